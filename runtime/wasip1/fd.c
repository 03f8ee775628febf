// fd.c: what is done with open descriptors. Every pointer of the guest is
// checked before anything happens; its vectors are copied once.
#include "runtime/wasip1/wasi.h"

#include <errno.h>
#include <stdio.h>

#define R(name) WASI_RIGHT_##name

// What a kind of thing cannot do, in POSIX's words.
static WasiErrno cannot(const SbFile *f, WasiErrno other)
{
    if (f->type == SB_DIR)
        return WASI_ISDIR;
    return f->ops->seek ? other : WASI_SPIPE;
}

// ---------------------------------------------------------------- describe

WasiErrno rt_wasi_fd_fdstat_get(WasiCall *c)
{
    WasiErrno err;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    uint8_t *out = wasi_bytes(c, c->args[1].i32, 24);
    if (!fd || !out)
        return fd ? WASI_FAULT : err;
    memset(out, 0, 24);
    out[0] = (uint8_t)fd->file->type;
    wasi_put(out + 2, fd->flags, 2);
    wasi_put(out + 8, fd->base, 8);
    wasi_put(out + 16, fd->inheriting, 8);
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_fd_fdstat_set_flags(WasiCall *c)
{
    WasiErrno err;
    uint32_t flags = c->args[1].i32;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, R(FD_FDSTAT_SET_FLAGS), &err);
    if (!fd)
        return err;
    if (flags & ~(uint32_t)WASI_FD_FLAGS)
        return WASI_INVAL;
    if (((flags ^ fd->flags) & WASI_FD_APPEND) && fd->file->ops->append) {
        int e = fd->file->ops->append(fd->file, flags & WASI_FD_APPEND);
        if (e)
            return wasi_errno(c, e);
    }
    fd->flags = (uint16_t)flags;
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_fd_fdstat_set_rights(WasiCall *c)
{
    WasiErrno err;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    uint64_t base = c->args[1].i64, inheriting = c->args[2].i64;
    if (!fd)
        return err;
    if ((base & ~(uint64_t)fd->base) ||
        (inheriting & ~(uint64_t)fd->inheriting))
        return WASI_NOTCAPABLE;
    fd->base = (uint32_t)base;
    fd->inheriting = (uint32_t)inheriting;
    return WASI_SUCCESS;
}

void wasi_put_stat(uint8_t *out, const SbStat *st)
{
    memset(out, 0, 64);
    wasi_put(out, st->dev, 8);
    wasi_put(out + 8, st->ino, 8);
    out[16] = (uint8_t)st->type;
    wasi_put(out + 24, st->nlink, 8);
    wasi_put(out + 32, st->size, 8);
    wasi_put(out + 40, st->atim, 8);
    wasi_put(out + 48, st->mtim, 8);
    wasi_put(out + 56, st->ctim, 8);
}

WasiErrno rt_wasi_fd_filestat_get(WasiCall *c)
{
    WasiErrno err;
    SbStat st;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, R(FD_FILESTAT_GET), &err);
    uint8_t *out = wasi_bytes(c, c->args[1].i32, 64);
    if (!fd || !out)
        return fd ? WASI_FAULT : err;
    int e = fd->file->ops->stat(fd->file, &st);
    if (e)
        return wasi_errno(c, e);
    wasi_put_stat(out, &st);
    return WASI_SUCCESS;
}

bool wasi_times(RtWasi *w, uint64_t atim, uint64_t mtim, uint32_t flags,
                SbTimes *out)
{
    enum { BOTH_A = SB_ATIM | SB_ATIM_NOW, BOTH_M = SB_MTIM | SB_MTIM_NOW };
    if ((flags & BOTH_A) == BOTH_A || (flags & BOTH_M) == BOTH_M ||
        (flags & ~(uint32_t)(BOTH_A | BOTH_M)))
        return false;
    *out = (SbTimes){atim, mtim, flags};
    if (w->clock.fixed && (flags & (SB_ATIM_NOW | SB_MTIM_NOW))) {
        uint64_t now = sb_clock_read(&w->clock, CLOCK_REALTIME);
        if (flags & SB_ATIM_NOW)
            out->atim = now;
        if (flags & SB_MTIM_NOW)
            out->mtim = now;
        out->flags = (flags & SB_ATIM_NOW ? SB_ATIM : flags & SB_ATIM) |
                     (flags & SB_MTIM_NOW ? SB_MTIM : flags & SB_MTIM);
    }
    return true;
}

WasiErrno rt_wasi_fd_filestat_set_times(WasiCall *c)
{
    WasiErrno err;
    SbTimes t;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, R(FD_FILESTAT_SET_TIMES), &err);
    if (!fd)
        return err;
    if (!wasi_times(c->w, c->args[1].i64, c->args[2].i64, c->args[3].i32, &t))
        return WASI_INVAL;
    if (fd->file->read_only)
        return WASI_ROFS;
    return wasi_errno(c, fd->file->ops->times(fd->file, &t));
}

