// Calls over the border, with the interpreter in between: values, traps,
// exceptions, depth, fuel, guard pages.
#include "tests/unit/runtime-exec/box.h"

static const RtType i32[] = {RT_I32};
static const RtFuncType i32_to_i32 = {i32, i32, 1, 1};

// What a host function of these tests knows.
typedef struct {
    RtFunc *callee;
    uint32_t calls;
} Host;

static RtStatus call_back(void *user, RtStore *s, const RtVal *args,
                          RtVal *results)
{
    Host *h = user;
    h->calls++;
    return rt_call(s, h->callee, args, results);
}

static RtStatus complain(void *user, RtStore *s, const RtVal *args,
                         RtVal *results)
{
    (void)args;
    (void)results;
    return rt_host_trap(s, user);
}

static RtFunc *exported_func(const RtInstance *inst, const char *name)
{
    return box_export(inst, name).of.func;
}

static RtInstance *with_host(Box *b, RtFunc *f, const char *text)
{
    RtExtern e = {.kind = RT_EXTERN_FUNC, .of.func = f};
    return box_instance_of(b, box_module(b, text), &e, 1);
}

static void values_of_all_types_cross(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(
        &b, "(func (export \"f\") (param i32 i64 f32 f64 v128 externref) "
            "(result externref v128 f64 f32 i64 i32) local.get 5 local.get 4 "
            "local.get 3 local.get 2 local.get 1 local.get 0)");
    RtVal in[6], out[6];
    memset(in, 0xEE, sizeof in);
    in[0].i32 = 1;
    in[1].i64 = (uint64_t)1 << 40;
    in[2].f32 = 0.5f;
    in[3].f64 = -0.25;
    in[5].ref = rt_ref_host(b.store, 99);
    assert_int_equal(rt_call(b.store, exported_func(i, "f"), in, out), RT_OK);
    assert_true(rt_ref_host_value(out[0].ref) == 99);
    assert_memory_equal(out[1].v128, in[4].v128, 16);
    assert_true(out[2].f64 == -0.25 && out[3].f32 == 0.5f);
    assert_true(out[4].i64 == (uint64_t)1 << 40 && out[5].i32 == 1);
    box_free(&b);
}

static void host_and_guest_call_each_other(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    Host h = {0};
    RtFunc *back = rt_func_new(b.store, &i32_to_i32, call_back, &h);
    RtInstance *i = with_host(
        &b, back,
        "(import \"h\" \"f\" (func $f (param i32) (result i32)))"
        "(func (export \"fac\") (param i32) (result i32) (if (result i32) "
        "(i32.eqz (local.get 0)) (then (i32.const 1)) (else (i32.mul "
        "(local.get 0) (call $f (i32.sub (local.get 0) (i32.const 1)))))))");
    h.callee = exported_func(i, "fac");
    RtVal v = {.i32 = 10};
    assert_int_equal(rt_call(b.store, h.callee, &v, &v), RT_OK);
    assert_int_equal(v.i32, 3628800);
    assert_int_equal(h.calls, 10);
    v.i32 = 100000; // deeper than the native stack may go
    assert_int_equal(rt_call(b.store, h.callee, &v, &v), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_STACK_EXHAUSTED);
    v.i32 = 5;
    assert_int_equal(rt_call(b.store, h.callee, &v, &v), RT_OK);
    assert_int_equal(v.i32, 120);
    box_free(&b);
}

static void a_hosts_words_are_the_trap(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    char words[] = "the disk is full";
    RtFunc *f = rt_func_new(b.store, &i32_to_i32, complain, words);
    RtInstance *i = with_host(
        &b, f,
        "(import \"h\" \"f\" (func $f (param i32) (result i32)))"
        "(func $g (param i32) (result i32) (call $f (local.get 0)))"
        "(func (export \"h\") (param i32) (result i32) (call $g (local.get "
        "0)) (drop) (i32.const 1))");
    RtVal v = {.i32 = 1};
    assert_int_equal(rt_call(b.store, exported_func(i, "h"), &v, &v),
                     RT_TRAPPED);
    const RtTrap *t = rt_store_trap(b.store);
    assert_int_equal(t->kind, RT_TRAP_HOST);
    assert_string_equal(t->text, words);
    assert_int_equal(t->nframes, 2);
    assert_int_equal(t->frames[0].func, 1);
    assert_int_equal(t->frames[1].func, 2);
    assert_ptr_equal(t->frames[0].instance, i);
    box_free(&b);
}

static void exceptions_leave_with_their_values(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i =
        box_instance(&b, "(tag $t (export \"t\") (param i32)) (func (export "
                         "\"f\") (param i32) (throw $t (local.get 0)))");
    RtVal v = {.i32 = 7};
    assert_int_equal(rt_call(b.store, exported_func(i, "f"), &v, NULL),
                     RT_THROWN);
    const RtVal *values;
    RtRef e = rt_store_exception(b.store);
    assert_ptr_equal(rt_exception_tag(e), box_export(i, "t").of.tag);
    assert_int_equal(rt_exception_values(e, &values), 1);
    assert_int_equal(values[0].i32, 7);
    box_free(&b);
}

