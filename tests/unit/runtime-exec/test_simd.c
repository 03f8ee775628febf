// Vector instructions: each is tried on operands that hold the edges of its
// lanes, and checked against arithmetic in 64 bits.
#include "runtime/exec/simd.h"
#include "tests/unit/test.h"

#include <math.h>

static const SimdV edges[] = {
    {.u64 = {0, 0}},
    {.u64 = {UINT64_MAX, UINT64_MAX}},
    {.u8 = {0, 1, 127, 128, 129, 255, 254, 64, 0x80, 0, 0x7F, 0xFF, 3, 7, 200,
            99}},
    {.u16 = {0, 1, 0x7FFF, 0x8000, 0x8001, 0xFFFF, 0x4000, 12345}},
    {.u32 = {0x80000000u, 0x7FFFFFFFu, UINT32_MAX, 77}},
    {.u64 = {(uint64_t)1 << 63, INT64_MAX}},
};
enum { NEDGES = sizeof edges / sizeof edges[0] };

// Checks OP on all pairs of edges: lane LANE of N is WANT, from x and y, the
// lanes of FROM as int64_t.
#define CHECK2(OP, LANE, FROM, N, WANT)                                        \
    for (int e = 0; e < NEDGES * NEDGES; e++) {                                \
        SimdV a = edges[e / NEDGES], b = edges[e % NEDGES];                    \
        SimdV r = simd_##OP(a, b);                                             \
        for (int i = 0; i < N; i++) {                                          \
            int64_t x = (int64_t)a.FROM[i], y = (int64_t)b.FROM[i];            \
            if (r.LANE[i] != (__typeof__(r.LANE[i]))(WANT))                    \
                fail_msg("%s lane %d: %llx %llx", #OP, i, (long long)x,        \
                         (long long)y);                                        \
        }                                                                      \
    }

static int64_t clamp(int64_t x, int64_t lo, int64_t hi)
{
    return x < lo ? lo : x > hi ? hi : x;
}

static void integer_lanes_do_not_touch_each_other(void **state)
{
    (void)state;
    CHECK2(i8x16_add, u8, u8, 16, x + y)
    CHECK2(i16x8_sub, u16, u16, 8, x - y)
    CHECK2(i16x8_mul, u16, u16, 8, x * y)
    CHECK2(i32x4_mul, u32, u32, 4, x * y)
    CHECK2(i64x2_mul, u64, u64, 2, (uint64_t)x * (uint64_t)y)
    CHECK2(i8x16_lt_s, i8, i8, 16, x < y ? -1 : 0)
    CHECK2(i8x16_lt_u, i8, u8, 16, x < y ? -1 : 0)
    CHECK2(i16x8_ge_u, i16, u16, 8, x >= y ? -1 : 0)
    CHECK2(i32x4_gt_s, i32, i32, 4, x > y ? -1 : 0)
    CHECK2(i64x2_le_s, i64, i64, 2, x <= y ? -1 : 0)
    CHECK2(i32x4_min_u, u32, u32, 4, x < y ? x : y)
    CHECK2(i8x16_max_s, i8, i8, 16, x > y ? x : y)
    CHECK2(v128_andnot, u64, u64, 2, x & ~y)
}

static void saturating_lanes_stop_at_their_ends(void **state)
{
    (void)state;
    CHECK2(i8x16_add_sat_s, i8, i8, 16, clamp(x + y, -128, 127))
    CHECK2(i8x16_sub_sat_u, u8, u8, 16, clamp(x - y, 0, 255))
    CHECK2(i16x8_sub_sat_s, i16, i16, 8, clamp(x - y, -32768, 32767))
    CHECK2(i16x8_add_sat_u, u16, u16, 8, clamp(x + y, 0, 65535))
    CHECK2(i16x8_q15mulr_sat_s, i16, i16, 8,
           clamp((x * y + 0x4000) >> 15, -32768, 32767))
    CHECK2(i8x16_avgr_u, u8, u8, 16, (x + y + 1) >> 1)
    CHECK2(i8x16_narrow_i16x8_u, u8, i16, 8, clamp(x, 0, 255))
    CHECK2(i16x8_narrow_i32x4_s, i16, i32, 4, clamp(x, -32768, 32767))
}

