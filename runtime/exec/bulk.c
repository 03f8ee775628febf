// bulk.c: the instructions on ranges of memories and tables. All check first
// and write then; long ones look at the store's interrupt now and then.
#include "runtime/exec/link.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#define CHUNK ((uint64_t)16 << 20) // bytes between two looks

static bool inside(uint64_t at, uint64_t n, uint64_t size)
{
    return at <= size && n <= size - at;
}

static bool interrupted(RtStore *s)
{
    return atomic_load_explicit(&s->interrupt, memory_order_relaxed) != 0;
}

// --------------------------------------------------------------- memories

static RtStatus move_bytes(RtStore *s, uint8_t *to, const uint8_t *from,
                           uint64_t n)
{
    // Overlapping ones must not be torn into chunks in the wrong order.
    bool backwards = to > from && (uint64_t)(to - from) < n;
    for (uint64_t done = 0; done < n;) {
        uint64_t len = n - done < CHUNK ? n - done : CHUNK;
        uint64_t at = backwards ? n - done - len : done;
        memmove(to + at, from + at, (size_t)len);
        done += len;
        if (done < n && interrupted(s))
            return rt_trap(s, RT_TRAP_INTERRUPTED);
    }
    return RT_OK;
}

RtStatus rt_memory_init(RtInstance *inst, uint32_t data, RtMemory *m,
                        uint64_t to, uint32_t from, uint32_t n)
{
    const RtData *d = &inst->datas[data];
    if (!inside(from, n, d->len) || !inside(to, n, m->size))
        return rt_trap(inst->store, RT_TRAP_MEMORY_BOUNDS);
    if (n)
        memcpy(m->data + to, d->bytes + from, n);
    return RT_OK;
}

RtStatus rt_memory_copy(RtMemory *to_m, RtMemory *from_m, uint64_t to,
                        uint64_t from, uint64_t n)
{
    if (!inside(from, n, from_m->size) || !inside(to, n, to_m->size))
        return rt_trap(to_m->store, RT_TRAP_MEMORY_BOUNDS);
    return move_bytes(to_m->store, to_m->data + to, from_m->data + from, n);
}

RtStatus rt_memory_fill(RtMemory *m, uint64_t to, uint8_t byte, uint64_t n)
{
    if (!inside(to, n, m->size))
        return rt_trap(m->store, RT_TRAP_MEMORY_BOUNDS);
    for (uint64_t done = 0; done < n;) {
        uint64_t len = n - done < CHUNK ? n - done : CHUNK;
        memset(m->data + to + done, byte, (size_t)len);
        done += len;
        if (done < n && interrupted(m->store))
            return rt_trap(m->store, RT_TRAP_INTERRUPTED);
    }
    return RT_OK;
}

void rt_data_drop(RtInstance *inst, uint32_t data)
{
    inst->datas[data].len = 0;
}

// ----------------------------------------------------------------- tables

RtStatus rt_table_init(RtInstance *inst, uint32_t elem, RtTable *t, uint64_t to,
                       uint32_t from, uint32_t n)
{
    const RtElems *e = &inst->elems[elem];
    if (!inside(from, n, e->len) || !inside(to, n, t->size))
        return rt_trap(inst->store, RT_TRAP_TABLE_BOUNDS);
    if (n)
        memcpy(t->elems + to, e->refs + from, n * sizeof(RtRef));
    return RT_OK;
}

RtStatus rt_table_copy(RtTable *to_t, RtTable *from_t, uint64_t to,
                       uint64_t from, uint64_t n)
{
    if (!inside(from, n, from_t->size) || !inside(to, n, to_t->size))
        return rt_trap(to_t->store, RT_TRAP_TABLE_BOUNDS);
    if (n)
        memmove(to_t->elems + to, from_t->elems + from,
                (size_t)n * sizeof(RtRef));
    return RT_OK;
}

RtStatus rt_table_fill(RtTable *t, uint64_t to, RtRef r, uint64_t n)
{
    if (!inside(to, n, t->size))
        return rt_trap(t->store, RT_TRAP_TABLE_BOUNDS);
    for (uint64_t i = 0; i < n; i++)
        t->elems[to + i] = r;
    return RT_OK;
}

void rt_elem_drop(RtInstance *inst, uint32_t elem)
{
    inst->elems[elem].len = 0;
}

// ---------------------------------------------------------------- waiting

static uint64_t cell(const RtMemory *m, uint64_t at, unsigned size)
{
    uint64_t v = 0;
    memcpy(&v, m->data + at, size);
    return v;
}

// Sleeps in slices, so that an interrupt ends it.
static bool sleep_for(RtStore *s, int64_t ns)
{
    const int64_t slice = 10000000;
    while (ns > 0 && !interrupted(s)) {
        struct timespec t = {.tv_nsec = (long)(ns < slice ? ns : slice)};
        nanosleep(&t, NULL);
        ns -= slice;
    }
    return !interrupted(s);
}

RtStatus rt_atomic_wait(RtMemory *m, uint64_t at, uint64_t expected,
                        unsigned size, int64_t timeout_ns, uint32_t *result)
{
    RtStore *s = m->store;
    if (!m->type.extent.shared)
        return rt_trap(s, RT_TRAP_UNSHARED_WAIT);
    if (size == 4)
        expected = (uint32_t)expected;
    *result = cell(m, at, size) == expected ? 2 : 1;
    if (*result == 1)
        return RT_OK;
    if (timeout_ns < 0)
        return rt_host_trap(s, "wait that nobody can end");
    return sleep_for(s, timeout_ns) ? RT_OK : rt_trap(s, RT_TRAP_INTERRUPTED);
}
