// What is freed together with the object that leads to it.
#ifndef CBW_FACTS_CHAIN_H
#define CBW_FACTS_CHAIN_H

#include "facts/facts.h"
#include "facts/flow.h"

// Does it free, beside what parameter i points to, others of its kind that are
// found in its memory: the next ones of a list, the children of a tree? at: the
// fields in which they are found.
bool chain_is_freed(Flow *w, const IrFunc *f, uint32_t i, Offsets *at);

// The fields of what parameter i points to that go to free() on some path. all:
// whatever functions are called through variables.
void chain_ends_at(Flow *w, const IrFunc *f, uint32_t i, bool all, Offsets *to);

// The fields, of whatever memory, in which f and the functions that it calls
// find what they give to free() on some path.
void chain_all_ends(Flow *w, const IrFunc *f, Offsets *at);

#endif
