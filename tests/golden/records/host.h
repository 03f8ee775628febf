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
point golden_host_add(CbwHost *cbw_h, point a, point b);
#undef add
#define add(...) golden_host_add(__VA_ARGS__)
// double area(const rect *r)
double golden_host_area(CbwHost *cbw_h, const rect *r);
#undef area
#define area(...) golden_host_area(__VA_ARGS__)
// void grow(rect *r, double by)
void golden_host_grow(CbwHost *cbw_h, rect *r, double by);
#undef grow
#define grow(...) golden_host_grow(__VA_ARGS__)
// int get_bounds(int id, rect *out)
int golden_host_get_bounds(CbwHost *cbw_h, int id, rect *out);
#undef get_bounds
#define get_bounds(...) golden_host_get_bounds(__VA_ARGS__)
// struct bits flip(struct bits b)
struct bits golden_host_flip(CbwHost *cbw_h, struct bits b);
#undef flip
#define flip(...) golden_host_flip(__VA_ARGS__)
// uint32_t sum(const blob *b)
uint32_t golden_host_sum(CbwHost *cbw_h, const blob *b);
#undef sum
#define sum(...) golden_host_sum(__VA_ARGS__)
// double total(const point *points, int count)
double golden_host_total(CbwHost *cbw_h, const point *points, int count);
#undef total
#define total(...) golden_host_total(__VA_ARGS__)
// const point *origin(void)
const point *golden_host_origin(CbwHost *cbw_h);
#undef origin
#define origin(...) golden_host_origin(__VA_ARGS__)
// int locate(int id, point *where, point *maybe)
int golden_host_locate(CbwHost *cbw_h, int id, point *where, point *maybe);
#undef locate
#define locate(...) golden_host_locate(__VA_ARGS__)

#endif
