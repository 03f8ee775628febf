// One call on its way from the plan to JavaScript; private to js_plan.c, which
// prints what stands around its instructions, and js_inst.c, which prints them.
#ifndef CBW_JS_CALL_H
#define CBW_JS_CALL_H

#include "js-glue/js_int.h"

typedef struct Call {
    Js *js;
    const AbiPlan *plan;
    Str fn;    // the function's name for messages, quoted
    int value; // lifted values so far
    bool locks; // JavaScript may free an object of the call's meanwhile
} Call;

// ---- js_plan.c: what a plan needs around its call

Str js_arg_name(const Call *c, int arg); // < 0: this
Str js_arg_quoted(const Call *c, int arg);
bool js_any(const AbiPlan *plan, bool (*is)(const AbiInst *));
// Lowerings that make something for longer than the call; for it only.
bool js_is_kept(const AbiInst *in);
bool js_is_lent(const AbiInst *in);
bool js_is_reached(const AbiInst *in);
bool js_is_value(const AbiInst *in); // a JavaScript value that C holds
bool js_reads_memory(const AbiInst *in);
bool js_looks_back(const AbiInst *in); // ... or the arguments' memory again
bool js_has_host(const Call *c); // JavaScript may run during the call

// ---- js_inst.c: its instructions

void js_inst(Call *c, const AbiInst *in);
// An object that was lowered stays until the call has returned; or it must not
// be in use: C ends it.
void js_lock(const Call *c, const AbiInst *in, bool lock);
// Once all is lowered: lists that must be of one length are.
void js_same_lengths(const Call *c);
// An expression of the state that keeps what it makes; "" = C itself ends it.
// result: that of what the call makes.
Str js_owner_state(const Call *c, const AbiInst *in, Str result);
bool js_for_result(
    const AbiInst *in); // the object that the call makes keeps it
bool js_is_error(const AbiInst *in);

#endif
