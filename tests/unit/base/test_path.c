// Paths by their spelling.
#include "tests/unit/test.h"

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

static void join_puts_one_slash(void **state)
{
    (void)state;
    assert_str(path_join(arena, STR("a"), STR("b")), "a/b");
    assert_str(path_join(arena, STR("a/"), STR("b")), "a/b");
    assert_str(path_join(arena, STR("/"), STR("b")), "/b");
    assert_str(path_join(arena, STR("a"), STR("/b")), "/b");
    assert_str(path_join(arena, STR(""), STR("b")), "b");
    assert_str(path_join(arena, STR("a"), STR("")), "a");
}

typedef struct {
    const char *path, *dir, *base, *stem, *ext;
} Parts;

static void parts_are_what_posix_says(void **state)
{
    (void)state;
    static const Parts cases[] = {
        {"a/b.h", "a", "b.h", "b", ".h"},
        {"b.h", ".", "b.h", "b", ".h"},
        {"/b.tar.gz", "/", "b.tar.gz", "b.tar", ".gz"},
        {"a/b/", "a", "b", "b", ""},
        {"a//b", "a", "b", "b", ""},
        {"/", "/", "/", "/", ""},
        {".bashrc", ".", ".bashrc", ".bashrc", ""},
        {"a.d/b", "a.d", "b", "b", ""},
        {"", ".", "", "", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Str path = str_of(cases[i].path);
        assert_str(path_dir(path), cases[i].dir);
        assert_str(path_base(path), cases[i].base);
        assert_str(path_stem(path), cases[i].stem);
        assert_str(path_ext(path), cases[i].ext);
    }
}

static void normal_form_has_no_detours(void **state)
{
    (void)state;
    assert_str(path_normal(arena, STR("a/./b//c/../d")), "a/b/d");
    assert_str(path_normal(arena, STR("../../a/..")), "../..");
    assert_str(path_normal(arena, STR("/../a")), "/a");
    assert_str(path_normal(arena, STR("a/..")), ".");
    assert_str(path_normal(arena, STR("")), ".");
    assert_str(path_normal(arena, STR("/")), "/");
}

static void relative_path_leads_from_one_to_the_other(void **state)
{
    (void)state;
    assert_str(path_relative(arena, STR("/a/b"), STR("/a/c/d.h")), "../c/d.h");
    assert_str(path_relative(arena, STR("/a"), STR("/a/b")), "b");
    assert_str(path_relative(arena, STR("/a/b"), STR("/a/b")), ".");
    assert_str(path_relative(arena, STR("/ab"), STR("/a")), "../a");
    assert_str(path_relative(arena, STR("x"), STR("y/z")), "../y/z");
}

static void absolute_path_starts_at_the_working_directory(void **state)
{
    (void)state;
    Str cwd = fs_cwd(arena);
    assert_true(path_is_abs(cwd));
    assert_true(str_eq(path_abs(arena, STR("a/../b")),
                       path_join(arena, cwd, STR("b"))));
    assert_str(path_abs(arena, STR("/x/./y")), "/x/y");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(join_puts_one_slash),
        cmocka_unit_test(parts_are_what_posix_says),
        cmocka_unit_test(normal_form_has_no_detours),
        cmocka_unit_test(relative_path_leads_from_one_to_the_other),
        cmocka_unit_test(absolute_path_starts_at_the_working_directory),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
