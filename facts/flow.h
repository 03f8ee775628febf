// Where an address comes from, and who calls whom; private to facts.
//   flow.c    roots of addresses, results of functions, targets, callers
//   address.c integers that may be addresses
//   decoded.c numbers that pointers are made of
//   range.c   what an index may be
//   taint.c   one query: everything that happens to one pointer parameter
//   taint_before.c  ... before the parameter's begin
//   points.c  what is kept: graphs of memory, one for each function (points.h)
//   calls.c   what calls through pointers hand over
//   refs.c    references that objects count
//   chain.c   objects that are freed with the one that leads to them
//   null.c    where NULL may stand
//   extern.c  what functions without a body do (libc's, LLVM's own)
//   facts.c   all public functions
#ifndef CBW_FACTS_FLOW_H
#define CBW_FACTS_FLOW_H

#include "facts/ir.h"

// What an address may point into. params: the memory that a parameter points
// to; deep: memory reached from there through other pointers.
typedef struct Roots {
    uint64_t params, deep;
    bool global, fresh;
    bool inner;  // new memory that free() does not take: not its start, or not
                 // of malloc's
    bool memory; // who knows where
    VEC(uint32_t) allocas; // instructions
} Roots;

typedef struct Flow {
    IrProgram *p;
    Arena *a;
    Roots *results;        // per function: of what it returns
    Roots ***cache;        // per function, value: NULL until asked
    size_t spent;          // steps of all queries so far
    VEC(IrParam *) looked; // whose `touched` is known, in this order
    size_t forgotten;
    bool decodes, decodes_known; // decoded.c
} Flow;

Flow *flow_new(IrProgram *p);
const Roots *flow_roots(Flow *w, const IrFunc *f, IrRef ref);
// The functions that a call may enter; none when no body is known.
void flow_targets(Flow *w, const IrInst *call, IrFuncVec *to);

// Functions that a call of one without a body is given, to be called by it.
void flow_given(Flow *w, const IrInst *call, IrFuncVec *to);

// What is read from a field of those tags is stored in others: then replacing
// it does not end the old one's life.
bool flow_copies(const IrProgram *p, const uint32_t *tags, size_t n);

// Values on the way back to what one is made of, each once.
enum { FLOW_VALUES = 256 };
typedef struct FlowValues {
    IrRef found[FLOW_VALUES];
    size_t n;
} FlowValues;

bool flow_value(FlowValues *v, IrRef ref); // false: there are too many

// Some pointer is made of a number that was calculated, and by more than what
// aligns an address; what the instruction makes of an address may be decoded
// so: (uintptr_t)p << 1, -(uintptr_t)p.
bool flow_decodes(Flow *w);
bool flow_turns(Flow *w, const IrInst *in);

// Marks the parameters that are numbers only.
void flow_numbers(Flow *w);

// Every path from the function's begin to its end runs through the block.
bool flow_on_every_path(Arena *scratch, const IrFunc *f, uint32_t block);
// ... where its first parameter is not NULL.
bool flow_on_paths_of_self(Arena *a, const IrFunc *f, uint32_t block);

// What a call of a function without a body does with argument i.
typedef struct Extern {
    bool keeps, reads, writes, nul, frees;
    bool puts;       // text is written there
    uint8_t text;    // reads up to an element of that size that is zero
    bool returned;   // the result points into it
    int length_arg;  // bytes touched at most, -1: unknown
    int copies_from; // memcpy: the argument whose contents come here, or -1
} Extern;
Extern extern_arg(const IrFunc *callee, size_t i);
bool extern_ignored(Str name); // lifetime markers and the like
bool extern_calls(Str name);   // what it is given, during the call
bool extern_mallocs(Str name); // free() takes its result

// calls.c: fills facts->calls; the library's own functions that it hands over
// as parameter i of f.
struct Facts;
struct FactCall;
struct FactParam;
typedef struct Calls Calls;
Calls *calls_note(struct Facts *facts, Flow *w);
void calls_again(Calls *c); // looks at them once more
void calls_own(Calls *c, const IrFunc *f, size_t i, struct FactParam *p);
void calls_add(Arena *a, struct FactCall *to, const IrFunc *f,
               const IrInst *call);
// How many bytes argument i of a call points to whoever is called; 0: unknown.
int64_t calls_cell(const IrInst *call, size_t i, bool *set);
// Where in its struct an address lies; false: nobody knows.
bool calls_place(const IrFunc *f, IrRef address, int64_t *place);

#endif
