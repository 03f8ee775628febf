// The constants that a function returns.
#ifndef CBW_FACTS_RETURNS_H
#define CBW_FACTS_RETURNS_H

#include "facts/ir.h"

// How many different numbers it returns; 0: more than max, or not constants.
size_t returns_of(const IrFunc *f, int64_t *values, size_t max);

#endif
