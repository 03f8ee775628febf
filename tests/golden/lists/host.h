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

// void item_free(item *i)
void golden_call_item_free(CbwHost *cbw_h, item *i);
// int join(const char *const *parts, int n_parts)
int golden_call_join(CbwHost *cbw_h, const char *const *parts, int n_parts);
// int run(const char **args)
int golden_call_run(CbwHost *cbw_h, const char **args);
// int group(item **items, int n)
int golden_call_group(CbwHost *cbw_h, item **items, int n);
// int blend(const unsigned char **rows, int height, int row)
int golden_call_blend(CbwHost *cbw_h, const unsigned char **rows, int height, int row);
// int fixed_rows(const unsigned char **rows, int height)
int golden_call_fixed_rows(CbwHost *cbw_h, const unsigned char **rows, int height);
// int pairs(struct pair *p, int n)
int golden_call_pairs(CbwHost *cbw_h, struct pair *p, int n);
// const struct pair *table(void)
const struct pair *golden_call_table(CbwHost *cbw_h);
// const int *numbers(int *count)
const int *golden_call_numbers(CbwHost *cbw_h, int *count);
// int *spread(size_t *n, int *mark)
int *golden_call_spread(CbwHost *cbw_h, size_t *n, int *mark);

#ifndef CBW_HOST_NO_NAMES
#undef item_free
#define item_free(...) golden_call_item_free(__VA_ARGS__)
#undef join
#define join(...) golden_call_join(__VA_ARGS__)
#undef run
#define run(...) golden_call_run(__VA_ARGS__)
#undef group
#define group(...) golden_call_group(__VA_ARGS__)
#undef blend
#define blend(...) golden_call_blend(__VA_ARGS__)
#undef fixed_rows
#define fixed_rows(...) golden_call_fixed_rows(__VA_ARGS__)
#undef pairs
#define pairs(...) golden_call_pairs(__VA_ARGS__)
#undef table
#define table(...) golden_call_table(__VA_ARGS__)
#undef numbers
#define numbers(...) golden_call_numbers(__VA_ARGS__)
#undef spread
#define spread(...) golden_call_spread(__VA_ARGS__)
#endif

#endif
