// compile_gc.c: structures, arrays, i31 and casts (core spec 3.4.3-3.4.5).
#include "runtime/core/compile.h"

const RtTypeDef *read_def(Comp *c, RtCompKind kind, uint32_t *index)
{
    static const char *const kinds[] = {"function", "structure", "array"};
    *index = read_index(c, c->m->ntypes, "type");
    const RtTypeDef *t = &c->m->types[*index];
    if (t->kind != kind)
        INVALID(c, "type mismatch: type %u is not a %s type", *index,
                kinds[kind]);
    return t;
}

static bool is_packed(RtType t)
{
    return t == RT_I8 || t == RT_I16;
}

static RtType unpacked(RtType t)
{
    return is_packed(t) ? RT_I32 : t;
}

static bool has_default(RtType t)
{
    return !rt_type_is_ref(t) || rt_type_nullable(t);
}

// Emits an instruction on operands in a row, of which it leaves nothing.
static RtIns *emit_row(Comp *c, unsigned op, const RtType *types, uint32_t n)
{
    uint32_t base = take_row(c, types, n);
    RtIns *i = emit(c, op);
    i->a = (uint16_t)base;
    if (!c->dead)
        forget_slot(c, base);
    return i;
}

// The types of the operands that struct.new takes; kept, as modules make the
// same structures again and again.
static const RtType *field_types(Comp *c, const RtTypeDef *t, uint32_t index)
{
    if (!c->field_types)
        c->field_types = ARENA_ARRAY(c->l->scratch, RtType *, c->m->ntypes);
    if (c->field_types[index])
        return c->field_types[index];
    RtType *types = ARENA_ARRAY(c->l->scratch, RtType, t->nfields);
    for (uint32_t i = 0; i < t->nfields; i++)
        types[i] = unpacked(t->fields[i].type);
    c->field_types[index] = types;
    return types;
}

// ------------------------------------------------------------- structures

static void struct_new(Comp *c, bool filled)
{
    uint32_t index;
    const RtTypeDef *t = read_def(c, RT_COMP_STRUCT, &index);
    for (uint32_t i = 0; !filled && i < t->nfields; i++)
        if (!has_default(t->fields[i].type))
            INVALID(c, "type mismatch: a field has no default");
    emit_row(c, filled ? RT_R_STRUCT_NEW : RT_R_STRUCT_NEW_DEFAULT,
             field_types(c, t, index), filled ? t->nfields : 0)
        ->imm = index;
    push_temp(c, RT_REF_TYPE(index));
}

static const RtField *read_field(Comp *c, const RtTypeDef *t, uint32_t *index)
{
    *index = read_index(c, t->nfields, "field");
    return &t->fields[*index];
}

static void check_packing(Comp *c, RtType t, bool sign_said)
{
    if (is_packed(t) != sign_said)
        INVALID(c, is_packed(t) ? "field is packed" : "field is not packed");
}

static void struct_get(Comp *c, RtOp op)
{
    uint32_t index, at;
    const RtTypeDef *t = read_def(c, RT_COMP_STRUCT, &index);
    const RtField *f = read_field(c, t, &at);
    check_packing(c, f->type, op != RT_OP_STRUCT_GET);
    Opd o = pop(c, RT_REF_NULL_TYPE(index));
    slot_of(c, &o);
    RtIns *i =
        emit(c, op == RT_OP_STRUCT_GET_S ? RT_R_STRUCT_GET_S : RT_R_STRUCT_GET);
    i->b = (uint16_t)o.slot;
    i->k = index;
    i->jump = (int32_t)at;
    push_result(c, i, unpacked(f->type), ACC_NONE);
}

static void struct_set(Comp *c)
{
    uint32_t index, at;
    const RtTypeDef *t = read_def(c, RT_COMP_STRUCT, &index);
    const RtField *f = read_field(c, t, &at);
    if (!f->mutable_)
        INVALID(c, "immutable field");
    Opd value = pop(c, unpacked(f->type));
    Opd o = pop(c, RT_REF_NULL_TYPE(index));
    slot_of(c, &o);
    slot_of(c, &value);
    RtIns *i = emit(c, RT_R_STRUCT_SET);
    i->b = (uint16_t)o.slot;
    i->c = (uint16_t)value.slot;
    i->k = index;
    i->jump = (int32_t)at;
}

// ----------------------------------------------------------------- arrays

