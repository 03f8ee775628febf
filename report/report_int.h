// What the files of report share; private to the room.
//
// report.c   the report's data, its page
// engines.c  the engines that run it (engines.def)
// brotli.c   sizes by brotli, where its library is installed
#ifndef CBW_REPORT_INT_H
#define CBW_REPORT_INT_H

#include "base/arena.h"
#include "base/json.h"

// {Chrome: "74", ..}: the oldest releases that have the feature.
json_t *engines_of(const char *feature);
// The same for all of these features and the glue.
json_t *engines_needed(const json_t *features);

// False without the library.
bool brotli_size(Arena *a, Str data, size_t *size);

#endif
