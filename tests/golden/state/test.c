// The case, called from C.
#include "host_test.h"

static void sums(void **state)
{
    (void)state;
    ctx c;
    unsigned char out[32];
    ctx_init(h, &c);
    ctx_update(h, &c, "\1\2", 2);
    ctx_update(h, &c, "\3", 1);
    assert_int_equal(c.used, 3);
    ctx_final(h, &c, out);
    assert_true(out[0] == 4 && out[1] == 2 && out[8] == 4);
}

MAIN(TEST(sums))
