// sandbox.h: what a guest may be lent, whatever speaks for it (wasip1).
//
// In: capabilities the host names: directories, single files, memory, streams,
// sockets, a clock, random bytes. Out: SbFile, an open thing of one of these
// kinds with the operations it has. Nothing here is global: no working
// directory, no umask, no descriptor that a child inherits. Rights, numbers
// and encodings of a particular interface are its own.
//
// Functions return 0, a host errno, or one of SbError.
#ifndef CBW_SANDBOX_SANDBOX_H
#define CBW_SANDBOX_SANDBOX_H

#include <poll.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>

typedef enum {
    SB_ESCAPE = 0x10000, // a path leads out of the directory it started in
    SB_END,              // no more directory entries
    SB_STOPPED,          // the host wants the guest to end
    SB_OVER              // the guest's quota of output is used up
} SbError;

typedef enum {
    SB_UNKNOWN,
    SB_BLOCK,
    SB_CHAR,
    SB_DIR,
    SB_REGULAR,
    SB_DGRAM,
    SB_STREAM,
    SB_SYMLINK
} SbType;

typedef struct {
    uint64_t dev, ino, nlink, size;
    uint64_t atim, mtim, ctim; // nanoseconds since 1970
    SbType type;
} SbStat;

enum { SB_ATIM = 1, SB_ATIM_NOW = 2, SB_MTIM = 4, SB_MTIM_NOW = 8 };

typedef struct {
    uint64_t atim, mtim;
    unsigned flags;
} SbTimes;

typedef struct {
    bool create, exclusive, truncate, directory;
    bool follow; // a symbolic link as the last component
    bool read, write, append;
} SbHow;

// The name is valid until the next call for the same directory.
typedef struct {
    uint64_t next; // where the entry behind this one is found
    uint64_t ino;
    SbType type;
    const char *name;
    size_t len;
} SbEntry;

// ----------------------------------------------------------------- waiting

// Ends all waiting of one guest. `sb_wake` may be called from another thread
// or a signal handler.
typedef struct {
    atomic_int stop;
    atomic_int in; // a pipe's ends, or -1
    int out;
} SbWake;

void sb_wake_init(SbWake *w);
void sb_wake_free(SbWake *w);
void sb_wake(SbWake *w);
// poll(), or SB_STOPPED if it was woken; it may also end early, with nothing
// ready. `fds` has room for one more than `n`.
int sb_poll(SbWake *w, struct pollfd *fds, size_t n, int ms);
// Waits for `events` on one descriptor.
int sb_wait(SbWake *w, int fd, short events);

// --------------------------------------------------------- time and chance

typedef struct {
    bool fixed;          // time stands still but for what the guest asks
    uint64_t now;        // nanoseconds, when fixed
    uint64_t resolution; // times are multiples of it
    uint64_t random;     // state, when fixed
} SbClock;

uint64_t sb_clock_read(SbClock *c, clockid_t id);
// False: the host has no random bytes, or was stopped on the way.
bool sb_random(SbClock *c, SbWake *w, uint8_t *out, size_t len);

// ------------------------------------------------------------------- files

typedef struct SbFile SbFile;

// What a kind of thing can do; NULL: it cannot. Paths are relative to a
// directory, NUL-terminated, and not trusted.
typedef struct {
    void (*close)(SbFile *f);
    // at < 0: at the file's own position
    int (*read)(SbFile *f, const struct iovec *iov, int n, int64_t at,
                size_t *done);
    int (*write)(SbFile *f, const struct iovec *iov, int n, int64_t at,
                 size_t *done);
    int (*seek)(SbFile *f, int64_t offset, int whence, uint64_t *at);
    int (*resize)(SbFile *f, uint64_t size);
    int (*allocate)(SbFile *f, uint64_t at, uint64_t len);
    int (*advise)(SbFile *f, uint64_t at, uint64_t len, int advice);
    int (*sync)(SbFile *f, bool data_only);
    int (*append)(SbFile *f, bool on);
    int (*stat)(SbFile *f, SbStat *out);
    int (*times)(SbFile *f, const SbTimes *t);

    int (*open)(SbFile *d, const char *path, const SbHow *how, SbFile **out);
    int (*list)(SbFile *d, uint64_t cookie, SbEntry *out);
    int (*stat_at)(SbFile *d, const char *path, bool follow, SbStat *out);
    int (*times_at)(SbFile *d, const char *path, bool follow, const SbTimes *t);
    int (*mkdir)(SbFile *d, const char *path);
    int (*remove)(SbFile *d, const char *path, bool directory);
    int (*symlink)(SbFile *d, const char *path, const char *target);
    int (*readlink)(SbFile *d, const char *path, char *out, size_t cap,
                    size_t *len);
    // both directories have the same ops
    int (*link)(SbFile *d, const char *path, bool follow, SbFile *to_d,
                const char *to);
    int (*rename)(SbFile *d, const char *path, SbFile *to_d, const char *to);
} SbOps;

struct SbFile {
    const SbOps *ops;
    SbType type;
    bool read_only; // granted for reading, and all that is reached through it
    bool listens;   // a socket that accepts
    int host;       // descriptor to wait on; -1: always ready
};

static inline void sb_close(SbFile *f)
{
    f->ops->close(f);
}

// A directory of the host, `path` being the host's own: links in it are
// followed. `by_hand` forgoes openat2.
int sb_host_dir(const char *path, bool read_only, bool by_hand, SbFile **out);

// One file: `name` in the directory `dir`, no link.
int sb_host_file(int dir, const char *name, const SbHow *how, bool read_only,
                 SbFile **out);
int sb_host_stat(int dir, const char *name, SbStat *out);

// An empty directory in memory; all that is put in it takes at most `size`
// bytes of the host's. In a `fixed` one are only the files that were mapped.
int sb_mem_dir(SbClock *clock, uint64_t size, bool fixed, SbFile **out);
// `name` in it is the host's file; takes `host_dir`, unless it fails.
int sb_mem_map(SbFile *dir, const char *name, int host_dir, const char *host,
               bool read_only);

// ----------------------------------------------------------------- sockets

// Takes the descriptor, unless it fails.
int sb_socket(int fd, bool listens, SbFile **out);
// What only sockets do. ENOTSOCK for all else.
int sb_recv(SbFile *f, const struct iovec *iov, int n, bool peek, bool all,
            size_t *done, bool *truncated);
int sb_send(SbFile *f, const struct iovec *iov, int n, size_t *done);
int sb_shutdown(SbFile *f, bool receive, bool send);
int sb_accept(SbFile *f, SbFile **out);
// Bytes that can be read at once.
uint64_t sb_pending(SbFile *f);

// ----------------------------------------------------------------- streams

// What a guest may still write. Without a limit `max` is 0.
typedef struct {
    uint64_t max;    // bytes
    uint64_t window; // nanoseconds in which they count; 0: for ever
    uint64_t used, since;
} SbQuota;

typedef void (*SbSink)(void *user, const char *bytes, size_t len);

// One of the standard streams. It never closes `fd`, and is no file whatever
// `fd` is. `filter` makes control characters visible instead of acting. The
// quota may be NULL and is borrowed.
int sb_stream_in(int fd, SbWake *wake, SbFile **out);
int sb_stream_out(int fd, bool filter, SbQuota *quota, SbWake *wake,
                  SbFile **out);
int sb_stream_sink(SbSink sink, void *user, SbQuota *quota, SbFile **out);
int sb_stream_empty(SbFile **out); // reads as ended, swallows writes

#endif
