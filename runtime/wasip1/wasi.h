// wasi.h: what the files of this room share: WASI's numbers, the guest's
// descriptors, one call's view of the guest's memory.
//
// In: capabilities (sandbox.h), calls of the guest (cbw_runtime.h). Out: the
// functions of wasi_snapshot_preview1, each a WasiErrno of a WasiCall. Names
// and numbers are those of the preview 1 document (typenames.witx).
#ifndef CBW_WASIP1_WASI_H
#define CBW_WASIP1_WASI_H

#include "runtime/cbw_wasi.h"
#include "runtime/sandbox/sandbox.h"

#include <string.h>

// X(NAME, number, host errno)
#define WASI_ERRNOS(X)                                                         \
    X(2BIG, 1, E2BIG)                                                          \
    X(ACCES, 2, EACCES)                                                        \
    X(ADDRINUSE, 3, EADDRINUSE)                                                \
    X(ADDRNOTAVAIL, 4, EADDRNOTAVAIL)                                          \
    X(AFNOSUPPORT, 5, EAFNOSUPPORT)                                            \
    X(AGAIN, 6, EAGAIN)                                                        \
    X(ALREADY, 7, EALREADY)                                                    \
    X(BADF, 8, EBADF)                                                          \
    X(BADMSG, 9, EBADMSG)                                                      \
    X(BUSY, 10, EBUSY)                                                         \
    X(CANCELED, 11, ECANCELED)                                                 \
    X(CHILD, 12, ECHILD)                                                       \
    X(CONNABORTED, 13, ECONNABORTED)                                           \
    X(CONNREFUSED, 14, ECONNREFUSED)                                           \
    X(CONNRESET, 15, ECONNRESET)                                               \
    X(DEADLK, 16, EDEADLK)                                                     \
    X(DESTADDRREQ, 17, EDESTADDRREQ)                                           \
    X(DOM, 18, EDOM)                                                           \
    X(DQUOT, 19, EDQUOT)                                                       \
    X(EXIST, 20, EEXIST)                                                       \
    X(FAULT, 21, EFAULT)                                                       \
    X(FBIG, 22, EFBIG)                                                         \
    X(HOSTUNREACH, 23, EHOSTUNREACH)                                           \
    X(IDRM, 24, EIDRM)                                                         \
    X(ILSEQ, 25, EILSEQ)                                                       \
    X(INPROGRESS, 26, EINPROGRESS)                                             \
    X(INTR, 27, EINTR)                                                         \
    X(INVAL, 28, EINVAL)                                                       \
    X(IO, 29, EIO)                                                             \
    X(ISCONN, 30, EISCONN)                                                     \
    X(ISDIR, 31, EISDIR)                                                       \
    X(LOOP, 32, ELOOP)                                                         \
    X(MFILE, 33, EMFILE)                                                       \
    X(MLINK, 34, EMLINK)                                                       \
    X(MSGSIZE, 35, EMSGSIZE)                                                   \
    X(MULTIHOP, 36, EMULTIHOP)                                                 \
    X(NAMETOOLONG, 37, ENAMETOOLONG)                                           \
    X(NETDOWN, 38, ENETDOWN)                                                   \
    X(NETRESET, 39, ENETRESET)                                                 \
    X(NETUNREACH, 40, ENETUNREACH)                                             \
    X(NFILE, 41, ENFILE)                                                       \
    X(NOBUFS, 42, ENOBUFS)                                                     \
    X(NODEV, 43, ENODEV)                                                       \
    X(NOENT, 44, ENOENT)                                                       \
    X(NOEXEC, 45, ENOEXEC)                                                     \
    X(NOLCK, 46, ENOLCK)                                                       \
    X(NOLINK, 47, ENOLINK)                                                     \
    X(NOMEM, 48, ENOMEM)                                                       \
    X(NOMSG, 49, ENOMSG)                                                       \
    X(NOPROTOOPT, 50, ENOPROTOOPT)                                             \
    X(NOSPC, 51, ENOSPC)                                                       \
    X(NOSYS, 52, ENOSYS)                                                       \
    X(NOTCONN, 53, ENOTCONN)                                                   \
    X(NOTDIR, 54, ENOTDIR)                                                     \
    X(NOTEMPTY, 55, ENOTEMPTY)                                                 \
    X(NOTRECOVERABLE, 56, ENOTRECOVERABLE)                                     \
    X(NOTSOCK, 57, ENOTSOCK)                                                   \
    X(NOTSUP, 58, EOPNOTSUPP)                                                  \
    X(NOTTY, 59, ENOTTY)                                                       \
    X(NXIO, 60, ENXIO)                                                         \
    X(OVERFLOW, 61, EOVERFLOW)                                                 \
    X(OWNERDEAD, 62, EOWNERDEAD)                                               \
    X(PERM, 63, EPERM)                                                         \
    X(PIPE, 64, EPIPE)                                                         \
    X(PROTO, 65, EPROTO)                                                       \
    X(PROTONOSUPPORT, 66, EPROTONOSUPPORT)                                     \
    X(PROTOTYPE, 67, EPROTOTYPE)                                               \
    X(RANGE, 68, ERANGE)                                                       \
    X(ROFS, 69, EROFS)                                                         \
    X(SPIPE, 70, ESPIPE)                                                       \
    X(SRCH, 71, ESRCH)                                                         \
    X(STALE, 72, ESTALE)                                                       \
    X(TIMEDOUT, 73, ETIMEDOUT)                                                 \
    X(TXTBSY, 74, ETXTBSY)                                                     \
    X(XDEV, 75, EXDEV)                                                         \
    X(NOTCAPABLE, 76, SB_ESCAPE)

