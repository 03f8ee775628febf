// symbols.h: a module's names and lines, as the files of this room share them.
#ifndef CBW_OBSERVE_SYMBOLS_H
#define CBW_OBSERVE_SYMBOLS_H

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

// A place as "file:line:column"; empty: not known.
Str symbols_line_text(Arena *a, const RtPlace *p);
// "name" or "function 7" where nothing names it.
Str symbols_func_text(Arena *a, const RtPlace *p, uint32_t func);

#endif
