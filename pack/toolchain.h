// The toolchain: which clang, which linker, which wasm sysroot.
//
// Looks for the newest clang (or CBW_CLANG, or the one of WASI_SDK_PATH), the
// linker, builtins and wasi-libc that go with it, and knows the Debian package
// of what is missing. Nothing is run for that where clang lies beside its
// resource directory, as it does everywhere known. The sysroot's headers are
// always named explicitly, with the host's switched off: a header that only
// the host has can not be taken by mistake.
#ifndef CBW_PACK_TOOLCHAIN_H
#define CBW_PACK_TOOLCHAIN_H

#include "base/diag.h"

enum { CLANG_OLDEST = 14, CLANG_NEWEST_TRIED = 40 };

typedef struct Toolchain {
    Str clang, clang_version; // "22" or "14.0.6"
    unsigned clang_major;
    Str resource_dir; // of clang
    Str wasm_ld;
    Str builtins;    // libclang_rt.builtins for wasm32
    Str include_dir; // wasi-libc's headers
    Str lib_dir;     // libc.a, crt1-reactor.o
    Str cxx_include; // libc++'s headers, for C++ sources: optional
    Str cxx_lib_dir; // libc++.a, libc++abi.a
    Str wasm_opt;    // "" when there is none: it is optional
    Str triple;
} Toolchain;

// What there is; a piece that is missing is "".
void toolchain_find(Arena *a, Toolchain *t);

// Errors for what compiling (and linking) needs and is not there.
bool toolchain_check(const Toolchain *t, bool linking, DiagList *diags);

// The same for C++ sources: an error when libc++ is not there.
bool toolchain_check_cxx(const Toolchain *t, DiagList *diags);

// One line for each piece: `doctor`.
typedef struct {
    const char *name, *purpose, *package;
    Str found; // a path, or ""
    bool optional;
} ToolPiece;
typedef VEC(ToolPiece) ToolPieceVec;
ToolPieceVec toolchain_pieces(Arena *a, const Toolchain *t);

// Flags that make clang, or a libclang of that major version, compile for the
// target: --target, -resource-dir, -nostdlibinc, -isystem, emulation macros.
StrVec toolchain_target_args(Arena *a, const Toolchain *t, unsigned major);

// true if the sysroot has no such header ("sys/socket.h").
bool toolchain_lacks(const Toolchain *t, Str header);

#endif
