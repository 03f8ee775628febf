// Options by table: values are checked, files sorted, unknown words answered
// with the nearest known one. The config says the same by the same names.
#include "pack/options.h"
#include "tests/unit/test.h"

typedef struct {
    Arena *a;
    Str dir;
    PackOptions o;
    DiagList *diags;
} Fixture;

static void start(Fixture *f)
{
    f->a = arena_new();
    f->dir = test_dir(f->a);
    f->diags = diag_new(f->a);
    options_init(&f->o);
}

static void end(Fixture *f)
{
    fs_remove_tree(f->dir);
    arena_free(f->a);
}

static bool config(Fixture *f, const char *text)
{
    Str path = path_join(f->a, f->dir, STR("c.json"));
    assert_true(fs_write(path, str_of(text)));
    return config_read(f->a, path, &f->o, f->diags);
}

static void files_are_sorted_by_their_ending(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_true(options_add_file(f.a, &f.o, STR("a/x.bind.h")));
    assert_true(options_add_file(f.a, &f.o, STR("x.c")));
    assert_true(options_add_file(f.a, &f.o, STR("libx.a")));
    assert_false(options_add_file(f.a, &f.o, STR("x.rs")));
    assert_int_equal(f.o.headers.len, 1);
    assert_int_equal(f.o.sources.len, 1);
    assert_int_equal(f.o.inputs.len, 1);
    end(&f);
}

static void linker_flags_are_told_from_clangs(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    options_add_flag(f.a, &f.o, STR("-DX"));
    options_add_flag(f.a, &f.o, STR("-lm"));
    options_add_flag(f.a, &f.o, STR("-Wl,--a,--b"));
    assert_int_equal(f.o.clang_args.len, 1);
    assert_int_equal(f.o.link_args.len, 3);
    assert_str(f.o.link_args.at[2], "--b");
    end(&f);
}

static void values_outside_the_list_are_refused(void **state)
{
    (void)state;
    Fixture f;
    Str why;
    start(&f);
    const OptSpec *spec = option_find(STR("optimize"), CMD_PACK);
    assert_true(option_set(f.a, &f.o, spec, STR("z"), &why));
    assert_false(option_set(f.a, &f.o, spec, STR("9"), &why));
    assert_str(why, "'9' is not one of 0|1|2|3|s|z");
    end(&f);
}

static void nearest_option_is_named(void **state)
{
    (void)state;
    assert_str(option_nearest(STR("forse"), CMD_PACK, false), "force");
    assert_str(option_nearest(STR("forse"), CMD_DUMP, false), "");
    assert_str(option_nearest(STR("qqqqqqqq"), CMD_PACK, false), "");
}

static void config_paths_follow_its_folder(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_true(fs_write(path_join(f.a, f.dir, STR("a.c")), STR("")));
    assert_true(fs_write(path_join(f.a, f.dir, STR("b.c")), STR("")));
    assert_true(config(&f, "{\"headers\": [\"x.h\"], \"sources\": [\"*.c\"],"
                           " \"out\": \"dist\", \"keep-debug\": true,"
                           " \"define\": [\"A=1\"]}"));
    assert_true(str_eq(f.o.headers.at[0], path_join(f.a, f.dir, STR("x.h"))));
    assert_int_equal(f.o.sources.len, 2);
    assert_true(str_eq(f.o.out, path_join(f.a, f.dir, STR("dist"))));
    assert_true(f.o.keep_debug);
    assert_str(f.o.defines.at[0], "A=1");
    end(&f);
}

static void command_line_beats_config(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    f.o.name = STR("said");
    assert_true(config(&f, "{\"name\": \"config\", \"pkg-version\": "
                           "\"1.2.3\"}"));
    assert_str(f.o.name, "said");
    assert_str(f.o.version, "1.2.3");
    end(&f);
}

static void unknown_key_has_a_place_and_a_suggestion(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_false(config(&f, "{\n  \"hedaers\": []\n}"));
    assert_int_equal(f.diags->all.len, 1);
    const Diag *d = &f.diags->all.at[0];
    assert_int_equal(d->loc.line, 2);
    assert_int_equal(d->loc.col, 3);
    assert_str(d->text, "unknown key \"hedaers\"");
    assert_str(d->notes.at[0].text, "did you mean \"headers\"?");
    end(&f);
}

static void malformed_config_has_a_place(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_false(config(&f, "{\n  \"name\": ,\n}"));
    assert_int_equal(f.diags->all.at[0].loc.line, 2);
    end(&f);
}

static void wrong_kinds_of_values_are_errors(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{\"headers\": \"x.h\"}", "{\"name\": []}",
        "{\"strict\": 1}",        "{\"flags\": [1]}",
        "{\"include\": {}}",      "[]",
        "{\"optimize\": \"9\"}",  "{\"sources\": [\"none*.c\"]}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Fixture f;
        start(&f);
        assert_false(config(&f, texts[i]));
        assert_int_equal(diag_errors(f.diags), 1);
        end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_sorted_by_their_ending),
        cmocka_unit_test(linker_flags_are_told_from_clangs),
        cmocka_unit_test(values_outside_the_list_are_refused),
        cmocka_unit_test(nearest_option_is_named),
        cmocka_unit_test(config_paths_follow_its_folder),
        cmocka_unit_test(command_line_beats_config),
        cmocka_unit_test(unknown_key_has_a_place_and_a_suggestion),
        cmocka_unit_test(malformed_config_has_a_place),
        cmocka_unit_test(wrong_kinds_of_values_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
