// One pointer parameter's way through the program, as long as a call of one
// public function lasts.
//
// Marks travel along values, from callers to callees, and back only to those
// callers that brought them: PTR (points into the parameter's memory, at
// offsets lo..hi), DEEP (read from that memory), BOX (points to an object on
// the stack that holds a marked value), LIST (points to variadic arguments,
// among them a marked value). A marked value that is stored anywhere but on the
// stack is kept. A load through a BOX pointer gives what the box holds if its
// type-based alias tag may be the one of the store. When the address of a box
// is itself stored, loads that may find it there give BOX, in every function
// that the call can reach.
//
// Flow-insensitive, field-sensitive by tags; what takes too long is kept.
#include "facts/taint.h"
#include "facts/format.h"
#include "facts/taint_int.h"

// Instructions looked at in one query; and when all queries together have
// looked at many, for what is easily seen only.
#define BUDGET 200000u
#define BUDGET_ALL 12000000u
#define BUDGET_LATE 8000u

typedef VEC(uint32_t) TagVec;

typedef struct Query {
    Flow *w;
    Arena *a;
    const IrFunc *entry;
    uint32_t param;
    bool inside;
    FactParam *out;
    Fn **fns; // by function
    VEC(Fn *) work;
    Mark box;          // what boxes hold
    TagVec box_tags;   // of the stores into them
    Mark listed;       // what LIST pointers lead to: variadic arguments
    TagVec found_tags; // of the fields that hold a box's address
    bool escaped;      // there are some
    bool reach_all;    // every function of the call takes part
    uint8_t *reached;
    TagVec kept_tags; // own fields that keep it
    bool always;      // each of these stores happens in every call
    size_t steps, stores, budget;
    bool changed; // in the function being looked at
} Query;

// ---- marks -----------------------------------------------------------------

static void push_work(Query *q, Fn *fn)
{
    if (fn->queued)
        return;
    fn->queued = true;
    VEC_PUSH(q->a, &q->work, fn);
}

static Mark far_mark(uint8_t bits)
{
    return (Mark){.bits = bits, .lo = -FAR, .hi = FAR};
}

static bool join(Mark *to, Mark from)
{
    Mark old = *to;
    if (!from.bits)
        return false;
    if (from.bits & PTR && !(old.bits & PTR)) {
        to->lo = from.lo;
        to->hi = from.hi;
    } else if (from.bits & PTR) {
        to->lo = from.lo < to->lo ? from.lo : to->lo;
        to->hi = from.hi > to->hi ? from.hi : to->hi;
    }
    to->bits |= from.bits;
    if (to->bits == old.bits && to->lo == old.lo && to->hi == old.hi)
        return false;
    if (++to->grown > 6) {
        to->lo = to->lo < old.lo || to->lo == -FAR ? -FAR : to->lo;
        to->hi = FAR;
    }
    return true;
}

static void mark_value(Query *q, Fn *fn, uint32_t value, Mark m)
{
    if (value < fn->f->nvalues && join(&fn->marks[value], m))
        q->changed = true;
}

static Mark moved(Mark m, int64_t lo, int64_t hi)
{
    if (!(m.bits & PTR))
        return m;
    m.lo = m.lo <= -FAR || lo <= -FAR ? -FAR : m.lo + lo;
    m.hi = m.hi >= FAR || hi >= FAR ? FAR : m.hi + hi;
    m.grown = 0;
    return m;
}

static bool has_tag(const TagVec *v, uint32_t tag)
{
    for (size_t i = 0; i < v->len; i++)
        if (v->at[i] == tag)
            return true;
    return false;
}

static bool may_be(const TagVec *v, uint32_t tag)
{
    return v->len && (!tag || has_tag(v, 0) || has_tag(v, tag));
}

static bool add_tag(Query *q, TagVec *v, uint32_t tag)
{
    if (has_tag(v, tag))
        return false;
    VEC_PUSH(q->a, v, tag);
    return true;
}

