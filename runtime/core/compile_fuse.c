// compile_fuse.c: pairs of instructions that are one in register code. The
// first one's result is a temporary that only the second reads, and no jump
// leads in between. Where an instruction may trap, the pair has its offset.
#include "runtime/core/compile.h"

// The n-th instruction from the end, if no jump leads behind it. 1: the last.
static RtIns *from_end(const Comp *c, uint32_t n)
{
    return c->nins >= n && c->nins - n >= c->fence ? &c->ins[c->nins - n]
                                                   : NULL;
}

static bool is_temp(const Comp *c, uint32_t slot)
{
    return slot >= c->local_slots;
}

// Takes away n instructions, whose results are not known any more.
static void take_back(Comp *c, uint32_t n)
{
    c->nins -= n;
    c->last = NONE;
    c->acc[ACC_INT] = NONE;
}

// ------------------------------------------------------------------- tests

typedef struct {
    unsigned load, reg;
    uint32_t most; // bits that are there
    bool sign;
} Flag;

static const Flag flags[] = {
    {RT_R_I32_LOAD_S, RT_R_BR_FLAG32_NZS, UINT32_MAX, false},
    {RT_R_I32_LOAD8_U_S, RT_R_BR_FLAG8_NZS, UINT32_MAX, false},
    {RT_R_I32_LOAD16_U_S, RT_R_BR_FLAG16_NZS, UINT32_MAX, false},
    {RT_R_I32_LOAD8_S_S, RT_R_BR_FLAG8_NZS, 0xFF, true},
    {RT_R_I32_LOAD16_S_S, RT_R_BR_FLAG16_NZS, 0xFFFF, true},
};

// The branch tests bits of memory: instead of the last n instructions.
static bool fuse_flag(Comp *c, uint32_t n, uint32_t mask, bool nz)
{
    const RtIns load = c->ins[c->nins - n];
    const uint32_t offset = c->offsets[c->nins - n];
    for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) {
        const Flag *f = &flags[i];
        unsigned v = load.op - f->load;
        bool guarded = v >= RT_LOAD_GUARDED, r = v % RT_LOAD_GUARDED == 1;
        if (load.op < f->load || v >= 2 * RT_LOAD_GUARDED ||
            v % RT_LOAD_GUARDED > 1)
            continue;
        if (load.imm > UINT16_MAX ||
            (f->sign && mask > f->most && mask != UINT32_MAX))
            return false;
        take_back(c, n);
        RtIns *br = emit(c, f->reg + (guarded ? 4u : 0) + (nz ? 0 : 2u) + r);
        c->offsets[c->nins - 1] = offset;
        br->b = load.b;
        br->c = (uint16_t)load.imm;
        br->k = mask & f->most;
        return true;
    }
    return false;
}

void fuse_test(Comp *c)
{
    const RtIns *br = from_end(c, 1), *x = from_end(c, 2);
    if (!br || !x || (br->op != RT_R_BR_NZ_R && br->op != RT_R_BR_Z_R) ||
        x->a != br->b || !is_temp(c, x->a))
        return;
    const bool nz = br->op == RT_R_BR_NZ_R;
    if (x->op != RT_R_I32_AND_SK && x->op != RT_R_I32_AND_RK) {
        fuse_flag(c, 2, UINT32_MAX, nz);
        return;
    }
    const RtIns and = *x, *y = from_end(c, 3);
    if (y && y->a == and.b && is_temp(c, y->a) &&
        fuse_flag(c, 3, (uint32_t) and.imm, nz))
        return;
    take_back(c, 2);
    RtIns *i = emit(c, (nz ? RT_R_BR_ANY_SK : RT_R_BR_NONE_SK) +
                           (and.op == RT_R_I32_AND_RK ? 1u : 0u));
    i->b = and.b;
    i->k = (uint32_t) and.imm;
}

// ---------------------------------------------------------------- branches

// The instruction with a jump behind it, or NOP. Its constant moves to `k`.
static unsigned with_br(const RtIns *x)
{
    switch (x->op) {
#define WITH_BR(id)                                                            \
    case RT_R_##id:                                                            \
        return RT_R_##id##_BR;
        WITH_BR(I32_ADD_SK)
        WITH_BR(I32_ADD_SS)
        WITH_BR(COPY)
        WITH_BR(CONST)
        WITH_BR(MOVE2)
        WITH_BR(I32_STORE_SR)
        WITH_BR(I32_STORE8_SR)
        WITH_BR(I32_STORE16_SR)
        WITH_BR(G_I32_STORE_SR)
        WITH_BR(G_I32_STORE8_SR)
        WITH_BR(G_I32_STORE16_SR)
#undef WITH_BR
    default:
        return RT_R_NOP;
    }
}

bool fuse_br(Comp *c)
{
    RtIns *x = from_end(c, 1);
    unsigned op = x ? with_br(x) : RT_R_NOP;
    if (op == RT_R_NOP)
        return false;
    uint64_t k = op == RT_R_MOVE2_BR ? x->s[0] : x->imm;
    if (k > UINT32_MAX)
        return false;
    x->op = (uint16_t)op;
    x->k = (uint32_t)k;
    c->last = NONE;
    return true;
}

