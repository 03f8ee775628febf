// What the native tests of all libraries begin with. Before it: the library's
// NAME_host.h, and LIB(f), which makes NAME_host_f.
#ifndef NATIVE_TEST_H
#define NATIVE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static CbwHost *h;

static int begin(void **state)
{
    char error[256];
    (void)state;
    h = LIB(new)(NULL, error, sizeof error);
    if (!h)
        print_error("%s\n", error);
    return h ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    LIB(free)(h);
    h = NULL;
    return 0;
}

// One instance for all: loading a large module takes its time.
#define MAIN(...)                                                              \
    int main(void)                                                             \
    {                                                                          \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                       \
        return cmocka_run_group_tests(tests, begin, end);                      \
    }
#define TEST(f) cmocka_unit_test(f)

// The last call went wrong: that, and these words.
#define assert_error(want, words)                                              \
    do {                                                                       \
        assert_int_equal(LIB(status)(h), want);                                \
        assert_non_null(strstr(LIB(error)(h), words));                         \
    } while (0)

// Bytes that compress a little.
static void fill(unsigned char *p, size_t n)
{
    uint32_t x = 12345;
    for (size_t i = 0; i < n; i++) {
        x = x * 1103515245 + 12345;
        p[i] = (unsigned char)((x >> 16) % 23 + 'a');
    }
}

#endif
