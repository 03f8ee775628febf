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

// session_t session_open(const char *url)
session_t golden_call_session_open(CbwHost *cbw_h, const char *url);
// void session_close(session_t s)
void golden_call_session_close(CbwHost *cbw_h, session_t s);
// int session_send(session_t s, const char *text)
int golden_call_session_send(CbwHost *cbw_h, session_t s, const char *text);
// void *iter_begin(session_t s)
void *golden_call_iter_begin(CbwHost *cbw_h, session_t s);
// int iter_next(void *it)
int golden_call_iter_next(CbwHost *cbw_h, void *it);

#ifndef CBW_HOST_NO_NAMES
#undef session_open
#define session_open(...) golden_call_session_open(__VA_ARGS__)
#undef session_close
#define session_close(...) golden_call_session_close(__VA_ARGS__)
#undef session_send
#define session_send(...) golden_call_session_send(__VA_ARGS__)
#undef iter_begin
#define iter_begin(...) golden_call_iter_begin(__VA_ARGS__)
#undef iter_next
#define iter_next(...) golden_call_iter_next(__VA_ARGS__)
#endif

#endif
