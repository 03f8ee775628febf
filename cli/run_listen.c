// run_listen.c: the sockets of --listen. HOST:PORT with numbers ("[::1]:80" for
// IPv6; port 0 takes a free one and says which), or the path of a Unix socket.
#include "cli/run.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 128 };

static int listen_on(int family, const void *address, socklen_t len)
{
    int one = 1;
    int fd = socket(family, SOCK_STREAM, 0);
    if (fd < 0)
        return -1;
    if (family != AF_UNIX)
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, address, len) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    int saved = errno;
    close(fd);
    errno = saved;
    return -1;
}

static int listen_unix(const char *path)
{
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof a.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(a.sun_path, path);
    return listen_on(AF_UNIX, &a, sizeof a);
}

static void say_port(int fd)
{
    struct sockaddr_storage a;
    socklen_t len = sizeof a;
    char host[NI_MAXHOST], port[NI_MAXSERV];
    if (getsockname(fd, (struct sockaddr *)&a, &len) == 0 &&
        getnameinfo((struct sockaddr *)&a, len, host, sizeof host, port,
                    sizeof port, NI_NUMERICHOST | NI_NUMERICSERV) == 0)
        fprintf(stderr, "cbindgen-wasm: listening on %s port %s\n", host, port);
}

static int listen_inet(Arena *a, Str address)
{
    struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV,
                             .ai_socktype = SOCK_STREAM};
    struct addrinfo *found;
    size_t colon = address.len;
    while (colon > 0 && address.ptr[colon - 1] != ':')
        colon--;
    Str host = str_sub(address, 0, colon ? colon - 1 : 0);
    if (host.len > 2 && host.ptr[0] == '[')
        host = str_sub(host, 1, host.len - 2);
    const char *port = str_c(a, str_from(address, colon));
    if (colon == 0 || getaddrinfo(str_c(a, host), port, &hints, &found) != 0) {
        errno = EINVAL;
        return -1;
    }
    int fd = listen_on(found->ai_family, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    if (fd >= 0 && !strcmp(port, "0"))
        say_port(fd);
    return fd;
}

bool run_listen(const Run *r, const char *address)
{
    int fd = strchr(address, '/') ? listen_unix(address)
                                  : listen_inet(r->arena, str_of(address));
    if (fd < 0) {
        diag_error(r->diags, (SrcLoc){str_of(address), 0, 0},
                   "cannot listen: %s%s", strerror(errno),
                   errno == EINVAL ? " (HOST:PORT in numbers, or a PATH)" : "");
        return false;
    }
    if (rt_wasi_socket(r->wasi, fd))
        return true;
    diag_error(r->diags, (SrcLoc){str_of(address), 0, 0}, "%s",
               rt_wasi_error(r->wasi));
    close(fd);
    return false;
}
