// Iterators behind void *: what functions of one object return as a pointer
// into its memory, and others take as `iter` or the like. The code shows that
// nothing of it is new, kept or freed. A class of their own, by rule: as
// CBW_AS says it at each of them.
#include "gen/infer_int.h"

static const char iter_words[] = "iter iterator cursor";

static bool is_bare(const CType *t)
{
    return ctype_is_ptr_to(t, CT_VOID) && !t->elem->is_const && !t->alias.len &&
           !t->elem->alias.len;
}

// A place in the memory of its first parameter, an object.
static bool gives_iter(Gen *g, const IfaceFunc *f)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    return known && is_bare(f->ret) && !f->attrs.len && f->params.len &&
           known->params.len == f->params.len &&
           name_has_token(g->a, f->name, iter_words) &&
           class_of_pointer(g, f->params.at[0].type) && !known->may_be_fresh &&
           !known->ret_unknown && !known->ret_global;
}

static bool is_iter(Gen *g, const CParam *p)
{
    return is_bare(p->type) && !p->attrs.len &&
           name_last_token(g->a, p->name, iter_words);
}

// It is looked at, and no more.
static bool takes_iter(Gen *g, const IfaceFunc *f, size_t i)
{
    const FactParam *p = life_fact(g, f, i);
    return p && (p->read || p->returned) && !p->kept && !p->freed;
}

// json_object_iter of json_object_iter_next and json_object_iter_at.
static Str name_of(Gen *g, Str name)
{
    StrVec words = name_tokens(g->a, name);
    Str to = STR("");
    for (size_t i = 0; i < words.len; i++) {
        to = to.len ? str_fmt(g->a, "%.*s_%.*s", STR_ARG(to),
                              STR_ARG(words.at[i]))
                    : words.at[i];
        if (str_one_of(words.at[i], iter_words))
            return to;
    }
    return to;
}

// The one name of all that return some; "" where there are several.
static Str only_name(Gen *g)
{
    Str found = STR("");
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        if (!gives_iter(g, f))
            continue;
        Str name = name_of(g, f->name);
        if (found.len && !str_eq(found, name))
            return STR("");
        found = name;
    }
    return found;
}

// Every function with such a parameter only looks at it, and there is one.
static bool all_look(Gen *g)
{
    size_t n = 0;
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        for (size_t k = 0; k < f->params.len; k++) {
            if (!is_iter(g, &f->params.at[k]))
                continue;
            if (!takes_iter(g, f, k))
                return false;
            n++;
        }
    }
    return n > 0;
}

static Attr word(AttrWord w, Str arg, SrcLoc loc)
{
    return (Attr){.word = w,
                  .arg = arg,
                  .arg2 = STR(""),
                  .loc = loc,
                  .by_rule = true};
}

void iters_find(Gen *g)
{
    Str name = g->u->facts ? only_name(g) : STR("");
    if (!name.len || map_has(&g->classes, name) || !all_look(g))
        return;
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        IfaceFunc *f = g->iface->funcs.at[i];
        if (gives_iter(g, f)) {
            VEC_PUSH(g->a, &f->attrs, word(ATTR_AS, name, f->loc));
            VEC_PUSH(g->a, &f->attrs,
                     word(ATTR_BORROW, f->params.at[0].name, f->loc));
        }
        for (size_t k = 0; k < f->params.len; k++)
            if (is_iter(g, &f->params.at[k]))
                VEC_PUSH(g->a, &f->params.at[k].attrs,
                         word(ATTR_AS, name, f->params.at[k].loc));
    }
    class_behind_void(g, name);
}
