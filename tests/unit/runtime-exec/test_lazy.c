// Functions are compiled when they are first called: by several threads at
// once, and not without memory.
#include "tests/unit/runtime-exec/box.h"

#include <pthread.h>

#define WORK                                                                   \
    "(drop (i32.mul (local.get 0) (local.get 0)))"                             \
    "(drop (i32.xor (local.get 0) (local.get 0)))"

enum { THREADS = 4, FUNCS = 400 };

// f0 calls f1 calls f2 ...; each adds one, after some work for nothing.
static const char *chain(Arena *a)
{
    char *text = arena_alloc(a, FUNCS * 600 + 100), *at = text;
    at += sprintf(at, "(module (func (export \"run\") (param i32) (result i32) "
                      "(call $f0 (local.get 0)))");
    for (int i = 0; i < FUNCS; i++)
        at += sprintf(at,
                      "(func $f%d (param i32) (result i32)" WORK WORK WORK WORK
                      "(i32.add (i32.const 1) (call $f%d (local.get 0))))",
                      i, i + 1);
    sprintf(at, "(func $f%d (param i32) (result i32) (local.get 0)))", FUNCS);
    return text;
}

typedef struct {
    RtModule *module;
    RtStatus status;
    RtVal value;
} Job;

static void *run(void *user)
{
    Job *job = user;
    RtStore *s = rt_store_new(NULL);
    RtInstance *inst;
    RtExtern e;
    job->status = rt_instantiate(s, job->module, NULL, 0, &inst);
    if (job->status == RT_OK && rt_export(inst, "run", 3, &e))
        job->status = rt_call(s, e.of.func, &job->value, &job->value);
    rt_store_free(s);
    return NULL;
}

static void threads_compile_the_same_functions_at_once(void **state)
{
    (void)state;
    for (int round = 0; round < 20; round++) {
        Box b = box_new(NULL);
        RtModule *m = box_module(&b, chain(b.arena));
        pthread_t threads[THREADS];
        Job jobs[THREADS];
        for (unsigned i = 0; i < THREADS; i++) {
            jobs[i] = (Job){.module = m, .value.i32 = i};
            assert_int_equal(pthread_create(&threads[i], NULL, run, &jobs[i]),
                             0);
        }
        for (unsigned i = 0; i < THREADS; i++) {
            pthread_join(threads[i], NULL);
            assert_int_equal(jobs[i].status, RT_OK);
            assert_int_equal(jobs[i].value.i32, FUNCS + i);
        }
        box_free(&b);
    }
}

static void a_function_without_memory_for_its_code_traps(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    RtLoadOptions options = {.max_bytes = 100000};
    const char *text = chain(b.arena);
    RtModule *m = box_module_with(&b, text, &options);
    RtInstance *inst = box_instance_of(&b, m, NULL, 0);
    RtVal v = {.i32 = 1};
    RtFunc *f = box_export(inst, "run").of.func;
    assert_int_equal(rt_call(b.store, f, &v, &v), RT_TRAPPED);
    assert_int_equal(rt_store_trap(b.store)->kind, RT_TRAP_OUT_OF_MEMORY);
    assert_true(rt_store_trap(b.store)->nframes > 1);
    box_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_compile_the_same_functions_at_once),
        cmocka_unit_test(a_function_without_memory_for_its_code_traps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
