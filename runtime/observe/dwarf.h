// dwarf.h: the part of DWARF (versions 2 to 5) that answers where an
// instruction is from: lines, and functions with what was inlined into them.
//
// In: a module with .debug_* custom sections. Out: tables in an arena.
// Addresses are relative to the code section's payload. A guest's file may be
// anything: each reader stops at the end of its bytes, and all of them share a
// bound on their work; what is wrong is left out, never an error.
#ifndef CBW_OBSERVE_DWARF_H
#define CBW_OBSERVE_DWARF_H

#include "base/vec.h"
#include "runtime/core/module.h"

#define DWARF_NONE UINT32_MAX

typedef struct {
    Str directory; // of the compilation, once all is read
    Str name;      // relative to it, or absolute
    uint32_t unit; // line program: index in Dwarf.programs
} DwarfFile;

typedef struct {
    uint32_t address;
    uint32_t file; // index in Dwarf.files, or DWARF_NONE
    uint32_t line; // 0: no line of the source
    uint32_t column : 30;
    uint32_t statement : 1;
    uint32_t end : 1; // the first address behind a sequence
} DwarfRow;

// A line program: where its files begin in Dwarf.files.
typedef struct {
    uint32_t offset; // in .debug_line
    uint32_t files, nfiles;
    uint32_t first; // number of the first file: 0 in version 5, else 1
    Str directory;  // of the compilation
} DwarfProgram;

// A function, or one that was inlined into the scopes before it.
typedef struct {
    Str name;
    uint32_t low, high;          // addresses; one entry for each range
    uint32_t depth;              // 0: a function
    uint32_t file, line, column; // of the call, or of the declaration
} DwarfScope;

typedef struct {
    VEC(DwarfFile) files;
    VEC(DwarfRow) rows; // by address
    VEC(DwarfProgram) programs;
    VEC(DwarfScope) scopes; // each function followed by what it inlined
} Dwarf;

// What the readers share.
typedef struct {
    Arena *arena;
    Dwarf *dwarf;
    Str info, abbrev, line, str, line_str, str_offsets, addr, ranges, rnglists;
    uint32_t code_size;
    uint64_t work; // steps left
} DwarfInput;

// Fills `d`, which is zero. The arena's exit is the caller's.
void dwarf_read(Arena *a, const RtModule *m, Dwarf *d);

// The row that holds an address; NULL: none.
const DwarfRow *dwarf_row(const Dwarf *d, uint32_t address);

// ---- among the dwarf*.c

typedef struct {
    DwarfInput *in;
    const uint8_t *at, *end;
    bool bad; // reads gave 0 from here on
} DwarfReader;

DwarfReader dwarf_reader(DwarfInput *in, Str section, uint64_t offset);
uint64_t dwarf_uint(DwarfReader *r, unsigned bytes);
uint64_t dwarf_uleb(DwarfReader *r);
int64_t dwarf_sleb(DwarfReader *r);
void dwarf_skip(DwarfReader *r, uint64_t bytes);
Str dwarf_cstr(DwarfReader *r);
Str dwarf_str_at(DwarfInput *in, Str section, uint64_t offset);
// A unit's length; `wide` is set in 64-bit DWARF. The reader then ends with it.
void dwarf_unit(DwarfReader *r, bool *wide);

void dwarf_read_lines(DwarfInput *in);
void dwarf_read_info(DwarfInput *in);
// The global number of a program's file.
uint32_t dwarf_file(const DwarfProgram *p, uint64_t number);

#endif
