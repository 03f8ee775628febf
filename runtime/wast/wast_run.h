// wast_run.h: runs scripts of the text format's test language.
//
// Every assertion counts once, as passed or failed. What cannot be read (the
// whole text, a command) counts as failed too, and so does a module or an
// action outside of an assertion that fails. Words of traps and link errors
// are compared with the script's as the suite does: by their beginning.
#ifndef CBW_WAST_RUN_H
#define CBW_WAST_RUN_H

#include "base/out.h"
#include "base/str.h"

typedef struct {
    size_t passed, failed, skipped;
} WastCount;

// Adds to `count`; prints "file:line:col: .." for each failure.
void wast_run(Arena *a, Str file, Str text, Out *out, WastCount *count);

#endif
