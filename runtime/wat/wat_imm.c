// wat_imm.c: one instruction: its opcode and what follows it (core spec 6.5),
// by the kinds of immediates in opcodes.def.
#include "runtime/wat/wat_num.h"
#include "runtime/wat/wat_parse.h"

RtOp wat_find_op(const WatParser *p, Str text)
{
    uintptr_t found = (uintptr_t)map_get(&p->ops, text);
    return found ? (RtOp)(found - 1) : RT_NOPS;
}

void wat_opcode(WatBuf *b, RtOp op)
{
    uint32_t code = rt_ops[op].code;
    if (code < 0x100) {
        buf_byte(b, code);
        return;
    }
    buf_byte(b, code >> 16);
    buf_unsigned(b, code & 0xFFFF);
}

uint32_t wat_label(WatParser *p)
{
    WatToken t = wat_cur(p);
    if (t.kind != WAT_ID)
        return (uint32_t)wat_uint(p, 32);
    Str name = wat_token_id(p->t, t);
    for (size_t i = p->labels.len; i > 0; i--)
        if (p->labels.at[i - 1].named &&
            str_eq(p->labels.at[i - 1].name, name)) {
            p->pos++;
            return (uint32_t)(p->labels.len - i);
        }
    wat_fail(p, t.start, "unknown label $%.*s", STR_ARG(name));
    return 0;
}

static uint32_t optional_index(WatParser *p, WatSpaceKind kind)
{
    return wat_at_index(p) ? wat_index(p, kind) : 0;
}

// The value of a word "key=N"; false if the word is another.
static bool keyed(WatParser *p, Str key, uint64_t *value)
{
    WatToken t = wat_cur(p);
    Str s = wat_text(p, t);
    if (t.kind != WAT_WORD || !str_starts(s, key))
        return false;
    s = str_from(s, key.len);
    if (wat_num_kind(s) != WAT_NUM_INT || s.ptr[0] == '-' || s.ptr[0] == '+')
        wat_fail(p, t.start, "unknown operator %.*s",
                 STR_ARG(str_sub(wat_text(p, t), 0, 60)));
    else if (!wat_num_uint(s, 64, value))
        wat_fail(p, t.start, "%.*si64 constant out of range", STR_ARG(key));
    else
        p->pos++;
    return true;
}

static void memory_argument(WatParser *p, RtOp op, bool lane, WatBuf *b)
{
    uint64_t offset = 0, align = 1ull << rt_op_align(op);
    WatToken t = wat_cur(p), next = wat_peek(p, 1);
    // The number before a lane is a memory only if another number follows.
    bool memory =
        t.kind == WAT_ID || (t.kind == WAT_INT && !lane) ||
        (t.kind == WAT_INT && next.kind != WAT_LPAR && next.kind != WAT_RPAR &&
         (next.kind == WAT_INT ||
          str_starts(wat_text(p, next), STR("offset=")) ||
          str_starts(wat_text(p, next), STR("align="))));
    uint32_t index = memory ? wat_index(p, WAT_MEMORY) : 0;
    keyed(p, STR("offset="), &offset);
    uint32_t at = wat_cur(p).start;
    keyed(p, STR("align="), &align);
    if (align == 0 || (align & (align - 1)))
        wat_fail(p, at, "alignment must be a power of two");
    unsigned log = align ? (unsigned)__builtin_ctzll(align) : 0;
    buf_unsigned(b, log | (index ? 0x40 : 0));
    if (index)
        buf_unsigned(b, index);
    buf_unsigned(b, offset);
}

static uint64_t int_literal(WatParser *p, unsigned bits)
{
    WatToken t = wat_cur(p);
    uint64_t value = 0;
    if (t.kind != WAT_INT)
        wat_unexpected(p);
    else if (!wat_num_int(wat_text(p, t), bits, &value))
        wat_fail(p, t.start, "i%u constant out of range", bits);
    else
        p->pos++;
    return value;
}

static void float_literal(WatParser *p, unsigned bits, WatBuf *b)
{
    WatToken t = wat_cur(p);
    uint32_t word = 0;
    uint64_t value = 0;
    bool fits;
    if (t.kind != WAT_INT && t.kind != WAT_FLOAT) {
        wat_unexpected(p);
        return;
    }
    if (bits == 32) {
        fits = wat_num_f32(wat_text(p, t), &word);
        value = word;
    } else
        fits = wat_num_f64(wat_text(p, t), &value);
    if (!fits)
        wat_fail(p, t.start, "f%u constant out of range", bits);
    else
        p->pos++;
    buf_little(b, value, bits / 8);
}

