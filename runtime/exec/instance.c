// instance.c: instantiation (core spec 4.7.2): imports are matched, everything
// is allocated, and only then does anything run or get written.
#include "runtime/core/regcode.h"
#include "runtime/exec/interp.h"
#include "runtime/exec/link.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    RtStore *s;
    const RtModule *m;
    const RtExtern *imports;
    RtLink *link;
    RtInstance *inst;
} Build;

// ---------------------------------------------------------------- matching

static bool func_matches(const Build *b, uint32_t i, const RtFunc *f)
{
    const RtRtt *want = b->link->types[b->m->funcs[i].type];
    return f->type->id < b->s->ntypes && b->s->rtts[f->type->id] == f->type &&
           rt_func_is(f, want);
}

static bool table_matches(const Build *b, uint32_t i, const RtTable *t)
{
    const RtTableType *want = &b->m->tables[i].type;
    RtTableType have = rt_table_type(t);
    RtType elem = rt_link_type(b->link, want->elem);
    return t->store == b->s && rt_type_equal(b->s->types, have.elem, elem) &&
           rt_extent_matches(&have.extent, &want->extent);
}

static bool memory_matches(const Build *b, uint32_t i, const RtMemory *m)
{
    const RtMemoryType *want = &b->m->memories[i].type;
    RtMemoryType have = rt_memory_type(m);
    return m->store == b->s && have.page_log2 == want->page_log2 &&
           rt_extent_matches(&have.extent, &want->extent);
}

static bool global_matches(const Build *b, uint32_t i, const RtGlobal *g)
{
    RtGlobalType want = b->m->globals[i].type;
    RtType type = rt_link_type(b->link, want.type);
    if (g->store != b->s || g->type.mutable_ != want.mutable_)
        return false;
    return want.mutable_ ? rt_type_equal(b->s->types, g->type.type, type)
                         : rt_type_matches(b->s->types, g->type.type, type);
}

static bool tag_matches(const Build *b, uint32_t i, const RtTag *t)
{
    return t->store == b->s && t->type == b->link->types[b->m->tags[i].type];
}

static bool import_matches(const Build *b, const RtImport *im, RtExtern e)
{
    switch (im->kind) {
    case RT_EXTERN_FUNC:
        return func_matches(b, im->index, e.of.func);
    case RT_EXTERN_TABLE:
        return table_matches(b, im->index, e.of.table);
    case RT_EXTERN_MEMORY:
        return memory_matches(b, im->index, e.of.memory);
    case RT_EXTERN_GLOBAL:
        return global_matches(b, im->index, e.of.global);
    default:
        return tag_matches(b, im->index, e.of.tag);
    }
}

// A name as a terminal may show it, cut if it is long.
static void show_name(RtName name, char *to, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < name.len && n + 5 < size; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        // C1 controls are C2 80 to C2 9F
        bool wide = c == 0xC2 && i + 1 < name.len &&
                    (unsigned char)name.ptr[i + 1] < 0xA0;
        if (c < ' ' || c == 0x7F || wide)
            n += (size_t)snprintf(to + n, size - n, "\\%02x", c);
        else
            to[n++] = (char)c;
        if (wide)
            n += (size_t)snprintf(to + n, size - n, "\\%02x",
                                  (unsigned char)name.ptr[++i]);
    }
    while (n > 0 && name.len >= size && (to[n - 1] & 0xC0) == 0x80)
        n--; // not in the middle of a character
    if (n > 0 && name.len >= size && (to[n - 1] & 0xC0) == 0xC0)
        n--;
    to[n] = '\0';
}

static RtStatus no_link(const Build *b, const RtImport *im, const char *text)
{
    char module[64], name[64];
    show_name(im->module, module, sizeof module);
    show_name(im->name, name, sizeof name);
    return rt_error(b->s, RT_LINK_ERROR, "%s: \"%s\" \"%s\"", text, module,
                    name);
}

// Guarded code makes no comparisons: its memory must have been reserved.
static bool needs_guard(const Build *b, const RtImport *im, RtExtern e)
{
    return im->kind == RT_EXTERN_MEMORY && b->m->bounds == RT_GUARD &&
           !e.of.memory->reserved && !e.of.memory->type.extent.is64 &&
           e.of.memory->type.page_log2 == 16;
}

