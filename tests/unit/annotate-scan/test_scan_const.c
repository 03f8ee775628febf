// Macros: constants with their values, function-like ones with their names.
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

static const IfaceConst *constant(const Iface *f, const char *name)
{
    const IfaceConst *c = iface_const(f, str_of(name));
    if (!c)
        fail_msg("no constant %s", name);
    return c;
}

static void what_clang_can_evaluate_is_a_constant(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "#include <stddef.h>\nstruct s { int a[5]; };\n"
                            "enum e { E1 = 7 };\n"
                            "#define DEC 10\n#define HEX 0xFFu\n"
                            "#define NEG -3\n#define SUM (DEC * 2 + HEX)\n"
                            "#define SIZE sizeof(struct s)\n"
                            "#define CAST ((unsigned char)300)\n"
                            "#define CHAR 'x'\n#define ENUM E1\n"
                            "#define TERN (DEC > 5 ? 1 : 2)\n"
                            "#define U32 4294967295u\n"
                            "#define LATER (AFTER + 1)\n#define AFTER 41\n");
    static const struct {
        const char *name;
        int64_t value;
    } all[] = {{"DEC", 10},  {"HEX", 255},        {"NEG", -3},   {"SUM", 275},
               {"SIZE", 20}, {"CAST", 44},        {"CHAR", 'x'}, {"ENUM", 7},
               {"TERN", 1},  {"U32", 4294967295}, {"LATER", 42}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const IfaceConst *c = constant(f, all[i].name);
        assert_int_equal(c->kind, IFACE_CONST_INT);
        assert_int_equal(c->i, all[i].value);
        assert_false(c->is_wide || c->is_u64);
    }
    assert_str(f->consts.at[0]->name, "DEC"); // in the order of the source
    assert_int_equal(constant(f, "DEC")->loc.line, 4);
}

static void wide_numbers_floats_and_strings(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "#define I64 -5LL\n"
                            "#define U64 0xFFFFFFFFFFFFFFFFull\n"
                            "#define PI 3.25\n#define F 1.5f\n"
                            "#define TEXT \"one\" \" two\"\n"
                            "#define NAMED TEXT\n#define IN (\"p\")\n"
                            "#define WIDE L\"a\\\"\" L\"\\u00e9 \xc3\xa9L\"\n"
                            "#define U16 (u\"x\\n\")\n");
    assert_str(constant(f, "WIDE")->s, "a\"\xc3\xa9 \xc3\xa9L");
    assert_str(constant(f, "U16")->s, "x\n");
    assert_true(constant(f, "I64")->is_wide);
    assert_int_equal(constant(f, "I64")->i, -5);
    assert_true(constant(f, "U64")->is_u64 && constant(f, "U64")->is_wide);
    assert_int_equal((uint64_t)constant(f, "U64")->i, UINT64_MAX);
    assert_int_equal(constant(f, "PI")->kind, IFACE_CONST_FLOAT);
    assert_true(constant(f, "PI")->f == 3.25 && constant(f, "F")->f == 1.5);
    assert_str(constant(f, "TEXT")->s, "one two");
    assert_str(constant(f, "NAMED")->s, "one two");
    assert_str(constant(f, "IN")->s, "p");
}

static void everything_else_is_none(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "int f(int);\n#define EMPTY\n#define OPEN {\n"
                            "#define CLOSE )\n#define QUOTE \"\n"
                            "#define SEMI ; int broken(\n#define TYPE int\n"
                            "#define PTR ((void *)0)\n#define FUNC f\n"
                            "#define CALL f(1)\n#define LIST 1, 2\n"
                            "#define PLACE __FILE__\n#define TODAY __DATE__\n"
                            "#define WIDE L\"\\xe9\"\n#define _PRIVATE 1\n"
                            "#define UNKNOWN (no_such_thing + 1)\n"
                            "#define ATTR __attribute__((unused))\n"
                            "#define LOOP LOOP\n#define STMT ({ 1; })\n"
                            "#define GOOD 1\n");
    assert_int_equal(f->consts.len, 1);
    assert_str(f->consts.at[0]->name, "GOOD");
    assert_true(iface_is_taken(f, STR("OPEN")));
    assert_true(iface_is_taken(f, STR("_PRIVATE")));
}

static void function_like_macros_keep_their_parameters(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "#define ADD(a, b) ((a) + (b))\n#define NONE() 1\n"
                            "#define ANY(fmt, ...) fmt\n");
    assert_int_equal(f->macros.len, 3);
    assert_str(f->macros.at[0]->name, "ADD");
    assert_int_equal(f->macros.at[0]->params.len, 2);
    assert_str(f->macros.at[0]->params.at[1], "b");
    assert_int_equal(f->macros.at[1]->params.len, 0);
    assert_str(f->macros.at[2]->params.at[1], "...");
    assert_int_equal(f->consts.len, 0);
}

static void macros_of_an_enumerators_name_are_the_enumerator(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "enum { A = 4 };\n#define A A\n");
    assert_int_equal(f->consts.len, 1);
    assert_int_equal(constant(f, "A")->i, 4);
}

static void comments_of_macros_are_found(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "#define A 1 /* about a */\n"
                            "#define B 2 // about b\n"
                            "#define C 3\n"
                            "/** About d. */\n#define D 4\n#define E 5\n"
                            "\n/* a section */\n#define F 6\n#define G 7\n\n"
                            "/* about h\n   alone */\n#define H 8\n\n");
    assert_str(constant(f, "A")->doc.text, "about a");
    assert_str(constant(f, "B")->doc.text, "about b");
    assert_str(constant(f, "C")->doc.text, "");
    assert_str(constant(f, "D")->doc.text, "About d.");
    assert_str(constant(f, "E")->doc.text, "");
    assert_str(constant(f, "F")->doc.text, "");
    assert_str(constant(f, "H")->doc.text, "about h\nalone");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_clang_can_evaluate_is_a_constant),
        TEST(wide_numbers_floats_and_strings),
        TEST(everything_else_is_none),
        TEST(function_like_macros_keep_their_parameters),
        TEST(macros_of_an_enumerators_name_are_the_enumerator),
        TEST(comments_of_macros_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
