// Values (see extent.h).
#include "facts/extent.h"

#include <string.h>

enum { MAX_ATOMS = 6000, MAX_KEYS = 400 };

// ---- atoms -----------------------------------------------------------------

const IrInst *frame_def(const Frame *x, IrRef ref)
{
    return ir_def(x->f, ref);
}

bool frame_is_base(const Frame *x, size_t i)
{
    const IrParam *p = &x->f->params.at[i];
    return p->is_ptr && !p->byval && !p->sret && i < 64 &&
           !((x->given.own | x->given.fixed | x->given.beside) >> i & 1);
}

size_t frame_bases(const Frame *x)
{
    size_t n = x->f->params.len + x->deeps.len;
    return n < 64 ? n : 64;
}

uint16_t frame_atom(Frame *x, uint32_t block)
{
    if (x->atoms.len > MAX_ATOMS) {
        x->steps = x->limit;
        return 0;
    }
    VEC_PUSH(x->a, &x->atoms, (Atom){.block = block});
    return (uint16_t)(x->atoms.len - 1);
}

void frame_always(Frame *x, Poly p, bool soft)
{
    if (!p.bad)
        VEC_PUSH(x->a, &x->always, (Guard){.p = p, .soft = soft});
}

bool frame_only_params(const Frame *x, const Poly *p)
{
    bool only = !p->bad;
    for (size_t i = 0; only && i < p->n; i++)
        for (size_t k = 0; k < POLY_DEGREE && p->t[i].of[k]; k++)
            only &= x->atoms.at[p->t[i].of[k]].param;
    return only;
}

static uint16_t keyed(Frame *x, int op, const Poly *a, const Poly *b,
                      uint32_t block, bool *fresh)
{
    *fresh = false;
    for (size_t i = 0; i < x->keys.len; i++) {
        const Key *k = &x->keys.at[i];
        if (k->op == op && poly_equal(&k->a, a) && poly_equal(&k->b, b) &&
            block_dominates(x, x->atoms.at[k->atom].block, block))
            return k->atom;
    }
    *fresh = true;
    uint16_t atom = frame_atom(x, block);
    if (x->keys.len < MAX_KEYS)
        VEC_PUSH(x->a, &x->keys, (Key){op, *a, *b, atom});
    return atom;
}

static Poly unknown(Frame *x, const IrInst *in)
{
    Poly p = poly_atom(frame_atom(x, in->block));
    if (in->bits && in->bits <= 16) {
        Poly most = poly_number(((int64_t)1 << in->bits) - 1);
        frame_always(x, poly_add(most, &p, -1), true);
    }
    return p;
}

// An atom that is at most p.
static Poly at_most(Frame *x, int op, Poly p, const Poly *b, uint32_t block,
                    bool soft)
{
    bool fresh;
    Poly atom = poly_atom(keyed(x, op, &p, b, block, &fresh));
    if (fresh)
        frame_always(x, poly_add(p, &atom, -1), soft);
    return atom;
}

// ---- arithmetic ------------------------------------------------------------

enum { KEY_SUM = 100, KEY_PRODUCT, KEY_SCALE, KEY_CUT, KEY_PART, KEY_MIN };

static Poly difference(Frame *x, const IrInst *in, Poly d, bool natural)
{
    if (d.bad || (!natural && !guards_prove(x, in->block, d)))
        return unknown(x, in);
    return d;
}

static Poly sum(Frame *x, const IrInst *in, Poly a, Poly b)
{
    static const Poly none;
    Poly s = poly_add(a, &b, 1), less;
    int64_t k;
    if (s.bad)
        return unknown(x, in);
    for (int i = 0; i < 2; i++) // LLVM subtracts by adding a negative number
        if (poly_is_number(i ? &a : &b, &k) && k < 0)
            return difference(x, in, s, false);
    if (in->bits == 32 || in->bits == 48) {
        less = poly_number(-((int64_t)1 << in->bits));
        less = poly_add(s, &less, 1);
        for (size_t i = 0; i < s.n; i++)
            if (!s.t[i].of[0] && s.t[i].k > (int64_t)1 << (in->bits - 1))
                return difference(x, in, less, false);
    }
    bool exact =
        in->nuw || (in->nsw && frame_signed_natural(x, in->args.at[0], 0) &&
                    frame_signed_natural(x, in->args.at[1], 0));
    return exact ? s : at_most(x, KEY_SUM, s, &none, in->block, false);
}

