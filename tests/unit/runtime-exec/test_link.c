// Instantiation: which imports fit, how it is said that they do not, and what
// an instance starts with.
#include "tests/unit/runtime-exec/box.h"

static RtStatus hello(void *user, RtStore *s, const RtVal *args, RtVal *results)
{
    (void)s;
    results[0].i32 = args[0].i32 + *(uint32_t *)user;
    return RT_OK;
}

static const RtType i32[] = {RT_I32};
static const RtFuncType i32_to_i32 = {i32, i32, 1, 1};

static RtExtern func_extern(RtFunc *f)
{
    return (RtExtern){.kind = RT_EXTERN_FUNC, .of.func = f};
}

static void refused(Box *b, const char *text, const RtExtern *imports, size_t n,
                    const char *words)
{
    RtInstance *inst;
    assert_int_equal(
        rt_instantiate(b->store, box_module(b, text), imports, n, &inst),
        RT_LINK_ERROR);
    assert_null(inst);
    if (strncmp(rt_store_error(b->store), words, strlen(words)) != 0)
        fail_msg("said: %s", rt_store_error(b->store));
}

static void host_functions_pass_through_instances(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    uint32_t add = 40;
    RtExtern f = func_extern(rt_func_new(b.store, &i32_to_i32, hello, &add));
    RtModule *m = box_module(&b, "(import \"m\" \"f\" (func $f (param i32) "
                                 "(result i32))) (export \"g\" (func $f))");
    RtInstance *inst = box_instance_of(&b, m, &f, 1);
    RtFunc *g = box_export(inst, "g").of.func;
    assert_ptr_equal(g, f.of.func);
    RtVal v = {.i32 = 2};
    assert_int_equal(rt_call(b.store, g, &v, &v), RT_OK);
    assert_int_equal(v.i32, 42);
    RtExtern none;
    assert_false(rt_export(inst, "h", 1, &none));
    box_free(&b);
}

static void imports_must_be_there_and_fit(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    uint32_t add = 1;
    RtExtern f = func_extern(rt_func_new(b.store, &i32_to_i32, hello, &add));
    RtExtern missing = {.kind = RT_EXTERN_FUNC};
    const char *takes_f = "(import \"m\" \"f\" (func (param i32) (result "
                          "i32)))";
    refused(&b, takes_f, NULL, 0, "unknown import: \"m\" \"f\"");
    refused(&b, takes_f, &missing, 1, "unknown import");
    refused(&b, "(import \"m\" \"f\" (func (param i64) (result i32)))", &f, 1,
            "incompatible import type: \"m\" \"f\"");
    refused(&b, "(import \"m\" \"f\" (global i32))", &f, 1,
            "incompatible import type");
    box_free(&b);
}

static void extents_match_what_there_is_now(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtMemory *m = rt_memory_new(
        b.store, (RtMemoryType){{.min = 1, .max = 3, .has_max = true}, 16});
    RtExtern e = {.kind = RT_EXTERN_MEMORY, .of.memory = m};
    const char *wants_two = "(import \"m\" \"m\" (memory 2 3))";
    refused(&b, wants_two, &e, 1, "incompatible import type");
    assert_true(rt_memory_grow(m, 1));
    box_instance_of(&b, box_module(&b, wants_two), &e, 1);
    refused(&b, "(import \"m\" \"m\" (memory 1 2))", &e, 1,
            "incompatible import type");
    refused(&b, "(import \"m\" \"m\" (memory i64 1 3))", &e, 1,
            "incompatible import type");
    box_free(&b);
}

static void mutable_globals_match_exactly(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *a = box_instance(
        &b, "(type $t (struct)) (global (export \"c\") (ref null $t) (ref.null "
            "$t)) (global (export \"v\") (mut (ref null $t)) (ref.null $t))");
    RtExtern c = box_export(a, "c"), v = box_export(a, "v");
    box_instance_of(&b,
                    box_module(&b, "(import \"a\" \"c\" (global (ref null "
                                   "struct)))"),
                    &c, 1);
    refused(&b, "(import \"a\" \"v\" (global (mut (ref null struct))))", &v, 1,
            "incompatible import type");
    box_instance_of(&b,
                    box_module(&b, "(type $u (struct)) (import \"a\" \"v\" "
                                   "(global (mut (ref null $u))))"),
                    &v, 1);
    box_free(&b);
}

static void equal_types_of_two_modules_are_one(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    const char *list = "(rec (type $l (sub (struct (field (ref null $l))))) "
                       "(type $m (sub final $l (struct (field (ref null "
                       "$l))))))";
    RtInstance *x = box_instance(&b, list);
    char other[300];
    snprintf(other, sizeof other, "(type (func)) %s (type (sub (struct)))",
             list);
    RtInstance *y = box_instance(&b, other);
    assert_ptr_equal(x->types[0], y->types[1]);
    assert_ptr_equal(x->types[1], y->types[2]);
    assert_true(rt_rtt_below(x->types[1], x->types[0]));
    assert_false(rt_rtt_below(x->types[0], x->types[1]));
    assert_false(rt_rtt_below(y->types[3], y->types[1]));
    box_free(&b);
}

