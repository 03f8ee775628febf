// cbw_runtime.h: the embedding API of the WebAssembly 3.0 runtime.
//
// bytes -> RtModule (immutable, decoded, validated, compiled)
//       -> RtInstance inside an RtStore -> calls.
//
// Nothing here is global. A store and what lives in it belong to one thread at
// a time; modules may be shared by stores of different threads. Everything a
// store hands out (functions, memories, instances, references) is owned by the
// store and lives until rt_store_free. A guest's mistake is a status, never an
// abort.
#ifndef CBW_RUNTIME_H
#define CBW_RUNTIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---------------------------------------------------------------- types

// A value type: low 8 bits the kind, above them the heap type of a reference.
// The kinds are the binary format's bytes (core spec 5.3.1-5.3.4).
typedef uint32_t RtType;

#define RT_I32 ((RtType)0x7F)
#define RT_I64 ((RtType)0x7E)
#define RT_F32 ((RtType)0x7D)
#define RT_F64 ((RtType)0x7C)
#define RT_V128 ((RtType)0x7B)
#define RT_I8 ((RtType)0x78)   // packed, only as storage type of fields
#define RT_I16 ((RtType)0x77)  // packed, only as storage type of fields
#define RT_KIND_REF 0x64u      // (ref HT)
#define RT_KIND_REF_NULL 0x63u // (ref null HT)
#define RT_BOT ((RtType)0)     // validator only: any type
#define RT_BOT_REF ((RtType)1) // validator only: any reference

// A heap type: a type index, or RT_HEAP_ABS plus the abstract type's byte.
// In a module's types the index is the module's type index; in the types of a
// store's objects (rt_func_type ...) it is an index of the store's own types.
typedef uint32_t RtHeap;

#define RT_HEAP_ABS 0xFFFF00u
#define RT_HEAP_EXN (RT_HEAP_ABS | 0x69u)
#define RT_HEAP_ARRAY (RT_HEAP_ABS | 0x6Au)
#define RT_HEAP_STRUCT (RT_HEAP_ABS | 0x6Bu)
#define RT_HEAP_I31 (RT_HEAP_ABS | 0x6Cu)
#define RT_HEAP_EQ (RT_HEAP_ABS | 0x6Du)
#define RT_HEAP_ANY (RT_HEAP_ABS | 0x6Eu)
#define RT_HEAP_EXTERN (RT_HEAP_ABS | 0x6Fu)
#define RT_HEAP_FUNC (RT_HEAP_ABS | 0x70u)
#define RT_HEAP_NONE (RT_HEAP_ABS | 0x71u)
#define RT_HEAP_NOEXTERN (RT_HEAP_ABS | 0x72u)
#define RT_HEAP_NOFUNC (RT_HEAP_ABS | 0x73u)
#define RT_HEAP_NOEXN (RT_HEAP_ABS | 0x74u)

#define RT_REF_TYPE(heap) ((RtType)(((heap) << 8) | RT_KIND_REF))
#define RT_REF_NULL_TYPE(heap) ((RtType)(((heap) << 8) | RT_KIND_REF_NULL))
#define RT_FUNCREF RT_REF_NULL_TYPE(RT_HEAP_FUNC)
#define RT_EXTERNREF RT_REF_NULL_TYPE(RT_HEAP_EXTERN)

static inline unsigned rt_type_kind(RtType t)
{
    return t & 0xFFu;
}

static inline RtHeap rt_type_heap(RtType t)
{
    return t >> 8;
}

static inline bool rt_type_is_ref(RtType t)
{
    return rt_type_kind(t) == RT_KIND_REF ||
           rt_type_kind(t) == RT_KIND_REF_NULL;
}

static inline bool rt_type_nullable(RtType t)
{
    return rt_type_kind(t) == RT_KIND_REF_NULL;
}

static inline bool rt_heap_is_index(RtHeap h)
{
    return h < RT_HEAP_ABS;
}

typedef struct {
    const RtType *params;
    const RtType *results;
    uint32_t nparams;
    uint32_t nresults;
} RtFuncType;

// Limits of a memory (in pages of 64 KiB) or table (in elements).
typedef struct {
    uint64_t min;
    uint64_t max; // meaningless without has_max
    bool has_max;
    bool is64;   // addressed by i64
    bool shared; // memories only
} RtExtent;

typedef struct {
    RtType elem;
    RtExtent extent;
} RtTableType;

typedef struct {
    RtExtent extent;
    uint8_t page_log2; // 16, or 0 with custom page sizes
} RtMemoryType;

typedef struct {
    RtType type;
    bool mutable_;
} RtGlobalType;