WasiErrno rt_wasi_fd_prestat_get(WasiCall *c)
{
    WasiErrno err;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    uint8_t *out = wasi_bytes(c, c->args[1].i32, 8);
    if (!fd || !fd->name)
        return WASI_BADF;
    if (!out)
        return WASI_FAULT;
    memset(out, 0, 8);
    wasi_put(out + 4, strlen(fd->name), 4);
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_fd_prestat_dir_name(WasiCall *c)
{
    WasiErrno err;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    if (!fd || !fd->name)
        return WASI_BADF;
    size_t len = strlen(fd->name);
    uint8_t *out = wasi_bytes(c, c->args[1].i32, c->args[2].i32);
    if (!out)
        return WASI_FAULT;
    if (c->args[2].i32 < len)
        return WASI_NAMETOOLONG;
    memcpy(out, fd->name, len);
    return WASI_SUCCESS;
}

// --------------------------------------------------------- read and write

bool wasi_vectors(const WasiCall *c, uint32_t at, uint32_t n, struct iovec *out,
                  int *count)
{
    const uint8_t *p = wasi_bytes(c, at, 8 * (uint64_t)n);
    if (!p)
        return false;
    *count = n < WASI_MOST_VECTORS ? (int)n : WASI_MOST_VECTORS;
    uint64_t left = INT32_MAX; // of what one call transfers
    for (int i = 0; i < *count; i++, p += 8) {
        uint32_t len = (uint32_t)wasi_get(p + 4, 4);
        uint8_t *base = wasi_bytes(c, (uint32_t)wasi_get(p, 4), len);
        if (!base)
            return false;
        out[i].iov_base = base;
        out[i].iov_len = len < left ? len : left;
        left -= out[i].iov_len;
    }
    return true;
}

static WasiErrno transfer(WasiCall *c, bool writes, int64_t at, uint32_t to)
{
    struct iovec iov[WASI_MOST_VECTORS];
    WasiErrno err;
    int n, e;
    size_t done = 0;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    if (!fd)
        return err;
    SbFile *f = fd->file;
    if (f->type == SB_DIR)
        return WASI_ISDIR;
    if (!(fd->base & (writes ? R(FD_WRITE) : R(FD_READ))))
        return WASI_NOTCAPABLE;
    if (writes && f->read_only)
        return WASI_ROFS;
    uint8_t *out = wasi_bytes(c, to, 4);
    if (!out || !wasi_vectors(c, c->args[1].i32, c->args[2].i32, iov, &n))
        return WASI_FAULT;
    do {
        e = writes ? f->ops->write(f, iov, n, at, &done)
                   : f->ops->read(f, iov, n, at, &done);
    } while (wasi_again(c, fd, writes ? POLLOUT : POLLIN, &e));
    if (!e && writes && (fd->flags & (WASI_FD_SYNC | WASI_FD_DSYNC)) &&
        f->ops->sync)
        e = f->ops->sync(f, !(fd->flags & WASI_FD_SYNC));
    if (e)
        return wasi_errno(c, e);
    wasi_put(out, done, 4);
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_fd_read(WasiCall *c)
{
    return transfer(c, false, -1, c->args[3].i32);
}

WasiErrno rt_wasi_fd_write(WasiCall *c)
{
    return transfer(c, true, -1, c->args[3].i32);
}

static WasiErrno transfer_at(WasiCall *c, bool writes)
{
    WasiErrno err;
    uint64_t at = c->args[3].i64;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    if (!fd)
        return err;
    if (!fd->file->ops->seek)
        return cannot(fd->file, WASI_SPIPE);
    if (at > INT64_MAX)
        return WASI_INVAL;
    return transfer(c, writes, (int64_t)at, c->args[4].i32);
}

WasiErrno rt_wasi_fd_pread(WasiCall *c)
{
    return transfer_at(c, false);
}

WasiErrno rt_wasi_fd_pwrite(WasiCall *c)
{
    return transfer_at(c, true);
}

// --------------------------------------------------------------- position

static WasiErrno seek(WasiCall *c, uint32_t right, int64_t offset,
                      uint32_t whence, uint32_t to)
{
    static const int words[] = {SEEK_SET, SEEK_CUR, SEEK_END};
    WasiErrno err;
    uint64_t at;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    if (!fd)
        return err;
    if (!fd->file->ops->seek)
        return cannot(fd->file, WASI_SPIPE);
    if (!(fd->base & right))
        return WASI_NOTCAPABLE;
    if (whence > 2)
        return WASI_INVAL;
    uint8_t *out = wasi_bytes(c, to, 8);
    if (!out)
        return WASI_FAULT;
    int e = fd->file->ops->seek(fd->file, offset, words[whence], &at);
    if (e)
        return wasi_errno(c, e);
    wasi_put(out, at, 8);
    return WASI_SUCCESS;
}

// Who may seek may tell, and who may tell may seek nowhere.
WasiErrno rt_wasi_fd_seek(WasiCall *c)
{
    int64_t offset = (int64_t)c->args[1].i64;
    uint32_t whence = c->args[2].i32;
    uint32_t right =
        offset == 0 && whence == 1 ? R(FD_SEEK) | R(FD_TELL) : R(FD_SEEK);
    return seek(c, right, offset, whence, c->args[3].i32);
}

WasiErrno rt_wasi_fd_tell(WasiCall *c)
{
    return seek(c, R(FD_SEEK) | R(FD_TELL), 0, 1, c->args[1].i32);
}

// ------------------------------------------------------------ size and disk

// The descriptor of a file that may be changed, with the right.
static WasiFd *file(WasiCall *c, uint32_t right, bool changes, WasiErrno *err)
{
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, err);
    if (!fd)
        return NULL;
    if (fd->file->type == SB_DIR)
        *err = WASI_ISDIR;
    else if (!fd->file->ops->resize)
        *err = WASI_INVAL;
    else if (!(fd->base & right))
        *err = WASI_NOTCAPABLE;
    else if (changes && fd->file->read_only)
        *err = WASI_ROFS;
    return *err ? NULL : fd;
}

WasiErrno rt_wasi_fd_filestat_set_size(WasiCall *c)
{
    WasiErrno err;
    uint64_t size = c->args[1].i64;
    WasiFd *fd = file(c, R(FD_FILESTAT_SET_SIZE), true, &err);
    if (!fd)
        return err;
    if (size > INT64_MAX)
        return WASI_INVAL;
    return wasi_errno(c, fd->file->ops->resize(fd->file, size));
}

WasiErrno rt_wasi_fd_allocate(WasiCall *c)
{
    WasiErrno err;
    uint64_t at = c->args[1].i64, len = c->args[2].i64;
    WasiFd *fd = file(c, R(FD_ALLOCATE), true, &err);
    if (!fd)
        return err;
    if (len == 0 || at > INT64_MAX || len > INT64_MAX)
        return WASI_INVAL;
    if (len > INT64_MAX - at)
        return WASI_FBIG;
    return wasi_errno(c, fd->file->ops->allocate(fd->file, at, len));
}

WasiErrno rt_wasi_fd_advise(WasiCall *c)
{
    enum { LAST = 5 };
    WasiErrno err;
    uint64_t at = c->args[1].i64, len = c->args[2].i64;
    uint32_t advice = c->args[3].i32;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    if (!fd)
        return err;
    if (!fd->file->ops->advise)
        return fd->file->type == SB_DIR ? WASI_BADF : WASI_SPIPE;
    if (!(fd->base & R(FD_ADVISE)))
        return WASI_NOTCAPABLE;
    if (advice > LAST || at > INT64_MAX || len > INT64_MAX)
        return WASI_INVAL;
    return wasi_errno(c, fd->file->ops->advise(fd->file, at, len, (int)advice));
}

static WasiErrno sync_fd(WasiCall *c, uint32_t right, bool data_only)
{
    WasiErrno err;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    if (!fd)
        return err;
    if (!fd->file->ops->sync)
        return WASI_INVAL;
    if (!(fd->base & right))
        return WASI_NOTCAPABLE;
    return wasi_errno(c, fd->file->ops->sync(fd->file, data_only));
}

WasiErrno rt_wasi_fd_sync(WasiCall *c)
{
    return sync_fd(c, R(FD_SYNC), false);
}

WasiErrno rt_wasi_fd_datasync(WasiCall *c)
{
    return sync_fd(c, R(FD_DATASYNC), true);
}

// --------------------------------------------------------------- directory

// Whole entries, and of the one that does not fit its beginning: a buffer that
// is full says that there is more.
WasiErrno rt_wasi_fd_readdir(WasiCall *c)
{
    WasiErrno err;
    SbEntry e;
    uint32_t cap = c->args[2].i32, fill = 0;
    uint64_t cookie = c->args[3].i64;
    WasiFd *fd = wasi_fd(c, c->args[0].i32, 0, &err);
    if (!fd)
        return err;
    if (!fd->file->ops->list)
        return WASI_NOTDIR;
    if (!(fd->base & R(FD_READDIR)))
        return WASI_NOTCAPABLE;
    uint8_t *out = wasi_bytes(c, c->args[1].i32, cap);
    uint8_t *used = wasi_bytes(c, c->args[4].i32, 4);
    if (!out || !used)
        return WASI_FAULT;
    while (fill < cap) {
        uint8_t head[24] = {0};
        int got = fd->file->ops->list(fd->file, cookie, &e);
        if (got == SB_END)
            break;
        if (!got && atomic_load(&c->w->wake.stop))
            got = SB_STOPPED;
        if (got)
            return wasi_errno(c, got);
        wasi_put(head, e.next, 8);
        wasi_put(head + 8, e.ino, 8);
        wasi_put(head + 16, e.len, 4);
        head[20] = (uint8_t)e.type;
        uint32_t n = cap - fill < 24 ? cap - fill : 24;
        memcpy(out + fill, head, n);
        fill += n;
        n = cap - fill < e.len ? cap - fill : (uint32_t)e.len;
        memcpy(out + fill, e.name, n);
        fill += n;
        cookie = e.next;
    }
    wasi_put(used, fill, 4);
    return WASI_SUCCESS;
}
