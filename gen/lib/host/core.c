// ---- the instance ----------------------------------------------------------

enum { CBW_TEXT = 4096, CBW_STATE_SIZE = 16 + 24 * 8 };

typedef struct CbwImport { // "cb3" of module "cbw"
    const char *name;
    RtHostFn fn;
    const char *type; // as type.c reads it
} CbwImport;

typedef struct CbwExport {
    const char *name, *type;
} CbwExport;

typedef struct CbwKept { // memory of the module's that C may hold
    struct CbwKept *next;
    uint32_t at;
    uint32_t slot; // of its owner; CBW_NO_SLOT: never replaced
    bool callback; // `at` is a callback's id
    bool reached;  // C may have freed it
} CbwKept;

typedef struct CbwCopy { // text or a struct of the module's, for the host
    struct CbwCopy *next;
    uint32_t at;
    uint32_t kind;
    size_t len, cap;
    void *bytes;
} CbwCopy;

typedef struct CbwSpan { // a buffer that a box points to
    const void *host;
    uint32_t at;
    uint64_t size, room;
} CbwSpan;

enum { CBW_SPANS = 4 };

typedef struct CbwObject { // what a handle stands for; 0 is the instance
    uint32_t at;           // in the module's memory
    uint32_t cls, generation, owner;
    uint32_t owned; // how often C gave it to the caller
    bool alive;
    void *box; // the caller's struct that it mirrors
    CbwSpan *spans;
    CbwKept *kept;
    CbwCopy *copies;
    uint64_t notes[4];
} CbwObject;

typedef struct CbwCallback {
    void (*fn)(void);
    void *data;
    void (*destroy)(void *data); // when C is done with it
    void *object;                // of callbacks: a copy of the caller's struct
    uint16_t turn;               // how often the place was taken
    bool used, once;
} CbwCallback;

typedef struct CbwGiven { // what C calls of the caller's
    void (*fn)(void);
    void *user;
} CbwGiven;

typedef enum CbwLife { CBW_LIFE_CALL, CBW_LIFE_ONCE, CBW_LIFE_FOREVER } CbwLife;

typedef struct CbwCallable { // a function of C's, as the host's user data
    struct CbwCallable *next;
    CbwHost *h;
    uint32_t fn, ud;
    CbwLife life;
    bool ended;
} CbwCallable;

typedef struct CbwMap { // addresses to indices, 0 = none
    uint64_t *keys;
    uint32_t *values;
    size_t len, cap;
} CbwMap;

struct CbwHost {
    RtModule *module;
    RtStore *store;
    RtInstance *instance;
    RtMemory *memory;
    RtGlobal *stack;
    RtWasi *wasi;
    RtHeapWatch *heap;
    CbwHostParts parts;
    RtFunc *alloc, *unwind, *take, *give, *unpool, *hold, *sweep;
    RtFunc **functions;
    uint8_t *bytes; // the module's, when it came from a file
    uint32_t state; // address of the state block
    uint32_t base;  // of the C stack
    CbwHostOptions options;
    CbwHostStatus status;
    CbwHostStatus refusal; // what an import of ours refused, or CBW_HOST_OK
    char text[CBW_TEXT];
    const char *dead; // since that function's call
    const char *running;
    const char *const *arguments; // of the running call
    int depth;
    char parked[CBW_TEXT];
    bool is_parked;
    CbwObject *objects;
    size_t nobjects, objects_cap;
    uint32_t *vacant; // objects that are free again
    size_t nvacant, vacant_cap;
    CbwMap by_address; // class and address in the module to object
    CbwMap by_box;     // the caller's structs to objects
    CbwCallback *callbacks;
    size_t ncallbacks;
    CbwGiven *given; // by the number of the import
    size_t ngiven;
    CbwCallable *callables; // the newest first
};

typedef struct CbwCall {
    CbwHost *h;
    const char *fn;
    uint32_t top;   // of the arena before
    uint32_t stack; // pointer before
    bool failed;
    bool loose;     // numbers that do not fit are cut
    bool heap;      // what is placed outlives the call
    CbwKept *fresh; // placed so
} CbwCall;

