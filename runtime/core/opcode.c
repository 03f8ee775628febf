// opcode.c: the instruction table of opcodes.def and its look-ups.
#include "runtime/core/opcode.h"

#include <stddef.h>

const RtOpInfo rt_ops[RT_NOPS] = {
#define RT_OP(code, id, text, imm, sig) {code, RT_IMM_##imm, text, sig},
#include "runtime/core/opcodes.def"
#undef RT_OP
};

const uint16_t rt_op_numbers[5][0x120] = {
#define RT_OP(code, id, text, imm, sig)                                        \
    [(code) < 0x100 ? 0 : ((code) >> 16) - 0xFA][(code)&0xFFFF] =              \
        RT_OP_##id + 1,
#include "runtime/core/opcodes.def"
#undef RT_OP
};

RtOp rt_op_of_code(uint32_t code)
{
    uint32_t page = code < 0x100 ? 0 : (code >> 16) - 0xFA;
    uint32_t sub = code & 0xFFFF;
    if (page > 4 || sub >= 0x120 || rt_op_numbers[page][sub] == 0)
        return RT_NOPS;
    return (RtOp)(rt_op_numbers[page][sub] - 1);
}

// The number in an access's name ("load16_s", "rmw8.add_u"), else its type's.
static unsigned access_bits(const char *text)
{
    const char *p = text;
    while (*p && *p != '.')
        p++;
    unsigned bits = 0;
    for (; *p && bits == 0; p++) {
        while (*p >= '0' && *p <= '9')
            bits = bits * 10 + (unsigned)(*p++ - '0');
        if (bits && *p == 'x') // load8x8: eight bytes
            return 64;
        if (!*p)
            break;
    }
    if (bits)
        return bits;
    if (text[0] == 'v')
        return 128;
    return text[1] == '3' || text[0] == 'm' ? 32 : 64;
}

unsigned rt_op_align(RtOp op)
{
    unsigned bits = access_bits(rt_ops[op].text), log = 0;
    while ((8u << log) < bits)
        log++;
    return log;
}
