// The case, called from C.
#include "host_test.h"
#include <stdio.h>

static void what_is_left_is_read(void **state)
{
    (void)state;
    FILE *f = tmpfile();
    int size = 0;
    fputs("head\1\2\3", f);
    fseek(f, 4, SEEK_SET);
    assert_int_equal(load(h, f, &size), 6);
    assert_int_equal(size, 3);
    assert_int_equal(fgetc(f), EOF);
    fclose(f);
}

static void what_is_written_arrives(void **state)
{
    (void)state;
    FILE *f = tmpfile();
    char text[16] = "";
    assert_int_equal(save(h, f, 42), 8);
    rewind(f);
    assert_non_null(fgets(text, sizeof text, f));
    assert_string_equal(text, "x is 42\n");
    fclose(f);
}

MAIN(TEST(what_is_left_is_read), TEST(what_is_written_arrives))
