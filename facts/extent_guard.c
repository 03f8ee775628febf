// What holds at a place (see extent.h).
//
// A block is entered under the conditions of the blocks that dominate it. At
// the begin of a loop what its end demands for another round holds in all
// rounds but the first, and in that one if it is so before the loop.
#include "facts/extent.h"

#include <string.h>

enum { MAX_GUARDS = 60, MAX_CHAIN = 80 };

// ---- conditions ------------------------------------------------------------

static Relation relation(const IrInst *cmp, bool truth)
{
    static const struct {
        const char *name;
        Relation is, is_not;
    } all[] = {{"eq", EQ, NE},    {"ne", NE, EQ},    {"ult", ULT, UGE},
               {"ule", ULE, UGT}, {"ugt", UGT, ULE}, {"uge", UGE, ULT},
               {"slt", SLT, SGE}, {"sle", SLE, SGT}, {"sgt", SGT, SLE},
               {"sge", SGE, SLT}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(cmp->pred, all[i].name) == 0)
            return truth ? all[i].is : all[i].is_not;
    return EQ;
}

// Something is known of what the function is given: it may never do all that
// it can.
static bool is_given(const Frame *x)
{
    return (x->given.fixed | x->given.beside) != 0;
}

static bool same_ref(IrRef a, IrRef b)
{
    return a.kind == b.kind &&
           (a.kind == IR_LOCAL ? a.local == b.local
                               : a.kind == IR_INT && a.number == b.number);
}

// The one comparison that all paths to a phi make.
static const IrInst *one_cmp(const Frame *x, IrRef ref, int depth)
{
    const IrInst *in = frame_def(x, ref), *all = NULL;
    if (!in || in->op != IR_PHI || depth > 3)
        return in && in->op == IR_CMP && in->args.len == 2 ? in : NULL;
    for (size_t i = 0; i < in->args.len; i++) {
        const IrInst *one = one_cmp(x, in->args.at[i], depth + 1);
        if (!one || (all && (strcmp(all->pred, one->pred) != 0 ||
                             !same_ref(all->args.at[0], one->args.at[0]) ||
                             !same_ref(all->args.at[1], one->args.at[1]))))
            return NULL;
        all = one;
    }
    return all;
}

static void add_cond(Frame *x, IrRef ref, bool truth, CondVec *to, int depth)
{
    const IrInst *in = frame_def(x, ref);
    bool join = in && (in->op == IR_PHI || in->op == IR_SELECT);
    int64_t k;
    if (join && is_given(x)) {
        Poly p = frame_number(x, ref);
        if (poly_is_number(&p, &k))
            ref = (IrRef){.kind = IR_INT, .number = k};
    }
    if (ref.kind == IR_INT && (ref.number != 0) != truth) { // never
        IrRef zero = {.kind = IR_INT};
        VEC_PUSH(x->a, to, (Cond){NE, zero, zero, 1});
    }
    if (in && in->op == IR_PHI && !block_begins_loop(x, in->block))
        in = one_cmp(x, ref, 0);
    if (!in || depth > 6)
        return;
    if (in->op == IR_CMP && in->args.len == 2) {
        VEC_PUSH(x->a, to,
                 (Cond){relation(in, truth), in->args.at[0], in->args.at[1],
                        in->bits});
    } else if (in->op == IR_COPY && in->args.len == 1) {
        add_cond(x, in->args.at[0], truth, to, depth + 1); // freeze
    } else if (in->op == IR_AND && truth) {
        add_cond(x, in->args.at[0], true, to, depth + 1);
        add_cond(x, in->args.at[1], true, to, depth + 1);
    } else if (in->math == MATH_OR && !truth) {
        add_cond(x, in->args.at[0], false, to, depth + 1);
        add_cond(x, in->args.at[1], false, to, depth + 1);
    } else if (in->op == IR_SELECT && in->args.len == 2 &&
               in->args.at[truth ? 1 : 0].kind == IR_INT &&
               in->args.at[truth ? 1 : 0].number == !truth) {
        add_cond(x, in->args.at[truth ? 0 : 1], truth, to, depth + 1);
    }
}

