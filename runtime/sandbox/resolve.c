// resolve.c: see resolve.h. Two ways: openat2 with RESOLVE_BENEATH, where the
// kernel holds the line, and a walk that opens one component at a time with
// O_NOFOLLOW, reads links itself, and goes back up by forgetting the last
// descriptor, never by "..".
#include "runtime/sandbox/resolve.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

enum {
    TRIES = 32,       // when somebody else moves what is being looked up
    MAX_LINKS = 40,   // the kernel's own limit
    MAX_DEPTH = 256,  // directories open during a walk
    MODE_FILE = 0666, // the process's umask applies
    DIR_FLAGS = O_PATH | O_DIRECTORY | O_CLOEXEC
};

// ----------------------------------------------------------------- openat2

#if defined(__linux__) && defined(SYS_openat2)
static int kernel_open(int dir, const char *path, int flags, int *fd)
{
    struct open_how how = {.flags = (uint64_t)(unsigned)flags,
                           .mode = flags & O_CREAT ? MODE_FILE : 0,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    long n = -1;
    for (int i = 0; i < TRIES; i++) {
        n = syscall(SYS_openat2, dir, path, &how, sizeof how);
        if (n >= 0 || (errno != EAGAIN && errno != EINTR))
            break;
    }
    if (n < 0)
        return errno == EXDEV ? SB_ESCAPE : errno;
    *fd = (int)n;
    return 0;
}
#else
static int kernel_open(int dir, const char *path, int flags, int *fd)
{
    (void)dir, (void)path, (void)flags, (void)fd;
    return ENOSYS;
}
#endif

bool sb_has_openat2(int dir)
{
    int fd;
    if (kernel_open(dir, ".", DIR_FLAGS, &fd) != 0)
        return false;
    close(fd);
    return true;
}

// -------------------------------------------------------------------- walk

typedef struct {
    int fds[MAX_DEPTH]; // below the start, which is the caller's
    int start, depth;
    int links;
    char rest[2 * PATH_MAX]; // what is still to be walked
} Walk;

static int top(const Walk *w)
{
    return w->depth > 0 ? w->fds[w->depth - 1] : w->start;
}

static void leave(Walk *w)
{
    while (w->depth > 0)
        close(w->fds[--w->depth]);
}

static int go_up(Walk *w)
{
    if (w->depth == 0)
        return SB_ESCAPE;
    close(w->fds[--w->depth]);
    return 0;
}

// Puts a link's target before the rest. EINVAL: it is no link.
static int follow_link(Walk *w, const char *name, const char *rest)
{
    char target[PATH_MAX + 1];
    ssize_t n = readlinkat(top(w), name, target, PATH_MAX);
    if (n < 0)
        return errno;
    if (n > 0 && target[0] == '/')
        return SB_ESCAPE;
    if (n == 0)
        return ENOENT;
    if (++w->links > MAX_LINKS)
        return ELOOP;
    size_t len = strlen(rest);
    if ((size_t)n + len + 1 >= sizeof w->rest || n == PATH_MAX)
        return ENAMETOOLONG;
    memmove(w->rest + n, rest, len + 1);
    memcpy(w->rest, target, (size_t)n);
    return 0;
}

static int go_down(Walk *w, const char *name, const char *rest)
{
    int fd = openat(top(w), name, DIR_FLAGS | O_NOFOLLOW);
    if (fd < 0 && (errno == ENOTDIR || errno == ELOOP)) {
        int err = follow_link(w, name, rest);
        return err == EINVAL ? ENOTDIR : err;
    }
    if (fd < 0)
        return errno;
    if (w->depth == MAX_DEPTH) {
        close(fd);
        return ENAMETOOLONG;
    }
    w->fds[w->depth++] = fd;
    memmove(w->rest, rest, strlen(rest) + 1);
    return 0;
}

// Takes one component off the rest. `more` is what follows it, from its '/'.
static int take(Walk *w, char name[SB_NAME_SIZE], const char **more)
{
    const char *p = w->rest + strspn(w->rest, "/");
    size_t n = strcspn(p, "/");
    if (n > NAME_MAX)
        return ENAMETOOLONG;
    memcpy(name, p, n);
    name[n] = '\0';
    *more = p + n;
    return 0;
}

static bool is_last(const char *more)
{
    return more[strspn(more, "/")] == '\0';
}

// A last component that is a name. True: it is found; else *err, or go on if
// that is 0.
static bool end(Walk *w, char *name, const char *more, SbFollow follow,
                int *err)
{
    bool slash = *more == '/';
    bool through = follow == SB_ALWAYS || (follow == SB_BARE && !slash);
    *err = through ? follow_link(w, name, more) : EINVAL;
    // what is not there may be about to be made
    if (*err != EINVAL && *err != ENOENT)
        return false;
    *err = 0;
    if (slash)
        strcat(name, "/");
    return true;
}

// To the directory of the last component.
static int walk(Walk *w, SbFollow follow, char name[SB_NAME_SIZE])
{
    const char *more;
    if (w->rest[0] == '/')
        return SB_ESCAPE;
    for (;;) {
        int err = take(w, name, &more);
        if (err)
            return err;
        bool last = is_last(more);
        if (!*name || !strcmp(name, ".") || !strcmp(name, "..")) {
            err = strcmp(name, "..") ? 0 : go_up(w);
            strcpy(name, ".");
            if (last || err)
                return err;
            memmove(w->rest, more, strlen(more) + 1);
        } else if (!last) {
            err = go_down(w, name, more);
        } else if (end(w, name, more, follow, &err)) {
            return 0;
        }
        if (err)
            return err;
    }
}

static int parent_by_hand(int dir, const char *path, SbFollow follow,
                          int *parent, char name[SB_NAME_SIZE])
{
    Walk w = {.start = dir};
    size_t len = strlen(path);
    if (len == 0)
        return ENOENT;
    if (len >= PATH_MAX)
        return ENAMETOOLONG;
    memcpy(w.rest, path, len + 1);
    int err = walk(&w, follow, name);
    if (!err) {
        *parent = fcntl(top(&w), F_DUPFD_CLOEXEC, 3);
        err = *parent < 0 ? errno : 0;
    }
    leave(&w);
    return err;
}

bool sb_ends_in_slash(const char *path)
{
    size_t n = strlen(path);
    return n > 0 && path[n - 1] == '/';
}

bool sb_cut_slash(char *name)
{
    size_t n = strlen(name);
    if (n < 2 || name[n - 1] != '/')
        return false;
    name[n - 1] = '\0';
    return true;
}

// With a slash behind the name the kernel would follow a link in spite of
// O_NOFOLLOW.
static int open_name(int parent, char *name, int flags, int *fd)
{
    if (sb_cut_slash(name)) {
        if (flags & O_CREAT)
            return EISDIR;
        flags |= O_DIRECTORY;
    }
    *fd = openat(parent, name, flags | O_NOFOLLOW, MODE_FILE);
    return *fd < 0 ? errno : 0;
}

// What became a link since the walk is met by O_NOFOLLOW: walk again.
static int open_by_hand(int dir, const char *path, int flags, bool follow,
                        int *fd)
{
    char name[SB_NAME_SIZE];
    int parent, err = 0;
    SbFollow how = follow || sb_ends_in_slash(path) ? SB_ALWAYS : SB_NEVER;
    if (flags & O_CREAT) // a link is something that exists
        how = follow && !(flags & O_EXCL) ? SB_BARE : SB_NEVER;
    for (int i = 0; i < TRIES; i++) {
        err = parent_by_hand(dir, path, how, &parent, name);
        if (err)
            return err;
        err = open_name(parent, name, flags, fd);
        close(parent);
        if (err != EINTR && !(follow && err == ELOOP))
            return err;
    }
    return err;
}

// ------------------------------------------------------------------- doors

int sb_open_beneath(int dir, bool by_hand, const char *path, int flags,
                    bool follow, int *fd)
{
    flags |= O_CLOEXEC;
    if (!by_hand) {
        int err = kernel_open(dir, path, flags | (follow ? 0 : O_NOFOLLOW), fd);
        if (err != EAGAIN && err != ENOSYS)
            return err;
    }
    return open_by_hand(dir, path, flags, follow, fd);
}

// The kernel finds the parent; the last component is only looked at here.
static int parent_by_kernel(int dir, const char *path, int *parent,
                            char name[SB_NAME_SIZE])
{
    char buf[PATH_MAX];
    size_t len = strlen(path);
    if (len == 0)
        return ENOENT;
    if (len >= PATH_MAX)
        return ENAMETOOLONG;
    size_t end_at = len;
    while (end_at > 0 && path[end_at - 1] == '/')
        end_at--;
    size_t at = end_at;
    while (at > 0 && path[at - 1] != '/')
        at--;
    size_t n = end_at - at;
    if (n > NAME_MAX)
        return ENAMETOOLONG;
    memcpy(name, path + at, n);
    name[n] = '\0';
    bool special = n == 0 || !strcmp(name, ".") || !strcmp(name, "..");
    memcpy(buf, path, len + 1);
    if (!special)
        strcpy(buf + at, at > 0 ? "" : ".");
    int err = kernel_open(dir, buf, DIR_FLAGS, parent);
    if (special)
        strcpy(name, ".");
    else if (end_at < len)
        strcat(name, "/");
    return err;
}

int sb_open_parent(int dir, bool by_hand, const char *path, bool follow,
                   int *parent, char name[SB_NAME_SIZE])
{
    if (!by_hand && !follow) {
        int err = parent_by_kernel(dir, path, parent, name);
        if (err != EAGAIN && err != ENOSYS)
            return err;
    }
    return parent_by_hand(dir, path, follow ? SB_ALWAYS : SB_NEVER, parent,
                          name);
}