// ---- functions -------------------------------------------------------------

static Fn *fn_of(Query *q, const IrFunc *f)
{
    Fn **at = &q->fns[f->index];
    if (*at)
        return *at;
    Fn *fn = *at = ARENA_NEW(q->a, Fn);
    fn->f = f;
    fn->marks = ARENA_ARRAY(q->a, Mark, f->nvalues + 1);
    fn->params = ARENA_ARRAY(q->a, Range, f->params.len + 1);
    fn->seen = ARENA_ARRAY(q->a, uint8_t, f->params.len + 1);
    fn->asked = ARENA_ARRAY(q->a, size_t, 2 * f->params.len + 2);
    return fn;
}

static void requeue_all(Query *q)
{
    for (size_t i = 0; i < q->w->p->funcs.len; i++)
        if (q->fns[i])
            push_work(q, q->fns[i]);
}

// What boxes hold has grown: every load may find more.
static void box_grew(Query *q, Mark m, uint32_t tag)
{
    bool grew = join(&q->box, m);
    grew |= add_tag(q, &q->box_tags, tag);
    if (grew)
        requeue_all(q);
}

static void reach(Query *q)
{
    IrFuncVec work = {0}, to = {0};
    q->reached = ARENA_ARRAY(q->a, uint8_t, q->w->p->funcs.len + 1);
    VEC_PUSH(q->a, &work, (IrFunc *)(uintptr_t)q->entry);
    q->reached[q->entry->index] = 1;
    while (work.len) {
        const IrFunc *f = work.at[--work.len];
        for (size_t i = 0; i < f->insts.len; i++) {
            if (f->insts.at[i].op != IR_CALL)
                continue;
            flow_targets(q->w, &f->insts.at[i], &to);
            for (size_t k = 0; k < to.len; k++)
                if (!q->reached[to.at[k]->index]) {
                    q->reached[to.at[k]->index] = 1;
                    VEC_PUSH(q->a, &work, to.at[k]);
                }
        }
        push_work(q, fn_of(q, f));
    }
}

static void box_escapes(Query *q, uint32_t tag)
{
    bool grew = add_tag(q, &q->found_tags, tag);
    q->escaped = true;
    if (!q->reach_all) {
        q->reach_all = true;
        reach(q);
    }
    if (grew)
        requeue_all(q);
}

// ---- where marked values end up --------------------------------------------

static void say(Query *q, const char *how, Str who)
{
    if (!q->out->why.len)
        q->out->why = str_fmt(q->w->a, "%s %.*s", how, STR_ARG(who));
}

static void kept(Query *q, const Fn *fn, bool *where)
{
    q->out->kept = *where = true;
    q->out->in_own = false;
    say(q, "stored by", fn->f->name);
}

static void box_alloca(Query *q, Fn *fn, uint32_t inst, Mark m, uint32_t tag)
{
    Mark held = m;
    held.grown = 0;
    box_grew(q, held, tag);
    if (join(&fn->marks[fn->f->insts.at[inst].value], far_mark(BOX)))
        push_work(q, fn);
}

typedef struct Dest { // one store, seen from one function on the way up
    Mark m;
    uint32_t tag;
    bool always; // on every path so far
} Dest;

static void settle(Query *q, Fn *fn, const Roots *r, Dest d, bool deep);

