// decode.c: the binary format's sections into an RtModule (core spec 5.5).
//
// In: module bytes. Out: the decoded module; function bodies stay byte ranges
// for validate.c, which reads their instructions. Everything malformed outside
// of bodies is found here; what breaks validation rules is left alone. Memory
// taken is proportional to the bytes present.
#include "base/utf8.h"
#include "base/vec.h"
#include "runtime/core/load.h"

#include <string.h>

static RtName read_name(RtLoad *l)
{
    size_t start = l->pos;
    uint32_t n = rt_read_count(l);
    RtName name = {(const char *)l->bytes + l->pos, n};
    if (!utf8_valid((Str){name.ptr, name.len}))
        RT_MALFORMED(l, start, "malformed UTF-8 encoding");
    l->pos += n;
    return name;
}

// ------------------------------------------------------------------ types

static RtField read_field(RtLoad *l)
{
    RtField f;
    uint8_t b = l->pos < l->end ? l->bytes[l->pos] : 0;
    if (b == RT_I8 || b == RT_I16) {
        l->pos++;
        f.type = b;
    } else {
        f.type = rt_read_type(l);
    }
    size_t at = l->pos;
    uint8_t mut = rt_read_u8(l);
    if (mut > 1)
        RT_MALFORMED(l, at, "malformed mutability");
    f.mutable_ = mut == 1;
    return f;
}

static const RtType *read_types(RtLoad *l, uint32_t *count)
{
    *count = rt_read_count(l);
    RtType *types = ARENA_ARRAY(l->arena, RtType, *count);
    for (uint32_t i = 0; i < *count; i++)
        types[i] = rt_read_type(l);
    return types;
}

static void read_comp_type(RtLoad *l, uint8_t form, RtTypeDef *t)
{
    if (form == 0x60) {
        t->kind = RT_COMP_FUNC;
        t->func.params = read_types(l, &t->func.nparams);
        t->func.results = read_types(l, &t->func.nresults);
        return;
    }
    if (form != 0x5F && form != 0x5E)
        RT_MALFORMED(l, l->pos - 1, "malformed definition type");
    t->kind = form == 0x5F ? RT_COMP_STRUCT : RT_COMP_ARRAY;
    t->nfields = form == 0x5F ? rt_read_count(l) : 1;
    RtField *fields = ARENA_ARRAY(l->arena, RtField, t->nfields);
    for (uint32_t i = 0; i < t->nfields; i++)
        fields[i] = read_field(l);
    t->fields = fields;
}

static RtTypeDef read_sub_type(RtLoad *l)
{
    RtTypeDef t = {.final = true, .super = RT_NO_INDEX};
    uint8_t form = rt_read_u8(l);
    if (form == 0x50 || form == 0x4F) {
        t.sub = true;
        t.final = form == 0x4F;
        size_t at = l->pos;
        uint32_t n = rt_read_count(l);
        if (n > 1)
            RT_INVALID(l, at, "sub type with several supertypes");
        if (n == 1)
            t.super = rt_read_u32(l);
        if (n == 1 && t.super == RT_NO_INDEX)
            RT_INVALID(l, at, "unknown type %u", RT_NO_INDEX);
        form = rt_read_u8(l);
    }
    read_comp_type(l, form, &t);
    return t;
}

static void read_type_section(RtLoad *l)
{
    VEC(RtTypeDef) types = {0};
    for (uint32_t n = rt_read_count(l); n > 0; n--) {
        bool rec = l->pos < l->end && l->bytes[l->pos] == 0x4E;
        uint32_t count = 1, start = (uint32_t)types.len;
        if (rec) {
            l->pos++;
            count = rt_read_count(l);
        }
        for (uint32_t i = 0; i < count; i++) {
            RtTypeDef t = read_sub_type(l);
            t.rec_start = start;
            t.rec_len = count;
            t.rec_explicit = rec;
            VEC_PUSH(l->arena, &types, t);
        }
        if (types.len > 1000000)
            rt_fail(l, RT_LOAD_LIMIT, l->pos, "too many types");
    }
    l->m->types = types.at;
    l->m->ntypes = (uint32_t)types.len;
}