static void array_new(Comp *c, bool filled)
{
    uint32_t index;
    const RtTypeDef *t = read_def(c, RT_COMP_ARRAY, &index);
    if (!filled && !has_default(t->fields->type))
        INVALID(c, "type mismatch: the element type has no default");
    RtType types[2] = {unpacked(t->fields->type), RT_I32};
    emit_row(c, filled ? RT_R_ARRAY_NEW : RT_R_ARRAY_NEW_DEFAULT,
             filled ? types : types + 1, filled ? 2 : 1)
        ->imm = index;
    push_temp(c, RT_REF_TYPE(index));
}

enum { MAX_FIXED = 10000 }; // what browsers allow

static void array_new_fixed(Comp *c)
{
    uint32_t index;
    const RtTypeDef *t = read_def(c, RT_COMP_ARRAY, &index);
    uint32_t n = rt_read_u32(c->l);
    if (n > MAX_FIXED)
        rt_fail(c->l, RT_LOAD_LIMIT, c->at, "array.new_fixed of %u", n);
    if (!c->fixed_types)
        c->fixed_types = ARENA_ARRAY(c->l->scratch, RtType, MAX_FIXED);
    for (uint32_t i = 0; i < n; i++)
        c->fixed_types[i] = unpacked(t->fields->type);
    RtIns *i = emit_row(c, RT_R_ARRAY_NEW_FIXED, c->fixed_types, n);
    i->k = index;
    i->jump = (int32_t)n;
    push_temp(c, RT_REF_TYPE(index));
}

// Segments fill arrays of numbers (data) or of matching references (elem).
static uint32_t read_segment(Comp *c, const RtTypeDef *t, bool data)
{
    RtType elem = t->fields->type;
    if (data) {
        uint32_t seg = read_data(c);
        if (rt_type_is_ref(elem))
            INVALID(c, "array type is not numeric or vector");
        return seg;
    }
    uint32_t seg = read_index(c, c->m->nelems, "elem segment");
    RtType got = c->m->elems[seg].type;
    if (!rt_type_matches(c->m->types, got, elem))
        mismatch(c, got, elem);
    return seg;
}

static void array_new_segment(Comp *c, bool data)
{
    static const RtType types[2] = {RT_I32, RT_I32};
    uint32_t index;
    const RtTypeDef *t = read_def(c, RT_COMP_ARRAY, &index);
    uint32_t seg = read_segment(c, t, data);
    RtIns *i =
        emit_row(c, data ? RT_R_ARRAY_NEW_DATA : RT_R_ARRAY_NEW_ELEM, types, 2);
    i->k = index;
    i->jump = (int32_t)seg;
    push_temp(c, RT_REF_TYPE(index));
}

static void array_init_segment(Comp *c, bool data)
{
    uint32_t index;
    const RtTypeDef *t = read_def(c, RT_COMP_ARRAY, &index);
    if (!t->fields->mutable_)
        INVALID(c, "immutable array");
    uint32_t seg = read_segment(c, t, data);
    RtType types[4] = {RT_REF_NULL_TYPE(index), RT_I32, RT_I32, RT_I32};
    emit_row(c, data ? RT_R_ARRAY_INIT_DATA : RT_R_ARRAY_INIT_ELEM, types, 4)
        ->imm = seg;
}

static void array_get(Comp *c, RtOp op)
{
    uint32_t index;
    const RtTypeDef *t = read_def(c, RT_COMP_ARRAY, &index);
    RtType elem = t->fields->type;
    if (is_packed(elem) != (op != RT_OP_ARRAY_GET))
        INVALID(c, is_packed(elem) ? "array is packed" : "array is unpacked");
    Opd at = pop(c, RT_I32), o = pop(c, RT_REF_NULL_TYPE(index));
    slot_of(c, &o);
    slot_of(c, &at);
    RtIns *i =
        emit(c, op == RT_OP_ARRAY_GET_S ? RT_R_ARRAY_GET_S : RT_R_ARRAY_GET);
    i->b = (uint16_t)o.slot;
    i->c = (uint16_t)at.slot;
    i->imm = index;
    push_result(c, i, unpacked(elem), ACC_NONE);
}

static void array_set(Comp *c)
{
    uint32_t index;
    const RtTypeDef *t = read_def(c, RT_COMP_ARRAY, &index);
    if (!t->fields->mutable_)
        INVALID(c, "immutable array");
    RtType types[3] = {RT_REF_NULL_TYPE(index), RT_I32,
                       unpacked(t->fields->type)};
    emit_row(c, RT_R_ARRAY_SET, types, 3)->imm = index;
}

