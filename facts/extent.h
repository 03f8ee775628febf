// How many bytes at a pointer parameter a function touches, as polynomials
// over its other parameters; private to facts.
//
//   poly.c          polynomials
//   extent.c        values: each number is a polynomial over atoms, each
//                   address a parameter and a distance from it
//   extent_phi.c    values of loops and of joined paths
//   extent_field.c  numbers that lie in a parameter's memory
//   extent_object.c structs on the stack, and addresses that lie in them
//   extent_block.c  blocks, loops
//   extent_guard.c  what holds at a place: conditions, loops
//   extent_prove.c  what follows from it
//   extent_end.c    where accesses surely end
//   extent_zero.c   lists that end with zero
//   extent_use.c    accesses
//   extent_call.c   calls
//   extent_fact.c   what is said of a parameter
//
// All is about natural numbers. A sum or a product that may wrap is an atom of
// its own that is at most the sum, as wrapping makes numbers smaller; so is a
// number cut to fewer bits. A difference is one only where it is proven that it
// is not negative. A negative argument is a huge natural number.
//
// An access counts as inside [0, U) when that its distance is not negative and
// the bound U are both proven. Everything else loses the parameter: nothing is
// said of its size. What memory holds is followed until anything is written.
#ifndef CBW_FACTS_EXTENT_H
#define CBW_FACTS_EXTENT_H

#include "facts/facts.h"
#include "facts/flow.h"
#include "facts/poly.h"

enum { MAX_SIZES = 4, MAX_DEEP = 16 };

typedef struct Guard { // p >= 0
    Poly p;
    uint16_t from; // only where this loop counter is not zero; 0: always
    bool soft;     // a bound that is perhaps never reached
} Guard;

typedef VEC(Guard) GuardVec;

typedef struct Atom {
    bool param, counter, defined;
    bool wild;     // a distance that is perhaps negative
    bool loose;    // it grows in some rounds of a loop
    uint8_t nalts; // it is one of `alts`
    uint32_t block;
    Poly def; // it is this
    Poly *alts;
} Atom;

typedef struct Way { // over an edge of the graph of blocks
    uint32_t from, to;
    const struct Way *before;
} Way;

typedef struct Place {
    uint32_t base; // parameter, or where a field of one's object points
    Poly off;
    const Way *way; // only so, or NULL: not known
} Place;

typedef struct Value {
    bool address;
    Poly p;        // a number
    uint64_t lost; // an address: also anywhere at these parameters
    size_t n;
    Place at[4];
} Value;

typedef struct PhiNote { // of a block's phi that has no closed form
    uint16_t atom;
    bool address;
    uint32_t base;
    uint32_t inst;
    Poly start, step; // of a loop
} PhiNote;

typedef struct Key { // an atom for an operation on the same numbers
    int op;
    Poly a, b;
    uint16_t atom;
} Key;

typedef struct Field { // four bytes of a parameter's memory, at first
    uint16_t atom;
    uint32_t base;
    int64_t off;
} Field;

typedef struct Deep { // an address in a parameter's object, at first
    uint32_t param;
    int64_t off;
} Deep;

typedef struct Range { // bytes of a parameter's object
    uint32_t param;
    int64_t from, to;
} Range;

typedef struct Def { // an instruction that may write bytes of an object
    uint32_t inst;
    int64_t from, to;
    bool out; // and may tell others the object's address
} Def;

typedef struct Object { // see extent_object.c
    uint32_t value;     // its address
    bool param;         // what a parameter points to
    bool known;         // something that lies in it
    bool holds;         // addresses at parameters, too
    bool shared;        // not followed
    bool blurred;       // what lies in it goes where nobody follows
    bool ready;         // the rest is found
    VEC(Def) defs;
    uint8_t *out; // blocks: others may know its address
} Object;

typedef struct Block {
    VEC(uint32_t) from;
    uint32_t idom, order;
    uint16_t counter; // of the loop that begins here
    uint8_t state;    // of own: 1 being found, 2 known
    uint8_t dead;     // 1: no, 2: yes
    GuardVec own;
    VEC(PhiNote) phis;
} Block;

typedef struct ExtentUse {
    bool lost, read, written, first; // first: read before it is written
    bool used;                       // even if only compared
    bool strays;                     // an index is not bounded
    bool text;                       // read up to a zero byte
    uint32_t zero;      // read up to an element of that size that is zero
    int64_t untold;     // read up to there whatever is zero before
    VEC(Poly) sizes;    // the largest of them
    VEC(Poly) tight;    // ... that are written up to there
    VEC(Poly) ends;     // of accesses, and no mere bounds
    uint64_t beyond[4]; // see FactParam
} ExtentUse;

