// interp_int.h: what the handlers (interp_ops.inc) leave to functions.
//
// Those that return an instruction changed the frames: the frame on top tells
// fp and instance to go on with. NULL: leave with s->status.
#ifndef CBW_EXEC_INTERP_INT_H
#define CBW_EXEC_INTERP_INT_H

#include "runtime/exec/interp.h"
#include "runtime/exec/link.h"

// Runs code whose frame starts at s->sp: arguments lie there, and so will the
// results. Leaves `sp` and `frame` as they were.
RtStatus rt_interp_run(RtStore *s, const RtCode *code, RtInstance *inst);

static inline uint8_t *rt_interp_memory(const RtInstance *inst, uint64_t *size)
{
    *size = inst->memory->size;
    return inst->memory->data;
}

// Makes `sp` and the frame on top exact before anything that may trap, collect
// or call back.
static inline void rt_interp_sync(RtStore *s, RtSlot *fp, const RtIns *ip)
{
    RtFrame *f = s->frame - 1;
    f->ip = ip + 1;
    s->sp = fp + f->code->nslots;
}

COLD RtStatus rt_interp_trap(RtStore *s, RtSlot *fp, const RtIns *ip,
                             RtTrapKind kind);
COLD RtStatus rt_interp_meter(RtStore *s, RtSlot *fp, const RtIns *ip);

// Makes the code of the frame on top, which is about to start: where, or NULL.
NOINLINE const RtIns *rt_interp_make(RtStore *s, RtSlot *fp);
// Calls a host function or one of another instance; arguments lie at ip->c.
const RtIns *rt_interp_call(RtStore *s, const RtFunc *f, RtSlot *fp,
                            const RtIns *ip);
// The same for CALL_IMPORT and a function of another instance.
const RtIns *rt_interp_import(RtStore *s, const RtFunc *f, RtSlot *fp,
                              const RtIns *ip);
// A host function failed: where an exception is caught, or NULL.
COLD const RtIns *rt_interp_failed(RtStore *s, RtStatus status);
// Any function, in place of the frame on top; ip->c slots of arguments.
const RtIns *rt_interp_tail_call(RtStore *s, const RtFunc *f, RtSlot *fp,
                                 const RtIns *ip);
const RtIns *rt_interp_throw(RtStore *s, RtTag *tag, RtSlot *fp,
                             const RtIns *ip);
const RtIns *rt_interp_throw_ref(RtStore *s, RtRef exn, RtSlot *fp,
                                 const RtIns *ip);
// memory.atomic.wait on a checked address of the memory whose bytes are `mem`.
RtStatus rt_interp_wait(RtStore *s, RtInstance *inst, RtSlot *fp,
                        const RtIns *ip, const uint8_t *mem, uint64_t ea,
                        unsigned size);

// CALL_IMPORT of a host function: v[0..3] are arguments, v[4] the result.
static inline RtStatus rt_interp_host(RtStore *s, const RtFunc *f, RtSlot *fp,
                                      const RtIns *ip, RtVal v[5])
{
    rt_interp_sync(s, fp, ip);
    if (UNLIKELY(s->host_depth >= s->limits.max_host_depth))
        return rt_trap(s, RT_TRAP_STACK_EXHAUSTED);
    const uint32_t depth = s->host_depth;
    s->host_depth = depth + 1;
    RtStatus st = f->host(f->user, s, v, v + 4);
    s->host_depth = depth;
    return st;
}

// interp_watch.c. Entering: how many instructions to go on.
int rt_interp_watch_enter(RtStore *s, RtInstance *inst, RtSlot *fp,
                          const RtIns *ip);
void rt_interp_watch_leave(RtStore *s, RtInstance *inst, RtSlot *fp,
                           const RtIns *ip);
void rt_interp_watch_access(RtStore *s, RtInstance *inst, const RtSlot *fp,
                            const RtIns *ip);
void rt_interp_watch_range(RtStore *s, RtInstance *inst, const RtSlot *fp,
                           const RtIns *ip);

// Instructions that are one call.
#define RT_HELPERS(X)                                                          \
    X(MEMORY_INIT)                                                             \
    X(DATA_DROP)                                                               \
    X(MEMORY_COPY)                                                             \
    X(MEMORY_FILL)                                                             \
    X(TABLE_GET)                                                               \
    X(TABLE_SET)                                                               \
    X(TABLE_SIZE)                                                              \
    X(TABLE_GROW)                                                              \
    X(TABLE_FILL)                                                              \
    X(TABLE_COPY)                                                              \
    X(TABLE_INIT)                                                              \
    X(ELEM_DROP)                                                               \
    X(STRUCT_NEW)                                                              \
    X(STRUCT_NEW_DEFAULT)                                                      \
    X(STRUCT_GET)                                                              \
    X(STRUCT_GET_S)                                                            \
    X(STRUCT_SET)                                                              \
    X(ARRAY_NEW)                                                               \
    X(ARRAY_NEW_DEFAULT)                                                       \
    X(ARRAY_NEW_FIXED)                                                         \
    X(ARRAY_NEW_DATA)                                                          \
    X(ARRAY_NEW_ELEM)                                                          \
    X(ARRAY_GET)                                                               \
    X(ARRAY_GET_S)                                                             \
    X(ARRAY_SET)                                                               \
    X(ARRAY_LEN)                                                               \
    X(ARRAY_FILL)                                                              \
    X(ARRAY_COPY)                                                              \
    X(ARRAY_INIT_DATA)                                                         \
    X(ARRAY_INIT_ELEM)

#define RT_HELPER_DECL(name)                                                   \
    RtStatus rt_help_##name(RtStore *s, RtInstance *inst, RtSlot *fp,          \
                            const RtIns *ip);
RT_HELPERS(RT_HELPER_DECL)
#undef RT_HELPER_DECL

#endif
