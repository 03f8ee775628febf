// opcode.h: names, immediates and signatures of instructions, from opcodes.def.
#ifndef CBW_CORE_OPCODE_H
#define CBW_CORE_OPCODE_H

#include <stdint.h>

// What follows an opcode in the binary format (core spec 5.4).
typedef enum {
    RT_IMM_NONE,
    RT_IMM_BLOCK,     // block type
    RT_IMM_TRY_TABLE, // block type, catch clauses
    RT_IMM_LABEL,
    RT_IMM_BR_TABLE, // vector of labels, default label
    RT_IMM_BR_CAST,  // flags, label, heap type, heap type
    RT_IMM_FUNC,
    RT_IMM_TYPE,
    RT_IMM_TYPE2,
    RT_IMM_TYPE_FIELD,
    RT_IMM_TYPE_LEN, // type, u32
    RT_IMM_TYPE_DATA,
    RT_IMM_TYPE_ELEM,
    RT_IMM_CALL_INDIRECT, // type, table
    RT_IMM_TAG,
    RT_IMM_SELECT_T, // vector of value types
    RT_IMM_LOCAL,
    RT_IMM_GLOBAL,
    RT_IMM_TABLE,
    RT_IMM_TABLE2, // destination, source
    RT_IMM_ELEM,
    RT_IMM_ELEM_TABLE, // element segment, table
    RT_IMM_DATA,
    RT_IMM_DATA_MEMORY, // data segment, memory
    RT_IMM_MEMORY,
    RT_IMM_MEMORY2,     // destination, source
    RT_IMM_MEMARG,      // alignment (bit 6: a memory index follows), offset
    RT_IMM_MEMARG_LANE, // the same, then a lane byte
    RT_IMM_I32,
    RT_IMM_I64,
    RT_IMM_F32,
    RT_IMM_F64,
    RT_IMM_V128,
    RT_IMM_LANES, // 16 lane bytes
    RT_IMM_LANE,  // lane byte
    RT_IMM_HEAP,  // heap type
    RT_IMM_FENCE  // a zero byte
} RtImm;

// Dense numbers of all instructions, in the order of opcodes.def.
typedef enum {
#define RT_OP(code, id, text, imm, sig) RT_OP_##id,
#include "runtime/core/opcodes.def"
#undef RT_OP
    RT_NOPS
} RtOp;

// Without pointers: every process would relocate them at its start.
typedef struct {
    uint32_t code; // opcode byte, or (prefix << 16) | sub-opcode
    RtImm imm;
    char text[36];
    char sig[12]; // may be empty: see opcodes.def
} RtOpInfo;

extern const RtOpInfo rt_ops[RT_NOPS];

// Opcode -> number + 1, 0: none; per prefix: plain, 0xFB, 0xFC, 0xFD, 0xFE.
extern const uint16_t rt_op_numbers[5][0x120];

// The instruction of an opcode; RT_NOPS if there is none.
RtOp rt_op_of_code(uint32_t code);

// log2 of the access size of an instruction with a memory argument.
unsigned rt_op_align(RtOp op);

#endif