// What holds on the way from one block to the next.
void conds_of_edge(Frame *x, uint32_t from, uint32_t to, CondVec *conds)
{
    const IrInst *end = &x->f->insts.at[x->f->ends[from]];
    if (end->op == IR_BR && end->block == from && end->args.len == 1 &&
        end->to.len == 2 && end->to.at[0] != end->to.at[1])
        add_cond(x, end->args.at[0], end->to.at[0] == to, conds, 0);
    if (end->op == IR_BR && end->block == from &&
        end->target.kind == IR_LOCAL && (size_t)end->off < end->to.len &&
        end->to.at[end->off] != to) // of a switch
        VEC_PUSH(x->a, conds,
                 (Cond){NE, end->target, {.kind = IR_INT}, end->bits});
}

void loop_conds(Frame *x, uint32_t head, CondVec *to)
{
    uint32_t b = loop_latch(x, head);
    if (b == UINT32_MAX)
        return;
    conds_of_edge(x, b, head, to);
    for (int i = 0; b != head && i < MAX_CHAIN; b = x->blocks[b].idom, i++)
        if (x->blocks[b].from.len == 1)
            conds_of_edge(x, x->blocks[b].from.at[0], b, to);
}

Cond cond_turned(const Cond *c)
{
    static const Relation turned[] = {EQ,  NE,  UGT, UGE, ULT,
                                      ULE, SGT, SGE, SLT, SLE};
    return (Cond){turned[c->is], c->b, c->a, c->bits};
}

IrRef cond_root(const Frame *x, IrRef ref)
{
    const IrInst *in = frame_def(x, ref);
    return in && in->op == IR_ZEXT ? in->args.at[0] : ref;
}

// ---- guards ----------------------------------------------------------------

// Walks up from its base by steps of one size: never below it.
static bool walks_up(const Frame *x, const Poly *p)
{
    for (size_t i = 0; i < p->n; i++) {
        const Term *t = &p->t[i];
        if (t->k < 0 || t->of[1] ||
            (t->of[0] && !x->atoms.at[t->of[0]].counter))
            return false;
    }
    return !p->bad;
}

typedef struct Sides {
    Poly a, b;
    bool address;
} Sides;

static bool side(Frame *x, IrRef ref, uint16_t bits, bool is_signed, Poly *to,
                 uint32_t *base)
{
    const Value *v = frame_value(x, ref);
    if (v->address) {
        if (v->n != 1 || v->lost)
            return false;
        *to = v->at[0].off;
        *base = v->at[0].base;
        return !to->bad;
    }
    *to = v->p;
    if (ref.kind == IR_INT && ref.number < 0 && !is_signed) {
        Poly all = poly_number(bits && bits < 48 ? (int64_t)1 << bits : -1);
        *to = poly_add(all, &v->p, 1);
        to->bad |= !bits || bits >= 48;
    }
    return !to->bad;
}

// A multiple of g and a number, which is the largest that says the same.
static Poly rounded(Poly p)
{
    int64_t g = 0;
    for (size_t i = 0; i < p.n; i++)
        for (int64_t a = p.t[i].k, b = g, rest; p.t[i].of[0];) {
            if (!b) {
                g = a < 0 ? -a : a;
                break;
            }
            rest = a % b;
            a = b;
            b = rest;
        }
    for (size_t i = 0; g > 1 && i < p.n; i++)
        if (!p.t[i].of[0]) {
            int64_t rest = (p.t[i].k % g + g) % g;
            Poly less_of = poly_number(-rest);
            return poly_add(p, &less_of, 1);
        }
    return p;
}

static void push(Frame *x, GuardVec *to, Poly p, uint16_t from)
{
    p = rounded(p);
    if (!p.bad && p.n && to->len < MAX_GUARDS)
        VEC_PUSH(x->a, to, (Guard){.p = p, .from = from});
}

static Poly less(Poly a, const Poly *b, int64_t k) // a - b - k
{
    Poly number = poly_number(-k);
    a = poly_add(a, b, -1);
    return poly_add(a, &number, 1);
}

// a and b in this relation as natural numbers.
static void add_relation(Frame *x, Relation r, const Poly *a, const Poly *b,
                         uint16_t from, GuardVec *to)
{
    int64_t k;
    switch (r) {
    case EQ:
        push(x, to, less(*a, b, 0), from);
        push(x, to, less(*b, a, 0), from);
        break;
    case NE:
        if (poly_is_number(b, &k) && k == 0)
            push(x, to, less(*a, b, 1), from);
        break;
    case ULT:
    case SLT:
        push(x, to, less(*b, a, 1), from);
        break;
    case ULE:
    case SLE:
        push(x, to, less(*b, a, 0), from);
        break;
    case UGT:
    case SGT:
        push(x, to, less(*a, b, 1), from);
        break;
    case UGE:
    case SGE:
        push(x, to, less(*a, b, 0), from);
        break;
    }
}

