// The case, called from C: names are C's own.
#include "host_test.h"

static void names(void **state)
{
    (void)state;
    assert_int_equal(th_read_all(h) + th_ReadNow(h), 3);
    assert_int_equal(th_delete(h, 1, 2, 3), 6);
    assert_int_equal(th_then(h) + th_default(h) + TH_LOUD(h), 12);
    assert_int_equal(th_f(h, 4) + th_f_(h, 5, 6), 3);
    assert_int_equal(named(h, 2) + other_one(h, 2), 10);
}

MAIN(TEST(names))
