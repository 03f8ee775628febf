// Accesses, and what is said of a function (see extent.h).
#include "facts/extent_walk.h"

enum {
    MAX_EVENTS = 200,
    MAX_CALLS = 40, // deep
    MAX_INSTS = 12000,
    MAX_STEPS = 60000,
    MAX_FIXED = 200000, // ... with constants
    MAX_GIVEN = 16      // summaries of one function
};

#define ALL_STEPS ((size_t)6 * 1000 * 1000)

// ---- derived addresses -----------------------------------------------------

uint8_t is_derived(const Frame *x, IrRef ref)
{
    return ref.kind == IR_LOCAL ? x->derived[ref.local] : 0;
}

static bool passes_on(const IrInst *in)
{
    switch (in->op) {
    case IR_GEP:
    case IR_PHI:
    case IR_SELECT:
    case IR_EXTRACT:
    case IR_INSERT:
        return true;
    case IR_COPY:
    case IR_ADD:
    case IR_AND:
        return true;
    case IR_CALL:
        return in->is_ptr;
    default:
        return false;
    }
}

static bool is_held(Frame *x, const IrInst *in)
{
    int64_t at;
    const Object *o =
        in->op == IR_LOAD ? object_in(x, in->args.at[0], &at) : NULL;
    return o && in->is_ptr && (o->param || o->holds);
}

static void find_derived(Frame *x)
{
    const IrFunc *f = x->f;
    x->derived = ARENA_ARRAY(x->a, uint8_t, f->nvalues + 1);
    for (size_t i = 0; i < f->params.len && i < 64; i++)
        x->derived[i] = frame_is_base(x, i) || x->given.beside >> i & 1;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++) {
            const IrInst *in = &f->insts.at[i];
            Object *o = in->op == IR_STORE ? object_holding(x, in) : NULL;
            if (o && !o->holds && is_derived(x, in->args.at[0]) == 1)
                more |= o->holds = true;
            if (in->value == UINT32_MAX || x->derived[in->value] ||
                (!passes_on(in) && in->op != IR_LOAD))
                continue;
            for (size_t k = 0; in->op != IR_LOAD && k < in->args.len; k++)
                if (is_derived(x, in->args.at[k]) == 1)
                    x->derived[in->value] = in->math == MATH_ADDRESS ? 2 : 1;
            if (is_held(x, in)) {
                x->derived[in->value] = 1;
                x->loads = true;
            }
            more |= x->derived[in->value] != 0;
        }
    }
}

// ---- what is touched -------------------------------------------------------

void lose(Walk *w, uint64_t bases)
{
    for (size_t i = 0; i < frame_bases(&w->x); i++)
        if (bases >> i & 1) {
            w->params[i].lost = w->params[i].used = true;
            w->params[i].read = w->params[i].written = true;
            w->params[i].first = true;
        }
}

void lose_places(Walk *w, const Value *v)
{
    uint64_t bases = v->lost;
    for (size_t i = 0; i < v->n; i++)
        bases |= 1ull << v->at[i].base;
    lose(w, bases);
}

void lose_value(Walk *w, IrRef ref)
{
    const IrInst *in = frame_def(&w->x, ref);
    if (is_derived(&w->x, ref) == 2 && in) // as a number: what it was made of
        ref = in->args.at[0];
    if (is_derived(&w->x, ref) != 1)
        return;
    lose_places(w, frame_value(&w->x, ref));
}

// What holds in the first round of a loop.
static void first_round(Walk *w, const GuardVec *g, uint16_t counter,
                        GuardVec *to)
{
    Poly zero = poly_number(0);
    for (size_t i = 0; i < g->len; i++) {
        Guard one = g->at[i];
        one.p = poly_put(&one.p, counter, &zero);
        if (one.from != counter && !one.p.bad)
            VEC_PUSH(w->x.a, to, one);
    }
}

// A number that it is at most, of what grows now and then, is far from what it
// is: no size that anybody would say.
static void drop_loose(const Frame *x, Access *a)
{
    size_t n = 0;
    int64_t k;
    bool loose = false;
    for (size_t i = 0; i < a->end.n; i++)
        for (size_t j = 0; j < POLY_DEGREE && a->end.t[i].of[j]; j++)
            loose |= x->atoms.at[a->end.t[i].of[j]].loose;
    for (size_t i = 0; loose && i < a->bounds.len; i++)
        if (!poly_is_number(&a->bounds.at[i].p, &k))
            a->bounds.at[n++] = a->bounds.at[i];
    if (loose)
        a->bounds.len = n;
}