static RtStatus match_imports(const Build *b, size_t n)
{
    for (uint32_t i = 0; i < b->m->nimports; i++) {
        const RtImport *im = &b->m->imports[i];
        if (i >= n || !b->imports[i].of.func)
            return no_link(b, im, "unknown import");
        if (b->imports[i].kind != im->kind ||
            !import_matches(b, im, b->imports[i]))
            return no_link(b, im, "incompatible import type");
        if (needs_guard(b, im, b->imports[i]))
            return no_link(b, im,
                           "incompatible import type: RT_GUARD code, "
                           "RT_CHECKED memory");
    }
    return RT_OK;
}

// -------------------------------------------------------------- allocation

// One block for an instance, its arrays, and what the module defines.
typedef struct {
    char *at;
} Room;

static size_t padded(size_t n)
{
    return (n + 7) & ~(size_t)7;
}

static void *take(Room *r, size_t size, size_t n)
{
    void *p = r->at;
    r->at += padded(size * n);
    return p;
}

static size_t room_needed(const RtModule *m)
{
    size_t pointers =
        (size_t)m->nfuncs + m->ntables + m->nmemories + m->nglobals + m->ntags;
    return padded(sizeof(RtInstance)) + pointers * sizeof(void *) +
           m->nelems * sizeof(RtElems) + m->ndatas * sizeof(RtData) +
           m->ncounters * sizeof(uint64_t) +
           (m->ntables - m->nimported_tables) * sizeof(RtTable) +
           (m->nmemories - m->nimported_memories) * sizeof(RtMemory) +
           (m->nglobals - m->nimported_globals) * sizeof(RtGlobal) +
           (m->ntags - m->nimported_tags) * sizeof(RtTag);
}

static void make_arrays(Build *b, Room *r)
{
    const RtModule *m = b->m;
    RtInstance *inst = take(r, sizeof *inst, 1);
    *inst = (RtInstance){
        .module = m, .store = b->s, .link = b->link, .types = b->link->types};
    inst->funcs = take(r, sizeof(void *), m->nfuncs);
    inst->tables = take(r, sizeof(void *), m->ntables);
    inst->memories = take(r, sizeof(void *), m->nmemories);
    inst->globals = take(r, sizeof(void *), m->nglobals);
    inst->tags = take(r, sizeof(void *), m->ntags);
    inst->elems = take(r, sizeof(RtElems), m->nelems);
    inst->datas = take(r, sizeof(RtData), m->ndatas);
    inst->counts = take(r, sizeof(uint64_t), m->ncounters);
    b->inst = inst;
}

static void take_imports(Build *b)
{
    RtInstance *inst = b->inst;
    for (uint32_t i = 0; i < b->m->nimports; i++) {
        uint32_t at = b->m->imports[i].index;
        RtExtern e = b->imports[i];
        switch (e.kind) {
        case RT_EXTERN_FUNC:
            inst->funcs[at] = e.of.func;
            break;
        case RT_EXTERN_TABLE:
            inst->tables[at] = e.of.table;
            break;
        case RT_EXTERN_MEMORY:
            inst->memories[at] = e.of.memory;
            break;
        case RT_EXTERN_GLOBAL:
            inst->globals[at] = e.of.global;
            break;
        case RT_EXTERN_TAG:
            inst->tags[at] = e.of.tag;
            break;
        }
    }
}

static void make_tags_and_globals(Build *b, Room *r)
{
    const RtModule *m = b->m;
    RtTag *tags = take(r, sizeof *tags, m->ntags - m->nimported_tags);
    for (uint32_t i = m->nimported_tags; i < m->ntags; i++) {
        *tags = (RtTag){b->link->types[m->tags[i].type], b->s};
        b->inst->tags[i] = tags++;
    }
    RtGlobal *g = take(r, sizeof *g, m->nglobals - m->nimported_globals);
    for (uint32_t i = m->nimported_globals; i < m->nglobals; i++, g++) {
        RtGlobalType type = m->globals[i].type;
        type.type = rt_link_type(b->link, type.type);
        *g = (RtGlobal){.type = type, .store = b->s};
        b->inst->globals[i] = g;
    }
}

