// compile_ref.c: references, tables, whole memories, segments (core spec 3.4.2,
// 3.4.6, 3.4.7).
#include "runtime/core/compile.h"

uint32_t read_index(Comp *c, uint32_t count, const char *what)
{
    uint32_t index = rt_read_u32(c->l);
    if (index >= count)
        INVALID(c, "unknown %s %u", what, index);
    return index;
}

RtType address_type(const RtExtent *x)
{
    return x->is64 ? RT_I64 : RT_I32;
}

Opd pop_ref(Comp *c)
{
    Opd o = pop_any(c);
    if (o.type != RT_BOT && o.type != RT_BOT_REF && !rt_type_is_ref(o.type))
        mismatch(c, o.type, RT_BOT_REF);
    if (o.type == RT_BOT)
        o.type = RT_BOT_REF;
    return o;
}

// ------------------------------------------------------------- references

static RtType non_null(RtType t)
{
    return rt_type_is_ref(t) ? RT_REF_TYPE(rt_type_heap(t)) : t;
}

// Emits an instruction with one operand and pushes its result.
static void emit_un(Comp *c, unsigned op, Opd *o, RtType type, AccClass acc)
{
    slot_of(c, o);
    RtIns *i = emit(c, op);
    i->b = (uint16_t)o->slot;
    push_result(c, i, type, acc);
}

static RtHeap read_heap(Comp *c)
{
    RtHeap h = rt_read_heap(c->l);
    if (rt_heap_is_index(h) && h >= c->m->ntypes)
        INVALID(c, "unknown type %u", h);
    return h;
}

static void ref_func(Comp *c)
{
    uint32_t f = read_index(c, c->m->nfuncs, "function");
    if (c->is_const)
        c->declared[f] = 1;
    if (c->declared && !c->declared[f])
        INVALID(c, "undeclared function reference");
    RtIns *i = emit(c, RT_R_REF_FUNC);
    i->imm = f;
    push_result(c, i, RT_REF_TYPE(c->m->funcs[f].type), ACC_NONE);
}

static void ref_eq(Comp *c)
{
    RtType eq = RT_REF_NULL_TYPE(RT_HEAP_EQ);
    Opd y = pop(c, eq), x = pop(c, eq);
    slot_of(c, &x);
    slot_of(c, &y);
    RtIns *i = emit(c, RT_R_REF_EQ);
    i->b = (uint16_t)x.slot;
    i->c = (uint16_t)y.slot;
    push_result(c, i, RT_I32, ACC_INT);
}

// A reference is checked where it is, and stays there.
static void push_again(Comp *c, Opd o, RtType type)
{
    o.type = type;
    if (is_local(c, &o)) {
        c->locals[o.k].refs++;
        c->refs++;
    }
    push_opd(c, o);
}

static void as_non_null(Comp *c)
{
    Opd o = pop_ref(c);
    slot_of(c, &o);
    emit(c, RT_R_REF_AS_NON_NULL)->b = (uint16_t)o.slot;
    push_again(c, o, non_null(o.type));
}

// The value of a null test stands under the label's other values, or not.
static void br_on_null(Comp *c)
{
    uint32_t label, n;
    const RtType *types = label_types(read_label(c, &label), &n);
    Opd o = pop_ref(c), cond = o;
    retype(c, types, n);
    slot_of(c, &cond);
    uint32_t over = c->nins;
    bool now = !c->dead && values_in_place(c, label);
    emit(c, now ? RT_R_BR_Z_S : RT_R_BR_NZ_S)->b = (uint16_t)cond.slot;
    if (now) {
        jump_to(c, over, label);
    } else if (!c->dead) {
        emit_br(c, label);
        jump_here(c, over);
    }
    push_again(c, cond, non_null(o.type));
}

static void br_on_non_null(Comp *c)
{
    uint32_t label, n;
    const RtType *types = label_types(read_label(c, &label), &n);
    if (n == 0 || !rt_type_is_ref(types[n - 1]))
        INVALID(c, "type mismatch: the label takes no reference");
    Opd o = pop_ref(c), value = o;
    value.type = non_null(o.type);
    slot_of(c, &value);
    push_again(c, value, value.type);
    retype(c, types, n);
    uint32_t over = c->nins;
    emit(c, RT_R_BR_Z_S)->b = (uint16_t)value.slot;
    if (!c->dead) {
        emit_br(c, label);
        jump_here(c, over);
    }
    drop_to(c, c->nops - 1);
}

