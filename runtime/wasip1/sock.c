// sock.c: sockets that were granted, and what they accept.
#include "runtime/wasip1/wasi.h"

#include <errno.h>

#define R(name) WASI_RIGHT_##name

// A socket with the right; everything else is none, whatever its rights.
static WasiFd *sock(WasiCall *c, uint32_t right, WasiErrno *err)
{
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, err);
    if (!fd)
        return NULL;
    if (fd->file->type != SB_STREAM && fd->file->type != SB_DGRAM)
        *err = WASI_NOTSOCK;
    else if (!(fd->base & right))
        *err = WASI_NOTCAPABLE;
    return *err ? NULL : fd;
}

WasiErrno rt_wasi_sock_accept(WasiCall *c)
{
    WasiErrno err;
    SbFile *f;
    uint32_t number, flags = c->args[1].i32;
    WasiFd *fd = sock(c, R(SOCK_ACCEPT), &err);
    if (!fd)
        return err;
    uint8_t *out = wasi_bytes(c, c->args[2].i32, 4);
    if (!out)
        return WASI_FAULT;
    if (flags & ~(uint32_t)WASI_FD_NONBLOCK)
        return WASI_INVAL;
    if (wasi_fds_full(c->w))
        return WASI_MFILE;
    int e;
    do {
        e = sb_accept(fd->file, &f);
    } while (wasi_again(c, fd, POLLIN, &e));
    if (e)
        return wasi_errno(c, e);
    WasiFd new = {.file = f, .flags = (uint16_t)flags};
    new.base = wasi_rights_of(f);
    if (!wasi_fd_new(c->w, new, &number)) {
        sb_close(f);
        return WASI_NFILE;
    }
    wasi_put(out, number, 4);
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_sock_recv(WasiCall *c)
{
    enum { PEEK = 1, WAITALL = 2, TRUNCATED = 1 };
    struct iovec iov[WASI_MOST_VECTORS];
    WasiErrno err;
    int n, e;
    size_t done;
    bool cut;
    uint32_t flags = c->args[3].i32;
    WasiFd *fd = sock(c, R(FD_READ), &err);
    if (!fd)
        return err;
    uint8_t *len = wasi_bytes(c, c->args[4].i32, 4);
    uint8_t *out = wasi_bytes(c, c->args[5].i32, 2);
    if (!len || !out ||
        !wasi_vectors(c, c->args[1].i32, c->args[2].i32, iov, &n))
        return WASI_FAULT;
    if (flags & ~(uint32_t)(PEEK | WAITALL))
        return WASI_INVAL;
    do {
        e = sb_recv(fd->file, iov, n, flags & PEEK, flags & WAITALL, &done,
                    &cut);
    } while (wasi_again(c, fd, POLLIN, &e));
    if (e)
        return wasi_errno(c, e);
    wasi_put(len, done, 4);
    wasi_put(out, cut ? TRUNCATED : 0, 2);
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_sock_send(WasiCall *c)
{
    struct iovec iov[WASI_MOST_VECTORS];
    WasiErrno err;
    int n, e;
    size_t done;
    WasiFd *fd = sock(c, R(FD_WRITE), &err);
    if (!fd)
        return err;
    uint8_t *len = wasi_bytes(c, c->args[4].i32, 4);
    if (!len || !wasi_vectors(c, c->args[1].i32, c->args[2].i32, iov, &n))
        return WASI_FAULT;
    if (c->args[3].i32)
        return WASI_INVAL;
    do {
        e = sb_send(fd->file, iov, n, &done);
    } while (wasi_again(c, fd, POLLOUT, &e));
    if (e)
        return wasi_errno(c, e);
    wasi_put(len, done, 4);
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_sock_shutdown(WasiCall *c)
{
    enum { RD = 1, WR = 2 };
    WasiErrno err;
    uint32_t how = c->args[1].i32;
    WasiFd *fd = sock(c, R(SOCK_SHUTDOWN), &err);
    if (!fd)
        return err;
    if (how == 0 || how > (RD | WR))
        return WASI_INVAL;
    return wasi_errno(c, sb_shutdown(fd->file, how & RD, how & WR));
}
