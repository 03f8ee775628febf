// Parameters that are handed on just as they are.
#ifndef CBW_FACTS_HANDED_H
#define CBW_FACTS_HANDED_H

#include "facts/ir.h"

// Whether argument i of that outside function is what is looked for.
typedef bool HandedTo(const IrFunc *callee, size_t i);

// Does parameter i, in the order of the IR, get there, through whatever
// functions?
bool handed_to(const IrFunc *f, uint32_t i, HandedTo *to);

// Are functions called whose addresses lie where parameter i points to?
bool handed_calls(const IrFunc *f, uint32_t i);

// Is it only stored, compared or handed to functions that are called through
// pointers, and never looked into by whoever gets it directly? `at`: as which
// argument of these, always; -1: none.
bool handed_blindly(const IrFunc *f, uint32_t i, int *at);

#endif
