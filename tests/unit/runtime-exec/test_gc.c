// The heap: what keeps objects alive, what does not, limits, casts.
#include "runtime/exec/link.h"
#include "tests/unit/runtime-exec/box.h"

static const char *const types =
    "(type $list (struct (field (mut (ref null $list))) (field i32)))"
    "(type $refs (array (mut anyref))) (type $bytes (array (mut i8)))"
    "(global (export \"g\") (mut anyref) (ref.null any))"
    "(table (export \"t\") 4 externref)";
enum { LIST, REFS, BYTES };

static void set_next(RtRef list, RtRef next)
{
    memcpy(RT_REF_PTR(RtStruct, list)->data, &next, sizeof next);
}

static RtRef new_list(RtInstance *i, uint32_t len)
{
    RtRef head = 0;
    for (uint32_t n = 0; n < len; n++) {
        RtRef r = rt_struct_alloc(i->store, i->types[LIST]);
        assert_true(r != 0);
        set_next(r, head);
        head = r;
    }
    return head;
}

static uint64_t used_after_collect(RtStore *s)
{
    rt_gc_collect(s);
    return rt_gc_used(s);
}

static void what_nobody_refers_to_goes(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(&b, types);
    new_list(i, 10000);
    assert_true(rt_gc_used(b.store) >= 10000 * 16);
    assert_int_equal(used_after_collect(b.store), 0);
    box_free(&b);
}

static void globals_tables_and_pins_keep_things(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(&b, types);
    RtGlobal *g = box_export(i, "g").of.global;
    RtTable *t = box_export(i, "t").of.table;
    rt_global_set(g, (RtVal){.ref = new_list(i, 100)});
    uint64_t hundred = used_after_collect(b.store);
    assert_true(hundred >= 100 * 16);
    RtRef host = rt_ref_host(b.store, 77);
    rt_table_set(t, 3, host);
    RtRef pinned = new_list(i, 100);
    rt_ref_pin(b.store, pinned);
    rt_ref_pin(b.store, pinned);
    assert_true(used_after_collect(b.store) > 2 * hundred);
    assert_true(rt_ref_host_value(host) == 77);
    rt_ref_unpin(b.store, pinned);
    assert_true(used_after_collect(b.store) > 2 * hundred);
    rt_ref_unpin(b.store, pinned);
    assert_true(used_after_collect(b.store) < 2 * hundred);
    rt_global_set(g, (RtVal){0});
    rt_table_set(t, 3, 0);
    assert_int_equal(used_after_collect(b.store), 0);
    box_free(&b);
}

static void the_value_stack_keeps_what_it_may_hold(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(&b, types);
    assert_true(rt_store_stacks(b.store));
    RtSlot *slot = b.store->sp++;
    slot->ref = new_list(i, 50);
    assert_true(used_after_collect(b.store) >= 50 * 16);
    slot->ref += 8; // no object starts here
    assert_int_equal(used_after_collect(b.store), 0);
    slot->i64 = 0x123456789ABCDEF0u;
    assert_int_equal(used_after_collect(b.store), 0);
    RtRef big = rt_array_alloc(b.store, i->types[BYTES], 100000);
    slot->ref = big;
    assert_true(used_after_collect(b.store) >= 100000);
    assert_int_equal(RT_REF_PTR(RtArray, big)->len, 100000);
    b.store->sp = slot;
    assert_int_equal(used_after_collect(b.store), 0);
    box_free(&b);
}

static void long_lists_and_cycles_are_marked_without_recursion(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(&b, types);
    RtGlobal *g = box_export(i, "g").of.global;
    assert_true(rt_store_stacks(b.store));
    RtSlot *slot = b.store->sp++;
    slot->ref = 0;
    for (int n = 0; n < 300000; n++) {
        RtRef r = rt_struct_alloc(b.store, i->types[LIST]);
        set_next(r, slot->ref);
        slot->ref = r;
    }
    b.store->sp = slot;
    RtRef cycle = rt_array_alloc(b.store, i->types[REFS], 2);
    RtRef *at = (RtRef *)(void *)RT_REF_PTR(RtArray, cycle)->data;
    at[0] = cycle;
    at[1] = slot->ref;
    rt_global_set(g, (RtVal){.ref = cycle});
    assert_true(used_after_collect(b.store) >= 300000 * 16);
    rt_global_set(g, (RtVal){.ref = rt_ref_i31(5)});
    assert_int_equal(used_after_collect(b.store), 0);
    box_free(&b);
}