static RtExtent read_extent(RtLoad *l, uint8_t *page_log2, bool memory)
{
    RtExtent x = {0};
    size_t at = l->pos;
    uint8_t flags = rt_read_u8(l);
    if (flags > (memory ? 0xFu : 0x5u) || (!memory && (flags & 2)))
        RT_MALFORMED(l, at, "malformed limits flags");
    x.has_max = flags & 1;
    x.shared = flags & 2;
    x.is64 = flags & 4;
    x.min = rt_read_leb(l, 64); // what fits the address type: validate.c
    if (x.has_max)
        x.max = rt_read_leb(l, 64);
    if (flags & 8) {
        at = l->pos;
        uint32_t log = rt_read_u32(l);
        if (log != 0 && log != 16)
            rt_fail(l, log > 63 ? RT_LOAD_MALFORMED : RT_LOAD_INVALID, at,
                    "invalid custom page size");
        *page_log2 = (uint8_t)log;
    }
    return x;
}

static RtTableType read_table_type(RtLoad *l)
{
    RtTableType t;
    size_t at = l->pos;
    t.elem = rt_read_type(l);
    if (!rt_type_is_ref(t.elem))
        RT_MALFORMED(l, at, "malformed reference type");
    t.extent = read_extent(l, NULL, false);
    return t;
}

static RtMemoryType read_memory_type(RtLoad *l)
{
    RtMemoryType t;
    t.page_log2 = 16;
    t.extent = read_extent(l, &t.page_log2, true);
    return t;
}

static RtGlobalType read_global_type(RtLoad *l)
{
    RtGlobalType t;
    t.type = rt_read_type(l);
    size_t at = l->pos;
    uint8_t mut = rt_read_u8(l);
    if (mut > 1)
        RT_MALFORMED(l, at, "malformed mutability");
    t.mutable_ = mut == 1;
    return t;
}

static uint32_t read_tag_type(RtLoad *l)
{
    size_t at = l->pos;
    if (rt_read_u8(l) != 0)
        RT_MALFORMED(l, at, "malformed tag attribute");
    return rt_read_u32(l);
}

// --------------------------------------------------------- index spaces

// Imports come first in each index space: count them, then let the sections
// of definitions extend the arrays.
static void *extend(RtLoad *l, void *old, size_t size, uint32_t had,
                    uint32_t more)
{
    char *items = arena_alloc_array(l->arena, size, (size_t)had + more);
    if (had)
        memcpy(items, old, size * had);
    return items;
}

#define EXTEND(l, field, count, more)                                          \
    ((l)->m->field = extend((l), (l)->m->field, sizeof *(l)->m->field,         \
                            (l)->m->count, (more)))

typedef struct {
    VEC(RtFuncDef) funcs;
    VEC(RtTableDef) tables;
    VEC(RtMemoryDef) memories;
    VEC(RtGlobalDef) globals;
    VEC(RtTagDef) tags;
} Spaces;

static uint32_t read_import_desc(RtLoad *l, uint8_t kind, Spaces *s)
{
    Arena *a = l->arena;
    switch (kind) {
    case 0:
        VEC_PUSH(a, &s->funcs,
                 (RtFuncDef){.type = rt_read_u32(l), .imported = true});
        return (uint32_t)s->funcs.len - 1;
    case 1:
        VEC_PUSH(a, &s->tables,
                 (RtTableDef){.type = read_table_type(l), .imported = true});
        return (uint32_t)s->tables.len - 1;
    case 2:
        VEC_PUSH(a, &s->memories,
                 (RtMemoryDef){.type = read_memory_type(l), .imported = true});
        return (uint32_t)s->memories.len - 1;
    case 3:
        VEC_PUSH(a, &s->globals,
                 (RtGlobalDef){.type = read_global_type(l), .imported = true});
        return (uint32_t)s->globals.len - 1;
    default:
        VEC_PUSH(a, &s->tags,
                 (RtTagDef){.type = read_tag_type(l), .imported = true});
        return (uint32_t)s->tags.len - 1;
    }
}

