// What the analysis needs of a program in LLVM's textual form: functions,
// values, addresses, calls. In: the text that `clang -S -emit-llvm` prints for
// each source, of any clang from 14 on (typed or opaque pointers). Out: one
// IrProgram, linked by symbol names. What cannot move an address is left out.
//
// Text, not bitcode: every clang can print it, no LLVM library of the same
// version is needed, and what is read here of it has not changed in years.
#ifndef CBW_FACTS_IR_H
#define CBW_FACTS_IR_H

#include "base/map.h"
#include "base/vec.h"

typedef struct IrFunc IrFunc;

typedef VEC(IrFunc *) IrFuncVec;

typedef enum IrRefKind {
    IR_NONE,   // null, undef, a float: holds no address
    IR_INT,    // a constant number
    IR_LOCAL,  // a value of the function
    IR_FUNC,   // a function's address
    IR_GLOBAL, // a global's address, or an expression of one
} IrRefKind;

typedef struct IrRef {
    IrRefKind kind;
    uint32_t local; // index in values; the parameters come first
    int64_t number;
    const IrFunc *func;
    bool null;         // IR_NONE: the address that is no address
    uint32_t global;   // IR_GLOBAL: the variable, from 1 on; 0: another one
    const char *chars; // IR_NONE: a constant text, from behind LLVM's c"
} IrRef;

typedef enum IrOp {
    IR_PARAM,
    IR_ALLOCA,
    IR_LOAD,  // args: address
    IR_STORE, // args: value, address
    IR_GEP,   // args: base, then variable indices with their strides; off
    IR_PHI,   // args, each from block froms[i]
    IR_SELECT,
    IR_COPY, // casts and what else passes an address on
    IR_ZEXT, // from `size` bits
    IR_ADD,
    IR_SUB,
    IR_MUL,
    IR_SHL,
    IR_AND,
    IR_REM,
    IR_CMP, // pred
    IR_CALL,
    IR_RET,
    IR_BR, // to; args: a condition
    IR_EXTRACT,
    IR_INSERT,
    IR_ATOMIC, // args: address, new value; off: 1 or -1 where that is added
    IR_OTHER,  // a number that is no address
} IrOp;

// What IR_COPY, IR_ZEXT and IR_OTHER do to a number.
typedef enum IrMath {
    MATH_NONE,
    MATH_TRUNC,
    MATH_SEXT,
    MATH_OR,
    MATH_XOR,
    MATH_LSHR,
    MATH_ASHR,
    MATH_UDIV,
    MATH_SDIV,
    MATH_ADDRESS, // of a pointer, as a number
} IrMath;

typedef struct IrInst {
    IrOp op;
    IrMath math;
    bool nuw, nsw;   // it does not wrap, as an unsigned, a signed number
    uint16_t bits;   // of the number it makes; of those IR_CMP compares
    bool is_ptr;     // the value is a pointer
    bool made;       // ... of a number
    bool loose;      // IR_STORE: perhaps not at a multiple of four bytes
    bool wide;       // IR_LOAD, IR_STORE: may hold an address in an integer
    bool number;     // ... its type is an integer's: no pointer lies there
    uint32_t value;  // the value it defines, or UINT32_MAX
    uint32_t block;  // where it stands
    uint32_t size;   // LOAD, STORE, ALLOCA: bytes; ZEXT: bits before
    uint32_t tag;    // LOAD, STORE: type and field (IrProgram.tags), 0: any;
                     // CALL: of where its target was loaded from
    int64_t off;     // GEP; BR of a switch: which of `to` zero goes to
    char pred[4];    // CMP: "eq", "ult", ...
    VEC(IrRef) args; // CALL: the actual arguments
    int64_t *strides;
    uint32_t *froms;
    VEC(uint32_t) to; // BR: blocks
    IrRef target;     // CALL: whose; BR of a switch: the value;
                      // SELECT: the condition
    // CALL
    const IrFunc *callee; // NULL: called through a pointer
    Str signature;
    const IrFuncVec *held;  // what the variable called through may hold
    struct FactCall *asked; // calls.c: what is known of those like it
} IrInst;

typedef struct IrParam {
    Str name;
    bool nocapture, readonly, writeonly, readnone, returned, sret, byval;
    bool is_ptr;
    bool number; // an integer that no caller makes of an address, and of which
                 // no address is made (address.c)
    uint8_t looked; // 1: being looked at, 2: touched is known (taint.c)
    int64_t touched, assumed; // bytes, at most
} IrParam;

struct IrFunc {
    Str name;                                // of C
    bool defined, internal, variadic, fresh; // fresh: noalias result
    bool weak;                               // another definition replaces it
    uint32_t module;                         // where, by ir_add's order
    bool taken;                              // its address is
    bool listed;        // it is in a constant table: a field of a struct
    bool keeps_nothing; // an import of JavaScript's
    bool ret_ptr;
    bool ret_number; // an integer that is not computed from an address
    uint32_t index;  // in program->funcs
    Str signature;
    Str body; // its text
    VEC(IrParam) params;
    VEC(IrInst) insts;
    uint32_t nvalues, nblocks;
    uint32_t *def;         // value -> instruction, UINT32_MAX for parameters
    uint32_t *ends;        // block -> its last instruction
    uint8_t *passes;       // block -> on every path? (taint.c)
    VEC(uint32_t) callers; // functions that may call it (flow.c)
};

typedef struct IrGlobal { // a variable of a pointer's type
    IrFuncVec funcs;      // that are stored there
    bool defined, odd;
    size_t named, used; // in the text; only loaded or stored to
} IrGlobal;

typedef struct IrProgram {
    Arena *arena;
    IrFuncVec funcs;
    StrMap symbols; // external name -> IrFunc
    StrMap tags;    // "struct+offset" -> its number
    StrMap taken;   // signature -> IrFuncVec: targets of indirect calls
    StrMap listed;  // signature -> IrFuncVec: those of tables, too
    uint32_t nmodules;
    VEC(IrGlobal) globals;
    StrMap variables;    // external name -> number in globals + 1
    IrFuncVec twice;     // defined in a second module, too: no program
    VEC(struct IrField { // by tag: a field that holds functions
        IrFuncVec funcs; // of tables
        bool stored;     // and others
    })
    fields;
} IrProgram;

IrProgram *ir_new(Arena *a);
// Adds one module's text, which must stay. false: it is not LLVM's.
bool ir_add(IrProgram *p, Str text);
// The symbols that such a text defines, for others to link with. false: it may
// define more (in assembly).
bool ir_defined(Arena *a, Str text, StrVec *names);
// After the last one.
void ir_link(IrProgram *p);

// The functions that such a field may hold besides those whose address is
// taken elsewhere; NULL: any.
const IrFuncVec *ir_field(const IrProgram *p, uint32_t tag);

// What defines a value; NULL: a parameter, or no value of the function's.
const IrInst *ir_def(const IrFunc *f, IrRef ref);

// By name; of internal ones the first. Or NULL.
IrFunc *ir_func(const IrProgram *p, Str name);

#endif
