// An iterator goes only to the object that gave it.
#include "iters_host.h"
#define LIB(f) iters_host_##f
#include "../native_test.h"

static void iterating(void **state)
{
    (void)state;
    row *a = row_new(h, 1), *b = row_new(h, 11);
    int sum = 0;
    for (void *i = row_iter(h, a); i; i = row_iter_next(h, a, i))
        sum += row_iter_value(h, i);
    assert_int_equal(sum, 36);
    void *of_b = row_iter(h, b);
    assert_int_equal(row_iter_value(h, row_iter_next(h, b, of_b)), 12);
    LIB(report)(h, NULL, NULL);
    assert_null(row_iter_next(h, a, of_b));
    assert_error(CBW_HOST_ARGUMENT, "'iter' belongs to another object");
    row_free(h, a);
    row_free(h, b);
}

MAIN(TEST(iterating))
