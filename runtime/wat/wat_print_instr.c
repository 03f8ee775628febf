// wat_print_instr.c: one instruction as text, by the kinds of immediates in
// opcodes.def, and what it does to the stack: enough to fold it.
#include "runtime/wat/wat_num.h"
#include "runtime/wat/wat_print.h"

#include <stdio.h>

// Operands and results of instructions without a signature in opcodes.def.
// Whoever depends on types adds them in context_effect.
static const uint8_t effects[RT_NOPS][2] = {
    [RT_OP_IF] = {1, 0},
    [RT_OP_THROW_REF] = {1, 0},
    [RT_OP_BR_IF] = {1, 0},
    [RT_OP_BR_TABLE] = {1, 0},
    [RT_OP_CALL_INDIRECT] = {1, 0},
    [RT_OP_RETURN_CALL_INDIRECT] = {1, 0},
    [RT_OP_CALL_REF] = {1, 0},
    [RT_OP_RETURN_CALL_REF] = {1, 0},
    [RT_OP_DROP] = {1, 0},
    [RT_OP_SELECT] = {3, 1},
    [RT_OP_SELECT_T] = {3, 1},
    [RT_OP_LOCAL_GET] = {0, 1},
    [RT_OP_LOCAL_SET] = {1, 0},
    [RT_OP_LOCAL_TEE] = {1, 1},
    [RT_OP_GLOBAL_GET] = {0, 1},
    [RT_OP_GLOBAL_SET] = {1, 0},
    [RT_OP_TABLE_GET] = {1, 1},
    [RT_OP_TABLE_SET] = {2, 0},
    [RT_OP_MEMORY_SIZE] = {0, 1},
    [RT_OP_MEMORY_GROW] = {1, 1},
    [RT_OP_I32_CONST] = {0, 1},
    [RT_OP_I64_CONST] = {0, 1},
    [RT_OP_F32_CONST] = {0, 1},
    [RT_OP_F64_CONST] = {0, 1},
    [RT_OP_V128_CONST] = {0, 1},
    [RT_OP_REF_NULL] = {0, 1},
    [RT_OP_REF_IS_NULL] = {1, 1},
    [RT_OP_REF_FUNC] = {0, 1},
    [RT_OP_REF_EQ] = {2, 1},
    [RT_OP_REF_AS_NON_NULL] = {1, 1},
    [RT_OP_BR_ON_NULL] = {1, 1},
    [RT_OP_STRUCT_NEW] = {0, 1},
    [RT_OP_STRUCT_NEW_DEFAULT] = {0, 1},
    [RT_OP_STRUCT_GET] = {1, 1},
    [RT_OP_STRUCT_GET_S] = {1, 1},
    [RT_OP_STRUCT_GET_U] = {1, 1},
    [RT_OP_STRUCT_SET] = {2, 0},
    [RT_OP_ARRAY_NEW] = {2, 1},
    [RT_OP_ARRAY_NEW_DEFAULT] = {1, 1},
    [RT_OP_ARRAY_NEW_FIXED] = {0, 1},
    [RT_OP_ARRAY_NEW_DATA] = {2, 1},
    [RT_OP_ARRAY_NEW_ELEM] = {2, 1},
    [RT_OP_ARRAY_GET] = {2, 1},
    [RT_OP_ARRAY_GET_S] = {2, 1},
    [RT_OP_ARRAY_GET_U] = {2, 1},
    [RT_OP_ARRAY_SET] = {3, 0},
    [RT_OP_ARRAY_LEN] = {1, 1},
    [RT_OP_ARRAY_FILL] = {4, 0},
    [RT_OP_ARRAY_COPY] = {5, 0},
    [RT_OP_ARRAY_INIT_DATA] = {4, 0},
    [RT_OP_ARRAY_INIT_ELEM] = {4, 0},
    [RT_OP_REF_TEST] = {1, 1},
    [RT_OP_REF_TEST_NULL] = {1, 1},
    [RT_OP_REF_CAST] = {1, 1},
    [RT_OP_REF_CAST_NULL] = {1, 1},
    [RT_OP_ANY_CONVERT_EXTERN] = {1, 1},
    [RT_OP_EXTERN_CONVERT_ANY] = {1, 1},
    [RT_OP_REF_I31] = {1, 1},
    [RT_OP_I31_GET_S] = {1, 1},
    [RT_OP_I31_GET_U] = {1, 1},
    [RT_OP_MEMORY_INIT] = {3, 0},
    [RT_OP_MEMORY_COPY] = {3, 0},
    [RT_OP_MEMORY_FILL] = {3, 0},
    [RT_OP_TABLE_INIT] = {3, 0},
    [RT_OP_TABLE_COPY] = {3, 0},
    [RT_OP_TABLE_GROW] = {2, 1},
    [RT_OP_TABLE_SIZE] = {0, 1},
    [RT_OP_TABLE_FILL] = {3, 0},
};

