// The case, called from C.
#include "host_test.h"

static void scalars(void **state)
{
    (void)state;
    int width = 0, height = 0, pos = 41;
    int64_t value = 0;
    size_of(h, &width, &height);
    assert_int_equal(width, 640);
    assert_int_equal(height, 480);
    assert_int_equal(next(h, &value), 3);
    assert_true(value == INT64_MIN);
    step(h, &pos);
    assert_int_equal(pos, 42);
}

static void null_is_not_asked_for(void **state)
{
    (void)state;
    int height = 0;
    size_of(h, NULL, &height);
    assert_int_equal(height, 480);
}

static void a_status_is_what_c_returns(void **state)
{
    (void)state;
    double number = 0;
    assert_int_equal(parse(h, "1.5", &number), 0);
    assert_true(number == 1.5);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
    assert_int_equal(parse(h, "x", &number), 22);
    assert_error(CBW_HOST_LIBRARY, "parse: failed with code 22");
}

static void texts_and_lists(void **state)
{
    (void)state;
    const char *name = NULL;
    uint8_t *data = NULL;
    int code = 0, n = 0, *delays = NULL;
    assert_int_equal(describe(h, &name, &code), 0);
    assert_string_equal(name, "name");
    assert_int_equal(code, 5);
    assert_int_equal(fetch(h, &data, &n), 1);
    assert_int_equal(n, 3);
    assert_memory_equal(data, "abc", 3);
    free(data);
    assert_int_equal(frames(h, "az", &delays, &n), 0);
    assert_int_equal(n, 2);
    assert_int_equal(delays[1], 122000);
    free(delays);
}

MAIN(TEST(scalars), TEST(null_is_not_asked_for),
     TEST(a_status_is_what_c_returns), TEST(texts_and_lists))
