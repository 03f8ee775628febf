// JSON by jansson, with our diagnostics and one stable way of printing.
//
// The json_t returned is the caller's to json_decref().
#ifndef CBW_BASE_JSON_H
#define CBW_BASE_JSON_H

#include "base/diag.h"
#include <jansson.h>

// NULL after a diagnostic. Duplicate keys and NUL in strings are errors.
json_t *json_read(Str path, DiagList *d);
json_t *json_parse(Str text, Str path, DiagList *d); // path for diagnostics

// Two spaces of indentation, keys in insertion order, a newline at the end.
Str json_text(Arena *a, const json_t *value);
bool json_write(Str path, const json_t *value); // errno kept

Str json_str(const json_t *value); // a view; empty if it is no string
json_t *json_of_str(Str s);        // invalid UTF-8 becomes U+FFFD

#endif
