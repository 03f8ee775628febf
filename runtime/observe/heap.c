// heap.c: the watcher of a guest's allocator: blocks, wrong calls, red zones.
//
// In: calls of allocator functions and accesses to memory, as instructions of
// watched modules show them (core/compile_watch.c). Out: blocks and records,
// which heap_leak.c and heap_report.c read. The allocator's own accesses, and
// its calls of itself, are not looked at.
#include "runtime/observe/heap.h"

#include <stdlib.h>
#include <string.h>

enum {
    ZONE = 16,
    FILL = 0xA5,
    MAX_KEPT = 1024,          // freed blocks in quarantine
    MAX_KEPT_BYTES = 1 << 18, // and their bytes
    PAGE_LOG2 = 16,
    NPAGES = 65536
};

// ------------------------------------------------------------------ traces

static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

static bool same_trace(const HeapTrace *a, const HeapTrace *b)
{
    if (a->hash != b->hash || a->n != b->n)
        return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (a->sites[i].code != b->sites[i].code ||
            a->sites[i].ins != b->sites[i].ins ||
            a->sites[i].inst != b->sites[i].inst)
            return false;
    return true;
}

static void place_trace(RtHeapWatch *w, uint32_t trace)
{
    uint32_t mask = w->trace_slots_cap - 1;
    uint32_t at = (uint32_t)w->traces[trace].hash & mask;
    while (w->trace_slots[at])
        at = (at + 1) & mask;
    w->trace_slots[at] = trace + 1;
}

static bool grow_traces(RtHeapWatch *w)
{
    uint32_t cap = w->traces_cap ? 2 * w->traces_cap : 256;
    HeapTrace *traces = realloc(w->traces, cap * sizeof *traces);
    uint32_t *slots = calloc(2 * (size_t)cap, sizeof *slots);
    if (traces)
        w->traces = traces;
    if (!traces || !slots) {
        free(slots);
        return false;
    }
    free(w->trace_slots);
    w->traces_cap = cap;
    w->trace_slots = slots;
    w->trace_slots_cap = 2 * cap;
    for (uint32_t i = 0; i < w->ntraces; i++)
        place_trace(w, i);
    return true;
}

// The calls of now.
static uint32_t take_trace(RtHeapWatch *w)
{
    HeapTrace t = {.hash = 1};
    t.n = rt_exec_sites(w->s, t.sites, HEAP_DEPTH);
    for (uint32_t i = 0; i < t.n; i++)
        t.hash = mix(mix(t.hash, (uintptr_t)t.sites[i].code), t.sites[i].ins);
    if (w->ntraces == w->traces_cap && !grow_traces(w)) {
        w->failed = true;
        return 0;
    }
    uint32_t mask = w->trace_slots_cap - 1;
    uint32_t at = (uint32_t)t.hash & mask;
    for (; w->trace_slots[at]; at = (at + 1) & mask)
        if (same_trace(&w->traces[w->trace_slots[at] - 1], &t))
            return w->trace_slots[at] - 1;
    w->traces[w->ntraces] = t;
    w->trace_slots[at] = ++w->ntraces;
    return w->ntraces - 1;
}

// ------------------------------------------------------------------ blocks

static HeapBlock *find_block(const RtHeapWatch *w, const RtInstance *inst,
                             uint64_t address)
{
    if (w->blocks_cap == 0)
        return NULL;
    size_t mask = w->blocks_cap - 1;
    size_t at = mix((uintptr_t)inst, address) & mask;
    for (; w->blocks[at].inst; at = (at + 1) & mask)
        if (w->blocks[at].address == address && w->blocks[at].inst == inst)
            return &w->blocks[at];
    return NULL;
}

bool rt_heap_has(RtHeapWatch *w, const RtInstance *inst, uint64_t address)
{
    const HeapBlock *b = find_block(w, inst, address);
    return b && b->live;
}

static void put_block(RtHeapWatch *w, const HeapBlock *b)
{
    size_t mask = w->blocks_cap - 1;
    size_t at = mix((uintptr_t)b->inst, b->address) & mask;
    while (w->blocks[at].inst)
        at = (at + 1) & mask;
    w->blocks[at] = *b;
    w->nblocks++;
}