typedef struct Given { // what is known of a call's arguments
    uint64_t own;      // parameters whose objects nobody else reaches
    uint64_t fixed;    // parameters that are constants
    uint64_t beside;   // parameters that point somewhere beside others
    int64_t *values;   // ... which constants, how many bytes behind them
    uint8_t *others;   // ... beside which parameters
} Given;

typedef struct Summary {
    uint8_t state; // 1: being made, 2: known
    Given given;
    VEC(Poly) assumes; // all this only where these are natural
    size_t nparams;
    ExtentUse *params; // then those of `deeps`
    VEC(Field) fields; // that sizes are made of
    VEC(Deep) deeps;
    VEC(Range) writes;    // to the objects
    uint64_t out;         // objects whose address others may know now
    uint64_t blurred;     // objects whose addresses may go anywhere
    struct Summary *next; // with other objects
} Summary;

typedef struct Extents {
    Flow *w;
    Summary *of; // per function
    size_t steps;
    int depth;
} Extents;

typedef struct Frame { // one function's
    Extents *x;
    Arena *a;
    const IrFunc *f;
    VEC(Atom) atoms;
    Value **values;   // per value
    uint8_t *derived; // per value: 1 an address of a parameter's, 2 as a number
    Block *blocks;
    GuardVec always, assumed;
    VEC(Key) keys;
    VEC(uint32_t) parts; // instructions: signed quotients
    VEC(Field) fields;
    Given given;
    Object *objects;
    size_t nobjects;
    uint16_t *object; // per value: the object that it points into, from 1 on
    int64_t *at;      // ... and where
    VEC(Deep) deeps;
    bool loads;    // addresses come from objects
    uint64_t gone; // bases that a loop brings to places nobody follows
    uint8_t *late; // blocks: something may have been written before
    size_t steps, limit;
    int cases;      // proofs by cases within each other
    uint64_t stops; // parameters that may stop accesses (extent_end.c)
    bool stops_known;
} Frame;

Extents *extents_new(Flow *w);
// What it does when it is given that. NULL: nobody knows yet.
const Summary *extents_with(Extents *x, const IrFunc *f, const Given *given);
// To FactParam: i and the parameters it names are of the IR; hidden: how many
// of these come before C's.
void extents_fact(Extents *x, const IrFunc *f, size_t i, size_t hidden,
                  FactParam *out);

// extent.c
const IrInst *frame_def(const Frame *x, IrRef ref);
bool frame_is_base(const Frame *x, size_t param);
size_t frame_bases(const Frame *x); // parameters, and `deeps`
uint16_t frame_atom(Frame *x, uint32_t block);
void frame_always(Frame *x, Poly p, bool soft);
bool frame_only_params(const Frame *x, const Poly *p); // no other atoms
const Value *frame_value(Frame *x, IrRef ref);
// A negative constant as it is: fit to be added.
Poly frame_number(Frame *x, IrRef ref);
// ... as the natural number that it is by itself.
Poly frame_natural(Frame *x, IrRef ref);
// The same modulo 2**32, which is enough for an address.
Poly frame_index(Frame *x, IrRef ref, int depth);
bool frame_signed_natural(Frame *x, IrRef ref, int depth);
// A signed quotient as one of natural numbers, which it is when it is not
// negative.
bool frame_part(Frame *x, const IrInst *in, Poly *part);
int64_t frame_divisor(const IrInst *in);

typedef enum Relation {
    EQ,
    NE,
    ULT,
    ULE,
    UGT,
    UGE,
    SLT,
    SLE,
    SGT,
    SGE
} Relation;

// What is known to hold.
typedef struct Cond {
    Relation is;
    IrRef a, b;
    uint16_t bits;
} Cond;
typedef VEC(Cond) CondVec;

// extent_object.c
void objects_find(Frame *x);
// The object that it points into; *at: INT64_MIN where nobody knows where.
Object *object_at(const Frame *x, IrRef ref, int64_t *at);
Object *object_in(const Frame *x, IrRef ref, int64_t *at); // *at is known
void object_ready(Frame *x, Object *o);
// What lies there before the instruction. false: nobody knows.
bool object_content(Frame *x, Object *o, int64_t at, uint32_t size, bool is_ptr,
                    uint32_t inst, Value *to);
