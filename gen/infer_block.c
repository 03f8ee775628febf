// T ** through which the code gives new memory that free() takes: text, or as
// many bytes or numbers as it stores beside it or returns, and never more than
// the block holds.
#include "gen/infer_int.h"

static bool returns_size(const IfaceFunc *f)
{
    return f->ret->kind == CT_INT && !f->attrs.len &&
           (str_eq_c(f->ret->alias, "size_t") ||
            str_eq_c(f->ret->spelling, "size_t"));
}

// int count = shape(..., vertex **vertices): a number that it counts.
static bool counts_them(Gen *g, const IfaceFunc *f, const CParam *p,
                        const FactFunc *known)
{
    Str name = p->name;
    return f->ret->kind == CT_INT && f->ret->size == 4 && !f->attrs.len &&
           !known->ret_nvalues && name.len > 3 && str_ends(name, STR("s")) &&
           !str_ends(name, STR("ss")) &&
           !name_has_token(g->a, name, "status pos bits");
}

// A struct that holds no pointers; NULL for one that does.
static const AbiType *plain_element(Gen *g, const CType *e)
{
    Str why = STR("");
    const AbiType *t = e->kind == CT_RECORD ? type_value(g, e, NULL, &why)
                                            : number_element(g, e);
    return t && t->kind == ABI_RECORD && type_has_memory(t) ? NULL : t;
}

static void give(Role *r, AbiType *t, const char *rule)
{
    *r = role_for(ROLE_OUT_BLOCK, -1, rule);
    r->type = t;
    r->own = true;
    r->own_free = STR("free");
    r->assumes = "free() takes it: proven";
}

static void give_list(Gen *g, const IfaceFunc *f, size_t i, Role *params,
                      const FactFunc *known)
{
    const CParam *p = &f->params.at[i];
    const CType *e = p->type->elem->elem;
    Str n = STR("_ret");
    const AbiType *elem = plain_element(g, e);
    uint32_t size = e->kind == CT_VOID ? 1 : e->size;
    int length = out_length(g, f, known);
    bool structs = e->kind == CT_RECORD && counts_them(g, f, p, known);
    if (!elem ||
        (size > 1 && !(length == -1 && structs) &&
         (length < 0 || // bytes or elements?
          name_has_token(g->a, f->params.at[length].name, "size bytes siz"))))
        return;
    if (length >= 0)
        n = str_fmt(g->a, "*%.*s", STR_ARG(f->params.at[length].name));
    else if (!returns_size(f) && !structs)
        return;
    give(&params[i],
         type_nullable(g, type_list(g, elem, ABI_END_COUNTED, 0, p->type)),
         "fact: new elements and how many");
    params[i].assumes = "free() takes them: proven; no more than that block "
                        "holds";
    params[i].expr = str_fmt(g->a, "cbw_within(*%.*s, %.*s, %u)",
                             STR_ARG(p->name), STR_ARG(n), (unsigned)size);
    if (length >= 0)
        params[length] =
            role_for(ROLE_HIDDEN_CELL, -1, "length of what is given");
    else
        params[i].used = n;
}

// One of them: of several nobody knows whose the length is.
void roles_of_blocks(Gen *g, const IfaceFunc *f, Role *params)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    int found = -1;
    if (!known || known->params.len != f->params.len)
        return;
    for (size_t i = 0; i < f->params.len; i++) {
        const CParam *p = &f->params.at[i];
        const FactParam *fact = &known->params.at[i];
        if (params[i].kind != ROLE_NONE || p->attrs.len || !fact->gives ||
            fact->read_first || fact->kept || !fact->bounded ||
            fact->extent != 4 || !ctype_is_ptr_to(p->type, CT_POINTER))
            continue;
        if (found >= 0)
            return;
        found = (int)i;
    }
    if (found < 0)
        return;
    const CParam *p = &f->params.at[found];
    const CType *e = p->type->elem->elem;
    if (class_of_pointer(g, p->type->elem) || e->is_const ||
        !(e->kind == CT_VOID || e->kind == CT_INT || e->kind == CT_FLOAT ||
          e->kind == CT_RECORD))
        return;
    if (type_is_text(e) && out_length(g, f, known) < 0 && !returns_size(f))
        give(
            &params[found],
            type_nullable(g, type_string(g, ABI_END_NUL, type_enc(&p->attrs, e),
                                         p->type->elem)),
            "fact: new text");
    else
        give_list(g, f, (size_t)found, params, known);
}