// Says a signed comparison the same of natural numbers?
static bool as_natural(Frame *x, const Cond *c, Relation r)
{
    IrRef a = c->a, b = c->b;
    bool less = r == SLT || r == SLE;
    IrRef low = less ? a : b; // what is less is natural: so is the other
    bool minus_one = (r == SGT && b.kind == IR_INT && b.number == -1) ||
                     (r == SLT && a.kind == IR_INT && a.number == -1);
    return r < SLT || minus_one || frame_signed_natural(x, low, 0);
}

// The side that is not negative as a signed number, as it is no less than one
// that is not; *least: it is that or more.
static bool above_natural(Frame *x, const Cond *c, IrRef *to, int64_t *least)
{
    Relation r = c->is;
    bool turned = r == SLT || r == SLE, more = r == SGT || r == SLT;
    IrRef low = turned ? c->a : c->b;
    *to = turned ? c->b : c->a;
    *least = low.kind == IR_INT ? low.number + more : 0;
    return r >= SLT && *least >= 0 &&
           (low.kind == IR_INT || frame_signed_natural(x, low, 0));
}

static bool sides(Frame *x, const Cond *c, Relation r, Sides *s)
{
    uint32_t ba = 0, bb = 0;
    IrRef a = c->a, b = c->b;
    const Value *va = frame_value(x, a), *vb = frame_value(x, b);
    s->address = va->address;
    return va->address == vb->address && as_natural(x, c, r) &&
           side(x, a, c->bits, r >= SLT, &s->a, &ba) &&
           side(x, b, c->bits, r >= SLT, &s->b, &bb) && ba == bb;
}

// As far from its base as it says, or less far: distances are counted modulo
// 2**32, and what is taken away may be -1 as a huge number.
static bool no_nearer(const Poly *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->t[i].k < 0 && (p->t[i].of[0] || p->t[i].k < -1024))
            return false;
    return !p->bad;
}

// Of addresses, what is said to be less must not be below its base.
static bool addresses_compare(Frame *x, Relation r, const Sides *s)
{
    Poly a = guards_expand(x, s->a), b = guards_expand(x, s->b);
    if (!s->address || r == NE)
        return true;
    bool up = r == ULT || r == ULE;
    return r == EQ ? walks_up(x, &a) && walks_up(x, &b)
                   : walks_up(x, up ? &a : &b) && no_nearer(up ? &b : &a);
}

// v - 1 < b, where v - 1 may wrap: then it is more than any b. So v is not 0,
// and at most b. This is how LLVM writes both conditions in one.
static bool add_range(Frame *x, const Cond *c, GuardVec *to)
{
    const IrInst *in = frame_def(x, c->a);
    Poly one = poly_number(1);
    if (c->is != ULT || !in || in->op != IR_ADD || in->args.len != 2 ||
        in->args.at[1].kind != IR_INT || in->args.at[1].number != -1)
        return false;
    Poly v = frame_number(x, in->args.at[0]), b = frame_natural(x, c->b);
    if (v.bad || b.bad)
        return false;
    add_relation(x, UGE, &v, &one, 0, to);
    add_relation(x, ULE, &v, &b, 0, to);
    return true;
}

// Signed quotients that are natural as this number is, which is `least` or
// more.
static void add_parts(Frame *x, IrRef high, int64_t least, GuardVec *to)
{
    for (size_t i = 0; i < x->parts.len; i++) {
        const IrInst *in = &x->f->insts.at[x->parts.at[i]];
        IrRef ref = {.kind = IR_LOCAL, .local = in->value};
        Poly part, value;
        if ((!same_ref(ref, high) && !same_ref(in->args.at[0], high)) ||
            !frame_part(x, in, &part))
            continue;
        value = frame_number(x, ref);
        add_relation(x, EQ, &value, &part, 0, to);
        part = poly_number(least / frame_divisor(in));
        if (same_ref(in->args.at[0], high))
            add_relation(x, UGE, &value, &part, 0, to);
    }
}

// A parameter that is given as NULL is compared with it.
static bool add_null(Frame *x, const Cond *c, GuardVec *to)
{
    bool null = c->a.kind == IR_LOCAL && c->a.local < x->f->params.len &&
                x->f->params.at[c->a.local].is_ptr && c->a.local < 64 &&
                x->given.fixed >> c->a.local & 1 && c->b.null;
    if (null && c->is == NE)
        push(x, to, poly_number(-1), 0);
    return null;
}

