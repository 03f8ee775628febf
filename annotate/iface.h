// The interface model: what the public headers say, in C's terms and with
// C's layouts for wasm32. annotate-scan fills it from libclang, side files
// and rules; gen reads it. It holds no decision about JavaScript: those are
// made in gen/infer and written down in the plan (gen/abi.h).
//
// Everything lives in the arena given to iface_new() and dies with it. All
// lists keep the order of the source, so that output is reproducible.
#ifndef CBW_ANNOTATE_IFACE_H
#define CBW_ANNOTATE_IFACE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

typedef struct CType CType;
typedef struct IfaceRecord IfaceRecord;
typedef struct IfaceEnum IfaceEnum;

// ---- annotations -----------------------------------------------------------

// The words of cbw.h. Columns: enumerator, spelling, argument (0 none,
// 1 one argument kept as written, 2 two arguments separated by '|', 3 an
// argument or none), where it may stand (P parameter, R result, F function, D
// field or variable; a function's attribute list serves both the function and
// its result).
#define ATTR_WORDS(X)                                                          \
    X(IN, "in", 0, "PD")                                                       \
    X(OUT, "out", 0, "PD")                                                     \
    X(INOUT, "inout", 0, "PD")                                                 \
    X(LEN, "len", 1, "PRD")                                                    \
    X(EACH, "each", 1, "PRD")                                                  \
    X(CAP, "cap", 1, "PD")                                                     \
    X(USED, "used", 1, "PD")                                                   \
    X(NUL, "nul", 0, "PRD")                                                    \
    X(STR, "str", 0, "PRD")                                                    \
    X(BIN, "bin", 0, "PRD")                                                    \
    X(ENC, "enc", 1, "PRD")                                                    \
    X(OPT, "opt", 0, "PRD")                                                    \
    X(DEF, "def", 1, "P")                                                      \
    X(HIDE, "hide", 1, "PD")                                                   \
    X(BOOL, "bool", 0, "PRD")                                                  \
    X(FLAGS, "flags", 1, "PRD")                                                \
    X(CURSOR, "cursor", 1, "P")                                                \
    X(AS, "as", 1, "PRD")                                                      \
    X(SAME, "same", 1, "R")                                                    \
    X(FILE, "file", 1, "P")                                                    \
    X(KEEP, "keep", 3, "PD")                                                   \
    X(COPY, "copy", 0, "PD")                                                   \
    X(TAKES, "takes", 0, "P")                                                  \
    X(OWN, "own", 1, "PRD")                                                    \
    X(BORROW, "borrow", 3, "PRD")                                              \
    X(CB, "cb", 1, "PD")                                                       \
    X(UD, "ud", 3, "PD")                                                       \
    X(FREES, "frees", 1, "P")                                                  \
    X(FAIL, "fail", 1, "PFD")                                                  \
    X(UNWIND, "unwind", 0, "PF")                                               \
    X(NAME, "name", 1, "PFD")                                                  \
    X(NOTE, "note", 1, "F")                                                    \
    X(NEW, "new", 1, "F")                                                      \
    X(ON, "on", 1, "F")                                                        \
    X(GET, "get", 0, "F")                                                      \
    X(SET, "set", 0, "F")                                                      \
    X(THROW, "throw", 2, "F")                                                  \
    X(ERRNO, "errno", 1, "F")                                                  \
    X(LONGJMP, "longjmp", 0, "F")                                              \
    X(SKIP, "skip", 0, "PFD")                                                  \
    X(MACRO, "macro", 1, "F")                                                  \
    X(VARIANT, "variant", 2, "F")                                              \
    X(IMPORT, "import", 0, "F")                                                \
    X(FROM, "from", 1, "F")                                                    \
    X(ASYNC, "async", 0, "PF")

typedef enum AttrWord {
#define X(id, word, nargs, where) ATTR_##id,
    ATTR_WORDS(X)
#undef X
        ATTR_COUNT
} AttrWord;

typedef struct Attr {
    AttrWord word;
    Str arg;  // first argument as written, "" when the word takes none
    Str arg2; // second argument (THROW's message, VARIANT's arguments)
    SrcLoc loc;
    bool by_rule; // from CBW_RULE or CBW_MODULE, weaker than a word in place
} Attr;

typedef VEC(Attr) AttrList;

// The strongest attribute of that word (a word in place beats a rule; among
// equals the last one), or NULL.
const Attr *attr_find(const AttrList *list, AttrWord word);

// ---- C types ---------------------------------------------------------------

