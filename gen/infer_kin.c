// Objects that C keeps in others, where no word says it: one that lies in the
// memory of another parameter is kept by that object, as CBW_KEEP would have
// it. What C counts the references of is safe without; what nothing ends, too.
#include "gen/infer_int.h"

static bool ends(Gen *g, const AbiClass *c)
{
    return (c->boxed || class_free_func(g, c)) && !c->ref_export.len;
}

// Nothing ends it, but it may lie in another object, which gives it.
static bool lies_in_others(Gen *g, const AbiClass *c)
{
    for (size_t i = 0; !c->ref_export.len && i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        if (class_of_pointer(g, f->ret) == c && f->params.len &&
            class_of_pointer(g, f->params.at[0].type))
            return true;
    }
    return false;
}

static bool life_is_said(const CParam *p)
{
    return attr_find(&p->attrs, ATTR_COPY) || attr_find(&p->attrs, ATTR_KEEP) ||
           attr_find(&p->attrs, ATTR_TAKES) ||
           attr_find(&p->attrs, ATTR_BORROW);
}

// The other object in whose memory it is kept, or -1. Two that lead to each
// other would keep each other for good: the first one keeps the second.
static int keeper(Gen *g, const FactFunc *known, const Role *params, size_t i)
{
    uint64_t in = known->params.at[i].in_params & ~(1ull << i);
    for (size_t k = 0; k < known->params.len && k < 64; k++)
        if (in == 1ull << k)
            return params[k].kind == ROLE_HANDLE && !params[k].takes &&
                           params[k].keep == ABI_OWNER_NONE &&
                           ends(g, params[k].type->cls) &&
                           ((k < i && known->params.at[i].in_own) ||
                            !(known->params.at[k].in_params >> i & 1))
                       ? (int)k
                       : -1;
    return -1;
}

int kin_needed(Gen *g, const IfaceFunc *f, const Role *params)
{
    for (size_t i = 0; i < f->params.len; i++) {
        const FactParam *p = life_fact(g, f, i);
        const Role *r = &params[i];
        if (p && r->kind == ROLE_HANDLE && !r->takes &&
            !r->type->cls->ref_export.len &&
            ((p->kept && (p->in_fresh || p->in_outs)) ||
             (p->kept_inside && r->type->cls->boxed)))
            return (int)i;
    }
    return -1;
}

// One more that the object which the call makes keeps.
static bool kept_by_result(Gen *g, const IfaceFunc *f, const Role *params,
                           const Role *ret, size_t i)
{
    const FactParam *p = life_fact(g, f, i);
    return p && p->in_fresh && ret->kind == ROLE_HANDLE && ret->own &&
           kin_needed(g, f, params) != (int)i;
}

// The other object in whose memory what it leads to is kept, as with keeper();
// -2: there are several. (What is given to C, or kept by it, ends with it;
// what is copied when the call ends needs nobody.)
static int keeper_inside(Gen *g, const FactFunc *known, const Role *params,
                         size_t i)
{
    int by = -1;
    for (size_t k = 0; k < known->params.len && k < 64; k++) {
        const Role *r = &params[k];
        bool other = k != i && known->params.at[i].inside_in >> k & 1 &&
                     r->kind == ROLE_HANDLE && !r->takes &&
                     !(r->keep == ABI_OWNER_ARG && r->keep_arg == (int)i) &&
                     ends(g, r->type->cls);
        bool both = k > i && known->params.at[k].inside_in >> i & 1;
        if (other && !both)
            by = by == -1 ? (int)k : -2;
    }
    return by;
}

// Another object may lead to what ends with this one.
static void keep_inside(Gen *g, const IfaceFunc *f, Role *params,
                        const Role *ret, size_t i)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    const FactParam *p = &known->params.at[i];
    Role *r = &params[i];
    int by = keeper_inside(g, known, params, i);
    bool made = p->inside_fresh && ret->kind == ROLE_HANDLE && ret->own &&
                kin_needed(g, f, params) != (int)i;
    if (by < 0 && !made)
        return;
    r->keep = made ? ABI_OWNER_RESULT : ABI_OWNER_ARG;
    r->keep_arg = made ? -1 : by;
    r->assumes = "what it leads to is kept by the object";
}

// All that the function does is to note it in a variable of C's.
static bool is_variable(const FactParam *p)
{
    return p->in_global && !p->in_params && !p->in_outs && !p->in_fresh &&
           !p->in_unknown && !p->read && !p->written && !p->freed;
}

static void keep_in_variable(Gen *g, const IfaceFunc *f, Role *r)
{
    if (name_has_token(g->a, f->name, "set")) {
        r->keep = ABI_OWNER_FOREVER;
        r->assumes = "kept until the next call: by name";
        return;
    }
    r->kind = ROLE_NONE;
    r->level = GEN_NEEDS_ANNOTATION;
    r->reason = STR("kept in a variable of C's: for how long?");
    r->write = STR("CBW_KEEP(forever)");
}

void role_of_kin(Gen *g, const IfaceFunc *f, Role *params, const Role *ret)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    if (!known || known->params.len != f->params.len ||
        map_has(&g->ends, f->name))
        return;
    for (size_t i = 0; i < f->params.len && i < 64; i++) {
        Role *r = &params[i];
        const FactParam *p = &known->params.at[i];
        if (r->kind != ROLE_HANDLE || r->takes || r->keep != ABI_OWNER_NONE ||
            life_is_said(&f->params.at[i]) ||
            (!ends(g, r->type->cls) && !lies_in_others(g, r->type->cls)))
            continue;
        if (!p->kept && p->kept_inside)
            keep_inside(g, f, params, ret, i);
        if (!p->kept)
            continue;
        int by = keeper(g, known, params, i);
        if (by < 0 && kept_by_result(g, f, params, ret, i)) {
            r->keep = ABI_OWNER_RESULT;
            r->assumes = "kept by the object that the call makes: proven";
            continue;
        }
        if (by < 0 && is_variable(p))
            keep_in_variable(g, f, r);
        if (by < 0)
            continue;
        r->keep = ABI_OWNER_ARG;
        r->keep_arg = by;
        r->replaces = p->replaced;
        r->assumes = "kept by the object: proven";
    }
}
