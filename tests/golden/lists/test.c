// The case, called from C.
#include "host_test.h"

static void lists_of_text(void **state)
{
    (void)state;
    const char *parts[] = {"ab", "", "cde"};
    const char *args[] = {"x", "y", NULL};
    assert_int_equal(join(h, parts, 3), 5);
    assert_int_equal(join(h, NULL, 0), 0);
    assert_int_equal(run(h, args), 2);
}

static void lists_of_lists(void **state)
{
    (void)state;
    unsigned char a[16] = {1, 2, 3, [15] = 9}, b[16] = {4, 5, 6, [15] = 1};
    const unsigned char *rows[] = {a, b};
    assert_int_equal(blend(h, rows, 2, 3), 21);
    assert_int_equal(fixed_rows(h, rows, 2), 10);
}

static void lists_of_structs(void **state)
{
    (void)state;
    struct pair p[] = {{1, 2}, {3, 4}};
    assert_int_equal(pairs(h, p, 2), 2);
    assert_true(p[0].a == 2 && p[1].b == 3);
    const struct pair *t = table(h);
    assert_true(t[0].a == 1 && t[1].b == 4);
}

static void a_list_with_its_length(void **state)
{
    (void)state;
    int n = 0;
    const int *p = numbers(h, &n);
    assert_int_equal(n, 3);
    assert_int_equal(p[2], 9);
    assert_ptr_equal(numbers(h, &n), p);
}

static void a_length_of_the_results_own(void **state)
{
    (void)state;
    size_t n = 99;
    int mark = 3, *all = spread(h, &n, &mark);
    assert_true(n == 3 && mark == -3 && all[2] == 20);
    free(all);
}

MAIN(TEST(lists_of_text), TEST(lists_of_lists), TEST(lists_of_structs),
     TEST(a_list_with_its_length), TEST(a_length_of_the_results_own))
