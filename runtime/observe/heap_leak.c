// heap_leak.c: which blocks something still points to. Pointers are looked for
// in globals, in memory outside of the heap, and in blocks already found: any
// aligned word that lies in a block counts.
#include "runtime/observe/heap.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    RtHeapWatch *w;
    RtInstance *inst;
    HeapBlock **blocks; // live ones of the instance, by address
    size_t nblocks;
    HeapBlock **work; // found, not yet searched
    size_t nwork;
} Search;

static int by_address(const void *x, const void *y)
{
    const HeapBlock *a = *(HeapBlock *const *)x, *b = *(HeapBlock *const *)y;
    return a->address < b->address ? -1 : a->address > b->address;
}

// The list links of a free chunk point to the header before a block, which for
// dlmalloc is the end of the block before: those words are not for this block.
static bool points_into(const HeapBlock *b, uint64_t p)
{
    return p == b->address || (p > b->address && p - b->address + 4 < b->size);
}

static void look_at(Search *s, uint64_t p)
{
    size_t low = 0, high = s->nblocks;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (s->blocks[mid]->address <= p)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0)
        return;
    HeapBlock *b = s->blocks[low - 1];
    if (b->held || !points_into(b, p))
        return;
    b->held = true;
    s->work[s->nwork++] = b;
}

static void search_memory(Search *s, uint64_t from, uint64_t to)
{
    const RtMemory *m = s->inst->memories[0];
    unsigned size = m->type.extent.is64 ? 8 : 4;
    to = to < m->size ? to : m->size;
    for (uint64_t at = (from + size - 1) / size * size; at + size <= to;
         at += size) {
        uint64_t p = 0;
        memcpy(&p, m->data + at, size);
        look_at(s, p);
    }
}

// What lies below the stack's pointer is left over from calls.
static uint64_t first_root(const Search *s)
{
    CStack stack;
    RtSymbols *y = rt_symbols_new(s->inst->module);
    bool low = y && c_stack(y, s->inst, &stack) && stack.floor == 0 &&
               stack.pointer > 0 && (uint32_t)stack.pointer <= s->w->low;
    rt_symbols_free(y);
    return low ? (uint32_t)stack.pointer : 0;
}

static void search_instance(Search *s)
{
    const RtModule *m = s->inst->module;
    for (uint32_t i = 0; i < m->nglobals; i++)
        if (m->globals[i].type.type == RT_I32 ||
            m->globals[i].type.type == RT_I64)
            look_at(s, s->inst->globals[i]->value->i64);
    search_memory(s, first_root(s), s->w->low);
    search_memory(s, s->w->high, UINT64_MAX);
    while (s->nwork > 0) {
        const HeapBlock *b = s->work[--s->nwork];
        search_memory(s, b->address, b->address + b->size);
    }
}

static void take_blocks(Search *s)
{
    RtHeapWatch *w = s->w;
    s->nblocks = 0;
    for (size_t i = 0; i < w->blocks_cap; i++)
        if (w->blocks[i].inst == s->inst && w->blocks[i].live)
            s->blocks[s->nblocks++] = &w->blocks[i];
    if (s->nblocks > 0)
        qsort(s->blocks, s->nblocks, sizeof *s->blocks, by_address);
}

void heap_find_held(RtHeapWatch *w)
{
    Search s = {.w = w};
    s.blocks = calloc(w->nblocks + 1, sizeof(HeapBlock *));
    s.work = calloc(w->nblocks + 1, sizeof(HeapBlock *));
    for (size_t i = 0; i < w->blocks_cap; i++)
        w->blocks[i].held = !s.blocks || !s.work; // never a wrong leak
    for (RtInstance *i = w->s->instances; i && s.blocks && s.work;
         i = i->next) {
        s.inst = i;
        take_blocks(&s);
        if (s.nblocks > 0)
            search_instance(&s);
    }
    free(s.blocks);
    free(s.work);
}
