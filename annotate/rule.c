// Rules put on functions (see rule.h). The parameter part of a rule is one of
//   GLOB                  parameters of that name
//   TYPE                  parameters, and results, of that C type
//   return                the result, or the function as a whole
//   return TYPE [n:TYPE]  functions with that result (and a parameter of the
//                         second type, which the words call n)
// and the function part is GLOB, or "callback GLOB": function pointer typedefs.
// Words of "*" that can not stand at a parameter are for the function.
#include "annotate/rule.h"

#include <ctype.h>
#include <string.h>

static bool is_ident_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

// ---- types by their spelling -----------------------------------------------

// Moves over blanks that part nothing but punctuation.
static size_t skip_blanks(Str s, size_t i)
{
    size_t to = i;
    while (to < s.len && s.ptr[to] == ' ')
        to++;
    bool joins = to > i && i > 0 && to < s.len && is_ident_char(s.ptr[i - 1]) &&
                 is_ident_char(s.ptr[to]);
    return joins ? to - 1 : to;
}

// The same but for blanks: "const void*" is "const void *".
static bool same_type_text(Str a, Str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        i = skip_blanks(a, i);
        k = skip_blanks(b, k);
        if (i >= a.len || k >= b.len)
            return i >= a.len && k >= b.len;
        if (a.ptr[i++] != b.ptr[k++])
            return false;
    }
}

static bool type_is(const CType *t, Str want)
{
    return same_type_text(t->spelling, str_trim(want));
}

// ---- words of a rule, made fit for one function ----------------------------

// Replaces whole identifiers `from` by `to`.
static Str rename_ident(Arena *a, Str s, Str from, Str to)
{
    Str out = STR("");
    size_t at = 0;
    while (at < s.len) {
        size_t end = at;
        while (end < s.len && is_ident_char(s.ptr[end]))
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

// The longest prefix of the function's name that makes a known name with the
// suffix, or "".
static Str known_with(const Iface *f, Str func, Str suffix)
{
    for (size_t n = func.len; n > 0; n--) {
        Str name = str_cat(f->arena, str_sub(func, 0, n), suffix);
        if (names_something(f, name))
            return name;
    }
    return STR("");
}

// '%' followed by a suffix; false when there is nothing it could mean. The
// remainder operator has a blank or a parenthesis behind it.
static bool expand_percent(const Iface *f, Str func, Str *text)
{
    size_t from = 0;
    for (size_t at = from; at < text->len; at++) {
        size_t end = at + 1;
        while (end < text->len && is_ident_char(text->ptr[end]))
            end++;
        if (text->ptr[at] != '%' || end == at + 1)
            continue;
        Str name = known_with(f, func, str_sub(*text, at + 1, end - at - 1));
        if (!name.len)
            return false;
        Str head = str_sub(*text, 0, at);
        *text = str_fmt(f->arena, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(name),
                        STR_ARG(str_from(*text, end)));
        at = head.len + name.len - 1;
    }
    return true;
}

typedef struct Target { // what a rule's words are put on
    const Iface *f;
    Str func;
    Str from, to; // a name to replace, "" when none
} Target;

static bool has_same(const AttrList *list, const Attr *a)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i].word == a->word && str_eq(list->at[i].arg, a->arg) &&
            str_eq(list->at[i].arg2, a->arg2))
            return true;
    return false;
}

static bool add_word(const Target *t, Attr word, AttrList *to)
{
    if (t->from.len) {
        word.arg = rename_ident(t->f->arena, word.arg, t->from, t->to);
        word.arg2 = rename_ident(t->f->arena, word.arg2, t->from, t->to);
    }
    if (!expand_percent(t->f, t->func, &word.arg) ||
        !expand_percent(t->f, t->func, &word.arg2))
        return false;
    if (!has_same(to, &word))
        VEC_PUSH(t->f->arena, to, word);
    return true;
}

static bool on_param(const Target *t, const AttrList *words, CParam *p)
{
    bool added = false;
    for (size_t i = 0; i < words->len; i++) {
        AttrWord w = words->at[i].word;
        if (attr_may_stand(w, 'P') && attr_fits(w, p->type))
            added |= add_word(t, words->at[i], &p->attrs);
    }
    return added;
}

