// gc.c: the heap of structs, arrays, exceptions and host values: mark and
// sweep, nothing moves.
//
// Small objects live in cells of blocks of one size each; blocks are aligned
// to their size, so that a cell's block is found from its address. Larger ones
// have a malloc of their own. The value stack is scanned conservatively: a
// slot that happens to look like an object keeps it alive. Marking works off
// a list; if that cannot grow, what was left out is found by looking through
// the heap.
#include "runtime/exec/link.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 65536, CELL_STEP = 16, NCLASSES = 32 };
enum { WHITE, GRAY, BLACK };
enum { BIGGEST_CELL = CELL_STEP * NCLASSES };
#define FIRST_GC ((uint64_t)4 << 20)

typedef struct Block {
    struct Block *next;
    uint32_t cell;  // bytes of each
    uint32_t count; // cells
} Block;

// A free cell, and a large object, which has a head behind this.
typedef struct Free {
    RtHead head; // kind 0
    struct Free *next;
} Free;

typedef struct Large {
    struct Large *next;
    uint64_t bytes;
} Large;

struct RtGc {
    Block *blocks[NCLASSES];
    Free *free[NCLASSES];
    Large *large;
    uint64_t used;  // bytes of cells and large objects in use
    uint64_t next;  // collect when `used` gets there
    uintptr_t *set; // hashed addresses: of blocks, and of large objects + 1
    size_t set_cap, set_len;
    RtHead **todo; // gray objects
    size_t todo_len, todo_cap;
    bool left_out; // there are gray ones that are not in todo
    RtStore *s;
};

// ------------------------------------------------------- known addresses

static size_t set_place(const RtGc *gc, uintptr_t p)
{
    uint64_t h = (uint64_t)p * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(h >> 32) & (gc->set_cap - 1);
    while (gc->set[i] && gc->set[i] != p)
        i = (i + 1) & (gc->set_cap - 1);
    return i;
}

static bool set_has(const RtGc *gc, uintptr_t p)
{
    return gc->set_cap && gc->set[set_place(gc, p)] == p;
}

static bool set_resize(RtGc *gc, size_t cap)
{
    uintptr_t *old = gc->set;
    size_t old_cap = gc->set_cap;
    uintptr_t *set = calloc(cap, sizeof *set);
    if (!set)
        return false;
    gc->set = set;
    gc->set_cap = cap;
    for (size_t i = 0; i < old_cap; i++)
        if (old[i])
            gc->set[set_place(gc, old[i])] = old[i];
    free(old);
    return true;
}

static bool set_add(RtGc *gc, uintptr_t p)
{
    if (gc->set_len * 2 >= gc->set_cap &&
        !set_resize(gc, gc->set_cap ? gc->set_cap * 2 : 64))
        return false;
    gc->set[set_place(gc, p)] = p;
    gc->set_len++;
    return true;
}

// Linear probing without gravestones: what follows moves up.
static void set_remove(RtGc *gc, uintptr_t p)
{
    size_t i = set_place(gc, p), mask = gc->set_cap - 1;
    gc->set[i] = 0;
    gc->set_len--;
    for (i = (i + 1) & mask; gc->set[i]; i = (i + 1) & mask) {
        uintptr_t moved = gc->set[i];
        gc->set[i] = 0;
        gc->set[set_place(gc, moved)] = moved;
    }
}

// ------------------------------------------------------------------- cells

static RtHead *cell_at(const Block *b, uint32_t i)
{
    return (RtHead *)(void *)((char *)(uintptr_t)(b + 1) + (size_t)i * b->cell);
}

static void free_cell(RtGc *gc, uint32_t class, RtHead *h)
{
    Free *f = (Free *)(void *)h;
    *f = (Free){.next = gc->free[class]};
    gc->free[class] = f;
}

static bool add_block(RtGc *gc, uint32_t class)
{
    Block *b = aligned_alloc(BLOCK, BLOCK);
    if (!b || !set_add(gc, (uintptr_t)b)) {
        free(b);
        return false;
    }
    b->cell = (class + 1) * CELL_STEP;
    b->count = (BLOCK - (uint32_t)sizeof(Block)) / b->cell;
    b->next = gc->blocks[class];
    gc->blocks[class] = b;
    for (uint32_t i = b->count; i-- > 0;)
        free_cell(gc, class, cell_at(b, i));
    return true;
}

static RtHead *alloc_cell(RtGc *gc, uint32_t class)
{
    if (!gc->free[class] && !add_block(gc, class))
        return NULL;
    Free *f = gc->free[class];
    gc->free[class] = f->next;
    return memset(f, 0, (class + 1) * CELL_STEP);
}