static bool grow_blocks(RtHeapWatch *w)
{
    size_t cap = w->blocks_cap ? 2 * w->blocks_cap : 1024;
    HeapBlock *old = w->blocks, *blocks = calloc(cap, sizeof *blocks);
    size_t n = w->blocks_cap;
    if (!blocks)
        return false;
    w->blocks = blocks;
    w->blocks_cap = cap;
    w->nblocks = 0;
    for (size_t i = 0; i < n; i++)
        if (old[i].inst)
            put_block(w, &old[i]);
    free(old);
    return true;
}

HeapBlock *heap_block_around(RtHeapWatch *w, const RtInstance *inst,
                             uint64_t address)
{
    HeapBlock *found = NULL;
    for (size_t i = 0; i < w->blocks_cap; i++) {
        HeapBlock *b = &w->blocks[i];
        if (b->inst != inst || address < b->address - b->front ||
            address >= b->address + b->size + b->back)
            continue;
        if (!found || b->serial > found->serial)
            found = b;
    }
    return found;
}

// ------------------------------------------------------------------- zones

static RtMemory *memory_of(const RtInstance *inst)
{
    return inst->memories[0];
}

static bool has_zones(const RtHeapWatch *w)
{
    return w->poison != NULL;
}

// Only one instance is poisoned: the first that allocates.
static bool uses_zones(RtHeapWatch *w, RtInstance *inst)
{
    if (!inst->module->redzones || w->failed ||
        (w->poisoned && w->poisoned != inst) ||
        memory_of(inst)->type.extent.is64)
        return false;
    if (!w->poison)
        w->poison = calloc(NPAGES, sizeof *w->poison);
    if (!w->quarantine)
        w->quarantine = calloc(MAX_KEPT, sizeof *w->quarantine);
    if (!w->poison || !w->quarantine)
        return false;
    w->poisoned = inst;
    return true;
}

static uint8_t *poison_page(RtHeapWatch *w, uint64_t address)
{
    uint8_t **page = &w->poison[address >> PAGE_LOG2];
    if (!*page)
        *page = calloc(1, (1u << PAGE_LOG2) / 8);
    if (!*page)
        w->failed = true;
    return *page;
}

static void poison(RtHeapWatch *w, uint64_t from, uint64_t size, bool on)
{
    for (uint64_t at = from; at < from + size && at <= UINT32_MAX; at++) {
        uint8_t *page = poison_page(w, at);
        if (!page)
            return;
        unsigned bit = at & ((1u << PAGE_LOG2) - 1);
        uint8_t mask = (uint8_t)(1u << (bit & 7));
        page[bit / 8] =
            (uint8_t)(on ? page[bit / 8] | mask : page[bit / 8] & ~mask);
    }
}

// The first poisoned byte of a range, or its end.
static uint64_t find_poison(const RtHeapWatch *w, uint64_t from, uint64_t size)
{
    uint64_t at = from;
    while (at < from + size && at <= UINT32_MAX) {
        const uint8_t *page = w->poison[at >> PAGE_LOG2];
        unsigned bit = at & ((1u << PAGE_LOG2) - 1);
        if (!page)
            at = (at | ((1u << PAGE_LOG2) - 1)) + 1;
        else if (bit % 8 == 0 && page[bit / 8] == 0)
            at += 8;
        else if (page[bit / 8] >> (bit & 7) & 1)
            return at;
        else
            at++;
    }
    return from + size;
}

static void fill(const RtInstance *inst, uint64_t from, uint64_t size)
{
    RtMemory *m = memory_of(inst);
    if (from <= m->size && size <= m->size - from)
        memset(m->data + from, FILL, size);
}

static bool is_filled(const RtInstance *inst, uint64_t from, uint64_t size)
{
    const RtMemory *m = memory_of(inst);
    if (from > m->size || size > m->size - from)
        return true;
    for (uint64_t i = 0; i < size; i++)
        if (m->data[from + i] != FILL)
            return false;
    return true;
}

static void make_zones(RtHeapWatch *w, const HeapBlock *b)
{
    poison(w, b->address - b->front, b->front, true);
    poison(w, b->address, b->size, false);
    poison(w, b->address + b->size, b->back, true);
    fill(b->inst, b->address - b->front, b->front);
    fill(b->inst, b->address + b->size, b->back);
}

// ----------------------------------------------------------------- records

static bool said_before(const RtHeapWatch *w, RtHeapError error, uint32_t trace)
{
    for (uint32_t i = 0; i < w->nrecords; i++)
        if (w->records[i].error == error && w->records[i].trace == trace)
            return true;
    return false;
}

