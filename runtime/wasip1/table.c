// table.c: the guest's descriptors: dense numbers of our own, capped, with
// rights. No number of the host's is among them.
#include "runtime/wasip1/wasi.h"

#include <errno.h>
#include <stdlib.h>

#define R(name) WASI_RIGHT_##name

static const uint32_t STREAM_RIGHTS = R(FD_READ) | R(FD_WRITE) |
                                      R(FD_FDSTAT_SET_FLAGS) |
                                      R(FD_FILESTAT_GET) | R(POLL_FD_READWRITE);
static const uint32_t FILE_RIGHTS =
    R(FD_DATASYNC) | R(FD_READ) | R(FD_SEEK) | R(FD_FDSTAT_SET_FLAGS) |
    R(FD_SYNC) | R(FD_TELL) | R(FD_WRITE) | R(FD_ADVISE) | R(FD_ALLOCATE) |
    R(FD_FILESTAT_GET) | R(FD_FILESTAT_SET_SIZE) | R(FD_FILESTAT_SET_TIMES) |
    R(POLL_FD_READWRITE);
static const uint32_t LOOKING = R(FD_FDSTAT_SET_FLAGS) | R(FD_SYNC) |
                                R(FD_DATASYNC) | R(PATH_OPEN) | R(FD_READDIR) |
                                R(PATH_READLINK) | R(PATH_FILESTAT_GET) |
                                R(FD_FILESTAT_GET);
static const uint32_t CHANGING =
    R(PATH_CREATE_DIRECTORY) | R(PATH_CREATE_FILE) | R(PATH_LINK_SOURCE) |
    R(PATH_LINK_TARGET) | R(PATH_RENAME_SOURCE) | R(PATH_RENAME_TARGET) |
    R(PATH_FILESTAT_SET_SIZE) | R(PATH_FILESTAT_SET_TIMES) |
    R(FD_FILESTAT_SET_TIMES) | R(PATH_SYMLINK) | R(PATH_REMOVE_DIRECTORY) |
    R(PATH_UNLINK_FILE);
static const uint32_t WRITING = R(FD_WRITE) | R(FD_ALLOCATE) |
                                R(FD_FILESTAT_SET_SIZE) |
                                R(FD_FILESTAT_SET_TIMES);

uint32_t wasi_rights_of(const SbFile *f)
{
    if (f->type == SB_DIR)
        return f->read_only ? LOOKING : LOOKING | CHANGING;
    if (f->listens)
        return R(SOCK_ACCEPT) | R(FD_FDSTAT_SET_FLAGS) | R(FD_FILESTAT_GET) |
               R(POLL_FD_READWRITE) | R(SOCK_SHUTDOWN);
    if (f->type == SB_STREAM || f->type == SB_DGRAM)
        return STREAM_RIGHTS | R(SOCK_SHUTDOWN);
    uint32_t rights = f->ops->seek ? FILE_RIGHTS : STREAM_RIGHTS;
    if (!f->ops->read)
        rights &= ~(uint32_t)R(FD_READ);
    if (!f->ops->write)
        rights &= ~(uint32_t)R(FD_WRITE);
    return f->read_only ? rights & ~WRITING : rights;
}

static bool grow(RtWasi *w, uint32_t n)
{
    WasiFd *fds = realloc(w->fds, n * sizeof *fds);
    if (!fds)
        return false;
    memset(fds + w->nfds, 0, (n - w->nfds) * sizeof *fds);
    w->fds = fds;
    w->nfds = n;
    return true;
}

static uint32_t lowest_free(const RtWasi *w)
{
    uint32_t i = w->first_free;
    while (i < w->nfds && w->fds[i].file)
        i++;
    return i;
}

bool wasi_fds_full(RtWasi *w)
{
    bool full = lowest_free(w) >= w->max_fds;
    w->refused_file |= full;
    return full;
}

bool wasi_fd_new(RtWasi *w, WasiFd fd, uint32_t *number)
{
    uint32_t i = lowest_free(w);
    uint32_t more = w->nfds < 8 ? 8 : 2 * w->nfds;
    if (more > w->max_fds)
        more = w->max_fds;
    if (i >= w->max_fds || (i >= w->nfds && !grow(w, more)))
        return false;
    w->fds[i] = fd;
    w->first_free = i + 1;
    *number = i;
    return true;
}

static void close_fd(WasiFd *fd)
{
    if (fd->file)
        sb_close(fd->file);
    free(fd->name);
    *fd = (WasiFd){0};
}

bool wasi_fd_stdio(RtWasi *w, uint32_t number, SbFile *file)
{
    if (w->nfds < 3 && !grow(w, 3)) {
        sb_close(file);
        return wasi_fail(w, "no memory");
    }
    close_fd(&w->fds[number]);
    w->fds[number] = (WasiFd){.file = file, .base = wasi_rights_of(file)};
    return true;
}

void wasi_fds_free(RtWasi *w)
{
    for (uint32_t i = 0; i < w->nfds; i++)
        close_fd(&w->fds[i]);
    free(w->fds);
}

WasiFd *wasi_fd(WasiCall *c, uint32_t number, uint32_t rights, WasiErrno *err)
{
    RtWasi *w = c->w;
    if (number >= w->nfds || !w->fds[number].file) {
        *err = WASI_BADF;
        return NULL;
    }
    WasiFd *fd = &w->fds[number];
    *err = (fd->base & rights) == rights ? WASI_SUCCESS : WASI_NOTCAPABLE;
    return *err ? NULL : fd;
}

WasiErrno rt_wasi_fd_close(WasiCall *c)
{
    WasiErrno err;
    uint32_t number = c->args[0].i32;
    WasiFd *fd = wasi_fd(c, number, 0, &err);
    if (!fd)
        return err;
    close_fd(fd);
    if (number < c->w->first_free)
        c->w->first_free = number;
    return WASI_SUCCESS;
}

bool wasi_fd_preopen(RtWasi *w, SbFile *file, const char *name)
{
    uint32_t number;
    WasiFd fd = {.file = file, .base = wasi_rights_of(file)};
    fd.inheriting = file->type == SB_DIR ? WASI_RIGHTS_ALL : fd.base;
    fd.name = name ? strdup(name) : NULL;
    if ((!name || fd.name) && wasi_fd_new(w, fd, &number))
        return true;
    sb_close(file);
    free(fd.name);
    return wasi_fail(w, "more is granted than may be open");
}

// Only onto what is open: the table has no holes of a guest's making.
WasiErrno rt_wasi_fd_renumber(WasiCall *c)
{
    WasiErrno err;
    uint32_t from = c->args[0].i32, to = c->args[1].i32;
    WasiFd *a = wasi_fd(c, from, 0, &err);
    WasiFd *b = a ? wasi_fd(c, to, 0, &err) : NULL;
    if (!b || a == b)
        return err;
    close_fd(b);
    *b = *a;
    *a = (WasiFd){0};
    if (from < c->w->first_free)
        c->w->first_free = from;
    return WASI_SUCCESS;
}
