// What the files for libc's gaps share.
//
// Each fills a group of functions that wasi-libc lacks, as a WebAssembly
// module can: one process, one user, no other program. What can not be done
// fails with ENOSYS, so that callers take their error path. All are weak: a
// library that brings its own keeps it.
#ifndef CBW_GAP_H
#define CBW_GAP_H

#include <errno.h>
#include <stddef.h>

#define CBW_GAP __attribute__((weak))

static inline int no_such_call(void)
{
    errno = ENOSYS;
    return -1;
}

#endif
