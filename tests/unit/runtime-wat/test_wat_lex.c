// Tokens of the text format: kinds, matching, annotations, errors.
#include "runtime/wat/wat_lex.h"
#include "tests/unit/test.h"

// The kinds of all tokens, a letter each.
static Str kinds(Arena *a, const char *text)
{
    static const char letters[] = "E()wiIFSR";
    WatTokens t;
    Str s = STR("");
    assert_true(wat_lex(a, str_of(text), &t));
    for (size_t i = 0; i < t.tokens.len; i++)
        s = str_fmt(a, "%.*s%c", STR_ARG(s), letters[t.tokens.at[i].kind]);
    return s;
}

static Str mistake(Arena *a, Str text)
{
    WatTokens t;
    assert_false(wat_lex(a, text, &t));
    return t.error.text;
}

static void tokens_need_space_between_them(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_str(kinds(a, "(func $f 1 1.5 \"x\")"), "(wiIFS)E");
    assert_str(kinds(a, "func;;bla\n(;(;x;);)nop"), "wwE");
    assert_str(kinds(a, "0$l \"a\"\"b\" $\"l\"0 br\"x\" 0x A , ;"),
               "RRRRRRRRE");
    assert_str(kinds(a, "$\"a b\" $a$b nan:0x1 -inf +1_0"), "iiFFIE");
    arena_free(a);
}

static void a_parenthesis_knows_its_partner(void **state)
{
    (void)state;
    Arena *a = arena_new();
    WatTokens t;
    assert_true(wat_lex(a, STR("(a (b) (c"), &t));
    assert_int_equal(t.tokens.at[2].match, 4);
    assert_int_equal(t.tokens.at[0].match, 7); // the end
    assert_int_equal(t.tokens.at[5].match, 7);
    arena_free(a);
}

static void escapes_are_decoded(void **state)
{
    (void)state;
    Arena *a = arena_new();
    WatTokens t;
    assert_true(wat_lex(a, STR("\"\\t\\41\\u{20_AC}\\\"\" $\"\\41b\""), &t));
    assert_str(wat_token_string(&t, t.tokens.at[0]), "\tA\xE2\x82\xAC\"");
    assert_str(wat_token_id(&t, t.tokens.at[1]), "Ab");
    arena_free(a);
}

static void annotations_stand_aside(void **state)
{
    (void)state;
    Arena *a = arena_new();
    WatTokens t;
    assert_true(wat_lex(a, STR("(x (@a (b) @ (@) \")\") y) (@\"c d\")"), &t));
    assert_int_equal(t.tokens.len, 5);
    assert_int_equal(t.annots.len, 2);
    assert_str(t.annots.at[0].id, "a");
    assert_int_equal(t.annots.at[0].at, 2);
    assert_int_equal(t.annots.at[0].end - t.annots.at[0].first, 8);
    assert_str(t.annots.at[1].id, "c d");
    assert_int_equal(t.annots.at[1].at, 4);
    arena_free(a);
}

static void mistakes_have_the_words_of_the_suite(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_str(mistake(a, STR("(@a")), "unclosed annotation");
    assert_str(mistake(a, STR("(@ x)")), "empty annotation id");
    assert_str(mistake(a, STR("(@\"\")")), "empty annotation id");
    assert_str(mistake(a, STR("(@a \x01)")), "illegal character");
    assert_str(mistake(a, STR("(@a \xC3\xB6)")), "illegal character");
    assert_str(mistake(a, STR("x \xFF")), "malformed UTF-8 encoding");
    assert_str(mistake(a, STR("(func $)")), "empty identifier");
    assert_str(mistake(a, STR("$\"a\nb\"")), "empty identifier");
    assert_str(mistake(a, STR("$\"\\ef\"")), "malformed UTF-8 encoding");
    assert_str(mistake(a, STR("\"abc")), "unclosed string");
    assert_str(mistake(a, STR("\"\\q\"")), "illegal escape");
    assert_str(mistake(a, STR("\"\\u{d800}\"")), "illegal escape");
    assert_str(mistake(a, STR("(; x")), "unclosed comment");
    arena_free(a);
}

static void offsets_become_lines_and_columns(void **state)
{
    (void)state;
    SrcLoc loc = wat_loc(STR("f"), STR("ab\ncd"), 4);
    assert_int_equal(loc.line, 2);
    assert_int_equal(loc.col, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_need_space_between_them),
        cmocka_unit_test(a_parenthesis_knows_its_partner),
        cmocka_unit_test(escapes_are_decoded),
        cmocka_unit_test(annotations_stand_aside),
        cmocka_unit_test(mistakes_have_the_words_of_the_suite),
        cmocka_unit_test(offsets_become_lines_and_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
