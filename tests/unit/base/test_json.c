// JSON: places of errors, stable text, strings of any bytes.
#include "base/json.h"
#include "tests/unit/test.h"

static Arena *arena;
static DiagList *diags;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diags = diag_new(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void text_keeps_order_and_ends_its_line(void **state)
{
    (void)state;
    json_t *v = json_parse(STR("{\"b\":1,\"a\":[true,null],\"c\":\"\\u00e9\"}"),
                           STR("x.json"), diags);
    assert_non_null(v);
    assert_str(json_text(arena, v), "{\n  \"b\": 1,\n  \"a\": [\n    true,\n"
                                    "    null\n  ],\n  \"c\": \"\xc3\xa9\"\n"
                                    "}\n");
    json_decref(v);
}

static void syntax_error_is_placed(void **state)
{
    (void)state;
    assert_null(
        json_parse(STR("{\n  \"a\": 1,\n  \"b\" 2\n}"), STR("x.json"), diags));
    assert_int_equal(diag_errors(diags), 1);
    SrcLoc loc = diags->all.at[0].loc;
    assert_str(loc.file, "x.json");
    assert_int_equal(loc.line, 3);
    assert_in_range(loc.col, 5, 8);
}

static void refused(Str text)
{
    size_t before = diag_errors(diags);
    assert_null(json_parse(text, STR("x.json"), diags));
    assert_int_equal(diag_errors(diags), before + 1);
}

static void bad_documents_are_refused(void **state)
{
    (void)state;
    refused(STR(""));
    refused((Str){0});
    refused(STR("{\"a\":1,\"a\":2}"));
    refused(STR("{} x"));
    refused(STR("[\"\xff\"]"));
    refused(STR("[1,]"));
}

static void missing_file_is_a_diagnostic(void **state)
{
    (void)state;
    assert_null(json_read(STR("/no/such/file.json"), diags));
    assert_str(diags->all.at[0].text, "cannot read: No such file or directory");
}

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    Str dir = test_dir(arena);
    Str path = path_join(arena, dir, STR("x.json"));
    json_t *v = json_pack("{s:i,s:s}", "n", 7, "s", "text");
    assert_true(json_write(path, v));
    json_t *again = json_read(path, diags);
    assert_true(json_equal(v, again));
    assert_str(json_str(json_object_get(again, "s")), "text");
    assert_str(json_str(json_object_get(again, "n")), "");
    assert_str(json_str(NULL), "");
    json_decref(v);
    json_decref(again);
    assert_true(fs_remove_tree(dir));
}

static void strings_of_any_bytes_become_valid(void **state)
{
    (void)state;
    json_t *v = json_of_str(STR("a\xff"
                                "b\xe2\x82"));
    assert_str(json_str(v), "a\xef\xbf\xbd"
                            "b\xef\xbf\xbd\xef\xbf\xbd");
    json_decref(v);
    v = json_of_str((Str){0});
    assert_true(json_is_string(v));
    json_decref(v);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_keeps_order_and_ends_its_line),
        TEST(syntax_error_is_placed),
        TEST(bad_documents_are_refused),
        TEST(missing_file_is_a_diagnostic),
        TEST(what_is_written_is_read_again),
        TEST(strings_of_any_bytes_become_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
