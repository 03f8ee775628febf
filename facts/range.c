// What an index may be (see range.h).
#include "facts/range.h"

#include <string.h>

static Range range_at(const IrFunc *f, IrRef ref, const Range *params,
                      int depth);

static Range some(int64_t lo, int64_t hi)
{
    return (Range){lo <= hi && lo > -(1ll << 40) && hi < 1ll << 40, lo, hi};
}

// ---- counted loops ---------------------------------------------------------

// i = phi [first, ..], [next, latch]; next = i + step; the latch goes on while
// next has not reached a bound.
typedef struct Loop {
    const IrInst *phi, *next;
    IrRef first;
    int64_t step;
    uint32_t latch;
} Loop;

static bool is_local(IrRef ref, uint32_t value)
{
    return ref.kind == IR_LOCAL && ref.local == value;
}

static bool find_loop(const IrFunc *f, const IrInst *phi, Loop *l)
{
    if (phi->args.len != 2)
        return false;
    for (size_t k = 0; k < 2; k++) {
        const IrInst *next = ir_def(f, phi->args.at[k]);
        if (!next || next->op != IR_ADD || next->args.len != 2 ||
            !is_local(next->args.at[0], phi->value) ||
            next->args.at[1].kind != IR_INT)
            continue;
        *l = (Loop){.phi = phi,
                    .next = next,
                    .first = phi->args.at[1 - k],
                    .step = next->args.at[1].number,
                    .latch = phi->froms[k]};
        return l->step != 0;
    }
    return false;
}

// The comparison that ends the loop at its latch, and its other side. on: the
// loop goes on when it holds.
static const IrInst *loop_test(const IrFunc *f, const Loop *l, IrRef *bound,
                               bool *on)
{
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *br = &f->insts.at[i];
        if (br->op != IR_BR || br->block != l->latch || br->args.len != 1 ||
            br->to.len != 2 || br->to.at[0] == br->to.at[1])
            continue;
        const IrInst *cmp = ir_def(f, br->args.at[0]);
        if (!cmp || cmp->op != IR_CMP || cmp->args.len != 2 ||
            !is_local(cmp->args.at[0], l->next->value))
            return NULL;
        *bound = cmp->args.at[1];
        *on = br->to.at[0] == l->phi->block;
        return *on || br->to.at[1] == l->phi->block ? cmp : NULL;
    }
    return NULL;
}

// The last i of the loop, when next is tested against b.
static bool last_value(const char *pred, bool on, int64_t b, int64_t step,
                       int64_t *last)
{
    bool equal = pred[2] == 'e';
    *last = b - step;
    if (strcmp(pred, "eq") == 0 || strcmp(pred, "ne") == 0)
        return on == (pred[0] == 'n');
    if (pred[1] != (on == (step > 0) ? 'l' : 'g'))
        return false;
    int64_t inside = step > 0 ? -1 : 1; // next < b: up to b - 1
    *last = equal == on ? b : b + inside;
    return true;
}

static Range loop_range(const IrFunc *f, const IrInst *phi, const Range *params,
                        int depth)
{
    Loop l;
    IrRef bound;
    bool on;
    int64_t last;
    if (!find_loop(f, phi, &l))
        return (Range){0};
    Range first = range_at(f, l.first, params, depth + 1);
    const IrInst *test = loop_test(f, &l, &bound, &on);
    if (!first.known || !test)
        return (Range){0};
    Range b = range_at(f, bound, params, depth + 1);
    if (!b.known ||
        !last_value(test->pred, on, l.step > 0 ? b.hi : b.lo, l.step, &last))
        return (Range){0};
    if (l.step > 0)
        return first.hi <= last ? some(first.lo, last) : (Range){0};
    return first.lo >= last ? some(last, first.hi) : (Range){0};
}

// ---- arithmetic ------------------------------------------------------------

static Range sum(Range a, Range b, int sign)
{
    if (!a.known || !b.known)
        return (Range){0};
    return sign > 0 ? some(a.lo + b.lo, a.hi + b.hi)
                    : some(a.lo - b.hi, a.hi - b.lo);
}

static Range times(Range a, Range b)
{
    if (!a.known || !b.known || b.lo != b.hi || b.lo < 0 || b.lo > 1 << 20 ||
        a.hi > 1ll << 32 || a.lo < -(1ll << 32))
        return (Range){0};
    return some(a.lo * b.lo, a.hi * b.lo);
}

static Range shifted(Range a, Range b)
{
    if (!b.known || b.lo != b.hi || b.lo < 0 || b.lo > 20)
        return (Range){0};
    Range by = some(1ll << b.lo, 1ll << b.lo);
    return times(a, by);
}

static Range either(const IrFunc *f, const IrInst *in, const Range *params,
                    int depth)
{
    Range all = {0};
    for (size_t i = 0; i < in->args.len; i++) {
        Range one = range_at(f, in->args.at[i], params, depth + 1);
        if (!one.known)
            return one;
        if (!i || one.lo < all.lo)
            all.lo = one.lo;
        if (!i || one.hi > all.hi)
            all.hi = one.hi;
        all.known = true;
    }
    return all;
}

static Range inst_range(const IrFunc *f, const IrInst *in, const Range *params,
                        int depth)
{
    Range a = {0}, b = {0};
    bool two = in->args.len == 2;
    if (two && in->op != IR_PHI && in->op != IR_SELECT) {
        a = range_at(f, in->args.at[0], params, depth + 1);
        b = range_at(f, in->args.at[1], params, depth + 1);
    }
    switch (in->op) {
    case IR_PHI:
        a = loop_range(f, in, params, depth);
        return a.known ? a : either(f, in, params, depth);
    case IR_SELECT:
        return either(f, in, params, depth);
    case IR_COPY:
        return in->args.len == 1 ? either(f, in, params, depth) : (Range){0};
    case IR_ZEXT:
        a = either(f, in, params, depth);
        if (a.known && a.lo >= 0)
            return a;
        return in->size <= 16 ? some(0, (1ll << in->size) - 1) : (Range){0};
    case IR_ADD:
        return sum(a, b, 1);
    case IR_SUB:
        return sum(a, b, -1);
    case IR_MUL:
        return times(a, b);
    case IR_SHL:
        return shifted(a, b);
    case IR_AND:
        return b.known && b.lo == b.hi && b.lo >= 0 ? some(0, b.lo)
                                                    : (Range){0};
    case IR_REM:
        return b.known && b.lo == b.hi && b.lo > 0 ? some(0, b.lo - 1)
                                                   : (Range){0};
    case IR_OTHER:
        return in->math == MATH_LSHR && b.known && b.lo == b.hi && b.lo >= 0 &&
                       b.lo < in->bits && in->bits <= 32
                   ? some(0, (1ll << (in->bits - b.lo)) - 1)
                   : (Range){0};
    default:
        return (Range){0};
    }
}

static Range range_at(const IrFunc *f, IrRef ref, const Range *params,
                      int depth)
{
    if (ref.kind == IR_INT)
        return some(ref.number, ref.number);
    if (ref.kind != IR_LOCAL || depth > 10)
        return (Range){0};
    if (ref.local < f->params.len)
        return params ? params[ref.local] : (Range){0};
    const IrInst *in = ir_def(f, ref);
    return in ? inst_range(f, in, params, depth) : (Range){0};
}

Range range_of(const IrFunc *f, IrRef ref, const Range *params)
{
    return range_at(f, ref, params, 0);
}
