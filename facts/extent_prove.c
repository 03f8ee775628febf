// What follows from guards: that a sum is not negative, and what it is at most
// in terms of parameters (see extent.h).
#include "facts/extent.h"

enum { MAX_ALWAYS = 120 };

// ---- what always holds -----------------------------------------------------

static void name_atoms(const Frame *x, const Poly *p, uint8_t *named)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < POLY_DEGREE && p->t[i].of[k]; k++)
            named[p->t[i].of[k]] = !x->atoms.at[p->t[i].of[k]].param;
}

static bool names_any(const Poly *p, const uint8_t *named)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < POLY_DEGREE && p->t[i].of[k]; k++)
            if (named[p->t[i].of[k]])
                return true;
    return false;
}

// All that it names was found on the way to the block, in a loop in the round
// that the counters tell, or is what is asked about.
static bool is_found(const Frame *x, const Poly *p, uint32_t block,
                     const uint8_t *asked)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < POLY_DEGREE && p->t[i].of[k]; k++) {
            const Atom *a = &x->atoms.at[p->t[i].of[k]];
            if (!a->param && !asked[p->t[i].of[k]] &&
                !block_dominates(x, a->block, block))
                return false;
        }
    return true;
}

// What values are bound by wherever they are: the atoms of p and of what is
// known already, and so on.
static void add_always(Frame *x, const Poly *p, uint32_t block, GuardVec *to)
{
    uint8_t *named = ARENA_ARRAY(x->a, uint8_t, x->atoms.len + 1);
    uint8_t *taken = ARENA_ARRAY(x->a, uint8_t, x->always.len + 1);
    uint8_t *asked = ARENA_ARRAY(x->a, uint8_t, x->atoms.len + 1);
    name_atoms(x, p, asked);
    name_atoms(x, p, named);
    for (size_t i = 0; i < to->len; i++)
        name_atoms(x, &to->at[i].p, named);
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < x->always.len && to->len < MAX_ALWAYS; i++) {
            Guard g = x->always.at[i];
            if (taken[i])
                continue;
            g.p = guards_expand(x, g.p);
            if (g.p.bad || !names_any(&g.p, named) ||
                !is_found(x, &g.p, block, asked))
                continue;
            taken[i] = 1;
            name_atoms(x, &g.p, named);
            VEC_PUSH(x->a, to, g);
        }
}

// ---- proofs ----------------------------------------------------------------

// A multiple of g that is more than g*(n-1) is at least g*n.
static Poly relaxed(const Poly *p)
{
    int64_t g = 0, k = 0;
    for (size_t i = 0; i < p->n; i++) {
        int64_t a = p->t[i].k < 0 ? -p->t[i].k : p->t[i].k, b = g;
        if (!p->t[i].of[0]) {
            k = p->t[i].k;
            continue;
        }
        while (b) {
            int64_t rest = a % b;
            a = b;
            b = rest;
        }
        g = a;
    }
    Poly more = poly_number(0);
    if (g > 1 && k < 0)
        more = poly_number(-k - (g * ((-k + g - 1) / g - 1) + 1));
    return poly_add(*p, &more, 1);
}

static bool prove(Frame *x, const GuardVec *g, const Poly *given, int depth)
{
    size_t i = 0;
    Poly loose = relaxed(given);
    const Poly *p = &loose;
    if (p->bad || x->steps > x->limit)
        return false;
    while (i < p->n && p->t[i].k > 0)
        i++;
    if (i == p->n || !depth)
        return i == p->n;
    const Term *t = &p->t[i];
    for (size_t k = 0; k < g->len; k++) {
        const Poly *q = &g->at[k].p;
        for (size_t j = 0; !g->at[k].from && j < q->n; j++) {
            Term rest;
            if (q->t[j].k > 0 || !term_over(t, &q->t[j], &rest))
                continue;
            x->steps++;
            rest.k = -((-t->k + -q->t[j].k - 1) / -q->t[j].k);
            Poly less_of = poly_times(q, rest);
            Poly left = poly_add(*p, &less_of, 1);
            if (prove(x, g, &left, depth - 1))
                return true;
        }
    }
    return false;
}

