// Memory before a parameter's begin: nobody who gives a copy gives that.
#include "facts/flow.h"
#include "facts/taint_int.h"

enum { NEAR = 16 }; // bytes before the begin: loops that count down

Mark taint_mark(const Fn *fn, IrRef ref)
{
    return ref.kind == IR_LOCAL ? fn->marks[ref.local] : (Mark){0};
}

bool taint_negated(const IrFunc *f, IrRef ref)
{
    const IrInst *in = ir_def(f, ref);
    return in && in->op == IR_SUB && in->args.at[0].kind == IR_INT &&
           !in->args.at[0].number;
}

static bool is_before(const Fn *fn, IrRef ref)
{
    Mark m = taint_mark(fn, ref);
    return m.bits & PTR && m.lo > -FAR && m.hi < 0;
}

// A limit that lies before it. (One or two elements are what loops leave.)
static bool is_limit(const Fn *fn, const IrInst *in)
{
    for (size_t i = 0; i < in->args.len; i++)
        if (is_before(fn, in->args.at[i]) &&
            taint_mark(fn, in->args.at[i]).lo < -NEAR)
            return true;
    return false;
}

static bool is_index(const Fn *fn, IrRef ref, bool at_begin)
{
    for (size_t i = 0; ref.kind == IR_LOCAL && i < fn->f->insts.len; i++) {
        const IrInst *in = &fn->f->insts.at[i];
        Mark m = in->op == IR_GEP ? taint_mark(fn, in->args.at[0]) : (Mark){0};
        bool here = m.bits & PTR && (!at_begin || (!m.lo && !m.hi));
        for (size_t k = 1; here && k < in->args.len; k++)
            if (in->args.at[k].kind == IR_LOCAL &&
                in->args.at[k].local == ref.local)
                return true;
    }
    return false;
}

// ... or a sum of them, one after the other.
static bool is_distance(const Fn *fn, IrRef ref)
{
    const IrInst *sum = ir_def(fn->f, ref);
    if (is_index(fn, ref, true))
        return true;
    if (!sum || sum->op != IR_ADD)
        return false;
    bool begins = false;
    for (size_t i = 0; i < sum->args.len; i++) {
        begins |= is_index(fn, sum->args.at[i], true);
        if (!is_index(fn, sum->args.at[i], false))
            return false;
    }
    return begins;
}

// The same as a number: an index from the begin on is compared with one that
// is negative.
static bool is_limited(const Fn *fn, const IrInst *in)
{
    for (size_t i = 0; in->pred[0] == 's' && i < in->args.len; i++) {
        IrRef limit = in->args.at[i];
        bool back = (limit.kind == IR_INT && limit.number < -NEAR) ||
                    taint_negated(fn->f, limit);
        if (back && is_distance(fn, in->args.at[1 - i]))
            return true;
    }
    return false;
}

static bool looks_before(const Fn *fn, const IrInst *in)
{
    switch (in->op) {
    case IR_LOAD:
        return is_before(fn, in->args.at[0]);
    case IR_STORE:
        return is_before(fn, in->args.at[1]);
    case IR_CMP:
        return is_limit(fn, in) || is_limited(fn, in);
    case IR_CALL:
        if (in->callee && extern_ignored(in->callee->name))
            return false;
        for (size_t i = 0; i < in->args.len; i++)
            if (is_before(fn, in->args.at[i]))
                return true;
        return false;
    default:
        return false;
    }
}

bool taint_before(const Fn *fn)
{
    for (size_t k = 0; k < fn->f->insts.len; k++)
        if (looks_before(fn, &fn->f->insts.at[k]))
            return true;
    return false;
}
