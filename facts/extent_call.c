// Calls: what becomes of the addresses that they are given (see extent.h).
#include "facts/extent_walk.h"

static void use_places(Walk *w, const Value *v)
{
    for (size_t i = 0; i < frame_bases(&w->x); i++)
        w->params[i].used |= (v->lost >> i & 1) != 0;
    for (size_t i = 0; i < v->n; i++)
        w->params[v->at[i].base].used = true;
}

void compare(Walk *w, IrRef ref)
{
    const IrInst *in = frame_def(&w->x, ref);
    if (is_derived(&w->x, ref) == 2 && in)
        ref = in->args.at[0];
    if (is_derived(&w->x, ref) != 1)
        return;
    use_places(w, frame_value(&w->x, ref));
}

// What a callee reads up to zero, from there on.
static void hand_list(Walk *w, uint32_t at, const Value *v, uint32_t size)
{
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

// An address, to whom does that with it.
static void hand_over(Walk *w, uint32_t at, const Value *v, const Summary *s,
                      const ExtentUse *u)
{
    const IrInst *in = &w->x.f->insts.at[at];
    int64_t k;
    if (!u->used)
        return;
    use_places(w, v);
    for (size_t i = 0; u->text && i < v->n; i++) {
        Poly off = guards_expand(&w->x, v->at[i].off);
        bool start = poly_is_number(&off, &k) && k == 0;
        w->params[v->at[i].base].text |= start;
        if (!start)
            lose_places(w, v);
    }
    if (u->zero)
        hand_list(w, at, v, u->zero);
    for (size_t i = 0; u->strays && i < v->n; i++)
        w->params[v->at[i].base].strays = true;
    for (size_t i = 0; in->callee && i < u->ends.len; i++) {
        Poly end = frame_args(&w->x, in, s, &u->ends.at[i]);
        ends_note(&w->x, w->params, v, &end, at);
    }
    if (u->lost)
        lose_places(w, v);
    for (size_t i = 0; i < u->sizes.len; i++) {
        Poly size = frame_args(&w->x, in, s, &u->sizes.at[i]);
        bool tight = has_tight_size(u, &u->sizes.at[i]);
        touch(w, v, &size, (Touch){at, u->read, u->written, u->first, tight});
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
        if (extern_arg(callee, i).reads)
            object_blur(&w->x, ref);
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
            hand_list(w, at, v, e.text);
            lose(w, v->lost);
            continue;
        }
        if (e.text && v->n == 1 && !v->lost) {
            Poly off = guards_expand(&w->x, v->at[0].off);
            bool start = poly_is_number(&off, &k) && k == 0;
            if (!start)
                hand_list(w, at, v, 1);
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
            ends_note(&w->x, w->params, v, &size, at);
        if (size.bad || e.frees)
            lose_value(w, ref);
        else
            touch(w, v, &size, (Touch){at, e.reads, e.writes, e.reads, true});
    }
}

bool frame_targets(Frame *x, const IrInst *in, IrFuncVec *to)
{
    const IrFunc *callee = in->callee                   ? in->callee
                           : in->target.kind == IR_FUNC ? in->target.func
                                                        : NULL;
    if (callee && !callee->defined) {
        VEC_PUSH(x->a, to, (IrFunc *)callee);
        return true;
    }
    flow_targets(x->x->w, in, to);
    const Roots *r = callee ? NULL : flow_roots(x->x->w, x->f, in->target);
    return to->len && !(r && (r->params || r->deep || r->memory || r->fresh));
}

// The addresses in an object, to whom gets it as its own.
static void hand_contents(Walk *w, uint32_t inst, size_t arg, const Summary *s)
{
    Frame *x = &w->x;
    const IrInst *in = &x->f->insts.at[inst];
    int64_t at;
    Object *o = object_in(x, in->args.at[arg], &at);
    if (!o || !s || !(s->given.own >> arg & 1)) {
        object_blur(x, in->args.at[arg]);
        return;
    }
    o->blurred |= s->blurred >> arg & 1;
    for (size_t i = 0; i < s->deeps.len; i++) {
        const Deep *d = &s->deeps.at[i];
        Value v;
        if (d->param != arg)
            continue;
        if (object_content(x, o, at + d->off, 4, true, inst, &v))
            hand_over(w, inst, &v, s, &s->params[s->nparams + i]);
        else
            o->blurred = true;
    }
}

static bool is_null(Frame *x, IrRef ref, int depth)
{
    const IrInst *in = frame_def(x, ref);
    bool join = in && (in->op == IR_SELECT || in->op == IR_PHI) && depth;
    bool all = join;
    for (size_t i = 0; all && i < in->args.len; i++)
        all = arg_is_dead(x, in, i) || is_null(x, in->args.at[i], depth - 1);
    bool param = ref.kind == IR_LOCAL && ref.local < x->f->params.len;
    return ref.null || all ||
           (param && x->f->params.at[ref.local].is_ptr && ref.local < 64 &&
            x->given.fixed >> ref.local & 1);
}

// The one place that an argument points to.
static const Place *place_of(Frame *x, const IrInst *in, const IrFunc *to,
                             size_t i)
{
    const IrParam *p = &to->params.at[i];
    IrRef ref = in->args.at[i];
    if (!p->is_ptr || p->byval || p->sret || ref.kind != IR_LOCAL ||
        x->derived[ref.local] != 1)
        return NULL;
    const Value *v = frame_value(x, ref);
    return v->n == 1 && !v->lost && !v->at[0].way ? &v->at[0] : NULL;
}

// It points a constant number of bytes behind what another argument does, which
// is behind no other.
static void find_beside(Frame *x, const IrInst *in, const IrFunc *to, size_t i,
                        Given *g)
{
    const Place *at = place_of(x, in, to, i);
    for (size_t k = 0; at && k < in->args.len && k < to->params.len && k < 64;
         k++) {
        const Place *other = k == i ? NULL : place_of(x, in, to, k);
        int64_t by;
        if (!other || other->base != at->base)
            continue;
        Poly d = poly_add(guards_expand(x, at->off), &other->off, -1);
        d = guards_expand(x, d);
        if (!poly_is_number(&d, &by) || by < 0 || by > 4096 || (!by && k > i) ||
            g->values[i] > by)
            continue;
        g->beside |= 1ull << i;
        g->values[i] = by;
        g->others[i] = (uint8_t)k;
    }
}

// Arguments that are constants, or beside others.
static bool constants(Frame *x, const IrInst *in, const IrFunc *to, Given *g)
{
    g->values = ARENA_ARRAY(x->a, int64_t, 64);
    g->others = ARENA_ARRAY(x->a, uint8_t, 64);
    for (size_t i = 0; i < in->args.len && i < to->params.len && i < 64; i++) {
        Poly p = {.bad = true};
        if (!to->params.at[i].is_ptr)
            p = guards_expand(x, frame_natural(x, in->args.at[i]));
        else if (is_null(x, in->args.at[i], 4))
            p = poly_number(0);
        if (poly_is_number(&p, &g->values[i]) && g->values[i] >= 0 &&
            g->values[i] < (int64_t)1 << 31)
            g->fixed |= 1ull << i;
    }
    for (size_t i = 0; i < in->args.len && i < to->params.len && i < 64; i++)
        find_beside(x, in, to, i, g);
    return (g->fixed | g->beside) != 0;
}

// Something is not known that may be with constants.
static bool loses(const Frame *x, const IrInst *in, const Summary *s)
{
    bool any = s->blurred != 0;
    for (size_t i = 0; i < s->nparams && i < in->args.len; i++)
        any |= s->params[i].lost && in->args.at[i].kind == IR_LOCAL &&
               x->derived[in->args.at[i].local] == 1;
    for (size_t i = 0; i < s->deeps.len; i++)
        any |= s->params[s->nparams + i].lost;
    return any;
}

static const Summary *that_holds(Frame *x, const IrInst *in, const Summary *s)
{
    for (size_t i = 0; s && i < s->assumes.len; i++)
        if (!guards_prove(x, in->block,
                          frame_args(x, in, s, &s->assumes.at[i])))
            return NULL;
    return s;
}

// Whatever one of them knows the other one knows, too.
static bool knows_more(const Summary *s, const Summary *than)
{
    for (size_t i = 0; than && i < s->nparams; i++)
        if (s->params[i].lost && !than->params[i].lost)
            return false;
    return !than || !(s->blurred & ~than->blurred);
}

// What is known of a callee with these arguments, if that holds here.
static const Summary *callee(Walk *w, const IrInst *in, const IrFunc *to)
{
    Frame *x = &w->x;
    Given given = {0};
    int64_t at;
    for (size_t i = 0; i < in->args.len; i++) {
        Object *o = object_in(x, in->args.at[i], &at);
        if (o)
            object_ready(x, o);
    }
    given.own = objects_given(x, in, to);
    const Summary *s = that_holds(x, in, extents_with(x->x, to, &given));
    if (!constants(x, in, to, &given) ||
        (s && !given.beside && !loses(x, in, s)))
        return s;
    const Summary *more = that_holds(x, in, extents_with(x->x, to, &given));
    return more && knows_more(more, s) ? more : s;
}

static void call_target(Walk *w, uint32_t at, const IrFunc *to)
{
    const IrInst *in = &w->x.f->insts.at[at];
    if (!to->defined) {
        call_extern(w, at, to);
        return;
    }
    const Summary *s = callee(w, in, to);
    for (size_t i = 0; i < in->args.len; i++) {
        IrRef arg = in->args.at[i];
        bool is_ptr = i < to->params.len && to->params.at[i].is_ptr &&
                      !to->params.at[i].byval;
        hand_contents(w, at, i, s);
        if (is_derived(&w->x, arg) != 1 ||
            (s && i < 64 && s->given.beside >> i & 1))
            continue;
        if (!s || !is_ptr)
            lose_value(w, arg);
        else
            hand_over(w, at, frame_value(&w->x, arg), s, &s->params[i]);
    }
}

void call(Walk *w, uint32_t at)
{
    const IrInst *in = &w->x.f->insts.at[at];
    IrFuncVec to = {0};
    int64_t off;
    bool any = false;
    for (size_t i = 0; i < in->args.len; i++) {
        const Object *o = object_at(&w->x, in->args.at[i], &off);
        any |=
            is_derived(&w->x, in->args.at[i]) || (o && (o->param || o->holds));
    }
    if (is_derived(&w->x, in->target))
        lose_value(w, in->target);
    if (!any)
        return;
    bool known = frame_targets(&w->x, in, &to), body = false;
    for (size_t t = 0; t < to.len; t++)
        body |= to.at[t]->defined;
    for (size_t i = 0; i < in->args.len; i++) {
        if (!known)
            object_blur(&w->x, in->args.at[i]);
        if ((is_derived(&w->x, in->args.at[i]) == 2 && body) ||
            (!known && is_derived(&w->x, in->args.at[i])))
            lose_value(w, in->args.at[i]);
    }
    for (size_t t = 0; known && t < to.len; t++)
        call_target(w, at, to.at[t]);
}
