// num.h: WebAssembly's scalar arithmetic where C's differs or is undefined
// (core spec 4.3). Plain C is used elsewhere: unsigned addition, comparisons.
//
// Every function is total: operands that trap are told apart first, by the
// function with _trap behind its name, which gives 0 or an RtTrapKind + 1.
// Rounding is to nearest, ties to even: the mode that C starts with. Nothing
// here needs libm. i32 and i64 are uint32_t and uint64_t throughout.
#ifndef CBW_EXEC_NUM_H
#define CBW_EXEC_NUM_H

#include "runtime/cbw_runtime.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif !defined(__aarch64__)
#include <math.h>
#endif

#define NUM_TRAP(kind) ((unsigned)RT_TRAP_##kind + 1u)

// ------------------------------------------------------------------ bits

static inline uint32_t num_f32_bits(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline float num_f32_of_bits(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline uint64_t num_f64_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double num_f64_of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

// The value, or the one canonical NaN for any NaN.
static inline float num_f32_canon(float x)
{
    return x == x ? x : num_f32_of_bits(0x7FC00000u);
}

static inline double num_f64_canon(double x)
{
    return x == x ? x : num_f64_of_bits(0x7FF8000000000000u);
}

// -------------------------------------------------------------- integers

static inline unsigned num_div_u_trap(uint64_t y)
{
    return y == 0 ? NUM_TRAP(DIVIDE_BY_ZERO) : 0;
}

static inline uint32_t num_i32_popcnt(uint32_t x)
{
    x -= (x >> 1) & 0x55555555u;
    x = (x & 0x33333333u) + ((x >> 2) & 0x33333333u);
    x = (x + (x >> 4)) & 0x0F0F0F0Fu;
    return (x * 0x01010101u) >> 24;
}

static inline uint64_t num_i64_popcnt(uint64_t x)
{
    x -= (x >> 1) & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + ((x >> 2) & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (x * 0x0101010101010101u) >> 56;
}

static inline uint32_t num_i32_clz(uint32_t x)
{
    return x ? (uint32_t)__builtin_clz(x) : 32;
}

static inline uint64_t num_i64_clz(uint64_t x)
{
    return x ? (uint64_t)__builtin_clzll(x) : 64;
}

static inline uint32_t num_i32_ctz(uint32_t x)
{
    return x ? (uint32_t)__builtin_ctz(x) : 32;
}

static inline uint64_t num_i64_ctz(uint64_t x)
{
    return x ? (uint64_t)__builtin_ctzll(x) : 64;
}

// For the i32 and the i64: U and S are the types, N the bits.
#define NUM_INTEGER(P, U, S, N)                                                \
    static inline unsigned num_##P##_div_s_trap(U x, U y)                      \
    {                                                                          \
        if (y == 0)                                                            \
            return NUM_TRAP(DIVIDE_BY_ZERO);                                   \
        return x == (U)1 << (N - 1) && y == (U)-1 ? NUM_TRAP(INTEGER_OVERFLOW) \
                                                  : 0;                         \
    }                                                                          \
    static inline U num_##P##_div_s(U x, U y)                                  \
    {                                                                          \
        return y == (U)-1 ? 0 - x : (U)((S)x / (S)y);                          \
    }                                                                          \
    static inline U num_##P##_rem_s(U x, U y)                                  \
    {                                                                          \
        return y == (U)-1 ? 0 : (U)((S)x % (S)y);                              \
    }                                                                          \
    static inline U num_##P##_rotl(U x, U y)                                   \
    {                                                                          \
        return x << (y & (N - 1)) | x >> ((0 - y) & (N - 1));                  \
    }                                                                          \
    static inline U num_##P##_rotr(U x, U y)                                   \
    {                                                                          \
        return x >> (y & (N - 1)) | x << ((0 - y) & (N - 1));                  \
    }

NUM_INTEGER(i32, uint32_t, int32_t, 32)
NUM_INTEGER(i64, uint64_t, int64_t, 64)
#undef NUM_INTEGER

// ---------------------------------------------------------------- floats

static inline float num_f32_sqrt(float x)
{
#if defined(__SSE2__)
    return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(x)));
#elif defined(__aarch64__)
    __asm__("fsqrt %s0, %s1" : "=w"(x) : "w"(x));
    return x;
#else
    return sqrtf(x);
#endif
}

static inline double num_f64_sqrt(double x)
{
#if defined(__SSE2__)
    return _mm_cvtsd_f64(_mm_sqrt_sd(_mm_setzero_pd(), _mm_set_sd(x)));
#elif defined(__aarch64__)
    __asm__("fsqrt %d0, %d1" : "=w"(x) : "w"(x));
    return x;
#else
    return sqrt(x);
#endif
}

// For both float types: F the type, B that of its bits, S a signed integer of
// the size, HUGE the first power of two without fraction bits. Sums of NaNs
// are quiet; `x + x` is what makes one quiet.
#define NUM_FLOAT(P, F, B, S, N, HUGE)                                         \
    static inline F num_##P##_abs(F x)                                         \
    {                                                                          \
        return num_##P##_of_bits(num_##P##_bits(x) & ~((B)1 << (N - 1)));      \
    }                                                                          \
    static inline F num_##P##_neg(F x)                                         \
    {                                                                          \
        return num_##P##_of_bits(num_##P##_bits(x) ^ (B)1 << (N - 1));         \
    }                                                                          \
    static inline F num_##P##_copysign(F x, F y)                               \
    {                                                                          \
        B sign = (B)1 << (N - 1);                                              \
        return num_##P##_of_bits((num_##P##_bits(x) & ~sign) |                 \
                                 (num_##P##_bits(y) & sign));                  \
    }                                                                          \
    static inline F num_##P##_trunc(F x)                                       \
    {                                                                          \
        if (!(num_##P##_abs(x) < HUGE))                                        \
            return x == x ? x : x + x;                                         \
        return num_##P##_copysign((F)(S)x, x);                                 \
    }                                                                          \
    static inline F num_##P##_floor(F x)                                       \
    {                                                                          \
        F t = num_##P##_trunc(x);                                              \
        return t > x ? t - 1 : t;                                              \
    }                                                                          \
    static inline F num_##P##_ceil(F x)                                        \
    {                                                                          \
        F t = num_##P##_trunc(x);                                              \
        return t < x ? num_##P##_copysign(t + 1, x) : t;                       \
    }                                                                          \
    static inline F num_##P##_nearest(F x)                                     \
    {                                                                          \
        F a = num_##P##_abs(x);                                                \
        if (!(a < HUGE))                                                       \
            return x == x ? x : x + x;                                         \
        return num_##P##_copysign((a + HUGE) - HUGE, x);                       \
    }                                                                          \
    static inline F num_##P##_min(F x, F y)                                    \
    {                                                                          \
        if (x == y) /* -0 is below 0 */                                        \
            return num_##P##_of_bits(num_##P##_bits(x) | num_##P##_bits(y));   \
        return x < y ? x : y < x ? y : x + y;                                  \
    }                                                                          \
    static inline F num_##P##_max(F x, F y)                                    \
    {                                                                          \
        if (x == y)                                                            \
            return num_##P##_of_bits(num_##P##_bits(x) & num_##P##_bits(y));   \
        return x > y ? x : y > x ? y : x + y;                                  \
    }

NUM_FLOAT(f32, float, uint32_t, int32_t, 32, 8388608.0f)
NUM_FLOAT(f64, double, uint64_t, int64_t, 64, 4503599627370496.0)
#undef NUM_FLOAT

static inline float num_f32_demote_f64(double x)
{
    return (float)x;
}

static inline double num_f64_promote_f32(float x)
{
    return (double)x;
}

// ----------------------------------------------------------- conversions

// Float to integer: num_NAME_trap and the saturating conversion num_SAT, which
// is also the trapping one's value. S is the C type to convert to; INSIDE
// holds for what fits once its fraction is cut.
#define NUM_TRUNC(NAME, SAT, F, U, S, INSIDE, MIN, MAX)                        \
    static inline unsigned num_##NAME##_trap(F x)                              \
    {                                                                          \
        if (INSIDE)                                                            \
            return 0;                                                          \
        return x == x ? NUM_TRAP(INTEGER_OVERFLOW)                             \
                      : NUM_TRAP(INVALID_CONVERSION);                          \
    }                                                                          \
    static inline U num_##SAT(F x)                                             \
    {                                                                          \
        if (INSIDE)                                                            \
            return (U)(S)x;                                                    \
        return x == x ? (x < 0 ? (U)(MIN) : (U)(MAX)) : 0;                     \
    }

NUM_TRUNC(i32_trunc_f32_s, i32_trunc_sat_f32_s, float, uint32_t, int32_t,
          x >= -2147483648.0f && x < 2147483648.0f, INT32_MIN, INT32_MAX)
NUM_TRUNC(i32_trunc_f32_u, i32_trunc_sat_f32_u, float, uint32_t, uint32_t,
          x > -1.0f && x < 4294967296.0f, 0, UINT32_MAX)
NUM_TRUNC(i32_trunc_f64_s, i32_trunc_sat_f64_s, double, uint32_t, int32_t,
          x > -2147483649.0 && x < 2147483648.0, INT32_MIN, INT32_MAX)
NUM_TRUNC(i32_trunc_f64_u, i32_trunc_sat_f64_u, double, uint32_t, uint32_t,
          x > -1.0 && x < 4294967296.0, 0, UINT32_MAX)
NUM_TRUNC(i64_trunc_f32_s, i64_trunc_sat_f32_s, float, uint64_t, int64_t,
          x >= -9223372036854775808.0f && x < 9223372036854775808.0f, INT64_MIN,
          INT64_MAX)
NUM_TRUNC(i64_trunc_f32_u, i64_trunc_sat_f32_u, float, uint64_t, uint64_t,
          x > -1.0f && x < 18446744073709551616.0f, 0, UINT64_MAX)
NUM_TRUNC(i64_trunc_f64_s, i64_trunc_sat_f64_s, double, uint64_t, int64_t,
          x >= -9223372036854775808.0 && x < 9223372036854775808.0, INT64_MIN,
          INT64_MAX)
NUM_TRUNC(i64_trunc_f64_u, i64_trunc_sat_f64_u, double, uint64_t, uint64_t,
          x > -1.0 && x < 18446744073709551616.0, 0, UINT64_MAX)
#undef NUM_TRUNC

// -------------------------------------------------------- wide arithmetic

// 128 bits: at[0] is the low half.
typedef struct {
    uint64_t at[2];
} NumWide;

static inline NumWide num_i64_add128(uint64_t xl, uint64_t xh, uint64_t yl,
                                     uint64_t yh)
{
    uint64_t low = xl + yl;
    return (NumWide){{low, xh + yh + (low < xl)}};
}

static inline NumWide num_i64_sub128(uint64_t xl, uint64_t xh, uint64_t yl,
                                     uint64_t yh)
{
    return (NumWide){{xl - yl, xh - yh - (xl < yl)}};
}

static inline NumWide num_i64_mul_wide_u(uint64_t x, uint64_t y)
{
    uint64_t xl = (uint32_t)x, xh = x >> 32, yl = (uint32_t)y, yh = y >> 32;
    uint64_t low = xl * yl, mid = xh * yl + (low >> 32);
    uint64_t mid2 = xl * yh + (uint32_t)mid;
    return (NumWide){
        {mid2 << 32 | (uint32_t)low, xh * yh + (mid >> 32) + (mid2 >> 32)}};
}

static inline NumWide num_i64_mul_wide_s(uint64_t x, uint64_t y)
{
    NumWide r = num_i64_mul_wide_u(x, y);
    r.at[1] -= (x >> 63 ? y : 0) + (y >> 63 ? x : 0);
    return r;
}

// ---------------------------------------------------------------- atomics

// On an aligned address: all are sequentially consistent and give the old
// value, zero-extended; operands are cut to the width.
#define NUM_ATOMIC_OP(W, NAME, BUILTIN)                                        \
    static inline uint64_t num_atomic_##NAME##W(void *p, uint64_t v)           \
    {                                                                          \
        return BUILTIN((uint##W##_t *)p, (uint##W##_t)v, __ATOMIC_SEQ_CST);    \
    }
#define NUM_ATOMIC(W)                                                          \
    static inline uint64_t num_atomic_load##W(const void *p)                   \
    {                                                                          \
        return __atomic_load_n((const uint##W##_t *)p, __ATOMIC_SEQ_CST);      \
    }                                                                          \
    static inline void num_atomic_store##W(void *p, uint64_t v)                \
    {                                                                          \
        __atomic_store_n((uint##W##_t *)p, (uint##W##_t)v, __ATOMIC_SEQ_CST);  \
    }                                                                          \
    NUM_ATOMIC_OP(W, add, __atomic_fetch_add)                                  \
    NUM_ATOMIC_OP(W, sub, __atomic_fetch_sub)                                  \
    NUM_ATOMIC_OP(W, and, __atomic_fetch_and)                                  \
    NUM_ATOMIC_OP(W, or, __atomic_fetch_or)                                    \
    NUM_ATOMIC_OP(W, xor, __atomic_fetch_xor)                                  \
    NUM_ATOMIC_OP(W, xchg, __atomic_exchange_n)                                \
    static inline uint64_t num_atomic_cmpxchg##W(void *p, uint64_t expected,   \
                                                 uint64_t v)                   \
    {                                                                          \
        uint##W##_t old = (uint##W##_t)expected;                               \
        __atomic_compare_exchange_n((uint##W##_t *)p, &old, (uint##W##_t)v, 0, \
                                    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);       \
        return old;                                                            \
    }

NUM_ATOMIC(8)
NUM_ATOMIC(16)
NUM_ATOMIC(32)
NUM_ATOMIC(64)
#undef NUM_ATOMIC
#undef NUM_ATOMIC_OP

#endif
