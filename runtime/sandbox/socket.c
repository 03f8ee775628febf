// socket.c: sockets that the host opened, and those they accept. Nothing here
// names an address.
#include "runtime/sandbox/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    SbFile file;
} Socket;

static void socket_close(SbFile *f)
{
    close(f->host);
    free(f);
}

static int socket_stat(SbFile *f, SbStat *out)
{
    *out = (SbStat){.type = f->type};
    return 0;
}

static int count(ssize_t n, size_t *done)
{
    *done = n < 0 ? 0 : (size_t)n;
    if (n < 0)
        return errno == EINTR ? EAGAIN : errno;
    return 0;
}

static int receive(SbFile *f, const struct iovec *iov, int n, int flags,
                   size_t *done, bool *truncated)
{
    struct msghdr m = {.msg_iov = (struct iovec *)(uintptr_t)iov,
                       .msg_iovlen = (size_t)n};
    int err = count(recvmsg(f->host, &m, flags), done);
    *truncated = !err && (m.msg_flags & MSG_TRUNC);
    return err;
}

static int socket_read(SbFile *f, const struct iovec *iov, int n, int64_t at,
                       size_t *done)
{
    bool truncated;
    return at >= 0 ? ESPIPE : receive(f, iov, n, 0, done, &truncated);
}

static int socket_write(SbFile *f, const struct iovec *iov, int n, int64_t at,
                        size_t *done)
{
    return at >= 0 ? ESPIPE : sb_send(f, iov, n, done);
}

static const SbOps OPS = {.close = socket_close,
                          .read = socket_read,
                          .write = socket_write,
                          .stat = socket_stat};

int sb_socket(int fd, bool listens, SbFile **out)
{
    int kind, flags = fcntl(fd, F_GETFL);
    socklen_t len = sizeof kind;
    if (flags < 0 || getsockopt(fd, SOL_SOCKET, SO_TYPE, &kind, &len) != 0 ||
        fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0 ||
        fcntl(fd, F_SETFD, FD_CLOEXEC) != 0)
        return errno;
    Socket *s = calloc(1, sizeof *s);
    if (!s)
        return ENOMEM;
    s->file = (SbFile){.ops = &OPS,
                       .type = kind == SOCK_DGRAM ? SB_DGRAM : SB_STREAM,
                       .listens = listens,
                       .host = fd};
    *out = &s->file;
    return 0;
}

int sb_recv(SbFile *f, const struct iovec *iov, int n, bool peek, bool all,
            size_t *done, bool *truncated)
{
    if (f->ops != &OPS)
        return ENOTSOCK;
    return receive(f, iov, n, (peek ? MSG_PEEK : 0) | (all ? MSG_WAITALL : 0),
                   done, truncated);
}

int sb_send(SbFile *f, const struct iovec *iov, int n, size_t *done)
{
    struct msghdr m = {.msg_iov = (struct iovec *)(uintptr_t)iov,
                       .msg_iovlen = (size_t)n};
    if (f->ops != &OPS)
        return ENOTSOCK;
    return count(sendmsg(f->host, &m, MSG_NOSIGNAL), done);
}

int sb_shutdown(SbFile *f, bool receives, bool sends)
{
    if (f->ops != &OPS)
        return ENOTSOCK;
    int how = receives && sends ? SHUT_RDWR : receives ? SHUT_RD : SHUT_WR;
    return shutdown(f->host, how) != 0 ? errno : 0;
}

int sb_accept(SbFile *f, SbFile **out)
{
    if (f->ops != &OPS)
        return ENOTSOCK;
    if (!f->listens)
        return EINVAL;
#ifdef __linux__
    int fd = accept4(f->host, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
#else
    int fd = accept(f->host, NULL, NULL);
#endif
    if (fd < 0)
        return errno == EINTR ? EAGAIN : errno;
    int err = sb_socket(fd, false, out);
    if (err)
        close(fd);
    return err;
}

uint64_t sb_pending(SbFile *f)
{
    int n = 0;
    SbStat st;
    uint64_t at;
    if (f->host >= 0)
        return ioctl(f->host, FIONREAD, &n) == 0 && n > 0 ? (uint64_t)n : 0;
    if (f->ops->seek && !f->ops->stat(f, &st) &&
        !f->ops->seek(f, 0, SEEK_CUR, &at) && st.size > at)
        return st.size - at;
    return 0;
}
