// regcode.h: register code, what the compiler (compile*.c) makes of function
// bodies and constant expressions, and the interpreter runs.
//
// A frame is a row of 8-byte slots: parameters, other locals, then operands in
// the order of the operand stack. i32 and f32 are kept zero-extended to 8
// bytes; a v128 takes two slots. A callee's frame starts where its arguments
// lie in the caller's; its results are left in the same place. local.get and
// constants emit nothing: they stay descriptions of operands until used.
//
// Instructions have a fixed size; all jumps are relative, so that code may be
// copied. When a function's code is complete, `op` becomes the number by which
// the interpreter finds the handler (rt_handler).
#ifndef CBW_CORE_REGCODE_H
#define CBW_CORE_REGCODE_H

#include "runtime/core/module.h"
#include "runtime/core/opcode.h"

typedef struct {
    uint16_t op; // RtReg, then its rt_handler
    uint16_t a, b, c;
    union {
        uint64_t imm;
        struct {
            int32_t jump;
            uint32_t k;
        };
        uint16_t s[4];
    };
} RtIns;

// In the order of regops.def and the variants named there.
typedef enum {
#define RT_NAME(name) RT_R_##name,
#include "runtime/core/regnames.def"
    // Instructions without variants (vectors, atomics, wide arithmetic) follow
    // with the number of their RtOp: RT_R_PLAIN + op.
    RT_R_PLAIN,
    RT_NREGS = RT_R_PLAIN + RT_NOPS
} RtReg;

// By which number the interpreter finds the handler of an RtReg: it is what
// dispatches fastest there (exec/interp.c).
uint16_t rt_handler(unsigned op);

// Offsets of variants in a family: BIN, CMP, STORE; FCMP.
enum { RT_SS, RT_SK, RT_RS, RT_SR, RT_RK, RT_KS, RT_AS_BRANCH = 5 };
// Loads and stores: with an address that is a sum. Their last variant is
// followed by the first one without bounds checks.
enum {
    RT_LOAD_K = 2,
    RT_LOAD_SUM,
    RT_LOAD_LX = 7,
    RT_LOAD_LS,
    RT_LOAD_LR,
    RT_LOAD_GUARDED,
    RT_STORE_SUM = 6,
    RT_STORE_AK = 10,
    RT_STORE_GUARDED
};
enum { RT_FSS, RT_FRS, RT_FSR, RT_FAS_BRANCH, RT_FAS_BRANCH_NOT = 6 };

#define RT_MAX_SLOTS 65000 // of a frame
#define RT_NO_SLOT 0xFFFFu

// The callee of a CALL: user addresses have 48 bits at most.
static inline const RtCode *rt_callee(const RtIns *i)
{
    return (const RtCode *)(uintptr_t)(i->imm & 0xFFFFFFFFFFFF);
}

// What happens to an exception thrown by an instruction in [start, end), or by
// a call that returns to (start, end]. Inner ones come first.
typedef struct {
    uint32_t start, end;
    uint32_t target;   // instruction
    uint32_t tag;      // RT_NO_INDEX: any
    uint16_t values;   // where the tag's values go
    uint16_t exn;      // where the reference goes, or RT_NO_SLOT
    uint16_t depth;    // of the block that catches
    uint16_t delegate; // RT_NO_SLOT, or: go on with catches of this depth
} RtCatch;

struct RtCode {
    _Atomic(const RtIns *) ins; // where a call starts
    uint32_t nslots;            // of its frame
    uint32_t func;      // function index; RT_NO_INDEX: a constant expression
    const RtIns *first; // NULL: not made yet
    uint32_t nins;      // from first
    uint32_t ncatches;
    const RtCatch *catches;
    const uint8_t *offsets; // of each instruction, in differences: LEB128
    uint32_t start;         // offset in the module that they count from
    uint32_t expr;          // constant expression: where it starts
};

// Makes the code of a function that has none yet (RT_R_MAKE). Threads may ask
// for the same at the same time. False: no memory.
bool rt_code_make(const RtModule *m, const RtCode *code);
// The offset in the module's bytes of the wasm instruction that became
// code->first[ins].
uint32_t rt_code_offset(const RtCode *code, uint32_t ins);

// An operand of a wasm instruction: [slot] + ([slot2] << shift) + k, each slot
// RT_NO_INDEX where there is none. A v128 is in slot and the one after it.
typedef struct {
    RtType type;
    uint32_t slot, slot2, shift;
    uint64_t k;
} RtOperand;

// Where the last `n` operands of the instruction at `offset` are when it is
// about to run. False: not to be found.
bool rt_operands(const RtModule *m, uint32_t func, uint32_t offset, uint32_t n,
                 RtOperand *out);

// The code of a constant expression of the module.
const RtCode *rt_const_code(const RtModule *m, RtExpr expr);

#endif
