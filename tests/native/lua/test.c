// Lua in the sandbox: scripts, tables, errors, functions of the test's.
#include "lua_host.h"

#define LIB(f) lua_host_##f
#include "../native_test.h"

static lua_State *L;

static int open_state(void **state)
{
    (void)state;
    L = luaL_newstate(h);
    if (L)
        luaL_openlibs(h, L);
    return L ? 0 : -1;
}

static int close_state(void **state)
{
    (void)state;
    lua_close(h, L);
    return 0;
}

// What a script gives stays on top of the stack.
static int run(const char *script)
{
    int failed = luaL_loadstring(h, L, script);
    return failed ? failed : lua_pcallk(h, L, 0, 1, 0, 0, NULL);
}

static const char *text(int idx)
{
    return lua_tolstring(h, L, idx, NULL);
}

static void numbers_are_added(void **state)
{
    (void)state;
    assert_int_equal(run("return 40 + 2"), LUA_OK);
    assert_int_equal(lua_tointegerx(h, L, -1, NULL), 42);
}

static void floats_are_floats(void **state)
{
    (void)state;
    assert_int_equal(run("return 7 / 2"), LUA_OK);
    assert_true(lua_tonumberx(h, L, -1, NULL) == 3.5);
    assert_int_equal(run("return 'x'"), LUA_OK);
    assert_true(lua_tonumberx(h, L, -1, NULL) == 0);
}

static void what_the_interface_fixes_is_checked(void **state)
{
    int is_number;
    (void)state;
    lua_host_report(h, NULL, NULL);
    lua_tonumberx(h, L, -1, &is_number); // CBW_HIDE(NULL)
    assert_error(CBW_HOST_ARGUMENT, "'isnum' can only be NULL here");
}

static void integers_have_64_bits(void **state)
{
    (void)state;
    assert_int_equal(run("return math.maxinteger"), LUA_OK);
    assert_true(lua_tointegerx(h, L, -1, NULL) == INT64_MAX);
    lua_pushinteger(h, L, INT64_MIN);
    assert_true(lua_tointegerx(h, L, -1, NULL) == INT64_MIN);
}

static void strings_are_made(void **state)
{
    (void)state;
    assert_int_equal(run("return ('ab\xc3\xa9'):rep(3, '-')"), LUA_OK);
    assert_string_equal(text(-1), "ab\xc3\xa9-ab\xc3\xa9-ab\xc3\xa9");
}

static void strings_may_hold_zeroes(void **state)
{
    size_t n = 0;
    (void)state;
    lua_pushlstring(h, L, "a\0b", 3);
    const char *s = lua_tolstring(h, L, -1, &n);
    assert_int_equal(n, 3);
    assert_memory_equal(s, "a\0b", 4);
}

static void a_syntax_error_has_its_line(void **state)
{
    (void)state;
    assert_int_equal(run("x = 1\ny = = 2"), LUA_ERRSYNTAX);
    assert_non_null(strstr(text(-1), ":2: unexpected symbol near '='"));
}

static void an_error_is_caught(void **state)
{
    (void)state;
    assert_int_equal(run("error('oh', 0)"), LUA_ERRRUN);
    assert_string_equal(text(-1), "oh");
    assert_int_equal(run("return pcall(error, 'inner')"), LUA_OK);
    assert_int_equal(lua_toboolean(h, L, -1), 0);
}

static void globals_go_both_ways(void **state)
{
    (void)state;
    lua_pushinteger(h, L, 20);
    lua_setglobal(h, L, "n");
    assert_int_equal(run("m = n * 2"), LUA_OK);
    assert_int_equal(lua_getglobal(h, L, "m"), LUA_TNUMBER);
    assert_int_equal(lua_tointegerx(h, L, -1, NULL), 40);
}

static void tables_have_fields(void **state)
{
    (void)state;
    lua_createtable(h, L, 0, 2);
    lua_pushstring(h, L, "value");
    lua_setfield(h, L, -2, "key");
    assert_int_equal(lua_getfield(h, L, -1, "key"), LUA_TSTRING);
    assert_string_equal(text(-1), "value");
    assert_int_equal(run("local t = {1, 2, 3}; return #t"), LUA_OK);
    assert_int_equal(lua_tointegerx(h, L, -1, NULL), 3);
}

static void the_stack_is_counted(void **state)
{
    (void)state;
    assert_int_equal(lua_gettop(h, L), 0);
    lua_pushinteger(h, L, 1);
    lua_pushstring(h, L, "two");
    assert_int_equal(lua_gettop(h, L), 2);
    assert_int_equal(lua_type(h, L, 2), LUA_TSTRING);
    lua_settop(h, L, 0);
    assert_int_equal(lua_gettop(h, L), 0);
}

static void deep_recursion_is_lua_s_error(void **state)
{
    (void)state;
    assert_int_equal(run("local function f() return 1 + f() end return f()"),
                     LUA_ERRRUN);
    assert_non_null(strstr(text(-1), "stack overflow"));
}

static void nothing_of_the_host_is_there(void **state)
{
    (void)state;
    assert_int_equal(run("return io.open('/etc/passwd')"), LUA_OK);
    assert_int_equal(lua_type(h, L, -1), LUA_TNIL);
    assert_int_equal(run("return os.getenv('PATH')"), LUA_OK);
    assert_int_equal(lua_type(h, L, -1), LUA_TNIL);
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_state, close_state)

MAIN(TEST(numbers_are_added), TEST(floats_are_floats),
     TEST(what_the_interface_fixes_is_checked), TEST(integers_have_64_bits),
     TEST(strings_are_made), TEST(strings_may_hold_zeroes),
     TEST(a_syntax_error_has_its_line), TEST(an_error_is_caught),
     TEST(globals_go_both_ways), TEST(tables_have_fields),
     TEST(the_stack_is_counted), TEST(deep_recursion_is_lua_s_error),
     TEST(nothing_of_the_host_is_there))