typedef enum CTypeKind {
    CT_VOID,
    CT_BOOL,
    CT_INT,   // every integer type but bool and enum, plain char included
    CT_FLOAT, // size 4 or 8
    CT_POINTER,
    CT_ARRAY,
    CT_FUNCTION,
    CT_RECORD,
    CT_ENUM,
    CT_VA_LIST,
    CT_OTHER // long double, _Complex, vectors, blocks: never bound
} CTypeKind;

typedef struct CParam {
    Str name;          // "argN" when the declaration gives none
    const CType *type; // as written (T name[N] stays an array)
    AttrList attrs;
    SrcLoc loc;
    Str notes; // of the comment: see doc_notes.h
} CParam;

typedef VEC(CParam) CParamVec;

// A C type as the target sees it. Shared: compare with ctype_same().
struct CType {
    CTypeKind kind;
    Str spelling; // the type as C writes it, fit for __typeof__(...)
    Str alias;    // outermost typedef name it was written with ("uLong"), or ""
    bool is_const;                    // outermost const of this level
    bool is_signed, is_char, is_wide; // plain/signed/unsigned char: is_char
                                      // only for plain char; wchar_t, char16_t
                                      // and char32_t: is_wide
    uint32_t size, align;             // bytes on wasm32; 0 when incomplete
    const CType *elem; // pointee, array element or function result
    uint32_t count;    // array length; 0 for T[] and T[*]
    const IfaceRecord *record;
    const IfaceEnum *enm;
    CParamVec params; // of a function type
    bool variadic, noproto;
};

bool ctype_same(const CType *a, const CType *b); // ignoring const and aliases
bool ctype_is_ptr_to(const CType *t, CTypeKind kind);
bool ctype_is_bytes(const CType *t); // void, char or 8-bit integer

// ---- documentation ---------------------------------------------------------

typedef struct DocParam {
    Str name, text;
    Str dir; // "in", "out", "in,out" or ""
    Str notes; // see doc_notes.h
} DocParam;

// A Doxygen or plain comment, taken apart. Text is Markdown with the C
// comment's decoration removed; nothing in it is escaped for any target.
typedef struct Doc {
    Str raw;  // as in the source, "" when there is none
    Str text; // brief and details
    Str ret;  // @return
    Str ret_notes;
    Str deprecated;
    VEC(DocParam) params;
    StrVec throws, sees;
} Doc;

// ---- declarations ----------------------------------------------------------

typedef struct IfaceGlobal IfaceGlobal;

typedef struct IfaceFunc {
    Str name;
    const CType *ret;
    CParamVec params;
    bool variadic, noproto;
    bool is_inline;   // static or inline: has no symbol of its own
    bool is_virtual;  // declared only for us: MACRO or VARIANT
    bool is_macro;    // by nobody: a function-like macro that is a call
    bool from_side;   // declared first in a side file
    bool is_libc;     // a function of libc that the headers declare again
    bool defined;     // has a body in the headers
    bool printf_like; // __attribute__((format(printf, ...)))
    bool deprecated;
    const IfaceGlobal *global; // what gen made it to read or write, NULL
    AttrList attrs;            // function and result
    Doc doc;
    SrcLoc loc; // first declaration
    Str proto;  // the declaration on one line, for documentation
} IfaceFunc;

typedef struct IfaceField {
    Str name; // "" for an anonymous member record
    const CType *type;
    uint32_t offset; // bytes, from the start of the record
    // Of a bit-field (width > 0): bits from the start of the unit at offset,
    // which is a whole, aligned object of the field's type. Packing can make
    // bit_offset + bit_width exceed that unit.
    uint32_t bit_offset, bit_width;
    AttrList attrs;
    Doc doc;
    SrcLoc loc;
} IfaceField;

struct IfaceRecord {
    Str tag;      // struct tag, "" when anonymous
    Str name;     // typedef name when there is one, else the tag
    Str spelling; // how C code names it: "struct point" or "point"; a typeof
                  // expression for one without a name inside another; "" for
                  // an anonymous member
    bool is_union, complete;
    bool is_public; // declared in a header given by the user
    uint32_t size, align;
    VEC(IfaceField) fields;
    Doc doc;
    SrcLoc loc;
};

typedef struct IfaceEnumerator {
    Str name;
    int64_t value;
    Doc doc;
} IfaceEnumerator;

struct IfaceEnum {
    Str tag, name; // "" for an anonymous enum (its values are constants)
    Str spelling;
    bool is_public;
    bool is_flags; // values are distinct bits (and unions of them)
    const CType *type;
    VEC(IfaceEnumerator) values;
    Doc doc;
    SrcLoc loc;
};

typedef enum IfaceConstKind {
    IFACE_CONST_INT,
    IFACE_CONST_FLOAT,
    IFACE_CONST_STRING
} IfaceConstKind;

