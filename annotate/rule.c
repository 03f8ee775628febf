// Rules put on functions (see rule.h). The parameter part of a rule is one of
//   GLOB                  parameters of that name
//   TYPE                  parameters of that C type (has a blank or ends in *)
//   return                the result, or the function as a whole
//   return TYPE [n:TYPE]  functions with that result (and a parameter of the
//                         second type, which the words call n)
// and the function part GLOB, or "callback GLOB": function pointer typedefs.
#include "annotate/rule.h"

#include <ctype.h>
#include <string.h>

static bool ident_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

// The text with blanks removed but where two identifiers would join.
static Str squeeze(Arena *a, Str s)
{
    char *to = arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c != ' ' || (n && ident_char(to[n - 1]) && i + 1 < s.len &&
                         ident_char(s.ptr[i + 1])))
            to[n++] = c;
    }
    return (Str){to, n};
}

static bool type_is(Arena *a, const CType *t, Str want)
{
    return str_eq(squeeze(a, t->spelling), squeeze(a, want));
}

// Replaces whole identifiers `from` by `to`.
static Str rename_ident(Arena *a, Str s, Str from, Str to)
{
    Str out = STR("");
    size_t at = 0;
    while (at < s.len) {
        size_t end = at;
        while (end < s.len && ident_char(s.ptr[end]))
            end++;
        if (end == at) {
            out = str_cat(a, out, str_sub(s, at++, 1));
            continue;
        }
        Str word = str_sub(s, at, end - at);
        out = str_cat(a, out, str_eq(word, from) ? to : word);
        at = end;
    }
    return out;
}

static bool names_something(const Iface *f, Str name)
{
    return iface_const(f, name) || iface_func(f, name);
}

// '%' followed by a suffix: the longest prefix of the function's name for
// which prefix + suffix exists. False when there is none.
static bool expand_percent(const Iface *f, Str func, Str *text)
{
    size_t at;
    while (str_find_char(*text, '%', &at)) {
        size_t end = at + 1;
        while (end < text->len && ident_char(text->ptr[end]))
            end++;
        Str suffix = str_sub(*text, at + 1, end - at - 1);
        Str full = STR("");
        for (size_t n = func.len; n > 0 && !full.len; n--) {
            Str name = str_cat(f->arena, str_sub(func, 0, n), suffix);
            if (names_something(f, name))
                full = name;
        }
        if (!full.len || !suffix.len)
            return !suffix.len; // a modulo operator
        *text =
            str_fmt(f->arena, "%.*s%.*s%.*s", STR_ARG(str_sub(*text, 0, at)),
                    STR_ARG(full), STR_ARG(str_from(*text, end)));
    }
    return true;
}

static void add_words(const Iface *f, Str func, const AttrList *words,
                      AttrList *to, Str from, Str name)
{
    for (size_t i = 0; i < words->len; i++) {
        Attr at = words->at[i];
        if (from.len) {
            at.arg = rename_ident(f->arena, at.arg, from, name);
            at.arg2 = rename_ident(f->arena, at.arg2, from, name);
        }
        if (expand_percent(f, func, &at.arg) &&
            expand_percent(f, func, &at.arg2))
            VEC_PUSH(f->arena, to, at);
    }
}

// "return", "return int", "return int db:sqlite3*"
static void rule_on_result(const Iface *f, IfaceFunc *fn, const RuleLine *r)
{
    Str want = str_trim(str_from(r->param, 6));
    Str from = STR(""), name = STR("");
    size_t colon;
    if (str_find_char(want, ':', &colon)) {
        size_t begin = colon;
        while (begin > 0 && ident_char(want.ptr[begin - 1]))
            begin--;
        from = str_sub(want, begin, colon - begin);
        Str type = str_from(want, colon + 1);
        for (size_t i = 0; i < fn->params.len && !name.len; i++)
            if (type_is(f->arena, fn->params.at[i].type, type))
                name = fn->params.at[i].name;
        if (!name.len)
            return;
        want = str_trim(str_sub(want, 0, begin));
    }
    if (!want.len || type_is(f->arena, fn->ret, want))
        add_words(f, fn->name, &r->words, &fn->attrs, from, name);
}

static bool param_matches(const Iface *f, const CParam *p, Str form)
{
    size_t space;
    bool is_type = str_find_char(form, ' ', &space) ||
                   (form.len > 1 && str_ends(form, STR("*")) &&
                    type_is(f->arena, p->type, form));
    return is_type ? type_is(f->arena, p->type, form) : str_glob(form, p->name);
}

// Words on every parameter of "*" mean the function when they can stand only
// there (skip, get).
static bool function_words(const AttrList *words)
{
    for (size_t i = 0; i < words->len; i++) {
        AttrWord w = words->at[i].word;
        if (w != ATTR_SKIP && w != ATTR_GET && w != ATTR_SET &&
            w != ATTR_LONGJMP)
            return false;
    }
    return words->len > 0;
}

