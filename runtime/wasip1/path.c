// path.c: what is done with names below an open directory. A grant for reading
// alone is held here, before anything of the sandbox is asked.
#include "runtime/wasip1/wasi.h"

#include "base/utf8.h"

#include <errno.h>
#include <limits.h>

#define R(name) WASI_RIGHT_##name

enum { PATH_SIZE = 4096, FOLLOW = 1 };

// Copies a path out of the guest's memory. WASI's text is UTF-8.
static WasiErrno text(const WasiCall *c, uint32_t at, uint32_t len,
                      char out[PATH_SIZE])
{
    const uint8_t *p = wasi_bytes(c, at, len);
    if (!p)
        return WASI_FAULT;
    if (len >= PATH_SIZE)
        return WASI_NAMETOOLONG;
    memcpy(out, p, len);
    out[len] = '\0';
    if (memchr(out, 0, len))
        return WASI_INVAL;
    return utf8_valid((Str){out, len}) ? WASI_SUCCESS : WASI_ILSEQ;
}

// A directory with the rights, and a path; the arguments are their places.
static SbFile *dir(WasiCall *c, unsigned fd_at, unsigned path_at,
                   uint32_t rights, bool changes, char path[PATH_SIZE],
                   WasiErrno *err)
{
    WasiFd *fd = wasi_fd(c, c->args[fd_at].i32, 0, err);
    if (!fd)
        return NULL;
    if (fd->file->type != SB_DIR)
        *err = WASI_NOTDIR;
    else if (changes && fd->file->read_only)
        *err = WASI_ROFS;
    else if ((fd->base & rights) != rights)
        *err = WASI_NOTCAPABLE;
    else
        *err = text(c, c->args[path_at].i32, c->args[path_at + 1].i32, path);
    return *err ? NULL : fd->file;
}

WasiErrno rt_wasi_path_create_directory(WasiCall *c)
{
    WasiErrno err;
    char path[PATH_SIZE];
    SbFile *d = dir(c, 0, 1, R(PATH_CREATE_DIRECTORY), true, path, &err);
    return d ? wasi_errno(c, d->ops->mkdir(d, path)) : err;
}

WasiErrno rt_wasi_path_remove_directory(WasiCall *c)
{
    WasiErrno err;
    char path[PATH_SIZE];
    SbFile *d = dir(c, 0, 1, R(PATH_REMOVE_DIRECTORY), true, path, &err);
    return d ? wasi_errno(c, d->ops->remove(d, path, true)) : err;
}

WasiErrno rt_wasi_path_unlink_file(WasiCall *c)
{
    WasiErrno err;
    char path[PATH_SIZE];
    SbFile *d = dir(c, 0, 1, R(PATH_UNLINK_FILE), true, path, &err);
    return d ? wasi_errno(c, d->ops->remove(d, path, false)) : err;
}

WasiErrno rt_wasi_path_filestat_get(WasiCall *c)
{
    WasiErrno err;
    SbStat st;
    char path[PATH_SIZE];
    SbFile *d = dir(c, 0, 2, R(PATH_FILESTAT_GET), false, path, &err);
    if (!d)
        return err;
    uint8_t *out = wasi_bytes(c, c->args[4].i32, 64);
    if (!out)
        return WASI_FAULT;
    err = wasi_errno(c, d->ops->stat_at(d, path, c->args[1].i32 & FOLLOW, &st));
    if (!err)
        wasi_put_stat(out, &st);
    return err;
}

WasiErrno rt_wasi_path_filestat_set_times(WasiCall *c)
{
    WasiErrno err;
    SbTimes t;
    char path[PATH_SIZE];
    SbFile *d = dir(c, 0, 2, R(PATH_FILESTAT_SET_TIMES), true, path, &err);
    if (!d)
        return err;
    if (!wasi_times(c->w, c->args[4].i64, c->args[5].i64, c->args[6].i32, &t))
        return WASI_INVAL;
    bool follow = c->args[1].i32 & FOLLOW;
    return wasi_errno(c, d->ops->times_at(d, path, follow, &t));
}

// ------------------------------------------------------------------- links

WasiErrno rt_wasi_path_symlink(WasiCall *c)
{
    WasiErrno err;
    char path[PATH_SIZE], target[PATH_SIZE];
    SbFile *d = dir(c, 2, 3, R(PATH_SYMLINK), true, path, &err);
    if (!d)
        return err;
    err = text(c, c->args[0].i32, c->args[1].i32, target);
    if (err)
        return err;
    if (target[0] == '/') // it would lead out for everybody but the guest
        return WASI_NOTCAPABLE;
    if (!target[0])
        return WASI_NOENT;
    return wasi_errno(c, d->ops->symlink(d, path, target));
}

WasiErrno rt_wasi_path_readlink(WasiCall *c)
{
    WasiErrno err;
    char path[PATH_SIZE], target[PATH_SIZE];
    size_t len;
    SbFile *d = dir(c, 0, 1, R(PATH_READLINK), false, path, &err);
    if (!d)
        return err;
    uint32_t cap = c->args[4].i32;
    uint8_t *out = wasi_bytes(c, c->args[3].i32, cap);
    uint8_t *used = wasi_bytes(c, c->args[5].i32, 4);
    if (!out || !used)
        return WASI_FAULT;
    err = wasi_errno(c, d->ops->readlink(d, path, target, PATH_SIZE, &len));
    if (err)
        return err;
    if (len > cap)
        len = cap;
    memcpy(out, target, len);
    wasi_put(used, len, 4);
    return WASI_SUCCESS;
}