// What the generated part says of the module.
typedef struct CbwLibrary {
    const char *name, *section;
    const CbwExport *exports;
    size_t nexports;
    const CbwImport *imports;
    size_t nimports;
    bool memory;         // values lie in its memory
    const size_t *shown; // by class: the bytes of what looks like the struct
} CbwLibrary;

static const CbwLibrary CBW_LIBRARY;

__attribute__((format(printf, 3, 4))) static void cbw_fail(CbwCall *c,
                                                           CbwHostStatus status,
                                                           const char *format,
                                                           ...)
{
    CbwHost *h = c->h;
    va_list args;
    if (c->failed)
        return;
    c->failed = true;
    h->status = status;
    int n = snprintf(h->text, sizeof h->text, "%s: ", c->fn);
    size_t at = n < 0 ? 0 : (size_t)n < sizeof h->text ? (size_t)n : 0;
    va_start(args, format);
    vsnprintf(h->text + at, sizeof h->text - at, format, args);
    va_end(args);
    if (h->options.report)
        h->options.report(h->options.user, status, h->text, h->depth > 0);
}

// ---- the module's memory ---------------------------------------------------

static inline uint8_t *cbw_mem(const CbwHost *h)
{
    return rt_memory_data(h->memory);
}

static inline uint8_t cbw_r8(const CbwHost *h, uint32_t at)
{
    return cbw_mem(h)[at];
}

static inline uint16_t cbw_r16(const CbwHost *h, uint32_t at)
{
    const uint8_t *p = cbw_mem(h) + at;
    return (uint16_t)(p[0] | p[1] << 8);
}

static inline uint32_t cbw_r32(const CbwHost *h, uint32_t at)
{
    const uint8_t *p = cbw_mem(h) + at;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
           (uint32_t)p[3] << 24;
}

static inline uint64_t cbw_r64(const CbwHost *h, uint32_t at)
{
    return cbw_r32(h, at) | (uint64_t)cbw_r32(h, at + 4) << 32;
}

static inline float cbw_rf32(const CbwHost *h, uint32_t at)
{
    union {
        uint32_t bits;
        float f;
    } v = {cbw_r32(h, at)};
    return v.f;
}

static inline double cbw_rf64(const CbwHost *h, uint32_t at)
{
    union {
        uint64_t bits;
        double f;
    } v = {cbw_r64(h, at)};
    return v.f;
}

static inline void cbw_w8(CbwHost *h, uint32_t at, uint8_t v)
{
    cbw_mem(h)[at] = v;
}

static inline void cbw_w16(CbwHost *h, uint32_t at, uint16_t v)
{
    cbw_w8(h, at, (uint8_t)v);
    cbw_w8(h, at + 1, (uint8_t)(v >> 8));
}

static inline void cbw_w32(CbwHost *h, uint32_t at, uint32_t v)
{
    uint8_t *p = cbw_mem(h) + at;
    p[0] = (uint8_t)v;
    p[1] = (uint8_t)(v >> 8);
    p[2] = (uint8_t)(v >> 16);
    p[3] = (uint8_t)(v >> 24);
}

static inline void cbw_w64(CbwHost *h, uint32_t at, uint64_t v)
{
    cbw_w32(h, at, (uint32_t)v);
    cbw_w32(h, at + 4, (uint32_t)(v >> 32));
}

static inline void cbw_wf32(CbwHost *h, uint32_t at, float f)
{
    union {
        float f;
        uint32_t bits;
    } v = {f};
    cbw_w32(h, at, v.bits);
}

static inline void cbw_wf64(CbwHost *h, uint32_t at, double f)
{
    union {
        double f;
        uint64_t bits;
    } v = {f};
    cbw_w64(h, at, v.bits);
}