// Of two addresses, one k bytes behind the other.
static bool holds(Relation r, int64_t k)
{
    return r == EQ    ? k == 0
           : r == NE  ? k != 0
           : r == ULT ? k < 0
           : r == ULE ? k <= 0
           : r == UGT ? k > 0
                      : k >= 0;
}

static void add_guards(Frame *x, const Cond *c, GuardVec *to)
{
    Sides s = {0};
    Relation r = c->is;
    int64_t k;
    if (add_range(x, c, to) || add_null(x, c, to))
        return;
    bool two = sides(x, c, r, &s);
    Poly d = less(guards_expand(x, s.a), &s.b, 0);
    d = guards_expand(x, d);
    if (two && s.address && poly_is_number(&d, &k) && r <= UGE) {
        if (!holds(r, k))
            push(x, to, poly_number(-1), 0);
    } else if (two && addresses_compare(x, r, &s) && !(s.address && r == NE)) {
        add_relation(x, r, &s.a, &s.b, 0, to);
    }
    IrRef high;
    int64_t least;
    if (above_natural(x, c, &high, &least))
        add_parts(x, high, least, to);
}

bool guards_natural(Frame *x, uint32_t block, IrRef ref)
{
    IrRef high;
    int64_t least;
    for (int i = 0; block && i < MAX_CHAIN; i++) {
        const Block *b = &x->blocks[block];
        CondVec conds = {0};
        uint32_t from = b->from.len == 1 ? b->from.at[0] : loop_entry(x, block);
        if (from != UINT32_MAX)
            conds_of_edge(x, from, block, &conds);
        for (size_t k = 0; k < conds.len; k++)
            if (above_natural(x, &conds.at[k], &high, &least) &&
                same_ref(high, ref))
                return true;
        block = b->idom;
    }
    return false;
}

// ---- guards of loops -------------------------------------------------------

// Nothing in p changes within the loop but its counter.
static bool told_by_counter(const Frame *x, const Poly *p, uint32_t head)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < POLY_DEGREE && p->t[i].of[k]; k++) {
            const Atom *a = &x->atoms.at[p->t[i].of[k]];
            bool own = a->counter && a->block == head;
            if (!a->param && !own && block_dominates(x, head, a->block))
                return false;
        }
    return !p->bad;
}

// The phi whose next value this is.
static const IrInst *phi_of_next(const Frame *x, IrRef ref, uint32_t head)
{
    uint32_t latch = loop_latch(x, head);
    const IrFunc *f = x->f;
    size_t i = f->insts.len;
    for (size_t k = 0; k < f->insts.len; k++)
        if (f->insts.at[k].block == head) {
            i = k;
            break;
        }
    for (; i < f->insts.len && f->insts.at[i].block == head &&
           f->insts.at[i].op == IR_PHI;
         i++) {
        size_t k = phi_arg(&f->insts.at[i], latch);
        if (ref.kind == IR_LOCAL && k < f->insts.at[i].args.len &&
            f->insts.at[i].args.at[k].kind == IR_LOCAL &&
            f->insts.at[i].args.at[k].local == ref.local)
            return &f->insts.at[i];
    }
    return NULL;
}

static bool divides(const Poly *p, int64_t by)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->t[i].k % by)
            return false;
    return true;
}

// next != end, where next moves towards end by s and hits it.
static bool towards(Frame *x, uint32_t head, const Poly *now, const Poly *end,
                    Poly *to)
{
    uint16_t counter = loop_counter(x, head);
    Poly e = guards_expand(x, *now), zero = poly_number(0);
    Poly start = poly_put(&e, counter, &zero), by = poly_add(e, &start, -1);
    if (by.bad || by.n != 1 || by.t[0].of[0] != counter || by.t[0].of[1])
        return false;
    int64_t s = by.t[0].k, size = s < 0 ? -s : s;
    Poly way = s < 0 ? less(start, end, 0) : less(*end, &start, 0);
    Poly least = poly_number(-size), left = poly_add(way, &least, 1);
    if (!divides(&way, size) || !loop_begins_with(x, head, left))
        return false;
    *to = s < 0 ? less(e, end, size) : less(*end, &e, size);
    return true;
}

