// Loading code at run time: there is none to load.
#include "cbw_gap.h"
#include <dlfcn.h>
#include <execinfo.h>

#pragma clang diagnostic ignored "-Wunused-parameter"

static const char *why;

static void *refuse(void)
{
    why = "WebAssembly loads no code at run time";
    return 0;
}

CBW_GAP void *dlopen(const char *path, int flags)
{
    return refuse();
}

CBW_GAP void *dlsym(void *restrict library, const char *restrict name)
{
    return refuse();
}

CBW_GAP int dlclose(void *library)
{
    refuse();
    return -1;
}

CBW_GAP char *dlerror(void)
{
    const char *said = why;
    why = 0;
    return (char *)said;
}

CBW_GAP int dladdr(const void *at, Dl_info *info)
{
    return 0;
}

// ---- the call stack, which code can not see --------------------------------

CBW_GAP int backtrace(void **frames, int size)
{
    return 0;
}

CBW_GAP char **backtrace_symbols(void *const *frames, int size)
{
    return 0;
}

CBW_GAP void backtrace_symbols_fd(void *const *frames, int size, int fd)
{
}
