// Memory mapping beyond libc's emulation of mmap(): linear memory can not be
// protected, and a mapped file is a copy that is never written back.
#include "cbw_gap.h"
#include <sys/mman.h>

CBW_GAP int mprotect(void *at, size_t size, int protection)
{
    (void)at;
    (void)size;
    if ((protection & (PROT_READ | PROT_WRITE)) == (PROT_READ | PROT_WRITE))
        return 0;
    return no_such_call();
}

CBW_GAP int msync(void *at, size_t size, int flags)
{
    (void)at;
    (void)size;
    (void)flags;
    return no_such_call();
}

CBW_GAP int madvise(void *at, size_t size, int advice)
{
    (void)at;
    (void)size;
    (void)advice;
    return 0; // advice may be ignored
}

CBW_GAP int posix_madvise(void *at, size_t size, int advice)
{
    return madvise(at, size, advice);
}

CBW_GAP int mlock(const void *at, size_t size)
{
    (void)at;
    (void)size;
    return no_such_call();
}

CBW_GAP int munlock(const void *at, size_t size)
{
    (void)at;
    (void)size;
    return no_such_call();
}