WasiErrno rt_wasi_path_link(WasiCall *c)
{
    WasiErrno err;
    char path[PATH_SIZE], to[PATH_SIZE];
    SbFile *d = dir(c, 0, 2, R(PATH_LINK_SOURCE), true, path, &err);
    SbFile *to_d = d ? dir(c, 4, 5, R(PATH_LINK_TARGET), true, to, &err) : NULL;
    if (!to_d)
        return err;
    if (d->ops != to_d->ops)
        return WASI_XDEV;
    bool follow = c->args[1].i32 & FOLLOW;
    return wasi_errno(c, d->ops->link(d, path, follow, to_d, to));
}

WasiErrno rt_wasi_path_rename(WasiCall *c)
{
    WasiErrno err;
    char path[PATH_SIZE], to[PATH_SIZE];
    SbFile *d = dir(c, 0, 1, R(PATH_RENAME_SOURCE), true, path, &err);
    SbFile *to_d =
        d ? dir(c, 3, 4, R(PATH_RENAME_TARGET), true, to, &err) : NULL;
    if (!to_d)
        return err;
    if (d->ops != to_d->ops)
        return WASI_XDEV;
    return wasi_errno(c, d->ops->rename(d, path, to_d, to));
}

// -------------------------------------------------------------------- open

enum { CREAT = 1, DIRECTORY = 2, EXCL = 4, TRUNC = 8, OFLAGS = 15 };

// What the directory must allow, beside all that the new descriptor may do.
static WasiErrno may_open(const WasiFd *d, uint32_t oflags, uint64_t base,
                          uint64_t inheriting)
{
    const uint64_t writing =
        R(FD_WRITE) | R(FD_ALLOCATE) | R(FD_FILESTAT_SET_SIZE);
    uint32_t need = R(PATH_OPEN);
    if (d->file->type != SB_DIR)
        return WASI_NOTDIR;
    if (!d->file->read_only)
        need |= (oflags & CREAT ? R(PATH_CREATE_FILE) : 0) |
                (oflags & TRUNC ? R(PATH_FILESTAT_SET_SIZE) : 0);
    else if ((base & writing) || (oflags & TRUNC) ||
             ((oflags & CREAT) && (oflags & EXCL)))
        return WASI_ROFS;
    if ((d->base & need) != need ||
        ((base | inheriting) & ~(uint64_t)d->inheriting))
        return WASI_NOTCAPABLE;
    return WASI_SUCCESS;
}

static SbHow how_to_open(const WasiCall *c, bool read_only, uint64_t base)
{
    uint32_t oflags = c->args[4].i32;
    uint64_t writing = R(FD_WRITE) | R(FD_ALLOCATE) | R(FD_FILESTAT_SET_SIZE);
    return (SbHow){.create = (oflags & CREAT) && !read_only,
                   .exclusive = oflags & EXCL,
                   .truncate = oflags & TRUNC,
                   .directory = oflags & DIRECTORY,
                   .follow = c->args[1].i32 & FOLLOW,
                   .read = base & (R(FD_READ) | R(FD_READDIR)),
                   .write = base & writing,
                   .append = c->args[7].i32 & WASI_FD_APPEND};
}

// The number is taken last: nothing fails behind it.
WasiErrno rt_wasi_path_open(WasiCall *c)
{
    WasiErrno err;
    SbFile *f;
    char path[PATH_SIZE];
    uint32_t number, flags = c->args[7].i32;
    uint64_t base = c->args[5].i64 & WASI_RIGHTS_ALL;
    uint64_t inheriting = c->args[6].i64 & WASI_RIGHTS_ALL;
    WasiFd *d = wasi_fd(c, c->args[0].i32, 0, &err);
    if (!d)
        return err;
    if ((c->args[4].i32 & ~(uint32_t)OFLAGS) ||
        (flags & ~(uint32_t)WASI_FD_FLAGS))
        return WASI_INVAL;
    err = may_open(d, c->args[4].i32, base, inheriting);
    if (!err)
        err = text(c, c->args[2].i32, c->args[3].i32, path);
    uint8_t *out = wasi_bytes(c, c->args[8].i32, 4);
    if (err || !out)
        return err ? err : WASI_FAULT;
    if (wasi_fds_full(c->w))
        return WASI_MFILE;
    bool read_only = d->file->read_only;
    SbHow how = how_to_open(c, read_only, base);
    int e = d->file->ops->open(d->file, path, &how, &f);
    if (e == ENOENT && read_only && (c->args[4].i32 & CREAT))
        return WASI_ROFS;
    if (e)
        return wasi_errno(c, e);
    WasiFd fd = {.file = f, .flags = (uint16_t)flags};
    fd.base = (uint32_t)base & wasi_rights_of(f);
    fd.inheriting = f->type == SB_DIR ? (uint32_t)inheriting : 0;
    if (!wasi_fd_new(c->w, fd, &number)) {
        sb_close(f);
        return WASI_NFILE;
    }
    wasi_put(out, number, 4);
    return WASI_SUCCESS;
}
