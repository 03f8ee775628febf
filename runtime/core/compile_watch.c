// compile_watch.c: what is compiled in on request: counters of basic blocks
// (coverage), and calls and accesses that a watcher of the guest's heap sees.
// Without the options nothing of it is in the code.
#include "runtime/core/compile.h"

#include "base/vec.h"

#include <string.h>

// --------------------------------------------------------------- counters

static bool ends_block(RtOp op)
{
    switch (op) {
    case RT_OP_BLOCK:
    case RT_OP_LOOP:
    case RT_OP_IF:
    case RT_OP_ELSE:
    case RT_OP_END:
    case RT_OP_TRY:
    case RT_OP_CATCH:
    case RT_OP_CATCH_ALL:
    case RT_OP_DELEGATE:
    case RT_OP_TRY_TABLE:
    case RT_OP_UNREACHABLE:
    case RT_OP_THROW:
    case RT_OP_THROW_REF:
    case RT_OP_RETHROW:
    case RT_OP_BR:
    case RT_OP_BR_IF:
    case RT_OP_BR_TABLE:
    case RT_OP_BR_ON_NULL:
    case RT_OP_BR_ON_NON_NULL:
    case RT_OP_BR_ON_CAST:
    case RT_OP_BR_ON_CAST_FAIL:
    case RT_OP_RETURN:
    case RT_OP_CALL: // it may not come back
    case RT_OP_CALL_INDIRECT:
    case RT_OP_CALL_REF:
    case RT_OP_RETURN_CALL:
    case RT_OP_RETURN_CALL_INDIRECT:
    case RT_OP_RETURN_CALL_REF:
        return true;
    default:
        return false;
    }
}

static bool only_structure(RtOp op)
{
    return op == RT_OP_END || op == RT_OP_ELSE || op == RT_OP_CATCH ||
           op == RT_OP_CATCH_ALL || op == RT_OP_DELEGATE;
}

static void add_counter(Comp *c, size_t offset)
{
    if (c->ncounters == c->counters_cap)
        c->counters = grow(c, c->counters, c->ncounters, &c->counters_cap,
                           sizeof *c->counters);
    if (!c->dead)
        emit(c, RT_R_COUNT)->imm = c->ncounters;
    c->counters[c->ncounters++] = (uint32_t)offset;
}

// A function's first block begins with its body, which tells it apart.
void count_func(Comp *c, size_t body)
{
    add_counter(c, body);
    c->new_block = false;
}

// Dead code has a counter, which stays 0.
void count_before(Comp *c, RtOp op)
{
    if (c->new_block && !only_structure(op)) {
        add_counter(c, c->at);
        c->new_block = false;
    }
    c->new_block |= ends_block(op);
}

void finish_counters(Comp *c)
{
    RtModule *m = c->m;
    uint32_t *all = ARENA_ARRAY(c->l->arena, uint32_t, c->ncounters);
    if (c->ncounters > 0)
        memcpy(all, c->counters, c->ncounters * sizeof *all);
    m->counters = all;
    m->ncounters = c->ncounters;
}

// --------------------------------------------------------------- accesses

// The slot of the address is read before the access itself.
void watch_access(Comp *c, const RtMemArg *arg, Opd *addr, unsigned size,
                  bool store)
{
    if (!c->watches || arg->memory != 0)
        return;
    slot_of(c, addr);
    RtIns *i = emit(c, RT_R_WATCH_ACCESS);
    i->b = (uint16_t)addr->slot;
    i->c = (uint16_t)(size | (store ? 0x8000u : 0));
    i->imm = arg->offset;
}

void watch_range(Comp *c, uint32_t memory, uint32_t address, uint32_t length,
                 bool store)
{
    if (!c->watches || memory != 0 || c->dead)
        return;
    RtIns *i = emit(c, RT_R_WATCH_RANGE);
    i->b = (uint16_t)address;
    i->c = (uint16_t)length;
    i->k = store;
}

// -------------------------------------------------------------- allocators

typedef struct {
    const char *name;
    RtAllocKind kind;
    const char *sig; // p: a pointer or size, i: i32, as in opcodes.def
} Allocator;

static const Allocator allocators[] = {
    {"malloc", RT_ALLOC_MALLOC, "p:p"},
    {"calloc", RT_ALLOC_CALLOC, "pp:p"},
    {"realloc", RT_ALLOC_REALLOC, "pp:p"},
    {"free", RT_ALLOC_FREE, "p:"},
    {"aligned_alloc", RT_ALLOC_ALIGNED, "pp:p"},
    {"memalign", RT_ALLOC_ALIGNED, "pp:p"},
    {"posix_memalign", RT_ALLOC_POSIX, "ppp:i"},
    {"malloc_usable_size", RT_ALLOC_USABLE, "p:p"},
};

static bool has_types(const char **sig, const RtType *types, uint32_t n,
                      RtType pointer)
{
    for (uint32_t i = 0; i < n; i++) {
        char letter = *(*sig)++;
        if (letter == 'p' ? types[i] != pointer
                          : letter != 'i' || types[i] != RT_I32)
            return false;
    }
    return true;
}