typedef enum {
    RT_EXTERN_FUNC,
    RT_EXTERN_TABLE,
    RT_EXTERN_MEMORY,
    RT_EXTERN_GLOBAL,
    RT_EXTERN_TAG
} RtExternKind;

// Not NUL-terminated and may hold NUL; valid UTF-8; owned by its module.
typedef struct {
    const char *ptr;
    size_t len;
} RtName;

// --------------------------------------------------------------- values

// A reference: 0 is null, everything else is only for the calls below.
typedef uint64_t RtRef;

// Untagged: the type is known from the function, global or table.
typedef union {
    uint32_t i32;
    uint64_t i64;
    float f32;
    double f64;
    RtRef ref;
    uint8_t v128[16]; // little endian, lane 0 first
} RtVal;

typedef enum {
    RT_REF_NULL,
    RT_REF_FUNC,
    RT_REF_I31,
    RT_REF_STRUCT,
    RT_REF_ARRAY,
    RT_REF_EXN,
    RT_REF_HOST // made by rt_ref_host
} RtRefKind;

// --------------------------------------------------------------- results

// The spec's (and its suite's) words for what stops a guest.
#define RT_TRAPS(X)                                                            \
    X(UNREACHABLE, "unreachable")                                              \
    X(DIVIDE_BY_ZERO, "integer divide by zero")                                \
    X(INTEGER_OVERFLOW, "integer overflow")                                    \
    X(INVALID_CONVERSION, "invalid conversion to integer")                     \
    X(MEMORY_BOUNDS, "out of bounds memory access")                            \
    X(TABLE_BOUNDS, "out of bounds table access")                              \
    X(ARRAY_BOUNDS, "out of bounds array access")                              \
    X(UNDEFINED_ELEMENT, "undefined element")                                  \
    X(UNINITIALIZED_ELEMENT, "uninitialized element")                          \
    X(INDIRECT_CALL_TYPE, "indirect call type mismatch")                       \
    X(NULL_REFERENCE, "null reference")                                        \
    X(NULL_FUNCTION, "null function reference")                                \
    X(NULL_STRUCTURE, "null structure reference")                              \
    X(NULL_ARRAY, "null array reference")                                      \
    X(NULL_I31, "null i31 reference")                                          \
    X(NULL_EXCEPTION, "null exception reference")                              \
    X(CAST_FAILURE, "cast failure")                                            \
    X(UNALIGNED_ATOMIC, "unaligned atomic")                                    \
    X(UNSHARED_WAIT, "expected shared memory")                                 \
    X(STACK_EXHAUSTED, "call stack exhausted")                                 \
    X(OUT_OF_MEMORY, "out of memory")                                          \
    X(OUT_OF_FUEL, "out of fuel")                                              \
    X(INTERRUPTED, "interrupted")                                              \
    X(UNCAUGHT_EXCEPTION, "unhandled exception")                               \
    X(HOST, "host error")

typedef enum {
#define RT_TRAP_ENUM(id, text) RT_TRAP_##id,
    RT_TRAPS(RT_TRAP_ENUM)
#undef RT_TRAP_ENUM
        RT_NTRAPS
} RtTrapKind;

const char *rt_trap_text(RtTrapKind kind);

typedef enum {
    RT_OK,
    RT_TRAPPED,    // rt_store_trap tells
    RT_THROWN,     // a wasm exception left the call: rt_store_exception
    RT_LINK_ERROR, // rt_store_error tells; nothing was instantiated
    RT_LIMIT       // rt_store_error tells: a limit or the host's memory
} RtStatus;

typedef enum {
    RT_LOAD_OK,
    RT_LOAD_MALFORMED, // not the binary format
    RT_LOAD_INVALID,   // decodes, but breaks a validation rule
    RT_LOAD_LIMIT      // fine, but over a limit of this runtime
} RtLoadStatus;

typedef struct {
    RtLoadStatus status;
    size_t offset;  // of the first offending byte
    char text[160]; // "unexpected end", "type mismatch: ...": suite's words
} RtLoadError;

// One call of a trap's backtrace, innermost first.
typedef struct {
    struct RtInstance *instance; // NULL: host function
    uint32_t func;               // index in the instance's module
    uint32_t offset;             // of the instruction in the module's bytes
    const void *slots;           // for rt_describe, rt_coredump
} RtTraceFrame;

typedef struct {
    RtTrapKind kind;
    const char *text; // rt_trap_text, or the host function's words
    const RtTraceFrame *frames;
    size_t nframes; // that are there, at most 256
    size_t depth;   // calls in progress
} RtTrap;

// --------------------------------------------------------------- modules

