// What the reader's files share; private to them.
//   ir_type.c  types and their sizes, tokens of a line
//   ir_meta.c  TBAA: which field of which struct an access means
//   ir_inst.c  instructions
//   ir_global.c variables that hold functions
//   ir.c       modules: functions, globals, linking
#ifndef CBW_FACTS_IR_INT_H
#define CBW_FACTS_IR_INT_H

#include "facts/ir.h"

typedef struct IrType {
    enum { TY_VOID, TY_INT, TY_FLOAT, TY_PTR, TY_ARRAY, TY_STRUCT } kind;
    uint32_t size, align; // bytes
    uint32_t bits;        // TY_INT
    uint64_t count;       // TY_ARRAY
    const struct IrType *elem;
    VEC(const struct IrType *) members;
    VEC(uint32_t) offsets;
} IrType;

typedef struct IrMeta { // one metadata node's elements, as text
    StrVec parts;
} IrMeta;

typedef struct Module {
    IrProgram *p;
    Arena *a;
    StrMap types; // %name -> IrType, or its text until it is needed
    StrMap texts; // %name -> Str *
    StrMap funcs; // @name -> IrFunc of this module
    StrMap fixed; // @name of constants that lead to constants only -> their
                  // text, or ""
    StrMap globals; // @name -> number in p->globals + 1
    VEC(IrMeta) meta;
    StrMap tag_of; // "!12" -> number + 1
} Module;

typedef struct Body {
    Module *m;
    IrFunc *f;
    StrMap names;  // %name -> value + 1
    StrMap blocks; // label -> block + 1
    uint32_t block;
} Body;

// ir_type.c
Str line_word(Str *rest); // up to white space
void skip_blanks(Str *rest);
bool take(Str *rest, const char *text);
size_t closing(Str s, size_t at);              // of the bracket at `at`
Str next_part(Str *rest);                      // up to a comma outside brackets
const IrType *type_read(Module *m, Str *rest); // NULL: no type

// ir_meta.c
void meta_line(Module *m, Str line);
uint32_t meta_tag(Module *m, Str id); // "!12": a number, 0: any field
bool meta_is_number(const Module *m, Str id); // an access of an integer's type
uint32_t meta_field(Module *m, Str name, uint64_t off); // of a struct

// ir_inst.c
void inst_read(Body *b, Str line);
IrRef ref_read(Body *b, Str text);
uint32_t value_named(Body *b, Str name);
uint32_t block_named(Body *b, Str label);
Str signature_of(Arena *a, const IrType *ret, const IrType *const *params,
                 size_t n, bool variadic);
// ir_global.c
void globals_list(Module *m, Str text); // what is declared
void globals_name(Module *m, Str line); // that an instruction names
uintptr_t global_named(const Module *m, Str text); // from 1 on; 0: another
void globals_link(IrProgram *p);

// ir.c
IrFunc *func_named(Module *m, Str name);
Str symbol_name(Arena *a, Str text); // after '@': plain or quoted
IrParam param_read(Str text);

#endif
