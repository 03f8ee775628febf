// The package's directory: names as npm wants them, and nothing of the user's
// is ever lost.
#include "base/json.h"
#include "pack/npm.h"
#include "tests/unit/test.h"
#include <sys/stat.h>

typedef struct {
    Arena *a;
    Str dir, out;
    DiagList *diags;
    GenFiles files;
    GenUnit unit;
} Fixture;

static void start(Fixture *f)
{
    *f = (Fixture){.a = arena_new()};
    f->dir = test_dir(f->a);
    f->out = path_join(f->a, f->dir, STR("out"));
    f->diags = diag_new(f->a);
    f->files.arena = f->unit.arena = f->a;
    gen_files_add(&f->files, STR("index.js"), STR("export {};\n"));
    gen_files_add(&f->files, STR("lib/x.c"), STR("int x;\n"));
}

static void end(Fixture *f)
{
    fs_remove_tree(f->dir);
    arena_free(f->a);
}

static bool write_it(Fixture *f, bool force)
{
    return npm_write(f->out, &f->files, STR("0123456789abcdef"), force,
                     f->diags);
}

static void put(Fixture *f, const char *name, const char *text)
{
    assert_true(fs_write(path_join(f->a, f->out, str_of(name)), str_of(text)));
}

static void names_are_npms(void **state)
{
    (void)state;
    static const char *const good[] = {"zlib", "@me/zlib", "a.b-c_1", "7z"};
    static const char *const bad[] = {"",       "Zlib", "_x",          ".x",
                                      "a b",    "@me",  "@/x",         "a/b",
                                      "@a/b/c", "x\"y", "node_modules"};
    Arena *a = arena_new();
    Str why;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(npm_name_valid(a, str_of(good[i]), &why));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(npm_name_valid(a, str_of(bad[i]), &why));
    arena_free(a);
}

static void versions_are_semantic(void **state)
{
    (void)state;
    assert_true(npm_version_valid(STR("1.2.3")));
    assert_true(npm_version_valid(STR("0.0.0-rc.1")));
    assert_false(npm_version_valid(STR("1.2")));
    assert_false(npm_version_valid(STR("01.2.3")));
    assert_false(npm_version_valid(STR("1.2.3-")));
    assert_false(npm_version_valid(STR("v1.2.3")));
}

static void written_twice_is_the_same(void **state)
{
    (void)state;
    Fixture f;
    Str one, two;
    struct stat st;
    start(&f);
    Str manifest = path_join(f.a, f.out, STR(NPM_MANIFEST));
    Str index = path_join(f.a, f.out, STR("index.js"));
    assert_true(write_it(&f, false));
    assert_true(fs_read(f.a, manifest, &one));
    assert_true(write_it(&f, false));
    assert_true(fs_read(f.a, manifest, &two));
    assert_true(str_eq(one, two));
    assert_int_equal(stat(index.ptr, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0644);
    StrVec names = {0};
    assert_true(fs_list(f.a, f.dir, &names));
    assert_int_equal(names.len, 1); // no temporary directory is left
    end(&f);
}

static void foreign_files_are_not_lost(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_true(write_it(&f, false));
    put(&f, "mine.txt", "mine");
    assert_false(write_it(&f, false));
    assert_true(fs_exists(path_join(f.a, f.out, STR("mine.txt"))));
    assert_true(write_it(&f, true));
    assert_false(fs_exists(path_join(f.a, f.out, STR("mine.txt"))));
    end(&f);
}

static void edited_files_are_not_lost(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_true(write_it(&f, false));
    put(&f, "index.js", "edited");
    assert_false(write_it(&f, false));
    end(&f);
}

static void directories_of_others_are_not_lost(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_true(fs_mkdirs(f.out));
    put(&f, "mine.txt", "mine");
    assert_false(write_it(&f, false));
    assert_int_equal(diag_errors(f.diags), 1);
    end(&f);
}

static void files_in_the_way_are_errors(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_true(fs_write(f.out, STR("a file")));
    assert_false(write_it(&f, false));
    assert_false(fs_is_dir(f.out));
    end(&f);
}

// ---- package.json ----------------------------------------------------------

static json_t *meta(Fixture *f, const char *user)
{
    PackOptions o;
    NpmInfo info;
    options_init(&o);
    o.package_json = path_join(f->a, f->dir, STR("package.json"));
    assert_true(fs_write(o.package_json, str_of(user)));
    assert_true(npm_info(f->a, &o, STR("Fallback"), &info, f->diags));
    assert_true(npm_add_meta(&f->unit, &o, &info, &f->files, f->diags));
    return json_parse(*gen_files_get(&f->files, STR("package.json")), STR("p"),
                      f->diags);
}

static void users_fields_win(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    json_t *p = meta(&f, "{\"name\": \"@me/x\", \"version\": \"2.0.0\","
                         "\"license\": \"Zlib\", \"type\": \"commonjs\","
                         "\"private\": true, \"scripts\": {\"a\": \"b\"}}");
    assert_str(json_str(json_object_get(p, "name")), "@me/x");
    assert_str(json_str(json_object_get(p, "version")), "2.0.0");
    assert_str(json_str(json_object_get(p, "license")), "Zlib");
    assert_str(json_str(json_object_get(p, "type")), "module");
    assert_null(json_object_get(p, "private"));
    assert_null(json_object_get(p, "scripts"));
    json_decref(p);
    end(&f);
}

static void exports_name_only_what_is_there(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    gen_files_add(&f.files, STR("index.cjs"), STR(""));
    gen_files_add(&f.files, STR("index.d.ts"), STR(""));
    gen_files_add(&f.files, STR("fallback.wasm"), STR(""));
    json_t *p = meta(&f, "{}");
    json_t *exports = json_object_get(p, "exports");
    json_t *main = json_object_get(exports, ".");
    assert_str(json_str(json_object_get(p, "name")), "fallback");
    assert_non_null(json_object_get(main, "import"));
    assert_non_null(json_object_get(main, "require"));
    assert_null(json_object_get(main, "workerd"));
    assert_null(json_object_get(exports, "./async"));
    assert_non_null(json_object_get(exports, "./fallback.wasm"));
    json_decref(p);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_npms),
        cmocka_unit_test(versions_are_semantic),
        cmocka_unit_test(written_twice_is_the_same),
        cmocka_unit_test(foreign_files_are_not_lost),
        cmocka_unit_test(edited_files_are_not_lost),
        cmocka_unit_test(directories_of_others_are_not_lost),
        cmocka_unit_test(files_in_the_way_are_errors),
        cmocka_unit_test(users_fields_win),
        cmocka_unit_test(exports_name_only_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
