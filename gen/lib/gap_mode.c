// File modes: a WASI file has none. A mode that lets its owner read and write
// is what every file behaves like, so setting it succeeds.
#include "cbw_gap.h"
#include <sys/stat.h>

static mode_t mask = 022;

static int set_mode(mode_t mode)
{
    if ((mode & 0600) == 0600)
        return 0;
    return no_such_call();
}

CBW_GAP int chmod(const char *path, mode_t mode)
{
    (void)path;
    return set_mode(mode);
}

CBW_GAP int fchmod(int fd, mode_t mode)
{
    (void)fd;
    return set_mode(mode);
}

CBW_GAP int fchmodat(int dir, const char *path, mode_t mode, int flags)
{
    (void)dir;
    (void)path;
    (void)flags;
    return set_mode(mode);
}

CBW_GAP mode_t umask(mode_t mode)
{
    mode_t old = mask;
    mask = mode & 0777;
    return old;
}

CBW_GAP int mkfifo(const char *path, mode_t mode)
{
    (void)path;
    (void)mode;
    return no_such_call();
}
