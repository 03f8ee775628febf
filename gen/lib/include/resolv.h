// resolv.h for a libc that has none: see gap_net.c.
#ifndef CBW_RESOLV_H
#define CBW_RESOLV_H

#include <netinet/in.h>

#ifdef __cplusplus
extern "C" {
#endif

int res_init(void);
int res_query(const char *, int, int, unsigned char *, int);
int res_search(const char *, int, int, unsigned char *, int);

#ifdef __cplusplus
}
#endif
#endif
