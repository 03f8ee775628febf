// shim: the plans' guest half, as C that is compiled into the module.
//
// In: a GenUnit after gen_infer(). Out: cbw_shims.c with one exported function
// per plan that needs a shim, the trampolines of its callbacks, and checks
// that the headers lie in memory as they were scanned. The fixed half of the
// guest, gen/lib, is handed to the packer as files. docs/abi.md is the
// contract; what a plan says is printed, nothing is decided here.
#ifndef CBW_GEN_SHIM_H
#define CBW_GEN_SHIM_H

#include "gen/abi.h"

extern const GenEmitter shim_emitter;

// The guest library: C files to compile and link lazily (--start-lib) between
// the user's objects and libc, in this order. setjmp.c needs the flags
// -mllvm -wasm-enable-sjlj. Without GUEST_ALLOCATOR among them
// libc's allocator is linked.
#define GUEST_ALLOCATOR "alloc.c"
void gen_guest_library(const GenUnit *unit, GenFiles *files);
// Headers for an include folder before the sysroot's: what libc lacks, and
// what the shims include.
void gen_guest_includes(GenFiles *files);

// The exports that the host needs, functions and globals, for --export=NAME.
// The memory and _initialize are not among them.
void gen_exports(const GenUnit *unit, StrVec *names);

#endif
