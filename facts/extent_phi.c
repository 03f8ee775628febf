// Values of loops and of joined paths (see extent.h).
//
// A value of a loop is its first one and a step for each round when the step
// is always the same. Two values of one loop, or of one join, of which one
// grows by what the other one loses, have the same sum for good: so it is with
// a pointer and the length that is left.
#include "facts/extent.h"

enum { MAX_WEB = 16 };

typedef VEC(IrRef) IrRefVec;

// ---- joined paths ----------------------------------------------------------

bool phi_off(Frame *x, IrRef ref, bool address, uint32_t base, Poly *to)
{
    const Value *v = frame_value(x, ref);
    if (v->address != address)
        return false;
    *to = address ? v->p : frame_natural(x, ref);
    size_t n = 0;
    for (size_t i = 0; address && i < v->n; i++)
        if (v->at[i].base == base) {
            *to = v->at[i].off;
            n++;
        }
    return !to->bad && (!address || (n == 1 && !(v->lost >> base & 1)));
}

// The sum (sign 1) or difference of two phis, when it is the same on all paths.
static bool joint(Frame *x, const IrInst *in, bool address, uint32_t base,
                  const PhiNote *other, int sign, Poly *to)
{
    const IrInst *twin = &x->f->insts.at[other->inst];
    for (size_t i = 0; i < in->args.len; i++) {
        size_t k = phi_arg(twin, in->froms[i]);
        Poly a, b;
        if (k >= twin->args.len ||
            !phi_off(x, in->args.at[i], address, base, &a) ||
            !phi_off(x, twin->args.at[k], other->address, other->base, &b))
            return false;
        Poly s = guards_expand(x, poly_add(a, &b, sign));
        if (s.bad || (i && !poly_equal(&s, to)))
            return false;
        *to = s;
    }
    return true;
}

static bool by_twin(Frame *x, const IrInst *in, bool address, uint32_t base,
                    Poly *to)
{
    const Block *b = &x->blocks[in->block];
    for (size_t i = 0; i < b->phis.len; i++) {
        const PhiNote *other = &b->phis.at[i];
        Poly s, twin = poly_atom(other->atom);
        for (int sign = 1; sign >= -1; sign -= 2)
            if (joint(x, in, address, base, other, sign, &s)) {
                *to = poly_add(s, &twin, -sign);
                return true;
            }
    }
    return false;
}

static uint32_t index_of(const Frame *x, const IrInst *in)
{
    return (uint32_t)(in - x->f->insts.at);
}

static Poly one_of(Frame *x, const IrInst *in, bool address, uint32_t base,
                   const Poly *alts, size_t n, bool all)
{
    Poly p;
    if (all && by_twin(x, in, address, base, &p))
        return p;
    uint16_t atom = frame_atom(x, in->block);
    p = poly_atom(atom);
    if (p.bad)
        return p;
    x->atoms.at[atom].wild = address && n > 8;
    for (size_t i = 0; address && i < n && n <= 8; i++)
        x->atoms.at[atom].wild |= !guards_prove(x, in->block, alts[i]);
    if (n <= 8) {
        x->atoms.at[atom].alts = ARENA_ARRAY(x->a, Poly, n + 1);
        x->atoms.at[atom].nalts = (uint8_t)n;
        for (size_t i = 0; i < n; i++)
            x->atoms.at[atom].alts[i] = alts[i];
    }
    if (all)
        VEC_PUSH(x->a, &x->blocks[in->block].phis,
                 (PhiNote){.atom = atom,
                           .address = address,
                           .base = base,
                           .inst = index_of(x, in)});
    return p;
}

