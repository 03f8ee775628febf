// Parameters that are handed on just as they are.
#include "facts/handed.h"

#define DEPTH 6

static bool is_value(const IrFunc *f, IrRef ref, uint32_t param)
{
    for (int depth = 0; ref.kind == IR_LOCAL && depth < DEPTH; depth++) {
        if (ref.local == param)
            return true;
        if (ref.local < f->params.len || f->def[ref.local] == UINT32_MAX)
            return false;
        const IrInst *in = &f->insts.at[f->def[ref.local]];
        if (in->op != IR_COPY || in->math != MATH_NONE || in->args.len != 1)
            return false;
        ref = in->args.at[0];
    }
    return false;
}

static bool reaches(const IrFunc *f, uint32_t param, HandedTo *to, int depth)
{
    for (size_t i = 0; f->defined && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op != IR_CALL || !in->callee)
            continue;
        for (size_t k = 0; k < in->args.len; k++) {
            if (!is_value(f, in->args.at[k], param))
                continue;
            if (in->callee->defined
                    ? depth < DEPTH &&
                          reaches(in->callee, (uint32_t)k, to, depth + 1)
                    : to(in->callee, k))
                return true;
        }
    }
    return false;
}

bool handed_to(const IrFunc *f, uint32_t param, HandedTo *to)
{
    return reaches(f, param, to, 0);
}
