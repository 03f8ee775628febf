// Lists that end with zero (see extent.h): an element is read only where all
// that come before it are known not to be zero, by the conditions under which
// a loop goes on and those that lead to the place.
#include "facts/extent.h"

enum { MAX_WAY = 12 };

typedef struct Elem { // number at + (in a loop) its counter
    uint16_t counter;
    int64_t at;
} Elem;

// A distance of whole elements from the begin.
static bool elem_of(const Frame *x, const Poly *off, uint32_t size, Elem *to)
{
    *to = (Elem){0};
    for (size_t i = 0; i < off->n; i++) {
        const Term *t = &off->t[i];
        bool counter = t->of[0] && !t->of[1] && x->atoms.at[t->of[0]].counter;
        if (!t->of[0] && t->k >= 0 && t->k % size == 0)
            to->at = t->k / size;
        else if (counter && !to->counter && t->k == (int64_t)size)
            to->counter = t->of[0];
        else
            return false;
    }
    return !off->bad;
}

static bool loaded(Frame *x, IrRef ref, uint32_t base, uint32_t size, Elem *to)
{
    const IrInst *in = frame_def(x, ref);
    if (!in || in->op != IR_LOAD || in->size != size)
        return false;
    const Value *v = frame_value(x, in->args.at[0]);
    if (!v->address || v->n != 1 || v->lost || v->at[0].base != base)
        return false;
    Poly off = guards_expand(x, v->at[0].off);
    return elem_of(x, &off, size, to);
}

// The element whose value it is: of a load, or of one before a loop and the
// next one at the end of each round.
static bool value_of(Frame *x, IrRef ref, uint32_t base, uint32_t size,
                     Elem *to)
{
    const IrInst *in = frame_def(x, cond_root(x, ref));
    if (!in || in->op != IR_PHI || !block_begins_loop(x, in->block))
        return loaded(x, cond_root(x, ref), base, size, to);
    size_t e = phi_arg(in, loop_entry(x, in->block)),
           l = phi_arg(in, loop_latch(x, in->block));
    Elem first, next;
    if (in->args.len != 2 || e > 1 || l > 1 ||
        !loaded(x, in->args.at[e], base, size, &first) ||
        !loaded(x, in->args.at[l], base, size, &next) || first.counter ||
        next.counter != loop_counter(x, in->block) || next.at != first.at + 1)
        return false;
    *to = (Elem){next.counter, first.at};
    return true;
}

static bool never_zero(const Cond *c)
{
    int64_t k = c->b.number;
    bool number = c->b.kind == IR_INT;
    switch (c->is) {
    case NE:
        return c->b.kind == IR_NONE || (number && k == 0);
    case EQ:
        return number && k != 0;
    case SGT:
    case UGT:
        return number && k >= 0;
    case SGE:
    case UGE:
        return number && k > 0;
    case SLT:
        return number && k <= 0;
    case SLE:
        return number && k < 0;
    default:
        return false;
    }
}

typedef struct Ask { // is that element of that parameter's zero?
    uint32_t base, size;
    Elem of;
} Ask;

static bool edge_tells(Frame *x, uint32_t from, uint32_t to, const Ask *ask)
{
    CondVec conds = {0};
    Elem e;
    conds_of_edge(x, from, to, &conds);
    for (size_t i = 0; i < conds.len; i++)
        if (never_zero(&conds.at[i]) &&
            value_of(x, conds.at[i].a, ask->base, ask->size, &e) &&
            e.counter == ask->of.counter && e.at == ask->of.at)
            return true;
    return false;
}

// It is not, on every way to the block; in a loop, since its round began.
static bool told_at(Frame *x, uint32_t block, const Ask *ask, int depth)
{
    const Block *b = &x->blocks[block];
    uint16_t counter = ask->of.counter;
    x->steps++;
    if (!block || !depth || (counter && x->atoms.at[counter].block == block))
        return false;
    if (block_begins_loop(x, block)) {
        uint32_t from = loop_entry(x, block);
        return from != UINT32_MAX && (edge_tells(x, from, block, ask) ||
                                      told_at(x, from, ask, depth - 1));
    }
    for (size_t i = 0; i < b->from.len; i++)
        if (!edge_tells(x, b->from.at[i], block, ask) &&
            !told_at(x, b->from.at[i], ask, depth - 1))
            return false;
    return b->from.len > 0;
}

// The first element that the rounds of a loop have looked at: those of all
// rounds before follow. -1: none.
static int64_t looked_at(Frame *x, uint16_t counter, uint32_t base,
                         uint32_t size)
{
    uint32_t head = x->atoms.at[counter].block, latch = loop_latch(x, head);
    for (int64_t first = 0; latch != UINT32_MAX && first < 3; first++) {
        Ask ask = {base, size, {counter, first}};
        if (edge_tells(x, latch, head, &ask) ||
            told_at(x, latch, &ask, MAX_WAY))
            return first;
    }
    return -1;
}

bool zero_comes_later(Frame *x, const Place *at, uint32_t block, uint32_t size)
{
    Poly off = guards_expand(x, at->off);
    Elem to;
    if (!elem_of(x, &off, size, &to) || to.at > 16)
        return false;
    int64_t first = to.counter ? looked_at(x, to.counter, at->base, size) : 0;
    if (first < 0)
        return false;
    // [0, first) by themselves, [first, counter + first) by the rounds, and
    // then one by one.
    for (int64_t i = 0; i < first; i++)
        if (!told_at(x, block, &(Ask){at->base, size, {0, i}}, MAX_WAY))
            return false;
    for (int64_t i = first; i < to.at; i++)
        if (!told_at(x, block, &(Ask){at->base, size, {to.counter, i}},
                     MAX_WAY))
            return false;
    return true;
}
