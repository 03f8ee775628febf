// Files: whole writes, kept errno, trees, what must not be followed.
#include "tests/unit/test.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

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
    bool ok = fs_remove_tree(dir) && !fs_exists(dir);
    arena_free(arena);
    return ok ? 0 : 1;
}

static Str in_dir(const char *name)
{
    return path_join(arena, dir, str_of(name));
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    Str path = in_dir("f"), got;
    Str data = {"a\0b\n", 4};
    assert_true(fs_write(path, data));
    assert_true(fs_read(arena, path, &got));
    assert_true(str_eq(got, data));
    assert_int_equal(got.ptr[4], '\0');
    assert_true(fs_write(path, STR("")));
    assert_true(fs_read(arena, path, &got));
    assert_int_equal(got.len, 0);
}

static void large_file_is_read_whole(void **state)
{
    (void)state;
    size_t size = (3 << 20) + 17;
    char *text = arena_alloc(arena, size);
    for (size_t i = 0; i < size; i++)
        text[i] = (char)(i * 31);
    Str got;
    assert_true(fs_write(in_dir("big"), (Str){text, size}));
    assert_true(fs_read(arena, in_dir("big"), &got));
    assert_true(str_eq(got, (Str){text, size}));
}

static void file_without_a_size_is_read_whole(void **state)
{
    (void)state;
    Str got;
    if (!fs_exists(STR("/proc/self/maps")))
        skip();
    assert_true(fs_read(arena, STR("/proc/self/maps"), &got));
    assert_true(got.len > 100);
}

static unsigned mode_of(Str path)
{
    struct stat st;
    assert_int_equal(lstat(str_c(arena, path), &st), 0);
    return (unsigned)st.st_mode & 0777;
}

static void mode_does_not_depend_on_the_umask(void **state)
{
    (void)state;
    mode_t old = umask(077);
    assert_true(fs_write(in_dir("f"), STR("x")));
    assert_true(fs_write_mode(in_dir("tool"), STR("x"), 0755));
    umask(old);
    assert_int_equal(mode_of(in_dir("f")), 0644);
    assert_int_equal(mode_of(in_dir("tool")), 0755);
}

static void write_leaves_nothing_else_behind(void **state)
{
    (void)state;
    StrVec names = {0};
    assert_true(fs_write(in_dir("f"), STR("1")));
    assert_true(fs_write(in_dir("f"), STR("2")));
    assert_true(fs_list(arena, dir, &names));
    assert_int_equal(names.len, 1);
}

// A reader that has the file open sees the old text to its end.
static void write_replaces_rather_than_changes(void **state)
{
    (void)state;
    char got[8] = "";
    assert_true(fs_write(in_dir("f"), STR("old")));
    FILE *f = fopen(in_dir("f").ptr, "r");
    assert_non_null(f);
    assert_true(fs_write(in_dir("f"), STR("newer")));
    assert_int_equal(fread(got, 1, 7, f), 3);
    assert_string_equal(got, "old");
    fclose(f);
}

static void failed_write_keeps_the_old_file(void **state)
{
    (void)state;
    Str sub = in_dir("d/"), got;
    assert_true(fs_mkdirs(sub));
    assert_false(fs_write(sub, STR("x"))); // a directory
    assert_int_equal(errno, EISDIR);
    assert_false(fs_write(in_dir("no/such/f"), STR("x")));
    assert_int_equal(errno, ENOENT);
    assert_true(fs_write(in_dir("f"), STR("old")));
    assert_false(fs_write(in_dir("f/g"), STR("x")));
    assert_int_equal(errno, ENOTDIR);
    assert_true(fs_read(arena, in_dir("f"), &got));
    assert_str(got, "old");
}

static void write_goes_through_links_and_devices(void **state)
{
    (void)state;
    Str got;
    assert_true(fs_write(in_dir("target"), STR("old text")));
    assert_int_equal(symlink("target", in_dir("link").ptr), 0);
    assert_true(fs_write(in_dir("link"), STR("new")));
    assert_true(fs_read(arena, in_dir("target"), &got));
    assert_str(got, "new");
    assert_true(fs_write(STR("/dev/null"), STR("x")));
    struct stat st;
    assert_int_equal(stat("/dev/null", &st), 0);
    assert_true(S_ISCHR(st.st_mode));
}

static void errno_says_why_reading_failed(void **state)
{
    (void)state;
    Str got;
    assert_false(fs_read(arena, in_dir("gone"), &got));
    assert_int_equal(errno, ENOENT);
    assert_false(fs_read(arena, dir, &got));
    assert_int_equal(errno, EISDIR);
}

