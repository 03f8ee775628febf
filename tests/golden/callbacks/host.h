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

// bus *bus_new(void)
bus *golden_call_bus_new(CbwHost *cbw_h);
// void bus_free(bus *b)
void golden_call_bus_free(CbwHost *cbw_h, bus *b);
// int walk(const char *path, visit_fn fn, void *user)
int golden_call_walk(CbwHost *cbw_h, const char *path, visit_fn fn, void *user);
// int walk_said(const char *path, int (*fn)(int, void *), void *user)
int golden_call_walk_said(CbwHost *cbw_h, const char *path, int (*fn)(int, void *), void *user);
// void bus_on(bus *b, void (*handler)(void *, const unsigned char *, size_t), void *ctx)
void golden_call_bus_on(CbwHost *cbw_h, bus *b, void (*handler)(void *, const unsigned char *, size_t), void *ctx);
// void bus_on_free(bus *b, void (*h)(void *), void *ctx, void (*destroy)(void *))
void golden_call_bus_on_free(CbwHost *cbw_h, bus *b, void (*h)(void *), void *ctx, void (*destroy)(void *));
// void sort_all(int (*compare)(int, int))
void golden_call_sort_all(CbwHost *cbw_h, int (*compare)(int, int));
// void at_exit(void (*fn)(void))
void golden_call_at_exit(CbwHost *cbw_h, void (*fn)(void));
// void once(void (*fn)(void *), void *ud)
void golden_call_once(CbwHost *cbw_h, void (*fn)(void *), void *ud);
// void failing(int (*fn)(void *), void *ud)
void golden_call_failing(CbwHost *cbw_h, int (*fn)(void *), void *ud);
// void rows(void (*fn)(void *, int, char **), void *ud)
void golden_call_rows(CbwHost *cbw_h, void (*fn)(void *, int, char **), void *ud);
// int ask(int (*fn)(int, unsigned int *, double *, struct place *, void *), void *ud)
int golden_call_ask(CbwHost *cbw_h, int (*fn)(int, unsigned int *, double *, struct place *, void *), void *ud);
// void on_end(bus *b, void (*h)(void *), void *user_data, void (*destroy)(void *))
void golden_call_on_end(CbwHost *cbw_h, bus *b, void (*h)(void *), void *user_data, void (*destroy)(void *));
// void with_two(two_data fn, void *mine)
void golden_call_with_two(CbwHost *cbw_h, two_data fn, void *mine);

#ifndef CBW_HOST_NO_NAMES
#undef bus_new
#define bus_new(...) golden_call_bus_new(__VA_ARGS__)
#undef bus_free
#define bus_free(...) golden_call_bus_free(__VA_ARGS__)
#undef walk
#define walk(...) golden_call_walk(__VA_ARGS__)
#undef walk_said
#define walk_said(...) golden_call_walk_said(__VA_ARGS__)
#undef bus_on
#define bus_on(...) golden_call_bus_on(__VA_ARGS__)
#undef bus_on_free
#define bus_on_free(...) golden_call_bus_on_free(__VA_ARGS__)
#undef sort_all
#define sort_all(...) golden_call_sort_all(__VA_ARGS__)
#undef at_exit
#define at_exit(...) golden_call_at_exit(__VA_ARGS__)
#undef once
#define once(...) golden_call_once(__VA_ARGS__)
#undef failing
#define failing(...) golden_call_failing(__VA_ARGS__)
#undef rows
#define rows(...) golden_call_rows(__VA_ARGS__)
#undef ask
#define ask(...) golden_call_ask(__VA_ARGS__)
#undef on_end
#define on_end(...) golden_call_on_end(__VA_ARGS__)
#undef with_two
#define with_two(...) golden_call_with_two(__VA_ARGS__)
#endif

#endif
