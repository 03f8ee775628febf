// The plan: every decision about how a function's values cross linear memory.
//
// gen/infer reads the interface model (and facts) and settles what each
// parameter and result is; gen/abi writes that down as an AbiPlan; emitters
// print plans and decide nothing. One plan has two halves that meet in the
// shim's core signature (its slots and result cells):
//
//   host half:  lower (arguments -> slots), call, lift (cells -> values),
//               release. Printed by js-glue, and by gen/host in C.
//   guest half: the shim, a C function compiled into the module: statements
//               before the call, the call, statements after it. Printed by
//               gen/shim. A plan without a shim calls the C function's own
//               export.
//
// The memory contract (arena, cells, callbacks, errors) is docs/abi.md.
// Everything lives in the unit's arena.
#ifndef CBW_GEN_ABI_H
#define CBW_GEN_ABI_H

#include "annotate/iface.h"
#include "base/out.h"
#include "facts/facts.h"

// ---- types -----------------------------------------------------------------

typedef enum AbiKind {
    ABI_UNIT, // no value
    ABI_BOOL,
    ABI_INT,    // up to 32 bits: number
    ABI_BIGINT, // 64 bits: bigint
    ABI_FLOAT,  // f32, f64: number
    ABI_JS,     // any value, held by number (cbw_js)
    ABI_ENUM,   // one of an AbiEnum's numbers
    ABI_FLAGS,  // number: any combination of an AbiEnum's bits
    ABI_STRING,
    ABI_LIST,     // typed array for numbers, array for everything else
    ABI_RECORD,   // plain object
    ABI_VARIANT,  // discriminated union
    ABI_HANDLE,   // instance of an AbiClass
    ABI_CALLBACK, // function
    ABI_OBJECT,   // object with methods, for a struct of callbacks
    ABI_FILE,     // bytes that C reads (or writes) through a FILE*
    ABI_CALLABLE, // function of C's, for JavaScript to call
} AbiKind;

// How one scalar lies in memory: AbiMem names size, signedness and class.
#define ABI_MEMS(X)                                                            \
    X(I8, "i8", 1)                                                             \
    X(U8, "u8", 1)                                                             \
    X(I16, "i16", 2)                                                           \
    X(U16, "u16", 2)                                                           \
    X(I32, "i32", 4)                                                           \
    X(U32, "u32", 4)                                                           \
    X(I64, "i64", 8) X(U64, "u64", 8) X(F32, "f32", 4) X(F64, "f64", 8)

typedef enum AbiMem {
#define X(id, name, size) ABI_MEM_##id,
    ABI_MEMS(X)
#undef X
} AbiMem;

typedef enum AbiEnc { // of ABI_STRING
    ABI_UTF8,
    ABI_UTF16,
    ABI_UTF16BE,
    ABI_UTF32,
    ABI_LATIN1,
    ABI_ASCII,
} AbiEnc;

typedef enum AbiEnd { // where a string or list ends
    ABI_END_NUL,      // at a zero element
    ABI_END_COUNTED,  // a length goes with the pointer (another slot, cell or
                      // field)
    ABI_END_FIXED,    // exactly `count` elements, in place when a field
} AbiEnd;

// Whose life a kept or borrowed thing follows.
typedef enum AbiOwner {
    ABI_OWNER_NONE,
    ABI_OWNER_SELF,    // this
    ABI_OWNER_ARG,     // args[owner_arg]
    ABI_OWNER_RESULT,  // the object the call returns
    ABI_OWNER_FOREVER, // the instance
    ABI_OWNER_CALL,    // callbacks: until the call returns
    ABI_OWNER_ONCE,    // callbacks: until called once
    ABI_OWNER_DESTROY, // callbacks: until C calls the destroy notification
    ABI_OWNER_REACHED, // copies: as long as C's memory points there
} AbiOwner;

typedef struct AbiType AbiType;
typedef struct AbiEnum AbiEnum;
typedef struct AbiRecord AbiRecord;
typedef struct AbiVariant AbiVariant;
typedef struct AbiClass AbiClass;
typedef struct AbiCallback AbiCallback;
typedef struct AbiObject AbiObject;
typedef struct AbiPlan AbiPlan;

