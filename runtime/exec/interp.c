// interp.c: the frames around the handlers of interp_ops.inc, one of which is
// compiled: functions that end in guaranteed tail calls (clang), labels and
// computed goto (gcc), or a plain switch (anything, and tests). All three run
// the same bodies. CBW_DISPATCH chooses: 1 tail calls, 2 goto, 3 switch.
#include "runtime/exec/interp_int.h"
#include "runtime/exec/num.h"
#include "runtime/exec/simd.h"

#include <assert.h>
#include <string.h>

#ifndef __has_attribute
#define __has_attribute(x) 0
#endif
#ifndef CBW_DISPATCH
#if __has_attribute(musttail) && defined(__clang__)
#define CBW_DISPATCH 1
#elif defined(__GNUC__)
#define CBW_DISPATCH 2
#else
#define CBW_DISPATCH 3
#endif
#endif

// The bodies convert between widths all the time, and not every frame uses
// every variable.
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#endif
#if defined(__clang__)
#pragma GCC diagnostic ignored "-Wimplicit-int-conversion"
#pragma GCC diagnostic ignored "-Wimplicit-float-conversion"
#endif

#define TRAP(kind) return rt_interp_trap(s, fp, ip, kind)
#define LEAVE(status) return status

// Instructions that the compiler does not make have no handler; it would be
// our mistake to come here.
static COLD RtStatus no_handler(RtStore *s, RtSlot *fp, const RtIns *ip)
{
    return rt_interp_trap(s, fp, ip, RT_TRAP_UNREACHABLE);
}

#if CBW_DISPATCH == 1 // ------------------------------------- tail calls

#if __has_attribute(preserve_none)
#define HANDLER __attribute__((preserve_none))
#else
#define HANDLER
#endif

// Instructions have the distance of their handler from the first one: what a
// mispredicted dispatch waits for is one load less than with a table, which
// would be in the cache's way, too.
enum { ALIGNMENT = 32 };
#define ALIGNED __attribute__((aligned(ALIGNMENT)))

// Side by side, also those that a compiler would put where it puts rare ones.
#if defined(__ELF__)
#define TOGETHER __attribute__((section(".text.cbw_handlers")))
#elif defined(__APPLE__)
#define TOGETHER                                                               \
    __attribute__((section("__TEXT,__cbw,regular,pure_instructions")))
#else
#define TOGETHER
#endif

typedef HANDLER RtStatus Handler(const RtIns *ip, RtSlot *fp, uint8_t *mem,
                                 uint64_t msize, uint64_t acc, RtInstance *inst,
                                 RtStore *s, uintptr_t base, float sacc,
                                 double dacc);

#define OP(name)                                                               \
    static HANDLER ALIGNED TOGETHER RtStatus op_##name(               \
        const RtIns *ip, RtSlot *fp, uint8_t *mem, uint64_t msize,             \
        uint64_t acc, RtInstance *inst, RtStore *s, uintptr_t base,            \
        float sacc, double dacc)
#define HANDLER_AT(number)                                                     \
    ((Handler *)(base + (uintptr_t)((int16_t)(number) * (intptr_t)ALIGNMENT)))
#define GO(number)                                                             \
    __attribute__((musttail)) return HANDLER_AT(number)(                       \
        ip, fp, mem, msize, acc, inst, s, base, sacc, dacc)
#include "runtime/exec/interp_ops.inc"

OP(NONE)
{
    return no_handler(s, fp, ip);
}

// Not a table of pointers, which would have to be relocated when a process
// starts.
static intptr_t distance(unsigned op)
{
    switch (op) {
#define RT_NAME(name)                                                          \
    case RT_R_##name:                                                          \
        return (intptr_t)op_##name - (intptr_t)op_NONE;
#include "runtime/core/regnames.def"
#define P_ENTRY(id)                                                            \
    case RT_R_PLAIN + RT_OP_##id:                                              \
        return (intptr_t)op_P_##id - (intptr_t)op_NONE;
#include "runtime/exec/plain_entries.inc"
    default:
        return 0;
    }
}

uint16_t rt_handler(unsigned op)
{
    intptr_t n = distance(op) / ALIGNMENT;
    assert(n == (int16_t)n);
    return (uint16_t)n;
}

static RtStatus dispatch(RtStore *s, const RtIns *ip, RtSlot *fp,
                         RtInstance *inst)
{
    uint64_t msize;
    uint8_t *mem = rt_interp_memory(inst, &msize);
    const uintptr_t base = (uintptr_t)op_NONE;
    return HANDLER_AT(ip->op)(ip, fp, mem, msize, 0, inst, s, base, 0, 0);
}