static HeapRecord *add_record(RtHeapWatch *w, RtHeapError error,
                              const HeapBlock *b)
{
    uint32_t trace = take_trace(w);
    w->errors[error]++;
    if (w->nrecords == HEAP_RECORDS || w->failed ||
        said_before(w, error, trace))
        return NULL;
    HeapRecord *r = &w->records[w->nrecords++];
    *r = (HeapRecord){.error = error, .trace = trace, .has_block = b != NULL};
    if (b)
        r->block = *b;
    return r;
}

static void check_zones(RtHeapWatch *w, const HeapBlock *b)
{
    if (b->front == 0 || (is_filled(b->inst, b->address - b->front, b->front) &&
                          is_filled(b->inst, b->address + b->size, b->back)))
        return;
    add_record(w, RT_HEAP_CORRUPTED, b);
    fill(b->inst, b->address - b->front, b->front); // tell it once
    fill(b->inst, b->address + b->size, b->back);
}

void heap_check_zones(RtHeapWatch *w)
{
    for (size_t i = 0; has_zones(w) && i < w->blocks_cap; i++)
        if (w->blocks[i].inst && w->blocks[i].live)
            check_zones(w, &w->blocks[i]);
}

static void bad_free(RtHeapWatch *w, RtInstance *inst, uint64_t address)
{
    HeapBlock *b = find_block(w, inst, address);
    RtHeapError error = b ? RT_HEAP_DOUBLE_FREE : RT_HEAP_BAD_FREE;
    HeapRecord *r =
        add_record(w, error, b ? b : heap_block_around(w, inst, address));
    if (r)
        r->address = address;
}

// -------------------------------------------------------- calls of the guest

// A call with its numbers apart from the types of slots.
typedef struct {
    RtHeapWatch *w;
    RtInstance *inst;
    RtAllocKind kind;
    bool is64;
    RtSlot *args, *call;
} Call;

static uint64_t get(const Call *c, const RtSlot *s)
{
    return c->is64 ? s->i64 : s->i32;
}

static void set(const Call *c, RtSlot *s, uint64_t v)
{
    s->i64 = c->is64 ? v : (uint32_t)v;
}

static uint64_t limit_of(const Call *c)
{
    return c->is64 ? UINT64_MAX : UINT32_MAX;
}

// What is asked for: false if it is more than there are numbers for.
static bool asked_size(const Call *c, uint64_t *size)
{
    uint64_t a = get(c, &c->args[0]), b = 0;
    switch (c->kind) {
    case RT_ALLOC_CALLOC:
        b = get(c, &c->args[1]);
        if (a && b > limit_of(c) / a)
            return false;
        *size = a * b;
        return true;
    case RT_ALLOC_REALLOC:
    case RT_ALLOC_ALIGNED:
        *size = get(c, &c->args[1]);
        return true;
    case RT_ALLOC_POSIX:
        *size = get(c, &c->args[2]);
        return true;
    default:
        *size = a;
        return true;
    }
}

static uint64_t asked_alignment(const Call *c)
{
    uint64_t n = c->kind == RT_ALLOC_ALIGNED ? get(c, &c->args[0])
                 : c->kind == RT_ALLOC_POSIX ? get(c, &c->args[1])
                                             : 0;
    return n > ZONE && n <= 1 << 16 ? n : ZONE;
}

// Red zones for what is asked for; none when the sum would be too large.
static void plan_zones(const Call *c, uint32_t *front, uint32_t *back)
{
    uint64_t size;
    *front = *back = 0;
    if (!uses_zones(c->w, c->inst) || !asked_size(c, &size))
        return;
    uint64_t align = asked_alignment(c);
    if (size > limit_of(c) - 4 * align)
        return;
    *front = (uint32_t)align;
    *back = (uint32_t)(align + (align - size % align) % align);
}

static void widen(const Call *c, uint32_t front, uint32_t back)
{
    uint64_t size = 0;
    asked_size(c, &size);
    uint64_t all = size + front + back;
    switch (c->kind) {
    case RT_ALLOC_CALLOC:
        set(c, &c->call[0], 1);
        set(c, &c->call[1], all);
        break;
    case RT_ALLOC_REALLOC:
    case RT_ALLOC_ALIGNED:
        set(c, &c->call[1], all);
        break;
    case RT_ALLOC_POSIX:
        set(c, &c->call[2], all);
        break;
    default:
        set(c, &c->call[0], all);
    }
}

