// What Lua asks of a libc that WASI's has not: processes and temporary files.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int system(const char *command)
{
    if (command)
        errno = ENOSYS;
    return command ? -1 : 0;
}

FILE *tmpfile(void)
{
    errno = ENOSYS;
    return NULL;
}

char *tmpnam(char *name)
{
    (void)name;
    return NULL;
}
