// The validator: what it accepts, what it refuses and in which words. Modules
// are written in the text format.
#include "runtime/core/module.h"
#include "runtime/core/regcode.h"
#include "runtime/wat/wat.h"
#include "tests/unit/test.h"

#include <string.h>

// The status of a module with these fields; the reason in `err`.
static RtLoadStatus load(const char *fields, RtLoadError *err)
{
    Arena *a = arena_new();
    DiagList diags = {.arena = a};
    Str bytes;
    assert_true(wat_assemble(a, STR("test.wat"), (Str){fields, strlen(fields)},
                             &(WatOptions){0}, &diags, &bytes));
    RtModule *m =
        rt_module_load((const uint8_t *)bytes.ptr, bytes.len, NULL, err);
    rt_module_free(m);
    arena_free(a);
    return err->status;
}

static void accepts(const char *fields)
{
    RtLoadError err;
    if (load(fields, &err) != RT_LOAD_OK)
        fail_msg("%s\nrefused: %s", fields, err.text);
}

static void refuses(const char *fields, const char *words)
{
    RtLoadError err;
    assert_int_equal(load(fields, &err), RT_LOAD_INVALID);
    if (strncmp(err.text, words, strlen(words)) != 0)
        fail_msg("%s\nsaid: %s\nnot: %s", fields, err.text, words);
    assert_true(err.offset > 0);
}

static void operands_have_the_types_that_instructions_take(void **state)
{
    (void)state;
    accepts("(func (result i32) (i32.add (i32.const 1) (i32.const 2)))");
    refuses("(func (result i32) (i32.add (i32.const 1) (i64.const 2)))",
            "type mismatch");
    refuses("(func (result i32))", "type mismatch");
    refuses("(func (i32.const 1))", "type mismatch");
    refuses("(func (drop (local.get 0)))", "unknown local");
    refuses("(func (result f32) (select (f32.const 0) (f64.const 0)"
            " (i32.const 0)))",
            "type mismatch");
}

static void dead_code_is_checked_and_polymorphic(void **state)
{
    (void)state;
    accepts("(func (result i32) (unreachable) (i32.add))");
    accepts("(func (result i32) (return (i32.const 1)) (drop) (i64.eqz))");
    refuses("(func (unreachable) (i32.const 0) (i64.eqz) (drop))",
            "type mismatch");
    refuses("(func (block (br 0) (i32.const 0)) (drop))", "type mismatch");
}

static void locals_without_default_must_be_set_first(void **state)
{
    (void)state;
    const char *type = "(type $t (func)) (elem declare func $f) (func $f)";
    char text[512];
    snprintf(text, sizeof text,
             "%s (func (local (ref $t)) (local.set 0 (ref.func $f))"
             " (call_ref $t (local.get 0)))",
             type);
    accepts(text);
    snprintf(text, sizeof text,
             "%s (func (local (ref $t)) (block"
             " (local.set 0 (ref.func $f))) (call_ref $t (local.get 0)))",
             type);
    refuses(text, "uninitialized local");
}

static void constant_expressions_are_constant(void **state)
{
    (void)state;
    accepts("(global i32 (i32.add (i32.const 1) (i32.const 2)))"
            "(global i32 (global.get 0))");
    refuses("(global i32 (i32.clz (i32.const 1)))",
            "constant expression required");
    refuses("(global (mut i32) (i32.const 1)) (global i32 (global.get 0))",
            "constant expression required");
    refuses("(global i32 (global.get 0))", "unknown global");
}

static void modules_keep_their_rules(void **state)
{
    (void)state;
    refuses("(func) (export \"a\" (func 0)) (export \"a\" (func 0))",
            "duplicate export name");
    refuses("(func (param i32)) (start 0)", "start function");
    refuses("(func (drop (ref.func 0)))", "undeclared function reference");
    refuses("(memory 1) (func (drop (i32.load align=8 (i32.const 0))))",
            "alignment must not be larger than natural");
    refuses("(memory 2 1)", "size minimum must not be greater than maximum");
    refuses("(type (sub final (struct))) (type (sub 0 (struct)))", "sub type");
    refuses("(func (try (do) (catch 0)))", "unknown tag");
    refuses("(func (block (rethrow 0)))", "invalid rethrow label");
}

// Every byte of a valid module, changed to something else: each load ends as
// a module or as an error inside of it.
static void damaged_modules_are_errors_or_modules(void **state)
{
    (void)state;
    Arena *a = arena_new();
    DiagList diags = {.arena = a};
    Str bytes;
    assert_true(wat_assemble(
        a, STR("test.wat"),
        STR("(type $s (struct (field (mut i8)) (field f64)))"
            "(memory 1) (table 3 funcref) (tag (param i32 i64))"
            "(func $f (param i32 v128) (result i32 f64) (local i64)"
            " (block (br_table 0 0 0 (local.get 0)))"
            " (local.set 2 (i64.load offset=8 (local.get 0)))"
            " (drop (block (result i32 i64 exnref)"
            "  (try_table (catch_ref 0 0) (throw 0 (i32.const 1)"
            "   (i64.const 2))) (unreachable))) (drop) (drop)"
            " (loop (br_if 0 (i32.lt_s (local.get 0) (i32.const 5))))"
            " (i32x4.extract_lane 1 (local.get 1)) (f64.const 2)"
            " (struct.get $s 1 (struct.new $s (i32.const 1)"
            "  (f64.const 3))) (drop))"
            "(elem (i32.const 0) func $f) (data (i32.const 0) \"abc\")"),
        &(WatOptions){0}, &diags, &bytes));
    uint8_t *copy = test_malloc(bytes.len);
    size_t modules = 0;
    for (size_t i = 8; i < bytes.len; i++)
        for (unsigned v = 0; v < 256; v++) {
            RtLoadError err;
            memcpy(copy, bytes.ptr, bytes.len);
            copy[i] = (uint8_t)v;
            RtModule *m = rt_module_load(copy, bytes.len, NULL, &err);
            modules += m != NULL;
            assert_true(m || err.offset <= bytes.len);
            rt_module_free(m);
        }
    assert_true(modules >= bytes.len - 8); // itself, each time
    test_free(copy);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operands_have_the_types_that_instructions_take),
        cmocka_unit_test(dead_code_is_checked_and_polymorphic),
        cmocka_unit_test(locals_without_default_must_be_set_first),
        cmocka_unit_test(constant_expressions_are_constant),
        cmocka_unit_test(modules_keep_their_rules),
        cmocka_unit_test(damaged_modules_are_errors_or_modules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
