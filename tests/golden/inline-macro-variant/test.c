// The case, called from C.
#include "host_test.h"

static void what_has_no_symbol(void **state)
{
    (void)state;
    assert_int_equal(twice(h, 21), 42);
    assert_int_equal(area(h, 3, 4), 12);
}

static void variadic_functions(void **state)
{
    (void)state;
    int now = -1;
    assert_int_equal(config_on(h, 5, &now), 1);
    assert_int_equal(config_on(h, 0, &now), 1);
    assert_int_equal(now, 5);
    report(h, "%s is %d%c", "x", 42, '!'); // formatted here
    config_on(h, 0, &now);
    assert_int_equal(now, (int)strlen("x is 42!"));
}

MAIN(TEST(what_has_no_symbol), TEST(variadic_functions))
