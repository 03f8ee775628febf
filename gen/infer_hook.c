// Functions that allocate, in the parameters of one that makes an object:
//   T *new(alloc, [realloc,] free, void *user_data, ...)
// The library does without: they are NULL, and so is their user data, where
// the code asks whether that which allocates is.
#include "gen/infer_rule.h"

static const char allocs[] = "malloc calloc realloc alloc allocate";

bool is_memory_hook(Gen *g, const CType *t, Str name, const char *verbs)
{
    if (t->kind == CT_POINTER && t->elem->kind == CT_POINTER)
        t = t->elem;
    return ctype_is_ptr_to(t, CT_FUNCTION) &&
           (name_has_token(g->a, name, verbs) ||
            name_has_token(g->a, t->alias, verbs));
}

// void *f(..., a number of bytes, ...)
static bool allocates(Gen *g, const CParam *p)
{
    const CType *fn = p->type->kind == CT_POINTER ? p->type->elem : NULL;
    if (!fn || !is_memory_hook(g, p->type, p->name, allocs) || p->attrs.len ||
        fn->kind != CT_FUNCTION || !ctype_is_ptr_to(fn->elem, CT_VOID))
        return false;
    for (size_t i = 0; i < fn->params.len; i++)
        if (fn->params.at[i].type->kind == CT_INT)
            return true;
    return false;
}

static bool frees(Gen *g, const CParam *p)
{
    const CType *fn = p->type->kind == CT_POINTER ? p->type->elem : NULL;
    return fn && fn->kind == CT_FUNCTION && fn->elem->kind == CT_VOID &&
           !p->attrs.len &&
           is_memory_hook(g, p->type, p->name, "free dealloc deallocate");
}

static bool is_hook(Gen *g, const CParam *p)
{
    return allocates(g, p) || frees(g, p);
}

// Of these the first must be one that the code compares with NULL.
bool makes_without_hooks(Gen *g, const IfaceFunc *f)
{
    if (!class_of_pointer(g, f->ret))
        return false;
    for (size_t i = 0; i < f->params.len; i++)
        if (allocates(g, &f->params.at[i])) {
            const FactParam *p = life_fact(g, f, i);
            return p && p->may_be_null;
        }
    return false;
}

// Next to them, and no other function is there that could need it.
static bool is_their_data(Gen *g, const IfaceFunc *f, size_t i)
{
    const CParam *p = f->params.at;
    bool beside = (i > 0 && is_hook(g, &p[i - 1])) ||
                  (i + 1 < f->params.len && is_hook(g, &p[i + 1]));
    for (size_t k = 0; beside && k < f->params.len; k++)
        if (ctype_is_ptr_to(p[k].type, CT_FUNCTION) && !is_hook(g, &p[k]))
            return false;
    return beside && ctype_is_ptr_to(p[i].type, CT_VOID) &&
           !p[i].type->elem->is_const && !p[i].attrs.len;
}

bool rule_hooks(Ctx *c)
{
    if (!makes_without_hooks(c->g, c->f) ||
        (!is_hook(c->g, c->p) && !is_their_data(c->g, c->f, c->i)))
        return false;
    rule_settle(c, ROLE_HIDDEN, NULL, "memory is the glue's business")->expr =
        STR("0");
    return true;
}
