// VEC: growth keeps the items; a limited arena's limit is a jump.
#include "base/vec.h"
#include "tests/unit/test.h"

typedef struct {
    int x, y;
} Point;

static void items_survive_growth(void **state)
{
    (void)state;
    Arena *a = arena_new();
    VEC(Point) points = {0};
    for (int i = 0; i < 5000; i++)
        VEC_PUSH(a, &points, (Point){i, -i});
    assert_int_equal(points.len, 5000);
    for (int i = 0; i < 5000; i++) {
        assert_int_equal(points.at[i].x, i);
        assert_int_equal(points.at[i].y, -i);
    }
    VEC_LAST(&points).x = 7;
    assert_int_equal(points.at[4999].x, 7);
    arena_free(a);
}

static void str_vec_holds_views(void **state)
{
    (void)state;
    Arena *a = arena_new();
    StrVec words = {0};
    VEC_PUSH(a, &words, STR("one"));
    VEC_PUSH(a, &words, STR("two"));
    assert_str(words.at[0], "one");
    assert_str(VEC_LAST(&words), "two");
    arena_free(a);
}

static void endless_pushing_jumps_at_the_limit(void **state)
{
    (void)state;
    jmp_buf out;
    Arena *a = arena_new_limited(64 * 1024, &out);
    static VEC(int) list; // not in a register when the jump comes
    if (setjmp(out) == 0) {
        for (;;)
            VEC_PUSH(a, &list, 1);
    }
    assert_true(list.len > 100);
    assert_int_equal(list.at[list.len - 1], 1);
    arena_free(a);
}

static void absurd_capacity_jumps_before_it_wraps(void **state)
{
    (void)state;
    jmp_buf out;
    Arena *a = arena_new_limited(64 * 1024, &out);
    volatile bool jumped = false;
    size_t cap = SIZE_MAX / 8;
    char item = 0;
    if (setjmp(out) == 0)
        vec_grow(a, &item, cap, &cap, 8);
    else
        jumped = true;
    assert_true(jumped);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_survive_growth),
        cmocka_unit_test(str_vec_holds_views),
        cmocka_unit_test(endless_pushing_jumps_at_the_limit),
        cmocka_unit_test(absurd_capacity_jumps_before_it_wraps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
