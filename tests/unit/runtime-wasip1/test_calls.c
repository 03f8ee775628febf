// Functions of preview 1 and their errnos: arguments, clocks, pointers,
// streams, polling, sockets. Files are in test_files.c, what depends on the
// kind of directory in test_model.c, what leads out in test_escape.c.
#include "tests/unit/runtime-wasip1/rig.h"

#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>

#define R(name) ((uint64_t)WASI_RIGHT_##name)
#define OUTSIDE 0xFFFFFFF0u
#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { CREAT = 1 };

// ------------------------------------------------------- process and clocks

static void arguments_and_variables(void **state)
{
    (void)state;
    Rig r = rig_begin();
    assert_true(rt_wasi_arg(r.wasi, "prog") && rt_wasi_arg(r.wasi, ""));
    assert_true(rt_wasi_env(r.wasi, "A=b=c"));
    assert_false(rt_wasi_env(r.wasi, "A") || rt_wasi_env(r.wasi, "=b"));
    rig_start(&r);
    assert_int_equal(CALL(&r, args_sizes_get, 0, 4), 0);
    assert_int_equal(rig_get(&r, 0, 4), 2);
    assert_int_equal(rig_get(&r, 4, 4), 6);
    assert_int_equal(CALL(&r, args_get, 100, 200), 0);
    assert_int_equal(rig_get(&r, 100, 4), 200);
    assert_int_equal(rig_get(&r, 104, 4), 205);
    assert_memory_equal(r.mem + 200, "prog\0", 6);
    assert_int_equal(CALL(&r, environ_sizes_get, 0, 4), 0);
    assert_int_equal(rig_get(&r, 0, 4), 1);
    assert_int_equal(CALL(&r, environ_get, 100, RIG_MEMORY - 6), 0);
    assert_memory_equal(r.mem + RIG_MEMORY - 6, "A=b=c", 6);
    assert_int_equal(CALL(&r, environ_get, 100, RIG_MEMORY - 5), WASI_FAULT);
    rig_free(&r);
}

static void clocks(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    for (uint32_t id = 0; id < 2; id++) {
        assert_int_equal(CALL(&r, clock_res_get, id, 0), 0);
        assert_int_equal(rig_get(&r, 0, 8), 1000);
        assert_int_equal(CALL(&r, clock_time_get, id, 0, 0), 0);
        assert_true(rig_get(&r, 0, 8) > 0 && rig_get(&r, 0, 8) % 1000 == 0);
    }
    for (uint32_t id = 2; id < 6; id++) {
        assert_int_equal(CALL(&r, clock_res_get, id, 0), WASI_INVAL);
        assert_int_equal(CALL(&r, clock_time_get, id, 0, 0), WASI_INVAL);
    }
    rt_wasi_cpu_clocks(r.wasi);
    assert_int_equal(CALL(&r, clock_time_get, 3, 0, 0), 0);
    assert_true(rig_get(&r, 0, 8) < 1000000000);
    rt_wasi_deterministic(r.wasi, 7);
    assert_int_equal(CALL(&r, clock_time_get, 0, 0, 0), 0);
    assert_int_equal(rig_get(&r, 0, 8), 946684800000001000);
    assert_int_equal(CALL(&r, random_get, 0, 8), 0);
    uint64_t first = rig_get(&r, 0, 8);
    rt_wasi_deterministic(r.wasi, 7);
    assert_int_equal(CALL(&r, random_get, 0, 8), 0);
    assert_int_equal(rig_get(&r, 0, 8), first);
    rig_free(&r);
}

static void chance_and_process(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    WasiErrno err;
    uint32_t code;
    memset(r.mem, 0, 64);
    assert_int_equal(CALL(&r, random_get, 0, 32), 0);
    assert_true(rig_get(&r, 0, 8) | rig_get(&r, 8, 8));
    assert_int_equal(rig_get(&r, 32, 8), 0);
    assert_int_equal(CALL(&r, random_get, RIG_MEMORY, 0), 0);
    assert_int_equal(CALL(&r, random_get, RIG_MEMORY - 1, 2), WASI_FAULT);
    assert_int_equal(CALL(&r, sched_yield, 0), 0);
    assert_int_equal(CALL(&r, proc_raise, 0), 0);
    assert_int_equal(CALL(&r, proc_raise, 9), WASI_NOTSUP);
    assert_int_equal(CALL(&r, proc_raise, 31), WASI_INVAL);
    assert_false(rt_wasi_exited(r.wasi, &code));
    assert_int_equal(rig_try(&r, "proc_exit", (const uint64_t[]){256}, &err),
                     RT_TRAPPED);
    assert_true(rt_wasi_exited(r.wasi, &code));
    assert_int_equal(code, 256);
    rig_free(&r);
}

