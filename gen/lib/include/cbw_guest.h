// The guest's side of the boundary (docs/abi.md): the state block, the arena
// and the imports, for the shims and the guest library.
#ifndef CBW_GUEST_H
#define CBW_GUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CBW_ABI = 2, CBW_CELLS = 24 };

typedef union CbwCell {
    int32_t i32;
    uint32_t u32;
    int64_t i64;
    uint64_t u64;
    float f32;
    double f64;
} CbwCell;

typedef struct CbwState {
    uint32_t top, end; // the arena: first free byte, end of the region in use
    uint32_t big;      // newest region from the allocator, 0 = none
    uint32_t parked;   // 1 while a host exception waits
    CbwCell cells[CBW_CELLS];
} CbwState;

_Static_assert(offsetof(CbwState, cells) == 16, "docs/abi.md section 2");
_Static_assert(sizeof(CbwCell) == 8, "docs/abi.md section 2");

extern CbwState cbw_state;

#define CBW_G_IMPORT(name)                                                     \
    __attribute__((import_module("cbw"), import_name(name)))
#define CBW_G_EXPORT(name) __attribute__((export_name(name)))

// Code for size: what the compiler knows of a value it spells out each time.
#define CBW_G_SMALL __attribute__((noinline, minsize))
#define CBW_G_OPAQUE(x) __asm__("" : "+r"(x))

// A section says with its name which interface this is the guest half of. The
// linker takes no empty ones.
#define CBW_G_SECTION(name)                                                    \
    __asm__(".section \".custom_section." name "\",\"\",@\n"                   \
            ".byte 0\n")

// A header compiled here must lie in memory as it did for the scanner.
#define CBW_G_SIZE(T, size, shown)                                             \
    _Static_assert(sizeof(__typeof__(T)) == (size), shown ": size")
#define CBW_G_OFFSET(T, member, at, shown)                                     \
    _Static_assert(__builtin_offsetof(__typeof__(T), member) == (at),          \
                   shown ": offset")

CBW_G_IMPORT("oom") _Noreturn void cbw_oom(uint32_t size);
CBW_G_IMPORT("length") _Noreturn void cbw_length(int32_t arg, double want);
CBW_G_IMPORT("waits") uint32_t cbw_waits(void);
CBW_G_IMPORT("drop") void cbw_drop(uint32_t id);

// Arena memory, and the module's allocator, for the host; 0 = out of memory.
// first: what calls before have taken is released.
uint32_t cbw_alloc(uint32_t size, uint32_t first);
void cbw_unwind(uint32_t top); // 0: all of it
uint32_t cbw_malloc(uint32_t size);
void cbw_free(uint32_t block);
// A block that C may keep and free; what no memory points to any more is freed
// by the next sweeps, which come when no call of C's is under way.
void cbw_hold(uint32_t block);
void cbw_sweep(void);
void cbw_release(uint32_t block); // one that was held, and C has freed
uint32_t cbw_arena(uint32_t *at); // the arena's fixed bytes
uint32_t cbw_room(uint32_t size); // arena memory for shims; never 0

// The bytes before the first zero; ~them when some are not ASCII. Text without
// an end is INT32_MAX of them.
int32_t cbw_scan(const void *text);
// UTF-8 to UTF-16, for which 2 n bytes are room: the units, -1 = not UTF-8.
int32_t cbw_utf16(const uint8_t *p, uint32_t n, uint16_t *to);

// Zeroed arena memory for count elements and one more; the count goes to *n.
// It is a C expression of any integer type over arguments: what is negative or
// too large is out of memory.
void *cbw_array(long long count, uint32_t size, uint32_t *n);

// A pool of trampolines: the ids they stand for, 0 = free. Taking one for an
// id that has one gives that; none free is cbw.oom(0).
uint32_t cbw_pool_take(uint32_t *ids, uint32_t size, uint32_t id);
void cbw_pool_give(uint32_t *ids, uint32_t size, uint32_t id);

// A FILE over bytes in memory: mode "r..": reads (a copy is not made), any
// other: collects what is written. Closing returns the bytes written in the
// arena and their number.
struct _IO_FILE;
typedef struct CbwFile {
    struct _IO_FILE *file;
    char *data;
    size_t size;
} CbwFile;
void cbw_file_open(CbwFile *f, uint32_t data, uint32_t size, const char *mode);
uint32_t cbw_file_close(CbwFile *f, uint32_t *size);

static inline void cbw_check(int32_t arg, uint32_t have, double want)
{
    if ((double)have != want)
        cbw_length(arg, want);
}

static inline void cbw_check_min(int32_t arg, uint32_t have, double want)
{
    if (!((double)have >= want))
        cbw_length(arg, want);
}

// Sizes that code was found to need: what is too large is more than there is,
// what would be negative is nothing.
static inline uint32_t cbw_size(double n)
{
    return n >= 4294967295.0 ? UINT32_MAX : n > 0 ? (uint32_t)n : 0;
}

static inline uint32_t cbw_most(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

// How many of n elements of `size` bytes a block of malloc()'s holds.
double cbw_within(const void *block, double n, uint32_t size);

// The one of user data that is a JavaScript value.
void cbw_js_end(void *value);

// The destroy notification of a copy that C was given.
static inline void cbw_drop_copy(void *copy)
{
    cbw_free((uint32_t)(uintptr_t)copy);
}

// The destroy notification of user data that is an id.
static inline void cbw_drop_data(void *id)
{
    cbw_drop((uint32_t)(uintptr_t)id);
}

#endif
