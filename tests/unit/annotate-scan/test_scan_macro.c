// Function-like macros that are calls of the library become functions; every
// other one has a reason.
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

static const char base[] = "typedef struct pile pile;\n"
                           "typedef struct item { int kind; } item;\n"
                           "int pile_at(pile *p, int i, unsigned how);\n"
                           "const char *pile_name(const pile *p);\n"
                           "void pile_set(pile *p, const char *name);\n"
                           "extern int pile_table[4];\n";

static Iface *scan(const char *more)
{
    return scan_text(a, str_c(a, str_fmt(a, "%s%s", base, more)));
}

static Str reason(const Iface *f, const char *name)
{
    assert_null(iface_func(f, str_of(name)));
    for (size_t i = 0; i < f->macros.len; i++)
        if (str_eq_c(f->macros.at[i]->name, name))
            return f->macros.at[i]->reason;
    return STR("not there");
}

static void a_call_has_the_types_of_what_it_calls(void **state)
{
    (void)state;
    Iface *f = scan("/** The top. */\n"
                    "#define pile_top(p) pile_at((p), -1, 0)\n"
                    "#define pile_nth(p, n, how) pile_at(p, -(n) - 1, how)\n"
                    "#define pile_called(p) (pile_name(p))\n"
                    "#define pile_clear(p) pile_set(p, \"\")\n");
    const IfaceFunc *top = func(f, "pile_top");
    assert_true(top->is_macro && top->is_virtual);
    assert_str(top->proto, "int pile_top(pile *p)");
    assert_str(top->doc.text, "The top.");
    assert_str(word(&top->attrs, ATTR_MACRO), "pile_top(p)");
    assert_str(func(f, "pile_nth")->proto,
               "int pile_nth(pile *p, int n, unsigned int how)");
    assert_str(func(f, "pile_called")->proto,
               "const char *pile_called(const pile *p)");
    assert_str(func(f, "pile_clear")->proto, "void pile_clear(pile *p)");
}

static void numbers_are_what_they_are_computed_with(void **state)
{
    (void)state;
    Iface *f = scan("#define pile_tag(a, b) (((unsigned)(a) << 8) | (b + 1))\n"
                    "#define pile_is(p, k) (pile_at(p, 0, 0) == (k))\n"
                    "#define pile_if(yes, p) ((yes) ? pile_at(p, 0, 0) : 0)\n"
                    "#define item_is_big(i) ((i)->kind > 9)\n"
                    "#define item_is_small(i) !item_is_big(i)\n");
    assert_str(func(f, "pile_tag")->proto, "unsigned int pile_tag(unsigned int "
                                           "a, int b)");
    assert_str(func(f, "item_is_big")->proto,
               "int item_is_big(struct item *i)");
    assert_non_null(attr_find(&func(f, "item_is_big")->attrs, ATTR_BOOL));
    assert_non_null(attr_find(&func(f, "item_is_small")->attrs, ATTR_BOOL));
    assert_null(attr_find(&func(f, "pile_tag")->attrs, ATTR_BOOL));
    assert_non_null(attr_find(&param(f, "pile_if", 0)->attrs, ATTR_BOOL));
    assert_str(reason(f, "pile_is"), "nothing says what 'k' is");
}

static void what_no_function_could_do_is_none(void **state)
{
    (void)state;
    Iface *f =
        scan("#define pile_glue(n) pile_##n\n"
             "#define pile_each(p, i) for (int i = 0; pile_at(p, i, 0); i++)\n"
             "#define pile_any(...) pile_at(__VA_ARGS__)\n"
             "#define pile_empty(x)\n"
             "#define pile_lit(p, n) pile_set(p, \"\" n)\n"
             "#define pile_size(p) (pile_at(p, 0, 0) * sizeof(p))\n"
             "#define pile_addr(x) pile_set(0, (const char *)&(x))\n"
             "#define pile_max(a, b) ((a) > (b) ? (a) : (b))\n"
             "#define pile_next(p, n) (pile_at(p, n, 0) + (n)++)\n"
             "#define pile_entry(i) (pile_table[(i)])\n"
             "#define pile_two(p) (pile_at(p, 0, 0), pile_at(0, (p), 0))\n"
             "#define pile_length(s) __builtin_strlen(s)\n");
    assert_str(reason(f, "pile_glue"), "it pastes tokens");
    assert_str(reason(f, "pile_each"), "it is no expression");
    assert_str(reason(f, "pile_any"), "it takes any arguments");
    assert_str(reason(f, "pile_empty"), "it is no expression");
    assert_str(reason(f, "pile_lit"), "nothing says what 'p' is");
    assert_str(reason(f, "pile_size"), "it asks for the size of 'p'");
    assert_str(reason(f, "pile_addr"), "it takes the address of 'x'");
    assert_str(reason(f, "pile_max"), "nothing says what 'a' is");
    assert_str(reason(f, "pile_next"), "it assigns to a parameter");
    assert_str(reason(f, "pile_entry"), "it reads an array with 'i'");
    assert_str(reason(f, "pile_two"), "'p' is several things");
    assert_str(reason(f, "pile_length"), "it calls no function of the library");
}

static void what_is_bound_otherwise_or_gone_is_left_out(void **state)
{
    (void)state;
    Iface *f = scan_side(a,
                         "int top(int n);\n"
                         "#define top(n) (top)(n)\n"
                         "#define said(n) top(n)\n"
                         "#define gone(n) top(n)\n"
                         "#undef gone\n"
                         "#define twice(n) top(n)\n"
                         "#undef twice\n"
                         "#define twice(n, m) (top(n) + top(m))\n"
                         "#define _own(n) top(n)\n",
                         "#define side_only(n) top(n)\n"
                         "int lib_said(int n) CBW_MACRO(said(n));\n"
                         "CBW_FN(twice, name=both);\n");
    assert_false(func(f, "top")->is_macro);
    assert_null(iface_func(f, STR("said")));
    assert_null(iface_func(f, STR("gone")));
    assert_null(iface_func(f, STR("side_only")));
    assert_null(iface_func(f, STR("_own")));
    assert_str(func(f, "twice")->proto, "int twice(int n, int m)");
    assert_str(word(&func(f, "twice")->attrs, ATTR_NAME), "both");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_call_has_the_types_of_what_it_calls),
        TEST(numbers_are_what_they_are_computed_with),
        TEST(what_no_function_could_do_is_none),
        TEST(what_is_bound_otherwise_or_gone_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
