// Nothing that the module says of its memory is believed: each is an error.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "hostile_host.h"

static CbwHost *h;

static int begin(void **state)
{
    (void)state;
    h = hostile_host_new(NULL, NULL, 0);
    if (h)
        hostile_host_report(h, NULL, NULL);
    return h ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    hostile_host_free(h);
    return 0;
}

static void points_outside(void)
{
    assert_int_equal(hostile_host_status(h), CBW_HOST_TRAP);
    assert_non_null(strstr(hostile_host_error(h), "outside of its memory"));
}

static void the_arena_is_elsewhere(void **state)
{
    (void)state;
    lose_arena(h, 0xFFFF0000, 0xFFFFFFF0);
    assert_int_equal(text_length(h, "ten bytes!"), 0);
    points_outside();
    lose_arena(h, 0xFFFFFFF0, 0x10000);
    assert_int_equal(text_length(h, "ten bytes!"), 0);
    points_outside();
}

static void lists_are_longer_than_memory(void **state)
{
    static const uint64_t lengths[] = {UINT64_MAX, 1ull << 62, 1ull << 61,
                                       1ull << 32, 0xFFFFFFFF, 1 << 30};
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        many(h, lengths[i], 1024);
        assert_int_equal(hostile_host_status(h), CBW_HOST_TRAP);
    }
    many(h, 1, 0xFFFFFFFC);
    points_outside();
}

static void text_has_no_end(void **state)
{
    size_t n;
    (void)state;
    assert_null(text_at(h, 0xFFFFFFF0));
    assert_int_equal(hostile_host_status(h), CBW_HOST_TRAP);
    assert_null(bytes_at(h, 64, &n));
    points_outside();
}

static size_t writes(void *ud, unsigned char *to, size_t n)
{
    (void)ud;
    if (to)
        memset(to, 'x', n);
    return n;
}

static void callbacks_write_elsewhere(void **state)
{
    (void)state;
    ask(h, 0xFFFFFF00, 0x80, writes, NULL);
    assert_int_equal(hostile_host_status(h), CBW_HOST_CALLBACK);
    assert_non_null(strstr(hostile_host_error(h), "outside of its memory"));
    ask(h, 4096, 0xFFFFFFF0, writes, NULL);
    assert_int_equal(hostile_host_status(h), CBW_HOST_CALLBACK);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_arena_is_elsewhere), TEST(lists_are_longer_than_memory),
        TEST(text_has_no_end), TEST(callbacks_write_elsewhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