// from: the one block that it comes from.
static Poly join(Frame *x, const IrInst *in, bool address, uint32_t base,
                 bool *lost, uint32_t *from)
{
    Poly alts[8], first = {.bad = true}, p;
    size_t n = 0, has = 0;
    bool same = true, bad = false, more = false;
    for (size_t i = 0; i < in->args.len; i++) {
        if (arg_is_dead(x, in, i))
            continue;
        if (address && !phi_off(x, in->args.at[i], true, base, &p)) {
            const Value *v = frame_value(x, in->args.at[i]);
            for (size_t k = 0; k < v->n; k++)
                bad |= v->at[k].base == base; // at two places
            continue;
        }
        if (!address)
            p = frame_natural(x, in->args.at[i]);
        bad |= p.bad;
        *from = has ? UINT32_MAX : in->froms[i];
        if (has++)
            same &= poly_equal(&p, &first);
        else
            first = p;
        bool known = false;
        for (size_t k = 0; k < n; k++)
            known |= poly_equal(&alts[k], &p);
        more |= !known && n == 8;
        if (!known && n < 8)
            alts[n++] = p;
    }
    *lost |= bad && address;
    if (same && has && !bad)
        return first;
    if (bad)
        return poly_atom(frame_atom(x, in->block));
    return one_of(x, in, address, base, alts, more ? 99 : n,
                  has == in->args.len);
}

static uint64_t bases_of(Frame *x, const IrInst *in, uint64_t *lost)
{
    uint64_t all = 0;
    for (size_t i = 0; i < in->args.len; i++) {
        if (arg_is_dead(x, in, i))
            continue;
        const Value *v = frame_value(x, in->args.at[i]);
        *lost |= v->lost;
        for (size_t k = 0; k < v->n; k++)
            all |= 1ull << v->at[k].base;
    }
    return all;
}

static const Way *way(Frame *x, uint32_t from, uint32_t to, const Way *before)
{
    Way *w = ARENA_NEW(x->a, Way);
    *w = (Way){from, to, before};
    return w;
}

// One place for each block that it comes from.
static void add_each(Frame *x, const IrInst *in, uint32_t base, Value *to)
{
    for (size_t i = 0; i < in->args.len; i++) {
        const Value *v = frame_value(x, in->args.at[i]);
        for (size_t k = 0; k < v->n; k++) {
            if (v->at[k].base != base || arg_is_dead(x, in, i))
                continue;
            if (to->n == 4) {
                to->lost |= 1ull << base;
                return;
            }
            to->at[to->n] = v->at[k];
            const Way *before = v->at[k].way;
            to->at[to->n++].way = way(x, in->froms[i], in->block, before);
        }
    }
}

static void joined(Frame *x, const IrInst *in, Value *v)
{
    Value to = {.address = in->is_ptr};
    bool lost = false;
    uint32_t from;
    uint64_t bases = 0;
    if (in->is_ptr)
        bases = bases_of(x, in, &to.lost);
    else
        to.p = join(x, in, false, 0, &lost, &from);
    for (uint32_t base = 0; base < 64; base++) {
        if (!(bases >> base & 1))
            continue;
        lost = to.n == 4;
        from = UINT32_MAX;
        Poly off = guards_expand(x, join(x, in, true, base, &lost, &from));
        const Way *only = NULL;
        if (lost || off.bad) {
            add_each(x, in, base, &to);
            continue;
        }
        if (from != UINT32_MAX && in->args.len > 1)
            only = way(x, from, in->block, NULL);
        to.at[to.n++] = (Place){base, off, only};
    }
    *v = to;
}

// ---- loops -----------------------------------------------------------------

static bool is_value(IrRef ref, const IrInst *in)
{
    return ref.kind == IR_LOCAL && ref.local == in->value;
}

static bool unchanged(const Frame *x, const Poly *p, uint32_t head)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < POLY_DEGREE && p->t[i].of[k]; k++) {
            const Atom *a = &x->atoms.at[p->t[i].of[k]];
            if (!a->param && block_dominates(x, head, a->block))
                return false;
        }
    return !p->bad;
}

// One instruction on the way from a value to its next one.
static bool moved(Frame *x, const IrInst *phi, const IrInst *step, IrRef *from,
                  Poly *by)
{
    Poly one;
    size_t k = 0; // the argument that leads to the value
    switch (step->op) {
    case IR_ADD:
        if (step->args.len != 2)
            return false;
        k = is_value(step->args.at[1], phi) ? 1 : 0;
        one = frame_number(x, step->args.at[1 - k]);
        *by = poly_add(*by, &one, 1);
        break;
    case IR_GEP:
        one = poly_number(step->off);
        *by = poly_add(*by, &one, 1);
        for (size_t i = 1; i < step->args.len; i++) {
            const IrInst *d = frame_def(x, step->args.at[i]);
            if (d && d->op == IR_PHI && block_begins_loop(x, d->block))
                return false;
            one = frame_index(x, step->args.at[i], 0);
            *by = poly_add(*by, &one, step->strides[i]);
        }
        break;
    default:
        return false;
    }
    *from = step->args.at[k];
    return !by->bad;
}