typedef struct IfaceConst { // object-like macro or enumerator of no enum
    Str name;
    IfaceConstKind kind;
    int64_t i;    // INT; the bits of an unsigned 64-bit value when is_u64
    bool is_u64;  // value above INT64_MAX
    bool is_wide; // its C type has 64 bits: a bigint in JavaScript
    double f;
    Str s;
    Doc doc;
    SrcLoc loc;
} IfaceConst;

struct IfaceGlobal { // extern variable
    Str name;
    const CType *type;
    AttrList attrs;
    Doc doc;
    SrcLoc loc;
};

typedef struct IfaceMacro { // function-like macro of a public header
    Str name;
    StrVec params;
    Str reason;    // why it is no function; "" when it is one
    bool gone;     // taken back by #undef, defined again, or bound by a
                   // function of that name, or one that calls it
    SrcLoc loc;
} IfaceMacro;

// ---- library-level words ---------------------------------------------------

typedef struct IfaceModule { // CBW_MODULE
    Str name;                // "" when the headers do not say
    StrVec strips;           // prefixes taken off every name
    AttrList attrs;          // words for every function
    SrcLoc loc;
} IfaceModule;

typedef struct IfaceClass { // CBW_CLASS
    Str type; // name of a record, or a typedef of void * or an integer
    Str name, free, ref, unref, init, end, parent; // "" when not said
    SrcLoc loc;
} IfaceClass;

typedef struct IfaceCase { // member: TAG TAG ...
    Str member;
    StrVec tags;
    AttrList attrs; // CBW_IFACE: words for the method's parameters, by name:
                    // see params
} IfaceCase;

typedef struct IfaceMethodWords { // "read: data cap=size used=_ret"
    Str method, param;
    AttrList attrs;
} IfaceMethodWords;

typedef enum IfaceShapeKind {
    IFACE_SHAPE_VALUE,
    IFACE_SHAPE_UNION,
    IFACE_SHAPE_IFACE
} IfaceShapeKind;

typedef struct IfaceShape { // CBW_VALUE, CBW_UNION, CBW_IFACE
    IfaceShapeKind kind;
    Str type;
    Str tag; // UNION: the tag field
    Str ud;  // IFACE: the user-data field
    VEC(IfaceCase) cases;
    VEC(IfaceMethodWords) methods;
    SrcLoc loc;
} IfaceShape;

typedef struct IfaceGroup { // CBW_CONSTS
    Str name;
    StrVec globs;
    VEC(const IfaceConst *) members; // resolved, in source order
    SrcLoc loc;
} IfaceGroup;

typedef struct Iface {
    Arena *arena;
    StrVec headers;      // as the shims must include them, in order
    StrVec include_args; // flags by which these headers find each other, after
                         // the user's own: -I, -idirafter
    IfaceModule module;
    VEC(IfaceFunc *) funcs;     // public functions, rules already applied
    VEC(IfaceRecord *) records; // every record reached, in that order
    VEC(IfaceEnum *) enums;
    VEC(IfaceConst *) consts;
    VEC(IfaceGlobal *) globals;
    VEC(IfaceMacro *) macros;
    VEC(IfaceClass *) classes;
    VEC(IfaceShape *) shapes;
    VEC(IfaceGroup *) groups;
    StrVec defines; // functions and variables that headers define: whatever
                    // includes them does, too
    StrVec taken; // every file-scope identifier and macro name seen: names
                  // that generated C must avoid
    // What the lookups below use; filled by the iface_add functions.
    StrMap func_map, const_map, record_map, enum_map, taken_map;
} Iface;

Iface *iface_new(Arena *arena);
void iface_add_func(Iface *f, IfaceFunc *func);
void iface_add_const(Iface *f, IfaceConst *c);
void iface_name_record(Iface *f, Str name, IfaceRecord *r); // one of its names
void iface_name_enum(Iface *f, Str name, IfaceEnum *e);
void iface_take(Iface *f, Str name);
IfaceFunc *iface_func(const Iface *f, Str name); // or NULL
// By tag, by any typedef name or by spelling.
const IfaceRecord *iface_record(const Iface *f, Str name);
const IfaceEnum *iface_enum(const Iface *f, Str name);
const IfaceConst *iface_const(const Iface *f, Str name);
const IfaceClass *iface_class(const Iface *f, Str type);
const IfaceShape *iface_shape(const Iface *f, Str type);
const IfaceGroup *iface_group(const Iface *f, Str name);
bool iface_is_taken(const Iface *f, Str name);

// The whole model as JSON, two spaces of indentation, what is empty left out:
// `dump --stage=iface` and the golden tests.
Str iface_json(Arena *a, const Iface *f);

#endif
