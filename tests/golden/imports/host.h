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

// What the library calls is the program's own function of that name, or,
// for an instance, what it is given here; NULL: the program's again.
void golden_host_give_host_now(CbwHost *h, double (*fn)(void *user), void *user);
void golden_host_give_host_read(CbwHost *h, char *(*fn)(void *user, const char *path, int *version), void *user);
void golden_host_give_host_load(CbwHost *h, unsigned char *(*fn)(void *user, size_t *size), void *user);
void golden_host_give_host_cut(CbwHost *h, span (*fn)(void *user, span s), void *user);
void golden_host_give_host_step(CbwHost *h, void (*fn)(void *user, int *n, double *weights), void *user);
void golden_host_give_host_random(CbwHost *h, int (*fn)(void *user), void *user);
void golden_host_give_host_later(CbwHost *h, void (*fn)(void *user, int (*fn)(void *, const char *), void *ud), void *user);
void golden_host_give_fetch(CbwHost *h, int (*fn)(void *user, const char *url), void *user);

// int load(const char *url, int (*fn)(void *), void *ud)
int golden_call_load(CbwHost *cbw_h, const char *url, int (*fn)(void *), void *ud);
// int use_now(void)
int golden_call_use_now(CbwHost *cbw_h);
// int use_read(const char *path)
int golden_call_use_read(CbwHost *cbw_h, const char *path);
// int use_load(void)
int golden_call_use_load(CbwHost *cbw_h);
// span use_cut(span s)
span golden_call_use_cut(CbwHost *cbw_h, span s);
// double use_step(int n)
double golden_call_use_step(CbwHost *cbw_h, int n);
// int use_random(void)
int golden_call_use_random(CbwHost *cbw_h);
// int use_later(int n)
int golden_call_use_later(CbwHost *cbw_h, int n);
// int later(void)
int golden_call_later(CbwHost *cbw_h);

#ifndef CBW_HOST_NO_NAMES
#undef load
#define load(...) golden_call_load(__VA_ARGS__)
#undef use_now
#define use_now(...) golden_call_use_now(__VA_ARGS__)
#undef use_read
#define use_read(...) golden_call_use_read(__VA_ARGS__)
#undef use_load
#define use_load(...) golden_call_use_load(__VA_ARGS__)
#undef use_cut
#define use_cut(...) golden_call_use_cut(__VA_ARGS__)
#undef use_step
#define use_step(...) golden_call_use_step(__VA_ARGS__)
#undef use_random
#define use_random(...) golden_call_use_random(__VA_ARGS__)
#undef use_later
#define use_later(...) golden_call_use_later(__VA_ARGS__)
#undef later
#define later(...) golden_call_later(__VA_ARGS__)
#endif

#endif
