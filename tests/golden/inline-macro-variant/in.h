// What has no symbol of its own, and variadic functions.
#include "cbw.h"
static inline int twice(int x)
{
    return x + x;
}
#define area_of(w, h) ((w) * (h))
int area(int w, int h) CBW_MACRO(area_of(w, h));
int config(int op, ...);
int config_on(int on, int *now CBW_OUT) CBW_VARIANT(config, 1, on, now);
void report(const char *format, ...) __attribute__((format(printf, 1, 2)));
int vreport(const char *format, __builtin_va_list args);
CBW_FN(twice, name=double_it);