// ---------------------------------------------------------------- pointers

// A call that succeeds, and which of its arguments are pointers.
typedef struct {
    const char *name;
    uint64_t args[9];
    unsigned pointers; // bit set
} Pointers;

// No pointer is followed out of memory, and what the call would have done is
// not done.
static void pointers_are_checked(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    rig_make(&r, "f", "text");
    int f = rig_open(&r, RIG_DIR, 0, "f", 0, FILE_RW, 0, 0);
    assert_int_equal(f, 4);
    assert_int_equal(symlink("f", rig_path(&r, "box/l")), 0);
    uint32_t p = rig_put(&r, "f", 1), n = rig_put(&r, "n", 1);
    uint32_t l = rig_put(&r, "l", 1);
    const Pointers calls[] = {
        {"args_get", {0, 0}, 0},
        {"args_sizes_get", {0, 0}, 3},
        {"environ_sizes_get", {0, 0}, 3},
        {"clock_res_get", {0, 0}, 2},
        {"clock_time_get", {0, 0, 0}, 4},
        {"fd_fdstat_get", {4, 0}, 2},
        {"fd_filestat_get", {4, 0}, 2},
        {"fd_pread", {4, 0, 1, 0, 0}, 18},
        {"fd_prestat_get", {3, 0}, 2},
        {"fd_prestat_dir_name", {3, 0, 4}, 2},
        {"fd_pwrite", {4, 0, 1, 0, 0}, 18},
        {"fd_read", {4, 0, 1, 0}, 10},
        {"fd_readdir", {3, 0, 64, 0, 0}, 18},
        {"fd_seek", {4, 0, 0, 0}, 8},
        {"fd_tell", {4, 0}, 2},
        {"fd_write", {4, 0, 1, 0}, 10},
        {"path_create_directory", {3, n, 1}, 2},
        {"path_filestat_get", {3, 0, p, 1, 0}, 20},
        {"path_filestat_set_times", {3, 0, p, 1, 0, 0, 0}, 4},
        {"path_link", {3, 0, p, 1, 3, n, 1}, 36},
        {"path_open", {3, 0, n, 1, CREAT, 0, 0, 0, 0}, 260},
        {"path_readlink", {3, l, 1, 0, 8, 0}, 42},
        {"path_remove_directory", {3, n, 1}, 2},
        {"path_rename", {3, p, 1, 3, n, 1}, 18},
        {"path_symlink", {p, 1, 3, n, 1}, 9},
        {"path_unlink_file", {3, p, 1}, 2},
        {"poll_oneoff", {0, 0, 1, 0}, 11},
        {"random_get", {0, 8}, 1},
    };
    static const uint64_t bad[] = {RIG_MEMORY, RIG_MEMORY + 1u, 0x80000000u,
                                   OUTSIDE, 0xFFFFFFFFu};
    for (size_t i = 0; i < COUNT(calls); i++)
        for (unsigned k = 0; k < 9; k++)
            for (size_t b = 0; b < COUNT(bad) && calls[i].pointers >> k & 1;
                 b++) {
                uint64_t args[9];
                memcpy(args, calls[i].args, sizeof args);
                args[k] = bad[b];
                WasiErrno e = rig_call(&r, calls[i].name, args);
                if (e != WASI_FAULT)
                    print_error("%s, argument %u: %u\n", calls[i].name, k, e);
                assert_int_equal(e, WASI_FAULT);
            }
    StrVec names = {0};
    assert_true(fs_list(r.arena, str_of(rig_path(&r, "box")), &names));
    assert_int_equal(names.len, 2);
    assert_int_equal(CALL(&r, fd_fdstat_get, 5, 0), WASI_BADF);
    rig_free(&r);
}

