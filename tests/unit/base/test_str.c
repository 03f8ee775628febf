// Str: making, comparing, cutting, matching; the zero Str is the empty one.
#include "tests/unit/test.h"
#include <string.h>

static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void zero_str_is_empty_everywhere(void **state)
{
    (void)state;
    Str zero = {0}, part;
    assert_true(str_eq(zero, STR("")));
    assert_int_equal(str_cmp(zero, STR("")), 0);
    assert_true(str_cmp(zero, STR("a")) < 0);
    assert_true(str_starts(zero, zero) && str_ends(zero, zero));
    assert_true(str_find(zero, zero, NULL));
    assert_false(str_find(zero, STR("a"), NULL));
    assert_false(str_find_char(zero, 'a', NULL));
    assert_non_null(str_sub(zero, 3, 4).ptr);
    assert_int_equal(str_trim(zero).len, 0);
    assert_false(str_split(&zero, ',', &part));
    assert_string_equal(str_c(arena, zero), "");
    assert_string_equal(str_lower(arena, zero).ptr, "");
    assert_true(str_glob(STR("*"), zero));
    assert_int_equal(str_distance(zero, STR("ab")), 2);
    assert_int_equal(str_hash(zero), str_hash(STR("")));
    assert_string_equal(str_of(NULL).ptr, "");
}

static void helpers_put_a_nul_behind(void **state)
{
    (void)state;
    Str view = str_sub(STR("hello world"), 0, 5);
    assert_string_equal(str_copy(arena, view).ptr, "hello");
    assert_string_equal(str_c(arena, view), "hello");
    assert_string_equal(str_cat(arena, view, STR("!")).ptr, "hello!");
    assert_string_equal(str_upper(arena, view).ptr, "HELLO");
    assert_string_equal(str_lower(arena, STR("[AZ]az@")).ptr, "[az]az@");
    Str made = str_fmt(arena, "%.*s-%d", STR_ARG(view), 42);
    assert_string_equal(made.ptr, "hello-42");
    assert_int_equal(made.len, 8);
}

static void long_format_is_not_cut(void **state)
{
    (void)state;
    Str s = str_fmt(arena, "%0*d", 100000, 7);
    assert_int_equal(s.len, 100000);
    assert_int_equal(s.ptr[99999], '7');
}

static void order_is_by_bytes_then_length(void **state)
{
    (void)state;
    assert_true(str_cmp(STR("a"), STR("b")) < 0);
    assert_true(str_cmp(STR("a"), STR("aa")) < 0);
    assert_true(str_cmp(STR("\xff"), STR("a")) > 0);
    assert_false(str_eq((Str){"a\0b", 3}, (Str){"a\0c", 3}));
    assert_true(str_eq_c(STR("abc"), "abc"));
    assert_false(str_eq_c(STR("abc"), "abcd"));
}

static void find_sees_first_last_and_empty(void **state)
{
    (void)state;
    size_t at = 99;
    assert_true(str_find(STR("abcabc"), STR("bc"), &at));
    assert_int_equal(at, 1);
    assert_true(str_find(STR("abc"), STR("c"), &at));
    assert_int_equal(at, 2);
    assert_true(str_find(STR("abc"), STR(""), &at));
    assert_int_equal(at, 0);
    at = 99;
    assert_false(str_find(STR("abc"), STR("abcd"), &at));
    assert_false(str_find(STR("aab"), STR("aaab"), &at));
    assert_int_equal(at, 99);
}

static void sub_is_clipped(void **state)
{
    (void)state;
    assert_str(str_sub(STR("abcdef"), 2, 3), "cde");
    assert_str(str_sub(STR("abc"), 1, SIZE_MAX), "bc");
    assert_str(str_sub(STR("abc"), 9, 1), "");
    assert_str(str_from(STR("abc"), 3), "");
    assert_str(str_trim(STR(" \t\r\n a b \v\f")), "a b");
    assert_str(str_trim(STR(" \n ")), "");
}

static void check_split(const char *text, const char *joined)
{
    Str rest = str_of(text), part, out = STR("");
    while (str_split(&rest, ',', &part))
        out = str_fmt(arena, "%.*s[%.*s]", STR_ARG(out), STR_ARG(part));
    assert_str(out, joined);
}

