// simd.h: WebAssembly's vector instructions (core spec 4.3.6), and the relaxed
// ones, of which each makes the same choice on every machine.
//
// SimdV is 16 bytes, lane 0 first. Where C's vector extensions have the
// operation they are used; the other functions are loops over lanes that
// compilers turn into vector code. Names: the instruction's, dots replaced.
#ifndef CBW_EXEC_SIMD_H
#define CBW_EXEC_SIMD_H

#include "runtime/exec/num.h"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "vectors are laid out for little-endian machines"
#endif

#define SIMD_VEC(T) __attribute__((vector_size(16))) T

typedef union {
    int8_t i8[16];
    uint8_t u8[16];
    int16_t i16[8];
    uint16_t u16[8];
    int32_t i32[4];
    uint32_t u32[4];
    int64_t i64[2];
    uint64_t u64[2];
    float f32[4];
    double f64[2];
    SIMD_VEC(int8_t) vi8;
    SIMD_VEC(uint8_t) vu8;
    SIMD_VEC(int16_t) vi16;
    SIMD_VEC(uint16_t) vu16;
    SIMD_VEC(int32_t) vi32;
    SIMD_VEC(uint32_t) vu32;
    SIMD_VEC(int64_t) vi64;
    SIMD_VEC(uint64_t) vu64;
    SIMD_VEC(float) vf32;
    SIMD_VEC(double) vf64;
} SimdV;

static inline SimdV simd_load(const void *p)
{
    SimdV v;
    memcpy(&v, p, sizeof v);
    return v;
}

static inline void simd_store(void *p, SimdV v)
{
    memcpy(p, &v, sizeof v);
}

// The makers of functions: E is an expression of the operands' lanes x and y
// (of the type IN), or of the whole operands a, b, c.
#define SIMD_UN(NAME, IN, OUT, N, E)                                           \
    static inline SimdV simd_##NAME(SimdV a)                                   \
    {                                                                          \
        SimdV r;                                                               \
        for (int i = 0; i < N; i++) {                                          \
            __typeof__(a.IN[0]) x = a.IN[i];                                   \
            r.OUT[i] = (__typeof__(r.OUT[0]))(E);                              \
        }                                                                      \
        return r;                                                              \
    }
#define SIMD_BIN(NAME, IN, OUT, N, E)                                          \
    static inline SimdV simd_##NAME(SimdV a, SimdV b)                          \
    {                                                                          \
        SimdV r;                                                               \
        for (int i = 0; i < N; i++) {                                          \
            __typeof__(a.IN[0]) x = a.IN[i], y = b.IN[i];                      \
            r.OUT[i] = (__typeof__(r.OUT[0]))(E);                              \
        }                                                                      \
        return r;                                                              \
    }
#define SIMD_WHOLE1(NAME, OUT, E)                                              \
    static inline SimdV simd_##NAME(SimdV a)                                   \
    {                                                                          \
        SimdV r;                                                               \
        r.OUT = (__typeof__(r.OUT))(E);                                        \
        return r;                                                              \
    }
#define SIMD_WHOLE2(NAME, OUT, E)                                              \
    static inline SimdV simd_##NAME(SimdV a, SimdV b)                          \
    {                                                                          \
        SimdV r;                                                               \
        r.OUT = (__typeof__(r.OUT))(E);                                        \
        return r;                                                              \
    }
#define SIMD_WHOLE3(NAME, OUT, E)                                              \
    static inline SimdV simd_##NAME(SimdV a, SimdV b, SimdV c)                 \
    {                                                                          \
        SimdV r;                                                               \
        r.OUT = (__typeof__(r.OUT))(E);                                        \
        return r;                                                              \
    }

// ------------------------------------------------------------------ bits