static void array_fill(Comp *c)
{
    uint32_t index;
    const RtTypeDef *t = read_def(c, RT_COMP_ARRAY, &index);
    if (!t->fields->mutable_)
        INVALID(c, "immutable array");
    RtType types[4] = {RT_REF_NULL_TYPE(index), RT_I32,
                       unpacked(t->fields->type), RT_I32};
    RtIns *i = emit_row(c, RT_R_ARRAY_FILL, types, 4);
    i->imm = index;
    i->c = types[2] == RT_V128; // the length lies one slot further
}

static void array_copy(Comp *c)
{
    uint32_t to, from;
    const RtTypeDef *t = read_def(c, RT_COMP_ARRAY, &to);
    const RtTypeDef *f = read_def(c, RT_COMP_ARRAY, &from);
    RtType te = t->fields->type, fe = f->fields->type;
    if (!t->fields->mutable_)
        INVALID(c, "immutable array");
    if (is_packed(te) || is_packed(fe) ? te != fe
                                       : !rt_type_matches(c->m->types, fe, te))
        INVALID(c, "array types do not match");
    RtType types[5] = {RT_REF_NULL_TYPE(to), RT_I32, RT_REF_NULL_TYPE(from),
                       RT_I32, RT_I32};
    emit_row(c, RT_R_ARRAY_COPY, types, 5);
}

static void array_len(Comp *c)
{
    Opd o = pop(c, RT_REF_NULL_TYPE(RT_HEAP_ARRAY));
    slot_of(c, &o);
    RtIns *i = emit(c, RT_R_ARRAY_LEN);
    i->b = (uint16_t)o.slot;
    push_result(c, i, RT_I32, ACC_NONE);
}

// ------------------------------------------------------------------ casts

static RtHeap read_heap(Comp *c)
{
    RtHeap h = rt_read_heap(c->l);
    if (rt_heap_is_index(h) && h >= c->m->ntypes)
        INVALID(c, "unknown type %u", h);
    return h;
}

// Of any type of the hierarchy that the target is in.
static Opd pop_castable(Comp *c, RtHeap target)
{
    return pop(c, RT_REF_NULL_TYPE(rt_heap_top(c->m->types, target)));
}

static void ref_test(Comp *c, bool null)
{
    RtHeap h = read_heap(c);
    Opd o = pop_castable(c, h);
    slot_of(c, &o);
    RtIns *i = emit(c, RT_R_REF_TEST);
    i->b = (uint16_t)o.slot;
    i->k = h;
    i->c = null;
    push_result(c, i, RT_I32, ACC_NONE);
}

static void ref_cast(Comp *c, bool null)
{
    RtHeap h = read_heap(c);
    Opd o = pop_castable(c, h);
    settle(c, &o);
    RtIns *i = emit(c, RT_R_REF_CAST);
    i->b = (uint16_t)o.slot;
    i->k = h;
    i->c = null;
    push_temp(c, null ? RT_REF_NULL_TYPE(h) : RT_REF_TYPE(h));
}

static RtType without_null(RtType from, RtType cast)
{
    return rt_type_nullable(cast) ? RT_REF_TYPE(rt_type_heap(from)) : from;
}

static void read_cast_types(Comp *c, RtType *from, RtType *to, uint32_t *label)
{
    size_t at = c->l->pos;
    uint8_t flags = rt_read_u8(c->l);
    if (flags > 3)
        RT_MALFORMED(c->l, at, "malformed br_on_cast flags");
    read_label(c, label);
    RtHeap h1 = read_heap(c), h2 = read_heap(c);
    *from = flags & 1 ? RT_REF_NULL_TYPE(h1) : RT_REF_TYPE(h1);
    *to = flags & 2 ? RT_REF_NULL_TYPE(h2) : RT_REF_TYPE(h2);
    if (!rt_type_matches(c->m->types, *to, *from))
        mismatch(c, *to, *from);
}

// br_on_cast: with the cast value to the label, else on with what is left of
// the type; br_on_cast_fail the other way round.
static void br_on_cast(Comp *c, bool fail)
{
    RtType from, to;
    uint32_t label, n;
    read_cast_types(c, &from, &to, &label);
    const RtType *types = label_types(label_ctrl(c, label), &n);
    RtType there = fail ? without_null(from, to) : to;
    RtType here = fail ? to : without_null(from, to);
    if (n == 0)
        INVALID(c, "type mismatch: the label takes no reference");
    if (!rt_type_matches(c->m->types, there, types[n - 1]))
        mismatch(c, there, types[n - 1]);
    Opd o = pop(c, from);
    settle(c, &o);
    o.type = there;
    push_opd(c, o);
    retype(c, types, n);
    uint32_t over = c->nins;
    RtIns *i = emit(c, fail ? RT_R_BR_ON_CAST : RT_R_BR_ON_CAST_FAIL);
    i->b = (uint16_t)o.slot;
    i->c = rt_type_nullable(to);
    i->k = rt_type_heap(to);
    if (!c->dead) {
        emit_br(c, label);
        jump_here(c, over);
    }
    c->ops[c->nops - 1].type = here;
}

