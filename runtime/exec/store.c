// store.c: a store's life, and how it tells what went wrong.
#include "runtime/exec/interp.h"
#include "runtime/exec/link.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { MAX_TRACE = 256 };

static RtLimits with_defaults(const RtLimits *given)
{
    RtLimits l = given ? *given : (RtLimits){0};
    if (!l.max_memory)
        l.max_memory = (uint64_t)8 << 30;
    if (!l.max_table)
        l.max_table = 10000000;
    if (!l.max_heap)
        l.max_heap = (uint64_t)1 << 30;
    if (!l.max_objects)
        l.max_objects = (uint64_t)1 << 30;
    if (!l.max_stack_slots)
        l.max_stack_slots = 1 << 20;
    if (!l.max_frames)
        l.max_frames = 1 << 17;
    if (!l.max_host_depth)
        l.max_host_depth = 200;
    return l;
}

// ---------------------------------------------------------------- stacks

static void *map_stack(size_t bytes)
{
    void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

static size_t slots_bytes(const RtStore *s)
{
    return (size_t)s->limits.max_stack_slots * sizeof(RtSlot);
}

static size_t frames_bytes(const RtStore *s)
{
    return (size_t)s->limits.max_frames * sizeof(RtFrame);
}

void rt_store_guards(RtStore *s, int by)
{
    s->nguarded += (uint32_t)by;
    s->plain = s->stack && !s->nguarded;
}

bool rt_store_stacks(RtStore *s)
{
    if (s->stack)
        return true;
    s->frames = map_stack(frames_bytes(s));
    s->stack = s->frames ? map_stack(slots_bytes(s)) : NULL;
    if (!s->stack) {
        if (s->frames)
            munmap(s->frames, frames_bytes(s));
        s->frames = NULL;
        rt_error(s, RT_LIMIT, "no memory for the stack");
        return false;
    }
    s->sp = s->stack;
    s->stack_end = s->stack + s->limits.max_stack_slots;
    s->frame = s->frames;
    s->frames_end = s->frames + s->limits.max_frames;
    rt_store_guards(s, 0);
    return true;
}

// ------------------------------------------------------------ life

static bool make_arena(RtStore *s)
{
    if (setjmp(s->exit))
        return false;
    s->arena = arena_new_limited(s->limits.max_objects, &s->exit);
    return true;
}

RtStore *rt_store_new(const RtLimits *limits)
{
    RtStore *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    s->limits = with_defaults(limits);
    s->fuel = UINT64_MAX;
    atomic_init(&s->interrupt, 0);
    s->home[0].op = rt_handler(RT_R_NOP);
    s->home[1].op = rt_handler(RT_R_EXIT);
    if (make_arena(s))
        return s;
    free(s);
    return NULL;
}

void rt_store_free(RtStore *s)
{
    if (!s)
        return;
    if (s->watcher)
        s->watcher->close(s->watcher);
    while (s->memories)
        rt_memory_unmap(s->memories);
    for (RtTable *t = s->tables; t; t = t->next)
        free(t->elems);
    rt_links_close(s);
    rt_gc_free(s);
    rt_pins_free(s);
    if (s->stack) {
        munmap(s->stack, slots_bytes(s));
        munmap(s->frames, frames_bytes(s));
    }
    free(s->trace);
    arena_free(s->arena);
    free(s);
}

// ------------------------------------------------------------- metering

void rt_store_set_fuel(RtStore *s, uint64_t fuel)
{
    s->fuel = fuel;
}

uint64_t rt_store_fuel(const RtStore *s)
{
    return s->fuel;
}

void rt_store_interrupt(RtStore *s)
{
    atomic_store(&s->interrupt, 1);
}

// ---------------------------------------------------- what went wrong

const char *rt_trap_text(RtTrapKind kind)
{
    static const char *const texts[] = {
#define RT_TRAP_TEXT(id, text) text,
        RT_TRAPS(RT_TRAP_TEXT)
#undef RT_TRAP_TEXT
    };
    return kind < RT_NTRAPS ? texts[kind] : "unknown trap";
}

static void take_trace(RtStore *s)
{
    s->trap.frames = NULL;
    s->trap.nframes = s->trap.depth = 0;
    if (!s->trace)
        s->trace = calloc(MAX_TRACE, sizeof *s->trace);
    if (!s->trace || !s->stack)
        return;
    size_t n = rt_exec_trace(s, s->trace, MAX_TRACE);
    s->trap.frames = s->trace;
    s->trap.nframes = n < MAX_TRACE ? n : MAX_TRACE;
    s->trap.depth = n;
}

RtStatus rt_trap(RtStore *s, RtTrapKind kind)
{
    s->trap.kind = kind;
    s->trap.text = rt_trap_text(kind);
    if (kind == RT_TRAP_INTERRUPTED)
        atomic_store(&s->interrupt, 0);
    take_trace(s);
    return RT_TRAPPED;
}

RtStatus rt_host_trap(RtStore *s, const char *text)
{
    snprintf(s->host_text, sizeof s->host_text, "%s", text);
    rt_trap(s, RT_TRAP_HOST);
    s->trap.text = s->host_text;
    return RT_TRAPPED;
}

RtStatus rt_throw(RtStore *s, RtRef exception)
{
    s->exception = exception;
    return RT_THROWN;
}

RtStatus rt_host_throw(RtStore *s, RtRef exception)
{
    if (rt_ref_kind(exception) != RT_REF_EXN)
        return rt_trap(s, RT_TRAP_NULL_EXCEPTION);
    return rt_throw(s, exception);
}

RtStatus rt_error(RtStore *s, RtStatus status, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    vsnprintf(s->error, sizeof s->error, fmt, args);
    va_end(args);
    return status;
}

RtStatus rt_store_full(RtStore *s)
{
    s->full = true;
    return rt_error(s, RT_LIMIT,
                    "the store's structures are over the limit of max_objects");
}

const RtTrap *rt_store_trap(const RtStore *s)
{
    return &s->trap;
}

RtRef rt_store_exception(const RtStore *s)
{
    return s->exception;
}

const char *rt_store_error(const RtStore *s)
{
    return s->error;
}

bool rt_store_refused_memory(const RtStore *s)
{
    return s->refused_memory;
}

bool rt_store_refused_table(const RtStore *s)
{
    return s->refused_table;
}