static void vectors(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    rig_make(&r, "f", "0123456789");
    uint32_t f = (uint32_t)rig_open(&r, RIG_DIR, 0, "f", 0, FILE_RW, 0, 0);
    // more vectors than there is room for, in 32 and in 64 bits
    static const uint32_t many[] = {8192, 0x10000000, 0x20000000, 0x20000001,
                                    0xFFFFFFFF};
    for (size_t i = 0; i < COUNT(many); i++) {
        assert_int_equal(CALL(&r, fd_read, f, 8, many[i], 0), WASI_FAULT);
        assert_int_equal(CALL(&r, fd_write, f, 8, many[i], 0), WASI_FAULT);
    }
    // one that reaches the last byte, one that goes beyond
    wasi_put(r.mem + 8, RIG_MEMORY - 4, 4);
    wasi_put(r.mem + 12, 4, 4);
    assert_int_equal(CALL(&r, fd_read, f, 8, 1, 0), 0);
    assert_memory_equal(r.mem + RIG_MEMORY - 4, "0123", 4);
    wasi_put(r.mem + 12, 5, 4);
    assert_int_equal(CALL(&r, fd_read, f, 8, 1, 0), WASI_FAULT);
    wasi_put(r.mem + 8, 0xFFFFFFFF, 4);
    wasi_put(r.mem + 12, 0xFFFFFFFF, 4);
    assert_int_equal(CALL(&r, fd_write, f, 8, 1, 0), WASI_FAULT);
    // none, and many empty ones
    assert_int_equal(CALL(&r, fd_read, f, 8, 0, 0), 0);
    assert_int_equal(rig_get(&r, 0, 4), 0);
    memset(r.mem + 8, 0, 4096 * 8);
    assert_int_equal(CALL(&r, fd_write, f, 8, 4096, 0), 0);
    assert_int_equal(rig_get(&r, 0, 4), 0);
    // vectors that hold themselves: they were copied before
    wasi_put(r.mem + 8, 8, 4);
    wasi_put(r.mem + 12, 8, 4);
    wasi_put(r.mem + 16, 4, 4);
    wasi_put(r.mem + 20, 4, 4);
    assert_int_equal(CALL(&r, fd_seek, f, 0, 0, 0), 0);
    assert_int_equal(CALL(&r, fd_read, f, 8, 2, 0), 0);
    assert_int_equal(rig_get(&r, 0, 4), 10);
    assert_memory_equal(r.mem + 8, "01234567", 8);
    rig_free(&r);
}

// ------------------------------------------------------------------ streams

static void streams_are_no_files(void **state)
{
    (void)state;
    Rig r = rig_begin();
    const char *path = rig_path(&r, "out");
    int out = open(path, O_RDWR | O_CREAT, 0666);
    rig_write(&r, "in", "input");
    int in = open(rig_path(&r, "in"), O_RDONLY);
    assert_true(rt_wasi_stdin(r.wasi, in) &&
                rt_wasi_stdout(r.wasi, out, false));
    rig_start(&r);
    uint32_t got;
    assert_int_equal(rig_say(&r, 1, "hello"), 0);
    assert_int_equal(rig_get(&r, 0, 4), 5);
    assert_int_equal(rig_read(&r, 0, 100, 3, &got), 0);
    assert_memory_equal(r.mem + 100, "inp", 3);
    for (uint32_t fd = 0; fd < 2; fd++) {
        assert_int_equal(CALL(&r, fd_fdstat_get, fd, 0), 0);
        assert_int_equal(rig_get(&r, 0, 1), SB_UNKNOWN);
        assert_int_equal(CALL(&r, fd_seek, fd, 0, 0, 0), WASI_SPIPE);
        assert_int_equal(CALL(&r, fd_tell, fd, 0), WASI_SPIPE);
        assert_int_equal(CALL(&r, fd_pread, fd, 0, 0, 0, 0), WASI_SPIPE);
        assert_int_equal(CALL(&r, fd_pwrite, fd, 0, 0, 0, 0), WASI_SPIPE);
        assert_true(CALL(&r, fd_filestat_set_size, fd, 0));
        assert_true(CALL(&r, fd_filestat_set_times, fd, 0, 0, 5));
        assert_true(CALL(&r, fd_allocate, fd, 0, 100));
        assert_true(CALL(&r, fd_advise, fd, 0, 0, 0));
        assert_int_equal(CALL(&r, fd_readdir, fd, 0, 8, 0, 0), WASI_NOTDIR);
        assert_int_equal(CALL(&r, fd_filestat_get, fd, 0), 0);
        assert_int_equal(rig_get(&r, 8, 8), 0); // nothing of the host's file
        assert_int_equal(rig_get(&r, 32, 8), 0);
        assert_int_equal(CALL(&r, sock_recv, fd, 0, 0, 0, 0, 0), WASI_NOTSOCK);
        assert_int_equal(CALL(&r, sock_send, fd, 0, 0, 0, 0), WASI_NOTSOCK);
        assert_int_equal(CALL(&r, sock_shutdown, fd, 1), WASI_NOTSOCK);
        assert_int_equal(CALL(&r, sock_accept, fd, 0, 0), WASI_NOTSOCK);
        assert_int_equal(rig_open(&r, fd, 0, "x", 0, 0, 0, 0), -WASI_NOTDIR);
    }
    assert_int_equal(rig_read(&r, 1, 100, 3, &got), WASI_NOTCAPABLE);
    assert_int_equal(rig_say(&r, 0, "x"), WASI_NOTCAPABLE);
    Str s;
    assert_true(fs_read(r.arena, str_of(path), &s));
    assert_str(s, "hello");
    rig_free(&r);
    assert_int_equal(close(in) | close(out), 0); // still the host's
}

