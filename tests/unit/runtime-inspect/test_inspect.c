// Sections with their sizes, and the features that a module's parts need.
#include "runtime/inspect/inspect.h"
#include "runtime/wat/wat.h"
#include "tests/unit/test.h"

static Arena *arena;

typedef struct {
    InspectSections sections;
    InspectFeatures features;
} Seen;

static Seen inspect(const char *text)
{
    DiagList *diags = diag_new(arena);
    Str bytes;
    RtLoadError error;
    Seen seen = {0};
    assert_true(
        wat_assemble(arena, STR("t.wat"), str_of(text), NULL, diags, &bytes));
    RtModule *m =
        rt_module_decode((const uint8_t *)bytes.ptr, bytes.len, 0, &error);
    assert_non_null(m);
    assert_true(
        inspect_module(arena, m, &seen.sections, &seen.features, &error));
    rt_module_release(m);
    return seen;
}

// The features as one text, in the order they are met.
static void check_features(const char *text, const char *want)
{
    Seen seen = inspect(text);
    Str all = STR("");
    for (size_t i = 0; i < seen.features.len; i++)
        all = str_fmt(arena, "%.*s%s%s", STR_ARG(all), i ? " " : "",
                      seen.features.at[i].feature);
    assert_str(all, want);
}

static void sections_have_sizes(void **state)
{
    (void)state;
    Seen seen = inspect("(memory 1) (func) (func) (@custom \"x\" \"abc\")");
    assert_int_equal(seen.sections.len, 5);
    assert_str(seen.sections.at[1].name, "function");
    assert_int_equal(seen.sections.at[1].size, 5);
    assert_int_equal(seen.sections.at[1].count, 2);
    assert_true(seen.sections.at[4].custom);
    assert_str(seen.sections.at[4].name, "x");
    assert_int_equal(seen.sections.at[4].size, 7);
}

static void features_are_found(void **state)
{
    (void)state;
    check_features("(memory 1) (func (export \"f\") (param i32) (result i32) "
                   "(local.get 0))",
                   "");
    check_features("(func (param i32) (result i32) (i32.extend8_s "
                   "(local.get 0)))",
                   "sign-ext");
    check_features("(func (local v128))", "simd128");
    check_features("(type (struct))", "gc");
    check_features("(memory i64 1) (memory 1 1 shared)",
                   "multimemory memory64 atomics");
    check_features("(global i32 (i32.add (i32.const 1) (i32.const 2)))",
                   "extended-const");
    check_features("(func (result i32 i32) (return_call 0))",
                   "multivalue tail-call");
}

static void a_malformed_body_is_an_error(void **state)
{
    (void)state;
    static const char bytes[] = "\0asm\1\0\0\0\1\4\1\x60\0\0\3\2\1\0\x0a\4\1"
                                "\2\0\xff";
    RtLoadError error;
    Seen seen = {0};
    RtModule *m =
        rt_module_decode((const uint8_t *)bytes, sizeof bytes - 1, 0, &error);
    assert_non_null(m);
    assert_false(
        inspect_module(arena, m, &seen.sections, &seen.features, &error));
    assert_int_equal(error.offset, 23);
    rt_module_release(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_have_sizes),
        cmocka_unit_test(features_are_found),
        cmocka_unit_test(a_malformed_body_is_an_error),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