static RtHead *alloc_large(RtGc *gc, uint64_t bytes)
{
    Large *l = calloc(1, sizeof *l + (size_t)bytes);
    if (!l || !set_add(gc, (uintptr_t)(l + 1) + 1)) {
        free(l);
        return NULL;
    }
    l->bytes = bytes;
    l->next = gc->large;
    gc->large = l;
    return (RtHead *)(void *)(l + 1);
}

// The object that a slot's bits are the address of, or NULL.
static RtHead *object_at(const RtGc *gc, RtRef r)
{
    uintptr_t p = (uintptr_t)r;
    if (p != r || p == 0 || p % 8)
        return NULL;
    if (set_has(gc, p + 1))
        return (RtHead *)p;
    uintptr_t base = p & ~(uintptr_t)(BLOCK - 1);
    if (p - base < sizeof(Block) || !set_has(gc, base))
        return NULL;
    const Block *b = (const Block *)base;
    size_t off = p - base - sizeof(Block);
    if (off % b->cell || off / b->cell >= b->count)
        return NULL;
    RtHead *h = (RtHead *)p;
    return h->kind ? h : NULL;
}

// ------------------------------------------------------------------ marking

static void push(RtGc *gc, RtHead *h)
{
    h->mark = GRAY;
    if (gc->todo_len == gc->todo_cap) {
        size_t cap = gc->todo_cap ? gc->todo_cap * 2 : 1024;
        RtHead **todo = realloc(gc->todo, cap * sizeof(RtHead *));
        if (!todo) {
            gc->left_out = true;
            return;
        }
        gc->todo = todo;
        gc->todo_cap = cap;
    }
    gc->todo[gc->todo_len++] = h;
}

static void mark_ref(RtGc *gc, RtRef r)
{
    if (r == 0 || RT_REF_IS_I31(r))
        return;
    RtHead *h = RT_REF_PTR(RtHead, r);
    if (h->kind != RT_REF_FUNC && h->mark == WHITE)
        push(gc, h);
}

static void mark_struct(RtGc *gc, const RtRtt *t, const RtStruct *o)
{
    for (uint32_t i = 0; i < t->nfields; i++) {
        RtRef r;
        if (!rt_type_is_ref(t->fields[i].type))
            continue;
        memcpy(&r, o->data + t->offsets[i], sizeof r);
        mark_ref(gc, r);
    }
}

static void mark_exn(RtGc *gc, const RtExn *e)
{
    const RtFuncType *t = &e->tag->type->func;
    for (uint32_t i = 0; i < t->nparams; i++)
        if (rt_type_is_ref(t->params[i]))
            mark_ref(gc, e->values[i].ref);
}

static void scan(RtGc *gc, RtHead *h)
{
    h->mark = BLACK;
    if (h->kind == RT_REF_EXN)
        mark_exn(gc, (const RtExn *)(const void *)h);
    if (h->type == RT_NO_INDEX)
        return;
    const RtRtt *t = gc->s->rtts[h->type];
    if (!t->has_refs)
        return;
    if (h->kind == RT_REF_STRUCT) {
        mark_struct(gc, t, (const RtStruct *)(const void *)h);
    } else {
        const RtArray *a = (const RtArray *)(const void *)h;
        const RtRef *refs = (const RtRef *)(const void *)a->data;
        for (uint32_t i = 0; i < a->len; i++)
            mark_ref(gc, refs[i]);
    }
}

static void work_off(RtGc *gc)
{
    while (gc->todo_len)
        scan(gc, gc->todo[--gc->todo_len]);
}

static void find_left_out(RtGc *gc)
{
    for (int c = 0; c < NCLASSES; c++)
        for (Block *b = gc->blocks[c]; b; b = b->next)
            for (uint32_t i = 0; i < b->count; i++)
                if (cell_at(b, i)->kind && cell_at(b, i)->mark == GRAY) {
                    scan(gc, cell_at(b, i));
                    work_off(gc);
                }
    for (Large *l = gc->large; l; l = l->next) {
        RtHead *h = (RtHead *)(void *)(l + 1);
        if (h->mark == GRAY) {
            scan(gc, h);
            work_off(gc);
        }
    }
}

static void mark_stack(RtGc *gc)
{
    const RtStore *s = gc->s;
    for (const RtSlot *p = s->stack; p < s->sp; p++) {
        RtHead *h = object_at(gc, p->ref);
        if (h && h->mark == WHITE)
            push(gc, h);
    }
}

static void mark_tables(RtGc *gc)
{
    for (const RtTable *t = gc->s->tables; t; t = t->next) {
        RtHeap h = rt_type_heap(t->type.elem);
        if (rt_heap_top(gc->s->types, h) == RT_HEAP_FUNC)
            continue;
        for (uint64_t i = 0; i < t->size; i++)
            mark_ref(gc, t->elems[i]);
    }
}

