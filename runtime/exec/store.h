// store.h: what a store holds, laid out for the interpreter.
//
// In: modules (core/module.h). Out: read and written by the interpreter
// (interp*.c) and by the files of this room. All of it belongs to the store
// and lives until rt_store_free; only GC objects go earlier (gc.h). No object
// below ever moves, except the bytes of memories and the elements of tables
// when they grow.
#ifndef CBW_EXEC_STORE_H
#define CBW_EXEC_STORE_H

#include "base/arena.h"
#include "runtime/core/regcode.h"
#include "runtime/core/types.h"

#include <stdatomic.h>

// -------------------------------------------------------------- values

// 8 bytes; a v128 takes two in a row, lanes in memory order. Of an i32 or f32
// only the low 4 bytes mean something.
typedef union {
    uint32_t i32;
    int32_t s32;
    uint64_t i64;
    int64_t s64;
    float f32;
    double f64;
    RtRef ref;
} RtSlot;

static inline uint32_t rt_type_slots(RtType t)
{
    return t == RT_V128 ? 2 : 1;
}

// ---------------------------------------------------------- references

// An RtRef is 0 (null), an unboxed i31 (value << 1 | 1, upper half zero), or
// the address of something that starts with an RtHead. Converting between any
// and extern changes nothing.
typedef struct {
    uint32_t type; // store type id; RT_NO_INDEX for exceptions and host values
    uint8_t kind;  // RtRefKind; 0: free memory of the GC heap
    uint8_t mark;  // the collector's
    bool plain;    // of a wasm function: rt_exec_plain may be used
    uint8_t spare;
} RtHead;

#define RT_REF_IS_I31(r) (((r)&1u) != 0)
#define RT_REF_PTR(T, r) ((T *)(uintptr_t)(r))
#define RT_PTR_REF(p) ((RtRef)(uintptr_t)(p))

// Fields at the offsets of rt_struct_layout (core/types.h), unaligned for v128.
typedef struct {
    RtHead head;
    uint8_t data[];
} RtStruct;

// Elements of rt_storage_size bytes each.
typedef struct {
    RtHead head;
    uint32_t len;
    uint32_t spare;
    uint8_t data[];
} RtArray;

typedef struct {
    RtHead head;
    RtTag *tag;
    uint64_t nvalues;
    RtVal values[];
} RtExn;

typedef struct {
    RtHead head;
    uint64_t value;
} RtHostRef;

// --------------------------------------------------------------- types

// A type of the store: RtStore.types[id], with what is computed once from it.
// Equal types of all modules have the same id; ids never change.
typedef struct {
    uint32_t id;
    uint32_t depth;          // number of supertypes
    const uint32_t *display; // ids of the supertypes and, at [depth], its own
    RtCompKind kind;
    // functions
    uint32_t nparam_slots;
    uint32_t nresult_slots;
    uint64_t narrow; // bit i: parameter i has 32 bits
    bool wide; // some parameter or result is a v128, or there are very many
    // structs: bytes of all fields; arrays: bytes of an element
    uint32_t size;
    const uint32_t *offsets; // structs: of each field
    const RtField *fields;   // arrays have one
    uint32_t nfields;
    bool has_refs; // some field holds references that the collector follows
    RtFuncType func;
} RtRtt;

// Is a type a subtype of `super`? (ids equal: the caller's fast path)
static inline bool rt_rtt_below(const RtRtt *sub, const RtRtt *super)
{
    return sub->depth >= super->depth &&
           sub->display[super->depth] == super->id;
}

// ------------------------------------------------------------- externs

struct RtFunc {
    RtHead head;          // .type: call_indirect compares it first
    RtInstance *instance; // NULL: a host function
    union {
        uint32_t index; // in the instance's module
        void *user;
    };
    union {
        const struct RtCode *code; // of a wasm function
        RtHostFn host;
    };
    const RtRtt *type; // head.type is its id
};

struct RtTable {
    RtRef *elems;
    uint64_t size;
    uint64_t max;     // elements it may grow to
    RtTableType type; // heaps: store types; extent.min is the first size
    RtStore *store;
    RtTable *next; // of the store
};

struct RtMemory {
    uint8_t *data;
    uint64_t size;     // bytes
    uint64_t cap;      // bytes that are mapped and may be touched
    uint64_t reserved; // guarded: bytes of the whole reservation; else 0
    uint64_t image_lo; // [lo, hi) is mapped from the module's data image
    uint64_t image_hi;
    uint64_t max_pages;
    RtMemoryType type; // extent.min is the first size
    RtStore *store;
    RtMemory *next; // of the store
};