// The step from phi to `next` through additions, when it never changes.
static bool fixed_step(Frame *x, const IrInst *phi, IrRef next, Poly *by)
{
    *by = poly_number(0);
    for (int i = 0; i < 12; i++) {
        if (is_value(next, phi))
            return unchanged(x, by, phi->block);
        const IrInst *in = frame_def(x, next);
        if (!in || !moved(x, phi, in, &next, by))
            return false;
    }
    return false;
}

// The constant's value as a natural number of the comparison's width.
static bool constant(IrRef ref, uint16_t bits, bool is_signed, int64_t *k)
{
    *k = ref.number;
    if (ref.kind == IR_INT && *k < 0 && !is_signed && bits && bits < 48)
        *k += (int64_t)1 << bits;
    return ref.kind == IR_INT && (*k >= 0 || is_signed);
}

static bool starts_above(Frame *x, const IrInst *phi, const Poly *start,
                         int64_t least)
{
    Poly k = poly_number(-least);
    return loop_begins_or_asks(x, phi->block, poly_add(*start, &k, 1));
}

// The loop goes on only while another s can be taken from phi.
static bool stops_before_zero(Frame *x, const IrInst *phi, IrRef next,
                              const Poly *start, int64_t s, const Cond *c)
{
    int64_t k;
    Relation r = c->is;
    bool is_signed = r >= SLT;
    IrRef a = c->a;
    if (!constant(c->b, c->bits, is_signed, &k) || s < 1)
        return false;
    int64_t least = r == UGT || r == SGT ? k + 1 : k;
    if (is_value(a, phi))
        return r == NE ? s == 1 && k == 0
                       : (r == UGT || r == UGE || r == SGT || r == SGE) &&
                             least >= s;
    if (a.kind != IR_LOCAL || next.kind != IR_LOCAL || a.local != next.local)
        return false;
    if (r == SGT || r == SGE)
        return least >= 0;
    if (r == UGT || r == UGE)
        return least >= s && starts_above(x, phi, start, s);
    return r == NE && s == 1 && k >= 0 && starts_above(x, phi, start, k + 1);
}

// The loop ends before phi grows past what its width can hold.
static bool stops_before_wrap(Frame *x, const IrInst *phi, IrRef next,
                              const Poly *start, int64_t s, const Cond *c)
{
    int64_t k;
    Relation r = c->is;
    IrRef a = cond_root(x, c->a);
    bool small = poly_is_number(start, &k) && k >= 0 && k < 1 << 30;
    bool same = a.kind == IR_LOCAL && next.kind == IR_LOCAL &&
                (a.local == next.local || a.local == phi->value);
    if (!same || s != 1)
        return false;
    if (r == ULT || r == SLT)
        return small;
    if (r != NE || a.local != next.local)
        return false;
    Poly end = frame_natural(x, c->b), one = poly_number(-1);
    end = poly_add(end, start, -1);
    return loop_begins_or_asks(x, phi->block, poly_add(end, &one, 1));
}

static bool never_wraps(Frame *x, const IrInst *phi, IrRef first, IrRef next,
                        const Poly *start, const Poly *by)
{
    const IrInst *step = frame_def(x, next);
    CondVec conds = {0};
    int64_t s;
    if (!step || !poly_is_number(by, &s) || !s)
        return false;
    bool one = step->args.len == 2 && is_value(step->args.at[0], phi);
    if (s > 0 && one &&
        (step->nuw || (step->nsw && frame_signed_natural(x, first, 0))))
        return true;
    loop_conds(x, phi->block, &conds);
    for (size_t i = 0; i < conds.len; i++) {
        Cond c = conds.at[i], t = cond_turned(&c);
        if (s < 0 ? stops_before_zero(x, phi, next, start, -s, &c) ||
                        stops_before_zero(x, phi, next, start, -s, &t)
                  : stops_before_wrap(x, phi, next, start, s, &c) ||
                        stops_before_wrap(x, phi, next, start, s, &t))
            return true;
    }
    return false;
}