static bool power_of_two(int64_t k)
{
    return k > 0 && (k & (k - 1)) == 0;
}

static Poly product(Frame *x, const IrInst *in, Poly a, Poly b)
{
    static const Poly none;
    int64_t k;
    Poly p = poly_mul(&a, &b);
    if (p.bad || (poly_is_number(&a, &k) && k < 0) ||
        (poly_is_number(&b, &k) && k < 0))
        return unknown(x, in);
    bool exact =
        in->nuw || (in->nsw && frame_signed_natural(x, in->args.at[0], 0) &&
                    frame_signed_natural(x, in->args.at[1], 0));
    if (!exact && poly_is_number(&b, &k) && power_of_two(k) && k > 1) {
        Poly part = at_most(x, KEY_SCALE, a, &b, in->block, false);
        return poly_mul(&part, &b); // of which the upper bits are lost
    }
    return exact ? p : at_most(x, KEY_PRODUCT, p, &none, in->block, false);
}

// a / d, rounded down.
static Poly quotient(Frame *x, const IrInst *in, Poly a, int64_t d)
{
    bool fresh;
    int64_t k;
    Poly by = poly_number(d);
    if (a.bad || by.bad || d < 1)
        return unknown(x, in);
    if (poly_is_number(&a, &k) && k >= 0)
        return poly_number(k / d);
    Poly q = poly_atom(keyed(x, KEY_PART, &a, &by, in->block, &fresh));
    Poly rest = poly_add(a, &q, -d), more = poly_number(d - 1);
    if (fresh) {
        frame_always(x, rest, false);
        frame_always(x, poly_add(more, &rest, -1), false);
    }
    return q;
}

static Poly modulo(Frame *x, const IrInst *in, Poly a, int64_t d)
{
    Poly q = quotient(x, in, a, d);
    return poly_add(a, &q, -d);
}

static Poly masked(Frame *x, const IrInst *in, Poly a, int64_t mask)
{
    static const Poly none;
    if (mask >= 0 && power_of_two(mask + 1))
        return modulo(x, in, a, mask + 1);
    if (mask < 0 && power_of_two(-mask)) {
        Poly q = quotient(x, in, a, -mask);
        return poly_times(&q, (Term){.k = -mask});
    }
    Poly p = at_most(x, KEY_CUT, a, &none, in->block, true);
    if (mask >= 0) {
        Poly most = poly_number(mask);
        p = unknown(x, in);
        frame_always(x, poly_add(most, &p, -1), true);
    }
    return p;
}

static Poly cast(Frame *x, const IrInst *in)
{
    Poly a = frame_number(x, in->args.at[0]), bits = poly_number(in->bits);
    if (in->op == IR_ZEXT || (in->math == MATH_TRUNC && in->nuw))
        return a;
    if (in->math == MATH_SEXT)
        return frame_signed_natural(x, in->args.at[0], 0) ? a : unknown(x, in);
    if (in->math != MATH_TRUNC)
        return a; // freeze, bitcast
    Poly room = poly_number(
        in->bits && in->bits < 48 ? ((int64_t)1 << in->bits) - 1 : -1);
    Poly left = poly_add(room, &a, -1);
    if (guards_prove(x, in->block, left))
        return a;
    Poly cut = at_most(x, KEY_CUT, a, &bits, in->block, false);
    if (!frame_only_params(x, &a))
        frame_always(x, poly_add(room, &cut, -1), true);
    return cut;
}