static RtStatus run_spin(Box *b, uint64_t fuel)
{
    RtModule *m = box_module_with(b, "(func (export \"spin\") (loop (br 0)))",
                                  &(RtLoadOptions){.metered = true});
    RtInstance *i = box_instance_of(b, m, NULL, 0);
    rt_store_set_fuel(b->store, fuel);
    return rt_call(b->store, exported_func(i, "spin"), NULL, NULL);
}

static void fuel_and_interrupts_end_loops(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    assert_int_equal(run_spin(&b, 1000), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_OUT_OF_FUEL);
    rt_store_interrupt(b.store);
    assert_int_equal(run_spin(&b, UINT64_MAX), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_INTERRUPTED);
    box_free(&b);
}

static void many_values_for_the_host(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtType types[20];
    for (int k = 0; k < 20; k++)
        types[k] = RT_I32;
    RtFuncType t = {types, types, 20, 1};
    Host h = {0};
    RtInstance *adder = box_instance(
        &b, "(func (export \"last\") (param i32 i32 i32 i32 i32 i32 i32 i32 "
            "i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32) "
            "(i32.sub (local.get 19) (local.get 0)))");
    h.callee = exported_func(adder, "last");
    RtFunc *f = rt_func_new(b.store, &t, call_back, &h);
    RtVal v[20];
    for (uint32_t k = 0; k < 20; k++)
        v[k].i32 = k * k;
    assert_int_equal(rt_call(b.store, f, v, v), RT_OK);
    assert_int_equal(v[0].i32, 361);
    box_free(&b);
}

static void guard_pages_trap(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtModule *m = box_module_with(
        &b,
        "(memory 1) (func $load (param i32) (result i32) (i32.load offset=8 "
        "(local.get 0))) (func (export \"f\") (param i32) (result i32) "
        "(i32.add "
        "(i32.const 1) (call $load (local.get 0))))",
        &(RtLoadOptions){.bounds = RT_GUARD});
    RtInstance *i;
    if (rt_instantiate(b.store, m, NULL, 0, &i) == RT_LIMIT) {
        print_message("skipped: %s\n", rt_store_error(b.store));
        box_free(&b);
        return;
    }
    RtFunc *f = exported_func(i, "f");
    for (int round = 0; round < 3; round++) {
        RtVal v = {.i32 = UINT32_MAX};
        assert_int_equal(rt_call(b.store, f, &v, &v), RT_TRAPPED);
        assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_MEMORY_BOUNDS);
        assert_int_equal(rt_store_trap(b.store)->nframes, 2);
        assert_int_equal(rt_store_trap(b.store)->frames[0].func, 0);
        v.i32 = 65524;
        assert_int_equal(rt_call(b.store, f, &v, &v), RT_OK);
        assert_int_equal(v.i32, 1);
        v.i32 = 65525;
        assert_int_equal(rt_call(b.store, f, &v, &v), RT_TRAPPED);
    }
    box_free(&b);
}

// Host values that only the guest's frames hold live through collections.
static RtStatus new_ref(void *user, RtStore *s, const RtVal *args,
                        RtVal *results)
{
    (void)args;
    results[0].ref = rt_ref_host(s, ++*(uint64_t *)user);
    return results[0].ref ? RT_OK : rt_host_trap(s, "no room");
}

static void references_of_the_host_are_collected(void **state)
{
    (void)state;
    Box b = box_new(&(RtLimits){.max_heap = 8 << 20});
    static const RtType ref[] = {RT_EXTERNREF};
    uint64_t made = 0;
    RtFunc *f = rt_func_new(
        b.store, &(RtFuncType){.results = ref, .nresults = 1}, new_ref, &made);
    RtInstance *i = with_host(
        &b, f,
        "(import \"h\" \"f\" (func $f (result externref)))"
        "(func (export \"go\") (param i32) (result externref) (local externref)"
        " (local.set 1 (call $f)) (loop (drop (call $f)) (local.set 0 (i32.sub "
        "(local.get 0) (i32.const 1))) (br_if 0 (local.get 0))) (local.get "
        "1))");
    RtVal v = {.i32 = 2000000};
    assert_int_equal(rt_call(b.store, exported_func(i, "go"), &v, &v), RT_OK);
    assert_true(made == 2000001 && rt_ref_host_value(v.ref) == 1);
    box_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_all_types_cross),
        cmocka_unit_test(host_and_guest_call_each_other),
        cmocka_unit_test(a_hosts_words_are_the_trap),
        cmocka_unit_test(exceptions_leave_with_their_values),
        cmocka_unit_test(fuel_and_interrupts_end_loops),
        cmocka_unit_test(many_values_for_the_host),
        cmocka_unit_test(references_of_the_host_are_collected),
    };
    // Outside of cmocka, which has a handler of SIGSEGV around each test.
    guard_pages_trap(NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
