// What an index may be: constants, masks, counted loops. Private to facts.
#ifndef CBW_FACTS_RANGE_H
#define CBW_FACTS_RANGE_H

#include "facts/ir.h"

typedef struct Range {
    bool known;
    int64_t lo, hi;
} Range;

// params[i]: what is known of the function's parameter i in this query; NULL:
// nothing.
Range range_of(const IrFunc *f, IrRef ref, const Range *params);

#endif