// A value's type on both sides. `mem` is how it lies in a field, an element
// or a cell; strings, lists, handles, callbacks are pointers there
// (ABI_MEM_U32), unless ABI_END_FIXED puts them in place (`in_place`).
struct AbiType {
    AbiKind kind;
    AbiMem mem;
    uint32_t size, align; // in memory, bytes
    bool nullable;        // NULL <-> null (undefined is taken too)
    bool in_place;        // a record or fixed array inside its container
    AbiEnc enc;           // STRING
    AbiEnd end;           // STRING, LIST
    uint32_t count;       // ABI_END_FIXED: elements
    const AbiType *elem;  // LIST; STRING: what its length counts (bytes for
                          // char and void, 16-bit units for char16_t, ...)
    bool object_only;     // JS: objects and undefined, nothing else
    bool as_bytes;        // a STRING that also takes Uint8Array
    AbiEnum *enm;         // ENUM, FLAGS
    AbiRecord *record;
    AbiVariant *variant;
    AbiClass *cls;
    AbiCallback *callback;
    AbiObject *object;
    const AbiPlan *call; // CALLABLE: its first argument is the C function,
    bool call_ud;        // its second the user data
    AbiOwner call_life;  // how long it may be called: CALL, ONCE, FOREVER
    Str c_type;          // the C type, fit for __typeof__(...)
};

// What one C number may hold; JavaScript checks arguments against it.
// Enums and flags: their own mem. bool: false and true only.

struct AbiEnum {
    Str name; // TypeScript name
    bool is_flags, is_status;
    struct {
        Str *names; // member names after stripping the common prefix
        Str *c_names;
        int64_t *values;
        const Doc **docs;
        size_t len;
    } members;
    AbiMem mem;
    bool open; // results outside the list are possible and are not errors
    const Doc *doc;
    Str c_name;
};

typedef struct AbiField {
    Str name;   // TypeScript name
    Str c_name; // path in C from the record: "pos.x"
    uint32_t offset;
    uint32_t bit_offset, bit_width; // of a bit-field (width > 0): bits from
                                    // the start of the mem-sized unit at offset
    const AbiType *type;
    int32_t len_offset; // COUNTED: where the length lies, else -1
    AbiMem len_mem;
    Str len_name;  // that length in C, "" = none
    bool readonly; // const, or a borrowed pointer
    bool optional; // may be left out of an object: zero
    // Boxed classes only: assigning a string or list copies it into memory
    // that the object owns until the next assignment or free().
    bool keep;
    bool out;           // keep: an output buffer: assigned a capacity (number)
                        // or an array to copy in; reads give what was written
    Str getter, setter; // exports that read or write it where an offset can
                        // not (none today): ""
    const Doc *doc;
} AbiField;

typedef VEC(AbiField) AbiFieldVec;

struct AbiRecord { // copied to and from a plain object
    uint32_t id;
    Str name;   // TypeScript interface
    Str c_type; // "struct point" or "point"
    uint32_t size, align;
    AbiFieldVec fields;
    bool lifts, lowers; // which directions any plan uses
    const Doc *doc;
};

typedef struct AbiCase {
    Str tag_name; // value of the `tag` property: the constant's stripped name
    int64_t tag;
    bool has_value;
    AbiField value; // property `value`
} AbiCase;

struct AbiVariant {
    uint32_t id;
    Str name, c_type;
    uint32_t size, align;
    uint32_t tag_offset;
    AbiMem tag_mem;
    Str tag_name;       // in C, from the record
    AbiFieldVec common; // the fields beside tag and union
    VEC(AbiCase) cases;
    bool lifts, lowers;
    const Doc *doc;
};

