// The growing of VEC lists: doubling, by copying within the arena.
#include "base/vec.h"
#include <string.h>

#ifdef CBW_STRESS
enum { FIRST = 1 };
#else
enum { FIRST = 8 };
#endif

void *vec_grow(Arena *a, void *items, size_t len, size_t *cap, size_t size)
{
    if (len < *cap)
        return items;
    size_t want = *cap ? *cap * 2 : FIRST;
    if (want <= *cap || want > SIZE_MAX / size)
        arena_fail(a);
    char *bigger = arena_alloc_raw(a, want * size);
    if (len)
        memcpy(bigger, items, len * size);
    memset(bigger + len * size, 0, (want - len) * size);
    *cap = want;
    return bigger;
}