// A bound that is more than another one by some parameter, not by a constant
// alone, says nothing.
static bool is_worse(const Bound *b, const Bound *than)
{
    Poly d = poly_add(b->p, &than->p, -1);
    int64_t k;
    return b->soft && !than->from[0] && poly_natural(&d) &&
           !poly_is_number(&d, &k);
}

static void drop_worse(Access *a)
{
    size_t n = 0;
    for (size_t i = 0; i < a->bounds.len; i++) {
        bool worse = false;
        for (size_t j = 0; j < a->bounds.len; j++)
            worse |= is_worse(&a->bounds.at[i], &a->bounds.at[j]);
        if (!worse)
            a->bounds.at[n++] = a->bounds.at[i];
    }
    a->bounds.len = n;
}

static void add_access(Walk *w, const Place *at, uint32_t block,
                       const GuardVec *g, Poly end, bool writes, bool tight,
                       int depth);

// One for each way into the join that it depends on.
static bool by_ways(Walk *w, const Place *at, const GuardVec *g, Poly end,
                    bool writes, bool tight, int depth)
{
    Frame *x = &w->x;
    uint32_t join = guards_join(x, &end);
    if (join == UINT32_MAX || block_begins_loop(x, join))
        return false;
    for (size_t i = 0; i < x->blocks[join].from.len; i++) {
        uint32_t from = x->blocks[join].from.at[i];
        GuardVec all = {0};
        guards_collect(x, g, &all);
        guards_of_edge(x, from, join, &all);
        guards_at(x, from, &all);
        if (!guards_contradict(x, &all))
            add_access(w, at, from, &all, guards_entered(x, join, from, end),
                       writes, tight, depth);
    }
    return true;
}

static void add_access(Walk *w, const Place *at, uint32_t block,
                       const GuardVec *g, Poly end, bool writes, bool tight,
                       int depth)
{
    Frame *x = &w->x;
    Access a = {.base = at->base, .block = block, .writes = writes};
    Poly zero = poly_number(0);
    guards_bound(x, block, g, end, &a.bounds);
    a.tight = tight;
    a.end = end = guards_expand(x, end);
    a.guards = *g;
    drop_loose(x, &a);
    drop_worse(&a);
    if (!a.bounds.len && !end.bad) { // one by one
        if (depth < 4 && by_ways(w, at, g, end, writes, tight, depth + 1))
            return;
        for (size_t i = 0; i < end.n; i++)
            for (size_t k = 0; k < POLY_DEGREE && end.t[i].of[k]; k++) {
                uint16_t atom = end.t[i].of[k];
                const Atom *of = &x->atoms.at[atom];
                if (!of->nalts || depth > 3)
                    continue;
                for (size_t j = 0; j < of->nalts; j++) {
                    Poly alt = x->atoms.at[atom].alts[j];
                    add_access(w, at, block, g, poly_put(&end, atom, &alt),
                               writes, tight, depth + 1);
                }
                return;
            }
    }
    if (!a.bounds.len) {
        int64_t k;
        w->params[at->base].strays |= !poly_is_number(&end, &k);
        lose(w, 1ull << at->base);
        return;
    }
    // The first rounds of loops, where that is not known.
    bool free = false;
    for (size_t i = 0; i < a.bounds.len; i++)
        free |= !a.bounds.at[i].from[0];
    size_t n = 0;
    for (size_t i = 0; i < a.bounds.len; i++) {
        Bound *b = &a.bounds.at[i];
        if ((free && b->from[0]) || (!free && i))
            continue;
        for (int k = 0; k < 2 && b->from[k] && depth < 4; k++) {
            GuardVec first = {0};
            first_round(w, g, b->from[k], &first);
            add_access(w, at, block, &first, poly_put(&end, b->from[k], &zero),
                       writes, tight, depth + 1);
        }
        if (b->from[0] && depth >= 4)
            lose(w, 1ull << at->base);
        a.bounds.at[n++] = *b;
    }
    a.bounds.len = n;
    VEC_PUSH(x->a, &w->accesses, a);
}

void note_use(Walk *w, uint32_t base, Touch t)
{
    ExtentUse *u = &w->params[base];
    u->used = true;
    u->read |= t.reads;
    u->written |= t.writes;
    if (w->events.len >= MAX_EVENTS)
        u->first |= u->read;
    else
        VEC_PUSH(w->x.a, &w->events,
                 (Event){base, t.inst, w->x.f->insts.at[t.inst].block, t.first,
                         t.writes});
}

