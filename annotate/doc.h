// Comments to Doc: decoration off, Doxygen commands taken apart.
//
// In: a comment as written, "/* ... */" or lines of "//". Out: Markdown, with
// nothing escaped for any target. Unknown commands stay as they are.
#ifndef CBW_ANNOTATE_DOC_H
#define CBW_ANNOTATE_DOC_H

#include "annotate/iface.h"

Doc doc_parse(Arena *a, Str raw);
bool doc_is_doxygen(Str raw);

#endif
