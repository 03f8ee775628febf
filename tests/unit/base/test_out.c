// Out: indentation, verbatim text, and the limit.
#include "base/out.h"
#include "tests/unit/test.h"
#include <string.h>

static void open_and_close_own_the_indentation(void **state)
{
    (void)state;
    Out *o = out_new();
    out_open(o, "if (%s) {", "x");
    out_line(o, "one();");
    out_line(o, "");
    out_mid(o, "} else {");
    out_put(o, "two(");
    out_put(o, "%d", 2);
    out_put(o, ")");
    out_end(o);
    out_close(o, "}");
    assert_str(out_str(o), "if (x) {\n    one();\n\n} else {\n"
                           "    two(2)\n}\n");
    out_free(o);
}

static void empty_put_leaves_no_blanks(void **state)
{
    (void)state;
    Out *o = out_new();
    out_open(o, "{");
    out_put(o, "%s", "");
    out_end(o);
    out_close(o, "}");
    assert_str(out_str(o), "{\n\n}\n");
    out_free(o);
}

static void block_is_indented_line_by_line(void **state)
{
    (void)state;
    Out *o = out_new();
    out_indent_width(o, 2);
    out_open(o, "a {");
    out_block(o, STR("x\n\n  y\nz"));
    out_raw(o, STR("raw\n"));
    out_close(o, "}");
    assert_str(out_str(o), "a {\n  x\n\n    y\n  z\nraw\n}\n");
    out_free(o);
}

static void fresh_out_is_empty(void **state)
{
    (void)state;
    Out *o = out_new();
    assert_int_equal(out_str(o).len, 0);
    assert_non_null(out_str(o).ptr);
    assert_false(out_failed(o));
    out_raw(o, STR(""));
    assert_int_equal(out_str(o).len, 0);
    out_free(o);
    out_free(NULL);
}

static void text_grows_and_ends_with_a_nul(void **state)
{
    (void)state;
    Out *o = out_new();
    for (int i = 0; i < 20000; i++)
        out_line(o, "%05d", i);
    Str s = out_str(o);
    assert_int_equal(s.len, 20000 * 6);
    assert_int_equal(s.ptr[s.len], '\0');
    assert_memory_equal(s.ptr + 6 * 12345, "12345\n", 6);
    out_free(o);
}

static void limited_out_keeps_its_failure(void **state)
{
    (void)state;
    Out *o = out_new_limited(100);
    for (int i = 0; i < 99; i++)
        out_put(o, "x");
    assert_false(out_failed(o));
    assert_int_equal(out_str(o).len, 99);
    out_put(o, "x");
    assert_true(out_failed(o));
    assert_int_equal(out_str(o).len, 0);
    out_open(o, "%s", "ignored");
    out_close(o, "ignored");
    out_close(o, "ignored");
    assert_true(out_failed(o));
    out_free(o);
}

static void huge_text_for_a_limited_out_fails(void **state)
{
    (void)state;
    Out *o = out_new_limited(64);
    out_raw(o, (Str){"x", SIZE_MAX});
    assert_true(out_failed(o));
    out_free(o);
}

static void write_too_much(void)
{
    out_raw(out_new(), (Str){"x", SIZE_MAX - 1});
}

static void plain_out_without_memory_exits_with_70(void **state)
{
    (void)state;
    assert_int_equal(exit_status_of(write_too_much), 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_and_close_own_the_indentation),
        cmocka_unit_test(empty_put_leaves_no_blanks),
        cmocka_unit_test(block_is_indented_line_by_line),
        cmocka_unit_test(fresh_out_is_empty),
        cmocka_unit_test(text_grows_and_ends_with_a_nul),
        cmocka_unit_test(limited_out_keeps_its_failure),
        cmocka_unit_test(huge_text_for_a_limited_out_fails),
        cmocka_unit_test(plain_out_without_memory_exits_with_70),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