static void plain_effect(WatInstr *i)
{
    const char *sig = rt_ops[i->op].sig;
    if (!*sig) {
        i->takes = effects[i->op][0];
        i->gives = effects[i->op][1];
        return;
    }
    size_t n = strcspn(sig, ":");
    i->takes = (uint32_t)n;
    i->gives = (uint32_t)strlen(sig + n + 1);
}

static void add_func_effect(WatInstr *i, const RtFuncType *f)
{
    if (!f)
        return;
    i->takes += f->nparams;
    if (i->op == RT_OP_CALL || i->op == RT_OP_CALL_INDIRECT ||
        i->op == RT_OP_CALL_REF)
        i->gives += f->nresults;
}

// ---- indices

static uint32_t index_in(WatPrinter *p, WatBuf *b, int space)
{
    uint32_t index = rt_read_u32(&p->load);
    wat_add_ref(b, &p->names.spaces[space], index);
    return index;
}

// An index that is only written when it is not 0.
static void other_index(WatPrinter *p, WatBuf *b, int space, uint32_t index)
{
    if (index != 0)
        wat_add_ref(b, &p->names.spaces[space], index);
}

static void two_indices(WatPrinter *p, WatBuf *b, int space)
{
    uint32_t to = rt_read_u32(&p->load), from = rt_read_u32(&p->load);
    if (to == 0 && from == 0)
        return;
    wat_add_ref(b, &p->names.spaces[space], to);
    wat_add_ref(b, &p->names.spaces[space], from);
}

// In the text the memory or table stands before the segment.
static void segment_and(WatPrinter *p, WatBuf *b, int segment, int space)
{
    uint32_t index = rt_read_u32(&p->load);
    other_index(p, b, space, rt_read_u32(&p->load));
    wat_add_ref(b, &p->names.spaces[segment], index);
}

static void field_of(WatPrinter *p, WatBuf *b)
{
    uint32_t type = index_in(p, b, WAT_NAMES_TYPE);
    uint32_t field = rt_read_u32(&p->load);
    WatNameMap names = {0};
    if (type < p->m->ntypes && field < p->m->types[type].nfields &&
        p->m->types[type].kind == RT_COMP_STRUCT)
        names = wat_owned(&p->names.fields, type);
    wat_add_ref(b, &names, field);
}

static void type_and(WatPrinter *p, WatBuf *b, WatInstr *i)
{
    RtImm imm = rt_ops[i->op].imm;
    if (imm == RT_IMM_TYPE_FIELD) {
        field_of(p, b);
        return;
    }
    index_in(p, b, WAT_NAMES_TYPE);
    if (imm == RT_IMM_TYPE2)
        index_in(p, b, WAT_NAMES_TYPE);
    else if (imm == RT_IMM_TYPE_DATA)
        index_in(p, b, WAT_NAMES_DATA);
    else if (imm == RT_IMM_TYPE_ELEM)
        index_in(p, b, WAT_NAMES_ELEM);
    else {
        uint32_t n = rt_read_u32(&p->load);
        i->takes = n;
        buf_byte(b, ' ');
        wat_add_uint(b, n);
    }
}

