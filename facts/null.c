// Where NULL may stand (see null.h): every use of the pointer but tests, a
// return and free() lies in a block that no path leads to on which the pointer
// is NULL. A value that is the pointer or another one has a test of its own.
#include "facts/null.h"
#include "facts/flow.h"

#include <string.h>

#define DEPTH 4

typedef struct Look {
    Arena *a;
    const IrFunc *f;
    uint32_t *root; // per value: the one that NULL may be, plus one; 0: none
    bool *inside;   // ... and this lies in its memory
    int depth;
} Look;

static bool may_stand(Arena *a, const IrFunc *f, uint32_t param, int depth);

static uint32_t root_of(const Look *k, IrRef ref)
{
    return ref.kind == IR_LOCAL ? k->root[ref.local] : 0;
}

// ---- tests -----------------------------------------------------------------

static bool is_number(IrRef ref, int64_t n)
{
    return ref.kind == IR_INT && (ref.number & 1) == n;
}

// Is it not NULL where the condition is true, or false?
static bool implies(const Look *k, IrRef cond, bool holds, uint32_t root,
                    int depth)
{
    const IrInst *in = ir_def(k->f, cond);
    if (!in || !depth)
        return false;
    if (in->op == IR_CMP)
        return in->args.len == 2 && in->args.at[1].kind == IR_NONE &&
               root_of(k, in->args.at[0]) == root &&
               !k->inside[in->args.at[0].local] &&
               strcmp(in->pred, holds ? "ne" : "eq") == 0;
    bool all =
        in->args.len == 2 && (holds ? in->op == IR_AND : in->math == MATH_OR);
    if (in->op == IR_SELECT && in->args.len == 3) { // a && b, a || b
        bool both = is_number(in->args.at[2], 0) && holds;
        bool one = is_number(in->args.at[1], 1) && !holds;
        if (one)
            return implies(k, in->args.at[0], false, root, depth - 1) ||
                   implies(k, in->args.at[2], false, root, depth - 1);
        all = both;
    }
    for (size_t i = 0; all && i < 2; i++)
        if (implies(k, in->args.at[i], holds, root, depth - 1))
            return true;
    return false;
}

static bool is_tested(const Look *k, const IrInst *end, size_t to,
                      uint32_t root)
{
    return end->op == IR_BR && end->to.len == 2 && end->args.len == 1 &&
           end->target.kind == IR_NONE && end->to.at[0] != end->to.at[1] &&
           implies(k, end->args.at[0], to == 0, root, 4);
}

// Does a path lead there on which it may be NULL?
static bool is_reached(const Look *k, uint32_t block, uint32_t root)
{
    const IrFunc *f = k->f;
    uint8_t *seen = ARENA_ARRAY(k->a, uint8_t, f->nblocks + 1);
    VEC(uint32_t) work = {0};
    VEC_PUSH(k->a, &work, f->insts.len ? f->insts.at[0].block : 0);
    seen[work.at[0]] = 1;
    while (work.len) {
        uint32_t b = work.at[--work.len];
        if (b == block)
            return true;
        const IrInst *end = &f->insts.at[f->ends[b]];
        for (size_t i = 0; i < end->to.len; i++)
            if (!seen[end->to.at[i]] && !is_tested(k, end, i, root)) {
                seen[end->to.at[i]] = 1;
                VEC_PUSH(k->a, &work, end->to.at[i]);
            }
    }
    return false;
}

// ---- uses ------------------------------------------------------------------

// A round of a loop may make it NULL after the test.
static bool is_in_loop(const Look *k, uint32_t block)
{
    const IrFunc *f = k->f;
    uint8_t *seen = ARENA_ARRAY(k->a, uint8_t, f->nblocks + 1);
    VEC(uint32_t) work = {0};
    VEC_PUSH(k->a, &work, block);
    while (work.len) {
        const IrInst *end = &f->insts.at[f->ends[work.at[--work.len]]];
        for (size_t i = 0; i < end->to.len; i++) {
            if (end->to.at[i] == block)
                return true;
            if (!seen[end->to.at[i]])
                VEC_PUSH(k->a, &work, end->to.at[i]);
            seen[end->to.at[i]] = 1;
        }
    }
    return false;
}