static void allocation_collects_by_itself(void **state)
{
    (void)state;
    Box b = box_new(&(RtLimits){.max_heap = 20u << 20});
    RtInstance *i = box_instance(&b, types);
    for (int n = 0; n < 1000; n++)
        assert_true(rt_array_alloc(b.store, i->types[BYTES], 100000) != 0);
    for (int n = 0; n < 2000000; n++)
        assert_true(rt_struct_alloc(b.store, i->types[LIST]) != 0);
    assert_true(rt_gc_used(b.store) <= 20u << 20);
    box_free(&b);
}

static void the_heap_has_a_limit(void **state)
{
    (void)state;
    Box b = box_new(&(RtLimits){.max_heap = 100000});
    RtInstance *i = box_instance(&b, types);
    assert_true(rt_array_alloc(b.store, i->types[BYTES], 100001) == 0);
    assert_true(rt_array_alloc(b.store, i->types[REFS], UINT32_MAX) == 0);
    RtRef kept = rt_array_alloc(b.store, i->types[BYTES], 90000);
    rt_ref_pin(b.store, kept);
    assert_true(rt_array_alloc(b.store, i->types[BYTES], 50000) == 0);
    RtRef r = 1;
    for (int n = 0; n < 1000 && r; n++)
        r = rt_ref_host(b.store, 1); // does not collect
    assert_true(r == 0);
    assert_true(rt_array_alloc(b.store, i->types[BYTES], 5000) != 0);
    box_free(&b);
}

static void objects_start_with_zeros_and_keep_their_fields(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(
        &b, "(type (struct (field i8) (field i16) (field v128) (field f32)))");
    for (int round = 0; round < 2; round++) {
        RtRef r = rt_struct_alloc(b.store, i->types[0]);
        uint8_t *data = RT_REF_PTR(RtStruct, r)->data;
        const RtRtt *t = i->types[0];
        for (uint32_t k = 0; k < t->size; k++)
            assert_int_equal(data[k], 0);
        RtSlot v[2] = {{.i64 = 0xFFFFu}, {.i64 = 7}}, out[2];
        for (uint32_t f = 0; f < 4; f++)
            rt_storage_write(t->fields[f].type, data + t->offsets[f], v);
        rt_storage_read(RT_I8, data + t->offsets[0], true, out);
        assert_true(out[0].i64 == UINT32_MAX);
        rt_storage_read(RT_I16, data + t->offsets[1], false, out);
        assert_true(out[0].i64 == 0xFFFF);
        rt_storage_read(RT_V128, data + t->offsets[2], false, out);
        assert_true(out[0].i64 == 0xFFFF && out[1].i64 == 7);
        rt_gc_collect(b.store);
    }
    box_free(&b);
}

