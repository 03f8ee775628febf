// golden, run by its module in a sandbox; generated.
// Each function of the library, with an instance as its first argument.
#ifndef CBW_golden_HOST_H
#define CBW_golden_HOST_H

#include "in.h"

// lib/host/types.h

// A new instance; NULL with the reason in `error` (of that size).
CbwHost *golden_host_new(const CbwHostOptions *options, char *error, size_t size);
void golden_host_free(CbwHost *h);
// What became of the last call, and the words for it.
CbwHostStatus golden_host_status(const CbwHost *h);
const char *golden_host_error(const CbwHost *h);
// In a callback: it failed. C gets its failure value, and the call that
// entered the module has the status CBW_HOST_CALLBACK.
void golden_host_fail(CbwHost *h, const char *why);
// Who hears of what goes wrong from here on; NULL: nobody, the status says it.
void golden_host_report(CbwHost *h, CbwHostReport report, void *user);

// void ctx_init(ctx *c)
void golden_call_ctx_init(CbwHost *cbw_h, ctx *c);
// void ctx_update(ctx *c, const void *data, size_t len)
void golden_call_ctx_update(CbwHost *cbw_h, ctx *c, const void *data, size_t len);
// void ctx_final(ctx *c, unsigned char out[32])
void golden_call_ctx_final(CbwHost *cbw_h, ctx *c, unsigned char *out);

#ifndef CBW_HOST_NO_NAMES
#undef ctx_init
#define ctx_init(...) golden_call_ctx_init(__VA_ARGS__)
#undef ctx_update
#define ctx_update(...) golden_call_ctx_update(__VA_ARGS__)
#undef ctx_final
#define ctx_final(...) golden_call_ctx_final(__VA_ARGS__)
#endif

#endif
