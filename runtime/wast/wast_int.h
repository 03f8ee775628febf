// wast_int.h: what the parts of the script runner share.
#ifndef CBW_WAST_INT_H
#define CBW_WAST_INT_H

#include "base/map.h"
#include "runtime/cbw_runtime.h"
#include "runtime/wast/wast_run.h"
#include "runtime/wat/wast.h"

// ---- wast_value.c
// An argument; false if the type takes no such value.
bool wast_argument(RtStore *s, const WastValue *v, RtType type, RtVal *out);
bool wast_matches(const WastValue *want, RtType type, const RtVal *got);
Str wast_show(Arena *a, RtType type, const RtVal *v);

// ---- wast_spectest.c
// The host module "spectest": name -> RtExtern *, all in the store.
bool wast_spectest(Arena *a, RtStore *s, StrMap *externs);

#endif
