// Functions that share user data which only a function of the library's gives
// back: f(..., void *data, step, final[, destroy]) beside void *g(T *), where
// step and final get a T * first. All of them are one object to JavaScript's
// side of the glue; C has its number, and each trampoline asks g for it.
#include "gen/infer_rule.h"

static const char getters[] = "userdata opaque private priv clientdata appdata";

static bool is_getter(Gen *g, const IfaceFunc *f)
{
    bool named = name_has_token(g->a, f->name, getters) ||
                 (name_has_token(g->a, f->name, "user app client") &&
                  name_last_token(g->a, f->name, "data"));
    return named && f->params.len == 1 && !f->attrs.len && !f->is_virtual &&
           ctype_is_ptr_to(f->ret, CT_VOID) && !f->ret->elem->is_const &&
           !f->ret->alias.len && class_of_pointer(g, f->params.at[0].type);
}

// What reads the user data back from the first argument, or NULL.
static const IfaceFunc *getter_of(Gen *g, const CType *fn)
{
    if (!fn->params.len || fn->variadic || callback_ud(g, fn) >= 0)
        return NULL;
    const AbiClass *of = class_of_pointer(g, fn->params.at[0].type);
    const IfaceFunc *found = NULL;
    for (size_t i = 0; of && i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        if (!is_getter(g, f) ||
            class_of_pointer(g, f->params.at[0].type) != of)
            continue;
        if (found)
            return NULL;
        found = f;
    }
    return found;
}

static bool is_given_such(Gen *g, const IfaceFunc *f, const IfaceFunc *getter)
{
    for (size_t i = 0; i < f->params.len; i++) {
        const CType *t = f->params.at[i].type;
        if (ctype_is_ptr_to(t, CT_FUNCTION) && getter_of(g, t->elem) == getter)
            return true;
    }
    return false;
}

bool reads_user_data(Gen *g, const IfaceFunc *f)
{
    if (!is_getter(g, f))
        return false;
    for (size_t i = 0; i < g->iface->funcs.len; i++)
        if (is_given_such(g, g->iface->funcs.at[i], f))
            return true;
    return false;
}

static bool is_function(const CParam *p)
{
    return ctype_is_ptr_to(p->type, CT_FUNCTION) && !p->attrs.len;
}

// The getter of all functions after the user data; `end`: what destroys it,
// or the number of parameters.
static const IfaceFunc *common_getter(const Ctx *c, size_t *end)
{
    const IfaceFunc *of = NULL;
    size_t n = c->f->params.len, i = c->i + 1;
    *end = n;
    if (i < n && is_free_function(c->g, &c->f->params.at[n - 1]))
        *end = n - 1;
    for (; i < *end; i++) {
        const CParam *p = &c->f->params.at[i];
        const IfaceFunc *one =
            is_function(p) ? getter_of(c->g, p->type->elem) : NULL;
        if (!one || (of && of != one) || c->roles[i].kind != ROLE_NONE)
            return NULL;
        of = one;
    }
    return of;
}

// As type_callback(), with a number that the getter gives and a name among the
// functions that share it.
static AbiCallback *part(const Ctx *c, size_t i, const IfaceFunc *getter,
                         Str *why)
{
    Gen *g = c->g;
    const CParam *p = &c->f->params.at[i];
    callback_asked(g, c->f, i);
    AbiCallback *cb = type_callback(g, p->type->elem, p, false, why);
    if (!cb)
        return NULL;
    AbiCallback *own = ARENA_NEW(g->a, AbiCallback);
    *own = *cb;
    own->id = (uint32_t)g->u->callbacks.len;
    own->pool = 0;
    own->part = true;
    own->method = name_member(g->u, p->name);
    own->ud_func = getter;
    VEC_PUSH(g->a, &g->u->callbacks, own);
    return own;
}

static AbiType *type_of(Gen *g, AbiCallback *cb, const CType *t)
{
    AbiType *to = ARENA_NEW(g->a, AbiType);
    to->kind = ABI_CALLBACK;
    to->callback = cb;
    to->mem = ABI_MEM_U32;
    to->size = to->align = 4;
    to->c_type = t->spelling;
    to->nullable = true;
    return to;
}

static void settle_part(Ctx *c, size_t i, AbiCallback *cb, bool destroyed)
{
    Role *r = &c->roles[i];
    r->kind = ROLE_CALLBACK;
    r->type = type_of(c->g, cb, c->f->params.at[i].type);
    r->rule = "functions that share their user data";
    r->peer = (int)c->i;
    r->together = true;
    r->keep = destroyed ? ABI_OWNER_DESTROY : ABI_OWNER_ARG;
    r->keep_arg = destroyed ? -1 : 0;
    r->assumes = destroyed ? "C says when it needs the functions no more"
                           : "kept while the object lives";
}

bool rule_together(Ctx *c)
{
    size_t end;
    bool object = c->i > 0 && c->roles[0].kind == ROLE_HANDLE;
    if (c->p->attrs.len || !ctype_is_ptr_to(c->t, CT_VOID) ||
        c->t->elem->is_const || !object)
        return false;
    const IfaceFunc *getter = common_getter(c, &end);
    if (!getter)
        return false;
    AbiCallback **parts = ARENA_ARRAY(c->g->a, AbiCallback *, end);
    Str why = STR("");
    for (size_t i = c->i + 1; i < end; i++) {
        parts[i] = part(c, i, getter, &why);
        if (!parts[i])
            return false;
    }
    bool destroyed = end < c->f->params.len;
    for (size_t i = c->i + 1; i < end; i++)
        settle_part(c, i, parts[i], destroyed);
    rule_settle(c, ROLE_USERDATA, NULL, "user data that a function reads back")
        ->peer = (int)c->i + 1;
    if (!destroyed)
        return true;
    c->roles[end].kind = ROLE_FREES;
    c->roles[end].peer = (int)c->i;
    c->roles[end].rule = "destroy notification";
    return true;
}
