// wat_parse.h: what the parts of the parser share.
//
// The parser walks the tokens of one module twice. The first walk
// (wat_module.c) gives every definition its index and name; then the types are
// encoded; the second walk encodes everything else straight into sections.
// After the first mistake the position is at the end, where every loop stops.
#ifndef CBW_WAT_PARSE_H
#define CBW_WAT_PARSE_H

#include "base/map.h"
#include "runtime/core/opcode.h"
#include "runtime/wat/wat.h"
#include "runtime/wat/wat_buf.h"
#include "runtime/wat/wat_lex.h"

// Section ids of the binary format (core spec 5.5.2).
enum {
    SEC_TYPE = 1,
    SEC_IMPORT,
    SEC_FUNC,
    SEC_TABLE,
    SEC_MEMORY,
    SEC_GLOBAL,
    SEC_EXPORT,
    SEC_START,
    SEC_ELEM,
    SEC_CODE,
    SEC_DATA,
    SEC_DATA_COUNT,
    SEC_TAG
};

// Places of custom sections: 2 * id before a section, 2 * id + 1 behind it.
enum { WAT_FIRST = 0, WAT_LAST = 1 };

typedef enum {
    WAT_TYPE,
    WAT_FUNC,
    WAT_TABLE,
    WAT_MEMORY,
    WAT_GLOBAL,
    WAT_TAG,
    WAT_ELEM,
    WAT_DATA,
    WAT_NSPACES
} WatSpaceKind;

// A name for the name section.
typedef struct {
    uint32_t index;
    Str name;
    bool annotated; // by (@name ..), else an identifier
} WatGiven;

// An index space: names of a part of its indices. map: name -> index + 1.
typedef struct {
    StrMap names;
    uint32_t count;
    VEC(WatGiven) given;
} WatSpace;

typedef struct {
    bool is_func;
    Str sig; // is_func: parameters and results, encoded
    uint32_t nparams;
    WatSpace fields;
} WatTypeInfo;

typedef struct {
    Str name; // empty: none
    bool named;
} WatLabel;

typedef struct {
    uint32_t count;
    WatBuf buf;
} WatSection;

// Names inside a function or a structure type.
typedef struct {
    uint32_t owner;
    WatSpace space;
} WatInner;

// (@custom ..): `after`: the place in the order of sections, see wat_custom.c.
typedef struct {
    Str content; // name and bytes
    int place;
} WatCustom;

typedef struct {
    uint32_t func, offset; // of the instruction in the function's body
    uint8_t likely;
} WatHint;

// A parsed type use: its index, and what it says itself.
typedef struct {
    uint32_t index;
    uint32_t nparams;
} WatTypeUse;

typedef struct {
    Arena *arena;
    const WatTokens *t;
    uint32_t pos, end;
    WatError error;
    StrMap ops; // text -> RtOp + 1
    WatSpace spaces[WAT_NSPACES];
    uint32_t next[WAT_NSPACES]; // index of the next definition, second walk
    VEC(WatTypeInfo) types;
    StrMap func_types;      // sig -> index + 1
    WatSection recs;        // explicit types
    WatSection added_types; // those of inline type uses
    WatSection sections[16];
    WatSpace locals;
    VEC(WatLabel) labels;
    WatBuf scratch;
    bool uses_data;       // an instruction names a data segment
    VEC(uint32_t) fields; // where each field of the module starts
    bool *annot_used;     // per annotation
    WatGiven module_name; // index 1: given
    VEC(WatInner) inner;  // locals of functions
    VEC(WatCustom) customs;
    VEC(WatHint) hints;
    WatPlaces *places; // or NULL
    bool in_func;      // func and body are those of the current function
    uint32_t func;
} WatParser;

// ---- wat_parse.c: tokens
WatToken wat_cur(const WatParser *p);
WatToken wat_peek(const WatParser *p, uint32_t ahead);
Str wat_text(const WatParser *p, WatToken t);
bool wat_is_word(const WatParser *p, WatToken t, const char *word);
bool wat_at_list(const WatParser *p, const char *word); // "(word"
bool wat_open(WatParser *p, const char *word);          // takes "(word"
bool wat_take_word(WatParser *p, const char *word);
void wat_close(WatParser *p); // expects ")"
void wat_fail(WatParser *p, uint32_t at, const char *fmt, ...)
    PRINTF_LIKE(3, 4);
void wat_unexpected(WatParser *p); // the current token does not belong here
Str wat_string(WatParser *p);      // expects a string
Str wat_name(WatParser *p);        // expects a string of UTF-8
bool wat_at_index(const WatParser *p);
uint64_t wat_uint(WatParser *p, unsigned bits);

// ---- wat_parse.c: index spaces
void wat_define(WatParser *p, WatSpace *s, const char *what); // takes an id
uint32_t wat_index(WatParser *p, WatSpaceKind kind);
uint32_t wat_index_in(WatParser *p, const WatSpace *s, const char *what);

// ---- wat_type.c
void wat_value_type(WatParser *p, WatBuf *b);
void wat_heap_type(WatParser *p, WatBuf *b);
// (ref null? ht) or an abbreviation; the heap type goes to b without ref.
bool wat_ref_parts(WatParser *p, WatBuf *b); // returns nullable
void wat_ref_type(WatParser *p, WatBuf *b);
bool wat_at_ref_type(const WatParser *p);
void wat_type_field(WatParser *p); // (type ..) or (rec ..)
// locals may be NULL: then parameters have no names.
WatTypeUse wat_type_use(WatParser *p, WatSpace *locals);
void wat_block_type(WatParser *p, WatBuf *b);

// ---- wat_code.c
// Instructions up to the ")" that closes them; adds no `end`.
void wat_instrs(WatParser *p, WatBuf *code);
void wat_folded(WatParser *p, WatBuf *code); // one folded instruction
// Notes that what comes next in a function's code is that of this place.
void wat_note_place(WatParser *p, const WatBuf *code, uint32_t at);

// ---- wat_custom.c: annotations
// Takes the annotation of this id before token `at`; NULL without.
const WatAnnot *wat_annot(WatParser *p, uint32_t at, Str id);
// (@name "..") here: the name of what was just defined.
bool wat_name_annot(WatParser *p, Str *name);
bool wat_at_name_annot(const WatParser *p);
// The branch hint before token `at`: 0 none, 1 unlikely, 2 likely.
unsigned wat_hint_annot(WatParser *p, uint32_t at, RtOp op);
void wat_customs(WatParser *p, uint32_t first); // after the second walk
void wat_put_customs(const WatParser *p, int place, WatBuf *out);
void wat_put_hints(const WatParser *p, WatBuf *out);
void wat_put_names(const WatParser *p, bool identifiers, WatBuf *out);

// ---- wat_imm.c
RtOp wat_find_op(const WatParser *p, Str text);
// The opcode and immediates of the instruction whose keyword was just taken.
void wat_op(WatParser *p, RtOp op, WatBuf *b);
void wat_opcode(WatBuf *b, RtOp op);
uint32_t wat_label(WatParser *p);

#endif
