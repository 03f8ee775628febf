// read.c: the reader of the binary format's small parts (core spec 5.2, 5.3):
// numbers, types, opcodes, and expressions to skip.
#include "runtime/core/load.h"

#include <stdarg.h>
#include <stdio.h>

void rt_fail(RtLoad *l, RtLoadStatus status, size_t offset, const char *fmt,
             ...)
{
    va_list args;
    l->err->status = status;
    l->err->offset = offset;
    va_start(args, fmt);
    vsnprintf(l->err->text, sizeof l->err->text, fmt, args);
    va_end(args);
    longjmp(l->exit, 1);
}

uint8_t rt_read_u8(RtLoad *l)
{
    if (l->pos >= l->end)
        RT_MALFORMED(l, l->pos, "unexpected end");
    return l->bytes[l->pos++];
}

static uint64_t read_leb_slow(RtLoad *l, unsigned bits)
{
    uint64_t value = 0;
    size_t start = l->pos;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t b = rt_read_u8(l);
        value |= (uint64_t)(b & 0x7F) << shift;
        if (shift + 7 >= bits) {
            if (b & 0x80)
                RT_MALFORMED(l, start, "integer representation too long");
            if (b >> (bits - shift))
                RT_MALFORMED(l, start, "integer too large");
            return value;
        }
        if (!(b & 0x80))
            return value;
    }
}

uint64_t rt_read_leb(RtLoad *l, unsigned bits)
{
    if (l->pos < l->end && l->bytes[l->pos] < 0x80)
        return l->bytes[l->pos++];
    return read_leb_slow(l, bits);
}

int64_t rt_read_sleb(RtLoad *l, unsigned bits)
{
    uint64_t value = 0;
    size_t start = l->pos;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t b = rt_read_u8(l);
        value |= (uint64_t)(b & 0x7F) << shift;
        if (shift + 7 >= bits) {
            if (b & 0x80)
                RT_MALFORMED(l, start, "integer representation too long");
            // the sign bit and the unused bits above it must be equal
            unsigned used = bits - shift;
            unsigned top = (b & 0x7Fu) >> (used - 1);
            if (top != 0 && top != (0x7Fu >> (used - 1)))
                RT_MALFORMED(l, start, "integer too large");
        }
        if (!(b & 0x80)) {
            if ((b & 0x40) && shift + 7 < 64)
                value |= UINT64_MAX << (shift + 7);
            return (int64_t)value;
        }
    }
}

uint32_t rt_read_count(RtLoad *l)
{
    size_t start = l->pos;
    uint32_t n = rt_read_u32(l);
    if (n > l->end - l->pos)
        RT_MALFORMED(l, start, "length out of bounds, unexpected end");
    return n;
}

static bool abstract_heap(int64_t code)
{
    return code >= 0x69 && code <= 0x74;
}

RtHeap rt_read_heap(RtLoad *l)
{
    size_t start = l->pos;
    int64_t v = rt_read_sleb(l, 33);
    if (v >= 0) {
        if (v >= RT_HEAP_ABS)
            RT_INVALID(l, start, "unknown type %lld", (long long)v);
        return (RtHeap)v;
    }
    if (v < -64 || !abstract_heap(v & 0x7F))
        RT_MALFORMED(l, start, "malformed heap type");
    return RT_HEAP_ABS | ((uint32_t)v & 0x7F);
}

RtType rt_read_type(RtLoad *l)
{
    size_t start = l->pos;
    uint8_t b = rt_read_u8(l);
    if (b >= RT_V128 && b <= RT_I32)
        return b;
    if (abstract_heap(b))
        return RT_REF_NULL_TYPE(RT_HEAP_ABS | b);
    if (b == RT_KIND_REF || b == RT_KIND_REF_NULL)
        return (rt_read_heap(l) << 8) | b;
    RT_MALFORMED(l, start, "malformed value type");
}

RtOp rt_read_long_op(RtLoad *l)
{
    size_t start = l->pos;
    uint32_t code = rt_read_u8(l);
    if (code >= 0xFB && code <= 0xFE) {
        uint32_t sub = rt_read_u32(l);
        code = sub > 0xFFFF ? UINT32_MAX : (code << 16) | sub;
    }
    RtOp op = rt_op_of_code(code);
    if (op == RT_NOPS)
        RT_MALFORMED(l, start, "illegal opcode %02x", l->bytes[start]);
    return op;
}

