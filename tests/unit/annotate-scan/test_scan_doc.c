// Comments reach the declaration that they are about, and no other.
#include "tests/unit/annotate-scan/scan_test.h"

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

static void comments_above_belong_to_what_they_touch(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "/** Doxygen. */\n\nint a(void);\n"
                            "/* plain */\nint b(void);\n"
                            "/* a section */\n\nint c(void);\n"
                            "// one\n// two\nint d(void);\n"
                            "int e(void); /* behind */\n"
                            "int g(void);\n");
    assert_str(func(f, "a")->doc.text, "Doxygen.");
    assert_str(func(f, "b")->doc.text, "plain");
    assert_str(func(f, "c")->doc.text, "");
    assert_str(func(f, "d")->doc.text, "one\ntwo");
    assert_str(func(f, "g")->doc.text, "");
}

static void headers_that_explain_below_are_recognised(void **state)
{
    (void)state;
    Iface *f =
        scan_text(a, "int a(int n);\n/*\n     Does a.\n   Well.\n*/\n\n\n"
                     "int b(int n);\n/* Does b. */\nint c(int n);\n"
                     "/* Does c. */\n\nint d(int n);\n\n"
                     "/* a section */\nint e(int n);\n/* Does e. */\n");
    assert_str(func(f, "a")->doc.text, "Does a.\nWell.");
    assert_str(func(f, "b")->doc.text, "Does b.");
    assert_str(func(f, "c")->doc.text, "Does c.");
    assert_str(func(f, "d")->doc.text, "");
    assert_str(func(f, "e")->doc.text, "Does e.");
}

static void members_have_comments_above_and_behind(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "/** A struct. */\n"
                            "struct s {\n  int a; /* about a */\n"
                            "  int b; ///< about b\n  /** about c */\n"
                            "  int c;\n  int d;\n"
                            "  struct { int x; } e; ///< about e\n"
                            "  int g[4]; // about g\n};\n"
                            "enum k { ONE, /**< first */\n  TWO, // second\n"
                            "  THREE };\n");
    assert_str(iface_record(f, STR("s"))->doc.text, "A struct.");
    assert_str(field(f, "s", "a")->doc.text, "about a");
    assert_str(field(f, "s", "b")->doc.text, "about b");
    assert_str(field(f, "s", "c")->doc.text, "about c");
    assert_str(field(f, "s", "d")->doc.text, "");
    assert_str(field(f, "s", "e")->doc.text, "about e");
    assert_str(field(f, "s", "e")->type->record->fields.at[0].doc.text, "");
    assert_str(field(f, "s", "g")->doc.text, "about g");
    const IfaceEnum *k = iface_enum(f, STR("k"));
    assert_str(k->values.at[0].doc.text, "first");
    assert_str(k->values.at[1].doc.text, "second");
    assert_str(k->values.at[2].doc.text, "");
}

static void side_files_explain_only_in_doxygen(void **state)
{
    (void)state;
    Iface *f = scan_side(a,
                         "/* the header's */\nint a(int n);\n"
                         "/* the header's */\nint b(int n);\nint c(int n);",
                         "/* a note on the binding */\nint a(int n);\n"
                         "/** The side file's. */\nint b(int n);\n"
                         "/* a note */\nint c(int n);\n");
    assert_str(func(f, "a")->doc.text, "the header's");
    assert_str(func(f, "b")->doc.text, "The side file's.");
    assert_str(func(f, "c")->doc.text, "");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(comments_above_belong_to_what_they_touch),
        TEST(headers_that_explain_below_are_recognised),
        TEST(members_have_comments_above_and_behind),
        TEST(side_files_explain_only_in_doxygen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
