// The interpreter: calls and their limits, traps and where they say they were,
// exceptions that meet the host, fuel, and the fused forms of register code.
// Modules are written in the text format.
#include "runtime/cbw_runtime.h"
#include "runtime/core/module.h"
#include "runtime/core/regcode.h"
#include "runtime/wat/wat.h"
#include "tests/unit/test.h"

#include <string.h>

typedef struct {
    Arena *arena;
    RtModule *module;
    RtStore *store;
    RtInstance *instance;
} Box;

static Box open_box(const char *fields, const RtLoadOptions *options,
                    const RtLimits *limits, const RtHostFn host)
{
    Box b = {.arena = arena_new()};
    DiagList diags = {.arena = b.arena};
    RtLoadError err;
    Str bytes;
    assert_true(wat_assemble(b.arena, STR("test.wat"), str_of(fields),
                             &(WatOptions){0}, &diags, &bytes));
    b.module =
        rt_module_load((const uint8_t *)bytes.ptr, bytes.len, options, &err);
    if (!b.module)
        fail_msg("%s", err.text);
    b.store = rt_store_new(limits);
    RtExtern import = {.kind = RT_EXTERN_FUNC};
    if (host) {
        RtFuncType type = rt_module_import(b.module, 0).func;
        import.of.func = rt_func_new(b.store, &type, host, &b);
    }
    assert_int_equal(
        rt_instantiate(b.store, b.module, &import, host ? 1 : 0, &b.instance),
        RT_OK);
    return b;
}

static void close_box(Box *b)
{
    rt_store_free(b->store);
    rt_module_free(b->module);
    arena_free(b->arena);
}

static RtStatus call(Box *b, const char *name, uint64_t arg, RtVal *result)
{
    RtExtern e;
    RtVal args[1] = {{.i64 = arg}};
    assert_true(rt_export(b->instance, name, strlen(name), &e));
    return rt_call(b->store, e.of.func, args, result);
}

static void calls_nest_without_the_native_stack(void **state)
{
    (void)state;
    Box b = open_box("(func $f (export \"f\") (param i32) (result i32)"
                     " (if (result i32) (local.get 0)"
                     "  (then (i32.add (i32.const 1)"
                     "   (call $f (i32.sub (local.get 0) (i32.const 1)))))"
                     "  (else (i32.const 0))))",
                     NULL, &(RtLimits){.max_frames = 5000}, NULL);
    RtVal r;
    assert_int_equal(call(&b, "f", 4000, &r), RT_OK);
    assert_int_equal(r.i32, 4000);
    assert_int_equal(call(&b, "f", 6000, &r), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_STACK_EXHAUSTED);
    assert_int_equal(call(&b, "f", 4000, &r), RT_OK); // and goes on
    close_box(&b);
}

static void a_trap_tells_the_calls_and_where_they_were(void **state)
{
    (void)state;
    Box b = open_box("(func $g (param i32) (result i32)"
                     " (i32.div_u (i32.const 1) (local.get 0)))"
                     "(func (export \"f\") (param i32) (result i32)"
                     " (nop) (call $g (local.get 0)))",
                     NULL, NULL, NULL);
    RtVal r;
    assert_int_equal(call(&b, "f", 0, &r), RT_TRAPPED);
    const RtTrap *t = rt_store_trap(b.store);
    assert_int_equal(t->kind, RT_TRAP_DIVIDE_BY_ZERO);
    assert_int_equal(t->nframes, 2);
    assert_int_equal(t->frames[0].func, 0);
    assert_int_equal(t->frames[1].func, 1);
    assert_int_equal(b.module->bytes[t->frames[0].offset], 0x6E); // i32.div_u
    assert_int_equal(b.module->bytes[t->frames[1].offset], 0x10); // call
    close_box(&b);
}

static void fuel_and_interrupts_stop_loops(void **state)
{
    (void)state;
    Box b = open_box("(func (export \"f\") (param i32) (result i32)"
                     " (loop (br 0)) (i32.const 0))",
                     &(RtLoadOptions){.metered = true}, NULL, NULL);
    RtVal r;
    rt_store_set_fuel(b.store, 1000);
    assert_int_equal(call(&b, "f", 0, &r), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_OUT_OF_FUEL);
    rt_store_set_fuel(b.store, UINT64_MAX);
    rt_store_interrupt(b.store);
    assert_int_equal(call(&b, "f", 0, &r), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_INTERRUPTED);
    close_box(&b);
}

static RtStatus throws(void *user, RtStore *s, const RtVal *args,
                       RtVal *results)
{
    (void)user;
    RtRef exn = rt_store_exception(s);
    results->i32 = args->i32 + 1;
    return args->i32 == 7 ? rt_host_throw(s, exn) : RT_OK;
}

