// scan --suggest: the account's questions as a side file (suggest.c).
#ifndef CBW_PACK_SUGGEST_H
#define CBW_PACK_SUGGEST_H

#include "pack/npm.h"
#include "pack/pack.h"

// path: where it will lie, "" = the working directory.
Str suggest_text(const PackJob *job, Str path);
// Writes it; an edited file is left alone, unless forced.
bool suggest_write(const PackJob *job, Str path);

// What a class lacks: nothing gives its objects, or nothing ends them.
bool suggest_class(Arena *a, const GenUnit *u, const AbiClass *c, Str *reason,
                   Str *write);

#endif
