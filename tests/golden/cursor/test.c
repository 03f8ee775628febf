// The case, called from C.
#include "host_test.h"

static void the_pointer_moves_on(void **state)
{
    (void)state;
    const unsigned char bytes[] = {1, 2, 3, 4, 5}, *p = bytes;
    size_t left = sizeof bytes;
    assert_int_equal(decode(h, &p, &left), 0x102);
    assert_ptr_equal(p, bytes + 2);
    assert_int_equal(left, 3);
    assert_int_equal(decode(h, &p, &left), 0x304);
    assert_int_equal(decode(h, &p, &left), -1);
    assert_ptr_equal(p, bytes + 4);
}

static void over_text(void **state)
{
    (void)state;
    const char *text = "abc def", *p = text;
    assert_int_equal(scan(h, &p, 7), 3);
    assert_ptr_equal(p, text + 3);
}

MAIN(TEST(the_pointer_moves_on), TEST(over_text))
