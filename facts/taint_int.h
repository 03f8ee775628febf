// What taint.c knows of one function in a query, and taint_before.c reads;
// private to both.
#ifndef CBW_FACTS_TAINT_INT_H
#define CBW_FACTS_TAINT_INT_H

#include "facts/ir.h"
#include "facts/range.h"

enum { PTR = 1, DEEP = 2, BOX = 4, WIDE = 8, LIST = 16 };
enum { HOLDS = PTR | DEEP | LIST };

#define FAR ((int64_t)1 << 40) // of a distance: nobody knows

typedef struct Site { // of a call
    struct Fn *fn;
    uint32_t inst;
} Site;

typedef struct Mark {
    uint8_t bits, grown;
    int64_t lo, hi; // PTR
} Mark;

typedef struct Fn { // a function within the query
    const IrFunc *f;
    Mark *marks;    // per value
    Mark ret, rest; // result; variadic arguments
    Range *params;  // constant arguments
    uint8_t *seen;  // per parameter: an argument was seen
    size_t *asked;  // per parameter, plain and deep: the store asked for last
    VEC(Site) sites;
    bool queued;
} Fn;

Mark taint_mark(const Fn *fn, IrRef ref);

// taint_before.c: does the function look at what lies before the parameter's
// begin, or have a limit there?
bool taint_before(const Fn *fn);
bool taint_negated(const IrFunc *f, IrRef ref); // -n

#endif
