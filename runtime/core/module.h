// module.h: the decoded module, as the binary format wrote it.
//
// In: the decoder (decode.c). Out: read by the validator, by instantiation,
// and by the printer of the text format. All arrays live in the module's
// arena; names and byte ranges point into the caller's module bytes. Type
// indices in RtType values are the module's own, as written.
#ifndef CBW_CORE_MODULE_H
#define CBW_CORE_MODULE_H

#include "runtime/cbw_runtime.h"

#define RT_NO_INDEX UINT32_MAX

// A range of the module's bytes.
typedef struct {
    uint32_t start; // offset of the first byte
    uint32_t end;   // offset behind the last
} RtRange;

typedef struct {
    RtType type; // storage type: may be RT_I8 or RT_I16
    bool mutable_;
} RtField;

typedef enum { RT_COMP_FUNC, RT_COMP_STRUCT, RT_COMP_ARRAY } RtCompKind;

// One sub type of a recursion group (core spec 2.3.9).
typedef struct {
    RtCompKind kind;
    bool final;
    bool sub;              // written as (sub ...): only matters for printing
    uint32_t super;        // type index or RT_NO_INDEX
    uint32_t rec_start;    // the group's first type index
    uint32_t rec_len;      // types in the group
    bool rec_explicit;     // written as (rec ...)
    uint32_t canon;        // first type index whose type is equal to this one
    uint32_t depth;        // number of supertypes
    RtFuncType func;       // RT_COMP_FUNC
    const RtField *fields; // RT_COMP_STRUCT; RT_COMP_ARRAY has one
    uint32_t nfields;
} RtTypeDef;

// A constant expression: its instructions including `end`.
typedef RtRange RtExpr;

typedef struct {
    RtName module;
    RtName name;
    RtExternKind kind;
    uint32_t index; // in the index space of its kind
} RtImport;

typedef struct {
    RtName name;
    RtExternKind kind;
    uint32_t index;
} RtExport;

typedef struct {
    uint32_t type; // type index
    bool imported;
    RtRange body; // locals and instructions including `end`; not imported
} RtFuncDef;

typedef struct {
    RtTableType type;
    bool imported;
    bool has_init;
    RtExpr init;
} RtTableDef;

typedef struct {
    RtMemoryType type;
    bool imported;
} RtMemoryDef;

typedef struct {
    RtGlobalType type;
    bool imported;
    RtExpr init;
} RtGlobalDef;

typedef struct {
    uint32_t type; // type index of a function type
    bool imported;
} RtTagDef;

typedef enum { RT_SEG_PASSIVE, RT_SEG_ACTIVE, RT_SEG_DECLARED } RtSegMode;

typedef struct {
    RtSegMode mode;
    uint32_t flags; // as written, 0 to 7
    RtType type;    // element type
    uint32_t table; // RT_SEG_ACTIVE
    RtExpr offset;  // RT_SEG_ACTIVE
    uint32_t count;
    const uint32_t *funcs; // function indices, or NULL:
    const RtExpr *exprs;   // element expressions
} RtElemSeg;

typedef struct {
    RtSegMode mode;
    uint32_t flags;  // as written, 0 to 2
    uint32_t memory; // RT_SEG_ACTIVE
    RtExpr offset;   // RT_SEG_ACTIVE
    RtRange bytes;
} RtDataSeg;

// A custom section. `after` is the id of the last section before it (0: none).
typedef struct {
    RtName name;
    RtRange payload; // behind the name
    uint32_t start;  // offset of the section's id byte
    uint8_t after;
} RtCustom;

typedef struct RtCode RtCode; // register code: core/regcode.h
typedef struct RtLazy RtLazy; // how it is made: core/lazy.c

// Functions of the guest's allocator, if they are watched.
typedef enum {
    RT_ALLOC_MALLOC,
    RT_ALLOC_CALLOC,
    RT_ALLOC_REALLOC,
    RT_ALLOC_FREE,
    RT_ALLOC_ALIGNED, // alignment, size
    RT_ALLOC_POSIX,   // where to, alignment, size
    RT_ALLOC_USABLE
} RtAllocKind;

enum { RT_MAX_ALLOCS = 32 };

typedef struct {
    uint32_t func;
    RtAllocKind kind;
    RtCode *real; // its code; what stands for it is wrapped around
} RtAlloc;

struct RtModule {
    const uint8_t *bytes;
    size_t len;
    struct Arena *arena;

    RtTypeDef *types;
    RtImport *imports;
    RtFuncDef *funcs; // imported first, as in every index space
    RtTableDef *tables;
    RtMemoryDef *memories;
    RtGlobalDef *globals;
    RtTagDef *tags;
    RtExport *exports;
    RtElemSeg *elems;
    RtDataSeg *datas;
    RtCustom *customs;
    uint32_t ntypes, nimports, nfuncs, ntables, nmemories, nglobals, ntags;
    uint32_t nexports, nelems, ndatas, ncustoms;
    uint32_t nimported_funcs, nimported_tables, nimported_memories;
    uint32_t nimported_globals, nimported_tags;
    uint32_t start;      // function index or RT_NO_INDEX
    bool has_data_count; // a data count section is present
    uint32_t data_count;
    RtRange code_section; // payload; empty without one
    RtBounds bounds;      // how the code was compiled
    RtCode *codes;        // per defined function; NULL if decode_only
    RtLazy *lazy;         // NULL if decode_only
    RtCode *consts;       // constant expressions: rt_const_code
    uint32_t nconsts;
    const uint32_t *counters; // offsets of counted blocks, ascending
    uint32_t ncounters;
    uint32_t nallocs;
    RtAlloc *allocs;
    bool redzones; // accesses are shown to a watcher
};

// Only decodes: bodies stay unread and nothing is validated. NULL on error.
// `bytes` must outlive the module; rt_module_release frees it.
RtModule *rt_module_decode(const uint8_t *bytes, size_t len, size_t max_bytes,
                           RtLoadError *err);
void rt_module_release(RtModule *m); // NULL is allowed

#endif
