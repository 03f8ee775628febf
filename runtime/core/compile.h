// compile.h: what the files of the one-pass validator and compiler share.
//
// compile.c reads the instructions of a body in order, checks each against the
// operand and control stacks (core spec, appendix "Validation Algorithm") and
// emits register code at once. An operand is a type and a place: a local that
// was not copied, a constant, or its own temporary slot. Whether code is dead
// changes what is emitted, never what is checked.
#ifndef CBW_CORE_COMPILE_H
#define CBW_CORE_COMPILE_H

#include "runtime/core/load.h"
#include "runtime/core/regcode.h"
#include "runtime/core/types.h"

#define NONE UINT32_MAX
#define IN_CONST (UINT32_MAX - 1) // as Opd.slot: the value is Opd.k

typedef struct {
    RtType type;
    uint32_t pos;  // its own temporary slot
    uint32_t slot; // where it is: pos, a local's slot or IN_CONST
    uint64_t k;    // the constant, or the local's index
} Opd;

typedef struct {
    RtType type;
    uint32_t slot;
    uint32_t refs; // operands that stand for it
    bool set;      // surely written before here, or zeroed at the start
} Local;

typedef enum {
    CTRL_FUNC,
    CTRL_BLOCK,
    CTRL_LOOP,
    CTRL_IF,
    CTRL_ELSE,
    CTRL_TRY,   // legacy, before its catches
    CTRL_CATCH, // legacy
    CTRL_TRY_TABLE
} CtrlKind;

typedef struct {
    CtrlKind kind;
    bool unreachable; // the operand stack is polymorphic
    bool dead_entry;  // opened in dead code
    bool catch_all;   // CTRL_CATCH: no more catches
    RtType one;       // the result without func; RT_BOT: none
    const RtFuncType *func;
    uint32_t base;       // operands below
    uint32_t height;     // slots below: where the label's values go
    uint32_t floor;      // slots below its operands
    uint32_t start;      // loop: where branches go; try: first instruction
    uint32_t end;        // legacy try: behind the last instruction
    uint32_t patches;    // branches to its end, chained by `jump`
    uint32_t else_patch; // if: the branch to its else
    uint32_t inits;      // locals set before
    uint32_t kept;       // and at every branch to its end: NONE without one
    uint32_t clauses;    // try_table: the first in Comp.clauses
    uint32_t table;      // the last br_table that looked at the label
    uint32_t stub;       // and its code for this label
} Ctrl;

// A catch clause of a try_table that is open; the label is the one outside.
typedef struct {
    uint32_t tag; // NONE: any
    uint32_t label;
    bool ref;
} Clause;

typedef struct {
    RtLoad *l;
    RtModule *m;
    bool metered, guarded, canonical_nan;
    bool counts;             // coverage
    bool watches;            // accesses
    bool new_block;          // a counter is due
    bool checking;           // all code is dead: it is only validated
    bool is_const;           // a constant expression
    uint32_t const_globals;  // those it may read
    uint8_t aligns[RT_NOPS]; // rt_op_align + 1, as far as it was needed
    uint8_t *declared;       // functions that ref.func may name; NULL: any

    size_t at; // offset of the instruction that is being read
    bool dead;
    Opd *ops;
    uint32_t nops, ops_cap;
    uint32_t height, max_height; // slots in use
    Local *locals;
    uint32_t nlocals, locals_cap, local_slots;
    uint64_t all_locals; // of all functions so far
    uint32_t refs;       // operands that stand for locals
    uint32_t zero_lo, zero_hi;
    Ctrl *ctrls;
    uint32_t nctrls, ctrls_cap;
    uint32_t *inits;
    uint32_t ninits, inits_cap;
    Clause *clauses;
    uint32_t nclauses, clauses_cap;
    RtCatch *catches;
    uint32_t ncatches, catches_cap;
    uint32_t tables;      // br_tables so far
    RtType **field_types; // by type, as far as they were needed
    RtType *fixed_types;

    RtIns *ins;
    uint32_t *offsets;
    uint32_t nins, ins_cap;
    uint32_t last;        // its result may still be sent elsewhere
    uint32_t fence;       // no jump leads behind it
    uint32_t acc[3];      // slots whose value is in an accumulator too
    uint32_t last_acc[3]; // before `last`
    RtIns sink;           // takes what dead code emits
    uint32_t *counters;   // of all functions so far
    uint32_t ncounters, counters_cap;
} Comp;

