// Which parameters are formats of printf's.
#ifndef CBW_FACTS_FORMAT_H
#define CBW_FACTS_FORMAT_H

#include "facts/ir.h"

// Whether parameter i, in the order of the IR, is a format of printf's.
bool format_param(const IrFunc *f, uint32_t i);

#endif
