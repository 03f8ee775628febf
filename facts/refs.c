// References that are handed over or counted (see refs.h).
//
// Events: the count grows or shrinks, the pointer is stored, or is handed to a
// function of the library's that does one of these with it. A path on which
// the pointer is NULL, or the count is 0 or -1 (of an object that never
// ends), does not matter.
#include "facts/refs.h"

typedef enum Event {
    EVENT_NONE,
    EVENT_ADD,
    EVENT_DROP,
    EVENT_STORE,
    EVENT_TAKE,  // handed to what takes a reference over
    EVENT_COUNT, // ... to what counts one of its own
    EVENT_OTHER, // ... to what is not understood
} Event;

typedef struct Sum { // of one parameter
    enum { SUM_UNKNOWN, SUM_BUSY, SUM_KNOWN } state;
    bool found, several; // counts
    int64_t at;
    size_t n[EVENT_OTHER + 1];
    FactRef ref;
} Sum;

struct Refs {
    Flow *w;
    Sum **of; // per function: per parameter
    Arena *a;
};

typedef struct Look { // at one parameter
    Refs *r;
    const IrFunc *f;
    uint32_t param;
    uint32_t self; // the value looked at: the parameter, or what stands for it
    Sum *sum;
} Look;

static const Sum *sum_of(Refs *r, const IrFunc *f, uint32_t i);

// ---- values ----------------------------------------------------------------

static bool is_param(const Look *k, IrRef ref)
{
    return ref.kind == IR_LOCAL && ref.local == k->self;
}

static bool may_be_param(const Look *k, IrRef ref, int depth)
{
    const IrInst *in = ir_def(k->f, ref);
    bool either =
        in && (in->op == IR_PHI || in->op == IR_SELECT || in->op == IR_COPY) &&
        depth < 4;
    bool may =
        ref.kind == IR_LOCAL && (ref.local == k->self || ref.local == k->param);
    for (size_t i = 0; either && i < in->args.len; i++)
        may |= may_be_param(k, in->args.at[i], depth + 1);
    return may;
}

// Inside the object's memory, at a constant offset.
static bool place_of(const Look *k, IrRef ref, int64_t *at)
{
    const IrInst *gep = ir_def(k->f, ref);
    *at = gep ? gep->off : 0;
    return is_param(k, ref) ||
           (gep && gep->op == IR_GEP && gep->args.len == 1 &&
            is_param(k, gep->args.at[0]));
}

static bool is_load_at(const Look *k, IrRef ref, int64_t *at)
{
    const IrInst *in = ir_def(k->f, ref);
    return in && in->op == IR_LOAD && !in->is_ptr &&
           place_of(k, in->args.at[0], at);
}

static void note_count(Look *k, int64_t at)
{
    k->sum->several |= k->sum->found && k->sum->at != at;
    k->sum->found = true;
    k->sum->at = at;
}

// ---- events ----------------------------------------------------------------

// 1, -1: added to what was there.
static int change_of(const Look *k, const IrInst *in, int64_t *at)
{
    int64_t from;
    if (in->op == IR_ATOMIC)
        return in->args.len == 1 && place_of(k, in->args.at[0], at)
                   ? (int)in->off
                   : 0;
    const IrInst *sum = ir_def(k->f, in->args.at[0]);
    if (!sum || (sum->op != IR_ADD && sum->op != IR_SUB) ||
        sum->args.len != 2 || sum->args.at[1].kind != IR_INT ||
        !place_of(k, in->args.at[1], at) ||
        !is_load_at(k, sum->args.at[0], &from) || from != *at)
        return 0;
    int64_t by = sum->args.at[1].number;
    if (by != 1 && by != -1)
        return 0;
    return (int)(sum->op == IR_SUB ? -by : by);
}

static bool is_stack(const Look *k, IrRef at)
{
    const Roots *r = flow_roots(k->r->w, k->f, at);
    return !r->params && !r->deep && !r->global && !r->fresh && !r->memory;
}

static Event event_in_callee(Look *k, const IrFunc *callee, uint32_t i)
{
    if (!callee->defined)
        return extern_ignored(callee->name) ||
                       str_starts(callee->name, STR("llvm.")) ||
                       (!extern_arg(callee, i).keeps &&
                        !extern_arg(callee, i).frees)
                   ? EVENT_NONE
                   : EVENT_OTHER;
    if (i >= callee->params.len)
        return EVENT_OTHER;
    const Sum *s = sum_of(k->r, callee, i);
    if (s->state != SUM_KNOWN)
        return EVENT_OTHER;
    if (s->found && !s->several)
        note_count(k, s->at);
    switch (s->ref) {
    case FACT_REF_ADDS:
        return EVENT_ADD;
    case FACT_REF_DROPS:
        return EVENT_DROP;
    case FACT_REF_TAKES:
        return EVENT_TAKE;
    case FACT_REF_COUNTS:
        return EVENT_COUNT;
    case FACT_REF_STORES:
        return EVENT_STORE;
    case FACT_REF_NONE:
        return EVENT_NONE;
    default:
        return EVENT_OTHER;
    }
}

