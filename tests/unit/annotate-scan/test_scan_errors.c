// What a user did wrong, and where: each header in errors/ says below a line
// what must be reported there, "// error: TEXT" or "// warning: TEXT", and
// "// note: TEXT" for a note to one of them. Nothing else may be reported.
#include "tests/unit/annotate-scan/scan_test.h"

#include <string.h>

#define DIR "tests/unit/annotate-scan/errors"

typedef struct Expected {
    Str kind, text; // "error", "warning", "note"
    uint32_t line;
    bool seen;
} Expected;

typedef VEC(Expected) ExpectedVec;

static bool read_comment(Str line, uint32_t about, Expected *e)
{
    static const char *const kinds[] = {"error", "warning", "note"};
    for (size_t i = 0; i < 3; i++) {
        char want[16];
        snprintf(want, sizeof want, "// %s: ", kinds[i]);
        if (!str_starts(line, str_of(want)))
            continue;
        *e = (Expected){.kind = str_of(kinds[i]),
                        .text = str_trim(str_from(line, strlen(want))),
                        .line = about};
        return true;
    }
    return false;
}

static ExpectedVec read_expected(Arena *a, Str path)
{
    Str text, line;
    ExpectedVec list = {0};
    Expected e;
    uint32_t about = 0;
    assert_true(fs_read(a, path, &text));
    for (uint32_t n = 1; str_split(&text, '\n', &line); n++)
        if (read_comment(line, about, &e))
            VEC_PUSH(a, &list, e);
        else
            about = n;
    return list;
}

static bool tick(ExpectedVec *list, const char *kind, uint32_t line, Str text)
{
    for (size_t i = 0; i < list->len; i++) {
        Expected *e = &list->at[i];
        if (!e->seen && str_eq_c(e->kind, kind) && e->line == line &&
            str_find(text, e->text, NULL)) {
            e->seen = true;
            return true;
        }
    }
    return false;
}

static size_t compare(const DiagList *diags, ExpectedVec *list, Str path)
{
    size_t bad = 0;
    for (size_t i = 0; i < diags->all.len; i++) {
        const Diag *d = &diags->all.at[i];
        const char *kind = d->severity == DIAG_ERROR ? "error" : "warning";
        if (!tick(list, kind, d->loc.line, d->text)) {
            print_error("%.*s:%u: not expected: %s: %.*s\n", STR_ARG(path),
                        d->loc.line, kind, STR_ARG(d->text));
            bad++;
        }
        for (size_t k = 0; k < d->notes.len; k++)
            tick(list, "note", d->loc.line, d->notes.at[k].text);
    }
    for (size_t i = 0; i < list->len; i++)
        if (!list->at[i].seen) {
            print_error("%.*s:%u: not reported: %.*s: %.*s\n", STR_ARG(path),
                        list->at[i].line, STR_ARG(list->at[i].kind),
                        STR_ARG(list->at[i].text));
            bad++;
        }
    return bad;
}

static void each_mistake_is_reported_where_it_is(void **state)
{
    (void)state;
    StrVec names = {0};
    size_t bad = 0;
    Arena *all = arena_new();
    assert_true(fs_list(all, STR(DIR), &names));
    assert_true(names.len >= 8);
    for (size_t i = 0; i < names.len; i++) {
        Arena *a = arena_new();
        Str path = path_join(a, STR(DIR), names.at[i]);
        ExpectedVec list = read_expected(a, path);
        assert_true(list.len > 0);
        DiagList *diags = diag_new(a);
        StrVec headers = {0};
        VEC_PUSH(a, &headers, path);
        assert_null(scan_files(a, headers, (StrVec){0}, diags));
        bad += compare(diags, &list, path);
        arena_free(a);
    }
    arena_free(all);
    assert_int_equal(bad, 0);
}

