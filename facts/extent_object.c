// Structs on the stack (see extent.h): what was stored is what is loaded, as
// long as nobody else knows where they are.
//
// An object is a variable of this function, or what a parameter points to when
// the caller says that it hands over such a variable of its own. Its contents
// are then fields of that parameter: numbers, and addresses, each of which is
// treated as one more parameter.
#include "facts/extent.h"

enum { MAX_OBJECTS = 60, MAX_DEFS = 60, MAX_BASES = 64 };

#define ANYWHERE INT64_MIN

// ---- which addresses -------------------------------------------------------

static void name_object(Frame *x, uint32_t value, bool param)
{
    if (x->nobjects == MAX_OBJECTS)
        return;
    Object *o = &x->objects[x->nobjects++];
    *o = (Object){.value = value, .param = param, .known = param};
    x->object[value] = (uint16_t)x->nobjects;
}

static bool meet(Frame *x, uint32_t value, uint16_t object, int64_t at)
{
    uint16_t *is = &x->object[value];
    if (!*is) {
        *is = object;
        x->at[value] = at;
        return true;
    }
    if (*is != object) // one or the other
        x->objects[*is - 1].shared = x->objects[object - 1].shared = true;
    if (*is != object || x->at[value] == at || x->at[value] == ANYWHERE)
        return false;
    x->at[value] = ANYWHERE;
    return true;
}

// Does the instruction pass the address on that it takes as argument k?
static bool passes(const IrInst *in, size_t k)
{
    return (in->op == IR_GEP && !k) || in->op == IR_PHI ||
           in->op == IR_SELECT ||
           (in->op == IR_COPY && in->args.len == 1 && in->math != MATH_ADDRESS);
}

static bool follow(Frame *x, const IrInst *in)
{
    bool news = false,
         fixed = in->op == IR_COPY || (in->op == IR_GEP && in->args.len == 1);
    for (size_t k = 0; in->value != UINT32_MAX && k < in->args.len; k++) {
        uint32_t v = in->args.at[k].local;
        if (in->args.at[k].kind != IR_LOCAL || !x->object[v] || !passes(in, k))
            continue;
        int64_t at =
            fixed && x->at[v] != ANYWHERE ? x->at[v] + in->off : ANYWHERE;
        news |= meet(x, in->value, x->object[v], at);
    }
    return news;
}

Object *object_at(const Frame *x, IrRef ref, int64_t *at)
{
    uint16_t o = ref.kind == IR_LOCAL ? x->object[ref.local] : 0;
    *at = o ? x->at[ref.local] : ANYWHERE;
    return o ? &x->objects[o - 1] : NULL;
}

Object *object_in(const Frame *x, IrRef ref, int64_t *at)
{
    Object *o = object_at(x, ref, at);
    return o && !o->shared && *at != ANYWHERE ? o : NULL;
}

static bool fills(const IrInst *in)
{
    return in->op == IR_CALL && in->callee && in->args.len > 2 &&
           (str_starts(in->callee->name, STR("llvm.memset")) ||
            str_eq_c(in->callee->name, "memset"));
}

void objects_find(Frame *x)
{
    const IrFunc *f = x->f;
    int64_t at;
    x->objects = ARENA_ARRAY(x->a, Object, MAX_OBJECTS);
    x->object = ARENA_ARRAY(x->a, uint16_t, f->nvalues + 1);
    x->at = ARENA_ARRAY(x->a, int64_t, f->nvalues + 1);
    for (uint32_t i = 0; i < f->params.len && i < 64; i++)
        if (x->given.own >> i & 1)
            name_object(x, i, true);
    for (size_t i = 0; i < f->insts.len; i++)
        if (f->insts.at[i].op == IR_ALLOCA)
            name_object(x, f->insts.at[i].value, false);
    for (bool more = x->nobjects > 0; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++)
            more |= follow(x, &f->insts.at[i]);
    }
    for (size_t i = 0; x->nobjects && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        size_t k = in->op == IR_STORE ? 1 : 0;
        Object *o = in->op == IR_STORE || fills(in)
                        ? object_in(x, in->args.at[k], &at)
                        : NULL;
        if (o)
            o->known = true;
    }
}

