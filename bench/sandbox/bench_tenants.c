// bench_tenants.c: many guests of one module in one process, each with its own
// memory and its own directory, on two threads that take turns with all of
// them. A tenth is stopped by fuel and a tenth traps on the way; the others
// must come to the right result, and no guest's byte may appear in another's
// memory or files. Prints time and memory per guest.
//
//   bench_tenants [GUESTS]
//
// Exit 1 when anything is wrong.
#include "runtime/cbw_wasi.h"
#include "runtime/wat/wat.h"

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { STEPS = 10, THREADS = 2, PAGE = 65536, ROOM = 512 };

// step: appends the guest's number to its file, adds up all that is in it, and
// fills its second page with the number.
static const char text[] =
    "(module"
    " (import \"wasi_snapshot_preview1\" \"path_open\" (func $open"
    "  (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))"
    " (import \"wasi_snapshot_preview1\" \"fd_write\" (func $write"
    "  (param i32 i32 i32 i32) (result i32)))"
    " (import \"wasi_snapshot_preview1\" \"fd_read\" (func $read"
    "  (param i32 i32 i32 i32) (result i32)))"
    " (import \"wasi_snapshot_preview1\" \"fd_seek\" (func $seek"
    "  (param i32 i64 i32 i32) (result i32)))"
    " (import \"wasi_snapshot_preview1\" \"fd_close\" (func $close"
    "  (param i32) (result i32)))"
    " (memory (export \"memory\") 2)"
    " (data (i32.const 16) \"f\")"
    " (func $vector (param $at i32) (param $len i32)"
    "  (i32.store (i32.const 40) (local.get $at))"
    "  (i32.store (i32.const 44) (local.get $len)))"
    " (func (export \"step\") (param $id i32) (result i32)"
    "  (local $fd i32) (local $n i32) (local $sum i32)"
    "  (if (call $open (i32.const 3) (i32.const 0) (i32.const 16) (i32.const 1)"
    "    (i32.const 1) (i64.const 0x46) (i64.const 0) (i32.const 1)"
    "    (i32.const 32)) (then unreachable))"
    "  (local.set $fd (i32.load (i32.const 32)))"
    "  (i32.store (i32.const 64) (local.get $id))"
    "  (call $vector (i32.const 64) (i32.const 4))"
    "  (if (call $write (local.get $fd) (i32.const 40) (i32.const 1)"
    "    (i32.const 48)) (then unreachable))"
    "  (if (call $seek (local.get $fd) (i64.const 0) (i32.const 0)"
    "    (i32.const 56)) (then unreachable))"
    "  (call $vector (i32.const 4096) (i32.const 4096))"
    "  (if (call $read (local.get $fd) (i32.const 40) (i32.const 1)"
    "    (i32.const 48)) (then unreachable))"
    "  (if (call $close (local.get $fd)) (then unreachable))"
    "  (local.set $n (i32.load (i32.const 48)))"
    "  (loop $more"
    "   (local.set $n (i32.sub (local.get $n) (i32.const 4)))"
    "   (local.set $sum (i32.add (local.get $sum)"
    "    (i32.load offset=4096 (local.get $n))))"
    "   (br_if $more (local.get $n)))"
    "  (memory.fill (i32.const 65536) (local.get $id) (i32.const 65536))"
    "  (local.get $sum))"
    " (func (export \"spin\") (loop (br 0)))"
    " (func (export \"crash\") (drop (i32.load (i32.const -4)))))";

typedef enum { WORKS, SPINS, CRASHES } Fate;

typedef struct {
    RtStore *store;
    RtWasi *wasi;
    RtMemory *memory;
    RtFunc *step, *end; // end: how it is to be stopped
    uint32_t id, steps;
    Fate fate;
    uint32_t dies_at; // the step
    bool dead;
    pthread_mutex_t lock; // a store is one thread's at a time
} Tenant;

typedef struct {
    Tenant *tenants;
    uint32_t n, turn; // the next one to take its step
    pthread_mutex_t lock;
    bool wrong;
} Town;

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static size_t resident(void)
{
    size_t pages = 0, all = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f && fscanf(f, "%zu %zu", &all, &pages) != 2)
        pages = 0;
    if (f)
        fclose(f);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static _Noreturn void fail(const char *what, const char *why)
{
    printf("FAILED: %s: %s\n", what, why);
    exit(1);
}

