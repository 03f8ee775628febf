// bench_embed.c: what embedding costs, each beside a floor written by hand and
// measured in the same run, interleaved; prints the ratio of the minima.
//
//   instantiate   mmap, mprotect and munmap of one memory's size
//   calls         an indirect C call through the same signature
//
// Exit 1 when something gives a wrong result.
#include "runtime/cbw_runtime.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 9
#define INSTANCES 1000
#define CALLS 2000000u
#define MANY 10000

// (import "h" "f" (func $f (param i32 i32) (result i32)))
// (memory 1)
// (func (export "add") (param i32 i32) (result i32)
//   (i32.add (local.get 0) (local.get 1)))
// (func (export "loop") (param $n i32) (result i32) (local $sum i32)
//   (loop (local.set $sum (call $f (local.get $sum) (local.get $n)))
//     (br_if 0 (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
//   (local.get $sum))
// (data (i32.const 8) "hello")
static const uint8_t module_bytes[] = {
    0,    'a',  's',  'm',  1,    0,    0,    0,    1,    12,   2,    0x60,
    2,    0x7F, 0x7F, 1,    0x7F, 0x60, 1,    0x7F, 1,    0x7F, 2,    7,
    1,    1,    'h',  1,    'f',  0,    0,    3,    3,    2,    0,    1,
    5,    3,    1,    0,    1,    7,    14,   2,    3,    'a',  'd',  'd',
    0,    1,    4,    'l',  'o',  'o',  'p',  0,    2,    10,   36,   2,
    7,    0,    0x20, 0,    0x20, 1,    0x6A, 0x0B, 26,   1,    1,    0x7F,
    0x03, 0x40, 0x20, 1,    0x20, 0,    0x10, 0,    0x21, 1,    0x20, 0,
    0x41, 1,    0x6B, 0x22, 0,    0x0D, 0,    0x0B, 0x20, 1,    0x0B, 11,
    11,   1,    0,    0x41, 8,    0x0B, 5,    'h',  'e',  'l',  'l',  'o'};

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void fail(const char *what)
{
    printf("FAILED: %s\n", what);
    exit(1);
}

// ----------------------------------------------------------------- helpers

static RtStatus add_host(void *user, RtStore *s, const RtVal *args,
                         RtVal *results)
{
    (void)user, (void)s;
    results[0].i32 = args[0].i32 + args[1].i32;
    return RT_OK;
}

static uint32_t add_native(uint32_t a, uint32_t b)
{
    return a + b;
}

static uint32_t (*volatile add_indirect)(uint32_t, uint32_t) = add_native;

typedef struct {
    RtModule *module;
    RtStore *store;
    RtExtern import;
} Home;

static Home home_new(RtModule *m)
{
    static const RtType i32[] = {RT_I32, RT_I32};
    RtFuncType type = {i32, i32, 2, 1};
    Home h = {.module = m, .store = rt_store_new(NULL)};
    h.import.kind = RT_EXTERN_FUNC;
    h.import.of.func = rt_func_new(h.store, &type, add_host, NULL);
    return h;
}

static RtInstance *instance(const Home *h)
{
    RtInstance *inst;
    if (rt_instantiate(h->store, h->module, &h->import, 1, &inst) != RT_OK)
        fail(rt_store_error(h->store));
    return inst;
}

static long resident(void)
{
    long pages = 0, all = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (!f)
        return 0;
    if (fscanf(f, "%ld %ld", &all, &pages) != 2)
        pages = 0;
    fclose(f);
    return pages * sysconf(_SC_PAGESIZE);
}

// -------------------------------------------------------------- the measures