// p ? p : other, and the like: NULL does not come this way.
static bool comes_tested(const Look *k, const IrInst *in, size_t arg,
                         uint32_t root)
{
    bool inside = k->inside[in->args.at[arg].local];
    if (in->op == IR_SELECT)
        return arg && !inside && implies(k, in->args.at[0], arg == 1, root, 4);
    uint32_t from = in->froms[arg];
    const IrInst *end = &k->f->insts.at[k->f->ends[from]];
    for (size_t i = 0; i < end->to.len && !inside; i++)
        if (end->to.at[i] == in->block && is_tested(k, end, i, root))
            return true;
    return !is_reached(k, from, root);
}

// The values that are it, one of them or something else, or lie inside.
static bool find_values(Look *k)
{
    const IrFunc *f = k->f;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++) {
            const IrInst *in = &f->insts.at[i];
            size_t first = in->op == IR_SELECT && in->args.len == 3 ? 1 : 0;
            bool joins = in->op == IR_PHI || in->op == IR_SELECT;
            bool on = joins || in->op == IR_GEP ||
                      (in->op == IR_COPY && in->math == MATH_NONE);
            if (!on || in->value == UINT32_MAX || k->root[in->value])
                continue;
            size_t n = joins ? in->args.len : 1;
            for (size_t j = first; j < n && j < in->args.len; j++) {
                uint32_t root = root_of(k, in->args.at[j]);
                if (!root || (joins && comes_tested(k, in, j, root)))
                    continue;
                bool inside =
                    k->inside[in->args.at[j].local] ||
                    (in->op == IR_GEP && (in->off || in->args.len > 1));
                if (joins && (inside || is_in_loop(k, in->block)))
                    return false;
                k->root[in->value] = joins ? in->value + 1 : root;
                k->inside[in->value] = inside;
                more = true;
                break;
            }
        }
    }
    return true;
}

static bool is_harmless(const Look *k, const IrInst *in, size_t arg)
{
    bool inside = k->inside[in->args.at[arg].local];
    switch (in->op) {
    case IR_CMP:
    case IR_PHI:
    case IR_SELECT:
    case IR_GEP:
        return true; // find_values
    case IR_COPY:
        return in->math == MATH_NONE;
    case IR_RET:
        return k->depth == DEPTH && !inside;
    case IR_CALL:
        if (!in->callee || inside)
            return false;
        if (!in->callee->defined)
            return extern_ignored(in->callee->name) ||
                   (str_eq_c(in->callee->name, "free") && arg == 0);
        return k->depth && arg < in->callee->params.len &&
               may_stand(k->a, in->callee, (uint32_t)arg, k->depth - 1);
    default:
        return false;
    }
}

static bool may_stand(Arena *a, const IrFunc *f, uint32_t param, int depth)
{
    Look k = {a, f, ARENA_ARRAY(a, uint32_t, f->nvalues + 1),
              ARENA_ARRAY(a, bool, f->nvalues + 1), depth};
    k.root[param] = param + 1;
    if (!find_values(&k))
        return false;
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        for (size_t j = 0; j < in->args.len; j++) {
            uint32_t root = root_of(&k, in->args.at[j]);
            if (root && !is_harmless(&k, in, j) &&
                is_reached(&k, in->block, root))
                return false;
        }
        if (root_of(&k, in->target))
            return false; // called
    }
    return true;
}

bool null_may_stand(const IrFunc *f, uint32_t param)
{
    if (!f->defined || param >= f->params.len || f->params.at[param].sret ||
        f->params.at[param].byval)
        return false;
    Arena *a = arena_new();
    bool may = may_stand(a, f, param, DEPTH);
    arena_free(a);
    return may;
}
