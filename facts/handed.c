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

// ---- what nobody looks into ------------------------------------------------

typedef struct Blind {
    Arena *scratch;
    int at; // -1: not handed to any yet
} Blind;

static bool is_blind(Blind *b, const IrFunc *f, uint32_t value, int depth);

static bool is_blind_call(Blind *b, const IrInst *in, size_t i, int depth)
{
    if (in->callee)
        return in->callee->defined && depth < DEPTH &&
               i < in->callee->params.len &&
               is_blind(b, in->callee, (uint32_t)i, depth + 1);
    if (b->at >= 0 && b->at != (int)i)
        return false;
    b->at = (int)i;
    return true;
}

// The value as operand i of the instruction; `on`: so is what that makes.
static bool is_blind_use(Blind *b, const IrInst *in, size_t i, int depth,
                         bool *on)
{
    switch (in->op) {
    case IR_CALL:
        return is_blind_call(b, in, i, depth);
    case IR_STORE:
        return i == 0;
    case IR_CMP:
        return true;
    case IR_COPY:
        *on = in->math == MATH_NONE;
        return *on;
    case IR_PHI:
    case IR_SELECT:
        *on = true;
        return true;
    default:
        return false;
    }
}

static bool is_blind(Blind *b, const IrFunc *f, uint32_t value, int depth)
{
    VEC(uint32_t) work = {0};
    uint8_t *seen = ARENA_ARRAY(b->scratch, uint8_t, f->nvalues + 1);
    VEC_PUSH(b->scratch, &work, value);
    seen[value] = 1;
    for (size_t w = 0; w < work.len; w++)
        for (size_t n = 0; n < f->insts.len; n++) {
            const IrInst *in = &f->insts.at[n];
            for (size_t i = 0; i < in->args.len; i++) {
                bool on = false;
                if (in->args.at[i].kind != IR_LOCAL ||
                    in->args.at[i].local != work.at[w])
                    continue;
                if (!is_blind_use(b, in, i, depth, &on))
                    return false;
                if (on && !seen[in->value]) {
                    seen[in->value] = 1;
                    VEC_PUSH(b->scratch, &work, in->value);
                }
            }
        }
    return true;
}

bool handed_blindly(const IrFunc *f, uint32_t param, int *at)
{
    Blind b = {arena_new(), -1};
    bool blind = f->params.at[param].is_ptr && is_blind(&b, f, param, 0);
    *at = b.at;
    arena_free(b.scratch);
    return blind;
}