void compile_ref(Comp *c, RtOp op)
{
    Opd o;
    switch (op) {
    case RT_OP_REF_NULL:
        push_const(c, RT_REF_NULL_TYPE(read_heap(c)), 0);
        break;
    case RT_OP_REF_IS_NULL:
        o = pop_ref(c);
        emit_un(c, RT_R_I64_EQZ_S, &o, RT_I32, ACC_INT);
        break;
    case RT_OP_REF_FUNC:
        ref_func(c);
        break;
    case RT_OP_REF_EQ:
        ref_eq(c);
        break;
    case RT_OP_REF_AS_NON_NULL:
        as_non_null(c);
        break;
    case RT_OP_BR_ON_NULL:
        br_on_null(c);
        break;
    default:
        br_on_non_null(c);
    }
}

// ----------------------------------------------------------------- tables

static void table_get(Comp *c, uint32_t t)
{
    const RtTableType *type = &c->m->tables[t].type;
    Opd at = pop(c, address_type(&type->extent));
    slot_of(c, &at);
    RtIns *i = emit(c, RT_R_TABLE_GET);
    i->b = (uint16_t)at.slot;
    i->imm = t;
    push_result(c, i, type->elem, ACC_NONE);
}

static void table_set(Comp *c, uint32_t t)
{
    const RtTableType *type = &c->m->tables[t].type;
    Opd ref = pop(c, type->elem), at = pop(c, address_type(&type->extent));
    slot_of(c, &at);
    slot_of(c, &ref);
    RtIns *i = emit(c, RT_R_TABLE_SET);
    i->b = (uint16_t)at.slot;
    i->c = (uint16_t)ref.slot;
    i->imm = t;
}

static void table_grow(Comp *c, uint32_t t)
{
    const RtTableType *type = &c->m->tables[t].type;
    RtType at = address_type(&type->extent);
    Opd by = pop(c, at), ref = pop(c, type->elem);
    slot_of(c, &by);
    slot_of(c, &ref);
    RtIns *i = emit(c, RT_R_TABLE_GROW);
    i->b = (uint16_t)ref.slot;
    i->c = (uint16_t)by.slot;
    i->imm = t;
    push_result(c, i, at, ACC_NONE);
}

// ------------------------------------------------- three operands in a row

static void watch_bulk(Comp *c, unsigned op, uint32_t base, uint32_t to,
                       uint32_t from)
{
    bool memory = op == RT_R_MEMORY_COPY || op == RT_R_MEMORY_FILL ||
                  op == RT_R_MEMORY_INIT;
    if (memory)
        watch_range(c, to, base, base + 2, true);
    if (op == RT_R_MEMORY_COPY)
        watch_range(c, from, base + 1, base + 2, false);
}

static void emit_bulk(Comp *c, unsigned op, RtType x, RtType y, RtType z,
                      uint32_t jump, uint32_t k)
{
    const RtType types[3] = {x, y, z};
    uint32_t base = take_row(c, types, 3);
    if (c->watches)
        watch_bulk(c, op, base, jump, k);
    RtIns *i = emit(c, op);
    i->a = (uint16_t)base;
    i->jump = (int32_t)jump;
    i->k = k;
}

static RtType smaller(RtType a, RtType b)
{
    return a == RT_I64 && b == RT_I64 ? RT_I64 : RT_I32;
}

static RtType memory_address(Comp *c, uint32_t m)
{
    return address_type(&c->m->memories[m].type.extent);
}

static RtType table_address(Comp *c, uint32_t t)
{
    return address_type(&c->m->tables[t].type.extent);
}

static void memory_copy(Comp *c)
{
    uint32_t to = read_index(c, c->m->nmemories, "memory");
    uint32_t from = read_index(c, c->m->nmemories, "memory");
    RtType t = memory_address(c, to), f = memory_address(c, from);
    emit_bulk(c, RT_R_MEMORY_COPY, t, f, smaller(t, f), to, from);
}

