// Parameters that JavaScript never sees, defaults, booleans.
#include "cbw.h"
#include <stddef.h>
int level(int x, int level CBW_DEF(-1), int strict CBW_BOOL CBW_DEF(1));
int quiet(int x, void *reserved CBW_HIDE(NULL));
char *text_of(int x, size_t *len CBW_HIDE(len)) CBW_LEN(*len) CBW_OWN(free);
long long big(long long x CBW_DEF(5));
double ratio(double x CBW_DEF(0.5));
int skipped(int x) CBW_SKIP;
