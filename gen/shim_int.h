// What the files of the shim emitter share; private to gen.
#ifndef CBW_GEN_SHIM_INT_H
#define CBW_GEN_SHIM_INT_H

#include "gen/shim.h"

typedef struct Shim {
    Arena *a;
    const GenUnit *unit;
    Out *o;
    const AbiPlan *plan; // the function being printed
    StrVec declared;     // names that stand for locals so far
    StrVec writes;       // stores into cells, done last
    bool errno_kept;
    StrMap variadics; // functions that have their variadic caller
} Shim;

// "const char *s", "__typeof__(int (*)(void)) f"
Str shim_decl(Arena *a, Str type, Str name);
// A C parameter's type after decay.
Str shim_param_type(Arena *a, const CType *t);
// Whether the text may be given to sizeof and offsetof: a named type.
bool shim_type_named(Str type);
// Text for a // comment: one line that does not continue.
Str shim_comment(Arena *a, Str text);

void shim_function(Shim *s, const AbiPlan *plan);   // shim_func.c
void shim_callback(Shim *s, const AbiCallback *cb); // shim_callback.c
void shim_object(Shim *s, const AbiObject *object); // shim_callback.c
void shim_unpool(Shim *s);                          // shim_callback.c
bool shim_has_pools(const GenUnit *unit);           // shim_callback.c

#endif
