// types.c: see types.h. Types are equal when their recursion groups are equal
// up to the names of their members (core spec 3.1.4).
#include "runtime/core/types.h"

#include <string.h>

// ------------------------------------------------------------- interning

typedef struct {
    const RtTypeDef *types;
    uint32_t start, len;
} Group;

// A heap type as the same number in every equal group.
static uint64_t heap_key(const Group *g, RtHeap h)
{
    if (!rt_heap_is_index(h))
        return h;
    if (h >= g->start && h < g->start + g->len)
        return (1ull << 32) | (h - g->start);
    return (2ull << 32) | g->types[h].canon;
}

static uint64_t type_key(const Group *g, RtType t)
{
    if (!rt_type_is_ref(t))
        return t;
    return (heap_key(g, rt_type_heap(t)) << 8) | rt_type_kind(t);
}

static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

static uint64_t super_key(const Group *g, const RtTypeDef *t)
{
    return t->super == RT_NO_INDEX ? 0 : heap_key(g, t->super);
}

static uint64_t def_hash(const Group *g, const RtTypeDef *t, uint64_t h)
{
    h = mix(h, (uint64_t)t->kind * 2 + t->final);
    h = mix(h, super_key(g, t));
    h = mix(h, ((uint64_t)t->func.nparams << 32) | t->nfields);
    for (uint32_t i = 0; i < t->func.nparams; i++)
        h = mix(h, type_key(g, t->func.params[i]));
    for (uint32_t i = 0; i < t->func.nresults; i++)
        h = mix(h, type_key(g, t->func.results[i]));
    for (uint32_t i = 0; i < t->nfields; i++)
        h = mix(h, type_key(g, t->fields[i].type) * 2 + t->fields[i].mutable_);
    return h;
}

static bool lists_equal(const Group *x, const RtType *a, uint32_t na,
                        const Group *y, const RtType *b, uint32_t nb)
{
    if (na != nb)
        return false;
    for (uint32_t i = 0; i < na; i++)
        if (type_key(x, a[i]) != type_key(y, b[i]))
            return false;
    return true;
}

static bool defs_equal(const Group *x, const RtTypeDef *a, const Group *y,
                       const RtTypeDef *b)
{
    if (a->kind != b->kind || a->final != b->final ||
        super_key(x, a) != super_key(y, b) || a->nfields != b->nfields)
        return false;
    for (uint32_t i = 0; i < a->nfields; i++)
        if (a->fields[i].mutable_ != b->fields[i].mutable_ ||
            type_key(x, a->fields[i].type) != type_key(y, b->fields[i].type))
            return false;
    return lists_equal(x, a->func.params, a->func.nparams, y, b->func.params,
                       b->func.nparams) &&
           lists_equal(x, a->func.results, a->func.nresults, y, b->func.results,
                       b->func.nresults);
}

static bool groups_equal(const Group *x, const Group *y)
{
    if (x->len != y->len)
        return false;
    for (uint32_t i = 0; i < x->len; i++)
        if (!defs_equal(x, &x->types[x->start + i], y, &y->types[y->start + i]))
            return false;
    return true;
}

static uint64_t group_hash(const Group *g)
{
    uint64_t h = g->len;
    for (uint32_t i = 0; i < g->len; i++)
        h = def_hash(g, &g->types[g->start + i], h);
    return h;
}

static void table_grow(Arena *a, RtGroupTable *t, const RtTypeDef *types)
{
    RtGroupTable old = *t;
    t->cap = old.cap ? old.cap * 2 : 16;
    t->slots = ARENA_ARRAY(a, uint32_t, t->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (old.slots[i] == 0)
            continue;
        uint32_t start = old.slots[i] - 1;
        Group g = {types, start, types[start].rec_len};
        size_t at = group_hash(&g) & (t->cap - 1);
        while (t->slots[at])
            at = (at + 1) & (t->cap - 1);
        t->slots[at] = old.slots[i];
    }
}

uint32_t rt_types_intern(Arena *a, RtGroupTable *t, const RtTypeDef *types,
                         uint32_t start, uint32_t len)
{
    if (t->len * 2 >= t->cap)
        table_grow(a, t, types);
    Group g = {types, start, len};
    size_t at = group_hash(&g) & (t->cap - 1);
    for (; t->slots[at]; at = (at + 1) & (t->cap - 1)) {
        uint32_t other = t->slots[at] - 1;
        Group o = {types, other, types[other].rec_len};
        if (groups_equal(&g, &o))
            return other;
    }
    t->slots[at] = start + 1;
    t->len++;
    return start;
}

// -------------------------------------------------------------- matching

static bool index_matches(const RtTypeDef *types, uint32_t sub, uint32_t super)
{
    while (types[sub].canon != types[super].canon) {
        if (types[sub].super == RT_NO_INDEX)
            return false;
        sub = types[sub].super;
    }
    return true;
}

static bool below_eq(RtHeap h)
{
    return h == RT_HEAP_I31 || h == RT_HEAP_STRUCT || h == RT_HEAP_ARRAY;
}