static void a_header_that_is_not_there_is_named(void **state)
{
    (void)state;
    Arena *a = arena_new();
    DiagList *diags = diag_new(a);
    StrVec headers = {0};
    VEC_PUSH(a, &headers, STR("no/such.h"));
    VEC_PUSH(a, &headers, STR("tests"));
    VEC_PUSH(a, &headers, STR("a.hpp"));
    assert_null(scan_files(a, headers, (StrVec){0}, diags));
    assert_int_equal(diag_errors(diags), 3);
    assert_str(diags->all.at[0].text, "no header 'no/such.h'");
    assert_str(diags->all.at[1].text, "'tests' is a folder, not a header");
    assert_str(diags->all.at[2].text,
               "'a.hpp' is a C++ header: only C is bound");
    arena_free(a);
}

static void a_slip_in_a_side_file_is_noticed(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Str dir = test_dir(a);
    Str side = path_join(a, dir, STR("l.bind.h"));
    assert_true(
        fs_write(path_join(a, dir, STR("l.h")), STR("int deflate(int n);\n")));
    assert_true(fs_write(side, STR("#include \"l.h\"\n"
                                   "int deflat(int n);\n"
                                   "int quite_another(int n);\n")));
    StrVec headers = {0};
    VEC_PUSH(a, &headers, side);
    DiagList *diags = diag_new(a);
    assert_non_null(scan_files(a, headers, (StrVec){0}, diags));
    assert_int_equal(diags->all.len, 1);
    assert_str(diags->all.at[0].text,
               "'deflat' is declared only in the side file");
    assert_int_equal(diags->all.at[0].loc.line, 2);
    assert_str(diags->all.at[0].notes.at[0].text, "did you mean 'deflate'?");
    fs_remove_tree(dir);
    arena_free(a);
}

static void a_type_that_a_header_leaves_to_its_user_is_found(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Str dir = test_dir(a);
    Str path = path_join(a, dir, STR("a.h"));
    assert_true(fs_write(path, STR("size_t count(FILE *f);\n")));
    StrVec headers = {0};
    VEC_PUSH(a, &headers, path);
    DiagList *diags = diag_new(a);
    Iface *f = scan_files(a, headers, (StrVec){0}, diags);
    assert_non_null(f);
    assert_int_equal(diags->all.len, 2);
    assert_str(diags->all.at[1].text, "unknown type name 'FILE': <stdio.h> is "
                                      "included before the header");
    assert_str(f->headers.at[0], "<stdio.h>");
    assert_str(f->headers.at[1], "<stddef.h>");
    assert_int_equal(f->funcs.len, 1);
    fs_remove_tree(dir);
    arena_free(a);
}

// The host's headers lie in /usr/include; wasi-libc's below it.
static void a_header_of_the_host_is_an_error(void **state)
{
    (void)state;
    if (!fs_exists(STR("/usr/include/elf.h")))
        skip();
    Arena *a = arena_new();
    Str dir = test_dir(a);
    Str path = path_join(a, dir, STR("a.h"));
    assert_true(fs_write(path, STR("#include <elf.h>\nint f(void);\n")));
    StrVec headers = {0}, args = {0};
    VEC_PUSH(a, &headers, path);
    DiagList *diags = diag_new(a);
    assert_null(scan_files(a, headers, args, diags));
    assert_int_equal(diag_errors(diags), 1);
    assert_str(diags->all.at[0].text, "'elf.h' file not found");
    assert_true(str_find(diags->all.at[0].notes.at[0].text,
                         STR("this machine has /usr/include/elf.h"), NULL));
    VEC_PUSH(a, &args, STR("-I/usr/include"));
    diags = diag_new(a);
    assert_null(scan_files(a, headers, args, diags));
    assert_true(str_find(diags->all.at[0].text,
                         STR("is a header of this machine"), NULL));
    assert_int_equal(diags->all.at[0].loc.line, 1);
    fs_remove_tree(dir);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mistake_is_reported_where_it_is),
        cmocka_unit_test(a_header_that_is_not_there_is_named),
        cmocka_unit_test(a_slip_in_a_side_file_is_noticed),
        cmocka_unit_test(a_type_that_a_header_leaves_to_its_user_is_found),
        cmocka_unit_test(a_header_of_the_host_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