uint32_t guards_join(const Frame *x, const Poly *p)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < POLY_DEGREE && p->t[i].of[k]; k++) {
            const Atom *a = &x->atoms.at[p->t[i].of[k]];
            for (size_t j = 0; a->nalts && j < x->blocks[a->block].phis.len;
                 j++)
                if (x->blocks[a->block].phis.at[j].atom == p->t[i].of[k])
                    return a->block;
        }
    return UINT32_MAX;
}

Poly guards_entered(Frame *x, uint32_t join, uint32_t from, Poly p)
{
    for (size_t i = 0; i < x->blocks[join].phis.len; i++) {
        PhiNote n = x->blocks[join].phis.at[i];
        const IrInst *phi = &x->f->insts.at[n.inst];
        size_t k = phi_arg(phi, from);
        if (!poly_has(&p, n.atom))
            continue;
        Poly value = {.bad = true};
        if (k < phi->args.len)
            phi_off(x, phi->args.at[k], n.address, n.base, &value);
        p = poly_put(&p, n.atom, &value);
    }
    return guards_expand(x, p);
}

static bool prove_from(Frame *x, uint32_t block, GuardVec *g, Poly p);

static bool prove_by_cases(Frame *x, const Poly *p)
{
    uint32_t join = guards_join(x, p);
    if (join == UINT32_MAX || x->cases > 2 || block_begins_loop(x, join))
        return false;
    bool all = true;
    x->cases++;
    for (size_t i = 0; all && i < x->blocks[join].from.len; i++) {
        GuardVec g = {0};
        uint32_t from = x->blocks[join].from.at[i];
        guards_of_edge(x, from, join, &g);
        guards_at(x, from, &g);
        all = prove_from(x, from, &g, guards_entered(x, join, from, *p));
    }
    x->cases--;
    return all;
}

static bool prove_from(Frame *x, uint32_t block, GuardVec *g, Poly p)
{
    p = guards_expand(x, p);
    if (p.bad)
        return false;
    if (poly_natural(&p))
        return true;
    add_always(x, &p, block, g);
    return prove(x, g, &p, 3) || prove_by_cases(x, &p);
}

bool guards_imply(Frame *x, uint32_t block, const GuardVec *g, Poly p)
{
    GuardVec all = {0};
    for (size_t i = 0; i < g->len; i++)
        VEC_PUSH(x->a, &all, g->at[i]);
    return prove_from(x, block, &all, p);
}

bool guards_contradict(Frame *x, const GuardVec *g)
{
    Poly false_of = poly_number(-1);
    return prove(x, g, &false_of, 3);
}

bool guards_prove(Frame *x, uint32_t block, Poly p)
{
    GuardVec g = {0};
    p = guards_expand(x, p);
    if (p.bad || poly_natural(&p))
        return !p.bad;
    guards_at(x, block, &g);
    return prove_from(x, block, &g, p);
}

bool loop_begins_with(Frame *x, uint32_t head, Poly p)
{
    GuardVec g = {0};
    uint32_t entry = loop_entry(x, head);
    if (entry == UINT32_MAX)
        return false;
    guards_of_edge(x, entry, head, &g);
    guards_at(x, entry, &g);
    return prove_from(x, entry, &g, p);
}

// The optimizer drops a test that all callers of a function have made.
bool loop_begins_or_asks(Frame *x, uint32_t head, Poly p)
{
    bool inner = x->f->internal && !x->f->taken && !x->f->listed;
    if (loop_begins_with(x, head, p))
        return true;
    p = guards_expand(x, p);
    for (size_t i = 0; i < p.n; i++)
        for (size_t k = 0; k < POLY_DEGREE && p.t[i].of[k]; k++)
            inner &= x->atoms.at[p.t[i].of[k]].param;
    if (!inner || p.bad || x->assumed.len >= 4)
        return false;
    VEC_PUSH(x->a, &x->assumed, (Guard){.p = p});
    return true;
}