// ------------------------------------------------------ i31 and conversions

static void emit_un(Comp *c, unsigned op, RtType in, RtType out)
{
    Opd o = pop(c, in);
    slot_of(c, &o);
    RtIns *i = emit(c, op);
    i->b = (uint16_t)o.slot;
    push_result(c, i, out, ACC_NONE);
}

// The bits of a reference are the same in both hierarchies.
static void convert(Comp *c, RtHeap from, RtHeap to)
{
    Opd o = pop_ref(c);
    if (o.type != RT_BOT_REF &&
        !rt_type_matches(c->m->types, o.type, RT_REF_NULL_TYPE(from)))
        mismatch(c, o.type, RT_REF_NULL_TYPE(from));
    bool null = o.type != RT_BOT_REF && rt_type_nullable(o.type);
    settle(c, &o);
    push_temp(c, null ? RT_REF_NULL_TYPE(to) : RT_REF_TYPE(to));
}

void compile_gc(Comp *c, RtOp op)
{
    switch (op) {
    case RT_OP_STRUCT_NEW:
    case RT_OP_STRUCT_NEW_DEFAULT:
        struct_new(c, op == RT_OP_STRUCT_NEW);
        break;
    case RT_OP_STRUCT_GET:
    case RT_OP_STRUCT_GET_S:
    case RT_OP_STRUCT_GET_U:
        struct_get(c, op);
        break;
    case RT_OP_STRUCT_SET:
        struct_set(c);
        break;
    case RT_OP_ARRAY_NEW:
    case RT_OP_ARRAY_NEW_DEFAULT:
        array_new(c, op == RT_OP_ARRAY_NEW);
        break;
    case RT_OP_ARRAY_NEW_FIXED:
        array_new_fixed(c);
        break;
    case RT_OP_ARRAY_NEW_DATA:
    case RT_OP_ARRAY_NEW_ELEM:
        array_new_segment(c, op == RT_OP_ARRAY_NEW_DATA);
        break;
    case RT_OP_ARRAY_INIT_DATA:
    case RT_OP_ARRAY_INIT_ELEM:
        array_init_segment(c, op == RT_OP_ARRAY_INIT_DATA);
        break;
    case RT_OP_ARRAY_GET:
    case RT_OP_ARRAY_GET_S:
    case RT_OP_ARRAY_GET_U:
        array_get(c, op);
        break;
    case RT_OP_ARRAY_SET:
        array_set(c);
        break;
    case RT_OP_ARRAY_LEN:
        array_len(c);
        break;
    case RT_OP_ARRAY_FILL:
        array_fill(c);
        break;
    case RT_OP_ARRAY_COPY:
        array_copy(c);
        break;
    case RT_OP_REF_TEST:
    case RT_OP_REF_TEST_NULL:
        ref_test(c, op == RT_OP_REF_TEST_NULL);
        break;
    case RT_OP_REF_CAST:
    case RT_OP_REF_CAST_NULL:
        ref_cast(c, op == RT_OP_REF_CAST_NULL);
        break;
    case RT_OP_BR_ON_CAST:
    case RT_OP_BR_ON_CAST_FAIL:
        br_on_cast(c, op == RT_OP_BR_ON_CAST_FAIL);
        break;
    case RT_OP_ANY_CONVERT_EXTERN:
        convert(c, RT_HEAP_EXTERN, RT_HEAP_ANY);
        break;
    case RT_OP_EXTERN_CONVERT_ANY:
        convert(c, RT_HEAP_ANY, RT_HEAP_EXTERN);
        break;
    case RT_OP_REF_I31:
        emit_un(c, RT_R_REF_I31, RT_I32, RT_REF_TYPE(RT_HEAP_I31));
        break;
    default: // i31.get_s, i31.get_u
        emit_un(c, op == RT_OP_I31_GET_S ? RT_R_I31_GET_S : RT_R_I31_GET_U,
                RT_REF_NULL_TYPE(RT_HEAP_I31), RT_I32);
    }
}