static bool on_result(const Target *t, const AttrList *words, IfaceFunc *fn)
{
    bool added = false;
    for (size_t i = 0; i < words->len; i++) {
        AttrWord w = words->at[i].word;
        bool fits = attr_may_stand(w, 'F') ||
                    (attr_may_stand(w, 'R') && attr_fits(w, fn->ret));
        if (fits)
            added |= add_word(t, words->at[i], &fn->attrs);
    }
    return added;
}

// ---- matching --------------------------------------------------------------

static bool is_return(Str form)
{
    return str_eq_c(form, "return") || str_starts(form, STR("return "));
}

// "return", "return int", "return int db:sqlite3*"
static bool rule_on_result(Target t, const RuleLine *r, IfaceFunc *fn)
{
    Str want = str_trim(str_from(r->param, 6));
    size_t colon;
    if (str_find_char(want, ':', &colon)) {
        Str head = str_trim(str_sub(want, 0, colon));
        size_t begin = head.len;
        while (begin > 0 && is_ident_char(head.ptr[begin - 1]))
            begin--;
        t.from = str_from(head, begin);
        for (size_t i = 0; i < fn->params.len && !t.to.len; i++)
            if (type_is(fn->params.at[i].type, str_from(want, colon + 1)))
                t.to = fn->params.at[i].name;
        if (!t.to.len)
            return false;
        want = str_trim(str_sub(want, 0, begin));
    }
    if (want.len && !type_is(fn->ret, want))
        return false;
    return on_result(&t, &r->words, fn);
}

bool rule_param_matches(const CParam *p, Str form)
{
    return str_glob(form, p->name) || type_is(p->type, form);
}

// Words that say something of the whole function when every parameter is
// meant.
static bool on_whole(const Target *t, const AttrList *words, IfaceFunc *fn)
{
    bool added = false;
    for (size_t i = 0; i < words->len; i++) {
        AttrWord w = words->at[i].word;
        if (w == ATTR_SKIP || !attr_may_stand(w, 'P'))
            added |= add_word(t, words->at[i], &fn->attrs);
    }
    return added;
}

static bool without_skip(Arena *a, const AttrList *words, AttrList *to)
{
    for (size_t i = 0; i < words->len; i++)
        if (words->at[i].word != ATTR_SKIP)
            VEC_PUSH(a, to, words->at[i]);
    return to->len > 0;
}

static bool rule_on_params(Target t, const RuleLine *r, IfaceFunc *fn)
{
    bool added = false, every = str_eq_c(r->param, "*");
    AttrList words = r->words;
    if (every) {
        added = on_whole(&t, &r->words, fn);
        words = (AttrList){0};
        if (!without_skip(t.f->arena, &r->words, &words))
            return added;
    }
    for (size_t i = 0; i < fn->params.len; i++)
        if (rule_param_matches(&fn->params.at[i], r->param))
            added |= on_param(&t, &words, &fn->params.at[i]);
    if (type_is(fn->ret, r->param))
        added |= on_result(&t, &words, fn);
    return added;
}

// A callback's words apply to the function type of each matching typedef, at
// whatever uses it: CParams of a shared CType are shared too.
static bool rule_on_callback(Target t, const RuleLine *r, const CType *type)
{
    const CType *fn = type->kind == CT_POINTER ? type->elem : type;
    Str glob = str_trim(str_from(r->func, 9));
    size_t blank;
    if (str_find(glob, STR(" *"), &blank))
        glob = str_cat(t.f->arena, str_sub(glob, 0, blank),
                       str_from(glob, blank + 1));
    if (fn->kind != CT_FUNCTION ||
        !(str_glob(glob, type->alias) || str_glob(glob, fn->alias)))
        return false;
    bool added = false;
    for (size_t i = 0; i < fn->params.len; i++)
        if (rule_param_matches(&fn->params.at[i], r->param))
            added |= on_param(&t, &r->words, &fn->params.at[i]);
    return added;
}

static bool callbacks_of(const Iface *f, const RuleLine *r)
{
    Target t = {f, r->func, STR(""), STR("")};
    bool added = false;
    for (size_t i = 0; i < f->funcs.len; i++)
        for (size_t k = 0; k < f->funcs.at[i]->params.len; k++)
            added |= rule_on_callback(t, r, f->funcs.at[i]->params.at[k].type);
    for (size_t i = 0; i < f->records.len; i++)
        for (size_t k = 0; k < f->records.at[i]->fields.len; k++)
            added |=
                rule_on_callback(t, r, f->records.at[i]->fields.at[k].type);
    return added;
}

