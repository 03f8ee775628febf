// Structs and unions that C hands to callbacks and that no plain object can
// be: classes, whose objects are lent. What is a number, or text of C's, is
// read from C's own memory.
#include "gen/infer_int.h"

static void add_fields(Gen *g, const IfaceRecord *r, AbiClass *c)
{
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *src = &r->fields.at[i];
        AbiField f;
        Str why = STR("");
        if (!src->name.len || !type_field(g, r, i, &f, &why) ||
            attr_find(&src->attrs, ATTR_HIDE) ||
            attr_find(&src->attrs, ATTR_SKIP))
            continue;
        bool text = f.type->kind == ABI_STRING && f.len_offset < 0;
        if (type_has_memory(f.type) && (r->is_union || !text))
            continue; // which of a union's members there is, only C knows
        f.readonly = true;
        type_push_field(g, &c->fields, f);
    }
}

static bool is_lent(Gen *g, const CType *t)
{
    const IfaceRecord *r =
        ctype_is_ptr_to(t, CT_RECORD) ? t->elem->record : NULL;
    Str why = STR("");
    return r && r->complete && r->is_public && r->name.len && r->size &&
           !shape_of(g, r) && !map_get(&g->classes, r->spelling) &&
           !record_is_object(g, r) && !record_is_memory(g, r) &&
           !type_view(g, t->elem, &why);
}

static void of_function(Gen *g, const CType *t)
{
    if (!ctype_is_ptr_to(t, CT_FUNCTION))
        return;
    const CType *fn = t->elem;
    for (size_t i = 0; i < fn->params.len; i++) {
        const CType *p = fn->params.at[i].type;
        if (is_lent(g, p))
            add_fields(g, p->elem->record, class_add(g, p->elem->record));
    }
}

void classes_lent(Gen *g)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        for (size_t k = 0; k < f->params.len; k++)
            of_function(g, f->params.at[k].type);
    }
    for (size_t i = 0; i < g->iface->records.len; i++) {
        const IfaceRecord *r = g->iface->records.at[i];
        for (size_t k = 0; record_is_object(g, r) && k < r->fields.len; k++)
            of_function(g, r->fields.at[k].type);
    }
}
