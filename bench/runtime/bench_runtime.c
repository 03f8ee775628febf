// bench_runtime.c: the kernels natively and in our runtime, in one process and
// interleaved; prints the ratio of each, and their geometric mean beside the
// limit. Usage: bench_runtime FOLDER-OF-WASM [SHARE-OF-ROUNDS] [KERNEL...]
// Exit 1 when a checksum differs or a module does not run.
#include "runtime/cbw_runtime.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    const char *name;
    uint32_t (*native)(uint32_t n);
    uint32_t rounds;
} Kernel;

// CBW_BENCH_SQLITE: only SQLite, with a limit of its own.
#ifdef CBW_BENCH_SQLITE
#define KERNEL_LIST "bench/runtime/sqlite.def"
#define LIMIT 11.7
#else
#define KERNEL_LIST "bench/runtime/kernels/list.def"
#define LIMIT 8.5 // geometric mean; wasm3 measured 10.6
#endif

#define BENCH_KERNEL(name, rounds) uint32_t kernel_##name(uint32_t n);
#include KERNEL_LIST
#undef BENCH_KERNEL

static const Kernel kernels[] = {
#define BENCH_KERNEL(name, rounds) {#name, kernel_##name, rounds},
#include KERNEL_LIST
#undef BENCH_KERNEL
};

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static uint8_t *read_module(const char *folder, const char *name, size_t *len)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.wasm", folder, name);
    FILE *f = fopen(path, "rb");
    if (!f) {
        perror(path);
        exit(1);
    }
    fseek(f, 0, SEEK_END);
    *len = (size_t)ftell(f);
    rewind(f);
    uint8_t *bytes = malloc(*len);
    if (!bytes || fread(bytes, 1, *len, f) != *len)
        exit(1);
    fclose(f);
    return bytes;
}

typedef struct {
    RtModule *module;
    RtStore *store;
    RtFunc *run;
    uint8_t *bytes;
} Guest;

static _Noreturn void give_up(const char *name, const char *why)
{
    fprintf(stderr, "%s: %s\n", name, why);
    exit(1);
}

static Guest load(const char *folder, const char *name, RtBounds bounds)
{
    Guest g = {0};
    size_t len;
    g.bytes = read_module(folder, name, &len);
    RtLoadError err;
    RtLoadOptions options = {.bounds = bounds};
    g.module = rt_module_load(g.bytes, len, &options, &err);
    if (!g.module)
        give_up(name, err.text);
    RtLimits limits = {.guard = bounds == RT_GUARD};
    g.store = rt_store_new(&limits);
    RtInstance *instance;
    RtExtern run;
    if (rt_instantiate(g.store, g.module, NULL, 0, &instance) != RT_OK)
        give_up(name, rt_store_error(g.store));
    if (!rt_export(instance, "run", 3, &run))
        give_up(name, "no export \"run\"");
    g.run = run.of.func;
    return g;
}

static uint32_t call(const Guest *g, const char *name, uint32_t rounds)
{
    RtVal arg = {.i32 = rounds}, result;
    if (rt_call(g->store, g->run, &arg, &result) != RT_OK)
        give_up(name, rt_store_trap(g->store)->text);
    return result.i32;
}

typedef struct {
    double native, checked, guard; // seconds, least of the runs
} Times;

static double run(const Guest *g, const Kernel *k, uint32_t rounds,
                  uint32_t want)
{
    double start = cpu_seconds();
    uint32_t got = call(g, k->name, rounds);
    double end = cpu_seconds();
    if (want != got)
        give_up(k->name, "the checksum differs from native code's");
    return end - start;
}

static void unload(Guest *g)
{
    rt_store_free(g->store);
    rt_module_free(g->module);
    free(g->bytes);
}

// The least times of three interleaved runs.
static Times measure(const char *folder, const Kernel *k, double share)
{
    Guest checked = load(folder, k->name, RT_CHECKED);
    Guest guard = load(folder, k->name, RT_GUARD);
    uint32_t rounds = (uint32_t)fmax(1, k->rounds * share);
    Times t = {INFINITY, INFINITY, INFINITY};
    for (int i = 0; i < 5; i++) {
        double start = cpu_seconds();
        uint32_t want = k->native(rounds);
        t.native = fmin(t.native, cpu_seconds() - start);
        t.guard = fmin(t.guard, run(&guard, k, rounds, want));
        t.checked = fmin(t.checked, run(&checked, k, rounds, want));
    }
    printf("%-10s native %6.3f s   GUARD %6.2f x   CHECKED %6.2f x\n", k->name,
           t.native, t.guard / t.native, t.checked / t.native);
    fflush(stdout);
    unload(&checked);
    unload(&guard);
    return t;
}

static int wanted(const char *name, int argc, char **argv)
{
    for (int i = 3; i < argc; i++)
        if (!strcmp(argv[i], name))
            return 1;
    return argc <= 3;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: bench_runtime FOLDER [SHARE] [KERNEL...]\n");
        return 2;
    }
    double share = argc > 2 ? atof(argv[2]) : 1, guard = 0, checked = 0;
    int n = 0;
    for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++) {
        if (!wanted(kernels[i].name, argc, argv))
            continue;
        Times t = measure(argv[1], &kernels[i], share);
        guard += log(t.guard / t.native);
        checked += log(t.checked / t.native);
        n++;
    }
    guard = n ? exp(guard / n) : INFINITY;
    checked = n ? exp(checked / n) : INFINITY;
    printf("geometric mean of %d, times native: GUARD %.2f, CHECKED %.2f "
           "(limit %.1f in GUARD mode): %s\n",
           n, guard, checked, LIMIT, guard <= LIMIT ? "PASS" : "OVER");
    return 0;
}
