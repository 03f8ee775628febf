// interp_help.c: instructions that are a call: tables, whole memories,
// structures and arrays. Where operands lie is said in core/regops.def.
#include "runtime/exec/interp_int.h"

#include <string.h>

#define HELPER(name)                                                           \
    RtStatus rt_help_##name(RtStore *s, RtInstance *inst, RtSlot *fp,          \
                            const RtIns *ip)

// What takes time in proportion to a number costs fuel in proportion: one unit
// for 1 KiB, afterwards, so that what traps otherwise traps as it would.
static RtStatus charge(RtStore *s, RtStatus st, uint64_t bytes)
{
    uint64_t cost = bytes >> 10;
    if (st != RT_OK || s->fuel == UINT64_MAX || cost == 0)
        return st;
    if (cost > s->fuel) {
        s->fuel = 0;
        return rt_trap(s, RT_TRAP_OUT_OF_FUEL);
    }
    s->fuel -= cost;
    return RT_OK;
}

// ---------------------------------------------------------------- memories

HELPER(MEMORY_INIT)
{
    const RtSlot *o = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    RtStatus st = rt_memory_init(inst, ip->k, inst->memories[ip->jump],
                                 o[0].i64, o[1].i32, o[2].i32);
    return charge(s, st, o[2].i32);
}

HELPER(DATA_DROP)
{
    (void)s;
    (void)fp;
    rt_data_drop(inst, (uint32_t)ip->imm);
    return RT_OK;
}

HELPER(MEMORY_COPY)
{
    const RtSlot *o = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    RtStatus st =
        rt_memory_copy(inst->memories[ip->jump], inst->memories[ip->k],
                       o[0].i64, o[1].i64, o[2].i64);
    return charge(s, st, o[2].i64);
}

HELPER(MEMORY_FILL)
{
    const RtSlot *o = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    RtStatus st = rt_memory_fill(inst->memories[ip->jump], o[0].i64,
                                 (uint8_t)o[1].i32, o[2].i64);
    return charge(s, st, o[2].i64);
}

RtStatus rt_interp_wait(RtStore *s, RtInstance *inst, RtSlot *fp,
                        const RtIns *ip, const uint8_t *mem, uint64_t ea,
                        unsigned size)
{
    uint32_t i = 0, result = 0;
    while (inst->memories[i]->data != mem)
        i++;
    rt_interp_sync(s, fp, ip);
    RtStatus st = rt_atomic_wait(inst->memories[i], ea, fp[ip->c].i64, size,
                                 fp[ip->c + 1].s64, &result);
    fp[ip->a].i64 = result;
    return st;
}

// ------------------------------------------------------------------ tables

HELPER(TABLE_GET)
{
    const RtTable *t = inst->tables[ip->imm];
    uint64_t i = fp[ip->b].i64;
    if (i >= t->size)
        return rt_interp_trap(s, fp, ip, RT_TRAP_TABLE_BOUNDS);
    fp[ip->a].ref = t->elems[i];
    return RT_OK;
}

HELPER(TABLE_SET)
{
    const RtTable *t = inst->tables[ip->imm];
    uint64_t i = fp[ip->b].i64;
    if (i >= t->size)
        return rt_interp_trap(s, fp, ip, RT_TRAP_TABLE_BOUNDS);
    t->elems[i] = fp[ip->c].ref;
    return RT_OK;
}

HELPER(TABLE_SIZE)
{
    (void)s;
    fp[ip->a].i64 = inst->tables[ip->imm]->size;
    return RT_OK;
}

HELPER(TABLE_GROW)
{
    RtTable *t = inst->tables[ip->imm];
    rt_interp_sync(s, fp, ip);
    uint64_t by = fp[ip->c].i64;
    int64_t was = rt_table_grow_by(t, by, fp[ip->b].ref);
    fp[ip->a].i64 = t->type.extent.is64 ? (uint64_t)was : (uint32_t)was;
    return was < 0 ? RT_OK : charge(s, RT_OK, by * sizeof(RtRef));
}

HELPER(TABLE_FILL)
{
    const RtSlot *o = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    RtStatus st =
        rt_table_fill(inst->tables[ip->jump], o[0].i64, o[1].ref, o[2].i64);
    return charge(s, st, o[2].i64 * sizeof(RtRef));
}

HELPER(TABLE_COPY)
{
    const RtSlot *o = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    RtStatus st = rt_table_copy(inst->tables[ip->jump], inst->tables[ip->k],
                                o[0].i64, o[1].i64, o[2].i64);
    return charge(s, st, o[2].i64 * sizeof(RtRef));
}

