// Accesses, calls, and what is said of a function (see extent.h).
#include "facts/extent.h"

enum {
    MAX_EVENTS = 200,
    MAX_CALLS = 40, // deep
    MAX_INSTS = 12000,
    MAX_STEPS = 60000
};

#define ALL_STEPS ((size_t)6 * 1000 * 1000)

typedef struct Access {
    uint32_t base, block;
    bool writes, tight;
    Poly end;
    GuardVec guards;
    BoundVec bounds;
} Access;

typedef struct Event { // in the order of the code
    uint32_t base, inst, block;
    bool reads, writes;
} Event;

typedef struct Walk {
    Frame x;
    ExtentUse *params;
    VEC(Access) accesses;
    VEC(Event) events;
} Walk;

// ---- derived addresses -----------------------------------------------------

static uint8_t is_derived(const Frame *x, IrRef ref)
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

// Variables on the stack that are stored once and only loaded from: volatile
// ones, which no optimization removes.
static void find_slots(Frame *x)
{
    const IrFunc *f = x->f;
    uint8_t *odd = ARENA_ARRAY(x->a, uint8_t, f->nvalues + 1);
    x->slots = ARENA_ARRAY(x->a, IrInst *, f->nvalues + 1);
    for (size_t i = 0; i < f->insts.len; i++) {
        IrInst *in = &f->insts.at[i];
        bool ignored =
            in->op == IR_CALL && in->callee && extern_ignored(in->callee->name);
        for (size_t k = 0; !ignored && k < in->args.len; k++) {
            bool store = in->op == IR_STORE && k == 1;
            uint32_t v = in->args.at[k].local;
            if (in->args.at[k].kind != IR_LOCAL || in->op == IR_LOAD)
                continue;
            odd[v] |= !store || x->slots[v];
            x->slots[v] = store ? in : NULL;
        }
    }
    for (size_t i = 0; i < f->insts.len; i++) { // a part of it
        const IrInst *in = &f->insts.at[i];
        if (in->op == IR_LOAD && in->args.at[0].kind == IR_LOCAL)
            odd[in->args.at[0].local] |= !frame_stored(x, in);
    }
    for (uint32_t v = 0; v < f->nvalues; v++) {
        IrRef ref = {.kind = IR_LOCAL, .local = v};
        const IrInst *in = frame_def(x, ref);
        if (odd[v] || !in || in->op != IR_ALLOCA)
            x->slots[v] = NULL;
    }
}

// Where a load's value comes from.
static IrRef source_of(const Frame *x, const IrInst *in, size_t k)
{
    const IrInst *store = in->op == IR_LOAD ? frame_stored(x, in) : NULL;
    return store               ? store->args.at[0]
           : in->op == IR_LOAD ? (IrRef){.kind = IR_NONE}
                               : in->args.at[k];
}

static void find_derived(Frame *x)
{
    const IrFunc *f = x->f;
    x->derived = ARENA_ARRAY(x->a, uint8_t, f->nvalues + 1);
    for (size_t i = 0; i < f->params.len && i < 64; i++)
        x->derived[i] = f->params.at[i].is_ptr && !f->params.at[i].byval &&
                        !f->params.at[i].sret;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++) {
            const IrInst *in = &f->insts.at[i];
            if (in->value == UINT32_MAX || x->derived[in->value] ||
                (!passes_on(in) && in->op != IR_LOAD))
                continue;
            for (size_t k = 0; k < in->args.len; k++)
                if (is_derived(x, source_of(x, in, k)) == 1)
                    x->derived[in->value] = in->math == MATH_ADDRESS ? 2 : 1;
            more |= x->derived[in->value] != 0;
        }
    }
}

// ---- what is touched -------------------------------------------------------

static void lose(Walk *w, uint64_t bases)
{
    for (size_t i = 0; i < w->x.f->params.len && i < 64; i++)
        if (bases >> i & 1) {
            w->params[i].lost = w->params[i].used = true;
            w->params[i].read = w->params[i].written = true;
            w->params[i].first = true;
        }
}

