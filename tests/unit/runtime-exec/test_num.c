// Scalar arithmetic at its edges: what traps, what saturates, signed zeros,
// NaNs, ties.
#include "runtime/exec/num.h"
#include "tests/unit/test.h"

#include <math.h>

#define SNAN32 0x7FA00000u
#define QNAN32 0x7FC00000u

static void division_traps_only_where_there_is_no_result(void **state)
{
    (void)state;
    assert_int_equal(num_div_u_trap(0), NUM_TRAP(DIVIDE_BY_ZERO));
    assert_int_equal(num_div_u_trap(1), 0);
    assert_int_equal(num_i32_div_s_trap(1, 0), NUM_TRAP(DIVIDE_BY_ZERO));
    assert_int_equal(num_i32_div_s_trap(0x80000000u, UINT32_MAX),
                     NUM_TRAP(INTEGER_OVERFLOW));
    assert_int_equal(num_i32_div_s_trap(0x80000001u, UINT32_MAX), 0);
    assert_int_equal(num_i64_div_s_trap((uint64_t)1 << 63, UINT64_MAX),
                     NUM_TRAP(INTEGER_OVERFLOW));
    assert_int_equal(num_i64_div_s_trap(7, UINT64_MAX), 0);
}

static void signed_division_rounds_towards_zero(void **state)
{
    (void)state;
    assert_int_equal(num_i32_div_s((uint32_t)-7, 2), (uint32_t)-3);
    assert_int_equal(num_i32_div_s((uint32_t)-7, (uint32_t)-1), 7);
    assert_int_equal(num_i32_rem_s((uint32_t)-7, 2), (uint32_t)-1);
    assert_int_equal(num_i32_rem_s(0x80000000u, UINT32_MAX), 0);
    assert_true(num_i64_div_s((uint64_t)-7, 2) == (uint64_t)-3);
    assert_true(num_i64_rem_s((uint64_t)1 << 63, UINT64_MAX) == 0);
}

static void bits_are_counted_and_rotated(void **state)
{
    (void)state;
    assert_int_equal(num_i32_clz(0), 32);
    assert_int_equal(num_i32_ctz(0), 32);
    assert_int_equal(num_i64_clz(0), 64);
    assert_int_equal(num_i64_ctz((uint64_t)1 << 63), 63);
    assert_int_equal(num_i32_popcnt(UINT32_MAX), 32);
    assert_int_equal(num_i32_popcnt(0x80010100u), 3);
    assert_int_equal(num_i64_popcnt(UINT64_MAX), 64);
    assert_int_equal(num_i64_popcnt(0x8000000000000001u), 2);
    assert_int_equal(num_i32_rotl(0xABCD9876u, 1), 0x579B30EDu);
    assert_int_equal(num_i32_rotl(0xABCD9876u, 32), 0xABCD9876u);
    assert_int_equal(num_i32_rotr(1, 1), 0x80000000u);
    assert_true(num_i64_rotr(1, 65) == (uint64_t)1 << 63);
}

static void check_f32(float got, uint32_t want)
{
    assert_int_equal(num_f32_bits(got), want);
}

static void check_f64(double got, double want)
{
    assert_true(num_f64_bits(got) == num_f64_bits(want));
}

static void rounding_keeps_the_sign_of_zero(void **state)
{
    (void)state;
    check_f64(num_f64_ceil(-0.5), -0.0);
    check_f64(num_f64_floor(0.5), 0.0);
    check_f64(num_f64_floor(-0.5), -1.0);
    check_f64(num_f64_trunc(-0.9), -0.0);
    check_f64(num_f64_nearest(-0.5), -0.0);
    check_f64(num_f64_floor(-0.0), -0.0);
    check_f64(num_f64_ceil(1.5), 2.0);
    check_f32(num_f32_ceil(-0.25f), 0x80000000u);
}

static void nearest_breaks_ties_to_even(void **state)
{
    (void)state;
    check_f64(num_f64_nearest(0.5), 0.0);
    check_f64(num_f64_nearest(1.5), 2.0);
    check_f64(num_f64_nearest(2.5), 2.0);
    check_f64(num_f64_nearest(-3.5), -4.0);
    check_f64(num_f64_nearest(4503599627370495.5), 4503599627370496.0);
    check_f64(num_f64_nearest(9007199254740993.0), 9007199254740992.0);
    check_f32(num_f32_nearest(8388607.5f), num_f32_bits(8388608.0f));
    check_f64(num_f64_floor(1e300), 1e300);
    check_f64(num_f64_ceil(-INFINITY), -INFINITY);
}

static bool is_quiet(float x)
{
    return (num_f32_bits(x) & QNAN32) == QNAN32;
}

static void arithmetic_makes_nans_quiet(void **state)
{
    (void)state;
    volatile float snan = num_f32_of_bits(SNAN32);
    assert_true(is_quiet(num_f32_floor(snan)));
    assert_true(is_quiet(num_f32_nearest(snan)));
    assert_true(is_quiet(num_f32_min(snan, 1)));
    assert_true(is_quiet(num_f32_max(1, snan)));
    assert_true(is_quiet(num_f32_sqrt(-1)));
    assert_true(num_f64_min(num_f64_promote_f32(snan), 0) != 0);
    check_f32(num_f32_canon(num_f32_of_bits(0xFFC12345u)), QNAN32);
    check_f32(num_f32_canon(-0.0f), 0x80000000u);
}

static void signs_of_nans_are_bits(void **state)
{
    (void)state;
    check_f32(num_f32_neg(num_f32_of_bits(SNAN32)), SNAN32 | 0x80000000u);
    check_f32(num_f32_abs(num_f32_of_bits(0xFFA00000u)), SNAN32);
    check_f32(num_f32_copysign(1.0f, num_f32_of_bits(0xFFC00000u)),
              num_f32_bits(-1.0f));
}