struct AbiClass {
    uint32_t id;
    Str name;
    Str c_type; // what a pointer to it points to: "struct sqlite3"; a
                // typedef of void*: its name, with void_ptr
    bool void_ptr;
    bool places; // iterators: each lies in the object that gave it
    bool boxed;  // visible state allocated by the glue: size, align, and
                 // fields as properties
    const IfaceRecord *record; // NULL with void_ptr
    uint32_t size, align;
    AbiFieldVec fields;
    // How an owned object ends: a plan whose only argument is the object
    // (the free function, or for a boxed class its end function), NULL when
    // the library has none. A boxed class's memory is freed after it.
    AbiPlan *free;
    Str free_export;  // what the finalizer calls with the bare pointer: an
                      // export that never throws ("" = none)
    Str ref_export;   // called when a borrowed pointer becomes owned ("" none)
    AbiClass *parent; // objects keep one of these alive
    VEC(AbiPlan *) members; // constructor first; methods, statics, accessors
    bool constructible;     // a boxed class without a constructor among its
                            // members begins as zeroes: `new T()`
    StrVec notes;           // constructor arguments remembered for expressions
    uint32_t keep_slots;    // number of keep slots that plans of this class use
    const Doc *doc;
};

// A C function pointer type with one way to bind it. Each gives one import
// "cb<ID>" in module "cbw", called by the trampoline cbw_cb<ID>.
struct AbiCallback {
    uint32_t id;
    Str name;           // TypeScript type alias, "" = inline
    Str method;         // of an AbiObject: the id is an object's, and this
                        // property of it is called; "" = the id is a function's
    const CType *ctype; // CT_FUNCTION
    int ud;             // C parameter that carries the user data, -1 = none
    const IfaceFunc *ud_func; // ud == -1: gives it, called with the callback's
                              // first argument; NULL = none
    Str self;      // ud == -1: where the id is, in C, from the struct of
                   // callbacks that is the first argument; "" = nowhere
    bool part;     // the id is that of several functions given together:
                   // `method` says which
    uint32_t pool; // ud == -1: number of trampolines made, one per live
                   // function
    // Trampoline: core arguments after the id, in order. A counted argument
    // has two, pointer then length.
    VEC(struct AbiCbArg {
        Str name; // JavaScript parameter
        const AbiType *type;
        int cparam;          // C parameter of the value
        Str len_expr;        // C expression of the length over the callback's
                             // parameter names; "" when not counted
        bool out;            // C reads what JavaScript returns into it: a
                             // Uint8Array over guest memory, valid in the call
        bool used_is_result; // out: the callback's result is the bytes written
        bool deref;          // the parameter points to the value
        bool inout;          // RECORD: copied back after the call
        bool lent;           // HANDLE, LIST of them: theirs ends with the call
        const Doc *doc;
    })
    args;
    const AbiType *result; // what JavaScript returns (ABI_UNIT for void)
    Str fail;              // C expression for a parked exception: CBW_FAIL,
                           // default 0
    bool unwind;           // CBW_UNWIND: exceptions pass through C
    const Doc *doc;
    Str c_sig; // the C type on one line, for documentation
    // CBW_IMPORT: the C function that JavaScript gives under method's name; no
    // id travels, and what C gets beyond `result` is stored where it says.
    const IfaceFunc *import; // NULL: a callback
    Str from;                // the module that has it, "" = instantiate()
    bool async;              // may give a promise, for which C waits
    VEC(struct AbiCbBack {
        Str name; // of the property when there are several values
        const AbiType *type;
        int cparam;     // C parameter that points to its place, -1 = returned
        int len_cparam; // COUNTED: the one that points to its length
        AbiMem len_mem;
        bool own; // C frees its memory; else it holds until the next call
        const Doc *doc;
    })
    backs;
};

// CBW_IFACE: struct of callbacks as an object with methods. The module exports
// cbw_object_ID(): the address of a constant one with every trampoline in
// place; the host copies it, zeroes the methods that the JavaScript object does
// not have, and writes the object's id at ud_offset.
struct AbiObject {
    uint32_t id;
    Str name, c_type;
    uint32_t size, align;
    int32_t ud_offset; // where the id goes, maybe behind the struct; -1 = a
                       // parameter of its own
    Str ud_name;       // that field
    VEC(struct AbiMethod {
        Str name;
        Str c_name;
        uint32_t offset;
        AbiCallback *callback;
        bool optional;
        const Doc *doc;
    })
    methods;
    AbiFieldVec fields;    // numbers beside the methods: properties
    VEC(struct AbiPreset { // fields that C gets: HIDE
        Str c_name;
        Str expr;
    })
    presets;
    const Doc *doc;
};

