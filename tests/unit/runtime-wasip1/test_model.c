// Random sequences of calls with random arguments, in three worlds at once: a
// directory of the host with openat2, one walked by hand, and one in memory.
// Each is the others' model: errnos and results are the same. Afterwards
// nothing beside the host's directories has changed.
//
//   CBW_MODEL_STEPS=N CBW_MODEL_SEED=N test_runtime-wasip1_model
#include "tests/unit/runtime-wasip1/rig.h"

enum { WORLDS = 3, FDS = 12, BUF = 2048, OUT = 8192 };

typedef struct {
    uint64_t random;
    Rig rigs[WORLDS];
    char log[700]; // the call that is made, for a failure
    uint64_t step;
} Model;

static uint64_t next(Model *m)
{
    m->random ^= m->random << 13;
    m->random ^= m->random >> 7;
    m->random ^= m->random << 17;
    return m->random >> 11;
}

static uint32_t below(Model *m, uint32_t n)
{
    return (uint32_t)(next(m) % n);
}

static void path(Model *m, char out[256])
{
    static const char *const parts[] = {"a",  "b", "c",  "d", "a", "b",
                                        "..", ".", "dd", "",  "c", "ff"};
    uint32_t n = below(m, 4) == 0 ? 1 + below(m, 4) : 1 + below(m, 2);
    out[0] = '\0';
    if (below(m, 60) == 0)
        strcat(out, "/");
    for (uint32_t i = 0; i < n; i++) {
        strcat(out, i ? "/" : "");
        strcat(out, parts[below(m, 12)]);
    }
    if (below(m, 12) == 0)
        strcat(out, "/");
}

static uint32_t fd(Model *m)
{
    return below(m, 3) ? RIG_DIR : below(m, 40) ? RIG_DIR + below(m, FDS) : 77;
}

static void differ(const Model *m, const char *what, uint64_t a, uint64_t b,
                   int world)
{
    print_error("step %llu: %s\n%s: %llu, in world %d %llu\n",
                (unsigned long long)m->step, m->log, what,
                (unsigned long long)a, world, (unsigned long long)b);
    fail();
}

// The same call in all worlds; the errno.
static WasiErrno all(Model *m, const char *name, const uint64_t *args)
{
    WasiErrno first = rig_call(&m->rigs[0], name, args);
    for (int i = 1; i < WORLDS; i++) {
        WasiErrno e = rig_call(&m->rigs[i], name, args);
        // of two paths, either may be what is told to be wrong
        bool either = !strcmp(name, "path_link") && e && first;
        if (e != first && !either)
            differ(m, "errno", first, e, i);
    }
    return first;
}

#define ALL(m, name, ...) all((m), #name, (const uint64_t[]){__VA_ARGS__, 0})

static void same(Model *m, uint32_t at, uint32_t len)
{
    for (int i = 1; i < WORLDS; i++)
        if (memcmp(m->rigs[0].mem + at, m->rigs[i].mem + at, len))
            for (uint32_t k = 0; k < len; k++)
                if (m->rigs[0].mem[at + k] != m->rigs[i].mem[at + k])
                    differ(m, "byte", rig_get(&m->rigs[0], at + k, 1),
                           rig_get(&m->rigs[i], at + k, 1), i);
}

static uint32_t put(Model *m, uint32_t at, const char *text)
{
    for (int i = 0; i < WORLDS; i++)
        memcpy(m->rigs[i].mem + at, text, strlen(text));
    return (uint32_t)strlen(text);
}

static void wipe(Model *m)
{
    for (int i = 0; i < WORLDS; i++)
        memset(m->rigs[i].mem, 0, OUT + BUF);
}

// ------------------------------------------------------------------- calls

