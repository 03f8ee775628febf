// The case, called from C.
#include "host_test.h"
#include <stdio.h>

static char log_text[256];

static void visit(void *user, const char *name, int depth)
{
    size_t n = strlen(log_text);
    assert_ptr_equal(user, log_text);
    snprintf(log_text + n, sizeof log_text - n, "%d:%s ", depth, name);
}

static void lent_for_a_call(void **state)
{
    (void)state;
    log_text[0] = 0;
    assert_int_equal(walk(h, "ab", visit, log_text), 2);
    assert_string_equal(log_text, "0:ab 1:b ");
}

static int stop_at(int depth, void *user)
{
    return depth == *(int *)user ? 77 : 0;
}

static void results_and_user_data(void **state)
{
    (void)state;
    int at = 2;
    assert_int_equal(walk_said(h, "abcd", stop_at, &at), 77);
    at = 9;
    assert_int_equal(walk_said(h, "abcd", stop_at, &at), 0);
}

static void heard(void *ctx, const unsigned char *data, size_t len)
{
    snprintf(ctx, 16, "%.*s", (int)len, (const char *)data);
}

static void kept_by_an_object(void **state)
{
    (void)state;
    char text[16] = "";
    bus *b = bus_new(h);
    bus_on(h, b, heard, text);
    assert_string_equal(text, "");
    bus_free(h, b);
    assert_string_equal(text, "end");
}

static void count(void *ctx)
{
    ++*(int *)ctx;
}

static void ended_by_c(void **state)
{
    (void)state;
    int calls = 0;
    bus *b = bus_new(h);
    bus_on_free(h, b, count, &calls, count);
    assert_int_equal(calls, 1);
    bus_free(h, b);
    assert_int_equal(calls, 2);
    once(h, count, &calls);
    assert_int_equal(calls, 3);
}

static int compared;

static int compare(int a, int b)
{
    compared++;
    return a - b;
}

static void without_user_data(void **state)
{
    (void)state;
    compared = 0;
    for (int i = 0; i < 100; i++) // the pool is given back
        sort_all(h, compare);
    assert_int_equal(compared, 300);
}

static int fails(void *ud)
{
    ++*(int *)ud;
    golden_host_fail(h, "no more");
    return 1;
}

static int fails_late(int depth, void *user)
{
    (void)depth;
    return fails(user);
}

static void a_failure_is_parked(void **state)
{
    (void)state;
    int calls = 0;
    quietly();
    failing(h, fails, &calls);
    assert_error(CBW_HOST_CALLBACK, "failing: no more");
    calls = 0;
    walk_said(h, "abcdef", fails_late, &calls);
    assert_int_equal(calls, 1); // C goes on, the host is not called again
    assert_int_equal(golden_host_status(h), CBW_HOST_CALLBACK);
    int at = 1;
    assert_int_equal(walk_said(h, "abcd", stop_at, &at), 77);
}

static void nested(void *user, const char *name, int depth)
{
    (void)depth;
    int at = 0;
    *(int *)user += walk_said(h, name, stop_at, &at);
}

static void a_callback_calls_back_in(void **state)
{
    (void)state;
    int sum = 0;
    walk(h, "abc", nested, &sum);
    assert_int_equal(sum, 3 * 77);
}

static void cells(void *ud, int n, char **all)
{
    snprintf(ud, 16, "%d%s%s", n, all[0], all[1]);
}

static void lists_of_text(void **state)
{
    (void)state;
    char text[16];
    rows(h, cells, text);
    assert_string_equal(text, "2abc");
}

static void a_dead_handle(void **state)
{
    (void)state;
    char text[16] = "";
    bus *b = bus_new(h);
    bus_free(h, b);
    quietly();
    bus_on(h, b, heard, text);
    assert_error(CBW_HOST_ARGUMENT, "bus_on: 'b' is no live Bus");
    bus *c = bus_new(h);
    assert_ptr_not_equal(b, c);
    bus_free(h, b);
    assert_error(CBW_HOST_ARGUMENT, "no live Bus");
    bus_free(h, c);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
}

MAIN(TEST(lent_for_a_call), TEST(results_and_user_data),
     TEST(kept_by_an_object), TEST(ended_by_c), TEST(without_user_data),
     TEST(a_failure_is_parked), TEST(a_callback_calls_back_in),
     TEST(lists_of_text), TEST(a_dead_handle))
