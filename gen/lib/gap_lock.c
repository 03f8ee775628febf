// Locks on files. Nobody else is there to hold one, so every lock is granted
// and none is ever found: what POSIX says of a process alone. Also the fcntl
// that knows these commands; the others are libc's: flags of descriptors.
#include "cbw_gap.h"
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <sys/file.h>
#include <unistd.h>
#include <wasi/api.h>

static int check_fd(int fd, __wasi_fdstat_t *stat)
{
    __wasi_errno_t error = __wasi_fd_fdstat_get((__wasi_fd_t)fd, stat);
    if (!error)
        return 0;
    errno = error;
    return -1;
}

static int get_flags(int fd)
{
    __wasi_fdstat_t stat;
    if (check_fd(fd, &stat))
        return -1;
    bool reads = stat.fs_rights_base &
                 (__WASI_RIGHTS_FD_READ | __WASI_RIGHTS_FD_READDIR);
    bool writes = stat.fs_rights_base & __WASI_RIGHTS_FD_WRITE;
    return stat.fs_flags | (reads && writes ? O_RDWR
                            : reads         ? O_RDONLY
                            : writes        ? O_WRONLY
                                            : O_SEARCH);
}

static int set_flags(int fd, int flags)
{
    __wasi_errno_t error = __wasi_fd_fdstat_set_flags(
        (__wasi_fd_t)fd, (__wasi_fdflags_t)(flags & 0xfff));
    if (!error)
        return 0;
    errno = error;
    return -1;
}

static int get_lock(int fd, struct flock *lock)
{
    __wasi_fdstat_t stat;
    if (check_fd(fd, &stat))
        return -1;
    lock->l_type = F_UNLCK;
    return 0;
}

CBW_GAP int fcntl(int fd, int command, ...)
{
    __wasi_fdstat_t stat;
    va_list args;
    va_start(args, command);
    int result;
    switch (command) {
    case F_GETFD:
        result = FD_CLOEXEC; // there is no exec
        break;
    case F_SETFD:
        result = 0;
        break;
    case F_GETFL:
        result = get_flags(fd);
        break;
    case F_SETFL:
        result = set_flags(fd, va_arg(args, int));
        break;
    case F_GETLK:
        result = get_lock(fd, va_arg(args, struct flock *));
        break;
    case F_SETLK:
    case F_SETLKW:
        result = check_fd(fd, &stat);
        break;
    default:
        errno = EINVAL;
        result = -1;
    }
    va_end(args);
    return result;
}

CBW_GAP int flock(int fd, int operation)
{
    (void)operation;
    __wasi_fdstat_t stat;
    return check_fd(fd, &stat);
}

CBW_GAP int lockf(int fd, int command, off_t length)
{
    (void)command;
    (void)length;
    __wasi_fdstat_t stat;
    return check_fd(fd, &stat);
}