static void lose_value(Walk *w, IrRef ref)
{
    const IrInst *in = frame_def(&w->x, ref);
    if (is_derived(&w->x, ref) == 2 && in) // as a number: what it was made of
        ref = in->args.at[0];
    if (is_derived(&w->x, ref) != 1)
        return;
    const Value *v = frame_value(&w->x, ref);
    uint64_t bases = v->lost;
    for (size_t i = 0; i < v->n; i++)
        bases |= 1ull << v->at[i].base;
    lose(w, bases);
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
    if (!a.bounds.len && !end.bad) { // one by one
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

typedef struct Touch {
    uint32_t inst;
    bool reads, writes;
    bool first; // reads what was there before it
    bool tight;
} Touch;

static void note_use(Walk *w, uint32_t base, Touch t)
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

static void touch(Walk *w, IrRef addr, const Poly *size, Touch t)
{
    uint32_t block = w->x.f->insts.at[t.inst].block;
    GuardVec here = {0};
    if (is_derived(&w->x, addr) != 1) {
        lose_value(w, addr);
        return;
    }
    const Value *v = frame_value(&w->x, addr);
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
        if (w->params[at->base].lost || up_to_zero(w, at, &g, size, t))
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

// ---- calls -----------------------------------------------------------------

static void compare(Walk *w, IrRef ref)
{
    const IrInst *in = frame_def(&w->x, ref);
    if (is_derived(&w->x, ref) == 2 && in)
        ref = in->args.at[0];
    if (is_derived(&w->x, ref) != 1)
        return;
    const Value *v = frame_value(&w->x, ref);
    for (size_t i = 0; i < w->x.f->params.len && i < 64; i++)
        w->params[i].used |= (v->lost >> i & 1) != 0;
    for (size_t i = 0; i < v->n; i++)
        w->params[v->at[i].base].used = true;
}

static bool has_size(const ExtentUse *u, const Poly *p)
{
    for (size_t i = 0; i < u->tight.len; i++)
        if (poly_equal(&u->tight.at[i], p))
            return true;
    return false;
}

// What a callee reads up to zero, from there on.
static void hand_list(Walk *w, uint32_t at, IrRef ref, uint32_t size)
{
    const Value *v = frame_value(&w->x, ref);
    uint32_t block = w->x.f->insts.at[at].block;
    for (size_t i = 0; i < v->n; i++) {
        ExtentUse *u = &w->params[v->at[i].base];
        bool same = !u->zero || u->zero == size;
        note_use(w, v->at[i].base, (Touch){at, true, false, true, false});
        if (same && zero_comes_later(&w->x, &v->at[i], block, size))
            u->zero = size;
        else
            lose(w, 1ull << v->at[i].base);
    }
}

static void hand_over(Walk *w, uint32_t at, size_t arg, const Summary *s)
{
    const ExtentUse *u = &s->params[arg];
    const IrInst *in = &w->x.f->insts.at[at];
    IrRef ref = in->args.at[arg];
    const Value *v = frame_value(&w->x, ref);
    int64_t k;
    if (!u->used)
        return;
    compare(w, ref);
    for (size_t i = 0; u->text && i < v->n; i++) {
        Poly off = guards_expand(&w->x, v->at[i].off);
        bool start = poly_is_number(&off, &k) && k == 0;
        w->params[v->at[i].base].text |= start;
        if (!start)
            lose_value(w, ref);
    }
    if (u->zero)
        hand_list(w, at, ref, u->zero);
    for (size_t i = 0; u->strays && i < v->n; i++)
        w->params[v->at[i].base].strays = true;
    for (size_t i = 0; in->callee && i < u->ends.len; i++) {
        Poly end = frame_args(&w->x, in, s, &u->ends.at[i]);
        ends_note(&w->x, w->params, ref, &end, at);
    }
    if (u->lost)
        lose_value(w, ref);
    for (size_t i = 0; i < u->sizes.len; i++) {
        Poly size = frame_args(&w->x, in, s, &u->sizes.at[i]);
        bool tight = has_size(u, &u->sizes.at[i]);
        touch(w, ref, &size, (Touch){at, u->read, u->written, u->first, tight});
    }
    if (!u->sizes.len && (u->read || u->written))
        for (size_t i = 0; i < v->n; i++)
            note_use(w, v->at[i].base,
                     (Touch){at, u->read, u->written, u->first, false});
}

static void call_extern(Walk *w, uint32_t at, const IrFunc *callee)
{
    const IrInst *in = &w->x.f->insts.at[at];
    int64_t k;
    if (extern_ignored(callee->name))
        return;
    for (size_t i = 0; i < in->args.len; i++) {
        IrRef ref = in->args.at[i];
        if (is_derived(&w->x, ref) == 2)
            lose_value(w, ref);
        if (is_derived(&w->x, ref) != 1)
            continue;
        Extern e = extern_arg(callee, i);
        compare(w, ref);
        const Value *v = frame_value(&w->x, ref);
        if (!e.reads && !e.writes && !e.frees)
            continue;
        if (e.text > 1) {
            hand_list(w, at, ref, e.text);
            lose(w, v->lost);
            continue;
        }
        if (e.text && v->n == 1 && !v->lost) {
            Poly off = guards_expand(&w->x, v->at[0].off);
            bool start = poly_is_number(&off, &k) && k == 0;
            if (!start)
                hand_list(w, at, ref, 1);
            else
                w->params[v->at[0].base].text = true;
            if (start || !w->params[v->at[0].base].lost) {
                note_use(w, v->at[0].base, (Touch){at, true, false, true, 0});
                continue;
            }
        }
        Poly size = {.bad = true};
        if (e.length_arg >= 0 && (size_t)e.length_arg < in->args.len)
            size = frame_natural(&w->x, in->args.at[e.length_arg]);
        if (!size.bad && in->callee)
            ends_note(&w->x, w->params, ref, &size, at);
        if (size.bad || e.frees)
            lose_value(w, ref);
        else
            touch(w, ref, &size, (Touch){at, e.reads, e.writes, e.reads, true});
    }
}

static void call(Walk *w, uint32_t at)
{
    const IrInst *in = &w->x.f->insts.at[at];
    const IrFunc *callee = in->callee                   ? in->callee
                           : in->target.kind == IR_FUNC ? in->target.func
                                                        : NULL;
    Extents *x = w->x.x;
    IrFuncVec to = {0};
    bool any = false;
    for (size_t i = 0; i < in->args.len; i++)
        any |= is_derived(&w->x, in->args.at[i]) != 0;
    if (is_derived(&w->x, in->target))
        lose_value(w, in->target);
    if (!any)
        return;
    if (callee && !callee->defined) {
        call_extern(w, at, callee);
        return;
    }
    flow_targets(x->w, in, &to);
    const Roots *r = callee ? NULL : flow_roots(x->w, w->x.f, in->target);
    bool user =
        !to.len || (r && (r->params || r->deep || r->memory || r->fresh));
    for (size_t i = 0; i < in->args.len; i++)
        if (is_derived(&w->x, in->args.at[i]) == 2 ||
            (user && is_derived(&w->x, in->args.at[i])))
            lose_value(w, in->args.at[i]);
    for (size_t t = 0; !user && t < to.len; t++) {
        if (!to.at[t]->defined) {
            call_extern(w, at, to.at[t]);
            continue;
        }
        const Summary *s = extents_of(x, to.at[t]);
        for (size_t i = 0; s && i < s->assumes.len; i++)
            if (!guards_prove(&w->x, in->block,
                              frame_args(&w->x, in, s, &s->assumes.at[i]))) {
                s = NULL;
                break;
            }
        for (size_t i = 0; i < in->args.len; i++) {
            if (is_derived(&w->x, in->args.at[i]) != 1)
                continue;
            if (!s || i >= to.at[t]->params.len ||
                !to.at[t]->params.at[i].is_ptr || to.at[t]->params.at[i].byval)
                lose_value(w, in->args.at[i]);
            else
                hand_over(w, at, i, s);
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

static void visit(Walk *w, uint32_t at)
{
    const IrInst *in = &w->x.f->insts.at[at];
    Poly size = poly_number(in->size);
    switch (in->op) {
    case IR_LOAD:
        ends_note(&w->x, w->params, in->args.at[0], &size, at);
        if (is_derived(&w->x, in->args.at[0]))
            touch(w, in->args.at[0], &size,
                  (Touch){at, true, false, true, true});
        break;
    case IR_STORE:
        if (in->args.at[1].kind != IR_LOCAL ||
            w->x.slots[in->args.at[1].local] != in)
            lose_value(w, in->args.at[0]);
        ends_note(&w->x, w->params, in->args.at[1], &size, at);
        if (is_derived(&w->x, in->args.at[1]))
            touch(w, in->args.at[1], &size,
                  (Touch){at, false, true, false, true});
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
    for (size_t i = 0; i < w->x.f->params.len && i < 64; i++) {
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
                    !has_size(u, &u->sizes.at[j]))
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
    find_slots(x);
    find_derived(x);
    blocks_find(x);
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

static void analyze(Extents *x, const IrFunc *f, Summary *s)
{
    Arena *a = arena_new();
    Walk w = {.x = {.x = x, .a = a, .f = f, .limit = MAX_STEPS},
              .params = s->params};
    start(&w);
    evaluate_loops(&w);
    for (uint32_t i = 0; i < f->insts.len; i++)
        if (w.x.blocks[f->insts.at[i].block].order != UINT32_MAX)
            visit(&w, i);
    find_sizes(&w);
    check_lists(&w);
    for (uint32_t i = 0; i < f->params.len && i < 64; i++)
        if (s->params[i].read && s->params[i].written && !s->params[i].first)
            find_first_reads(&w, i);
        else
            s->params[i].first |= s->params[i].read;
    for (size_t i = 0; i < w.x.assumed.len; i++)
        VEC_PUSH(x->w->a, &s->assumes, w.x.assumed.at[i].p);
    for (size_t i = 0; i < w.x.fields.len; i++)
        VEC_PUSH(x->w->a, &s->fields, w.x.fields.at[i]);
    if (w.x.steps > w.x.limit)
        lose(&w, ~0ull);
    x->steps += w.x.steps + f->insts.len;
    arena_free(a);
}

const Summary *extents_of(Extents *x, const IrFunc *f)
{
    Summary *s = &x->of[f->index];
    if (s->state)
        return s->state == 2 ? s : NULL;
    s->params = ARENA_ARRAY(x->w->a, ExtentUse, f->params.len + 1);
    s->state = 1;
    bool big = f->insts.len > MAX_INSTS || x->steps > ALL_STEPS ||
               x->depth > MAX_CALLS || f->params.len > 60;
    if (big) {
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
