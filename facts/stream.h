// What a function does with a FILE that it is given.
#ifndef CBW_FACTS_STREAM_H
#define CBW_FACTS_STREAM_H

#include "facts/flow.h"

// Whether it only reads, or only writes, files that are not its own.
void stream_of(Flow *w, const IrFunc *f, bool *reads, bool *writes);

#endif
