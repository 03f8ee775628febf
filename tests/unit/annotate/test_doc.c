// Comments: decoration off, Doxygen commands apart, Markdown out.
#include "annotate/doc.h"
#include "annotate/doc_notes.h"
#include "tests/unit/test.h"

static Arena *a;

static int setup(void **state)
{
    (void)state;
    a = arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static Str text(const char *raw)
{
    return doc_parse(a, str_of(raw)).text;
}

static void decoration_is_taken_off(void **state)
{
    (void)state;
    assert_str(text(""), "");
    assert_str(text("/* one */"), "one");
    assert_str(text("/** one **/"), "one");
    assert_str(text("/*! one */"), "one");
    assert_str(text("/**< one */"), "one");
    assert_str(text("///< one"), "one");
    assert_str(text("// one\n// two"), "one\ntwo");
    assert_str(text("    /// one\n    ///   two"), "one\n  two");
    assert_str(text("/*\n * one\n *   two\n */"), "one\n  two");
    assert_str(text("/*\n** one\n** two\n*/"), "one\ntwo");
    assert_str(text("/**\n * one\n *\n * two\n */"), "one\n\ntwo");
    assert_str(text("/*\r\n * one\r\n * two\r\n */"), "one\ntwo");
}

static void indentation_that_all_lines_share_is_no_code(void **state)
{
    (void)state;
    assert_str(text("/*\n     one\n   two\n\n   three\n*/"),
               "one\ntwo\n\nthree");
    assert_str(text("/* one\n   two */"), "one\ntwo");
    assert_str(text("/*\n\tone\n\t  two\n*/"), "one\n  two");
}

static void stars_that_are_text_stay(void **state)
{
    (void)state;
    assert_str(text("/**\n * list:\n * * a\n * * b\n */"), "list:\n* a\n* b");
    assert_str(text("/* a list\n   * a\n   b\n */"), "a list\n* a\nb");
    assert_str(text("/* the *p it points to */"), "the *p it points to");
}

static void banners_go(void **state)
{
    (void)state;
    assert_str(text("/*********\n * one\n *********/"), "one");
    assert_str(text("/*\n * one\n * ======\n * two\n */"), "one\ntwo");
    assert_str(text("//////////\n// one\n//////////"), "one");
    assert_str(text("/* ------ one ------ */"), "------ one ------");
}

static void commands_are_taken_apart(void **state)
{
    (void)state;
    Doc d = doc_parse(a, STR("/** @brief Adds.\n"
                             " * All of them.\n"
                             " * @param[in] x the first,\n"
                             " *        really\n"
                             " * @param [in,out] p - where\n"
                             " * \\param[out] a,b both\n"
                             " * @return the sum\n"
                             " *\n"
                             " * More text.\n"
                             " * @retval 0 when none\n"
                             " * @throws never\n"
                             " * @see sub()\n"
                             " * @deprecated use add2\n"
                             " * @since 1.2\n"
                             " * @author somebody\n"
                             " */"));
    assert_str(d.text, "Adds.\nAll of them.\n\nMore text.\n\n**Since:** 1.2");
    assert_int_equal(d.params.len, 4);
    assert_str(d.params.at[0].name, "x");
    assert_str(d.params.at[0].dir, "in");
    assert_str(d.params.at[0].text, "the first,\nreally");
    assert_str(d.params.at[1].name, "p");
    assert_str(d.params.at[1].dir, "in,out");
    assert_str(d.params.at[1].text, "where");
    assert_str(d.params.at[2].dir, "out");
    assert_str(d.params.at[3].name, "b");
    assert_str(d.params.at[3].text, "both");
    assert_str(d.ret, "the sum\n- `0` when none");
    assert_str(d.throws.at[0], "never");
    assert_str(d.sees.at[0], "sub()");
    assert_str(d.deprecated, "use add2");
}

static void sections_begin_within_a_line(void **state)
{
    (void)state;
    Doc d = doc_parse(a, STR("/** Adds. @param x one @return the sum */"));
    assert_str(d.text, "Adds.");
    assert_int_equal(d.params.len, 1);
    assert_str(d.params.at[0].text, "one");
    assert_str(d.ret, "the sum");
    assert_str(text("/** mail to me @home */"), "mail to me @home");
}

static void deprecated_needs_no_reason(void **state)
{
    (void)state;
    assert_str(doc_parse(a, STR("/// @deprecated")).deprecated, "deprecated");
    assert_str(doc_parse(a, STR("/// fine")).deprecated, "");
}

static void names_with_a_colon_are_parameters(void **state)
{
    (void)state;
    Doc d = doc_parse(a, STR("/**\n * f:\n * @data: the bytes\n"
                             " * @n: how many\n */"));
    assert_str(d.text, "");
    assert_int_equal(d.params.len, 2);
    assert_str(d.params.at[1].name, "n");
    assert_str(d.params.at[1].text, "how many");
}

static void notes_stand_before_the_text(void **state)
{
    (void)state;
    Doc d = doc_parse(a, STR("/**\n * f_of:\n"
                             " * @x: (out) (array length=n): the x\n"
                             " * @y: (not a note) at all\n *\n"
                             " * Does it.\n *\n"
                             " * Return value: (transfer none): text\n */"));
    assert_str(d.text, "Does it.");
    assert_str(d.params.at[0].text, "the x");
    assert_str(d.params.at[0].notes, "(out) (array length=n)");
    assert_true(doc_notes(d.params.at[0].notes, "out", ""));
    assert_true(doc_notes(d.params.at[0].notes, "array", "length=n"));
    assert_false(doc_notes(d.params.at[0].notes, "array", "length"));
    assert_str(d.params.at[1].text, "(not a note) at all");
    assert_str(d.params.at[1].notes, "");
    assert_str(d.ret, "text");
    assert_str(d.ret_notes, "(transfer none)");
}

static void code_is_fenced_and_left_alone(void **state)
{
    (void)state;
    assert_str(text("/** See\n * @code{.c}\n *   f(\\n, <b>, @x);\n"
                    " * @endcode\n * done */"),
               "See\n```c\n  f(\\n, <b>, @x);\n```\ndone");
    assert_str(text("/** @verbatim\n * x */"), "```\nx\n```");
}

static void markup_inside_a_line_becomes_markdown(void **state)
{
    (void)state;
    assert_str(text("/// \\p x and \\c y_z, \\a n. \\b bold \\e it"),
               "`x` and `y_z`, `n`. **bold** *it*");
    assert_str(text("/// see @ref add() <b>now</b> <TT>x</TT><br>"),
               "see `add()` **now** `x`");
    assert_str(text("/// a \\@ b \\\\ me@example.org C:\\path"),
               "a @ b \\ me@example.org C:\\path");
    assert_str(text("/// @note careful"), "**Note:** careful");
    assert_str(text("/// @unknown stays"), "@unknown stays");
}

static void plain_comments_are_text(void **state)
{
    (void)state;
    assert_str(text("/* ends with \\n, <b> */"), "ends with \\n, <b>");
    assert_str(text("// @param x no command"), "@param x no command");
    assert_int_equal(doc_parse(a, STR("// @param x")).params.len, 0);
}

static void comments_about_files_and_groups_are_none(void **state)
{
    (void)state;
    assert_str(text("/** @file a.h\n * All of it. */"), "");
    assert_str(text("/** @defgroup g Group\n * @{ */"), "");
    assert_str(text("/** Text\n * @internal\n * secret */"), "Text");
}

static void broken_comments_end(void **state)
{
    (void)state;
    static const char *const raws[] = {
        "/*",
        "/**",
        "//",
        "/***/",
        "/**/",
        "/*/",
        "///",
        "/** @",
        "/** @ */",
        "/** @param */",
        "/** @param[ */",
        "/** \\",
        "/** <",
        "/** @code",
        "/** @retval */",
        "*/",
        "x",
        "/** @: */",
        "/** @param , */",
    };
    for (size_t i = 0; i < sizeof raws / sizeof *raws; i++)
        doc_parse(a, str_copy(a, str_of(raws[i])));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(decoration_is_taken_off),
        TEST(indentation_that_all_lines_share_is_no_code),
        TEST(stars_that_are_text_stay),
        TEST(banners_go),
        TEST(commands_are_taken_apart),
        TEST(sections_begin_within_a_line),
        TEST(deprecated_needs_no_reason),
        TEST(names_with_a_colon_are_parameters),
        TEST(notes_stand_before_the_text),
        TEST(code_is_fenced_and_left_alone),
        TEST(markup_inside_a_line_becomes_markdown),
        TEST(plain_comments_are_text),
        TEST(comments_about_files_and_groups_are_none),
        TEST(broken_comments_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
