// link.c: a module in a store: its types in the store's words, its exports by
// name. Made once for all instances of the module.
#include "runtime/exec/link.h"

#include <string.h>
#include <unistd.h>

// ------------------------------------------------------------ store types

static void reserve_types(RtStore *s, uint32_t more)
{
    if (more <= s->types_cap - s->ntypes)
        return;
    uint64_t cap = (uint64_t)(s->types_cap + more) * 2;
    if (cap > RT_HEAP_ABS)
        arena_fail(s->arena);
    RtTypeDef *types = ARENA_ARRAY(s->arena, RtTypeDef, cap);
    const RtRtt **rtts = ARENA_ARRAY(s->arena, const RtRtt *, cap);
    if (s->ntypes) {
        memcpy(types, s->types, s->ntypes * sizeof *types);
        memcpy(rtts, s->rtts, s->ntypes * sizeof *rtts);
    }
    s->types = types;
    s->rtts = rtts;
    s->types_cap = (uint32_t)cap;
}

static bool follows_refs(RtStore *s, RtType t)
{
    if (!rt_type_is_ref(t))
        return false;
    return rt_heap_top(s->types, rt_type_heap(t)) != RT_HEAP_FUNC;
}

static uint32_t count_slots(const RtType *types, uint32_t n, bool *wide)
{
    uint32_t slots = 0;
    for (uint32_t i = 0; i < n; i++) {
        slots += rt_type_slots(types[i]);
        *wide |= types[i] == RT_V128;
    }
    return slots;
}

static uint64_t narrow_params(const RtFuncType *t)
{
    uint64_t narrow = 0;
    for (uint32_t i = 0; i < t->nparams && i < 64; i++)
        if (t->params[i] == RT_I32 || t->params[i] == RT_F32)
            narrow |= (uint64_t)1 << i;
    return narrow;
}

static const uint32_t *make_display(RtStore *s, const RtRtt *super,
                                    uint32_t depth, uint32_t id)
{
    uint32_t *display = ARENA_ARRAY(s->arena, uint32_t, depth + 1);
    if (super)
        memcpy(display, super->display, depth * sizeof *display);
    display[depth] = id;
    return display;
}

static void make_layout(RtStore *s, const RtTypeDef *t, RtRtt *r)
{
    if (t->kind == RT_COMP_ARRAY)
        r->size = rt_storage_size(t->fields[0].type);
    if (t->kind == RT_COMP_STRUCT) {
        uint32_t *offsets = ARENA_ARRAY(s->arena, uint32_t, t->nfields);
        r->size = rt_struct_layout(t, offsets);
        r->offsets = offsets;
    }
    for (uint32_t i = 0; i < t->nfields; i++)
        r->has_refs |= follows_refs(s, t->fields[i].type);
}

static void make_rtt(RtStore *s, uint32_t id)
{
    const RtTypeDef *t = &s->types[id];
    RtRtt *r = ARENA_NEW(s->arena, RtRtt);
    const RtRtt *super = t->super == RT_NO_INDEX ? NULL : s->rtts[t->super];
    r->id = id;
    r->kind = t->kind;
    r->depth = super ? super->depth + 1 : 0;
    r->display = make_display(s, super, r->depth, id);
    r->func = t->func;
    r->fields = t->fields;
    r->nfields = t->nfields;
    r->nparam_slots = count_slots(t->func.params, t->func.nparams, &r->wide);
    r->nresult_slots = count_slots(t->func.results, t->func.nresults, &r->wide);
    r->narrow = narrow_params(&t->func);
    r->wide |= t->func.nparams > 64;
    make_layout(s, t, r);
    s->rtts[id] = r;
}

// The types at [ntypes, ntypes + n) are written: the id of the first.
static uint32_t add_group(RtStore *s, uint32_t n)
{
    uint32_t start = s->ntypes;
    uint32_t id = rt_types_intern(s->arena, &s->groups, s->types, start, n);
    if (id != start)
        return id;
    s->ntypes += n;
    for (uint32_t i = 0; i < n; i++)
        make_rtt(s, start + i);
    return id;
}

// ------------------------------------------------- from module to store

// A recursion group on its way into the store: its types' ids are new, those
// of types before it known.
typedef struct {
    RtStore *s;
    const RtRtt **types; // by module type index
    uint32_t start;      // first module type index
    uint32_t base;       // its id
} Move;

static RtHeap move_heap(const Move *v, RtHeap h)
{
    if (!rt_heap_is_index(h))
        return h;
    return h >= v->start ? v->base + (h - v->start) : v->types[h]->id;
}

static RtType move_type(const Move *v, RtType t)
{
    if (!rt_type_is_ref(t))
        return t;
    return (move_heap(v, rt_type_heap(t)) << 8) | rt_type_kind(t);
}

static const RtType *move_types(const Move *v, const RtType *types, uint32_t n)
{
    RtType *copy = ARENA_ARRAY(v->s->arena, RtType, n);
    for (uint32_t i = 0; i < n; i++)
        copy[i] = move_type(v, types[i]);
    return copy;
}

