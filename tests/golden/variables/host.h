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

// int lib_get_verbose(void)
int golden_call_lib_get_verbose(CbwHost *cbw_h);
// extern int lib_verbose
int golden_call_get_lib_verbose(CbwHost *cbw_h);
// extern int lib_verbose
void golden_call_set_lib_verbose(CbwHost *cbw_h, int cbw_value);
// extern const double lib_scale
double golden_call_get_lib_scale(CbwHost *cbw_h);
// extern const char[] lib_version
const char *golden_call_get_lib_version(CbwHost *cbw_h);
// extern const char * lib_vendor
const char *golden_call_get_lib_vendor(CbwHost *cbw_h);
// extern const char * lib_title
const char *golden_call_get_lib_title(CbwHost *cbw_h);
// extern const char * lib_title
void golden_call_set_lib_title(CbwHost *cbw_h, const char *cbw_value);
// extern int (*)(int) lib_hook
void golden_call_set_lib_hook(CbwHost *cbw_h, int (*cbw_value)(int));
// extern const uint16_t[4] lib_primes
const uint16_t *golden_call_get_lib_primes(CbwHost *cbw_h);
// extern struct lib_bits lib_now
struct lib_bits golden_call_get_lib_now(CbwHost *cbw_h);
// extern struct lib_bits lib_now
void golden_call_set_lib_now(CbwHost *cbw_h, struct lib_bits cbw_value);
// extern const struct limits usual_limits
struct limits golden_call_get_usual_limits(CbwHost *cbw_h);

#ifndef CBW_HOST_NO_NAMES
#undef lib_get_verbose
#define lib_get_verbose(...) golden_call_lib_get_verbose(__VA_ARGS__)
#undef get_lib_verbose
#define get_lib_verbose(...) golden_call_get_lib_verbose(__VA_ARGS__)
#undef set_lib_verbose
#define set_lib_verbose(...) golden_call_set_lib_verbose(__VA_ARGS__)
#undef get_lib_scale
#define get_lib_scale(...) golden_call_get_lib_scale(__VA_ARGS__)
#undef get_lib_version
#define get_lib_version(...) golden_call_get_lib_version(__VA_ARGS__)
#undef get_lib_vendor
#define get_lib_vendor(...) golden_call_get_lib_vendor(__VA_ARGS__)
#undef get_lib_title
#define get_lib_title(...) golden_call_get_lib_title(__VA_ARGS__)
#undef set_lib_title
#define set_lib_title(...) golden_call_set_lib_title(__VA_ARGS__)
#undef set_lib_hook
#define set_lib_hook(...) golden_call_set_lib_hook(__VA_ARGS__)
#undef get_lib_primes
#define get_lib_primes(...) golden_call_get_lib_primes(__VA_ARGS__)
#undef get_lib_now
#define get_lib_now(...) golden_call_get_lib_now(__VA_ARGS__)
#undef set_lib_now
#define set_lib_now(...) golden_call_set_lib_now(__VA_ARGS__)
#undef get_usual_limits
#define get_usual_limits(...) golden_call_get_usual_limits(__VA_ARGS__)
#endif

#endif