// ---- what writes it --------------------------------------------------------

static void add_def(Frame *x, Object *o, Def d)
{
    if (o->defs.len == MAX_DEFS)
        o->shared = true;
    else
        VEC_PUSH(x->a, &o->defs, d);
}

static void write_at(Frame *x, Object *o, uint32_t inst, int64_t at,
                     int64_t size)
{
    Def d = {inst, INT64_MIN, INT64_MAX, false};
    if (at != ANYWHERE && size >= 0) {
        d.from = at;
        d.to = at + size;
    }
    add_def(x, o, d);
}

static void get_out(Frame *x, Object *o, uint32_t inst)
{
    add_def(x, o, (Def){inst, INT64_MIN, INT64_MAX, true});
}

// A function without a body gets it.
static void extern_defs(Frame *x, Object *o, uint32_t inst, size_t k,
                        int64_t at, const IrFunc *callee)
{
    const IrInst *in = &x->f->insts.at[inst];
    if (extern_ignored(callee->name))
        return;
    Extern e = extern_arg(callee, k);
    size_t n = e.length_arg >= 0 ? (size_t)e.length_arg : in->args.len;
    int64_t size = n < in->args.len && in->args.at[n].kind == IR_INT
                       ? in->args.at[n].number
                       : -1;
    bool back = e.returned && in->value != UINT32_MAX;
    if (e.keeps || e.frees || back || extern_calls(callee->name))
        get_out(x, o, inst);
    else if (e.writes)
        write_at(x, o, inst, at, size);
}

static void call_defs(Frame *x, Object *o, uint32_t inst, size_t k, int64_t at)
{
    const IrInst *in = &x->f->insts.at[inst];
    IrFuncVec to = {0};
    if (!frame_targets(x, in, &to)) {
        get_out(x, o, inst);
        return;
    }
    for (size_t t = 0; t < to.len; t++) {
        if (!to.at[t]->defined) {
            extern_defs(x, o, inst, k, at, to.at[t]);
            continue;
        }
        if (k < to.at[t]->params.len && to.at[t]->params.at[k].byval)
            continue; // a copy
        Given given = {.own = objects_given(x, in, to.at[t])};
        const Summary *s =
            given.own >> k & 1 ? extents_with(x->x, to.at[t], &given) : NULL;
        if (!s || s->out >> k & 1)
            get_out(x, o, inst);
        for (size_t i = 0; s && i < s->writes.len; i++) {
            const Range *r = &s->writes.at[i];
            bool all = r->from == INT64_MIN;
            if (r->param == k)
                write_at(x, o, inst, all ? ANYWHERE : at + r->from,
                         r->to - (all ? 0 : r->from));
        }
    }
}

static void add_defs(Frame *x, Object *o, uint32_t inst, size_t k)
{
    const IrInst *in = &x->f->insts.at[inst];
    int64_t at = x->at[in->args.at[k].local];
    switch (in->op) {
    case IR_LOAD:
    case IR_CMP:
        break;
    case IR_STORE:
        if (k)
            write_at(x, o, inst, at, in->size);
        else
            get_out(x, o, inst);
        break;
    case IR_CALL:
        call_defs(x, o, inst, k, at);
        break;
    default:
        if (!passes(in, k))
            get_out(x, o, inst);
    }
}

// Blocks that are reached when others may know the address.
static void find_out(Frame *x, Object *o)
{
    const IrFunc *f = x->f;
    uint8_t *from = ARENA_ARRAY(x->a, uint8_t, f->nblocks + 1);
    o->out = ARENA_ARRAY(x->a, uint8_t, f->nblocks + 1);
    bool any = false;
    for (size_t i = 0; i < o->defs.len; i++)
        if (o->defs.at[i].out)
            any |= from[f->insts.at[o->defs.at[i].inst].block] = 1;
    o->blurred |= any;
    while (any) {
        any = false;
        for (uint32_t b = 0; b < f->nblocks; b++)
            for (size_t i = 0; !o->out[b] && i < x->blocks[b].from.len; i++) {
                uint32_t p = x->blocks[b].from.at[i];
                if (from[p] || o->out[p])
                    any |= o->out[b] = 1;
            }
    }
}