static bool rule_on_func(const Iface *f, const RuleLine *r, IfaceFunc *fn)
{
    Target t = {f, fn->name, STR(""), STR("")};
    bool named = str_eq(r->func, fn->name);
    if (!named && (r->is_fn || fn->is_macro || !str_glob(r->func, fn->name)))
        return false;
    if (r->is_fn)
        return on_result(&t, &r->words, fn);
    return is_return(r->param) ? rule_on_result(t, r, fn)
                               : rule_on_params(t, r, fn);
}

// ---- rules that can not mean anything --------------------------------------

static bool check_places(const RuleLine *r, DiagList *diags)
{
    bool ok = true, on_func = r->is_fn || is_return(r->param);
    for (size_t i = 0; i < r->words.len; i++) {
        AttrWord w = r->words.at[i].word;
        bool fits = on_func ? attr_may_stand(w, 'F') || attr_may_stand(w, 'R')
                            : attr_may_stand(w, 'P') || str_eq_c(r->param, "*");
        if (fits)
            continue;
        diag_error(diags, r->loc, "'%s' is no word for a %s", attr_word_name(w),
                   on_func ? "function or result" : "parameter");
        diag_note(diags, r->loc,
                  on_func ? "name the parameters that it is for"
                          : "write `return` for the parameter");
        ok = false;
    }
    return ok;
}

static bool rule_apply(Iface *f, RuleLine *r, DiagList *diags)
{
    if (!check_places(r, diags))
        return false;
    if (str_starts(r->func, STR("callback ")))
        r->used = callbacks_of(f, r);
    else
        for (size_t i = 0; i < f->funcs.len; i++)
            r->used |= rule_on_func(f, r, f->funcs.at[i]);
    if (!r->used)
        rule_unused(f, r, diags);
    return r->used;
}

// ---- fields, groups --------------------------------------------------------

static bool apply_field(Iface *f, const FieldLine *line, DiagList *diags)
{
    const IfaceRecord *r = iface_record(f, line->type);
    Nearest near = nearest_to(r ? line->field : line->type);
    for (size_t i = 0; r && i < r->fields.len; i++) {
        IfaceField *field = &r->fields.at[i];
        nearest_try(&near, field->name);
        if (!str_eq(field->name, line->field))
            continue;
        for (size_t k = 0; k < line->words.len; k++)
            if (!has_same(&field->attrs, &line->words.at[k]))
                VEC_PUSH(f->arena, &field->attrs, line->words.at[k]);
        return true;
    }
    for (size_t i = 0; !r && i < f->records.len; i++)
        nearest_try(&near, f->records.at[i]->name);
    if (!r)
        diag_error(diags, line->loc, "CBW_FIELD: no struct '%.*s'",
                   STR_ARG(line->type));
    else
        diag_error(diags, line->loc, "CBW_FIELD: '%.*s' has no field '%.*s'",
                   STR_ARG(line->type), STR_ARG(line->field));
    nearest_note(&near, line->loc, diags);
    return false;
}

static bool in_group(const IfaceGroup *g, Str name)
{
    for (size_t i = 0; i < g->globs.len; i++)
        if (str_glob(g->globs.at[i], name))
            return true;
    return false;
}

static void resolve_group(Iface *f, IfaceGroup *g)
{
    for (size_t i = 0; i < f->consts.len; i++)
        if (in_group(g, f->consts.at[i]->name))
            VEC_PUSH(f->arena, &g->members, f->consts.at[i]);
}

static void apply_module(Iface *f)
{
    for (size_t i = 0; i < f->funcs.len; i++) {
        Target t = {f, f->funcs.at[i]->name, STR(""), STR("")};
        if (!f->funcs.at[i]->is_macro)
            on_result(&t, &f->module.attrs, f->funcs.at[i]);
    }
}

bool rules_apply(Iface *f, Directives *d, DiagList *diags)
{
    bool ok = true;
    apply_module(f);
    for (size_t i = 0; i < d->rules.len; i++)
        ok &= rule_apply(f, &d->rules.at[i], diags);
    for (size_t i = 0; i < d->fields.len; i++)
        ok &= apply_field(f, &d->fields.at[i], diags);
    for (size_t i = 0; i < f->groups.len; i++)
        resolve_group(f, f->groups.at[i]);
    ok &= iface_check_lines(f, diags);
    return iface_check(f, diags) && ok;
}
