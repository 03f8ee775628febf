// The interface model as text: `dump --stage=iface` and `--stage=layout`.
#ifndef CBW_ANNOTATE_IFACE_PRINT_H
#define CBW_ANNOTATE_IFACE_PRINT_H

#include "annotate/iface.h"
#include "base/out.h"

void iface_print(const Iface *f, Out *o);
// Sizes, alignments and offsets of every record on wasm32.
void iface_print_layout(const Iface *f, Out *o);

#endif
