// Descriptors: WASI can not copy one or make a pipe.
#include "cbw_gap.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

CBW_GAP int dup(int fd)
{
    (void)fd;
    return no_such_call();
}

CBW_GAP int dup2(int from, int to)
{
    (void)from;
    (void)to;
    return no_such_call();
}

CBW_GAP int pipe(int ends[2])
{
    (void)ends;
    return no_such_call();
}

CBW_GAP int fchdir(int fd)
{
    (void)fd;
    return no_such_call();
}

CBW_GAP char *realpath(const char *path, char *out)
{
    (void)path;
    (void)out;
    no_such_call();
    return 0;
}

CBW_GAP char *ttyname(int fd)
{
    (void)fd;
    errno = ENOTTY;
    return 0;
}

CBW_GAP int getpagesize(void)
{
    return 65536;
}

CBW_GAP int gethostname(char *name, size_t size)
{
    static const char host[] = "localhost";
    if (size < sizeof(host)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name, host, sizeof(host));
    return 0;
}

CBW_GAP void sync(void)
{
}

CBW_GAP int dup3(int from, int to, int flags)
{
    (void)flags;
    return dup2(from, to);
}

CBW_GAP int pipe2(int ends[2], int flags)
{
    (void)flags;
    return pipe(ends);
}

CBW_GAP int ttyname_r(int fd, char *name, size_t size)
{
    (void)fd;
    (void)name;
    (void)size;
    return ENOTTY;
}

CBW_GAP int getdtablesize(void)
{
    return 1024;
}