static void table_copy(Comp *c)
{
    uint32_t to = read_index(c, c->m->ntables, "table");
    uint32_t from = read_index(c, c->m->ntables, "table");
    RtType t = table_address(c, to), f = table_address(c, from);
    RtType te = c->m->tables[to].type.elem, fe = c->m->tables[from].type.elem;
    if (!rt_type_matches(c->m->types, fe, te))
        mismatch(c, fe, te);
    emit_bulk(c, RT_R_TABLE_COPY, t, f, smaller(t, f), to, from);
}

static void table_init(Comp *c)
{
    uint32_t seg = read_index(c, c->m->nelems, "elem segment");
    uint32_t t = read_index(c, c->m->ntables, "table");
    RtType se = c->m->elems[seg].type, te = c->m->tables[t].type.elem;
    if (!rt_type_matches(c->m->types, se, te))
        mismatch(c, se, te);
    emit_bulk(c, RT_R_TABLE_INIT, table_address(c, t), RT_I32, RT_I32, t, seg);
}

// The section that counts data segments is read before the code, the segments
// behind it.
uint32_t read_data(Comp *c)
{
    if (!c->m->has_data_count)
        RT_MALFORMED(c->l, c->at, "data count section required");
    return read_index(c, c->m->ndatas, "data segment");
}

static void memory_init(Comp *c)
{
    uint32_t seg = read_data(c);
    uint32_t m = read_index(c, c->m->nmemories, "memory");
    emit_bulk(c, RT_R_MEMORY_INIT, memory_address(c, m), RT_I32, RT_I32, m,
              seg);
}

static void memory_grow(Comp *c, uint32_t m)
{
    RtType at = memory_address(c, m);
    Opd pages = pop(c, at);
    slot_of(c, &pages);
    RtIns *i = emit(c, RT_R_MEMORY_GROW);
    i->b = (uint16_t)pages.slot;
    i->c = at == RT_I64;
    i->imm = m;
    push_result(c, i, at, ACC_NONE);
}

static void emit_size(Comp *c, unsigned op, uint32_t index, RtType type)
{
    RtIns *i = emit(c, op);
    i->imm = index;
    push_result(c, i, type, ACC_NONE);
}

void compile_bulk(Comp *c, RtOp op)
{
    RtImm imm = rt_ops[op].imm;
    uint32_t x = 0;
    if (imm == RT_IMM_TABLE)
        x = read_index(c, c->m->ntables, "table");
    if (imm == RT_IMM_MEMORY)
        x = read_index(c, c->m->nmemories, "memory");
    switch (op) {
    case RT_OP_TABLE_GET:
        table_get(c, x);
        break;
    case RT_OP_TABLE_SET:
        table_set(c, x);
        break;
    case RT_OP_TABLE_SIZE:
        emit_size(c, RT_R_TABLE_SIZE, x, table_address(c, x));
        break;
    case RT_OP_TABLE_GROW:
        table_grow(c, x);
        break;
    case RT_OP_TABLE_FILL:
        emit_bulk(c, RT_R_TABLE_FILL, table_address(c, x),
                  c->m->tables[x].type.elem, table_address(c, x), x, 0);
        break;
    case RT_OP_TABLE_COPY:
        table_copy(c);
        break;
    case RT_OP_TABLE_INIT:
        table_init(c);
        break;
    case RT_OP_ELEM_DROP:
        emit(c, RT_R_ELEM_DROP)->imm =
            read_index(c, c->m->nelems, "elem segment");
        break;
    case RT_OP_MEMORY_SIZE:
        emit_size(c, RT_R_MEMORY_SIZE, x, memory_address(c, x));
        break;
    case RT_OP_MEMORY_GROW:
        memory_grow(c, x);
        break;
    case RT_OP_MEMORY_FILL:
        emit_bulk(c, RT_R_MEMORY_FILL, memory_address(c, x), RT_I32,
                  memory_address(c, x), x, 0);
        break;
    case RT_OP_MEMORY_COPY:
        memory_copy(c);
        break;
    case RT_OP_MEMORY_INIT:
        memory_init(c);
        break;
    default: // data.drop
        x = read_data(c);
        emit(c, RT_R_DATA_DROP)->imm = x;
    }
}
