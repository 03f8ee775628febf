// extern.c: globals, tags and references as the host sees them.
#include "runtime/exec/link.h"

#include <string.h>

// ----------------------------------------------------------------- globals

static RtGlobal *make_global(RtStore *s, RtGlobalType type, RtVal init)
{
    RtGlobal *g = ARENA_NEW(s->arena, RtGlobal);
    g->type = type;
    g->store = s;
    rt_slots_write(g->value, &type.type, 1, &init);
    if (rt_type_is_ref(type.type)) {
        g->next = s->ref_globals;
        s->ref_globals = g;
    }
    return g;
}

RtGlobal *rt_global_new(RtStore *s, RtGlobalType type, RtVal init)
{
    if (s->full || setjmp(s->exit)) {
        rt_store_full(s);
        return NULL;
    }
    return make_global(s, type, init);
}

RtGlobalType rt_global_type(const RtGlobal *g)
{
    return g->type;
}

RtVal rt_global_get(const RtGlobal *g)
{
    RtVal v;
    memset(&v, 0, sizeof v);
    rt_slots_read(&v, &g->type.type, 1, g->value);
    return v;
}

bool rt_global_set(RtGlobal *g, RtVal v)
{
    if (g->type.mutable_)
        rt_slots_write(g->value, &g->type.type, 1, &v);
    return g->type.mutable_;
}

// -------------------------------------------------------------------- tags

static RtTag *make_tag(RtStore *s, const RtFuncType *type)
{
    RtTag *t = ARENA_NEW(s->arena, RtTag);
    *t = (RtTag){rt_link_func_type(s, type), s};
    return t;
}

RtTag *rt_tag_new(RtStore *s, const RtType *params, uint32_t nparams)
{
    if (s->full || setjmp(s->exit)) {
        rt_store_full(s);
        return NULL;
    }
    return make_tag(s, &(RtFuncType){.params = params, .nparams = nparams});
}

// -------------------------------------------------------------- references

static const RtHead *head_of(RtRef r)
{
    return RT_REF_PTR(const RtHead, r);
}

RtRefKind rt_ref_kind(RtRef r)
{
    if (r == 0)
        return RT_REF_NULL;
    return RT_REF_IS_I31(r) ? RT_REF_I31 : (RtRefKind)head_of(r)->kind;
}

RtRef rt_ref_of_func(RtFunc *f)
{
    return RT_PTR_REF(f);
}

RtFunc *rt_ref_func(RtRef r)
{
    return rt_ref_kind(r) == RT_REF_FUNC ? RT_REF_PTR(RtFunc, r) : NULL;
}

RtRef rt_ref_i31(uint32_t value)
{
    return (uint64_t)(value & 0x7FFFFFFFu) << 1 | 1;
}

uint32_t rt_ref_i31_value(RtRef r)
{
    return (uint32_t)((int32_t)(uint32_t)r >> 1);
}

RtRef rt_ref_host(RtStore *s, uint64_t value)
{
    RtHostRef *h = rt_gc_alloc(s, RT_REF_HOST, RT_NO_INDEX, sizeof *h, false);
    if (h)
        h->value = value;
    return RT_PTR_REF(h);
}

uint64_t rt_ref_host_value(RtRef r)
{
    return rt_ref_kind(r) == RT_REF_HOST ? RT_REF_PTR(RtHostRef, r)->value : 0;
}

// -------------------------------------------------------------- exceptions

static RtExn *alloc_exn(RtStore *s, RtTag *tag, bool may_collect)
{
    uint32_t n = tag->type->func.nparams;
    RtExn *e =
        rt_gc_alloc(s, RT_REF_EXN, RT_NO_INDEX,
                    sizeof *e + (uint64_t)n * sizeof(RtVal), may_collect);
    if (e) {
        e->tag = tag;
        e->nvalues = n;
    }
    return e;
}

RtRef rt_exn_alloc(RtStore *s, RtTag *tag, const RtSlot *values)
{
    RtExn *e = alloc_exn(s, tag, true);
    const RtFuncType *t = &tag->type->func;
    if (e)
        rt_slots_read(e->values, t->params, t->nparams, values);
    return RT_PTR_REF(e);
}

void rt_exn_unpack(RtRef exn, RtSlot *values)
{
    const RtExn *e = RT_REF_PTR(const RtExn, exn);
    const RtFuncType *t = &e->tag->type->func;
    rt_slots_write(values, t->params, t->nparams, e->values);
}

RtRef rt_exception_new(RtStore *s, RtTag *tag, const RtVal *args)
{
    RtExn *e = alloc_exn(s, tag, false);
    if (e && e->nvalues)
        memcpy(e->values, args, (size_t)e->nvalues * sizeof *args);
    return RT_PTR_REF(e);
}

RtTag *rt_exception_tag(RtRef exception)
{
    return rt_ref_kind(exception) == RT_REF_EXN
               ? RT_REF_PTR(RtExn, exception)->tag
               : NULL;
}

size_t rt_exception_values(RtRef exception, const RtVal **values)
{
    if (rt_ref_kind(exception) != RT_REF_EXN) {
        *values = NULL;
        return 0;
    }
    const RtExn *e = RT_REF_PTR(const RtExn, exception);
    *values = e->values;
    return (size_t)e->nvalues;
}
