// validate.c: the rules for a whole module (core spec 3.5), then each constant
// expression and function body, which compile*.c turns into register code.
#include "runtime/core/compile.h"

#include <string.h>

// ------------------------------------------------------------------ types

static void check_ref(Comp *c, RtType t, uint32_t ntypes)
{
    if (rt_type_is_ref(t) && rt_heap_is_index(rt_type_heap(t)) &&
        rt_type_heap(t) >= ntypes)
        INVALID(c, "unknown type %u", rt_type_heap(t));
}

static void check_refs(Comp *c, const RtType *types, uint32_t n, uint32_t limit)
{
    for (uint32_t i = 0; i < n; i++)
        check_ref(c, types[i], limit);
}

enum { MAX_PARAMS = 1000, MAX_FIELDS = 10000, MAX_DEPTH = 63 };

static void check_def(Comp *c, const RtTypeDef *t, uint32_t limit)
{
    check_refs(c, t->func.params, t->func.nparams, limit);
    check_refs(c, t->func.results, t->func.nresults, limit);
    for (uint32_t i = 0; i < t->nfields; i++)
        check_ref(c, t->fields[i].type, limit);
    if (t->func.nparams > MAX_PARAMS || t->func.nresults > MAX_PARAMS)
        rt_fail(c->l, RT_LOAD_LIMIT, c->at, "more than %d parameters",
                MAX_PARAMS);
    if (t->nfields > MAX_FIELDS)
        rt_fail(c->l, RT_LOAD_LIMIT, c->at, "more than %d fields", MAX_FIELDS);
}

static void check_super(Comp *c, uint32_t index)
{
    RtTypeDef *t = &c->m->types[index];
    if (t->super == RT_NO_INDEX)
        return;
    if (t->super >= index)
        INVALID(c, "unknown type %u", t->super);
    const RtTypeDef *super = &c->m->types[t->super];
    if (super->final)
        INVALID(c, "sub type %u of a final type", index);
    t->depth = super->depth + 1;
    if (t->depth > MAX_DEPTH)
        rt_fail(c->l, RT_LOAD_LIMIT, c->at, "more than %d supertypes",
                MAX_DEPTH);
}

// Errors from here on are in this section, as long as nothing is more exact.
static void in_section(Comp *c, unsigned id)
{
    c->at = c->l->sections[id];
}

static void check_types(Comp *c)
{
    RtGroupTable groups = {0};
    RtModule *m = c->m;
    for (uint32_t start = 0, len; start < m->ntypes; start += len) {
        len = m->types[start].rec_len;
        for (uint32_t i = start; i < start + len; i++) {
            check_def(c, &m->types[i], start + len);
            check_super(c, i);
        }
        uint32_t canon =
            rt_types_intern(c->l->scratch, &groups, m->types, start, len);
        for (uint32_t i = 0; i < len; i++)
            m->types[start + i].canon = canon + i;
        for (uint32_t i = start; i < start + len; i++) {
            const RtTypeDef *t = &m->types[i];
            if (t->super != RT_NO_INDEX &&
                !rt_def_matches(m->types, t, &m->types[t->super]))
                INVALID(c, "sub type %u does not match super type", i);
        }
    }
}

static void check_func_type(Comp *c, uint32_t type)
{
    if (type >= c->m->ntypes)
        INVALID(c, "unknown type %u", type);
    if (c->m->types[type].kind != RT_COMP_FUNC)
        INVALID(c, "type mismatch: type %u is not a function type", type);
}

// ------------------------------------------------------- index spaces

static void check_extent(Comp *c, const RtExtent *x, uint64_t limit,
                         const char *text)
{
    if (x->min > limit || (x->has_max && x->max > limit))
        INVALID(c, "%s", text);
    if (x->has_max && x->max < x->min)
        INVALID(c, "size minimum must not be greater than maximum");
}