static void settle_param(Query *q, Fn *fn, size_t j, Dest d, bool deep)
{
    if (fn->f == q->entry) {
        if (j == q->param)
            return; // in itself
        if (!(d.m.bits & HOLDS)) {
            box_escapes(q, d.tag);
            return;
        }
        bool own = !deep && (!q->out->kept || q->out->in_own);
        q->out->in_params |= 1ull << j;
        q->out->kept = true;
        q->out->in_own = own;
        q->always &= d.always && d.tag;
        add_tag(q, &q->kept_tags, d.tag);
        say(q, "stored by", fn->f->name);
        return;
    }
    size_t *asked = &fn->asked[2 * j + deep];
    if (*asked == q->stores)
        return;
    *asked = q->stores;
    for (size_t i = 0; i < fn->sites.len; i++) {
        q->steps += 8;
        Site s = fn->sites.at[i];
        const IrInst *call = &s.fn->f->insts.at[s.inst];
        if (j >= call->args.len)
            continue;
        Dest up = d;
        up.always &= flow_on_every_path(q->a, s.fn->f, call->block);
        settle(q, s.fn, flow_roots(q->w, s.fn->f, call->args.at[j]), up, deep);
    }
}

static void settle(Query *q, Fn *fn, const Roots *r, Dest d, bool deep)
{
    bool holds = d.m.bits & HOLDS, unknown = r->memory;
    for (size_t i = 0; i < r->allocas.len; i++) {
        if (deep)
            unknown = true; // memory that something on the stack points to
        else
            box_alloca(q, fn, r->allocas.at[i], d.m, d.tag);
    }
    if ((unknown || r->global || r->fresh) && !holds) {
        box_escapes(q, d.tag);
        unknown = false;
    } else {
        if (r->global)
            kept(q, fn, &q->out->in_global);
        if (r->fresh)
            kept(q, fn, &q->out->in_fresh);
    }
    if (unknown)
        kept(q, fn, &q->out->in_unknown);
    for (size_t j = 0; j < fn->f->params.len && j < 64; j++) {
        if (r->params >> j & 1)
            settle_param(q, fn, j, d, deep);
        if (r->deep >> j & 1)
            settle_param(q, fn, j, d, true);
    }
}

static void note_place(Query *q, const Fn *fn, IrRef addr)
{
    FactParam *o = q->out;
    int64_t place;
    if (!calls_place(fn->f, addr, &place)) {
        o->placed = true;
        return;
    }
    for (size_t i = 0; i < o->places.len; i++)
        if (o->places.at[i] == place)
            return;
    VEC_PUSH(q->w->a, &o->places, place);
}

static void store(Query *q, Fn *fn, const IrInst *in, Mark m, IrRef addr,
                  uint32_t tag)
{
    Dest d = {m, tag, flow_on_every_path(q->a, fn->f, in->block)};
    if (m.bits & PTR)
        note_place(q, fn, addr);
    q->stores++;
    settle(q, fn, flow_roots(q->w, fn->f, addr), d, false);
}

// ---- accesses --------------------------------------------------------------

static void unbounded(Query *q)
{
    q->out->bounded = false;
}

static void touch(Query *q, Mark m, Range size, bool reads, bool writes)
{
    if (!(m.bits & PTR) || !(m.bits & WIDE))
        return;
    q->out->read |= reads;
    q->out->written |= writes;
    if (!size.known || m.lo < 0 || m.hi >= FAR)
        unbounded(q);
    else if (size.hi > 0 && m.hi + size.hi > q->out->extent)
        q->out->extent = m.hi + size.hi;
}

static Range bytes(uint32_t n)
{
    return (Range){true, n, n};
}

static void load(Query *q, Fn *fn, const IrInst *in)
{
    Mark a = taint_mark(fn, in->args.at[0]), got = {0};
    touch(q, a, bytes(in->size), true, false);
    q->out->pointers |= in->is_ptr && a.bits & PTR;
    if (!in->wide)
        return;
    if (q->inside && a.bits & HOLDS)
        got.bits |= DEEP;
    if (a.bits & BOX && may_be(&q->box_tags, in->tag)) {
        Mark held = q->box;
        held.grown = 0;
        got.bits |= held.bits;
        got.lo = held.lo;
        got.hi = held.hi;
    }
    if (a.bits & LIST) {
        Mark held = q->listed;
        held.grown = 0;
        join(&got, held);
    }
    if (q->escaped && may_be(&q->found_tags, in->tag))
        got.bits |= BOX;
    mark_value(q, fn, in->value, got);
}

