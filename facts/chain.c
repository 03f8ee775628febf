// What is freed in chains (see chain.h): free() gets a variable that is first
// the parameter and then what was read from its memory; or the function calls
// itself with what it read there. In one function at a time: what a helper
// frees at one call has nothing to do with another one.
#include "facts/chain.h"
#include "facts/handed.h"

enum { SELF = 1, INNER = 2, INSIDE = 4 }; // INSIDE: an address in its memory

#define DEPTH 4

static bool is_free(const IrFunc *callee, size_t arg)
{
    return arg == 0 && str_eq_c(callee->name, "free");
}

static uint8_t bits_of(const uint8_t *bits, IrRef ref)
{
    return ref.kind == IR_LOCAL ? bits[ref.local] : 0;
}

// What an instruction makes of its arguments.
static uint8_t result_of(const uint8_t *bits, const IrInst *in)
{
    uint8_t all = 0;
    size_t first = in->op == IR_SELECT && in->args.len == 3 ? 1 : 0;
    switch (in->op) {
    case IR_PHI:
    case IR_SELECT:
    case IR_COPY:
        for (size_t i = first; i < in->args.len; i++)
            all |= bits_of(bits, in->args.at[i]);
        return all;
    case IR_GEP:
        all = bits_of(bits, in->args.at[0]);
        return in->off || in->args.len > 1 ? (all ? INSIDE : 0) : all;
    case IR_LOAD:
        return in->is_ptr && bits_of(bits, in->args.at[0]) ? INNER : 0;
    default:
        return 0;
    }
}

static uint8_t *find_bits(Arena *a, const IrFunc *f, uint32_t param)
{
    uint8_t *bits = ARENA_ARRAY(a, uint8_t, f->nvalues + 1);
    bits[param] = SELF;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++) {
            const IrInst *in = &f->insts.at[i];
            if (in->value == UINT32_MAX)
                continue;
            uint8_t now = bits[in->value] | result_of(bits, in);
            more |= now != bits[in->value];
            bits[in->value] = now;
        }
    }
    return bits;
}

// Some function that the call may enter hands it to free().
static bool frees(Flow *w, const IrInst *in, size_t arg)
{
    IrFuncVec to = {0};
    if (in->callee)
        return in->callee->defined
                   ? handed_to(in->callee, (uint32_t)arg, is_free)
                   : is_free(in->callee, arg);
    flow_targets(w, in, &to);
    for (size_t i = 0; i < to.len; i++)
        if (to.at[i]->defined ? handed_to(to.at[i], (uint32_t)arg, is_free)
                              : is_free(to.at[i], arg))
            return true;
    return false;
}

static bool look(Flow *w, Arena *a, const IrFunc *f, uint32_t param, int depth)
{
    uint8_t *bits = find_bits(a, f, param);
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        for (size_t k = 0; in->op == IR_CALL && k < in->args.len; k++) {
            uint8_t b = bits_of(bits, in->args.at[k]);
            if ((b & (SELF | INNER)) == (SELF | INNER) && frees(w, in, k))
                return true;
            bool own = in->callee == f && k == param;
            if (own && b & INNER && handed_to(f, param, is_free))
                return true;
            if (b == SELF && in->callee && in->callee->defined && !own &&
                depth && k < in->callee->params.len &&
                look(w, a, in->callee, (uint32_t)k, depth - 1))
                return true;
        }
    }
    return false;
}

bool chain_is_freed(Flow *w, const IrFunc *f, uint32_t i)
{
    if (!f->defined || i >= f->params.len)
        return false;
    Arena *a = arena_new();
    bool is = look(w, a, f, i, DEPTH);
    arena_free(a);
    return is;
}
