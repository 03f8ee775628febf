// StrMap: open addressing over indices into the entries' insertion order.
#include "base/map.h"
#include <assert.h>
#include <string.h>

#ifdef CBW_STRESS
enum { FIRST_CAP = 1 };
#else
enum { FIRST_CAP = 8 };
#endif

// The slot that holds key, or the free one where it belongs.
static uint32_t *slot_of(const StrMap *m, Str key)
{
    size_t mask = m->nslots - 1;
    size_t i = (size_t)str_hash(key) & mask;
    while (m->slots[i] && !str_eq(m->keys[m->slots[i] - 1], key))
        i = (i + 1) & mask;
    return &m->slots[i];
}

bool map_find(const StrMap *m, Str key, size_t *index)
{
    uint32_t slot = m->len ? *slot_of(m, key) : 0;
    if (slot && index)
        *index = slot - 1;
    return slot != 0;
}

bool map_has(const StrMap *m, Str key)
{
    return map_find(m, key, NULL);
}

void *map_get(const StrMap *m, Str key)
{
    size_t i = 0;
    return map_find(m, key, &i) ? m->values[i] : NULL;
}

static void grow(Arena *a, StrMap *m)
{
    StrMap old = *m;
    m->cap = old.cap ? old.cap * 2 : FIRST_CAP;
    if (m->cap > UINT32_MAX / 4)
        arena_fail(a);
    m->nslots = m->cap * 2;
    m->keys = ARENA_ARRAY(a, Str, m->cap);
    m->values = ARENA_ARRAY(a, void *, m->cap);
    m->slots = ARENA_ARRAY(a, uint32_t, m->nslots);
    for (size_t i = 0; i < old.len; i++) {
        m->keys[i] = old.keys[i];
        m->values[i] = old.values[i];
        *slot_of(m, old.keys[i]) = (uint32_t)i + 1;
    }
}

void map_put(Arena *a, StrMap *m, Str key, void *value)
{
    size_t i;
    if (map_find(m, key, &i)) {
        m->values[i] = value;
        return;
    }
    if (m->len == m->cap)
        grow(a, m);
    *slot_of(m, key) = (uint32_t)m->len + 1;
    m->keys[m->len] = key;
    m->values[m->len] = value;
    m->len++;
}
