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

// point add(point a, point b)
point golden_call_add(CbwHost *cbw_h, point a, point b);
// double area(const rect *r)
double golden_call_area(CbwHost *cbw_h, const rect *r);
// void grow(rect *r, double by)
void golden_call_grow(CbwHost *cbw_h, rect *r, double by);
// int get_bounds(int id, rect *out)
int golden_call_get_bounds(CbwHost *cbw_h, int id, rect *out);
// struct bits flip(struct bits b)
struct bits golden_call_flip(CbwHost *cbw_h, struct bits b);
// uint32_t sum(const blob *b)
uint32_t golden_call_sum(CbwHost *cbw_h, const blob *b);
// double total(const point *points, int count)
double golden_call_total(CbwHost *cbw_h, const point *points, int count);
// const point *origin(void)
const point *golden_call_origin(CbwHost *cbw_h);
// int locate(int id, point *where, point *maybe)
int golden_call_locate(CbwHost *cbw_h, int id, point *where, point *maybe);

#ifndef CBW_HOST_NO_NAMES
#undef add
#define add(...) golden_call_add(__VA_ARGS__)
#undef area
#define area(...) golden_call_area(__VA_ARGS__)
#undef grow
#define grow(...) golden_call_grow(__VA_ARGS__)
#undef get_bounds
#define get_bounds(...) golden_call_get_bounds(__VA_ARGS__)
#undef flip
#define flip(...) golden_call_flip(__VA_ARGS__)
#undef sum
#define sum(...) golden_call_sum(__VA_ARGS__)
#undef total
#define total(...) golden_call_total(__VA_ARGS__)
#undef origin
#define origin(...) golden_call_origin(__VA_ARGS__)
#undef locate
#define locate(...) golden_call_locate(__VA_ARGS__)
#endif

#endif