// At the begin of a loop, values without a closed form are what they are
// called there.
static Poly at_first(Frame *x, uint32_t head, Poly p, bool *opaque)
{
    const Block *b = &x->blocks[head];
    Poly zero = poly_number(0);
    for (size_t i = 0; i < b->phis.len; i++)
        if (poly_has(&p, b->phis.at[i].atom)) {
            p = poly_put(&p, b->phis.at[i].atom, &b->phis.at[i].start);
            *opaque = true;
        }
    p = guards_expand(x, p);
    return poly_put(&p, loop_counter(x, head), &zero);
}

static void push_loop_guard(Frame *x, uint32_t head, Poly p, bool now,
                            GuardVec *to)
{
    uint16_t counter = loop_counter(x, head);
    bool opaque = false;
    p = guards_expand(x, p);
    Poly first = at_first(x, head, p, &opaque);
    if (opaque ? !now || !told_by_counter(x, &first, head)
               : !told_by_counter(x, &p, head))
        return;
    if (loop_begins_with(x, head, first))
        push(x, to, p, 0);
    else if (!opaque)
        push(x, to, p, counter);
}

// A condition on the next value is one on the value in the next round; one on
// this round's is one on the last round's there.
static void add_loop_guards(Frame *x, uint32_t head, const Cond *c,
                            GuardVec *to)
{
    uint32_t base_a = 0, base_b = 0;
    Relation r = c->is;
    Cond turned = cond_turned(c);
    if (!phi_of_next(x, cond_root(x, c->a), head) &&
        phi_of_next(x, cond_root(x, c->b), head)) {
        c = &turned;
        r = turned.is;
    }
    IrRef rb = c->b;
    const IrInst *phi = phi_of_next(x, cond_root(x, c->a), head);
    GuardVec found = {0};
    Sides s = {0};
    Poly last = poly_atom(loop_counter(x, head)), one = poly_number(-1), p;
    last = poly_add(last, &one, 1);
    if (phi) {
        IrRef now = {.kind = IR_LOCAL, .local = phi->value};
        s.address = phi->is_ptr;
        if (!as_natural(x, c, r) ||
            !side(x, now, c->bits, r >= SLT, &s.a, &base_a) ||
            !side(x, rb, c->bits, r >= SLT, &s.b, &base_b) ||
            base_a != base_b || frame_value(x, rb)->address != s.address)
            return;
        Poly end = guards_expand(x, s.b);
        if (!told_by_counter(x, &end, head) ||
            poly_has(&end, loop_counter(x, head)))
            return;
        if (r == NE && towards(x, head, &s.a, &end, &p)) {
            push_loop_guard(x, head, p, true, to);
            return;
        }
    } else if (!sides(x, c, r, &s)) {
        return;
    }
    if ((s.address && r == NE) || !addresses_compare(x, r, &s))
        return;
    add_relation(x, r, &s.a, &s.b, 0, &found);
    for (size_t i = 0; i < found.len; i++) {
        p = found.at[i].p;
        if (!phi) {
            p = guards_expand(x, p);
            if (!told_by_counter(x, &p, head))
                continue;
            p = poly_put(&p, loop_counter(x, head), &last);
        }
        push_loop_guard(x, head, p, phi != NULL, to);
    }
}

// ---- at a place ------------------------------------------------------------

static void find_own(Frame *x, uint32_t block)
{
    Block *b = &x->blocks[block];
    CondVec conds = {0}, loop = {0};
    uint32_t entry = b->from.len == 1 ? b->from.at[0] : loop_entry(x, block);
    bool head = block_begins_loop(x, block);
    if (b->state || b->order == UINT32_MAX)
        return;
    b->state = 1;
    if (entry != UINT32_MAX && (b->from.len == 1 || head))
        conds_of_edge(x, entry, block, &conds);
    if (head)
        loop_conds(x, block, &loop);
    for (size_t i = 0; i < conds.len; i++)
        add_guards(x, &conds.at[i], &b->own);
    for (size_t i = 0; head && i < loop.len; i++)
        add_loop_guards(x, block, &loop.at[i], &b->own);
    b->state = 2;
}

void guards_collect(Frame *x, const GuardVec *from, GuardVec *to)
{
    for (size_t i = 0; i < from->len && to->len < MAX_GUARDS; i++) {
        Guard g = from->at[i];
        g.p = guards_expand(x, g.p);
        if (!g.p.bad && g.p.n)
            VEC_PUSH(x->a, to, g);
    }
}

