// bench_runtime.c: the kernels natively and in our runtime, in one process and
// interleaved; prints the ratio of each, and their geometric mean beside the
// limit. Usage: bench_runtime FOLDER-OF-WASM [SHARE-OF-ROUNDS] [KERNEL...]
// Exit 1 when a checksum differs or a module does not run. Other runtimes on
// PATH (iwasm, node, wasm3, wasmtime) run the same modules as processes of
// their own: the time of one round, their start, is taken off.
#include "runtime/cbw_runtime.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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

// ------------------------------------------------------------------ others

static const struct {
    const char *name;
    const char *argv[8]; // FILE and N are put in
} others[] = {
    {"iwasm", {"iwasm", "-f", "run", "FILE", "N"}},
    {"node",
     {"node", "-e",
      "const[f,n]=process.argv.slice(1);console.log(new WebAssembly.Instance("
      "new WebAssembly.Module(require('fs').readFileSync(f))).exports.run(+n))",
      "FILE", "N"}},
    {"wasm3", {"wasm3", "--func", "run", "FILE", "N"}},
    {"wasmtime", {"wasmtime", "run", "--invoke", "run", "FILE", "N"}},
};

enum { OTHERS = sizeof others / sizeof *others };

static double child_seconds(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e-6;
}

// The last number in a text, or ~want.
static uint32_t last_number(const char *text, uint32_t want)
{
    uint32_t found = ~want;
    for (const char *p = text; *p; p++) {
        char *end;
        long long n = strtoll(p, &end, 0);
        if (end == p || (p > text && p[-1] == ':'))
            continue; // "0x12:i32"
        found = (uint32_t)n;
        p = end - 1;
        if (*end == ':')
            break;
    }
    return found;
}

// CPU seconds of a process that runs it; < 0: it does not, or is not there.
static double run_other(size_t which, const char *file, uint32_t rounds,
                        uint32_t *got)
{
    char n[16], text[256] = "";
    const char *argv[9] = {NULL};
    int out[2];
    snprintf(n, sizeof n, "%u", rounds);
    for (size_t i = 0; i < 8 && others[which].argv[i]; i++) {
        const char *arg = others[which].argv[i];
        argv[i] = !strcmp(arg, "FILE") ? file : !strcmp(arg, "N") ? n : arg;
    }
    double start = child_seconds();
    if (pipe(out))
        return -1;
    pid_t pid = fork();
    if (!pid) {
        dup2(out[1], 1);
        dup2(out[1], 2);
        close(out[0]);
        execvp(argv[0], (char **)(uintptr_t)argv);
        _exit(127);
    }
    close(out[1]);
    size_t len = 0;
    for (ssize_t k; len < sizeof text - 1 &&
                    (k = read(out[0], text + len, sizeof text - 1 - len)) > 0;)
        len += (size_t)k;
    close(out[0]);
    int status = 1;
    if (pid < 0 || waitpid(pid, &status, 0) < 0 || status)
        return -1;
    *got = last_number(text, 0);
    return child_seconds() - start;
}

static void print_others(const char *folder, const Kernel *k, uint32_t rounds,
                         double native)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.wasm", folder, k->name);
    uint32_t want = k->native(rounds), got = ~want, one;
    for (size_t i = 0; i < OTHERS; i++) {
        double start = run_other(i, path, 1, &one);
        double all = start < 0 ? -1 : run_other(i, path, rounds, &got);
        if (all >= 0 && got == want && all - start < 0.02)
            printf("   %s: too short", others[i].name);
        else if (all >= 0 && got == want)
            printf("   %s %.2f x", others[i].name, (all - start) / native);
        else if (all >= 0)
            printf("   %s: another checksum", others[i].name);
    }
    printf("\n");
}

// ----------------------------------------------------------------- kernels

// The least times of five interleaved runs.
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
    printf("%-10s native %6.3f s   GUARD %6.2f x   CHECKED %6.2f x", k->name,
           t.native, t.guard / t.native, t.checked / t.native);
    fflush(stdout);
    print_others(folder, k, rounds, t.native);
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
