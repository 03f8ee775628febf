// wat.h: the text format, for other rooms.
//
// wat_assemble: text -> bytes of a module. It checks what makes a text
// malformed (core spec 6); whether the module is valid is the validator's
// matter.
//
// wat_print: a decoded module -> text that wat_assemble turns into the same
// module again.
#ifndef CBW_WAT_H
#define CBW_WAT_H

#include "base/diag.h"
#include "base/out.h"
#include "base/str.h"
#include "runtime/core/module.h"
#include "runtime/core/opcode.h"
#include "runtime/wat/wat_lex.h"

// Where in the text an instruction stands: `at`, for the byte `offset` of the
// body of function `func` (offsets ascend in each function).
typedef struct {
    uint32_t func, offset, at;
} WatPlace;

typedef VEC(WatPlace) WatPlaces;

typedef struct {
    bool names;        // write identifiers into a name section
    WatPlaces *places; // is given every instruction's place; may be NULL
} WatOptions;

// The bytes, in the arena of `diags`' caller; false after an error, which is
// in `diags`. `file` is what diagnostics call the text.
bool wat_assemble(Arena *a, Str file, Str text, const WatOptions *options,
                  DiagList *diags, Str *bytes);

// The same for tokens [start, end) of a text: a module's fields, or one
// (module ...) around them.
bool wat_encode(Arena *a, const WatTokens *t, uint32_t start, uint32_t end,
                const WatOptions *options, WatError *error, Str *bytes);

// The place in the text for a byte of the assembled module; false if it is in
// no function.
bool wat_place(const WatPlaces *places, const RtModule *m, size_t offset,
               uint32_t *at);

typedef struct {
    bool fold; // instructions as nested expressions
} WatPrintOptions;

// Writes the module's text. It may be invalid, but a body that is malformed
// ends the text with false and the error. `a` is for work in between.
bool wat_print(Arena *a, const RtModule *m, const WatPrintOptions *options,
               Out *out, RtLoadError *error);

// The name section, as far as it is well formed.
typedef struct WatNames WatNames;
const WatNames *wat_names(Arena *a, const RtModule *m);
// Empty: it has no name.
Str wat_name_of(const WatNames *names, uint32_t func);
Str wat_global_name(const WatNames *names, uint32_t global);

// An instruction of a function and its neighbours on either side.
enum { WAT_NEAR = 8 }; // at most

typedef struct {
    uint32_t offset; // in the module
    Str text;
} WatNearLine;

typedef struct {
    WatNearLine lines[2 * WAT_NEAR + 1];
    uint32_t n;
    uint32_t at; // the line of the instruction itself
    RtOp op;
    uint32_t takes; // operands
} WatNear;

// False if no instruction starts at `offset` of the module, or the function's
// body is malformed.
bool wat_near(Arena *a, const RtModule *m, const WatNames *names, uint32_t func,
              uint32_t offset, uint32_t around, WatNear *near);

// A guest's text as a string of the text format has it, so that a terminal or
// a reader is not misled, without quotes and cut to `max` bytes.
Str wat_safe(Arena *a, Str s, size_t max);

// What the name section calls each function; empty: nothing.
const Str *wat_func_names(Arena *a, const RtModule *m);

#endif
