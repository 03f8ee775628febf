// The host half of the bindings in C: NAME_host.h and NAME_host.c, functions
// with the C API's own names that run the module in the runtime.
#ifndef CBW_GEN_HOST_H
#define CBW_GEN_HOST_H

#include "gen/abi.h"

extern const GenEmitter host_emitter;
// The original signatures, on a current instance.
extern const GenEmitter drop_in_emitter;

// A function that is not there, and why.
typedef struct HostLack {
    const IfaceFunc *func;
    Str reason;
} HostLack;
typedef VEC(HostLack) HostLackVec;
void host_lacks(Arena *a, const GenUnit *unit, bool drop_in, HostLackVec *to);

// "my-lib" -> "my_lib": what the names of the bindings begin with.
Str host_name(Arena *a, const GenUnit *unit);

#endif
