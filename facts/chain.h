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

// The functions that others may call, too, and that f calls by name, or those
// that it calls. at: in which fields all of these find what they give to
// free().
void chain_enters(Flow *w, const IrFunc *f, StrVec *to, Offsets *at);

#endif
