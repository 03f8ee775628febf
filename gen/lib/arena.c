// The arena of calls: docs/abi.md sections 2 and 3.
//
// Regions form a stack; the first is fixed. A request that does not fit opens
// a region of the allocator's with some room to spare. A saved top says by
// where it lies which region it belongs to: each region's first byte is above
// its header, so no address is in two regions, and a nested call that finds
// its own top never frees a region of its caller's.
#include "cbw_guest.h"
#include <stdlib.h>
#include <string.h>

enum { FIXED = 65536, SPARE = 4096 };

typedef struct Region { // header; its memory follows
    uint32_t below;     // the region it was opened over: 0 = the fixed one
    uint32_t below_end; // state.end then
    uint32_t unused[2];
} Region;

_Static_assert(sizeof(Region) == 16, "keeps the alignment");

static _Alignas(16) char fixed[FIXED];

CbwState cbw_state; // zero in the file: set up here, it takes no room there

static inline CbwState *state(void)
{
    CbwState *s = &cbw_state;
    CBW_G_OPAQUE(s); // an address said once
    return s;
}

__attribute__((constructor(101))) static void set_up(void)
{
    CbwState *s = state(); // or the compiler runs this itself
    s->top = (uint32_t)fixed;
    s->end = (uint32_t)fixed + FIXED;
}

CBW_G_SMALL void cbw_unwind(uint32_t top)
{
    CbwState *s = state();
    while (s->big) {
        Region *r = (Region *)s->big;
        if (top > s->big && top <= s->end)
            break;
        s->big = r->below;
        s->end = r->below_end;
        free(r);
    }
    s->top = top ? top : (uint32_t)fixed;
}

CBW_G_SMALL uint32_t cbw_alloc(uint32_t size, uint32_t first)
{
    if (first)
        cbw_unwind(0);
    CbwState *s = state();
    uint32_t at = s->top;
    if (size > s->end - at) {
        Region *r = 0;
        if (size <= UINT32_MAX - SPARE - sizeof(Region))
            r = malloc(sizeof(Region) + size + SPARE);
        if (!r)
            return 0;
        r->below = s->big;
        r->below_end = s->end;
        s->big = (uint32_t)r;
        at = (uint32_t)(r + 1);
        s->end = at + ((size + SPARE) & ~15u);
    }
    s->top = at + ((size + 15) & ~15u);
    return at;
}

uint32_t cbw_arena(uint32_t *at)
{
    *at = (uint32_t)fixed;
    return FIXED;
}

uint32_t cbw_room(uint32_t size)
{
    uint32_t at = cbw_alloc(size, 0);
    if (!at)
        cbw_oom(size);
    return at;
}

void *cbw_array(long long count, uint32_t size, uint32_t *n)
{
    if (count < 0 || count >= (long long)(UINT32_MAX / size))
        cbw_oom(UINT32_MAX);
    *n = (uint32_t)count;
    uint32_t bytes = (*n + 1) * size;
    return memset((void *)cbw_room(bytes), 0, bytes);
}
