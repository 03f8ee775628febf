// The host tool `embed`: what it refuses, so that a helper which cannot be
// printed into one module breaks our build and nobody else's page. What it
// makes is tested by test_frag.c.
#include "base/proc.h"
#include "tests/unit/test.h"

static Arena *arena;
static Str dir;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    dir = test_dir(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bool ok = fs_remove_tree(dir);
    arena_free(arena);
    return ok ? 0 : 1;
}

static Str in_dir(const char *name)
{
    return path_join(arena, dir, str_of(name));
}

// Runs embed over a.mjs, and b.mjs if it is given.
static ProcResult embed(const char *a, const char *b)
{
    const char *build = getenv("CBW_BUILD_DIR");
    assert_non_null(build);
    StrVec argv = {0};
    VEC_PUSH(arena, &argv, path_join(arena, str_of(build), STR("embed")));
    VEC_PUSH(arena, &argv, in_dir("made/out.c"));
    VEC_PUSH(arena, &argv, STR("TABLE"));
    VEC_PUSH(arena, &argv, in_dir("a.mjs"));
    assert_true(fs_write(in_dir("a.mjs"), str_of(a)));
    if (b) {
        VEC_PUSH(arena, &argv, in_dir("b.mjs"));
        assert_true(fs_write(in_dir("b.mjs"), str_of(b)));
    }
    return proc_run(arena, &argv, (ProcOptions){.timeout_s = 60});
}

static void refuses(const char *a, const char *b, const char *why)
{
    ProcResult r = embed(a, b);
    assert_true(r.started);
    assert_int_equal(r.status, 1);
    if (!str_find(r.err, str_of(why), NULL))
        fail_msg("'%.*s' does not say '%s'", STR_ARG(r.err), why);
    assert_false(fs_exists(in_dir("made/out.c")));
}

static void good_modules_make_a_table(void **state)
{
    (void)state;
    Str made;
    ProcResult r = embed("import {b} from \"./b.mjs\";\nb();\n",
                         "export function b() {}\n");
    assert_str(r.err, "");
    assert_int_equal(r.status, 0);
    assert_true(fs_read(arena, in_dir("made/out.c"), &made));
    assert_true(str_find(made, STR("const Fragment TABLE[] = {"), NULL));
    assert_true(str_find(made, STR("const size_t TABLE_LEN = 2;"), NULL));
}

static void imports_that_cannot_be_joined_are_refused(void **state)
{
    (void)state;
    refuses("import * as x from \"./b.mjs\";\n", "", "only import {a, b}");
    refuses("import x from \"./b.mjs\";\n", "", "only import {a, b}");
    refuses("import {a as x} from \"./b.mjs\";\n", "", "only import {a, b}");
    refuses("import {readFile} from \"node:fs\";\n", NULL, "only imports from");
    refuses("import {a} from \"./c.mjs\";\n", NULL, "not embedded: 'c.mjs'");
}

static void exports_that_cannot_be_joined_are_refused(void **state)
{
    (void)state;
    refuses("export default 1;\n", NULL, "cannot embed export");
    refuses("export * from \"./b.mjs\";\n", "", "cannot embed export");
    refuses("export {a as b};\n", NULL, "no renaming");
    refuses("export {b} from \"./b.mjs\";\n", "", "no renaming");
}

static void same_name_in_two_files_is_refused(void **state)
{
    (void)state;
    refuses("const x = 1;\n", "export function x() {}\n", "also declared by");
    refuses("let a, b, c;\n", "class b {}\n", "also declared by");
    assert_int_equal(embed("let a;\n  let b;\n", "let b;\n").status, 0);
}

static void missing_file_and_missing_arguments_are_told(void **state)
{
    (void)state;
    StrVec argv = {0};
    Str build = str_of(getenv("CBW_BUILD_DIR"));
    VEC_PUSH(arena, &argv, path_join(arena, build, STR("embed")));
    ProcResult r = proc_run(arena, &argv, (ProcOptions){0});
    assert_int_equal(r.status, 2);
    VEC_PUSH(arena, &argv, in_dir("out.c"));
    VEC_PUSH(arena, &argv, STR("TABLE"));
    VEC_PUSH(arena, &argv, in_dir("gone.c"));
    r = proc_run(arena, &argv, (ProcOptions){0});
    assert_int_equal(r.status, 1);
    assert_true(str_find(r.err, STR("No such file"), NULL));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(good_modules_make_a_table),
        TEST(imports_that_cannot_be_joined_are_refused),
        TEST(exports_that_cannot_be_joined_are_refused),
        TEST(same_name_in_two_files_is_refused),
        TEST(missing_file_and_missing_arguments_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
