// The case, called from C.
#include "host_test.h"

static void out(void **state)
{
    (void)state;
    value v = parse_value(h, "42");
    assert_true(v.type == KIND_INT && v.line == 7 && v.u.i == 42);
    v = parse_value(h, "x");
    assert_int_equal(v.type, KIND_TEXT);
    assert_string_equal(v.u.s, "some text");
    assert_int_equal(parse_value(h, "").type, KIND_NONE);
}

static void in(void **state)
{
    (void)state;
    assert_int_equal(print_value(h, &(value){KIND_INT, 0, {.i = -5}}), -5);
    assert_int_equal(print_value(h, &(value){KIND_BOTH, 0, {.s = "b"}}), 'b');
    assert_int_equal(print_value(h, &(value){.type = KIND_NONE}), -1);
}

MAIN(TEST(out), TEST(in))
