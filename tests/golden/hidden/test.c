// The case, called from C: nothing has a default there, and what is fixed must
// be what it is fixed to.
#include "host_test.h"

static void all_parameters(void **state)
{
    (void)state;
    assert_int_equal(level(h, 3, 2, 1), 321);
    assert_true(big(h, INT64_MIN + 1) == INT64_MIN);
    assert_true(ratio(h, -0.5) == -0.25);
}

static void a_length_comes_back(void **state)
{
    (void)state;
    size_t n = 0;
    char *s = text_of(h, 3, &n);
    assert_int_equal(n, 3);
    assert_memory_equal(s, "a\0b", 3);
    free(s);
}

static void what_is_fixed(void **state)
{
    (void)state;
    int other = 0;
    assert_int_equal(quiet(h, 5, NULL), 5);
    quietly();
    quiet(h, 5, &other);
    assert_error(CBW_HOST_ARGUMENT, "quiet: 'reserved' can only be NULL here");
}

MAIN(TEST(all_parameters), TEST(a_length_comes_back), TEST(what_is_fixed))