static void dir_of(char out[ROOM], const char *top, uint32_t id)
{
    snprintf(out, ROOM, "%s/%u", top, id);
}

// ------------------------------------------------------------------ tenants

static RtModule *load(Arena *a)
{
    Str bytes;
    RtLoadError e;
    DiagList *diags = diag_new(a);
    WatOptions w = {0};
    RtLoadOptions options = {.metered = true, .bounds = RT_CHECKED};
    if (!wat_assemble(a, STR("tenant"), str_of(text), &w, diags, &bytes)) {
        diag_print(diags, stderr, false);
        exit(1);
    }
    RtModule *m =
        rt_module_load((const uint8_t *)bytes.ptr, bytes.len, &options, &e);
    if (!m)
        fail("module", e.text);
    return m;
}

static RtFunc *exported(RtInstance *inst, const char *name)
{
    RtExtern e;
    return rt_export(inst, name, strlen(name), &e) ? e.of.func : NULL;
}

static Tenant move_in(RtModule *m, const char *top, uint32_t id, Fate fate)
{
    char dir[ROOM];
    RtLimits limits = {
        .max_memory = 1 << 20, .max_frames = 256, .max_stack_slots = 4096};
    Tenant t = {.id = id, .fate = fate, .dies_at = id % STEPS};
    RtInstance *inst;
    RtExtern e;
    dir_of(dir, top, id);
    if (mkdir(dir, 0777) != 0)
        fail("mkdir", dir);
    t.store = rt_store_new(&limits);
    t.wasi = rt_wasi_new();
    if (!t.store || !t.wasi || !rt_wasi_dir(t.wasi, dir, "/", false))
        fail("grant", t.wasi ? rt_wasi_error(t.wasi) : "no memory");
    if (rt_wasi_instantiate(t.wasi, t.store, m, &inst) != RT_OK ||
        !rt_export(inst, "memory", 6, &e))
        fail("instantiate", rt_store_error(t.store));
    t.memory = e.of.memory;
    t.step = exported(inst, "step");
    t.end = exported(inst, fate == SPINS ? "spin" : "crash");
    return t;
}

// Its page holds its number, or nothing yet.
static bool owns_its_memory(const Tenant *t)
{
    const uint8_t *page = rt_memory_data(t->memory) + PAGE;
    uint8_t want = t->steps ? (uint8_t)t->id : 0;
    for (size_t i = 0; i < PAGE; i++)
        if (page[i] != want)
            return false;
    return true;
}

static bool die(Tenant *t)
{
    rt_store_set_fuel(t->store, 1000);
    t->dead = true;
    RtTrapKind want =
        t->fate == SPINS ? RT_TRAP_OUT_OF_FUEL : RT_TRAP_MEMORY_BOUNDS;
    return rt_call(t->store, t->end, NULL, NULL) == RT_TRAPPED &&
           rt_store_trap(t->store)->kind == want;
}

static bool take_step(Tenant *t)
{
    RtVal id = {.i32 = t->id}, sum;
    if (!owns_its_memory(t))
        return false;
    if (t->fate != WORKS && t->steps == t->dies_at)
        return die(t);
    rt_store_set_fuel(t->store, 1000);
    if (rt_call(t->store, t->step, &id, &sum) != RT_OK)
        return false;
    t->steps++;
    return sum.i32 == t->id * t->steps;
}

// A thread takes the next step of whoever's turn it is.
static void *work(void *user)
{
    Town *town = user;
    for (;;) {
        pthread_mutex_lock(&town->lock);
        uint32_t turn = town->turn++;
        pthread_mutex_unlock(&town->lock);
        if (turn >= town->n * STEPS)
            return NULL;
        Tenant *t = &town->tenants[turn % town->n];
        pthread_mutex_lock(&t->lock);
        bool right = t->dead || take_step(t);
        pthread_mutex_unlock(&t->lock);
        if (!right)
            printf("FAILED: guest %u, step %u\n", t->id, t->steps);
        pthread_mutex_lock(&town->lock);
        town->wrong |= !right;
        pthread_mutex_unlock(&town->lock);
    }
}

