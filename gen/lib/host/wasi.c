// ---- WASI ------------------------------------------------------------------

// What a library without files needs: text for stdout and stderr, clocks,
// random numbers. Nothing of the host's can be opened.
enum { CBW_WASI_BADF = 8, CBW_WASI_FAULT = 21, CBW_WASI_NOSYS = 52 };

static RtStatus cbw_wasi_result(RtVal *results, uint32_t code)
{
    results[0].i32 = code;
    return RT_OK;
}

static RtStatus cbw_no_wasi(void *user, RtStore *s, const RtVal *args,
                            RtVal *results)
{
    (void)user, (void)s, (void)args;
    return cbw_wasi_result(results, CBW_WASI_NOSYS);
}

static bool cbw_inside(const CbwHost *h, uint32_t at, uint64_t n)
{
    return h->memory && at + n <= rt_memory_size(h->memory);
}

static RtStatus cbw_wasi_fd_write(void *user, RtStore *s, const RtVal *args,
                                  RtVal *results)
{
    CbwHost *h = user;
    FILE *to = args[0].i32 == 1 ? stdout : args[0].i32 == 2 ? stderr : NULL;
    uint32_t at = args[1].i32, n = args[2].i32, all = 0;
    (void)s;
    if (!to)
        return cbw_wasi_result(results, CBW_WASI_BADF);
    if (!cbw_inside(h, at, (uint64_t)n * 8) || !cbw_inside(h, args[3].i32, 4))
        return cbw_wasi_result(results, CBW_WASI_FAULT);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t p = cbw_r32(h, at + i * 8), len = cbw_r32(h, at + i * 8 + 4);
        if (!cbw_inside(h, p, len))
            return cbw_wasi_result(results, CBW_WASI_FAULT);
        all += (uint32_t)fwrite(cbw_mem(h) + p, 1, len, to);
    }
    cbw_w32(h, args[3].i32, all);
    return cbw_wasi_result(results, 0);
}

static RtStatus cbw_wasi_fd_fdstat_get(void *user, RtStore *s,
                                       const RtVal *args, RtVal *results)
{
    CbwHost *h = user;
    (void)s;
    if (args[0].i32 > 2)
        return cbw_wasi_result(results, CBW_WASI_BADF);
    if (!cbw_inside(h, args[1].i32, 24))
        return cbw_wasi_result(results, CBW_WASI_FAULT);
    memset(cbw_mem(h) + args[1].i32, 0, 24);
    cbw_w8(h, args[1].i32, 2); // a character device
    return cbw_wasi_result(results, 0);
}

static RtStatus cbw_wasi_fd_prestat_get(void *user, RtStore *s,
                                        const RtVal *args, RtVal *results)
{
    (void)user, (void)s, (void)args;
    return cbw_wasi_result(results, CBW_WASI_BADF);
}

static RtStatus cbw_wasi_clock_time_get(void *user, RtStore *s,
                                        const RtVal *args, RtVal *results)
{
    CbwHost *h = user;
    struct timespec now;
    (void)s;
    if (!cbw_inside(h, args[2].i32, 8))
        return cbw_wasi_result(results, CBW_WASI_FAULT);
    timespec_get(&now, TIME_UTC);
    cbw_w64(h, args[2].i32,
            (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec);
    return cbw_wasi_result(results, 0);
}

static RtStatus cbw_wasi_random_get(void *user, RtStore *s, const RtVal *args,
                                    RtVal *results)
{
    CbwHost *h = user;
    (void)s;
    if (!cbw_inside(h, args[0].i32, args[1].i32))
        return cbw_wasi_result(results, CBW_WASI_FAULT);
    FILE *f = fopen("/dev/urandom", "rb");
    size_t got = f ? fread(cbw_mem(h) + args[0].i32, 1, args[1].i32, f) : 0;
    if (f)
        fclose(f);
    return cbw_wasi_result(results, got == args[1].i32 ? 0 : CBW_WASI_NOSYS);
}

// Neither arguments nor environment.
static RtStatus cbw_wasi_none(void *user, const RtVal *args, RtVal *results)
{
    CbwHost *h = user;
    if (!cbw_inside(h, args[0].i32, 4) || !cbw_inside(h, args[1].i32, 4))
        return cbw_wasi_result(results, CBW_WASI_FAULT);
    cbw_w32(h, args[0].i32, 0);
    cbw_w32(h, args[1].i32, 0);
    return cbw_wasi_result(results, 0);
}

static RtStatus cbw_wasi_environ_sizes_get(void *user, RtStore *s,
                                           const RtVal *args, RtVal *results)
{
    (void)s;
    return cbw_wasi_none(user, args, results);
}

static RtStatus cbw_wasi_args_sizes_get(void *user, RtStore *s,
                                        const RtVal *args, RtVal *results)
{
    (void)s;
    return cbw_wasi_none(user, args, results);
}

static RtStatus cbw_wasi_environ_get(void *user, RtStore *s, const RtVal *args,
                                     RtVal *results)
{
    (void)user, (void)s, (void)args;
    return cbw_wasi_result(results, 0);
}

static RtStatus cbw_wasi_sched_yield(void *user, RtStore *s, const RtVal *args,
                                     RtVal *results)
{
    (void)user, (void)s, (void)args;
    return cbw_wasi_result(results, 0);
}

static RtStatus cbw_wasi_proc_exit(void *user, RtStore *s, const RtVal *args,
                                   RtVal *results)
{
    static char text[40];
    (void)user, (void)results;
    snprintf(text, sizeof text, "the module exits with %u", args[0].i32);
    return rt_host_trap(s, text);
}

#define CBW_WASI_CALLS(X)                                                      \
    X(fd_write)                                                                \
    X(fd_fdstat_get)                                                           \
    X(fd_prestat_get)                                                          \
    X(clock_time_get)                                                          \
    X(random_get)                                                              \
    X(environ_sizes_get)                                                       \
    X(environ_get)                                                             \
    X(args_sizes_get)                                                          \
    X(sched_yield)                                                             \
    X(proc_exit)
