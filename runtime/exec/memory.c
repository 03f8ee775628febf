// memory.c: the bytes of linear memories: mapped, grown, given back.
//
// Both kinds are private mappings. CHECKED ones have room to grow behind their
// size, and move when that is used up. GUARD ones lie at the start of 4 GiB
// and a bit of reserved address space and never move.
#include "runtime/exec/link.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define RESERVED (((uint64_t)4 << 30) + 65536)
#define FLAGS (MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE)

static uint8_t nothing[16]; // where memories without bytes point to

static uint64_t round_up(uint64_t bytes)
{
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
    return (bytes + page - 1) / page * page;
}

static uint8_t *map(uint64_t bytes, int prot)
{
    if (bytes > SIZE_MAX / 2)
        return NULL;
    void *p = mmap(NULL, (size_t)bytes, prot, FLAGS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

static uint64_t type_max_pages(RtMemoryType t)
{
    uint64_t max = t.page_log2 == 16
                       ? (t.extent.is64 ? (uint64_t)1 << 48 : 65536)
                   : t.extent.is64 ? UINT64_MAX
                                   : UINT32_MAX;
    return t.extent.has_max && t.extent.max < max ? t.extent.max : max;
}

// The bytes of so many pages; false: more than the limits allow.
static bool take_bytes(RtMemory *m, uint64_t pages, uint64_t *bytes)
{
    RtStore *s = m->store;
    if (pages > m->max_pages || pages > UINT64_MAX >> m->type.page_log2)
        return false;
    *bytes = pages << m->type.page_log2;
    uint64_t others = s->memory_used - m->size;
    bool fits = *bytes <= s->limits.max_memory &&
                others <= s->limits.max_memory - *bytes;
    s->refused_memory |= !fits;
    return fits;
}

// ------------------------------------------------------------------ making

static bool map_checked(RtMemory *m, uint64_t bytes)
{
    m->cap = round_up(bytes);
    m->data = m->cap ? map(m->cap, PROT_READ | PROT_WRITE) : nothing;
    if (m->data)
        return true;
    rt_error(m->store, RT_LIMIT, "no memory for %llu bytes of linear memory",
             (unsigned long long)bytes);
    return false;
}

static bool map_guarded(RtMemory *m, uint64_t bytes)
{
    m->cap = bytes;
    m->reserved = RESERVED;
    m->data = rt_guard_install() ? map(RESERVED, PROT_NONE) : NULL;
    if (!m->data) {
        rt_error(m->store, RT_LIMIT,
                 "cannot reserve 4 GiB of address space for a memory (%s): "
                 "load the module with bounds RT_CHECKED",
                 strerror(errno));
        return false;
    }
    if (bytes == 0 ||
        mprotect(m->data, (size_t)bytes, PROT_READ | PROT_WRITE) == 0)
        return true;
    munmap(m->data, RESERVED);
    rt_error(m->store, RT_LIMIT, "no memory for %llu bytes of linear memory",
             (unsigned long long)bytes);
    return false;
}

static void map_image(RtMemory *m, const RtImage *image)
{
    void *p =
        mmap(m->data + image->lo, (size_t)(image->hi - image->lo),
             PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, image->fd, 0);
    if (p == MAP_FAILED)
        return; // instance.c sees that and copies
    m->image_lo = image->lo;
    m->image_hi = image->hi;
}

static void enlist(RtStore *s, RtMemory *m, uint64_t bytes)
{
    m->size = bytes;
    s->memory_used += bytes;
    rt_store_guards(s, m->reserved != 0);
    m->next = s->memories;
    s->memories = m;
}

bool rt_memory_map(RtStore *s, RtMemory *m, RtMemoryType type, bool guard,
                   const RtImage *image)
{
    uint64_t bytes = 0;
    *m = (RtMemory){.store = s, .type = type};
    m->max_pages = type_max_pages(type);
    if (!take_bytes(m, type.extent.min, &bytes)) {
        rt_error(s, RT_LIMIT, "%llu pages of memory are over the limit",
                 (unsigned long long)type.extent.min);
        return false;
    }
    bool guarded = guard && !type.extent.is64 && type.page_log2 == 16;
    if (!(guarded ? map_guarded(m, bytes) : map_checked(m, bytes)))
        return false;
    if (image && image->fd >= 0)
        map_image(m, image);
    enlist(s, m, bytes);
    return true;
}

void rt_memory_unmap(RtMemory *m)
{
    RtStore *s = m->store;
    if (m->reserved)
        munmap(m->data, (size_t)m->reserved);
    else if (m->cap)
        munmap(m->data, (size_t)m->cap);
    s->memory_used -= m->size;
    rt_store_guards(s, -(m->reserved != 0));
    s->memories = m->next;
}

// ----------------------------------------------------------------- growing

// Moves [lo, hi) of the old bytes to the new place: pages, not bytes, where
// the system can.
static bool move_part(RtMemory *m, uint8_t *to, uint64_t lo, uint64_t hi)
{
    if (lo >= hi)
        return true;
#ifdef MREMAP_FIXED
    size_t n = (size_t)(hi - lo);
    return mremap(m->data + lo, n, n, MREMAP_MAYMOVE | MREMAP_FIXED, to + lo) !=
           MAP_FAILED;
#else
    memcpy(to + lo, m->data + lo, (size_t)(hi - lo));
    munmap(m->data + lo, (size_t)(hi - lo));
    return true;
#endif
}

static bool move_to(RtMemory *m, uint64_t cap)
{
    uint8_t *to = map(cap, PROT_READ | PROT_WRITE);
    if (!to)
        return false;
    // A failure after the first part cannot be undone: the kernel has room for
    // as many mappings as there were, so that only the first may fail.
    if (!move_part(m, to, 0, m->image_lo) ||
        !move_part(m, to, m->image_lo, m->image_hi) ||
        !move_part(m, to, m->image_hi, m->cap)) {
        munmap(to, (size_t)cap);
        return false;
    }
    m->data = to;
    m->cap = cap;
    return true;
}

// Room for twice as much, so that growing step by step moves seldom.
static uint64_t roomy(const RtMemory *m, uint64_t bytes)
{
    uint64_t most =
        m->max_pages > m->store->limits.max_memory >> m->type.page_log2
            ? m->store->limits.max_memory
            : m->max_pages << m->type.page_log2;
    uint64_t want = bytes > most / 2 ? most : bytes * 2;
    return round_up(want > bytes ? want : bytes);
}

static bool make_room(RtMemory *m, uint64_t bytes)
{
    if (m->reserved)
        return bytes == m->cap ||
               mprotect(m->data, (size_t)bytes, PROT_READ | PROT_WRITE) == 0;
#ifdef CBW_STRESS
    if (bytes)
        return move_to(m, round_up(bytes));
#endif
    return bytes <= m->cap || move_to(m, roomy(m, bytes)) ||
           move_to(m, round_up(bytes));
}

int64_t rt_memory_grow_by(RtMemory *m, uint64_t pages)
{
    uint64_t old = m->size >> m->type.page_log2, bytes;
    if (pages > m->max_pages || old > m->max_pages - pages ||
        !take_bytes(m, old + pages, &bytes) || !make_room(m, bytes))
        return -1;
    m->store->memory_used += bytes - m->size;
    m->size = bytes;
    if (m->reserved)
        m->cap = bytes;
    return (int64_t)old;
}

// -------------------------------------------------------------------- API

RtMemory *rt_memory_new(RtStore *s, RtMemoryType type)
{
    if (s->full || setjmp(s->exit)) {
        rt_store_full(s);
        return NULL;
    }
    RtMemory *m = ARENA_NEW(s->arena, RtMemory);
    return rt_memory_map(s, m, type, s->limits.guard, NULL) ? m : NULL;
}

RtMemoryType rt_memory_type(const RtMemory *m)
{
    RtMemoryType t = m->type;
    t.extent.min = m->size >> t.page_log2;
    return t;
}

uint64_t rt_memory_size(const RtMemory *m)
{
    return m->size;
}

uint8_t *rt_memory_data(RtMemory *m)
{
    return m->data;
}

bool rt_memory_grow(RtMemory *m, uint64_t pages)
{
    return rt_memory_grow_by(m, pages) >= 0;
}
