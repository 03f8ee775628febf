// The whole model of one library as JSON. CBW_UPDATE=1 writes it anew.
#include "tests/unit/annotate-scan/scan_test.h"

#define DIR "tests/unit/annotate-scan/model/"

// Absolute paths go: the folder of the source tree is not the same everywhere.
static Str relative(Arena *a, Str text)
{
    Str cwd = str_cat(a, fs_cwd(a), STR("/")), out = STR("");
    size_t at;
    while (str_find(text, cwd, &at)) {
        out = str_cat(a, out, str_sub(text, 0, at));
        text = str_from(text, at + cwd.len);
    }
    return str_cat(a, out, text);
}

static void the_model_of_a_library_is_what_it_was(void **state)
{
    (void)state;
    Arena *a = arena_new();
    StrVec headers = {0};
    VEC_PUSH(a, &headers, STR(DIR "shelf.bind.h"));
    DiagList *diags = diag_new(a);
    Iface *f = scan_files(a, headers, (StrVec){0}, diags);
    diag_print(diags, stderr, false);
    assert_non_null(f);
    assert_int_equal(diags->all.len, 0);
    Str got = relative(a, iface_json(a, f)), want = STR("");
    if (getenv("CBW_UPDATE"))
        assert_true(fs_write(STR(DIR "shelf.json"), got));
    assert_true(fs_read(a, STR(DIR "shelf.json"), &want));
    assert_str(got, str_c(a, want));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_of_a_library_is_what_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