struct RtGlobal {
    RtSlot value[2];
    RtGlobalType type; // heap: store type
    RtStore *store;
    RtGlobal *next; // of the store's globals that hold references
};

struct RtTag {
    const RtRtt *type; // a function type; a tag's identity is its address
    RtStore *store;
};

// ------------------------------------------------------------ instances

typedef struct {
    RtRef *refs;
    uint64_t len; // 0 once dropped
} RtElems;

typedef struct {
    const uint8_t *bytes;
    uint64_t len; // 0 once dropped
} RtData;

typedef struct RtLink RtLink; // what the instances of one module share: link.h

// One allocation; the arrays stand behind it.
struct RtInstance {
    const RtModule *module;
    RtStore *store;
    RtFunc **funcs; // in the order of the module's index spaces; those that
                    // are not imported by rt_instance_func
    RtTable **tables;
    RtMemory **memories;
    const RtMemory *memory; // 0, or one that is empty
    RtGlobal **globals;
    RtTag **tags;
    const RtRtt *const *types; // by module type index
    RtElems *elems;            // all element segments
    RtData *datas;             // all data segments
    RtLink *link;
    RtInstance *next;
    uint64_t *counts; // of the module's counters
};

// --------------------------------------------------------------- stores

typedef struct RtFrame RtFrame; // interp.h
typedef struct RtGc RtGc;       // gc.c
typedef struct RtPins RtPins;   // pin.c

// Who watches the guest's heap (observe/heap.c). Frames are exact in each call.
typedef struct RtWatcher RtWatcher;
struct RtWatcher {
    // The guest calls an allocator function with `args`; those that the
    // function gets go to `call`. False: it is not called, and its result is
    // in args[0].
    bool (*enter)(RtWatcher *w, RtInstance *inst, RtAllocKind kind,
                  RtSlot *args, RtSlot *call);
    // It returned `result`; what the guest gets goes to args[0].
    void (*leave)(RtWatcher *w, RtInstance *inst, RtAllocKind kind,
                  RtSlot *args, const RtSlot *result);
    void (*access)(RtWatcher *w, RtInstance *inst, uint64_t address,
                   uint64_t size, bool store);
    void (*close)(RtWatcher *w); // the store ends
};

struct RtStore {
    // Value stack and frame stack, [base, end), allocated by rt_store_stacks
    // on the first call. `sp` and `frame` are the first free ones: exact
    // whenever the interpreter calls anything that may call back, collect or
    // trap. The collector takes each slot below `sp` for a possible reference.
    RtSlot *stack, *stack_end, *sp;
    RtFrame *frames, *frames_end, *frame;
    uint64_t fuel; // UINT64_MAX: endless
    atomic_uint interrupt;
    uint32_t host_depth; // host functions in progress
    bool plain; // rt_exec_plain may be used: there are stacks, and no guarded
                // memories
    RtStatus status; // with which the interpreter leaves
    RtSlot result;   // the one that a host function gave
    // What stands for the host's call, whose result goes to slot 0, and the
    // way out behind it.
    RtIns home[2];

    RtTypeDef *types;   // by id; canon is the id itself
    const RtRtt **rtts; // by id
    uint32_t ntypes, types_cap;
    RtGroupTable groups;
    Arena *arena; // types and links; its exit is set by those who allocate
    jmp_buf exit;

    RtLimits limits;                    // none is 0
    bool refused_memory, refused_table; // growth beyond the limits
    uint64_t memory_used, table_used;
    RtInstance *instances;
    RtTable *tables;
    RtMemory *memories;
    RtMemory no_memory;
    RtGlobal *ref_globals;
    RtLink *links;
    RtGc *gc;
    RtPins *pins;
    uint32_t nguarded; // memories with a reservation
    bool full;         // the arena failed: nothing more is made
    RtWatcher *watcher;

    RtTrap trap;
    RtTraceFrame *trace;
    RtRef exception; // a root
    char error[240];
    char host_text[160]; // of rt_host_trap
};

// Makes the stacks; false: the host has no memory (rt_store_error tells).
bool rt_store_stacks(RtStore *s);

