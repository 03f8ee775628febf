// Arenas: alignment, zeroing, marks, and what happens at the limit.
#include "base/arena.h"
#include "tests/unit/test.h"
#include <string.h>

static void allocations_are_aligned_zeroed_and_apart(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *last = NULL;
    for (size_t size = 0; size < 3000; size += 7) {
        char *p = arena_alloc(a, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        assert_ptr_not_equal(p, last);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xff, size);
        last = p;
    }
    arena_free(a);
}

static void reused_memory_is_zeroed_again(void **state)
{
    (void)state;
    Arena *a = arena_new();
    ArenaMark mark = arena_mark(a);
    memset(arena_alloc(a, 40), 0xee, 40);
    arena_reset(a, mark);
    const char *p = arena_alloc(a, 40);
    for (size_t i = 0; i < 40; i++)
        assert_int_equal(p[i], 0);
    arena_free(a);
}

static void allocation_larger_than_any_block_succeeds(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *p = arena_alloc(a, 5 << 20);
    p[(5 << 20) - 1] = 1;
    assert_true(arena_used(a) >= 5 << 20);
    arena_free(a);
}

static void reset_keeps_what_came_before_the_mark(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *kept = arena_alloc(a, 10);
    memcpy(kept, "before", 7);
    size_t used = arena_used(a);
    ArenaMark mark = arena_mark(a);
    for (int i = 0; i < 2000; i++)
        memset(arena_alloc(a, 100), 0xff, 100);
    assert_true(arena_used(a) >= used + 2000 * 100);
    arena_reset(a, mark);
    assert_int_equal(arena_used(a), used);
    assert_string_equal(kept, "before");
    arena_free(a);
}

static void array_of_zero_items_is_not_null(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_non_null(ARENA_ARRAY(a, int, 0));
    arena_free(a);
}

// Volatile: they change between setjmp and longjmp.
static void limited_arena_jumps_at_its_limit(void **state)
{
    (void)state;
    jmp_buf out;
    Arena *volatile a = NULL;
    volatile size_t got = 0;
    if (setjmp(out) == 0) {
        a = arena_new_limited(64 * 1024, &out);
        for (;;) {
            memset(arena_alloc_raw(a, 32), 1, 32);
            got += 32;
        }
    }
    assert_true(got > 16 * 1024); // headers take the rest, at most
    assert_true(got < 64 * 1024);
    assert_int_equal(arena_used(a), got);
    arena_free(a);
}

static void limited_arena_can_go_on_after_a_reset(void **state)
{
    (void)state;
    jmp_buf out;
    Arena *a = arena_new_limited(64 * 1024, &out);
    for (volatile int round = 0; round < 100; round++) {
        if (setjmp(out)) {
            fail_msg("round %d did not fit", round);
            break;
        }
        ArenaMark mark = arena_mark(a);
        memset(arena_alloc(a, 20 * 1024), 1, 20 * 1024);
        arena_reset(a, mark);
    }
    arena_free(a);
}

static void one_allocation_over_the_limit_jumps(void **state)
{
    (void)state;
    jmp_buf out;
    Arena *volatile a = NULL;
    volatile int failures = 0;
    static const size_t sizes[] = {4096, SIZE_MAX, SIZE_MAX - 15, SIZE_MAX / 2};
    for (volatile size_t i = 0; i < 4; i++) {
        if (setjmp(out) == 0) {
            a = arena_new_limited(4096, &out);
            arena_alloc(a, sizes[i]);
        } else {
            failures++;
        }
        arena_free(a);
    }
    assert_int_equal(failures, 4);
}

static void limit_too_small_for_an_arena_jumps_at_once(void **state)
{
    (void)state;
    jmp_buf out;
    volatile bool jumped = false;
    if (setjmp(out) == 0)
        arena_free(arena_new_limited(8, &out));
    else
        jumped = true;
    assert_true(jumped);
}

static void overflowing_array_jumps(void **state)
{
    (void)state;
    jmp_buf out;
    Arena *volatile a = NULL;
    volatile bool jumped = false;
    if (setjmp(out) == 0) {
        a = arena_new_limited(SIZE_MAX, &out);
        arena_alloc_array(a, 16, SIZE_MAX / 16 + 1);
    } else {
        jumped = true;
    }
    assert_true(jumped);
    arena_free(a);
}

static void overflow_in_tool_arena(void)
{
    Arena *a = arena_new();
    arena_alloc_array(a, SIZE_MAX / 2, 3);
}

static void exhausted_tool_arena_exits_with_70(void **state)
{
    (void)state;
    assert_int_equal(exit_status_of(overflow_in_tool_arena), 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_aligned_zeroed_and_apart),
        cmocka_unit_test(reused_memory_is_zeroed_again),
        cmocka_unit_test(allocation_larger_than_any_block_succeeds),
        cmocka_unit_test(reset_keeps_what_came_before_the_mark),
        cmocka_unit_test(array_of_zero_items_is_not_null),
        cmocka_unit_test(limited_arena_jumps_at_its_limit),
        cmocka_unit_test(limited_arena_can_go_on_after_a_reset),
        cmocka_unit_test(one_allocation_over_the_limit_jumps),
        cmocka_unit_test(limit_too_small_for_an_arena_jumps_at_once),
        cmocka_unit_test(overflowing_array_jumps),
        cmocka_unit_test(exhausted_tool_arena_exits_with_70),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
