// What points to what when a function returns, in terms of its parameters'
// memory; private to facts.
//
// One graph per function, made once and used at every call of it. Its nodes
// are pieces of memory: the parameters', what pointers found there lead to
// (LOAD), the stack's, new memory, and the world, which is everything else.
// An edge is a pointer that the function may have stored. A caller reads a
// callee's graph with its own memory in the place of the callee's parameters,
// so that what one call does is not mixed with what another one does.
// Functions given as arguments make a graph of their own (qsort's order is
// another function at each call).
//
// points.c    nodes, sets, loads and stores
// points_fn.c one function's instructions, and calls
// points_all.c those of all functions, until nothing changes
// points_bent.c addresses that memory does not show
// points_kept.c what is still held after a public function's return
#ifndef CBW_FACTS_POINTS_H
#define CBW_FACTS_POINTS_H

#include "facts/facts.h"
#include "facts/flow.h"

// Bytes before the begin that are near enough: loops that count down leave
// pointers there. gen/lib/reach.c has the same number.
enum { POINTS_NEAR = 16 };

#define ANY_OFFSET FACT_ANYWHERE
// Any, and maybe none that lies in the memory: it was moved back by a number,
// or is an address turned into another number. A look at memory does not show
// whose it is.
#define BENT_OFFSET (INT32_MIN + 1)

typedef enum NodeKind {
    NODE_WORLD,
    NODE_PARAM, // index: parameter; one more: the variadic arguments
    NODE_LOAD,  // of parent, off
    NODE_STACK, // index: instruction
    NODE_HEAP,  // index: instruction
    NODE_FUNC
} NodeKind;

typedef struct Ptr {
    uint32_t node;
    int32_t off;
} Ptr;

typedef struct PtrSet { // a VEC
    Ptr *at;
    size_t len, cap;
    uint64_t any, bent; // the first 64 nodes that are in it at such an offset
    uint64_t some;      // ... at others
    bool far;           // other nodes are in it
} PtrSet;

typedef struct Edge {
    int32_t off;
    Ptr to;
    uint32_t tag;
} Edge;

typedef struct Node {
    NodeKind kind;
    uint32_t index, parent, part; // part: of NODE_HEAP
    int32_t off;
    uint32_t root; // NODE_PARAM, NODE_LOAD: the parameter it began at
    uint8_t depth;
    bool coarse; // offsets are not told apart
    bool other;  // NODE_HEAP: free() may not take it
    bool freed;  // NODE_PARAM, NODE_LOAD: free() may be given it
    const IrFunc *func;
    VEC(Edge) edges;
    uint64_t known, bent; // coarse: the first 64 nodes that edges lead to
    bool far;             // coarse: to others
    // Memory whose contents may have been copied here, byte by byte: looked
    // at only when a pointer is read from here.
    VEC(uint32_t) copies;
    uint64_t mixed; // the first 64 nodes of them, and those that never are
    // NODE_LOAD of a recursive type: also what lies there (Ptr: node, off).
    VEC(Ptr) origins;
    uint32_t tag;     // NODE_LOAD: of the field
    uint32_t seen;    // by the load of that number
    uint32_t touched; // Graph.clock when what a load finds here last grew
} Node;

// What an instruction saw when it was last looked at, so that it is looked at
// again only when that has grown. Calls have one for each callee.
typedef struct Memo Memo;
struct Memo {
    const void *what;
    uint32_t at;     // Graph.clock
    uint32_t callee; // its Graph.shown
    uint64_t reads;  // the nodes that were loaded from; the last bit: others
    Memo *next;
};

typedef struct Graph Graph;
struct Graph { // of one function, with functions for some parameters
    const IrFunc *f;
    const IrFunc **bound; // per parameter, or NULL
    VEC(Node) nodes;
    PtrSet *values;  // per value
    uint32_t *grown; // per value: the clock when it last grew
    PtrSet ret;
    uint64_t plain, shallow;
    uint64_t funcs; // which of the first 64 nodes are functions
    uint8_t *used;  // per value: it may be an address that goes somewhere,
                    // a number that is copied, or of which a pointer is made
    VEC(Graph *) callers;
    Graph *next; // of the same function
    bool queued, busy, changed;
    bool open;       // not settled when the work was given up
    uint32_t clock;  // counts looks at instructions
    uint32_t shown;  // counts changes that callers see
    uint32_t anew;   // the clock when all had to be looked at again
    uint32_t others; // as Node.touched, of those that Memo.reads can't name
    uint64_t reads;  // of the instruction that is looked at
    Memo **memos;    // per instruction
    uint32_t rounds, depth, loads, nloads, nedges, nheaps;
    // How much is told apart: 2 all, 1 fields one step away, 0 nothing beyond
    // the parameters. A graph that grows too big starts again with less.
    int detail;
    VEC(Ptr) must; // fields of parameters that every call overwrites
    bool must_known, must_busy;
};

