// hostile SEED.wat..: each module of hostile_*.c in a process of its own:
// loaded, instantiated and run with limits, printed if it is small. It must end
// as it should, with a message that a terminal may show, within 5 seconds and
// 256 MiB.
//   hostile --write DIR SEED.wat..: the modules as files, for other engines
#include "tests/hostile/hostile.h"

#include "base/fs.h"
#include "base/utf8.h"
#include "runtime/inspect/inspect.h"
#include "runtime/wat/wat.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 5
enum { MAX_MIB = 256, SMALL = 65536 };

// What a child ends with.
enum { FINE, WRONG_VERDICT = 10, BAD_MESSAGE, NOT_STOPPED };

#if defined(__SANITIZE_ADDRESS__)
// Freed memory that is kept is the sanitizer's, not ours.
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "quarantine_size_mb=1:detect_leaks=0:fast_unwind_on_malloc=1";
}
#endif

static bool fit_to_print(const char *text)
{
    Str s = str_of(text);
    for (size_t i = 0; i < s.len; i++)
        if (((unsigned char)s.ptr[i] < ' ' && s.ptr[i] != '\n') ||
            s.ptr[i] == 0x7F)
            return false;
    return s.len > 0 && utf8_valid(s);
}

static void print_module(const RtModule *m)
{
    Arena *a = arena_new();
    Out *out = out_new_limited(64 << 20);
    RtLoadError error;
    InspectSections sections = {0};
    InspectFeatures features = {0};
    wat_print(a, m, &(WatPrintOptions){.fold = true}, out, &error);
    inspect_module(a, m, &sections, &features, &error);
    out_free(out);
    arena_free(a);
}

static int check_failure(RtStore *s, RtStatus status)
{
    char *text = rt_describe(s, status);
    int code = text && fit_to_print(text) ? FINE : BAD_MESSAGE;
    if (code)
        printf("message: %s\n", text ? text : "none");
    free(text);
    return code;
}

static int run(const Hostile *h, RtModule *m)
{
    RtLimits limits = {.max_memory = 64 << 20,
                       .max_table = 1000000,
                       .max_heap = 64 << 20,
                       .max_objects = 64 << 20};
    RtStore *s = rt_store_new(&limits);
    RtInstance *inst;
    rt_store_set_fuel(s, 200000);
    RtStatus st = rt_instantiate(s, m, NULL, 0, &inst);
    int code = st == RT_OK ? FINE : check_failure(s, st);
    bool stopped = st != RT_OK;
    for (size_t i = 0; st == RT_OK && i < rt_module_nexports(m); i++) {
        RtExternType t = rt_module_export(m, i);
        RtExtern e;
        RtVal args[16] = {{0}}, results[16];
        if (t.kind != RT_EXTERN_FUNC || t.func.nparams > 16 ||
            t.func.nresults > 16 ||
            !rt_export(inst, t.name.ptr, t.name.len, &e))
            continue;
        RtStatus called = rt_call(s, e.of.func, args, results);
        stopped |= called != RT_OK;
        if (called != RT_OK && code == FINE)
            code = check_failure(s, called);
    }
    if (code == FINE && h->verdict == STOPPED && !stopped)
        code = NOT_STOPPED;
    rt_store_free(s);
    return code;
}

static int try_module(const Hostile *h)
{
    RtLoadOptions options = {.metered = true};
    RtLoadError error;
    RtModule *m = rt_module_load(h->bytes.at, h->bytes.len, &options, &error);
    if (!m) {
        if (!fit_to_print(error.text))
            return BAD_MESSAGE;
        if (h->verdict != GOOD && h->verdict != STOPPED)
            return FINE;
        printf("%s at 0x%zx\n", error.text, error.offset);
        return error.status == RT_LOAD_LIMIT ? FINE : WRONG_VERDICT;
    }
    if (h->bytes.len <= SMALL)
        print_module(m);
    int code = h->verdict == BAD ? WRONG_VERDICT : run(h, m);
    rt_module_free(m);
    return code;
}

// ---------------------------------------------------------------- processes

typedef struct {
    int nseeds;
    char **seeds;
    const char *write; // to this folder, or NULL
    unsigned tried, failed;
    long most_kib;
    double most_seconds;
} Runner;

static void make(Hostile *h, Runner *r, const HostileCategory *c, unsigned n)
{
    DiagList diags = {.arena = h->arena};
    Str text, file = str_of(r->seeds[n % (unsigned)r->nseeds]);
    if (!fs_read(h->arena, file, &text) ||
        !wat_assemble(h->arena, file, text, &(WatOptions){.names = true},
                      &diags, &h->seed))
        exit(99);
    h->bytes.arena = h->arena;
    c->make(h, n);
}

static int child(Runner *r, const HostileCategory *c, unsigned n)
{
    struct rlimit cpu = {2 * SECONDS, 2 * SECONDS};
    Hostile h = {.arena = arena_new()};
    setrlimit(RLIMIT_CPU, &cpu);
    make(&h, r, c, n);
    if (!r->write)
        return try_module(&h);
    char path[4096];
    snprintf(path, sizeof path, "%s/%s-%04u.wasm", r->write, c->name, n);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(h.bytes.at, 1, h.bytes.len, f) != h.bytes.len)
        return 98;
    return fclose(f);
}

static const char *judge(int status, double seconds, long kib)
{
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGXCPU ? "takes too long" : "crashes";
    if (WEXITSTATUS(status) == WRONG_VERDICT)
        return "is not what it seems";
    if (WEXITSTATUS(status) == BAD_MESSAGE)
        return "has no message fit to print";
    if (WEXITSTATUS(status) == NOT_STOPPED)
        return "runs to its end";
    if (WEXITSTATUS(status))
        return "ends the process";
    if (seconds > SECONDS)
        return "takes too long";
    return kib > MAX_MIB * 1024L ? "takes too much memory" : NULL;
}

static void one(Runner *r, const HostileCategory *c, unsigned n)
{
    int status = 0;
    struct rusage used = {0};
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        exit(child(r, c, n));
    if (pid < 0 || wait4(pid, &status, 0, &used) != pid)
        exit(99);
    double seconds =
        (double)used.ru_utime.tv_sec + (double)used.ru_stime.tv_sec +
        (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    const char *wrong = judge(status, seconds, used.ru_maxrss);
    r->tried++;
    r->failed += wrong != NULL;
    if (used.ru_maxrss > r->most_kib)
        r->most_kib = used.ru_maxrss;
    if (seconds > r->most_seconds)
        r->most_seconds = seconds;
    if (wrong)
        printf("%s %u %s: status 0x%x, %.2f s, %ld MiB\n", c->name, n, wrong,
               status, seconds, used.ru_maxrss / 1024);
}

int main(int argc, char **argv)
{
    bool write = argc > 3 && !strcmp(argv[1], "--write");
    int first = write ? 3 : 1;
    Runner r = {.nseeds = argc - first, .seeds = argv + first};
    r.write = write ? argv[2] : NULL;
    if (argc < 2)
        return 2;
    for (const HostileCategory *c = hostile_static; c->name; c++)
        for (unsigned n = 0; n < c->count; n++)
            one(&r, c, n);
    for (const HostileCategory *c = hostile_large; c->name; c++)
        for (unsigned n = 0; n < c->count; n++)
            one(&r, c, n);
    printf("%u modules, %u failed; at most %.2f s and %ld MiB\n", r.tried,
           r.failed, r.most_seconds, r.most_kib / 1024);
    return r.failed ? 1 : 0;
}
