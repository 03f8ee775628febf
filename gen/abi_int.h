// What the files that turn roles into a plan share; private to gen.
//
// abi_build.c  the order of it all, slots, the call, which export
// abi_lower.c  arguments: host instructions before the call, guest statements
//              that give C parameters their values
// abi_lift.c   results: which values come back, in what cell, and their end
#ifndef CBW_GEN_ABI_INT_H
#define CBW_GEN_ABI_INT_H

#include "gen/infer_int.h"

typedef struct Back { // one value on its way back to JavaScript
    Str name;
    const AbiType *type;
    AbiHostOp op;
    Str expr; // the value in C
    AbiMem mem;
    bool by_struct; // expr is a struct: its copy's address travels
    Str len;        // C expression of a length, "" = none
    bool said;      // which C says itself: how much it has written
    int arg, slot;  // SAME, OUT
    bool own;       // handles
    AbiOwner owner;
    int owner_arg;
    int cparam; // C parameter it goes to, -1 = the C result
    int same;   // SAME: the C parameter that it is
    Str free;   // export that takes the pointer, "" = none
    Str doc;
} Back;

typedef struct Build {
    Gen *g;
    Arena *a;
    const IfaceFunc *f;
    Role *roles;
    Role *ret;
    AbiPlan *p;
    GenBinding *b;
    bool self; // parameter 0 is `this`
    // Per C parameter, -1 = none:
    Str *local;  // its name in the shim
    int *slot;   // its own slot, or that of its pointer or id
    int *slot_n; // of its length
    int *arg;    // the JavaScript parameter
    // Guest statements before the call, in the order they are printed.
    AbiGuestVec derefs, cells, sets, checks, buffers, caps;
    AbiGuestVec after;
    VEC(Back) backs, c_backs;   // c_backs: for callers in C alone
    int throw_cell, errno_cell; // -1 = none
    Str reason;                 // why it does not fit, "" = it does
} Build;

// abi_build.c
AbiInst *add_inst(Build *b, AbiHostOp op);
AbiGuest *add_guest(Build *b, AbiGuestVec *to, AbiGuestOp op, size_t param);
Str c_decayed(Build *b, const CType *t); // fit for __typeof__(...)
Str c_spelling(Build *b, const CType *t);
Str rewrite(Build *b, Str expr); // self.p is a slot
AbiWasm wasm_of(const CType *t);

// abi_lower.c
void lower_slots(Build *b);  // slots and arguments, in the order of C's
void lower_params(Build *b); // host and guest statements before the call

// abi_lift.c
void lift_collect(Build *b); // the values, the errors
void lift_emit(Build *b);    // cells and host instructions after the call
bool lift_needs_cells(const Build *b);

#endif
