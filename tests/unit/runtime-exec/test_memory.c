// Memories and tables: growth, limits, bounds of bulk operations, what
// instances share, and guard pages.
#include "runtime/exec/guard.h"
#include "runtime/exec/link.h"
#include "tests/unit/runtime-exec/box.h"

static RtMemoryType pages(uint64_t min, uint64_t max)
{
    return (RtMemoryType){{.min = min, .max = max, .has_max = true}, 16};
}

static void growing_keeps_bytes_and_zeroes_the_new(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtMemory *m = rt_memory_new(b.store, pages(1, 100));
    memset(rt_memory_data(m), 7, 65536);
    for (uint64_t n = 1; n < 100; n++) {
        assert_int_equal(rt_memory_grow_by(m, 1), (int64_t)n);
        assert_int_equal(rt_memory_data(m)[n * 65536 - 65536], n == 1 ? 7 : 0);
        assert_int_equal(rt_memory_data(m)[n * 65536 + 65535], 0);
    }
    assert_int_equal(rt_memory_grow_by(m, 1), -1);
    assert_int_equal(rt_memory_grow_by(m, 0), 100);
    assert_int_equal(rt_memory_grow_by(m, UINT64_MAX), -1);
    box_free(&b);
}

static void memories_may_start_empty(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtMemory *m = rt_memory_new(b.store, pages(0, 2));
    assert_int_equal(rt_memory_size(m), 0);
    assert_int_equal(rt_memory_fill(m, 0, 1, 0), RT_OK);
    assert_int_equal(rt_memory_fill(m, 0, 1, 1), RT_TRAPPED);
    assert_true(rt_memory_grow(m, 2));
    assert_int_equal(rt_memory_fill(m, 131071, 1, 1), RT_OK);
    box_free(&b);
}

static void pages_of_one_byte(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtMemory *m = rt_memory_new(b.store, (RtMemoryType){{.min = 5}, 0});
    assert_int_equal(rt_memory_size(m), 5);
    assert_int_equal(rt_memory_grow_by(m, 3), 5);
    assert_int_equal(rt_memory_fill(m, 0, 1, 9), RT_TRAPPED);
    assert_int_equal(rt_memory_fill(m, 0, 1, 8), RT_OK);
    box_free(&b);
}

static void the_limit_is_for_all_memories_together(void **state)
{
    (void)state;
    Box b = box_new(&(RtLimits){.max_memory = 3 * 65536});
    RtMemory *x = rt_memory_new(b.store, pages(1, 9));
    RtMemory *y = rt_memory_new(b.store, pages(1, 9));
    assert_int_equal(rt_memory_grow_by(x, 2), -1);
    assert_int_equal(rt_memory_grow_by(x, 1), 1);
    assert_int_equal(rt_memory_grow_by(y, 1), -1);
    box_free(&b);
}

static void bulk_operations_check_before_they_write(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtMemory *m = rt_memory_new(b.store, pages(1, 1));
    uint8_t *d = rt_memory_data(m);
    assert_int_equal(rt_memory_fill(m, 65530, 1, 7), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_MEMORY_BOUNDS);
    assert_int_equal(d[65530], 0);
    assert_int_equal(rt_memory_copy(m, m, 65536, 0, 0), RT_OK);
    assert_int_equal(rt_memory_copy(m, m, 65537, 0, 0), RT_TRAPPED);
    assert_int_equal(rt_memory_copy(m, m, 1, UINT64_MAX, 2), RT_TRAPPED);
    memcpy(d, "abcdef", 6);
    assert_int_equal(rt_memory_copy(m, m, 2, 0, 4), RT_OK);
    assert_memory_equal(d, "ababcd", 6);
    assert_int_equal(rt_memory_copy(m, m, 0, 1, 4), RT_OK);
    assert_memory_equal(d, "babccd", 6);
    box_free(&b);
}