static void open_one(Model *m, const char *p, uint32_t len)
{
    static const uint32_t oflags[] = {0, 1, 1, 2, 5, 8, 9, 3, 2, 0, 1};
    static const uint64_t rights[] = {
        0,         DIR_RIGHTS,         FILE_RW,
        FILE_RW,   WASI_RIGHT_FD_READ, WASI_RIGHT_FD_WRITE,
        ALL_RIGHTS};
    uint32_t d = fd(m), follow = below(m, 2), o = oflags[below(m, 11)];
    uint64_t base = rights[below(m, 7)];
    uint32_t flags = below(m, 5) ? 0 : WASI_FD_APPEND;
    snprintf(m->log, sizeof m->log,
             "open %u %s follow %u oflags %u rights %llx", d, p, follow, o,
             (unsigned long long)base);
    if (!ALL(m, path_open, d, follow, 100, len, o, base, DIR_RIGHTS | FILE_RW,
             flags, 0)) {
        same(m, 0, 4);
        uint32_t got = (uint32_t)rig_get(&m->rigs[0], 0, 4);
        ALL(m, fd_fdstat_get, got, 8);
        same(m, 8, 24);
        if (got > RIG_DIR + FDS)
            ALL(m, fd_close, got);
    }
}

static void stat_one(Model *m, const char *p, uint32_t len)
{
    uint32_t d = fd(m), follow = below(m, 2);
    snprintf(m->log, sizeof m->log, "stat %u %s follow %u", d, p, follow);
    if (ALL(m, path_filestat_get, d, follow, 100, len, 1000))
        return;
    same(m, 1016, 1);
    if (rig_get(&m->rigs[0], 1016, 1) != SB_DIR) { // how they count is free
        same(m, 1024, 8);
        same(m, 1032, 8);
    }
}

static void two_paths(Model *m, const char *p, uint32_t len)
{
    char q[256];
    path(m, q);
    uint32_t n = put(m, 400, q), d = fd(m), to = fd(m), follow = below(m, 2);
    switch (below(m, 3)) {
    case 0:
        snprintf(m->log, sizeof m->log, "link %u %s %u %s follow %u", d, p, to,
                 q, follow);
        ALL(m, path_link, d, follow, 100, len, to, 400, n);
        break;
    case 1:
        snprintf(m->log, sizeof m->log, "rename %u %s %u %s", d, p, to, q);
        ALL(m, path_rename, d, 100, len, to, 400, n);
        break;
    default:
        snprintf(m->log, sizeof m->log, "symlink %s %u %s", p, to, q);
        ALL(m, path_symlink, 100, len, to, 400, n);
        break;
    }
}

static void one_path(Model *m, const char *p, uint32_t len)
{
    uint32_t d = fd(m), follow = below(m, 2);
    switch (below(m, 5)) {
    case 0:
        snprintf(m->log, sizeof m->log, "mkdir %u %s", d, p);
        ALL(m, path_create_directory, d, 100, len);
        break;
    case 1:
        snprintf(m->log, sizeof m->log, "rmdir %u %s", d, p);
        ALL(m, path_remove_directory, d, 100, len);
        break;
    case 2:
        snprintf(m->log, sizeof m->log, "unlink %u %s", d, p);
        ALL(m, path_unlink_file, d, 100, len);
        break;
    case 3:
        snprintf(m->log, sizeof m->log, "readlink %u %s", d, p);
        if (!ALL(m, path_readlink, d, 100, len, 1000, below(m, 20), 0)) {
            same(m, 0, 4);
            same(m, 1000, 20);
        }
        break;
    default:
        snprintf(m->log, sizeof m->log, "times %u %s follow %u", d, p, follow);
        if (!ALL(m, path_filestat_set_times, d, follow, 100, len, 3000000000,
                 4000000000, 5) &&
            !ALL(m, path_filestat_get, d, follow, 100, len, 1000))
            same(m, 1048, 8); // looking a link up changes the other
        break;
    }
}