#elif CBW_DISPATCH == 2 // --------------------------------- computed goto

static RtStatus dispatch(RtStore *s, const RtIns *ip, RtSlot *fp,
                         RtInstance *inst)
{
    static const void *const labels[RT_NREGS] = {
#define RT_NAME(name) [RT_R_##name] = &&op_##name,
#include "runtime/core/regnames.def"
        [RT_R_PLAIN] = &&op_NONE,
#define P_ENTRY(id) [RT_R_PLAIN + RT_OP_##id] = &&op_P_##id,
#include "runtime/exec/plain_entries.inc"
    };
    uint64_t msize, acc = 0;
    uint8_t *mem = rt_interp_memory(inst, &msize);
    float sacc = 0;
    double dacc = 0;
    goto *labels[ip->op];
#define OP(name) op_##name:
#define GO(number) goto *labels[number]
#include "runtime/exec/interp_ops.inc"
op_NONE:
    return no_handler(s, fp, ip);
}

#else // ------------------------------------------------------------ switch

static RtStatus dispatch(RtStore *s, const RtIns *ip, RtSlot *fp,
                         RtInstance *inst)
{
    uint64_t msize, acc = 0;
    uint8_t *mem = rt_interp_memory(inst, &msize);
    float sacc = 0;
    double dacc = 0;
    enum {
#define P_ENTRY(id) RT_R_P_##id = RT_R_PLAIN + RT_OP_##id,
#include "runtime/exec/plain_entries.inc"
    };
    unsigned number = ip->op;
next:
    switch (number) {
#define OP(name) case RT_R_##name:
#define GO(to)                                                                 \
    do {                                                                       \
        number = (to);                                                         \
        goto next;                                                             \
    } while (0)
#include "runtime/exec/interp_ops.inc"
    default:
        return no_handler(s, fp, ip);
    }
}

#endif

#if CBW_DISPATCH != 1
uint16_t rt_handler(unsigned op)
{
    return (uint16_t)op;
}
#endif

// ------------------------------------------------------------------- the way
// in

static inline RtStatus run(RtStore *s, const RtCode *code, RtInstance *inst,
                           RtFrame *was, RtSlot *fp)
{
    was[0].ip = &s->home[1];
    was[0].fp = was[1].fp = fp;
    was[0].code = NULL;
    was[1].code = code;
    was[0].inst = was[1].inst = inst;
    s->frame = was + 2;
    RtStatus st = dispatch(s, code->ins, fp, inst);
    s->frame = was;
    s->sp = was[0].fp; // not kept in a register meanwhile
    return st;
}

static inline bool has_room(const RtStore *s, const RtCode *code)
{
    return s->frame + 1 < s->frames_end && rt_has_slots(s, s->sp, code->nslots);
}

RtStatus rt_interp_run(RtStore *s, const RtCode *code, RtInstance *inst)
{
    return has_room(s, code) ? run(s, code, inst, s->frame, s->sp)
                             : rt_trap(s, RT_TRAP_STACK_EXHAUSTED);
}

#if defined(__clang__)
#define FEW_ROUNDS _Pragma("clang loop unroll(disable) vectorize(disable)")
#else
#define FEW_ROUNDS
#endif

RtStatus rt_exec_plain(RtStore *s, const RtFunc *f, const RtVal *args,
                       RtVal *results)
{
    const RtRtt *t = f->type;
    RtFrame *frame = s->frame;
    RtSlot *at = s->sp;
    const uint32_t nparams = t->func.nparams;
    uint64_t narrow = t->narrow;
    if (UNLIKELY(!has_room(s, f->code)))
        return rt_trap(s, RT_TRAP_STACK_EXHAUSTED);
    // A load wider than what the host just stored would wait for it.
    FEW_ROUNDS
    for (uint32_t i = 0; i < nparams; i++, narrow >>= 1)
        if (LIKELY(narrow & 1))
            at[i].i64 = args[i].i32;
        else
            at[i].i64 = args[i].i64;
    RtStatus st = run(s, f->code, f->instance, frame, at);
    if (UNLIKELY(st != RT_OK))
        return st;
    at = s->sp;
    const uint32_t nresults = t->func.nresults;
    FEW_ROUNDS
    for (uint32_t i = 0; i < nresults; i++)
        results[i].i64 = at[i].i64;
    return st;
}