static Poly xor
    (Frame * x, const IrInst *in, Poly a, int64_t k) {
        Poly all = poly_number(((int64_t)1 << 32) - 1);
        return k == -1 && in->bits == 32 ? poly_add(all, &a, -1)
                                         : unknown(x, in);
    }

    // ---- calls that give numbers
    // -----------------------------------------------

    static Poly least(Frame *x, const IrInst *in, Poly a, Poly b)
{
    bool fresh;
    Poly m = poly_atom(keyed(x, KEY_MIN, &a, &b, in->block, &fresh));
    if (fresh) {
        frame_always(x, poly_add(a, &m, -1), true);
        frame_always(x, poly_add(b, &m, -1), true);
    }
    return m;
}

static Poly either(Frame *x, const IrInst *in, IrRef a, IrRef b)
{
    Poly one = frame_natural(x, a), two = frame_natural(x, b);
    if (one.bad || two.bad || poly_equal(&one, &two))
        return one.bad ? unknown(x, in) : two.bad ? unknown(x, in) : one;
    Poly p = unknown(x, in);
    Atom *atom = &x->atoms.at[p.t[0].of[0]];
    atom->alts = ARENA_ARRAY(x->a, Poly, 2);
    atom->alts[0] = one;
    atom->alts[1] = two;
    atom->nalts = 2;
    return p;
}

static Poly called(Frame *x, const IrInst *in)
{
    Str name = in->callee ? in->callee->name : STR("");
    if (in->args.len < 2)
        return unknown(x, in);
    if (str_starts(name, STR("llvm.umin")))
        return least(x, in, frame_natural(x, in->args.at[0]),
                     frame_natural(x, in->args.at[1]));
    if (str_starts(name, STR("llvm.umax")) ||
        str_starts(name, STR("llvm.smin")) ||
        str_starts(name, STR("llvm.smax")))
        return either(x, in, in->args.at[0], in->args.at[1]);
    return unknown(x, in);
}

// ---- numbers ---------------------------------------------------------------

static const IrInst *address_of(const Frame *x, IrRef ref)
{
    const IrInst *in = frame_def(x, ref);
    return in && in->math == MATH_ADDRESS ? in : NULL;
}

// The distance of two addresses at the same parameter.
static bool distance(Frame *x, const IrInst *in, Poly *to)
{
    const IrInst *a = address_of(x, in->args.at[0]),
                 *b = address_of(x, in->args.at[1]);
    if (!a || !b)
        return false;
    const Value *p = frame_value(x, a->args.at[0]),
                *q = frame_value(x, b->args.at[0]);
    if (p->n != 1 || q->n != 1 || p->lost || q->lost ||
        p->at[0].base != q->at[0].base)
        return false;
    *to = difference(x, in, poly_add(p->at[0].off, &q->at[0].off, -1), false);
    return true;
}

// By a constant, if it is not negative.
static bool divides(const IrInst *in, int64_t *by)
{
    bool shift = in->math == MATH_LSHR || in->math == MATH_ASHR;
    *by = in->args.at[1].number;
    if (in->args.at[1].kind != IR_INT || *by < (shift ? 0 : 1) ||
        (shift && *by > 40))
        return false;
    *by = shift ? (int64_t)1 << *by : *by;
    return shift || in->math == MATH_UDIV || in->math == MATH_SDIV;
}

int64_t frame_divisor(const IrInst *in)
{
    int64_t by;
    return divides(in, &by) ? by : 1;
}

static bool is_natural_here(Frame *x, const IrInst *in)
{
    return frame_signed_natural(x, in->args.at[0], 0) ||
           guards_natural(x, in->block, in->args.at[0]);
}

bool frame_part(Frame *x, const IrInst *in, Poly *part)
{
    int64_t k;
    if (in->args.len != 2 || !divides(in, &k))
        return false;
    *part = quotient(x, in, frame_number(x, in->args.at[0]), k);
    return !part->bad;
}

