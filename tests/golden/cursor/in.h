// A pointer that C moves on: how much it took comes back.
#include "cbw.h"
#include <stddef.h>
int decode(const unsigned char **p CBW_CURSOR(*left), size_t *left);
int scan(const char **p CBW_CURSOR(n) CBW_STR, int n);