static void take_spaces(RtModule *m, const Spaces *s)
{
    m->funcs = s->funcs.at;
    m->tables = s->tables.at;
    m->memories = s->memories.at;
    m->globals = s->globals.at;
    m->tags = s->tags.at;
    m->nfuncs = m->nimported_funcs = (uint32_t)s->funcs.len;
    m->ntables = m->nimported_tables = (uint32_t)s->tables.len;
    m->nmemories = m->nimported_memories = (uint32_t)s->memories.len;
    m->nglobals = m->nimported_globals = (uint32_t)s->globals.len;
    m->ntags = m->nimported_tags = (uint32_t)s->tags.len;
}

static void read_import_section(RtLoad *l)
{
    Spaces spaces = {0};
    RtModule *m = l->m;
    m->nimports = rt_read_count(l);
    m->imports = ARENA_ARRAY(l->arena, RtImport, m->nimports);
    for (uint32_t i = 0; i < m->nimports; i++) {
        RtImport *im = &m->imports[i];
        im->module = read_name(l);
        im->name = read_name(l);
        size_t at = l->pos;
        uint8_t kind = rt_read_u8(l);
        if (kind > RT_EXTERN_TAG)
            RT_MALFORMED(l, at, "malformed import kind");
        im->kind = (RtExternKind)kind;
        im->index = read_import_desc(l, kind, &spaces);
    }
    take_spaces(m, &spaces);
}

static void read_function_section(RtLoad *l)
{
    uint32_t n = rt_read_count(l);
    EXTEND(l, funcs, nfuncs, n);
    while (n-- > 0)
        l->m->funcs[l->m->nfuncs++].type = rt_read_u32(l);
}

static void read_table_section(RtLoad *l)
{
    uint32_t n = rt_read_count(l);
    EXTEND(l, tables, ntables, n);
    while (n-- > 0) {
        RtTableDef *t = &l->m->tables[l->m->ntables++];
        // 0x40 0x00: a table with an initializer
        if (l->pos < l->end && l->bytes[l->pos] == 0x40) {
            l->pos++;
            size_t at = l->pos;
            if (rt_read_u8(l) != 0)
                RT_MALFORMED(l, at, "zero byte expected");
            t->has_init = true;
        }
        t->type = read_table_type(l);
        if (t->has_init)
            t->init = rt_read_expr(l);
    }
}

static void read_memory_section(RtLoad *l)
{
    uint32_t n = rt_read_count(l);
    EXTEND(l, memories, nmemories, n);
    while (n-- > 0)
        l->m->memories[l->m->nmemories++].type = read_memory_type(l);
}

static void read_global_section(RtLoad *l)
{
    uint32_t n = rt_read_count(l);
    EXTEND(l, globals, nglobals, n);
    while (n-- > 0) {
        RtGlobalDef *g = &l->m->globals[l->m->nglobals++];
        g->type = read_global_type(l);
        g->init = rt_read_expr(l);
    }
}

static void read_tag_section(RtLoad *l)
{
    uint32_t n = rt_read_count(l);
    EXTEND(l, tags, ntags, n);
    while (n-- > 0)
        l->m->tags[l->m->ntags++].type = read_tag_type(l);
}

