// poll.c: waiting for times and descriptors. The subscriptions are read once,
// into memory whose size the cap below bounds; events are written in their
// order.
#include "runtime/wasip1/wasi.h"

#include <errno.h>
#include <stdlib.h>

#define R(name) WASI_RIGHT_##name

enum { MOST = 16384, SUB_SIZE = 48, EVENT_SIZE = 32 };
enum { CLOCK, FD_READ, FD_WRITE };
enum { READY = 1, HANGUP = 2 }; // of a Sub: state

typedef struct {
    uint64_t userdata;
    uint64_t deadline; // of the clock, in nanoseconds
    uint64_t nbytes;
    SbFile *file;
    uint32_t clock;
    uint8_t type, state;
    uint16_t error;
    uint32_t polled; // its place in the list for poll(), or UINT32_MAX
} Sub;

typedef struct {
    WasiCall *call;
    Sub *subs;
    struct pollfd *fds;
    uint32_t n, nfds;
    bool some; // an event is there
} Poll;

// ------------------------------------------------------------ subscriptions

static void read_clock(Poll *p, Sub *s, const uint8_t *at)
{
    enum { ABSOLUTE = 1 };
    uint64_t timeout = wasi_get(at + 24, 8);
    uint16_t flags = (uint16_t)wasi_get(at + 40, 2);
    s->clock = (uint32_t)wasi_get(at + 16, 4);
    // waiting for the time one computed would never end
    if (s->clock > 1 || (flags & ~ABSOLUTE)) {
        s->error = s->clock > 3 || s->clock <= 1 ? WASI_INVAL : WASI_NOTSUP;
        return;
    }
    uint64_t now = wasi_clock_read(p->call->w, s->clock);
    s->deadline = flags & ABSOLUTE              ? timeout
                  : timeout <= UINT64_MAX - now ? now + timeout
                                                : UINT64_MAX;
}

static void read_fd(Poll *p, Sub *s, const uint8_t *at)
{
    WasiErrno err;
    uint32_t need = R(POLL_FD_READWRITE);
    WasiFd *fd = wasi_fd(p->call, (uint32_t)wasi_get(at + 16, 4), 0, &err);
    if (!fd) {
        s->error = WASI_BADF;
        return;
    }
    need |= s->type == FD_WRITE ? R(FD_WRITE)
            : fd->file->listens ? R(SOCK_ACCEPT)
                                : R(FD_READ);
    if ((fd->base & need) != need) {
        s->error = WASI_NOTCAPABLE;
        return;
    }
    s->file = fd->file;
    if (fd->file->host < 0) {
        s->state = READY;
        return;
    }
    s->polled = p->nfds;
    p->fds[p->nfds++] = (struct pollfd){
        .fd = fd->file->host, .events = s->type == FD_READ ? POLLIN : POLLOUT};
}

static WasiErrno read_subs(Poll *p, const uint8_t *at)
{
    for (uint32_t i = 0; i < p->n; i++, at += SUB_SIZE) {
        Sub *s = &p->subs[i];
        *s = (Sub){
            .userdata = wasi_get(at, 8), .type = at[8], .polled = UINT32_MAX};
        if (s->type == CLOCK)
            read_clock(p, s, at);
        else if (s->type <= FD_WRITE)
            read_fd(p, s, at);
        else
            return WASI_INVAL;
        p->some |= s->error || s->state;
    }
    return WASI_SUCCESS;
}

// ------------------------------------------------------------------ waiting

static bool is_waited(const Sub *s)
{
    return s->type == CLOCK && !s->error && !s->state;
}

// Milliseconds until the first deadline, rounded up; -1: none. Deadlines that
// have passed are events.
static int until(Poll *p)
{
    enum { MS = 1000000 };
    uint64_t now[2], least = UINT64_MAX;
    bool any = false;
    for (uint32_t i = 0; i < 2; i++)
        now[i] = wasi_clock_read(p->call->w, i);
    for (uint32_t i = 0; i < p->n; i++) {
        Sub *s = &p->subs[i];
        if (!is_waited(s))
            continue;
        uint64_t left =
            s->deadline > now[s->clock] ? s->deadline - now[s->clock] : 0;
        if (left == 0)
            s->state = READY;
        p->some |= left == 0;
        any = true;
        least = left < least ? left : least;
    }
    if (p->some)
        return 0;
    if (!any)
        return -1;
    return least / MS >= INT32_MAX ? INT32_MAX : (int)((least + MS - 1) / MS);
}

// Time that stands still goes to the next deadline at once.
static void skip(Poll *p)
{
    SbClock *clock = &p->call->w->clock;
    uint64_t least = UINT64_MAX;
    for (uint32_t i = 0; i < p->n; i++)
        if (is_waited(&p->subs[i]) && p->subs[i].deadline < least)
            least = p->subs[i].deadline;
    if (least > clock->now)
        clock->now = least;
}

static void take_ready(Poll *p)
{
    for (uint32_t i = 0; i < p->n; i++) {
        Sub *s = &p->subs[i];
        short got = s->polled == UINT32_MAX ? 0 : p->fds[s->polled].revents;
        if (!got)
            continue;
        s->state = got & POLLHUP ? READY | HANGUP : READY;
        p->some = true;
    }
}

static int wait_for_some(Poll *p)
{
    bool fixed = p->call->w->clock.fixed;
    for (;;) {
        int ms = until(p);
        if (fixed && ms > 0) {
            skip(p);
            ms = 0;
        }
        int err = sb_poll(&p->call->w->wake, p->fds, p->nfds, ms);
        if (err)
            return err;
        take_ready(p);
        if (p->some)
            return 0;
    }
}

// ------------------------------------------------------------------- events

static uint32_t write_events(Poll *p, uint8_t *out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        const Sub *s = &p->subs[i];
        if (!s->error && !s->state)
            continue;
        uint8_t *at = out + (size_t)EVENT_SIZE * n++;
        memset(at, 0, EVENT_SIZE);
        wasi_put(at, s->userdata, 8);
        wasi_put(at + 8, s->error, 2);
        at[10] = s->type;
        if (s->type == FD_READ && s->file)
            wasi_put(at + 16, sb_pending(s->file), 8);
        if (s->state & HANGUP)
            wasi_put(at + 24, 1, 2);
    }
    return n;
}

static WasiErrno poll_all(Poll *p, const uint8_t *in, uint8_t *out,
                          uint8_t *count)
{
    WasiErrno err = read_subs(p, in);
    if (err)
        return err;
    err = wasi_errno(p->call, wait_for_some(p));
    if (!err)
        wasi_put(count, write_events(p, out), 4);
    return err;
}

WasiErrno rt_wasi_poll_oneoff(WasiCall *c)
{
    uint32_t n = c->args[2].i32;
    uint8_t *in = wasi_bytes(c, c->args[0].i32, (uint64_t)SUB_SIZE * n);
    uint8_t *out = wasi_bytes(c, c->args[1].i32, (uint64_t)EVENT_SIZE * n);
    uint8_t *count = wasi_bytes(c, c->args[3].i32, 4);
    if (n == 0)
        return WASI_INVAL;
    if (!in || !out || !count)
        return WASI_FAULT;
    if (n > MOST)
        return WASI_INVAL;
    Poll p = {.call = c, .n = n};
    p.subs = calloc(n, sizeof *p.subs);
    p.fds = calloc((size_t)n + 1, sizeof *p.fds);
    WasiErrno err = p.subs && p.fds ? poll_all(&p, in, out, count) : WASI_NOMEM;
    free(p.subs);
    free(p.fds);
    return err;
}
