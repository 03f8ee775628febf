// A small allocator for wasm32: malloc and its family, less code than
// wasi-libc's. Take it or leave it as a whole: it defines every name that
// libc's own allocator does.
//
// A block is a multiple of 16 bytes; its first word (just below the 16-byte
// aligned payload) is its size and two flags. A free block also has two links
// and, in its last word, its size again, so that blocks merge with both
// neighbours as soon as they are freed. Free blocks are listed by size class:
// one per size up to 256 bytes, then eight per power of two, with a bitmap of
// the lists in use. `top` is the free block at the end of the heap, in no
// list; it grows with the memory. Others may grow memory too: then a new
// stretch begins behind theirs.
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    USED = 1,       // this block
    BELOW_USED = 2, // the block below it: its last word is payload
    HELD = 4,       // on reach.c's list, which releases it
    SEEN = 8,       // reach.c's, of a held block
    FLAGS = 15,
    UNIT = 16,
    NBINS = 64,
    PAGE = 65536,
};

#define NOINLINE __attribute__((noinline))
// Functions that call malloc: the compiler knows what it promises, and the
// blocks' heads are outside of that.
#define KNOWS_HEADS __attribute__((no_builtin("malloc")))
#define SMALL __attribute__((noinline, minsize)) // rather than fast

typedef struct Block {
    uint32_t head;       // size | flags; lies at an address 12 modulo 16
    struct Block *next;  // only when free
    struct Block **link; // what points to it
} Block;

static Block *lists[NBINS];
static uint64_t map; // of the lists that have blocks, or had
static Block *top;
static uint32_t top_size; // 0 until the first use
static uint32_t heap_end;

extern char __heap_base;

static inline uint32_t size_of(const Block *b)
{
    return b->head & ~(uint32_t)FLAGS;
}

static inline Block *at(const Block *b, uint32_t offset)
{
    return (Block *)((char *)b + offset);
}

static inline void *payload(Block *b)
{
    return (char *)b + 4;
}

static inline Block *block_of(void *p)
{
    return (Block *)((char *)p - 4);
}

NOINLINE static uint32_t bin_of(uint32_t size)
{
    uint32_t units = size / UNIT;
    if (units < 16)
        return units;
    uint32_t log = 31 - (uint32_t)__builtin_clz(units);
    return log * 2 + 6 + (units >> (log - 1));
}

NOINLINE static void unlink_block(Block *b)
{
    *b->link = b->next;
    if (b->next)
        b->next->link = b->link;
}

// Makes size bytes at b, whose lower neighbour is used, a listed free block.
NOINLINE static void list_block(Block *b, uint32_t size)
{
    uint32_t bin = bin_of(size);
    Block *first = lists[bin];
    b->head = size | BELOW_USED;
    at(b, size - 4)->head = size;
    b->next = first;
    b->link = &lists[bin];
    if (first)
        first->link = &b->next;
    lists[bin] = b;
    map |= 1ull << bin;
}

// Frees a block that is used, or was never listed: merges, then lists it.
static void release(Block *b)
{
    uint32_t size = size_of(b);
    Block *above = at(b, size);
    if (!(b->head & BELOW_USED)) {
        uint32_t below = ((uint32_t *)b)[-1];
        b = (Block *)((char *)b - below);
        unlink_block(b);
        size += below;
    }
    if (above == top) {
        top = b;
        top_size += size;
        return;
    }
    if (above->head & USED) {
        above->head &= ~(uint32_t)BELOW_USED;
    } else {
        uint32_t more = size_of(above);
        unlink_block(above);
        size += more;
    }
    list_block(b, size);
}

// Ends the stretch that `top` closes: what is left becomes a free block below
// a used one of no payload.
static inline void close_stretch(void)
{
    if (!top_size)
        return;
    at(top, top_size)->head = USED;
    list_block(top, top_size);
}

// The heap goes on from start to end, memory that is new. Its last 4 bytes are
// for the word that would end it, the lowest 12 of a stretch bring the first
// payload to a multiple of 16.
static inline void open_stretch(uint32_t start, uint32_t end)
{
    if (start != heap_end || !top_size) {
        close_stretch();
        top = (Block *)(((start + 15) & ~15u) + 12);
    }
    top_size =
        end - UNIT > (uint32_t)top ? (end - (uint32_t)top - 4) & ~15u : 0;
    heap_end = end;
}

// More memory, for a block of size bytes if there is so much. At first the rest
// of the page where the data ends: what is above may be somebody's.
SMALL static bool grow(uint32_t size)
{
    uint32_t start = (uint32_t)&__heap_base;
    uint32_t end = (start + PAGE - 1) & ~(uint32_t)(PAGE - 1);
    if (heap_end) {
        uint32_t now = (uint32_t)__builtin_wasm_memory_size(0);
        uint32_t need = size / PAGE + 2;
        uint32_t pages = need > now / 8 ? need : now / 8;
        size_t old = __builtin_wasm_memory_grow(0, pages);
        if (old == SIZE_MAX)
            old = __builtin_wasm_memory_grow(0, pages = need);
        if (old == SIZE_MAX)
            return false;
        start = (uint32_t)old * PAGE, end = start + pages * PAGE;
        if (!end) // the last page of 4 GiB: do without its last unit
            end = -(uint32_t)UNIT;
    }
    open_stretch(start, end);
    return true;
}

