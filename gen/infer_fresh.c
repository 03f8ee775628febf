// Results that the code allocates: when it is proven that free() takes what a
// function returns, text is copied and freed, and so are bytes whose length the
// function stores where a parameter points to. And those that are a place in a
// buffer of the caller's that was filled with text, or NULL.
#include "gen/infer_int.h"

// What the function stores through that parameter and does not read.
static bool is_out_length(Gen *g, const IfaceFunc *f, const FactFunc *known,
                          size_t i)
{
    const CParam *p = &f->params.at[i];
    const CType *t = p->type;
    return t->kind == CT_POINTER && t->elem->kind == CT_INT &&
           t->elem->size >= 4 && !t->elem->is_const && !p->attrs.len &&
           is_length_name(g->a, p->name) && known->params.at[i].written &&
           !known->params.at[i].read;
}

// The one such parameter; -1: none, -2: several.
static int out_length(Gen *g, const IfaceFunc *f, const FactFunc *known)
{
    int found = -1;
    for (size_t i = 0; i < f->params.len; i++)
        if (is_out_length(g, f, known, i))
            found = found == -1 ? (int)i : -2;
    return found;
}

static void own(Role *r, RoleKind kind, AbiType *type)
{
    r->kind = kind;
    r->type = type;
    r->own = true;
    r->own_free = STR("free");
    r->level = GEN_IDIOMATIC;
    r->reason = r->write = STR("");
}

static void counted(Gen *g, const IfaceFunc *f, Role *params, int n, Role *r)
{
    AbiType *list = type_list(g, type_byte(g), ABI_END_COUNTED, 0, f->ret);
    own(r, ROLE_LIST, type_nullable(g, list));
    r->expr = str_fmt(g->a, "*%.*s", STR_ARG(f->params.at[n].name));
    r->rule = "fact: new bytes and their length";
    r->assumes = "free() takes them: proven";
    params[n] = role_for(ROLE_HIDDEN_CELL, -1, "length of the result");
}

static bool filled(Role *params, const FactFunc *known, Role *r)
{
    int found = -1;
    if (known->ret_global || known->ret_unknown || known->may_be_fresh)
        return false;
    for (size_t i = 0; i < known->params.len && i < 64; i++)
        if (known->ret_params == 1ull << i)
            found = (int)i;
    if (found < 0 || params[found].kind != ROLE_OUT_LIST ||
        params[found].type->kind != ABI_STRING ||
        params[found].type->end != ABI_END_NUL)
        return false;
    *r = role_for(ROLE_SAME, found, "fact: the text that was written");
    return true;
}

void role_of_fresh(Gen *g, const IfaceFunc *f, Role *params, Role *r)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    const CType *e = f->ret->kind == CT_POINTER ? f->ret->elem : NULL;
    if (r->kind != ROLE_NONE || !e || !known ||
        known->params.len != f->params.len || f->attrs.len ||
        (type_is_text(e) && filled(params, known, r)) || !known->mallocs)
        return;
    int n = out_length(g, f, known);
    if (n >= 0 && (type_is_text(e) || ctype_is_bytes(e)) && e->size == 1) {
        counted(g, f, params, n, r);
    } else if (n == -1 && type_is_text(e)) {
        AbiEnc enc = type_enc(&f->attrs, e);
        AbiType *text = type_string(g, ABI_END_NUL, enc, f->ret);
        own(r, ROLE_STRING, type_nullable(g, text));
        r->rule = "fact: new text";
        r->assumes = "free() takes it: proven";
    }
}