static double map_floor(void)
{
    static void *at[INSTANCES];
    double start = seconds();
    for (int i = 0; i < INSTANCES; i++) {
        at[i] =
            mmap(NULL, 65536, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (at[i] == MAP_FAILED ||
            mprotect(at[i], 65536, PROT_READ | PROT_WRITE) != 0)
            fail("mmap");
    }
    for (int i = 0; i < INSTANCES; i++)
        munmap(at[i], 65536);
    return (seconds() - start) / INSTANCES;
}

static double instantiate(RtModule *m, long *bytes)
{
    Home h = home_new(m);
    instance(&h);
    long before = resident();
    double start = seconds();
    for (int i = 0; i < INSTANCES; i++)
        instance(&h);
    double middle = seconds();
    *bytes = (resident() - before) / INSTANCES;
    double again = seconds();
    rt_store_free(h.store);
    return (middle - start + seconds() - again) / INSTANCES;
}

static double call_floor(void)
{
    uint32_t sum = 0;
    double start = seconds();
    for (uint32_t i = CALLS; i > 0; i--)
        sum = add_indirect(sum, i);
    double time = seconds() - start;
    if (sum != (uint32_t)((uint64_t)CALLS * (CALLS + 1) / 2))
        fail("sum");
    return time / CALLS;
}

static RtFunc *exported(const RtInstance *inst, const char *name)
{
    RtExtern e;
    if (!rt_export(inst, name, strlen(name), &e))
        fail(name);
    return e.of.func;
}

static double into_wasm(RtModule *m)
{
    Home h = home_new(m);
    RtFunc *f = exported(instance(&h), "add");
    RtVal v[2] = {{.i32 = 0}};
    double start = seconds();
    for (uint32_t i = CALLS; i > 0; i--) {
        v[1].i32 = i;
        if (rt_call(h.store, f, v, v) != RT_OK)
            fail("add");
    }
    double time = seconds() - start;
    if (v[0].i32 != (uint32_t)((uint64_t)CALLS * (CALLS + 1) / 2))
        fail("sum");
    rt_store_free(h.store);
    return time / CALLS;
}

static double out_of_wasm(RtModule *m)
{
    Home h = home_new(m);
    RtFunc *f = exported(instance(&h), "loop");
    RtVal v = {.i32 = CALLS};
    double start = seconds();
    if (rt_call(h.store, f, &v, &v) != RT_OK)
        fail("loop");
    double time = seconds() - start;
    if (v.i32 != (uint32_t)((uint64_t)CALLS * (CALLS + 1) / 2))
        fail("sum");
    rt_store_free(h.store);
    return time / CALLS;
}

static double many(RtModule *m)
{
    Home h = home_new(m);
    double start = seconds();
    for (int i = 0; i < MANY; i++) {
        RtVal v[2] = {{.i32 = 1}, {.i32 = 2}};
        if (rt_call(h.store, exported(instance(&h), "add"), v, v) != RT_OK)
            fail("add");
    }
    double time = seconds() - start;
    rt_store_free(h.store);
    return time / MANY;
}

static void keep_min(double *min, double value)
{
    if (*min == 0 || value < *min)
        *min = value;
}

static void row(const char *name, double ours, double floor, double limit)
{
    printf("%-14s %9.1f ns  floor %8.1f ns  ratio %5.2f  limit %4.1f  %s\n",
           name, ours * 1e9, floor * 1e9, ours / floor, limit,
           ours / floor <= limit ? "PASS" : "OVER");
}

int main(void)
{
    RtLoadError err;
    RtModule *m = rt_module_load(module_bytes, sizeof module_bytes, NULL, &err);
    if (!m)
        fail(err.text);
    double map = 0, inst = 0, call = 0, in = 0, out = 0;
    long bytes = 0;
    for (int i = 0; i < ROUNDS; i++) {
        keep_min(&map, map_floor());
        keep_min(&inst, instantiate(m, &bytes));
        keep_min(&call, call_floor());
        keep_min(&in, into_wasm(m));
        keep_min(&out, out_of_wasm(m));
    }
    row("instantiate", inst, map, 1.5);
    row("host -> wasm", in, call, 6);
    row("wasm -> host", out, call, 4);
    printf("resident       %ld bytes an instance, limit 8192\n", bytes);
    printf("%d live instances: %.2f us each, with a call\n", MANY,
           many(m) * 1e6);
    rt_module_free(m);
    return 0;
}
