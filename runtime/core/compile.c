// compile.c: one pass over a function body or a constant expression, which is
// validated and becomes register code (see compile.h).
#include "runtime/core/compile.h"

#include <assert.h>
#include <string.h>

// ------------------------------------------------- locals, globals, select

// It is zero when the function starts, and needs no more care.
static void zero_local(Comp *c, Local *local)
{
    uint32_t end = local->slot + slots_of(local->type);
    if (local->slot < c->zero_lo)
        c->zero_lo = local->slot;
    if (end > c->zero_hi)
        c->zero_hi = end;
    local->set = true;
}

static void local_get(Comp *c)
{
    uint32_t x = read_index(c, c->nlocals, "local");
    Local *local = &c->locals[x];
    if (!local->set) {
        if (rt_type_is_ref(local->type) && !rt_type_nullable(local->type))
            INVALID(c, "uninitialized local %u", x);
        if (!c->dead)
            zero_local(c, local);
    }
    push_local(c, x);
}

static void local_set(Comp *c, bool tee)
{
    uint32_t x = read_index(c, c->nlocals, "local");
    Opd o = pop(c, c->locals[x].type);
    write_local(c, x, &o);
    if (tee)
        push_local(c, x);
}

static void global_get(Comp *c)
{
    uint32_t x = read_index(c, c->m->nglobals, "global");
    const RtGlobalType *g = &c->m->globals[x].type;
    if (c->is_const && x >= c->const_globals)
        INVALID(c, "unknown global %u", x);
    if (c->is_const && g->mutable_)
        INVALID(c, "constant expression required");
    RtIns *i = emit(c, g->type == RT_V128 ? RT_R_GLOBAL_GET2 : RT_R_GLOBAL_GET);
    i->imm = x;
    push_result(c, i, g->type, g->type == RT_V128 ? ACC_NONE : ACC_INT);
}

static void global_set(Comp *c)
{
    uint32_t x = read_index(c, c->m->nglobals, "global");
    const RtGlobalType *g = &c->m->globals[x].type;
    if (!g->mutable_)
        INVALID(c, "immutable global");
    Opd o = pop(c, g->type);
    if (g->type == RT_I32 && fuse_global(c, &o, x))
        return;
    slot_of(c, &o);
    RtIns *i = emit(c, g->type == RT_V128 ? RT_R_GLOBAL_SET2 : RT_R_GLOBAL_SET);
    i->b = (uint16_t)o.slot;
    i->imm = x;
}

static RtType select_type(Comp *c, const Opd *x, const Opd *y)
{
    RtType t = x->type == RT_BOT ? y->type : x->type;
    if (rt_type_is_ref(x->type) || rt_type_is_ref(y->type) ||
        x->type == RT_BOT_REF || y->type == RT_BOT_REF)
        INVALID(c, "type mismatch: select of references must name its type");
    if (y->type != t && y->type != RT_BOT)
        mismatch(c, y->type, t);
    return t;
}

static void compile_select(Comp *c, bool typed)
{
    RtType t = RT_BOT;
    if (typed) {
        if (rt_read_count(c->l) != 1)
            INVALID(c, "invalid result arity");
        t = rt_read_type(c->l);
        check_type(c, t);
    }
    Opd cond = pop(c, RT_I32);
    Opd y = typed ? pop(c, t) : pop_any(c), x = typed ? pop(c, t) : pop_any(c);
    if (!typed)
        t = select_type(c, &x, &y);
    slot_of(c, &x);
    slot_of(c, &y);
    slot_of(c, &cond);
    RtIns *i = emit(c, t == RT_V128 ? RT_R_SELECT2 : RT_R_SELECT);
    i->b = (uint16_t)x.slot;
    i->c = (uint16_t)y.slot;
    i->s[0] = (uint16_t)cond.slot;
    push_result(c, i, t, t == RT_V128 ? ACC_NONE : ACC_INT);
}

// -------------------------------------------------------------- constants

static uint64_t read_fixed(Comp *c, unsigned bytes)
{
    RtLoad *l = c->l;
    uint64_t v = 0;
    if (l->end - l->pos < bytes)
        RT_MALFORMED(l, l->end, "unexpected end");
    for (unsigned i = 0; i < bytes; i++)
        v |= (uint64_t)l->bytes[l->pos + i] << (8 * i);
    l->pos += bytes;
    return v;
}

