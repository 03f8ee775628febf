// What the files of js-glue share; private to the room.
//
// js_value.c  one value: checks, loads and stores
// js_plan.c   one call: the plan's host half
// js_inst.c   its instructions (js_call.h)
// js_class.c  classes, codecs, callbacks: what stands beside the calls
// js_import.c functions that JavaScript gives
// js_glue.c   glue.js
// js_entry.c  the entries over it; js_memory.c their instantiate({memory})
// js_worker.c the worker twin
#ifndef CBW_JS_INT_H
#define CBW_JS_INT_H

#include "base/out.h"
#include "gen/abi.h"

typedef struct Js {
    Arena *a;
    Out *o;
    const GenUnit *u;
    uint32_t next;   // for names of temporaries
    unsigned *views; // bits: AbiMem of the views that lists use through $all
    StrVec *sites;   // pairs: which functions are given callbacks, as what
    bool hosted;     // JavaScript may run during a call
    bool refuses;    // the module has imports that throw
    bool family;     // objects have parents, memory or others that they keep
    bool flat;       // calls never nest (js_flat)
    bool locks;      // JavaScript may free what a call has (js_locks)
    bool lent;       // handles are lifted for the time of a call: into $lent
} Js;

// A JavaScript string literal.
Str js_quote(Arena *a, Str s);
// The index of $all for lists of such numbers; the class of arrays of them.
unsigned js_view(Js *js, AbiMem mem);
const char *js_array(AbiMem mem);
uint32_t js_size(AbiMem mem);
bool js_is_number(const AbiType *t);
// One element of a typed view: "$u32[(p) >>> 2]".
Str js_at(Js *js, AbiMem mem, Str address);

// A checked scalar of a JavaScript value, as the core takes it.
Str js_check(Js *js, const AbiType *t, Str value, Str fn, Str name);
// Statements that put value into memory at address (fields, elements).
void js_store(Js *js, const AbiField *f, Str base, Str value, Str fn);
// An expression that reads a field of the record at base.
Str js_load(Js *js, const AbiField *f, Str base, Str fn);
// A value from its core representation, a name or an element of a view, which
// is unsigned when it is a pointer; len is "" when not counted.
Str js_lift(Js *js, const AbiType *t, Str core, Str len, Str fn);
// A copy of numbers in memory.
Str js_copy(Js *js, AbiMem mem, Str p, Str n, Str fn);
// A string or list to memory: its pointer; the length is in $len after it. `at`
// is where it goes, "" = wherever $alloc says.
Str js_place(Js *js, const AbiType *t, Str value, Str at, Str fn, Str name);
// An object of a class for what C gave; parent: the object that it lives in and
// what that is, or "".
Str js_make(Js *js, const AbiClass *c, Str p, bool own, Str parent);
// Padding, fields left out and bits need memory that is zero.
bool js_needs_zero(const AbiType *t);
// "$cls3"
Str js_class_ref(Js *js, const AbiClass *c);

// Whether objects have parents, memory of their own, or others that they keep.
bool js_family(const GenUnit *u);
bool js_has_children(const GenUnit *u, const AbiClass *cls);
// Whether nothing that a call takes or gives can run JavaScript meanwhile
// (numbers, text, objects of classes), nor fails with an error of its own.
bool js_flat(const Js *js);
// Whether such a call, or one of the library's, runs JavaScript of the user's
// while it has objects: its own callbacks, getters, callbacks of its class.
bool js_locks_call(const GenUnit *u, const AbiPlan *plan);
bool js_locks(const GenUnit *u);
// The parameter list and body of a call.
void js_call(Js *js, const AbiPlan *plan, Str head);

// What takes an exception on its way out of a call.
const char *js_catcher(const Js *js);

// const $box, $p: zeroed memory for a boxed object, aligned.
void js_box(Js *js, const AbiClass *c, Str fn);
void js_adopt(Js *js);
void js_classes(Js *js);
void js_codecs(Js *js);
void js_callbacks(Js *js);

// What stands around JavaScript that C calls.
void js_enter(Js *js);
void js_leave(Js *js);
// Of a callback: its JavaScript arguments; whether they lie in memory.
Str js_callback_args(Js *js, const AbiCallback *cb, Str fn);
bool js_callback_reads(const AbiCallback *cb);
bool js_callback_lends(const AbiCallback *cb);
// The numbers that its import gets; what C gets of the value v, which gives r
// when there is a result. by: an expression of whose the value is, for errors.
Str js_callback_params(Js *js, const AbiCallback *cb);
void js_give_all(Js *js, const AbiCallback *cb, Str by);
// A result r that says how much of an output buffer was written.
void js_callback_used(Js *js, const AbiCallback *cb, Str fn, const char *name);

// js_import.c: the module's imports that call JavaScript's functions, what
// says who they are, lines that take them from modules, those modules.
void js_imports(Js *js);
// A function of C's, its pointer and user data, as JavaScript calls it.
Str js_callable(Js *js, const AbiType *t, Str p, Str ud, Str fn);
void js_host(Js *js);
void js_from(Js *js, bool cjs);
void js_host_files(Js *js, GenFiles *files);
bool js_imports_missing(const GenUnit *u); // some must be given

// js_memory.c: whether the module has a memory, and its limits for JavaScript;
// the module that is given one instead, and what makes that of an array b of
// its bytes.
bool js_has_memory(Str wasm);
Str js_memory_limits(Arena *a, Str wasm);
Str js_memory_given(Arena *a, Str wasm);
void js_memory_patch(Js *js, Str wasm);

// The entries; path and wasm are the module's.
void js_entries(const GenUnit *u, Str glue, Str path, Str wasm,
                GenFiles *files);
void js_worker(const GenUnit *u, GenFiles *files);
// What all instances share, as glue.js exports it.
StrVec js_shared_names(const Js *js);

#endif
