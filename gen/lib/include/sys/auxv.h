// sys/auxv.h for a libc that has none: see gap_limit.c.
#ifndef CBW_SYS_AUXV_H
#define CBW_SYS_AUXV_H

#ifdef __cplusplus
extern "C" {
#endif

#define AT_PAGESZ 6
#define AT_HWCAP 16
#define AT_HWCAP2 26

unsigned long getauxval(unsigned long);

#ifdef __cplusplus
}
#endif
#endif