// Another value of this loop that grows as this one does, or as it shrinks.
static bool by_loop_twin(Frame *x, const IrInst *in, const PhiNote *n, Poly *to)
{
    const Block *b = &x->blocks[in->block];
    for (size_t i = 0; i < b->phis.len; i++) {
        const PhiNote *o = &b->phis.at[i];
        Poly twin = poly_atom(o->atom);
        Poly s = guards_expand(x, poly_add(o->step, &n->step, 1));
        if (!s.bad && !s.n) {
            s = poly_add(o->start, &n->start, 1);
            *to = poly_add(s, &twin, -1);
            return !to->bad;
        }
        if (poly_equal(&o->step, &n->step)) {
            s = poly_add(n->start, &o->start, -1);
            *to = poly_add(s, &twin, 1);
            return !to->bad;
        }
    }
    return false;
}

static void define(Frame *x, uint16_t atom, Poly p)
{
    if (p.bad || poly_has(&p, atom))
        return;
    x->atoms.at[atom].wild = false;
    x->atoms.at[atom].defined = true;
    x->atoms.at[atom].def = p;
}

// The step in natural numbers, where it is one only modulo 2**32: n - at, say,
// of which nobody knows that it is not negative.
static void step_in_numbers(Frame *x, const IrInst *phi, IrRef next, Poly *step)
{
    const IrInst *in = frame_def(x, next);
    if (poly_natural(step) || !in || in->op != IR_GEP ||
        !is_value(in->args.at[0], phi))
        return;
    Poly by = poly_number(in->off);
    for (size_t i = 1; i < in->args.len; i++) {
        Poly one = frame_number(x, in->args.at[i]);
        by = poly_add(by, &one, in->strides[i]);
    }
    if (poly_natural(&by))
        *step = by;
}

// What only shrinks is never more than at first, what only grows never less.
static void never_turns(Frame *x, const PhiNote *n)
{
    Poly self = poly_atom(n->atom), back = poly_number(0);
    back = poly_add(back, &n->step, -1);
    if (poly_natural(&back))
        frame_always(x, poly_add(n->start, &self, -1), false);
    else if (poly_natural(&n->step))
        frame_always(x, poly_add(self, &n->start, -1), false);
}

// The most that one round adds to phi, where each way through it adds
// constants.
static bool most_of_step(const Frame *x, const IrInst *phi, IrRef next,
                         int depth, int64_t *most)
{
    const IrInst *in = frame_def(x, next);
    int64_t all = 0;
    if (is_value(next, phi))
        return true;
    if (!in || !depth || !block_dominates(x, phi->block, in->block))
        return false;
    bool join = in->op == IR_PHI && !block_begins_loop(x, in->block);
    for (size_t i = 0; (join || in->op == IR_SELECT) && i < in->args.len; i++) {
        int64_t one = 0;
        if (!most_of_step(x, phi, in->args.at[i], depth - 1, &one))
            return false;
        all = one > all ? one : all;
    }
    int64_t by = in->op == IR_GEP && in->args.len == 1 ? in->off
                 : in->op == IR_ADD && in->args.at[1].kind == IR_INT
                     ? in->args.at[1].number
                     : -1;
    if (!join && in->op != IR_SELECT &&
        (by < 0 || by > 1 << 20 ||
         !most_of_step(x, phi, in->args.at[0], depth - 1, &all)))
        return false;
    *most = all + (by > 0 ? by : 0);
    return true;
}

