// Layouts of the interface model as text: `dump --stage=layout`.
#ifndef CBW_ANNOTATE_IFACE_PRINT_H
#define CBW_ANNOTATE_IFACE_PRINT_H

#include "annotate/iface.h"
#include "base/out.h"

// Sizes, alignments and offsets of every record on wasm32.
void iface_print_layout(const Iface *f, Out *o);

#endif
