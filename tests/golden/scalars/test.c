// The case, called from C.
#include "host_test.h"
#include <math.h>

static void all_limits_come_back(void **state)
{
    (void)state;
    assert_int_equal(i8(h, INT8_MIN), INT8_MIN);
    assert_int_equal(u8(h, UINT8_MAX), UINT8_MAX);
    assert_int_equal(i16(h, INT16_MIN), INT16_MIN);
    assert_int_equal(u16(h, UINT16_MAX), UINT16_MAX);
    assert_int_equal(i32(h, INT32_MIN), INT32_MIN);
    assert_int_equal(u32(h, UINT32_MAX), UINT32_MAX);
    assert_true(i64(h, INT64_MIN) == INT64_MIN);
    assert_true(u64(h, UINT64_MAX) == UINT64_MAX);
}

static void floats_come_back(void **state)
{
    (void)state;
    assert_true(f32(h, 0.1f) == 0.1f);
    assert_true(f64(h, 0.1) == 0.1);
    assert_true(signbit(f64(h, -0.0)));
    assert_true(isnan(f64(h, NAN)));
    assert_true(isinf(f32(h, INFINITY)));
}

static void bools_and_chars(void **state)
{
    (void)state;
    assert_true(flag(h, false));
    assert_false(flag(h, true));
    assert_int_equal(letter(h, 'a'), 'b');
    nothing(h);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
}

MAIN(TEST(all_limits_come_back), TEST(floats_come_back), TEST(bools_and_chars))
