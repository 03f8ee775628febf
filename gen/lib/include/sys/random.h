// Adds to libc's sys/random.h what it leaves out; see gap_random.c.
#ifndef CBW_SYS_RANDOM_H
#define CBW_SYS_RANDOM_H
#include_next <sys/random.h>

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef GRND_NONBLOCK
#define GRND_NONBLOCK 1
#define GRND_RANDOM 2
#endif
ssize_t getrandom(void *, size_t, unsigned);

#ifdef __cplusplus
}
#endif
#endif