// It grows by no more than that in each round, if at all; what wraps is less.
static void grows_at_most(Frame *x, const IrInst *phi, const PhiNote *n,
                          IrRef next)
{
    Poly self = poly_atom(n->atom);
    int64_t most = 0;
    if (!most_of_step(x, phi, next, 8, &most))
        return;
    Poly count = poly_atom(loop_counter(x, phi->block));
    Poly form = poly_times(&count, (Term){.k = most});
    form = poly_add(form, &n->start, 1);
    frame_always(x, poly_add(form, &self, -1), false);
    x->atoms.at[n->atom].loose = true;
    if (n->address && poly_natural(&n->start))
        x->atoms.at[n->atom].wild = false;
}

// start: what the value is at first, by: its step when that never changes.
static void settle(Frame *x, const IrInst *in, PhiNote n, IrRef first,
                   IrRef next)
{
    uint16_t atom = n.atom;
    Poly by, self = poly_atom(atom), p;
    if (fixed_step(x, in, next, &by)) {
        Poly count = poly_atom(loop_counter(x, in->block));
        Poly form = poly_mul(&by, &count);
        form = poly_add(form, &n.start, 1);
        if (n.address || never_wraps(x, in, first, next, &n.start, &by))
            define(x, atom, form);
        else if (poly_natural(&by))
            frame_always(x, poly_add(form, &self, -1), false);
        return;
    }
    x->atoms.at[atom].wild = n.address;
    grows_at_most(x, in, &n, next);
    if (!phi_off(x, next, n.address, n.base, &n.step))
        return;
    n.step = poly_add(n.step, &self, -1);
    if (n.address)
        step_in_numbers(x, in, next, &n.step);
    if (n.step.bad || poly_has(&n.step, atom))
        return;
    if (unchanged(x, &n.step, in->block)) {
        Poly count = poly_atom(loop_counter(x, in->block));
        Poly form = poly_mul(&n.step, &count);
        define(x, atom, poly_add(form, &n.start, 1));
        return;
    }
    if (by_loop_twin(x, in, &n, &p)) {
        define(x, atom, p);
        if (!n.address)
            frame_always(x, p, true);
        return;
    }
    if (!n.address)
        never_turns(x, &n);
    x->atoms.at[atom].wild &= !poly_natural(&n.step) || !poly_natural(&n.start);
    VEC_PUSH(x->a, &x->blocks[in->block].phis, n);
}

// A constant that stands for a value that was found to be just that.
static bool stands_for(Frame *x, const IrInst *const *web, size_t n,
                       const IrInst *phi, size_t k)
{
    CondVec conds = {0};
    uint32_t from = phi->froms[k];
    IrRef ref = phi->args.at[k];
    bool is = false;
    conds_of_edge(x, from, phi->block, &conds);
    if (x->blocks[from].from.len == 1)
        conds_of_edge(x, x->blocks[from].from.at[0], from, &conds);
    for (size_t i = 0; ref.kind == IR_INT && i < conds.len; i++)
        for (size_t j = 0; j < n; j++)
            is |= conds.at[i].is == EQ && is_value(conds.at[i].a, web[j]) &&
                  conds.at[i].b.kind == IR_INT &&
                  conds.at[i].b.number == ref.number;
    return is;
}

// What a phi is made of without the phis in between: numbers from before the
// loop, or from memory that does not change. false: others, too.
static bool web_of(Frame *x, const IrInst *in, IrRefVec *leaves)
{
    const IrInst *web[MAX_WEB] = {in};
    size_t n = 1;
    int64_t at;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < web[i]->args.len; k++) {
            const IrInst *of = frame_def(x, web[i]->args.at[k]);
            bool inside = of && block_dominates(x, in->block, of->block);
            bool known = stands_for(x, web, n, web[i], k);
            for (size_t j = 0; j < n; j++)
                known |= web[j] == of;
            if (known)
                continue;
            if (inside && of->op == IR_PHI && n < MAX_WEB)
                web[n++] = of;
            else if (inside &&
                     !(of->op == IR_LOAD && object_in(x, of->args.at[0], &at)))
                return false;
            else
                VEC_PUSH(x->a, leaves, web[i]->args.at[k]);
        }
    return true;
}

