// The variables.
#include "in.h"

int lib_verbose = 3;
const double lib_scale = 0.5;
const char lib_version[] = "1.0";
const char *lib_vendor = "vendor";
const char *lib_title = "title";
int (*lib_hook)(int x);
const uint16_t lib_primes[4] = {2, 3, 5, 7};
int lib_internal;
void *lib_unclear;
struct lib_bits lib_now = {1, -2, 3};

int lib_get_verbose(void)
{
    return lib_hook ? lib_hook(lib_verbose) : lib_verbose;
}
