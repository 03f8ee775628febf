// Where accesses surely end (see extent.h): sizes are bounds, and a bound above
// what a parameter says proves nothing; but an access at p[15] for which the
// parameter is not asked does.
#include "facts/extent.h"

static bool is_known_end(const ExtentUse *u, const Poly *end)
{
    for (size_t i = 0; i < u->ends.len; i++)
        if (poly_equal(&u->ends.at[i], end))
            return true;
    return false;
}

// Values that are computed from a parameter, and from nothing in memory.
static void find_made_of(const IrFunc *f, uint32_t param, uint8_t *made)
{
    made[param] = 1;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++) {
            const IrInst *in = &f->insts.at[i];
            if (in->value == UINT32_MAX || made[in->value] ||
                in->op == IR_CALL || in->op == IR_LOAD || in->op == IR_CMP)
                continue;
            for (size_t k = 0; k < in->args.len; k++)
                if (in->args.at[k].kind == IR_LOCAL &&
                    made[in->args.at[k].local])
                    more |= made[in->value] = 1;
        }
    }
}

// It is compared with more than numbers, or handed on: that may stop an access
// in a way that no guard tells.
static bool may_stop(const Frame *x, uint32_t param)
{
    const IrFunc *f = x->f;
    uint8_t *made = ARENA_ARRAY(x->a, uint8_t, f->nvalues + 1);
    bool may = false;
    find_made_of(f, param, made);
    for (size_t i = 0; i < f->insts.len && !may; i++) {
        const IrInst *in = &f->insts.at[i];
        bool call = in->op == IR_CALL && (!in->callee || in->callee->defined);
        bool any = false, other = call;
        for (size_t k = 0; k < in->args.len; k++) {
            IrRef a = in->args.at[k];
            bool of = a.kind == IR_LOCAL && made[a.local];
            any |= of;
            other |= in->op == IR_CMP && !of && a.kind != IR_INT;
        }
        may = any && other;
    }
    return may;
}

static uint64_t stops(Frame *x)
{
    for (uint32_t i = 0; !x->stops_known && i < x->f->params.len && i < 64; i++)
        if (!x->f->params.at[i].is_ptr && may_stop(x, i))
            x->stops |= 1ull << i;
    x->stops_known = true;
    return x->stops;
}

// Which parameters do not say that there is so much memory: one element may be
// taken for granted. An end that none of them says is one for callers, too.
static void find_end(Frame *x, ExtentUse *u, uint32_t block, const GuardVec *g,
                     Poly end)
{
    bool free = true;
    int64_t number;
    bool fixed = poly_is_number(&end, &number);
    for (size_t j = 0; j < x->f->params.len && j < 64; j++)
        for (int k = 0; k < 4 && !x->f->params.at[j].is_ptr; k++) {
            Poly room = {.n = 1, .t = {{1 << k, {(uint16_t)(j + 1)}}}};
            bool below = stops(x) >> j & 1 || (fixed && number <= 1 << k) ||
                         guards_imply(x, block, g, poly_add(room, &end, -1));
            free &= !below;
            u->beyond[k] |= (uint64_t)!below << j;
        }
    if (free)
        VEC_PUSH(x->x->w->a, &u->ends, end);
}

void ends_note(Frame *x, ExtentUse *params, const Value *v, const Poly *size,
               uint32_t inst)
{
    GuardVec here = {0}, g = {0};
    if (v->n != 1 || v->lost)
        return;
    ExtentUse *u = &params[v->at[0].base];
    Poly end = guards_expand(x, poly_add(v->at[0].off, size, 1));
    if (!frame_only_params(x, &end) || is_known_end(u, &end) ||
        u->ends.len >= MAX_SIZES)
        return;
    guards_at(x, x->f->insts.at[inst].block, &here);
    guards_collect(x, &here, &g);
    guards_of_way(x, v->at[0].way, &g);
    if (!guards_contradict(x, &g))
        find_end(x, u, x->f->insts.at[inst].block, &g, end);
}