// Names in the order of the alphabet: each world has its own.
static void names_of(Rig *r, uint32_t len, StrVec *out)
{
    for (uint32_t at = OUT; at + 24 <= OUT + len;) {
        uint32_t n = (uint32_t)rig_get(r, at + 16, 4);
        if (at + 24 + n > OUT + len)
            break;
        Str s = str_fmt(r->arena, "%.*s %u", (int)n, r->mem + at + 24,
                        r->mem[at + 20]);
        size_t i = out->len;
        VEC_PUSH(r->arena, out, s);
        for (; i > 0 && str_cmp(out->at[i - 1], s) > 0; i--)
            out->at[i] = out->at[i - 1];
        out->at[i] = s;
        at += 24 + n;
    }
}

static void list(Model *m, uint32_t f)
{
    snprintf(m->log, sizeof m->log, "readdir %u", f);
    if (ALL(m, fd_readdir, f, OUT, BUF, 0, 0))
        return;
    StrVec first = {0};
    ArenaMark marks[WORLDS];
    for (int i = 0; i < WORLDS; i++) {
        StrVec names = {0};
        marks[i] = arena_mark(m->rigs[i].arena);
        names_of(&m->rigs[i], (uint32_t)rig_get(&m->rigs[i], 0, 4), &names);
        if (i == 0)
            first = names;
        if (names.len != first.len)
            differ(m, "entries", first.len, names.len, i);
        for (size_t k = 0; k < names.len; k++)
            if (!str_eq(names.at[k], first.at[k]))
                differ(m, "entry", k, k, i);
    }
    for (int i = 0; i < WORLDS; i++)
        arena_reset(m->rigs[i].arena, marks[i]);
}

static void transfer(Model *m, uint32_t f)
{
    uint32_t n = 1 + below(m, 3), from = below(m, 200);
    for (int i = 0; i < WORLDS; i++)
        for (uint32_t k = 0; k < n; k++) {
            wasi_put(m->rigs[i].mem + 16 + 8 * k, 3000 + 300 * k, 4);
            wasi_put(m->rigs[i].mem + 20 + 8 * k, (from * (k + 7)) % 250, 4);
            memset(m->rigs[i].mem + 3000 + 300 * k, (int)('a' + from % 26),
                   250);
        }
    uint64_t at = below(m, 8) ? below(m, 300) : next(m) << 12;
    const char *names[] = {"fd_read", "fd_write", "fd_pread", "fd_pwrite"};
    uint32_t which = below(m, 4);
    if (which == 3 && at > 100000)
        at %= 1000;
    snprintf(m->log, sizeof m->log, "%s %u at %llu", names[which], f,
             (unsigned long long)at);
    uint64_t args[] = {f, 16, n, which < 2 ? 0 : at, 0};
    if (!all(m, names[which], args)) {
        same(m, 0, 4);
        same(m, 3000, 900);
    }
}

static void state(Model *m, uint32_t f)
{
    switch (below(m, 10)) {
    case 0:
        snprintf(m->log, sizeof m->log, "fdstat %u", f);
        if (!ALL(m, fd_fdstat_get, f, 8))
            same(m, 8, 24);
        break;
    case 1:
        snprintf(m->log, sizeof m->log, "filestat %u", f);
        if (!ALL(m, fd_filestat_get, f, 1000) &&
            rig_get(&m->rigs[0], 1016, 1) != SB_DIR)
            same(m, 1016, 24);
        break;
    case 2:
        snprintf(m->log, sizeof m->log, "size %u", f);
        ALL(m, fd_filestat_set_size, f,
            below(m, 8) ? below(m, 600) : (uint64_t)1 << 63);
        break;
    case 3:
        snprintf(m->log, sizeof m->log, "allocate %u", f);
        ALL(m, fd_allocate, f, below(m, 300), below(m, 300));
        break;
    case 4:
        snprintf(m->log, sizeof m->log, "advise %u", f);
        ALL(m, fd_advise, f, below(m, 300), below(m, 300), below(m, 7));
        break;
    case 5:
        snprintf(m->log, sizeof m->log, "sync %u", f);
        if (below(m, 2))
            ALL(m, fd_sync, f);
        else
            ALL(m, fd_datasync, f);
        break;
    case 6:
        snprintf(m->log, sizeof m->log, "flags %u", f);
        ALL(m, fd_fdstat_set_flags, f, below(m, 2));
        break;
    case 7:
        snprintf(m->log, sizeof m->log, "times %u", f);
        if (!ALL(m, fd_filestat_set_times, f, 5000000000, 6000000000,
                 below(m, 16)) &&
            !ALL(m, fd_filestat_get, f, 1000))
            return;
        break;
    case 8:
        snprintf(m->log, sizeof m->log, "rights %u", f);
        ALL(m, fd_fdstat_set_rights, f, below(m, 4) ? FILE_RW : ALL_RIGHTS,
            FILE_RW);
        break;
    default:
        snprintf(m->log, sizeof m->log, "tell %u", f);
        if (!ALL(m, fd_tell, f, 0))
            same(m, 0, 8);
        break;
    }
}

