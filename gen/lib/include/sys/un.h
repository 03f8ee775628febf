// libc's sys/un.h, with the path that it leaves out of its address.
#ifndef CBW_SYS_UN_H
#define CBW_SYS_UN_H

#define sockaddr_un cbw_libc_sockaddr_un
#include_next <sys/un.h>
#undef sockaddr_un

#include <sys/socket.h>

struct sockaddr_un {
    sa_family_t sun_family;
    char sun_path[108];
};

#endif
