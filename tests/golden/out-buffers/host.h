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
size_t golden_call_bound(CbwHost *cbw_h, size_t n);
// int pack(uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len)
int golden_call_pack(CbwHost *cbw_h, uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len);
// int hash(uint8_t *out, const uint8_t *in, size_t in_len)
int golden_call_hash(CbwHost *cbw_h, uint8_t *out, const uint8_t *in, size_t in_len);
// int digest(uint8_t out[20], const uint8_t *in, size_t in_len)
int golden_call_digest(CbwHost *cbw_h, uint8_t *out, const uint8_t *in, size_t in_len);
// int read_some(uint8_t *buf, int n)
int golden_call_read_some(CbwHost *cbw_h, uint8_t *buf, int n);
// int compress_into(uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len)
int golden_call_compress_into(CbwHost *cbw_h, uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len);
// int get_name(char *buf, int size)
int golden_call_get_name(CbwHost *cbw_h, char *buf, int size);
// int get_text(char *buf, int size)
int golden_call_get_text(CbwHost *cbw_h, char *buf, int size);
// int sign(uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n)
int golden_call_sign(CbwHost *cbw_h, uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n);
// int keys(uint8_t *pk, uint8_t *sk)
int golden_call_keys(CbwHost *cbw_h, uint8_t *pk, uint8_t *sk);
// int samples(float *out, int n)
int golden_call_samples(CbwHost *cbw_h, float *out, int n);
// int seal(uint8_t mac[16], uint8_t *out, const uint8_t *in, size_t n)
int golden_call_seal(CbwHost *cbw_h, uint8_t *mac, uint8_t *out, const uint8_t *in, size_t n);
// int unpack(uint8_t *out, size_t *out_len, const uint8_t *in, size_t n)
int golden_call_unpack(CbwHost *cbw_h, uint8_t *out, size_t *out_len, const uint8_t *in, size_t n);

#ifndef CBW_HOST_NO_NAMES
#undef bound
#define bound(...) golden_call_bound(__VA_ARGS__)
#undef pack
#define pack(...) golden_call_pack(__VA_ARGS__)
#undef hash
#define hash(...) golden_call_hash(__VA_ARGS__)
#undef digest
#define digest(...) golden_call_digest(__VA_ARGS__)
#undef read_some
#define read_some(...) golden_call_read_some(__VA_ARGS__)
#undef compress_into
#define compress_into(...) golden_call_compress_into(__VA_ARGS__)
#undef get_name
#define get_name(...) golden_call_get_name(__VA_ARGS__)
#undef get_text
#define get_text(...) golden_call_get_text(__VA_ARGS__)
#undef sign
#define sign(...) golden_call_sign(__VA_ARGS__)
#undef keys
#define keys(...) golden_call_keys(__VA_ARGS__)
#undef samples
#define samples(...) golden_call_samples(__VA_ARGS__)
#undef seal
#define seal(...) golden_call_seal(__VA_ARGS__)
#undef unpack
#define unpack(...) golden_call_unpack(__VA_ARGS__)
#endif

#endif
