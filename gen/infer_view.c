// Views of C's own memory: a result, or what is stored through a T **, beside
// a parameter through which the code stores how long it is; and text that is
// not new and so stays C's. They are copied at once.
#include "gen/infer_int.h"

// ---- lengths ---------------------------------------------------------------

// One number is stored there, and nothing is read.
static bool is_out_cell(const FactParam *p, uint32_t size)
{
    return p->written && !p->read && !p->kept && p->bounded &&
           p->extent == (int64_t)size;
}

static bool is_out_length(Gen *g, const IfaceFunc *f, const Role *params,
                          const FactFunc *known, size_t i)
{
    const CParam *p = &f->params.at[i];
    const CType *t = p->type;
    return t->kind == CT_POINTER && t->elem->kind == CT_INT &&
           t->elem->size >= 4 && !t->elem->is_const && !p->attrs.len &&
           is_length_name(g->a, p->name) &&
           (params[i].kind == ROLE_OUT_SCALAR || params[i].kind == ROLE_NONE) &&
           is_out_cell(&known->params.at[i], t->elem->size);
}

// Bytes or elements? A size of elements that are more than a byte may be both.
static bool counts(Gen *g, const CType *e, Str name)
{
    return e->kind == CT_VOID || e->size == 1 ||
           !name_has_token(g->a, name, "size bytes siz nbytes");
}

// What only says that it is a length, or names what the function gives.
static bool is_of_function(Gen *g, const IfaceFunc *f, Str length)
{
    Str of = str_lower(g->a, length_stem(g->a, length)), name = STR(""), word;
    Str rest = str_lower(g->a, f->name);
    while (str_split(&rest, '_', &word))
        name = str_cat(g->a, name, word);
    return !of.len || str_one_of(of, "out ret result data buf") ||
           str_find(name, of, NULL);
}

// ---- results ---------------------------------------------------------------

static void result_view(Gen *g, const IfaceFunc *f, Role *params,
                        const FactFunc *known, Role *r)
{
    const CType *e = f->ret->elem;
    const AbiType *elem = e->is_const ? number_element(g, e) : NULL;
    int n = -1;
    for (size_t i = 0; i < f->params.len; i++)
        if (is_out_length(g, f, params, known, i))
            n = n == -1 ? (int)i : -2;
    if (!elem || n < 0 || known->may_be_fresh)
        return;
    Str name = f->params.at[n].name;
    if (!counts(g, e, name) || !is_of_function(g, f, name))
        return;
    r->kind = ROLE_LIST;
    r->type = type_nullable(g, type_list(g, elem, ABI_END_COUNTED, 0, f->ret));
    r->expr = str_fmt(g->a, "*%.*s", STR_ARG(name));
    r->rule = "fact: C's own elements and how many";
    r->level = GEN_IDIOMATIC;
    r->reason = r->write = STR("");
    params[n] = role_for(ROLE_HIDDEN_CELL, -1, "length of the result");
}

// What the code is only shown, or does not change, it can not give away: it
// would be there twice.
static bool is_shown(const IfaceFunc *f, const FactFunc *known)
{
    for (size_t i = 0; i < known->params.len && i < 64; i++) {
        const CType *t = f->params.at[i].type;
        if (known->ret_params >> i & 1 && known->params.at[i].written &&
            !(t->kind == CT_POINTER && t->elem->is_const))
            return false;
    }
    return true;
}

// char *, and never new memory: C's own, as a const char * would be.
static void result_text(Gen *g, const IfaceFunc *f, const FactFunc *known,
                        Role *r)
{
    bool named = name_has_token(g->a, f->name,
                                "text string str name msg message error "
                                "strerror version value path title");
    bool constant = !known->ret_params;
    if (name_has_token(g->a, f->name,
                       "take steal detach release pop finish extract"))
        return;
    for (size_t i = 0; i < f->params.len; i++)
        if (is_length_name(g->a, f->params.at[i].name))
            return;
    if (!type_is_text(f->ret->elem) || known->may_be_fresh ||
        known->ret_unknown || known->ret_itself || !(named || constant) ||
        !is_shown(f, known))
        return;
    r->kind = ROLE_STRING;
    r->type = type_nullable(
        g,
        type_string(g, ABI_END_NUL, type_enc(&f->attrs, f->ret->elem), f->ret));
    r->rule = "fact: text that is not new";
    r->level = GEN_IDIOMATIC;
    r->reason = r->write = STR("");
}

// ---- stored ----------------------------------------------------------------

// const T **: where an address is stored that is C's own.
static bool is_out_view(Gen *g, const IfaceFunc *f, const Role *params,
                        const FactFunc *known, size_t i)
{
    const CParam *p = &f->params.at[i];
    const CType *e = p->type->kind == CT_POINTER ? p->type->elem : NULL;
    return e && e->kind == CT_POINTER && e->elem->is_const &&
           number_element(g, e->elem) && !p->attrs.len &&
           (params[i].kind == ROLE_NONE ||
            (params[i].kind == ROLE_OUT_BLOCK && !params[i].expr.len)) &&
           is_out_cell(&known->params.at[i], 4);
}

static void stored_view(Gen *g, const IfaceFunc *f, Role *params, size_t i,
                        size_t n)
{
    const CType *e = f->params.at[i].type->elem;
    AbiType *t =
        type_is_text(e->elem)
            ? type_string(g, ABI_END_COUNTED, ABI_UTF8, e)
            : type_list(g, number_element(g, e->elem), ABI_END_COUNTED, 0, e);
    params[i] = role_for(ROLE_OUT_BLOCK, -1,
                         "fact: C's own elements and how "
                         "many");
    params[i].type = type_nullable(g, t);
    params[i].expr = str_fmt(g->a, "*%.*s", STR_ARG(f->params.at[n].name));
    params[n] = role_for(ROLE_HIDDEN_CELL, -1, "length of what is stored");
}

// buf and buf_len, or one such pointer and one length that says no more.
static void stored_views(Gen *g, const IfaceFunc *f, Role *params,
                         const FactFunc *known)
{
    size_t views = 0, lengths = 0;
    for (size_t i = 0; i < f->params.len; i++) {
        views += is_out_view(g, f, params, known, i);
        lengths += is_out_length(g, f, params, known, i);
    }
    for (size_t i = 0; views && i < f->params.len; i++) {
        const CParam *p = &f->params.at[i];
        Str of = length_stem(g->a, p->name);
        if (!is_out_view(g, f, params, known, i))
            continue;
        for (size_t n = 0; n < f->params.len; n++) {
            Str name = f->params.at[n].name, by = length_stem(g->a, name);
            bool only = views == 1 && lengths == 1 && !by.len;
            if (is_out_length(g, f, params, known, n) &&
                counts(g, p->type->elem->elem, name) &&
                (only || (of.len && str_eq(of, by)))) {
                stored_view(g, f, params, i, n);
                break;
            }
        }
    }
}

void roles_of_views(Gen *g, const IfaceFunc *f, Role *params, Role *r)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    if (!known || known->params.len != f->params.len || f->attrs.len)
        return;
    stored_views(g, f, params, known);
    if (r->kind != ROLE_NONE || f->ret->kind != CT_POINTER)
        return;
    result_view(g, f, params, known, r);
    if (r->kind == ROLE_NONE)
        result_text(g, f, known, r);
}
