// What the code proves: small modules as clang prints them.
#include "facts/facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char HEAD[] = "target triple = \"wasm32-unknown-wasi\"\n"
                           "declare i32 @strlen(ptr captures(none))\n"
                           "declare void @elsewhere(ptr)\n"
                           "declare noalias ptr @malloc(i32)\n"
                           "@last = internal global ptr null, align 4\n";

static const char TAGS[] = "!1 = !{!2, !3, i64 4}\n"
                           "!2 = !{!\"S\", !4, i64 0, !3, i64 4}\n"
                           "!3 = !{!\"any pointer\", !5, i64 0}\n"
                           "!4 = !{!\"int\", !5, i64 0}\n"
                           "!5 = !{!\"omnipotent char\", !6, i64 0}\n"
                           "!6 = !{!\"Simple C/C++ TBAA\"}\n";

static FactParam fact(Arena *a, const char *body, const char *name, size_t i)
{
    FactsBuild *b = facts_start(a);
    FactWishes names = {0};
    VEC_PUSH(a, &names, (FactWish){.name = str_of(name)});
    assert_true(facts_add(b, str_fmt(a, "%s%s%s", HEAD, body, TAGS)));
    const FactFunc *f = facts_func(facts_of(b, &names), str_of(name));
    assert_non_null(f);
    assert_true(i < f->params.len);
    return f->params.at[i];
}

static void a_field_set_by_each_call_is_replaced(void **state)
{
    Arena *a = arena_new();
    FactParam p = fact(a,
                       "define void @set(ptr %0, ptr %1) {\n"
                       "  %3 = getelementptr inbounds i8, ptr %0, i32 4\n"
                       "  store ptr %1, ptr %3, align 4, !tbaa !1\n"
                       "  ret void\n}\n",
                       "set", 1);
    (void)state;
    assert_true(p.kept && p.in_own && p.replaced);
    assert_int_equal(p.in_params, 1);
    arena_free(a);
}

static void a_field_set_on_some_paths_is_not_replaced(void **state)
{
    Arena *a = arena_new();
    FactParam p = fact(a,
                       "define void @set(ptr %0, ptr %1, i1 %2) {\n"
                       "  br i1 %2, label %4, label %6\n\n"
                       "4:\n"
                       "  %5 = getelementptr inbounds i8, ptr %0, i32 4\n"
                       "  store ptr %1, ptr %5, align 4, !tbaa !1\n"
                       "  br label %6\n\n"
                       "6:\n"
                       "  ret void\n}\n",
                       "set", 1);
    (void)state;
    assert_true(p.kept && !p.replaced);
    arena_free(a);
}

static void a_callee_that_stores_in_a_global_keeps(void **state)
{
    Arena *a = arena_new();
    FactParam p = fact(a,
                       "define internal void @note(ptr %0) {\n"
                       "  store ptr %0, ptr @last, align 4\n"
                       "  ret void\n}\n"
                       "define void @say(ptr %0) {\n"
                       "  call void @note(ptr %0)\n"
                       "  ret void\n}\n",
                       "say", 0);
    (void)state;
    assert_true(p.kept);
    arena_free(a);
}

static void what_only_the_stack_holds_is_not_kept(void **state)
{
    Arena *a = arena_new();
    static const char code[] =
        "define internal i8 @first(ptr %0) {\n"
        "  %2 = getelementptr inbounds i8, ptr %0, i32 4\n"
        "  %3 = load ptr, ptr %2, align 4, !tbaa !1\n"
        "  %4 = load i8, ptr %3, align 1\n"
        "  ret i8 %4\n}\n"
        "define i8 @parse(ptr %0) {\n"
        "  %2 = alloca [8 x i8], align 4\n"
        "  %3 = getelementptr inbounds i8, ptr %2, i32 4\n"
        "  store ptr %0, ptr %3, align 4, !tbaa !1\n"
        "  %4 = call i8 @first(ptr %2)\n"
        "  ret i8 %4\n}\n";
    FactParam p = fact(a, code, "parse", 0);
    (void)state;
    assert_false(p.kept);
    assert_true(p.read && !p.written);
    arena_free(a);
}

