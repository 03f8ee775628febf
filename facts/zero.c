// Numbers for which zero stands for another: "0: as long as a line is".
#include "facts/zero.h"

#include <string.h>

#define DEPTH 2

static bool has(const uint8_t *set, IrRef ref)
{
    return ref.kind == IR_LOCAL && set[ref.local];
}

static bool is_cast(const IrInst *in)
{
    return (in->op == IR_ZEXT || in->op == IR_COPY) && in->args.len == 1;
}

static bool has_arg(const uint8_t *set, const IrInst *in)
{
    for (size_t i = 0; i < in->args.len; i++)
        if (has(set, in->args.at[i]))
            return true;
    return false;
}

// Adds what is computed from the set, however far, or else only made wider.
static void find_made(const IrFunc *f, bool however, uint8_t *set)
{
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++) {
            const IrInst *in = &f->insts.at[i];
            bool follow = however ? in->op != IR_CALL : is_cast(in);
            if (follow && in->value != UINT32_MAX && !set[in->value] &&
                has_arg(set, in))
                more |= set[in->value] = 1;
        }
    }
}

// Is it zero, as LLVM may write it?
static bool is_test(const IrInst *in, const uint8_t *same)
{
    static const char *const zero[] = {"eq", "ne", "sgt", "ugt", "sle", "ule"};
    static const char *const one[] = {"slt", "ult", "sge", "uge"};
    if (in->op != IR_CMP || in->args.len != 2 || !has(same, in->args.at[0]) ||
        in->args.at[1].kind != IR_INT)
        return false;
    int64_t k = in->args.at[1].number;
    for (size_t i = 0; k == 0 && i < 6; i++)
        if (strcmp(in->pred, zero[i]) == 0)
            return true;
    for (size_t i = 0; k == 1 && i < 4; i++)
        if (strcmp(in->pred, one[i]) == 0)
            return true;
    return false;
}

// The block ends with that question.
static bool asks(const IrFunc *f, uint32_t block, const uint8_t *same)
{
    const IrInst *end = &f->insts.at[f->ends[block]];
    IrRef cond = end->args.len == 1 ? end->args.at[0] : (IrRef){0};
    const IrInst *test = ir_def(f, cond);
    return end->op == IR_BR && end->block == block && test &&
           is_test(test, same);
}

// ... or with that one and others.
static bool asks_too(const IrFunc *f, uint32_t block, const uint8_t *same)
{
    const IrInst *end = &f->insts.at[f->ends[block]];
    const IrInst *all =
        end->op == IR_BR && end->block == block && end->args.len == 1
            ? ir_def(f, end->args.at[0])
            : NULL;
    bool joins = all && (all->op == IR_AND || all->op == IR_SELECT);
    for (size_t i = 0; joins && i <= all->args.len; i++) {
        const IrInst *one =
            ir_def(f, i < all->args.len ? all->args.at[i] : all->target);
        if (one && is_test(one, same))
            return true;
    }
    return false;
}

// It when it is not zero, or else a number that has nothing to do with it.
static bool is_choice(const IrFunc *f, const IrInst *in, const uint8_t *same,
                      const uint8_t *made)
{
    bool it = false, other = false;
    if ((in->op != IR_PHI && in->op != IR_SELECT) || in->is_ptr)
        return false;
    for (size_t i = 0; i < in->args.len; i++) {
        IrRef a = in->args.at[i];
        it |= has(same, a) &&
              (in->op == IR_SELECT || asks(f, in->froms[i], same) ||
               asks_too(f, in->froms[i], same));
        other |= (a.kind == IR_LOCAL && !made[a.local]) ||
                 (a.kind == IR_INT && a.number > 1);
    }
    return it && other;
}

// Where that question leads when it is zero, or when it is not.
static uint32_t way_of(const IrFunc *f, uint32_t block, bool zero)
{
    const IrInst *end = &f->insts.at[f->ends[block]];
    const char *pred = ir_def(f, end->args.at[0])->pred;
    bool yes = strcmp(pred, "eq") == 0 || strcmp(pred, "sle") == 0 ||
               strcmp(pred, "ule") == 0 || strcmp(pred, "slt") == 0 ||
               strcmp(pred, "ult") == 0;
    return end->to.at[yes == zero ? 0 : 1];
}

static void mark_reached(const IrFunc *f, uint32_t block, uint8_t *seen)
{
    if (seen[block])
        return;
    seen[block] = 1;
    const IrInst *end = &f->insts.at[f->ends[block]];
    for (size_t i = 0; end->op == IR_BR && i < end->to.len; i++)
        mark_reached(f, end->to.at[i], seen);
}

