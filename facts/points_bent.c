// Addresses in a form that a look at memory does not show (see points.h): a
// base that was moved out of its memory (the bytes before p are p - n of
// another buffer's), two addresses in one number. Who holds a copy of memory
// as long as a word of C's points into it has to know.
#include "facts/points.h"
#include "facts/range.h"

enum { MAX_STEPS = 6, MAX_ELEMENT = 8 };

static const IrInst *made_by(const Graph *g, IrRef ref)
{
    return ir_def(g->f, ref);
}

// ~n
static bool is_not(const IrInst *in)
{
    for (size_t i = 0; in->math == MATH_XOR && i < in->args.len; i++)
        if (in->args.at[i].kind == IR_INT && in->args.at[i].number >= 0)
            return false;
    return in->math == MATH_XOR;
}

static bool passes(const IrInst *in)
{
    return in && (in->op == IR_COPY || in->op == IR_PHI || in->op == IR_SELECT);
}

// The pointers that such a one may be, as far back as they are passed on only.
static bool origins(const IrFunc *f, IrRef ref, FlowValues *s)
{
    flow_value(s, ref);
    for (size_t i = 0; i < s->n; i++) {
        const IrInst *in = ir_def(f, s->found[i]);
        for (size_t k = 0; passes(in) && k < in->args.len; k++)
            if (!flow_value(s, in->args.at[k]))
                return false;
    }
    return true;
}

// Is it where its memory begins? What functions give is, but for strchr() and
// the like.
static bool is_begin(const IrFunc *f, IrRef ref)
{
    FlowValues s = {.n = 0};
    if (!origins(f, ref, &s))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        const IrInst *in = ir_def(f, s.found[i]);
        bool call = in && in->op == IR_CALL && in->callee &&
                    (in->callee->defined || in->callee->fresh);
        if (in && !passes(in) && !call && in->op != IR_ALLOCA)
            return false;
    }
    return true;
}

// May it be the begin of what the function was given?
static bool may_be_given(const Graph *g, IrRef ref)
{
    FlowValues s = {.n = 0};
    if (!origins(g->f, ref, &s))
        return true;
    for (size_t i = 0; i < s.n; i++)
        if (s.found[i].kind == IR_LOCAL && s.found[i].local < g->f->params.len)
            return true;
    return false;
}

static bool is_back(const Graph *g, IrRef ref)
{
    const IrInst *in = made_by(g, ref);
    if (ref.kind == IR_INT)
        return ref.number < -POINTS_NEAR;
    if (!in || (in->op != IR_SUB && !is_not(in)) || in->nuw)
        return false;
    const IrRef of = in->args.at[in->op == IR_SUB];
    const IrInst *address = made_by(g, of);
    if (address && address->math == MATH_ADDRESS && is_begin(g->f, of))
        return false; // a distance to the begin
    Range r = range_of(g->f, ref, NULL);
    return !r.known || r.lo < -POINTS_NEAR;
}

// May the number be one that leads before the begin? One or two elements are
// what loops that count down leave.
static bool leads_back(const Graph *g, IrRef ref)
{
    FlowValues s = {.n = 0};
    flow_value(&s, ref);
    for (size_t i = 0; i < s.n; i++) {
        const IrInst *in = made_by(g, s.found[i]);
        if (is_back(g, s.found[i]))
            return true;
        bool through =
            in && in->op != IR_SUB &&
            (in->op == IR_COPY || in->op == IR_ZEXT || in->op == IR_ADD ||
             in->op == IR_MUL || in->op == IR_SHL || in->op == IR_PHI ||
             in->op == IR_SELECT);
        for (size_t k = 0; through && k < in->args.len; k++)
            if (!flow_value(&s, in->args.at[k]))
                return true;
    }
    return false;
}