static void add_block(const Call *c, uint64_t address, uint64_t size,
                      uint32_t front, uint32_t back)
{
    RtHeapWatch *w = c->w;
    HeapBlock b = {.inst = c->inst,
                   .address = address,
                   .size = size,
                   .front = front,
                   .back = back,
                   .live = true};
    b.serial = w->serial++;
    b.made = take_trace(w);
    if (address - front < w->low || w->low == w->high)
        w->low = address - front;
    if (address + size + back > w->high)
        w->high = address + size + back;
    if (2 * (w->nblocks + 1) > w->blocks_cap && !grow_blocks(w))
        w->failed = true;
    if (w->failed)
        return;
    HeapBlock *old = find_block(w, c->inst, address);
    if (old)
        *old = b;
    else
        put_block(w, &b);
    if (front > 0)
        make_zones(w, &b);
    w->live_bytes += size;
    if (w->live_bytes > w->peak_bytes)
        w->peak_bytes = w->live_bytes;
}

static void end_block(RtHeapWatch *w, HeapBlock *b)
{
    b->live = false;
    b->freed = take_trace(w);
    w->live_bytes -= b->size;
}

// ---- free

// Freed blocks wait in a ring; the one that leaves it is really freed.
static bool keep_for_a_while(const Call *c, const HeapBlock *b)
{
    RtHeapWatch *w = c->w;
    poison(w, b->address, b->size, true);
    w->quarantine[(w->first_kept + w->nkept++) % MAX_KEPT] = *b;
    w->kept_bytes += b->size;
    if (w->nkept < MAX_KEPT && w->kept_bytes <= MAX_KEPT_BYTES)
        return false;
    HeapBlock *oldest = &w->quarantine[w->first_kept];
    w->first_kept = (w->first_kept + 1) % MAX_KEPT;
    w->nkept--;
    w->kept_bytes -= oldest->size;
    set(c, &c->call[0], oldest->address - oldest->front);
    return true;
}

static bool enter_free(const Call *c)
{
    uint64_t address = get(c, &c->args[0]);
    if (address == 0)
        return true;
    HeapBlock *b = find_block(c->w, c->inst, address);
    if (!b || !b->live) {
        bad_free(c->w, c->inst, address);
        return false;
    }
    check_zones(c->w, b);
    end_block(c->w, b);
    return b->front == 0 || keep_for_a_while(c, b);
}

// ---- realloc

static bool enter_realloc(const Call *c, uint32_t front, uint32_t back)
{
    uint64_t address = get(c, &c->args[0]);
    if (address == 0) {
        widen(c, front, back);
        return true;
    }
    HeapBlock *b = find_block(c->w, c->inst, address);
    if (!b || !b->live) {
        bad_free(c->w, c->inst, address);
        set(c, &c->args[0], 0);
        return false;
    }
    check_zones(c->w, b);
    // the zones stay as they were, so that the bytes stay where they are
    if (b->front > 0 && back > 0)
        widen(c, b->front, back);
    set(c, &c->call[0], address - b->front);
    return true;
}

static void leave_realloc(const Call *c, uint64_t result, uint32_t front,
                          uint32_t back)
{
    uint64_t was = get(c, &c->args[0]), size = 0;
    asked_size(c, &size);
    HeapBlock *b = was ? find_block(c->w, c->inst, was) : NULL;
    if (b)
        front = b->front;
    if (front == 0)
        back = 0;
    if (result == 0 && size > 0) {
        set(c, &c->args[0], 0); // the old block stays
        return;
    }
    if (b) {
        if (b->front > 0)
            poison(c->w, b->address - b->front, b->front + b->size + b->back,
                   result != 0 && result + front != was);
        end_block(c->w, b);
    }
    if (result)
        add_block(c, result + front, size, front, back);
    set(c, &c->args[0], result ? result + front : 0);
}

// ---- the others

// posix_memalign writes the block's address into memory.
static uint8_t *posix_result(const Call *c)
{
    RtMemory *m = memory_of(c->inst);
    uint64_t at = get(c, &c->args[0]);
    return at <= m->size && m->size - at >= 8 ? m->data + at : NULL;
}

static void leave_posix(const Call *c, const RtSlot *result, uint32_t front,
                        uint32_t back)
{
    uint8_t *at = posix_result(c);
    uint64_t size = 0, address = 0;
    asked_size(c, &size);
    if (result->i32 == 0 && at) {
        memcpy(&address, at, c->is64 ? 8 : 4);
        address += front;
        memcpy(at, &address, c->is64 ? 8 : 4);
        add_block(c, address, size, front, back);
    }
    c->args[0].i64 = result->i32;
}