static void mark_segments(RtGc *gc)
{
    for (const RtInstance *i = gc->s->instances; i; i = i->next)
        for (uint32_t e = 0; e < i->module->nelems; e++)
            for (uint64_t k = 0; k < i->elems[e].len; k++)
                mark_ref(gc, i->elems[e].refs[k]);
}

static void mark_roots(RtGc *gc)
{
    mark_stack(gc);
    mark_tables(gc);
    mark_segments(gc);
    for (const RtGlobal *g = gc->s->ref_globals; g; g = g->next)
        mark_ref(gc, g->value[0].ref);
    rt_pins_each(gc->s, mark_ref, gc);
    mark_ref(gc, gc->s->exception);
}

// ----------------------------------------------------------------- sweeping

// Frees the dead cells of a block; how many live.
static uint32_t sweep_cells(RtGc *gc, uint32_t class, Block *b)
{
    uint32_t live = 0;
    for (uint32_t i = b->count; i-- > 0;) {
        RtHead *h = cell_at(b, i);
        if (h->kind && h->mark != WHITE) {
            h->mark = WHITE;
            live++;
        } else {
            free_cell(gc, class, h);
        }
    }
    return live;
}

static void sweep_class(RtGc *gc, uint32_t class)
{
    Block **at = &gc->blocks[class];
    gc->free[class] = NULL;
    while (*at) {
        Block *b = *at;
        Free *before = gc->free[class];
        uint32_t live = sweep_cells(gc, class, b);
        gc->used += (uint64_t)live * b->cell;
        if (live) {
            at = &b->next;
            continue;
        }
        gc->free[class] = before; // an empty block goes
        *at = b->next;
        set_remove(gc, (uintptr_t)b);
        free(b);
    }
}

static void sweep_large(RtGc *gc)
{
    for (Large **at = &gc->large; *at;) {
        Large *l = *at;
        RtHead *h = (RtHead *)(void *)(l + 1);
        if (h->mark != WHITE) {
            h->mark = WHITE;
            gc->used += l->bytes;
            at = &l->next;
            continue;
        }
        *at = l->next;
        set_remove(gc, (uintptr_t)h + 1);
        free(l);
    }
}

void rt_gc_collect(RtStore *s)
{
    RtGc *gc = s->gc;
    if (!gc)
        return;
    mark_roots(gc);
    work_off(gc);
    while (gc->left_out) {
        gc->left_out = false;
        find_left_out(gc);
    }
    gc->used = 0;
    for (uint32_t c = 0; c < NCLASSES; c++)
        sweep_class(gc, c);
    sweep_large(gc);
    gc->next = gc->used * 2 > FIRST_GC ? gc->used * 2 : FIRST_GC;
}

void rt_gc_poll(RtStore *s)
{
    if (s->gc && s->gc->used >= s->gc->next)
        rt_gc_collect(s);
}

uint64_t rt_gc_used(const RtStore *s)
{
    return s->gc ? s->gc->used : 0;
}

// --------------------------------------------------------------- allocating

static RtGc *gc_of(RtStore *s)
{
    if (!s->gc) {
        s->gc = calloc(1, sizeof *s->gc);
        if (s->gc)
            *s->gc = (RtGc){.next = FIRST_GC, .s = s};
    }
    return s->gc;
}

static bool fits(const RtGc *gc, uint64_t bytes)
{
    uint64_t max = gc->s->limits.max_heap;
    return bytes <= max && gc->used <= max - bytes;
}

static RtHead *alloc_bytes(RtGc *gc, uint64_t bytes)
{
    if (bytes > BIGGEST_CELL)
        return alloc_large(gc, bytes);
    return alloc_cell(gc, (uint32_t)((bytes - 1) / CELL_STEP));
}

void *rt_gc_alloc(RtStore *s, RtRefKind kind, uint32_t type, uint64_t bytes,
                  bool may_collect)
{
    RtGc *gc = gc_of(s);
    if (!gc)
        return NULL;
    bytes = (bytes + CELL_STEP - 1) / CELL_STEP * CELL_STEP;
    if (may_collect && (gc->used >= gc->next || !fits(gc, bytes)))
        rt_gc_collect(s);
    RtHead *h = fits(gc, bytes) ? alloc_bytes(gc, bytes) : NULL;
    if (!h)
        return NULL;
    *h = (RtHead){.type = type, .kind = (uint8_t)kind};
    gc->used += bytes;
    return h;
}

void rt_gc_free(RtStore *s)
{
    RtGc *gc = s->gc;
    if (!gc)
        return;
    for (int c = 0; c < NCLASSES; c++)
        for (Block *b = gc->blocks[c], *next; b; b = next) {
            next = b->next;
            free(b);
        }
    for (Large *l = gc->large, *next; l; l = next) {
        next = l->next;
        free(l);
    }
    free(gc->set);
    free(gc->todo);
    free(gc);
}
