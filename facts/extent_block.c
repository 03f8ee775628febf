// Blocks of a function: which come before which, loops (see extent.h).
#include "facts/extent.h"

// ---- blocks ----------------------------------------------------------------

static uint32_t meet(const Frame *x, uint32_t a, uint32_t b)
{
    while (a != b) {
        while (x->blocks[a].order > x->blocks[b].order)
            a = x->blocks[a].idom;
        while (x->blocks[b].order > x->blocks[a].order)
            b = x->blocks[b].idom;
    }
    return a;
}

static bool find_idom(Frame *x, uint32_t b)
{
    uint32_t to = UINT32_MAX;
    for (size_t i = 0; i < x->blocks[b].from.len; i++) {
        uint32_t p = x->blocks[b].from.at[i];
        if (x->blocks[p].idom != UINT32_MAX)
            to = to == UINT32_MAX ? p : meet(x, to, p);
    }
    bool news = to != x->blocks[b].idom;
    x->blocks[b].idom = to;
    return news;
}

// Blocks in the order of a walk, the last left first.
static size_t post_order(Frame *x, uint32_t *order)
{
    const IrFunc *f = x->f;
    size_t n = 0, depth = 1;
    uint8_t *seen = ARENA_ARRAY(x->a, uint8_t, f->nblocks + 1);
    uint32_t *path = ARENA_ARRAY(x->a, uint32_t, f->nblocks + 1);
    uint32_t *next = ARENA_ARRAY(x->a, uint32_t, f->nblocks + 1);
    seen[0] = 1;
    while (depth) {
        uint32_t b = path[depth - 1];
        const IrInst *end = &f->insts.at[f->ends[b]];
        if (end->block == b && next[b] < end->to.len) {
            uint32_t to = end->to.at[next[b]++];
            if (to < f->nblocks && !seen[to]) {
                seen[to] = 1;
                path[depth++] = to;
            }
        } else {
            order[n++] = b;
            depth--;
        }
    }
    return n;
}

void blocks_find(Frame *x)
{
    const IrFunc *f = x->f;
    uint32_t *order = ARENA_ARRAY(x->a, uint32_t, f->nblocks + 1);
    x->blocks = ARENA_ARRAY(x->a, Block, f->nblocks + 1);
    size_t n = post_order(x, order);
    for (uint32_t b = 0; b < f->nblocks; b++)
        x->blocks[b].idom = x->blocks[b].order = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        uint32_t b = order[n - 1 - i];
        const IrInst *end = &f->insts.at[f->ends[b]];
        x->blocks[b].order = (uint32_t)i;
        for (size_t k = 0; end->block == b && k < end->to.len; k++)
            if (end->to.at[k] < f->nblocks)
                VEC_PUSH(x->a, &x->blocks[end->to.at[k]].from, b);
    }
    x->blocks[0].idom = 0;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 1; i < n; i++)
            more |= find_idom(x, order[n - 1 - i]);
    }
}

bool block_dominates(const Frame *x, uint32_t a, uint32_t b)
{
    while (x->blocks[b].order != UINT32_MAX &&
           x->blocks[b].order > x->blocks[a].order)
        b = x->blocks[b].idom;
    return a == b;
}

// ---- loops -----------------------------------------------------------------

// The only block that comes here, from inside the loop or from before it.
static uint32_t only_from(const Frame *x, uint32_t head, bool inside)
{
    uint32_t found = UINT32_MAX;
    const Block *b = &x->blocks[head];
    for (size_t i = 0; i < b->from.len; i++)
        if (block_dominates(x, head, b->from.at[i]) == inside) {
            if (found != UINT32_MAX)
                return UINT32_MAX;
            found = b->from.at[i];
        }
    return found;
}

bool block_begins_loop(const Frame *x, uint32_t block)
{
    const Block *b = &x->blocks[block];
    for (size_t i = 0; i < b->from.len; i++)
        if (block_dominates(x, block, b->from.at[i]))
            return true;
    return false;
}

uint32_t loop_entry(const Frame *x, uint32_t head)
{
    return only_from(x, head, false);
}

uint32_t loop_latch(const Frame *x, uint32_t head)
{
    return only_from(x, head, true);
}

uint16_t loop_counter(Frame *x, uint32_t head)
{
    Block *b = &x->blocks[head];
    if (!b->counter) {
        b->counter = frame_atom(x, head);
        x->atoms.at[b->counter].counter = true;
    }
    return b->counter;
}

size_t phi_arg(const IrInst *phi, uint32_t from)
{
    size_t i = 0;
    while (i < phi->args.len && phi->froms[i] != from)
        i++;
    return i;
}