static void widening_takes_the_half_it_names(void **state)
{
    (void)state;
    CHECK2(i16x8_extmul_low_i8x16_s, i16, i8, 8, x * y)
    CHECK2(i32x4_extmul_low_i16x8_u, u32, u16, 4, x * y)
    CHECK2(i64x2_extmul_low_i32x4_s, i64, i32, 2, x * y)
    SimdV v = edges[2];
    assert_int_equal(simd_i16x8_extend_high_i8x16_s(v).i16[0], -128);
    assert_int_equal(simd_i16x8_extend_high_i8x16_u(v).u16[3], 255);
    assert_int_equal(simd_i16x8_extmul_high_i8x16_u(v, v).u16[0], 128 * 128);
    assert_int_equal(simd_i16x8_extadd_pairwise_i8x16_s(v).i16[1], -1);
    assert_int_equal(simd_i16x8_extadd_pairwise_i8x16_u(v).u16[2], 129 + 255);
    SimdV low = simd_i16x8_splat(0x8000);
    assert_int_equal(simd_i32x4_dot_i16x8_s(low, low).u32[3], 0x80000000u);
}

static void one_operand(void **state)
{
    (void)state;
    SimdV v = edges[2];
    assert_int_equal(simd_i8x16_abs(v).u8[3], 128);
    assert_int_equal(simd_i8x16_neg(v).u8[1], 255);
    assert_int_equal(simd_i8x16_popcnt(v).u8[2], 7);
    assert_int_equal(simd_i8x16_bitmask(v), 0x4978);
    assert_int_equal(simd_i8x16_all_true(v), 0);
    assert_int_equal(simd_i8x16_all_true(edges[1]), 1);
    assert_int_equal(simd_i64x2_bitmask(edges[5]), 1);
    assert_true(simd_i64x2_abs(edges[5]).u64[0] == (uint64_t)1 << 63);
    assert_int_equal(simd_v128_any_true(edges[0]), 0);
    assert_int_equal(simd_v128_any_true(edges[5]), 1);
}

static void shifts_take_the_count_modulo_the_lane(void **state)
{
    (void)state;
    SimdV v = edges[2];
    assert_int_equal(simd_i8x16_shl(v, 9).u8[2], 254);
    assert_int_equal(simd_i8x16_shr_s(v, 7).i8[3], -1);
    assert_int_equal(simd_i8x16_shr_u(v, 8 + 7).u8[3], 1);
    assert_int_equal(simd_i16x8_shr_s(edges[3], 15).i16[3], -1);
    assert_true(simd_i64x2_shr_s(edges[5], 64 + 63).i64[0] == -1);
    assert_true(simd_i32x4_shl(edges[4], 1).u32[1] == 0xFFFFFFFEu);
}

static void shuffles_and_lanes(void **state)
{
    (void)state;
    const uint8_t lanes[16] = {31, 0, 16, 15, 1, 2,  3,  4,
                               5,  6, 7,  8,  9, 10, 11, 12};
    SimdV r = simd_i8x16_shuffle(edges[2], edges[1], lanes);
    assert_int_equal(r.u8[0], 255);
    assert_int_equal(r.u8[1], 0);
    assert_int_equal(r.u8[3], 99);
    SimdV pick = {.u8 = {15, 16, 255, 2}};
    r = simd_i8x16_swizzle(edges[2], pick);
    assert_int_equal(r.u8[0], 99);
    assert_int_equal(r.u8[1], 0);
    assert_int_equal(r.u8[2], 0);
    assert_int_equal(r.u8[3], 127);
    assert_int_equal(simd_i8x16_extract_lane_s(edges[2], 3), (uint32_t)-128);
    assert_int_equal(simd_i16x8_extract_lane_u(edges[3], 3), 0x8000);
    assert_true(simd_i64x2_replace_lane(edges[0], 1, 5).u64[1] == 5);
    uint8_t bytes[16] = {1, 0x80};
    assert_int_equal(simd_v128_load8x8_s(bytes).i16[1], -128);
    assert_int_equal(simd_v128_load16_splat(bytes).u16[7], 0x8001);
    assert_int_equal(simd_v128_load32_zero(bytes).u32[1], 0);
    simd_v128_store16_lane(bytes + 4, edges[3], 2);
    assert_int_equal(bytes[4], 0xFF);
    assert_int_equal(bytes[5], 0x7F);
    assert_int_equal(bytes[6], 0);
}

