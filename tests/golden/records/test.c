// The case, called from C.
#include "host_test.h"

static void by_value(void **state)
{
    (void)state;
    point p = add(h, (point){1, 2}, (point){10, 20});
    assert_true(p.x == 11 && p.y == 22);
}

static void by_pointer(void **state)
{
    (void)state;
    rect r = {{1, 1}, {3, 4}, "\1", {0, 0, 0, 10}};
    assert_true(area(h, &r) == 17);
    r.name = NULL;
    assert_true(area(h, &r) == 16);
}

static void what_c_changes_comes_back(void **state)
{
    (void)state;
    rect r = {{0, 0}, {1, 1}, NULL, {41, 0, 0, 0}};
    grow(h, &r, 2);
    assert_true(r.b.x == 3 && r.tags[0] == 42);
    assert_string_equal(r.name, "grown");
}

static void out_structs(void **state)
{
    (void)state;
    rect r;
    point where, maybe = {7, 0};
    assert_int_equal(get_bounds(h, 5, &r), 5);
    assert_true(r.a.x == 5 && r.b.y == 2 && r.tags[3] == 4);
    assert_string_equal(r.name, "bounds");
    assert_int_equal(locate(h, 3, &where, NULL), -1);
    assert_true(where.x == 3 && where.y == -3);
    assert_int_equal(locate(h, 3, &where, &maybe), 7);
}

static void bit_fields(void **state)
{
    (void)state;
    struct bits b = flip(h, (struct bits){5, 17, INT64_MAX});
    assert_int_equal(b.low, 2);
    assert_int_equal(b.high, 14);
    assert_true(b.wide == -INT64_MAX);
}

static void buffers_and_lists_of_structs(void **state)
{
    (void)state;
    const uint8_t bytes[] = {1, 2, 3};
    assert_int_equal(sum(h, &(blob){bytes, 3}), 6);
    assert_int_equal(sum(h, &(blob){NULL, 0}), 0);
    assert_true(total(h, (point[]){{1, 2}, {3, 4}}, 2) == 10);
    assert_true(total(h, NULL, 0) == 0);
}

static void a_borrowed_struct_stays(void **state)
{
    (void)state;
    const point *p = origin(h);
    assert_true(p->x == 0.5 && p->y == -0.5);
    assert_ptr_equal(origin(h), p);
}

MAIN(TEST(by_value), TEST(by_pointer), TEST(what_c_changes_comes_back),
     TEST(out_structs), TEST(bit_fields), TEST(buffers_and_lists_of_structs),
     TEST(a_borrowed_struct_stays))
