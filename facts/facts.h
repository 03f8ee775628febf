// What the library's own code proves of each pointer parameter and result.
//
// In: LLVM's text for every source (pack makes it). Out: Facts, by C function.
// gen/infer confirms or refutes its rules with them. A fact is about the code
// as built: what configuration leaves out has none. What is not proven is
// unknown, and unknown is never taken for safe.
#ifndef CBW_FACTS_FACTS_H
#define CBW_FACTS_FACTS_H

#include "base/map.h"
#include "base/vec.h"

// What is handed to whoever is called through a pointer.
typedef struct FactCallArg {
    int64_t cell; // bytes of the variable whose address it is, wherever it is
                  // one's; 0: nowhere, -1: not always as many
    bool set;     // the variable may be given a value before
    bool unsure;  // some function of the library's may write more
    bool far;     // ... read more
} FactCallArg;

typedef struct FactCall {
    VEC(FactCallArg) args;
    bool tested;   // only where it is not NULL, at some place
    bool untested; // ... and without such a question at another
} FactCall;

// A number of bytes: a sum of products of parameters, which are natural
// numbers here (-1 of an int is 2**32 - 1). Negative sums are nothing.
// FACT_FIELD marks the four bytes that the call finds in a parameter's memory:
// bits 8 to 28 are where, the ones below say whose.
#define FACT_FIELD (1 << 30)

typedef struct FactTerm {
    int64_t times;
    int32_t of[4]; // parameters, as in C; -1: none
} FactTerm;

typedef struct FactSize {
    size_t n;
    FactTerm terms[10];
} FactSize;

// What becomes of the references that an object counts at ref_at.
typedef enum FactRef {
    FACT_REF_NONE,   // nothing: it is not stored, either
    FACT_REF_ADDS,   // one more, on every path
    FACT_REF_DROPS,  // one less, on every path
    FACT_REF_STORES, // it is stored, and nothing is counted
    FACT_REF_TAKES,  // it is stored or one less, on every path
    FACT_REF_COUNTS, // it is stored once, with a reference of its own
    FACT_REF_OTHER,
} FactRef;

typedef VEC(int64_t) Offsets;

typedef struct FactParam FactParam;
struct FactParam {
    // After the call nothing but the stack that is gone holds the pointer;
    // kept_inside: nor anything read through it (strings of a struct, ...).
    bool kept, kept_inside;
    // Where it is kept: the memory of these parameters (bit i: parameter i),
    // new memory, a global, or somewhere else.
    uint64_t in_params;
    uint64_t in_outs; // new memory that these parameters are given: T **
    bool in_own;      // only in fields of those objects themselves
    bool in_fresh, in_global, in_unknown;
    // The same of what is read through it: in the memory of these parameters
    // (of new memory that they are given, too), of the result's, elsewhere.
    uint64_t inside_in;
    bool inside_fresh, inside_else;
    // Held, maybe, as a number that is no address inside it: in the memory of
    // these parameters, or elsewhere. (Bytes at the begin are near enough.)
    uint64_t hidden_in;
    bool hidden;
    bool replaced;     // each call overwrites the only copies of the last one's
    Offsets kept_at;   // fields of parameters and new memory that hold it
    Offsets linked_at; // ... of any memory
    Offsets frees_at;  // of its memory: what free() may be given
    Offsets ends_at;   // ... what it is given on some path
    Offsets chain_at;  // where `ends_more` finds the others
    bool read, written;
    bool before;  // what lies before its begin is looked at
    bool bounded; // all accesses are in [0, extent)
    int64_t extent;
    // All accesses are in [0, the largest of sizes); none: nothing is touched
    // but, with text, what is before a zero byte.
    bool sized, text;
    uint32_t zero;   // ... and elements of that size up to one that is zero
    bool tight;      // it is written to the end of its one size
    bool read_first; // what was there before the call is read
    bool ignored;    // not even compared, by whatever it is handed to
    // Some access surely ends behind as many elements of 1, 2, 4 or 8 bytes as
    // these parameters say.
    uint64_t beyond[4];
    VEC(FactSize) sizes;
    bool pointers;  // addresses are read from it or written to it
    bool strays;    // an index is not bounded: it is no single value
    bool puts;      // text is written: a zero byte, or by a function of libc
    bool nul;       // read up to a zero byte by a function of libc
    bool freed;     // handed to free()
    bool frees_inside; // of a struct by value: what is read through it, too
    bool ends;      // ... and just as it is: it begins a block
    bool ends_more; // ... and others of its kind that it leads to
    bool format;    // of a printf of libc's
    bool gives;     // what it is made to point to is new, and free() takes it
    bool leaves;    // new memory lies in it that nothing else leads to
    bool lends;     // ... was there before, where parameters led to it
    bool reads_file, writes_file; // a FILE: one of them alone is done with it
    bool returned;                // the result may point into it
    FactRef ref;
    int64_t ref_at;
    bool optional;    // each access is behind a test for NULL
    bool unused;      // of numbers, too: no instruction names it
    bool zero_stands; // of a number: zero stands for another one
    bool may_be_null; // of a pointer: it is compared with NULL
    bool calls;       // functions are called whose addresses lie there
    bool blind;       // it is stored, or handed to functions that are called
    int blind_at;     // through pointers as this argument (-1), and no more
    Str why;          // where it is kept: "stored by f", "handed to g"
    // A function's address: how it is called during the call itself, and the
    // offsets in their structs at which it is stored for later (FACT_GLOBAL:
    // in a variable).
    FactCall called;
    VEC(int64_t) places;
    bool placed; // ... and somewhere else
};