void object_ready(Frame *x, Object *o)
{
    const IrFunc *f = x->f;
    if (o->ready)
        return;
    uint16_t name = (uint16_t)(o - x->objects + 1);
    for (uint32_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (x->blocks[in->block].order == UINT32_MAX)
            continue;
        for (size_t k = 0; k < in->args.len; k++)
            if (in->args.at[k].kind == IR_LOCAL &&
                x->object[in->args.at[k].local] == name)
                add_defs(x, o, i, k);
        if (in->op == IR_CALL && in->target.kind == IR_LOCAL &&
            x->object[in->target.local] == name)
            get_out(x, o, i);
    }
    find_out(x, o);
    o->ready = true;
}

static bool is_out(const Frame *x, const Object *o, uint32_t inst)
{
    uint32_t block = x->f->insts.at[inst].block;
    bool out = o->out[block] != 0;
    for (size_t i = 0; i < o->defs.len; i++) {
        const Def *d = &o->defs.at[i];
        out |=
            d->out && d->inst < inst && x->f->insts.at[d->inst].block == block;
    }
    return out;
}

// Parameters that get an object as their own: nobody else has its address.
uint64_t objects_given(const Frame *x, const IrInst *call, const IrFunc *to)
{
    uint64_t own = 0;
    int64_t at;
    uint32_t inst = (uint32_t)(call - x->f->insts.at);
    for (size_t k = 0; k < call->args.len && k < to->params.len && k < 64;
         k++) {
        const Object *o = object_in(x, call->args.at[k], &at);
        bool alone = o && o->known && to->params.at[k].is_ptr;
        for (size_t j = 0; alone && j < call->args.len; j++)
            alone = j == k || call->args.at[j].kind != IR_LOCAL ||
                    x->object[call->args.at[j].local] !=
                        x->object[call->args.at[k].local];
        if (alone && !(o->ready && is_out(x, o, inst)))
            own |= 1ull << k;
    }
    return own;
}

// ---- what lies in it -------------------------------------------------------

// The last one in a block that writes there.
static const Def *last_def(const Frame *x, const Object *o, uint32_t block,
                           uint32_t before, int64_t from, int64_t to)
{
    const Def *last = NULL;
    for (size_t i = 0; i < o->defs.len; i++) {
        const Def *d = &o->defs.at[i];
        if (d->inst < before && x->f->insts.at[d->inst].block == block &&
            d->from < to && from < d->to && (!last || d->inst >= last->inst))
            last = d;
    }
    return last;
}

// What wrote there last, on all ways to the instruction; NULL: nothing. false:
// one of several.
static bool reaching(Frame *x, const Object *o, uint32_t inst, int64_t from,
                     int64_t to, const Def **def)
{
    uint8_t *seen = ARENA_ARRAY(x->a, uint8_t, x->f->nblocks + 1);
    uint32_t *work = ARENA_ARRAY(x->a, uint32_t, x->f->nblocks + 2);
    uint32_t before = inst;
    size_t n = 1;
    bool start = false;
    *def = NULL;
    work[0] = x->f->insts.at[inst].block;
    for (; n; before = UINT32_MAX) {
        uint32_t b = work[--n];
        const Def *d = last_def(x, o, b, before, from, to);
        x->steps++;
        if (d && *def && *def != d)
            return false;
        if (d) {
            *def = d;
            continue;
        }
        start |= b == 0;
        for (size_t i = 0; i < x->blocks[b].from.len; i++)
            if (!seen[x->blocks[b].from.at[i]]) {
                seen[x->blocks[b].from.at[i]] = 1;
                work[n++] = x->blocks[b].from.at[i];
            }
    }
    return !(start && *def) && (start || *def);
}

static bool stored(Frame *x, const Def *d, int64_t from, uint32_t size,
                   bool is_ptr, Value *to)
{
    const IrInst *in = &x->f->insts.at[d->inst];
    int64_t value =
        in->op == IR_CALL && fills(in) && in->args.at[1].kind == IR_INT
            ? in->args.at[1].number
            : -1;
    *to = (Value){.address = is_ptr};
    if (value == 0 && d->from <= from && from + size <= d->to)
        return true; // nothing but zero bytes
    if (is_ptr && in->op != IR_STORE)
        return true; // who is called loses the addresses that it puts there
    if (in->op != IR_STORE || d->from != from || in->size != size)
        return false;
    if (is_ptr && !in->is_ptr)
        return true; // nor is a number followed
    if (in->is_ptr != is_ptr)
        return false;
    *to = *frame_value(x, in->args.at[0]);
    if (!to->address)
        to->p = frame_natural(x, in->args.at[0]);
    return to->address == is_ptr;
}

