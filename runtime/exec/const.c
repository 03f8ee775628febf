// const.c: values of constant expressions. Those of one instruction are read
// here, so that an instance costs no stack and no call; the rest is register
// code.
#include "runtime/exec/interp.h"
#include "runtime/exec/link.h"

#include <string.h>

// Validated bytes: a LEB128 number of at most 64 bits.
static uint64_t read_leb(const uint8_t **p, bool is_signed)
{
    uint64_t v = 0;
    unsigned shift = 0;
    uint8_t byte;
    do {
        byte = *(*p)++;
        v |= (uint64_t)(byte & 0x7F) << shift;
        shift += 7;
    } while (byte & 0x80 && shift < 64);
    if (is_signed && byte & 0x40 && shift < 64)
        v |= UINT64_MAX << shift;
    return v;
}

enum { OP_END = 0x0B, OP_GLOBAL_GET = 0x23, OP_I32 = 0x41, OP_I64 = 0x42 };
enum { OP_F32 = 0x43, OP_F64 = 0x44, OP_NULL = 0xD0, OP_FUNC = 0xD2 };

bool rt_const_is_int(const RtModule *m, RtExpr expr, uint64_t *value)
{
    const uint8_t *p = m->bytes + expr.start, op = *p++;
    if (op != OP_I32 && op != OP_I64)
        return false;
    uint64_t v = read_leb(&p, true);
    *value = op == OP_I32 ? (uint32_t)v : v;
    return *p == OP_END;
}

static void read_float(const uint8_t **p, RtSlot *value, size_t size)
{
    memcpy(value, *p, size); // the low bytes: little-endian
    *p += size;
}

// One instruction and `end`; false: it is something else.
static bool eval_simple(RtInstance *inst, const uint8_t *p, RtSlot *value)
{
    value[0].i64 = 0;
    switch (*p++) {
    case OP_I32:
        value->i64 = (uint32_t)read_leb(&p, true);
        break;
    case OP_I64:
        value->i64 = read_leb(&p, true);
        break;
    case OP_F32:
        read_float(&p, value, 4);
        break;
    case OP_F64:
        read_float(&p, value, 8);
        break;
    case OP_GLOBAL_GET:
        memcpy(value, inst->globals[read_leb(&p, false)]->value,
               2 * sizeof *value);
        break;
    case OP_NULL:
        read_leb(&p, true);
        break;
    case OP_FUNC:
        value->ref =
            RT_PTR_REF(rt_instance_func(inst, (uint32_t)read_leb(&p, false)));
        if (!value->ref)
            return false; // the interpreter traps
        break;
    default:
        return false;
    }
    return *p == OP_END;
}

RtStatus rt_const_eval(RtInstance *inst, RtExpr expr, RtSlot *value)
{
    if (eval_simple(inst, inst->module->bytes + expr.start, value))
        return RT_OK;
    if (!rt_store_stacks(inst->store))
        return RT_LIMIT;
    return rt_exec_const(inst, expr, value);
}
