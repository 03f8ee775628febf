// What the native tests of all golden cases begin with: an instance for each
// test.
#ifndef HOST_TEST_H
#define HOST_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "golden_host.h"

static CbwHost *h;

static int begin(void **state)
{
    char error[256];
    (void)state;
    h = golden_host_new(NULL, error, sizeof error);
    if (!h)
        print_error("%s\n", error);
    return h ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    golden_host_free(h);
    return 0;
}

// The last call went wrong: that, and these words.
#define assert_error(want, words)                                              \
    do {                                                                       \
        assert_int_equal(golden_host_status(h), want);                         \
        assert_non_null(strstr(golden_host_error(h), words));                  \
    } while (0)

#define quietly() golden_host_report(h, NULL, NULL)

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)
#define MAIN(...)                                                              \
    int main(void)                                                             \
    {                                                                          \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                       \
        return cmocka_run_group_tests(tests, NULL, NULL);                      \
    }

#endif
