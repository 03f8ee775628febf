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

// uint32_t crc(uint32_t start, const uint8_t *buf, size_t len)
uint32_t golden_call_crc(CbwHost *cbw_h, uint32_t start, const uint8_t *buf, size_t len);
// double mean(const double *values, int count)
double golden_call_mean(CbwHost *cbw_h, const double *values, int count);
// void scale(float *values, int count, float by)
void golden_call_scale(CbwHost *cbw_h, float *values, int count, float by);
// int key(const uint8_t key[32])
int golden_call_key(CbwHost *cbw_h, const uint8_t *key);
// int fixed(const uint8_t *iv)
int golden_call_fixed(CbwHost *cbw_h, const uint8_t *iv);
// int product(const int *m, int w, int h)
int golden_call_product(CbwHost *cbw_h, const int *m, int w, int h);
// int zero_ended(const int *list)
int golden_call_zero_ended(CbwHost *cbw_h, const int *list);
// void both(const float *a, const float *b, int n)
void golden_call_both(CbwHost *cbw_h, const float *a, const float *b, int n);
// int narrow(const uint8_t *p, uint8_t n)
int golden_call_narrow(CbwHost *cbw_h, const uint8_t *p, uint8_t n);
// int wide_count(const uint8_t *in, unsigned long long inlen)
int golden_call_wide_count(CbwHost *cbw_h, const uint8_t *in, unsigned long long inlen);

#ifndef CBW_HOST_NO_NAMES
#undef crc
#define crc(...) golden_call_crc(__VA_ARGS__)
#undef mean
#define mean(...) golden_call_mean(__VA_ARGS__)
#undef scale
#define scale(...) golden_call_scale(__VA_ARGS__)
#undef key
#define key(...) golden_call_key(__VA_ARGS__)
#undef fixed
#define fixed(...) golden_call_fixed(__VA_ARGS__)
#undef product
#define product(...) golden_call_product(__VA_ARGS__)
#undef zero_ended
#define zero_ended(...) golden_call_zero_ended(__VA_ARGS__)
#undef both
#define both(...) golden_call_both(__VA_ARGS__)
#undef narrow
#define narrow(...) golden_call_narrow(__VA_ARGS__)
#undef wide_count
#define wide_count(...) golden_call_wide_count(__VA_ARGS__)
#endif

#endif