static Poly binary(Frame *x, const IrInst *in)
{
    Poly a = frame_number(x, in->args.at[0]),
         b = frame_number(x, in->args.at[1]), d;
    int64_t k = 0;
    if (a.bad || b.bad)
        return unknown(x, in);
    bool by = poly_is_number(&b, &k);
    switch (in->op) {
    case IR_ADD:
        return sum(x, in, a, b);
    case IR_SUB:
        if (distance(x, in, &d))
            return d;
        return difference(x, in, poly_add(a, &b, -1), in->nuw);
    case IR_MUL:
        return product(x, in, a, b);
    case IR_SHL:
        return by && k >= 0 && k < 32
                   ? product(x, in, a, poly_number((int64_t)1 << k))
                   : unknown(x, in);
    case IR_AND:
        return by ? masked(x, in, a, k) : unknown(x, in);
    case IR_REM:
        return by && k > 0 ? modulo(x, in, a, k) : unknown(x, in);
    default:
        break;
    }
    bool is_signed = in->math == MATH_SDIV || in->math == MATH_ASHR;
    if (divides(in, &k) && (!is_signed || is_natural_here(x, in)))
        return quotient(x, in, a, k);
    return in->math == MATH_XOR && by ? xor(x, in, a, k) : unknown(x, in);
}

static Poly loaded(Frame *x, const IrInst *in)
{
    Poly p = {.bad = true};
    if (in->size == 4 && !in->is_ptr)
        p = frame_field(x, in, in->args.at[0], 0);
    return p.bad ? unknown(x, in) : p;
}

static Poly number(Frame *x, const IrInst *in)
{
    bool two = in->args.len == 2;
    switch (in->op) {
    case IR_SELECT:
        if (two && (arg_is_dead(x, in, 0) || arg_is_dead(x, in, 1)))
            return frame_natural(x, in->args.at[arg_is_dead(x, in, 0)]);
        return two ? either(x, in, in->args.at[0], in->args.at[1])
                   : unknown(x, in);
    case IR_ZEXT:
    case IR_COPY:
        if (in->args.len == 1 && in->math != MATH_ADDRESS)
            return cast(x, in);
        return two ? binary(x, in) : unknown(x, in);
    case IR_ADD:
    case IR_SUB:
    case IR_MUL:
    case IR_SHL:
    case IR_AND:
    case IR_REM:
        return two ? binary(x, in) : unknown(x, in);
    case IR_OTHER:
        if (in->args.len == 1 && in->math == MATH_TRUNC)
            return cast(x, in);
        return two && in->math ? binary(x, in) : unknown(x, in);
    case IR_CALL:
        return called(x, in);
    case IR_LOAD:
        return loaded(x, in);
    default:
        return unknown(x, in);
    }
}

// A number that is natural as a signed one, too.
bool frame_signed_natural(Frame *x, IrRef ref, int depth)
{
    const IrInst *in = frame_def(x, ref);
    if (ref.kind == IR_INT)
        return ref.number >= 0;
    if (ref.kind == IR_LOCAL && ref.local < x->f->params.len)
        return ref.local < 64 && x->given.fixed >> ref.local & 1;
    if (!in || depth > 6)
        return false;
    switch (in->op) {
    case IR_ZEXT:
    case IR_CMP:
        return true;
    case IR_AND:
        return frame_signed_natural(x, in->args.at[0], depth + 1) ||
               frame_signed_natural(x, in->args.at[1], depth + 1);
    case IR_ADD:
    case IR_MUL:
        return in->nsw && frame_signed_natural(x, in->args.at[0], depth + 1) &&
               frame_signed_natural(x, in->args.at[1], depth + 1);
    case IR_OTHER:
        return in->math == MATH_LSHR && in->args.len == 2 &&
               in->args.at[1].kind == IR_INT && in->args.at[1].number > 0;
    case IR_PHI: // of a loop: itself and more
    case IR_SELECT:
        for (size_t i = 0; i < in->args.len; i++) {
            const IrInst *next = frame_def(x, in->args.at[i]);
            bool on = in->op == IR_PHI && next && next->op == IR_ADD &&
                      next->nsw && next->args.at[0].kind == IR_LOCAL &&
                      next->args.at[0].local == in->value &&
                      next->args.at[1].kind == IR_INT &&
                      next->args.at[1].number >= 0;
            if (!on && !frame_signed_natural(x, in->args.at[i], depth + 1))
                return false;
        }
        return in->args.len > 0;
    default:
        return false;
    }
}

