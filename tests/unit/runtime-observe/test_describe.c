// What a trap tells: operands wherever the compiler left them, neighbours,
// names, and what lies behind it.
#include "tests/unit/runtime-exec/box.h"

#include "runtime/exec/store.h"

static char said[8192];

// Calls the export with up to two arguments; it must fail.
static const char *failing(Box *b, const RtInstance *inst, const char *name,
                           uint32_t x, uint32_t y)
{
    RtVal args[2] = {{.i64 = x}, {.i64 = y}}, results[2];
    RtStatus st =
        rt_call(b->store, box_export(inst, name).of.func, args, results);
    assert_int_not_equal(st, RT_OK);
    char *text = rt_describe(b->store, st);
    assert_non_null(text);
    assert_true(strlen(text) < sizeof said);
    strcpy(said, text);
    free(text);
    return said;
}

static void assert_says(const char *text, const char *part)
{
    if (!strstr(text, part))
        print_error("got:\n%s\nwanted in it:\n%s\n", text, part);
    assert_non_null(strstr(text, part));
}

static void operands_of_arithmetic(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    b.names = true;
    RtInstance *i = box_instance(
        &b, "(func (export \"locals\") (param $a i32) (param $b i32) "
            "(result i32) (i32.div_s (local.get $a) (local.get $b)))"
            "(func (export \"sum\") (param i32 i32) (result i32)"
            " (i32.rem_u (i32.add (local.get 0) (i32.const 5))"
            "            (i32.sub (local.get 1) (local.get 1))))"
            "(func (export \"float\") (param i32 i32) (result i32)"
            " (i32.trunc_f64_s (f64.mul (f64.convert_i32_s (local.get 0))"
            "                           (f64.const 1e10))))");
    const char *t = failing(&b, i, "locals", 7, 0);
    assert_says(t, "trap: integer divide by zero\n  #0 locals (0x");
    assert_says(t, "       0x");
    assert_says(t, "i32.div_s  ;; on 7, 0\n");
    assert_says(failing(&b, i, "locals", 0x80000000, (uint32_t)-1),
                ";; on -2147483648, -1\n");
    assert_says(failing(&b, i, "sum", 4, 2), "i32.rem_u  ;; on 9, 0\n");
    assert_says(failing(&b, i, "float", 3, 0),
                "i32.trunc_f64_s  ;; on 30000000000\n");
    box_free(&b);
}

// Sums that became part of a load or store are added up again.
static void operands_of_fused_accesses(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    b.names = true;
    RtInstance *i = box_instance(
        &b, "(memory 1)"
            "(func (export \"k\") (param i32 i32) (result i32)"
            " (i32.load offset=4 (i32.add (local.get 0) (i32.const 16))))"
            "(func (export \"x\") (param i32 i32) (result i32)"
            " (i32.load (i32.add (local.get 0) (local.get 1))))"
            "(func (export \"lea\") (param i32 i32) (result i32)"
            " (i32.load (i32.add (local.get 0)"
            "  (i32.shl (local.get 1) (i32.const 2)))))"
            "(func (export \"deep\") (param i32 i32) (result i32)"
            " (i32.load8_u (i32.add (i32.mul (local.get 0) (i32.const 3))"
            "  (i32.mul (local.get 1) (i32.const 5)))))"
            "(func (export \"store\") (param i32 i32)"
            " (i32.store (i32.add (local.get 0) (i32.const 8))"
            "  (local.get 1)))"
            "(func (export \"five\") (param i32 i32)"
            " (i64.store (i32.add (local.get 0) (i32.const 8))"
            "  (i64.const 5)))"
            "(func (export \"fixed\") (param i32 i32)"
            " (i32.store (i32.const 70000) (local.get 1)))");
    const char *t = failing(&b, i, "k", 65536, 0);
    assert_says(t, "  4 bytes at 0x10014, memory ends at 0x10000\n");
    assert_says(t, "i32.load offset=4  ;; on 65552\n");
    assert_says(failing(&b, i, "x", 65536, 100), "i32.load  ;; on 65636\n");
    assert_says(failing(&b, i, "lea", 65536, 100), "i32.load  ;; on 65936\n");
    assert_says(failing(&b, i, "deep", 30000, 1), ";; on 90005\n");
    assert_says(failing(&b, i, "store", 65536, 3), "i32.store  ;; on 65544, 3");
    assert_says(failing(&b, i, "five", 65536, 3), "i64.store  ;; on 65544, 5");
    assert_says(failing(&b, i, "fixed", 0, 3), "i32.store  ;; on 70000, 3");
    box_free(&b);
}

static void guarded_memory_tells_the_same(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip(); // the interpreter is not optimized: see rt_exec_fault
#endif
    Box b = box_new(NULL);
    b.names = true;
    b.options.bounds = RT_GUARD;
    RtInstance *i =
        box_instance(&b, "(memory 1)"
                         "(func (export \"x\") (param i32 i32) (result i32)"
                         " (i32.load (i32.add (local.get 0) (local.get 1))))");
    const char *t = failing(&b, i, "x", 65536, 100);
    assert_says(t, "  4 bytes at 0x10064, memory ends at 0x10000\n");
    assert_says(t, "i32.load  ;; on 65636\n");
    box_free(&b);
}

