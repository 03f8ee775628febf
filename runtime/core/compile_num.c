// compile_num.c: instructions whose types need no context: numbers, loads and
// stores, vectors, atomics; and comparisons that become branches.
#include "runtime/core/compile.h"

#include <string.h>

typedef enum { NO_SHAPE, BIN, CMP, FCMP, UN, PLAIN } Family;

// How an instruction becomes register code.
typedef struct {
    uint8_t family;
    uint8_t in, out; // types
    uint8_t acc;     // class of the result
    uint8_t commutes;
    uint16_t reg; // first variant
} Shape;

enum { TYPE_i = 0x7F, TYPE_l = 0x7E, TYPE_f = 0x7D, TYPE_d = 0x7C };
enum { ACC_i = ACC_INT, ACC_l = ACC_INT, ACC_f = ACC_F32, ACC_d = ACC_F64 };

static const Shape shapes[RT_NOPS] = {
#define RT_REG_BIN(id, in, out, commutes, body)                                \
    [RT_OP_##id] = {BIN,       TYPE_##in, TYPE_##out,                          \
                    ACC_##out, commutes,  RT_R_##id##_SS},
#define RT_REG_CMP(id, in, body)                                               \
    [RT_OP_##id] = {CMP, TYPE_##in, TYPE_i, ACC_INT, 0, RT_R_##id##_SS},
#define RT_REG_FCMP(id, in, body)                                              \
    [RT_OP_##id] = {FCMP, TYPE_##in, TYPE_i, ACC_INT, 0, RT_R_##id##_SS},
#define RT_REG_UN(id, in, out, body)                                           \
    [RT_OP_##id] = {UN, TYPE_##in, TYPE_##out, ACC_##out, 0, RT_R_##id##_S},
#define RT_REG_LOAD(id, out, ctype)
#define RT_REG_STORE(id, ctype)
#define RT_REG_FSTORE(id, type, ctype)
#define RT_REG_INC(id, body)
#define RT_REG_FLAG(id, ctype)
#define RT_REG_MUL(id, body)
#define RT_REG(id)
#include "runtime/core/regops.def"
};

static AccClass class_of(RtType t)
{
    return t == RT_F64 ? ACC_F64 : t == RT_F32 ? ACC_F32 : ACC_INT;
}

static bool in_acc(const Comp *c, const Opd *o, AccClass acc)
{
    return o->slot == c->acc[acc];
}

// --------------------------------------------------------------- numbers

static void swap(Opd *x, Opd *y)
{
    Opd t = *x;
    *x = *y;
    *y = t;
}

// i32.add of something that was just shifted or multiplied.
static bool fuse_shift(Comp *c, const Shape *s, Opd *x, Opd *y)
{
    if (s->reg != RT_R_I32_ADD_SS || c->dead)
        return false;
    Opd *base = in_last(c, y) ? x : y;
    if (!in_last(c, base == x ? y : x) || base->slot == IN_CONST)
        return false;
    RtIns was = c->ins[c->last];
    bool shift = was.op == RT_R_I32_SHL_SK || was.op == RT_R_I32_SHL_RK;
    if (!shift && was.op != RT_R_I32_MUL_SK && was.op != RT_R_I32_MUL_RK)
        return false;
    unemit(c);
    RtIns *i = emit(c, shift ? RT_R_I32_LEA : RT_R_I32_MADD);
    i->b = (uint16_t)base->slot;
    i->c = was.b;
    i->k = (uint32_t)was.imm & (shift ? 31u : UINT32_MAX);
    push_result(c, i, RT_I32, ACC_INT);
    return true;
}

// Taking a constant away is adding another one.
static const Shape *sub_to_add(const Shape *s, Opd *y)
{
    bool wide = s->reg == RT_R_I64_SUB_SS;
    if (y->slot != IN_CONST || (!wide && s->reg != RT_R_I32_SUB_SS))
        return s;
    y->k = wide ? -y->k : (uint32_t)-y->k;
    return &shapes[wide ? RT_OP_I64_ADD : RT_OP_I32_ADD];
}

static void compile_bin(Comp *c, RtOp op, const Shape *s)
{
    Opd y = pop(c, s->in), x = pop(c, s->in);
    AccClass acc = class_of(s->in);
    s = sub_to_add(s, &y);
    if (fuse_shift(c, s, &x, &y) || fuse_product(c, op, &x, &y) ||
        fuse_byte(c, op, &x, &y) || fuse_sum3(c, op, &x, &y))
        return;
    if (s->commutes && y.slot != IN_CONST &&
        (x.slot == IN_CONST || in_acc(c, &y, acc)))
        swap(&x, &y);
    if (x.slot == IN_CONST)
        settle(c, &x);
    bool xr = in_acc(c, &x, acc);
    unsigned v = y.slot == IN_CONST   ? (xr ? RT_RK : RT_SK)
                 : xr                 ? RT_RS
                 : in_acc(c, &y, acc) ? RT_SR
                                      : RT_SS;
    RtIns *i = emit(c, s->reg + v);
    i->b = (uint16_t)x.slot;
    if (y.slot == IN_CONST)
        i->imm = y.k;
    else
        i->c = (uint16_t)y.slot;
    push_result(c, i, s->out, s->acc);
}

static void compile_fcmp(Comp *c, const Shape *s)
{
    Opd y = pop(c, s->in), x = pop(c, s->in);
    AccClass acc = class_of(s->in);
    slot_of(c, &x);
    slot_of(c, &y);
    unsigned v = in_acc(c, &x, acc)   ? RT_FRS
                 : in_acc(c, &y, acc) ? RT_FSR
                                      : RT_FSS;
    RtIns *i = emit(c, s->reg + v);
    i->b = (uint16_t)x.slot;
    i->c = (uint16_t)y.slot;
    push_result(c, i, s->out, ACC_INT);
}

static bool is_int_cmp(unsigned op)
{
    return op <= RT_R_BR_I64_LE_U_RK && op % 10 < RT_AS_BRANCH;
}

_Static_assert(RT_R_I32_EQ_SS == 0, "comparisons come first");

// The opposite comparison of the same variant: families are in pairs.
static unsigned opposite(unsigned op)
{
    return (op / 10 ^ 1) * 10 + op % 10;
}

static void compile_un(Comp *c, RtOp op, const Shape *s)
{
    Opd x = pop(c, s->in);
    if (op == RT_OP_I32_EQZ && !c->dead && in_last(c, &x) &&
        is_int_cmp(c->ins[c->last].op)) {
        c->ins[c->last].op = (uint16_t)opposite(c->ins[c->last].op);
        push_temp(c, RT_I32);
        return;
    }
    slot_of(c, &x);
    RtIns *i = emit(c, s->reg + in_acc(c, &x, class_of(s->in)));
    i->b = (uint16_t)x.slot;
    push_result(c, i, s->out, s->acc);
}

// The bits stay what they are: only the operand's type changes.
static bool compile_retype(Comp *c, RtOp op)
{
    static const struct {
        RtOp op;
        RtType in, out;
    } same[] = {{RT_OP_I64_EXTEND_I32_U, RT_I32, RT_I64},
                {RT_OP_I32_REINTERPRET_F32, RT_F32, RT_I32},
                {RT_OP_F32_REINTERPRET_I32, RT_I32, RT_F32},
                {RT_OP_I64_REINTERPRET_F64, RT_F64, RT_I64},
                {RT_OP_F64_REINTERPRET_I64, RT_I64, RT_F64}};
    for (unsigned i = 0; i < sizeof same / sizeof *same; i++) {
        if (same[i].op != op)
            continue;
        Opd x = pop(c, same[i].in);
        x.type = same[i].out;
        if (is_local(c, &x)) {
            c->locals[x.k].refs++;
            c->refs++;
        }
        push_opd(c, x);
        return true;
    }
    return false;
}

// Arithmetic on floats may make NaNs of any bits. The instructions that only
// move bits or signs, or make integers, do not.
static RtReg canon_of(RtOp op)
{
    const char *text = rt_ops[op].text, *sig = rt_ops[op].sig;
    const char *name = strchr(text, '.');
    static const char *const bits[] = {
        ".abs",          ".neg",         ".copysign", ".pmin",
        ".pmax",         ".reinterpret", ".splat",    ".convert",
        ".extract_lane", ".replace_lane"};
    if (text[0] != 'f' || !strchr("fdv", sig[strlen(sig) - 1]))
        return RT_R_NOP;
    for (unsigned i = 0; i < sizeof bits / sizeof *bits; i++)
        if (strncmp(name, bits[i], strlen(bits[i])) == 0)
            return RT_R_NOP;
    bool wide = text[1] == '6';
    if (strchr("fd", sig[strlen(sig) - 1]))
        return wide ? RT_R_F64_CANON : RT_R_F32_CANON;
    return wide ? RT_R_F64X2_CANON : RT_R_F32X4_CANON;
}

static void make_canonical(Comp *c, RtOp op)
{
    RtReg reg = canon_of(op);
    if (reg == RT_R_NOP)
        return;
    Opd o = pop_any(c);
    RtIns *i = emit(c, reg);
    i->b = (uint16_t)o.slot;
    push_result(c, i, o.type, o.type == RT_V128 ? ACC_NONE : class_of(o.type));
}

static void compile_any(Comp *c, RtOp op)
{
    const Shape *s = &shapes[op];
    switch (s->family) {
    case BIN:
    case CMP:
        compile_bin(c, op, s);
        break;
    case FCMP:
        compile_fcmp(c, s);
        break;
    case UN:
        compile_un(c, op, s);
        break;
    default:
        if (!compile_retype(c, op))
            compile_plain(c, op);
    }
}

void compile_num(Comp *c, RtOp op)
{
    compile_any(c, op);
    if (c->canonical_nan)
        make_canonical(c, op);
}

// ------------------------------------------------------------- conditions

// The comparison that made a condition becomes the branch; false: it cannot.
static bool fuse_cmp(Comp *c, bool sense)
{
    RtIns was = c->ins[c->last];
    unsigned op = was.op, first = RT_R_F32_EQ_SS;
    if (is_int_cmp(op)) {
        unsigned v = op % 10;
        int64_t k = (int64_t)was.imm;
        if ((v == RT_SK || v == RT_RK) && op >= RT_R_I64_EQ_SS &&
            k != (int32_t)k)
            return false;
        op = (sense ? op : opposite(op)) + RT_AS_BRANCH;
        was.k = (uint32_t)was.imm;
    } else if (op >= first && op <= RT_R_BRN_F64_GE_SR &&
               (op - first) % 9 < RT_FAS_BRANCH) {
        op += sense ? RT_FAS_BRANCH : RT_FAS_BRANCH_NOT;
    } else if (op == RT_R_I32_EQZ_S || op == RT_R_I64_EQZ_S) {
        op = sense ? RT_R_BR_Z_S : RT_R_BR_NZ_S;
    } else if (op == RT_R_I32_EQZ_R || op == RT_R_I64_EQZ_R) {
        op = sense ? RT_R_BR_Z_R : RT_R_BR_NZ_R;
    } else {
        return false;
    }
    unemit(c);
    RtIns *i = emit(c, op);
    i->b = was.b;
    i->c = was.c;
    i->k = was.k;
    return true;
}

// The addition before it, to the compared local, joins the branch.
static void fuse_inc(Comp *c)
{
    RtIns br = c->ins[c->nins - 1];
    if (br.op == RT_R_BR_NZ_R || br.op == RT_R_BR_Z_R) {
        br.op = br.op == RT_R_BR_NZ_R ? RT_R_BR_I32_NE_RK : RT_R_BR_I32_EQ_RK;
        br.k = 0;
    }
    unsigned v = br.op % 10, family = br.op / 10;
    if (br.op > RT_R_BR_I32_LE_U_RK || c->nins < 2 || c->nins - 2 < c->fence ||
        (v != RT_AS_BRANCH + RT_RS && v != RT_AS_BRANCH + RT_RK))
        return;
    RtIns add = c->ins[c->nins - 2];
    int32_t by = (int32_t)add.imm;
    if ((add.op != RT_R_I32_ADD_SK && add.op != RT_R_I32_ADD_RK) ||
        add.a != add.b || add.a != br.b || br.c == add.a || by != (int16_t)by)
        return;
    c->nins -= 2;
    bool k = v == RT_AS_BRANCH + RT_RK;
    RtIns *i = emit(c, RT_R_INC_EQ_S + family * 2 + k);
    i->a = add.a;
    i->b = (uint16_t)by;
    i->c = br.c;
    i->k = br.k;
}

uint32_t emit_cond(Comp *c, Opd *o, bool sense)
{
    if (c->dead)
        return 0;
    if (!in_last(c, o) || !fuse_cmp(c, sense)) {
        slot_of(c, o);
        unsigned r = in_acc(c, o, ACC_INT);
        emit(c, (sense ? RT_R_BR_NZ_S : RT_R_BR_Z_S) + r)->b =
            (uint16_t)o->slot;
    }
    fuse_inc(c);
    fuse_test(c);
    return c->nins - 1;
}

// ----------------------------------------------------------------- memory

bool memory_operand(Comp *c, RtOp op, RtMemArg *arg)
{
    *arg = rt_read_memarg(c->l);
    if (arg->memory >= c->m->nmemories)
        INVALID(c, "unknown memory %u", arg->memory);
    const RtExtent *x = &c->m->memories[arg->memory].type.extent;
    if (!c->aligns[op])
        c->aligns[op] = (uint8_t)(rt_op_align(op) + 1);
    unsigned natural = c->aligns[op] - 1u;
    bool atomic = rt_ops[op].code >> 16 == 0xFE;
    if (arg->align > natural)
        INVALID(c, "alignment must not be larger than natural");
    if (atomic && arg->align != natural)
        INVALID(c, "atomic alignment must be natural");
    if (!x->is64 && arg->offset > UINT32_MAX)
        INVALID(c, "offset out of range");
    return x->is64;
}

static void use_memory(Comp *c, uint32_t memory)
{
    RtIns *i = emit(c, RT_R_USE_MEMORY);
    i->imm = memory;
}

// What an access needs before: another memory than 0, a 64-bit address that
// does not wrap around when the offset is added.
static void prepare_access(Comp *c, const RtMemArg *arg, bool is64, Opd *addr)
{
    if (arg->memory)
        use_memory(c, arg->memory);
    if (!is64)
        return;
    slot_of(c, addr);
    RtIns *i = emit(c, RT_R_CHECK64);
    i->b = (uint16_t)addr->slot;
    i->imm = arg->offset >> 40 != 0;
}

static bool guarded(const Comp *c, const RtMemArg *arg, bool is64)
{
    return c->guarded && !is64 && arg->memory == 0 &&
           c->m->memories[0].type.page_log2 == 16;
}

typedef struct {
    uint8_t type, acc;
    uint16_t reg;
} Access;

static Access load_access(RtOp op)
{
    switch (op) {
#define LOAD(id, type, reg)                                                    \
    case RT_OP_##id:                                                           \
        return (Access){TYPE_##type, ACC_##type, RT_R_##reg##_S};
        LOAD(I32_LOAD, i, I32_LOAD)
        LOAD(I32_LOAD8_S, i, I32_LOAD8_S)
        LOAD(I32_LOAD8_U, i, I32_LOAD8_U)
        LOAD(I32_LOAD16_S, i, I32_LOAD16_S)
        LOAD(I32_LOAD16_U, i, I32_LOAD16_U)
        LOAD(I64_LOAD8_S, l, I64_LOAD8_S)
        LOAD(I64_LOAD8_U, l, I32_LOAD8_U)
        LOAD(I64_LOAD16_S, l, I64_LOAD16_S)
        LOAD(I64_LOAD16_U, l, I32_LOAD16_U)
        LOAD(I64_LOAD32_S, l, I64_LOAD32_S)
        LOAD(I64_LOAD32_U, l, I32_LOAD)
        LOAD(I64_LOAD, l, I64_LOAD)
        LOAD(F32_LOAD, f, F32_LOAD)
        LOAD(F64_LOAD, d, F64_LOAD)
#undef LOAD
    default:
        return (Access){0};
    }
}

// An addition that made the address joins the access: as its variant
// `reg` + 0 to 3. NULL: there is none.
static RtIns *fuse_sum(Comp *c, unsigned reg, const Opd *addr, uint64_t offset)
{
    if (c->dead || !in_last(c, addr))
        return NULL;
    RtIns was = c->ins[c->last];
    unsigned v = was.op - RT_R_I32_ADD_SS;
    if (was.op < RT_R_I32_ADD_SS || v > RT_RK)
        return NULL;
    unemit(c);
    bool k = v == RT_SK || v == RT_RK, r = v != RT_SS && v != RT_SK;
    RtIns *i = emit(c, reg + (k ? 0u : 2u) + r);
    i->b = was.b;
    i->c = v == RT_SR ? was.b : was.c;
    i->imm = offset;
    if (k)
        i->k = (uint32_t)was.imm;
    return i;
}

void compile_load(Comp *c, RtOp op)
{
    RtMemArg arg;
    bool is64 = memory_operand(c, op, &arg);
    Opd addr = pop(c, is64 ? RT_I64 : RT_I32);
    Access how = load_access(op);
    watch_access(c, &arg, &addr, 1u << rt_op_align(op), false);
    unsigned reg =
        how.reg + (guarded(c, &arg, is64) ? (unsigned)RT_LOAD_GUARDED : 0);
    RtIns *i = NULL;
    if (!is64 && arg.memory == 0)
        i = fuse_scaled(c, reg, &addr, arg.offset);
    if (!i && !is64 && arg.memory == 0)
        i = fuse_sum(c, reg + RT_LOAD_SUM, &addr, arg.offset);
    if (!i) {
        prepare_access(c, &arg, is64, &addr);
        bool k = addr.slot == IN_CONST;
        i = emit(c,
                 reg + (k ? (unsigned)RT_LOAD_K : in_acc(c, &addr, ACC_INT)));
        i->b = (uint16_t)(k ? 0 : addr.slot);
        i->imm = arg.offset + (k ? addr.k : 0);
    }
    push_result(c, i, how.type, how.acc);
    if (arg.memory)
        use_memory(c, 0);
}

static Access store_access(RtOp op)
{
    switch (op) {
#define STORE(id, type, reg)                                                   \
    case RT_OP_##id:                                                           \
        return (Access){TYPE_##type, ACC_##type, RT_R_##reg##_SS};
        STORE(I32_STORE8, i, I32_STORE8)
        STORE(I32_STORE16, i, I32_STORE16)
        STORE(I32_STORE, i, I32_STORE)
        STORE(I64_STORE8, l, I32_STORE8)
        STORE(I64_STORE16, l, I32_STORE16)
        STORE(I64_STORE32, l, I32_STORE)
        STORE(I64_STORE, l, I64_STORE)
        STORE(F32_STORE, f, I32_STORE)
        STORE(F64_STORE, d, I64_STORE)
#undef STORE
    default:
        return (Access){0};
    }
}

// Stores a float that is in its accumulator; false: it is not.
static bool store_float(Comp *c, const Access *how, const Opd *addr,
                        const Opd *value, const RtMemArg *arg, bool guard)
{
    if (how->acc == ACC_INT || !in_acc(c, value, how->acc) ||
        addr->slot == IN_CONST)
        return false;
    unsigned reg = how->acc == ACC_F32 ? RT_R_F32_STORE_SR : RT_R_F64_STORE_SR;
    RtIns *i = emit(c, reg + (guard ? 2 : 0) + in_acc(c, addr, ACC_INT));
    i->b = (uint16_t)addr->slot;
    i->c = (uint16_t)value->slot;
    i->imm = arg->offset;
    return true;
}

static bool short_const(const Access *how, const Opd *o, const RtMemArg *arg)
{
    if (o->slot != IN_CONST || arg->offset > UINT32_MAX)
        return false;
    return how->reg != RT_R_I64_STORE_SS ||
           (int64_t)o->k == (int32_t)(uint32_t)o->k;
}

static void store_int(Comp *c, const Access *how, Opd *addr, Opd *value,
                      const RtMemArg *arg, bool guard)
{
    bool vk = short_const(how, value, arg) && addr->slot != IN_CONST;
    bool ak = addr->slot == IN_CONST;
    if (!vk)
        slot_of(c, value);
    bool ar = in_acc(c, addr, ACC_INT);
    unsigned v = ak                          ? RT_KS
                 : vk                        ? (ar ? RT_RK : RT_SK)
                 : ar                        ? RT_RS
                 : in_acc(c, value, ACC_INT) ? RT_SR
                                             : RT_SS;
    RtIns *i = emit(c, how->reg + v + (guard ? (unsigned)RT_STORE_GUARDED : 0));
    i->b = (uint16_t)addr->slot;
    i->c = (uint16_t)value->slot;
    i->imm = arg->offset + (ak ? addr->k : 0);
    if (vk)
        i->k = (uint32_t)value->k;
}

// Stores a local to an address that was just added up; false: it is not so.
static bool store_sum(Comp *c, const Access *how, const Opd *addr,
                      const Opd *value, const RtMemArg *arg)
{
    unsigned reg = how->reg + (unsigned)RT_STORE_SUM +
                   (guarded(c, arg, false) ? (unsigned)RT_STORE_GUARDED : 0);
    if (value->slot == IN_CONST && !c->dead && in_last(c, addr) &&
        (int64_t)value->k == (int16_t)value->k &&
        c->ins[c->last].op == RT_R_I32_ADD_SK) {
        RtIns was = c->ins[c->last];
        unemit(c);
        RtIns *i = emit(c, reg - RT_STORE_SUM + RT_STORE_AK);
        i->b = was.b;
        i->c = (uint16_t)value->k;
        i->jump = (int32_t)arg->offset;
        i->k = (uint32_t)was.imm;
        return true;
    }
    RtIns sum;
    if (value->slot != IN_CONST && how->acc == ACC_INT &&
        unhook_sum(c, addr, &sum)) {
        RtIns *i = emit(c, reg);
        i->b = sum.b;
        i->c = (uint16_t)value->slot;
        i->jump = (int32_t)arg->offset;
        i->k = (uint32_t)sum.imm;
        return true;
    }
    if (!is_local(c, value))
        return false;
    RtIns *i = fuse_sum(c, reg, addr, arg->offset);
    if (!i)
        return false;
    if ((i->op - reg) < 2)
        i->c = (uint16_t)value->slot;
    else
        i->a = (uint16_t)value->slot;
    return true;
}

void compile_store(Comp *c, RtOp op)
{
    RtMemArg arg;
    bool is64 = memory_operand(c, op, &arg);
    Access how = store_access(op);
    Opd value = pop(c, how.type), addr = pop(c, is64 ? RT_I64 : RT_I32);
    bool guard = guarded(c, &arg, is64);
    watch_access(c, &arg, &addr, 1u << rt_op_align(op), true);
    if (!is64 && arg.memory == 0 && store_sum(c, &how, &addr, &value, &arg))
        return;
    prepare_access(c, &arg, is64, &addr);
    if (!store_float(c, &how, &addr, &value, &arg, guard))
        store_int(c, &how, &addr, &value, &arg, guard);
    if (arg.memory)
        use_memory(c, 0);
}

// ------------------------------------------------------ by the signature

static RtType letter_type(char letter, bool is64)
{
    switch (letter) {
    case 'i':
        return RT_I32;
    case 'l':
        return RT_I64;
    case 'f':
        return RT_F32;
    case 'd':
        return RT_F64;
    case 'a':
        return is64 ? RT_I64 : RT_I32;
    default:
        return RT_V128;
    }
}

// Pops what stands before the colon: operands in order. Returns how many.
static unsigned pop_sig(Comp *c, const char *sig, bool is64, Opd *x)
{
    unsigned n = 0;
    while (sig[n] != ':')
        n++;
    for (unsigned i = n; i-- > 0;)
        x[i] = pop(c, letter_type(sig[i], is64));
    return n;
}

static void push_sig(Comp *c, const char *results, RtIns *i)
{
    if (!*results)
        return;
    push_result(c, i, letter_type(*results, false), ACC_NONE);
    if (results[1]) {
        forget_slot(c, c->height);
        push_temp(c, letter_type(results[1], false));
        c->last = NONE;
    }
}

static void read_bytes(Comp *c, uint8_t *to, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        to[i] = rt_read_u8(c->l);
}

// "i8x16.extract_lane_s": the lanes of the shape; "v128.load8_lane": those of
// the access.
static unsigned lanes_of(RtOp op)
{
    switch (rt_ops[op].text[1]) {
    case '8':
        return 16;
    case '1':
        return rt_ops[op].text[0] == 'i' ? 8 : 16u >> rt_op_align(op);
    case '3':
        return 4;
    default:
        return 2;
    }
}

static uint64_t read_lane(Comp *c, RtOp op)
{
    uint8_t lane = rt_read_u8(c->l);
    if (lane >= lanes_of(op))
        INVALID(c, "invalid lane index");
    return lane;
}

static void plain_memory(Comp *c, RtOp op)
{
    const char *sig = rt_ops[op].sig;
    RtMemArg arg;
    Opd x[4] = {{0}};
    bool is64 = memory_operand(c, op, &arg);
    uint64_t lane =
        rt_ops[op].imm == RT_IMM_MEMARG_LANE ? read_lane(c, op) << 56 : 0;
    unsigned n = pop_sig(c, sig, is64, x);
    watch_access(c, &arg, &x[0], 1u << rt_op_align(op), n > 1);
    prepare_access(c, &arg, is64, &x[0]);
    if (n == 3) {
        settle(c, &x[1]);
        settle(c, &x[2]);
    }
    slot_of(c, &x[0]);
    if (n > 1)
        slot_of(c, &x[1]);
    RtIns *i = emit(c, (unsigned)RT_R_PLAIN + op);
    i->b = (uint16_t)x[0].slot;
    i->c = (uint16_t)x[1].slot;
    i->imm = (arg.offset & 0xFFFFFFFFFFFF) | lane;
    push_sig(c, sig + n + 1, i);
    if (arg.memory)
        use_memory(c, 0);
}

static void read_shuffle(Comp *c, uint8_t lanes[16])
{
    read_bytes(c, lanes, 16);
    for (int i = 0; i < 16; i++)
        if (lanes[i] >= 32)
            INVALID(c, "invalid lane index");
}

// 16 bytes of data that the instruction before them reads.
static void emit_data(Comp *c, const uint8_t bytes[16])
{
    memcpy(emit(c, RT_R_NOP), bytes, sizeof(RtIns));
}

void compile_plain(Comp *c, RtOp op)
{
    RtImm imm = rt_ops[op].imm;
    const char *sig = rt_ops[op].sig;
    if (imm == RT_IMM_MEMARG || imm == RT_IMM_MEMARG_LANE) {
        plain_memory(c, op);
        return;
    }
    if (imm == RT_IMM_FENCE && rt_read_u8(c->l) != 0)
        RT_MALFORMED(c->l, c->at, "zero byte expected");
    uint8_t bytes[16] = {0};
    Opd x[4] = {{0}};
    if (imm == RT_IMM_LANES)
        read_shuffle(c, bytes);
    uint64_t lane = imm == RT_IMM_LANE ? read_lane(c, op) : 0;
    unsigned n = pop_sig(c, sig, false, x);
    for (unsigned k = 0; k < n; k++)
        slot_of(c, &x[k]);
    RtIns *i = emit(c, (unsigned)RT_R_PLAIN + op);
    i->b = (uint16_t)x[0].slot;
    i->c = (uint16_t)x[1].slot;
    i->s[0] = (uint16_t)x[2].slot;
    i->s[1] = (uint16_t)x[3].slot;
    i->s[2] = (uint16_t)lane;
    push_sig(c, sig + n + 1, i);
    if (imm == RT_IMM_LANES)
        emit_data(c, bytes);
}