RtMemArg rt_read_memarg(RtLoad *l)
{
    RtMemArg a = {0, 0, 0};
    size_t start = l->pos;
    uint32_t flags = rt_read_u32(l);
    if (flags >= 0x80)
        RT_MALFORMED(l, start, "malformed memop flags");
    a.align = flags & 0x3F;
    if (flags & 0x40)
        a.memory = rt_read_u32(l);
    a.offset = rt_read_leb(l, 64);
    return a;
}

static void skip_bytes(RtLoad *l, size_t n)
{
    if (l->end - l->pos < n)
        RT_MALFORMED(l, l->end, "unexpected end");
    l->pos += n;
}

static void skip_block_type(RtLoad *l)
{
    if (l->pos < l->end && l->bytes[l->pos] == 0x40)
        l->pos++;
    else if (l->pos < l->end && l->bytes[l->pos] < 0x80 &&
             l->bytes[l->pos] >= 0x40)
        rt_read_type(l);
    else
        rt_read_sleb(l, 33);
}

static void skip_catches(RtLoad *l)
{
    for (uint32_t n = rt_read_count(l); n > 0; n--) {
        if (rt_read_u8(l) < 2)
            rt_read_u32(l);
        rt_read_u32(l);
    }
}

// In a constant expression most of these are invalid, but must be well-formed.
void rt_skip_imm(RtLoad *l, RtImm imm)
{
    switch (imm) {
    case RT_IMM_NONE:
        break;
    case RT_IMM_BLOCK:
        skip_block_type(l);
        break;
    case RT_IMM_TRY_TABLE:
        skip_block_type(l);
        skip_catches(l);
        break;
    case RT_IMM_BR_TABLE:
        for (uint32_t n = rt_read_count(l); n > 0; n--)
            rt_read_u32(l);
        rt_read_u32(l);
        break;
    case RT_IMM_BR_CAST:
        skip_bytes(l, 1);
        rt_read_u32(l);
        rt_read_heap(l);
        rt_read_heap(l);
        break;
    case RT_IMM_SELECT_T:
        for (uint32_t n = rt_read_count(l); n > 0; n--)
            rt_read_type(l);
        break;
    case RT_IMM_TYPE2:
    case RT_IMM_TYPE_FIELD:
    case RT_IMM_TYPE_LEN:
    case RT_IMM_TYPE_DATA:
    case RT_IMM_TYPE_ELEM:
    case RT_IMM_CALL_INDIRECT:
    case RT_IMM_TABLE2:
    case RT_IMM_ELEM_TABLE:
    case RT_IMM_DATA_MEMORY:
    case RT_IMM_MEMORY2:
        rt_read_u32(l);
        rt_read_u32(l);
        break;
    case RT_IMM_LABEL:
    case RT_IMM_FUNC:
    case RT_IMM_TYPE:
    case RT_IMM_TAG:
    case RT_IMM_LOCAL:
    case RT_IMM_GLOBAL:
    case RT_IMM_TABLE:
    case RT_IMM_ELEM:
    case RT_IMM_DATA:
    case RT_IMM_MEMORY:
        rt_read_u32(l);
        break;
    case RT_IMM_MEMARG:
        rt_read_memarg(l);
        break;
    case RT_IMM_MEMARG_LANE:
        rt_read_memarg(l);
        skip_bytes(l, 1);
        break;
    case RT_IMM_I32:
        rt_read_sleb(l, 32);
        break;
    case RT_IMM_I64:
        rt_read_sleb(l, 64);
        break;
    case RT_IMM_F32:
        skip_bytes(l, 4);
        break;
    case RT_IMM_F64:
        skip_bytes(l, 8);
        break;
    case RT_IMM_V128:
    case RT_IMM_LANES:
        skip_bytes(l, 16);
        break;
    case RT_IMM_LANE:
    case RT_IMM_FENCE:
        skip_bytes(l, 1);
        break;
    case RT_IMM_HEAP:
        rt_read_heap(l);
        break;
    }
}

RtExpr rt_read_expr(RtLoad *l)
{
    size_t start = l->pos;
    size_t depth = 1;
    while (depth > 0) {
        RtOp op = rt_read_op(l);
        RtImm imm = rt_ops[op].imm;
        if (imm == RT_IMM_BLOCK || imm == RT_IMM_TRY_TABLE)
            depth++;
        if (op == RT_OP_END || op == RT_OP_DELEGATE)
            depth--;
        rt_skip_imm(l, imm);
    }
    return (RtExpr){(uint32_t)start, (uint32_t)l->pos};
}