static void one_type(WatPrinter *p, WatBuf *b, WatInstr *i)
{
    uint32_t type = index_in(p, b, WAT_NAMES_TYPE);
    if (i->op == RT_OP_CALL_REF || i->op == RT_OP_RETURN_CALL_REF)
        add_func_effect(i, wat_func_type(p, type));
    else if (i->op == RT_OP_STRUCT_NEW && type < p->m->ntypes)
        i->takes = p->m->types[type].nfields;
}

static void called(WatPrinter *p, WatBuf *b, WatInstr *i)
{
    uint32_t f = index_in(p, b, WAT_NAMES_FUNC);
    if (i->op != RT_OP_REF_FUNC && f < p->m->nfuncs)
        add_func_effect(i, wat_func_type(p, p->m->funcs[f].type));
}

static void call_indirect(WatPrinter *p, WatBuf *b, WatInstr *i)
{
    WatNameMap locals = p->locals;
    uint32_t type = rt_read_u32(&p->load);
    other_index(p, b, WAT_NAMES_TABLE, rt_read_u32(&p->load));
    p->locals = (WatNameMap){0};
    wat_add_type_use(p, b, type);
    p->locals = locals;
    add_func_effect(i, wat_func_type(p, type));
}

static void tag(WatPrinter *p, WatBuf *b, WatInstr *i)
{
    uint32_t t = index_in(p, b, WAT_NAMES_TAG);
    if (i->op == RT_OP_THROW && t < p->m->ntags)
        add_func_effect(i, wat_func_type(p, p->m->tags[t].type));
}

static void local(WatPrinter *p, WatBuf *b)
{
    uint32_t index = rt_read_u32(&p->load);
    static const WatNameMap none;
    wat_add_ref(b, index < p->nlocals ? &p->locals : &none, index);
}

// ---- labels and blocks

static void add_label(WatBuf *b, uint32_t label, uint32_t depth)
{
    buf_byte(b, ' ');
    wat_add_uint(b, label);
    if (label >= depth)
        return;
    wat_add(b, " (;@");
    wat_add_uint(b, depth - label - 1);
    wat_add(b, ";)");
}

static void branch_table(WatPrinter *p, WatBuf *b, WatInstr *i, uint32_t depth)
{
    for (uint32_t n = rt_read_count(&p->load); n > 0; n--)
        add_label(b, rt_read_u32(&p->load), depth);
    i->label = rt_read_u32(&p->load);
    add_label(b, i->label, depth);
}

static void block_type(WatPrinter *p, WatBuf *b, WatInstr *i)
{
    RtLoad *l = &p->load;
    uint8_t first = l->pos < l->end ? l->bytes[l->pos] : 0;
    if (first == 0x40) {
        l->pos++;
    } else if (first >= 0x40 && first < 0x80) {
        wat_add(b, " (result");
        wat_add_type(p, b, rt_read_type(l));
        buf_byte(b, ')');
        i->gives = 1;
    } else {
        WatNameMap locals = p->locals;
        size_t at = l->pos;
        int64_t index = rt_read_sleb(l, 33);
        if (index < 0)
            RT_MALFORMED(l, at, "malformed block type");
        i->block_index = true;
        i->block = (uint32_t)index;
        p->locals = (WatNameMap){0};
        wat_add_type_use(p, b, i->block);
        p->locals = locals;
    }
}

static void catches(WatPrinter *p, WatBuf *b, uint32_t depth)
{
    static const char *const words[] = {" (catch", " (catch_ref", " (catch_all",
                                        " (catch_all_ref"};
    for (uint32_t n = rt_read_count(&p->load); n > 0; n--) {
        size_t at = p->load.pos;
        uint8_t kind = rt_read_u8(&p->load);
        if (kind > 3)
            RT_MALFORMED(&p->load, at, "malformed catch clause");
        wat_add(b, words[kind]);
        if (kind < 2)
            index_in(p, b, WAT_NAMES_TAG);
        add_label(b, rt_read_u32(&p->load), depth);
        buf_byte(b, ')');
    }
}

