// What is asked about is absent, and nothing else is wrong.
#include "host_test.h"

static int my_any(int n)
{
    return n;
}

static void the_module_starts_without_them(void **state)
{
    (void)state;
    assert_non_null(h);
    assert_int_equal(my_any(3), 3);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
}

static void the_librarys_allocator_is_the_hosts(void **state)
{
    (void)state;
    my_free(h, malloc(3));
    my_free(h, NULL);
}

MAIN(TEST(the_module_starts_without_them),
     TEST(the_librarys_allocator_is_the_hosts))