// ---- the plan --------------------------------------------------------------

typedef enum AbiRole {
    ABI_FUNCTION,
    ABI_CTOR, // `new T(...)`; several constructors: the others are statics
    ABI_METHOD,
    ABI_STATIC,
    ABI_GETTER,
    ABI_SETTER,
    ABI_FREE, // the class's free(): not printed as a member of its own
} AbiRole;

typedef enum AbiWasm { ABI_I32, ABI_I64, ABI_F32, ABI_F64 } AbiWasm;

typedef struct AbiSlot { // one core parameter of the export
    Str name;   // of the shim's parameter: the C parameter's name where it
                // stands for one
    Str c_type; // for __typeof__(...)
    AbiWasm wasm;
} AbiSlot;

typedef struct AbiArg { // one JavaScript parameter
    Str name;
    const AbiType *type;
    bool optional; // may be left out
    Str def;       // its value then, as a JavaScript literal; "" = NULL/null
    int cparam;    // C parameter, -1 = none
    // An output buffer's argument: a capacity or the caller's own array; see
    // LOWER_OUT.
    bool out_array;
    int note; // constructor: remembered as cls->notes[note], else -1
    const Doc *doc;
    Str doc_text; // @param text
} AbiArg;

// Where a lowered copy lives.
typedef enum AbiAlloc {
    ABI_ALLOC_ARENA,  // until the call returns
    ABI_ALLOC_KEEP,   // malloc'ed, held in keep slot `keep` of `owner` until
                      // that object is freed; `replace`: the next call frees it
    ABI_ALLOC_STATIC, // malloc'ed, held for the life of the instance in one
                      // keep slot (owner forever)
    ABI_ALLOC_GIVEN,  // malloc'ed (or a value's number), the callee frees it
} AbiAlloc;

// Host instructions. Each lowering reads args[arg] (SELF: `this`), checks it,
// and fills slots[slot] (and slots[slot2] with a length in elements). Each
// lifting reads cells and pushes one value; RETURN takes them all.
#define ABI_HOST_OPS(X)                                                        \
    X(LOWER_SELF)     /* slot <- pointer of this                          */   \
    X(LOWER_SCALAR)   /* bool, int, bigint, float, enum, flags            */   \
    X(LOWER_STRING)   /* slot <- pointer, slot2 <- length or -1           */   \
    X(LOWER_LIST)     /* slot <- pointer, slot2 <- length or -1; n >= 0:       \
                         slots[n] <- the length of every element, a list   */  \
    X(LOWER_SAME_LEN) /* args[arg] must be as long as args[n]             */   \
    X(LOWER_RECORD)   /* record, variant: slot <- pointer to a copy       */   \
    X(LOWER_HANDLE)   /* slot <- pointer of the object                    */   \
    X(LOWER_CALLBACK) /* slot <- id, 0 for null; n >= 0: one id for several    \
                         functions, that of the first, whose slot is n    */   \
    X(LOWER_OBJECT)   /* slot <- pointer to the struct of callbacks; slot2     \
                         <- its id when that is a parameter, or -1        */   \
    X(LOWER_FILE)     /* slot <- pointer, slot2 <- length of the bytes    */   \
    X(LOWER_OUT)      /* out buffer whose size the caller gives: a number of   \
                         elements or an array to fill; slot <- pointer to      \
                         that much memory, slot2 <- elements or -1        */   \
    X(LOWER_BOX)      /* slot <- zeroed memory of cls->size (constructor) */   \
    X(LOWER_NOTE)     /* slot <- this's remembered constructor argument n */   \
    X(CALL)           /* export(slots...): result cell -1                 */   \
    X(LIFT_THROW)     /* throw when cell says so: cell flag, cell+1 code,      \
                         cell+2 message pointer or 0                      */   \
    X(LIFT_SCALAR)    /* cell                                             */   \
    X(LIFT_STRING)    /* cell pointer, cell2 length or -1                 */   \
    X(LIFT_LIST)      /* cell pointer, cell2 length or -1                 */   \
    X(LIFT_RECORD)    /* cell pointer (record, variant)                   */   \
    X(LIFT_HANDLE)    /* cell pointer; own or borrowed from `owner`       */   \
    X(LIFT_SAME)      /* args[arg] again, or null when the cell is 0      */   \
    X(LIFT_OUT)       /* the buffer of LOWER_OUT, cell elements of it (never   \
                         more than it has): the caller's array (subarray)      \
                         or a new one                                     */   \
    X(LIFT_INOUT)     /* copy list or record at slot's memory back into        \
                         args[arg]; no value                              */   \
    X(LIFT_FILE)      /* bytes written to the FILE: cell pointer, cell2   */   \
    X(FREE_CELL)      /* hand a lifted pointer to export `name`           */   \
    X(TAKE)           /* args[arg] (or this: -1) belongs to C now         */   \
    X(BIND_SELF)      /* constructor: this <- slot's box (slot >= 0), else the \
                         cell's pointer; NULL is an error                 */   \
    X(RETURN)         /* the lifted values: none, one, or an object named      \
                         by their names                                   */

