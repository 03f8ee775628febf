// The case, called from C.
#include "host_test.h"

static void a_struct_is_mirrored(void **state)
{
    (void)state;
    const uint8_t in[] = "abcdef";
    uint8_t out[8] = {0};
    stream s;
    memset(&s, 0, sizeof s);
    assert_int_equal(stream_init(h, &s, 1), 0);
    assert_int_equal(s.level, 1);
    s.next_in = in;
    s.avail_in = 6;
    s.next_out = out;
    s.avail_out = 4;
    assert_int_equal(stream_run(h, &s, 0), 1);
    assert_ptr_equal(s.next_in, in + 4);
    assert_int_equal(s.avail_in, 2);
    assert_ptr_equal(s.next_out, out + 4);
    assert_int_equal(s.avail_out, 0);
    assert_memory_equal(out, "bcde", 4);
    s.avail_out = 4;
    s.level = 0; // the caller's to change
    assert_int_equal(stream_run(h, &s, 0), 0);
    assert_memory_equal(out, "bcdeef", 6);
    assert_int_equal(stream_end(h, &s), 0);
}

static void its_texts_are_the_hosts(void **state)
{
    (void)state;
    stream s;
    memset(&s, 0, sizeof s);
    stream_init(h, &s, 0);
    assert_null(s.msg);
    assert_int_equal(stream_run(h, &s, -1), -2);
    assert_string_equal(s.msg, "flush");
    assert_error(CBW_HOST_LIBRARY, "stream_run: flush");
}

static void without_its_start(void **state)
{
    (void)state;
    stream s;
    memset(&s, 0, sizeof s);
    assert_int_equal(stream_run(h, &s, 0), -1);
    assert_string_equal(s.msg, "not begun");
}

static void state_that_is_seen(void **state)
{
    (void)state;
    hasher a;
    uint8_t out[4];
    assert_int_equal(hasher_init(h, &a, 32), 0);
    assert_int_equal(a.used, 32);
    hasher_update(h, &a, (const uint8_t *)"\1\2\3\4\5", 5);
    assert_int_equal(a.state[0], 6);
    assert_int_equal(hasher_final(h, &a, out, 4), 32);
    assert_memory_equal(out, "\6\2\3\4", 4);
    hasher_init(h, &a, 1); // from the beginning
    assert_int_equal(a.state[0], 0);
}

static void c_takes_the_modules_own(void **state)
{
    (void)state;
    hasher *a = calloc(1, sizeof *a), b;
    hasher_init(h, a, 1);
    hasher_drop(h, a); // once, of the module's memory
    free(a);
    hasher_init(h, &b, 2);
    assert_int_equal(b.used, 2);
}

MAIN(TEST(a_struct_is_mirrored), TEST(its_texts_are_the_hosts),
     TEST(without_its_start), TEST(state_that_is_seen),
     TEST(c_takes_the_modules_own))