// ---- addresses -------------------------------------------------------------

static void give_up(Value *v)
{
    for (size_t i = 0; i < v->n; i++)
        v->lost |= 1ull << v->at[i].base;
    v->n = 0;
}

static void add_places(Value *to, const Value *from)
{
    to->lost |= from->lost;
    for (size_t i = 0; i < from->n; i++) {
        bool has = false;
        for (size_t k = 0; k < to->n; k++)
            if (to->at[k].base == from->at[i].base &&
                poly_equal(&to->at[k].off, &from->at[i].off)) {
                has = true;
                to->at[k].way = NULL;
            }
        if (has)
            continue;
        if (to->n == 4)
            to->lost |= 1ull << from->at[i].base;
        else
            to->at[to->n++] = from->at[i];
    }
}

Poly frame_index(Frame *x, IrRef ref, int depth)
{
    const IrInst *in = frame_def(x, ref);
    bool sum = in &&
               (in->op == IR_ADD || in->op == IR_SUB || in->op == IR_MUL) &&
               in->args.len == 2;
    bool cut = in && in->math == MATH_TRUNC && in->bits == 32 && !in->nuw;
    bool turned = in && in->math == MATH_XOR && in->bits == 32 &&
                  in->args.len == 2 && in->args.at[1].kind == IR_INT &&
                  in->args.at[1].number == -1; // -1 - a
    if (!in || (!sum && !cut && !turned) || depth > 8)
        return frame_number(x, ref);
    if (turned) {
        Poly one = frame_index(x, in->args.at[0], depth + 1);
        Poly t = poly_add(poly_number(-1), &one, -1);
        return t.bad ? frame_number(x, ref) : t;
    }
    if (cut)
        return frame_number(x, in->args.at[0]);
    Poly a = frame_index(x, in->args.at[0], depth + 1),
         b = frame_index(x, in->args.at[1], depth + 1);
    Poly p = in->op == IR_MUL ? poly_mul(&a, &b)
                              : poly_add(a, &b, in->op == IR_ADD ? 1 : -1);
    return p.bad ? frame_number(x, ref) : p;
}

static void gep(Frame *x, const IrInst *in, Value *to)
{
    Poly by = poly_number(in->off);
    *to = *frame_value(x, in->args.at[0]);
    for (size_t i = 1; i < in->args.len; i++) {
        Poly index = frame_index(x, in->args.at[i], 0);
        by = poly_add(by, &index, in->strides[i]);
    }
    for (size_t i = 0; i < to->n; i++) {
        to->at[i].off = poly_add(to->at[i].off, &by, 1);
        if (to->at[i].off.bad)
            to->lost |= 1ull << to->at[i].base;
    }
    if (to->lost)
        give_up(to);
}

// What a call returns may point to where its arguments do.
static void call_address(Frame *x, const IrInst *in, Value *to)
{
    IrFuncVec targets = {0};
    uint64_t from = 0;
    bool start = false;
    flow_targets(x->x->w, in, &targets);
    for (size_t i = 0; i < targets.len; i++)
        from |= targets.at[i]->defined
                    ? x->x->w->results[targets.at[i]->index].params
                    : ~0ull;
    for (size_t i = 0; !targets.len && in->callee && i < in->args.len; i++)
        if (extern_arg(in->callee, i).returned) {
            from |= 1ull << i;
            start =
                in->callee->params.len > i && in->callee->params.at[i].returned;
        }
    for (size_t i = 0; i < in->args.len && i < 64; i++)
        if (from >> i & 1)
            add_places(to, frame_value(x, in->args.at[i]));
    if (!start)
        give_up(to);
}

