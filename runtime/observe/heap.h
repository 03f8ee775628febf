// heap.h: what the files that watch the guest's heap share.
#ifndef CBW_OBSERVE_HEAP_H
#define CBW_OBSERVE_HEAP_H

#include "runtime/exec/interp.h"
#include "runtime/observe/symbols.h"

enum { HEAP_DEPTH = 24, HEAP_RECORDS = 100 };

// Calls in progress; equal ones are stored once.
typedef struct {
    uint32_t n;
    uint64_t hash;
    RtCallSite sites[HEAP_DEPTH];
} HeapTrace;

typedef struct {
    RtInstance *inst;
    uint64_t address; // as the guest knows it
    uint64_t size;
    uint64_t serial; // counts allocations
    uint32_t front;  // bytes between what the allocator gave and `address`
    uint32_t back;
    uint32_t made, freed; // traces
    bool live;
    bool held; // something points to it: of the last search
} HeapBlock;

typedef struct {
    RtHeapError error;
    uint64_t address, size; // of the access; size 0: a call of free
    bool store;
    bool has_block;
    uint32_t trace;
    HeapBlock block; // as it was then
} HeapRecord;

struct RtHeapWatch {
    RtWatcher watcher; // first: the store knows only this
    RtStore *s;
    HeapBlock *blocks; // hash table by instance and address
    size_t nblocks, blocks_cap;
    HeapTrace *traces;
    uint32_t ntraces, traces_cap;
    uint32_t *trace_slots; // hash table: trace + 1
    uint32_t trace_slots_cap;
    HeapRecord records[HEAP_RECORDS];
    uint32_t nrecords;
    size_t errors[RT_HEAP_NERRORS];
    uint64_t serial, since; // blocks before `since` may stay
    uint64_t live_bytes, peak_bytes;
    uint64_t low, high;    // all blocks were in between
    RtFrame *inside;       // of the outermost allocator call
    uint8_t **poison;      // by 64 KiB of memory: a bit for each byte
    RtInstance *poisoned;  // the only instance that has them
    HeapBlock *quarantine; // a ring
    uint32_t first_kept, nkept;
    uint64_t kept_bytes;
    bool failed; // no memory for records: nothing more is believed
};

// ---- heap_leak.c
void heap_find_held(RtHeapWatch *w);

// ---- heap.c
HeapBlock *heap_block_around(RtHeapWatch *w, const RtInstance *inst,
                             uint64_t address);
void heap_check_zones(RtHeapWatch *w); // of all live blocks

#endif
