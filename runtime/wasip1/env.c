// env.c: arguments, environment, clocks, random bytes, the end of the guest.
#include "runtime/wasip1/wasi.h"

#include <errno.h>
#include <sched.h>

// ------------------------------------------------------------------- texts

static WasiErrno sizes(WasiCall *c, const WasiTexts *t)
{
    uint8_t *count = wasi_bytes(c, c->args[0].i32, 4);
    uint8_t *bytes = wasi_bytes(c, c->args[1].i32, 4);
    if (!count || !bytes)
        return WASI_FAULT;
    wasi_put(count, t->len, 4);
    wasi_put(bytes, t->bytes, 4);
    return WASI_SUCCESS;
}

static WasiErrno texts(WasiCall *c, const WasiTexts *t)
{
    uint32_t to = c->args[1].i32;
    uint8_t *table = wasi_bytes(c, c->args[0].i32, 4 * (uint64_t)t->len);
    uint8_t *bytes = wasi_bytes(c, to, t->bytes);
    if (!table || !bytes)
        return WASI_FAULT;
    for (size_t i = 0; i < t->len; i++) {
        size_t len = strlen(t->at[i]) + 1;
        wasi_put(table + 4 * i, to, 4);
        memcpy(bytes, t->at[i], len);
        bytes += len;
        to += (uint32_t)len;
    }
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_args_sizes_get(WasiCall *c)
{
    return sizes(c, &c->w->args);
}

WasiErrno rt_wasi_args_get(WasiCall *c)
{
    return texts(c, &c->w->args);
}

WasiErrno rt_wasi_environ_sizes_get(WasiCall *c)
{
    return sizes(c, &c->w->env);
}

WasiErrno rt_wasi_environ_get(WasiCall *c)
{
    return texts(c, &c->w->env);
}

// ------------------------------------------------------------------ clocks

enum { REALTIME, MONOTONIC, PROCESS_CPU, THREAD_CPU };

void rt_wasi_cpu_clocks(RtWasi *w)
{
    w->cpu_clocks = true;
    w->cpu_start[0] = sb_clock_read(&w->clock, CLOCK_PROCESS_CPUTIME_ID);
    w->cpu_start[1] = sb_clock_read(&w->clock, CLOCK_THREAD_CPUTIME_ID);
}

static bool has_clock(const RtWasi *w, uint32_t id)
{
    return id <= MONOTONIC || (id <= THREAD_CPU && w->cpu_clocks);
}

uint64_t wasi_clock_read(RtWasi *w, uint32_t id)
{
    static const clockid_t ids[] = {CLOCK_REALTIME, CLOCK_MONOTONIC,
                                    CLOCK_PROCESS_CPUTIME_ID,
                                    CLOCK_THREAD_CPUTIME_ID};
    uint64_t now = sb_clock_read(&w->clock, ids[id]);
    return id < PROCESS_CPU ? now : now - w->cpu_start[id - PROCESS_CPU];
}

WasiErrno rt_wasi_clock_res_get(WasiCall *c)
{
    uint8_t *out = wasi_bytes(c, c->args[1].i32, 8);
    if (!has_clock(c->w, c->args[0].i32))
        return WASI_INVAL;
    if (!out)
        return WASI_FAULT;
    wasi_put(out, c->w->clock.resolution, 8);
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_clock_time_get(WasiCall *c)
{
    uint8_t *out = wasi_bytes(c, c->args[2].i32, 8);
    if (!has_clock(c->w, c->args[0].i32))
        return WASI_INVAL;
    if (!out)
        return WASI_FAULT;
    wasi_put(out, wasi_clock_read(c->w, c->args[0].i32), 8);
    return WASI_SUCCESS;
}

// ------------------------------------------------------------------ others

WasiErrno rt_wasi_random_get(WasiCall *c)
{
    uint8_t *out = wasi_bytes(c, c->args[0].i32, c->args[1].i32);
    if (!out)
        return WASI_FAULT;
    if (sb_random(&c->w->clock, &c->w->wake, out, c->args[1].i32))
        return WASI_SUCCESS;
    return wasi_errno(c, atomic_load(&c->w->wake.stop) ? SB_STOPPED : EIO);
}

WasiErrno rt_wasi_sched_yield(WasiCall *c)
{
    (void)c;
    sched_yield();
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_proc_exit(WasiCall *c)
{
    c->w->exited = c->ended = true;
    c->w->code = c->args[0].i32;
    return WASI_SUCCESS;
}

// Signals are not for guests: only "none" and numbers that are none are told
// apart from the rest.
WasiErrno rt_wasi_proc_raise(WasiCall *c)
{
    enum { LAST = 30 };
    uint32_t sig = c->args[0].i32;
    return sig == 0 ? WASI_SUCCESS : sig <= LAST ? WASI_NOTSUP : WASI_INVAL;
}