typedef struct {
    char text[256];
    size_t len;
} Sink;

static void swallow(void *user, const char *bytes, size_t len)
{
    Sink *s = user;
    memcpy(s->text + s->len, bytes, len);
    s->len += len;
}

static void output_is_bounded(void **state)
{
    (void)state;
    Sink sink = {.len = 0};
    Rig r = rig_begin();
    assert_true(rt_wasi_sink(r.wasi, 1, swallow, &sink));
    assert_false(rt_wasi_sink(r.wasi, 0, swallow, &sink));
    rt_wasi_max_output(r.wasi, 8, 0);
    rig_start(&r);
    assert_int_equal(rig_say(&r, 1, "hello"), 0);
    wasi_put(r.mem + 16, rig_put(&r, "world", 5), 4);
    wasi_put(r.mem + 20, 5, 4);
    WasiErrno err;
    assert_int_equal(
        rig_try(&r, "fd_write", (const uint64_t[]){1, 16, 1, 0}, &err),
        RT_TRAPPED);
    assert_true(rt_wasi_over_output(r.wasi));
    assert_int_equal(sink.len, 5);
    rig_free(&r);
}

// What the terminal would obey is shown.
static void terminals_are_not_driven(void **state)
{
    (void)state;
    int ends[2];
    char got[256] = {0};
    Rig r = rig_begin();
    assert_int_equal(pipe(ends), 0);
    assert_true(rt_wasi_stdout(r.wasi, ends[1], true));
    rig_start(&r);
    assert_int_equal(rig_say(&r, 1, "a\x1b[2J\tb\n"), 0);
    assert_int_equal(rig_get(&r, 0, 4), 8);
    assert_int_equal(rig_say(&r, 1, "\xc2"), 0); // half of a C1 control,
    assert_int_equal(rig_say(&r, 1,
                             "\x9b"
                             "31m\x9b"),
                     0);
    assert_int_equal(rig_say(&r, 1, "\xc3\xa9\x07\xe2\x82"), 0);
    assert_int_equal(rig_say(&r, 1, "\xac.\xe2x"), 0);
    ssize_t n = read(ends[0], got, sizeof got - 1);
    assert_true(n > 0);
    assert_string_equal(got, "a\xe2\x90\x9b[2J\tb\n"
                             "\xef\xbf\xbd"
                             "31m\xef\xbf\xbd"
                             "\xc3\xa9\xef\xbf\xbd\xe2\x82\xac."
                             "\xef\xbf\xbdx");
    rig_free(&r);
    close(ends[0]);
    close(ends[1]);
}

static void *stop_soon(void *wasi)
{
    struct timespec t = {0, 50000000};
    nanosleep(&t, NULL);
    rt_wasi_stop(wasi);
    return NULL;
}