static void casts_follow_the_hierarchy(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(
        &b, "(type $a (sub (struct))) (type $b (sub $a (struct (field i32)))) "
            "(type $c (array i8)) (func $f) (elem declare func $f)");
    RtRef o = rt_struct_alloc(b.store, i->types[1]);
    assert_true(rt_ref_is(i, o, 0) && rt_ref_is(i, o, 1));
    assert_false(rt_ref_is(i, o, 2));
    assert_true(rt_ref_is(i, o, RT_HEAP_STRUCT) &&
                rt_ref_is(i, o, RT_HEAP_EQ) && rt_ref_is(i, o, RT_HEAP_EXTERN));
    assert_false(rt_ref_is(i, rt_struct_alloc(b.store, i->types[0]), 1));
    RtRef small = rt_ref_i31(0x7FFFFFFF);
    assert_true(rt_ref_i31_value(small) == UINT32_MAX);
    assert_true(rt_ref_is(i, small, RT_HEAP_I31));
    assert_false(rt_ref_is(i, small, RT_HEAP_ARRAY) || rt_ref_is(i, small, 0));
    RtRef host = rt_ref_host(b.store, 1);
    assert_true(rt_ref_is(i, host, RT_HEAP_ANY));
    assert_false(rt_ref_is(i, host, RT_HEAP_EQ) || rt_ref_is(i, host, 0));
    RtRef f = rt_ref_of_func(rt_instance_func(i, 0));
    assert_true(rt_ref_is(i, f, RT_HEAP_FUNC) && rt_ref_is(i, f, 3));
    assert_false(rt_ref_is(i, f, RT_HEAP_NOFUNC));
    box_free(&b);
}

static void array_ranges_are_checked(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(
        &b, "(type $a (array (mut i16))) (type $r (array (mut funcref))) "
            "(data \"abcdefg\") (func $f) (elem func $f $f)");
    RtRef a, r;
    assert_int_equal(rt_array_new_data(i, i->types[0], 0, 1, 3, &a), RT_OK);
    assert_memory_equal(RT_REF_PTR(RtArray, a)->data, "bcdefg", 6);
    assert_int_equal(rt_array_new_data(i, i->types[0], 0, 2, 3, &r),
                     RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_MEMORY_BOUNDS);
    assert_int_equal(rt_array_new_elem(i, i->types[1], 0, 1, 2, &r),
                     RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_TABLE_BOUNDS);
    assert_int_equal(rt_array_new_elem(i, i->types[1], 0, 0, 2, &r), RT_OK);
    RtSlot v = {.i64 = 0x4142};
    assert_int_equal(rt_array_fill(b.store, a, 1, &v, 2), RT_OK);
    assert_memory_equal(RT_REF_PTR(RtArray, a)->data, "bcBABA", 6);
    assert_int_equal(rt_array_fill(b.store, a, 2, &v, 2), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_ARRAY_BOUNDS);
    assert_int_equal(rt_array_copy(b.store, a, 0, a, 1, 2), RT_OK);
    assert_int_equal(rt_array_copy(b.store, a, 0, a, 2, 2), RT_TRAPPED);
    box_free(&b);
}

static void exceptions_carry_values(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    const RtType params[] = {RT_I32, RT_V128, RT_EXTERNREF};
    RtTag *tag = rt_tag_new(b.store, params, 3);
    RtSlot in[4] = {{.i64 = 7}, {.i64 = 8}, {.i64 = 9}, {.ref = 0}}, out[4];
    in[3].ref = rt_ref_host(b.store, 5);
    RtRef e = rt_exn_alloc(b.store, tag, in);
    rt_ref_pin(b.store, e);
    rt_gc_collect(b.store);
    rt_exn_unpack(e, out);
    assert_memory_equal(in, out, sizeof in);
    const RtVal *values;
    assert_ptr_equal(rt_exception_tag(e), tag);
    assert_int_equal(rt_exception_values(e, &values), 3);
    assert_int_equal(values[1].v128[8], 9);
    assert_true(rt_ref_host_value(values[2].ref) == 5);
    assert_int_equal(rt_exception_values(rt_ref_i31(0), &values), 0);
    box_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_refers_to_goes),
        cmocka_unit_test(globals_tables_and_pins_keep_things),
        cmocka_unit_test(the_value_stack_keeps_what_it_may_hold),
        cmocka_unit_test(long_lists_and_cycles_are_marked_without_recursion),
        cmocka_unit_test(allocation_collects_by_itself),
        cmocka_unit_test(the_heap_has_a_limit),
        cmocka_unit_test(objects_start_with_zeros_and_keep_their_fields),
        cmocka_unit_test(casts_follow_the_hierarchy),
        cmocka_unit_test(array_ranges_are_checked),
        cmocka_unit_test(exceptions_carry_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
