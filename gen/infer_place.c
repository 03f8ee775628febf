// Memory that the caller may give for what the call makes: f(..., void *mem,
// size_t *size). The code proves that NULL may stand for both, and that what it
// returns then is new memory that free() takes. JavaScript never gives any.
//
// Objects that are made so, or by malloc() alone, and that no function ends,
// free() ends: a function of ours that calls it is made.
#include "gen/infer_int.h"

static bool is_bare(const CType *t)
{
    return ctype_is_ptr_to(t, CT_VOID) && !t->elem->is_const && !t->alias.len &&
           !t->elem->alias.len;
}

static bool is_size(Gen *g, Str name)
{
    return is_length_name(g->a, name) || str_starts(name, STR("len")) ||
           str_starts(name, STR("size"));
}

// How much memory it is, to the right of it; -1: nothing says so.
static int size_of(Gen *g, const IfaceFunc *f, const FactFunc *known, size_t i)
{
    size_t n = i + 1;
    if (n >= f->params.len)
        return -1;
    const CParam *p = &f->params.at[n];
    return ctype_is_ptr_to(p->type, CT_INT) && !p->type->elem->is_const &&
                   !p->attrs.len && is_size(g, p->name) &&
                   known->params.at[n].optional
               ? (int)n
               : -1;
}

static bool is_place(Gen *g, const IfaceFunc *f, const FactFunc *known,
                     size_t i)
{
    const CParam *p = &f->params.at[i];
    return known->fresh_but >> i & 1 && is_bare(p->type) && !p->attrs.len &&
           known->params.at[i].optional && size_of(g, f, known, i) >= 0;
}

bool place_is_optional(Gen *g, const IfaceFunc *f)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    if (!known || known->params.len != f->params.len || !known->fresh_but)
        return false;
    for (size_t i = 0; i < f->params.len && i < 64; i++)
        if (known->fresh_but >> i & 1 && !is_place(g, f, known, i))
            return false;
    return true;
}

static void hide(Role *r)
{
    *r = role_for(ROLE_HIDDEN, -1, "fact: NULL, and then C allocates");
    r->expr = STR("0");
    r->assumes = "each access is behind a test: proven";
}

void roles_of_place(Gen *g, const IfaceFunc *f, Role *params)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    if (!place_is_optional(g, f))
        return;
    for (size_t i = 0; i < f->params.len && i < 64; i++)
        if (known->fresh_but >> i & 1) {
            hide(&params[i]);
            hide(&params[size_of(g, f, known, i)]);
        }
}

// ---- what free() ends ------------------------------------------------------

static bool is_mallocs(Gen *g, const IfaceFunc *f)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    return known && ((known->fresh && known->mallocs && !known->held) ||
                     place_is_optional(g, f));
}

// All functions that give one make it so, there is one, and none ends any.
static const IfaceFunc *only_malloc(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    const IfaceFunc *found = NULL;
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *f = users->at[i];
        const FactFunc *known = facts_func(g->u->facts, f->name);
        if (!known || known->params.len != f->params.len)
            return NULL;
        for (size_t k = 0; k < f->params.len; k++) {
            const CType *t = f->params.at[k].type;
            if (ctype_is_ptr_to(t, CT_POINTER) ||
                (points_to(t, r) && known->params.at[k].freed))
                return NULL;
        }
        if (points_to(f->ret, r) && !is_mallocs(g, f))
            return NULL;
        if (points_to(f->ret, r))
            found = f;
    }
    return found;
}

static void add_end(Gen *g, AbiClass *c, const IfaceFunc *maker)
{
    static const CType nothing = {.kind = CT_VOID};
    CType *ret = ARENA_NEW(g->a, CType);
    IfaceFunc *f = ARENA_NEW(g->a, IfaceFunc);
    Str name = str_fmt(g->a, "%.*s_free", STR_ARG(c->record->name));
    if (iface_is_taken(g->iface, name) || iface_func(g->iface, name))
        return;
    *ret = nothing;
    ret->spelling = STR("void");
    *f = *maker;
    f->name = name;
    f->ret = ret;
    f->doc = (Doc){.raw = STR(""), .text = STR(""), .ret = STR("")};
    f->is_virtual = true;
    f->params = (CParamVec){0};
    f->attrs = (AttrList){0};
    VEC_PUSH(g->a, &f->params,
             (CParam){.name = STR("p"), .type = maker->ret, .loc = maker->loc});
    VEC_PUSH(g->a, &f->attrs,
             (Attr){.word = ATTR_MACRO,
                    .arg = STR("__builtin_free(p)"),
                    .arg2 = STR(""),
                    .loc = maker->loc,
                    .by_rule = true});
    f->proto = str_fmt(g->a, "void %.*s(%.*s p)", STR_ARG(name),
                       STR_ARG(maker->ret->spelling));
    iface_add_func((Iface *)(uintptr_t)g->iface, f);
    class_ends_by(g, c, f);
}

void places_find(Gen *g)
{
    for (size_t i = 0; i < g->u->classes.len; i++) {
        AbiClass *c = g->u->classes.at[i];
        const IfaceRecord *r = c->record;
        if (!r || r->complete || c->boxed || c->ref_export.len ||
            iface_class(g->iface, r->spelling) || class_free_func(g, c))
            continue;
        const IfaceFunc *maker = only_malloc(g, r);
        if (maker)
            add_end(g, c, maker);
    }
}
