// Names from C's to JavaScript's.
#include "tests/unit/test.h"

#include "gen/name.h"

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

static void snake_case_becomes_camel_case(void **state)
{
    (void)state;
    assert_str(name_camel(a, STR("read_all")), "readAll");
    assert_str(name_camel(a, STR("ReadAll")), "readAll");
    assert_str(name_camel(a, STR("XMLParse")), "xmlParse");
    assert_str(name_camel(a, STR("READ_ALL")), "readAll");
    assert_str(name_camel(a, STR("_private")), "private");
    assert_str(name_camel(a, STR("_")), "_");
}

static void acronyms_with_digits_stay(void **state)
{
    (void)state;
    assert_str(name_camel(a, STR("XXH32")), "XXH32");
    assert_str(name_camel(a, STR("XXH3_64bits")), "XXH3_64bits");
    assert_str(name_camel(a, STR("CRC")), "CRC");
}

static void a_trailing_underscore_tells_names_apart(void **state)
{
    (void)state;
    assert_str(name_camel(a, STR("init_")), "init_");
    assert_str(name_camel(a, STR("init")), "init");
}

static void digits_stay_apart(void **state)
{
    (void)state;
    assert_str(name_camel(a, STR("sha_2_256")), "sha2_256");
}

static void type_names_lose_their_tails(void **state)
{
    (void)state;
    assert_str(name_pascal(a, STR("json_t")), "Json");
    assert_str(name_pascal(a, STR("gz_file_s")), "GzFile");
    assert_str(name_pascal(a, STR("sqlite3_stmt")), "Sqlite3Stmt");
    assert_str(name_pascal(a, STR("COLOR_MODE")), "ColorMode");
    assert_str(name_pascal(a, STR("_t")), "T");
}

static void the_longest_prefix_goes(void **state)
{
    (void)state;
    StrVec prefixes = {0};
    VEC_PUSH(a, &prefixes, STR("lua"));
    VEC_PUSH(a, &prefixes, STR("luaL_"));
    assert_str(name_strip(&prefixes, STR("luaL_newstate")), "newstate");
    assert_str(name_strip(&prefixes, STR("other")), "other");
    assert_str(name_strip(&prefixes, STR("lua")), "lua");
    assert_str(name_strip(&prefixes, STR("luaL_64")), "L_64");
}

static void hazardous_names_are_marked(void **state)
{
    (void)state;
    GenUnit u = {.arena = a};
    assert_str(name_export(&u, STR("delete")), "delete_");
    assert_str(name_export(&u, STR("then")), "then_");
    assert_str(name_member(&u, STR("constructor")), "constructor_");
    assert_str(name_member(&u, STR("delete")), "delete");
    assert_str(name_given_member(a, STR("__proto__")), "__proto___");
    assert_str(name_param(&u, STR("class")), "class_");
    assert_str(name_param(&u, STR("arguments")), "arguments_");
}

static void c_names_are_kept_when_asked(void **state)
{
    (void)state;
    GenUnit u = {.arena = a, .options.c_names = true};
    assert_str(name_export(&u, STR("read_all")), "read_all");
    assert_str(name_export(&u, STR("delete")), "delete_");
}

static void tokens_are_words(void **state)
{
    (void)state;
    StrVec t = name_tokens(a, STR("XMLParseFile_2nd"));
    assert_int_equal(t.len, 4);
    assert_str(t.at[0], "xml");
    assert_str(t.at[1], "parse");
    assert_str(t.at[2], "file");
    assert_str(t.at[3], "2nd");
    assert_true(name_has_token(a, STR("srcLen"), "len size"));
    assert_false(name_has_token(a, STR("silent"), "len size"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(snake_case_becomes_camel_case),
        cmocka_unit_test(acronyms_with_digits_stay),
        cmocka_unit_test(a_trailing_underscore_tells_names_apart),
        cmocka_unit_test(digits_stay_apart),
        cmocka_unit_test(type_names_lose_their_tails),
        cmocka_unit_test(the_longest_prefix_goes),
        cmocka_unit_test(hazardous_names_are_marked),
        cmocka_unit_test(c_names_are_kept_when_asked),
        cmocka_unit_test(tokens_are_words),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
