// Flags that make libclang scan for the wasm target, for tests: those of a
// full toolchain are found by pack. libc's headers are there when Debian's
// wasi-libc is; clang's own always are.
#ifndef CBW_TESTS_TOOLS_TARGET_H
#define CBW_TESTS_TOOLS_TARGET_H

#include "base/fs.h"

#define WASI_INCLUDE "/usr/include/wasm32-wasi"

static inline StrVec target_flags(Arena *a)
{
    StrVec v = {0};
    VEC_PUSH(a, &v, STR("--target=wasm32-wasi"));
    VEC_PUSH(a, &v, STR("-resource-dir"));
    VEC_PUSH(a, &v, STR(CBW_RESOURCE_DIR));
    VEC_PUSH(a, &v, STR("-nostdlibinc"));
    if (fs_is_dir(STR(WASI_INCLUDE))) {
        VEC_PUSH(a, &v, STR("-isystem"));
        VEC_PUSH(a, &v, STR(WASI_INCLUDE));
    }
    return v;
}

#endif
