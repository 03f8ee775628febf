// The case, called from C.
#include "host_test.h"

static void counted_lists(void **state)
{
    (void)state;
    assert_int_equal(crc(h, 1, (const uint8_t *)"ab", 2),
                     (31 + 'a') * 31 + 'b');
    assert_int_equal(crc(h, 7, NULL, 0), 7);
    assert_true(mean(h, (double[]){1, 2, 6}, 3) == 3);
    assert_true(mean(h, NULL, 0) == 0);
}

static void lists_that_c_changes(void **state)
{
    (void)state;
    float v[] = {1, 2, 3};
    scale(h, v, 2, 4);
    assert_true(v[0] == 4 && v[1] == 8 && v[2] == 3);
    scale(h, v, 0, 4);
    assert_true(v[0] == 4);
}

static void fixed_lengths(void **state)
{
    (void)state;
    uint8_t bytes[32] = {[0] = 1, [15] = 2, [31] = 4};
    assert_int_equal(key(h, bytes), 5);
    assert_int_equal(fixed(h, bytes), 3);
}

static void a_length_from_an_expression(void **state)
{
    (void)state;
    assert_int_equal(product(h, (int[]){1, 2, 3, 4, 5, 6}, 2, 3), 720);
}

static void a_list_up_to_zero(void **state)
{
    (void)state;
    assert_int_equal(zero_ended(h, (int[]){5, 6, 0, 7}), 2);
    assert_int_equal(zero_ended(h, (int[]){0}), 0);
}

static void narrow_and_wide_counts(void **state)
{
    (void)state;
    const uint8_t p[] = {1, 2, 3};
    assert_int_equal(narrow(h, p, 3), 3);
    assert_int_equal(wide_count(h, p, 2), 2);
    quietly();
    wide_count(h, p, 1ull << 33);
    assert_error(CBW_HOST_ARGUMENT, "wide_count: 'inlen' is 8589934592");
}

static void what_does_not_fit_is_out_of_memory(void **state)
{
    (void)state;
    CbwHostOptions options = {.max_memory = 1 << 24};
    CbwHost *small = golden_host_new(&options, NULL, 0);
    uint8_t *bytes = calloc(1, 1 << 25);
    assert_non_null(small);
    golden_host_report(small, NULL, NULL);
    crc(small, 0, bytes, 1 << 25);
    assert_int_equal(golden_host_status(small), CBW_HOST_MEMORY);
    assert_string_equal(golden_host_error(small),
                        "crc: out of memory: 33554432 bytes wanted");
    assert_int_equal(crc(small, 7, NULL, 0), 7); // it lives on
    golden_host_free(small);
    free(bytes);
}

MAIN(TEST(counted_lists), TEST(lists_that_c_changes), TEST(fixed_lengths),
     TEST(a_length_from_an_expression), TEST(a_list_up_to_zero),
     TEST(narrow_and_wide_counts), TEST(what_does_not_fit_is_out_of_memory))
