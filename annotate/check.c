// Checks what annotations say together (see rule.h): contradictions, names
// that name nothing. Types are gen's to judge.
#include "annotate/rule.h"

static const AttrWord contradictions[][2] = {
    {ATTR_IN, ATTR_OUT},    {ATTR_IN, ATTR_INOUT},   {ATTR_OUT, ATTR_INOUT},
    {ATTR_COPY, ATTR_KEEP}, {ATTR_TAKES, ATTR_COPY}, {ATTR_OWN, ATTR_BORROW},
    {ATTR_GET, ATTR_SET},   {ATTR_NEW, ATTR_ON},     {ATTR_THROW, ATTR_ERRNO},
    {ATTR_LEN, ATTR_NUL},   {ATTR_HIDE, ATTR_DEF},   {ATTR_HIDE, ATTR_OUT},
    {ATTR_UD, ATTR_HIDE},
};

// A word in place overrules a contradicting rule; two in place do not agree.
static bool check_pairs(const AttrList *attrs, DiagList *diags)
{
    bool ok = true;
    for (size_t i = 0; i < sizeof contradictions / sizeof *contradictions;
         i++) {
        const Attr *x = attr_find(attrs, contradictions[i][0]);
        const Attr *y = attr_find(attrs, contradictions[i][1]);
        if (!x || !y || x->by_rule || y->by_rule)
            continue;
        diag_error(diags, y->loc, "'%s' contradicts '%s'",
                   attr_word_name(y->word), attr_word_name(x->word));
        diag_note(diags, x->loc, "said here");
        ok = false;
    }
    return ok;
}

static bool is_param(const CParamVec *params, Str name)
{
    for (size_t i = 0; i < params->len; i++)
        if (str_eq(params->at[i].name, name))
            return true;
    return false;
}

static bool known_name(const Iface *f, const CParamVec *params, Str name)
{
    return is_param(params, name) || str_eq_c(name, "_ret") ||
           str_eq_c(name, "any") || iface_const(f, name) ||
           iface_func(f, name) || str_starts(name, STR("_"));
}

static void nearest_param(const CParamVec *params, Str name, SrcLoc loc,
                          DiagList *diags)
{
    for (size_t i = 0; i < params->len; i++)
        if (str_distance(params->at[i].name, name) <= 2) {
            diag_note(diags, loc, "did you mean '%.*s'?",
                      STR_ARG(params->at[i].name));
            return;
        }
}

// A bare identifier must be a parameter or a constant; anything longer is for
// the C compiler to check.
static bool check_expr(const Iface *f, const CParamVec *params,
                       const AttrList *attrs, AttrWord word, DiagList *diags)
{
    const Attr *at = attr_find(attrs, word);
    if (!at || !str_is_ident(at->arg) || known_name(f, params, at->arg))
        return true;
    for (size_t i = 0; i < f->taken.len; i++) // macros that are no constant
        if (str_eq(f->taken.at[i], at->arg))
            return true;
    diag_error(diags, at->loc, "%s=%.*s: no parameter or constant '%.*s'",
               attr_word_name(word), STR_ARG(at->arg), STR_ARG(at->arg));
    nearest_param(params, at->arg, at->loc, diags);
    return false;
}

// These take a parameter's name, and nothing else but the listed words.
static bool check_name(const CParamVec *params, const AttrList *attrs,
                       AttrWord word, const char *also, DiagList *diags)
{
    const Attr *at = attr_find(attrs, word);
    if (!at || !at->arg.len || is_param(params, at->arg))
        return true;
    Str rest = str_of(also), one;
    while (str_split(&rest, ' ', &one))
        if (str_eq(one, at->arg))
            return true;
    if (at->by_rule)
        return true; // a rule for many functions fits some
    diag_error(diags, at->loc, "%s=%.*s: no parameter '%.*s'",
               attr_word_name(word), STR_ARG(at->arg), STR_ARG(at->arg));
    nearest_param(params, at->arg, at->loc, diags);
    return false;
}

static bool check_param(const Iface *f, const CParamVec *params,
                        const CParam *p, DiagList *diags)
{
    bool ok = check_pairs(&p->attrs, diags);
    ok &= check_expr(f, params, &p->attrs, ATTR_LEN, diags);
    ok &= check_expr(f, params, &p->attrs, ATTR_CAP, diags);
    ok &= check_expr(f, params, &p->attrs, ATTR_USED, diags);
    ok &= check_name(params, &p->attrs, ATTR_KEEP, "ret forever", diags);
    ok &= check_name(params, &p->attrs, ATTR_CB, "call once forever", diags);
    ok &= check_name(params, &p->attrs, ATTR_UD, "", diags);
    ok &= check_name(params, &p->attrs, ATTR_FREES, "", diags);
    return ok;
}

bool iface_check(const Iface *f, DiagList *diags)
{
    bool ok = true;
    for (size_t i = 0; i < f->funcs.len; i++) {
        const IfaceFunc *fn = f->funcs.at[i];
        ok &= check_pairs(&fn->attrs, diags);
        ok &= check_expr(f, &fn->params, &fn->attrs, ATTR_LEN, diags);
        ok &= check_name(&fn->params, &fn->attrs, ATTR_SAME, "", diags);
        ok &= check_name(&fn->params, &fn->attrs, ATTR_NOTE, "", diags);
        ok &=
            check_name(&fn->params, &fn->attrs, ATTR_BORROW, "forever", diags);
        for (size_t k = 0; k < fn->params.len; k++)
            ok &= check_param(f, &fn->params, &fn->params.at[k], diags);
    }
    return ok;
}
