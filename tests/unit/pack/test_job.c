// clang's messages as diagnostics: places, notes, what is dropped.
#include "pack/job.h"
#include "tests/unit/test.h"

static PackJob job_of(Arena *a, DiagList **diags)
{
    static PackOptions options;
    PackJob job = {.arena = a, .options = &options};
    job.diags = *diags = diag_new(a);
    return job;
}

static void places_are_kept(void **state)
{
    (void)state;
    Arena *a = arena_new();
    DiagList *d;
    PackJob job = job_of(a, &d);
    assert_int_equal(job_clang_messages(&job,
                                        STR("a b.c:12:7: error: no: way\n"
                                            "x.h:3:1: note: declared here\n"),
                                        false),
                     1);
    assert_str(d->all.at[0].loc.file, "a b.c");
    assert_int_equal(d->all.at[0].loc.line, 12);
    assert_int_equal(d->all.at[0].loc.col, 7);
    assert_str(d->all.at[0].text, "no: way");
    assert_str(d->all.at[0].notes.at[0].text, "declared here");
    assert_int_equal(d->all.at[0].notes.at[0].loc.line, 3);
    arena_free(a);
}

static void fatal_errors_without_place_are_kept(void **state)
{
    (void)state;
    Arena *a = arena_new();
    DiagList *d;
    PackJob job = job_of(a, &d);
    Str text = STR("fatal error: error in backend: odd\n#0 0x00 crash\n"
                   "clang: error: clang frontend command failed\n");
    assert_int_equal(job_clang_messages(&job, text, false), 2);
    assert_str(d->all.at[0].text, "error in backend: odd");
    assert_int_equal(d->all.at[0].loc.line, 0);
    arena_free(a);
}

static void warnings_and_their_notes_are_kept_on_demand(void **state)
{
    (void)state;
    Arena *a = arena_new();
    DiagList *d;
    PackJob job = job_of(a, &d);
    Str text = STR("a.c:1:2: warning: hm\na.c:1:2: note: why\n");
    assert_int_equal(job_clang_messages(&job, text, false), 0);
    assert_int_equal(d->all.len, 0);
    assert_int_equal(job_clang_messages(&job, text, true), 0);
    assert_int_equal(diag_warnings(d), 1);
    assert_int_equal(d->all.at[0].notes.len, 1);
    arena_free(a);
}

static void other_lines_are_dropped(void **state)
{
    (void)state;
    Arena *a = arena_new();
    DiagList *d;
    PackJob job = job_of(a, &d);
    Str text = STR("In file included from a.c:1:\n1 error generated.\n"
                   "\n::::\nerror\nnote: alone\n");
    assert_int_equal(job_clang_messages(&job, text, true), 0);
    assert_int_equal(d->all.len, 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_kept),
        cmocka_unit_test(fatal_errors_without_place_are_kept),
        cmocka_unit_test(warnings_and_their_notes_are_kept_on_demand),
        cmocka_unit_test(other_lines_are_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
