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

// int th_read_all(void)
int golden_call_th_read_all(CbwHost *cbw_h);
// int th_ReadNow(void)
int golden_call_th_ReadNow(CbwHost *cbw_h);
// int th_delete(int in, int class, int arguments)
int golden_call_th_delete(CbwHost *cbw_h, int in, int class, int arguments);
// int th_then(void)
int golden_call_th_then(CbwHost *cbw_h);
// int th_default(void)
int golden_call_th_default(CbwHost *cbw_h);
// int TH_LOUD(void)
int golden_call_TH_LOUD(CbwHost *cbw_h);
// int th_f(int)
int golden_call_th_f(CbwHost *cbw_h, int arg0);
// int th_f_(int, int)
int golden_call_th_f_(CbwHost *cbw_h, int arg0, int arg1);
// int named(int x)
int golden_call_named(CbwHost *cbw_h, int x);
// int other_one(int value)
int golden_call_other_one(CbwHost *cbw_h, int value);
// double th_sum(struct th_point p)
double golden_call_th_sum(CbwHost *cbw_h, struct th_point p);
// Outcome *th_try(void)
Outcome *golden_call_th_try(CbwHost *cbw_h);
// enum outcome th_outcome_of(const Outcome *o)
enum outcome golden_call_th_outcome_of(CbwHost *cbw_h, const Outcome *o);

#ifndef CBW_HOST_NO_NAMES
#undef th_read_all
#define th_read_all(...) golden_call_th_read_all(__VA_ARGS__)
#undef th_ReadNow
#define th_ReadNow(...) golden_call_th_ReadNow(__VA_ARGS__)
#undef th_delete
#define th_delete(...) golden_call_th_delete(__VA_ARGS__)
#undef th_then
#define th_then(...) golden_call_th_then(__VA_ARGS__)
#undef th_default
#define th_default(...) golden_call_th_default(__VA_ARGS__)
#undef TH_LOUD
#define TH_LOUD(...) golden_call_TH_LOUD(__VA_ARGS__)
#undef th_f
#define th_f(...) golden_call_th_f(__VA_ARGS__)
#undef th_f_
#define th_f_(...) golden_call_th_f_(__VA_ARGS__)
#undef named
#define named(...) golden_call_named(__VA_ARGS__)
#undef other_one
#define other_one(...) golden_call_other_one(__VA_ARGS__)
#undef th_sum
#define th_sum(...) golden_call_th_sum(__VA_ARGS__)
#undef th_try
#define th_try(...) golden_call_th_try(__VA_ARGS__)
#undef th_outcome_of
#define th_outcome_of(...) golden_call_th_outcome_of(__VA_ARGS__)
#endif

#endif