typedef struct Points {
    Flow *w;
    Arena *a, *tmp; // tmp: one instruction's
    Graph **graphs; // per function: a list
    uint64_t *plain,
        *shallow; // per function: parameters whose memory holds no pointers
    uint8_t **calls_it; // per function, parameter: called, or handed on
    uint8_t **bent;     // per function, instruction: points_bent.c's
    VEC(Graph *) work;
    size_t next; // in work
    size_t steps, ngraphs;
    bool gave_up;
} Points;

Points *points_new(Flow *w);
void points_end(Points *p);
// The graph of a function; bound may be NULL.
Graph *points_of(Points *p, const IrFunc *f, const IrFunc **bound);
void points_settle(Points *p); // until nothing changes

// points.c
void graph_shows(Graph *g); // a change
bool set_add(const Graph *g, Arena *a, PtrSet *s, Ptr one);
// Each of more, moved by that.
bool set_join(const Graph *g, Arena *a, PtrSet *s, const PtrSet *more,
              int32_t by);
uint32_t node_heap(Graph *g, Points *p, uint32_t inst, uint32_t part);
uint32_t node_stack(Graph *g, Points *p, uint32_t inst);
uint32_t node_func(Graph *g, Points *p, const IrFunc *f);
uint32_t node_param(Graph *g, Points *p, uint32_t index);
bool is_any(int32_t off); // also BENT_OFFSET
Ptr ptr_moved(const Graph *g, Ptr at, int32_t by);
// follow: pointers that were there before the call count, too.
void memory_load(Graph *g, Points *p, Ptr at, uint32_t size, uint32_t tag,
                 bool follow, PtrSet *to);
// The same at each of `from`, moved by off; deep: and all that can be reached.
void memory_load_all(Graph *g, Points *p, const PtrSet *from, int32_t off,
                     uint32_t tag, bool deep, PtrSet *to);
void memory_store(Graph *g, Points *p, Ptr at, uint32_t size, uint32_t tag,
                  const PtrSet *values);
void memory_mix(Graph *g, Points *p, uint32_t from, uint32_t to);
void memory_mix_all(Graph *g, Points *p, const PtrSet *from, uint32_t to);
// length < 0: unknown
void memory_copy(Graph *g, Points *p, Ptr from, Ptr to, int64_t length);
void memory_free(Graph *g, const PtrSet *what);

// points_bent.c: is what it makes of that address at BENT_OFFSET?
bool bends(Points *p, const Graph *g, const IrInst *in, Ptr of);
bool turns(Points *p, const Graph *g, const IrInst *in); // ... of any address
// A pointer by its type, or a number that is surely one. (Words that are copied
// as bytes are anything.)
bool is_pointer(const Graph *g, IrRef ref, bool typed);

// points_fn.c
void graph_run(Points *p, Graph *g);

// points_kept.c: what of FactParam is about keeping
void points_kept(Points *p, Graph *g, uint32_t param, FactParam *out);
// Is what lies at its first byte new memory that free() takes, and that nothing
// else leads to? T **.
bool points_gives(Points *p, const Graph *g, uint32_t param);
// Is it what the memory of parameters led to before the call, or NULL?
bool points_lends(const Graph *g, uint32_t param);
// Does new memory lie somewhere in it that nothing else leads to?
bool points_leaves(Points *p, const Graph *g, uint32_t param);
// Is the result new memory and nothing else, or NULL? mallocs: free() takes it.
// others: parameters that it is known not to point into. (Nobody returns what
// is on the stack.)
bool points_result(const Graph *g, uint64_t others, bool *mallocs);
// Is the begin of a new block among what it may be?
bool points_begins(const Graph *g);
// Does some function hold an address that it finds in memory as one at
// BENT_OFFSET, or is that not known?
bool points_hides(const Points *p);
// May new memory that it returns be reached otherwise, too, and not only from
// the memory of those parameters? by: from which.
bool points_held(Points *p, const Graph *g, uint64_t but, uint64_t *by);
void points_held_at(Points *p, const Graph *g, FactFunc *to);

#endif
