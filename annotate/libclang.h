// libclang.h: libclang, loaded when the scanner first calls it: most commands
// never do, and it takes fifteen times as long to load as all the rest.
#ifndef CBW_ANNOTATE_LIBCLANG_H
#define CBW_ANNOTATE_LIBCLANG_H

#include <clang-c/Index.h>

typedef struct Libclang {
#define CLANG_FUNC(name) __typeof__(&name) name;
#include "annotate/libclang.def"
#undef CLANG_FUNC
} Libclang;

// Loads it on the first call; without it the process ends.
const Libclang *libclang(void);

// #define clang_name libclang()->clang_name, for each
#include "libclang_lazy.h"

#endif