// Waiting for input, for time or for a pipe's reader ends when the host says.
static void waiting_can_be_stopped(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < 3; i++) {
        pthread_t thread;
        WasiErrno err;
        Rig r = rig_begin();
        assert_true(rt_wasi_stdin(r.wasi, ends[0]) &&
                    rt_wasi_stdout(r.wasi, ends[1], false));
        rig_start(&r);
        wasi_put(r.mem + 16, 100, 4);
        wasi_put(r.mem + 20, 60000, 4);
        memset(r.mem + 32, 0, 48);
        wasi_put(r.mem + 32 + 24, 100000000000, 8);
        assert_int_equal(pthread_create(&thread, NULL, stop_soon, r.wasi), 0);
        static const char *const names[] = {"fd_read", "poll_oneoff",
                                            "fd_write"};
        const uint64_t args[3][4] = {
            {0, 16, 1, 0}, {32, 200, 1, 0}, {1, 16, 1, 0}};
        RtStatus st = RT_OK;
        while (st == RT_OK)
            st = rig_try(&r, names[i], args[i], &err);
        assert_int_equal(st, RT_TRAPPED);
        pthread_join(thread, NULL);
        rig_free(&r);
    }
    close(ends[0]);
    close(ends[1]);
}

// A pipe that nobody opens at its other end blocks nobody.
static void fifos_do_not_block(void **state)
{
    Rig r = rig_new(*state);
    uint32_t got;
    assert_int_equal(mkfifo(rig_path(&r, "box/p"), 0666), 0);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "p", 0, R(FD_WRITE), 0, 0),
                     -WASI_NXIO);
    int f = rig_open(&r, RIG_DIR, 0, "p", 0, R(FD_READ), 0, WASI_FD_NONBLOCK);
    assert_true(f > 0);
    assert_int_equal(rig_read(&r, f, 100, 8, &got), 0);
    assert_int_equal(CALL(&r, fd_seek, (uint32_t)f, 0, 0, 0), WASI_SPIPE);
    int g = rig_open(&r, RIG_DIR, 0, "p", 0, R(FD_WRITE), 0, 0);
    assert_true(g > 0);
    assert_int_equal(rig_read(&r, f, 100, 8, &got), WASI_AGAIN);
    assert_int_equal(rig_say(&r, g, "hello"), 0);
    assert_int_equal(rig_read(&r, f, 100, 8, &got), 0);
    assert_int_equal(got, 5);
    rig_free(&r);
}

// ------------------------------------------------------------------ polling

static void sub_clock(Rig *r, uint32_t i, uint32_t id, uint64_t timeout,
                      uint32_t how)
{
    uint8_t *at = r->mem + 32 + 48 * i;
    memset(at, 0xAA, 48); // what is not read may be anything
    wasi_put(at, 100 + i, 8);
    at[8] = 0;
    wasi_put(at + 16, id, 4);
    wasi_put(at + 24, timeout, 8);
    wasi_put(at + 40, how, 2);
}

static void sub_fd(Rig *r, uint32_t i, uint8_t type, uint32_t fd)
{
    uint8_t *at = r->mem + 32 + 48 * i;
    memset(at, 0xAA, 48);
    wasi_put(at, 100 + i, 8);
    at[8] = type;
    wasi_put(at + 16, fd, 4);
}

static WasiErrno poll_n(Rig *r, uint32_t n, uint32_t *events)
{
    memset(r->mem + 4096, 0xEE, 32 * (n + 1));
    WasiErrno err = CALL(r, poll_oneoff, 32, 4096, n, 0);
    *events = (uint32_t)rig_get(r, 0, 4);
    return err;
}