// ---- calls -----------------------------------------------------------------

static bool add_site(Query *q, Fn *to, Fn *from, uint32_t inst)
{
    for (size_t i = 0; i < to->sites.len; i++)
        if (to->sites.at[i].fn == from && to->sites.at[i].inst == inst)
            return false;
    VEC_PUSH(q->a, &to->sites, (Site){from, inst});
    return true;
}

static bool pass_number(Fn *to, size_t i, Range r)
{
    Range *p = &to->params[i];
    Range old = *p;
    if (!to->seen[i])
        *p = r;
    else if (p->known && (!r.known || r.lo < p->lo || r.hi > p->hi))
        *p = (Range){0};
    bool first = !to->seen[i];
    to->seen[i] = 1;
    return first || old.known != p->known;
}

// What was found out while that was taken for granted of a parameter which
// turned out to be wrong is not known; if that happens often, for good.
static void forget_since(Flow *w, size_t n)
{
    for (; w->looked.len > n; w->forgotten++) {
        IrParam *p = w->looked.at[--w->looked.len];
        p->touched = INT64_MAX;
        p->looked = w->forgotten < 200 ? 0 : 2;
    }
}

static void look_into(Flow *w, const IrFunc *callee, uint32_t i, IrParam *p)
{
    FactParam out;
    size_t spent = w->spent, n = w->looked.len;
    p->looked = 1;
    p->assumed = INT64_MAX;
    w->spent = SIZE_MAX / 2; // what is not seen easily is not worth it
    taint_query(w, callee, i, false, &out);
    w->spent = spent;
    p->looked = 2;
    p->touched = !out.read && !out.written ? 0
                 : out.bounded             ? out.extent
                                           : INT64_MAX;
    if (p->touched > p->assumed) {
        p->touched = INT64_MAX;
        forget_since(w, n);
    }
    VEC_PUSH(w->a, &w->looked, p);
}

// What a function of the library's own touches there is no more than one cell;
// taken for granted of one that is being looked into.
static bool is_inside(Query *q, const IrFunc *callee, size_t i, int64_t cell)
{
    if (i >= callee->params.len)
        return false;
    IrParam *p = &((IrFunc *)(uintptr_t)callee)->params.at[i];
    if (!p->looked)
        look_into(q->w, callee, (uint32_t)i, p);
    if (p->looked == 1 && cell < p->assumed)
        p->assumed = cell;
    return p->looked == 1 || p->touched <= cell;
}

static void enter(Query *q, Fn *fn, uint32_t at, const IrFunc *callee)
{
    const IrInst *in = &fn->f->insts.at[at];
    Fn *to = fn_of(q, callee);
    bool news = add_site(q, to, fn, at);
    for (size_t i = 0; i < in->args.len; i++) {
        Mark m = taint_mark(fn, in->args.at[i]);
        bool set;
        int64_t cell = m.bits & PTR ? calls_cell(in, i, &set) : 0;
        m.grown = 0;
        if (cell && is_inside(q, callee, i, cell))
            m.bits &= (uint8_t)~WIDE; // touch_cells has said it
        if (format_text(in, callee, i)) {
            touch(q, m, (Range){0}, true, false);
            q->out->nul |= m.bits & PTR;
        } else if (i >= callee->params.len)
            news |= callee->variadic && join(&to->rest, m);
        else if (callee->params.at[i].byval && m.bits & BOX)
            news |= join(&to->marks[i], far_mark(BOX));
        else
            news |= join(&to->marks[i], m);
        if (i < callee->params.len)
            news |=
                pass_number(to, i, range_of(fn->f, in->args.at[i], fn->params));
    }
    if (news)
        push_work(q, to);
    Mark back = to->ret;
    back.grown = 0;
    mark_value(q, fn, in->value, back);
}

