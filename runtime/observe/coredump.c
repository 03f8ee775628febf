// coredump.c: a store that trapped, as a WebAssembly core dump (Coredump.md of
// the tool conventions): a module that is not run. Its custom sections hold the
// calls with their locals, its memories what the guest's held, its globals
// theirs. Instances are those that have a call in the backtrace.
#include "base/vec.h"
#include "runtime/core/load.h"
#include "runtime/exec/store.h"

#include <string.h>

enum {
    MAX_BYTES = 64 << 20, // of what is kept besides memories
    CHUNK = 4096,         // zeros are left out in this size
    MAX_CHUNKS = 1 << 15, // of one memory; larger ones have larger chunks
    MISSING = 0x01        // a value that the format has no type for
};

typedef VEC(uint8_t) Bytes;
typedef VEC(const void *) Set;

typedef struct {
    const RtMemory *memory;
    uint64_t start, len;
    Bytes head; // of the segment, up to its bytes
} Run;

typedef struct {
    Arena *arena;
    const RtTrap *trap;
    const char *name;
    RtWrite *write;
    void *user;
    bool failed;
    Set modules, instances, memories, globals; // by their indices in the dump
} Dump;

// ------------------------------------------------------------------- bytes

static void put(Dump *d, Bytes *b, unsigned byte)
{
    VEC_PUSH(d->arena, b, (uint8_t)byte);
}

static void put_unsigned(Dump *d, Bytes *b, uint64_t x)
{
    for (; x >= 0x80; x >>= 7)
        put(d, b, (x & 0x7F) | 0x80);
    put(d, b, (unsigned)x);
}

static void put_signed(Dump *d, Bytes *b, int64_t x)
{
    for (; x < -0x40 || x >= 0x40; x >>= 7)
        put(d, b, (x & 0x7F) | 0x80);
    put(d, b, x & 0x7F);
}

static void put_bytes(Dump *d, Bytes *b, const void *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        put(d, b, ((const uint8_t *)at)[i]);
}

static void put_name(Dump *d, Bytes *b, const char *name)
{
    put_unsigned(d, b, strlen(name));
    put_bytes(d, b, name, strlen(name));
}

static void write_bytes(Dump *d, const void *at, size_t len)
{
    d->failed = d->failed || !d->write(d->user, at, len);
}

static void write_head(Dump *d, unsigned id, uint64_t size)
{
    Bytes b = {0};
    put(d, &b, id);
    put_unsigned(d, &b, size);
    write_bytes(d, b.at, b.len);
}

static void write_section(Dump *d, unsigned id, const Bytes *b)
{
    write_head(d, id, b->len);
    write_bytes(d, b->at, b->len);
}

// ----------------------------------------------------------------- indices

static uint32_t index_of(Dump *d, Set *set, const void *item)
{
    for (size_t i = 0; i < set->len; i++)
        if (set->at[i] == item)
            return (uint32_t)i;
    VEC_PUSH(d->arena, set, item);
    return (uint32_t)set->len - 1;
}

static void collect(Dump *d)
{
    for (size_t i = 0; i < d->trap->nframes; i++) {
        const RtInstance *inst = d->trap->frames[i].instance;
        if (!inst || index_of(d, &d->instances, inst) + 1 < d->instances.len)
            continue;
        index_of(d, &d->modules, inst->module);
        for (uint32_t k = 0; k < inst->module->nmemories; k++)
            index_of(d, &d->memories, inst->memories[k]);
        for (uint32_t k = 0; k < inst->module->nglobals; k++)
            index_of(d, &d->globals, inst->globals[k]);
    }
}

// --------------------------------------------------------- custom sections

static void write_modules(Dump *d)
{
    Bytes b = {0};
    put_name(d, &b, "coremodules");
    put_unsigned(d, &b, d->modules.len);
    for (size_t i = 0; i < d->modules.len; i++) {
        put(d, &b, 0);
        put_name(d, &b, d->name);
    }
    write_section(d, 0, &b);
}

