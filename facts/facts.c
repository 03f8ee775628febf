// Facts of all public functions (see facts.h).
#include "facts/facts.h"
#include "facts/taint.h"

struct FactsBuild {
    Arena *a;
    IrProgram *p;
    size_t modules;
};

FactsBuild *facts_start(Arena *a)
{
    FactsBuild *b = ARENA_NEW(a, FactsBuild);
    b->a = a;
    b->p = ir_new(a);
    return b;
}

bool facts_add(FactsBuild *b, Str ir)
{
    bool ok = ir_add(b->p, ir);
    b->modules += ok;
    return ok;
}

static void add_param(Flow *w, const IrFunc *f, size_t i, FactFunc *to)
{
    FactParam p = {.bounded = true, .why = STR("")}, deep;
    if (f->params.at[i].is_ptr && !f->params.at[i].byval) {
        taint_query(w, f, (uint32_t)i, false, &p);
        taint_query(w, f, (uint32_t)i, true, &deep);
        p.kept_inside = deep.kept;
    }
    VEC_PUSH(w->a, &to->params, p);
}

static FactFunc *facts_about(Flow *w, const IrFunc *f)
{
    FactFunc *to = ARENA_NEW(w->a, FactFunc);
    to->name = f->name;
    size_t hidden = f->params.len && f->params.at[0].sret ? 1 : 0;
    for (size_t i = hidden; i < f->params.len; i++)
        add_param(w, f, i, to);
    for (size_t i = 0; hidden && i < to->params.len; i++)
        to->params.at[i].in_params >>= 1;
    const Roots *r = &w->results[f->index];
    to->fresh = r->fresh && !r->params && !r->deep && !r->global && !r->memory;
    to->mallocs = to->fresh && !r->inner;
    to->ret_global = r->global;
    to->ret_params = (r->params | r->deep) >> hidden;
    to->ret_unknown = r->memory;
    return to;
}

Facts *facts_of(FactsBuild *b, const StrVec *names)
{
    Facts *facts = ARENA_NEW(b->a, Facts);
    facts->arena = b->a;
    facts->modules = b->modules;
    ir_link(b->p);
    Flow *w = flow_new(b->p);
    for (size_t i = 0; i < names->len; i++) {
        const IrFunc *f = ir_func(b->p, names->at[i]);
        if (f && f->defined)
            map_put(b->a, &facts->funcs, names->at[i], facts_about(w, f));
    }
    return facts;
}

const FactFunc *facts_func(const Facts *f, Str name)
{
    return f ? map_get(&f->funcs, name) : NULL;
}

static Str and_then(Arena *a, Str all, Str more)
{
    return all.len ? str_fmt(a, "%.*s; %.*s", STR_ARG(all), STR_ARG(more))
                   : more;
}

Str fact_text(Arena *a, const FactParam *p)
{
    Str s = p->kept
                ? str_fmt(a, "kept%s%s%s%s (%.*s)",
                          p->in_params ? " in a parameter's memory" : "",
                          p->in_fresh ? " in new memory" : "",
                          p->in_global ? " for good" : "",
                          p->replaced ? ", one at a time" : "", STR_ARG(p->why))
                : STR("not kept");
    if (p->kept_inside && !p->kept)
        s = and_then(a, s, STR("what it points to is kept"));
    const char *way = p->read && p->written ? "reads and writes"
                      : p->read             ? "reads"
                      : p->written          ? "writes"
                                            : "never looks at it";
    if (p->bounded && p->extent)
        s = and_then(
            a, s,
            str_fmt(a, "%s at most %lld bytes", way, (long long)p->extent));
    else
        s = and_then(a, s, str_of(way));
    if (p->nul)
        s = and_then(a, s, STR("up to a zero byte"));
    if (p->freed)
        s = and_then(a, s, STR("freed"));
    return p->returned ? and_then(a, s, STR("the result points into it")) : s;
}