static void v128_const(Comp *c)
{
    uint64_t low = read_fixed(c, 8), high = read_fixed(c, 8);
    uint64_t both[2] = {low, high};
    uint32_t pos = c->height;
    emit(c, RT_R_CONST2)->a = (uint16_t)pos;
    push_temp(c, RT_V128);
    forget_slot(c, pos);
    forget_slot(c, pos + 1);
    memcpy(emit(c, RT_R_NOP), both, sizeof both);
}

static void compile_const_op(Comp *c, RtOp op)
{
    switch (op) {
    case RT_OP_I32_CONST:
        push_const(c, RT_I32, (uint32_t)rt_read_sleb(c->l, 32));
        break;
    case RT_OP_I64_CONST:
        push_const(c, RT_I64, (uint64_t)rt_read_sleb(c->l, 64));
        break;
    case RT_OP_F32_CONST:
        push_const(c, RT_F32, read_fixed(c, 4));
        break;
    case RT_OP_F64_CONST:
        push_const(c, RT_F64, read_fixed(c, 8));
        break;
    default:
        v128_const(c);
    }
}

// -------------------------------------------------------------- all of them

static void check_const_op(Comp *c, RtOp op)
{
    switch (op) {
    case RT_OP_I32_CONST:
    case RT_OP_I64_CONST:
    case RT_OP_F32_CONST:
    case RT_OP_F64_CONST:
    case RT_OP_V128_CONST:
    case RT_OP_REF_NULL:
    case RT_OP_REF_FUNC:
    case RT_OP_REF_I31:
    case RT_OP_GLOBAL_GET:
    case RT_OP_I32_ADD:
    case RT_OP_I32_SUB:
    case RT_OP_I32_MUL:
    case RT_OP_I64_ADD:
    case RT_OP_I64_SUB:
    case RT_OP_I64_MUL:
    case RT_OP_STRUCT_NEW:
    case RT_OP_STRUCT_NEW_DEFAULT:
    case RT_OP_ARRAY_NEW:
    case RT_OP_ARRAY_NEW_DEFAULT:
    case RT_OP_ARRAY_NEW_FIXED:
    case RT_OP_ANY_CONVERT_EXTERN:
    case RT_OP_EXTERN_CONVERT_ANY:
    case RT_OP_END:
        return;
    default:
        INVALID(c, "constant expression required");
    }
}

// By the numbers of opcodes.def, which keeps families together.
static void compile_family(Comp *c, RtOp op)
{
    if (op >= RT_OP_I32_LOAD && op <= RT_OP_I64_LOAD32_U)
        compile_load(c, op);
    else if (op >= RT_OP_I32_STORE && op <= RT_OP_I64_STORE32)
        compile_store(c, op);
    else if (op >= RT_OP_REF_NULL && op <= RT_OP_BR_ON_NON_NULL)
        compile_ref(c, op);
    else if (op >= RT_OP_STRUCT_NEW && op <= RT_OP_I31_GET_U)
        compile_gc(c, op);
    else if ((op >= RT_OP_MEMORY_INIT && op <= RT_OP_TABLE_FILL) ||
             (op >= RT_OP_TABLE_GET && op <= RT_OP_MEMORY_GROW))
        compile_bulk(c, op);
    else
        compile_num(c, op);
}

