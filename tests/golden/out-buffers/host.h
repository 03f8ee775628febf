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

// size_t bound(size_t n)
size_t golden_host_bound(CbwHost *cbw_h, size_t n);
#undef bound
#define bound(...) golden_host_bound(__VA_ARGS__)
// int pack(uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len)
int golden_host_pack(CbwHost *cbw_h, uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len);
#undef pack
#define pack(...) golden_host_pack(__VA_ARGS__)
// int hash(uint8_t *out, const uint8_t *in, size_t in_len)
int golden_host_hash(CbwHost *cbw_h, uint8_t *out, const uint8_t *in, size_t in_len);
#undef hash
#define hash(...) golden_host_hash(__VA_ARGS__)
// int digest(uint8_t out[20], const uint8_t *in, size_t in_len)
int golden_host_digest(CbwHost *cbw_h, uint8_t *out, const uint8_t *in, size_t in_len);
#undef digest
#define digest(...) golden_host_digest(__VA_ARGS__)
// int read_some(uint8_t *buf, int n)
int golden_host_read_some(CbwHost *cbw_h, uint8_t *buf, int n);
#undef read_some
#define read_some(...) golden_host_read_some(__VA_ARGS__)
// int compress_into(uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len)
int golden_host_compress_into(CbwHost *cbw_h, uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len);
#undef compress_into
#define compress_into(...) golden_host_compress_into(__VA_ARGS__)
// int get_name(char *buf, int size)
int golden_host_get_name(CbwHost *cbw_h, char *buf, int size);
#undef get_name
#define get_name(...) golden_host_get_name(__VA_ARGS__)
// int get_text(char *buf, int size)
int golden_host_get_text(CbwHost *cbw_h, char *buf, int size);
#undef get_text
#define get_text(...) golden_host_get_text(__VA_ARGS__)
// int sign(uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n)
int golden_host_sign(CbwHost *cbw_h, uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n);
#undef sign
#define sign(...) golden_host_sign(__VA_ARGS__)
// int keys(uint8_t *pk, uint8_t *sk)
int golden_host_keys(CbwHost *cbw_h, uint8_t *pk, uint8_t *sk);
#undef keys
#define keys(...) golden_host_keys(__VA_ARGS__)
// int samples(float *out, int n)
int golden_host_samples(CbwHost *cbw_h, float *out, int n);
#undef samples
#define samples(...) golden_host_samples(__VA_ARGS__)

#endif