static void long_copies_overlap_and_are_interrupted(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtMemory *m = rt_memory_new(b.store, pages(640, 640));
    uint8_t *d = rt_memory_data(m);
    for (size_t i = 0; i < 640; i++)
        d[i * 65536] = (uint8_t)i;
    assert_int_equal(rt_memory_copy(m, m, 65536, 0, 639 * 65536), RT_OK);
    for (size_t i = 1; i < 640; i++)
        assert_int_equal(d[i * 65536], (uint8_t)(i - 1));
    rt_store_interrupt(b.store);
    assert_int_equal(rt_memory_fill(m, 0, 9, 640 * 65536), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_INTERRUPTED);
    assert_int_equal(rt_memory_fill(m, 0, 9, 640 * 65536), RT_OK);
    box_free(&b);
}

// A module with 20,000 bytes of data from 1000 on.
static char *data_module(Arena *a)
{
    Str many = str_fmt(a,
                       "(memory (export \"m\") 1) (data (i32.const 1000) "
                       "\"%020000d\") (data (i32.const 1002) \"xy\")",
                       0);
    return (char *)(uintptr_t)many.ptr;
}

static void instances_share_data_until_they_write(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtModule *m = box_module(&b, data_module(b.arena));
    RtInstance *i = box_instance_of(&b, m, NULL, 0);
    RtInstance *k = box_instance_of(&b, m, NULL, 0);
    RtMemory *x = box_export(i, "m").of.memory;
    RtMemory *y = box_export(k, "m").of.memory;
#ifdef __linux__
    assert_true(x->image_hi > x->image_lo);
#endif
    assert_memory_equal(rt_memory_data(x) + 1000, "00xy0", 5);
    rt_memory_data(x)[1000] = 'w';
    assert_int_equal(rt_memory_data(y)[1000], '0');
    assert_int_equal(rt_memory_data(y)[20999], '0');
    assert_int_equal(rt_memory_data(y)[21000], 0);
    assert_true(rt_memory_grow(x, 40));
    assert_memory_equal(rt_memory_data(x) + 1000, "w0xy0", 5);
    rt_memory_data(x)[41 * 65536 - 1] = 1;
    RtInstance *l = box_instance_of(&b, m, NULL, 0);
    assert_int_equal(rt_memory_data(box_export(l, "m").of.memory)[1000], '0');
    box_free(&b);
}

static void guarded_memories_stay_where_they_are(void **state)
{
    (void)state;
    Box b = box_new(&(RtLimits){.guard = true});
    RtMemory *m = rt_memory_new(b.store, pages(1, 10));
    if (!m) { // a sanitizer or a limit of the process
        assert_non_null(strstr(rt_store_error(b.store), "RT_CHECKED"));
        box_free(&b);
        skip();
    }
    uint8_t *d = rt_memory_data(m);
    assert_true(m->reserved > (uint64_t)4 << 30);
    assert_true(rt_memory_grow(m, 9));
    assert_ptr_equal(rt_memory_data(m), d);
    d[10 * 65536 - 1] = 1;
    assert_false(rt_memory_grow(m, 1));
    RtMemory *wide =
        rt_memory_new(b.store, (RtMemoryType){{.min = 1, .is64 = true}, 16});
    assert_true(wide->reserved == 0);
    box_free(&b);
}

static void guarded_code_wants_guarded_memories(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtExtern m = {.kind = RT_EXTERN_MEMORY,
                  .of.memory = rt_memory_new(b.store, pages(1, 1))};
    RtModule *code = box_module_with(&b, "(import \"m\" \"m\" (memory 1))",
                                     &(RtLoadOptions){.bounds = RT_GUARD});
    RtInstance *inst;
    assert_int_equal(rt_instantiate(b.store, code, &m, 1, &inst),
                     RT_LINK_ERROR);
    assert_non_null(strstr(rt_store_error(b.store), "RT_CHECKED"));
    box_free(&b);
}

