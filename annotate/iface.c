// The interface model's lookups and type predicates (see iface.h).
#include "annotate/iface.h"

const Attr *attr_find(const AttrList *list, AttrWord word)
{
    const Attr *found = NULL;
    for (size_t i = 0; i < list->len; i++) {
        const Attr *at = &list->at[i];
        if (at->word == word && (!found || found->by_rule || !at->by_rule))
            found = at;
    }
    return found;
}

bool ctype_same(const CType *a, const CType *b)
{
    if (a == b)
        return true;
    if (!a || !b || a->kind != b->kind)
        return false;
    switch (a->kind) {
    case CT_POINTER:
        return ctype_same(a->elem, b->elem);
    case CT_ARRAY:
        return a->count == b->count && ctype_same(a->elem, b->elem);
    case CT_RECORD:
        return a->record == b->record;
    case CT_ENUM:
        return a->enm == b->enm;
    case CT_INT:
        return a->size == b->size && a->is_signed == b->is_signed &&
               a->is_char == b->is_char;
    case CT_FLOAT:
        return a->size == b->size;
    case CT_FUNCTION:
        if (a->params.len != b->params.len || !ctype_same(a->elem, b->elem))
            return false;
        for (size_t i = 0; i < a->params.len; i++)
            if (!ctype_same(a->params.at[i].type, b->params.at[i].type))
                return false;
        return a->variadic == b->variadic;
    case CT_VOID:
    case CT_BOOL:
    case CT_VA_LIST:
        return true;
    case CT_OTHER:
        return str_eq(a->spelling, b->spelling);
    }
    return false;
}

bool ctype_is_ptr_to(const CType *t, CTypeKind kind)
{
    return t->kind == CT_POINTER && t->elem->kind == kind;
}

bool ctype_is_bytes(const CType *t)
{
    return t->kind == CT_VOID || (t->kind == CT_INT && t->size == 1);
}

Iface *iface_new(Arena *arena)
{
    Iface *f = ARENA_NEW(arena, Iface);
    f->arena = arena;
    return f;
}

// Library-level lines are few: a list will do.
#define LOOKUP(T, fn, list, key)                                               \
    T fn(const Iface *f, Str name)                                             \
    {                                                                          \
        for (size_t i = 0; i < f->list.len; i++)                               \
            if (str_eq(f->list.at[i]->key, name))                              \
                return f->list.at[i];                                          \
        return NULL;                                                           \
    }

LOOKUP(const IfaceClass *, iface_class, classes, type)
LOOKUP(const IfaceShape *, iface_shape, shapes, type)
LOOKUP(const IfaceGroup *, iface_group, groups, name)

IfaceFunc *iface_func(const Iface *f, Str name)
{
    return map_get(&f->func_map, name);
}

const IfaceConst *iface_const(const Iface *f, Str name)
{
    return map_get(&f->const_map, name);
}

void iface_add_func(Iface *f, IfaceFunc *func)
{
    VEC_PUSH(f->arena, &f->funcs, func);
    map_put(f->arena, &f->func_map, func->name, func);
}

void iface_add_const(Iface *f, IfaceConst *c)
{
    VEC_PUSH(f->arena, &f->consts, c);
    map_put(f->arena, &f->const_map, c->name, c);
}

void iface_name_record(Iface *f, Str name, IfaceRecord *r)
{
    if (name.len && !map_has(&f->record_map, name))
        map_put(f->arena, &f->record_map, name, r);
}

void iface_name_enum(Iface *f, Str name, IfaceEnum *e)
{
    if (name.len && !map_has(&f->enum_map, name))
        map_put(f->arena, &f->enum_map, name, e);
}

const IfaceRecord *iface_record(const Iface *f, Str name)
{
    return map_get(&f->record_map, name);
}

const IfaceEnum *iface_enum(const Iface *f, Str name)
{
    return map_get(&f->enum_map, name);
}

void iface_take(Iface *f, Str name)
{
    if (!name.len || map_has(&f->taken_map, name))
        return;
    map_put(f->arena, &f->taken_map, name, f);
    VEC_PUSH(f->arena, &f->taken, name);
}

bool iface_is_taken(const Iface *f, Str name)
{
    return map_has(&f->taken_map, name);
}
