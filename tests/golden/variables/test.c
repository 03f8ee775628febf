// The case, called from C: variables are read and written by functions.
#include "host_test.h"

static int doubled(int x)
{
    return x * 2;
}

static void variables(void **state)
{
    (void)state;
    assert_int_equal(get_lib_verbose(h), 3);
    set_lib_verbose(h, -4);
    assert_int_equal(lib_get_verbose(h), -4);
    assert_true(get_lib_scale(h) == 0.5);
    assert_string_equal(get_lib_version(h), "1.0");
    assert_string_equal(get_lib_vendor(h), "vendor");
    set_lib_title(h, "another");
    assert_string_equal(get_lib_title(h), "another");
    assert_int_equal(get_lib_primes(h)[3], 7);
    set_lib_hook(h, doubled);
    assert_int_equal(lib_get_verbose(h), -8);
}

static void a_struct(void **state)
{
    (void)state;
    struct lib_bits b = get_lib_now(h);
    assert_true(b.low == 1 && b.small == -2 && b.wide == 3);
    b.small = 7;
    set_lib_now(h, b);
    assert_int_equal(get_lib_now(h).small, 7);
}

MAIN(TEST(variables), TEST(a_struct))