// ------------------------------------------------------------------- loads

// base + (index << k), or (index << k) + constant
RtIns *fuse_scaled(Comp *c, unsigned reg, const Opd *addr, uint64_t offset)
{
    if (c->dead || !in_last(c, addr))
        return NULL;
    const RtIns was = c->ins[c->last];
    if (was.op == RT_R_I32_LEA) {
        unemit(c);
        RtIns *i = emit(c, reg + (unsigned)RT_LOAD_LX);
        i->b = was.b;
        i->c = was.c;
        i->k = was.k;
        i->jump = (int32_t)offset;
        return i;
    }
    const RtIns *y = from_end(c, 2);
    if (was.op != RT_R_I32_ADD_RK || !y || y->a != was.b || !is_temp(c, y->a) ||
        (y->op != RT_R_I32_SHL_SK && y->op != RT_R_I32_SHL_RK))
        return NULL;
    const RtIns shift = *y;
    take_back(c, 2);
    bool r = shift.op == RT_R_I32_SHL_RK;
    RtIns *i = emit(c, reg + (unsigned)(r ? RT_LOAD_LR : RT_LOAD_LS));
    i->b = shift.b;
    i->c = (uint16_t)(shift.imm & 31);
    i->k = (uint32_t)was.imm;
    i->jump = (int32_t)offset;
    return i;
}

// ------------------------------------------------------------------ stores

// Instructions that write slot `a` and nothing else, and do not jump.
static bool is_simple(unsigned op)
{
    return op >= RT_R_I32_ADD_SS && op <= RT_R_G_I64_LOAD32_S_LR;
}

const RtIns *unhook_sum(Comp *c, const Opd *addr, RtIns *sum)
{
    if (c->dead || addr->slot != addr->pos)
        return NULL;
    for (uint32_t n = 2; n <= 4; n++) {
        RtIns *at = from_end(c, n);
        if (!at || !is_simple(at[1].op))
            return NULL;
        if (at->a != addr->pos || at->op != RT_R_I32_ADD_SK)
            continue;
        for (uint32_t k = 1; k < n; k++)
            if (!is_simple(at[k].op) || at[k].a == at->b || at[k].a == at->a)
                return NULL;
        *sum = *at;
        uint32_t *offset = &c->offsets[c->nins - n];
        for (uint32_t k = 0; k + 1 < n; k++) {
            at[k] = at[k + 1];
            offset[k] = offset[k + 1];
        }
        c->nins--;
        c->last = NONE;
        forget_slot(c, addr->pos);
        return sum;
    }
    return NULL;
}

// ------------------------------------------------------------------- sums

bool fuse_sum3(Comp *c, RtOp op, const Opd *x, const Opd *y)
{
    if (c->dead || op != RT_OP_I32_ADD || y->slot != IN_CONST ||
        !in_last(c, x) || c->ins[c->last].op != RT_R_I32_ADD_SS)
        return false;
    const RtIns was = c->ins[c->last];
    unemit(c);
    RtIns *i = emit(c, RT_R_I32_ADD_SSK);
    i->b = was.b;
    i->c = was.c;
    i->imm = y->k;
    push_result(c, i, RT_I32, ACC_INT);
    return true;
}

bool fuse_byte(Comp *c, RtOp op, const Opd *x, const Opd *y)
{
    const RtIns *load = from_end(c, 1), *shift = from_end(c, 2);
    if (c->dead || op != RT_OP_I32_OR || !load || !shift || !in_last(c, y) ||
        x->slot != x->pos || shift->a != x->pos ||
        (shift->op != RT_R_I32_SHL_SK && shift->op != RT_R_I32_SHL_RK) ||
        load->imm > UINT32_MAX)
        return false;
    bool guarded = load->op == RT_R_G_I32_LOAD8_U_S;
    if (!guarded && load->op != RT_R_I32_LOAD8_U_S)
        return false;
    const RtIns was = *load, by = *shift;
    const uint32_t offset = c->offsets[c->nins - 1];
    take_back(c, 2);
    RtIns *i = emit(c, (guarded ? RT_R_G_I32_OR8_S : RT_R_I32_OR8_S) +
                           (by.op == RT_R_I32_SHL_RK ? 1u : 0u));
    c->offsets[c->nins - 1] = offset;
    i->b = was.b;
    i->c = by.b;
    i->jump = (int32_t)(by.imm & 31);
    i->k = (uint32_t)was.imm;
    push_result(c, i, RT_I32, ACC_INT);
    return true;
}

// ------------------------------------------------------------------- calls

RtIns *fuse_call(Comp *c)
{
    const RtIns *x = from_end(c, 1);
    if (c->dead || !x || x->op != RT_R_COPY)
        return NULL;
    const RtIns copy = *x;
    c->nins--;
    RtIns *i = emit(c, RT_R_CALL_COPY);
    i->b = copy.b;
    i->s[3] = copy.a;
    return i;
}

