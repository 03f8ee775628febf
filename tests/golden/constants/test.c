// The case, called from C: constants are the header's own.
#include "host_test.h"

static void constants(void **state)
{
    (void)state;
    assert_int_equal(f(h), ANSWER);
    assert_string_equal(GREETING, "hello");
}

MAIN(TEST(constants))
