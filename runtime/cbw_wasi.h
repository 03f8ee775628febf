// cbw_wasi.h: WASI preview 1 for modules that run in cbw_runtime.
//
// An RtWasi holds what one guest was granted, and nothing is granted that was
// not named: no argument, variable, file, stream or socket. It belongs to one
// store and, like it, to one thread at a time. Functions that return false
// tell why in rt_wasi_error.
#ifndef CBW_WASI_H
#define CBW_WASI_H

#include "runtime/cbw_runtime.h"

typedef struct RtWasi RtWasi;

RtWasi *rt_wasi_new(void);    // NULL: the host has no memory
void rt_wasi_free(RtWasi *w); // closes what the guest opened
const char *rt_wasi_error(const RtWasi *w);

// ---------------------------------------------------------------- grants

// All text is copied.
bool rt_wasi_arg(RtWasi *w, const char *arg);        // the first is the program
bool rt_wasi_env(RtWasi *w, const char *name_value); // "NAME=value"

// A standard stream: `fd` stays the caller's and is never closed. Streams that
// were not granted read as ended and swallow what is written. `filter` shows
// control characters instead of passing them to a terminal.
bool rt_wasi_stdin(RtWasi *w, int fd);
bool rt_wasi_stdout(RtWasi *w, int fd, bool filter);
bool rt_wasi_stderr(RtWasi *w, int fd, bool filter);
// Output as calls; `stream` is 1 or 2.
typedef void (*RtWasiSink)(void *user, const char *bytes, size_t len);
bool rt_wasi_sink(RtWasi *w, int stream, RtWasiSink sink, void *user);

// A directory of the host, as `guest` of the guest's (its descriptors count
// from 3). With `read_only` nothing in it is changed.
bool rt_wasi_dir(RtWasi *w, const char *host, const char *guest,
                 bool read_only);
// An empty directory in memory that takes at most `size` bytes.
bool rt_wasi_tmp(RtWasi *w, const char *guest, uint64_t size);
// One file of the host, as `guest`; its directory holds mapped files alone.
bool rt_wasi_mapfile(RtWasi *w, const char *guest, const char *host,
                     bool read_only);
// Directories granted after this resolve paths without openat2.
void rt_wasi_no_openat2(RtWasi *w);
// A socket that listens; it is the guest's now. Its number is the next one:
// grant directories first, for libc stops looking for them here.
bool rt_wasi_socket(RtWasi *w, int fd);

// The clock's resolution in nanoseconds; 1000 if not called.
void rt_wasi_clock(RtWasi *w, uint64_t resolution);
// Also the clocks of the time that this thread computed: only where the thread
// runs no other guest.
void rt_wasi_cpu_clocks(RtWasi *w);
// A clock that advances only by being read and waited for, and random bytes
// that depend on the seed alone.
void rt_wasi_deterministic(RtWasi *w, uint64_t seed);

// ---------------------------------------------------------------- limits

void rt_wasi_max_files(RtWasi *w, uint32_t max); // open at once; 1024
// Bytes of all output together, or in each `window` of nanoseconds; more of it
// ends the guest.
void rt_wasi_max_output(RtWasi *w, uint64_t bytes, uint64_t window);

// ------------------------------------------------------------------ running

// The function for an import of a module, or NULL: not one of WASI's (or the
// store is full).
RtFunc *rt_wasi_func(RtWasi *w, RtStore *s, const RtExternType *import);

// Links a module that imports nothing but WASI. What its start function calls
// may already end it: look at rt_wasi_exited when this is not RT_OK.
RtStatus rt_wasi_instantiate(RtWasi *w, RtStore *s, RtModule *m,
                             RtInstance **out);

// Did the guest call proc_exit? Then that ended the last call (it returned
// RT_TRAPPED), and `code` is what the guest gave.
bool rt_wasi_exited(const RtWasi *w, uint32_t *code);
bool rt_wasi_over_output(const RtWasi *w); // ended by rt_wasi_max_output
// Whether a call was ever answered MFILE for rt_wasi_max_files.
bool rt_wasi_refused_file(const RtWasi *w);

// May be called from another thread or a signal handler: ends what the guest
// waits for. With rt_store_interrupt the guest itself ends soon.
void rt_wasi_stop(RtWasi *w);
bool rt_wasi_stopped(const RtWasi *w); // was it called?

#endif