void guards_of_edge(Frame *x, uint32_t from, uint32_t to, GuardVec *g)
{
    GuardVec found = {0};
    CondVec conds = {0};
    uint32_t stop = x->blocks[to].idom, b = from;
    conds_of_edge(x, from, to, &conds);
    for (int i = 0; b != stop && b && i < MAX_CHAIN; b = x->blocks[b].idom, i++)
        if (x->blocks[b].from.len == 1)
            conds_of_edge(x, x->blocks[b].from.at[0], b, &conds);
    for (size_t i = 0; i < conds.len; i++)
        add_guards(x, &conds.at[i], &found);
    guards_collect(x, &found, g);
}

static bool is_false(const GuardVec *g)
{
    int64_t k;
    for (size_t i = 0; i < g->len; i++)
        if (!g->at[i].from && poly_is_number(&g->at[i].p, &k) && k < 0)
            return true;
    return false;
}

bool block_is_dead(Frame *x, uint32_t block)
{
    Block *b = &x->blocks[block];
    if (!is_given(x) || !block || b->order == UINT32_MAX)
        return false;
    if (b->dead)
        return b->dead == 2;
    find_own(x, block);
    bool dead = is_false(&b->own) || block_is_dead(x, b->idom);
    if (b->state == 2)
        b->dead = dead ? 2 : 1;
    return dead;
}

bool edge_is_dead(Frame *x, uint32_t from, uint32_t to)
{
    GuardVec g = {0};
    CondVec conds = {0};
    if (!is_given(x))
        return false;
    conds_of_edge(x, from, to, &conds);
    for (size_t i = 0; i < conds.len; i++)
        add_guards(x, &conds.at[i], &g);
    return is_false(&g) || block_is_dead(x, from);
}

bool arg_is_dead(Frame *x, const IrInst *in, size_t k)
{
    GuardVec g = {0};
    CondVec conds = {0};
    if (!is_given(x))
        return false;
    if (in->op == IR_PHI)
        return edge_is_dead(x, in->froms[k], in->block);
    if (in->op != IR_SELECT || in->args.len != 2)
        return false;
    add_cond(x, in->target, k == 0, &conds, 0);
    for (size_t i = 0; i < conds.len; i++)
        add_guards(x, &conds.at[i], &g);
    return is_false(&g);
}

// The phis of a block are what that way makes them.
static void phis_of_edge(Frame *x, uint32_t from, uint32_t to, GuardVec *g)
{
    GuardVec found = {0};
    for (size_t i = 0; i < x->blocks[to].phis.len; i++) {
        PhiNote n = x->blocks[to].phis.at[i];
        const IrInst *phi = &x->f->insts.at[n.inst];
        size_t k = phi_arg(phi, from);
        Poly value, self = poly_atom(n.atom);
        if (k < phi->args.len &&
            phi_off(x, phi->args.at[k], n.address, n.base, &value))
            add_relation(x, EQ, &self, &value, 0, &found);
    }
    guards_collect(x, &found, g);
}

void guards_of_way(Frame *x, const Way *way, GuardVec *to)
{
    for (int i = 0; way && i < 4; way = way->before, i++) {
        guards_of_edge(x, way->from, way->to, to);
        phis_of_edge(x, way->from, way->to, to);
    }
}

void guards_at(Frame *x, uint32_t block, GuardVec *to)
{
    if (block == UINT32_MAX || x->blocks[block].order == UINT32_MAX)
        return;
    for (int i = 0; i < MAX_CHAIN; i++) {
        find_own(x, block);
        guards_collect(x, &x->blocks[block].own, to);
        if (!block) {
            guards_collect(x, &x->assumed, to);
            return;
        }
        block = x->blocks[block].idom;
    }
}

Poly guards_expand(Frame *x, Poly p)
{
    for (int round = 0; round < 24; round++) {
        uint16_t found = 0;
        for (size_t i = 0; i < p.n && !found; i++)
            for (size_t k = 0; k < POLY_DEGREE && p.t[i].of[k]; k++) {
                const Atom *a = &x->atoms.at[p.t[i].of[k]];
                if (a->wild)
                    p.bad = true;
                if (a->defined && !found)
                    found = p.t[i].of[k];
            }
        if (!found || p.bad)
            return p;
        p = poly_put(&p, found, &x->atoms.at[found].def);
    }
    p.bad = true;
    return p;
}