static bool make_tables(Build *b, Room *r)
{
    const RtModule *m = b->m;
    RtTable *t = take(r, sizeof *t, m->ntables - m->nimported_tables);
    for (uint32_t i = m->nimported_tables; i < m->ntables; i++, t++) {
        RtTableType type = m->tables[i].type;
        type.elem = rt_link_type(b->link, type.elem);
        if (!rt_table_init_new(b->s, t, type, 0))
            return false;
        b->inst->tables[i] = t;
    }
    return true;
}

static bool make_memories(Build *b, Room *r)
{
    const RtModule *m = b->m;
    const RtImage *images = b->link->images;
    RtMemory *first = b->s->memories;
    RtMemory *mem = take(r, sizeof *mem, m->nmemories - m->nimported_memories);
    for (uint32_t i = m->nimported_memories; i < m->nmemories; i++, mem++) {
        if (!rt_memory_map(b->s, mem, m->memories[i].type,
                           m->bounds == RT_GUARD, images ? &images[i] : NULL)) {
            while (b->s->memories != first)
                rt_memory_unmap(b->s->memories);
            return false;
        }
        b->inst->memories[i] = mem;
    }
    return true;
}

// References of element segments, filled in later: until then null, and roots.
static void make_segments(Build *b)
{
    const RtModule *m = b->m;
    for (uint32_t i = 0; i < m->nelems; i++) {
        const RtElemSeg *e = &m->elems[i];
        if (e->mode == RT_SEG_DECLARED)
            continue;
        b->inst->elems[i] =
            (RtElems){ARENA_ARRAY(b->s->arena, RtRef, e->count), e->count};
    }
    for (uint32_t i = 0; i < m->ndatas; i++) {
        RtRange r = m->datas[i].bytes;
        b->inst->datas[i] = (RtData){m->bytes + r.start, r.end - r.start};
    }
}

// Everything that may fail for lack of room; nothing has run yet.
static RtStatus allocate(Build *b)
{
    Room r = {arena_alloc(b->s->arena, room_needed(b->m))};
    make_arrays(b, &r);
    take_imports(b);
    make_tags_and_globals(b, &r);
    make_segments(b);
    if (!make_memories(b, &r) || !make_tables(b, &r))
        return RT_LIMIT;
    b->inst->memory = b->m->nmemories ? b->inst->memories[0] : &b->s->no_memory;
    b->inst->next = b->s->instances;
    b->s->instances = b->inst;
    return RT_OK;
}

// Most functions are only called by their number, which needs no RtFunc.
RtFunc *rt_instance_func(RtInstance *inst, uint32_t i)
{
    RtStore *s = inst->store;
    const RtModule *m = inst->module;
    if (inst->funcs[i])
        return inst->funcs[i];
    if (s->full || setjmp(s->exit)) {
        rt_store_full(s);
        return NULL;
    }
    RtFunc *f = ARENA_NEW(s->arena, RtFunc);
    f->type = inst->types[m->funcs[i].type];
    f->head = (RtHead){
        .type = f->type->id, .kind = RT_REF_FUNC, .plain = !f->type->wide};
    f->instance = inst;
    f->index = i;
    f->code = &m->codes[i - m->nimported_funcs];
    inst->funcs[i] = f;
    return f;
}

// ---------------------------------------------------------- initialization

static RtStatus init_globals(RtInstance *inst)
{
    const RtModule *m = inst->module;
    for (uint32_t i = m->nimported_globals; i < m->nglobals; i++) {
        RtGlobal *g = inst->globals[i];
        RtStatus st = rt_const_eval(inst, m->globals[i].init, g->value);
        if (st != RT_OK)
            return st;
        if (rt_type_is_ref(g->type.type)) {
            g->next = inst->store->ref_globals;
            inst->store->ref_globals = g;
        }
    }
    return RT_OK;
}

static RtStatus init_tables(RtInstance *inst)
{
    const RtModule *m = inst->module;
    for (uint32_t i = m->nimported_tables; i < m->ntables; i++) {
        RtSlot v[2];
        if (!m->tables[i].has_init)
            continue;
        RtStatus st = rt_const_eval(inst, m->tables[i].init, v);
        if (st != RT_OK)
            return st;
        rt_table_fill(inst->tables[i], 0, v->ref, inst->tables[i]->size);
    }
    return RT_OK;
}

