// The case, called from C.
#include "host_test.h"

static void the_callers_buffer_is_filled(void **state)
{
    (void)state;
    uint8_t out[64] = {0}, sk[64] = {0};
    assert_int_equal(hash(h, out, (const uint8_t *)"h", 1), 1);
    assert_true(out[0] == 'h' && out[31] == 'h' && out[32] == 0);
    assert_int_equal(digest(h, out, (const uint8_t *)"d", 1), 2);
    assert_true(out[19] == 'd' && out[20] == 'h');
    assert_int_equal(keys(h, out, sk), 0);
    assert_true(out[31] == 'p' && sk[63] == 's');
}

static void lengths_come_back(void **state)
{
    (void)state;
    uint8_t out[16] = {0};
    size_t n = sizeof out;
    assert_int_equal(compress_into(h, out, &n, (const uint8_t *)"abc", 3), 0);
    assert_int_equal(n, 3);
    assert_memory_equal(out, "abc", 3);
    n = 2;
    assert_int_equal(compress_into(h, out, &n, (const uint8_t *)"abc", 3), -5);
    assert_int_equal(n, 2);
}

static void a_hidden_capacity_is_still_the_callers(void **state)
{
    (void)state;
    uint8_t out[16] = {0};
    size_t n = sizeof out;
    assert_int_equal(pack(h, out, &n, (const uint8_t *)"abc", 3), 0);
    assert_int_equal(n, 3);
    assert_memory_equal(out, "cba", 3);
    n = 2;
    quietly();
    pack(h, out, &n, (const uint8_t *)"xyz", 3);
    assert_error(CBW_HOST_ARGUMENT, "pack: 'dest' has room for 2");
    assert_memory_equal(out, "cba", 3);
}

static void what_c_returns_is_not_changed(void **state)
{
    (void)state;
    uint8_t out[4] = {0};
    float f[3];
    assert_int_equal(read_some(h, out, 4), 2);
    assert_memory_equal(out, "xy", 2);
    assert_int_equal(read_some(h, out, 1), -1);
    assert_int_equal(samples(h, f, 3), 3);
    assert_true(f[2] == 1);
}

static void less_than_nothing_is_nothing(void **state)
{
    (void)state;
    uint8_t one[1] = {7};
    assert_int_equal(read_some(h, one, 1), -1);
    assert_int_equal(one[0], 7);
}

static void who_fails_writes_what_it_says(void **state)
{
    (void)state;
    uint8_t mac[17] = {1}, out[4] = "abc";
    size_t n = 2;
    assert_int_equal(seal(h, mac, out, (const uint8_t *)"xy", 2), 0);
    assert_true(mac[15] == 'x' && mac[16] == 0 && out[1] == 'y');
    assert_int_equal(seal(h, mac + 16, out, (const uint8_t *)"!!!", 3), -1);
    assert_error(CBW_HOST_LIBRARY, "seal: failed with code -1");
    assert_int_equal(mac[16], 0);
    assert_memory_equal(out, "xyc", 3);
    assert_int_equal(seal(h, mac, out, (const uint8_t *)"?", 1), -2);
    assert_memory_equal(mac, "halfxx", 6);
    assert_int_equal(unpack(h, out, &n, (const uint8_t *)"pqrs", 4), 1);
    assert_int_equal(n, 2);
    assert_memory_equal(out, "pqc", 3);
}

static void texts(void **state)
{
    (void)state;
    char buf[16] = "";
    assert_int_equal(get_name(h, buf, sizeof buf), 6);
    assert_string_equal(buf, "a name");
    assert_int_equal(get_name(h, buf, 4), 6);
    assert_string_equal(buf, "a n");
    assert_int_equal(get_text(h, buf, sizeof buf), 4);
    assert_memory_equal(buf, "text", 4);
}

static void wide_lengths(void **state)
{
    (void)state;
    uint8_t sm[80];
    unsigned long long n = 0; // a length, not a capacity: C does not read it
    assert_int_equal(sign(h, sm, &n, (const uint8_t *)"m", 1), 0);
    assert_int_equal(n, 65);
    assert_int_equal(sm[64], 'm');
}

MAIN(TEST(the_callers_buffer_is_filled), TEST(lengths_come_back),
     TEST(a_hidden_capacity_is_still_the_callers),
     TEST(what_c_returns_is_not_changed), TEST(less_than_nothing_is_nothing),
     TEST(who_fails_writes_what_it_says),
     TEST(texts), TEST(wide_lengths))