#define INVALID(c, ...) RT_INVALID((c)->l, (c)->at, __VA_ARGS__)

static inline uint32_t slots_of(RtType t)
{
    return t == RT_V128 ? 2 : 1;
}

static inline bool is_local(const Comp *c, const Opd *o)
{
    return o->slot < c->local_slots;
}

// ---- compile_emit.c: operands and instructions

typedef enum { ACC_INT, ACC_F32, ACC_F64, ACC_NONE } AccClass;

// Appends an instruction of zeros. It must be filled before the next.
RtIns *emit(Comp *c, unsigned op);
// Pushes the result of the instruction just emitted.
void push_result(Comp *c, RtIns *i, RtType type, AccClass acc);
void push_temp(Comp *c, RtType type); // its slot is written otherwise
void push_opd(Comp *c, Opd o);        // as it is, at the present height
void push_const(Comp *c, RtType type, uint64_t k);
void push_local(Comp *c, uint32_t index);
Opd pop_any(Comp *c);
Opd pop(Comp *c, RtType expected);
// Takes away operands and what is known of them, back to `n`.
void drop_to(Comp *c, uint32_t n);
uint16_t slot_of(Comp *c, Opd *o); // reads it: a constant gets its slot
void settle(Comp *c, Opd *o);      // moves it to its own slot
void settle_locals(Comp *c);       // no operand stands for a local any more
void settle_top(Comp *c, uint32_t n);
void move_to(Comp *c, Opd *o, uint32_t slot);
void write_local(Comp *c, uint32_t index, Opd *o);
void barrier(Comp *c); // a label: nothing is known of what ran before
void forget_slot(Comp *c, uint32_t slot);
void unemit(Comp *c);                      // takes the last instruction back
bool in_last(const Comp *c, const Opd *o); // o is what `last` made
_Noreturn void mismatch(Comp *c, RtType got, RtType expected);
void *grow(Comp *c, void *items, uint32_t len, uint32_t *cap, size_t size);
const char *type_text(RtType t, char *buffer, size_t size);

// ---- compile_num.c: instructions without context
void compile_num(Comp *c, RtOp op);
void compile_load(Comp *c, RtOp op);
void compile_store(Comp *c, RtOp op);
void compile_plain(Comp *c, RtOp op); // by its signature: vectors, atomics
// Emits a jump if the condition, just popped, is (not) true; returns it, to be
// patched.
uint32_t emit_cond(Comp *c, Opd *o, bool sense);
bool memory_operand(Comp *c, RtOp op, RtMemArg *arg);

// ---- compile_fuse.c: what becomes one with the instruction before it
// A branch on the accumulator, just emitted, and the test before it.
void fuse_test(Comp *c);
// BR, which is not emitted yet, joins the last instruction; false: it cannot.
bool fuse_br(Comp *c);
// A load's address that was just shifted: the load, `reg` in its variants.
RtIns *fuse_scaled(Comp *c, unsigned reg, const Opd *addr, uint64_t offset);
// The sum that is a store's address, when its value was made after it: the
// value's instructions stay. NULL: there is none.
const RtIns *unhook_sum(Comp *c, const Opd *addr, RtIns *sum);
// i32.or of a byte and what was shifted to make room for it.
bool fuse_byte(Comp *c, RtOp op, const Opd *x, const Opd *y);
// i32.add of a constant to the sum of two slots.
bool fuse_sum3(Comp *c, RtOp op, const Opd *x, const Opd *y);
// A call whose last argument was just copied.
RtIns *fuse_call(Comp *c);
// global.set of a sum, of an i32.
bool fuse_global(Comp *c, const Opd *o, uint32_t index);
// Two additions to locals.
void fuse_adds(Comp *c);
// All of a function's code, when it is there: pairs that have one handler; then
// handlers instead of RtRegs.
void finish_ins(RtIns *ins, uint32_t n);
// What is done to a product of f64; false: nothing.
bool fuse_product(Comp *c, RtOp op, const Opd *x, const Opd *y);