static void check_memory(Comp *c, const RtMemoryType *t)
{
    unsigned bits = t->extent.is64 ? 64 : 32;
    uint64_t limit = t->page_log2 == 16 ? (uint64_t)1 << (bits - 16)
                     : bits == 64       ? UINT64_MAX
                                        : UINT32_MAX;
    check_extent(c, &t->extent, limit,
                 t->page_log2 != 16 ? "memory size must be at most"
                 : bits == 32 ? "memory size must be at most 65536 pages (4GiB)"
                              : "memory size must be at most 2**48 pages");
    if (t->extent.shared && !t->extent.has_max)
        INVALID(c, "shared memory must have maximum");
}

static RtCode *add_const(Comp *c, RtExpr expr, RtType type)
{
    RtModule *m = c->m;
    RtCode *code = &m->consts[m->nconsts++];
    compile_const(c, expr, type, code);
    return code;
}

static void check_tables(Comp *c)
{
    for (uint32_t i = 0; i < c->m->ntables; i++) {
        RtTableDef *t = &c->m->tables[i];
        in_section(c, t->imported ? 2 : 4);
        check_ref(c, t->type.elem, c->m->ntypes);
        check_extent(c, &t->type.extent,
                     t->type.extent.is64 ? UINT64_MAX : UINT32_MAX,
                     "table size must be at most 2**32-1");
        if (t->has_init)
            add_const(c, t->init, t->type.elem);
        else if (!t->imported && !rt_type_nullable(t->type.elem))
            INVALID(c, "type mismatch: table without initializer");
    }
}

static void check_globals(Comp *c)
{
    RtModule *m = c->m;
    for (uint32_t i = 0; i < m->nglobals; i++) {
        in_section(c, m->globals[i].imported ? 2 : 6);
        check_ref(c, m->globals[i].type.type, m->ntypes);
        c->const_globals = i;
        if (!m->globals[i].imported)
            add_const(c, m->globals[i].init, m->globals[i].type.type);
    }
    c->const_globals = m->nglobals;
}

static void check_tags(Comp *c)
{
    for (uint32_t i = 0; i < c->m->ntags; i++) {
        uint32_t type = c->m->tags[i].type;
        in_section(c, c->m->tags[i].imported ? 2 : 13);
        check_func_type(c, type);
        if (c->m->types[type].func.nresults)
            INVALID(c, "non-empty tag result type");
    }
}

// ---------------------------------------------------------------- exports

static const char *const kind_names[] = {"function", "table", "memory",
                                         "global", "tag"};

static uint32_t count_of(const RtModule *m, RtExternKind kind)
{
    const uint32_t counts[] = {m->nfuncs, m->ntables, m->nmemories, m->nglobals,
                               m->ntags};
    return counts[kind];
}

static void check_exports(Comp *c)
{
    RtModule *m = c->m;
    size_t cap = 16;
    while (cap < (size_t)m->nexports * 2)
        cap *= 2;
    uint32_t *slots = ARENA_ARRAY(c->l->scratch, uint32_t, cap);
    for (uint32_t i = 0; i < m->nexports; i++) {
        const RtExport *e = &m->exports[i];
        c->at = (size_t)((const uint8_t *)e->name.ptr - m->bytes);
        if (e->index >= count_of(m, e->kind))
            INVALID(c, "unknown %s %u", kind_names[e->kind], e->index);
        if (e->kind == RT_EXTERN_FUNC)
            c->declared[e->index] = 1;
        uint64_t hash = 14695981039346656037u;
        for (size_t k = 0; k < e->name.len; k++)
            hash = (hash ^ (uint8_t)e->name.ptr[k]) * 1099511628211u;
        hash ^= hash >> 29;
        size_t at = hash & (cap - 1);
        for (; slots[at]; at = (at + 1) & (cap - 1)) {
            const RtName *other = &m->exports[slots[at] - 1].name;
            if (other->len == e->name.len &&
                memcmp(other->ptr, e->name.ptr, other->len) == 0)
                INVALID(c, "duplicate export name");
        }
        slots[at] = i + 1;
    }
}

// --------------------------------------------------------------- segments