static void polls(void **state)
{
    Rig r = rig_new(*state);
    int ends[2];
    uint32_t n;
    assert_int_equal(pipe(ends), 0);
    assert_true(rt_wasi_stdin(r.wasi, ends[0]) &&
                rt_wasi_stdout(r.wasi, ends[1], false));
    rig_make(&r, "f", "12345");
    uint32_t f = (uint32_t)rig_open(&r, RIG_DIR, 0, "f", 0,
                                    FILE_RW | R(POLL_FD_READWRITE), 0, 0);
    uint32_t g = (uint32_t)rig_open(&r, RIG_DIR, 0, "f", 0, FILE_RW, 0, 0);
    assert_int_equal(CALL(&r, poll_oneoff, 32, 4096, 0, 0), WASI_INVAL);
    static const uint32_t many[] = {0x05555556, 0x08000000, 0xFFFFFFFF};
    for (size_t i = 0; i < COUNT(many); i++)
        assert_int_equal(CALL(&r, poll_oneoff, 32, 4096, many[i], 0),
                         WASI_FAULT);
    // times: relative, absolute, past, never, of the processor, unknown
    sub_clock(&r, 0, 1, 1000000, 0);
    assert_int_equal(poll_n(&r, 1, &n), 0);
    assert_int_equal(n, 1);
    assert_int_equal(rig_get(&r, 4096, 8), 100);
    assert_int_equal(rig_get(&r, 4104, 8), 0); // no error, a clock, padding
    sub_clock(&r, 0, 0, 5, 1);
    sub_clock(&r, 1, 1, UINT64_MAX, 0);
    sub_clock(&r, 2, 2, 5, 0);
    sub_clock(&r, 3, 9, 5, 0);
    sub_clock(&r, 4, 1, 5, 2);
    assert_int_equal(poll_n(&r, 5, &n), 0);
    assert_int_equal(n, 4);
    static const uint32_t want[] = {100, 0,          102, WASI_NOTSUP,
                                    103, WASI_INVAL, 104, WASI_INVAL};
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(rig_get(&r, 4096 + 32 * i, 8), want[2 * i]);
        assert_int_equal(rig_get(&r, 4104 + 32 * i, 2), want[2 * i + 1]);
    }
    // descriptors: bad ones are events, files are always ready
    sub_fd(&r, 0, 1, 99);
    sub_fd(&r, 1, 2, g);
    sub_fd(&r, 2, 1, f);
    sub_fd(&r, 3, 1, 0);
    sub_fd(&r, 4, 2, 1);
    assert_int_equal(poll_n(&r, 5, &n), 0);
    assert_int_equal(n, 4);
    assert_int_equal(rig_get(&r, 4104, 2), WASI_BADF);
    assert_int_equal(rig_get(&r, 4136, 2), WASI_NOTCAPABLE);
    assert_int_equal(rig_get(&r, 4160 + 8, 8), 1 << 16);
    assert_int_equal(rig_get(&r, 4160 + 16, 8), 5);
    assert_int_equal(rig_get(&r, 4192, 8), 104);
    // a pipe: with nothing, with something, with nobody at the other end
    sub_fd(&r, 0, 1, 0);
    sub_clock(&r, 1, 1, 1000000, 0);
    assert_int_equal(poll_n(&r, 2, &n), 0);
    assert_int_equal(n, 1);
    assert_int_equal(rig_get(&r, 4096, 8), 101);
    assert_int_equal(rig_say(&r, 1, "abc"), 0);
    sub_fd(&r, 0, 1, 0);
    sub_clock(&r, 1, 1, 1000000000, 0);
    assert_int_equal(poll_n(&r, 2, &n), 0);
    assert_int_equal(n, 1);
    assert_int_equal(rig_get(&r, 4096 + 16, 8), 3);
    close(ends[1]);
    sub_fd(&r, 0, 1, 0);
    assert_int_equal(poll_n(&r, 1, &n), 0);
    assert_int_equal(rig_get(&r, 4096 + 24, 2), 1);
    sub_fd(&r, 0, 3, 0);
    assert_int_equal(poll_n(&r, 1, &n), WASI_INVAL);
    rig_free(&r);
    close(ends[0]);
}

// Time that stands still does not keep anybody waiting.
static void fixed_time_passes(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    uint32_t n;
    rt_wasi_deterministic(r.wasi, 0);
    CALL(&r, clock_time_get, 1, 0, 8);
    uint64_t before = rig_get(&r, 8, 8);
    sub_clock(&r, 0, 1, 3600000000000, 0);
    assert_int_equal(poll_n(&r, 1, &n), 0);
    CALL(&r, clock_time_get, 1, 0, 8);
    assert_true(rig_get(&r, 8, 8) - before >= 3600000000000);
    rig_free(&r);
}

// ------------------------------------------------------------------ sockets