// Read by a loop as an element of a list that ends with zero, where nothing
// else says how long it is. What is read beside the loop may be behind the end.
static bool up_to_zero(Walk *w, const Place *at, const GuardVec *g,
                       const Poly *size, Touch t)
{
    ExtentUse *u = &w->params[at->base];
    uint32_t block = w->x.f->insts.at[t.inst].block;
    BoundVec bounds = {0};
    int64_t n, k;
    Poly end = guards_expand(&w->x, poly_add(at->off, size, 1));
    bool told = poly_is_number(size, &n) && n > 0 && n <= 8 &&
                zero_comes_later(&w->x, at, block, (uint32_t)n);
    if (poly_is_number(&end, &k)) {
        if (!told && k > u->untold)
            u->untold = k;
        return false;
    }
    guards_bound(&w->x, block, g, end, &bounds);
    if (!told || t.writes || bounds.len || (u->zero && u->zero != n))
        return false;
    u->zero = (uint32_t)n;
    return true;
}

void touch(Walk *w, const Value *v, const Poly *size, Touch t)
{
    uint32_t block = w->x.f->insts.at[t.inst].block;
    GuardVec here = {0};
    lose(w, v->lost);
    if (v->n)
        guards_at(&w->x, block, &here);
    for (size_t i = 0; i < v->n; i++) {
        const Place *at = &v->at[i];
        GuardVec g = {0};
        guards_collect(&w->x, &here, &g);
        guards_of_way(&w->x, at->way, &g);
        if (at->way && guards_contradict(&w->x, &g))
            continue; // never there
        note_use(w, at->base, t);
        const ExtentUse *u = &w->params[at->base];
        if (u->lost && (u->strays || !t.writes)) // else: is it one value?
            continue;
        if (!u->lost && up_to_zero(w, at, &g, size, t))
            continue;
        if (!guards_prove(&w->x, block, at->off)) {
            w->params[at->base].strays = true;
            lose(w, 1ull << at->base);
        } else {
            add_access(w, at, block, &g, poly_add(at->off, size, 1), t.writes,
                       t.tight, 0);
        }
    }
}

// ---- instructions ----------------------------------------------------------

static bool is_address(const Frame *x, IrRef ref)
{
    const IrInst *in = frame_def(x, ref);
    return in && in->math == MATH_ADDRESS;
}

// Numbers made of addresses: only compared, subtracted, or looked at for how
// they are aligned.
static void other(Walk *w, const IrInst *in)
{
    bool mask = (in->op == IR_AND || in->op == IR_REM) && in->args.len == 2 &&
                in->args.at[1].kind == IR_INT && in->args.at[1].number > 0 &&
                in->args.at[1].number < 64;
    bool distance = in->op == IR_SUB && is_address(&w->x, in->args.at[0]) &&
                    is_address(&w->x, in->args.at[1]);
    for (size_t i = 0; i < in->args.len; i++) {
        uint8_t d = is_derived(&w->x, in->args.at[i]);
        if (d == 2 && in->op != IR_CMP && !mask && !distance)
            lose_value(w, in->args.at[i]);
        else if (d && (in->op == IR_CMP || d == 2))
            compare(w, in->args.at[i]);
        else if (d == 1 && (in->op == IR_EXTRACT || in->op == IR_INSERT ||
                            in->op == IR_ADD || in->op == IR_AND))
            lose_value(w, in->args.at[i]);
    }
}

// From a struct on the stack.
static void load(Walk *w, const IrInst *in)
{
    Value v;
    if (object_blurs(&w->x, in, &v))
        object_blur(&w->x, in->args.at[0]);
    lose(w, v.lost);
}

// What a field points to comes back to the caller, who does not see that.
static void lose_deep(Walk *w, IrRef ref)
{
    const Value *v =
        is_derived(&w->x, ref) == 1 ? frame_value(&w->x, ref) : NULL;
    for (size_t i = 0; v && i < v->n; i++)
        if (v->at[i].base >= w->x.f->params.len)
            lose(w, 1ull << v->at[i].base);
    lose(w, v ? v->lost : 0);
}

