// Which integers may be addresses: parameters that some caller computes from a
// pointer or of which a pointer is made, results that are computed from one.
// All others are numbers, and what is written "there" is nowhere.
#include "facts/flow.h"

typedef struct Bits { // of one function, per value
    uint8_t *from;    // computed from a pointer
    uint8_t *into;    // a pointer is made of it
    bool ret;         // the result is computed from a pointer
} Bits;

typedef struct Numbers {
    Flow *w;
    Bits *of;     // per function
    IrFuncVec to; // of the call looked at
    bool changed;
} Numbers;

static bool is_pointer(const IrFunc *f, uint32_t v)
{
    if (v < f->params.len)
        return f->params.at[v].is_ptr;
    return f->def[v] != UINT32_MAX && f->insts.at[f->def[v]].is_ptr;
}

static void set(Numbers *n, uint8_t *bit)
{
    n->changed |= !*bit;
    *bit = 1;
}

static bool passes_on(IrOp op)
{
    return op == IR_COPY || op == IR_ZEXT || op == IR_ADD || op == IR_SUB ||
           op == IR_AND || op == IR_PHI || op == IR_SELECT ||
           op == IR_EXTRACT || op == IR_INSERT || op == IR_GEP;
}

// The arguments of which the value is made; an index is none.
static size_t sources(const IrInst *in)
{
    bool base = in->op == IR_GEP && in->args.at[0].kind != IR_NONE &&
                in->args.at[0].kind != IR_INT;
    return base ? 1 : in->args.len;
}

static bool is_from(const Bits *b, const IrFunc *f, IrRef ref)
{
    if (ref.kind == IR_FUNC || ref.kind == IR_GLOBAL)
        return true;
    return ref.kind == IR_LOCAL &&
           (b->from[ref.local] || is_pointer(f, ref.local));
}

static void look_at_call(Numbers *n, const IrFunc *f, const IrInst *in)
{
    Bits *b = &n->of[f->index];
    flow_targets(n->w, in, &n->to);
    for (size_t t = 0; t < n->to.len; t++) {
        const IrFunc *g = n->to.at[t];
        Bits *c = &n->of[g->index];
        for (size_t i = 0; i < in->args.len && i < g->params.len; i++) {
            IrRef arg = in->args.at[i];
            if (is_from(b, f, arg))
                set(n, &c->from[i]);
            if (arg.kind == IR_LOCAL && c->into[i])
                set(n, &b->into[arg.local]);
        }
        if (c->ret && in->value != UINT32_MAX)
            set(n, &b->from[in->value]);
    }
}

static void look_at(Numbers *n, const IrFunc *f, const IrInst *in)
{
    Bits *b = &n->of[f->index];
    bool known = in->value != UINT32_MAX;
    if (in->op == IR_CALL)
        look_at_call(n, f, in);
    if (in->op == IR_RET && in->args.len && is_from(b, f, in->args.at[0])) {
        n->changed |= !b->ret;
        b->ret = true;
    }
    // An address that lay in memory as a number.
    if ((in->op == IR_LOAD || in->op == IR_ATOMIC) && known &&
        b->into[in->value])
        set(n, &b->from[in->value]);
    bool distance = in->op == IR_SUB && is_from(b, f, in->args.at[1]);
    bool on = known && passes_on(in->op) && !distance;
    for (size_t i = 0; on && i < sources(in); i++) {
        IrRef arg = in->args.at[i];
        if (is_from(b, f, arg))
            set(n, &b->from[in->value]);
        if (arg.kind == IR_LOCAL && (in->is_ptr || b->into[in->value]))
            set(n, &b->into[arg.local]);
    }
}

// Fields of integers that are made pointers somewhere hold pointers.
static void find_pointers(const Numbers *n, Arena *scratch)
{
    const IrProgram *p = n->w->p;
    uint8_t *made = ARENA_ARRAY(scratch, uint8_t, p->tags.len + 1);
    for (size_t i = 0; i < p->funcs.len; i++) {
        const IrFunc *f = p->funcs.at[i];
        for (size_t k = 0; k < f->insts.len; k++) {
            const IrInst *in = &f->insts.at[k];
            if (in->op == IR_LOAD && in->number && n->of[i].into[in->value])
                made[in->tag] = 1;
        }
    }
    for (size_t i = 0; i < p->funcs.len; i++)
        for (size_t k = 0; k < p->funcs.at[i]->insts.len; k++) {
            IrInst *in = &p->funcs.at[i]->insts.at[k];
            in->number &= !made[in->tag];
        }
}

void flow_numbers(Flow *w)
{
    Arena *scratch = arena_new();
    size_t count = w->p->funcs.len;
    Numbers n = {.w = w, .of = ARENA_ARRAY(scratch, Bits, count + 1)};
    for (size_t i = 0; i < count; i++) {
        uint32_t values = w->p->funcs.at[i]->nvalues + 1;
        n.of[i].from = ARENA_ARRAY(scratch, uint8_t, values);
        n.of[i].into = ARENA_ARRAY(scratch, uint8_t, values);
    }
    do {
        n.changed = false;
        for (size_t i = 0; i < count; i++) {
            const IrFunc *f = w->p->funcs.at[i];
            for (size_t k = 0; k < f->insts.len; k++)
                look_at(&n, f, &f->insts.at[k]);
        }
    } while (n.changed);
    find_pointers(&n, scratch);
    for (size_t i = 0; i < count; i++) {
        IrFunc *f = w->p->funcs.at[i];
        f->ret_number = !f->ret_ptr && !n.of[i].ret;
        for (size_t k = 0; k < f->params.len; k++)
            f->params.at[k].number =
                !f->params.at[k].is_ptr && !n.of[i].from[k] && !n.of[i].into[k];
    }
    arena_free(scratch);
}