static void write_instances(Dump *d)
{
    Bytes b = {0};
    put_name(d, &b, "coreinstances");
    put_unsigned(d, &b, d->instances.len);
    for (size_t i = 0; i < d->instances.len; i++) {
        const RtInstance *inst = d->instances.at[i];
        const RtModule *m = inst->module;
        put(d, &b, 0);
        put_unsigned(d, &b, index_of(d, &d->modules, m));
        put_unsigned(d, &b, m->nmemories);
        for (uint32_t k = 0; k < m->nmemories; k++)
            put_unsigned(d, &b, index_of(d, &d->memories, inst->memories[k]));
        put_unsigned(d, &b, m->nglobals);
        for (uint32_t k = 0; k < m->nglobals; k++)
            put_unsigned(d, &b, index_of(d, &d->globals, inst->globals[k]));
    }
    write_section(d, 0, &b);
}

static void put_value(Dump *d, Bytes *b, RtType t, const RtSlot *v)
{
    if (!v || (t != RT_I32 && t != RT_I64 && t != RT_F32 && t != RT_F64)) {
        put(d, b, MISSING);
        return;
    }
    put(d, b, t);
    if (t == RT_I32)
        put_signed(d, b, (int32_t)v->i32);
    else if (t == RT_I64)
        put_signed(d, b, (int64_t)v->i64);
    else
        put_bytes(d, b, v, t == RT_F32 ? 4 : 8);
}

// A local of this type; the next one's slot is behind it.
static void put_local(Dump *d, Bytes *b, RtType t, const RtSlot **slot)
{
    put_value(d, b, t, *slot);
    if (*slot)
        *slot += t == RT_V128 ? 2 : 1;
}

// The function was validated: reading it cannot fail.
static void put_locals(Dump *d, Bytes *b, const RtTraceFrame *f)
{
    const RtModule *m = f->instance->module;
    const RtFuncDef *def = &m->funcs[f->func];
    const RtFuncType *type = &m->types[def->type].func;
    RtLoad l = {.bytes = m->bytes, .pos = def->body.start, .m = NULL};
    l.end = def->body.end;
    uint64_t n = type->nparams;
    for (uint32_t groups = rt_read_count(&l); groups > 0; groups--) {
        n += rt_read_u32(&l);
        rt_read_type(&l);
    }
    put_unsigned(d, b, n);
    const RtSlot *slot = f->slots;
    for (uint32_t i = 0; i < type->nparams; i++)
        put_local(d, b, type->params[i], &slot);
    l.pos = def->body.start;
    for (uint32_t groups = rt_read_count(&l); groups > 0; groups--) {
        uint32_t count = rt_read_u32(&l);
        RtType t = rt_read_type(&l);
        while (count-- > 0)
            put_local(d, b, t, &slot);
    }
}

static void put_frame(Dump *d, Bytes *b, const RtTraceFrame *f)
{
    const RtModule *m = f->instance->module;
    put(d, b, 0);
    put_unsigned(d, b, index_of(d, &d->instances, f->instance));
    put_unsigned(d, b, f->func);
    put_unsigned(d, b, f->offset - m->funcs[f->func].body.start);
    put_locals(d, b, f);
    put_unsigned(d, b, 0); // operands are not told
}

static void write_stack(Dump *d)
{
    Bytes b = {0};
    uint32_t n = 0;
    for (size_t i = 0; i < d->trap->nframes; i++)
        n += d->trap->frames[i].instance != NULL;
    put_name(d, &b, "corestack");
    put(d, &b, 0);
    put_name(d, &b, "main");
    put_unsigned(d, &b, n);
    for (size_t i = 0; i < d->trap->nframes; i++)
        if (d->trap->frames[i].instance)
            put_frame(d, &b, &d->trap->frames[i]);
    write_section(d, 0, &b);
}

// ------------------------------------------------------ memories, globals

static void write_memories(Dump *d)
{
    Bytes b = {0};
    put_unsigned(d, &b, d->memories.len);
    for (size_t i = 0; i < d->memories.len; i++) {
        const RtMemory *m = d->memories.at[i];
        const bool odd = m->type.page_log2 != 16;
        put(d, &b, (m->type.extent.is64 ? 4u : 0u) | (odd ? 8u : 0u));
        put_unsigned(d, &b, m->size >> m->type.page_log2);
        if (odd)
            put_unsigned(d, &b, m->type.page_log2);
    }
    write_section(d, 5, &b);
}

