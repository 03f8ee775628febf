// Bytes of a name of their own that are text: `typedef unsigned char Utf8;`
// where the code reads nearly all that is given as `const Utf8 *` up to a zero
// byte. From then on that type is what `char` is, wherever it is written.
#include "gen/infer_int.h"

enum {
    MANY = 8, // proven parameters
    SURE = 5, // ... for each one of which some fixed number of bytes is read
};

typedef struct Seen {
    size_t text, bytes;
} Seen;

static bool is_named_byte(const CType *t)
{
    return t->kind == CT_INT && t->size == 1 && !t->is_char && t->alias.len;
}

static Seen *seen_of(Arena *a, StrMap *seen, Str alias)
{
    Seen *s = map_get(seen, alias);
    if (!s) {
        s = ARENA_NEW(a, Seen);
        map_put(a, seen, alias, s);
    }
    return s;
}

static void count(Gen *g, StrMap *seen, const IfaceFunc *f)
{
    for (size_t i = 0; i < f->params.len; i++) {
        const CType *t = f->params.at[i].type;
        const FactParam *p = life_fact(g, f, i);
        if (!ctype_is_ptr_to(t, CT_INT) || !is_named_byte(t->elem) ||
            !t->elem->is_const || !p || p->written || !p->read)
            continue;
        Seen *s = seen_of(g->a, seen, t->elem->alias);
        s->text += p->text || p->nul || p->zero == 1;
        s->bytes += p->bounded && p->extent > 1;
    }
}

static const CType *as_text(Gen *g, const CType *t);

static bool params_as_text(Gen *g, CParamVec *params)
{
    bool any = false;
    for (size_t i = 0; i < params->len; i++) {
        const CType *was = params->at[i].type;
        params->at[i].type = as_text(g, was);
        any |= params->at[i].type != was;
    }
    return any;
}

// t itself, or a copy with the characters in it marked. Structs are no part of
// it: they are named.
static const CType *as_text(Gen *g, const CType *t)
{
    CType new = *t;
    bool any = false;
    if (is_named_byte(t) && map_has(&g->texts, t->alias))
        any = new.is_char = true;
    if (t->elem) {
        new.elem = as_text(g, t->elem);
        any |= new.elem != t->elem;
    }
    if (t->params.len) {
        new.params = (CParamVec){0};
        for (size_t i = 0; i < t->params.len; i++)
            VEC_PUSH(g->a, &new.params, t->params.at[i]);
        any |= params_as_text(g, &new.params);
    }
    if (!any)
        return t;
    CType *copy = ARENA_NEW(g->a, CType);
    *copy = new;
    return copy;
}

static void mark(Gen *g)
{
    const Iface *all = g->iface;
    for (size_t i = 0; i < all->funcs.len; i++) {
        IfaceFunc *f = all->funcs.at[i];
        f->ret = as_text(g, f->ret);
        params_as_text(g, &f->params);
    }
    for (size_t i = 0; i < all->records.len; i++) {
        IfaceRecord *r = all->records.at[i];
        for (size_t k = 0; k < r->fields.len; k++)
            r->fields.at[k].type = as_text(g, r->fields.at[k].type);
    }
    for (size_t i = 0; i < all->globals.len; i++)
        all->globals.at[i]->type = as_text(g, all->globals.at[i]->type);
}

void texts_find(Gen *g)
{
    StrMap seen = {0};
    for (size_t i = 0; i < g->iface->funcs.len; i++)
        count(g, &seen, g->iface->funcs.at[i]);
    for (size_t i = 0; i < seen.len; i++) {
        Seen *s = seen.values[i];
        if (s->text >= MANY && s->text >= SURE * s->bytes)
            map_put(g->a, &g->texts, seen.keys[i], s);
    }
    if (g->texts.len)
        mark(g);
}