static void add_ref_type(WatPrinter *p, WatBuf *b, RtHeap heap, bool nullable)
{
    wat_add_type(p, b, nullable ? RT_REF_NULL_TYPE(heap) : RT_REF_TYPE(heap));
}

static void cast_branch(WatPrinter *p, WatBuf *b, WatInstr *i, uint32_t depth)
{
    size_t at = p->load.pos;
    uint8_t flags = rt_read_u8(&p->load);
    if (flags > 3)
        RT_MALFORMED(&p->load, at, "malformed cast flags");
    i->label = rt_read_u32(&p->load);
    add_label(b, i->label, depth);
    RtHeap from = rt_read_heap(&p->load), to = rt_read_heap(&p->load);
    add_ref_type(p, b, from, flags & 1);
    add_ref_type(p, b, to, flags & 2);
}

static void heap(WatPrinter *p, WatBuf *b, RtOp op)
{
    RtHeap h = rt_read_heap(&p->load);
    if (op == RT_OP_REF_NULL)
        wat_add_heap(p, b, h);
    else
        add_ref_type(p, b, h,
                     op == RT_OP_REF_TEST_NULL || op == RT_OP_REF_CAST_NULL);
}

static void select_types(WatPrinter *p, WatBuf *b)
{
    wat_add(b, " (result");
    for (uint32_t n = rt_read_count(&p->load); n > 0; n--)
        wat_add_type(p, b, rt_read_type(&p->load));
    buf_byte(b, ')');
}

// ---- numbers

static void memory_argument(WatPrinter *p, WatBuf *b, RtOp op)
{
    RtMemArg a = rt_read_memarg(&p->load);
    other_index(p, b, WAT_NAMES_MEMORY, a.memory);
    if (a.offset != 0) {
        wat_add(b, " offset=");
        wat_add_uint(b, a.offset);
    }
    if (a.align != rt_op_align(op)) {
        wat_add(b, " align=");
        wat_add_uint(b, 1ull << a.align);
    }
}

static void integer(WatPrinter *p, WatBuf *b, unsigned bits)
{
    char text[24];
    snprintf(text, sizeof text, " %lld",
             (long long)rt_read_sleb(&p->load, bits));
    wat_add(b, text);
}

static uint64_t little(WatPrinter *p, unsigned bytes)
{
    uint64_t v = 0;
    for (unsigned i = 0; i < bytes; i++)
        v |= (uint64_t)rt_read_u8(&p->load) << (8 * i);
    return v;
}

static void floating(WatPrinter *p, WatBuf *b, unsigned bits)
{
    char text[WAT_NUM_TEXT];
    wat_num_print(little(p, bits / 8), bits, text);
    buf_byte(b, ' ');
    wat_add(b, text);
}

static void vector(WatPrinter *p, WatBuf *b)
{
    char text[16];
    wat_add(b, " i32x4");
    for (int i = 0; i < 4; i++) {
        snprintf(text, sizeof text, " 0x%08x", (unsigned)little(p, 4));
        wat_add(b, text);
    }
}

static void lanes(WatPrinter *p, WatBuf *b, unsigned n)
{
    while (n-- > 0) {
        buf_byte(b, ' ');
        wat_add_uint(b, rt_read_u8(&p->load));
    }
}

static void fence(WatPrinter *p)
{
    size_t at = p->load.pos;
    if (rt_read_u8(&p->load) != 0)
        RT_MALFORMED(&p->load, at, "zero byte expected");
}

// ---- one instruction