static void a_pointer_found_in_a_box_can_be_kept(void **state)
{
    Arena *a = arena_new();
    static const char code[] =
        "define internal void @dig(ptr %0) {\n"
        "  %2 = getelementptr inbounds i8, ptr %0, i32 4\n"
        "  %3 = load ptr, ptr %2, align 4, !tbaa !1\n"
        "  store ptr %3, ptr @last, align 4\n"
        "  ret void\n}\n"
        "define void @parse(ptr %0) {\n"
        "  %2 = alloca [8 x i8], align 4\n"
        "  %3 = getelementptr inbounds i8, ptr %2, i32 4\n"
        "  store ptr %0, ptr %3, align 4, !tbaa !1\n"
        "  call void @dig(ptr %2)\n"
        "  ret void\n}\n";
    FactParam p = fact(a, code, "parse", 0);
    (void)state;
    assert_true(p.kept);
    arena_free(a);
}

static void an_unknown_function_may_keep(void **state)
{
    Arena *a = arena_new();
    FactParam p = fact(a,
                       "define void @f(ptr %0) {\n"
                       "  call void @elsewhere(ptr %0)\n"
                       "  ret void\n}\n",
                       "f", 0);
    (void)state;
    assert_true(p.kept);
    arena_free(a);
}

static void a_function_pointer_calls_those_of_its_type(void **state)
{
    Arena *a = arena_new();
    FactParam p = fact(a,
                       "@table = internal global ptr @keep, align 4\n"
                       "define internal void @keep(ptr %0) {\n"
                       "  store ptr %0, ptr @last, align 4\n"
                       "  ret void\n}\n"
                       "define void @f(ptr %0) {\n"
                       "  %2 = load ptr, ptr @table, align 4\n"
                       "  call void %2(ptr %0)\n"
                       "  ret void\n}\n",
                       "f", 0);
    (void)state;
    assert_true(p.kept);
    arena_free(a);
}

static void a_counted_loop_has_an_extent(void **state)
{
    Arena *a = arena_new();
    static const char code[] =
        "define i8 @sum(ptr %0) {\n"
        "  br label %2\n\n"
        "2:\n"
        "  %3 = phi i32 [ 0, %1 ], [ %8, %2 ]\n"
        "  %4 = phi i8 [ 0, %1 ], [ %7, %2 ]\n"
        "  %5 = getelementptr inbounds i8, ptr %0, i32 %3\n"
        "  %6 = load i8, ptr %5, align 1\n"
        "  %7 = add i8 %6, %4\n"
        "  %8 = add nuw nsw i32 %3, 1\n"
        "  %9 = icmp eq i32 %8, 32\n"
        "  br i1 %9, label %10, label %2\n\n"
        "10:\n"
        "  ret i8 %7\n}\n";
    FactParam p = fact(a, code, "sum", 0);
    (void)state;
    assert_true(p.bounded);
    assert_int_equal(p.extent, 32);
    arena_free(a);
}

static void a_length_that_varies_has_none(void **state)
{
    Arena *a = arena_new();
    FactParam p = fact(a,
                       "define void @put(ptr %0, i32 %1) {\n"
                       "  %3 = getelementptr inbounds i8, ptr %0, i32 %1\n"
                       "  store i8 1, ptr %3, align 1\n"
                       "  ret void\n}\n",
                       "put", 0);
    (void)state;
    assert_true(!p.bounded && p.written && !p.read && !p.kept);
    arena_free(a);
}

static void typed_pointers_of_old_clangs_are_read(void **state)
{
    Arena *a = arena_new();
    static const char code[] =
        "%struct.S = type { i32, i8* }\n"
        "define void @set(%struct.S* nocapture %0, i8* noundef %1) {\n"
        "  %3 = getelementptr inbounds %struct.S, %struct.S* %0, i32 0, "
        "i32 1\n"
        "  store i8* %1, i8** %3, align 4, !tbaa !1\n"
        "  ret void\n}\n";
    FactParam p = fact(a, code, "set", 1);
    (void)state;
    assert_true(p.kept && p.in_own && p.replaced);
    arena_free(a);
}