static void extremes_order_zeros(void **state)
{
    (void)state;
    check_f64(num_f64_min(0.0, -0.0), -0.0);
    check_f64(num_f64_max(-0.0, 0.0), 0.0);
    check_f64(num_f64_max(-INFINITY, 1), 1.0);
    check_f32(num_f32_min(-0.0f, 0.0f), 0x80000000u);
    check_f32(num_f32_max(-0.0f, -0.0f), 0x80000000u);
}

static void truncation_traps_outside_of_the_type(void **state)
{
    (void)state;
    unsigned over = NUM_TRAP(INTEGER_OVERFLOW);
    unsigned invalid = NUM_TRAP(INVALID_CONVERSION);
    assert_int_equal(num_i32_trunc_f64_s_trap(-2147483648.9), 0);
    assert_int_equal(num_i32_trunc_f64_s_trap(-2147483649.0), over);
    assert_int_equal(num_i32_trunc_f64_s_trap(2147483648.0), over);
    assert_int_equal(num_i32_trunc_f32_s_trap(-2147483648.0f), 0);
    assert_int_equal(num_i32_trunc_f32_s_trap(-2147483904.0f), over);
    assert_int_equal(num_i32_trunc_f64_u_trap(-0.99), 0);
    assert_int_equal(num_i32_trunc_f64_u_trap(-1.0), over);
    assert_int_equal(num_i64_trunc_f64_u_trap(18446744073709551616.0), over);
    assert_int_equal(num_i64_trunc_f64_s_trap(-9223372036854775808.0), 0);
    assert_int_equal(num_i64_trunc_f32_s_trap(NAN), invalid);
}

static void saturating_truncation_has_a_result_for_all(void **state)
{
    (void)state;
    assert_int_equal(num_i32_trunc_sat_f32_s(NAN), 0);
    assert_int_equal(num_i32_trunc_sat_f32_s(-1e30f), 0x80000000u);
    assert_int_equal(num_i32_trunc_sat_f32_u(-1e30f), 0);
    assert_int_equal(num_i32_trunc_sat_f32_u(INFINITY), UINT32_MAX);
    assert_int_equal(num_i32_trunc_sat_f64_s(-1.9), (uint32_t)-1);
    assert_true(num_i64_trunc_sat_f64_s(1e30) == INT64_MAX);
    assert_true(num_i64_trunc_sat_f64_u(1e19) == 10000000000000000000u);
}

static void wide_arithmetic_carries(void **state)
{
    (void)state;
    NumWide r = num_i64_add128(UINT64_MAX, 1, 1, 2);
    assert_true(r.at[0] == 0 && r.at[1] == 4);
    r = num_i64_sub128(0, 0, 1, 0);
    assert_true(r.at[0] == UINT64_MAX && r.at[1] == UINT64_MAX);
    r = num_i64_mul_wide_u(UINT64_MAX, UINT64_MAX);
    assert_true(r.at[0] == 1 && r.at[1] == UINT64_MAX - 1);
    r = num_i64_mul_wide_u(0x123456789ABCDEF0u, 0xFEDCBA9876543210u);
    assert_true(r.at[0] == 0x236D88FE5618CF00u &&
                r.at[1] == 0x121FA00AD77D7422u);
    r = num_i64_mul_wide_s((uint64_t)-3, 5);
    assert_true(r.at[0] == (uint64_t)-15 && r.at[1] == UINT64_MAX);
    r = num_i64_mul_wide_s((uint64_t)-3, (uint64_t)-5);
    assert_true(r.at[0] == 15 && r.at[1] == 0);
}

static void atomics_give_the_old_value_of_their_width(void **state)
{
    (void)state;
    uint64_t cell = 0x1111111111111111u;
    assert_int_equal(num_atomic_add8(&cell, 0xFFu), 0x11);
    assert_true(num_atomic_load64(&cell) == 0x1111111111111110u);
    assert_int_equal(num_atomic_xchg16(&cell, 0xABCD), 0x1110);
    assert_int_equal(num_atomic_cmpxchg32(&cell, 0x1111ABCDu, 7), 0x1111ABCDu);
    assert_int_equal(num_atomic_cmpxchg32(&cell, 0, 9), 7);
    assert_int_equal(num_atomic_load8(&cell), 7);
    num_atomic_store64(&cell, UINT64_MAX);
    assert_true(num_atomic_and64(&cell, 6) == UINT64_MAX);
    assert_true(num_atomic_or64(&cell, 1) == 6);
    assert_true(num_atomic_xor64(&cell, 7) == 7);
    assert_true(num_atomic_sub64(&cell, 1) == 0);
    assert_true(cell == UINT64_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(division_traps_only_where_there_is_no_result),
        cmocka_unit_test(signed_division_rounds_towards_zero),
        cmocka_unit_test(bits_are_counted_and_rotated),
        cmocka_unit_test(rounding_keeps_the_sign_of_zero),
        cmocka_unit_test(nearest_breaks_ties_to_even),
        cmocka_unit_test(arithmetic_makes_nans_quiet),
        cmocka_unit_test(signs_of_nans_are_bits),
        cmocka_unit_test(extremes_order_zeros),
        cmocka_unit_test(truncation_traps_outside_of_the_type),
        cmocka_unit_test(saturating_truncation_has_a_result_for_all),
        cmocka_unit_test(wide_arithmetic_carries),
        cmocka_unit_test(atomics_give_the_old_value_of_their_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