// The first call lets an exception out, which the host throws in the second.
static void exceptions_cross_the_host_in_both_directions(void **state)
{
    (void)state;
    Box b =
        open_box("(import \"m\" \"h\" (func $h (param i32) (result i32)))"
                 "(tag $t (param i32 i64))"
                 "(func (export \"out\") (param i32) (result i32)"
                 " (throw $t (local.get 0) (i64.const 5)))"
                 "(func (export \"in\") (param i32) (result i32) (local i64)"
                 " (block (result i32 i64)"
                 "  (try_table (result i32 i64) (catch $t 0)"
                 "   (call $h (local.get 0)) (i64.const 100)))"
                 " (local.set 1) (i32.add (i32.wrap_i64 (local.get 1))))",
                 NULL, NULL, throws);
    RtVal r;
    const RtVal *values;
    assert_int_equal(call(&b, "out", 40, &r), RT_THROWN);
    RtRef exn = rt_store_exception(b.store);
    assert_int_equal(rt_exception_values(exn, &values), 2);
    assert_int_equal(values[0].i32, 40);
    assert_int_equal(call(&b, "in", 7, &r), RT_OK);
    assert_int_equal(r.i32, 45);
    assert_int_equal(call(&b, "in", 1, &r), RT_OK);
    assert_int_equal(r.i32, 102);
    close_box(&b);
}

// Each of these is compiled to a fused form; the sums say that they do what
// their parts do.
static void fused_forms_do_what_their_parts_do(void **state)
{
    (void)state;
    Box b = open_box(
        "(memory 1)"
        "(func (export \"f\") (param $n i32) (result i32)"
        " (local $i i32) (local $s i32) (local $old i32)"
        " (loop"
        "  (i32.store8 (i32.add (local.get $i) (i32.const 16)) (i32.const 3))"
        "  (i32.store (i32.add (local.get $n)"
        "    (i32.shl (local.get $i) (i32.const 2))) (local.get $i))"
        "  (local.set $s (i32.add (local.get $s)"
        "   (i32.load (i32.add (local.get $n)"
        "    (i32.shl (local.get $i) (i32.const 2))))))"
        "  (local.set $s (i32.add (local.get $s)"
        "   (i32.load8_u (i32.add (local.get $i) (i32.const 16)))))"
        "  (local.set $old (local.get $i))"
        "  (local.set $i (i32.add (local.get $i) (i32.const 1)))"
        "  (br_if 0 (i32.lt_u (local.get $i) (i32.const 10))))"
        " (local.get $s) (local.set $s (i32.const 5000))"
        " (i32.add (local.get $old)))",
        NULL, NULL, NULL);
    RtVal r;
    assert_int_equal(call(&b, "f", 1000, &r), RT_OK);
    assert_int_equal(r.i32, 45 + 30 + 9);
    assert_int_equal(call(&b, "f", 65536 - 36, &r), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_MEMORY_BOUNDS);
    bool fused = false;
    for (uint32_t i = 0; i < b.module->codes[0].nins; i++)
        fused |= b.module->codes[0].first[i].op ==
                 rt_handler(RT_R_INC_LT_U_K);
    assert_true(fused);
    close_box(&b);
}

static void nans_are_canonical_when_asked(void **state)
{
    (void)state;
    const char *text =
        "(func (export \"f\") (param i64) (result i64) (i64.reinterpret_f64"
        " (f64.add (f64.reinterpret_i64 (local.get 0)) (f64.const 1))))"
        "(func (export \"v\") (param i64) (result i64) (i64x2.extract_lane 0"
        " (f64x2.mul (i64x2.splat (local.get 0)) (f64x2.splat"
        "  (f64.const 1)))))";
    Box b = open_box(text, &(RtLoadOptions){.canonical_nan = true}, NULL, NULL);
    RtVal r;
    assert_int_equal(call(&b, "f", 0xFFF8000000000123, &r), RT_OK);
    assert_true(r.i64 == 0x7FF8000000000000);
    assert_int_equal(call(&b, "v", 0xFFF8000000000123, &r), RT_OK);
    assert_true(r.i64 == 0x7FF8000000000000);
    assert_int_equal(call(&b, "f", 0x3FF0000000000000, &r), RT_OK);
    assert_true(r.i64 == 0x4000000000000000); // 1 + 1
    close_box(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_nest_without_the_native_stack),
        cmocka_unit_test(a_trap_tells_the_calls_and_where_they_were),
        cmocka_unit_test(fuel_and_interrupts_stop_loops),
        cmocka_unit_test(exceptions_cross_the_host_in_both_directions),
        cmocka_unit_test(fused_forms_do_what_their_parts_do),
        cmocka_unit_test(nans_are_canonical_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
