// inspect.c: see inspect.h.
#include "runtime/inspect/inspect.h"

#include "runtime/core/load.h"

#include <string.h>

typedef struct {
    Arena *arena;
    const RtModule *m;
    InspectFeatures *features;
} Inspector;

static void need(Inspector *n, const char *feature, const char *why)
{
    for (size_t i = 0; i < n->features->len; i++)
        if (strcmp(n->features->at[i].feature, feature) == 0)
            return;
    VEC_PUSH(n->arena, n->features, (InspectFeature){feature, why});
}

// ---- sections

static uint32_t read_u32(const uint8_t *bytes, size_t *at)
{
    uint32_t v = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
        uint8_t b = bytes[(*at)++];
        v |= (uint32_t)(b & 0x7F) << (shift & 31);
        if (b < 0x80)
            break;
    }
    return v;
}

// The decoder has been here: sizes and ids are right.
static void read_sections(const Inspector *n, InspectSections *out)
{
    static const char *const names[] = {
        "custom", "type",   "import",     "function", "table",
        "memory", "global", "export",     "start",    "element",
        "code",   "data",   "data count", "tag"};
    const uint8_t *bytes = n->m->bytes;
    const RtCustom *custom = n->m->customs; // those that follow
    for (size_t at = 8; at < n->m->len;) {
        size_t start = at;
        uint8_t id = bytes[at++];
        uint32_t size = read_u32(bytes, &at);
        size_t inside = at;
        InspectSection s = {.name = str_of(names[id]), .custom = id == 0};
        if (id == 0) {
            s.name = (Str){custom->name.ptr, custom->name.len};
            custom++;
        } else
            s.count = id == 8 ? 1 : read_u32(bytes, &inside);
        at += size;
        s.size = (uint32_t)(at - start);
        VEC_PUSH(n->arena, out, s);
    }
}

// ---- features

static void type_features(Inspector *n, RtType t, const char *why)
{
    RtHeap h = rt_type_heap(t);
    if (t == RT_V128)
        need(n, "simd128", why);
    if (!rt_type_is_ref(t))
        return;
    need(n, "reference-types", why);
    if (rt_heap_is_index(h) || !rt_type_nullable(t))
        need(n, "typed-function-references", why);
    if (h == RT_HEAP_EXN || h == RT_HEAP_NOEXN)
        need(n, "exception-handling", why);
    else if (!rt_heap_is_index(h) && h != RT_HEAP_FUNC && h != RT_HEAP_EXTERN)
        need(n, "gc", why);
}

static void func_features(Inspector *n, const RtFuncType *f, const char *why)
{
    if (f->nresults > 1)
        need(n, "multivalue", why);
    for (uint32_t i = 0; i < f->nparams; i++)
        type_features(n, f->params[i], why);
    for (uint32_t i = 0; i < f->nresults; i++)
        type_features(n, f->results[i], why);
}

static void types_features(Inspector *n)
{
    for (uint32_t i = 0; i < n->m->ntypes; i++) {
        const RtTypeDef *t = &n->m->types[i];
        if (t->kind != RT_COMP_FUNC || t->sub || t->rec_explicit)
            need(n, "gc", "a type definition");
        if (t->kind == RT_COMP_FUNC)
            func_features(n, &t->func, "a function type");
        for (uint32_t k = 0; k < t->nfields; k++)
            if (t->fields[k].type != RT_I8 && t->fields[k].type != RT_I16)
                type_features(n, t->fields[k].type, "a field");
    }
}

static void memory_features(Inspector *n, const RtMemoryType *t)
{
    if (t->extent.is64)
        need(n, "memory64", "a memory");
    if (t->extent.shared)
        need(n, "atomics", "a shared memory");
    if (t->page_log2 != 16)
        need(n, "custom-page-sizes", "a memory");
}

static void table_features(Inspector *n, const RtTableDef *t)
{
    if (t->type.extent.is64)
        need(n, "memory64", "a table");
    if (t->type.elem != RT_FUNCREF)
        type_features(n, t->type.elem, "a table");
    if (t->has_init)
        need(n, "typed-function-references", "a table's initializer");
}

static void global_features(Inspector *n, const RtGlobalDef *g)
{
    type_features(n, g->type.type, "a global");
    if (g->imported && g->type.mutable_)
        need(n, "mutable-globals", "an import");
}

static void segment_features(Inspector *n)
{
    const RtModule *m = n->m;
    if (m->has_data_count)
        need(n, "bulk-memory", "the data count section");
    for (uint32_t i = 0; i < m->ndatas; i++)
        if (m->datas[i].mode == RT_SEG_PASSIVE)
            need(n, "bulk-memory", "a passive data segment");
    for (uint32_t i = 0; i < m->nelems; i++)
        if (m->elems[i].mode == RT_SEG_PASSIVE)
            need(n, "bulk-memory", "a passive element segment");
        else if (m->elems[i].flags > 0)
            need(n, "reference-types", "an element segment");
}