HELPER(TABLE_INIT)
{
    const RtSlot *o = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    RtStatus st = rt_table_init(inst, ip->k, inst->tables[ip->jump], o[0].i64,
                                o[1].i32, o[2].i32);
    return charge(s, st, (uint64_t)o[2].i32 * sizeof(RtRef));
}

HELPER(ELEM_DROP)
{
    (void)s;
    (void)fp;
    rt_elem_drop(inst, (uint32_t)ip->imm);
    return RT_OK;
}

// -------------------------------------------------------------- structures

// The new object, or a trap when there is no memory for it.
static RtStatus put_new(RtStore *s, RtSlot *to, RtRef r)
{
    if (!r)
        return rt_trap(s, RT_TRAP_OUT_OF_MEMORY);
    to->ref = r;
    return RT_OK;
}

HELPER(STRUCT_NEW_DEFAULT)
{
    rt_interp_sync(s, fp, ip);
    return put_new(s, fp + ip->a, rt_struct_alloc(s, inst->types[ip->imm]));
}

HELPER(STRUCT_NEW)
{
    const RtRtt *type = inst->types[ip->imm];
    const RtSlot *from = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    RtRef r = rt_struct_alloc(s, type);
    for (uint32_t i = 0; r && i < type->nfields; i++) {
        RtType t = type->fields[i].type;
        rt_storage_write(t, RT_REF_PTR(RtStruct, r)->data + type->offsets[i],
                         from);
        from += rt_type_slots(t);
    }
    return put_new(s, fp + ip->a, r);
}

static RtStatus struct_get(RtStore *s, RtInstance *inst, RtSlot *fp,
                           const RtIns *ip, bool sign)
{
    const RtRtt *type = inst->types[ip->k];
    const RtStruct *o = RT_REF_PTR(const RtStruct, fp[ip->b].ref);
    if (!o)
        return rt_interp_trap(s, fp, ip, RT_TRAP_NULL_STRUCTURE);
    rt_storage_read(type->fields[ip->jump].type,
                    o->data + type->offsets[ip->jump], sign, fp + ip->a);
    return RT_OK;
}

HELPER(STRUCT_GET)
{
    return struct_get(s, inst, fp, ip, false);
}

HELPER(STRUCT_GET_S)
{
    return struct_get(s, inst, fp, ip, true);
}

HELPER(STRUCT_SET)
{
    const RtRtt *type = inst->types[ip->k];
    RtStruct *o = RT_REF_PTR(RtStruct, fp[ip->b].ref);
    if (!o)
        return rt_interp_trap(s, fp, ip, RT_TRAP_NULL_STRUCTURE);
    rt_storage_write(type->fields[ip->jump].type,
                     o->data + type->offsets[ip->jump], fp + ip->c);
    return RT_OK;
}

// ------------------------------------------------------------------ arrays

HELPER(ARRAY_NEW)
{
    const RtRtt *type = inst->types[ip->imm];
    const RtSlot *value = fp + ip->a;
    uint32_t n = value[rt_type_slots(type->fields->type)].i32;
    rt_interp_sync(s, fp, ip);
    RtRef r = rt_array_alloc(s, type, n);
    if (r)
        rt_array_fill(s, r, 0, value, n);
    return charge(s, put_new(s, fp + ip->a, r), (uint64_t)n * type->size);
}

HELPER(ARRAY_NEW_DEFAULT)
{
    const RtRtt *type = inst->types[ip->imm];
    uint32_t n = fp[ip->a].i32;
    rt_interp_sync(s, fp, ip);
    RtStatus st = put_new(s, fp + ip->a, rt_array_alloc(s, type, n));
    return charge(s, st, (uint64_t)n * type->size);
}

HELPER(ARRAY_NEW_FIXED)
{
    const RtRtt *type = inst->types[ip->k];
    RtType t = type->fields->type;
    uint32_t n = (uint32_t)ip->jump;
    rt_interp_sync(s, fp, ip);
    RtRef r = rt_array_alloc(s, type, n);
    for (uint32_t i = 0; r && i < n; i++)
        rt_storage_write(t, RT_REF_PTR(RtArray, r)->data + i * type->size,
                         fp + ip->a + i * rt_type_slots(t));
    return put_new(s, fp + ip->a, r);
}