static Event event_of_call(Look *k, const IrInst *in)
{
    IrFuncVec to = {0};
    Event found = EVENT_NONE;
    for (uint32_t i = 0; i < in->args.len; i++) {
        if (!may_be_param(k, in->args.at[i], 0))
            continue;
        flow_targets(k->r->w, in, &to);
        Event e = in->callee    ? event_in_callee(k, in->callee, i)
                  : to.len == 1 ? event_in_callee(k, to.at[0], i)
                                : EVENT_OTHER;
        if (e != EVENT_NONE && !is_param(k, in->args.at[i]))
            e = EVENT_OTHER;
        found = found == EVENT_NONE ? e : e == EVENT_NONE ? found : EVENT_OTHER;
    }
    return found;
}

static Event event_of(Look *k, const IrInst *in)
{
    int64_t at;
    if (in->op == IR_CALL)
        return event_of_call(k, in);
    if (in->op != IR_STORE && in->op != IR_ATOMIC)
        return EVENT_NONE;
    if (in->op == IR_STORE && may_be_param(k, in->args.at[0], 0))
        return is_stack(k, in->args.at[1]) || !is_param(k, in->args.at[0])
                   ? EVENT_OTHER
                   : EVENT_STORE;
    int by = change_of(k, in, &at);
    if (by)
        note_count(k, at);
    return by > 0 ? EVENT_ADD : by < 0 ? EVENT_DROP : EVENT_NONE;
}

// ---- paths -----------------------------------------------------------------

// Not taken by an object whose references count.
static bool is_beside(const Look *k, const IrInst *end, size_t to)
{
    int64_t at;
    const IrInst *cmp = end->op == IR_BR && end->to.len == 2 && end->args.len
                            ? ir_def(k->f, end->args.at[0])
                            : NULL;
    if (!cmp || cmp->op != IR_CMP || cmp->args.len != 2)
        return false;
    IrRef a = cmp->args.at[0], b = cmp->args.at[1];
    bool null = is_param(k, a) && b.kind == IR_NONE;
    bool endless = b.kind == IR_INT && ((int32_t)b.number == -1 || !b.number) &&
                   is_load_at(k, a, &at) && k->sum->found && at == k->sum->at;
    return (null || endless) && ((to == 0 && str_eq_c(STR("eq"), cmp->pred)) ||
                                 (to == 1 && str_eq_c(STR("ne"), cmp->pred)));
}

static uint32_t begin_of(const IrFunc *f, uint32_t block)
{
    uint32_t i = f->ends[block];
    while (i && f->insts.at[i - 1].block == block)
        i--;
    return i;
}

#define BIT(e) (1u << (e))

// Is there a path to an event of `to`, or to the end where that is 0, on which
// none of `past` is?
static bool gets_to(Look *k, uint32_t from, uint32_t to, uint32_t past)
{
    Arena *scratch = arena_new();
    const IrFunc *f = k->f;
    uint8_t *seen = ARENA_ARRAY(scratch, uint8_t, f->nblocks + 1);
    VEC(uint32_t) work = {0};
    VEC_PUSH(scratch, &work, from);
    bool there = false;
    while (work.len && !there) {
        uint32_t i = work.at[--work.len], block = f->insts.at[i].block;
        bool stop = false;
        for (; i <= f->ends[block] && !stop && !there; i++) {
            uint32_t event = BIT(event_of(k, &f->insts.at[i]));
            there = to ? event & to : f->insts.at[i].op == IR_RET;
            stop = event & past;
        }
        const IrInst *end = &f->insts.at[f->ends[block]];
        for (size_t t = 0; !stop && t < end->to.len; t++)
            if (!seen[end->to.at[t]] && !is_beside(k, end, t)) {
                seen[end->to.at[t]] = 1;
                VEC_PUSH(scratch, &work, begin_of(f, end->to.at[t]));
            }
    }
    arena_free(scratch);
    return there;
}

// ---- one parameter ---------------------------------------------------------

#define GONE (BIT(EVENT_DROP) | BIT(EVENT_STORE) | BIT(EVENT_TAKE))

