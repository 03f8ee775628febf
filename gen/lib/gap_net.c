// The network: WASI opens no sockets, and nothing answers to a name. Numbers
// in addresses are written and read as everywhere.
#include "cbw_gap.h"
#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <resolv.h>
#include <sys/socket.h>

#pragma clang diagnostic ignored "-Wunused-parameter"

#define SOCKET_CALLS(X)                                                        \
    X(int, socket, int domain, int type, int protocol)                         \
    X(int, socketpair, int domain, int type, int protocol, int ends[2])        \
    X(int, bind, int fd, const struct sockaddr *at, socklen_t size)            \
    X(int, connect, int fd, const struct sockaddr *to, socklen_t size)         \
    X(int, listen, int fd, int backlog)                                        \
    X(int, getsockname, int fd, struct sockaddr *restrict at,                  \
      socklen_t *restrict size)                                                \
    X(int, getpeername, int fd, struct sockaddr *restrict at,                  \
      socklen_t *restrict size)                                                \
    X(int, setsockopt, int fd, int level, int name, const void *value,         \
      socklen_t size)                                                          \
    X(ssize_t, sendto, int fd, const void *data, size_t n, int flags,          \
      const struct sockaddr *to, socklen_t size)                               \
    X(ssize_t, recvfrom, int fd, void *restrict data, size_t n, int flags,     \
      struct sockaddr *restrict from, socklen_t *restrict size)                \
    X(ssize_t, sendmsg, int fd, const struct msghdr *message, int flags)       \
    X(ssize_t, recvmsg, int fd, struct msghdr *message, int flags)             \
    X(int, sockatmark, int fd)                                                 \
    X(int, res_init, void)                                                     \
    X(int, res_query, const char *name, int class, int type,                   \
      unsigned char *answer, int size)                                         \
    X(int, res_search, const char *name, int class, int type,                  \
      unsigned char *answer, int size)

#define REFUSE(type, name, ...)                                                \
    CBW_GAP type name(__VA_ARGS__)                                             \
    {                                                                          \
        return no_such_call();                                                 \
    }
SOCKET_CALLS(REFUSE)

// ---- names -----------------------------------------------------------------

CBW_GAP int h_errno;

CBW_GAP int getaddrinfo(const char *restrict node, const char *restrict service,
                        const struct addrinfo *restrict hints,
                        struct addrinfo **restrict result)
{
    *result = 0;
    return EAI_FAIL;
}

CBW_GAP void freeaddrinfo(struct addrinfo *all)
{
}

CBW_GAP int getnameinfo(const struct sockaddr *restrict at, socklen_t size,
                        char *restrict node, socklen_t node_size,
                        char *restrict service, socklen_t service_size,
                        int flags)
{
    return EAI_FAIL;
}

CBW_GAP const char *gai_strerror(int error)
{
    return error ? "WebAssembly has no network" : "no error";
}

CBW_GAP const char *hstrerror(int error)
{
    return gai_strerror(error);
}

#define LOOKUPS(X)                                                             \
    X(hostent, gethostbyname, const char *name)                                \
    X(hostent, gethostbyaddr, const void *address, socklen_t size, int type)   \
    X(servent, getservbyname, const char *name, const char *protocol)          \
    X(servent, getservbyport, int port, const char *protocol)                  \
    X(protoent, getprotobyname, const char *name)                              \
    X(protoent, getprotobynumber, int number)

#define UNKNOWN(type, name, ...)                                               \
    CBW_GAP struct type *name(__VA_ARGS__)                                     \
    {                                                                          \
        h_errno = NO_RECOVERY;                                                 \
        return 0;                                                              \
    }
LOOKUPS(UNKNOWN)

CBW_GAP unsigned if_nametoindex(const char *name)
{
    errno = ENODEV;
    return 0;
}

CBW_GAP char *if_indextoname(unsigned index, char *name)
{
    errno = ENXIO;
    return 0;
}

CBW_GAP struct if_nameindex *if_nameindex(void)
{
    no_such_call();
    return 0;
}

CBW_GAP void if_freenameindex(struct if_nameindex *all)
{
}

// ---- addresses -------------------------------------------------------------

CBW_GAP in_addr_t inet_addr(const char *text)
{
    struct in_addr address;
    return inet_aton(text, &address) ? address.s_addr : INADDR_NONE;
}

CBW_GAP char *inet_ntoa(struct in_addr address)
{
    static char text[INET_ADDRSTRLEN];
    return (char *)inet_ntop(AF_INET, &address, text, sizeof text);
}