typedef enum {
    WASI_SUCCESS,
#define WASI_ERRNO_ENUM(name, number, host) WASI_##name = number,
    WASI_ERRNOS(WASI_ERRNO_ENUM)
#undef WASI_ERRNO_ENUM
} WasiErrno;

#define WASI_RIGHTS(X)                                                         \
    X(FD_DATASYNC, 0)                                                          \
    X(FD_READ, 1)                                                              \
    X(FD_SEEK, 2)                                                              \
    X(FD_FDSTAT_SET_FLAGS, 3)                                                  \
    X(FD_SYNC, 4)                                                              \
    X(FD_TELL, 5)                                                              \
    X(FD_WRITE, 6)                                                             \
    X(FD_ADVISE, 7)                                                            \
    X(FD_ALLOCATE, 8)                                                          \
    X(PATH_CREATE_DIRECTORY, 9)                                                \
    X(PATH_CREATE_FILE, 10)                                                    \
    X(PATH_LINK_SOURCE, 11)                                                    \
    X(PATH_LINK_TARGET, 12)                                                    \
    X(PATH_OPEN, 13)                                                           \
    X(FD_READDIR, 14)                                                          \
    X(PATH_READLINK, 15)                                                       \
    X(PATH_RENAME_SOURCE, 16)                                                  \
    X(PATH_RENAME_TARGET, 17)                                                  \
    X(PATH_FILESTAT_GET, 18)                                                   \
    X(PATH_FILESTAT_SET_SIZE, 19)                                              \
    X(PATH_FILESTAT_SET_TIMES, 20)                                             \
    X(FD_FILESTAT_GET, 21)                                                     \
    X(FD_FILESTAT_SET_SIZE, 22)                                                \
    X(FD_FILESTAT_SET_TIMES, 23)                                               \
    X(PATH_SYMLINK, 24)                                                        \
    X(PATH_REMOVE_DIRECTORY, 25)                                               \
    X(PATH_UNLINK_FILE, 26)                                                    \
    X(POLL_FD_READWRITE, 27)                                                   \
    X(SOCK_SHUTDOWN, 28)                                                       \
    X(SOCK_ACCEPT, 29)

enum {
#define WASI_RIGHT_ENUM(name, bit) WASI_RIGHT_##name = 1 << bit,
    WASI_RIGHTS(WASI_RIGHT_ENUM)
#undef WASI_RIGHT_ENUM
        WASI_RIGHTS_ALL = (1 << 30) - 1
};

enum {
    WASI_FD_APPEND = 1,
    WASI_FD_DSYNC = 2,
    WASI_FD_NONBLOCK = 4,
    WASI_FD_RSYNC = 8,
    WASI_FD_SYNC = 16,
    WASI_FD_FLAGS = 31
};

// ------------------------------------------------------------- descriptors

typedef struct {
    SbFile *file;              // NULL: not open
    uint32_t base, inheriting; // rights
    uint16_t flags;
    char *name;  // what a preopened directory is called, or NULL
    bool mapped; // a directory of mapped files
} WasiFd;

typedef struct {
    char **at; // NUL-terminated
    size_t len, cap;
    size_t bytes; // NULs included
} WasiTexts;

typedef struct WasiCall WasiCall;
typedef WasiErrno (*WasiFn)(WasiCall *c);

typedef struct {
    const char *name;
    const char *params; // i: i32, I: i64
    WasiFn fn;
} WasiFunc;

extern const WasiFunc WASI_FUNCS[];
extern const size_t WASI_NFUNCS;

typedef struct {
    RtWasi *wasi;
    const WasiFunc *func;
} WasiBinding; // what a host function is given

struct RtWasi {
    WasiTexts args, env;
    WasiFd *fds;
    uint32_t nfds, max_fds;
    uint32_t first_free; // none below is
    SbWake wake;
    SbClock clock;
    SbQuota quota;
    bool cpu_clocks;
    bool no_openat2;
    uint64_t cpu_start[2];
    bool exited;
    bool over_output;
    bool refused_file;
    uint32_t code;
    WasiBinding *bindings;
    const RtInstance *caller; // whose memory is `memory`
    RtMemory *memory;
    char error[512];
};

