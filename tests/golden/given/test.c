// The case, called from C.
#include "host_test.h"

static void copies(void **state)
{
    (void)state;
    store *s = store_new(h);
    char text[] = "some";
    assert_int_equal(store_text(h, s, text, 4, NULL), 4);
    text[0] = '-';
    assert_int_equal(store_bytes(h, s), 4);
    assert_memory_equal(store_data(h, s), "some", 4);
    char blob[] = "abc\0d";
    for (int i = 0; i < 2000; i++)
        store_blob(h, s, blob, 5, 0, blob, NULL);
    assert_memory_equal(store_data(h, s), "abc\0d", 5);
    const uint16_t wide[] = {'a', 0x20ac};
    assert_int_equal(store_text16(h, s, wide, 4, NULL), 4);
    assert_memory_equal(store_data(h, s), wide, 4);
    store_free(h, s);
}

static int visit(void *user, item *i)
{
    *(item **)user = i;
    return item_size(h, i);
}

static int less(void *user, int n, const void *a, int m, const void *b)
{
    (void)user;
    return n == 2 && m == 1 && memcmp(a, "a", 1) == 0 && memcmp(b, "b", 1) == 0;
}

static void calls(void **state)
{
    (void)state;
    item *seen = NULL;
    store *s = store_new(h);
    store_text(h, s, "aa", -1, NULL); // as long as it is
    assert_int_equal(store_each(h, s, visit, &seen), 2);
    assert_non_null(seen);
    assert_int_equal(store_compare(h, s, less, NULL), 1);
    store_free(h, s);
}

MAIN(TEST(copies), TEST(calls))