static Range length_arg(const Fn *fn, const IrInst *in, const Extern *e)
{
    if (e->length_arg < 0 || (size_t)e->length_arg >= in->args.len)
        return (Range){0};
    return range_of(fn->f, in->args.at[e->length_arg], fn->params);
}

// memcpy: what lies in the source lies in the target, too.
static void copy_contents(Query *q, Fn *fn, const IrInst *in, IrRef from)
{
    Mark m = taint_mark(fn, from), held = {0};
    if (m.bits & BOX)
        join(&held, q->box);
    if (q->inside && m.bits & HOLDS)
        held.bits |= DEEP;
    held.grown = 0;
    if (held.bits)
        store(q, fn, in, held, in->args.at[0], 0);
}

// qsort's order and the like are called with what the others lead to.
static void call_back(Query *q, Fn *fn, const IrInst *in)
{
    Mark all = {0};
    IrFuncVec to = {0};
    for (size_t i = 0; i < in->args.len; i++)
        join(&all, taint_mark(fn, in->args.at[i]));
    if (!all.bits)
        return;
    flow_given(q->w, in, &to);
    for (size_t i = 0; i < to.len; i++) {
        Fn *g = fn_of(q, to.at[i]);
        bool news = false;
        for (size_t k = 0; k < to.at[i]->params.len; k++)
            news |= join(&g->marks[k], far_mark(all.bits));
        if (news)
            push_work(q, g);
    }
}

static void outside(Query *q, Fn *fn, const IrInst *in, const IrFunc *callee)
{
    if (extern_ignored(callee->name))
        return;
    if (str_starts(callee->name, STR("llvm.va_start"))) {
        if (fn->rest.bits) { // the list points to what holds them
            if (join(&q->listed, fn->rest))
                requeue_all(q);
            store(q, fn, in, far_mark(LIST), in->args.at[0], 0);
        }
        return;
    }
    if (str_starts(callee->name, STR("llvm.va_copy"))) {
        copy_contents(q, fn, in, in->args.at[1]);
        return;
    }
    call_back(q, fn, in);
    for (size_t i = 0; i < in->args.len; i++) {
        Mark m = taint_mark(fn, in->args.at[i]);
        Extern e = extern_arg(callee, i);
        if (e.copies_from >= 0 && (size_t)e.copies_from < in->args.len)
            copy_contents(q, fn, in, in->args.at[e.copies_from]);
        if (!m.bits)
            continue;
        touch(q, m, length_arg(fn, in, &e), e.reads, e.writes);
        q->out->nul |= (m.bits & PTR) && e.nul;
        q->out->puts |= (m.bits & PTR) && e.puts;
        q->out->freed |= (m.bits & PTR) && e.frees;
        if (e.keeps && !extern_ignored(callee->name)) {
            q->out->kept = q->out->in_unknown = true;
            say(q, "handed to", callee->name);
        }
        if (e.returned)
            mark_value(q, fn, in->value,
                       (Mark){.bits = m.bits, .lo = -FAR, .hi = FAR});
    }
}

// What is handed to callbacks that are known to write one variable.
static void touch_cells(Query *q, Fn *fn, const IrInst *in)
{
    for (size_t i = 0; in->asked && i < in->args.len; i++) {
        bool set = false;
        int64_t cell = calls_cell(in, i, &set);
        if (cell)
            touch(q, taint_mark(fn, in->args.at[i]), bytes((uint32_t)cell), set,
                  true);
    }
}

// Called through a pointer that nobody in the library has: the user's
// callback, whose trampoline keeps nothing.
static void call_user(Query *q, Fn *fn, const IrInst *in)
{
    bool set;
    for (size_t i = 0; i < in->args.len; i++)
        if (!calls_cell(in, i, &set))
            touch(q, taint_mark(fn, in->args.at[i]), (Range){0}, true, true);
}