static bool moves_back(const Graph *g, const IrInst *in)
{
    for (size_t i = 1; i < in->args.len; i++)
        if (in->strides[i] <= MAX_ELEMENT && leads_back(g, in->args.at[i]))
            return true;
    return false;
}

// A pointer as a number. (Numbers from memory may be anything: it is not known
// of them whether they are addresses.)
static bool is_address(const Graph *g, IrRef ref, int steps)
{
    const IrInst *in = made_by(g, ref);
    if (!in || steps == MAX_STEPS)
        return false;
    if (in->op == IR_COPY && in->math == MATH_ADDRESS)
        return true;
    if (in->op == IR_SUB && in->args.at[0].kind == IR_INT)
        return is_address(g, in->args.at[1], steps + 1);
    if (in->op == IR_AND && VEC_LAST(&in->args).kind == IR_INT &&
        VEC_LAST(&in->args).number >= 0 && VEC_LAST(&in->args).number < 4096)
        return false;     // how far it is from an aligned one
    if (in->op == IR_SUB) // else a distance
        return is_address(g, in->args.at[0], steps + 1) &&
               !is_address(g, in->args.at[1], steps + 1);
    bool through = in->op == IR_COPY || in->op == IR_ZEXT || in->op == IR_ADD ||
                   in->op == IR_MUL || in->op == IR_SHL || in->op == IR_AND ||
                   in->op == IR_PHI || in->op == IR_SELECT ||
                   in->math == MATH_LSHR || in->math == MATH_ASHR ||
                   in->math == MATH_UDIV || in->math == MATH_SDIV;
    for (size_t i = 0; through && i < in->args.len; i++)
        if (is_address(g, in->args.at[i], steps + 1))
            return true;
    return false;
}

bool is_pointer(const Graph *g, IrRef ref, bool typed)
{
    return typed || is_address(g, ref, 0);
}

static bool any_address(const Graph *g, const IrInst *in)
{
    for (size_t i = 0; i < in->args.len; i++)
        if (is_address(g, in->args.at[i], 0))
            return true;
    return false;
}

// ----------------------------------------------------------------------------

enum { KNOWN = 1, TURNS = 2, BACK = 4, GIVEN = 8 };

static bool is_turn(const Points *p, const Graph *g, const IrInst *in)
{
    return flow_turns(p->w, in) && any_address(g, in);
}

static bool is_back_move(const Graph *g, const IrInst *in)
{
    switch (in->op) {
    case IR_GEP:
        return moves_back(g, in);
    case IR_SUB:
        return is_address(g, in->args.at[0], 0) &&
               !is_address(g, in->args.at[1], 0);
    case IR_ADD:
        return (leads_back(g, in->args.at[0]) ||
                leads_back(g, in->args.at[1])) &&
               any_address(g, in);
    default:
        return false;
    }
}

// What is known of the instruction, looked up once.
static uint8_t look(Points *p, const Graph *g, const IrInst *in)
{
    const IrFunc *f = g->f;
    uint8_t **all = &p->bent[f->index];
    if (!*all)
        *all = ARENA_ARRAY(p->a, uint8_t, f->insts.len + 1);
    uint8_t *one = &(*all)[in - f->insts.at];
    if (!*one && is_turn(p, g, in))
        *one = KNOWN | TURNS;
    else if (!*one && is_back_move(g, in))
        *one = KNOWN | BACK | (may_be_given(g, in->args.at[0]) ? GIVEN : 0);
    *one |= KNOWN;
    return *one;
}

bool turns(Points *p, const Graph *g, const IrInst *in)
{
    return look(p, g, in) & TURNS;
}

// Moved back from the begin of what the function was given. C has it that
// what was moved on before stays inside.
bool bends(Points *p, const Graph *g, const IrInst *in, Ptr of)
{
    uint8_t is = look(p, g, in);
    return is & TURNS ||
           (is & BACK && g->nodes.at[of.node].kind == NODE_PARAM &&
            (is & GIVEN || !is_any(of.off)));
}