static bool fits(const RtModule *m, uint32_t func, const char *sig)
{
    const RtFuncType *t = &m->types[m->funcs[func].type].func;
    if (m->nmemories == 0)
        return false;
    RtType pointer = m->memories[0].type.extent.is64 ? RT_I64 : RT_I32;
    return has_types(&sig, t->params, t->nparams, pointer) && *sig++ == ':' &&
           has_types(&sig, t->results, t->nresults, pointer) && *sig == '\0';
}

static void add_allocator(Comp *c, const char *name, size_t len, uint32_t func)
{
    RtModule *m = c->m;
    if (func < m->nimported_funcs || func >= m->nfuncs)
        return;
    for (uint32_t i = 0; i < m->nallocs; i++)
        if (m->allocs[i].func == func)
            return;
    for (size_t i = 0; i < sizeof allocators / sizeof *allocators; i++) {
        const Allocator *a = &allocators[i];
        if (m->nallocs == RT_MAX_ALLOCS || strlen(a->name) != len ||
            memcmp(a->name, name, len) != 0 || !fits(m, func, a->sig))
            continue;
        m->allocs[m->nallocs++] = (RtAlloc){.func = func, .kind = a->kind};
        return;
    }
}

// The name section's functions. It may be malformed, which is no error: then
// there are no more names.
typedef struct {
    const uint8_t *at, *end;
} Names;

static uint32_t names_u32(Names *n)
{
    uint32_t v = 0;
    for (unsigned shift = 0; shift < 35 && n->at < n->end; shift += 7) {
        uint8_t b = *n->at++;
        v |= shift < 32 ? (uint32_t)(b & 0x7F) << shift : 0;
        if (b < 0x80)
            return v;
    }
    n->at = n->end;
    return 0;
}

static Names names_part(Names *n)
{
    uint32_t len = names_u32(n);
    size_t left = (size_t)(n->end - n->at);
    Names part = {n->at, n->at + (len < left ? len : left)};
    n->at = part.end;
    return part;
}

static void read_names(Comp *c, Names all)
{
    while (all.at < all.end) {
        uint8_t id = *all.at++;
        Names part = names_part(&all);
        if (id != 1)
            continue;
        for (uint32_t n = names_u32(&part); n > 0 && part.at < part.end; n--) {
            uint32_t func = names_u32(&part);
            Names name = names_part(&part);
            add_allocator(c, (const char *)name.at,
                          (size_t)(name.end - name.at), func);
        }
    }
}

void find_allocators(Comp *c)
{
    RtModule *m = c->m;
    m->allocs = ARENA_ARRAY(c->l->arena, RtAlloc, RT_MAX_ALLOCS);
    for (uint32_t i = 0; i < m->nexports; i++)
        if (m->exports[i].kind == RT_EXTERN_FUNC)
            add_allocator(c, m->exports[i].name.ptr, m->exports[i].name.len,
                          m->exports[i].index);
    for (uint32_t i = 0; i < m->ncustoms; i++) {
        const RtCustom *s = &m->customs[i];
        if (s->name.len == 4 && memcmp(s->name.ptr, "name", 4) == 0)
            read_names(c, (Names){m->bytes + s->payload.start,
                                  m->bytes + s->payload.end});
    }
}

// The function's code moves aside; what is called in its place shows the call
// to the watcher, makes it, and shows what came.
void wrap_allocator(Comp *c, uint32_t index)
{
    RtModule *m = c->m;
    RtCode *code = &m->codes[index - m->nimported_funcs];
    for (uint32_t i = 0; i < m->nallocs; i++) {
        RtAlloc *a = &m->allocs[i];
        if (a->func != index)
            continue;
        const RtFuncType *t = &m->types[m->funcs[index].type].func;
        uint32_t n = t->nparams > t->nresults ? t->nparams : t->nresults;
        RtIns *ins = ARENA_ARRAY(c->l->arena, RtIns, 4);
        ins[0] = (RtIns){.op = RT_R_WATCH_ENTER, .a = (uint16_t)n, .k = i};
        ins[1] = (RtIns){.op = RT_R_CALL, .a = (uint16_t)n, .c = (uint16_t)n};
        ins[2] = (RtIns){.op = RT_R_WATCH_LEAVE, .a = (uint16_t)n, .k = i};
        ins[3] = (RtIns){.op = t->nresults ? RT_R_RETURN_S : RT_R_RETURN};
        finish_ins(ins, 4);
        a->real = ARENA_NEW(c->l->arena, RtCode);
        *a->real = *code;
        ins[1].imm = (uint64_t)(uintptr_t)a->real;
        *code = (RtCode){.ins = ins, .nslots = 2 * n, .func = index};
        code->first = ins;
        code->nins = 4;
        code->start = a->real->start;
        code->offsets = arena_alloc(c->l->arena, 4); // all where it starts
    }
}
