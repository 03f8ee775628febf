// object.c: structs and arrays: their fields, their casts, and the array
// instructions on ranges.
#include "runtime/exec/link.h"

#include <string.h>

// ------------------------------------------------------------------- casts

static bool kind_is(RtRefKind kind, RtHeap h)
{
    switch (h) {
    case RT_HEAP_ANY:
    case RT_HEAP_EXTERN:
        return kind != RT_REF_FUNC && kind != RT_REF_EXN;
    case RT_HEAP_EQ:
        return kind == RT_REF_I31 || kind == RT_REF_STRUCT ||
               kind == RT_REF_ARRAY;
    case RT_HEAP_I31:
        return kind == RT_REF_I31;
    case RT_HEAP_STRUCT:
        return kind == RT_REF_STRUCT;
    case RT_HEAP_ARRAY:
        return kind == RT_REF_ARRAY;
    case RT_HEAP_FUNC:
        return kind == RT_REF_FUNC;
    case RT_HEAP_EXN:
        return kind == RT_REF_EXN;
    default: // the bottom types have nothing but null
        return false;
    }
}

bool rt_ref_is(const RtInstance *inst, RtRef r, RtHeap h)
{
    if (!rt_heap_is_index(h))
        return kind_is(rt_ref_kind(r), h);
    if (RT_REF_IS_I31(r))
        return false;
    uint32_t id = RT_REF_PTR(const RtHead, r)->type;
    const RtRtt *type = inst->types[h];
    return id == type->id ||
           (id != RT_NO_INDEX && rt_rtt_below(inst->store->rtts[id], type));
}

// ----------------------------------------------------------------- storage

void rt_storage_write(RtType t, uint8_t *at, const RtSlot *value)
{
    memcpy(at, value, rt_storage_size(t)); // the low bytes: little-endian
}

void rt_storage_read(RtType t, const uint8_t *at, bool sign, RtSlot *value)
{
    value->i64 = 0;
    memcpy(value, at, rt_storage_size(t));
    if (sign && t == RT_I8)
        value->s32 = (int8_t)value->i32;
    if (sign && t == RT_I16)
        value->s32 = (int16_t)value->i32;
}

// -------------------------------------------------------------- allocation

RtRef rt_struct_alloc(RtStore *s, const RtRtt *type)
{
    uint64_t bytes = sizeof(RtStruct) + (uint64_t)type->size;
    return RT_PTR_REF(rt_gc_alloc(s, RT_REF_STRUCT, type->id, bytes, true));
}

RtRef rt_array_alloc(RtStore *s, const RtRtt *type, uint32_t len)
{
    uint64_t bytes = sizeof(RtArray) + (uint64_t)len * type->size;
    RtArray *a = rt_gc_alloc(s, RT_REF_ARRAY, type->id, bytes, true);
    if (a)
        a->len = len;
    return RT_PTR_REF(a);
}

// ------------------------------------------------------------------ arrays

static bool inside(uint64_t at, uint64_t n, uint64_t size)
{
    return at <= size && n <= size - at;
}

static uint32_t elem_size(const RtStore *s, const RtArray *a)
{
    return s->rtts[a->head.type]->size;
}

RtStatus rt_array_fill(RtStore *s, RtRef array, uint32_t at,
                       const RtSlot *value, uint32_t n)
{
    RtArray *a = RT_REF_PTR(RtArray, array);
    if (!inside(at, n, a->len))
        return rt_trap(s, RT_TRAP_ARRAY_BOUNDS);
    RtType t = s->rtts[a->head.type]->fields[0].type;
    size_t size = elem_size(s, a);
    for (uint32_t i = 0; i < n; i++)
        rt_storage_write(t, a->data + (at + i) * size, value);
    return RT_OK;
}

RtStatus rt_array_copy(RtStore *s, RtRef to_array, uint32_t to,
                       RtRef from_array, uint32_t from, uint32_t n)
{
    RtArray *a = RT_REF_PTR(RtArray, to_array);
    const RtArray *b = RT_REF_PTR(const RtArray, from_array);
    if (!inside(to, n, a->len) || !inside(from, n, b->len))
        return rt_trap(s, RT_TRAP_ARRAY_BOUNDS);
    size_t size = elem_size(s, a);
    memmove(a->data + to * size, b->data + from * size, n * size);
    return RT_OK;
}

RtStatus rt_array_init_data(RtInstance *inst, RtRef array, uint32_t data,
                            uint32_t to, uint32_t from, uint32_t n)
{
    RtArray *a = RT_REF_PTR(RtArray, array);
    const RtData *d = &inst->datas[data];
    uint64_t size = elem_size(inst->store, a);
    if (!inside(to, n, a->len))
        return rt_trap(inst->store, RT_TRAP_ARRAY_BOUNDS);
    if (!inside(from, n * size, d->len))
        return rt_trap(inst->store, RT_TRAP_MEMORY_BOUNDS);
    if (n)
        memcpy(a->data + to * size, d->bytes + from, (size_t)(n * size));
    return RT_OK;
}

RtStatus rt_array_init_elem(RtInstance *inst, RtRef array, uint32_t elem,
                            uint32_t to, uint32_t from, uint32_t n)
{
    RtArray *a = RT_REF_PTR(RtArray, array);
    const RtElems *e = &inst->elems[elem];
    if (!inside(to, n, a->len))
        return rt_trap(inst->store, RT_TRAP_ARRAY_BOUNDS);
    if (!inside(from, n, e->len))
        return rt_trap(inst->store, RT_TRAP_TABLE_BOUNDS);
    if (n)
        memcpy(a->data + (size_t)to * sizeof(RtRef), e->refs + from,
               n * sizeof(RtRef));
    return RT_OK;
}

RtStatus rt_array_new_data(RtInstance *inst, const RtRtt *type, uint32_t data,
                           uint32_t from, uint32_t n, RtRef *out)
{
    const RtData *d = &inst->datas[data];
    if (!inside(from, (uint64_t)n * type->size, d->len))
        return rt_trap(inst->store, RT_TRAP_MEMORY_BOUNDS);
    *out = rt_array_alloc(inst->store, type, n);
    if (!*out)
        return rt_trap(inst->store, RT_TRAP_OUT_OF_MEMORY);
    return rt_array_init_data(inst, *out, data, 0, from, n);
}

RtStatus rt_array_new_elem(RtInstance *inst, const RtRtt *type, uint32_t elem,
                           uint32_t from, uint32_t n, RtRef *out)
{
    if (!inside(from, n, inst->elems[elem].len))
        return rt_trap(inst->store, RT_TRAP_TABLE_BOUNDS);
    *out = rt_array_alloc(inst->store, type, n);
    if (!*out)
        return rt_trap(inst->store, RT_TRAP_OUT_OF_MEMORY);
    return rt_array_init_elem(inst, *out, elem, 0, from, n);
}
