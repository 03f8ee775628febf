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

// int level(int x, int level, int strict)
int golden_call_level(CbwHost *cbw_h, int x, int level, int strict);
// int quiet(int x, void *reserved)
int golden_call_quiet(CbwHost *cbw_h, int x, void *reserved);
// char *text_of(int x, size_t *len)
char *golden_call_text_of(CbwHost *cbw_h, int x, size_t *len);
// long long big(long long x)
long long golden_call_big(CbwHost *cbw_h, long long x);
// double ratio(double x)
double golden_call_ratio(CbwHost *cbw_h, double x);

#ifndef CBW_HOST_NO_NAMES
#undef level
#define level(...) golden_call_level(__VA_ARGS__)
#undef quiet
#define quiet(...) golden_call_quiet(__VA_ARGS__)
#undef text_of
#define text_of(...) golden_call_text_of(__VA_ARGS__)
#undef big
#define big(...) golden_call_big(__VA_ARGS__)
#undef ratio
#define ratio(...) golden_call_ratio(__VA_ARGS__)
#endif

#endif
