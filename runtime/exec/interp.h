// interp.h: the door of the interpreter (interp*.c).
#ifndef CBW_EXEC_INTERP_H
#define CBW_EXEC_INTERP_H

#include "runtime/core/regcode.h"
#include "runtime/exec/store.h"

// One wasm call in progress. Under the calls of one rt_exec_call lies a frame
// without code, whose `ip` is an instruction that leaves the interpreter.
struct RtFrame {
    const RtIns *ip;    // where it goes on; only of use while it calls
    RtSlot *fp;         // its first slot
    const RtCode *code; // NULL: the host
    RtInstance *inst;
};

// Runs a wasm function (f->instance is set) from its arguments to its results
// in slots. The stacks exist (rt_store_stacks). `args` is s->sp: the arguments
// already lie where the callee's frame starts, above them is free. `results`
// may be the same slots. Leaves `sp` and `frame` as they were.
// RT_OK, RT_TRAPPED (rt_trap was called) or RT_THROWN (rt_throw was called).
RtStatus rt_exec_call(RtStore *s, RtFunc *f, const RtSlot *args,
                      RtSlot *results);

// The value of a constant expression of the instance's module, in one or two
// slots. RT_OK or RT_TRAPPED. The stacks exist.
RtStatus rt_exec_const(RtInstance *inst, RtExpr expr, RtSlot *value);

// Guarded code of this store touched a page outside of its memory: makes
// `frame` exact, so that rt_exec_trace tells where. `regs` are what the
// processor's registers held (none where they are unknown).
void rt_exec_fault(RtStore *s, const uintptr_t *regs, unsigned nregs);

// The calls in progress, innermost first; at most `max` are written. Returns
// how many there are.
size_t rt_exec_trace(const RtStore *s, RtTraceFrame *out, size_t max);

#endif