static void read_export_section(RtLoad *l)
{
    RtModule *m = l->m;
    m->nexports = rt_read_count(l);
    m->exports = ARENA_ARRAY(l->arena, RtExport, m->nexports);
    for (uint32_t i = 0; i < m->nexports; i++) {
        m->exports[i].name = read_name(l);
        size_t at = l->pos;
        uint8_t kind = rt_read_u8(l);
        if (kind > RT_EXTERN_TAG)
            RT_MALFORMED(l, at, "malformed export kind");
        m->exports[i].kind = (RtExternKind)kind;
        m->exports[i].index = rt_read_u32(l);
    }
}

// --------------------------------------------------------------- segments

static void read_elem_items(RtLoad *l, RtElemSeg *e)
{
    e->count = rt_read_count(l);
    if (e->flags & 4) {
        RtExpr *exprs = ARENA_ARRAY(l->arena, RtExpr, e->count);
        for (uint32_t i = 0; i < e->count; i++)
            exprs[i] = rt_read_expr(l);
        e->exprs = exprs;
        return;
    }
    uint32_t *funcs = ARENA_ARRAY(l->arena, uint32_t, e->count);
    for (uint32_t i = 0; i < e->count; i++)
        funcs[i] = rt_read_u32(l);
    e->funcs = funcs;
}

// core spec 5.5.12: bit 0 not active, bit 1 explicit table or declared, bit 2
// expressions
static void read_elem(RtLoad *l, RtElemSeg *e)
{
    size_t at = l->pos;
    e->flags = rt_read_u32(l);
    if (e->flags > 7)
        RT_MALFORMED(l, at, "malformed elements segment kind");
    e->mode = !(e->flags & 1)  ? RT_SEG_ACTIVE
              : (e->flags & 2) ? RT_SEG_DECLARED
                               : RT_SEG_PASSIVE;
    if (e->mode == RT_SEG_ACTIVE) {
        e->table = (e->flags & 2) ? rt_read_u32(l) : 0;
        e->offset = rt_read_expr(l);
    }
    e->type = (e->flags & 4) ? RT_FUNCREF : RT_REF_TYPE(RT_HEAP_FUNC);
    if (e->flags & 3) {
        at = l->pos;
        if (e->flags & 4)
            e->type = rt_read_type(l);
        else if (rt_read_u8(l) != 0)
            RT_MALFORMED(l, at, "malformed element kind");
        if (!rt_type_is_ref(e->type))
            RT_MALFORMED(l, at, "malformed reference type");
    }
    read_elem_items(l, e);
}

static void read_elem_section(RtLoad *l)
{
    l->m->nelems = rt_read_count(l);
    l->m->elems = ARENA_ARRAY(l->arena, RtElemSeg, l->m->nelems);
    for (uint32_t i = 0; i < l->m->nelems; i++)
        read_elem(l, &l->m->elems[i]);
}

static void read_data_section(RtLoad *l)
{
    l->m->ndatas = rt_read_count(l);
    l->m->datas = ARENA_ARRAY(l->arena, RtDataSeg, l->m->ndatas);
    for (uint32_t i = 0; i < l->m->ndatas; i++) {
        RtDataSeg *d = &l->m->datas[i];
        size_t at = l->pos;
        d->flags = rt_read_u32(l);
        if (d->flags > 2)
            RT_MALFORMED(l, at, "malformed data segment kind");
        d->mode = d->flags == 1 ? RT_SEG_PASSIVE : RT_SEG_ACTIVE;
        d->memory = d->flags == 2 ? rt_read_u32(l) : 0;
        if (d->mode == RT_SEG_ACTIVE)
            d->offset = rt_read_expr(l);
        uint32_t n = rt_read_count(l);
        d->bytes = (RtRange){(uint32_t)l->pos, (uint32_t)(l->pos + n)};
        l->pos += n;
    }
}