typedef enum AbiHostOp {
#define X(op) ABI_##op,
    ABI_HOST_OPS(X)
#undef X
} AbiHostOp;

typedef struct AbiInst {
    AbiHostOp op;
    int arg; // args[] index, -1 = this or none
    int slot, slot2;
    int cell, cell2; // cells[] index; -1 = the core result; cell2 -1 = none
    int n;
    const AbiType *type;
    Str name; // of a lifted value in the result object; FREE_CELL's export
    AbiAlloc alloc;
    uint32_t keep; // keep slot of the owner
    bool replace;
    AbiOwner owner;
    int owner_arg;
    bool own;     // LIFT_HANDLE: the object frees it; LOWER_HANDLE: only one
                  // that nothing else ends with
    bool of_self; // LOWER_HANDLE: only one that `this` gave
    bool shown;   // LIFT_HANDLE: C's const; LOWER_HANDLE, LOWER_SELF: not that
    uint64_t also; // LIFT_HANDLE: bit i: it may lie in args[i], too
    bool half;     // own, from an out parameter: may be there though the call
                  // failed
    bool inout;   // LOWER_LIST/RECORD/SCALAR: read back after the call
    bool zero;    // LOWER_OUT: begins as zeroes, as nothing says how much of it
                  // C has written
    AbiMem mem;   // liftings: how the cell lies in memory
    // For hosts in C, whose caller has C's own parameters:
    int cparam;  // the C parameter that it serves, -1 = the C result
    int clen;    // the C parameter of its length or capacity, -1 = none
    Str count;   // elements, a C expression over them, "" = by its type
    bool c_only; // a lifting that JavaScript does not get
    bool fills;  // a lifting into the caller's memory at `cparam`
    bool said;   // of that memory: C says how much it has written; what does
                 // not say so is not written by a call that fails
    bool moves;  // a lifting by whose value C parameter `cparam` moves on
} AbiInst;

typedef VEC(AbiInst) AbiInstVec;

