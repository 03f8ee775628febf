// wat_print.h: what the parts of the printer share.
//
// The printer walks a decoded module (only decoded: it may be invalid) and
// writes its text line by line. Nothing is dropped that the parser could not
// restore: identifiers come from the name section when that is well formed,
// other custom sections are (@custom ..) annotations.
#ifndef CBW_WAT_PRINT_H
#define CBW_WAT_PRINT_H

#include "base/out.h"
#include "runtime/core/load.h"
#include "runtime/wat/wat.h"
#include "runtime/wat/wat_buf.h"

// What a name section calls an index.
typedef struct {
    uint32_t index;
    Str id;       // "$name", unique in its space and fit to be printed
    Str name;     // the name, where the identifier had to differ
    bool differs; // .. and therefore (@name "..") is needed
} WatNamed;

typedef struct {
    WatNamed *at; // ascending indices
    uint32_t n;
} WatNameMap;

// The names inside of a function or type.
typedef struct {
    uint32_t owner;
    WatNameMap names;
} WatOwned;

typedef struct {
    WatOwned *at; // ascending owners
    uint32_t n;
} WatOwnedMap;

// By the order of the name section's subsections.
enum {
    WAT_NAMES_MODULE,
    WAT_NAMES_FUNC,
    WAT_NAMES_LOCAL,
    WAT_NAMES_LABEL,
    WAT_NAMES_TYPE,
    WAT_NAMES_TABLE,
    WAT_NAMES_MEMORY,
    WAT_NAMES_GLOBAL,
    WAT_NAMES_ELEM,
    WAT_NAMES_DATA,
    WAT_NAMES_FIELD,
    WAT_NAMES_TAG,
    WAT_NAMES_LEN
};

struct WatNames {
    bool present;      // well formed; else all is empty
    WatNameMap module; // index 0
    WatNameMap spaces[WAT_NAMES_LEN];
    WatOwnedMap locals, fields;
};

// A branch hint: the instruction's offset in its function's body.
typedef struct {
    uint32_t func, offset;
    uint8_t likely;
} WatPrintHint;

typedef struct {
    const RtModule *m;
    Arena *arena;
    Out *out;
    Out *nowhere; // takes nothing
    bool fold;
    RtLoad load; // reads bodies; its exit is set while printing
    WatBuf line; // what is not yet in `out`
    WatNames names;
    WatNameMap locals; // of the function being printed
    uint32_t nlocals;
    WatPrintHint *hints;
    uint32_t nhints, next_hint;
} WatPrinter;

// ---- wat_print_text.c
void wat_add(WatBuf *b, const char *text);
void wat_add_uint(WatBuf *b, uint64_t v);
void wat_add_name(WatBuf *b, const char *ptr, size_t len);    // quoted, UTF-8
void wat_add_bytes(WatBuf *b, const uint8_t *at, size_t len); // quoted
// " $id (@name ..)" or " (;index;)": what stands behind a definition's word
void wat_add_def(WatBuf *b, const WatNameMap *names, uint32_t index);
void wat_add_ref(WatBuf *b, const WatNameMap *names, uint32_t index);
void wat_new_line(WatPrinter *p, unsigned depth);
// Around what takes memory only for itself; the line starts and ends empty.
ArenaMark wat_start_part(WatPrinter *p);
void wat_end_part(WatPrinter *p, ArenaMark mark);

// ---- wat_print_name.c
const WatNamed *wat_named(const WatNameMap *map, uint32_t index);
WatNameMap wat_owned(const WatOwnedMap *map, uint32_t owner);
void wat_read_names(WatPrinter *p);
bool wat_read_hints(WatPrinter *p, const RtCustom *c);
bool wat_is_custom(const RtCustom *c, const char *name);

// ---- wat_print_type.c
void wat_add_heap(const WatPrinter *p, WatBuf *b, RtHeap heap);
void wat_add_type(const WatPrinter *p, WatBuf *b, RtType type);
void wat_add_global_type(const WatPrinter *p, WatBuf *b, RtGlobalType t);
void wat_add_table_type(const WatPrinter *p, WatBuf *b, RtTableType t);
void wat_add_memory_type(WatBuf *b, RtMemoryType t);
// The function type of an index; NULL if it is none.
const RtFuncType *wat_func_type(const WatPrinter *p, uint32_t index);
// " (param ..) (result ..)", parameters with their names in p->locals
void wat_add_signature(const WatPrinter *p, WatBuf *b, const RtFuncType *f);
void wat_add_type_use(const WatPrinter *p, WatBuf *b, uint32_t index);
void wat_print_types(WatPrinter *p);

// ---- wat_print_instr.c
// Reads one instruction and appends its text; block types come without labels.
typedef struct {
    RtOp op;
    uint32_t takes, gives; // operands and results, as far as it tells itself
    uint32_t label;        // of a branch, and what its arity is added to
    bool branches;
    bool block_index; // block: its type is this index, else gives
    uint32_t block;
} WatInstr;

WatInstr wat_print_instr(WatPrinter *p, WatBuf *b, uint32_t depth);

// ---- wat_print_code.c
void wat_print_body(WatPrinter *p, const RtFuncDef *f, uint32_t index);
// A constant expression on the current line; `word`: around it if it is not a
// single instruction, may be NULL.
void wat_print_expr(WatPrinter *p, RtExpr e, const char *word);

#endif
