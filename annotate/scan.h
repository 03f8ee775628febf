// The scanner: C headers to the interface model, through libclang.
//
// In: the user's headers and side files, clang's flags, the target's (triple,
// sysroot, resource directory) from pack/toolchain. Out: an Iface with every
// declaration of the public headers, layouts as clang gives them for the
// target, annotations applied and checked.
//
// Public is what is declared
//   - in a given header;
//   - in a header that a given side file (NAME.bind.h) includes itself;
//   - in a header that lies in the folder of one of these, or below;
// but never in a header of the system (the sysroot, -isystem). A header given
// out of the host's own /usr/include does not make its folder public.
//
// A header may come from the host's /usr/include only when it was given, or
// lies below a folder that was (-I /usr/include/stb); anything else there is
// made for another machine, and an error.
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
