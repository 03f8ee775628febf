// The numbers that a function returns, where all of them are constants; the
// address that it was given and gives back.
#include "facts/returns.h"

#define DEPTH 8

typedef struct Numbers {
    int64_t *values;
    size_t n, max;
} Numbers;

static bool add(Numbers *to, int64_t value)
{
    for (size_t i = 0; i < to->n; i++)
        if (to->values[i] == value)
            return true;
    if (to->n == to->max)
        return false;
    to->values[to->n++] = value;
    return true;
}

static bool add_func(Numbers *to, const IrFunc *f, int depth);

static bool add_ref(Numbers *to, const IrFunc *f, IrRef ref, int depth)
{
    if (ref.kind == IR_INT)
        return add(to, ref.number);
    const IrInst *in = ir_def(f, ref);
    if (!in || !depth)
        return false;
    size_t first = in->op == IR_SELECT && in->args.len == 3 ? 1 : 0;
    switch (in->op) {
    case IR_CMP:
        return add(to, 0) && add(to, 1);
    case IR_CALL:
        return in->callee && in->callee->defined &&
               add_func(to, in->callee, depth - 1);
    case IR_PHI:
    case IR_SELECT:
        for (size_t i = first; i < in->args.len; i++)
            if (!add_ref(to, f, in->args.at[i], depth - 1))
                return false;
        return in->args.len > first;
    case IR_ZEXT: // of a comparison
        return in->size == 1 && add_ref(to, f, in->args.at[0], depth - 1);
    default:
        return false;
    }
}

static bool add_func(Numbers *to, const IrFunc *f, int depth)
{
    bool any = false;
    for (size_t i = 0; depth && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op != IR_RET)
            continue;
        if (in->args.len != 1 || !add_ref(to, f, in->args.at[0], depth))
            return false;
        any = true;
    }
    return any;
}

size_t returns_of(const IrFunc *f, int64_t *values, size_t max)
{
    Numbers to = {values, 0, max};
    return f->defined && add_func(&to, f, DEPTH) ? to.n : 0;
}

// ---- addresses -------------------------------------------------------------

static bool gives_func(const IrFunc *f, int depth, int *param);

// *param: -1 as long as it is only NULL.
static bool gives_ref(const IrFunc *f, IrRef ref, int depth, int *param)
{
    int inner = -1;
    if (ref.kind == IR_NONE)
        return true;
    if (ref.kind != IR_LOCAL || !depth)
        return false;
    if (ref.local < f->params.len) {
        bool same = *param == -1 || *param == (int)ref.local;
        *param = (int)ref.local;
        return same;
    }
    const IrInst *in = ir_def(f, ref);
    if (!in)
        return false;
    size_t first = in->op == IR_SELECT && in->args.len == 3 ? 1 : 0;
    switch (in->op) {
    case IR_CALL:
        return in->callee && in->callee->defined &&
               gives_func(in->callee, depth - 1, &inner) &&
               (inner < 0 ||
                ((size_t)inner < in->args.len &&
                 gives_ref(f, in->args.at[inner], depth - 1, param)));
    case IR_PHI:
    case IR_SELECT:
        for (size_t i = first; i < in->args.len; i++)
            if (!gives_ref(f, in->args.at[i], depth - 1, param))
                return false;
        return in->args.len > first;
    default:
        return false;
    }
}

static bool gives_func(const IrFunc *f, int depth, int *param)
{
    bool any = false;
    for (size_t i = 0; depth && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op != IR_RET)
            continue;
        if (in->args.len != 1 || !gives_ref(f, in->args.at[0], depth, param))
            return false;
        any = true;
    }
    return any;
}

int returns_param(const IrFunc *f)
{
    int param = -1;
    return f->defined && f->ret_ptr && gives_func(f, DEPTH, &param) ? param
                                                                    : -1;
}