SIMD_WHOLE1(v128_not, vu64, ~a.vu64)
SIMD_WHOLE2(v128_and, vu64, a.vu64 &b.vu64)
SIMD_WHOLE2(v128_andnot, vu64, a.vu64 & ~b.vu64)
SIMD_WHOLE2(v128_or, vu64, a.vu64 | b.vu64)
SIMD_WHOLE2(v128_xor, vu64, a.vu64 ^ b.vu64)
SIMD_WHOLE3(v128_bitselect, vu64, (a.vu64 & c.vu64) | (b.vu64 & ~c.vu64))

static inline uint32_t simd_v128_any_true(SimdV a)
{
    return (a.u64[0] | a.u64[1]) != 0;
}

// -------------------------------------------------------------- integers

#define SIMD_EXTREME(P, I, U, N)                                               \
    SIMD_BIN(P##_min_s, I, I, N, x < y ? x : y)                                \
    SIMD_BIN(P##_min_u, U, U, N, x < y ? x : y)                                \
    SIMD_BIN(P##_max_s, I, I, N, x > y ? x : y)                                \
    SIMD_BIN(P##_max_u, U, U, N, x > y ? x : y)

// For i8x16, i16x8, i32x4 and i64x2: P the prefix, I and U its lanes, BITS.
#define SIMD_INTEGER(P, I, U, N, BITS)                                         \
    static inline SimdV simd_##P##_splat(uint##BITS##_t x)                     \
    {                                                                          \
        SimdV r;                                                               \
        for (int i = 0; i < N; i++)                                            \
            r.U[i] = x;                                                        \
        return r;                                                              \
    }                                                                          \
    static inline SimdV simd_##P##_replace_lane(SimdV a, unsigned lane,        \
                                                uint##BITS##_t x)              \
    {                                                                          \
        a.U[lane] = x;                                                         \
        return a;                                                              \
    }                                                                          \
    static inline uint32_t simd_##P##_all_true(SimdV a)                        \
    {                                                                          \
        uint32_t all = 1;                                                      \
        for (int i = 0; i < N; i++)                                            \
            all &= a.U[i] != 0;                                                \
        return all;                                                            \
    }                                                                          \
    static inline uint32_t simd_##P##_bitmask(SimdV a)                         \
    {                                                                          \
        uint32_t mask = 0;                                                     \
        for (int i = 0; i < N; i++)                                            \
            mask |= (uint32_t)(a.I[i] < 0) << i;                               \
        return mask;                                                           \
    }                                                                          \
    static inline SimdV simd_##P##_shl(SimdV a, uint32_t n)                    \
    {                                                                          \
        a.v##U = a.v##U << (uint##BITS##_t)(n & (BITS - 1));                   \
        return a;                                                              \
    }                                                                          \
    static inline SimdV simd_##P##_shr_u(SimdV a, uint32_t n)                  \
    {                                                                          \
        a.v##U = a.v##U >> (uint##BITS##_t)(n & (BITS - 1));                   \
        return a;                                                              \
    }                                                                          \
    static inline SimdV simd_##P##_shr_s(SimdV a, uint32_t n)                  \
    {                                                                          \
        a.v##I = a.v##I >> (int##BITS##_t)(n & (BITS - 1));                    \
        return a;                                                              \
    }                                                                          \
    SIMD_WHOLE2(P##_eq, v##I, a.v##I == b.v##I)                                \
    SIMD_WHOLE2(P##_ne, v##I, a.v##I != b.v##I)                                \
    SIMD_WHOLE2(P##_lt_s, v##I, a.v##I < b.v##I)                               \
    SIMD_WHOLE2(P##_gt_s, v##I, a.v##I > b.v##I)                               \
    SIMD_WHOLE2(P##_le_s, v##I, a.v##I <= b.v##I)                              \
    SIMD_WHOLE2(P##_ge_s, v##I, a.v##I >= b.v##I)                              \
    SIMD_WHOLE2(P##_add, v##U, a.v##U + b.v##U)                                \
    SIMD_WHOLE2(P##_sub, v##U, a.v##U - b.v##U)                                \
    SIMD_WHOLE1(P##_neg, v##U, -a.v##U)                                        \
    SIMD_UN(P##_abs, I, U, N, x < 0 ? 0 - (uint64_t)x : (uint64_t)x)

#define SIMD_SMALL(P, I, U)                                                    \
    SIMD_WHOLE2(P##_lt_u, v##I, a.v##U < b.v##U)                               \
    SIMD_WHOLE2(P##_gt_u, v##I, a.v##U > b.v##U)                               \
    SIMD_WHOLE2(P##_le_u, v##I, a.v##U <= b.v##U)                              \
    SIMD_WHOLE2(P##_ge_u, v##I, a.v##U >= b.v##U)

SIMD_INTEGER(i8x16, i8, u8, 16, 8)
SIMD_INTEGER(i16x8, i16, u16, 8, 16)
SIMD_INTEGER(i32x4, i32, u32, 4, 32)
SIMD_INTEGER(i64x2, i64, u64, 2, 64)
SIMD_SMALL(i8x16, i8, u8)
SIMD_SMALL(i16x8, i16, u16)
SIMD_SMALL(i32x4, i32, u32)
SIMD_EXTREME(i8x16, i8, u8, 16)
SIMD_EXTREME(i16x8, i16, u16, 8)
SIMD_EXTREME(i32x4, i32, u32, 4)
SIMD_WHOLE2(i16x8_mul, vu16, a.vu16 *b.vu16)
SIMD_WHOLE2(i32x4_mul, vu32, a.vu32 *b.vu32)
SIMD_WHOLE2(i64x2_mul, vu64, a.vu64 *b.vu64)

// A 32-bit integer cut to what the lane can hold.
static inline int32_t simd_sat(int32_t x, int32_t lo, int32_t hi)
{
    return x < lo ? lo : x > hi ? hi : x;
}

#define SIMD_SATURATING(P, I, U, N, MIN, MAX, UMAX)                            \
    SIMD_BIN(P##_add_sat_s, I, I, N, simd_sat(x + y, MIN, MAX))                \
    SIMD_BIN(P##_add_sat_u, U, U, N, simd_sat(x + y, 0, UMAX))                 \
    SIMD_BIN(P##_sub_sat_s, I, I, N, simd_sat(x - y, MIN, MAX))                \
    SIMD_BIN(P##_sub_sat_u, U, U, N, simd_sat(x - y, 0, UMAX))                 \
    SIMD_BIN(P##_avgr_u, U, U, N, (x + y + 1) / 2)

SIMD_SATURATING(i8x16, i8, u8, 16, -128, 127, 255)
SIMD_SATURATING(i16x8, i16, u16, 8, -32768, 32767, 65535)
SIMD_UN(i8x16_popcnt, u8, u8, 16, num_i32_popcnt(x))
SIMD_BIN(i16x8_q15mulr_sat_s, i16, i16, 8,
         simd_sat((x * y + 0x4000) >> 15, -32768, 32767))

static inline uint32_t simd_i8x16_extract_lane_s(SimdV a, unsigned lane)
{
    return (uint32_t)a.i8[lane];
}

static inline uint32_t simd_i8x16_extract_lane_u(SimdV a, unsigned lane)
{
    return a.u8[lane];
}

static inline uint32_t simd_i16x8_extract_lane_s(SimdV a, unsigned lane)
{
    return (uint32_t)a.i16[lane];
}

static inline uint32_t simd_i16x8_extract_lane_u(SimdV a, unsigned lane)
{
    return a.u16[lane];
}

static inline uint32_t simd_i32x4_extract_lane(SimdV a, unsigned lane)
{
    return a.u32[lane];
}

static inline uint64_t simd_i64x2_extract_lane(SimdV a, unsigned lane)
{
    return a.u64[lane];
}

// ---------------------------------------------------- between lane widths

// From N lanes of `a` (narrow, from lane LO on) to N wide ones.
#define SIMD_EXTEND(NAME, IN, OUT, N, LO)                                      \
    static inline SimdV simd_##NAME(SimdV a)                                   \
    {                                                                          \
        SimdV r;                                                               \
        for (int i = 0; i < N; i++)                                            \
            r.OUT[i] = a.IN[i + LO];                                           \
        return r;                                                              \
    }
#define SIMD_EXTMUL(NAME, IN, OUT, WIDE, N, LO)                                \
    static inline SimdV simd_##NAME(SimdV a, SimdV b)                          \
    {                                                                          \
        SimdV r;                                                               \
        for (int i = 0; i < N; i++)                                            \
            r.OUT[i] =                                                         \
                (__typeof__(r.OUT[0]))((WIDE)a.IN[i + LO] * b.IN[i + LO]);     \
        return r;                                                              \
    }
#define SIMD_PAIRWISE(NAME, IN, OUT, N)                                        \
    static inline SimdV simd_##NAME(SimdV a)                                   \
    {                                                                          \
        SimdV r;                                                               \
        for (int i = 0; i < N; i++)                                            \
            r.OUT[i] = (__typeof__(r.OUT[0]))(a.IN[2 * i] + a.IN[2 * i + 1]);  \
        return r;                                                              \
    }
#define SIMD_NARROW(NAME, IN, OUT, N, MIN, MAX)                                \
    static inline SimdV simd_##NAME(SimdV a, SimdV b)                          \
    {                                                                          \
        SimdV r;                                                               \
        for (int i = 0; i < N; i++) {                                          \
            r.OUT[i] = (__typeof__(r.OUT[0]))simd_sat(a.IN[i], MIN, MAX);      \
            r.OUT[i + N] = (__typeof__(r.OUT[0]))simd_sat(b.IN[i], MIN, MAX);  \
        }                                                                      \
        return r;                                                              \
    }
#define SIMD_WIDER(P, Q, I, U, NI, NU, N, SWIDE, UWIDE)                        \
    SIMD_EXTEND(P##_extend_low_##Q##_s, NI, I, N, 0)                           \
    SIMD_EXTEND(P##_extend_high_##Q##_s, NI, I, N, N)                          \
    SIMD_EXTEND(P##_extend_low_##Q##_u, NU, U, N, 0)                           \
    SIMD_EXTEND(P##_extend_high_##Q##_u, NU, U, N, N)                          \
    SIMD_EXTMUL(P##_extmul_low_##Q##_s, NI, I, SWIDE, N, 0)                    \
    SIMD_EXTMUL(P##_extmul_high_##Q##_s, NI, I, SWIDE, N, N)                   \
    SIMD_EXTMUL(P##_extmul_low_##Q##_u, NU, U, UWIDE, N, 0)                    \
    SIMD_EXTMUL(P##_extmul_high_##Q##_u, NU, U, UWIDE, N, N)

SIMD_WIDER(i16x8, i8x16, i16, u16, i8, u8, 8, int32_t, uint32_t)
SIMD_WIDER(i32x4, i16x8, i32, u32, i16, u16, 4, int32_t, uint32_t)
SIMD_WIDER(i64x2, i32x4, i64, u64, i32, u32, 2, int64_t, uint64_t)
SIMD_PAIRWISE(i16x8_extadd_pairwise_i8x16_s, i8, i16, 8)
SIMD_PAIRWISE(i16x8_extadd_pairwise_i8x16_u, u8, u16, 8)
SIMD_PAIRWISE(i32x4_extadd_pairwise_i16x8_s, i16, i32, 4)
SIMD_PAIRWISE(i32x4_extadd_pairwise_i16x8_u, u16, u32, 4)
SIMD_NARROW(i8x16_narrow_i16x8_s, i16, i8, 8, -128, 127)
SIMD_NARROW(i8x16_narrow_i16x8_u, i16, u8, 8, 0, 255)
SIMD_NARROW(i16x8_narrow_i32x4_s, i32, i16, 4, -32768, 32767)
SIMD_NARROW(i16x8_narrow_i32x4_u, i32, u16, 4, 0, 65535)

static inline SimdV simd_i32x4_dot_i16x8_s(SimdV a, SimdV b)
{
    SimdV r;
    for (int i = 0; i < 4; i++) // -32768 four times makes 2^31: wraps
        r.u32[i] = (uint32_t)(a.i16[2 * i] * b.i16[2 * i]) +
                   (uint32_t)(a.i16[2 * i + 1] * b.i16[2 * i + 1]);
    return r;
}

// --------------------------------------------------------------- shuffles

static inline SimdV simd_i8x16_swizzle(SimdV a, SimdV b)
{
    SimdV r;
    for (int i = 0; i < 16; i++)
        r.u8[i] = b.u8[i] < 16 ? a.u8[b.u8[i] & 15] : 0;
    return r;
}

// `lanes` are valid: below 32.
static inline SimdV simd_i8x16_shuffle(SimdV a, SimdV b, const uint8_t *lanes)
{
    uint8_t both[32];
    SimdV r;
    memcpy(both, &a, 16);
    memcpy(both + 16, &b, 16);
    for (int i = 0; i < 16; i++)
        r.u8[i] = both[lanes[i] & 31];
    return r;
}

// ---------------------------------------------------------------- memory

#define SIMD_LOAD_EXTEND(NAME, IN, OUT, N)                                     \
    static inline SimdV simd_##NAME(const void *p)                             \
    {                                                                          \
        SimdV half, r;                                                         \
        memcpy(&half, p, 8);                                                   \
        for (int i = 0; i < N; i++)                                            \
            r.OUT[i] = half.IN[i];                                             \
        return r;                                                              \
    }
SIMD_LOAD_EXTEND(v128_load8x8_s, i8, i16, 8)
SIMD_LOAD_EXTEND(v128_load8x8_u, u8, u16, 8)
SIMD_LOAD_EXTEND(v128_load16x4_s, i16, i32, 4)
SIMD_LOAD_EXTEND(v128_load16x4_u, u16, u32, 4)
SIMD_LOAD_EXTEND(v128_load32x2_s, i32, i64, 2)
SIMD_LOAD_EXTEND(v128_load32x2_u, u32, u64, 2)

// load_splat, load_lane and store_lane of each width; load_zero of two
#define SIMD_MEMORY(W, P)                                                      \
    static inline SimdV simd_v128_load##W##_splat(const void *p)               \
    {                                                                          \
        uint##W##_t x;                                                         \
        memcpy(&x, p, sizeof x);                                               \
        return simd_##P##_splat(x);                                            \
    }                                                                          \
    static inline SimdV simd_v128_load##W##_lane(const void *p, SimdV a,       \
                                                 unsigned lane)                \
    {                                                                          \
        memcpy(&a.u##W[lane], p, W / 8);                                       \
        return a;                                                              \
    }                                                                          \
    static inline void simd_v128_store##W##_lane(void *p, SimdV a,             \
                                                 unsigned lane)                \
    {                                                                          \
        memcpy(p, &a.u##W[lane], W / 8);                                       \
    }                                                                          \
    static inline SimdV simd_v128_load##W##_zero(const void *p)                \
    {                                                                          \
        SimdV r;                                                               \
        memset(&r, 0, sizeof r);                                               \
        memcpy(&r, p, W / 8);                                                  \
        return r;                                                              \
    }
SIMD_MEMORY(8, i8x16)
SIMD_MEMORY(16, i16x8)
SIMD_MEMORY(32, i32x4)
SIMD_MEMORY(64, i64x2)

// ---------------------------------------------------------------- floats

#define SIMD_FLOAT(P, S, F, I, T, N)                                           \
    static inline SimdV simd_##P##_splat(T x)                                  \
    {                                                                          \
        SimdV r;                                                               \
        for (int i = 0; i < N; i++)                                            \
            r.F[i] = x;                                                        \
        return r;                                                              \
    }                                                                          \
    static inline T simd_##P##_extract_lane(SimdV a, unsigned lane)            \
    {                                                                          \
        return a.F[lane];                                                      \
    }                                                                          \
    static inline SimdV simd_##P##_replace_lane(SimdV a, unsigned lane, T x)   \
    {                                                                          \
        a.F[lane] = x;                                                         \
        return a;                                                              \
    }                                                                          \
    SIMD_WHOLE2(P##_eq, v##I, a.v##F == b.v##F)                                \
    SIMD_WHOLE2(P##_ne, v##I, a.v##F != b.v##F)                                \
    SIMD_WHOLE2(P##_lt, v##I, a.v##F < b.v##F)                                 \
    SIMD_WHOLE2(P##_gt, v##I, a.v##F > b.v##F)                                 \
    SIMD_WHOLE2(P##_le, v##I, a.v##F <= b.v##F)                                \
    SIMD_WHOLE2(P##_ge, v##I, a.v##F >= b.v##F)                                \
    SIMD_WHOLE2(P##_add, v##F, a.v##F + b.v##F)                                \
    SIMD_WHOLE2(P##_sub, v##F, a.v##F - b.v##F)                                \
    SIMD_WHOLE2(P##_mul, v##F, a.v##F *b.v##F)                                 \
    SIMD_WHOLE2(P##_div, v##F, a.v##F / b.v##F)                                \
    SIMD_UN(P##_abs, F, F, N, num_##S##_abs(x))                                \
    SIMD_UN(P##_neg, F, F, N, num_##S##_neg(x))                                \
    SIMD_UN(P##_sqrt, F, F, N, num_##S##_sqrt(x))                              \
    SIMD_UN(P##_ceil, F, F, N, num_##S##_ceil(x))                              \
    SIMD_UN(P##_floor, F, F, N, num_##S##_floor(x))                            \
    SIMD_UN(P##_trunc, F, F, N, num_##S##_trunc(x))                            \
    SIMD_UN(P##_nearest, F, F, N, num_##S##_nearest(x))                        \
    SIMD_UN(P##_canon, F, F, N, num_##S##_canon(x))                            \
    SIMD_BIN(P##_min, F, F, N, num_##S##_min(x, y))                            \
    SIMD_BIN(P##_max, F, F, N, num_##S##_max(x, y))                            \
    SIMD_BIN(P##_pmin, F, F, N, y < x ? y : x)                                 \
    SIMD_BIN(P##_pmax, F, F, N, x < y ? y : x)

SIMD_FLOAT(f32x4, f32, f32, i32, float, 4)
SIMD_FLOAT(f64x2, f64, f64, i64, double, 2)

SIMD_UN(i32x4_trunc_sat_f32x4_s, f32, u32, 4, num_i32_trunc_sat_f32_s(x))
SIMD_UN(i32x4_trunc_sat_f32x4_u, f32, u32, 4, num_i32_trunc_sat_f32_u(x))
SIMD_UN(f32x4_convert_i32x4_s, i32, f32, 4, x)
SIMD_UN(f32x4_convert_i32x4_u, u32, f32, 4, x)

// Two lanes each way; what is not written is zero.
#define SIMD_TWO(NAME, IN, OUT, E)                                             \
    static inline SimdV simd_##NAME(SimdV a)                                   \
    {                                                                          \
        SimdV r;                                                               \
        memset(&r, 0, sizeof r);                                               \
        for (int i = 0; i < 2; i++) {                                          \
            __typeof__(a.IN[0]) x = a.IN[i];                                   \
            r.OUT[i] = (__typeof__(r.OUT[0]))(E);                              \
        }                                                                      \
        return r;                                                              \
    }
SIMD_TWO(i32x4_trunc_sat_f64x2_s_zero, f64, u32, num_i32_trunc_sat_f64_s(x))
SIMD_TWO(i32x4_trunc_sat_f64x2_u_zero, f64, u32, num_i32_trunc_sat_f64_u(x))
SIMD_TWO(f64x2_convert_low_i32x4_s, i32, f64, x)
SIMD_TWO(f64x2_convert_low_i32x4_u, u32, f64, x)
SIMD_TWO(f32x4_demote_f64x2_zero, f64, f32, x)
SIMD_TWO(f64x2_promote_low_f32x4, f32, f64, x)

// ---------------------------------------------------------------- relaxed

// The deterministic choices: what the strict instruction does; two roundings
// in madd (not every machine fuses); signed second operand and wrapping sums
// in dot.
#define simd_i8x16_relaxed_swizzle simd_i8x16_swizzle
#define simd_i32x4_relaxed_trunc_f32x4_s simd_i32x4_trunc_sat_f32x4_s
#define simd_i32x4_relaxed_trunc_f32x4_u simd_i32x4_trunc_sat_f32x4_u
#define simd_i32x4_relaxed_trunc_f64x2_s_zero simd_i32x4_trunc_sat_f64x2_s_zero
#define simd_i32x4_relaxed_trunc_f64x2_u_zero simd_i32x4_trunc_sat_f64x2_u_zero
#define simd_i8x16_relaxed_laneselect simd_v128_bitselect
#define simd_i16x8_relaxed_laneselect simd_v128_bitselect
#define simd_i32x4_relaxed_laneselect simd_v128_bitselect
#define simd_i64x2_relaxed_laneselect simd_v128_bitselect
#define simd_f32x4_relaxed_min simd_f32x4_min
#define simd_f32x4_relaxed_max simd_f32x4_max
#define simd_f64x2_relaxed_min simd_f64x2_min
#define simd_f64x2_relaxed_max simd_f64x2_max
#define simd_i16x8_relaxed_q15mulr_s simd_i16x8_q15mulr_sat_s

static inline SimdV simd_f32x4_relaxed_madd(SimdV a, SimdV b, SimdV c)
{
    return simd_f32x4_add(simd_f32x4_mul(a, b), c);
}

static inline SimdV simd_f32x4_relaxed_nmadd(SimdV a, SimdV b, SimdV c)
{
    return simd_f32x4_sub(c, simd_f32x4_mul(a, b));
}

static inline SimdV simd_f64x2_relaxed_madd(SimdV a, SimdV b, SimdV c)
{
    return simd_f64x2_add(simd_f64x2_mul(a, b), c);
}

static inline SimdV simd_f64x2_relaxed_nmadd(SimdV a, SimdV b, SimdV c)
{
    return simd_f64x2_sub(c, simd_f64x2_mul(a, b));
}

static inline SimdV simd_i16x8_relaxed_dot_i8x16_i7x16_s(SimdV a, SimdV b)
{
    SimdV r;
    for (int i = 0; i < 8; i++)
        r.u16[i] = (uint16_t)(a.i8[2 * i] * b.i8[2 * i] +
                              a.i8[2 * i + 1] * b.i8[2 * i + 1]);
    return r;
}

static inline SimdV simd_i32x4_relaxed_dot_i8x16_i7x16_add_s(SimdV a, SimdV b,
                                                             SimdV c)
{
    SimdV dot = simd_i16x8_relaxed_dot_i8x16_i7x16_s(a, b);
    return simd_i32x4_add(simd_i32x4_extadd_pairwise_i16x8_s(dot), c);
}

#undef SIMD_UN
#undef SIMD_BIN
#undef SIMD_WHOLE1
#undef SIMD_WHOLE2
#undef SIMD_WHOLE3
#undef SIMD_EXTREME
#undef SIMD_INTEGER
#undef SIMD_SMALL
#undef SIMD_SATURATING
#undef SIMD_EXTEND
#undef SIMD_EXTMUL
#undef SIMD_PAIRWISE
#undef SIMD_NARROW
#undef SIMD_WIDER
#undef SIMD_LOAD_EXTEND
#undef SIMD_MEMORY
#undef SIMD_FLOAT
#undef SIMD_TWO

#endif