static void the_end_of_a_switch_is_its_last_line(void **state)
{
    Arena *a = arena_new();
    static const char code[] = "define void @put(ptr %0, i32 %1) {\n"
                               "  switch i32 %1, label %5 [\n"
                               "    i32 1, label %3\n"
                               "    i32 2, label %4\n"
                               "  ]\n\n"
                               "3:\n"
                               "  store i32 1, ptr %0, align 4\n"
                               "  br label %5\n\n"
                               "4:\n"
                               "  store i64 1, ptr %0, align 4\n"
                               "  br label %5\n\n"
                               "5:\n"
                               "  ret void\n}\n";
    FactParam p = fact(a, code, "put", 0);
    (void)state;
    assert_true(p.sized && !p.ignored);
    assert_int_equal(p.sizes.len, 1);
    assert_int_equal(p.sizes.at[0].terms[0].times, 8);
    arena_free(a);
}

static void a_table_tells_what_its_fields_call(void **state)
{
    Arena *a = arena_new();
    static const char code[] =
        "%struct.T = type { ptr, ptr }\n"
        "@ops = internal constant %struct.T { ptr @four, ptr @eight }\n"
        "@now = internal global ptr @ops, align 4\n"
        "define internal void @four(ptr %0) {\n"
        "  store i32 1, ptr %0, align 4\n  ret void\n}\n"
        "define internal void @eight(ptr %0) {\n"
        "  store i64 1, ptr %0, align 4\n  ret void\n}\n"
        "define void @call(ptr %0) {\n"
        "  %2 = load ptr, ptr @now, align 4\n"
        "  %3 = getelementptr inbounds i8, ptr %2, i32 4\n"
        "  %4 = load ptr, ptr %3, align 4, !tbaa !9\n"
        "  call void %4(ptr %0)\n"
        "  ret void\n}\n"
        "define void @first(ptr %0) {\n"
        "  %2 = load ptr, ptr @now, align 4\n"
        "  %3 = load ptr, ptr %2, align 4, !tbaa !7\n"
        "  call void %3(ptr %0)\n"
        "  ret void\n}\n"
        "!7 = !{!8, !3, i64 0}\n"
        "!8 = !{!\"T\", !3, i64 0, !3, i64 4}\n"
        "!9 = !{!8, !3, i64 4}\n";
    (void)state;
    assert_int_equal(fact(a, code, "call", 0).sizes.at[0].terms[0].times, 8);
    assert_int_equal(fact(a, code, "first", 0).sizes.at[0].terms[0].times, 4);
    arena_free(a);
}

static void an_address_passed_as_a_number_is_kept(void **state)
{
    Arena *a = arena_new();
    FactParam p = fact(a,
                       "define internal void @note(i32 %0) {\n"
                       "  store i32 %0, ptr @last, align 4\n"
                       "  ret void\n}\n"
                       "define void @say(ptr %0) {\n"
                       "  %2 = ptrtoint ptr %0 to i32\n"
                       "  call void @note(i32 %2)\n"
                       "  ret void\n}\n",
                       "say", 0);
    (void)state;
    assert_true(p.kept);
    arena_free(a);
}

// What lies beside a length in memory whose fields are not told apart is not
// stored "there".
static void a_number_is_no_memory(void **state)
{
    Arena *a = arena_new();
    static const char code[] =
        "define i32 @fill(ptr %0, i32 %1) {\n"
        "  %3 = alloca [64 x i8], align 4\n"
        "  %4 = getelementptr inbounds i8, ptr %3, i32 %1\n"
        "  store ptr %0, ptr %4, align 4\n"
        "  store i32 %1, ptr %3, align 4\n"
        "  %5 = load ptr, ptr %4, align 4\n"
        "  store ptr %0, ptr %5, align 4\n"
        "  %6 = call ptr @malloc(i32 %1)\n"
        "  ret i32 %1\n}\n";
    FactParam p = fact(a, code, "fill", 0);
    (void)state;
    assert_false(p.kept);
    arena_free(a);
}

