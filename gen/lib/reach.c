// Copies that C keeps, and no object of the host's: each is freed when C's
// memory points to it no more, as a conservative garbage collector does it
// (docs/abi.md section 4). Only alloc.c's blocks: their heads have two bits for
// it, and one that C frees or resizes loses them, but stays a block until the
// next look: else its head would be anything by then.
//
// The list grows with each call; when the copies in it are many bytes, all of
// the memory but what is over (the stack, the arena) is looked through.
#include "cbw_guest.h"
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

enum {
    HELD = 4,      // of a head: on the list
    SEEN = 8,      // ... and something points there
    NEAR = 16,     // loops that count down leave a pointer before the begin
    LEAST = 65536, // bytes of copies that are worth a look
    PAGE = 65536,
};

extern char __global_base;

static uint32_t *list; // complements: or the list would point to all of them
static uint32_t len, cap;
static uint32_t held, limit = LEAST; // bytes

static uint32_t *head(uint32_t block)
{
    return (uint32_t *)block - 1;
}

void cbw_hold(uint32_t block)
{
    if (len == cap) {
        uint32_t more = cap ? 2 * cap : 64;
        uint32_t *grown = realloc(list, more * sizeof *list);
        if (!grown)
            return; // never freed
        list = grown;
        cap = more;
    }
    if (*head(block) & HELD)
        return;
    *head(block) |= HELD;
    list[len++] = ~block;
    held += malloc_usable_size((void *)block);
}

// By address; those that C has freed meanwhile go.
static void sort(void)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < len; i++)
        if (*head(~list[i]) & HELD)
            list[n++] = list[i];
        else
            cbw_release(~list[i]);
    for (uint32_t gap = n / 2; gap; gap /= 2)
        for (uint32_t i = gap; i < n; i++) {
            uint32_t one = list[i], k = i;
            for (; k >= gap && list[k - gap] < one; k -= gap)
                list[k] = list[k - gap];
            list[k] = one;
        }
    len = n;
}

static void mark(uint32_t block, uint32_t word)
{
    if (word + NEAR >= block &&
        word <= block + malloc_usable_size((void *)block))
        *head(block) |= SEEN;
}

// Marks the block that a word points to: into it, or just before the next one.
static void see(uint32_t word)
{
    uint32_t from = 0, to = len;
    while (to - from > 1) { // list[from] is the last one at or below it
        uint32_t mid = from + (to - from) / 2;
        if (~list[mid] <= word + NEAR)
            from = mid;
        else
            to = mid;
    }
    mark(~list[from], word);
    if (from)
        mark(~list[from - 1], word);
}

static void look(uint32_t from, uint32_t to)
{
    uint32_t first = ~list[0] - NEAR, last = ~list[len - 1];
    uint32_t span = last + malloc_usable_size((void *)last) - first;
    for (uint32_t at = from; at < to; at += 4)
        if (*(uint32_t *)at - first <= span)
            see(*(uint32_t *)at);
}

static void collect(void)
{
    uint32_t pages = (uint32_t)__builtin_wasm_memory_size(0), n = 0;
    uint32_t end = pages > 65535 ? UINT32_MAX - 3 : pages * PAGE;
    uint32_t skip, skipped = cbw_arena(&skip);
    sort();
    if (len) {
        look((uint32_t)&__global_base, skip);
        look(skip + skipped, end);
    }
    held = 0;
    for (uint32_t i = 0; i < len; i++) {
        uint32_t block = ~list[i];
        if (*head(block) & SEEN) {
            *head(block) &= ~(uint32_t)SEEN;
            held += malloc_usable_size((void *)block);
            list[n++] = ~block;
        } else {
            cbw_release(block);
        }
    }
    len = n;
    limit = held + (held > LEAST ? held : LEAST);
    if (limit < end / 8)
        limit = end / 8;
}

// No call of C's is under way.
void cbw_sweep(void)
{
    if (held > limit)
        collect();
}