Poly object_number(Frame *x, IrRef address, int64_t more, const IrInst *at);
// The variable that an address is stored in for good, or NULL.
Object *object_holding(const Frame *x, const IrInst *store);
// A load of which nobody knows which addresses it finds; *to: or which ones it
// takes as they are, or as numbers.
bool object_blurs(Frame *x, const IrInst *load, Value *to);
void object_blur(const Frame *x, IrRef ref); // it may go anywhere
uint64_t objects_given(const Frame *x, const IrInst *call, const IrFunc *to);
void objects_tell(Frame *x, Summary *s);

// extent_field.c
uint16_t frame_field_atom(Frame *x, uint32_t base, int64_t off);
// The number that lies there, `more` bytes on, at the instruction: bad where
// it may have been written.
Poly frame_field(Frame *x, const IrInst *in, IrRef address, int64_t more);
// A callee's size in the words of a call.
Poly frame_args(Frame *x, const IrInst *call, const Summary *s, const Poly *p);

// extent_phi.c
// A number, or its distance from a base, when there is one.
bool phi_off(Frame *x, IrRef ref, bool address, uint32_t base, Poly *to);
void phi_value(Frame *x, const IrInst *in, Value *to);

// extent_block.c
bool block_dominates(const Frame *x, uint32_t a, uint32_t b);
void blocks_find(Frame *x);
bool block_begins_loop(const Frame *x, uint32_t block);
// The one way into a loop, the one back to its begin; UINT32_MAX: several.
uint32_t loop_entry(const Frame *x, uint32_t head);
uint32_t loop_latch(const Frame *x, uint32_t head);
uint16_t loop_counter(Frame *x, uint32_t head);
// The index of phi's argument from a block.
size_t phi_arg(const IrInst *phi, uint32_t from);

// extent_guard.c
// Never reached, or on that way, with the constants that are given.
bool block_is_dead(Frame *x, uint32_t block);
bool edge_is_dead(Frame *x, uint32_t from, uint32_t to);
// An argument of a select or phi is never what it gives.
bool arg_is_dead(Frame *x, const IrInst *in, size_t k);
// What holds when the loop goes on: at the end of each of its rounds.
void loop_conds(Frame *x, uint32_t head, CondVec *to);
// What holds on the way from one block to the next.
void conds_of_edge(Frame *x, uint32_t from, uint32_t to, CondVec *conds);
Cond cond_turned(const Cond *c);            // b and a
IrRef cond_root(const Frame *x, IrRef ref); // without being widened
// What holds when a block was entered from that one.
void guards_of_edge(Frame *x, uint32_t from, uint32_t to, GuardVec *g);
void guards_of_way(Frame *x, const Way *way, GuardVec *to);
// Not negative as a signed number, by a condition that holds there.
bool guards_natural(Frame *x, uint32_t block, IrRef ref);
void guards_at(Frame *x, uint32_t block, GuardVec *to);
void guards_collect(Frame *x, const GuardVec *from, GuardVec *to);
Poly guards_expand(Frame *x, Poly p);

// extent_prove.c
bool guards_prove(Frame *x, uint32_t block, Poly p); // p >= 0

typedef struct Bound {
    Poly p;
    bool soft;
    uint16_t from[2]; // for loop counters that are not zero
} Bound;
typedef VEC(Bound) BoundVec;
bool loop_begins_with(Frame *x, uint32_t head, Poly p); // p >= 0 before it
// ... or its callers are asked to see to it.
bool loop_begins_or_asks(Frame *x, uint32_t head, Poly p);
bool guards_imply(Frame *x, uint32_t block, const GuardVec *g, Poly p);
bool guards_contradict(Frame *x, const GuardVec *g);
// A join that p depends on: a block with atoms of its phis, or UINT32_MAX.
uint32_t guards_join(const Frame *x, const Poly *p);
// p as it is when the join is entered from one block.
Poly guards_entered(Frame *x, uint32_t join, uint32_t from, Poly p);
// Ways to bound p in terms of parameters.
void guards_bound(Frame *x, uint32_t block, const GuardVec *g, Poly p,
                  BoundVec *to);

// extent_call.c
// The functions that a call enters; false: others, too.
bool frame_targets(Frame *x, const IrInst *call, IrFuncVec *to);

// extent_zero.c
// No element of that size before it is zero.
bool zero_comes_later(Frame *x, const Place *at, uint32_t block, uint32_t size);

// extent_end.c
// An access of `size` bytes at addr, which is reached on some path.
void ends_note(Frame *x, ExtentUse *params, const Value *addr, const Poly *size,
               uint32_t inst);

#endif
