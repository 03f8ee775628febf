// Any function with any arguments, in any order: nothing crashes, nothing is
// left open, nothing outside changes. Run it long under sanitizers:
//
//   CBW_ANY_STEPS=N CBW_ANY_SEED=N test_runtime-wasip1_any
#include "tests/unit/runtime-wasip1/rig.h"

#include <dirent.h>
#include <signal.h>

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state >> 5;
}

// A number like those that programs pass, and those around their edges.
static uint64_t number(uint64_t *state)
{
    static const uint64_t edges[] = {
        0,          1,          2,          3,          4,          5,
        8,          16,         64,         100,        1024,       4096,
        RIG_MEMORY, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF, 0x100000000,
        INT64_MAX,  UINT64_MAX, 0x3FFFFFFF, 0x1FFFFFFF, 46,         0x10000000};
    uint64_t n = next(state);
    switch (n % 4) {
    case 0:
        return edges[(n >> 8) % (sizeof edges / sizeof *edges)];
    case 1:
        return edges[(n >> 8) % (sizeof edges / sizeof *edges)] -
               (n >> 20) % 3 + 1;
    case 2:
        return (n >> 8) % 12;
    default:
        return (n >> 8) % RIG_MEMORY;
    }
}

// Memory full of small numbers, names and pointers, so that much of it means
// something.
static void scatter(Rig *r, uint64_t *state)
{
    static const char *const names[] = {"a",  "b", "../secret", "c/d",
                                        "..", "/", ".",         "c",
                                        "a/", "l", "l/x",       "c/../a"};
    for (int i = 0; i < 40; i++) {
        uint64_t n = next(state);
        uint32_t at = (uint32_t)(n >> 8) % (RIG_MEMORY - 64);
        at = n & 1 ? at % 256 : at;
        if (n & 2) {
            const char *name = names[(n >> 40) % 12];
            memcpy(r->mem + at, name, strlen(name));
        } else {
            wasi_put(r->mem + at, number(state), 4);
        }
    }
}

static size_t open_files(void)
{
    size_t n = 0;
    DIR *d = opendir("/proc/self/fd");
    while (d && readdir(d))
        n++;
    if (d)
        closedir(d);
    return n;
}

static Rig furnished(const RigKind *kind)
{
    Rig r = rig_new(kind);
    rig_write(&r, "secret", "secret");
    rt_wasi_max_files(r.wasi, 64);
    rig_make(&r, "a", "text of a file");
    CALL(&r, path_create_directory, RIG_DIR, PATH(&r, "c"));
    CALL(&r, path_symlink, PATH(&r, "../secret"), RIG_DIR, PATH(&r, "l"));
    return r;
}

static void one_call(Rig *r, uint64_t *state)
{
    const WasiFunc *f = &WASI_FUNCS[next(state) % WASI_NFUNCS];
    uint64_t args[9];
    WasiErrno err = 0;
    for (int i = 0; i < 9; i++)
        args[i] = number(state);
    if (f->fn == rt_wasi_proc_exit)
        return;
    if (!strncmp(f->name, "fd_", 3) || !strncmp(f->name, "path_", 5))
        args[0] = next(state) % 8 ? args[0] % 10 : args[0];
    // or files of gigabytes would be made
    if (f->fn == rt_wasi_fd_allocate || f->fn == rt_wasi_fd_filestat_set_size ||
        f->fn == rt_wasi_fd_seek || f->fn == rt_wasi_fd_pwrite)
        for (int i = 1; i < 4; i++)
            args[i] %= (uint64_t)1 << 20;
    assert_int_equal(rig_try(r, f->name, args, &err), RT_OK);
    if (err > WASI_NOTCAPABLE)
        print_error("%s: %u\n", f->name, err);
    assert_true(err <= WASI_NOTCAPABLE);
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *s = getenv(name);
    return s ? strtoull(s, NULL, 10) : otherwise;
}

static void anything_goes(void **state)
{
    enum { LIFE = 500 };
    uint64_t random = from_environment("CBW_ANY_SEED", 1) * 2654435761u + 12345;
    uint64_t steps = from_environment("CBW_ANY_STEPS", 10000);
    uint64_t worlds = steps / LIFE < 80 ? steps / LIFE : 80;
    size_t before = open_files();
    for (uint64_t w = 0; w < worlds; w++) {
        Rig r = furnished(*state);
        rt_wasi_deterministic(r.wasi, w); // waiting for a time takes none
        for (uint64_t i = 0; i < steps / worlds; i++) {
            if (i % 8 == 0)
                scatter(&r, &random);
            one_call(&r, &random);
        }
        Str s;
        assert_true(fs_read(r.arena, str_of(rig_path(&r, "secret")), &s));
        assert_str(s, "secret");
        StrVec names = {0};
        assert_true(fs_list(r.arena, r.dir, &names));
        assert_int_equal(names.len, 2);
        rig_free(&r);
    }
    assert_int_equal(open_files(), before);
}

int main(void)
{
    static RigKind kernel = {.by_hand = false}, hand = {.by_hand = true},
                   memory = {.memory = true};
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(anything_goes, &kernel),
        cmocka_unit_test_prestate(anything_goes, &hand),
        cmocka_unit_test_prestate(anything_goes, &memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