static void check_elem(Comp *c, const RtElemSeg *e)
{
    check_ref(c, e->type, c->m->ntypes);
    if (e->mode == RT_SEG_ACTIVE) {
        if (e->table >= c->m->ntables)
            INVALID(c, "unknown table %u", e->table);
        const RtTableType *t = &c->m->tables[e->table].type;
        if (!rt_type_matches(c->m->types, e->type, t->elem))
            mismatch(c, e->type, t->elem);
        add_const(c, e->offset, address_type(&t->extent));
    }
    for (uint32_t i = 0; i < e->count; i++) {
        if (e->exprs) {
            add_const(c, e->exprs[i], e->type);
        } else {
            if (e->funcs[i] >= c->m->nfuncs)
                INVALID(c, "unknown function %u", e->funcs[i]);
            c->declared[e->funcs[i]] = 1;
        }
    }
}

static void check_data(Comp *c, const RtDataSeg *d)
{
    if (d->mode != RT_SEG_ACTIVE)
        return;
    if (d->memory >= c->m->nmemories)
        INVALID(c, "unknown memory %u", d->memory);
    add_const(c, d->offset,
              address_type(&c->m->memories[d->memory].type.extent));
}

static void check_start(Comp *c)
{
    uint32_t f = c->m->start;
    if (f == RT_NO_INDEX)
        return;
    in_section(c, 8);
    if (f >= c->m->nfuncs)
        INVALID(c, "unknown function %u", f);
    const RtFuncType *t = &c->m->types[c->m->funcs[f].type].func;
    if (t->nparams || t->nresults)
        INVALID(c, "start function");
}

// ------------------------------------------------------------- the module

static size_t count_consts(const RtModule *m)
{
    size_t n = m->nglobals + (size_t)m->ntables + m->ndatas;
    for (uint32_t i = 0; i < m->nelems; i++)
        n += (m->elems[i].exprs ? m->elems[i].count : 0) + 1;
    return n;
}

static void check_definitions(Comp *c)
{
    RtModule *m = c->m;
    in_section(c, 1);
    check_types(c);
    for (uint32_t i = 0; i < m->nfuncs; i++) {
        in_section(c, m->funcs[i].imported ? 2 : 3);
        check_func_type(c, m->funcs[i].type);
    }
    for (uint32_t i = 0; i < m->nmemories; i++) {
        in_section(c, m->memories[i].imported ? 2 : 5);
        check_memory(c, &m->memories[i].type);
    }
    check_tags(c);
    c->const_globals = m->nimported_globals;
    check_tables(c);
    check_globals(c);
    check_exports(c);
    check_start(c);
    for (uint32_t i = 0; i < m->nelems; i++) {
        in_section(c, 9);
        check_elem(c, &m->elems[i]);
    }
    for (uint32_t i = 0; i < m->ndatas; i++) {
        in_section(c, 11);
        check_data(c, &m->datas[i]);
    }
}

void rt_validate(RtLoad *l, const RtLoadOptions *options)
{
    RtModule *m = l->m;
    Comp *c = ARENA_NEW(l->scratch, Comp);
    c->l = l;
    c->m = m;
    c->metered = options->metered;
    c->guarded = options->bounds == RT_GUARD;
    c->canonical_nan = options->canonical_nan;
    c->counts = options->coverage;
    c->watches = m->redzones = options->redzones;
    m->bounds = options->bounds;
    c->declared = ARENA_ARRAY(l->scratch, uint8_t, m->nfuncs);
    m->codes = ARENA_ARRAY(l->arena, RtCode, m->nfuncs - m->nimported_funcs);
    m->consts = ARENA_ARRAY(l->arena, RtCode, count_consts(m));
    rt_lazy_init(c, options->max_bytes);
    check_definitions(c);
    if (options->watch_heap || options->redzones)
        find_allocators(c);
    const bool eager =
        options->watch_heap || options->redzones || options->coverage;
    c->checking = !eager;
    for (uint32_t i = m->nimported_funcs; i < m->nfuncs; i++) {
        RtCode *code = &m->codes[i - m->nimported_funcs];
        if (eager)
            compile_func(c, i, code);
        else
            rt_lazy_func(c, i, code);
        wrap_allocator(c, i);
    }
    finish_counters(c);
}
