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

// size_t count_words(const char *text)
size_t golden_call_count_words(CbwHost *cbw_h, const char *text);
// size_t count_letters(const char *s, size_t len)
size_t golden_call_count_letters(CbwHost *cbw_h, const char *s, size_t len);
// const char *version(void)
const char *golden_call_version(CbwHost *cbw_h);
// const char *name_of(int i)
const char *golden_call_name_of(CbwHost *cbw_h, int i);
// char *duplicate(const char *s)
char *golden_call_duplicate(CbwHost *cbw_h, const char *s);
// const unsigned char *label(int i)
const unsigned char *golden_call_label(CbwHost *cbw_h, int i);
// int sum_bytes(const char *data, int n)
int golden_call_sum_bytes(CbwHost *cbw_h, const char *data, int n);
// int wide(const char16_t *s)
int golden_call_wide(CbwHost *cbw_h, const char16_t *s);
// int sized(const void *s, int n)
int golden_call_sized(CbwHost *cbw_h, const void *s, int n);
// int latin(const char *s)
int golden_call_latin(CbwHost *cbw_h, const char *s);
// int maybe(const char *s, const char *t)
int golden_call_maybe(CbwHost *cbw_h, const char *s, const char *t);

#ifndef CBW_HOST_NO_NAMES
#undef count_words
#define count_words(...) golden_call_count_words(__VA_ARGS__)
#undef count_letters
#define count_letters(...) golden_call_count_letters(__VA_ARGS__)
#undef version
#define version(...) golden_call_version(__VA_ARGS__)
#undef name_of
#define name_of(...) golden_call_name_of(__VA_ARGS__)
#undef duplicate
#define duplicate(...) golden_call_duplicate(__VA_ARGS__)
#undef label
#define label(...) golden_call_label(__VA_ARGS__)
#undef sum_bytes
#define sum_bytes(...) golden_call_sum_bytes(__VA_ARGS__)
#undef wide
#define wide(...) golden_call_wide(__VA_ARGS__)
#undef sized
#define sized(...) golden_call_sized(__VA_ARGS__)
#undef latin
#define latin(...) golden_call_latin(__VA_ARGS__)
#undef maybe
#define maybe(...) golden_call_maybe(__VA_ARGS__)
#endif

#endif