typedef struct RtModule RtModule;
typedef struct RtStore RtStore;
typedef struct RtInstance RtInstance;
typedef struct RtFunc RtFunc;
typedef struct RtTable RtTable;
typedef struct RtMemory RtMemory;
typedef struct RtGlobal RtGlobal;
typedef struct RtTag RtTag;

// How accesses to 32-bit memories are kept inside. CHECKED compares each time.
// GUARD reserves 4 GiB of address space for each such memory and lets the
// processor notice: faster, but it needs a process-wide handler of SIGSEGV and
// SIGBUS (the only global of this library; it passes on what is not its own).
typedef enum { RT_CHECKED, RT_GUARD } RtBounds;

typedef struct {
    size_t max_bytes;   // for all of the module's structures; 0: a default
    bool metered;       // compile fuel and interrupt checks in
    bool decode_only;   // no validation, no code: only for printing
    bool canonical_nan; // every NaN that arithmetic makes is the canonical one
    bool coverage;      // count what runs: rt_coverage_new
    bool watch_heap;    // make the guest's allocator watchable: rt_heap_watch
    bool redzones;      // the same, and check each access to memory
    RtBounds bounds;
} RtLoadOptions;

// Decodes and validates all of it; functions are compiled when they are first
// called. `bytes` must stay alive and unchanged as long as the module.
// `options` may be NULL. NULL on error, told in `err`.
RtModule *rt_module_load(const uint8_t *bytes, size_t len,
                         const RtLoadOptions *options, RtLoadError *err);
// The caller frees it after every store that instantiated it.
void rt_module_free(RtModule *m);

typedef struct {
    RtName module; // empty for an export
    RtName name;
    RtExternKind kind;
    RtFuncType func; // also a tag's parameters
    RtTableType table;
    RtMemoryType memory;
    RtGlobalType global;
} RtExternType; // only the member of `kind` is set; owned by the module

size_t rt_module_nimports(const RtModule *m);
RtExternType rt_module_import(const RtModule *m, size_t i);
size_t rt_module_nexports(const RtModule *m);
RtExternType rt_module_export(const RtModule *m, size_t i);

// -------------------------------------------------------- names and lines

// Where an instruction is from. All texts are empty, and all numbers 0, where
// nothing tells. They are a guest's words: anything may stand in them.
typedef struct {
    RtName function;  // from the name section, DWARF, an export or import
    RtName directory; // in which a relative `file` lies
    RtName file;
    uint32_t line, column;
} RtPlace;

// The names and the DWARF (versions 2 to 5) of a module, as far as they can be
// read. Belongs to the caller, who frees it before the module. NULL: no memory.
typedef struct RtSymbols RtSymbols;
RtSymbols *rt_symbols_new(const RtModule *m);
void rt_symbols_free(RtSymbols *y);
// The place of the instruction at `offset` in the module's bytes, then those of
// the calls that were inlined there, the function itself last. Returns how many
// there are, at least one; at most `max` are written.
size_t rt_symbols_places(const RtSymbols *y, uint32_t func, uint32_t offset,
                         RtPlace *places, size_t max);

// ---------------------------------------------------------------- stores

typedef struct {              // 0 stands for a default everywhere
    uint64_t max_memory;      // bytes of all linear memories together
    uint64_t max_table;       // elements of all tables together
    uint64_t max_heap;        // bytes of garbage-collected objects
    uint64_t max_objects;     // bytes of the store's own structures
    uint32_t max_stack_slots; // 8-byte slots of the value stack
    uint32_t max_frames;      // call depth
    uint32_t max_host_depth;  // host function -> rt_call nesting
    bool guard; // make memories of rt_memory_new fit for RT_GUARD modules
} RtLimits;

// NULL only when the host has no memory. `limits` may be NULL.
RtStore *rt_store_new(const RtLimits *limits);
void rt_store_free(RtStore *s);

// Fuel for modules loaded with `metered`: one unit a call and a loop round, and
// one for each KiB that one instruction fills, copies or allocates.
// UINT64_MAX (the default) never runs out.
void rt_store_set_fuel(RtStore *s, uint64_t fuel);
uint64_t rt_store_fuel(const RtStore *s);
// May be called from another thread or a signal handler: metered code traps
// with RT_TRAP_INTERRUPTED soon. Stays set until the trap happened.
void rt_store_interrupt(RtStore *s);