static bool is_at(const IrInst *in, IrRef cell)
{
    IrRef at = in->op == IR_LOAD    ? in->args.at[0]
               : in->op == IR_STORE ? in->args.at[1]
                                    : (IrRef){0};
    return at.kind == IR_LOCAL && at.local == cell.local;
}

// Stored to on the way for zero alone.
static bool is_set_for_zero(Arena *a, const IrFunc *f, IrRef cell,
                            uint32_t block)
{
    uint8_t *zero = ARENA_ARRAY(a, uint8_t, f->nblocks + 1);
    uint8_t *other = ARENA_ARRAY(a, uint8_t, f->nblocks + 1);
    mark_reached(f, way_of(f, block, true), zero);
    mark_reached(f, way_of(f, block, false), other);
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op == IR_STORE && is_at(in, cell) && zero[in->block] &&
            !other[in->block])
            return true;
    }
    return false;
}

// A variable in memory, or of the caller's: is it given a number when it is
// zero?
static bool zero_at(Arena *a, const IrFunc *f, IrRef cell, int depth)
{
    uint8_t *same = ARENA_ARRAY(a, uint8_t, f->nvalues + 1);
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op == IR_LOAD && is_at(in, cell) && in->value != UINT32_MAX)
            same[in->value] = 1;
    }
    find_made(f, false, same);
    for (uint32_t b = 0; b < f->nblocks; b++)
        if (asks(f, b, same) && is_set_for_zero(a, f, cell, b))
            return true;
    for (size_t i = 0; depth && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        for (size_t k = 0;
             in->op == IR_CALL && in->callee && in->callee->defined &&
             k < in->args.len && k < in->callee->params.len;
             k++)
            if (in->args.at[k].kind == IR_LOCAL &&
                in->args.at[k].local == cell.local &&
                zero_at(a, in->callee,
                        (IrRef){.kind = IR_LOCAL, .local = (uint32_t)k},
                        depth - 1))
                return true;
    }
    return false;
}

// Of a variable that the number is stored in.
static bool zero_in_cell(Arena *a, const IrFunc *f, const IrInst *in,
                         const uint8_t *same, int depth)
{
    const IrInst *cell = in->op == IR_STORE && has(same, in->args.at[0])
                             ? ir_def(f, in->args.at[1])
                             : NULL;
    return cell && cell->op == IR_ALLOCA &&
           zero_at(a, f, in->args.at[1], depth);
}

static bool zero_in(Arena *a, const IrFunc *f, uint32_t param, int depth)
{
    bool test = false, choice = false;
    uint8_t *same = ARENA_ARRAY(a, uint8_t, f->nvalues + 1);
    uint8_t *made = ARENA_ARRAY(a, uint8_t, f->nvalues + 1);
    same[param] = made[param] = 1;
    find_made(f, false, same);
    find_made(f, true, made);
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        test |= is_test(in, same);
        choice |= is_choice(f, in, same, made);
        if (zero_in_cell(a, f, in, same, depth))
            return true;
        for (size_t k = 0;
             depth && in->op == IR_CALL && in->callee && in->callee->defined &&
             k < in->args.len && k < in->callee->params.len;
             k++)
            if (has(same, in->args.at[k]) &&
                zero_in(a, in->callee, (uint32_t)k, depth - 1))
                return true;
    }
    return test && choice;
}

bool zero_stands(const IrFunc *f, uint32_t param)
{
    if (!f->defined || f->params.at[param].is_ptr)
        return false;
    Arena *a = arena_new();
    bool stands = zero_in(a, f, param, DEPTH);
    arena_free(a);
    return stands;
}

static bool asked_in(const IrFunc *f, uint32_t param, int depth)
{
    for (size_t i = 0; f->defined && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op == IR_CMP && in->args.len == 2 &&
            in->args.at[0].kind == IR_LOCAL && in->args.at[0].local == param &&
            in->args.at[1].kind == IR_NONE)
            return true;
        for (size_t k = 0; depth && in->op == IR_CALL && in->callee &&
                           k < in->args.len && k < in->callee->params.len;
             k++)
            if (in->args.at[k].kind == IR_LOCAL &&
                in->args.at[k].local == param &&
                asked_in(in->callee, (uint32_t)k, depth - 1))
                return true;
    }
    return false;
}

bool zero_is_asked(const IrFunc *f, uint32_t param)
{
    return f->params.at[param].is_ptr && asked_in(f, param, DEPTH);
}