static void compile_op(Comp *c, RtOp op)
{
    switch (op) {
    case RT_OP_LOCAL_GET:
        local_get(c);
        break;
    case RT_OP_LOCAL_SET:
    case RT_OP_LOCAL_TEE:
        local_set(c, op == RT_OP_LOCAL_TEE);
        break;
    case RT_OP_I32_CONST:
    case RT_OP_I64_CONST:
    case RT_OP_F32_CONST:
    case RT_OP_F64_CONST:
    case RT_OP_V128_CONST:
        compile_const_op(c, op);
        break;
    case RT_OP_BLOCK:
    case RT_OP_LOOP:
    case RT_OP_IF:
        compile_block(c, op);
        break;
    case RT_OP_ELSE:
        compile_else(c);
        break;
    case RT_OP_END:
        compile_end(c);
        break;
    case RT_OP_BR:
    case RT_OP_BR_IF:
        compile_branch(c, op);
        break;
    case RT_OP_BR_TABLE:
        compile_br_table(c);
        break;
    case RT_OP_RETURN:
        compile_return(c);
        break;
    case RT_OP_CALL:
    case RT_OP_CALL_INDIRECT:
    case RT_OP_CALL_REF:
    case RT_OP_RETURN_CALL:
    case RT_OP_RETURN_CALL_INDIRECT:
    case RT_OP_RETURN_CALL_REF:
        compile_call(c, op);
        break;
    case RT_OP_TRY:
    case RT_OP_CATCH:
    case RT_OP_CATCH_ALL:
    case RT_OP_DELEGATE:
    case RT_OP_THROW:
    case RT_OP_THROW_REF:
    case RT_OP_RETHROW:
    case RT_OP_TRY_TABLE:
        compile_exn(c, op);
        break;
    case RT_OP_DROP:
        pop_any(c);
        break;
    case RT_OP_SELECT:
    case RT_OP_SELECT_T:
        compile_select(c, op == RT_OP_SELECT_T);
        break;
    case RT_OP_GLOBAL_GET:
        global_get(c);
        break;
    case RT_OP_GLOBAL_SET:
        global_set(c);
        break;
    case RT_OP_NOP:
        break;
    case RT_OP_UNREACHABLE:
        emit(c, RT_R_UNREACHABLE);
        set_unreachable(c);
        break;
    default:
        compile_family(c, op);
    }
}

// ------------------------------------------------------------------ bodies

static void add_local(Comp *c, RtType type, bool set)
{
    if (c->nlocals == c->locals_cap)
        c->locals =
            grow(c, c->locals, c->nlocals, &c->locals_cap, sizeof *c->locals);
    c->locals[c->nlocals++] =
        (Local){.type = type, .slot = c->local_slots, .set = set};
    c->local_slots += slots_of(type);
}

// The bounds are those of browsers; the one for all functions together keeps
// the time in proportion to the module's size.
enum { MAX_LOCALS = 50000, MAX_ALL_LOCALS = 100000000 };

// Sums up the groups first: too many for the format's 32 bits is malformed.
static void count_locals(Comp *c)
{
    size_t start = c->l->pos;
    uint64_t total = c->nlocals;
    for (uint32_t groups = rt_read_count(c->l); groups > 0; groups--) {
        total += rt_read_u32(c->l);
        rt_read_type(c->l);
    }
    if (total > UINT32_MAX)
        RT_MALFORMED(c->l, start, "too many locals");
    c->all_locals += total;
    if (total > MAX_LOCALS || c->all_locals > MAX_ALL_LOCALS)
        rt_fail(c->l, RT_LOAD_LIMIT, start, "too many locals: more than %d",
                MAX_LOCALS);
    c->l->pos = start;
}

static void read_locals(Comp *c)
{
    count_locals(c);
    for (uint32_t groups = rt_read_count(c->l); groups > 0; groups--) {
        c->at = c->l->pos;
        uint32_t n = rt_read_u32(c->l);
        RtType type = rt_read_type(c->l);
        check_type(c, type);
        while (n-- > 0)
            add_local(c, type, false);
    }
}

static void start_code(Comp *c, size_t start, size_t end)
{
    c->l->pos = c->at = start;
    c->l->end = end;
    c->dead = c->checking;
    c->nops = c->height = c->max_height = 0;
    c->nlocals = c->local_slots = c->refs = 0;
    c->nctrls = c->ninits = c->nclauses = c->ncatches = c->nins = 0;
    c->zero_lo = NONE;
    c->zero_hi = 0;
    barrier(c);
}

void compile_step(Comp *c)
{
    c->at = c->l->pos;
    RtOp op = rt_read_op(c->l);
    if (c->is_const)
        check_const_op(c, op);
    else if (c->counts)
        count_before(c, op);
    compile_op(c, op);
}

static void run(Comp *c)
{
    RtLoad *l = c->l;
    while (c->nctrls > 0)
        compile_step(c);
    if (l->pos != l->end)
        RT_MALFORMED(l, l->pos, "unexpected content after the end");
}