// About the last call that did not return RT_OK; valid until the next one.
// After RT_THROWN the trap is RT_TRAP_UNCAUGHT_EXCEPTION, where it was thrown.
const RtTrap *rt_store_trap(const RtStore *s);
RtRef rt_store_exception(const RtStore *s);
const char *rt_store_error(const RtStore *s);
// Whether growth was ever refused for max_memory, for max_table: the guest only
// saw -1, and may have failed for that (core spec 4.6.9, 4.6.6).
bool rt_store_refused_memory(const RtStore *s);
bool rt_store_refused_table(const RtStore *s);

// The same as text of one or more lines, for a human: what went wrong, in which
// functions, C files and lines (from the name section and DWARF, where the
// module has them), the instruction with its neighbours and its operands.
// `status` is what the call returned. Before anything else is called in the
// store. The caller passes the text to free(); NULL: no memory.
char *rt_describe(const RtStore *s, RtStatus status);

// Takes the next bytes of a file; false: no more.
typedef bool RtWrite(void *user, const void *bytes, size_t len);
// After RT_TRAPPED or RT_THROWN, before anything else is called in the store:
// the calls with their locals, memories and globals of the guest, as a core
// dump (the tool conventions' Coredump.md). `name` is the program's. False: no
// memory, or `write` had enough.
bool rt_coredump(const RtStore *s, const char *name, RtWrite *write,
                 void *user);

// ------------------------------------------------- the guest's heap, watched

// Mistakes of a guest with its own allocator, in modules that were loaded with
// `watch_heap` or `redzones`: malloc, calloc, realloc, free, aligned_alloc,
// memalign and posix_memalign as the exports or the name section call them,
// whoever calls them, guest or host.
//
// A wrong call of free or realloc is recorded and not made. With `redzones`
// each block has 16 poisoned bytes or more on either side, freed blocks are
// kept for a while, and each load, store, copy and fill of the guest is
// checked; a wrong one is recorded, and made. A leak is a block that was not
// freed and that nothing in memory or globals points to.
typedef struct RtHeapWatch RtHeapWatch;

#define RT_HEAP_ERRORS(X)                                                      \
    X(DOUBLE_FREE, "double free")                                              \
    X(BAD_FREE, "free of what was not allocated")                              \
    X(OVERFLOW, "access outside of a block")                                   \
    X(USE_AFTER_FREE, "use after free")                                        \
    X(CORRUPTED, "bytes around a block were overwritten")

typedef enum {
#define RT_HEAP_ENUM(id, text) RT_HEAP_##id,
    RT_HEAP_ERRORS(RT_HEAP_ENUM)
#undef RT_HEAP_ENUM
        RT_HEAP_NERRORS
} RtHeapError;

typedef struct {
    size_t errors[RT_HEAP_NERRORS]; // recorded since the last rt_heap_reset
    uint64_t leaked_blocks, leaked_bytes;
    uint64_t held_blocks, held_bytes; // not freed, but something points to them
    uint64_t allocations;             // calls that succeeded
    uint64_t peak_bytes;              // most that were in use at once
} RtHeapState;

// Watches the store from now on: before it has instances. Belongs to the store
// and ends with it. NULL: no memory, or it is watched already.
RtHeapWatch *rt_heap_watch(RtStore *s);
// Forgets errors, and takes blocks in use for blocks that may stay: what comes
// after is about later ones.
void rt_heap_reset(RtHeapWatch *w);
// Is there a block at that address that is not freed?
bool rt_heap_has(RtHeapWatch *w, const RtInstance *inst, uint64_t address);
// What is wrong now. Not while a call is in progress.
RtHeapState rt_heap_state(RtHeapWatch *w);
// The same as text, with the calls that allocated and freed each block; leaks
// of one place are one entry. Empty if nothing is wrong. The caller passes it
// to free(); NULL: no memory. Not while a call is in progress.
char *rt_heap_report(RtHeapWatch *w);

// ---------------------------------------------------------------- coverage

// Which functions and lines of modules loaded with `coverage` ran. The caller
// frees it before the module. NULL: no memory.
typedef struct RtCoverage RtCoverage;
RtCoverage *rt_coverage_new(const RtModule *m);
void rt_coverage_free(RtCoverage *c);
// Adds what the instance ran so far and starts it at zero again. Another
// module's instance adds nothing.
void rt_coverage_add(RtCoverage *c, RtInstance *inst);
// The counters themselves, in an order that depends on the module's bytes only:
// for adding up what several processes saw.
uint64_t *rt_coverage_counts(RtCoverage *c, size_t *n);

typedef struct {
    uint32_t functions, functions_run;
    uint32_t lines, lines_run; // 0 without DWARF
} RtCoverageSum;

