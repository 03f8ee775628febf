// What the files of the native bindings' emitter share; private to gen.
//
// host.c        the two files: includes, tables, the fixed text, functions
// host_func.c   one plan as one C function: its head, the call, its end
// host_lower.c  its parameters into the module
// host_lift.c   its results out of it
// host_value.c  one value between the host's C and the module's memory
// host_type.c   the functions that copy a record, a variant, a box
// host_back.c   callbacks: the module calls the host
// host_import.c functions that the host gives
// host_can.c    what can not be a C function, and why
#ifndef CBW_GEN_HOST_INT_H
#define CBW_GEN_HOST_INT_H

#include "gen/host.h"

typedef struct Host {
    const GenUnit *unit;
    Arena *a;
    Out *o;
    Str name; // the package, as a C identifier
    bool drop_in;
    bool loose;     // numbers are not checked
    unsigned next;  // of local names
    StrVec exports; // that functions call, in the order of their numbers
    StrMap known;   // export -> its number + 1
} Host;

// host.c
unsigned host_export(Host *h, Str name);
Str host_memory(Arena *a, const IfaceFunc *f); // a call of the host's allocator
Str host_function(const Host *h, Str c_name); // the bindings' own name for it

// host_func.c
void host_print_function(Host *h, const AbiPlan *plan, bool is_static);
Str host_params(Host *h, const IfaceFunc *f);        // "int x, const char *s"
void host_print_format(Host *h, const IfaceFunc *f); // of a variadic one
Str host_head(Host *h, const IfaceFunc *f, Str name, bool instance);

// host_lower.c
typedef struct HostFunc {
    Host *h;
    const AbiPlan *plan;
    const IfaceFunc *f;
} HostFunc;
const CParam *host_param(const HostFunc *c, int i);
Str host_param_name(const HostFunc *c, const AbiInst *in);
Str host_number(const HostFunc *c, int cparam); // that it is, or points to
Str host_count_name(const HostFunc *c, const AbiInst *in);
bool host_is_integer(const HostFunc *c, const AbiInst *in);
bool host_is_keeping(const AbiInst *in); // for longer than the call
void host_lower(const HostFunc *c, const AbiInst *in);

// host_lift.c
bool host_throws(const HostFunc *c); // says when it fails
bool host_is_buffer(const AbiInst *in); // of the caller's, to be filled
Str host_owner(const HostFunc *c, const AbiInst *in); // an object's index
void host_lift(const HostFunc *c, const AbiInst *in);

// host_value.c. value: an lvalue of the host's; at: an address, text; owner:
// whose copies they are.
bool host_is_number(const AbiType *t);
uint32_t host_size(AbiMem mem);
Str host_fit(Host *h, const AbiType *t, Str value, Str name);
Str host_scalar(Host *h, const AbiType *t, Str bits32, Str bits64, Str f32,
                Str f64);
unsigned host_unit(const AbiType *t); // bytes of a string's element
void host_put(Host *h, const AbiField *f, Str base, Str record, Str value);
void host_get(Host *h, const AbiField *f, Str base, Str record, Str value,
              Str owner);
// A list: its address in the module; lifted: the host's array.
Str host_put_list(Host *h, const AbiType *t, Str value, Str n, Str name);
void host_get_list(Host *h, const AbiType *t, Str at, Str n, Str value,
                   Str owner, bool fills);
Str host_class_cast(Host *h, const AbiClass *c);

// host_type.c
void host_print_types(Host *h);
bool host_is_boxed(const AbiClass *c);

// host_back.c
typedef struct HostBack {
    Host *h;
    const AbiCallback *cb;
} HostBack;
size_t host_back_args(const HostBack *b); // how many numbers they are
void host_back_outs(const HostBack *b);
void host_back_result(const HostBack *b);
void host_print_callbacks(Host *h);
void host_list_callbacks(Host *h); // of the table of imports
bool host_callback_can(const AbiCallback *cb, Str *reason);

// host_import.c. Functions that the host gives.
void host_back_gives(const HostBack *b, size_t slot); // what C gets
void host_print_import(Host *h, const AbiCallback *cb);
void host_print_calls(Host *h); // of C's functions that they get
void host_declare_imports(Host *h);
void host_print_giving(Host *h);

// host_can.c
bool host_can(const GenUnit *u, Arena *a, const AbiPlan *plan, bool drop_in,
              Str *reason);
bool host_type_can(const AbiType *t, Str *reason);
bool host_native(const GenUnit *u, Str expr); // may be compiled for the host
Str host_noted(Arena *a, const AbiPlan *p, Str expr, const char *before,
               const char *after);

#endif
