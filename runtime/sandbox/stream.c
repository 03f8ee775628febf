// stream.c: the standard streams. They are no files even when the host sent
// them to one: they have no position, no size, and are never closed.
#include "base/utf8.h"
#include "runtime/sandbox/sandbox.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    SbFile file;
    SbWake *wake;
    SbQuota *quota;
    SbSink sink; // instead of a descriptor
    void *user;
    bool regular; // the descriptor is a regular file: never waits
    bool filter;
    char part[4]; // of a UTF-8 sequence, when filtering
    size_t npart;
} Stream;

static void stream_close(SbFile *f)
{
    free(f);
}

static int stream_stat(SbFile *f, SbStat *out)
{
    *out = (SbStat){.type = f->type};
    return 0;
}

// ----------------------------------------------------------------- reading

static int stream_read(SbFile *f, const struct iovec *iov, int n, int64_t at,
                       size_t *done)
{
    Stream *s = (Stream *)f;
    *done = 0;
    if (at >= 0)
        return ESPIPE;
    if (f->host < 0)
        return 0;
    if (!s->regular) {
        struct pollfd p = {.fd = f->host, .events = POLLIN};
        if (poll(&p, 1, 0) == 0)
            return EAGAIN;
    }
    ssize_t got = readv(f->host, iov, n);
    if (got < 0)
        return errno == EINTR ? EAGAIN : errno;
    *done = (size_t)got;
    return 0;
}

// ----------------------------------------------------------------- writing

static uint64_t now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

// Takes from the quota; false: that is too much.
static bool pay(SbQuota *q, size_t len)
{
    if (!q || q->max == 0)
        return true;
    if (q->window > 0 && now() - q->since > q->window) {
        q->since = now();
        q->used = 0;
    }
    if (len > q->max - q->used)
        return false;
    q->used += len;
    return true;
}

// Everything, in pieces that a pipe takes without blocking.
static int put(Stream *s, const char *p, size_t len)
{
    if (s->sink)
        s->sink(s->user, p, len);
    if (s->file.host < 0)
        return 0;
    while (len > 0) {
        int err = s->regular ? 0 : sb_wait(s->wake, s->file.host, POLLOUT);
        if (err)
            return err;
        size_t piece = s->regular || len < PIPE_BUF ? len : PIPE_BUF;
        ssize_t n = write(s->file.host, p, piece);
        if (n < 0 && errno != EINTR && errno != EAGAIN)
            return errno;
        if (n > 0) {
            p += n;
            len -= (size_t)n;
        }
    }
    return 0;
}

// What a terminal shows instead of obeying: controls but for line ends, tabs
// and backspace, and what is not UTF-8.
static const char *shown(uint32_t cp)
{
    if (cp == 0x1B)
        return "\xE2\x90\x9B"; // the symbol for escape
    if (cp == '\n' || cp == '\r' || cp == '\t' || cp == '\b')
        return NULL;
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ? "\xEF\xBF\xBD" : NULL;
}

static size_t sequence(unsigned char lead)
{
    return lead < 0xC2   ? 1
           : lead < 0xE0 ? 2
           : lead < 0xF0 ? 3
           : lead < 0xF5 ? 4
                         : 1;
}

// One byte more; `out` gets what can be shown of it by now.
static size_t filter_byte(Stream *s, char c, char out[8])
{
    uint32_t cp;
    size_t len = 0;
    if (s->npart > 0 && ((unsigned char)c & 0xC0) != 0x80) {
        memcpy(out, "\xEF\xBF\xBD", 3);
        len = 3;
        s->npart = 0;
    }
    s->part[s->npart++] = c;
    if (s->npart < sequence((unsigned char)s->part[0]))
        return len;
    Str seq = {s->part, s->npart};
    const char *text =
        utf8_decode(seq, &cp) == s->npart ? shown(cp) : "\xEF\xBF\xBD";
    memcpy(out + len, text ? text : s->part, text ? 3 : s->npart);
    len += text ? 3 : s->npart;
    s->npart = 0;
    return len;
}

static int put_filtered(Stream *s, const char *p, size_t len)
{
    char out[1024];
    size_t fill = 0;
    for (size_t i = 0; i < len; i++) {
        if (fill + 8 > sizeof out) {
            int err = put(s, out, fill);
            if (err)
                return err;
            fill = 0;
        }
        fill += filter_byte(s, p[i], out + fill);
    }
    return put(s, out, fill);
}

static int stream_write(SbFile *f, const struct iovec *iov, int n, int64_t at,
                        size_t *done)
{
    Stream *s = (Stream *)f;
    *done = 0;
    if (at >= 0)
        return ESPIPE;
    for (int i = 0; i < n; i++) {
        size_t len = iov[i].iov_len;
        if (!pay(s->quota, len))
            return SB_OVER;
        int err = s->filter ? put_filtered(s, iov[i].iov_base, len)
                            : put(s, iov[i].iov_base, len);
        if (err) // what was written counts
            return *done > 0 && err < SB_ESCAPE ? 0 : err;
        *done += len;
    }
    return 0;
}

// -------------------------------------------------------------------- kinds

static const SbOps IN = {
    .close = stream_close, .read = stream_read, .stat = stream_stat};
static const SbOps OUT = {
    .close = stream_close, .write = stream_write, .stat = stream_stat};
static const SbOps BOTH = {.close = stream_close,
                           .read = stream_read,
                           .write = stream_write,
                           .stat = stream_stat};

static Stream *make(const SbOps *ops, int fd)
{
    struct stat st;
    Stream *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    s->file = (SbFile){.ops = ops, .type = SB_UNKNOWN, .host = fd};
    s->regular = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    if (fd >= 0 && isatty(fd))
        s->file.type = SB_CHAR;
    return s;
}

int sb_stream_in(int fd, SbWake *wake, SbFile **out)
{
    Stream *s = make(&IN, fd);
    if (!s)
        return ENOMEM;
    s->wake = wake;
    *out = &s->file;
    return 0;
}

int sb_stream_out(int fd, bool filter, SbQuota *quota, SbWake *wake,
                  SbFile **out)
{
    Stream *s = make(&OUT, fd);
    if (!s)
        return ENOMEM;
    s->filter = filter;
    s->quota = quota;
    s->wake = wake;
    *out = &s->file;
    return 0;
}

int sb_stream_sink(SbSink sink, void *user, SbQuota *quota, SbFile **out)
{
    Stream *s = make(&OUT, -1);
    if (!s)
        return ENOMEM;
    s->sink = sink;
    s->user = user;
    s->quota = quota;
    *out = &s->file;
    return 0;
}

int sb_stream_empty(SbFile **out)
{
    Stream *s = make(&BOTH, -1);
    if (!s)
        return ENOMEM;
    *out = &s->file;
    return 0;
}
