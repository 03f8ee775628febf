// Objects that are freed together with the one that leads to them.
#ifndef CBW_FACTS_CHAIN_H
#define CBW_FACTS_CHAIN_H

#include "facts/flow.h"

// Does it free, beside what parameter i points to, others of its kind that are
// found in its memory: the next ones of a list, the children of a tree?
bool chain_is_freed(Flow *w, const IrFunc *f, uint32_t i);

#endif
