// Words: one, several, their arguments, the nearest of unknown ones.
#include "annotate/attr.h"
#include "tests/unit/test.h"

static const SrcLoc HERE = {STR_INIT("a.h"), 1, 2};

static Attr parse(Arena *a, const char *text)
{
    Attr at;
    DiagList *d = diag_new(a);
    assert_true(attr_parse(a, str_of(text), HERE, &at, d));
    assert_int_equal(d->all.len, 0);
    return at;
}

// What is wrong with a text; the first note after a '|'.
static Str complaint(Arena *a, const char *text)
{
    AttrList list = {0};
    DiagList *d = diag_new(a);
    assert_false(attr_parse_words(a, str_of(text), HERE, &list, d));
    assert_int_equal(d->all.len, 1);
    assert_int_equal(d->all.at[0].loc.col, 2);
    Str said = d->all.at[0].text;
    if (d->all.at[0].notes.len)
        said = str_fmt(a, "%.*s|%.*s", STR_ARG(said),
                       STR_ARG(d->all.at[0].notes.at[0].text));
    return said;
}

// "len=n keep" printed as "len(n) keep".
static Str words(Arena *a, const char *text)
{
    AttrList list = {0};
    DiagList *d = diag_new(a);
    Str out = STR("");
    assert_true(attr_parse_words(a, str_of(text), HERE, &list, d));
    for (size_t i = 0; i < list.len; i++) {
        const Attr *at = &list.at[i];
        assert_true(at->by_rule);
        out = str_fmt(a, "%.*s%s%s", STR_ARG(out), i ? " " : "",
                      attr_word_name(at->word));
        if (at->arg.len)
            out = str_fmt(a, "%.*s(%.*s%s%.*s)", STR_ARG(out), STR_ARG(at->arg),
                          at->arg2.len ? "|" : "", STR_ARG(at->arg2));
    }
    return out;
}

static void every_word_is_read_with_its_argument(void **state)
{
    (void)state;
    Arena *a = arena_new();
    static const struct {
        const char *name;
        int nargs;
    } all[] = {
#define X(id, word, nargs, where) {word, nargs},
        ATTR_WORDS(X)
#undef X
    };
    for (int i = 0; i < ATTR_COUNT; i++) {
        Str bare = str_of(all[i].name);
        Str full = str_cat(a, bare, STR("=a|b"));
        Attr at = parse(a, str_c(a, all[i].nargs ? full : bare));
        assert_int_equal(at.word, i);
        assert_str(at.arg, all[i].nargs == 0   ? ""
                           : all[i].nargs == 2 ? "a"
                                               : "a|b");
        assert_str(at.arg2, all[i].nargs == 2 ? "b" : "");
        assert_false(at.by_rule);
    }
    assert_str(parse(a, "borrow").arg, "");
    arena_free(a);
}

static void the_message_of_throw_follows_a_bar_or_a_backtick(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Attr at = parse(a, "throw=(a | b) || \"|\"[0] != '|' | f(a | b)");
    assert_str(at.arg, "(a | b) || \"|\"[0] != '|'");
    assert_str(at.arg2, "f(a | b)");
    at = parse(a, "throw=a | b`\"text\"");
    assert_str(at.arg, "a | b");
    assert_str(at.arg2, "\"text\"");
    at = parse(a, "throw=_ret");
    assert_str(at.arg2, "");
    arena_free(a);
}

static void words_end_where_another_operand_begins(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_str(words(a, "out"), "out");
    assert_str(words(a, " len=n keep\tout "), "len(n) keep out");
    assert_str(words(a, "len=n, keep, out"), "len(n) keep out");
    assert_str(words(a, "len=a + b * 2 keep"), "len(a + b * 2) keep");
    assert_str(words(a, "len=(a + b) keep"), "len((a + b)) keep");
    assert_str(words(a, "len=(size_t) n out"), "len((size_t) n) out");
    assert_str(words(a, "len=sizeof n out"), "len(sizeof n) out");
    assert_str(words(a, "len=f(a, b) out"), "len(f(a, b)) out");
    assert_str(words(a, "len=a [0] out"), "len(a [0]) out");
    assert_str(words(a, "file=\"a b, c\" opt"), "file(\"a b, c\") opt");
    assert_str(words(a, "cap = size used = _ret"), "cap(size) used(_ret)");
    assert_str(words(a, "throw=_ret != 0|0"), "throw(_ret != 0|0)");
    assert_str(words(a, "throw=(_ret & 0xff) && _ret < 100|msg(db) opt"),
               "throw((_ret & 0xff) && _ret < 100|msg(db)) opt");
    assert_str(words(a, "enc=utf16 nul"), "enc(utf16) nul");
    assert_str(words(a, "borrow=doc get name=root opt"),
               "borrow(doc) get name(root) opt");
    assert_str(words(a, ""), "");
    arena_free(a);
}

static void what_is_wrong_is_said_with_the_nearest_word(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_str(complaint(a, "lne=n"), "unknown word 'lne' in an annotation|"
                                      "did you mean 'len'?");
    assert_str(complaint(a, "OUT"), "unknown word 'OUT' in an annotation|"
                                    "did you mean 'out'?");
    assert_str(complaint(a, "len=n kepe"),
               "unknown word 'kepe' in an annotation|did you mean 'keep'?");
    assert_str(complaint(a, "something"),
               "unknown word 'something' in an annotation");
    assert_str(complaint(a, "42"), "unknown word '42' in an annotation");
    assert_str(complaint(a, "out=1"), "'out' takes no argument");
    assert_str(complaint(a, "len="), "'len' needs an argument: len=...");
    assert_str(complaint(a, "throw"), "'throw' needs an argument: throw=...");
    arena_free(a);
}

static void parts_and_tokens_keep_parentheses_and_strings(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Str rest = STR("f(a, b) , \"x,\\\"y\", , last");
    assert_str(attr_take_part(&rest), "f(a, b)");
    assert_str(attr_take_part(&rest), "\"x,\\\"y\"");
    assert_str(attr_take_part(&rest), "");
    assert_str(attr_take_part(&rest), "last");
    assert_int_equal(rest.len, 0);
    rest = STR(" a=(b c) d, e");
    assert_str(attr_take_token(&rest), "a=(b c)");
    assert_str(attr_take_token(&rest), "d");
    assert_str(attr_take_token(&rest), "e");
    assert_int_equal(rest.len, 0);
    arena_free(a);
}

// Texts come from people: none may hang or read past the end.
static void broken_texts_end(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "len=(",  "len=)",   "len=\"",  "len='\\", "=",           "==",
        ",",      ",,",      "(((",     ")))",     "len=n)) out", "\"",
        "len=\\", "throw=|", "throw=`", "%",       "a b",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Arena *a = arena_new();
        AttrList list = {0};
        attr_parse_words(a, str_copy(a, str_of(texts[i])), HERE, &list,
                         diag_new(a));
        Str rest = str_copy(a, str_of(texts[i]));
        for (int n = 0; rest.len; n++) {
            assert_true(n < 20);
            attr_take_token(&rest);
        }
        arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_read_with_its_argument),
        cmocka_unit_test(the_message_of_throw_follows_a_bar_or_a_backtick),
        cmocka_unit_test(words_end_where_another_operand_begins),
        cmocka_unit_test(what_is_wrong_is_said_with_the_nearest_word),
        cmocka_unit_test(parts_and_tokens_keep_parentheses_and_strings),
        cmocka_unit_test(broken_texts_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