// Guest statements. In the shim each C parameter of the function is a local
// of its own name and (decayed) type, so C expressions in annotations are
// valid as written; `_ret` is the result. Names that annotations can not see
// begin with cbw_. A statement that gives NAME a value declares it, with the
// type `local`; statements stand in an order in which every expression finds
// the names it may use. G_BUFFER's memory is zeroed, and one zero element
// follows it. After a caught longjmp G_CATCH_CALL fills cells n.. as G_THROW
// does (2, the value of longjmp, 0) and nothing after it is executed but
// G_FCLOSE.
#define ABI_GUEST_OPS(X)                                                       \
    X(G_SET)    /* name = expr (name: a parameter that is not a slot)   */     \
    X(G_CELL)   /* type cbw_c_NAME = expr ("" = zero); NAME = &it       */     \
    X(G_BUFFER) /* NAME = arena memory for `expr` elements of `type`;          \
                   their number stays in cbw_n_NAME                     */     \
    X(G_DEREF)  /* NAME = *(type *)cbw_p_NAME, a struct by value        */     \
    X(G_CHECK)  /* cbw_n_NAME (slot) must equal expr, else the call fails      \
                   with a length error for args[n]; G_CHECK_MIN: >=     */     \
    X(G_CHECK_MIN)                                                             \
    X(G_TRAMPOLINE) /* NAME = callback's trampoline, or 0 if its id is 0  */   \
    X(G_USERDATA)   /* NAME = the id in slot cbw_id_expr as a pointer       */ \
    X(G_FREES)      /* NAME = the destroy notification that drops the id    */ \
    X(G_FILE)       /* NAME = FILE opened with mode expr (a C string literal)  \
                       on the memory cbw_p_NAME, cbw_n_NAME (slots) when n     \
                       is 1, on none (for writing) when it is 0             */ \
    X(G_CALL)       /* _ret = expr (a call), or just expr when void         */ \
    X(G_CATCH_CALL) /* the same inside the longjmp catcher                */   \
    X(G_THROW)      /* if (expr) fill cells n.. : 1, (int)(name), the pointer  \
                       expr2; else cell n is 0                              */ \
    X(G_ERRNO)      /* the same with errno and its text                     */ \
    X(G_FCLOSE)     /* close it; an output FILE's bytes go to cells n, n+1  */ \
    X(G_STORE)      /* cell n = expr, as mem                                */ \
    X(G_STORE_STRUCT) /* cell n = pointer to an arena copy of struct expr */   \
    X(G_RETURN)       /* return expr as the core result                       */

typedef enum AbiGuestOp {
#define X(op) ABI_##op,
    ABI_GUEST_OPS(X)
#undef X
} AbiGuestOp;

typedef struct AbiGuest {
    AbiGuestOp op;
    Str name, type, expr, expr2;
    Str local; // the C type of NAME, fit for __typeof__(...)
    int n;
    AbiMem mem;
    const AbiCallback *callback;
    const AbiClass *cls;
} AbiGuest;

typedef VEC(AbiGuest) AbiGuestVec;

struct AbiPlan {
    const IfaceFunc *func;
    AbiRole role;
    AbiClass *cls;      // of members
    Str name;           // JavaScript name
    Str export_name;    // the wasm export called
    bool shim;          // guest[] is to be printed; else the C function itself
    bool pure;          // candidate for a bare call: only scalar slots and
                        // result, no shim; pack proves that the body can
                        // not trap
    bool uses_arena;    // saves and restores the arena's top
    bool has_callbacks; // may run JavaScript (parked exceptions are checked)
    bool self_optional;
    bool async;          // may wait for promises: its call gives one
    const IfaceFunc *va; // takes a va_list: called by a variadic cbw_va_NAME
    VEC(AbiArg) args;
    VEC(AbiSlot) slots;
    bool has_result;
    AbiWasm result;  // core result, when has_result
    uint32_t ncells; // result cells used
    AbiInstVec host; // lower.. CALL .. lift .. RETURN
    AbiGuestVec guest;
    VEC(struct AbiPreset)
    hidden;                 // C parameters that the plan fixes: name, value
    const AbiType *returns; // single value's type; NULL with several
    VEC(struct AbiValue {
        Str name;
        const AbiType *type;
        const Doc *doc;
        Str doc_text;
    })
    values;
    bool throws;
};

// ---- the unit --------------------------------------------------------------

typedef enum GenLevel {
    GEN_IDIOMATIC,
    GEN_RAW,
    GEN_NEEDS_ANNOTATION,
    GEN_SKIPPED
} GenLevel;

typedef struct GenRule { // which rule settled one parameter ("" = the result)
    Str param, c_type, role, ts_type, rule, assumes;
    Str life;   // of a copy: "call", or what keeps it; "" = there is none
    Str fact;   // what the code proves
    Str reason; // what is asked
    Str write;  // the words that it needs, or that would say what it is
} GenRule;

