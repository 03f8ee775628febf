// Adds to libc's arpa/inet.h what it leaves out; see gap_net.c.
#ifndef CBW_ARPA_INET_H
#define CBW_ARPA_INET_H
#include_next <arpa/inet.h>

#ifdef __cplusplus
extern "C" {
#endif

in_addr_t inet_addr(const char *);
char *inet_ntoa(struct in_addr);

#ifdef __cplusplus
}
#endif
#endif
