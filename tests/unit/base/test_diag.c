// The list of diagnostics: counting, order, duplicates, JSON.
#include "base/diag.h"
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

static SrcLoc at(const char *file, uint32_t line, uint32_t col)
{
    return (SrcLoc){str_of(file), line, col};
}

static void errors_and_warnings_are_counted_apart(void **state)
{
    (void)state;
    assert_int_equal(diag_errors(diags) + diag_warnings(diags), 0);
    diag_error(diags, NO_LOC, "no %s", "such file");
    diag_note(diags, NO_LOC, "notes do not count");
    diag_warning(diags, NO_LOC, "w");
    diag_warning(diags, NO_LOC, "w");
    assert_int_equal(diag_errors(diags), 1);
    assert_int_equal(diag_warnings(diags), 2);
    assert_str(diags->all.at[0].text, "no such file");
    assert_int_equal(diags->all.at[0].notes.len, 1);
}

static Str order(void)
{
    Str s = STR("");
    for (size_t i = 0; i < diags->all.len; i++)
        s = str_cat(arena, s, diags->all.at[i].text);
    return s;
}

static void sort_is_by_place_and_stable(void **state)
{
    (void)state;
    diag_error(diags, at("b.h", 1, 1), "6");
    diag_error(diags, at("a.h", 10, 1), "5");
    diag_error(diags, at("a.h", 9, 7), "3");
    diag_warning(diags, at("a.h", 9, 2), "1");
    diag_error(diags, at("a.h", 9, 7), "4");
    diag_error(diags, at("a.h", 9, 2), "2");
    diag_error(diags, NO_LOC, "0");
    diag_sort(diags);
    assert_str(order(), "0123456");
}

static void sorting_nothing_is_fine(void **state)
{
    (void)state;
    diag_sort(diags);
    diag_dedup(diags);
    assert_int_equal(diags->all.len, 0);
}

static void dedup_drops_only_what_is_identical(void **state)
{
    (void)state;
    diag_error(diags, at("a.h", 1, 1), "a");
    diag_error(diags, at("a.h", 1, 1), "a");
    diag_warning(diags, at("a.h", 1, 1), "a");
    diag_error(diags, at("a.h", 1, 2), "b");
    diag_error(diags, at("a.h", 1, 1), "a");
    diag_note(diags, NO_LOC, "why");
    diag_error(diags, at("a.h", 1, 1), "a");
    diag_note(diags, NO_LOC, "why");
    diag_dedup(diags);
    assert_str(order(), "aaba");
    assert_int_equal(diag_errors(diags), 3);
    assert_int_equal(diags->all.at[3].notes.len, 1);
}

static void json_holds_every_field(void **state)
{
    (void)state;
    diag_error(diags, at("a\"b.h", 3, 5), "bad \xff byte");
    diag_note(diags, at("c.h", 1, 0), "mark \"it\"");
    diag_warning(diags, NO_LOC, "w");
    Str text = diag_json(arena, diags);
    json_t *list = json_parse(text, STR("out"), diags);
    assert_int_equal(diag_errors(diags), 1);
    assert_int_equal(json_array_size(list), 2);
    const char *severity, *file, *message, *note_file, *note;
    int line, column, note_line, note_column;
    json_t *first = json_array_get(list, 0), *notes;
    assert_int_equal(json_unpack(first, "{s:s,s:s,s:i,s:i,s:s,s:o!}",
                                 "severity", &severity, "file", &file, "line",
                                 &line, "column", &column, "message", &message,
                                 "notes", &notes),
                     0);
    assert_string_equal(severity, "error");
    assert_string_equal(file, "a\"b.h");
    assert_int_equal(line * 100 + column, 305);
    assert_string_equal(message, "bad \xef\xbf\xbd byte");
    assert_int_equal(json_unpack(notes, "[{s:s,s:i,s:i,s:s!}!]", "file",
                                 &note_file, "line", &note_line, "column",
                                 &note_column, "message", &note),
                     0);
    assert_string_equal(note_file, "c.h");
    assert_string_equal(note, "mark \"it\"");
    json_decref(list);
}

static void empty_list_is_an_empty_array(void **state)
{
    (void)state;
    assert_str(diag_json(arena, diags), "[]\n");
}

static void note_before_anything(void)
{
    diag_note(diag_new(arena_new()), NO_LOC, "to what?");
}

static void note_without_a_diagnostic_is_our_bug(void **state)
{
    (void)state;
    assert_int_equal(exit_status_of(note_before_anything), -1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(errors_and_warnings_are_counted_apart),
        TEST(sort_is_by_place_and_stable),
        TEST(sorting_nothing_is_fine),
        TEST(dedup_drops_only_what_is_identical),
        TEST(json_holds_every_field),
        TEST(empty_list_is_an_empty_array),
        TEST(note_without_a_diagnostic_is_our_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