static void read_code_section(RtLoad *l)
{
    RtModule *m = l->m;
    size_t at = l->pos;
    m->code_section = (RtRange){(uint32_t)at, (uint32_t)l->end};
    uint32_t n = rt_read_count(l);
    if (n != m->nfuncs - m->nimported_funcs)
        RT_MALFORMED(l, at,
                     "function and code section have inconsistent lengths");
    for (uint32_t i = m->nimported_funcs; i < m->nfuncs; i++) {
        uint32_t size = rt_read_count(l);
        m->funcs[i].body =
            (RtRange){(uint32_t)l->pos, (uint32_t)(l->pos + size)};
        l->pos += size;
    }
}

// --------------------------------------------------------------- sections

typedef struct {
    RtCustom *at;
    size_t len, cap;
} Customs;

static void read_custom(RtLoad *l, Customs *customs, size_t start,
                        uint8_t after)
{
    RtCustom c = {.start = (uint32_t)start, .after = after};
    c.name = read_name(l);
    c.payload = (RtRange){(uint32_t)l->pos, (uint32_t)l->end};
    l->pos = l->end;
    VEC_PUSH(l->arena, customs, c);
}

static void read_data_count(RtLoad *l)
{
    l->m->has_data_count = true;
    l->m->data_count = rt_read_u32(l);
}

static void read_start(RtLoad *l)
{
    size_t at = l->pos;
    l->m->start = rt_read_u32(l);
    if (l->m->start == RT_NO_INDEX)
        RT_INVALID(l, at, "unknown function %u", RT_NO_INDEX);
}

// By section id; the order is where a section may stand (core spec 5.5.2).
static const struct {
    void (*read)(RtLoad *l);
    int order;
} sections[14] = {
    [1] = {read_type_section, 1},
    [2] = {read_import_section, 2},
    [3] = {read_function_section, 3},
    [4] = {read_table_section, 4},
    [5] = {read_memory_section, 5},
    [13] = {read_tag_section, 6},
    [6] = {read_global_section, 7},
    [7] = {read_export_section, 8},
    [8] = {read_start, 9},
    [9] = {read_elem_section, 10},
    [12] = {read_data_count, 11},
    [10] = {read_code_section, 12},
    [11] = {read_data_section, 13},
};

static void read_header(RtLoad *l)
{
    if (l->end < 4 || memcmp(l->bytes, "\0asm", 4) != 0)
        RT_MALFORMED(
            l, 0, l->end < 4 ? "unexpected end" : "magic header not detected");
    if (l->end < 8 || memcmp(l->bytes + 4, "\1\0\0\0", 4) != 0)
        RT_MALFORMED(l, 4,
                     l->end < 8 ? "unexpected end" : "unknown binary version");
    l->pos = 8;
}

static void check_counts(RtLoad *l)
{
    RtModule *m = l->m;
    if (m->nfuncs > m->nimported_funcs && m->code_section.end == 0)
        RT_MALFORMED(l, l->end,
                     "function and code section have "
                     "inconsistent lengths");
    if (m->has_data_count && m->data_count != m->ndatas)
        RT_MALFORMED(l, l->end,
                     "data count and data section have "
                     "inconsistent lengths");
}

void rt_decode(RtLoad *l)
{
    size_t end = l->end;
    int order = 0;
    uint8_t last = 0;
    Customs customs = {0};
    read_header(l);
    while (l->pos < end) {
        size_t start = l->pos;
        uint8_t id = rt_read_u8(l);
        if (id > 13)
            RT_MALFORMED(l, start, "malformed section id %u", id);
        uint32_t size = rt_read_count(l);
        l->end = l->pos + size;
        if (id == 0) {
            read_custom(l, &customs, start, last);
        } else {
            if (sections[id].order <= order)
                RT_MALFORMED(l, start, "unexpected content after last section");
            order = sections[id].order;
            last = id;
            l->sections[id] = l->pos;
            sections[id].read(l);
        }
        if (l->pos != l->end)
            RT_MALFORMED(l, l->pos, "section size mismatch");
        l->end = end;
    }
    check_counts(l);
    l->m->customs = customs.at;
    l->m->ncustoms = (uint32_t)customs.len;
}
