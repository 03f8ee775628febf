// Fragments as embedded at build time from tests/unit/base/lib, and how sets
// of them are printed.
#include "base/frag.h"
#include "tests/unit/test.h"

FRAG_DECLARE(TEST_LIB);

static const Fragment *find(const char *name)
{
    const Fragment *f = frag_find(TEST_LIB, TEST_LIB_LEN, str_of(name));
    assert_non_null(f);
    return f;
}

static Str list(Arena *a, const char *const *names)
{
    Str s = STR("");
    for (; *names; names++)
        s = str_fmt(a, "%.*s%s ", STR_ARG(s), *names);
    return s;
}

static void needs_and_names_are_read_from_the_module(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_str(list(a, find("text.mjs")->needs), "memory.mjs ");
    assert_str(list(a, find("text.mjs")->names), "decoder Text each ");
    assert_str(list(a, find("memory.mjs")->needs), "");
    assert_str(list(a, find("memory.mjs")->names), "top limit reserve ");
    assert_str(list(a, find("first.mjs")->needs), "text.mjs memory.mjs ");
    assert_str(list(a, find("alone.mjs")->names), "answer text ");
    arena_free(a);
}

static void imports_and_exports_are_gone(void **state)
{
    (void)state;
    Str text = frag_text(TEST_LIB, TEST_LIB_LEN, STR("text.mjs"));
    assert_str(text,
               "// A fragment that needs another, by an import of several "
               "lines.\n\n"
               "const decoder = new TextDecoder();\n\n"
               "class Text {\n"
               "    decode(bytes) {\n"
               "        if (!reserve(bytes.length))\n"
               "            throw new RangeError(\"what?\\\\ \\\"no\\\"\");\n"
               "        return decoder.decode(bytes);\n"
               "    }\n"
               "}\n\n"
               "async function* each(texts) {\n"
               "    yield* texts;\n"
               "}\n");
    text = frag_text(TEST_LIB, TEST_LIB_LEN, STR("alone.mjs"));
    assert_true(str_find(text, STR("\"gr\xc3\xbcn\";\n"), NULL));
    assert_false(str_find(text, STR("export {"), NULL));
}

static void other_files_are_verbatim(void **state)
{
    (void)state;
    assert_str(frag_text(TEST_LIB, TEST_LIB_LEN, STR("plain.txt")),
               "import \"this line stays\";\nexport stays too\n\n"
               "\tlast line has no end");
    assert_null(find("plain.txt")->needs[0]);
    assert_null(find("plain.txt")->names[0]);
}

static size_t place(Str text, const char *what)
{
    size_t at = 0, other;
    assert_true(str_find(text, str_of(what), &at));
    Str rest = str_from(text, at + 1);
    assert_false(str_find(rest, str_of(what), &other)); // once
    return at;
}

static void needed_ones_are_printed_dependencies_first(void **state)
{
    (void)state;
    FragSet set = {.table = TEST_LIB, .len = TEST_LIB_LEN};
    frag_need(&set, STR("first.mjs"));
    frag_need(&set, STR("text.mjs"));
    assert_true(frag_needed(&set, STR("memory.mjs")));
    assert_false(frag_needed(&set, STR("alone.mjs")));
    assert_false(frag_needed(&set, STR("unknown.mjs")));
    Out *o = out_new();
    frag_print(&set, o);
    Str text = out_str(o);
    assert_true(place(text, "function reserve") < place(text, "class Text"));
    assert_true(place(text, "class Text") < place(text, "const first"));
    assert_false(str_find(text, STR("answer"), NULL));
    out_free(o);
}

static void what_was_printed_is_not_printed_again(void **state)
{
    (void)state;
    FragSet set = {.table = TEST_LIB, .len = TEST_LIB_LEN};
    Out *o = out_new();
    frag_need(&set, STR("memory.mjs"));
    frag_print(&set, o);
    frag_need(&set, STR("text.mjs"));
    frag_print(&set, o);
    frag_print(&set, o);
    Str text = out_str(o);
    assert_true(place(text, "function reserve") < place(text, "class Text"));
    out_free(o);
}

static void fragments_are_indented_where_they_are_printed(void **state)
{
    (void)state;
    FragSet set = {.table = TEST_LIB, .len = TEST_LIB_LEN};
    frag_need(&set, STR("memory.mjs"));
    Out *o = out_new();
    out_open(o, "{");
    frag_print(&set, o);
    out_close(o, "}");
    assert_true(str_find(out_str(o), STR("\n        top += bytes;\n"), NULL));
    assert_true(str_find(out_str(o), STR("\n\n"), NULL));
    out_free(o);
}

static const char *const a_needs[] = {"b", NULL};
static const char *const b_needs[] = {"a", NULL};
static const char *const none[] = {NULL};
static const Fragment circle[] = {{"a", "A\n", a_needs, none},
                                  {"b", "B\n", b_needs, none}};

static void circle_of_needs_ends(void **state)
{
    (void)state;
    FragSet set = {.table = circle, .len = 2};
    frag_need(&set, STR("a"));
    Out *o = out_new();
    frag_print(&set, o);
    assert_str(out_str(o), "B\nA\n");
    out_free(o);
}

static void need_unknown(void)
{
    FragSet set = {.table = circle, .len = 2};
    frag_need(&set, STR("c"));
}

static void unknown_fragment_is_our_bug(void **state)
{
    (void)state;
    assert_int_equal(exit_status_of(need_unknown), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(needs_and_names_are_read_from_the_module),
        cmocka_unit_test(imports_and_exports_are_gone),
        cmocka_unit_test(other_files_are_verbatim),
        cmocka_unit_test(needed_ones_are_printed_dependencies_first),
        cmocka_unit_test(what_was_printed_is_not_printed_again),
        cmocka_unit_test(fragments_are_indented_where_they_are_printed),
        cmocka_unit_test(circle_of_needs_ends),
        cmocka_unit_test(unknown_fragment_is_our_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