// A block of size bytes, from the end of the heap.
static inline Block *cut_top(uint32_t size)
{
    while (size >= top_size)
        if (!grow(size)) {
            errno = ENOMEM;
            return 0;
        }
    Block *b = top;
    top = at(b, size);
    top_size -= size;
    return b;
}

// Cuts a listed block to size.
static inline void cut(Block *b, uint32_t size)
{
    uint32_t have = size_of(b);
    unlink_block(b);
    if (have > size)
        list_block(at(b, size), have - size);
    else
        at(b, size)->head |= BELOW_USED;
}

// The block size for n bytes of payload; what can not be is more than there
// ever is.
static inline uint32_t block_size(size_t n)
{
    return n > UINT32_MAX - PAGE ? ~15u : (n + 4 + 15) & ~15u;
}

// (Not under another name: whoever watches the heap knows it by this one.)
NOINLINE void *malloc(size_t n)
{
    uint32_t size = block_size(n), bin = bin_of(size);
    Block *b = lists[bin];
    for (;;) {
        if (b && size_of(b) >= size) { // a list holds several sizes
            cut(b, size);
            break;
        }
        uint64_t above = map & (~1ull << bin);
        if (!above) {
            b = cut_top(size);
            if (!b)
                return 0;
            break;
        }
        bin = (uint32_t)__builtin_ctzll(above);
        b = lists[bin];
        if (!b)
            map ^= 1ull << bin;
    }
    b->head = size | USED | BELOW_USED;
    return payload(b);
}

// Nothing else lies where the head of a held block is until reach.c releases
// it.
void free(void *p)
{
    if (!p)
        return;
    Block *b = block_of(p);
    if (b->head & HELD)
        b->head &= ~(uint32_t)HELD;
    else
        release(b);
}

void cbw_release(uint32_t block);
void cbw_release(uint32_t block)
{
    release(block_of((void *)block));
}

KNOWS_HEADS void *calloc(size_t n, size_t each)
{
    size_t size;
    if (__builtin_mul_overflow(n, each, &size))
        size = SIZE_MAX;
    void *p = malloc(size);
    return p ? memset(p, 0, size) : 0;
}

size_t malloc_usable_size(void *p)
{
    return p ? size_of(block_of(p)) - 4 : 0;
}

// Gives back what a used block has beyond size.
static void trim(Block *b, uint32_t size)
{
    uint32_t have = size_of(b);
    if (have == size)
        return;
    b->head -= have - size;
    Block *rest = at(b, size);
    rest->head = (have - size) | USED | BELOW_USED;
    release(rest);
}

// Extends a used block over the free one above it when that suffices.
static int extend(Block *b, uint32_t size)
{
    uint32_t have = size_of(b);
    Block *above = at(b, have);
    if (above == top) {
        if (size - have >= top_size)
            return 0;
        top = at(b, size);
        top_size -= size - have;
        b->head += size - have;
        return 1;
    }
    uint32_t more = size_of(above);
    if (above->head & USED || have + more < size)
        return 0;
    unlink_block(above);
    b->head += more;
    at(above, more)->head |= BELOW_USED;
    trim(b, size);
    return 1;
}

KNOWS_HEADS void *realloc(void *p, size_t n)
{
    if (!p)
        return malloc(n);
    Block *b = block_of(p);
    uint32_t size = block_size(n), have = size_of(b);
    bool held = b->head & HELD;
    if (!held && size <= have) {
        trim(b, size);
        return p;
    }
    if (!held && extend(b, size))
        return p;
    void *copy = malloc(n);
    if (copy) {
        memcpy(copy, p, (have < size ? have : size) - 4);
        free(p);
    }
    return copy;
}

KNOWS_HEADS static void *allocate_aligned(size_t align, size_t n)
{
    if (align <= UNIT)
        return malloc(n);
    uint32_t size = block_size(n);
    if (n > UINT32_MAX - PAGE || align > UINT32_MAX - PAGE - n) {
        errno = ENOMEM;
        return 0;
    }
    char *p = malloc(n + align);
    if (!p)
        return 0;
    Block *b = block_of(p);
    uint32_t skip = -(uint32_t)p & (uint32_t)(align - 1);
    if (skip) {
        Block *lead = b;
        b = at(b, skip);
        b->head = (size_of(lead) - skip) | USED | BELOW_USED;
        lead->head -= size_of(b);
        release(lead); // clears BELOW_USED of b
    }
    trim(b, size);
    return payload(b);
}

void *aligned_alloc(size_t align, size_t n)
{
    return allocate_aligned(align, n);
}

void *memalign(size_t align, size_t n)
{
    return allocate_aligned(align, n);
}

int posix_memalign(void **out, size_t align, size_t n)
{
    if (align < sizeof(void *) || align & (align - 1))
        return EINVAL;
    void *p = allocate_aligned(align, n);
    if (!p)
        return ENOMEM;
    *out = p;
    return 0;
}

// libc's own names for them.
void *__libc_malloc(size_t n) __attribute__((alias("malloc")));
void *__libc_calloc(size_t n, size_t each) __attribute__((alias("calloc")));
void __libc_free(void *p) __attribute__((alias("free")));
