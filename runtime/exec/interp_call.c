// interp_call.c: calls that leave the instance, exceptions, traps, and the way
// in from the host.
#include "runtime/exec/interp_int.h"

#include <string.h>

// ------------------------------------------------------------------- traps

RtStatus rt_interp_trap(RtStore *s, RtSlot *fp, const RtIns *ip,
                        RtTrapKind kind)
{
    rt_interp_sync(s, fp, ip);
    return rt_trap(s, kind);
}

RtStatus rt_interp_meter(RtStore *s, RtSlot *fp, const RtIns *ip)
{
    if (atomic_load(&s->interrupt)) {
        atomic_store(&s->interrupt, 0);
        return rt_interp_trap(s, fp, ip, RT_TRAP_INTERRUPTED);
    }
    if (s->fuel == 0)
        return rt_interp_trap(s, fp, ip, RT_TRAP_OUT_OF_FUEL);
    if (s->fuel != UINT64_MAX)
        s->fuel--;
    return RT_OK;
}

static bool is_wrapper(const RtFrame *f)
{
    return f->code->first && f->code->first->op == rt_handler(RT_R_WATCH_ENTER);
}

// The instruction that it is doing; what has no code yet is at its start.
static uint32_t position(const RtFrame *f)
{
    return f->code->first ? (uint32_t)(f->ip - 1 - f->code->first) : 0;
}

uint32_t rt_exec_sites(const RtStore *s, RtCallSite *out, uint32_t max)
{
    uint32_t n = 0;
    for (const RtFrame *f = s->frame; f-- > s->frames && n < max;)
        if (f->code && !is_wrapper(f))
            out[n++] = (RtCallSite){f->inst, f->code, position(f)};
    return n;
}

size_t rt_exec_trace(const RtStore *s, RtTraceFrame *out, size_t max)
{
    size_t n = 0;
    for (const RtFrame *f = s->frame; f-- > s->frames;) {
        if (!f->code || is_wrapper(f))
            continue;
        if (n < max)
            out[n] = (RtTraceFrame){
                .instance = f->inst,
                .func = f->code->func,
                .offset = rt_code_offset(f->code, position(f)),
                .slots = f->fp};
        n++;
    }
    return n;
}

RtInstance *rt_store_caller(const RtStore *s)
{
    for (const RtFrame *f = s->frame; f-- > s->frames;)
        if (f->code)
            return f->inst;
    return NULL;
}

// One of the registers holds the instruction. Not so where the interpreter is
// compiled without optimization: the trap is then told at the function's begin.
void rt_exec_fault(RtStore *s, const uintptr_t *regs, unsigned nregs)
{
    RtFrame *f = s->frame - 1;
    uintptr_t first = (uintptr_t)f->code->first;
    f->ip = f->code->first + 1;
    for (unsigned i = 0; i < nregs; i++)
        if (regs[i] >= first &&
            regs[i] < first + f->code->nins * sizeof(RtIns) &&
            (regs[i] - first) % sizeof(RtIns) == 0)
            f->ip = (const RtIns *)regs[i] + 1;
    s->sp = f->fp + f->code->nslots;
}

// -------------------------------------------------------------- exceptions

static const RtCatch *find_catch(const RtFrame *f, const RtTag *tag)
{
    uint32_t at = (uint32_t)(f->ip - 1 - f->code->first);
    unsigned depth = RT_NO_SLOT;
    for (uint32_t i = 0; i < f->code->ncatches; i++) {
        const RtCatch *c = &f->code->catches[i];
        if (at < c->start || at >= c->end || c->depth > depth)
            continue;
        if (c->delegate != RT_NO_SLOT)
            depth = c->delegate;
        else if (c->tag == RT_NO_INDEX || f->inst->tags[c->tag] == tag)
            return c;
    }
    return NULL;
}

// Goes down to the frame that catches; frames and sp are exact.
static const RtIns *unwind(RtStore *s, RtRef exn)
{
    const RtTag *tag = RT_REF_PTR(const RtExn, exn)->tag;
    RtFrame *thrower = s->frame;
    for (; s->frame[-1].code; s->frame--) {
        RtFrame *f = s->frame - 1;
        const RtCatch *c = find_catch(f, tag);
        if (!c)
            continue;
        if (c->tag != RT_NO_INDEX)
            rt_exn_unpack(exn, f->fp + c->values);
        if (c->exn != RT_NO_SLOT)
            f->fp[c->exn].i64 = exn;
        return f->code->first + c->target;
    }
    s->frame = thrower; // nobody catches it: tell where it was
    rt_trap(s, RT_TRAP_UNCAUGHT_EXCEPTION);
    s->status = rt_throw(s, exn);
    return NULL;
}

const RtIns *rt_interp_throw_ref(RtStore *s, RtRef exn, RtSlot *fp,
                                 const RtIns *ip)
{
    rt_interp_sync(s, fp, ip);
    return unwind(s, exn);
}