typedef struct GenBinding { // the account of one public function
    const IfaceFunc *func;
    GenLevel level;
    AbiPlan *plan;       // NULL unless bound
    AbiCallback *import; // instead of a plan: CBW_IMPORT
    Str reason;          // why not, or what the user must mind
    Str write;           // the words that would bind it, ready to paste; of a
                         // raw function: that would make it idiomatic
    bool sure;           // none of them is a guess
    bool memory;         // not bound: allocates or frees for its caller
    VEC(GenRule) rules;  // the parameters in C's order, then the result
} GenBinding;

typedef struct GenMacro { // what would be a function, were it declared
    Str name, reason, write;
    SrcLoc loc;
} GenMacro;

typedef struct GenConst { // exported constant
    Str name;
    const IfaceConst *c; // NULL: an enumerator of an anonymous enum
    int64_t i;
} GenConst;

typedef enum GenInline { // how the module lies in the package's JavaScript
    GEN_INLINE_DEFLATE,
    GEN_INLINE_BASE64,
    GEN_INLINE_OFF, // it does not: in its file alone
} GenInline;

typedef struct GenOptions {
    Str name;     // package name
    bool c_names; // keep C names instead of camelCase
    GenInline inlined;
    bool files;     // WASI's calls on files work, in memory
    bool libc_heap; // libc's allocator is linked: no ABI_OWNER_REACHED
    // What a drop-in library's own instances are lent: HOST[::GUEST][:ro],
    // NAME=VALUE.
    StrVec dirs, env;
} GenOptions;

typedef struct GenHost { // a JavaScript file that goes into the package
    Str from;            // as CBW_FROM has it
    Str stem, text;
} GenHost;

typedef struct GenPlaces { // where C functions are defined
    // False when it is not known.
    bool (*find)(void *job, Str func, SrcLoc *loc);
    void *job;
} GenPlaces;

typedef struct GenUnit {
    Arena *arena;
    const Iface *iface;
    GenOptions options;
    const Facts *facts;       // of the sources, or NULL
    GenPlaces places;         // for warnings about them
    VEC(GenBinding) bindings; // every public function
    VEC(GenMacro) macros;     // function-like ones that are none
    VEC(AbiPlan *) functions; // role ABI_FUNCTION, in source order
    VEC(AbiPlan *) calls;     // of C functions that imports are given
    VEC(const IfaceFunc *)
    frees; // of results, without a symbol of their own:
           // exported as cbw_free_NAME
    VEC(AbiClass *) classes;
    VEC(AbiEnum *) enums; // groups included
    VEC(AbiRecord *) records;
    VEC(AbiVariant *) variants;
    VEC(AbiCallback *) callbacks;
    VEC(AbiObject *) objects;
    VEC(GenConst) consts;
    Str error_class;    // e.g. "ZlibError"; "" when nothing throws
    uint32_t statics;   // keep slots of the instance
    bool longjmp;       // some plan catches longjmp
    bool text;          // some type is UTF-8 text
    bool values;        // some type is a JavaScript value
    bool waits;         // some function, import or callback is async
    Str hash;           // of the ABI: 16 hex digits
    Str section;        // of the module: the ABI's version and that hash
    StrVec wasi;        // calls of WASI that the linked module imports
    VEC(GenHost) hosts; // files that CBW_FROM names
} GenUnit;

// Settles every function of the model. Returns false after errors (diags).
bool gen_infer(GenUnit *unit, DiagList *diags);
// The plan as text, one instruction a line: `dump --stage=plan`, golden tests.
void abi_print(const GenUnit *unit, Out *out);

// What emitters leave to the packer: path -> bytes, in the order added.
typedef struct GenFiles {
    Arena *arena;
    VEC(struct GenFile {
        Str path;
        Str data;
    })
    files;
} GenFiles;

typedef struct GenEmitter {
    const char *name;
    // Returns false after errors.
    bool (*emit)(const GenUnit *unit, GenFiles *files, DiagList *diags);
} GenEmitter;

#endif