static void odd_names_are_refused(void **state)
{
    (void)state;
    Str got, with_nul = {"a\0b", 3};
    assert_false(fs_read(arena, with_nul, &got));
    assert_int_equal(errno, EINVAL);
    assert_false(fs_exists(with_nul));
    char name[9000];
    memset(name, 'x', sizeof(name));
    assert_false(fs_write((Str){name, sizeof(name)}, STR("x")));
    assert_int_equal(errno, ENAMETOOLONG);
    assert_false(fs_write((Str){0}, STR("x")));
}

static void mkdirs_makes_parents_and_may_be_repeated(void **state)
{
    (void)state;
    Str deep = in_dir("a/b/c");
    assert_true(fs_mkdirs(deep));
    assert_true(fs_mkdirs(deep));
    assert_true(fs_is_dir(deep));
    assert_true(fs_write(in_dir("f"), STR("x")));
    assert_false(fs_is_dir(in_dir("f")));
    assert_false(fs_mkdirs(in_dir("f")));
    assert_false(fs_mkdirs(in_dir("f/g")));
}

static void list_is_sorted_and_appends(void **state)
{
    (void)state;
    StrVec names = {0};
    VEC_PUSH(arena, &names, STR("zz"));
    assert_true(fs_write(in_dir("b"), STR("")));
    assert_true(fs_write(in_dir(".a"), STR("")));
    assert_true(fs_mkdirs(in_dir("c")));
    assert_true(fs_list(arena, dir, &names));
    assert_int_equal(names.len, 4);
    assert_str(names.at[0], "zz");
    assert_str(names.at[1], ".a");
    assert_str(names.at[2], "b");
    assert_str(names.at[3], "c");
    assert_false(fs_list(arena, in_dir("gone"), &names));
}

static void tree_is_removed_but_not_what_it_links_to(void **state)
{
    (void)state;
    assert_true(fs_mkdirs(in_dir("tree/a/b")));
    assert_true(fs_mkdirs(in_dir("kept")));
    assert_true(fs_write(in_dir("kept/f"), STR("x")));
    assert_int_equal(symlink("../kept", in_dir("tree/link").ptr), 0);
    assert_true(fs_write(in_dir("tree/a/f"), STR("x")));
    assert_true(fs_remove_tree(in_dir("tree")));
    assert_false(fs_exists(in_dir("tree")));
    assert_true(fs_exists(in_dir("kept/f")));
    assert_true(fs_remove_tree(in_dir("tree")));
}

static void rename_replaces_a_file(void **state)
{
    (void)state;
    Str got;
    assert_true(fs_write(in_dir("a"), STR("a")));
    assert_true(fs_write(in_dir("b"), STR("b")));
    assert_true(fs_rename(in_dir("a"), in_dir("b")));
    assert_true(fs_read(arena, in_dir("b"), &got));
    assert_str(got, "a");
    assert_false(fs_exists(in_dir("a")));
    assert_false(fs_rename(in_dir("a"), in_dir("c")));
    assert_int_equal(errno, ENOENT);
}

static void rename_refuses_a_full_directory(void **state)
{
    (void)state;
    assert_true(fs_mkdirs(in_dir("new")));
    assert_true(fs_mkdirs(in_dir("old")));
    assert_true(fs_rename(in_dir("new"), in_dir("old"))); // an empty one goes
    assert_true(fs_mkdirs(in_dir("new")));
    assert_true(fs_write(in_dir("old/f"), STR("x")));
    assert_false(fs_rename(in_dir("new"), in_dir("old")));
    assert_true(errno == ENOTEMPTY || errno == EEXIST);
    assert_true(fs_exists(in_dir("old/f")));
}

static void temp_siblings_are_fresh_and_beside(void **state)
{
    (void)state;
    Str x = fs_temp_sibling(arena, in_dir("pkg"));
    Str y = fs_temp_sibling(arena, in_dir("pkg"));
    assert_false(str_eq(x, y));
    assert_true(str_eq(path_dir(x), dir));
    assert_false(fs_exists(x));
    assert_str(path_dir(fs_temp_sibling(arena, STR("pkg"))), ".");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_is_read),
        TEST(large_file_is_read_whole),
        TEST(file_without_a_size_is_read_whole),
        TEST(mode_does_not_depend_on_the_umask),
        TEST(write_leaves_nothing_else_behind),
        TEST(write_replaces_rather_than_changes),
        TEST(failed_write_keeps_the_old_file),
        TEST(write_goes_through_links_and_devices),
        TEST(errno_says_why_reading_failed),
        TEST(odd_names_are_refused),
        TEST(mkdirs_makes_parents_and_may_be_repeated),
        TEST(list_is_sorted_and_appends),
        TEST(tree_is_removed_but_not_what_it_links_to),
        TEST(rename_replaces_a_file),
        TEST(rename_refuses_a_full_directory),
        TEST(temp_siblings_are_fresh_and_beside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