static void call(Query *q, Fn *fn, uint32_t at)
{
    const IrInst *in = &fn->f->insts.at[at];
    bool marked = q->reach_all || fn->rest.bits;
    for (size_t i = 0; i < in->args.len; i++)
        marked |= taint_mark(fn, in->args.at[i]).bits != 0;
    const IrFunc *callee = in->callee                   ? in->callee
                           : in->target.kind == IR_FUNC ? in->target.func
                                                        : NULL;
    if (!callee && taint_mark(fn, in->target).bits & PTR)
        calls_add(q->w->a, &q->out->called, fn->f, in);
    if (!marked)
        return;
    if (callee && !callee->defined) {
        outside(q, fn, in, callee);
        return;
    }
    IrFuncVec to = {0};
    flow_targets(q->w, in, &to);
    touch_cells(q, fn, in);
    for (size_t i = 0; i < to.len; i++)
        if (to.at[i]->defined)
            enter(q, fn, at, to.at[i]);
        else
            outside(q, fn, in, to.at[i]);
    const Roots *r = callee ? NULL : flow_roots(q->w, fn->f, in->target);
    if (!callee && (!to.len || r->params || r->deep || r->memory || r->fresh))
        call_user(q, fn, in);
}

static void give_back(Query *q, Fn *fn, Mark m)
{
    m.grown = 0;
    if (fn->f == q->entry && m.bits & HOLDS)
        q->out->returned = true;
    if (!join(&fn->ret, m))
        return;
    for (size_t i = 0; i < fn->sites.len; i++)
        push_work(q, fn->sites.at[i].fn);
}

// ---- one function ----------------------------------------------------------

static void gep(Query *q, Fn *fn, const IrInst *in)
{
    Mark m = taint_mark(fn, in->args.at[0]);
    int64_t lo = in->off, hi = in->off;
    if (!m.bits)
        return;
    for (size_t i = 1; i < in->args.len; i++) {
        Range r = range_of(fn->f, in->args.at[i], fn->params);
        if (taint_negated(fn->f, in->args.at[i]))
            r = (Range){true, 1 - FAR, -1};
        if (!r.known) {
            lo = -FAR;
            hi = FAR;
            break;
        }
        lo += r.lo * in->strides[i];
        hi += r.hi * in->strides[i];
    }
    mark_value(q, fn, in->value, moved(m, lo, hi));
}

static void pass_on(Query *q, Fn *fn, const IrInst *in, bool far)
{
    for (size_t i = 0; i < in->args.len; i++) {
        Mark m = taint_mark(fn, in->args.at[i]);
        if (m.bits)
            mark_value(q, fn, in->value, far ? far_mark(m.bits) : m);
    }
}

// Other numbers are made of the parameter's own address. (What is read from its
// memory may be any number.)
static void turn(Query *q, Fn *fn, const IrInst *in)
{
    if (!flow_turns(q->w, in))
        return;
    for (size_t i = 0; i < in->args.len; i++) {
        Mark m = taint_mark(fn, in->args.at[i]);
        m.bits &= PTR | WIDE;
        if (m.bits & PTR)
            mark_value(q, fn, in->value, far_mark(m.bits));
    }
}

// A difference of two pointers is a number.
static void subtract(Query *q, Fn *fn, const IrInst *in)
{
    turn(q, fn, in);
    Mark a = taint_mark(fn, in->args.at[0]), b = taint_mark(fn, in->args.at[1]);
    if (a.bits && !b.bits)
        mark_value(q, fn, in->value, far_mark(a.bits));
}