// n bytes at an address that the module gave; NULL when it has none there.
static uint8_t *cbw_at(CbwCall *c, uint32_t at, uint64_t n)
{
    uint64_t size = rt_memory_size(c->h->memory);
    if (at <= size && n <= size - at)
        return cbw_mem(c->h) + at;
    cbw_fail(c, CBW_HOST_TRAP, "the module points outside of its memory: %u",
             at);
    return NULL;
}

#define cbw_c (cbw_call_[0])
#define CBW_CELL(h, n) ((h)->state + 16 + (n)*8)

// ---- a call ----------------------------------------------------------------

static inline uint32_t cbw_state(const CbwHost *h, uint32_t offset)
{
    return cbw_r32(h, h->state + offset);
}

static void cbw_refuse_dead(CbwCall *c)
{
    cbw_fail(c, CBW_HOST_DEAD, "the instance is dead since a call of %s",
             c->h->dead);
}

static inline void cbw_enter(CbwCall *c, CbwHost *h, const char *fn)
{
    c->h = h;
    c->fn = fn;
    c->top = c->stack = 0;
    c->failed = c->loose = c->heap = false;
    c->fresh = NULL;
    h->status = CBW_HOST_OK;
    if (__builtin_expect(h->dead != NULL, 0))
        cbw_refuse_dead(c);
}

// The same for a call that places something in the arena.
static inline void cbw_enter_arena(CbwCall *c, CbwHost *h, const char *fn)
{
    cbw_enter(c, h, fn);
    if (!c->failed)
        c->top = cbw_state(h, 0);
}

// The first line in words, the places below it.
static void cbw_trap_text(CbwCall *c, RtStatus status)
{
    char *text = rt_describe(c->h->store, status);
    size_t n = text ? strlen(text) : 0;
    while (n && text[n - 1] == '\n')
        text[--n] = 0;
    uint64_t most = c->h->options.max_memory;
    uint64_t size = c->h->memory ? rt_memory_size(c->h->memory) : 0;
    if (most && size + size / 8 + (1 << 20) > most) // what it was refused
        cbw_fail(c, CBW_HOST_TRAP,
                 "%s\n  its memory has %llu bytes, the limit is %llu",
                 text ? text : "trap", (unsigned long long)size,
                 (unsigned long long)most);
    else
        cbw_fail(c, CBW_HOST_TRAP, "%s", text ? text : "trap");
    free(text);
}

static void cbw_ended(CbwCall *c, RtStatus status)
{
    CbwHost *h = c->h;
    const RtTrap *t = status == RT_TRAPPED ? rt_store_trap(h->store) : NULL;
    uint32_t code;
    if (h->refusal != CBW_HOST_OK) { // an import of ours: C has not begun
        CbwHostStatus refusal = h->refusal;
        h->refusal = CBW_HOST_OK;
        if (h->stack)
            rt_global_set(h->stack, (RtVal){.i32 = c->stack});
        cbw_fail(c, refusal, "%s", t ? t->text : "refused");
        return;
    }
    h->dead = c->fn;
    if (t && t->kind == RT_TRAP_HOST && rt_wasi_exited(h->wasi, &code))
        cbw_fail(c, CBW_HOST_TRAP, "the module exits with %u", code);
    else if (t && (t->kind == RT_TRAP_OUT_OF_FUEL ||
                   t->kind == RT_TRAP_INTERRUPTED ||
                   (t->kind == RT_TRAP_HOST && rt_wasi_stopped(h->wasi))))
        cbw_fail(c, CBW_HOST_LIMIT, "%s", t->text);
    else
        cbw_trap_text(c, status);
}

// Out of callbacks the C stack is where the start left it.
static inline bool cbw_run(CbwCall *c, RtFunc *f, const RtVal *args,
                           RtVal *result)
{
    CbwHost *h = c->h;
    const char *outer = h->running;
    if (c->failed)
        return false;
    if (__builtin_expect(!f, 0)) {
        cbw_fail(c, CBW_HOST_TRAP, "the module lacks a function for memory");
        return false;
    }
    c->stack = h->depth && h->stack ? rt_global_get(h->stack).i32 : h->base;
    h->running = c->fn;
    h->depth++;
    if (h->options.running)
        *h->options.running = &h->parts;
    RtStatus status = rt_call(h->store, f, args, result);
    h->depth--;
    if (h->options.running && !h->depth)
        *h->options.running = NULL;
    h->running = outer;
    if (status == RT_OK)
        return true;
    cbw_ended(c, status);
    return false;
}