#define FACT_GLOBAL INT64_MIN
#define FACT_ANYWHERE INT32_MIN // in kept_at, frees_at, held_at: some field

typedef struct FactFunc {
    Str name;
    VEC(FactParam) params; // as in C
    bool fresh;            // the result is new memory or NULL
    bool mallocs;          // ... and free() takes it
    bool begins;           // ... and may begin its block, whose ever it is
    bool may_be_fresh;     // new memory is among what it may be
    bool held;             // ... and others than the result lead there, too
    uint64_t held_by;      // ... in the memory of these parameters
    VEC(int64_t) held_at;  // ... in these fields of theirs
    uint64_t fresh_but;    // it is new memory that free() takes and nothing
                           // else leads to, NULL, or one of these itself
    bool ret_global;       // it may be a global's
    uint64_t ret_params;   // it may be these parameters, or lie in their memory
    bool ret_itself;       // ... it may be one of them, or inside
    int ret_param;         // it is this one's very address, or NULL; < 0: none
    bool ret_unknown;
    int64_t ret_values[4]; // the only numbers that it returns
    size_t ret_nvalues;    // 0: others, too
    Offsets ends_at;       // what ends an object: the fields of any memory that
                           // lead to what goes to free() on some path
} FactFunc;

typedef struct FactTwice { // defined in two sources: nothing is said of it
    Str name;
    uint32_t first, second; // by the order of facts_add()
} FactTwice;

typedef struct Facts {
    Arena *arena;
    StrMap funcs; // name -> FactFunc
    StrMap calls; // signature and place -> FactCall
    size_t modules;
    StrVec defined;    // what the modules define for others to link with
    bool defined_more; // ... and maybe more
    bool hides; // some function holds what it finds in memory as another number
    VEC(FactTwice) twice;
} Facts;

typedef struct FactsBuild FactsBuild;

FactsBuild *facts_start(Arena *a);
// One source's IR as text, which must stay. false: not understood.
bool facts_add(FactsBuild *b, Str ir);
typedef struct FactWish {
    Str name;           // of the function
    Str body;           // the one to read in its place, or ""
    uint64_t plain;     // bit i: parameter i points to memory without pointers
    uint64_t shallow;   // ... to pointers to such memory, or structs of them
    uint64_t functions; // ... to a function
    uint64_t files;     // ... to a FILE
    bool number;        // the result is a number and no address
    bool numbers;       // it points to numbers: nobody looks for addresses
    bool import;        // JavaScript's: it keeps nothing
} FactWish;

typedef VEC(FactWish) FactWishes;

// Facts of the functions named, as far as their bodies are there.
Facts *facts_of(FactsBuild *b, const FactWishes *wishes);

const FactFunc *facts_func(const Facts *f, Str name); // or NULL
// Of calls through pointers that are read at that place, to functions of that
// signature: a letter and the size for the result and, in parentheses, for each
// parameter, with a comma after it: v (void), i (number), f (float), p
// (pointer), as in "v0(i4,p4,". Or NULL.
const FactCall *facts_call(const Facts *f, Str signature, int64_t place);
// Both in one.
void facts_join(Arena *a, FactCall *to, const FactCall *more);
// In words, for accounts: "not kept; reads 32 bytes".
Str fact_text(Arena *a, const FactParam *p);

#endif