static bool enter_usable(const Call *c)
{
    HeapBlock *b = find_block(c->w, c->inst, get(c, &c->args[0]));
    if (!b || b->front == 0)
        return true;
    set(c, &c->args[0], b->size);
    return false;
}

// Does an allocator function run? After a trap the frame may be gone.
static bool is_inside(const RtHeapWatch *w)
{
    const RtFrame *f = w->inside;
    return f && f < w->s->frame && f->code &&
           f->code->first->op == rt_handler(RT_R_WATCH_ENTER);
}

// Is the call one that another allocator function makes?
static bool is_inner(const RtHeapWatch *w)
{
    return is_inside(w) && w->inside != w->s->frame - 1;
}

static bool on_enter(RtWatcher *watcher, RtInstance *inst, RtAllocKind kind,
                     RtSlot *args, RtSlot *call)
{
    RtHeapWatch *w = (RtHeapWatch *)(void *)watcher;
    if (w->failed || is_inner(w))
        return true;
    Call c = {w, inst, kind, memory_of(inst)->type.extent.is64, args, call};
    uint32_t front, back;
    bool go = true;
    w->inside = w->s->frame - 1;
    plan_zones(&c, &front, &back);
    if (kind == RT_ALLOC_FREE)
        go = enter_free(&c);
    else if (kind == RT_ALLOC_REALLOC)
        go = enter_realloc(&c, front, back);
    else if (kind == RT_ALLOC_USABLE)
        go = enter_usable(&c);
    else if (front > 0)
        widen(&c, front, back);
    if (!go)
        w->inside = NULL;
    return go;
}

static void on_leave(RtWatcher *watcher, RtInstance *inst, RtAllocKind kind,
                     RtSlot *args, const RtSlot *result)
{
    RtHeapWatch *w = (RtHeapWatch *)(void *)watcher;
    if (w->inside != w->s->frame - 1) {
        args[0] = result[0];
        return;
    }
    Call c = {w, inst, kind, memory_of(inst)->type.extent.is64, args, NULL};
    uint64_t address = get(&c, result), size = 0;
    uint32_t front, back;
    bool fits = asked_size(&c, &size);
    plan_zones(&c, &front, &back);
    w->inside = NULL;
    if (kind == RT_ALLOC_FREE)
        return;
    if (kind == RT_ALLOC_USABLE) {
        args[0] = result[0];
    } else if (kind == RT_ALLOC_REALLOC) {
        leave_realloc(&c, address, front, back);
    } else if (kind == RT_ALLOC_POSIX) {
        leave_posix(&c, result, front, back);
    } else {
        if (address && fits)
            add_block(&c, address + front, size, front, back);
        set(&c, &args[0], address ? address + front : 0);
    }
}

// ---------------------------------------------------------------- accesses

static void on_access(RtWatcher *watcher, RtInstance *inst, uint64_t address,
                      uint64_t size, bool store)
{
    RtHeapWatch *w = (RtHeapWatch *)(void *)watcher;
    if (w->poisoned != inst || w->failed)
        return;
    uint64_t bad = find_poison(w, address, size);
    if (bad >= address + size || is_inside(w))
        return;
    HeapBlock *b = heap_block_around(w, inst, bad);
    bool freed = b && !b->live;
    HeapRecord *r =
        add_record(w, freed ? RT_HEAP_USE_AFTER_FREE : RT_HEAP_OVERFLOW, b);
    if (!r)
        return;
    r->address = bad;
    r->size = size;
    r->store = store;
}

// -------------------------------------------------------------------- life

static void on_close(RtWatcher *watcher)
{
    RtHeapWatch *w = (RtHeapWatch *)(void *)watcher;
    for (unsigned i = 0; w->poison && i < NPAGES; i++)
        free(w->poison[i]);
    free(w->poison);
    free(w->quarantine);
    free(w->blocks);
    free(w->traces);
    free(w->trace_slots);
    free(w);
}

RtHeapWatch *rt_heap_watch(RtStore *s)
{
    RtHeapWatch *w = s->watcher ? NULL : calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->s = s;
    w->watcher = (RtWatcher){on_enter, on_leave, on_access, on_close};
    s->watcher = &w->watcher;
    return w;
}

void rt_heap_reset(RtHeapWatch *w)
{
    memset(w->errors, 0, sizeof w->errors);
    w->nrecords = 0;
    w->since = w->serial;
    w->peak_bytes = w->live_bytes;
    w->inside = NULL;
}