static void address(Frame *x, const IrInst *in, Value *to)
{
    switch (in->op) {
    case IR_GEP:
        gep(x, in, to);
        break;
    case IR_SELECT:
    case IR_COPY:
    case IR_EXTRACT:
    case IR_INSERT:
    case IR_ADD:
    case IR_AND:
        for (size_t i = 0; i < in->args.len; i++)
            if (!arg_is_dead(x, in, i))
                add_places(to, frame_value(x, in->args.at[i]));
        if (in->op != IR_SELECT && (in->op != IR_COPY || in->args.len != 1))
            give_up(to);
        break;
    case IR_CALL:
        call_address(x, in, to);
        break;
    default:
        break;
    }
}

// ---- values ----------------------------------------------------------------

static bool load_value(Frame *x, const IrInst *in, Value *to)
{
    int64_t at;
    Object *o = in->op == IR_LOAD ? object_in(x, in->args.at[0], &at) : NULL;
    return o && object_content(x, o, at, in->size, in->is_ptr,
                               (uint32_t)(in - x->f->insts.at), to);
}

static void param_value(const Frame *x, uint32_t i, Value *to)
{
    *to = (Value){.address = x->f->params.at[i].is_ptr};
    to->p = i < 64 && x->given.fixed >> i & 1 ? poly_number(x->given.values[i])
                                              : poly_atom((uint16_t)(i + 1));
    if (i < 64 && x->given.beside >> i & 1) {
        to->n = 1;
        to->at[0] = (Place){.base = x->given.others[i],
                            .off = poly_number(x->given.values[i])};
    }
    if (!frame_is_base(x, i))
        return;
    to->n = 1;
    to->at[0] = (Place){.base = i, .off = poly_number(0)};
}

// What a difference is may depend on conditions that name it: they find an atom
// that is defined when it is known.
static void number_value(Frame *x, const IrInst *in, Value *v)
{
    uint16_t own = in->op == IR_SUB ? frame_atom(x, in->block) : 0;
    if (own)
        v->p = poly_atom(own);
    Poly p = number(x, in);
    if (own && !p.bad && !poly_has(&p, own)) {
        x->atoms.at[own].defined = true;
        x->atoms.at[own].def = p;
    }
    v->p = p;
}

const Value *frame_value(Frame *x, IrRef ref)
{
    static const Value none = {.address = true};
    if (ref.kind == IR_INT) {
        Value *v = ARENA_NEW(x->a, Value);
        v->p = poly_number(ref.number);
        return v;
    }
    if (ref.kind != IR_LOCAL)
        return &none;
    Value **at = &x->values[ref.local];
    if (*at)
        return *at;
    Value *v = *at = ARENA_NEW(x->a, Value), found;
    const IrInst *in = frame_def(x, ref);
    v->lost = ~0ull; // for whoever asks in between
    v->p.bad = true;
    x->steps++;
    if (ref.local < x->f->params.len) {
        param_value(x, ref.local, v);
    } else if (!in || x->steps > x->limit) {
        v->address = in && in->is_ptr;
    } else if (load_value(x, in, &found)) {
        *v = found;
    } else if (in->op == IR_PHI) {
        phi_value(x, in, v);
    } else if (x->derived[ref.local] == 1) {
        Value to = {.address = true};
        v->address = true;
        address(x, in, &to);
        *v = to;
    } else if (in->is_ptr) {
        *v = none;
    } else {
        number_value(x, in, v);
    }
    return v;
}

Poly frame_natural(Frame *x, IrRef ref)
{
    Poly all = poly_number((int64_t)1 << 32), p = frame_number(x, ref);
    return ref.kind == IR_INT && ref.number < 0 ? poly_add(all, &p, 1) : p;
}

Poly frame_number(Frame *x, IrRef ref)
{
    static const Poly bad = {.bad = true};
    const Value *v = frame_value(x, ref);
    return v->address ? bad : v->p;
}
