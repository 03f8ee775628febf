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

// int twice(int x)
int golden_call_twice(CbwHost *cbw_h, int x);
// int area(int w, int h)
int golden_call_area(CbwHost *cbw_h, int w, int h);
// int config_on(int on, int *now)
int golden_call_config_on(CbwHost *cbw_h, int on, int *now);
// void report(const char *format, ...)
void golden_call_report(CbwHost *cbw_h, const char *format, ...);

#ifndef CBW_HOST_NO_NAMES
#undef twice
#define twice(...) golden_call_twice(__VA_ARGS__)
#undef area
#define area(...) golden_call_area(__VA_ARGS__)
#undef config_on
#define config_on(...) golden_call_config_on(__VA_ARGS__)
#undef report
#define report(...) golden_call_report(__VA_ARGS__)
#endif

#endif