static void tables_grow_within_their_type(void **state)
{
    (void)state;
    Box b = box_new(&(RtLimits){.max_table = 20});
    RtTableType type = {RT_EXTERNREF, {.min = 2, .max = 4, .has_max = true}};
    RtRef one = rt_ref_i31(1), r;
    RtTable *t = rt_table_new(b.store, type, one);
    assert_true(rt_table_get(t, 1, &r) && r == one);
    assert_int_equal(rt_table_grow_by(t, 2, 0), 2);
    assert_true(rt_table_get(t, 3, &r) && r == 0);
    assert_int_equal(rt_table_grow_by(t, 1, 0), -1);
    assert_false(rt_table_set(t, 4, one));
    type.extent.has_max = false;
    t = rt_table_new(b.store, type, 0);
    assert_int_equal(rt_table_grow_by(t, 15, 0), -1);
    assert_int_equal(rt_table_grow_by(t, UINT64_MAX, 0), -1);
    assert_int_equal(rt_table_fill(t, 1, one, 2), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_TABLE_BOUNDS);
    assert_true(rt_table_get(t, 1, &r) && r == 0);
    box_free(&b);
}

static void dropped_segments_are_empty(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtInstance *i = box_instance(
        &b, "(memory (export \"m\") 1) (data \"abc\") (table 4 funcref) "
            "(func $f) (elem func $f $f)");
    RtMemory *m = i->memories[0];
    assert_int_equal(rt_memory_init(i, 0, m, 10, 1, 2), RT_OK);
    assert_memory_equal(rt_memory_data(m) + 10, "bc", 2);
    assert_int_equal(rt_memory_init(i, 0, m, 10, 2, 2), RT_TRAPPED);
    rt_data_drop(i, 0);
    assert_int_equal(rt_memory_init(i, 0, m, 10, 0, 1), RT_TRAPPED);
    assert_int_equal(rt_memory_init(i, 0, m, 10, 0, 0), RT_OK);
    assert_int_equal(rt_table_init(i, 0, i->tables[0], 1, 0, 2), RT_OK);
    assert_true(i->tables[0]->elems[2] != 0);
    assert_int_equal(rt_table_copy(i->tables[0], i->tables[0], 0, 1, 3), RT_OK);
    assert_true(i->tables[0]->elems[0] != 0 && i->tables[0]->elems[2] == 0);
    rt_elem_drop(i, 0);
    assert_int_equal(rt_table_init(i, 0, i->tables[0], 0, 0, 1), RT_TRAPPED);
    box_free(&b);
}

static void waits_end_by_their_timeout(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtMemoryType type = pages(1, 1);
    uint32_t result = 0;
    RtMemory *own = rt_memory_new(b.store, type);
    assert_int_equal(rt_atomic_wait(own, 0, 0, 4, 0, &result), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_UNSHARED_WAIT);
    type.extent.shared = true;
    RtMemory *m = rt_memory_new(b.store, type);
    assert_int_equal(rt_atomic_wait(m, 0, 1, 8, -1, &result), RT_OK);
    assert_int_equal(result, 1);
    assert_int_equal(rt_atomic_wait(m, 0, (uint64_t)1 << 32, 4, 1000, &result),
                     RT_OK);
    assert_int_equal(result, 2);
    assert_int_equal(rt_atomic_wait(m, 0, 0, 4, -1, &result), RT_TRAPPED);
    box_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(growing_keeps_bytes_and_zeroes_the_new),
        cmocka_unit_test(memories_may_start_empty),
        cmocka_unit_test(pages_of_one_byte),
        cmocka_unit_test(the_limit_is_for_all_memories_together),
        cmocka_unit_test(bulk_operations_check_before_they_write),
        cmocka_unit_test(long_copies_overlap_and_are_interrupted),
        cmocka_unit_test(instances_share_data_until_they_write),
        cmocka_unit_test(guarded_memories_stay_where_they_are),
        cmocka_unit_test(guarded_code_wants_guarded_memories),
        cmocka_unit_test(tables_grow_within_their_type),
        cmocka_unit_test(dropped_segments_are_empty),
        cmocka_unit_test(waits_end_by_their_timeout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
