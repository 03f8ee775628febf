// symbols.h: a module's names and lines, as the files of this room share them.
#ifndef CBW_OBSERVE_SYMBOLS_H
#define CBW_OBSERVE_SYMBOLS_H

#include "base/out.h"
#include "runtime/exec/store.h"
#include "runtime/observe/dwarf.h"
#include "runtime/wat/wat.h"

struct RtSymbols {
    const RtModule *m;
    Arena *arena;
    jmp_buf exit; // of the arena: set by whoever takes memory from it
    const WatNames *names;
    Dwarf dwarf;
};

// The name of a function by itself, without DWARF's; may be empty.
Str symbols_func_name(const RtSymbols *y, uint32_t func);

// One line for the instruction and for each call inlined there; returns the
// number of the next line.
size_t symbols_print(const RtSymbols *y, Arena *a, Out *out, size_t number,
                     uint32_t func, uint32_t offset);

// ---- stack.c: clang's stack in linear memory
typedef struct {
    uint32_t start; // it grows down from here
    uint32_t floor; // and must not reach below
    int32_t pointer;
} CStack;

// False: the module has none, as far as it tells.
bool c_stack(const RtSymbols *y, const RtInstance *inst, CStack *out);

#endif