// A callback's words apply to the function type of each matching typedef, at
// every parameter that uses it: CParams of a shared CType are shared too.
static void rule_on_callback(const Iface *f, const RuleLine *r, Str glob,
                             const CType *t)
{
    const CType *fn = t->kind == CT_POINTER ? t->elem : t;
    if (fn->kind != CT_FUNCTION ||
        !(str_glob(glob, t->alias) || str_glob(glob, fn->alias)))
        return;
    for (size_t i = 0; i < fn->params.len; i++) {
        CParam *p = &fn->params.at[i];
        if (!param_matches(f, p, r->param))
            continue;
        bool done = false;
        for (size_t k = 0; k < p->attrs.len; k++)
            done |= p->attrs.at[k].loc.line == r->loc.line &&
                    str_eq(p->attrs.at[k].loc.file, r->loc.file);
        if (!done)
            add_words(f, r->func, &r->words, &p->attrs, STR(""), STR(""));
    }
}

static void apply_rule(const Iface *f, const RuleLine *r, IfaceFunc *fn)
{
    if (str_starts(r->func, STR("callback "))) {
        Str glob = str_trim(str_from(r->func, 9));
        for (size_t i = 0; i < fn->params.len; i++)
            rule_on_callback(f, r, glob, fn->params.at[i].type);
        return;
    }
    if (r->is_fn ? !str_eq(r->func, fn->name) : !str_glob(r->func, fn->name))
        return;
    if (r->is_fn || function_words(&r->words)) {
        if (r->is_fn || str_eq_c(r->param, "*") || str_eq_c(r->param, "return"))
            add_words(f, fn->name, &r->words, &fn->attrs, STR(""), STR(""));
        return;
    }
    if (str_eq_c(r->param, "return") || str_starts(r->param, STR("return "))) {
        rule_on_result(f, fn, r);
        return;
    }
    for (size_t i = 0; i < fn->params.len; i++)
        if (param_matches(f, &fn->params.at[i], r->param))
            add_words(f, fn->name, &r->words, &fn->params.at[i].attrs, STR(""),
                      STR(""));
    if (str_find_char(r->param, ' ', NULL) &&
        type_is(f->arena, fn->ret, r->param))
        add_words(f, fn->name, &r->words, &fn->attrs, STR(""), STR(""));
}

static bool apply_field(Iface *f, const FieldLine *line, DiagList *diags)
{
    const IfaceRecord *r = iface_record(f, line->type);
    if (!r) {
        diag_error(diags, line->loc, "CBW_FIELD: no struct '%.*s'",
                   STR_ARG(line->type));
        return false;
    }
    for (size_t i = 0; i < r->fields.len; i++)
        if (str_eq(r->fields.at[i].name, line->field)) {
            add_words(f, STR(""), &line->words, &r->fields.at[i].attrs, STR(""),
                      STR(""));
            return true;
        }
    diag_error(diags, line->loc, "CBW_FIELD: '%.*s' has no field '%.*s'",
               STR_ARG(line->type), STR_ARG(line->field));
    return false;
}

static bool resolve_group(Iface *f, IfaceGroup *g, DiagList *diags)
{
    for (size_t i = 0; i < f->consts.len; i++)
        for (size_t k = 0; k < g->globs.len; k++)
            if (str_glob(g->globs.at[k], f->consts.at[i]->name)) {
                VEC_PUSH(f->arena, &g->members, f->consts.at[i]);
                break;
            }
    if (!g->members.len)
        diag_error(diags, g->loc,
                   "CBW_CONSTS: no constant matches group "
                   "'%.*s'",
                   STR_ARG(g->name));
    return g->members.len > 0;
}

bool rules_apply(Iface *f, const Directives *d, DiagList *diags)
{
    bool ok = true;
    for (size_t i = 0; i < f->funcs.len; i++) {
        IfaceFunc *fn = f->funcs.at[i];
        add_words(f, fn->name, &f->module.attrs, &fn->attrs, STR(""), STR(""));
        for (size_t k = 0; k < d->rules.len; k++)
            apply_rule(f, &d->rules.at[k], fn);
    }
    for (size_t i = 0; i < d->rules.len; i++)
        if (d->rules.at[i].is_fn && !iface_func(f, d->rules.at[i].func)) {
            diag_error(diags, d->rules.at[i].loc, "CBW_FN: no function '%.*s'",
                       STR_ARG(d->rules.at[i].func));
            ok = false;
        }
    for (size_t i = 0; i < d->fields.len; i++)
        ok &= apply_field(f, &d->fields.at[i], diags);
    for (size_t i = 0; i < f->groups.len; i++)
        ok &= resolve_group(f, f->groups.at[i], diags);
    return iface_check(f, diags) && ok;
}
