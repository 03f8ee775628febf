// StrMap: finds what was put, keeps the order of insertion.
#include "base/map.h"
#include "tests/unit/test.h"

static void empty_map_has_nothing(void **state)
{
    (void)state;
    StrMap m = {0};
    assert_null(map_get(&m, STR("a")));
    assert_false(map_has(&m, STR("")));
}

static void many_keys_are_found_in_insertion_order(void **state)
{
    (void)state;
    enum { N = 3000 };
    Arena *a = arena_new();
    int *values = ARENA_ARRAY(a, int, N);
    StrMap m = {0};
    for (int i = 0; i < N; i++)
        map_put(a, &m, str_fmt(a, "key%d", i), &values[i]);
    assert_int_equal(m.len, N);
    for (int i = 0; i < N; i++) {
        Str key = str_fmt(a, "key%d", i);
        size_t at = SIZE_MAX;
        assert_ptr_equal(map_get(&m, key), &values[i]);
        assert_true(map_find(&m, key, &at));
        assert_int_equal(at, i);
        assert_true(str_eq(m.keys[i], key));
        assert_ptr_equal(m.values[i], &values[i]);
    }
    assert_false(map_has(&m, STR("key3000")));
    arena_free(a);
}

static void second_put_replaces_the_value_in_its_place(void **state)
{
    (void)state;
    Arena *a = arena_new();
    int one = 1, two = 2;
    StrMap m = {0};
    map_put(a, &m, STR("a"), &one);
    map_put(a, &m, STR("b"), &one);
    map_put(a, &m, STR("a"), &two);
    assert_int_equal(m.len, 2);
    assert_ptr_equal(m.values[0], &two);
    assert_str(m.keys[0], "a");
    arena_free(a);
}

static void null_value_is_present_all_the_same(void **state)
{
    (void)state;
    Arena *a = arena_new();
    StrMap m = {0};
    map_put(a, &m, STR(""), NULL);
    assert_true(map_has(&m, STR("")));
    assert_null(map_get(&m, STR("")));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_map_has_nothing),
        cmocka_unit_test(many_keys_are_found_in_insertion_order),
        cmocka_unit_test(second_put_replaces_the_value_in_its_place),
        cmocka_unit_test(null_value_is_present_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