static RtStatus init_elem(RtInstance *inst, uint32_t i)
{
    const RtElemSeg *e = &inst->module->elems[i];
    for (uint32_t k = 0; k < inst->elems[i].len; k++) {
        RtSlot v[2];
        if (e->funcs) {
            v->ref = RT_PTR_REF(rt_instance_func(inst, e->funcs[k]));
            if (!v->ref)
                return RT_LIMIT;
        } else {
            RtStatus st = rt_const_eval(inst, e->exprs[k], v);
            if (st != RT_OK)
                return st;
        }
        inst->elems[i].refs[k] = v->ref;
    }
    return RT_OK;
}

static uint64_t offset_of(const RtSlot *v, bool is64)
{
    return is64 ? v->i64 : v->i32;
}

static RtStatus place_elem(RtInstance *inst, uint32_t i)
{
    const RtElemSeg *e = &inst->module->elems[i];
    RtSlot v[2];
    if (e->mode != RT_SEG_ACTIVE)
        return RT_OK;
    RtTable *t = inst->tables[e->table];
    RtStatus st = rt_const_eval(inst, e->offset, v);
    if (st == RT_OK)
        st = rt_table_init(inst, i, t, offset_of(v, t->type.extent.is64), 0,
                           e->count);
    rt_elem_drop(inst, i);
    return st;
}

static RtStatus place_data(RtInstance *inst, uint32_t i)
{
    const RtDataSeg *d = &inst->module->datas[i];
    RtSlot v[2];
    if (d->mode != RT_SEG_ACTIVE)
        return RT_OK;
    RtMemory *m = inst->memories[d->memory];
    RtStatus st = RT_OK;
    if (m->image_hi == 0 || d->memory < inst->module->nimported_memories) {
        st = rt_const_eval(inst, d->offset, v);
        if (st == RT_OK)
            st = rt_memory_init(inst, i, m, offset_of(v, m->type.extent.is64),
                                0, d->bytes.end - d->bytes.start);
    }
    rt_data_drop(inst, i);
    return st;
}

static RtStatus run_start(RtInstance *inst)
{
    RtFunc *f = rt_instance_func(inst, inst->module->start);
    return f ? rt_call(inst->store, f, NULL, NULL) : RT_LIMIT;
}

static RtStatus initialize(RtInstance *inst)
{
    const RtModule *m = inst->module;
    RtStatus st = init_globals(inst);
    if (st == RT_OK)
        st = init_tables(inst);
    for (uint32_t i = 0; st == RT_OK && i < m->nelems; i++)
        st = init_elem(inst, i);
    for (uint32_t i = 0; st == RT_OK && i < m->nelems; i++)
        st = place_elem(inst, i);
    for (uint32_t i = 0; st == RT_OK && i < m->ndatas; i++)
        st = place_data(inst, i);
    if (st == RT_OK && m->start != RT_NO_INDEX)
        st = run_start(inst);
    return st;
}

// --------------------------------------------------------------------- API

// Kept apart from setjmp, so that no local changes between it and a jump.
static RtStatus build(Build *b, size_t nimports)
{
    if (!b->m->codes && b->m->nfuncs > b->m->nimported_funcs)
        return rt_error(b->s, RT_LINK_ERROR, "the module was only decoded");
    b->link = rt_link(b->s, b->m);
    RtStatus st = match_imports(b, nimports);
    return st == RT_OK ? allocate(b) : st;
}

RtStatus rt_instantiate(RtStore *s, RtModule *m, const RtExtern *imports,
                        size_t nimports, RtInstance **out)
{
    *out = NULL;
    Build b = {.s = s, .m = m, .imports = imports};
    if (s->full || setjmp(s->exit))
        return rt_store_full(s);
    RtStatus st = build(&b, nimports);
    if (st == RT_OK)
        st = initialize(b.inst);
    if (st == RT_OK)
        *out = b.inst;
    return st;
}

const RtModule *rt_instance_module(const RtInstance *inst)
{
    return inst->module;
}