// The host has failed: C gets its failure value, the call that entered the
// module this text.
static void cbw_park(CbwHost *h, const char *text)
{
    snprintf(h->parked, sizeof h->parked, "%s", text);
    h->is_parked = true;
    cbw_w32(h, h->state + 12, 1);
}

static void cbw_unpark(CbwCall *c)
{
    CbwHost *h = c->h;
    h->is_parked = false;
    cbw_w32(h, h->state + 12, 0);
    cbw_fail(c, CBW_HOST_CALLBACK, "%s", h->parked);
    c->failed = false; // what C returned is there
}

// Whether C came back.
static inline bool cbw_call(CbwCall *c, unsigned function, const RtVal *args,
                            RtVal *result)
{
    if (!cbw_run(c, c->h->functions[function], args, result))
        return false;
    if (__builtin_expect(c->h->is_parked, 0))
        cbw_unpark(c);
    return true;
}

// What the arena gave since then is free again.
static inline void cbw_leave(CbwCall *c)
{
    CbwHost *h = c->h;
    if (!c->top || h->dead)
        return;
    if (!cbw_state(h, 8)) {
        cbw_w32(h, h->state, c->top);
        return;
    }
    CbwCall end = {.h = h, .fn = c->fn};
    cbw_run(&end, h->unwind, &(RtVal){.i32 = c->top}, NULL);
}

// ---- placing ---------------------------------------------------------------

static uint32_t cbw_taken(CbwCall *c, RtFunc *f, uint64_t n)
{
    RtVal result = {.i32 = 0};
    if (n > UINT32_MAX) {
        cbw_fail(c, CBW_HOST_MEMORY, "%llu bytes are more than a module has",
                 (unsigned long long)n);
        return 0;
    }
    const RtVal args[2] = {{.i32 = (uint32_t)n}, {.i32 = 0}};
    if (!cbw_run(c, f, args, &result))
        return 0;
    if (!result.i32)
        cbw_fail(c, CBW_HOST_MEMORY, "out of memory: %u bytes wanted",
                 (unsigned)n);
    return result.i32 && cbw_at(c, result.i32, n) ? result.i32 : 0;
}

// n bytes of the module's memory, 16-byte aligned; 0 after a failure.
static uint32_t cbw_take(CbwCall *c, uint64_t n)
{
    CbwHost *h = c->h;
    if (c->failed)
        return 0;
    if (c->heap) {
        CbwKept *k = calloc(1, sizeof *k);
        uint32_t at = cbw_taken(c, h->take, n ? n : 1);
        if (k) {
            *k = (CbwKept){.next = c->fresh, .at = at};
            c->fresh = k;
        }
        return at;
    }
    uint32_t top = cbw_state(h, 0), room = cbw_state(h, 4) - top;
    uint64_t rounded = (n + 15) & ~(uint64_t)15;
    if (rounded > room)
        return cbw_taken(c, h->alloc, n);
    if (!cbw_at(c, top, rounded)) // it overwrote where its arena is
        return 0;
    cbw_w32(h, h->state, top + (uint32_t)rounded);
    return top;
}

static uint32_t cbw_take_zero(CbwCall *c, uint64_t n)
{
    uint32_t at = cbw_take(c, n);
    if (!c->failed)
        memset(cbw_mem(c->h) + at, 0, n);
    return at;
}

// A copy of the host's bytes, with `end` zero bytes behind; NULL is 0.
static uint32_t cbw_put(CbwCall *c, const void *p, uint64_t n, unsigned end)
{
    if (!p || c->failed)
        return 0;
    uint32_t at = cbw_take(c, n + end);
    if (c->failed)
        return 0;
    if (n)
        memcpy(cbw_mem(c->h) + at, p, n);
    memset(cbw_mem(c->h) + at + n, 0, end);
    return at;
}