// ---- compile_ctrl.c: blocks and branches
void compile_block(Comp *c, RtOp op);
void compile_else(Comp *c);
void compile_end(Comp *c);
void compile_branch(Comp *c, RtOp op);
void compile_br_table(Comp *c);
void compile_return(Comp *c);

void set_unreachable(Comp *c);
// A type that stands in the code: do its indices exist?
void check_type(Comp *c, RtType t);
Ctrl *read_label(Comp *c, uint32_t *label);
Ctrl *label_ctrl(Comp *c, uint32_t label);
// The types of the values that a branch to the label takes.
const RtType *label_types(const Ctrl *k, uint32_t *n);
const RtType *result_types(const Ctrl *k, uint32_t *n);
// Checks that the top operands have these types, and gives them these.
void retype(Comp *c, const RtType *types, uint32_t n);
// The same, and they lie in their own slots; the first one's slot.
uint32_t retype_in_row(Comp *c, const RtType *types, uint32_t n);
// The same, and pops them.
uint32_t take_row(Comp *c, const RtType *types, uint32_t n);
void push_temps(Comp *c, const RtType *types, uint32_t n);
// The frame has room for these from slot `at` on.
void need_slots(Comp *c, uint32_t at, const RtType *types, uint32_t n);
void push_ctrl(Comp *c, CtrlKind kind, const RtFuncType *func, RtType one);
void read_block_type(Comp *c, const RtFuncType **func, RtType *one);
void open_block(Comp *c, CtrlKind kind, const RtFuncType *func, RtType one);
void end_part(Comp *c, Ctrl *k); // a block's results at the end of a part
void forget_inits(Comp *c, uint32_t n); // locals set but for the first n
void start_part(Comp *c, Ctrl *k);      // else, catch: operands as at the start
void close_label(Comp *c, Ctrl k);      // behind a block, which was popped
bool values_in_place(Comp *c, uint32_t label);
void emit_br(Comp *c, uint32_t label); // with the top values
// Emits a branch on a condition that was popped, with the top values.
void emit_br_if(Comp *c, uint32_t label, Opd *cond);
// Sends jump instruction `at` to a label whose values are in place.
void jump_to(Comp *c, uint32_t at, uint32_t label);
void jump_here(Comp *c, uint32_t at);

// ---- compile_call.c: calls and exceptions of both forms
void compile_call(Comp *c, RtOp op);
void compile_exn(Comp *c, RtOp op);
void close_try_table(Comp *c);

// ---- compile_ref.c: references, tables, memories
void compile_ref(Comp *c, RtOp op);
void compile_bulk(Comp *c, RtOp op);
uint32_t read_index(Comp *c, uint32_t count, const char *what);
Opd pop_ref(Comp *c); // of any reference type
RtType address_type(const RtExtent *x);
uint32_t read_data(Comp *c); // a data segment's index

// ---- compile_gc.c: garbage-collected data and casts
void compile_gc(Comp *c, RtOp op);
// The type index of an immediate, which must be of this kind.
const RtTypeDef *read_def(Comp *c, RtCompKind kind, uint32_t *index);

// ---- compile_watch.c: coverage, and the guest's heap
void count_func(Comp *c, size_t body);
void count_before(Comp *c, RtOp op);
void finish_counters(Comp *c);
void watch_access(Comp *c, const RtMemArg *arg, Opd *addr, unsigned size,
                  bool store);
// Of a bulk operation whose operands lie in slots.
void watch_range(Comp *c, uint32_t memory, uint32_t address, uint32_t length,
                 bool store);
void find_allocators(Comp *c);
void wrap_allocator(Comp *c, uint32_t index); // if it is one

// ---- compile.c
// Everything up to the first instruction; then one instruction after the other.
void compile_start(Comp *c, uint32_t index);
void compile_step(Comp *c);
void compile_func(Comp *c, uint32_t index, RtCode *code);
uint32_t check_func(Comp *c, uint32_t index); // the slots of its frame
void compile_const(Comp *c, RtExpr expr, RtType type, RtCode *code);

// ---- lazy.c
void rt_lazy_init(Comp *c, size_t max_bytes);
void rt_lazy_free(RtLazy *z); // NULL is allowed
void rt_lazy_func(Comp *c, uint32_t index, RtCode *code);

#endif