static void move_def(const Move *v, const RtTypeDef *from, uint32_t id,
                     uint32_t len)
{
    RtTypeDef to = *from;
    to.rec_start = v->base;
    to.rec_len = len;
    to.canon = id;
    if (from->super != RT_NO_INDEX)
        to.super = move_heap(v, from->super);
    to.func.params = move_types(v, from->func.params, from->func.nparams);
    to.func.results = move_types(v, from->func.results, from->func.nresults);
    RtField *fields = ARENA_ARRAY(v->s->arena, RtField, from->nfields);
    for (uint32_t i = 0; i < from->nfields; i++)
        fields[i] = (RtField){move_type(v, from->fields[i].type),
                              from->fields[i].mutable_};
    to.fields = fields;
    v->s->types[id] = to;
}

static const RtRtt **move_module(RtStore *s, const RtModule *m)
{
    const RtRtt **types = ARENA_ARRAY(s->arena, const RtRtt *, m->ntypes);
    for (uint32_t start = 0; start < m->ntypes;) {
        uint32_t len = m->types[start].rec_len;
        reserve_types(s, len);
        Move v = {s, types, start, s->ntypes};
        for (uint32_t i = 0; i < len; i++)
            move_def(&v, &m->types[start + i], v.base + i, len);
        uint32_t id = add_group(s, len);
        for (uint32_t i = 0; i < len; i++)
            types[start + i] = s->rtts[id + i];
        start += len;
    }
    return types;
}

const RtRtt *rt_link_func_type(RtStore *s, const RtFuncType *type)
{
    reserve_types(s, 1);
    Move v = {s, NULL, 0, s->ntypes};
    RtTypeDef def = {.kind = RT_COMP_FUNC,
                     .final = true,
                     .super = RT_NO_INDEX,
                     .func = *type};
    move_def(&v, &def, v.base, 1);
    return s->rtts[add_group(s, 1)];
}

RtType rt_link_type(const RtLink *l, RtType t)
{
    if (!rt_type_is_ref(t) || !rt_heap_is_index(rt_type_heap(t)))
        return t;
    return (l->types[rt_type_heap(t)]->id << 8) | rt_type_kind(t);
}

// ---------------------------------------------------------------- exports

static size_t hash_name(const char *name, size_t len)
{
    uint64_t h = 14695981039346656037u; // FNV-1a
    for (size_t i = 0; i < len; i++)
        h = (h ^ (uint8_t)name[i]) * 1099511628211u;
    return (size_t)(h ^ (h >> 32));
}

static void index_exports(RtStore *s, RtLink *l)
{
    const RtModule *m = l->module;
    l->exports_cap = 1;
    while (l->exports_cap < (size_t)m->nexports * 2)
        l->exports_cap *= 2;
    l->exports = ARENA_ARRAY(s->arena, uint32_t, l->exports_cap);
    for (uint32_t i = 0; i < m->nexports; i++) {
        RtName n = m->exports[i].name;
        size_t at = hash_name(n.ptr, n.len) & (l->exports_cap - 1);
        while (l->exports[at])
            at = (at + 1) & (l->exports_cap - 1);
        l->exports[at] = i + 1;
    }
}

// A function that cannot be made is NULL.
static RtExtern extern_of(const RtInstance *inst, RtExternKind kind,
                          uint32_t index)
{
    RtExtern e = {.kind = kind};
    switch (kind) {
    case RT_EXTERN_FUNC:
        e.of.func = rt_instance_func((RtInstance *)(uintptr_t)inst, index);
        break;
    case RT_EXTERN_TABLE:
        e.of.table = inst->tables[index];
        break;
    case RT_EXTERN_MEMORY:
        e.of.memory = inst->memories[index];
        break;
    case RT_EXTERN_GLOBAL:
        e.of.global = inst->globals[index];
        break;
    case RT_EXTERN_TAG:
        e.of.tag = inst->tags[index];
        break;
    }
    return e;
}

bool rt_export(const RtInstance *inst, const char *name, size_t len,
               RtExtern *out)
{
    const RtLink *l = inst->link;
    if (l->module->nexports == 0)
        return false;
    size_t at = hash_name(name, len) & (l->exports_cap - 1);
    for (; l->exports[at]; at = (at + 1) & (l->exports_cap - 1)) {
        const RtExport *e = &l->module->exports[l->exports[at] - 1];
        if (e->name.len == len && memcmp(e->name.ptr, name, len) == 0) {
            *out = extern_of(inst, e->kind, e->index);
            return out->kind != RT_EXTERN_FUNC || out->of.func;
        }
    }
    return false;
}

// ------------------------------------------------------------------ links

RtLink *rt_link(RtStore *s, const RtModule *m)
{
    for (RtLink *l = s->links; l; l = l->next)
        if (l->module == m)
            return l;
    RtLink *l = ARENA_NEW(s->arena, RtLink);
    l->module = m;
    l->types = move_module(s, m);
    index_exports(s, l);
    rt_image_make(s, l);
    l->next = s->links;
    s->links = l;
    return l;
}

void rt_links_close(RtStore *s)
{
    for (RtLink *l = s->links; l; l = l->next)
        for (uint32_t i = 0; l->images && i < l->module->nmemories; i++)
            if (l->images[i].fd >= 0)
                close(l->images[i].fd);
}