static void sockets(void **state)
{
    (void)state;
    Rig r = rig_begin();
    uint32_t got;
    struct sockaddr_in a = {.sin_family = AF_INET};
    socklen_t len = sizeof a;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int l = socket(AF_INET, SOCK_STREAM, 0),
        c = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(l, (struct sockaddr *)&a, sizeof a), 0);
    assert_int_equal(listen(l, 5), 0);
    assert_int_equal(getsockname(l, (struct sockaddr *)&a, &len), 0);
    assert_false(rt_wasi_socket(r.wasi, 0));
    assert_true(rt_wasi_socket(r.wasi, l));
    rig_start(&r);
    enum { LISTENER = 3, CLIENT = 4 };
    assert_int_equal(CALL(&r, fd_fdstat_get, LISTENER, 0), 0);
    assert_int_equal(rig_get(&r, 0, 1), SB_STREAM);
    assert_int_equal(CALL(&r, fd_prestat_get, LISTENER, 0), WASI_BADF);
    assert_true(rig_read(&r, LISTENER, 100, 8, &got));
    r.wasi->fds[LISTENER].flags = WASI_FD_NONBLOCK;
    assert_int_equal(CALL(&r, sock_accept, LISTENER, 0, 0), WASI_AGAIN);
    assert_int_equal(CALL(&r, sock_accept, LISTENER, 1, 0), WASI_INVAL);
    assert_int_equal(CALL(&r, sock_accept, LISTENER, 0, OUTSIDE), WASI_FAULT);
    assert_int_equal(connect(c, (struct sockaddr *)&a, sizeof a), 0);
    r.wasi->fds[LISTENER].flags = 0;
    assert_int_equal(CALL(&r, sock_accept, LISTENER, WASI_FD_NONBLOCK, 0), 0);
    assert_int_equal(rig_get(&r, 0, 4), CLIENT);
    assert_int_equal(CALL(&r, sock_accept, CLIENT, 0, 0), WASI_NOTCAPABLE);
    assert_int_equal(rig_read(&r, CLIENT, 100, 8, &got), WASI_AGAIN);
    assert_int_equal(send(c, "hello", 5, 0), 5);
    wasi_put(r.mem + 16, 100, 4);
    wasi_put(r.mem + 20, 8, 4);
    r.wasi->fds[CLIENT].flags = 0;
    assert_int_equal(CALL(&r, sock_recv, CLIENT, 16, 1, 1, 0, 8), 0); // peek
    assert_int_equal(rig_get(&r, 0, 4), 5);
    assert_int_equal(CALL(&r, sock_recv, CLIENT, 16, 1, 4, 0, 8), WASI_INVAL);
    assert_int_equal(CALL(&r, sock_recv, CLIENT, 16, 1, 0, OUTSIDE, 8),
                     WASI_FAULT);
    assert_int_equal(CALL(&r, sock_recv, CLIENT, 16, 1, 0, 0, OUTSIDE),
                     WASI_FAULT);
    assert_int_equal(CALL(&r, sock_recv, CLIENT, 16, 1, 0, 0, 8), 0);
    assert_int_equal(rig_get(&r, 8, 2), 0);
    assert_memory_equal(r.mem + 100, "hello", 5);
    wasi_put(r.mem + 20, 5, 4);
    assert_int_equal(CALL(&r, sock_send, CLIENT, 16, 1, 0, 0), 0);
    assert_int_equal(CALL(&r, sock_send, CLIENT, 16, 1, 1, 0), WASI_INVAL);
    assert_int_equal(CALL(&r, sock_send, CLIENT, 16, 1, 0, OUTSIDE),
                     WASI_FAULT);
    assert_int_equal(rig_say(&r, CLIENT, "more"), 0);
    char in[16] = {0};
    size_t have = 0;
    while (have < 9)
        have += (size_t)recv(c, in + have, 9 - have, 0);
    assert_string_equal(in, "hellomore");
    assert_int_equal(CALL(&r, fd_seek, CLIENT, 0, 0, 0), WASI_SPIPE);
    assert_int_equal(CALL(&r, sock_shutdown, CLIENT, 0), WASI_INVAL);
    assert_int_equal(CALL(&r, sock_shutdown, CLIENT, 4), WASI_INVAL);
    assert_int_equal(CALL(&r, sock_shutdown, CLIENT, 2), 0);
    assert_int_equal(rig_say(&r, CLIENT, "x"), WASI_PIPE); // and no signal
    assert_int_equal(CALL(&r, fd_close, CLIENT), 0);
    rig_free(&r);
    close(c);
}

int main(void)
{
    static RigKind host = {.by_hand = false}, memory = {.memory = true};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_and_variables),
        cmocka_unit_test(clocks),
        cmocka_unit_test(chance_and_process),
        cmocka_unit_test(pointers_are_checked),
        cmocka_unit_test(vectors),
        cmocka_unit_test(streams_are_no_files),
        cmocka_unit_test(output_is_bounded),
        cmocka_unit_test(terminals_are_not_driven),
        cmocka_unit_test(waiting_can_be_stopped),
        cmocka_unit_test_prestate(fifos_do_not_block, &host),
        cmocka_unit_test_prestate(polls, &host),
        cmocka_unit_test_prestate(polls, &memory),
        cmocka_unit_test(fixed_time_passes),
        cmocka_unit_test(sockets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

