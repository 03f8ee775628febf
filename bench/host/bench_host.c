// A call through the bindings for C beside the same call with rt_call.
#include "bench_host.h"
#include "cbw_runtime.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 2000000, TIMES = 9 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static RtStore *store;
static RtFunc *plain;
static CbwHost *host;
static uint32_t sink;

static void call_plain(int i)
{
    RtVal args[2] = {{.i32 = (uint32_t)i}, {.i32 = 1}}, result;
    rt_call(store, plain, args, &result);
    sink += result.i32;
}

static void call_scalar(int i)
{
    sink += (uint32_t)add(host, i, 1);
}

static void call_text(int i)
{
    (void)i;
    sink += (uint32_t)length(host, "ten bytes!");
}

// Nanoseconds of one call, the best of several times.
static double measure(void (*call)(int))
{
    double best = 1e18;
    for (int k = 0; k < TIMES; k++) {
        double begun = now();
        for (int i = 0; i < ROUNDS; i++)
            call(i);
        double one = (now() - begun) / ROUNDS;
        best = one < best ? one : best;
    }
    return best;
}

static RtStatus nothing(void *user, RtStore *s, const RtVal *args,
                        RtVal *results)
{
    (void)user, (void)args, (void)results;
    return rt_host_trap(s, "not to be called");
}

// The same module without the bindings.
static int start_plain(void)
{
    RtLoadError error;
    RtModule *m =
        rt_module_load(bench_host_wasm, bench_host_wasm_size, NULL, &error);
    RtInstance *inst;
    RtExtern f, imports[64];
    store = rt_store_new(NULL);
    size_t n = m ? rt_module_nimports(m) : 0;
    for (size_t i = 0; i < n && i < 64; i++) {
        RtExternType t = rt_module_import(m, i);
        imports[i] =
            (RtExtern){.kind = RT_EXTERN_FUNC,
                       .of.func = rt_func_new(store, &t.func, nothing, NULL)};
    }
    if (!m || rt_instantiate(store, m, imports, n, &inst) != RT_OK ||
        !rt_export(inst, "add", 3, &f))
        return 0;
    plain = f.of.func;
    return 1;
}

static int row(const char *what, double ns, double base, double limit)
{
    int ok = ns <= base * limit;
    printf("%-28s %7.1f ns  %5.2f  (limit %.0f) %s\n", what, ns, ns / base,
           limit, ok ? "PASS" : "OVER");
    return ok;
}

int main(void)
{
    char error[200];
    host = bench_host_new(NULL, error, sizeof error);
    if (!host || !start_plain()) {
        printf("can not start: %s\n", error);
        return 1;
    }
    double base = measure(call_plain);
    printf("%-28s %7.1f ns\n", "rt_call, two numbers", base);
    row("bindings, two numbers", measure(call_scalar), base, 2);
    row("bindings, text of 10 bytes", measure(call_text), base, 4);
    return sink == 0;
}
