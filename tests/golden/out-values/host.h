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

// void size_of(int *width, int *height)
void golden_call_size_of(CbwHost *cbw_h, int *width, int *height);
// int next(int64_t *value)
int golden_call_next(CbwHost *cbw_h, int64_t *value);
// int parse(const char *text, double *result)
int golden_call_parse(CbwHost *cbw_h, const char *text, double *result);
// void step(int *pos)
void golden_call_step(CbwHost *cbw_h, int *pos);
// int describe(const char **name, int *code)
int golden_call_describe(CbwHost *cbw_h, const char **name, int *code);
// int fetch(uint8_t **data, int *n)
int golden_call_fetch(CbwHost *cbw_h, uint8_t **data, int *n);
// int frames(const char *path, int **delays, int *n)
int golden_call_frames(CbwHost *cbw_h, const char *path, int **delays, int *n);

#ifndef CBW_HOST_NO_NAMES
#undef size_of
#define size_of(...) golden_call_size_of(__VA_ARGS__)
#undef next
#define next(...) golden_call_next(__VA_ARGS__)
#undef parse
#define parse(...) golden_call_parse(__VA_ARGS__)
#undef step
#define step(...) golden_call_step(__VA_ARGS__)
#undef describe
#define describe(...) golden_call_describe(__VA_ARGS__)
#undef fetch
#define fetch(...) golden_call_fetch(__VA_ARGS__)
#undef frames
#define frames(...) golden_call_frames(__VA_ARGS__)
#endif

#endif
