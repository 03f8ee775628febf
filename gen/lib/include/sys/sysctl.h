// sys/sysctl.h for a libc that has none: see gap_limit.c.
#ifndef CBW_SYS_SYSCTL_H
#define CBW_SYS_SYSCTL_H

#define __NEED_size_t
#include <bits/alltypes.h>

#ifdef __cplusplus
extern "C" {
#endif

int sysctl(int *, int, void *, size_t *, void *, size_t);
int sysctlbyname(const char *, void *, size_t *, void *, size_t);

#ifdef __cplusplus
}
#endif
#endif