static void vector_literal(WatParser *p, WatBuf *b)
{
    static const struct {
        const char *text;
        uint8_t lanes;
        bool is_float;
    } shapes[] = {{"i8x16", 16, false}, {"i16x8", 8, false},
                  {"i32x4", 4, false},  {"i64x2", 2, false},
                  {"f32x4", 4, true},   {"f64x2", 2, true}};
    size_t s = 0;
    while (s < 6 && !wat_is_word(p, wat_cur(p), shapes[s].text))
        s++;
    if (s == 6) {
        wat_unexpected(p);
        return;
    }
    p->pos++;
    unsigned bits = 128u / shapes[s].lanes;
    for (unsigned i = 0; i < shapes[s].lanes && !p->error.failed; i++) {
        WatToken t = wat_cur(p);
        if (t.kind == WAT_RPAR || t.kind == WAT_EOF || t.kind == WAT_LPAR ||
            t.kind == WAT_WORD)
            wat_fail(p, t.start, "wrong number of lane literals");
        else if (shapes[s].is_float)
            float_literal(p, bits, b);
        else
            buf_little(b, int_literal(p, bits), bits / 8);
    }
    WatToken t = wat_cur(p);
    if (t.kind == WAT_INT || t.kind == WAT_FLOAT)
        wat_fail(p, t.start, "wrong number of lane literals");
}

static void lane(WatParser *p, WatBuf *b)
{
    buf_byte(b, (unsigned)wat_uint(p, 8));
}

static void shuffle_lanes(WatParser *p, WatBuf *b)
{
    for (unsigned i = 0; i < 16 && !p->error.failed; i++) {
        WatToken t = wat_cur(p);
        char c = t.len ? wat_text(p, t).ptr[0] : ' ';
        if (t.kind == WAT_FLOAT || (t.kind == WAT_INT && (c < '0' || c > '9')))
            wat_fail(p, t.start, "i8 constant out of range");
        else if (t.kind == WAT_INT)
            lane(p, b);
        else
            wat_fail(p, t.start, "invalid lane length");
    }
    if (wat_cur(p).kind == WAT_INT)
        wat_fail(p, wat_cur(p).start, "invalid lane length");
}

static void branch_table(WatParser *p, WatBuf *b)
{
    WatBuf labels = {.arena = p->arena};
    uint32_t n = 0, last = wat_label(p);
    for (; wat_at_index(p); n++) {
        buf_unsigned(&labels, last);
        last = wat_label(p);
    }
    buf_unsigned(b, n);
    buf_append(b, &labels);
    buf_unsigned(b, last);
}

// (catch tag l) (catch_ref tag l) (catch_all l) (catch_all_ref l)
static void catch_clauses(WatParser *p, WatBuf *b)
{
    static const char *const words[] = {"catch", "catch_ref", "catch_all",
                                        "catch_all_ref"};
    WatBuf clauses = {.arena = p->arena};
    uint32_t n = 0, kind = 0;
    while (kind < 4) {
        for (kind = 0; kind < 4 && !wat_open(p, words[kind]);)
            kind++;
        if (kind == 4)
            break;
        n++;
        buf_byte(&clauses, kind);
        if (kind < 2)
            buf_unsigned(&clauses, wat_index(p, WAT_TAG));
        buf_unsigned(&clauses, wat_label(p));
        wat_close(p);
    }
    buf_unsigned(b, n);
    buf_append(b, &clauses);
}

static void cast_branch(WatParser *p, WatBuf *b)
{
    WatBuf from = {.arena = p->arena}, to = {.arena = p->arena};
    uint32_t label = wat_label(p);
    unsigned flags = wat_ref_parts(p, &from);
    flags |= wat_ref_parts(p, &to) ? 2 : 0;
    buf_byte(b, flags);
    buf_unsigned(b, label);
    buf_append(b, &from);
    buf_append(b, &to);
}

static void type_and(WatParser *p, RtImm imm, WatBuf *b)
{
    uint32_t type = wat_index(p, WAT_TYPE), second = 0;
    static const WatSpace no_fields;
    if (imm == RT_IMM_TYPE_FIELD)
        second = wat_index_in(
            p, type < p->types.len ? &p->types.at[type].fields : &no_fields,
            "field");
    else if (imm == RT_IMM_TYPE_LEN)
        second = (uint32_t)wat_uint(p, 32);
    else if (imm == RT_IMM_TYPE_DATA)
        second = wat_index(p, WAT_DATA);
    else
        second = wat_index(p, imm == RT_IMM_TYPE2 ? WAT_TYPE : WAT_ELEM);
    p->uses_data |= imm == RT_IMM_TYPE_DATA;
    buf_unsigned(b, type);
    buf_unsigned(b, second);
}

// table.copy, memory.copy: none or both of destination and source.
static void two_indices(WatParser *p, WatSpaceKind kind, WatBuf *b)
{
    bool given = wat_at_index(p);
    uint32_t to = given ? wat_index(p, kind) : 0;
    uint32_t from = given ? wat_index(p, kind) : 0;
    buf_unsigned(b, to);
    buf_unsigned(b, from);
}

// memory.init, table.init: memory? segment; the segment comes first in bytes.
static void segment_and(WatParser *p, WatSpaceKind segment, WatSpaceKind kind,
                        WatBuf *b)
{
    WatTokenKind next = wat_peek(p, 1).kind;
    bool both = next == WAT_INT || next == WAT_ID;
    uint32_t index = both ? wat_index(p, kind) : 0;
    buf_unsigned(b, wat_index(p, segment));
    buf_unsigned(b, index);
    p->uses_data |= segment == WAT_DATA;
}

