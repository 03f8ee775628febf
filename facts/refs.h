// What a function does with the references that an object counts itself;
// private to facts.
//
// A count is a number in the object's memory to which 1 is added, or from
// which 1 is taken. What each function does with a parameter's is summed up
// once, from the functions that it calls upwards.
#ifndef CBW_FACTS_REFS_H
#define CBW_FACTS_REFS_H

#include "facts/facts.h"
#include "facts/flow.h"

typedef struct Refs Refs;

Refs *refs_new(Flow *w);
// Of parameter i of the IR's: ref, ref_at.
void refs_fact(Refs *r, const IrFunc *f, size_t i, FactParam *to);

#endif
