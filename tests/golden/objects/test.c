// The case, called from C.
#include "host_test.h"

typedef struct text {
    const char *at;
    int skipped;
} text;

static int read_text(void *user, char *data, int size)
{
    text *t = user;
    int n = 0;
    while (n < size && *t->at)
        data[n++] = *t->at++;
    return n;
}

static void skip_text(void *user, int n)
{
    text *t = user;
    t->skipped += n;
}

static int at_end(void *user)
{
    return !*((text *)user)->at;
}

static void methods_are_called(void **state)
{
    (void)state;
    text t = {"\1\2\3\4\5", 0};
    reader all = {read_text, skip_text, at_end};
    assert_int_equal(load(h, &all, &t), 15);
    assert_int_equal(t.skipped, 1);
    t.at = "\1";
    all.skip = NULL;
    assert_int_equal(load(h, &all, &t), 1);
    assert_int_equal(t.skipped, 1);
}

static char last[32];

static void put(void *ctx, const char *s)
{
    assert_ptr_equal(ctx, last);
    strcpy(last, s);
}

static void kept_forever(void **state)
{
    (void)state;
    {
        sink s = {last, put};
        attach(h, &s);
        memset(&s, 0, sizeof s); // C has a copy
    }
    assert_string_equal(last, "attached");
    sink other = {last, put};
    attach(h, &other);
    assert_string_equal(last, "attached");
}

MAIN(TEST(methods_are_called), TEST(kept_forever))
