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

// shape *shape_new(int sides)
shape *golden_call_shape_new(CbwHost *cbw_h, int sides);
// shape *shape_load(const char *path)
shape *golden_call_shape_load(CbwHost *cbw_h, const char *path);
// void shape_free(shape *s)
void golden_call_shape_free(CbwHost *cbw_h, shape *s);
// int shape_sides(const shape *s)
int golden_call_shape_sides(CbwHost *cbw_h, const shape *s);
// int shape_get_color(const shape *s)
int golden_call_shape_get_color(CbwHost *cbw_h, const shape *s);
// void shape_set_color(shape *s, int color)
void golden_call_shape_set_color(CbwHost *cbw_h, shape *s, int color);
// int shape_compare(const shape *a, const shape *b)
int golden_call_shape_compare(CbwHost *cbw_h, const shape *a, const shape *b);
// int shape_max(void)
int golden_call_shape_max(CbwHost *cbw_h);
// int shape_draw(shape *s, shape *onto)
int golden_call_shape_draw(CbwHost *cbw_h, shape *s, shape *onto);
// scan *scan_new(const char *text, struct corner *end)
scan *golden_call_scan_new(CbwHost *cbw_h, const char *text, struct corner *end);
// void scan_free(scan *s)
void golden_call_scan_free(CbwHost *cbw_h, scan *s);

#ifndef CBW_HOST_NO_NAMES
#undef shape_new
#define shape_new(...) golden_call_shape_new(__VA_ARGS__)
#undef shape_load
#define shape_load(...) golden_call_shape_load(__VA_ARGS__)
#undef shape_free
#define shape_free(...) golden_call_shape_free(__VA_ARGS__)
#undef shape_sides
#define shape_sides(...) golden_call_shape_sides(__VA_ARGS__)
#undef shape_get_color
#define shape_get_color(...) golden_call_shape_get_color(__VA_ARGS__)
#undef shape_set_color
#define shape_set_color(...) golden_call_shape_set_color(__VA_ARGS__)
#undef shape_compare
#define shape_compare(...) golden_call_shape_compare(__VA_ARGS__)
#undef shape_max
#define shape_max(...) golden_call_shape_max(__VA_ARGS__)
#undef shape_draw
#define shape_draw(...) golden_call_shape_draw(__VA_ARGS__)
#undef scan_new
#define scan_new(...) golden_call_scan_new(__VA_ARGS__)
#undef scan_free
#define scan_free(...) golden_call_scan_free(__VA_ARGS__)
#endif

#endif
