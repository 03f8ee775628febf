// Numbers in a parameter's memory as the call found them (see extent.h): read
// before the function, or whoever it calls, has written anything.
#include "facts/extent.h"

enum { MAX_FIELDS = 16, MAX_OFF = 1 << 20 };

static bool is_own_variable(const Frame *x, IrRef address)
{
    const IrInst *in = frame_def(x, address);
    for (int i = 0; in && in->op == IR_GEP && i < 8; i++)
        in = frame_def(x, in->args.at[0]);
    return in && in->op == IR_ALLOCA;
}

// Into memory that may be a parameter's.
static bool may_write(const Frame *x, const IrInst *in)
{
    Str name = in->callee ? in->callee->name : STR("");
    switch (in->op) {
    case IR_STORE:
        return !is_own_variable(x, in->args.at[1]);
    case IR_ATOMIC:
        return true;
    case IR_CALL:
        return !in->callee || in->callee->defined ||
               !(extern_ignored(name) || extern_mallocs(name) ||
                 (str_starts(name, STR("llvm.")) &&
                  !str_starts(name, STR("llvm.mem"))));
    default:
        return false;
    }
}

// Blocks that are reached after something was written.
static void find_late(Frame *x)
{
    const IrFunc *f = x->f;
    uint8_t *writes = ARENA_ARRAY(x->a, uint8_t, f->nblocks + 1);
    x->late = ARENA_ARRAY(x->a, uint8_t, f->nblocks + 1);
    for (size_t i = 0; i < f->insts.len; i++)
        writes[f->insts.at[i].block] |= may_write(x, &f->insts.at[i]);
    for (bool more = true; more;) {
        more = false;
        for (uint32_t b = 0; b < f->nblocks; b++)
            for (size_t i = 0; !x->late[b] && i < x->blocks[b].from.len; i++) {
                uint32_t from = x->blocks[b].from.at[i];
                if (x->late[from] || writes[from])
                    more |= x->late[b] = 1;
            }
    }
}

static bool is_early(Frame *x, const IrInst *in)
{
    if (!x->late)
        find_late(x);
    if (x->late[in->block])
        return false;
    for (const IrInst *at = in - 1;
         at >= x->f->insts.at && at->block == in->block; at--)
        if (may_write(x, at))
            return false;
    return true;
}

uint16_t frame_field_atom(Frame *x, uint32_t base, int64_t off)
{
    for (size_t i = 0; i < x->fields.len; i++)
        if (x->fields.at[i].base == base && x->fields.at[i].off == off)
            return x->fields.at[i].atom;
    if (x->fields.len == MAX_FIELDS)
        return 0;
    uint16_t atom = frame_atom(x, 0);
    x->atoms.at[atom].param = true;
    VEC_PUSH(x->a, &x->fields, (Field){atom, base, off});
    return atom;
}

Poly frame_field(Frame *x, const IrInst *in, IrRef address, int64_t more)
{
    static const Poly none = {.bad = true};
    const Value *v = frame_value(x, address);
    int64_t off;
    if (address.kind != IR_LOCAL || x->derived[address.local] != 1 ||
        !v->address || v->n != 1 || v->lost ||
        v->at[0].base >= x->f->params.len || !is_early(x, in))
        return none;
    Poly at = guards_expand(x, v->at[0].off);
    if (!poly_is_number(&at, &off) || off < 0 || off + more > MAX_OFF)
        return none;
    return poly_atom(frame_field_atom(x, v->at[0].base, off + more));
}

// ---- calls -----------------------------------------------------------------

static Poly field_at(Frame *x, const IrInst *in, IrRef address, int64_t off)
{
    Poly p = object_number(x, address, off, in);
    return p.bad ? frame_field(x, in, address, off) : p;
}

static Poly put_atom(Frame *x, const IrInst *in, const Summary *s,
                     uint16_t atom)
{
    Poly bad = {.bad = true};
    for (size_t i = 0; i < s->fields.len; i++) {
        const Field *f = &s->fields.at[i];
        if (f->atom == atom)
            return f->base < in->args.len
                       ? field_at(x, in, in->args.at[f->base], f->off)
                       : bad;
    }
    return (size_t)atom - 1 < in->args.len
               ? frame_natural(x, in->args.at[atom - 1])
               : bad;
}

Poly frame_args(Frame *x, const IrInst *in, const Summary *s, const Poly *p)
{
    Poly all = poly_number(0);
    for (size_t i = 0; i < p->n; i++) {
        Poly one = poly_number(p->t[i].k);
        for (size_t k = 0; k < POLY_DEGREE && p->t[i].of[k]; k++) {
            Poly value = put_atom(x, in, s, p->t[i].of[k]);
            one = poly_mul(&one, &value);
        }
        all = poly_add(all, &one, 1);
    }
    return all;
}
