// call.c: calls across the border: from the host into wasm, and back out.
#include "runtime/exec/interp.h"
#include "runtime/exec/link.h"

#include <string.h>

// A host function's values up to this many stand on the native stack.
enum { FEW = 8 };

// ------------------------------------------------------------------ values

RtSlot *rt_slots_write(RtSlot *to, const RtType *types, uint32_t n,
                       const RtVal *from)
{
    for (uint32_t i = 0; i < n; i++) {
        if (types[i] == RT_V128) {
            memcpy(to, from[i].v128, 16);
            to += 2;
        } else if (types[i] == RT_I32 || types[i] == RT_F32) {
            (to++)->i64 = from[i].i32;
        } else {
            (to++)->i64 = from[i].i64;
        }
    }
    return to;
}

void rt_slots_read(RtVal *to, const RtType *types, uint32_t n,
                   const RtSlot *from)
{
    for (uint32_t i = 0; i < n; i++) {
        if (types[i] == RT_V128) {
            memcpy(to[i].v128, from, 16);
            from += 2;
        } else {
            to[i].i64 = (from++)->i64;
        }
    }
}

// Without vectors, which most signatures are: one slot a value.
static inline void write_plain(RtSlot *to, const RtType *types, uint32_t n,
                               const RtVal *from)
{
    for (uint32_t i = 0; i < n; i++)
        to[i].i64 = types[i] == RT_I32 || types[i] == RT_F32 ? from[i].i32
                                                             : from[i].i64;
}

static inline void read_plain(RtVal *to, uint32_t n, const RtSlot *from)
{
    for (uint32_t i = 0; i < n; i++)
        to[i].i64 = from[i].i64;
}

// -------------------------------------------------------------- to the host

static inline RtStatus call_plain(RtStore *s, const RtFunc *f,
                                  const RtSlot *args, RtSlot *results,
                                  RtVal *vals)
{
    const RtFuncType *t = &f->type->func;
    RtVal *out = vals + t->nparams;
    read_plain(vals, t->nparams, args);
    RtStatus st = f->host(f->user, s, vals, out);
    if (st == RT_OK)
        write_plain(results, t->results, t->nresults, out);
    return st;
}

static RtStatus call_wide(RtStore *s, const RtFunc *f, const RtSlot *args,
                          RtSlot *results, RtVal *vals)
{
    const RtFuncType *t = &f->type->func;
    RtVal *out = vals + t->nparams;
    rt_slots_read(vals, t->params, t->nparams, args);
    RtStatus st = f->host(f->user, s, vals, out);
    if (st == RT_OK)
        rt_slots_write(results, t->results, t->nresults, out);
    return st;
}

static inline RtStatus call_with(RtStore *s, const RtFunc *f,
                                 const RtSlot *args, RtSlot *results,
                                 RtVal *vals)
{
    return f->type->wide ? call_wide(s, f, args, results, vals)
                         : call_plain(s, f, args, results, vals);
}

// Many values: room for them on the value stack, two slots each.
static RtStatus call_with_many(RtStore *s, const RtFunc *f, const RtSlot *args,
                               RtSlot *results)
{
    size_t n = 2 * ((size_t)f->type->func.nparams + f->type->func.nresults);
    if ((size_t)(s->stack_end - s->sp) < n)
        return rt_trap(s, RT_TRAP_STACK_EXHAUSTED);
    RtVal *vals = (RtVal *)(void *)s->sp;
    s->sp += n;
    RtStatus st = call_with(s, f, args, results, vals);
    s->sp -= n;
    return st;
}

RtStatus rt_call_host(RtStore *s, const RtFunc *f, const RtSlot *args,
                      RtSlot *results)
{
    if (s->host_depth >= s->limits.max_host_depth)
        return rt_trap(s, RT_TRAP_STACK_EXHAUSTED);
    s->host_depth++;
    RtStatus st;
    if (f->type->func.nparams + f->type->func.nresults <= FEW) {
        RtVal vals[FEW];
        st = call_with(s, f, args, results, vals);
    } else {
        st = call_with_many(s, f, args, results);
    }
    s->host_depth--;
    if (st == RT_OK && s->gc)
        rt_gc_poll(s);
    return st;
}

// ------------------------------------------------------------ from the host

// The callee finds its arguments at sp; what the host function called in
// between left there is overwritten.
static RtStatus run(RtStore *s, const RtFunc *f)
{
    if (f->instance)
        return s->nguarded ? rt_guard_call(s, f) : rt_exec_call(s, f);
    RtSlot *at = s->sp;
    s->sp += f->type->nparam_slots > f->type->nresult_slots
                 ? f->type->nparam_slots
                 : f->type->nresult_slots;
    RtStatus st = rt_call_host(s, f, at, at);
    s->sp = at;
    return st;
}

static bool has_room(const RtStore *s, const RtRtt *t)
{
    size_t left = (size_t)(s->stack_end - s->sp);
    return t->nparam_slots <= left && t->nresult_slots <= left;
}

static NOINLINE RtStatus call_any(RtStore *s, const RtFunc *f,
                                  const RtVal *args, RtVal *results)
{
    if (!s->stack && !rt_store_stacks(s))
        return RT_LIMIT;
    if (!has_room(s, f->type))
        return rt_trap(s, RT_TRAP_STACK_EXHAUSTED);
    const RtFuncType *t = &f->type->func;
    rt_slots_write(s->sp, t->params, t->nparams, args);
    RtStatus st = run(s, f);
    if (st == RT_OK)
        rt_slots_read(results, t->results, t->nresults, s->sp);
    return st;
}

// There is a shortest way for what is called most.
RtStatus rt_call(RtStore *s, RtFunc *f, const RtVal *args, RtVal *results)
{
    if (f->head.plain && s->plain)
        return rt_exec_plain(s, f, args, results);
    return call_any(s, f, args, results);
}

// -------------------------------------------------------------------- API

static RtFunc *make_func(RtStore *s, const RtFuncType *type)
{
    RtFunc *f = ARENA_NEW(s->arena, RtFunc);
    f->type = rt_link_func_type(s, type);
    f->head = (RtHead){.type = f->type->id, .kind = RT_REF_FUNC};
    return f;
}

RtFunc *rt_func_new(RtStore *s, const RtFuncType *type, RtHostFn fn, void *user)
{
    if (s->full || setjmp(s->exit)) {
        rt_store_full(s);
        return NULL;
    }
    RtFunc *f = make_func(s, type);
    f->host = fn;
    f->user = user;
    return f;
}

RtFuncType rt_func_type(const RtFunc *f)
{
    return f->type->func;
}
