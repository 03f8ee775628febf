// Parameters that are handed on just as they are.
#include "facts/handed.h"

#define DEPTH 6

static bool is_value(const IrFunc *f, IrRef ref, uint32_t param)
{
    for (int depth = 0; ref.kind == IR_LOCAL && depth < DEPTH; depth++) {
        if (ref.local == param)
            return true;
        const IrInst *in = ir_def(f, ref);
        if (!in || in->op != IR_COPY || in->math != MATH_NONE ||
            in->args.len != 1)
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

// Is the call's target read from the struct at the parameter's address?
static bool is_of_struct(const IrFunc *f, const IrInst *call, uint32_t param)
{
    const IrInst *load = ir_def(f, call->target);
    if (!load || load->op != IR_LOAD)
        return false;
    const IrInst *gep = ir_def(f, load->args.at[0]);
    bool field = gep && gep->op == IR_GEP && gep->args.len == 1;
    return is_value(f, field ? gep->args.at[0] : load->args.at[0], param);
}

static bool calls_in(const IrFunc *f, uint32_t param, int depth)
{
    for (size_t i = 0; f->defined && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op != IR_CALL)
            continue;
        if (!in->callee && is_of_struct(f, in, param))
            return true;
        for (size_t k = 0; in->callee && depth && k < in->args.len &&
                           k < in->callee->params.len;
             k++)
            if (is_value(f, in->args.at[k], param) &&
                calls_in(in->callee, (uint32_t)k, depth - 1))
                return true;
    }
    return false;
}

bool handed_calls(const IrFunc *f, uint32_t param)
{
    return f->params.at[param].is_ptr && calls_in(f, param, DEPTH);
}
