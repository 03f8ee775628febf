// The case, called from C.
#include "host_test.h"

static void objects(void **state)
{
    (void)state;
    shape *a = shape_new(h, 3), *b = shape_load(h, "four");
    assert_int_equal(shape_sides(h, a), 3);
    assert_int_equal(shape_compare(h, a, b), -1);
    shape_set_color(h, a, 0xFF00);
    assert_int_equal(shape_get_color(h, a), 0xFF00);
    assert_int_equal(shape_max(h), 12);
    assert_null(shape_load(h, ""));
    shape_free(h, a);
    shape_free(h, b);
}

static void what_a_constructor_gives_beside(void **state)
{
    (void)state;
    struct corner end = {0, 0};
    scan *s = scan_new(h, "abc", &end);
    assert_non_null(s);
    assert_true(end.x == 3 && end.y == -1);
    scan_free(h, s);
    scan_free(h, scan_new(h, "", NULL));
}

static void null_objects(void **state)
{
    (void)state;
    shape *a = shape_new(h, 3);
    assert_int_equal(shape_draw(h, a, NULL), 1);
    assert_int_equal(shape_draw(h, NULL, a), 2);
    assert_int_equal(shape_draw(h, NULL, NULL), 0);
    shape_free(h, a);
    shape_free(h, NULL);
}

static void many(void **state)
{
    (void)state;
    shape *last = NULL;
    for (int i = 0; i < 10000; i++) {
        shape *s = shape_new(h, i);
        assert_ptr_not_equal(s, last); // its place again, another turn
        shape_free(h, s);
        last = s;
    }
    quietly();
    shape_sides(h, last);
    assert_error(CBW_HOST_ARGUMENT, "shape_sides: 's' is no live");
}

MAIN(TEST(objects), TEST(what_a_constructor_gives_beside), TEST(null_objects),
     TEST(many))
