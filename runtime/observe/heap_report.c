// heap_report.c: what the watcher of a heap found, as numbers and as text.
#include "runtime/observe/heap.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 1 << 30, MAX_TEXT = 1 << 22 };

typedef struct {
    RtHeapWatch *w;
    Arena *arena;
    Out *out;
    RtSymbols *y; // of the module seen last
} Report;

static RtSymbols *symbols_of(Report *r, const RtModule *m)
{
    if (r->y && r->y->m == m)
        return r->y;
    rt_symbols_free(r->y);
    r->y = rt_symbols_new(m);
    return r->y;
}

static void print_trace(Report *r, const char *what, uint32_t trace)
{
    const HeapTrace *t = &r->w->traces[trace];
    size_t number = 0;
    out_open(r->out, "%s", what);
    for (uint32_t i = 0; i < t->n; i++) {
        const RtCallSite *s = &t->sites[i];
        RtSymbols *y = symbols_of(r, s->inst->module);
        if (y)
            number = symbols_print(y, r->arena, r->out, number, s->code->func,
                                   rt_code_offset(s->code, s->ins));
    }
    if (t->n == 0)
        out_line(r->out, "#0 the host");
    out_shift(r->out, -1);
}

static const char *plural(uint64_t n)
{
    return n == 1 ? "" : "s";
}

// Where an address is, seen from the block.
static Str relation(Arena *a, const HeapBlock *b, uint64_t at)
{
    unsigned long long before = b->address - at, in = at - b->address;
    const char *what = b->live ? "a block" : "a freed block";
    unsigned long long size = b->size;
    if (at < b->address)
        return str_fmt(a, "%llu byte%s before %s of %llu", before,
                       plural(before), what, size);
    if (in >= b->size)
        return str_fmt(a, "%llu byte%s behind %s of %llu", in - size,
                       plural(in - size), what, size);
    return str_fmt(a, "%llu byte%s into %s of %llu", in, plural(in), what,
                   size);
}

static void print_record(Report *r, const HeapRecord *e)
{
    static const char *const names[] = {
#define NAME(id, text) text,
        RT_HEAP_ERRORS(NAME)
#undef NAME
    };
    Str where = e->has_block ? relation(r->arena, &e->block, e->address)
                             : STR("no block was ever there");
    unsigned long long at = e->address, size = e->size;
    if (e->error == RT_HEAP_CORRUPTED)
        out_line(r->out, "%s: a block of %llu byte%s", names[e->error],
                 (unsigned long long)e->block.size, plural(e->block.size));
    else if (e->size > 0)
        out_line(r->out, "%s: a %s of %llu byte%s at 0x%llx, %.*s",
                 names[e->error], e->store ? "write" : "read", size,
                 plural(size), at, STR_ARG(where));
    else
        out_line(r->out, "%s: of 0x%llx, %.*s", names[e->error], at,
                 STR_ARG(where));
    out_shift(r->out, 1);
    print_trace(r, e->error == RT_HEAP_CORRUPTED ? "found by" : "by", e->trace);
    if (e->has_block && !e->block.live)
        print_trace(r, "freed by", e->block.freed);
    if (e->has_block)
        print_trace(r, "allocated by", e->block.made);
    out_shift(r->out, -1);
}

// ------------------------------------------------------------------- leaks

typedef struct {
    uint32_t trace;
    uint64_t blocks, bytes, first; // serial
} Leak;

typedef VEC(Leak) Leaks;

static bool is_leak(const RtHeapWatch *w, const HeapBlock *b)
{
    return b->inst && b->live && b->serial >= w->since;
}

static int by_size(const void *x, const void *y)
{
    const Leak *a = x, *b = y;
    if (a->bytes != b->bytes)
        return a->bytes > b->bytes ? -1 : 1;
    return a->first < b->first ? -1 : 1;
}

static void find_leaks(Report *r, Leaks *leaks)
{
    RtHeapWatch *w = r->w;
    uint32_t *of_trace = ARENA_ARRAY(r->arena, uint32_t, w->ntraces + 1);
    for (size_t i = 0; i < w->blocks_cap; i++) {
        const HeapBlock *b = &w->blocks[i];
        if (!is_leak(w, b) || b->held)
            continue;
        if (of_trace[b->made] == 0) {
            VEC_PUSH(r->arena, leaks, (Leak){b->made, 0, 0, b->serial});
            of_trace[b->made] = (uint32_t)leaks->len;
        }
        Leak *l = &leaks->at[of_trace[b->made] - 1];
        l->blocks++;
        l->bytes += b->size;
        if (b->serial < l->first)
            l->first = b->serial;
    }
    if (leaks->len > 0)
        qsort(leaks->at, leaks->len, sizeof *leaks->at, by_size);
}

static void print_leaks(Report *r)
{
    Leaks leaks = {0};
    find_leaks(r, &leaks);
    for (size_t i = 0; i < leaks.len; i++) {
        const Leak *l = &leaks.at[i];
        out_line(r->out, "leak: %llu byte%s in %llu block%s",
                 (unsigned long long)l->bytes, plural(l->bytes),
                 (unsigned long long)l->blocks, plural(l->blocks));
        out_shift(r->out, 1);
        print_trace(r, "allocated by", l->trace);
        out_shift(r->out, -1);
    }
}

// --------------------------------------------------------------------- API

RtHeapState rt_heap_state(RtHeapWatch *w)
{
    RtHeapState s = {.allocations = w->serial, .peak_bytes = w->peak_bytes};
    heap_check_zones(w);
    heap_find_held(w);
    memcpy(s.errors, w->errors, sizeof s.errors);
    for (size_t i = 0; i < w->blocks_cap; i++) {
        const HeapBlock *b = &w->blocks[i];
        if (!is_leak(w, b))
            continue;
        *(b->held ? &s.held_blocks : &s.leaked_blocks) += 1;
        *(b->held ? &s.held_bytes : &s.leaked_bytes) += b->size;
    }
    return s;
}

static char *report(Report *r)
{
    RtHeapWatch *w = r->w;
    r->out = out_new_limited(MAX_TEXT);
    out_indent_width(r->out, 2);
    heap_check_zones(w);
    heap_find_held(w);
    for (uint32_t i = 0; i < w->nrecords; i++)
        print_record(r, &w->records[i]);
    print_leaks(r);
    if (w->failed)
        out_line(r->out, "no memory to watch the heap from some point on");
    Str text = out_str(r->out);
    char *copy = malloc(text.len + 1);
    if (copy) {
        memcpy(copy, text.ptr, text.len);
        copy[text.len] = '\0';
    }
    return copy;
}

char *rt_heap_report(RtHeapWatch *w)
{
    jmp_buf exit;
    Report r = {.w = w};
    char *volatile text = NULL;
    if (setjmp(exit) == 0) {
        r.arena = arena_new_limited(MAX_BYTES, &exit);
        text = report(&r);
    }
    rt_symbols_free(r.y);
    out_free(r.out);
    arena_free(r.arena);
    return text;
}
