// Rules that apply to nothing (see rule.h): the header that they were written
// for has changed, or a name is misspelt. Told with what is there instead.
#include "annotate/rule.h"

#include <string.h>

static bool has_glob(Str s)
{
    return str_find_char(s, '*', NULL) || str_find_char(s, '?', NULL);
}

static bool is_return(Str form)
{
    return str_eq_c(form, "return") || str_starts(form, STR("return "));
}

static void only_sometimes(DiagList *diags)
{
    diag_note(diags, NO_LOC,
              "what the header has only sometimes, put under its own #if");
}

static void show(const IfaceFunc *fn, DiagList *diags)
{
    diag_note(diags, fn->loc, "the header has: %.*s", STR_ARG(fn->proto));
}

static const IfaceFunc *first_match(const Iface *f, Str glob)
{
    for (size_t i = 0; i < f->funcs.len; i++)
        if (str_glob(glob, f->funcs.at[i]->name))
            return f->funcs.at[i];
    return NULL;
}

// ---- what is not there -----------------------------------------------------

static void no_function(const Iface *f, const RuleLine *r, DiagList *diags)
{
    Nearest near = nearest_to(r->func);
    bool glob = has_glob(r->func);
    for (size_t i = 0; i < f->funcs.len && !glob; i++)
        nearest_try(&near, f->funcs.at[i]->name);
    diag_error(diags, r->loc, "%s: no function '%.*s'",
               r->is_fn ? "CBW_FN" : "CBW_RULE", STR_ARG(r->func));
    nearest_note(&near, r->loc, diags);
    only_sometimes(diags);
}

static void try_alias(Nearest *near, const CType *t)
{
    if (t->kind == CT_FUNCTION || ctype_is_ptr_to(t, CT_FUNCTION))
        nearest_try(near, t->alias.len || t->kind == CT_FUNCTION
                              ? t->alias
                              : t->elem->alias);
}

static void no_callback(const Iface *f, const RuleLine *r, DiagList *diags)
{
    Str want = str_trim(str_from(r->func, 9));
    Nearest near = nearest_to(want);
    for (size_t i = 0; i < f->funcs.len; i++)
        for (size_t k = 0; k < f->funcs.at[i]->params.len; k++)
            try_alias(&near, f->funcs.at[i]->params.at[k].type);
    diag_error(diags, r->loc,
               "CBW_RULE: no callback '%.*s' with a parameter '%.*s' that the "
               "words fit",
               STR_ARG(want), STR_ARG(r->param));
    nearest_note(&near, r->loc, diags);
}

static void no_result(const Iface *f, const RuleLine *r, DiagList *diags)
{
    bool any = str_eq_c(r->param, "return");
    diag_error(diags, r->loc,
               any ? "CBW_RULE: the words fit the result of no function '%.*s'"
                   : "CBW_RULE: no function '%.*s' has '%.*s'",
               STR_ARG(r->func), STR_ARG(r->param));
    show(first_match(f, r->func), diags);
}

static void no_param(const Iface *f, const RuleLine *r, DiagList *diags)
{
    Nearest near = nearest_to(r->param);
    for (size_t i = 0; i < f->funcs.len; i++) {
        const IfaceFunc *fn = f->funcs.at[i];
        for (size_t k = 0; k < fn->params.len && str_glob(r->func, fn->name);
             k++)
            nearest_try(&near, fn->params.at[k].name);
    }
    diag_error(diags, r->loc, "CBW_RULE: %s'%.*s' %s '%.*s'",
               has_glob(r->func) ? "no function " : "", STR_ARG(r->func),
               has_glob(r->func) ? "has a parameter" : "has no parameter",
               STR_ARG(r->param));
    nearest_note(&near, r->loc, diags);
    show(first_match(f, r->func), diags);
}

// ---- what is there, but not as it was --------------------------------------

static const CParam *matching(const Iface *f, const RuleLine *r,
                              const IfaceFunc **of)
{
    for (size_t i = 0; i < f->funcs.len; i++) {
        *of = f->funcs.at[i];
        for (size_t k = 0; k < (*of)->params.len; k++)
            if (str_glob(r->func, (*of)->name) &&
                rule_param_matches(&(*of)->params.at[k], r->param))
                return &(*of)->params.at[k];
    }
    return NULL;
}

static void no_fit(const RuleLine *r, const IfaceFunc *fn, const CParam *p,
                   DiagList *diags)
{
    for (size_t i = 0; i < r->words.len; i++) {
        AttrWord w = r->words.at[i].word;
        if (attr_fits(w, p->type))
            continue;
        diag_error(diags, r->loc,
                   "CBW_RULE: '%s' means nothing for the type '%.*s' of '%.*s'",
                   attr_word_name(w), STR_ARG(p->type->spelling),
                   STR_ARG(p->name));
        show(fn, diags);
        return;
    }
    diag_error(diags, r->loc,
               "CBW_RULE: no constant and no function has a name that %% and "
               "its suffix make of '%.*s'",
               STR_ARG(fn->name));
}

void rule_unused(const Iface *f, const RuleLine *r, DiagList *diags)
{
    const IfaceFunc *fn = NULL;
    if (str_starts(r->func, STR("callback ")))
        no_callback(f, r, diags);
    else if (!first_match(f, r->func))
        no_function(f, r, diags);
    else if (r->is_fn || is_return(r->param) || str_eq_c(r->param, "*"))
        no_result(f, r, diags);
    else if (!matching(f, r, &fn))
        no_param(f, r, diags);
    else
        no_fit(r, fn, matching(f, r, &fn), diags);
}