// Records a trap with the backtrace of now and returns RT_TRAPPED. `sp` and
// `frame` must be exact.
RtStatus rt_trap(RtStore *s, RtTrapKind kind);
// Records an exception and returns RT_THROWN.
RtStatus rt_throw(RtStore *s, RtRef exception);
// Records an error for rt_store_error and returns `status`.
RtStatus rt_error(RtStore *s, RtStatus status, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

// Calls a host function: slots to values and back. `args` and `results` may be
// the same slots; they lie below `sp`.
RtStatus rt_call_host(RtStore *s, const RtFunc *f, const RtSlot *args,
                      RtSlot *results);

// ---------------------------------------------------------- type checks

// Is a reference that is not null of heap type `h`, a type as the instance's
// module writes it?
bool rt_ref_is(const RtInstance *inst, RtRef r, RtHeap h);

// Does the function have the type, or a subtype of it (call_indirect)?
static inline bool rt_func_is(const RtFunc *f, const RtRtt *type)
{
    return f->head.type == type->id || rt_rtt_below(f->type, type);
}

// A function of the instance, made when it is first asked for. NULL: the store
// is full.
RtFunc *rt_instance_func(RtInstance *inst, uint32_t index);

// ---------------------------------------------- operations of instructions

// Those that return RtStatus trap as the instruction does.

// memory.grow, table.grow: the old size, or -1. In pages and elements.
int64_t rt_memory_grow_by(RtMemory *m, uint64_t pages);
int64_t rt_table_grow_by(RtTable *t, uint64_t by, RtRef init);

RtStatus rt_memory_init(RtInstance *inst, uint32_t data, RtMemory *m,
                        uint64_t to, uint32_t from, uint32_t n);
RtStatus rt_memory_copy(RtMemory *to_m, RtMemory *from_m, uint64_t to,
                        uint64_t from, uint64_t n);
RtStatus rt_memory_fill(RtMemory *m, uint64_t to, uint8_t byte, uint64_t n);
void rt_data_drop(RtInstance *inst, uint32_t data);

RtStatus rt_table_init(RtInstance *inst, uint32_t elem, RtTable *t, uint64_t to,
                       uint32_t from, uint32_t n);
RtStatus rt_table_copy(RtTable *to_t, RtTable *from_t, uint64_t to,
                       uint64_t from, uint64_t n);
RtStatus rt_table_fill(RtTable *t, uint64_t to, RtRef r, uint64_t n);
void rt_elem_drop(RtInstance *inst, uint32_t elem);

// Zeroed objects; 0 when the heap limit is reached (trap OUT_OF_MEMORY, which
// the caller makes). They collect when it is time to, so `sp` must be exact
// and references that live on must be in slots below it.
RtRef rt_struct_alloc(RtStore *s, const RtRtt *type);
RtRef rt_array_alloc(RtStore *s, const RtRtt *type, uint32_t len);
// Takes the values from slots, as the tag's parameters lie on the stack.
RtRef rt_exn_alloc(RtStore *s, RtTag *tag, const RtSlot *values);
void rt_exn_unpack(RtRef exn, RtSlot *values);

// A field or element of storage type `t` at `at`; packed ones are cut, and
// read with or without sign.
void rt_storage_write(RtType t, uint8_t *at, const RtSlot *value);
void rt_storage_read(RtType t, const uint8_t *at, bool sign, RtSlot *value);

// The array instructions on arrays that are not null.
RtStatus rt_array_fill(RtStore *s, RtRef array, uint32_t at,
                       const RtSlot *value, uint32_t n);
RtStatus rt_array_copy(RtStore *s, RtRef to_array, uint32_t to,
                       RtRef from_array, uint32_t from, uint32_t n);
// array.new_data, array.new_elem: the array in `out`
RtStatus rt_array_new_data(RtInstance *inst, const RtRtt *type, uint32_t data,
                           uint32_t from, uint32_t n, RtRef *out);
RtStatus rt_array_new_elem(RtInstance *inst, const RtRtt *type, uint32_t elem,
                           uint32_t from, uint32_t n, RtRef *out);
RtStatus rt_array_init_data(RtInstance *inst, RtRef array, uint32_t data,
                            uint32_t to, uint32_t from, uint32_t n);
RtStatus rt_array_init_elem(RtInstance *inst, RtRef array, uint32_t elem,
                            uint32_t to, uint32_t from, uint32_t n);

// memory.atomic.wait on an address that is valid and aligned: nobody else
// runs, so that a wait only ends by its timeout. `result` is 1 (not equal) or
// 2 (timed out).
RtStatus rt_atomic_wait(RtMemory *m, uint64_t at, uint64_t expected,
                        unsigned size, int64_t timeout_ns, uint32_t *result);

#endif
