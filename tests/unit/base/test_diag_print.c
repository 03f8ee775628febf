// Diagnostics as people see them: goldens, and that no source text can reach
// the terminal as a control.
#include "base/diag.h"
#include "tests/unit/test.h"
#include <string.h>

static Arena *arena;
static DiagList *diags;
static Str dir;

// Files are named relative to a fresh directory, so that goldens are stable.
static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diags = diag_new(arena);
    dir = test_dir(arena);
    return chdir(dir.ptr);
}

static int tear_down(void **state)
{
    (void)state;
    bool ok = chdir("/") == 0 && fs_remove_tree(dir);
    arena_free(arena);
    return ok ? 0 : 1;
}

static Str printed(bool colour)
{
    char *text = NULL;
    size_t len = 0;
    FILE *f = open_memstream(&text, &len);
    diag_print(diags, f, colour);
    fclose(f);
    Str s = str_copy(arena, (Str){text, len});
    free(text);
    return s;
}

static SrcLoc at(const char *file, uint32_t line, uint32_t col)
{
    return (SrcLoc){str_of(file), line, col};
}

static void source(const char *file, Str text)
{
    assert_true(fs_write(str_of(file), text));
}

static void error_shows_line_caret_and_fix(void **state)
{
    (void)state;
    source("a.h", STR("int ok(void);\nint sum(const int *data, size_t n);\n"));
    diag_error(diags, at("a.h", 2, 20), "buffer 'data' has no length");
    diag_note(diags, at("a.h", 2, 20), "mark its length with CBW_LEN(data)");
    assert_str(printed(false), "a.h:2:20: error: buffer 'data' has no length\n"
                               "    2 | int sum(const int *data, size_t n);\n"
                               "      |                    ^\n"
                               "  note: mark its length with CBW_LEN(data)\n");
}

static void note_elsewhere_shows_its_own_line(void **state)
{
    (void)state;
    source("a.h", STR("typedef struct Db Db;\nvoid close(Db *db);\n"));
    diag_warning(diags, at("a.h", 2, 6), "'close' is not bound");
    diag_note(diags, at("a.h", 1, 19), "'Db' is declared here");
    diag_note(diags, NO_LOC, "no place");
    assert_str(printed(false), "a.h:2:6: warning: 'close' is not bound\n"
                               "    2 | void close(Db *db);\n"
                               "      |      ^\n"
                               "  a.h:1:19: note: 'Db' is declared here\n"
                               "      1 | typedef struct Db Db;\n"
                               "        |                   ^\n"
                               "  note: no place\n");
}

static void places_may_be_partial(void **state)
{
    (void)state;
    source("a.h", STR("one\n"));
    diag_error(diags, NO_LOC, "nothing to do");
    diag_error(diags, at("a.h", 0, 0), "is empty");
    diag_error(diags, at("a.h", 1, 0), "whole line");
    diag_error(diags, at("a.h", 7, 3), "line that is not there");
    diag_error(diags, at("gone.h", 1, 1), "file that is not there");
    diag_error(diags, at("a.h", 1, 99), "column that is not there");
    assert_str(printed(false), "error: nothing to do\n"
                               "a.h: error: is empty\n"
                               "a.h:1: error: whole line\n"
                               "    1 | one\n"
                               "a.h:7:3: error: line that is not there\n"
                               "gone.h:1:1: error: file that is not there\n"
                               "a.h:1:99: error: column that is not there\n"
                               "    1 | one\n"
                               "      |    ^\n");
}

static void tabs_wide_and_combining_characters_keep_the_caret(void **state)
{
    (void)state;
    source("a.h", STR("\tint \xe6\xbc\xa2"
                      "e\xcc\x81"
                      "\xc3\xa9 x;\r\n"));
    diag_error(diags, at("a.h", 1, 15), "here");
    assert_str(printed(false), "a.h:1:15: error: here\n"
                               "    1 | \tint \xe6\xbc\xa2"
                               "e\xcc\x81"
                               "\xc3\xa9 x;\n"
                               "      | \t         ^\n");
}

static void controls_are_shown_as_escapes(void **state)
{
    (void)state;
    source("a.h", STR("a\033[2Jb\xe2\x80\xae"
                      "c\xff"
                      "d\x7f\xc2\x9b"
                      "e\n"));
    diag_error(diags, at("a.h", 1, 12), "name '\033]0;x\007'");
    assert_str(printed(false), "a.h:1:12: error: name '\\x1b]0;x\\x07'\n"
                               "    1 | a\\x1b[2Jb\\u202ec\\xffd\\x7f\\x9be\n"
                               "      |                     ^\n");
}

static void file_name_cannot_control_the_terminal(void **state)
{
    (void)state;
    diag_error(diags, at("x\033[1m\n.h", 0, 0), "odd name");
    assert_str(printed(false), "x\\x1b[1m\\x0a.h: error: odd name\n");
}

static void message_of_several_lines_is_indented(void **state)
{
    (void)state;
    diag_error(diags, NO_LOC, "linking failed:\nundefined symbol: f\n");
    diag_note(diags, at("a.h", 0, 0), "one\ntwo");
    assert_str(printed(false), "error: linking failed:\n"
                               "    undefined symbol: f\n"
                               "  a.h: note: one\n"
                               "      two\n");
}

static void long_line_is_cut_around_the_column(void **state)
{
    (void)state;
    char line[1002];
    memset(line, '.', 1000);
    line[500] = '!';
    line[1000] = '\n';
    source("a.js", (Str){line, 1001});
    diag_error(diags, at("a.js", 1, 501), "here");
    Str out = printed(false), part;
    size_t bang, caret;
    str_split(&out, '\n', &part);
    str_split(&out, '\n', &part);
    assert_true(part.len < 200);
    assert_true(str_ends(part, STR("...")));
    assert_true(str_find(part, STR("!"), &bang));
    str_split(&out, '\n', &part);
    assert_true(str_find(part, STR("^"), &caret));
    assert_int_equal(bang, caret);
}

static void long_lists_are_cut_with_a_count(void **state)
{
    (void)state;
    for (int i = 0; i < 60; i++)
        diag_warning(diags, NO_LOC, "w%d", i);
    for (int i = 0; i < 51; i++)
        diag_error(diags, NO_LOC, "e%d", i);
    Str out = printed(false);
    assert_true(str_find(out, STR("warning: w49\n"), NULL));
    assert_false(str_find(out, STR("w50"), NULL));
    assert_true(str_find(out, STR("error: e49\n"), NULL));
    assert_false(str_find(out, STR("e50"), NULL));
    assert_true(str_ends(out, STR("... and 1 more error\n"
                                  "... and 10 more warnings\n")));
}

static void colour_wraps_words_and_is_closed(void **state)
{
    (void)state;
    diag_error(diags, at("a.h", 0, 0), "bad");
    assert_str(printed(true), "\033[1ma.h: \033[1;31merror: \033[0m"
                              "\033[1mbad\033[0m\n");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(error_shows_line_caret_and_fix),
        TEST(note_elsewhere_shows_its_own_line),
        TEST(places_may_be_partial),
        TEST(tabs_wide_and_combining_characters_keep_the_caret),
        TEST(controls_are_shown_as_escapes),
        TEST(file_name_cannot_control_the_terminal),
        TEST(message_of_several_lines_is_indented),
        TEST(long_line_is_cut_around_the_column),
        TEST(long_lists_are_cut_with_a_count),
        TEST(colour_wraps_words_and_is_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
