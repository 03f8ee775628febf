// The sizes of a package, and what its author allows them to be.
#ifndef CBW_PACK_BUDGET_H
#define CBW_PACK_BUDGET_H

#include "gen/abi.h"
#include "pack/options.h"

// What is measured, and the option's word for it.
#define SIZES(X)                                                               \
    X(WASM, "wasm", "the module")                                              \
    X(WASM_GZIP, "wasm-gzip", "the module, gzip")                              \
    X(JS, "js", "the JavaScript that an import loads")                         \
    X(JS_GZIP, "js-gzip", "the JavaScript that an import loads, gzip")         \
    X(TYPES, "types", "its declarations")                                      \
    X(PACKAGE, "package", "all files")

typedef enum SizeKind {
#define X(id, word, text) SIZE_##id,
    SIZES(X)
#undef X
        SIZE_KINDS
} SizeKind;

extern const char *const SIZE_WORDS[];
extern const char *const SIZE_TEXTS[];

typedef struct Sizes {
    size_t of[SIZE_KINDS];
} Sizes;

size_t gzip_size(Arena *a, Str data);
// Compresses, which takes time: only where the sizes are read.
Sizes sizes_measure(const GenFiles *files);
// An error for each size that is over what --budget allows.
bool sizes_check(const Sizes *sizes, const PackOptions *o, DiagList *diags);
// "js-gzip=40KB": false with a reason when it is none.
bool budget_valid(Arena *a, Str text, Str *reason);

#endif
