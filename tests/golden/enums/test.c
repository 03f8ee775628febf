// The case, called from C.
#include "host_test.h"

static void enums(void **state)
{
    (void)state;
    assert_int_equal(next_color(h, COLOR_RED), COLOR_GREEN);
    assert_int_equal(next_color(h, COLOR_BLUE), COLOR_RED);
    use(h, OPT_A | OPT_C, MODE_SMALL);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
}

MAIN(TEST(enums))