// Leaves out files for which `keep` says false, for example those of libc;
// functions without DWARF are left out then too. `directory` is where a
// relative `file` lies. Before the first of the calls below.
void rt_coverage_filter(RtCoverage *c,
                        bool (*keep)(void *user, RtName directory, RtName file),
                        void *user);
RtCoverageSum rt_coverage_sum(RtCoverage *c);
// For a human, or as lcov's tracefile. The caller passes the text to free();
// NULL: no memory.
char *rt_coverage_text(RtCoverage *c);
char *rt_coverage_lcov(RtCoverage *c, const char *test_name);

// ---------------------------------------------------------------- externs

typedef struct {
    RtExternKind kind;
    union {
        RtFunc *func;
        RtTable *table;
        RtMemory *memory;
        RtGlobal *global;
        RtTag *tag;
    } of;
} RtExtern;

// Imports in the order of rt_module_import. The instance belongs to the store.
// After a trap (active segments, start function) the instance is gone for the
// caller, but what it wrote elsewhere stays (core spec 4.7.2).
RtStatus rt_instantiate(RtStore *s, RtModule *m, const RtExtern *imports,
                        size_t nimports, RtInstance **out);
// False: there is none, or the store has no room for a function's handle.
bool rt_export(const RtInstance *inst, const char *name, size_t len,
               RtExtern *out);
const RtModule *rt_instance_module(const RtInstance *inst);
// For host functions: the instance whose code called; NULL: the host.
RtInstance *rt_store_caller(const RtStore *s);

// A host function. It fills `results` and returns RT_OK, or fails with
// rt_host_trap / rt_host_throw. Calling back with rt_call is allowed; a failed
// inner call's status may be returned as it is to pass the trap on.
typedef RtStatus (*RtHostFn)(void *user, RtStore *s, const RtVal *args,
                             RtVal *results);

// All return NULL when a limit is reached. Types use abstract heaps only.
RtFunc *rt_func_new(RtStore *s, const RtFuncType *type, RtHostFn fn,
                    void *user);
RtTable *rt_table_new(RtStore *s, RtTableType type, RtRef init);
RtMemory *rt_memory_new(RtStore *s, RtMemoryType type);
RtGlobal *rt_global_new(RtStore *s, RtGlobalType type, RtVal init);
RtTag *rt_tag_new(RtStore *s, const RtType *params, uint32_t nparams);

RtStatus rt_host_trap(RtStore *s, const char *text);
RtStatus rt_host_throw(RtStore *s, RtRef exception);

// `args` and `results` have as many values as the function's type says.
RtStatus rt_call(RtStore *s, RtFunc *f, const RtVal *args, RtVal *results);
RtFuncType rt_func_type(const RtFunc *f); // heaps index the store's types

RtTableType rt_table_type(const RtTable *t); // extent.min: current size
uint64_t rt_table_size(const RtTable *t);
bool rt_table_get(const RtTable *t, uint64_t i, RtRef *out);
bool rt_table_set(RtTable *t, uint64_t i, RtRef ref);
bool rt_table_grow(RtTable *t, uint64_t by, RtRef init);

RtMemoryType rt_memory_type(const RtMemory *m);
uint64_t rt_memory_size(const RtMemory *m); // bytes
uint8_t *rt_memory_data(RtMemory *m);       // until the guest or host grows it
bool rt_memory_grow(RtMemory *m, uint64_t pages);

RtGlobalType rt_global_type(const RtGlobal *g);
RtVal rt_global_get(const RtGlobal *g);
bool rt_global_set(RtGlobal *g, RtVal v); // false: immutable

// ------------------------------------------------------------- references

RtRefKind rt_ref_kind(RtRef r);
RtRef rt_ref_of_func(RtFunc *f);
RtFunc *rt_ref_func(RtRef r); // NULL unless RT_REF_FUNC
// A reference to an opaque host value, as externref and (internalized) anyref.
// 0 when the heap limit is reached.
RtRef rt_ref_host(RtStore *s, uint64_t value);
uint64_t rt_ref_host_value(RtRef r); // 0 unless RT_REF_HOST
RtRef rt_ref_i31(uint32_t value);
uint32_t rt_ref_i31_value(RtRef r); // sign-extended from 31 bits
RtRef rt_exception_new(RtStore *s, RtTag *tag, const RtVal *args);
RtTag *rt_exception_tag(RtRef exception);
size_t rt_exception_values(RtRef exception, const RtVal **values);
// A reference that only the host holds lives until the next rt_call or
// rt_instantiate, or until the host function that got it returns. Pinned ones
// live until they are unpinned as often as they were pinned.
bool rt_ref_pin(RtStore *s, RtRef r);
void rt_ref_unpin(RtStore *s, RtRef r);

#endif