// Text that ends with a zero character of that many bytes.
static uint64_t cbw_length(const void *p, unsigned unit)
{
    static const uint8_t zero[8];
    uint64_t n = 0;
    if (!p)
        return 0;
    if (unit == 1)
        return strlen(p);
    while (memcmp((const char *)p + n * unit, zero, unit) != 0)
        n++;
    return n;
}

static inline uint32_t cbw_put_text(CbwCall *c, const void *p, unsigned unit)
{
    return cbw_put(c, p, cbw_length(p, unit) * unit, unit);
}

// What the library says of its failure: a flag, a code, a text. True when C
// left by longjmp: there are no results.
static bool cbw_threw(CbwCall *c, unsigned cell)
{
    CbwHost *h = c->h;
    uint32_t at = h->state + 16 + cell * 8, flag = cbw_r32(h, at);
    uint32_t text = flag ? cbw_r32(h, at + 16) : 0;
    uint64_t room = text && text < rt_memory_size(h->memory)
                        ? rt_memory_size(h->memory) - text
                        : 0;
    if (!flag || h->status != CBW_HOST_OK)
        return flag == 2;
    h->status = CBW_HOST_LIBRARY;
    if (room)
        snprintf(h->text, sizeof h->text, "%s: %.*s", c->fn,
                 room < 400 ? (int)room : 400, (char *)cbw_mem(h) + text);
    else
        snprintf(h->text, sizeof h->text, "%s: failed with code %d", c->fn,
                 (int)cbw_r32(h, at + 8));
    return flag == 2;
}

// Whether it says so.
static inline bool cbw_failed(const CbwHost *h, unsigned cell)
{
    return cbw_state(h, 16 + cell * 8) != 0;
}

static char *cbw_format(const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = n < 0 ? NULL : malloc((size_t)n + 1);
    if (text)
        vsnprintf(text, (size_t)n + 1, format, args);
    return text;
}

// ---- numbers ---------------------------------------------------------------

// A number of the host's as the module's type has it.
static inline uint64_t cbw_fit(CbwCall *c, bool negative, uint64_t v,
                               int64_t min, uint64_t max, const char *name)
{
    if ((negative ? (int64_t)v < min : v > max) && !c->loose)
        cbw_fail(c, CBW_HOST_ARGUMENT,
                 negative ? "'%s' is %lld: must be %lld to %llu"
                          : "'%s' is %llu: must be %lld to %llu",
                 name, (unsigned long long)v, (long long)min,
                 (unsigned long long)max);
    return v;
}

static inline uint32_t cbw_count(CbwCall *c, bool negative, uint64_t n,
                                 const char *name)
{
    return (uint32_t)cbw_fit(c, negative, n, 0, UINT32_MAX, name);
}

// The length of text; below zero: it ends with a zero character, as C's
// functions have it.
static inline uint32_t cbw_text_count(CbwCall *c, const void *text,
                                      bool negative, uint64_t n, unsigned unit,
                                      const char *name)
{
    if (negative && text)
        return cbw_count(c, false, cbw_length(text, unit), name);
    return cbw_count(c, negative, n, name);
}

// The elements of an output buffer that C says it has written: none when it
// says less, at most all.
static inline uint64_t cbw_used(bool negative, uint64_t n, uint64_t most)
{
    return negative ? 0 : n < most ? n : most;
}

static int64_t cbw_load(const void *p, size_t i, size_t size, bool is_signed)
{
    const char *at = (const char *)p + i * size;
    union {
        int8_t i8;
        uint8_t u8;
        int16_t i16;
        uint16_t u16;
        int32_t i32;
        uint32_t u32;
        int64_t i64;
    } v;
    memcpy(&v, at, size);
    switch (size) {
    case 1:
        return is_signed ? v.i8 : v.u8;
    case 2:
        return is_signed ? v.i16 : v.u16;
    case 4:
        return is_signed ? (int64_t)v.i32 : (int64_t)v.u32;
    default:
        return v.i64;
    }
}