// Its file holds its own number as often as it came to write it.
static bool owns_its_file(const Tenant *t, const char *top)
{
    char path[ROOM + 4];
    uint32_t words[STEPS + 1];
    dir_of(path, top, t->id);
    strcat(path, "/f");
    FILE *f = fopen(path, "rb");
    size_t n = f ? fread(words, 4, STEPS + 1, f) : 0;
    if (f)
        fclose(f);
    for (size_t i = 0; i < n; i++)
        if (words[i] != t->id)
            return false;
    return n == t->steps;
}

static void move_out(Tenant *t, const char *top)
{
    char path[ROOM + 4];
    rt_store_free(t->store);
    rt_wasi_free(t->wasi);
    dir_of(path, top, t->id);
    strcat(path, "/f");
    unlink(path);
    dir_of(path, top, t->id);
    rmdir(path);
}

// --------------------------------------------------------------------- main

static void allow_files(uint32_t n)
{
    struct rlimit r;
    if (getrlimit(RLIMIT_NOFILE, &r) == 0 && r.rlim_cur < n + 100) {
        r.rlim_cur = r.rlim_max < n + 100 ? r.rlim_max : n + 100;
        setrlimit(RLIMIT_NOFILE, &r);
    }
}

static void run(Town *town)
{
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, town) != 0)
            fail("thread", "none");
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

static void check(Town *town, const char *top)
{
    uint32_t ended[3] = {0};
    for (uint32_t i = 0; i < town->n; i++) {
        Tenant *t = &town->tenants[i];
        bool right = owns_its_memory(t) && owns_its_file(t, top) &&
                     t->dead == (t->fate != WORKS) &&
                     t->steps == (t->dead ? t->dies_at : STEPS);
        town->wrong |= !right;
        if (!right)
            printf("FAILED: guest %u\n", t->id);
        ended[t->fate]++;
    }
    printf("%u worked, %u out of fuel, %u trapped\n", ended[WORKS],
           ended[SPINS], ended[CRASHES]);
}

int main(int argc, char **argv)
{
    const char *tmp = getenv("TMPDIR");
    char top[400];
    snprintf(top, sizeof top, "%s/cbw-tenants-XXXXXX", tmp ? tmp : "/tmp");
    uint32_t n = argc > 1 ? (uint32_t)atoi(argv[1]) : 1000;
    Arena *a = arena_new();
    RtModule *m = load(a);
    Town town = {.n = n};
    pthread_mutex_init(&town.lock, NULL);
    town.tenants = calloc(n, sizeof *town.tenants);
    if (!mkdtemp(top) || !town.tenants || n < 10)
        fail("start", "no directory, or fewer than 10 guests");
    allow_files(n);
    size_t bytes = resident();
    double began = seconds();
    for (uint32_t i = 0; i < n; i++) {
        Fate fate = i % 10 == 3 ? SPINS : i % 10 == 7 ? CRASHES : WORKS;
        town.tenants[i] = move_in(m, top, i + 1, fate);
        pthread_mutex_init(&town.tenants[i].lock, NULL);
    }
    double made = seconds();
    size_t idle = resident();
    run(&town);
    double worked = seconds();
    printf("%u guests, %d threads, %d steps each\n", n, THREADS, STEPS);
    printf("made      %6.1f us a guest, %5.1f KB resident\n",
           (made - began) / n * 1e6, (double)(idle - bytes) / n / 1024);
    printf("a step    %6.1f us (open, write, seek, read, close, 64 KB filled "
           "and checked)\n",
           (worked - made) / (n * (uint32_t)STEPS) * 1e6);
    printf("after     %6.1f KB resident a guest\n",
           (double)(resident() - bytes) / n / 1024);
    check(&town, top);
    for (uint32_t i = 0; i < n; i++)
        move_out(&town.tenants[i], top);
    rmdir(top);
    free(town.tenants);
    rt_module_free(m);
    arena_free(a);
    return town.wrong ? 1 : 0;
}
