// Variables are read and written by functions; parts of numbers.
#include "cbw.h"
#include <stdint.h>
CBW_MODULE(lib, strip=lib_);
extern int lib_verbose;
extern const double lib_scale;
extern const char lib_version[];
extern const char *lib_vendor;
extern const char *lib_title CBW_KEEP(forever);
extern int (*lib_hook)(int x);
extern const uint16_t lib_primes[4];
extern int lib_internal CBW_SKIP;
extern void *lib_unclear;
struct lib_bits {
    unsigned low : 3;
    int small : 4;
    uint64_t wide : 40;
};
extern struct lib_bits lib_now;
int lib_get_verbose(void);
struct limits { int low, high; };
extern const struct limits usual_limits;