static void indirect_calls_tell_what_they_found(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    b.names = true;
    RtInstance *i = box_instance(
        &b, "(table 3 funcref) (elem (i32.const 1) $f)"
            "(func $f (param f64) (result i64) (i64.const 0))"
            "(func (export \"call\") (param i32 i32)"
            " (call_indirect (param i32) (local.get 1) (local.get 0)))");
    assert_says(failing(&b, i, "call", 1, 5),
                "  element 1 of a table of 3\n  it is f, [f64] -> [i64]\n");
    assert_says(failing(&b, i, "call", 1, 5), ";; on 5, 1\n");
    assert_says(failing(&b, i, "call", 9, 5), "element 9 of a table of 3\n");
    box_free(&b);
}

static void frames_are_counted_not_repeated(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    b.names = true;
    RtInstance *i = box_instance(
        &b, "(func $down (param i32 i32)"
            " (if (i32.eqz (local.get 0)) (then unreachable))"
            " (call $down (i32.sub (local.get 0) (i32.const 1)) (i32.const 0)))"
            "(func (export \"f\") (param i32 i32)"
            " (call $down (local.get 0) (local.get 1)))");
    const char *t = failing(&b, i, "f", 50, 0);
    assert_says(t, "  #1 down (0x");
    assert_says(t, "\n  and 49 times more\n  #2 f (0x");
    t = failing(&b, i, "f", 10000, 0);
    assert_says(t, "\n  and 9746 calls more\n");
    box_free(&b);
}

static void uncaught_exceptions_tell_where(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    b.names = true;
    RtInstance *i = box_instance(
        &b, "(tag $t (param i32)) (func $g (param i32)"
            " (throw $t (local.get 0)))"
            "(func (export \"f\") (param i32 i32) (call $g (local.get 0)))");
    const char *t = failing(&b, i, "f", 5, 0);
    assert_says(t, "trap: unhandled exception\n  #0 g (0x");
    assert_says(t, "throw $t  ;; on 5\n");
    assert_says(t, "#1 f (0x");
    box_free(&b);
}

// As clang makes it: the pointer is a global, the stack lies below the data.
static void stack_overflow_is_named(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    b.names = true;
    RtInstance *i = box_instance(
        &b, "(memory 2) (global $__stack_pointer (mut i32) (i32.const 65536))"
            "(data (i32.const 65536) \"data\")"
            "(func $deep (export \"deep\") (param i32 i32) (local i32)"
            " (global.set $__stack_pointer (local.tee 2 (i32.sub"
            "   (global.get $__stack_pointer) (i32.const 4096))))"
            " (i32.store (local.get 2) (local.get 0))"
            " (call $deep (local.get 0) (local.get 1)))"
            "(func (export \"null\") (param i32 i32)"
            " (i32.store8 (i32.sub (local.get 0) (i32.const 1))"
            "  (i32.const 0)))");
    const char *t = failing(&b, i, "null", 0, 0);
    assert_null(strstr(t, "stack overflow"));
    t = failing(&b, i, "deep", 1, 1);
    assert_says(t, "  stack overflow: the C stack of 65536 bytes is used up");
    box_free(&b);
}

static void names_cannot_write_to_a_terminal(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    b.names = true;
    RtInstance *i = box_instance(
        &b, "(func (export \"\\1b[2Jx\\n\") (param i32 i32) unreachable)");
    assert_says(failing(&b, i, "\x1b[2Jx\n", 0, 0), "#0 \\1b[2Jx\\0a (0x");
    box_free(&b);
}

static void other_failures_are_one_line(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    b.names = true;
    RtModule *m = box_module(&b, "(import \"a\" \"b\" (func))");
    RtInstance *inst;
    RtStatus st = rt_instantiate(b.store, m, NULL, 0, &inst);
    char *text = rt_describe(b.store, st);
    assert_int_equal(st, RT_LINK_ERROR);
    assert_non_null(text);
    assert_int_equal(strchr(text, '\n') - text, (long)strlen(text) - 1);
    free(text);
    text = rt_describe(b.store, RT_OK);
    assert_string_equal(text, "");
    free(text);
    box_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operands_of_arithmetic),
        cmocka_unit_test(operands_of_fused_accesses),
        cmocka_unit_test(guarded_memory_tells_the_same),
        cmocka_unit_test(indirect_calls_tell_what_they_found),
        cmocka_unit_test(frames_are_counted_not_repeated),
        cmocka_unit_test(uncaught_exceptions_tell_where),
        cmocka_unit_test(stack_overflow_is_named),
        cmocka_unit_test(names_cannot_write_to_a_terminal),
        cmocka_unit_test(other_failures_are_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
