// Pointer parameters for which NULL may stand.
#ifndef CBW_FACTS_NULL_H
#define CBW_FACTS_NULL_H

#include "facts/ir.h"

// Is each access, of whatever function it is handed to, behind a test?
bool null_may_stand(const IrFunc *f, uint32_t param);

#endif
