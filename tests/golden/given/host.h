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

// store *store_new(void)
store *golden_call_store_new(CbwHost *cbw_h);
// void store_free(store *s)
void golden_call_store_free(CbwHost *cbw_h, store *s);
// int store_text(store *s, const char *text, int n, void (*)(void *))
int golden_call_store_text(CbwHost *cbw_h, store *s, const char *text, int n, void (*arg3)(void *));
// int store_text16(store *s, const void *text, int n, void (*)(void *))
int golden_call_store_text16(CbwHost *cbw_h, store *s, const void *text, int n, void (*arg3)(void *));
// void store_blob(store *s, const void *data, unsigned long long size, int mode, void *user_data, void (*destroy)(void *))
void golden_call_store_blob(CbwHost *cbw_h, store *s, const void *data, unsigned long long size, int mode, void *user_data, void (*destroy)(void *));
// const void *store_data(store *s)
const void *golden_call_store_data(CbwHost *cbw_h, store *s);
// int store_bytes(store *s)
int golden_call_store_bytes(CbwHost *cbw_h, store *s);
// int item_size(item *i)
int golden_call_item_size(CbwHost *cbw_h, item *i);
// int store_each(store *s, int (*visit)(void *, item *), void *user)
int golden_call_store_each(CbwHost *cbw_h, store *s, int (*visit)(void *, item *), void *user);
// int store_compare(store *s, int (*less)(void *, int, const void *, int, const void *), void *user)
int golden_call_store_compare(CbwHost *cbw_h, store *s, int (*less)(void *, int, const void *, int, const void *), void *user);

#ifndef CBW_HOST_NO_NAMES
#undef store_new
#define store_new(...) golden_call_store_new(__VA_ARGS__)
#undef store_free
#define store_free(...) golden_call_store_free(__VA_ARGS__)
#undef store_text
#define store_text(...) golden_call_store_text(__VA_ARGS__)
#undef store_text16
#define store_text16(...) golden_call_store_text16(__VA_ARGS__)
#undef store_blob
#define store_blob(...) golden_call_store_blob(__VA_ARGS__)
#undef store_data
#define store_data(...) golden_call_store_data(__VA_ARGS__)
#undef store_bytes
#define store_bytes(...) golden_call_store_bytes(__VA_ARGS__)
#undef item_size
#define item_size(...) golden_call_item_size(__VA_ARGS__)
#undef store_each
#define store_each(...) golden_call_store_each(__VA_ARGS__)
#undef store_compare
#define store_compare(...) golden_call_store_compare(__VA_ARGS__)
#endif

#endif
