// Each of these passes; what the heap says is another thing.
#include "heap_host.h"
#define LIB(f) heap_host_##f
#include "../native_test.h"

static void good(void **state)
{
    (void)state;
    box *b = box_new(h, 5);
    assert_int_equal(box_size(h, b), 5);
    box_free(h, b);
}

static void leaking(void **state)
{
    (void)state;
    assert_int_equal(leaks(h, 10), 1);
}

static void freeing_twice(void **state)
{
    (void)state;
    assert_int_equal(frees_twice(h, 10), 2);
}

static void writing_behind(void **state)
{
    (void)state;
    assert_int_equal(writes_behind(h, 10), 3);
}

static void forgetting(void **state)
{
    (void)state;
    box_new(h, 7);
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)
int main(void)
{
    const struct CMUnitTest tests[] = {TEST(good), TEST(leaking),
                                       TEST(freeing_twice),
                                       TEST(writing_behind), TEST(forgetting)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