static bool abstract_matches(RtHeap sub, RtHeap super)
{
    if (sub == super)
        return true;
    switch (sub) {
    case RT_HEAP_NONE:
        return super == RT_HEAP_ANY || super == RT_HEAP_EQ || below_eq(super);
    case RT_HEAP_NOFUNC:
        return super == RT_HEAP_FUNC;
    case RT_HEAP_NOEXTERN:
        return super == RT_HEAP_EXTERN;
    case RT_HEAP_NOEXN:
        return super == RT_HEAP_EXN;
    case RT_HEAP_EQ:
        return super == RT_HEAP_ANY;
    default:
        return below_eq(sub) && (super == RT_HEAP_EQ || super == RT_HEAP_ANY);
    }
}

static RtHeap kind_heap(const RtTypeDef *t)
{
    static const RtHeap heaps[] = {[RT_COMP_FUNC] = RT_HEAP_FUNC,
                                   [RT_COMP_STRUCT] = RT_HEAP_STRUCT,
                                   [RT_COMP_ARRAY] = RT_HEAP_ARRAY};
    return heaps[t->kind];
}

bool rt_heap_matches(const RtTypeDef *types, RtHeap sub, RtHeap super)
{
    if (rt_heap_is_index(sub)) {
        if (rt_heap_is_index(super))
            return index_matches(types, sub, super);
        return abstract_matches(kind_heap(&types[sub]), super);
    }
    if (!rt_heap_is_index(super))
        return abstract_matches(sub, super);
    return sub ==
           (types[super].kind == RT_COMP_FUNC ? RT_HEAP_NOFUNC : RT_HEAP_NONE);
}

bool rt_type_matches(const RtTypeDef *types, RtType sub, RtType super)
{
    if (sub == super || sub == RT_BOT)
        return true;
    if (!rt_type_is_ref(super))
        return false;
    if (sub == RT_BOT_REF)
        return true;
    if (!rt_type_is_ref(sub))
        return false;
    if (rt_type_nullable(sub) && !rt_type_nullable(super))
        return false;
    return rt_heap_matches(types, rt_type_heap(sub), rt_type_heap(super));
}

bool rt_type_equal(const RtTypeDef *types, RtType a, RtType b)
{
    return rt_type_matches(types, a, b) && rt_type_matches(types, b, a);
}

bool rt_func_matches(const RtTypeDef *types, const RtFuncType *sub,
                     const RtFuncType *super)
{
    if (sub->nparams != super->nparams || sub->nresults != super->nresults)
        return false;
    for (uint32_t i = 0; i < sub->nparams; i++)
        if (!rt_type_matches(types, super->params[i], sub->params[i]))
            return false;
    for (uint32_t i = 0; i < sub->nresults; i++)
        if (!rt_type_matches(types, sub->results[i], super->results[i]))
            return false;
    return true;
}

static bool field_matches(const RtTypeDef *types, const RtField *sub,
                          const RtField *super)
{
    if (sub->mutable_ != super->mutable_ ||
        !rt_type_matches(types, sub->type, super->type))
        return false;
    return !sub->mutable_ || rt_type_matches(types, super->type, sub->type);
}

bool rt_def_matches(const RtTypeDef *types, const RtTypeDef *sub,
                    const RtTypeDef *super)
{
    if (sub->kind != super->kind)
        return false;
    if (sub->kind == RT_COMP_FUNC)
        return rt_func_matches(types, &sub->func, &super->func);
    if (sub->nfields < super->nfields)
        return false;
    for (uint32_t i = 0; i < super->nfields; i++)
        if (!field_matches(types, &sub->fields[i], &super->fields[i]))
            return false;
    return true;
}

RtHeap rt_heap_top(const RtTypeDef *types, RtHeap h)
{
    if (rt_heap_is_index(h))
        return types[h].kind == RT_COMP_FUNC ? RT_HEAP_FUNC : RT_HEAP_ANY;
    switch (h) {
    case RT_HEAP_FUNC:
    case RT_HEAP_NOFUNC:
        return RT_HEAP_FUNC;
    case RT_HEAP_EXTERN:
    case RT_HEAP_NOEXTERN:
        return RT_HEAP_EXTERN;
    case RT_HEAP_EXN:
    case RT_HEAP_NOEXN:
        return RT_HEAP_EXN;
    default:
        return RT_HEAP_ANY;
    }
}

bool rt_extent_matches(const RtExtent *sub, const RtExtent *super)
{
    if (sub->is64 != super->is64 || sub->shared != super->shared ||
        sub->min < super->min)
        return false;
    return !super->has_max || (sub->has_max && sub->max <= super->max);
}

// ---------------------------------------------------------------- layout

uint32_t rt_storage_size(RtType t)
{
    switch (t) {
    case RT_I8:
        return 1;
    case RT_I16:
        return 2;
    case RT_I32:
    case RT_F32:
        return 4;
    case RT_V128:
        return 16;
    default:
        return 8;
    }
}

uint32_t rt_struct_layout(const RtTypeDef *t, uint32_t *offsets)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < t->nfields; i++) {
        uint32_t size = rt_storage_size(t->fields[i].type);
        uint32_t align = size > 8 ? 8 : size;
        at = (at + align - 1) & ~(align - 1);
        offsets[i] = at;
        at += size;
    }
    return at;
}
