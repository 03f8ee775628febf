// The case, called from C.
#include "host_test.h"

static int by_x(const v3 *a, const v3 *b)
{
    return a->x < b->x ? -1 : a->x > b->x;
}

static void structs_to_callbacks(void **state)
{
    (void)state;
    v3 all[] = {{2, 0, 0}, {1, 5, 0}, {3, 0, 7}};
    assert_true(least(h, all, 3, by_x).y == 5);
    assert_true(most(h, all, 3, by_x).z == 7);
    assert_true(cross(h, (v3){1, 0, 0}, (v3){0, 1, 0}).z == 1);
}

MAIN(TEST(structs_to_callbacks))