// It is the same number in all rounds.
static bool never_changes(Frame *x, const IrInst *in, Poly *to)
{
    IrRefVec leaves = {0};
    if (!web_of(x, in, &leaves))
        return false;
    for (size_t i = 0; i < leaves.len; i++) {
        Poly p = frame_natural(x, leaves.at[i]);
        if (p.bad || (i && !poly_equal(&p, to)))
            return false;
        *to = p;
    }
    return leaves.len > 0;
}

static void looped_number(Frame *x, const IrInst *in, size_t e, size_t l,
                          Value *to)
{
    uint16_t atom = frame_atom(x, in->block);
    *to = (Value){.p = poly_atom(atom)};
    Poly same;
    if (never_changes(x, in, &same)) {
        to->p = same;
        return;
    }
    if (e >= in->args.len || l >= in->args.len || in->args.len != 2 || !atom)
        return;
    PhiNote n = {.atom = atom, .inst = index_of(x, in)};
    n.start = frame_natural(x, in->args.at[e]);
    if (!n.start.bad)
        settle(x, in, n, in->args.at[e], in->args.at[l]);
}

// What comes from memory is no root: where it points is lost, unless the loop
// begins there, too.
static void note_gone(Frame *x, const Value *from, const Value *to)
{
    uint64_t has = to->lost, all = from->lost;
    for (size_t i = 0; i < to->n; i++)
        has |= 1ull << to->at[i].base;
    for (size_t i = 0; i < from->n; i++)
        all |= 1ull << from->at[i].base;
    x->gone |= all & ~has;
}

// Those beside which the others point.
static uint64_t bases_at(const Frame *x, uint64_t params)
{
    uint64_t bases = params & ~x->given.beside;
    for (int i = 0; i < 64; i++)
        if ((params & x->given.beside) >> i & 1)
            bases |= 1ull << x->given.others[i];
    return bases;
}

// Wherever the loop may let it point: with an unknown distance where it does
// not begin.
static void looped_address(Frame *x, const IrInst *in, size_t e, size_t l,
                           Value *to)
{
    IrRef self = {.kind = IR_LOCAL, .local = in->value};
    uint64_t roots = bases_at(x, flow_roots(x->x->w, x->f, self)->params);
    uint16_t atoms[4] = {0};
    Value first = {.address = true};
    bool odd = e >= in->args.len || l >= in->args.len || in->args.len != 2;
    if (!odd)
        first = *frame_value(x, in->args.at[e]);
    *to = (Value){.address = true, .lost = first.lost, .n = first.n};
    uint64_t here = 0;
    for (size_t i = 0; i < first.n; i++) {
        here |= 1ull << first.at[i].base;
        atoms[i] = frame_atom(x, in->block);
        to->at[i] =
            (Place){.base = first.at[i].base, .off = poly_atom(atoms[i])};
    }
    for (uint32_t base = 0; base < 64; base++) {
        if (!((roots & ~here) >> base & 1))
            continue;
        uint16_t atom = frame_atom(x, in->block);
        x->atoms.at[atom].wild = true;
        if (to->n == 4)
            to->lost |= 1ull << base;
        else
            to->at[to->n++] = (Place){.base = base, .off = poly_atom(atom)};
    }
    for (size_t i = 0; x->loads && i < in->args.len; i++)
        note_gone(x, frame_value(x, in->args.at[i]), to);
    if (odd)
        return;
    to->lost |= frame_value(x, in->args.at[l])->lost;
    for (size_t i = 0; i < first.n; i++)
        settle(x, in,
               (PhiNote){.atom = atoms[i],
                         .address = true,
                         .base = first.at[i].base,
                         .inst = index_of(x, in),
                         .start = first.at[i].off},
               in->args.at[e], in->args.at[l]);
}

void phi_value(Frame *x, const IrInst *in, Value *to)
{
    if (in->is_ptr && x->derived[in->value] != 1) {
        *to = (Value){.address = true};
        return;
    }
    to->address = in->is_ptr;
    if (!block_begins_loop(x, in->block)) {
        joined(x, in, to);
        return;
    }
    size_t e = phi_arg(in, loop_entry(x, in->block)),
           l = phi_arg(in, loop_latch(x, in->block));
    if (in->is_ptr)
        looped_address(x, in, e, l, to);
    else
        looped_number(x, in, e, l, to);
}
