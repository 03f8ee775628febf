// wait.c: waiting that another thread or a signal handler can end, time, and
// random bytes.
#include "runtime/sandbox/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

void sb_wake_init(SbWake *w)
{
    atomic_init(&w->stop, 0);
    atomic_init(&w->in, -1);
    w->out = -1;
}

void sb_wake_free(SbWake *w)
{
    int in = atomic_load(&w->in);
    if (in >= 0)
        close(in);
    if (w->out >= 0)
        close(w->out);
}

// Either this sees the pipe, or who makes it sees `stop`.
void sb_wake(SbWake *w)
{
    int saved = errno;
    atomic_store(&w->stop, 1);
    int in = atomic_load(&w->in);
    if (in >= 0) {
        ssize_t n = write(in, "", 1); // a full pipe wakes as well
        (void)n;
    }
    errno = saved;
}

// The pipe is made by who waits first: most guests never do.
static void make_pipe(SbWake *w)
{
    int fds[2];
    if (w->out >= 0)
        return;
#ifdef __linux__
    if (pipe2(fds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
#else
    if (pipe(fds) != 0)
        return;
    for (int i = 0; i < 2; i++) {
        fcntl(fds[i], F_SETFD, FD_CLOEXEC);
        fcntl(fds[i], F_SETFL, O_NONBLOCK);
    }
#endif
    w->out = fds[0];
    atomic_store(&w->in, fds[1]);
}

// Without a pipe a look at `stop` now and then has to do.
static int slice(const SbWake *w, int ms)
{
    enum { SLICE = 50 };
    return w->out < 0 && (ms < 0 || ms > SLICE) ? SLICE : ms;
}

int sb_poll(SbWake *w, struct pollfd *fds, size_t n, int ms)
{
    make_pipe(w);
    fds[n] = (struct pollfd){.fd = w->out, .events = POLLIN};
    if (atomic_load(&w->stop))
        return SB_STOPPED;
    int got = poll(fds, (nfds_t)(n + 1), slice(w, ms));
    if (atomic_load(&w->stop))
        return SB_STOPPED;
    if (got >= 0)
        return 0;
    for (size_t i = 0; i < n; i++)
        fds[i].revents = 0;
    return errno == EINTR ? 0 : errno;
}

int sb_wait(SbWake *w, int fd, short events)
{
    struct pollfd fds[2] = {{.fd = fd, .events = events}};
    for (;;) {
        int err = sb_poll(w, fds, 1, -1);
        if (err || fds[0].revents)
            return err;
    }
}

uint64_t sb_clock_read(SbClock *c, clockid_t id)
{
    struct timespec ts;
    if (c->fixed) {
        // it advances, so that waiting for time to pass ends
        bool last = c->now > UINT64_MAX - c->resolution;
        return c->now = last ? UINT64_MAX : c->now + c->resolution;
    }
    if (clock_gettime(id, &ts) != 0)
        return 0;
    uint64_t ns = (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
    return ns - ns % c->resolution;
}

// splitmix64: every seed is as good as another.
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static ssize_t seeded(SbClock *c, uint8_t *out, size_t len)
{
    for (size_t i = 0; i < len; i++)
        out[i] = (uint8_t)(next(&c->random) >> 56);
    return (ssize_t)len;
}

bool sb_random(SbClock *c, SbWake *w, uint8_t *out, size_t len)
{
    enum { CHUNK = 65536 };
    while (len > 0) {
        size_t part = len < CHUNK ? len : CHUNK;
        ssize_t n = c->fixed ? seeded(c, out, part) : getrandom(out, part, 0);
        if (atomic_load(&w->stop) || (n < 0 && errno != EINTR))
            return false;
        if (n > 0) {
            out += n;
            len -= (size_t)n;
        }
    }
    return true;
}