static void step(Query *q, Fn *fn, uint32_t at)
{
    const IrInst *in = &fn->f->insts.at[at];
    Mark m;
    switch (in->op) {
    case IR_LOAD:
        load(q, fn, in);
        break;
    case IR_STORE:
        m = taint_mark(fn, in->args.at[0]);
        touch(q, taint_mark(fn, in->args.at[1]), bytes(in->size), false, true);
        q->out->pointers |=
            in->is_ptr && taint_mark(fn, in->args.at[1]).bits & PTR;
        q->out->puts |= in->size == 1 && in->args.at[0].kind == IR_INT &&
                        !in->args.at[0].number &&
                        taint_mark(fn, in->args.at[1]).bits & PTR;
        if (m.bits && in->wide)
            store(q, fn, in, m, in->args.at[1], in->tag);
        break;
    case IR_GEP:
        gep(q, fn, in);
        break;
    case IR_PHI:
    case IR_SELECT:
        pass_on(q, fn, in, false);
        break;
    case IR_COPY:
    case IR_ZEXT:
        pass_on(q, fn, in, in->args.len > 1);
        break;
    case IR_ADD:
    case IR_AND:
    case IR_EXTRACT:
    case IR_INSERT:
        pass_on(q, fn, in, true);
        break;
    case IR_SUB:
        subtract(q, fn, in);
        break;
    case IR_MUL:
    case IR_SHL:
    case IR_OTHER:
        turn(q, fn, in);
        break;
    case IR_CALL:
        call(q, fn, at);
        break;
    case IR_RET:
        if (in->args.len)
            give_back(q, fn, taint_mark(fn, in->args.at[0]));
        break;
    case IR_ATOMIC:
        for (size_t i = 0; i < in->args.len; i++) {
            m = taint_mark(fn, in->args.at[i]);
            touch(q, m, i ? bytes(0) : (Range){0}, true, true);
            if (m.bits && i)
                store(q, fn, in, m, in->args.at[0], 0);
        }
        break;
    default:
        break;
    }
}

static void process(Query *q, Fn *fn)
{
    do {
        q->changed = false;
        for (uint32_t i = 0; i < fn->f->insts.len && q->steps < q->budget; i++)
            step(q, fn, i);
        q->steps += fn->f->insts.len;
    } while (q->changed && q->steps < q->budget);
}

static bool any_before(const Query *q)
{
    for (size_t i = 0; i < q->w->p->funcs.len; i++)
        if (q->fns[i] && taint_before(q->fns[i]))
            return true;
    return false;
}

static void conclude(Query *q)
{
    FactParam *o = q->out;
    if (q->steps >= q->budget) {
        o->kept = o->in_unknown = o->freed = o->returned = true;
        o->read = o->written = o->pointers = true;
        say(q, "too much to follow in", q->entry->name);
    }
    if (o->kept || q->steps >= q->budget)
        o->bounded = false;
    // An allocator of the library's own has something there.
    o->before = !q->inside && !o->freed && any_before(q);
    o->replaced = o->kept && o->in_own && q->always && q->kept_tags.len &&
                  !flow_copies(q->w->p, q->kept_tags.at, q->kept_tags.len);
}

void taint_query(Flow *w, const IrFunc *f, uint32_t i, bool inside,
                 FactParam *out)
{
    Arena *scratch = arena_new();
    Query q = {.w = w,
               .a = scratch,
               .entry = f,
               .param = i,
               .inside = inside,
               .out = out,
               .always = true,
               .budget = w->spent > BUDGET_ALL ? BUDGET_LATE : BUDGET};
    *out = (FactParam){.bounded = true, .in_own = false, .why = STR("")};
    q.fns = ARENA_ARRAY(scratch, Fn *, w->p->funcs.len + 1);
    Fn *fn = fn_of(&q, f);
    fn->marks[i] = (Mark){.bits = PTR | WIDE};
    for (size_t k = 0; k < f->params.len; k++)
        fn->seen[k] = 1;
    push_work(&q, fn);
    while (q.work.len && q.steps < q.budget) {
        fn = q.work.at[--q.work.len];
        fn->queued = false;
        process(&q, fn);
    }
    conclude(&q);
    w->spent += q.steps;
    arena_free(scratch);
}
