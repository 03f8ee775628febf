// The case, called from C.
#include "host_test.h"

static void c_returns_its_codes(void **state)
{
    (void)state;
    file *f = file_open(h, "some");
    assert_non_null(f);
    assert_int_equal(file_flush(h, f), 0);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
    assert_int_equal(file_flush(h, f), 3);
    assert_error(CBW_HOST_LIBRARY, "file_flush: third");
    assert_int_equal(file_write(h, f, "four"), 4);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
    assert_int_equal(file_write(h, f, ""), -3);
    assert_error(CBW_HOST_LIBRARY, "file_write: other");
    file_close(h, f);
}

static void null_and_errno(void **state)
{
    (void)state;
    assert_null(file_open(h, "none"));
    assert_error(CBW_HOST_LIBRARY, "file_open: No such file");
}

static void booleans_texts_and_values(void **state)
{
    (void)state;
    int size = 0;
    file *f = file_open(h, "some");
    assert_true(file_lock(h, f));
    assert_string_equal(file_line(h, f), "line");
    assert_int_equal(file_stat(h, f, &size), 0);
    file_flush(h, f);
    assert_false(file_lock(h, f));
    assert_null(file_line(h, f));
    size = 0;
    assert_int_equal(file_stat(h, f, &size), 7);
    assert_int_equal(size, 5);
    file_close(h, f);
}

static void a_status_for_what_did_not_run(void **state)
{
    (void)state;
    file *f = file_open(h, "some");
    file_close(h, f);
    quietly();
    assert_true(file_write(h, f, "x") < 0); // C's own way to say that it failed
    assert_error(CBW_HOST_ARGUMENT, "file_write: 'f' is no live File");
    assert_int_not_equal(file_flush(h, f), 0);
    assert_false(file_lock(h, f));
}

MAIN(TEST(c_returns_its_codes), TEST(null_and_errno),
     TEST(booleans_texts_and_values), TEST(a_status_for_what_did_not_run))