static void access(Walk *w, IrRef addr, Touch t)
{
    Poly size = poly_number(w->x.f->insts.at[t.inst].size);
    if (is_derived(&w->x, addr) == 2)
        lose_value(w, addr);
    if (is_derived(&w->x, addr) != 1)
        return;
    const Value *v = frame_value(&w->x, addr);
    ends_note(&w->x, w->params, v, &size, t.inst);
    touch(w, v, &size, t);
}

static void visit(Walk *w, uint32_t at)
{
    const IrInst *in = &w->x.f->insts.at[at];
    switch (in->op) {
    case IR_LOAD:
        load(w, in);
        access(w, in->args.at[0], (Touch){at, true, false, true, true});
        break;
    case IR_STORE:
        if (is_derived(&w->x, in->args.at[0]) != 1 ||
            !object_holding(&w->x, in))
            lose_value(w, in->args.at[0]);
        access(w, in->args.at[1], (Touch){at, false, true, false, true});
        break;
    case IR_ATOMIC:
        for (size_t i = 0; i < in->args.len; i++)
            lose_value(w, in->args.at[i]);
        break;
    case IR_CALL:
        call(w, at);
        break;
    case IR_RET:
        for (size_t i = 0; i < in->args.len; i++) {
            compare(w, in->args.at[i]);
            if (is_derived(&w->x, in->args.at[i]) == 2)
                lose_value(w, in->args.at[i]);
            lose_deep(w, in->args.at[i]);
        }
        break;
    default:
        other(w, in);
    }
}

// ---- reads before writes ---------------------------------------------------

// Blocks that follow one without going round a loop again.
static void follow(Walk *w, uint32_t from, uint8_t *seen)
{
    const IrFunc *f = w->x.f;
    uint32_t *work = ARENA_ARRAY(w->x.a, uint32_t, f->nblocks + 1);
    size_t n = 1;
    work[0] = from;
    while (n) {
        uint32_t b = work[--n];
        const IrInst *end = &f->insts.at[f->ends[b]];
        for (size_t i = 0; end->block == b && i < end->to.len; i++) {
            uint32_t to = end->to.at[i];
            if (!seen[to] && !block_dominates(&w->x, to, b)) {
                seen[to] = 1;
                work[n++] = to;
            }
        }
    }
}

static void find_first_reads(Walk *w, uint32_t base)
{
    const IrFunc *f = w->x.f;
    uint8_t *after = ARENA_ARRAY(w->x.a, uint8_t, f->nblocks + 1);
    uint32_t *written = ARENA_ARRAY(w->x.a, uint32_t, f->nblocks + 1);
    for (size_t i = 0; i < w->events.len; i++) {
        const Event *e = &w->events.at[i];
        if (e->base != base || !e->writes)
            continue;
        if (!after[e->block])
            follow(w, e->block, after);
        if (!written[e->block] || e->inst < written[e->block] - 1)
            written[e->block] = e->inst + 1;
    }
    for (size_t i = 0; i < w->events.len; i++) {
        const Event *e = &w->events.at[i];
        bool before = written[e->block] && written[e->block] - 1 < e->inst;
        if (e->base == base && e->reads && !before && !after[e->block])
            w->params[base].first = true;
    }
}

// ---- the sizes -------------------------------------------------------------

bool has_tight_size(const ExtentUse *u, const Poly *p)
{
    for (size_t i = 0; i < u->tight.len; i++)
        if (poly_equal(&u->tight.at[i], p))
            return true;
    return false;
}

static bool at_most(const Poly *a, const Poly *b)
{
    Poly d = poly_add(*b, a, -1);
    return poly_natural(&d);
}

static void keep_size(Walk *w, ExtentUse *u, const Poly *p)
{
    size_t n = 0;
    for (size_t i = 0; i < u->sizes.len; i++)
        if (!at_most(&u->sizes.at[i], p))
            u->sizes.at[n++] = u->sizes.at[i];
    u->sizes.len = n;
    VEC_PUSH(w->x.x->w->a, &u->sizes, *p);
    u->lost |= u->sizes.len > MAX_SIZES;
}

// What is simple, is reached, and is no number in memory comes first.
static int weight(const Frame *x, const Bound *b)
{
    int sum = b->soft ? 100 : 0;
    for (size_t i = 0; i < b->p.n; i++)
        for (size_t k = 0; k < POLY_DEGREE; k++)
            sum += b->p.t[i].of[k] > x->f->params.len ? 150
                   : b->p.t[i].of[k]                  ? 3
                                                      : 1;
    return sum;
}