static void with_fd(Model *m)
{
    uint32_t f = below(m, 20) ? RIG_DIR + 1 + below(m, FDS) : RIG_DIR;
    switch (below(m, 8)) {
    case 0:
        list(m, f);
        break;
    case 1:
    case 2:
        transfer(m, f);
        break;
    case 3: {
        uint32_t whence = below(m, 4);
        int64_t offset = (int64_t)below(m, 700) - 300;
        snprintf(m->log, sizeof m->log, "seek %u %lld %u", f, (long long)offset,
                 whence);
        if (!ALL(m, fd_seek, f, (uint64_t)offset, whence, 0))
            same(m, 0, 8);
        break;
    }
    case 4:
        snprintf(m->log, sizeof m->log, "close %u", f);
        if (f != RIG_DIR && below(m, 3) == 0)
            ALL(m, fd_close, f);
        break;
    case 5: {
        uint32_t to = RIG_DIR + 1 + below(m, FDS);
        snprintf(m->log, sizeof m->log, "renumber %u %u", f, to);
        if (f != RIG_DIR && below(m, 4) == 0)
            ALL(m, fd_renumber, f, to);
        break;
    }
    default:
        state(m, f);
        break;
    }
}

static void step(Model *m)
{
    char p[256];
    wipe(m);
    path(m, p);
    uint32_t len = put(m, 100, p);
    switch (below(m, 6)) {
    case 0:
        open_one(m, p, len);
        break;
    case 1:
        one_path(m, p, len);
        break;
    case 2:
        two_paths(m, p, len);
        break;
    case 3:
        stat_one(m, p, len);
        break;
    default:
        with_fd(m);
        break;
    }
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *s = getenv(name);
    return s ? strtoull(s, NULL, 10) : otherwise;
}

static void worlds_agree(void **unused)
{
    (void)unused;
    uint64_t steps = from_environment("CBW_MODEL_STEPS", 20000);
    uint64_t seed = from_environment("CBW_MODEL_SEED", 1);
    static const RigKind kinds[WORLDS] = {
        {.by_hand = false}, {.by_hand = true}, {.memory = true}};
    uint64_t life = steps / 50 < 2000 ? 2000 : steps / 50; // of the worlds
    Model m = {.random = seed * 2654435761u + 88172645463325252u};
    for (m.step = 0; m.step < steps; m.step++) {
        if (m.step % life == 0)
            for (int i = 0; i < WORLDS; i++) {
                if (m.step > 0)
                    rig_free(&m.rigs[i]);
                m.rigs[i] = rig_new(&kinds[i]);
                rig_write(&m.rigs[i], "secret", "secret");
            }
        step(&m);
        for (int i = 0; m.step % life == life - 1 && i < WORLDS; i++) {
            StrVec names = {0};
            assert_true(fs_list(m.rigs[i].arena, m.rigs[i].dir, &names));
            assert_int_equal(names.len, 2);
        }
    }
    for (int i = 0; i < WORLDS; i++)
        rig_free(&m.rigs[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(worlds_agree)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
