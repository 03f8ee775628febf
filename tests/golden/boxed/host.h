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

// int stream_init(stream *s, int level)
int golden_call_stream_init(CbwHost *cbw_h, stream *s, int level);
// int stream_run(stream *s, int flush)
int golden_call_stream_run(CbwHost *cbw_h, stream *s, int flush);
// int stream_end(stream *s)
int golden_call_stream_end(CbwHost *cbw_h, stream *s);
// int hasher_init(hasher *h, int size)
int golden_call_hasher_init(CbwHost *cbw_h, hasher *h, int size);
// void hasher_update(hasher *h, const uint8_t *in, unsigned int len)
void golden_call_hasher_update(CbwHost *cbw_h, hasher *h, const uint8_t *in, unsigned int len);
// int hasher_final(hasher *h, uint8_t *out, unsigned int outlen)
int golden_call_hasher_final(CbwHost *cbw_h, hasher *h, uint8_t *out, unsigned int outlen);
// void hasher_drop(hasher *h)
void golden_call_hasher_drop(CbwHost *cbw_h, hasher *h);

#ifndef CBW_HOST_NO_NAMES
#undef stream_init
#define stream_init(...) golden_call_stream_init(__VA_ARGS__)
#undef stream_run
#define stream_run(...) golden_call_stream_run(__VA_ARGS__)
#undef stream_end
#define stream_end(...) golden_call_stream_end(__VA_ARGS__)
#undef hasher_init
#define hasher_init(...) golden_call_hasher_init(__VA_ARGS__)
#undef hasher_update
#define hasher_update(...) golden_call_hasher_update(__VA_ARGS__)
#undef hasher_final
#define hasher_final(...) golden_call_hasher_final(__VA_ARGS__)
#undef hasher_drop
#define hasher_drop(...) golden_call_hasher_drop(__VA_ARGS__)
#endif

#endif