static void call_indirect(WatParser *p, WatBuf *b)
{
    uint32_t table = optional_index(p, WAT_TABLE);
    buf_unsigned(b, wat_type_use(p, NULL).index);
    buf_unsigned(b, table);
}

// select, ref.test and ref.cast have two opcodes each; which one is seen only
// behind the keyword.
static bool two_opcodes(WatParser *p, RtOp op, WatBuf *b)
{
    WatBuf types = {.arena = p->arena};
    uint32_t n = 0;
    if (op == RT_OP_REF_TEST || op == RT_OP_REF_CAST) {
        bool nullable = wat_ref_parts(p, &types);
        wat_opcode(b, (RtOp)(op + nullable));
        buf_append(b, &types);
        return true;
    }
    if (op != RT_OP_SELECT || !wat_at_list(p, "result"))
        return false;
    while (wat_open(p, "result")) {
        while (wat_cur(p).kind != WAT_RPAR && wat_cur(p).kind != WAT_EOF) {
            wat_value_type(p, &types);
            n++;
        }
        wat_close(p);
    }
    wat_opcode(b, RT_OP_SELECT_T);
    buf_unsigned(b, n);
    buf_append(b, &types);
    return true;
}

static void immediates(WatParser *p, RtOp op, WatBuf *b)
{
    RtImm imm = rt_ops[op].imm;
    switch (imm) {
    case RT_IMM_NONE:
    case RT_IMM_SELECT_T:
        break;
    case RT_IMM_BLOCK:
        wat_block_type(p, b);
        break;
    case RT_IMM_TRY_TABLE:
        wat_block_type(p, b);
        catch_clauses(p, b);
        break;
    case RT_IMM_LABEL:
        buf_unsigned(b, wat_label(p));
        break;
    case RT_IMM_BR_TABLE:
        branch_table(p, b);
        break;
    case RT_IMM_BR_CAST:
        cast_branch(p, b);
        break;
    case RT_IMM_FUNC:
        buf_unsigned(b, wat_index(p, WAT_FUNC));
        break;
    case RT_IMM_TYPE:
        buf_unsigned(b, wat_index(p, WAT_TYPE));
        break;
    case RT_IMM_TYPE2:
    case RT_IMM_TYPE_FIELD:
    case RT_IMM_TYPE_LEN:
    case RT_IMM_TYPE_DATA:
    case RT_IMM_TYPE_ELEM:
        type_and(p, imm, b);
        break;
    case RT_IMM_CALL_INDIRECT:
        call_indirect(p, b);
        break;
    case RT_IMM_TAG:
        buf_unsigned(b, wat_index(p, WAT_TAG));
        break;
    case RT_IMM_LOCAL:
        buf_unsigned(b, wat_index_in(p, &p->locals, "local"));
        break;
    case RT_IMM_GLOBAL:
        buf_unsigned(b, wat_index(p, WAT_GLOBAL));
        break;
    case RT_IMM_TABLE:
        buf_unsigned(b, optional_index(p, WAT_TABLE));
        break;
    case RT_IMM_TABLE2:
        two_indices(p, WAT_TABLE, b);
        break;
    case RT_IMM_ELEM:
        buf_unsigned(b, wat_index(p, WAT_ELEM));
        break;
    case RT_IMM_ELEM_TABLE:
        segment_and(p, WAT_ELEM, WAT_TABLE, b);
        break;
    case RT_IMM_DATA:
        buf_unsigned(b, wat_index(p, WAT_DATA));
        p->uses_data = true;
        break;
    case RT_IMM_DATA_MEMORY:
        segment_and(p, WAT_DATA, WAT_MEMORY, b);
        break;
    case RT_IMM_MEMORY:
        buf_unsigned(b, optional_index(p, WAT_MEMORY));
        break;
    case RT_IMM_MEMORY2:
        two_indices(p, WAT_MEMORY, b);
        break;
    case RT_IMM_MEMARG:
        memory_argument(p, op, false, b);
        break;
    case RT_IMM_MEMARG_LANE:
        memory_argument(p, op, true, b);
        lane(p, b);
        break;
    case RT_IMM_I32:
        buf_signed(b, (int32_t)int_literal(p, 32));
        break;
    case RT_IMM_I64:
        buf_signed(b, (int64_t)int_literal(p, 64));
        break;
    case RT_IMM_F32:
        float_literal(p, 32, b);
        break;
    case RT_IMM_F64:
        float_literal(p, 64, b);
        break;
    case RT_IMM_V128:
        vector_literal(p, b);
        break;
    case RT_IMM_LANES:
        shuffle_lanes(p, b);
        break;
    case RT_IMM_LANE:
        lane(p, b);
        break;
    case RT_IMM_HEAP:
        wat_heap_type(p, b);
        break;
    case RT_IMM_FENCE:
        buf_byte(b, 0);
        break;
    }
}

void wat_op(WatParser *p, RtOp op, WatBuf *b)
{
    if (two_opcodes(p, op, b))
        return;
    wat_opcode(b, op);
    immediates(p, op, b);
}
