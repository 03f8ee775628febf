// Are pointers made of numbers that were calculated? Where none is, numbers
// that were made of addresses are no addresses any more: hashes, seeds.
#include "facts/flow.h"

enum { FAR = 1 << 20 };

bool flow_value(FlowValues *v, IrRef ref)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->found[i].kind == ref.kind && v->found[i].local == ref.local &&
            v->found[i].number == ref.number)
            return true;
    if (v->n == FLOW_VALUES)
        return false;
    v->found[v->n++] = ref;
    return true;
}

// -n; of an address it is what alignment takes.
static bool is_negated(const IrFunc *f, const IrInst *in)
{
    const IrInst *of = in->op == IR_SUB && in->args.at[0].kind == IR_INT
                           ? ir_def(f, in->args.at[1])
                           : NULL;
    return of && of->math != MATH_ADDRESS;
}

// Beyond what any block is long.
static bool is_far(const IrInst *in)
{
    const IrRef *n = in->op == IR_ADD ? &VEC_LAST(&in->args) : NULL;
    return n && n->kind == IR_INT && (n->number > FAR || n->number < -FAR);
}

// May the number have been decoded? Sums and masks are what alignment takes.
static bool is_decoded(const IrFunc *f, IrRef ref)
{
    FlowValues s = {.n = 0};
    flow_value(&s, ref);
    for (size_t i = 0; i < s.n; i++) {
        const IrInst *in = ir_def(f, s.found[i]);
        bool loads = in && (in->op == IR_LOAD || in->math == MATH_ADDRESS);
        bool through =
            in && in->math != MATH_XOR &&
            (in->op == IR_ADD || in->op == IR_SUB || in->op == IR_AND ||
             in->op == IR_COPY || in->op == IR_ZEXT || in->op == IR_PHI ||
             in->op == IR_SELECT);
        if (s.found[i].kind != IR_LOCAL || loads)
            continue;
        if (!through || is_negated(f, in) || is_far(in))
            return true;
        for (size_t k = 0; k < in->args.len; k++)
            if (!flow_value(&s, in->args.at[k]))
                return true;
    }
    return false;
}

bool flow_decodes(Flow *w)
{
    if (w->decodes_known)
        return w->decodes;
    w->decodes_known = true;
    for (size_t i = 0; i < w->p->funcs.len; i++) {
        const IrFunc *f = w->p->funcs.at[i];
        for (size_t k = 0; k < f->insts.len; k++) {
            const IrInst *in = &f->insts.at[k];
            w->decodes |=
                in->op == IR_COPY && in->made && is_decoded(f, in->args.at[0]);
        }
    }
    return w->decodes;
}

bool flow_turns(Flow *w, const IrInst *in)
{
    bool other = in->op == IR_MUL || in->op == IR_SHL || in->math == MATH_XOR ||
                 in->math == MATH_LSHR || in->math == MATH_ASHR ||
                 in->math == MATH_UDIV || in->math == MATH_SDIV || is_far(in) ||
                 (in->op == IR_SUB && in->args.at[0].kind == IR_INT);
    return other && flow_decodes(w);
}
