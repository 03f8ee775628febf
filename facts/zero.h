// Does zero stand for another number, where parameter i says how long?
#ifndef CBW_FACTS_ZERO_H
#define CBW_FACTS_ZERO_H

#include "facts/ir.h"

bool zero_stands(const IrFunc *f, uint32_t param);

// Is parameter i, a pointer, compared with NULL?
bool zero_is_asked(const IrFunc *f, uint32_t i);

#endif