// The lowest free number. False: the table is full (`file` stays the caller's)
bool wasi_fds_full(RtWasi *w);
bool wasi_fd_new(RtWasi *w, WasiFd fd, uint32_t *number);
// Replaces what stands at 0, 1 or 2.
bool wasi_fd_stdio(RtWasi *w, uint32_t number, SbFile *file);
// Opens what was granted; takes `file` also when it fails.
bool wasi_fd_preopen(RtWasi *w, SbFile *file, const char *name);
void wasi_fds_free(RtWasi *w);
// All rights that make sense for a kind of thing.
uint32_t wasi_rights_of(const SbFile *f);
bool wasi_fail(RtWasi *w, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

// ------------------------------------------------------------------- calls

struct WasiCall {
    RtWasi *w;
    RtStore *store;
    const RtVal *args;
    uint8_t *mem;
    uint64_t size; // bytes of `mem`
    bool ended;    // the guest does not go on: exit, stop or quota
};

// The guest's bytes [at, at + len), or NULL: not inside.
static inline uint8_t *wasi_bytes(const WasiCall *c, uint32_t at, uint64_t len)
{
    return len <= c->size && at <= c->size - len ? c->mem + at : NULL;
}

static inline void wasi_put(uint8_t *to, uint64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++)
        to[i] = (uint8_t)(value >> (8 * i));
}

static inline uint64_t wasi_get(const uint8_t *from, unsigned bytes)
{
    uint64_t v = 0;
    for (unsigned i = 0; i < bytes; i++)
        v |= (uint64_t)from[i] << (8 * i);
    return v;
}

// An open descriptor that has the rights; else the errno in `err`.
WasiFd *wasi_fd(WasiCall *c, uint32_t number, uint32_t rights, WasiErrno *err);
// Of a host's errno or SbError. SB_STOPPED and SB_OVER end the guest.
WasiErrno wasi_errno(WasiCall *c, int err);
// Repeats what failed with EAGAIN until it does not, unless the guest asked
// for that. True: try again.
bool wasi_again(WasiCall *c, const WasiFd *fd, short events, int *err);

enum { WASI_MOST_VECTORS = 1024 };

// Copies the guest's vectors; of very many, the first ones: less is
// transferred then. False: one of them lies outside.
bool wasi_vectors(const WasiCall *c, uint32_t at, uint32_t n, struct iovec *out,
                  int *count);
uint64_t wasi_clock_read(RtWasi *w, uint32_t id);   // of WASI's numbers
void wasi_put_stat(uint8_t *out, const SbStat *st); // 64 bytes
// False: flags that contradict each other or mean nothing.
bool wasi_times(RtWasi *w, uint64_t atim, uint64_t mtim, uint32_t flags,
                SbTimes *out);

// The functions, of env.c, table.c, fd.c, path.c, poll.c, sock.c.
#define WASI_FUNC_LIST(X)                                                      \
    X(args_get, "ii")                                                          \
    X(args_sizes_get, "ii")                                                    \
    X(environ_get, "ii")                                                       \
    X(environ_sizes_get, "ii")                                                 \
    X(clock_res_get, "ii")                                                     \
    X(clock_time_get, "iIi")                                                   \
    X(fd_advise, "iIIi")                                                       \
    X(fd_allocate, "iII")                                                      \
    X(fd_close, "i")                                                           \
    X(fd_datasync, "i")                                                        \
    X(fd_fdstat_get, "ii")                                                     \
    X(fd_fdstat_set_flags, "ii")                                               \
    X(fd_fdstat_set_rights, "iII")                                             \
    X(fd_filestat_get, "ii")                                                   \
    X(fd_filestat_set_size, "iI")                                              \
    X(fd_filestat_set_times, "iIIi")                                           \
    X(fd_pread, "iiiIi")                                                       \
    X(fd_prestat_get, "ii")                                                    \
    X(fd_prestat_dir_name, "iii")                                              \
    X(fd_pwrite, "iiiIi")                                                      \
    X(fd_read, "iiii")                                                         \
    X(fd_readdir, "iiiIi")                                                     \
    X(fd_renumber, "ii")                                                       \
    X(fd_seek, "iIii")                                                         \
    X(fd_sync, "i")                                                            \
    X(fd_tell, "ii")                                                           \
    X(fd_write, "iiii")                                                        \
    X(path_create_directory, "iii")                                            \
    X(path_filestat_get, "iiiii")                                              \
    X(path_filestat_set_times, "iiiiIIi")                                      \
    X(path_link, "iiiiiii")                                                    \
    X(path_open, "iiiiiIIii")                                                  \
    X(path_readlink, "iiiiii")                                                 \
    X(path_remove_directory, "iii")                                            \
    X(path_rename, "iiiiii")                                                   \
    X(path_symlink, "iiiii")                                                   \
    X(path_unlink_file, "iii")                                                 \
    X(poll_oneoff, "iiii")                                                     \
    X(proc_exit, "i")                                                          \
    X(proc_raise, "i")                                                         \
    X(sched_yield, "")                                                         \
    X(random_get, "ii")                                                        \
    X(sock_accept, "iii")                                                      \
    X(sock_recv, "iiiiii")                                                     \
    X(sock_send, "iiiii")                                                      \
    X(sock_shutdown, "ii")

#define WASI_FUNC_DECLARE(name, params) WasiErrno rt_wasi_##name(WasiCall *c);
WASI_FUNC_LIST(WASI_FUNC_DECLARE)
#undef WASI_FUNC_DECLARE

#endif
