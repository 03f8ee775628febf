// Limits and file systems: a process alone has no limits but its memory, and
// WASI says nothing of the disk.
#include "cbw_gap.h"
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/sysctl.h>

#pragma clang diagnostic ignored "-Wunused-parameter"

CBW_GAP int getrlimit(int which, struct rlimit *limit)
{
    *limit = (struct rlimit){RLIM_INFINITY, RLIM_INFINITY};
    return 0;
}

CBW_GAP int setrlimit(int which, const struct rlimit *limit)
{
    return no_such_call();
}

CBW_GAP int getpriority(int which, id_t who)
{
    return 0;
}

CBW_GAP int setpriority(int which, id_t who, int priority)
{
    return no_such_call();
}

CBW_GAP int statvfs(const char *restrict path, struct statvfs *restrict out)
{
    return no_such_call();
}

CBW_GAP int fstatvfs(int fd, struct statvfs *out)
{
    return no_such_call();
}

CBW_GAP int statfs(const char *path, struct statfs *out)
{
    return no_such_call();
}

CBW_GAP int fstatfs(int fd, struct statfs *out)
{
    return no_such_call();
}

CBW_GAP int sysctl(int *name, int n, void *old, size_t *old_size, void *new,
                   size_t new_size)
{
    return no_such_call();
}

CBW_GAP int sysctlbyname(const char *name, void *old, size_t *old_size,
                         void *new, size_t new_size)
{
    return no_such_call();
}

CBW_GAP unsigned long getauxval(unsigned long type)
{
    errno = ENOENT;
    return 0;
}
