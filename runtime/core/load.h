// load.h: what the stages of rt_module_load share: the reader of the bytes and
// the way out. Any failure leaves by rt_fail, which jumps to rt_module_load;
// nothing but the two arenas is held across it.
#ifndef CBW_CORE_LOAD_H
#define CBW_CORE_LOAD_H

#include "base/arena.h"
#include "runtime/core/module.h"
#include "runtime/core/opcode.h"

#include <setjmp.h>

typedef struct {
    RtModule *m;
    Arena *arena;
    Arena *scratch; // of validation; freed with its end
    const uint8_t *bytes;
    size_t pos;
    size_t end;          // of what is being read: module, section or function
    size_t sections[14]; // where each one starts, by id
    RtLoadError *err;
    jmp_buf exit;
} RtLoad;

_Noreturn void rt_fail(RtLoad *l, RtLoadStatus status, size_t offset,
                       const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
#define RT_MALFORMED(l, at, ...) rt_fail(l, RT_LOAD_MALFORMED, at, __VA_ARGS__)
#define RT_INVALID(l, at, ...) rt_fail(l, RT_LOAD_INVALID, at, __VA_ARGS__)

uint8_t rt_read_u8(RtLoad *l);
uint64_t rt_read_leb(RtLoad *l, unsigned bits); // unsigned, at most bits
int64_t rt_read_sleb(RtLoad *l, unsigned bits); // signed
static inline uint32_t rt_read_u32(RtLoad *l)
{
    if (l->pos < l->end && l->bytes[l->pos] < 0x80)
        return l->bytes[l->pos++];
    return (uint32_t)rt_read_leb(l, 32);
}
// A vector's length: never more than bytes that are left.
uint32_t rt_read_count(RtLoad *l);
RtHeap rt_read_heap(RtLoad *l);
RtType rt_read_type(RtLoad *l);
// The next opcode's number.
RtOp rt_read_long_op(RtLoad *l);
static inline RtOp rt_read_op(RtLoad *l)
{
    if (l->pos < l->end && l->bytes[l->pos] < 0xFB) {
        unsigned op = rt_op_numbers[0][l->bytes[l->pos]];
        if (op) {
            l->pos++;
            return (RtOp)(op - 1);
        }
    }
    return rt_read_long_op(l);
}
void rt_skip_imm(RtLoad *l, RtImm imm); // what follows an opcode
// Skips an expression up to and with its `end`.
RtExpr rt_read_expr(RtLoad *l);

typedef struct {
    unsigned align;
    uint32_t memory;
    uint64_t offset;
} RtMemArg;
RtMemArg rt_read_memarg(RtLoad *l);

void rt_decode(RtLoad *l); // decode.c: bytes -> l->m
// validate.c: the rest of l->m, with register code
void rt_validate(RtLoad *l, const RtLoadOptions *options);

#endif
