// libclang.c: loads libclang from where the build found it.
#include "annotate/libclang.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void fail(void)
{
    fprintf(stderr, "error: libclang cannot be loaded: %s\n", dlerror());
    exit(70);
}

static void *load(void)
{
    void *lib = dlopen(CBW_LIBCLANG, RTLD_NOW | RTLD_LOCAL);
    if (!lib)
        fail();
    return lib;
}

const Libclang *libclang(void)
{
    static const char *const names[] = {
#define CLANG_FUNC(name) #name,
#include "annotate/libclang.def"
#undef CLANG_FUNC
    };
    static union {
        Libclang all;
        void *each[sizeof names / sizeof *names];
    } lib;
    static bool loaded;
    if (loaded)
        return &lib.all;
    void *handle = load();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        lib.each[i] = dlsym(handle, names[i]);
        if (!lib.each[i])
            fail();
    }
    loaded = true;
    return &lib.all;
}
