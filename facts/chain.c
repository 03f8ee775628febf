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

// ---- which fields ----------------------------------------------------------

enum { MAX_ORIGINS = 32 };

// A field at a known distance from an address: that address.
static IrRef field_of(const IrFunc *f, IrRef address, int64_t *off)
{
    const IrInst *in = ir_def(f, address);
    *off = 0;
    if (!in || in->op != IR_GEP || in->args.len != 1)
        return address;
    *off = in->off;
    return in->args.at[0];
}

// The loads of which the value may be, as they are.
static size_t loads_of(const IrFunc *f, IrRef ref, const IrInst **to)
{
    IrRef found[MAX_ORIGINS] = {ref};
    size_t n = 1, loads = 0;
    for (size_t i = 0; i < n; i++) {
        const IrInst *in = ir_def(f, found[i]);
        if (in && in->op == IR_LOAD && in->is_ptr)
            to[loads++] = in;
        bool on = in && (in->op == IR_PHI || in->op == IR_SELECT ||
                         (in->op == IR_COPY && in->args.len == 1));
        for (size_t k = 0; on && k < in->args.len; k++) {
            IrRef arg = in->args.at[k];
            bool seen = arg.kind != IR_LOCAL || n == MAX_ORIGINS;
            for (size_t j = 0; j < n && !seen; j++)
                seen = found[j].local == arg.local;
            if (!seen)
                found[n++] = arg;
        }
    }
    return loads;
}

static void note(Flow *w, Offsets *to, int64_t off)
{
    for (size_t i = 0; i < to->len; i++)
        if (to->at[i] == off)
            return;
    VEC_PUSH(w->a, to, off);
}

// The fields through which the value was found in memory.
static void note_fields(Flow *w, const IrFunc *f, IrRef ref, Offsets *to)
{
    const IrInst *loads[MAX_ORIGINS];
    size_t n = loads_of(f, ref, loads);
    for (size_t i = 0; i < n; i++) {
        int64_t off;
        field_of(f, loads[i]->args.at[0], &off);
        note(w, to, off);
    }
}

static bool call_ends(Flow *w, const IrInst *in, size_t arg, bool all,
                      int depth);

// On some path the function gives it to free(), just as it is.
static bool ends_param(Flow *w, const IrFunc *f, size_t param, bool all,
                       int depth)
{
    if (!f->defined)
        return is_free(f, param);
    for (size_t i = 0; depth && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        for (size_t k = 0; in->op == IR_CALL && k < in->args.len; k++)
            if (in->args.at[k].kind == IR_LOCAL &&
                in->args.at[k].local == param && in->callee != f &&
                call_ends(w, in, k, all, depth - 1))
                return true;
    }
    return false;
}

// ... whatever function the call enters; or one of those that it may.
static bool call_ends(Flow *w, const IrInst *in, size_t arg, bool all,
                      int depth)
{
    IrFuncVec to = {0};
    if (in->callee)
        return ends_param(w, in->callee, arg, all, depth);
    flow_targets(w, in, &to);
    for (size_t i = 0; i < to.len; i++)
        if (ends_param(w, to.at[i], arg, all, depth) != all)
            return !all;
    return all && to.len > 0;
}

// The fields of the parameter's own through which the argument was found, when
// it goes to free().
static void note_ends(Flow *w, const IrFunc *f, uint32_t param,
                      const IrInst *call, size_t arg, bool all, Offsets *to)
{
    const IrInst *loads[MAX_ORIGINS];
    size_t n = loads_of(f, call->args.at[arg], loads);
    bool known = false;
    for (size_t i = 0; i < n; i++) {
        int64_t off;
        IrRef of = field_of(f, loads[i]->args.at[0], &off);
        if (of.kind != IR_LOCAL || of.local != param)
            continue;
        if (!known && !call_ends(w, call, arg, all, DEPTH))
            return;
        known = true;
        note(w, to, off);
    }
}

// seen: per function, with which parameters.
static void find_ends(Flow *w, uint64_t *seen, const IrFunc *f, uint32_t param,
                      bool all, Offsets *to, int depth)
{
    if (!f->defined || param >= 64 || seen[f->index] >> param & 1)
        return;
    seen[f->index] |= 1ull << param;
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        for (size_t k = 0; in->op == IR_CALL && k < in->args.len; k++) {
            IrRef arg = in->args.at[k];
            bool self = arg.kind == IR_LOCAL && arg.local == param;
            note_ends(w, f, param, in, k, all, to);
            if (self && depth && in->callee && in->callee != f &&
                k < in->callee->params.len)
                find_ends(w, seen, in->callee, (uint32_t)k, all, to, depth - 1);
        }
    }
}

void chain_ends_at(Flow *w, const IrFunc *f, uint32_t i, bool all, Offsets *to)
{
    Arena *a = arena_new();
    find_ends(w, ARENA_ARRAY(a, uint64_t, w->p->funcs.len + 1), f, i, all, to,
              DEPTH);
    arena_free(a);
}

// ----------------------------------------------------------------------------

// at: the fields through which they are found.
static bool look(Flow *w, Arena *a, const IrFunc *f, uint32_t param,
                 Offsets *at, int depth)
{
    bool any = false;

    uint8_t *bits = find_bits(a, f, param);
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        for (size_t k = 0; in->op == IR_CALL && k < in->args.len; k++) {
            uint8_t b = bits_of(bits, in->args.at[k]);
            bool own = in->callee == f && k == param;
            bool both = (b & (SELF | INNER)) == (SELF | INNER);
            bool again = own && b & INNER;
            if (again || (both && frees(w, in, k)))
                note_fields(w, f, in->args.at[k], at);
            any |= both && frees(w, in, k);
            any |= again && handed_to(f, param, is_free);
            if (b == SELF && in->callee && in->callee->defined && !own &&
                depth && k < in->callee->params.len)
                any |= look(w, a, in->callee, (uint32_t)k, at, depth - 1);
        }
    }
    return any;
}

bool chain_is_freed(Flow *w, const IrFunc *f, uint32_t i, Offsets *at)
{
    if (!f->defined || i >= f->params.len)
        return false;
    Arena *a = arena_new();
    bool is = look(w, a, f, i, at, DEPTH);
    arena_free(a);
    return is;
}

// ----------------------------------------------------------------------------

// What goes to free() there and was found in memory: in which fields.
static void note_found(Flow *w, const IrFunc *f, const IrInst *call,
                       Offsets *at)
{
    for (size_t k = 0; k < call->args.len; k++) {
        const IrInst *loads[MAX_ORIGINS];
        size_t n = loads_of(f, call->args.at[k], loads);
        if (n && call->callee && ends_param(w, call->callee, k, false, DEPTH))
            note_fields(w, f, call->args.at[k], at);
    }
}

static void find_all(Flow *w, bool *seen, const IrFunc *f, Offsets *at)
{
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        const IrFunc *g = in->op == IR_CALL ? in->callee : NULL;
        if (g)
            note_found(w, f, in, at);
        if (!g || !g->defined || seen[g->index])
            continue;
        seen[g->index] = true;
        find_all(w, seen, g, at);
    }
}

void chain_all_ends(Flow *w, const IrFunc *f, Offsets *at)
{
    Arena *a = arena_new();
    find_all(w, ARENA_ARRAY(a, bool, w->p->funcs.len + 1), f, at);
    arena_free(a);
}