// ----------------------------------------------------------------- globals

// The stack pointer of C: taken down into a local, or put back.
bool fuse_global(Comp *c, const Opd *o, uint32_t index)
{
    const RtIns *x = from_end(c, 1), *y = from_end(c, 2);
    if (c->dead || !x || x->a != o->slot)
        return false;
    const RtIns add = *x;
    if (add.op == RT_R_I32_ADD_SK && is_temp(c, add.a)) {
        take_back(c, 1);
        RtIns *i = emit(c, RT_R_GLOBAL_SET_ADD);
        i->b = add.b;
        i->k = (uint32_t)add.imm;
        i->jump = (int32_t)index;
        return true;
    }
    if (add.op != RT_R_I32_ADD_RK || !y || y->op != RT_R_GLOBAL_GET ||
        y->imm != index || y->a != add.b || !is_temp(c, y->a))
        return false;
    take_back(c, 2);
    RtIns *i = emit(c, RT_R_GLOBAL_ADD);
    i->a = add.a;
    i->k = (uint32_t)add.imm;
    i->jump = (int32_t)index;
    c->acc[ACC_INT] = add.a;
    return true;
}

// --------------------------------------------------------------- additions

static bool short_add(const RtIns *i)
{
    int32_t k = (int32_t)i->imm;
    return i->op == RT_R_I32_ADD_SK && k == (int16_t)k;
}

void fuse_adds(Comp *c)
{
    RtIns *x = from_end(c, 2);
    const RtIns *y = from_end(c, 1);
    if (!x || !y || !short_add(x) || !short_add(y) || is_temp(c, x->a))
        return;
    x->op = RT_R_I32_ADD2;
    x->s[1] = (uint16_t)x->imm;
    x->c = y->a;
    x->s[0] = y->b;
    x->s[2] = (uint16_t)y->imm;
    c->nins--;
    c->last = NONE;
}

bool fuse_product(Comp *c, RtOp op, const Opd *x, const Opd *y)
{
    if (c->dead ||
        (op != RT_OP_F64_MUL && op != RT_OP_F64_ADD && op != RT_OP_F64_SUB))
        return false;
    const bool first = in_last(c, x);
    const Opd *other = first ? y : x;
    if ((!first && !in_last(c, y)) || other->slot == IN_CONST ||
        other->slot == c->ins[c->last].a)
        return false;
    const RtIns was = c->ins[c->last];
    if (was.op != RT_R_F64_MUL_SS && was.op != RT_R_F64_MUL_RS)
        return false;
    unsigned reg = op == RT_OP_F64_MUL   ? RT_R_F64_MUL_MUL_SS
                   : op == RT_OP_F64_ADD ? RT_R_F64_MUL_ADD_SS
                   : first               ? RT_R_F64_MUL_SUB_SS
                                         : RT_R_F64_MUL_RSUB_SS;
    unemit(c);
    RtIns *i = emit(c, reg + (was.op == RT_R_F64_MUL_RS ? 1u : 0u));
    i->b = was.b;
    i->c = was.c;
    i->s[0] = (uint16_t)other->slot;
    push_result(c, i, RT_F64, ACC_F64);
    return true;
}

// ------------------------------------------------------------------- pairs

// `none`: what it is if they are no pair.
static unsigned pair_of(unsigned first, unsigned second, unsigned none)
{
    switch (first << 16 | second) {
#define RT_REG_TWO(name, A, B)                                                 \
    case (unsigned)RT_R_##A << 16 | RT_R_##B:                                  \
        return RT_R_##name;
#include "runtime/core/regpairs.def"
    default:
        return none;
    }
}

// From the end to the start, so that as few as possible are dispatched.
static void fuse_run(RtIns *ins, uint32_t n)
{
    const unsigned none = RT_R_NOP;
    unsigned next = none; // the following instruction alone
    uint32_t left = 0, left2 = 0; // dispatches from it, and from the one behind
    for (uint32_t i = n; i-- > 0;) {
        const unsigned op = ins[i].op;
        const unsigned more = i + 1 < n ? ins[i + 1].op : none;
        const unsigned two = pair_of(op, next, none);
        const unsigned many = more == next ? none : pair_of(op, more, none);
        uint32_t cost = left + 1;
        if (many != none && left <= left2 + 1) {
            ins[i].op = (uint16_t)many;
            cost = left;
        } else if (two != none) {
            ins[i].op = (uint16_t)two;
            cost = left2 + 1;
        }
        next = op;
        left2 = left;
        left = cost;
    }
}

static bool has_data(unsigned op)
{
    return op == RT_R_CONST2 ||
           op == (unsigned)RT_R_PLAIN + RT_OP_I8X16_SHUFFLE;
}

void finish_ins(RtIns *ins, uint32_t n)
{
    for (uint32_t start = 0, end = 0; start < n; start = end += 2) {
        while (end < n && !has_data(ins[end].op))
            end++;
        fuse_run(ins + start, end - start);
        for (uint32_t i = start; i <= end && i < n; i++)
            ins[i].op = rt_handler(ins[i].op);
    }
}
