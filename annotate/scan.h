// The scanner: C headers to the interface model, through libclang.
//
// In: the user's headers and side files, clang's flags, the target's (triple,
// sysroot, resource directory) from pack/toolchain. Out: an Iface with every
// declaration of the public headers, layouts as clang gives them for the
// target, annotations applied.
//
// Public is what is declared in a given header, or in a header included from
// it that lies in the same folder or below, and is no system header.
// Declarations that a side file (NAME.bind.h) adds are public too.
#ifndef CBW_ANNOTATE_SCAN_H
#define CBW_ANNOTATE_SCAN_H

#include "annotate/iface.h"

typedef struct ScanOptions {
    StrVec headers;     // in the order they must be included
    StrVec args;        // the user's flags for clang (-I, -D, ...)
    StrVec target_args; // --target, -resource-dir, -isystem ...
    Str cbw_dir;        // the folder of cbw.h
} ScanOptions;

// NULL after errors.
Iface *scan_headers(Arena *arena, const ScanOptions *options, DiagList *diags);

// libclang's version line, for `doctor`.
Str scan_libclang_version(Arena *arena);

#endif