static void floats_order_nans_and_zeros(void **state)
{
    (void)state;
    SimdV a = {.f32 = {0.0f, NAN, 1.0f, -1.5f}};
    SimdV b = {.f32 = {-0.0f, 1.0f, NAN, 2.0f}};
    SimdV r = simd_f32x4_min(a, b);
    assert_true(r.u32[0] == 0x80000000u && r.f32[3] == -1.5f);
    assert_true(isnan(r.f32[1]) && isnan(r.f32[2]));
    r = simd_f32x4_pmin(a, b); // b < a ? b : a
    assert_true(r.u32[0] == 0 && isnan(r.f32[1]) && r.f32[2] == 1.0f);
    r = simd_f32x4_eq(a, b);
    assert_true(r.u32[0] == UINT32_MAX && r.u32[1] == 0);
    r = simd_f32x4_ne(a, a);
    assert_true(r.u32[1] == UINT32_MAX && r.u32[0] == 0);
    r = simd_f64x2_sqrt((SimdV){.f64 = {4.0, -1.0}});
    assert_true(r.f64[0] == 2.0 && isnan(r.f64[1]));
    r = simd_f32x4_canon((SimdV){.u32 = {0xFFC00001u, 0, 0x7FA00000u, 1}});
    assert_true(r.u32[0] == 0x7FC00000u && r.u32[2] == 0x7FC00000u);
    assert_true(r.u32[1] == 0 && r.u32[3] == 1);
}

static void conversions_saturate_and_zero(void **state)
{
    (void)state;
    SimdV a = {.f32 = {NAN, 3e9f, -3e9f, 1.9f}};
    SimdV r = simd_i32x4_trunc_sat_f32x4_s(a);
    assert_true(r.i32[0] == 0 && r.i32[1] == INT32_MAX &&
                r.i32[2] == INT32_MIN && r.i32[3] == 1);
    r = simd_i32x4_trunc_sat_f64x2_u_zero((SimdV){.f64 = {1e20, -1.0}});
    assert_true(r.u32[0] == UINT32_MAX && r.u64[1] == 0 && r.u32[1] == 0);
    r = simd_f64x2_convert_low_i32x4_u(edges[1]);
    assert_true(r.f64[1] == 4294967295.0);
    r = simd_f32x4_demote_f64x2_zero((SimdV){.f64 = {1e300, 0.5}});
    assert_true(isinf(r.f32[0]) && r.f32[1] == 0.5f && r.u64[1] == 0);
}

static void relaxed_ones_are_deterministic(void **state)
{
    (void)state;
    SimdV two = simd_f32x4_splat(2), three = simd_f32x4_splat(3);
    assert_true(simd_f32x4_relaxed_nmadd(two, three, two).f32[1] == -4.0f);
    // (1 + 2^-12)^2 - 1: the product is rounded first
    SimdV x = simd_f32x4_splat(1.000244140625f);
    SimdV r = simd_f32x4_relaxed_madd(x, x, simd_f32x4_splat(-1));
    assert_true(r.f32[0] == 0.00048828125f);
    SimdV low = simd_i8x16_splat(0x80);
    assert_int_equal(simd_i16x8_relaxed_dot_i8x16_i7x16_s(low, low).u16[0],
                     0x8000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integer_lanes_do_not_touch_each_other),
        cmocka_unit_test(saturating_lanes_stop_at_their_ends),
        cmocka_unit_test(widening_takes_the_half_it_names),
        cmocka_unit_test(one_operand),
        cmocka_unit_test(shifts_take_the_count_modulo_the_lane),
        cmocka_unit_test(shuffles_and_lanes),
        cmocka_unit_test(floats_order_nans_and_zeros),
        cmocka_unit_test(conversions_saturate_and_zero),
        cmocka_unit_test(relaxed_ones_are_deterministic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
