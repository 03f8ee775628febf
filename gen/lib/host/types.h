// What the native bindings of all packages share. See docs/native.md.
#ifndef CBW_HOST_TYPES
#define CBW_HOST_TYPES

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct CbwHost CbwHost; // an instance of the module, and its sandbox

typedef enum CbwHostStatus {
    CBW_HOST_OK,
    CBW_HOST_ARGUMENT, // does not fit, or is no live object: C did not run
    CBW_HOST_LIBRARY,  // the library says that it failed; results are C's own
    CBW_HOST_CALLBACK, // NAME_host_fail() in a callback
    CBW_HOST_MEMORY,   // the module has no memory left
    CBW_HOST_LIMIT,    // fuel or time is used up; the instance is dead
    CBW_HOST_TRAP,     // the module did what it must not; it is dead
    CBW_HOST_DEAD,     // the instance died before
} CbwHostStatus;

// What went wrong, when it did; also in NAME_host_new without `error`.
// CBW_HOST_LIBRARY is never reported: it is the library's own answer. nested:
// in a callback, so that C is to be returned to.
typedef void (*CbwHostReport)(void *user, CbwHostStatus status,
                              const char *text, bool nested);

// The parts of an instance, for who watches it: at its start, and at its end,
// when the bindings hold nothing of the module's any more.
typedef struct CbwHostParts {
    struct RtStore *store;
    struct RtInstance *instance;
    const struct RtModule *module;
    struct RtWasi *wasi;
    struct RtHeapWatch *heap; // with watch_heap or redzones
    bool ends;
} CbwHostParts;

typedef struct CbwHostOptions { // zero is a default everywhere
    const void *wasm;           // the module; kept alive by the caller
    size_t wasm_size;
    const char *path;    // or its file
    uint64_t max_memory; // bytes
    uint64_t fuel;       // calls and loop rounds
    bool metered;        // may be interrupted, though fuel has no end
    // What the module is lent of the system (cbw_wasi.h), before it starts;
    // false: no instance. It always has clocks and random numbers, and what it
    // prints goes to stdout and stderr; nothing else is there unless granted.
    bool (*grant)(void *user, struct RtWasi *wasi);
    void *grant_user;
    CbwHostReport report;
    void *user;
    // Where to say what runs: rt_store_interrupt and rt_wasi_stop end it.
    const CbwHostParts *volatile *running;
    bool watch_heap, redzones, coverage; // RtLoadOptions has them
    void (*watch)(const CbwHostParts *parts);
} CbwHostOptions;

#endif