// It is inside a size that is known already.
static bool is_inside(Walk *w, const ExtentUse *u, const Access *a)
{
    for (size_t k = 0; k < u->sizes.len; k++) {
        const Poly *size = &u->sizes.at[k];
        for (size_t i = 0; i < a->bounds.len; i++)
            if (at_most(&a->bounds.at[i].p, size))
                return true;
        if (guards_imply(&w->x, a->block, &a->guards,
                         poly_add(*size, &a->end, -1)))
            return true;
    }
    return false;
}

static void keep_best(Walk *w, ExtentUse *u, const Access *a)
{
    const Bound *best = &a->bounds.at[0];
    if (is_inside(w, u, a))
        return;
    for (size_t i = 0; i < a->bounds.len; i++)
        if (weight(&w->x, &a->bounds.at[i]) < weight(&w->x, best))
            best = &a->bounds.at[i];
    keep_size(w, u, &best->p);
}

// What has one bound that depends on parameters comes first, numbers last.
static int turn(const Access *a)
{
    int64_t k;
    for (size_t i = 0; i < a->bounds.len; i++)
        if (poly_is_number(&a->bounds.at[i].p, &k))
            return 2;
    return a->bounds.len > 1;
}

// A list that ends with zero has no other size.
static void check_lists(Walk *w)
{
    for (size_t i = 0; i < frame_bases(&w->x); i++) {
        ExtentUse *u = &w->params[i];
        int64_t k;
        bool more = u->written || u->untold > u->zero;
        for (size_t j = 0; j < u->sizes.len; j++)
            more |= !poly_is_number(&u->sizes.at[j], &k);
        if (u->zero && more)
            lose(w, 1ull << i);
        if (u->zero && !u->lost)
            u->sizes.len = 0;
    }
}

static void find_sizes(Walk *w)
{
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < w->accesses.len; i++) {
            const Access *a = &w->accesses.at[i];
            ExtentUse *u = &w->params[a->base];
            if (!u->lost && turn(a) == round)
                keep_best(w, u, a);
        }
    for (size_t i = 0; i < w->accesses.len; i++) {
        const Access *a = &w->accesses.at[i];
        ExtentUse *u = &w->params[a->base];
        for (size_t k = 0; a->writes && a->tight && k < a->bounds.len; k++)
            for (size_t j = 0; !a->bounds.at[k].soft && j < u->sizes.len; j++)
                if (poly_equal(&a->bounds.at[k].p, &u->sizes.at[j]) &&
                    !has_tight_size(u, &u->sizes.at[j]))
                    VEC_PUSH(w->x.x->w->a, &u->tight, u->sizes.at[j]);
    }
}

// ---- functions -------------------------------------------------------------

static void start(Walk *w)
{
    Frame *x = &w->x;
    VEC_PUSH(x->a, &x->atoms, (Atom){0}); // 0 is no atom
    for (size_t i = 0; i < x->f->params.len; i++)
        VEC_PUSH(x->a, &x->atoms, (Atom){.param = true});
    x->values = ARENA_ARRAY(x->a, Value *, x->f->nvalues + 1);
    for (uint32_t i = 0; i < x->f->insts.len; i++) {
        IrMath m = x->f->insts.at[i].math;
        if (m == MATH_SDIV || m == MATH_ASHR)
            VEC_PUSH(x->a, &x->parts, i);
    }
    blocks_find(x);
    objects_find(x);
    find_derived(x);
}

// Values of loops first: others are made of them.
static void evaluate_loops(Walk *w)
{
    const IrFunc *f = w->x.f;
    for (uint32_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op == IR_PHI && w->x.derived[in->value] == 1 &&
            w->x.blocks[in->block].order != UINT32_MAX &&
            block_begins_loop(&w->x, in->block))
            frame_value(&w->x, (IrRef){.kind = IR_LOCAL, .local = in->value});
    }
}

// Addresses that went where nobody follows.
static void lose_gone(Walk *w)
{
    Frame *x = &w->x;
    uint64_t gone = x->gone;
    int64_t at;
    for (size_t i = 0; i < x->nobjects; i++)
        if (x->objects[i].holds)
            object_ready(x, &x->objects[i]);
    for (uint32_t i = 0; i < x->f->insts.len; i++) {
        const IrInst *in = &x->f->insts.at[i];
        const Object *o =
            in->op == IR_STORE ? object_at(x, in->args.at[1], &at) : NULL;
        if (o && (o->blurred || o->shared))
            lose_value(w, in->args.at[0]);
    }
    for (size_t i = 0; i < x->deeps.len; i++)
        for (size_t k = 0; k < x->nobjects; k++)
            if (x->objects[k].value == x->deeps.at[i].param &&
                (x->objects[k].blurred || x->objects[k].shared))
                gone |= 1ull << (x->f->params.len + i);
    lose(w, x->steps > x->limit ? ~0ull : gone);
}