static void immediates(WatPrinter *p, WatBuf *b, WatInstr *i, uint32_t depth)
{
    RtImm imm = rt_ops[i->op].imm;
    switch (imm) {
    case RT_IMM_NONE:
        break;
    case RT_IMM_BLOCK:
        block_type(p, b, i);
        break;
    case RT_IMM_TRY_TABLE:
        block_type(p, b, i);
        catches(p, b, depth);
        break;
    case RT_IMM_LABEL:
        i->label = rt_read_u32(&p->load);
        add_label(b, i->label, depth);
        break;
    case RT_IMM_BR_TABLE:
        branch_table(p, b, i, depth);
        break;
    case RT_IMM_BR_CAST:
        cast_branch(p, b, i, depth);
        break;
    case RT_IMM_FUNC:
        called(p, b, i);
        break;
    case RT_IMM_TYPE:
        one_type(p, b, i);
        break;
    case RT_IMM_TYPE2:
    case RT_IMM_TYPE_FIELD:
    case RT_IMM_TYPE_LEN:
    case RT_IMM_TYPE_DATA:
    case RT_IMM_TYPE_ELEM:
        type_and(p, b, i);
        break;
    case RT_IMM_CALL_INDIRECT:
        call_indirect(p, b, i);
        break;
    case RT_IMM_TAG:
        tag(p, b, i);
        break;
    case RT_IMM_SELECT_T:
        select_types(p, b);
        break;
    case RT_IMM_LOCAL:
        local(p, b);
        break;
    case RT_IMM_GLOBAL:
        index_in(p, b, WAT_NAMES_GLOBAL);
        break;
    case RT_IMM_TABLE:
        other_index(p, b, WAT_NAMES_TABLE, rt_read_u32(&p->load));
        break;
    case RT_IMM_TABLE2:
        two_indices(p, b, WAT_NAMES_TABLE);
        break;
    case RT_IMM_ELEM:
        index_in(p, b, WAT_NAMES_ELEM);
        break;
    case RT_IMM_ELEM_TABLE:
        segment_and(p, b, WAT_NAMES_ELEM, WAT_NAMES_TABLE);
        break;
    case RT_IMM_DATA:
        index_in(p, b, WAT_NAMES_DATA);
        break;
    case RT_IMM_DATA_MEMORY:
        segment_and(p, b, WAT_NAMES_DATA, WAT_NAMES_MEMORY);
        break;
    case RT_IMM_MEMORY:
        other_index(p, b, WAT_NAMES_MEMORY, rt_read_u32(&p->load));
        break;
    case RT_IMM_MEMORY2:
        two_indices(p, b, WAT_NAMES_MEMORY);
        break;
    case RT_IMM_MEMARG:
        memory_argument(p, b, i->op);
        break;
    case RT_IMM_MEMARG_LANE:
        memory_argument(p, b, i->op);
        lanes(p, b, 1);
        break;
    case RT_IMM_I32:
        integer(p, b, 32);
        break;
    case RT_IMM_I64:
        integer(p, b, 64);
        break;
    case RT_IMM_F32:
        floating(p, b, 32);
        break;
    case RT_IMM_F64:
        floating(p, b, 64);
        break;
    case RT_IMM_V128:
        vector(p, b);
        break;
    case RT_IMM_LANES:
        lanes(p, b, 16);
        break;
    case RT_IMM_LANE:
        lanes(p, b, 1);
        break;
    case RT_IMM_HEAP:
        heap(p, b, i->op);
        break;
    case RT_IMM_FENCE:
        fence(p);
        break;
    }
}

// `depth`: how many labels are open.
WatInstr wat_print_instr(WatPrinter *p, WatBuf *b, uint32_t depth)
{
    WatInstr i = {.op = rt_read_op(&p->load)};
    wat_add(b, rt_ops[i.op].text);
    plain_effect(&i);
    RtImm imm = rt_ops[i.op].imm;
    i.block = RT_NO_INDEX;
    i.branches = i.op != RT_OP_RETHROW && i.op != RT_OP_DELEGATE &&
                 (imm == RT_IMM_LABEL || imm == RT_IMM_BR_TABLE ||
                  imm == RT_IMM_BR_CAST);
    if ((imm == RT_IMM_BLOCK || imm == RT_IMM_TRY_TABLE) && depth > 0) {
        wat_add(b, " (;@");
        wat_add_uint(b, depth);
        wat_add(b, ";)");
    }
    // catch and delegate name labels outside of their try
    bool outside = i.op == RT_OP_DELEGATE;
    immediates(p, b, &i, outside && depth > 0 ? depth - 1 : depth);
    return i;
}
