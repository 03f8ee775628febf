// table.c: tables: made, grown, and the host's view of them.
#include "runtime/exec/link.h"

#include <stdlib.h>

static uint64_t type_max(RtTableType t)
{
    uint64_t max = t.extent.is64 ? UINT64_MAX : UINT32_MAX;
    return t.extent.has_max ? t.extent.max : max;
}

static bool resize(RtTable *t, uint64_t size, RtRef init)
{
    RtStore *s = t->store;
    uint64_t others = s->table_used - t->size;
    if (size > s->limits.max_table || others > s->limits.max_table - size) {
        s->refused_table = true;
        return false;
    }
    bool fresh = !t->elems && init == 0; // pages of nulls come untouched
    size_t n = size ? (size_t)size : 1;
    RtRef *elems =
        fresh ? calloc(n, sizeof *elems) : realloc(t->elems, n * sizeof *elems);
    if (!elems)
        return false;
    t->elems = elems;
    for (uint64_t i = fresh ? size : t->size; i < size; i++)
        elems[i] = init;
    s->table_used = others + size;
    t->size = size;
    return true;
}

bool rt_table_init_new(RtStore *s, RtTable *t, RtTableType type, RtRef init)
{
    *t = (RtTable){.type = type, .max = type_max(type), .store = s};
    if (!resize(t, type.extent.min, init)) {
        rt_error(s, RT_LIMIT, "a table of %llu elements is over the limit",
                 (unsigned long long)type.extent.min);
        return false;
    }
    t->next = s->tables;
    s->tables = t;
    return true;
}

int64_t rt_table_grow_by(RtTable *t, uint64_t by, RtRef init)
{
    uint64_t old = t->size;
    if (by > t->max || old > t->max - by || !resize(t, old + by, init))
        return -1;
    return (int64_t)old;
}

// -------------------------------------------------------------------- API

RtTable *rt_table_new(RtStore *s, RtTableType type, RtRef init)
{
    if (s->full || setjmp(s->exit)) {
        rt_store_full(s);
        return NULL;
    }
    RtTable *t = ARENA_NEW(s->arena, RtTable);
    return rt_table_init_new(s, t, type, init) ? t : NULL;
}

RtTableType rt_table_type(const RtTable *t)
{
    RtTableType type = t->type;
    type.extent.min = t->size;
    return type;
}

uint64_t rt_table_size(const RtTable *t)
{
    return t->size;
}

bool rt_table_get(const RtTable *t, uint64_t i, RtRef *out)
{
    if (i >= t->size)
        return false;
    *out = t->elems[i];
    return true;
}

bool rt_table_set(RtTable *t, uint64_t i, RtRef ref)
{
    if (i >= t->size)
        return false;
    t->elems[i] = ref;
    return true;
}

bool rt_table_grow(RtTable *t, uint64_t by, RtRef init)
{
    return rt_table_grow_by(t, by, init) >= 0;
}