// One reference is added on each path on which one goes, before; and never two
// go.
static bool counts_own(Look *k)
{
    const Sum *s = k->sum;
    if (s->n[EVENT_ADD] != 1 || s->n[EVENT_OTHER] || s->n[EVENT_COUNT] ||
        !(s->n[EVENT_STORE] + s->n[EVENT_TAKE]) ||
        gets_to(k, 0, GONE, BIT(EVENT_ADD)))
        return false;
    for (uint32_t i = 0; i + 1 < k->f->insts.len; i++)
        if (BIT(event_of(k, &k->f->insts.at[i])) & GONE &&
            gets_to(k, i + 1, GONE, 0))
            return false;
    return true;
}

static FactRef ref_of(Look *k)
{
    const Sum *s = k->sum;
    size_t all = 0, goes = s->n[EVENT_STORE] + s->n[EVENT_TAKE];
    for (int e = EVENT_ADD; e <= EVENT_OTHER; e++)
        all += s->n[e];
    if (s->several)
        return FACT_REF_OTHER;
    if (!all)
        return FACT_REF_NONE;
    if (all == s->n[EVENT_ADD])
        return all == 1 && !gets_to(k, 0, 0, BIT(EVENT_ADD)) ? FACT_REF_ADDS
                                                             : FACT_REF_OTHER;
    if (all == s->n[EVENT_COUNT] || counts_own(k))
        return FACT_REF_COUNTS;
    if (all == s->n[EVENT_STORE])
        return FACT_REF_STORES;
    if (s->n[EVENT_ADD] || s->n[EVENT_OTHER] || s->n[EVENT_COUNT] ||
        gets_to(k, 0, 0, GONE))
        return FACT_REF_OTHER;
    return goes ? FACT_REF_TAKES : FACT_REF_DROPS;
}

static void look(Look *k)
{
    Sum *s = k->sum;
    for (size_t n = 0; n < k->f->insts.len; n++)
        s->n[event_of(k, &k->f->insts.at[n])]++;
    if (s->n[EVENT_DROP] && !gets_to(k, 0, BIT(EVENT_OTHER), BIT(EVENT_DROP)))
        s->n[EVENT_OTHER] = 0; // what was the last one's is freed
    s->ref = ref_of(k);
}

// A variable's address, or what a call gives that knows nothing of it.
static bool is_other(const Look *k, IrRef ref)
{
    const IrInst *in = ir_def(k->f, ref);
    bool other = ref.kind == IR_GLOBAL || ref.kind == IR_NONE ||
                 (in && in->op == IR_CALL);
    for (size_t i = 0; in && i < in->args.len; i++)
        other &= !may_be_param(k, in->args.at[i], 0);
    return other;
}

// The one value that is the parameter, or another object in its place.
static bool find_other_name(Look *k)
{
    const IrFunc *f = k->f;
    size_t found = 0;
    for (size_t n = 0; n < f->insts.len; n++) {
        const IrInst *in = &f->insts.at[n];
        bool has = false, fixed = in->op == IR_PHI || in->op == IR_SELECT;
        for (size_t i = 0; i < in->args.len; i++) {
            IrRef a = in->args.at[i];
            bool it = a.kind == IR_LOCAL && a.local == k->param;
            has |= it;
            fixed &= it || is_other(k, a);
        }
        if (has && (in->op == IR_PHI || in->op == IR_SELECT)) {
            found += fixed ? 1 : 2;
            k->self = in->value;
        }
    }
    return found == 1;
}

// What it does before it is known is not asked: a recursion is not understood.
static const Sum *sum_of(Refs *r, const IrFunc *f, uint32_t i)
{
    if (!r->of[f->index])
        r->of[f->index] = ARENA_ARRAY(r->a, Sum, f->params.len + 1);
    Sum *s = &r->of[f->index][i], again = {0};
    Look k = {r, f, i, i, s};
    if (s->state != SUM_UNKNOWN)
        return s;
    s->state = SUM_BUSY;
    look(&k);
    size_t sure = 0;
    for (int e = EVENT_ADD; e < EVENT_OTHER; e++)
        sure += s->n[e];
    k.sum = &again;
    if (s->ref == FACT_REF_OTHER && !sure && find_other_name(&k)) {
        look(&k);
        *s = again;
    }
    s->state = SUM_KNOWN;
    return s;
}

Refs *refs_new(Flow *w)
{
    Refs *r = ARENA_NEW(w->a, Refs);
    r->w = w;
    r->a = w->a;
    r->of = ARENA_ARRAY(w->a, Sum *, w->p->funcs.len + 1);
    return r;
}

void refs_fact(Refs *r, const IrFunc *f, size_t i, FactParam *to)
{
    const Sum *s = sum_of(r, f, (uint32_t)i);
    to->ref = s->ref;
    to->ref_at = s->at;
}
