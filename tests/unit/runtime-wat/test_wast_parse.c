// Scripts to commands: values and patterns, modules in their three forms, and
// what happens behind a command that cannot be read.
#include "runtime/wat/wast.h"
#include "tests/unit/test.h"

static Arena *arena;

static WastScript parse(const char *text)
{
    WastScript s;
    assert_true(wast_parse(arena, str_of(text), &s));
    return s;
}

static const WastValue *result(const char *value)
{
    Str text = str_fmt(arena, "(assert_return (invoke \"f\") %s)", value);
    WastScript s = parse(text.ptr);
    assert_int_equal(s.commands.len, 1);
    assert_int_equal(s.commands.at[0].kind, WAST_ASSERT_RETURN);
    assert_int_equal(s.commands.at[0].nresults, 1);
    assert_str(s.commands.at[0].results->source, value);
    return s.commands.at[0].results;
}

static void numbers_are_lanes(void **state)
{
    (void)state;
    assert_true(result("(i32.const -1)")->lanes[0].bits == 0xFFFFFFFF);
    assert_true(result("(f32.const 1)")->lanes[0].bits == 0x3F800000);
    const WastValue *v = result("(v128.const f64x2 nan:canonical 1)");
    assert_int_equal(v->nlanes, 2);
    assert_int_equal(v->lanes[0].nan, WAST_CANONICAL);
    assert_true(v->lanes[1].bits == 0x3FF0000000000000);
    assert_int_equal(result("(f64.const nan:arithmetic)")->lanes[0].nan,
                     WAST_ARITHMETIC);
}

static void references_are_patterns(void **state)
{
    (void)state;
    assert_int_equal(result("(ref.null)")->kind, WAST_REF_NULL);
    assert_int_equal(result("(ref.null $t)")->kind, WAST_REF_NULL);
    assert_int_equal(result("(ref.i31)")->kind, WAST_REF_I31);
    assert_false(result("(ref.extern)")->numbered);
    assert_int_equal(result("(ref.extern 7)")->number, 7);
    const WastValue *v = result("(either (i32.const 1) (ref.func))");
    assert_int_equal(v->noptions, 2);
    assert_int_equal(v->options[1].kind, WAST_REF_FUNC);
}

static void modules_have_three_forms(void **state)
{
    (void)state;
    WastScript s = parse("(module $a (func)) (module binary \"\\00a\" \"sm\") "
                         "(module definition $b quote \"(func\" \")\") "
                         "(module instance $c $b) (register \"c\" $c)");
    assert_int_equal(s.commands.len, 5);
    assert_str(s.commands.at[0].module.id, "a");
    assert_int_equal(s.commands.at[1].module.form, WAST_BINARY);
    assert_int_equal(s.commands.at[1].module.source.len, 4);
    assert_true(s.commands.at[2].module.definition);
    assert_str(s.commands.at[2].module.source, "(func\n)\n");
    assert_int_equal(s.commands.at[3].kind, WAST_INSTANCE);
    assert_str(s.commands.at[3].from, "b");
    assert_str(s.commands.at[4].text, "c");
}

static void bare_fields_are_one_module(void **state)
{
    (void)state;
    WastScript s = parse("(func) (memory 0) (func (export \"f\"))");
    assert_int_equal(s.commands.len, 1);
    assert_int_equal(s.commands.at[0].kind, WAST_MODULE);
}

static void a_broken_command_costs_no_other(void **state)
{
    (void)state;
    WastScript s = parse("(invoke \"a\") (assert_return (invoke b)) )"
                         "(assert_flat) (get \"c\")");
    assert_int_equal(s.commands.len, 5);
    assert_int_equal(s.commands.at[0].kind, WAST_ACTION);
    for (int i = 1; i < 4; i++)
        assert_int_equal(s.commands.at[i].kind, WAST_BROKEN);
    assert_true(s.commands.at[4].action.get);
}

static void a_text_without_tokens_fails(void **state)
{
    (void)state;
    WastScript s;
    assert_false(wast_parse(arena, STR("(module \"abc"), &s));
    assert_int_equal(s.commands.len, 0);
    assert_str(s.tokens.error.text, "unclosed string");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_lanes),
        cmocka_unit_test(references_are_patterns),
        cmocka_unit_test(modules_have_three_forms),
        cmocka_unit_test(bare_fields_are_one_module),
        cmocka_unit_test(a_broken_command_costs_no_other),
        cmocka_unit_test(a_text_without_tokens_fails),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