const RtIns *rt_interp_throw(RtStore *s, RtTag *tag, RtSlot *fp,
                             const RtIns *ip)
{
    rt_interp_sync(s, fp, ip);
    RtRef exn = rt_exn_alloc(s, tag, fp + ip->a);
    if (exn)
        return unwind(s, exn);
    s->status = rt_trap(s, RT_TRAP_OUT_OF_MEMORY);
    return NULL;
}

// ------------------------------------------------------------------- calls

const RtIns *rt_interp_make(RtStore *s, RtSlot *fp)
{
    const RtFrame *f = s->frame - 1;
    if (rt_code_make(f->inst->module, f->code))
        return f->code->ins;
    s->frame--; // it never started
    s->sp = fp;
    s->status = rt_trap(s, RT_TRAP_OUT_OF_MEMORY);
    return NULL;
}

const RtIns *rt_interp_failed(RtStore *s, RtStatus status)
{
    s->status = status;
    return status == RT_THROWN ? unwind(s, s->exception) : NULL;
}

// Calls a host function; the frame on top goes on at its `ip`.
static const RtIns *call_host(RtStore *s, const RtFunc *f, RtSlot *at)
{
    RtStatus st = rt_call_host(s, f, at, at);
    return st == RT_OK ? s->frame[-1].ip : rt_interp_failed(s, st);
}

// The one result, at `at`, goes where the call that is over wants it.
static const RtIns *put_result(RtStore *s, const RtFunc *f, const RtSlot *at,
                               const RtFrame *to)
{
    const RtFuncType *t = &f->type->func;
    if (t->nresults == 1 && t->results[0] != RT_V128)
        s->result = to->fp[to->ip[-1].a] = *at;
    return to->ip;
}

static bool has_room(const RtStore *s, const RtSlot *at, const RtCode *code)
{
    return s->frame != s->frames_end && rt_has_slots(s, at, code->nslots);
}

static const RtIns *enter(RtStore *s, const RtFunc *f, RtSlot *at)
{
    if (!has_room(s, at, f->code)) {
        s->status = rt_trap(s, RT_TRAP_STACK_EXHAUSTED);
        return NULL;
    }
    *s->frame++ = (RtFrame){.fp = at, .code = f->code, .inst = f->instance};
    return f->code->ins;
}

const RtIns *rt_interp_call(RtStore *s, const RtFunc *f, RtSlot *fp,
                            const RtIns *ip)
{
    RtSlot *at = fp + ip->c;
    rt_interp_sync(s, fp, ip);
    if (f->instance)
        return enter(s, f, at);
    const RtFrame *top = s->frame - 1;
    const RtIns *next = call_host(s, f, at);
    if (next != top->ip || s->frame - 1 != top)
        return next; // an exception was caught, or nothing
    return put_result(s, f, at, top);
}

const RtIns *rt_interp_import(RtStore *s, const RtFunc *f, RtSlot *fp,
                              const RtIns *ip)
{
    rt_interp_sync(s, fp, ip);
    RtSlot *at = s->sp;
    const RtSlot args[] = {fp[ip->b], fp[ip->c], fp[ip->s[0]], fp[ip->s[1]]};
    if ((size_t)(s->stack_end - at) >= f->type->nparam_slots)
        memcpy(at, args, f->type->nparam_slots * sizeof *at);
    return enter(s, f, at); // which finds the same lack of room
}

// A host function called last returns for the frame it takes the place of.
const RtIns *rt_interp_tail_call(RtStore *s, const RtFunc *f, RtSlot *fp,
                                 const RtIns *ip)
{
    RtFrame *top = s->frame - 1;
    RtSlot *args = fp + ip->a;
    rt_interp_sync(s, fp, ip);
    if (!f->instance) {
        const RtIns *next = call_host(s, f, args);
        if (next != top->ip || s->frame - 1 != top)
            return next; // an exception was caught, or nothing
        memmove(fp, args, f->type->nresult_slots * sizeof *fp);
        s->frame = top;
        return put_result(s, f, fp, top - 1);
    }
    if (!rt_has_slots(s, fp, f->code->nslots)) {
        s->status = rt_trap(s, RT_TRAP_STACK_EXHAUSTED);
        return NULL;
    }
    memmove(fp, args, ip->c * sizeof *fp);
    *top = (RtFrame){.fp = fp, .code = f->code, .inst = f->instance};
    return f->code->ins;
}

// ---------------------------------------------------------- from the host

RtStatus rt_exec_call(RtStore *s, const RtFunc *f)
{
    return rt_interp_run(s, f->code, f->instance);
}

RtStatus rt_exec_const(RtInstance *inst, RtExpr expr, RtSlot *value)
{
    RtStore *s = inst->store;
    RtStatus st = rt_interp_run(s, rt_const_code(inst->module, expr), inst);
    if (st == RT_OK)
        memcpy(value, s->sp, 2 * sizeof *value);
    return st;
}
