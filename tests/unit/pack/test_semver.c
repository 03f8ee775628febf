// What changed between two interfaces, and which version that asks for.
#include "pack/semver.h"
#include "tests/unit/test.h"

static SemverStep step(const char *before, const char *now, const char *line)
{
    Arena *a = arena_new();
    DiagList *diags = diag_new(a);
    const char *frame = "{\"version\":\"1.2.3\",\"exports\":{%s}}";
    json_t *was = json_parse(str_fmt(a, frame, before), STR("was"), diags);
    json_t *is = json_parse(str_fmt(a, frame, now), STR("is"), diags);
    Semver s;
    assert_non_null(was);
    assert_non_null(is);
    semver_compare(a, was, is, &s);
    assert_str(s.version, "1.2.3");
    if (line)
        assert_str(s.changes.at[0].text, line);
    else
        assert_int_equal(s.changes.len, 0);
    json_decref(was);
    json_decref(is);
    SemverStep found = s.step;
    arena_free(a);
    return found;
}

#define F(params, returns)                                                     \
    "\"f\":{\"params\":[" params "],\"returns\":\"" returns "\"}"
#define P(name, type) "{\"name\":\"" name "\",\"type\":\"" type "\"}"
#define Q(name, type)                                                          \
    "{\"name\":\"" name "\",\"type\":\"" type "\",\"optional\":true}"
#define A P("a", "number")

static void functions(void **state)
{
    (void)state;
    assert_int_equal(step(F(A, "void"), F(A, "void"), NULL), SEMVER_PATCH);
    assert_int_equal(step("", F(A, "void"), "+ f(a: number): void"),
                     SEMVER_MINOR);
    assert_int_equal(step(F(A, "void"), "", "- f(a: number): void"),
                     SEMVER_MAJOR);
    assert_int_equal(step(F(A, "void"), F(A "," Q("b", "string"), "void"),
                          "! f(a: number, b?: string): void (was f(a: number): "
                          "void)"),
                     SEMVER_MINOR);
    assert_int_equal(step(F(A, "void"), F(A "," P("b", "string"), "void"),
                          "! f(a: number, b: string): void (was f(a: number): "
                          "void)"),
                     SEMVER_MAJOR);
    assert_int_equal(step(F(A, "void"), F("", "void"),
                          "! f(): void (was f(a: number): void)"),
                     SEMVER_MAJOR);
}

static void parameters(void **state)
{
    (void)state;
    assert_int_equal(step(F(A, "void"), F(P("other", "number"), "void"), NULL),
                     SEMVER_PATCH);
    assert_int_equal(step(F(A, "void"), F(P("a", "number | null"), "void"),
                          "! f(a: number | null): void (was f(a: number): "
                          "void)"),
                     SEMVER_MINOR);
    assert_int_equal(step(F(P("a", "number | null"), "void"), F(A, "void"),
                          "! f(a: number): void (was f(a: number | null): "
                          "void)"),
                     SEMVER_MAJOR);
    assert_int_equal(step(F(Q("a", "number"), "void"), F(A, "void"),
                          "! f(a: number): void (was f(a?: number): void)"),
                     SEMVER_MAJOR);
}

static void results(void **state)
{
    (void)state;
    assert_int_equal(step(F("", "string"), F("", "string | null"),
                          "! f(): string | null (was f(): string)"),
                     SEMVER_MAJOR);
    assert_int_equal(step(F("", "string | null"), F("", "string"),
                          "! f(): string (was f(): string | null)"),
                     SEMVER_MINOR);
    assert_int_equal(step(F("", "number"), "\"f\":{}", "! f (was f(): number)"),
                     SEMVER_MAJOR);
}

static void fields(void **state)
{
    (void)state;
    const char *point = "\"P\":{},\"P.x\":{\"type\":\"number\"}";
    assert_int_equal(step(point,
                          "\"P\":{},\"P.x\":{\"type\":\"number\"},"
                          "\"P.y\":{\"type\":\"number\",\"input\":true}",
                          "+ P.y: number"),
                     SEMVER_MAJOR);
    assert_int_equal(step(point,
                          "\"P\":{},\"P.x\":{\"type\":\"number\"},"
                          "\"P.y\":{\"type\":\"number\",\"optional\":true}",
                          "+ P.y: number"),
                     SEMVER_MINOR);
    assert_int_equal(step("",
                          "\"P\":{},\"P.y\":{\"type\":\"number\","
                          "\"input\":true}",
                          "+ P"),
                     SEMVER_MINOR);
    assert_int_equal(step(point, "\"P\":{},\"P.x\":{\"type\":\"bigint\"}",
                          "! P.x: bigint (was P.x: number)"),
                     SEMVER_MAJOR);
    assert_int_equal(
        step(point, "\"P\":{},\"P.x\":{\"type\":\"number\",\"readonly\":true}",
             "! P.x: number (was P.x: number)"),
        SEMVER_MAJOR);
}

static void constants(void **state)
{
    (void)state;
    assert_int_equal(step("\"L.A\":{\"value\":1}", "\"L.A\":{\"value\":2}",
                          "! L.A = 2 (was L.A = 1)"),
                     SEMVER_MINOR);
    assert_int_equal(step("\"L.A\":{\"value\":1}", "", "- L.A = 1"),
                     SEMVER_MAJOR);
}

static void the_largest_change_is_first(void **state)
{
    (void)state;
    assert_int_equal(step("\"b\":{}", "\"a\":{}", "- b"), SEMVER_MAJOR);
}

static void versions(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_str(semver_next(a, STR("1.2.3"), SEMVER_PATCH), "1.2.4");
    assert_str(semver_next(a, STR("1.2.3"), SEMVER_MINOR), "1.3.0");
    assert_str(semver_next(a, STR("1.2.3-rc.1"), SEMVER_MAJOR), "2.0.0");
    assert_str(semver_next(a, STR("0.2.3"), SEMVER_MAJOR), "0.3.0");
    assert_str(semver_next(a, STR("0.2.3"), SEMVER_MINOR), "0.2.4");
    assert_true(semver_enough(STR("1.2.3"), STR("1.2.3"), SEMVER_MAJOR));
    assert_true(semver_enough(STR("1.2.3"), STR("1.2.4"), SEMVER_PATCH));
    assert_false(semver_enough(STR("1.2.3"), STR("1.2.4"), SEMVER_MINOR));
    assert_true(semver_enough(STR("1.2.3"), STR("1.4.0"), SEMVER_MINOR));
    assert_false(semver_enough(STR("1.2.3"), STR("1.10.0"), SEMVER_MAJOR));
    assert_true(semver_enough(STR("1.2.3"), STR("2.0.0-beta"), SEMVER_MAJOR));
    assert_true(semver_enough(STR("0.9.0"), STR("0.10.0"), SEMVER_MAJOR));
    assert_false(semver_enough(STR("0.9.0"), STR("0.9.1"), SEMVER_MAJOR));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions),
        cmocka_unit_test(parameters),
        cmocka_unit_test(results),
        cmocka_unit_test(fields),
        cmocka_unit_test(constants),
        cmocka_unit_test(the_largest_change_is_first),
        cmocka_unit_test(versions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
