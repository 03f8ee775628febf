// Tables of calls with what each gives (docs/native.md): read and checked
// against the plans, then printed twice, as a cmocka program that makes the
// calls through the bindings for C and as a module that makes them in Node
// through the glue. Both say what they got in the same words ("canon"), so that
// what is wanted is compared as text: numbers in decimal, the bits of floats,
// the bytes of text.
//
// vector_read.c   the file, its steps, what each parameter is
// vector_value.c  a value of JSON by its type; in canon, and back for readers
// vector_c.c      the cmocka program
// vector_js.c     the module for Node
#ifndef CBW_NATIVE_VECTOR_H
#define CBW_NATIVE_VECTOR_H

#include "base/json.h"
#include "base/out.h"
#include "gen/host.h"
#include "native/native.h"

typedef struct VectorValue VectorValue;
struct VectorValue { // NULL, or by its type:
    bool null;
    Str text;        // a number in decimal, the bits of a float in hex; bytes
    VectorValue *at; // elements, fields in their order
    size_t len;
    size_t which; // the case of a variant, the number of an object
};

typedef enum VectorEnd {
    VECTOR_GIVES,
    VECTOR_THROWS,
    VECTOR_REFUSED
} VectorEnd;

typedef struct VectorAfter { // an argument that the call changes
    size_t arg;
    Str want; // canon
} VectorAfter;

typedef struct VectorStep {
    const AbiPlan *plan;
    bool has_self;
    VEC(VectorValue) args; // self first, then as in JavaScript
    VectorEnd end;
    Str words;      // THROWS: in the message
    size_t refused; // REFUSED: of the plan's arguments
    bool has_code;  // THROWS
    long long code;
    bool says; // what it gives is wanted, in canon:
    Str want;
    VEC(VectorAfter) after;
    int makes;                // the number of the object that it makes, or -1
    bool odd_arg, odd_result; // with text that JavaScript has no string for
} VectorStep;

typedef struct Vector {
    Str name;
    VEC(VectorStep) steps;
    StrVec objects; // by number
} Vector;

typedef VEC(Vector) VectorVec;

typedef struct VectorReader {
    Arena *a;
    DiagList *diags;
    const GenUnit *unit;
    Str path, where; // in it: "vector 2 (parses)"
    Vector *vector;
    bool loose; // numbers that do not fit are meant
    bool odd;   // text that JavaScript has no string for was seen
} VectorReader;

// False after errors.
bool vectors_read(NativeRun *r, const GenUnit *unit, Str path, VectorVec *to);
PRINTF_LIKE(2, 3) bool vector_wrong(VectorReader *r, const char *format, ...);

// Of the C parameter i: NULL when nothing in the plan is about it.
const AbiInst *vector_lower(const AbiPlan *p, int cparam); // before the call
const AbiInst *vector_lift(const AbiPlan *p, int cparam);
// Whose length it is.
const AbiInst *vector_counted(const AbiPlan *p, int cparam);
const struct AbiPreset *vector_hidden(const AbiPlan *p, int cparam);
bool vector_is_data(const AbiPlan *p, int cparam); // a callback's user data
int vector_arg(const VectorStep *s, int cparam);   // of args, or -1
// What JavaScript gets: the liftings in its order.
bool vector_gives(const AbiInst *in);
size_t vector_results(const AbiPlan *p);

bool vector_is_bytes(const AbiType *t);
bool vector_read_value(VectorReader *r, const AbiType *t, const json_t *j,
                       Str name, VectorValue *v);
void vector_canon(Arena *a, Out *o, const AbiType *t, const VectorValue *v);
Str vector_hex(Arena *a, Str bytes);
Str vector_shown(Arena *a, Str canon); // as the file has it
size_t vector_count(const AbiType *t, const VectorValue *v); // C's length

Str vectors_c(Arena *a, const GenUnit *unit, const VectorVec *all,
              bool drop_in);
Str vectors_js(Arena *a, const VectorVec *all);

#endif