// One more parameter: where that field points.
static bool deep_address(Frame *x, uint32_t param, int64_t off, Value *to)
{
    size_t i = 0;
    while (i < x->deeps.len &&
           (x->deeps.at[i].param != param || x->deeps.at[i].off != off))
        i++;
    if (i == MAX_DEEP || x->f->params.len + i >= MAX_BASES)
        return false;
    if (i == x->deeps.len)
        VEC_PUSH(x->a, &x->deeps, (Deep){param, off});
    *to = (Value){.address = true, .n = 1};
    to->at[0] = (Place){.base = (uint32_t)(x->f->params.len + i),
                        .off = poly_number(0)};
    return true;
}

bool object_content(Frame *x, Object *o, int64_t at, uint32_t size, bool is_ptr,
                    uint32_t inst, Value *to)
{
    const Def *def;
    object_ready(x, o);
    if (o->shared || at == ANYWHERE || is_out(x, o, inst) ||
        !reaching(x, o, inst, at, at + size, &def))
        return false;
    if (def)
        return stored(x, def, at, size, is_ptr, to);
    if (!o->param || size != 4)
        return false;
    if (is_ptr)
        return deep_address(x, o->value, at, to);
    *to = (Value){.p = poly_atom(frame_field_atom(x, o->value, at))};
    return !to->p.bad;
}

Poly object_number(Frame *x, IrRef ref, int64_t more, const IrInst *at)
{
    int64_t off;
    Value v;
    Object *o = object_in(x, ref, &off);
    uint32_t inst = (uint32_t)(at - x->f->insts.at);
    return o && object_content(x, o, off + more, 4, false, inst, &v)
               ? v.p
               : (Poly){.bad = true};
}

Object *object_holding(const Frame *x, const IrInst *store)
{
    int64_t at;
    Object *o = object_in(x, store->args.at[1], &at);
    bool holds = o && !o->param && store->is_ptr && store->size == 4;
    return holds ? o : NULL;
}

void object_blur(const Frame *x, IrRef ref)
{
    int64_t at;
    Object *o = object_at(x, ref, &at);
    if (o)
        o->blurred = true;
}

bool object_blurs(Frame *x, const IrInst *load, Value *to)
{
    int64_t at;
    uint32_t inst = (uint32_t)(load - x->f->insts.at);
    Object *o = object_at(x, load->args.at[0], &at);
    *to = (Value){.address = true};
    if (!o || !(o->param || o->holds) || !load->wide || load->number)
        return false;
    if (load->is_ptr)
        return !object_content(x, o, at, load->size, true, inst, to);
    for (uint32_t i = 0; i < load->size; i += 4) { // the same as a number
        Value one;
        if (load->size % 4 || at == ANYWHERE ||
            !object_content(x, o, at + i, 4, true, inst, &one))
            return true;
        for (size_t k = 0; k < one.n; k++)
            to->lost |= 1ull << one.at[k].base;
        to->lost |= one.lost;
    }
    return false;
}

// ---- for callers -----------------------------------------------------------

void objects_tell(Frame *x, Summary *s)
{
    Arena *a = x->x->w->a;
    for (size_t i = 0; i < x->nobjects; i++) {
        Object *o = &x->objects[i];
        if (!o->param)
            continue;
        object_ready(x, o);
        bool out = o->shared;
        for (size_t k = 0; k < o->defs.len; k++) {
            const Def *d = &o->defs.at[k];
            out |= d->out;
            if (!d->out)
                VEC_PUSH(a, &s->writes, (Range){o->value, d->from, d->to});
        }
        s->out |= (uint64_t)out << o->value;
        s->blurred |= (uint64_t)(out || o->blurred) << o->value;
    }
}