HELPER(ARRAY_NEW_DATA)
{
    RtSlot *o = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    uint32_t n = o[1].i32;
    RtStatus st = rt_array_new_data(inst, inst->types[ip->k],
                                    (uint32_t)ip->jump, o[0].i32, n, &o[0].ref);
    return charge(s, st, n);
}

HELPER(ARRAY_NEW_ELEM)
{
    RtSlot *o = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    uint32_t n = o[1].i32;
    RtStatus st = rt_array_new_elem(inst, inst->types[ip->k],
                                    (uint32_t)ip->jump, o[0].i32, n, &o[0].ref);
    return charge(s, st, (uint64_t)n * sizeof(RtRef));
}

static RtStatus array_get(RtStore *s, RtInstance *inst, RtSlot *fp,
                          const RtIns *ip, bool sign)
{
    const RtRtt *type = inst->types[ip->imm];
    const RtArray *o = RT_REF_PTR(const RtArray, fp[ip->b].ref);
    uint32_t i = fp[ip->c].i32;
    if (!o)
        return rt_interp_trap(s, fp, ip, RT_TRAP_NULL_ARRAY);
    if (i >= o->len)
        return rt_interp_trap(s, fp, ip, RT_TRAP_ARRAY_BOUNDS);
    rt_storage_read(type->fields->type, o->data + (size_t)i * type->size, sign,
                    fp + ip->a);
    return RT_OK;
}

HELPER(ARRAY_GET)
{
    return array_get(s, inst, fp, ip, false);
}

HELPER(ARRAY_GET_S)
{
    return array_get(s, inst, fp, ip, true);
}

// The array on which an instruction with operands in a row works.
static RtStatus array_operand(RtStore *s, RtSlot *fp, const RtIns *ip, RtRef r)
{
    rt_interp_sync(s, fp, ip);
    return r ? RT_OK : rt_trap(s, RT_TRAP_NULL_ARRAY);
}

HELPER(ARRAY_SET)
{
    const RtRtt *type = inst->types[ip->imm];
    const RtSlot *from = fp + ip->a;
    RtArray *o = RT_REF_PTR(RtArray, from[0].ref);
    if (!o)
        return rt_interp_trap(s, fp, ip, RT_TRAP_NULL_ARRAY);
    if (from[1].i32 >= o->len)
        return rt_interp_trap(s, fp, ip, RT_TRAP_ARRAY_BOUNDS);
    rt_storage_write(type->fields->type,
                     o->data + (size_t)from[1].i32 * type->size, from + 2);
    return RT_OK;
}

HELPER(ARRAY_LEN)
{
    const RtArray *o = RT_REF_PTR(const RtArray, fp[ip->b].ref);
    (void)inst;
    if (!o)
        return rt_interp_trap(s, fp, ip, RT_TRAP_NULL_ARRAY);
    fp[ip->a].i64 = o->len;
    return RT_OK;
}

HELPER(ARRAY_FILL)
{
    const RtSlot *o = fp + ip->a;
    RtStatus st = array_operand(s, fp, ip, o[0].ref);
    (void)inst;
    if (st != RT_OK)
        return st;
    uint32_t n = o[3 + ip->c].i32;
    return charge(s, rt_array_fill(s, o[0].ref, o[1].i32, o + 2, n), n);
}

HELPER(ARRAY_COPY)
{
    const RtSlot *o = fp + ip->a;
    RtStatus st = array_operand(s, fp, ip, o[0].ref && o[2].ref);
    (void)inst;
    if (st != RT_OK)
        return st;
    st = rt_array_copy(s, o[0].ref, o[1].i32, o[2].ref, o[3].i32, o[4].i32);
    return charge(s, st, o[4].i32);
}

HELPER(ARRAY_INIT_DATA)
{
    const RtSlot *o = fp + ip->a;
    RtStatus st = array_operand(s, fp, ip, o[0].ref);
    if (st != RT_OK)
        return st;
    st = rt_array_init_data(inst, o[0].ref, (uint32_t)ip->imm, o[1].i32,
                            o[2].i32, o[3].i32);
    return charge(s, st, o[3].i32);
}

HELPER(ARRAY_INIT_ELEM)
{
    const RtSlot *o = fp + ip->a;
    RtStatus st = array_operand(s, fp, ip, o[0].ref);
    if (st != RT_OK)
        return st;
    st = rt_array_init_elem(inst, o[0].ref, (uint32_t)ip->imm, o[1].i32,
                            o[2].i32, o[3].i32);
    return charge(s, st, o[3].i32);
}
