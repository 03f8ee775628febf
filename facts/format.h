// Which parameters are formats of printf's, and what formats read.
#ifndef CBW_FACTS_FORMAT_H
#define CBW_FACTS_FORMAT_H

#include "facts/ir.h"

// Whether parameter i, in the order of the IR, is a format of printf's.
bool format_param(const IrFunc *f, uint32_t i);
// Whether argument i of the call is text by printf's convention.
bool format_text(const IrInst *call, const IrFunc *callee, size_t i);

#endif