// ---- bounds ----------------------------------------------------------------

static bool is_local(const Frame *x, const Term *t, uint16_t *atom)
{
    for (size_t k = 0; k < POLY_DEGREE && t->of[k]; k++)
        if (!x->atoms.at[t->of[k]].param) {
            *atom = t->of[k];
            return true;
        }
    return false;
}

// ... or what lies in memory: a parameter that it is at most says more.
static bool is_no_param(const Frame *x, const Term *t, uint16_t *atom)
{
    for (size_t k = 0; k < POLY_DEGREE && t->of[k]; k++)
        if (t->of[k] > x->f->params.len) {
            *atom = t->of[k];
            return true;
        }
    return false;
}

static void add_bound(Frame *x, Bound b, BoundVec *to)
{
    for (size_t i = 0; i < to->len; i++)
        if (poly_equal(&to->at[i].p, &b.p)) {
            to->at[i].soft &= b.soft;
            return;
        }
    if (to->len < 8)
        VEC_PUSH(x->a, to, b);
}

static bool uses(Bound *b, uint16_t counter)
{
    if (!counter || b->from[0] == counter || b->from[1] == counter)
        return true;
    if (b->from[0] && b->from[1])
        return false;
    b->from[b->from[0] ? 1 : 0] = counter;
    return true;
}

static void bound(Frame *x, const GuardVec *g, Bound b, int depth, BoundVec *to)
{
    bool any = false;
    Poly known = {0};
    if (b.p.bad || x->steps > x->limit)
        return;
    for (size_t i = 0; i < b.p.n; i++) {
        uint16_t atom = 0;
        bool local = is_local(x, &b.p.t[i], &atom);
        any |= local && b.p.t[i].k > 0;
        b.soft |= local && b.p.t[i].k < 0;
        Poly one = {.n = 1, .t = {b.p.t[i]}};
        if (!local)
            known = poly_add(known, &one, 1);
    }
    if (!any) { // what is taken away may be nothing
        b.p = known;
        add_bound(x, b, to);
    }
    for (size_t i = 0; depth && i < b.p.n; i++) {
        uint16_t atom = 0;
        const Term *t = &b.p.t[i];
        if (t->k < 0 || !is_no_param(x, t, &atom))
            continue;
        for (size_t k = 0; k < g->len; k++)
            for (size_t j = 0; j < g->at[k].p.n; j++) {
                const Term *u = &g->at[k].p.t[j];
                uint16_t of = 0;
                Term rest;
                Bound next = b;
                if (u->k > 0 || !is_no_param(x, u, &of) ||
                    !term_over(t, u, &rest) || !uses(&next, g->at[k].from))
                    continue;
                x->steps++;
                rest.k = (t->k + -u->k - 1) / -u->k;
                Poly more = poly_times(&g->at[k].p, rest);
                next.p = poly_add(b.p, &more, 1);
                // The last round of a loop is reached; other limits may not be.
                next.soft = b.soft || g->at[k].soft || t->k % u->k != 0 ||
                            !x->atoms.at[of].counter;
                bound(x, g, next, depth - 1, to);
            }
    }
}

void guards_bound(Frame *x, uint32_t block, const GuardVec *g, Poly p,
                  BoundVec *to)
{
    GuardVec all = {0};
    p = guards_expand(x, p);
    if (p.bad)
        return;
    for (size_t i = 0; i < g->len; i++)
        VEC_PUSH(x->a, &all, g->at[i]);
    add_always(x, &p, block, &all);
    bound(x, &all, (Bound){.p = p}, 5, to);
}