static void cbw_store(void *p, size_t i, size_t size, int64_t v)
{
    memcpy((char *)p + i * size, &v, size); // little-endian hosts
}

// Numbers of the host's, `size` bytes each, as numbers of the module's.
static void cbw_numbers_in(CbwCall *c, uint32_t at, const void *p, uint64_t n,
                           size_t size, size_t to, bool is_signed,
                           const char *name)
{
    if (c->failed || !n)
        return;
    if (size == to) {
        memcpy(cbw_mem(c->h) + at, p, n * size);
        return;
    }
    int64_t min = is_signed ? -((int64_t)1 << (to * 8 - 1)) : 0;
    uint64_t max = UINT64_MAX >> (64 - to * 8 + (is_signed ? 1 : 0));
    for (uint64_t i = 0; i < n; i++) {
        int64_t v = cbw_load(p, i, size, is_signed);
        cbw_fit(c, is_signed && v < 0, (uint64_t)v, min, max, name);
        cbw_store(cbw_mem(c->h) + at, i, to, v);
    }
}

// A copy of them, with `end` zero bytes behind.
static uint32_t cbw_put_numbers(CbwCall *c, const void *p, uint64_t n,
                                size_t size, size_t to, bool is_signed,
                                unsigned end, const char *name)
{
    if (size == to)
        return cbw_put(c, p, n * size, end);
    uint32_t at = p ? cbw_take_zero(c, n * to + end) : 0;
    if (at)
        cbw_numbers_in(c, at, p, n, size, to, is_signed, name);
    return at;
}

// So many elements that the module says it has.
static bool cbw_some(CbwCall *c, uint32_t at, uint64_t n, unsigned size)
{
    if (n > UINT32_MAX)
        cbw_fail(c, CBW_HOST_TRAP, "the module says that it has %llu elements",
                 (unsigned long long)n);
    return !c->failed && cbw_at(c, at, n * size);
}

static void cbw_numbers_out(CbwCall *c, void *p, uint32_t at, uint64_t n,
                            size_t size, size_t from, bool is_signed)
{
    const uint8_t *src = p && n && cbw_some(c, at, n, (unsigned)from)
                             ? cbw_mem(c->h) + at
                             : NULL;
    if (src && size == from)
        memcpy(p, src, n * size);
    for (uint64_t i = 0; src && size != from && i < n; i++)
        cbw_store(p, i, size, cbw_load(src, i, from, is_signed));
}

// Of elements that were zero before the call: up to the last that is not.
static uint64_t cbw_seen(CbwCall *c, uint32_t at, uint64_t n, unsigned size)
{
    const uint8_t *p =
        n && cbw_some(c, at, n, size) ? cbw_mem(c->h) + at : NULL;
    uint64_t end = p ? n * size : 0;
    while (end && !p[end - 1])
        end--;
    return (end + size - 1) / size;
}

// What does not fit in the caller's buffer is not written at all; a call that
// failed may say what it would need.
static bool cbw_room(CbwCall *c, uint64_t n, uint64_t room, const char *name)
{
    if (n > room && c->h->status == CBW_HOST_LIBRARY)
        return false;
    if (n > room)
        cbw_fail(c, CBW_HOST_ARGUMENT,
                 "'%s' has room for %llu: the result has %llu", name,
                 (unsigned long long)room, (unsigned long long)n);
    return !c->failed;
}

// Elements before the first zero one.
static uint64_t cbw_elements(CbwCall *c, uint32_t at, unsigned size)
{
    uint64_t end = rt_memory_size(c->h->memory), n = 0;
    static const uint8_t zero[8];
    while (at + (n + 1) * size <= end && memcmp(cbw_mem(c->h) + at + n * size,
                                                zero, size > 8 ? 8 : size) != 0)
        n++;
    if (at + (n + 1) * size > end)
        cbw_fail(c, CBW_HOST_TRAP, "text of the module has no end");
    return n;
}
