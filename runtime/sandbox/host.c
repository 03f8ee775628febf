// host.c: files and directories of the host. All of them are opened without
// blocking and without becoming a controlling terminal; who waits is the
// caller. Paths go through resolve.c.
#include "runtime/sandbox/resolve.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/vfs.h>
#endif

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

enum { ALWAYS = O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

typedef struct {
    SbFile file;
    int fd;
    bool by_hand;
    DIR *dir;     // once it is listed
    uint64_t pos; // the cookie of the next entry of `dir`
    uint64_t ino;
} Host;

static Host *host(SbFile *f)
{
    return (Host *)f;
}

static void host_close(SbFile *f)
{
    Host *h = host(f);
    if (h->dir)
        closedir(h->dir);
    close(h->fd);
    free(h);
}

static int done_or_errno(int result)
{
    return result < 0 ? errno : 0;
}

// ------------------------------------------------------------------- state

static SbType type_of(mode_t mode)
{
    return S_ISREG(mode)    ? SB_REGULAR
           : S_ISDIR(mode)  ? SB_DIR
           : S_ISLNK(mode)  ? SB_SYMLINK
           : S_ISCHR(mode)  ? SB_CHAR
           : S_ISBLK(mode)  ? SB_BLOCK
           : S_ISSOCK(mode) ? SB_STREAM
                            : SB_UNKNOWN;
}

static uint64_t nanoseconds(struct timespec t)
{
    return t.tv_sec < 0
               ? 0
               : (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static SbStat stat_of(const struct stat *st)
{
    return (SbStat){.dev = (uint64_t)st->st_dev,
                    .ino = (uint64_t)st->st_ino,
                    .nlink = (uint64_t)st->st_nlink,
                    .size = (uint64_t)st->st_size,
                    .atim = nanoseconds(st->st_atim),
                    .mtim = nanoseconds(st->st_mtim),
                    .ctim = nanoseconds(st->st_ctim),
                    .type = type_of(st->st_mode)};
}

static int host_stat(SbFile *f, SbStat *out)
{
    struct stat st;
    if (fstat(host(f)->fd, &st) != 0)
        return errno;
    *out = stat_of(&st);
    return 0;
}

static struct timespec one_time(uint64_t ns, bool set, bool now)
{
    struct timespec t = {.tv_nsec = now ? UTIME_NOW : UTIME_OMIT};
    if (set) {
        t.tv_sec = (time_t)(ns / 1000000000u);
        t.tv_nsec = (long)(ns % 1000000000u);
    }
    return t;
}

static void two_times(const SbTimes *t, struct timespec out[2])
{
    out[0] = one_time(t->atim, t->flags & SB_ATIM, t->flags & SB_ATIM_NOW);
    out[1] = one_time(t->mtim, t->flags & SB_MTIM, t->flags & SB_MTIM_NOW);
}

static int host_times(SbFile *f, const SbTimes *t)
{
    struct timespec ts[2];
    two_times(t, ts);
    return done_or_errno(futimens(host(f)->fd, ts));
}

// ------------------------------------------------------------------- bytes

static int count(ssize_t n, size_t *done)
{
    *done = n < 0 ? 0 : (size_t)n;
    if (n < 0)
        return errno == EINTR ? EAGAIN : errno;
    return 0;
}

static int host_read(SbFile *f, const struct iovec *iov, int n, int64_t at,
                     size_t *done)
{
    int fd = host(f)->fd;
    return count(at < 0 ? readv(fd, iov, n) : preadv(fd, iov, n, at), done);
}

static int host_write(SbFile *f, const struct iovec *iov, int n, int64_t at,
                      size_t *done)
{
    int fd = host(f)->fd;
    return count(at < 0 ? writev(fd, iov, n) : pwritev(fd, iov, n, at), done);
}

static int host_seek(SbFile *f, int64_t offset, int whence, uint64_t *at)
{
    off_t n = lseek(host(f)->fd, offset, whence);
    *at = (uint64_t)n;
    return n < 0 ? errno : 0;
}

static int host_resize(SbFile *f, uint64_t size)
{
    return done_or_errno(ftruncate(host(f)->fd, (off_t)size));
}

static int host_allocate(SbFile *f, uint64_t at, uint64_t len)
{
#ifdef __linux__
    return done_or_errno(fallocate(host(f)->fd, 0, (off_t)at, (off_t)len));
#else
    (void)f, (void)at, (void)len;
    return EOPNOTSUPP;
#endif
}

static int host_advise(SbFile *f, uint64_t at, uint64_t len, int advice)
{
#ifdef POSIX_FADV_NORMAL
    static const int words[] = {POSIX_FADV_NORMAL,   POSIX_FADV_SEQUENTIAL,
                                POSIX_FADV_RANDOM,   POSIX_FADV_WILLNEED,
                                POSIX_FADV_DONTNEED, POSIX_FADV_NOREUSE};
    return posix_fadvise(host(f)->fd, (off_t)at, (off_t)len, words[advice]);
#else
    (void)f, (void)at, (void)len, (void)advice;
    return 0;
#endif
}

static int host_sync(SbFile *f, bool data_only)
{
    int fd = host(f)->fd;
    return done_or_errno(data_only ? fdatasync(fd) : fsync(fd));
}

static int host_append(SbFile *f, bool on)
{
    int fd = host(f)->fd, flags = fcntl(fd, F_GETFL);
    if (flags < 0)
        return errno;
    return done_or_errno(
        fcntl(fd, F_SETFL, on ? flags | O_APPEND : flags & ~O_APPEND));
}

// ----------------------------------------------------------------- listing

static SbType type_of_entry(const Host *h, const struct dirent *d)
{
    struct stat st;
    switch (d->d_type) {
    case DT_REG:
        return SB_REGULAR;
    case DT_DIR:
        return SB_DIR;
    case DT_LNK:
        return SB_SYMLINK;
    case DT_CHR:
        return SB_CHAR;
    case DT_BLK:
        return SB_BLOCK;
    case DT_SOCK:
        return SB_STREAM;
    case DT_UNKNOWN:
        if (fstatat(h->fd, d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
            return type_of(st.st_mode);
        return SB_UNKNOWN;
    default:
        return SB_UNKNOWN;
    }
}

static int start_listing(Host *h)
{
    struct stat st;
    if (h->dir)
        return 0;
    int fd = openat(h->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) // of a directory that was removed nothing is left
        return errno == ENOENT ? SB_END : errno;
    h->ino = fstat(fd, &st) == 0 ? (uint64_t)st.st_ino : 0;
    h->dir = fdopendir(fd);
    if (!h->dir) {
        close(fd);
        return ENOMEM;
    }
    return 0;
}

// The cookies are the file system's own: they outlive what is added and
// removed meanwhile. What is above the directory is not told: ".." has the
// number of ".".
static int host_list(SbFile *f, uint64_t cookie, SbEntry *out)
{
    Host *h = host(f);
    int err = start_listing(h);
    if (err)
        return err;
    if (cookie == 0)
        rewinddir(h->dir);
    else if (cookie != h->pos)
        seekdir(h->dir, (long)cookie);
    errno = 0;
    const struct dirent *d = readdir(h->dir);
    if (!d) {
        h->pos = 0;
        return errno ? errno : SB_END;
    }
    h->pos = (uint64_t)telldir(h->dir);
    bool up = !strcmp(d->d_name, "..");
    *out = (SbEntry){.next = h->pos,
                     .ino = up ? h->ino : (uint64_t)d->d_ino,
                     .type = type_of_entry(h, d),
                     .name = d->d_name,
                     .len = strlen(d->d_name)};
    return 0;
}

// ------------------------------------------------------------------- paths

static int parent_of(SbFile *d, const char *path, int *parent,
                     char name[SB_NAME_SIZE])
{
    Host *h = host(d);
    return sb_open_parent(h->fd, h->by_hand, path, false, parent, name);
}

static int close_after(int parent, int result)
{
    int err = done_or_errno(result);
    close(parent);
    return err;
}

static int host_stat_at(SbFile *d, const char *path, bool follow, SbStat *out)
{
    Host *h = host(d);
    struct stat st;
    int fd;
    int err = sb_open_beneath(h->fd, h->by_hand, path, O_PATH, follow, &fd);
    if (err)
        return err;
    err = close_after(fd, fstat(fd, &st));
    if (!err)
        *out = stat_of(&st);
    return err;
}

static int host_times_at(SbFile *d, const char *path, bool follow,
                         const SbTimes *t)
{
    Host *h = host(d);
    char name[SB_NAME_SIZE];
    struct timespec ts[2];
    struct stat st;
    int parent;
    follow |= sb_ends_in_slash(path);
    int err = sb_open_parent(h->fd, h->by_hand, path, follow, &parent, name);
    if (err)
        return err;
    two_times(t, ts);
    int r = 0;
    if (sb_cut_slash(name)) {
        r = fstatat(parent, name, &st, AT_SYMLINK_NOFOLLOW);
        if (r == 0 && !S_ISDIR(st.st_mode)) {
            errno = ENOTDIR;
            r = -1;
        }
    }
    if (r == 0)
        r = utimensat(parent, name, ts, AT_SYMLINK_NOFOLLOW);
    return close_after(parent, r);
}

static int host_mkdir(SbFile *d, const char *path)
{
    enum { MODE = 0777 };
    char name[SB_NAME_SIZE];
    int parent;
    int err = parent_of(d, path, &parent, name);
    return err ? err : close_after(parent, mkdirat(parent, name, MODE));
}

static int host_remove(SbFile *d, const char *path, bool directory)
{
    char name[SB_NAME_SIZE];
    int parent;
    int err = parent_of(d, path, &parent, name);
    if (err)
        return err;
    return close_after(parent,
                       unlinkat(parent, name, directory ? AT_REMOVEDIR : 0));
}

static int host_symlink(SbFile *d, const char *path, const char *target)
{
    char name[SB_NAME_SIZE];
    int parent;
    int err = parent_of(d, path, &parent, name);
    return err ? err : close_after(parent, symlinkat(target, parent, name));
}

static int host_readlink(SbFile *d, const char *path, char *out, size_t cap,
                         size_t *len)
{
    char name[SB_NAME_SIZE];
    SbStat st;
    int parent;
    int err = parent_of(d, path, &parent, name);
    if (err)
        return err;
    if (sb_cut_slash(name)) { // what a link points to is no link
        close(parent);
        err = host_stat_at(d, path, false, &st);
        return err ? err : EINVAL;
    }
    ssize_t n = readlinkat(parent, name, out, cap);
    err = close_after(parent, n < 0 ? -1 : 0);
    *len = n < 0 ? 0 : (size_t)n;
    return err;
}

// A slash is behind the path: it is a directory's, or it does not exist.
static int link_directory(SbFile *d, const char *path, int to_parent, char *to)
{
    SbStat st;
    bool slash = sb_cut_slash(to);
    int err = host_stat_at(d, path, true, &st);
    if (err)
        return err;
    err = sb_host_stat(to_parent, to, &st);
    if (err == ENOENT && !slash)
        return EPERM;
    return err ? err : EEXIST;
}

static int host_link(SbFile *d, const char *path, bool follow, SbFile *to_d,
                     const char *to)
{
    Host *h = host(d);
    char name[SB_NAME_SIZE], to_name[SB_NAME_SIZE];
    int parent, to_parent;
    int err = sb_open_parent(h->fd, h->by_hand, path, follow, &parent, name);
    if (err)
        return err;
    err = parent_of(to_d, to, &to_parent, to_name);
    if (!err && sb_cut_slash(name)) {
        err = link_directory(d, path, to_parent, to_name);
        close(to_parent);
    } else if (!err) {
        err =
            close_after(to_parent, linkat(parent, name, to_parent, to_name, 0));
    }
    close(parent);
    return err;
}

static int host_rename(SbFile *d, const char *path, SbFile *to_d,
                       const char *to)
{
    char name[SB_NAME_SIZE], to_name[SB_NAME_SIZE];
    int parent, to_parent;
    int err = parent_of(d, path, &parent, name);
    if (err)
        return err;
    err = parent_of(to_d, to, &to_parent, to_name);
    if (!err)
        err =
            close_after(to_parent, renameat(parent, name, to_parent, to_name));
    close(parent);
    return err;
}

// ----------------------------------------------------------------- opening

static int host_open(SbFile *d, const char *path, const SbHow *how,
                     SbFile **out);

static const SbOps DIR_OPS = {.close = host_close,
                              .stat = host_stat,
                              .times = host_times,
                              .sync = host_sync,
                              .open = host_open,
                              .list = host_list,
                              .stat_at = host_stat_at,
                              .times_at = host_times_at,
                              .mkdir = host_mkdir,
                              .remove = host_remove,
                              .symlink = host_symlink,
                              .readlink = host_readlink,
                              .link = host_link,
                              .rename = host_rename};
static const SbOps FILE_OPS = {.close = host_close,
                               .read = host_read,
                               .write = host_write,
                               .seek = host_seek,
                               .resize = host_resize,
                               .allocate = host_allocate,
                               .advise = host_advise,
                               .sync = host_sync,
                               .append = host_append,
                               .stat = host_stat,
                               .times = host_times};
// Pipes and the like: no position, no size.
static const SbOps FLOW_OPS = {.close = host_close,
                               .read = host_read,
                               .write = host_write,
                               .stat = host_stat};

#ifdef __linux__
static bool has_number(const char *path)
{
    while (*path) {
        size_t n = strcspn(path + 1, "/");
        if (n > 0 && strspn(path + 1, "0123456789") == n)
            return true;
        path += n + 1;
    }
    return false;
}

// Through /proc a process can write its own memory, and the kernel's settings:
// a grant that has it below is no grant of that. What tells of the machine may
// be read, what is of a process may not.
static bool is_process(int fd)
{
    enum { PROC_MAGIC = 0x9fa0 };
    struct statfs fs;
    char link[64], path[PATH_MAX];
    if (fstatfs(fd, &fs) != 0 || fs.f_type != PROC_MAGIC)
        return false;
    if ((fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY)
        return true;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n <= 0 || path[0] != '/')
        return true;
    path[n] = '\0';
    return has_number(path);
}
#else
static bool is_process(int fd)
{
    (void)fd;
    return false;
}
#endif

// Takes the descriptor, also when it fails.
static int wrap(int fd, bool read_only, bool by_hand, SbFile **out)
{
    struct stat st;
    Host *h = calloc(1, sizeof *h);
    if (!h || fstat(fd, &st) != 0) {
        int err = h ? errno : ENOMEM;
        free(h);
        close(fd);
        return err;
    }
    SbType type = type_of(st.st_mode);
    if (type == SB_REGULAR && is_process(fd)) {
        free(h);
        close(fd);
        return SB_ESCAPE;
    }
    h->fd = fd;
    h->by_hand = by_hand;
    h->file = (SbFile){.type = type, .read_only = read_only, .host = -1};
    h->file.ops = type == SB_DIR       ? &DIR_OPS
                  : type == SB_REGULAR ? &FILE_OPS
                  : type == SB_BLOCK   ? &FILE_OPS
                                       : &FLOW_OPS;
    if (h->file.ops == &FLOW_OPS)
        h->file.host = fd;
    *out = &h->file;
    return 0;
}

static int open_flags(const SbHow *how)
{
    int flags = ALWAYS;
    flags |= !how->write ? O_RDONLY : how->read ? O_RDWR : O_WRONLY;
    flags |= (how->create ? O_CREAT : 0) | (how->exclusive ? O_EXCL : 0) |
             (how->truncate ? O_TRUNC : 0) | (how->append ? O_APPEND : 0) |
             (how->directory ? O_DIRECTORY : 0);
    return flags;
}

static int host_open(SbFile *d, const char *path, const SbHow *how,
                     SbFile **out)
{
    Host *h = host(d);
    int fd;
    if (how->directory && how->create)
        return EINVAL;
    int err = sb_open_beneath(h->fd, h->by_hand, path, open_flags(how),
                              how->follow, &fd);
    return err ? err : wrap(fd, d->read_only, h->by_hand, out);
}

int sb_host_file(int dir, const char *name, const SbHow *how, bool read_only,
                 SbFile **out)
{
    int flags = open_flags(how) & ~(O_CREAT | O_EXCL);
    if (read_only && (how->write || how->truncate))
        return EROFS;
    int fd = openat(dir, name, flags | O_NOFOLLOW);
    return fd < 0 ? errno : wrap(fd, read_only, true, out);
}

int sb_host_stat(int dir, const char *name, SbStat *out)
{
    struct stat st;
    if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno;
    *out = stat_of(&st);
    return 0;
}

int sb_host_dir(const char *path, bool read_only, bool by_hand, SbFile **out)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    return wrap(fd, read_only, by_hand || !sb_has_openat2(fd), out);
}
