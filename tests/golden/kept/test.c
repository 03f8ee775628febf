// The case, called from C.
#include "host_test.h"

static void names(void **state)
{
    (void)state;
    for (int i = 0; i < 1000; i++)
        set_name_said(h, "a name that is replaced");
    set_name_said(h, NULL);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
}

MAIN(TEST(names))