static void space_features(Inspector *n)
{
    const RtModule *m = n->m;
    if (m->nmemories > 1)
        need(n, "multimemory", "several memories");
    if (m->ntables > 1)
        need(n, "reference-types", "several tables");
    if (m->ntags > 0)
        need(n, "exception-handling", "a tag");
    for (uint32_t i = 0; i < m->nmemories; i++)
        memory_features(n, &m->memories[i].type);
    for (uint32_t i = 0; i < m->ntables; i++)
        table_features(n, &m->tables[i]);
    for (uint32_t i = 0; i < m->nglobals; i++)
        global_features(n, &m->globals[i]);
    for (uint32_t i = 0; i < m->nexports; i++)
        if (m->exports[i].kind == RT_EXTERN_GLOBAL &&
            m->exports[i].index < m->nglobals &&
            m->globals[m->exports[i].index].type.mutable_)
            need(n, "mutable-globals", "an export");
}

// By opcode: what the instructions from `first` to `last` need.
static const struct {
    uint32_t first, last;
    const char *feature;
} op_features[] = {
    {0x06, 0x07, "legacy-exceptions"},
    {0x08, 0x08, "exception-handling"},
    {0x09, 0x09, "legacy-exceptions"},
    {0x0A, 0x0A, "exception-handling"},
    {0x12, 0x13, "tail-call"},
    {0x14, 0x14, "typed-function-references"},
    {0x15, 0x15, "tail-call"},
    {0x18, 0x19, "legacy-exceptions"},
    {0x1C, 0x1C, "reference-types"},
    {0x1F, 0x1F, "exception-handling"},
    {0x25, 0x26, "reference-types"},
    {0xC0, 0xC4, "sign-ext"},
    {0xD0, 0xD2, "reference-types"},
    {0xD3, 0xD3, "gc"},
    {0xD4, 0xD6, "typed-function-references"},
    {0xFB0000, 0xFBFFFF, "gc"},
    {0xFC0000, 0xFC0007, "nontrapping-fptoint"},
    {0xFC0008, 0xFC000E, "bulk-memory"},
    {0xFC000F, 0xFC0012, "reference-types"},
    {0xFC0013, 0xFCFFFF, "wide-arithmetic"},
    {0xFD0000, 0xFD00FF, "simd128"},
    {0xFD0100, 0xFDFFFF, "relaxed-simd"},
    {0xFE0000, 0xFEFFFF, "atomics"},
};

static void op_feature(Inspector *n, RtOp op)
{
    uint32_t code = rt_ops[op].code;
    for (size_t i = 0; i < sizeof op_features / sizeof *op_features; i++)
        if (code >= op_features[i].first && code <= op_features[i].last)
            need(n, op_features[i].feature, rt_ops[op].text);
}

static void body_features(Inspector *n, RtLoad *l, RtRange body)
{
    bool seen[RT_NOPS] = {false};
    l->pos = body.start;
    l->end = body.end;
    for (uint32_t k = rt_read_count(l); k > 0; k--) {
        rt_read_u32(l);
        type_features(n, rt_read_type(l), "a local");
    }
    while (l->pos < l->end) {
        RtOp op = rt_read_op(l);
        rt_skip_imm(l, rt_ops[op].imm);
        if (!seen[op])
            op_feature(n, op);
        seen[op] = true;
    }
}

// What a constant expression of 1.0 may hold is one instruction.
static void expr_features(Inspector *n, RtLoad *l, RtExpr e)
{
    l->pos = e.start;
    l->end = e.end;
    for (uint32_t k = 0; l->pos < l->end; k++) {
        RtOp op = rt_read_op(l);
        rt_skip_imm(l, rt_ops[op].imm);
        op_feature(n, op);
        if (k == 1 && op != RT_OP_END && op != RT_OP_REF_NULL)
            need(n, "extended-const", "a constant expression");
    }
}

static void code_features(Inspector *n, RtLoad *l)
{
    const RtModule *m = n->m;
    for (uint32_t i = m->nimported_globals; i < m->nglobals; i++)
        expr_features(n, l, m->globals[i].init);
    for (uint32_t i = 0; i < m->ndatas; i++)
        if (m->datas[i].mode == RT_SEG_ACTIVE)
            expr_features(n, l, m->datas[i].offset);
    for (uint32_t i = m->nimported_funcs; i < m->nfuncs; i++)
        body_features(n, l, m->funcs[i].body);
}

bool inspect_module(Arena *a, const RtModule *m, InspectSections *sections,
                    InspectFeatures *features, RtLoadError *error)
{
    Inspector n = {a, m, features};
    RtLoad l = {.arena = a, .bytes = m->bytes, .err = error};
    *error = (RtLoadError){.status = RT_LOAD_OK};
    read_sections(&n, sections);
    types_features(&n);
    space_features(&n);
    segment_features(&n);
    if (setjmp(l.exit) == 0)
        code_features(&n, &l);
    return error->status == RT_LOAD_OK;
}
