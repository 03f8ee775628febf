// The allocator's functions under names of their own, and a trace of them.
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(#name)))

size_t malloc_usable_size(void *);

EXPORT(take) void *take(size_t n)
{
    return malloc(n);
}

EXPORT(give) void give(void *p)
{
    free(p);
}

EXPORT(again) void *again(void *p, size_t n)
{
    return realloc(p, n);
}

EXPORT(clear) void *clear(size_t n, size_t each)
{
    return calloc(n, each);
}

EXPORT(aligned) void *aligned(size_t align, size_t n)
{
    void *p;
    return posix_memalign(&p, align, n) ? 0 : p;
}

EXPORT(usable) size_t usable(void *p)
{
    return malloc_usable_size(p);
}

// The allocations of a parser that builds and drops trees: many small blocks
// of few sizes, strings, some buffers that grow.
EXPORT(trace) void trace(int steps)
{
    static void *live[4096];
    uint32_t seed = 1;
    for (int i = 0; i < steps; i++) {
        seed = seed * 1664525 + 1013904223;
        uint32_t slot = seed >> 20, kind = seed >> 8 & 63;
        size_t n = kind < 32   ? 16 + 8 * (kind & 7)
                   : kind < 60 ? 1 + (seed >> 4 & 127)
                               : 256 + (seed >> 2 & 8191);
        if (kind == 63 && live[slot]) {
            live[slot] = realloc(live[slot], n * 2);
        } else {
            free(live[slot]);
            live[slot] = malloc(n);
            *(char *)live[slot] = 1;
        }
    }
    for (int i = 0; i < 4096; i++) {
        free(live[i]);
        live[i] = 0;
    }
}