// References become null: what they lead to is not told.
static void put_global(Dump *d, Bytes *b, const RtGlobal *g)
{
    const RtType t = g->type.type;
    const bool ref = rt_type_is_ref(t);
    put(d, b, ref ? 0x6F : t);
    put(d, b, 0);
    if (ref) {
        put(d, b, 0xD0);
        put(d, b, 0x6F);
    } else if (t == RT_V128) {
        put(d, b, 0xFD);
        put(d, b, 12);
        put_bytes(d, b, g->value, 16);
    } else {
        put(d, b,
            t == RT_I32   ? 0x41
            : t == RT_I64 ? 0x42
            : t == RT_F32 ? 0x43
                          : 0x44);
        Bytes value = {0};
        put_value(d, &value, t, g->value);
        put_bytes(d, b, value.at + 1, value.len - 1);
    }
    put(d, b, 0x0B);
}

static void write_globals(Dump *d)
{
    Bytes b = {0};
    put_unsigned(d, &b, d->globals.len);
    for (size_t i = 0; i < d->globals.len; i++)
        put_global(d, &b, d->globals.at[i]);
    write_section(d, 6, &b);
}

static bool all_zero(const uint8_t *at, uint64_t len)
{
    return at[0] == 0 && memcmp(at, at + 1, len - 1) == 0;
}

static Run run_of(Dump *d, uint32_t index, uint64_t start, uint64_t len)
{
    const RtMemory *m = d->memories.at[index];
    const bool is64 = m->type.extent.is64;
    Run r = {m, start, len, {0}};
    put(d, &r.head, index ? 2 : 0);
    if (index)
        put_unsigned(d, &r.head, index);
    put(d, &r.head, is64 ? 0x42 : 0x41);
    put_signed(d, &r.head, is64 ? (int64_t)start : (int32_t)(uint32_t)start);
    put(d, &r.head, 0x0B);
    put_unsigned(d, &r.head, len);
    return r;
}

static void write_data(Dump *d)
{
    VEC(Run) runs = {0};
    for (uint32_t i = 0; i < d->memories.len; i++) {
        const RtMemory *m = d->memories.at[i];
        uint64_t chunk = CHUNK, from = 0; // not yet written
        while (m->size / chunk > MAX_CHUNKS)
            chunk *= 2;
        for (uint64_t at = 0; at < m->size; at += chunk) {
            uint64_t n = m->size - at < chunk ? m->size - at : chunk;
            if (!all_zero(m->data + at, n))
                continue;
            if (from < at)
                VEC_PUSH(d->arena, &runs, run_of(d, i, from, at - from));
            from = at + n;
        }
        if (from < m->size)
            VEC_PUSH(d->arena, &runs, run_of(d, i, from, m->size - from));
    }
    Bytes count = {0};
    put_unsigned(d, &count, runs.len);
    uint64_t size = count.len;
    for (size_t i = 0; i < runs.len; i++)
        size += runs.at[i].head.len + runs.at[i].len;
    write_head(d, 11, size);
    write_bytes(d, count.at, count.len);
    for (size_t i = 0; i < runs.len; i++) {
        const Run *r = &runs.at[i];
        write_bytes(d, r->head.at, r->head.len);
        write_bytes(d, r->memory->data + r->start, r->len);
    }
}

// --------------------------------------------------------------------- all

static void write_all(Dump *d)
{
    Bytes core = {0};
    collect(d);
    write_bytes(d, "\0asm\1\0\0\0", 8);
    put_name(d, &core, "core");
    put(d, &core, 0);
    put_name(d, &core, d->name);
    write_section(d, 0, &core);
    write_modules(d);
    write_instances(d);
    write_stack(d);
    write_memories(d);
    write_globals(d);
    write_data(d);
}

bool rt_coredump(const RtStore *s, const char *name, RtWrite *write, void *user)
{
    jmp_buf exit;
    Dump d = {.trap = &s->trap, .name = name, .write = write, .user = user};
    volatile bool done = false;
    if (setjmp(exit) == 0) {
        d.arena = arena_new_limited(MAX_BYTES, &exit);
        write_all(&d);
        done = !d.failed;
    }
    arena_free(d.arena);
    return done;
}