// Where each instruction is from, as differences.
static const uint8_t *pack_offsets(Comp *c, uint32_t start)
{
    uint8_t *to = arena_alloc_raw(c->l->arena, 0);
    size_t len = 0;
    uint32_t last = start;
    for (uint32_t i = 0; i < c->nins; i++) {
        len += c->offsets[i] - last > 127 ? 5 : 1;
        last = c->offsets[i];
    }
    to = arena_alloc_raw(c->l->arena, len);
    uint8_t *p = to;
    last = start;
    for (uint32_t i = 0; i < c->nins; i++) {
        uint32_t d = c->offsets[i] - last;
        for (; d > 127; d >>= 7)
            *p++ = (uint8_t)(d | 0x80);
        *p++ = (uint8_t)d;
        last = c->offsets[i];
    }
    return to;
}

uint32_t rt_code_offset(const RtCode *code, uint32_t ins)
{
    const uint8_t *p = code->offsets;
    uint32_t offset = code->start;
    for (uint32_t i = 0; i <= ins && i < code->nins; i++) {
        uint32_t d = 0;
        unsigned shift = 0;
        for (; *p & 0x80; shift += 7)
            d |= (uint32_t)(*p++ & 0x7F) << shift;
        offset += d | (uint32_t)*p++ << shift;
    }
    return offset;
}

static void *keep(Comp *c, const void *items, size_t size, size_t n)
{
    if (n == 0)
        return NULL;
    return memcpy(arena_alloc_raw(c->l->arena, size * n), items, size * n);
}

static uint32_t frame_slots(const Comp *c)
{
    return c->max_height ? c->max_height : 1; // slot 0 may be read
}

static void finish_code(Comp *c, RtCode *code, uint32_t start)
{
    bool zero = c->zero_hi > 0;
    RtIns *ins = keep(c, c->ins, sizeof *ins, c->nins);
    if (zero) {
        ins->a = (uint16_t)c->zero_lo;
        ins->b = (uint16_t)(c->zero_hi - c->zero_lo);
    }
    finish_ins(ins, c->nins);
    code->nins = c->nins;
    if (code->nslots == 0) // else calls may look at it right now
        code->nslots = frame_slots(c);
    assert(frame_slots(c) <= code->nslots);
    code->catches = keep(c, c->catches, sizeof *c->catches, c->ncatches);
    code->ncatches = c->ncatches;
    code->start = start;
    code->offsets = pack_offsets(c, start);
    code->first = ins;
    code->ins = ins + !zero; // last: other threads see all of it
}

void compile_start(Comp *c, uint32_t index)
{
    const RtFuncDef *f = &c->m->funcs[index];
    const RtFuncType *type = &c->m->types[f->type].func;
    c->is_const = false;
    start_code(c, f->body.start, f->body.end);
    for (uint32_t i = 0; i < type->nparams; i++)
        add_local(c, type->params[i], true);
    read_locals(c);
    c->height = c->max_height = c->local_slots;
    need_slots(c, 0, type->results, type->nresults);
    if (c->height > RT_MAX_SLOTS)
        rt_fail(c->l, RT_LOAD_LIMIT, c->at, "too many locals");
    push_ctrl(c, CTRL_FUNC, type, RT_BOT);
    emit(c, RT_R_ZERO);
    if (c->metered)
        emit(c, RT_R_METER);
    if (c->counts)
        count_func(c, f->body.start);
}

uint32_t check_func(Comp *c, uint32_t index)
{
    compile_start(c, index);
    run(c);
    return frame_slots(c);
}

void compile_func(Comp *c, uint32_t index, RtCode *code)
{
    compile_start(c, index);
    run(c);
    code->func = index;
    finish_code(c, code, c->m->funcs[index].body.start);
}

void compile_const(Comp *c, RtExpr expr, RtType type, RtCode *code)
{
    c->is_const = true;
    start_code(c, expr.start, expr.end);
    push_ctrl(c, CTRL_FUNC, NULL, type);
    emit(c, RT_R_ZERO);
    run(c);
    code->func = RT_NO_INDEX;
    code->expr = expr.start;
    finish_code(c, code, expr.start);
}

const RtCode *rt_const_code(const RtModule *m, RtExpr expr)
{
    uint32_t low = 0, high = m->nconsts;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (m->consts[mid].expr <= expr.start)
            low = mid;
        else
            high = mid;
    }
    return &m->consts[low];
}