static void split_ends_parts_rather_than_parting_them(void **state)
{
    (void)state;
    check_split("", "");
    check_split("a", "[a]");
    check_split("a,b", "[a][b]");
    check_split("a,b,", "[a][b]");
    check_split(",a,,b", "[][a][][b]");
    check_split(",", "[]");
}

static void glob_matches_the_whole_text(void **state)
{
    (void)state;
    assert_true(str_glob(STR("png_*"), STR("png_read")));
    assert_false(str_glob(STR("png_*"), STR("xpng_read")));
    assert_true(str_glob(STR("*_?et_*"), STR("a_set_get_x")));
    assert_true(str_glob(STR("*ab"), STR("aabab")));
    assert_false(str_glob(STR("*ab"), STR("aaba")));
    assert_false(str_glob(STR("?"), STR("")));
    assert_true(str_glob(STR("**"), STR("")));
    assert_false(str_glob(STR(""), STR("a")));
}

static void glob_with_many_stars_ends_quickly(void **state)
{
    (void)state;
    char text[2001];
    memset(text, 'a', sizeof(text));
    assert_false(
        str_glob(STR("*a*a*a*a*a*a*a*a*a*a*b"), (Str){text, sizeof(text)}));
}

static void identifiers_are_c_identifiers(void **state)
{
    (void)state;
    assert_true(str_is_ident(STR("_a9")));
    assert_false(str_is_ident(STR("9a")));
    assert_false(str_is_ident(STR("")));
    assert_false(str_is_ident(STR("a-b")));
    assert_false(str_is_ident(STR("\xc3\xa9")));
}

static void distance_counts_edits(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("kitten"), STR("sitting")), 3);
    assert_int_equal(str_distance(STR("CBW_LEN"), STR("CBW_LNE")), 1);
    assert_int_equal(str_distance(STR(""), STR("abc")), 3);
    assert_int_equal(str_distance(STR("abc"), STR("")), 3);
    assert_int_equal(str_distance(STR("same"), STR("same")), 0);
    assert_int_equal(str_distance(STR("ca"), STR("abc")), 3);
}

static void distance_of_long_texts_is_far_unless_equal(void **state)
{
    (void)state;
    char text[100];
    memset(text, 'x', sizeof(text));
    Str s = {text, 100}, shorter = {text, 99};
    assert_int_equal(str_distance(s, s), 0);
    assert_true(str_distance(s, shorter) > 64);
}

static void check_number(const char *text, bool ok, uint64_t want)
{
    uint64_t got = 77;
    assert_int_equal(str_u64(str_of(text), &got), ok);
    assert_int_equal(got, ok ? want : 77);
}

static void numbers_are_read_whole_or_not_at_all(void **state)
{
    (void)state;
    check_number("0", true, 0);
    check_number("010", true, 10);
    check_number("0xFf", true, 255);
    check_number("0b101", true, 5);
    check_number("18446744073709551615", true, UINT64_MAX);
    check_number("18446744073709551616", false, 0);
    check_number("0x10000000000000000", false, 0);
    check_number("", false, 0);
    check_number("0x", false, 0);
    check_number("-1", false, 0);
    check_number("12k", false, 0);
    check_number("0b2", false, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zero_str_is_empty_everywhere),
        cmocka_unit_test(helpers_put_a_nul_behind),
        cmocka_unit_test(long_format_is_not_cut),
        cmocka_unit_test(order_is_by_bytes_then_length),
        cmocka_unit_test(find_sees_first_last_and_empty),
        cmocka_unit_test(sub_is_clipped),
        cmocka_unit_test(split_ends_parts_rather_than_parting_them),
        cmocka_unit_test(glob_matches_the_whole_text),
        cmocka_unit_test(glob_with_many_stars_ends_quickly),
        cmocka_unit_test(identifiers_are_c_identifiers),
        cmocka_unit_test(distance_counts_edits),
        cmocka_unit_test(distance_of_long_texts_is_far_unless_equal),
        cmocka_unit_test(numbers_are_read_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