static void tell(Walk *w, Summary *s)
{
    Frame *x = &w->x;
    for (size_t i = 0; i < x->assumed.len; i++)
        VEC_PUSH(x->x->w->a, &s->assumes, x->assumed.at[i].p);
    for (size_t i = 0; i < x->fields.len; i++)
        VEC_PUSH(x->x->w->a, &s->fields, x->fields.at[i]);
    for (size_t i = 0; i < x->deeps.len; i++)
        VEC_PUSH(x->x->w->a, &s->deeps, x->deeps.at[i]);
    if (x->steps > x->limit)
        s->blurred = ~0ull;
}

static void analyze(Extents *x, const IrFunc *f, Summary *s)
{
    Arena *a = arena_new();
    Walk w = {.x = {.x = x,
                    .a = a,
                    .f = f,
                    .limit = s->given.fixed ? MAX_FIXED : MAX_STEPS,
                    .given = s->given},
              .params = s->params};
    start(&w);
    evaluate_loops(&w);
    for (uint32_t i = 0; i < f->insts.len; i++)
        if (w.x.blocks[f->insts.at[i].block].order != UINT32_MAX &&
            !block_is_dead(&w.x, f->insts.at[i].block))
            visit(&w, i);
    objects_tell(&w.x, s);
    lose_gone(&w);
    find_sizes(&w);
    check_lists(&w);
    for (uint32_t i = 0; i < frame_bases(&w.x); i++)
        if (s->params[i].read && s->params[i].written && !s->params[i].first)
            find_first_reads(&w, i);
        else
            s->params[i].first |= s->params[i].read;
    tell(&w, s);
    x->steps += w.x.steps + f->insts.len;
    arena_free(a);
}

static bool same_given(const Given *a, const Given *b)
{
    bool same =
        a->own == b->own && a->fixed == b->fixed && a->beside == b->beside;
    for (int i = 0; same && i < 64; i++) {
        bool beside = a->beside >> i & 1, value = beside || a->fixed >> i & 1;
        same = (!value || a->values[i] == b->values[i]) &&
               (!beside || a->others[i] == b->others[i]);
    }
    return same;
}

// The one for these arguments, or a new one; NULL: there are too many.
static Summary *summary(Extents *x, const IrFunc *f, const Given *given)
{
    Summary *s = &x->of[f->index];
    for (int i = 0; s->state; s = s->next, i++) {
        if (same_given(&s->given, given))
            return s;
        if (i == MAX_GIVEN)
            return NULL;
        if (!s->next)
            s->next = ARENA_NEW(x->w->a, Summary);
    }
    s->given = *given;
    s->given.values = ARENA_ARRAY(x->w->a, int64_t, 64);
    s->given.others = ARENA_ARRAY(x->w->a, uint8_t, 64);
    for (int i = 0; given->fixed | given->beside && i < 64; i++) {
        s->given.values[i] = given->values[i];
        s->given.others[i] = given->others[i];
    }
    return s;
}

const Summary *extents_with(Extents *x, const IrFunc *f, const Given *given)
{
    Summary *s = summary(x, f, given);
    if (!s || s->state)
        return s && s->state == 2 ? s : NULL;
    s->nparams = f->params.len;
    s->params = ARENA_ARRAY(x->w->a, ExtentUse, s->nparams + MAX_DEEP + 1);
    s->state = 1;
    bool big = f->insts.len > MAX_INSTS || x->steps > ALL_STEPS ||
               x->depth > MAX_CALLS || f->params.len > 60;
    if (big) {
        s->out = s->blurred = ~0ull;
        for (size_t i = 0; i < f->params.len; i++)
            s->params[i] = (ExtentUse){true, true, true, true, .used = true};
    } else {
        x->depth++;
        analyze(x, f, s);
        x->depth--;
    }
    s->state = 2;
    return s;
}

Extents *extents_new(Flow *w)
{
    Extents *x = ARENA_NEW(w->a, Extents);
    x->w = w;
    x->of = ARENA_ARRAY(w->a, Summary, w->p->funcs.len + 1);
    return x;
}
