// wast_value.c: values of scripts: given as arguments, compared with results,
// shown in messages.
#include "runtime/wast/wast_int.h"
#include "runtime/wat/wat_num.h"

#include <string.h>

// The bytes of a constant without patterns.
static void put_lanes(const WastValue *v, uint8_t *to)
{
    unsigned size = v->lane_bits / 8;
    for (unsigned i = 0; i < v->nlanes; i++)
        for (unsigned k = 0; k < size; k++)
            to[i * size + k] = (uint8_t)(v->lanes[i].bits >> (8 * k));
}

static bool number_type(WastValueKind kind, RtType type)
{
    static const RtType types[] = {RT_I32, RT_I64, RT_F32, RT_F64, RT_V128};
    return kind <= WAST_V128 && type == types[kind];
}

bool wast_argument(RtStore *s, const WastValue *v, RtType type, RtVal *out)
{
    memset(out, 0, sizeof *out);
    if (number_type(v->kind, type)) {
        if (v->kind == WAST_V128)
            put_lanes(v, out->v128);
        else if (v->lane_bits == 32)
            out->i32 = (uint32_t)v->lanes[0].bits;
        else
            out->i64 = v->lanes[0].bits;
        return true;
    }
    if (!rt_type_is_ref(type))
        return false;
    if (v->kind == WAST_REF_NULL)
        return true;
    if ((v->kind != WAST_REF_EXTERN && v->kind != WAST_REF_HOST) ||
        !v->numbered)
        return false;
    out->ref = rt_ref_host(s, v->number);
    return out->ref != 0;
}

static bool lane_matches(const WastLane *want, unsigned bits, uint64_t got)
{
    unsigned fraction = bits == 32 ? 23 : 52;
    uint64_t sign = 1ull << (bits - 1);
    uint64_t quiet = (sign - 1) & ~((1ull << (fraction - 1)) - 1);
    switch (want->nan) {
    case WAST_CANONICAL:
        return (got & ~sign) == quiet;
    case WAST_ARITHMETIC:
        return (got & quiet) == quiet;
    default:
        return got == want->bits;
    }
}

static bool vector_matches(const WastValue *want, const uint8_t *bytes)
{
    unsigned size = want->lane_bits / 8;
    for (unsigned i = 0; i < want->nlanes; i++) {
        uint64_t got = 0;
        for (unsigned k = 0; k < size; k++)
            got |= (uint64_t)bytes[i * size + k] << (8 * k);
        if (!lane_matches(&want->lanes[i], want->lane_bits, got))
            return false;
    }
    return true;
}

static bool ref_matches(const WastValue *want, RtRef ref)
{
    RtRefKind kind = rt_ref_kind(ref);
    bool eq =
        kind == RT_REF_I31 || kind == RT_REF_STRUCT || kind == RT_REF_ARRAY;
    bool number = !want->numbered || (kind == RT_REF_HOST &&
                                      rt_ref_host_value(ref) == want->number);
    switch (want->kind) {
    case WAST_REF_NULL:
        return kind == RT_REF_NULL;
    case WAST_REF_FUNC:
        return kind == RT_REF_FUNC;
    case WAST_REF_EXTERN:
        return kind != RT_REF_NULL && number;
    case WAST_REF_HOST:
        return kind == RT_REF_HOST && number;
    case WAST_REF_I31:
        return kind == RT_REF_I31;
    case WAST_REF_STRUCT:
        return kind == RT_REF_STRUCT;
    case WAST_REF_ARRAY:
        return kind == RT_REF_ARRAY;
    case WAST_REF_EQ:
        return eq;
    case WAST_REF_ANY:
        return eq || kind == RT_REF_HOST;
    default:
        return want->kind == WAST_REF_EXN && kind == RT_REF_EXN;
    }
}

bool wast_matches(const WastValue *want, RtType type, const RtVal *got)
{
    for (uint32_t i = 0; i < want->noptions; i++)
        if (wast_matches(&want->options[i], type, got))
            return true;
    if (want->kind == WAST_EITHER)
        return false;
    if (rt_type_is_ref(type))
        return want->kind > WAST_V128 && ref_matches(want, got->ref);
    if (!number_type(want->kind, type))
        return false;
    if (want->kind == WAST_V128)
        return vector_matches(want, got->v128);
    return lane_matches(&want->lanes[0], want->lane_bits,
                        want->lane_bits == 32 ? got->i32 : got->i64);
}

static Str show_ref(Arena *a, RtRef ref)
{
    static const char *const words[] = {"null",  "func", "i31", "struct",
                                        "array", "exn",  "host"};
    RtRefKind kind = rt_ref_kind(ref);
    if (kind == RT_REF_HOST)
        return str_fmt(a, "(ref.host %llu)",
                       (unsigned long long)rt_ref_host_value(ref));
    return str_fmt(a, "(ref.%s)", words[kind]);
}

static Str show_vector(Arena *a, const uint8_t *b)
{
    uint32_t w[4];
    for (int i = 0; i < 4; i++)
        w[i] = b[4 * i] | (uint32_t)b[4 * i + 1] << 8 |
               (uint32_t)b[4 * i + 2] << 16 | (uint32_t)b[4 * i + 3] << 24;
    return str_fmt(a, "(v128.const i32x4 0x%08x 0x%08x 0x%08x 0x%08x)", w[0],
                   w[1], w[2], w[3]);
}

Str wast_show(Arena *a, RtType type, const RtVal *v)
{
    char text[WAT_NUM_TEXT];
    switch (type) {
    case RT_I32:
        return str_fmt(a, "(i32.const %d)", (int32_t)v->i32);
    case RT_I64:
        return str_fmt(a, "(i64.const %lld)", (long long)v->i64);
    case RT_F32:
        wat_num_print(v->i32, 32, text);
        return str_fmt(a, "(f32.const %s)", text);
    case RT_F64:
        wat_num_print(v->i64, 64, text);
        return str_fmt(a, "(f64.const %s)", text);
    case RT_V128:
        return show_vector(a, v->v128);
    default:
        return show_ref(a, v->ref);
    }
}
