// The allocator's functions under names of their own.
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
