// js-glue: the unit's plans as JavaScript.
//
// In: a GenUnit after gen_infer(), and the compiled module where the packer
// has put it among the files (NAME.wasm). Out: glue.js (one closure per
// instance) and the entries over it (js_entry.c). What a plan says is printed,
// nothing is decided here. docs/abi.md is the contract.
#ifndef CBW_JS_GLUE_H
#define CBW_JS_GLUE_H

#include "gen/abi.h"

extern const GenEmitter js_glue_emitter;

// Text of lib/ for a library without callbacks, whose results would be refused
// in other words than arguments.
Str js_without_who(Arena *a, Str text);
// Text of lib/ without its variables, which stand before all of it.
Str js_without_vars(Arena *a, Str text);

#endif