static void tags_are_themselves(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtExtern t = {.kind = RT_EXTERN_TAG, .of.tag = rt_tag_new(b.store, i32, 1)};
    RtModule *m = box_module(&b, "(import \"m\" \"t\" (tag $t (param i32))) "
                                 "(export \"t\" (tag $t))");
    RtInstance *inst = box_instance_of(&b, m, &t, 1);
    assert_ptr_equal(box_export(inst, "t").of.tag, t.of.tag);
    refused(&b, "(import \"m\" \"t\" (tag (param i64)))", &t, 1,
            "incompatible import type");
    box_free(&b);
}

static void instances_start_with_their_segments(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(
        &b, "(memory (export \"m\") 1) (data (i32.const 65533) \"xyz\")"
            "(table (export \"t\") 3 funcref) (func $f) (elem (i32.const 2) $f)"
            "(global (export \"g\") i64 (i64.const -5))"
            "(global (export \"r\") funcref (ref.func $f))");
    RtMemory *m = box_export(i, "m").of.memory;
    assert_memory_equal(rt_memory_data(m) + 65533, "xyz", 3);
    RtRef r;
    RtTable *t = box_export(i, "t").of.table;
    assert_true(rt_table_get(t, 1, &r) && r == 0);
    assert_true(rt_table_get(t, 2, &r));
    assert_int_equal(rt_ref_kind(r), RT_REF_FUNC);
    assert_true(r == rt_global_get(box_export(i, "r").of.global).ref);
    assert_true(rt_global_get(box_export(i, "g").of.global).i64 ==
                (uint64_t)-5);
    assert_false(rt_global_set(box_export(i, "g").of.global, (RtVal){0}));
    box_free(&b);
}

// core spec 4.7.2: what was written before the trap stays.
static void segments_trap_where_they_do_not_fit(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtExtern m = {.kind = RT_EXTERN_MEMORY,
                  .of.memory =
                      rt_memory_new(b.store, (RtMemoryType){{.min = 1}, 16})};
    RtInstance *inst;
    RtModule *bad = box_module(&b, "(import \"m\" \"m\" (memory 1)) (data "
                                   "(i32.const 0) \"ok\") (data (i32.const "
                                   "65535) \"no\")");
    assert_int_equal(rt_instantiate(b.store, bad, &m, 1, &inst), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_MEMORY_BOUNDS);
    assert_memory_equal(rt_memory_data(m.of.memory), "ok", 2);
    bad = box_module(&b, "(table 1 funcref) (func $f) (elem (i32.const 1) $f)");
    assert_int_equal(rt_instantiate(b.store, bad, NULL, 0, &inst), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_TABLE_BOUNDS);
    box_free(&b);
}

static void another_stores_objects_do_not_fit(void **state)
{
    (void)state;
    Box a = box_new(NULL), b = box_new(NULL);
    uint32_t add = 1;
    RtExtern f = func_extern(rt_func_new(a.store, &i32_to_i32, hello, &add));
    refused(&b, "(import \"m\" \"f\" (func (param i32) (result i32)))", &f, 1,
            "incompatible import type");
    box_free(&a);
    box_free(&b);
}

static void limits_are_errors_that_leave_nothing(void **state)
{
    (void)state;
    Box b = box_new(&(RtLimits){.max_memory = 4 * 65536, .max_table = 10});
    RtInstance *inst;
    RtModule *big = box_module(&b, "(memory 3) (memory 2)");
    assert_int_equal(rt_instantiate(b.store, big, NULL, 0, &inst), RT_LIMIT);
    assert_true(b.store->memory_used == 0);
    box_instance(&b, "(memory 4)");
    assert_null(rt_memory_new(b.store, (RtMemoryType){{.min = 1}, 16}));
    RtModule *table = box_module(&b, "(table 11 funcref)");
    assert_int_equal(rt_instantiate(b.store, table, NULL, 0, &inst), RT_LIMIT);
    box_free(&b);
}

static void a_full_store_says_so(void **state)
{
    (void)state;
    Box b = box_new(&(RtLimits){.max_objects = 100000});
    RtModule *m = box_module(&b, "(global i32 (i32.const 1)) (func) (func)");
    RtInstance *inst;
    RtStatus st = RT_OK;
    for (int i = 0; i < 2000 && st == RT_OK; i++)
        st = rt_instantiate(b.store, m, NULL, 0, &inst);
    assert_int_equal(st, RT_LIMIT);
    assert_non_null(strstr(rt_store_error(b.store), "max_objects"));
    rt_error(b.store, RT_OK, "nothing");
    assert_null(rt_tag_new(b.store, i32, 1));
    assert_non_null(strstr(rt_store_error(b.store), "max_objects"));
    box_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(host_functions_pass_through_instances),
        cmocka_unit_test(imports_must_be_there_and_fit),
        cmocka_unit_test(extents_match_what_there_is_now),
        cmocka_unit_test(mutable_globals_match_exactly),
        cmocka_unit_test(equal_types_of_two_modules_are_one),
        cmocka_unit_test(tags_are_themselves),
        cmocka_unit_test(instances_start_with_their_segments),
        cmocka_unit_test(segments_trap_where_they_do_not_fit),
        cmocka_unit_test(another_stores_objects_do_not_fit),
        cmocka_unit_test(limits_are_errors_that_leave_nothing),
        cmocka_unit_test(a_full_store_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