static void definitions_are_what_others_can_link(void **state)
{
    Arena *a = arena_new();
    FactsBuild *b = facts_start(a);
    FactWishes none = {0};
    (void)state;
    assert_true(facts_add(b, STR("target triple = \"wasm32\"\n"
                                 "@text = constant [9 x i8] c\"external\\00\"\n"
                                 "@.str = private constant [1 x i8] c\"\\00\"\n"
                                 "@there = external global i32, align 4\n"
                                 "@also = alias void (), ptr @f\n"
                                 "define hidden void @f() {\n  ret void\n}\n"
                                 "define internal void @g() {\n  ret void\n}\n"
                                 "define weak void @\"odd name\"() {\n"
                                 "  ret void\n}\n"
                                 "declare void @h()\n")));
    const Facts *f = facts_of(b, &none);
    static const char *const names[] = {"text", "also", "f", "odd name"};
    assert_false(f->defined_more);
    assert_int_equal(f->defined.len, 4);
    for (size_t i = 0; i < 4; i++)
        assert_true(str_eq_c(f->defined.at[i], names[i]));
    b = facts_start(a);
    assert_true(facts_add(b, STR("target triple = \"wasm32\"\n"
                                 "module asm \".globl x\"\n")));
    assert_true(facts_of(b, &none)->defined_more);
    arena_free(a);
}

// A loop over objects of so many fields that they are told apart in the first
// look at it, and no longer in the second.
static Str with_a_wide_loop(Arena *a)
{
    Str fields = STR(""), next = STR("%f0 = load ptr, ptr %at, align 4\n");
    for (int i = 1; i < 8; i++) {
        fields = str_fmt(a,
                         "%.*s  %%g%d = getelementptr i8, ptr %%at, i32 %d\n"
                         "  %%f%d = load ptr, ptr %%g%d, align 4\n",
                         STR_ARG(fields), i, 4 * i, i, i);
        next = str_fmt(
            a, "%.*s  %%s%d = select i1 %%more, ptr %%%s%d, ptr %%f%d\n",
            STR_ARG(next), i, i > 1 ? "s" : "f", i - 1, i);
    }
    return str_fmt(a,
                   "define ptr @pick(ptr %%p, i1 %%more) {\n"
                   "  br label %%loop\n\nloop:\n"
                   "  %%at = phi ptr [ %%p, %%2 ], [ %%s7, %%loop ]\n"
                   "%.*s  %.*s"
                   "  br i1 %%more, label %%loop, label %%end\n\nend:\n"
                   "  %%new = call ptr @malloc(i32 8)\n"
                   "  %%r = select i1 %%more, ptr %%new, ptr @last\n"
                   "  ret ptr %%r\n}\n",
                   STR_ARG(fields), STR_ARG(next));
}

static void a_result_that_may_be_static_is_not_new(void **state)
{
    Arena *a = arena_new();
    FactsBuild *b = facts_start(a);
    FactWishes names = {0};
    Str body = with_a_wide_loop(a);
    (void)state;
    VEC_PUSH(a, &names, (FactWish){.name = STR("pick")});
    assert_true(
        facts_add(b, str_fmt(a, "%s%.*s%s", HEAD, STR_ARG(body), TAGS)));
    const FactFunc *f = facts_func(facts_of(b, &names), STR("pick"));
    assert_non_null(f);
    assert_false(f->fresh);
    arena_free(a);
}

static void other_text_is_refused(void **state)
{
    Arena *a = arena_new();
    (void)state;
    assert_false(facts_add(facts_start(a), STR("int main(void) {}\n")));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_set_by_each_call_is_replaced),
        cmocka_unit_test(a_field_set_on_some_paths_is_not_replaced),
        cmocka_unit_test(a_callee_that_stores_in_a_global_keeps),
        cmocka_unit_test(what_only_the_stack_holds_is_not_kept),
        cmocka_unit_test(a_pointer_found_in_a_box_can_be_kept),
        cmocka_unit_test(an_unknown_function_may_keep),
        cmocka_unit_test(a_function_pointer_calls_those_of_its_type),
        cmocka_unit_test(a_counted_loop_has_an_extent),
        cmocka_unit_test(a_length_that_varies_has_none),
        cmocka_unit_test(typed_pointers_of_old_clangs_are_read),
        cmocka_unit_test(the_end_of_a_switch_is_its_last_line),
        cmocka_unit_test(a_table_tells_what_its_fields_call),
        cmocka_unit_test(an_address_passed_as_a_number_is_kept),
        cmocka_unit_test(a_number_is_no_memory),
        cmocka_unit_test(definitions_are_what_others_can_link),
        cmocka_unit_test(a_result_that_may_be_static_is_not_new),
        cmocka_unit_test(other_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
