// interp.h: the door of the interpreter (interp*.c).
#ifndef CBW_EXEC_INTERP_H
#define CBW_EXEC_INTERP_H

#include "runtime/core/regcode.h"
#include "runtime/exec/store.h"

#if defined(__GNUC__)
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define COLD __attribute__((cold, noinline))
#define NOINLINE __attribute__((noinline))
#else
#define LIKELY(x) (x)
#define UNLIKELY(x) (x)
#define COLD
#define NOINLINE
#endif

// One wasm call in progress. Under the calls of one rt_exec_call lies a frame
// without code, whose `ip` is an instruction that leaves the interpreter.
struct RtFrame {
    const RtIns *ip;    // where it goes on; only of use while it calls
    RtSlot *fp;         // its first slot
    const RtCode *code; // NULL: the host
    RtInstance *inst;
};

// Are there so many slots from `at` on?
static inline bool rt_has_slots(const RtStore *s, const RtSlot *at, uint32_t n)
{
    return (uintptr_t)at + n * sizeof *at <= (uintptr_t)s->stack_end;
}

// Runs a wasm function (f->instance is set). The stacks exist
// (rt_store_stacks). Its arguments lie at s->sp, where its frame starts, and so
// will its results. Leaves `sp` and `frame` as they were.
// RT_OK, RT_TRAPPED (rt_trap was called) or RT_THROWN (rt_throw was called).
RtStatus rt_exec_call(RtStore *s, const RtFunc *f);

// The same with values instead of slots, for a function without vectors, in a
// store without guarded memories.
RtStatus rt_exec_plain(RtStore *s, const RtFunc *f, const RtVal *args,
                       RtVal *results);

// The value of a constant expression of the instance's module, in one or two
// slots. RT_OK or RT_TRAPPED. The stacks exist.
RtStatus rt_exec_const(RtInstance *inst, RtExpr expr, RtSlot *value);

// Guarded code of this store touched a page outside of its memory: makes
// `frame` exact, so that rt_exec_trace tells where. `regs` are what the
// processor's registers held (none where they are unknown).
void rt_exec_fault(RtStore *s, const uintptr_t *regs, unsigned nregs);

// A call in progress, cheaper to write down than RtTraceFrame.
typedef struct {
    RtInstance *inst;
    const RtCode *code;
    uint32_t ins; // from code->first: what it is doing
} RtCallSite;

// The calls in progress, innermost first, without the wrappers of watched
// functions; at most `max` are written. Returns how many were.
uint32_t rt_exec_sites(const RtStore *s, RtCallSite *out, uint32_t max);

// The calls in progress, innermost first; at most `max` are written. Returns
// how many there are.
size_t rt_exec_trace(const RtStore *s, RtTraceFrame *out, size_t max);

#endif
