// The case, called from C.
#include "host_test.h"

static void text_goes_in(void **state)
{
    (void)state;
    assert_int_equal(count_words(h, "one two  three"), 3);
    assert_int_equal(count_words(h, ""), 0);
    assert_int_equal(count_letters(h, "a\0b", 3), 3);
    assert_int_equal(count_letters(h, "", 0), 0);
}

static void text_comes_out(void **state)
{
    (void)state;
    assert_string_equal(version(h), "1.2.3");
    assert_string_equal(name_of(h, 1), "Zürich");
    assert_string_equal(name_of(h, 2), "");
    assert_null(name_of(h, 3));
}

static void a_borrowed_text_stays_where_it_is(void **state)
{
    (void)state;
    const char *first = version(h);
    for (int i = 0; i < 100; i++)
        assert_ptr_equal(version(h), first);
    const unsigned char *a = label(h, 'a');
    assert_ptr_equal(label(h, 'b'), a); // C has written there
    assert_string_equal((const char *)a, "b");
}

static void any_byte_is_text(void **state)
{
    (void)state;
    assert_int_equal(label(h, 0xFF)[0], 0xFF);
    char *s = duplicate(h, "\xC3\x28\xFF");
    assert_string_equal(s, "\xC3\x28\xFF");
    free(s);
}

static void owned_text_is_the_callers(void **state)
{
    (void)state;
    char *a = duplicate(h, "abc"), *b = duplicate(h, "abc");
    assert_ptr_not_equal(a, b);
    a[0] = 'x';
    assert_string_equal(b, "abc");
    free(a);
    free(b);
}

static void long_text_leaves_the_arena(void **state)
{
    (void)state;
    char *s = malloc(200001);
    memset(s, 'x', 200000);
    s[200000] = 0;
    for (int i = 0; i < 50; i++) {
        char *t = duplicate(h, s);
        assert_string_equal(t, s);
        free(t);
    }
    free(s);
}

static void bytes_and_wide_text(void **state)
{
    (void)state;
    assert_int_equal(sum_bytes(h, "\1\2\3", 3), 6);
    assert_int_equal(wide(h, u"wide"), 4);
    assert_int_equal(sized(h, "\1\0\2", 3), 2);
    assert_int_equal(sized(h, "", 0), -1);
    assert_int_equal(latin(h, "\xE4"), 0xE4);
}

static void null_is_null(void **state)
{
    (void)state;
    assert_int_equal(maybe(h, NULL, "x"), 1);
    assert_int_equal(maybe(h, "x", NULL), 10);
}

static void a_length_must_fit(void **state)
{
    (void)state;
    quietly();
    assert_int_equal(count_letters(h, "x", (size_t)1 << 40), 0);
    assert_error(CBW_HOST_ARGUMENT, "count_letters: 'len' is 1099511627776");
    sum_bytes(h, "x", -1);
    assert_error(CBW_HOST_ARGUMENT, "sum_bytes: 'n' is -1");
    assert_int_equal(count_words(h, "still alive"), 2);
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
}

MAIN(TEST(text_goes_in), TEST(text_comes_out),
     TEST(a_borrowed_text_stays_where_it_is), TEST(any_byte_is_text),
     TEST(owned_text_is_the_callers), TEST(long_text_leaves_the_arena),
     TEST(bytes_and_wide_text), TEST(null_is_null), TEST(a_length_must_fit))
