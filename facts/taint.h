// One query; private to facts.
#ifndef CBW_FACTS_TAINT_H
#define CBW_FACTS_TAINT_H

#include "facts/facts.h"
#include "facts/flow.h"

// Everything that happens to parameter i of f (an index of the IR's). inside:
// what is read through it counts as it does.
void taint_query(Flow *w, const IrFunc *f, uint32_t i, bool inside,
                 FactParam *out);

#endif
