// What a function returns: constants, or what it was given.
#ifndef CBW_FACTS_RETURNS_H
#define CBW_FACTS_RETURNS_H

#include "facts/ir.h"

// How many different numbers it returns; 0: more than max, or not constants.
size_t returns_of(const IrFunc *f, int64_t *values, size_t max);
// The parameter of which it returns the very address, or NULL; -1: none.
int returns_param(const IrFunc *f);

#endif
