// Functions that share user data. All of them are one object to JavaScript's
// side of the glue; C has its number.
//   f(..., read, seek, void *data), f(..., void *data, read, close): each gets
//   the data
//   f(..., void *data, step, final[, destroy]) beside void *g(T *), where step
//   and final get a T * first: each trampoline asks g for it
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

// As type_callback(), with a name among the functions that share the number,
// which the getter gives, or with NULL their own user data is.
static AbiCallback *part(const Ctx *c, size_t i, const IfaceFunc *getter,
                         Str *why)
{
    Gen *g = c->g;
    const CParam *p = &c->f->params.at[i];
    callback_asked(g, c->f, i);
    AbiCallback *cb = type_callback(g, p->type->elem, p, !getter, why);
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

static Role *settle_part(Ctx *c, size_t i, AbiCallback *cb, size_t ud)
{
    Role *r = &c->roles[i];
    r->kind = ROLE_CALLBACK;
    r->type = type_of(c->g, cb, c->f->params.at[i].type);
    r->rule = "functions that share their user data";
    r->peer = (int)ud;
    r->together = true;
    return r;
}

static void settle_kept(Role *r, bool destroyed)
{
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
        settle_kept(settle_part(c, i, parts[i], c->i), destroyed);
    rule_settle(c, ROLE_USERDATA, NULL, "user data that a function reads back")
        ->peer = (int)c->i + 1;
    if (!destroyed)
        return true;
    c->roles[end].kind = ROLE_FREES;
    c->roles[end].peer = (int)c->i;
    c->roles[end].rule = "destroy notification";
    return true;
}

// ---- each gets the data ----------------------------------------------------

static bool is_sharer(const Ctx *c, size_t i)
{
    const CParam *p = &c->f->params.at[i];
    return is_function(p) && c->roles[i].kind == ROLE_NONE &&
           !is_free_function(c->g, p) && !p->type->elem->variadic &&
           callback_ud(c->g, p->type->elem) >= 0;
}

// The only bare pointer of a function that takes several such functions, and no
// other.
static int shared_data(const Ctx *c)
{
    int ud = -1;
    size_t n = 0;
    for (size_t i = 0; i < c->f->params.len; i++) {
        const CParam *p = &c->f->params.at[i];
        bool bare = ctype_is_ptr_to(p->type, CT_VOID) &&
                    !p->type->elem->is_const && !p->type->alias.len &&
                    !p->attrs.len;
        if (bare && (ud >= 0 || c->roles[i].kind != ROLE_NONE ||
                     c->len_of[i] >= 0))
            return -1;
        if (bare)
            ud = (int)i;
        if (is_sharer(c, i))
            n++;
        else if (ctype_is_ptr_to(p->type, CT_FUNCTION) &&
                 !is_free_function(c->g, p))
            return -1;
    }
    return n > 1 ? ud : -1;
}

static int destroy_after(const Ctx *c, int ud)
{
    for (size_t i = (size_t)ud + 1; i < c->f->params.len; i++)
        if (is_free_function(c->g, &c->f->params.at[i]))
            return (int)i;
    return -1;
}

bool rule_shared(Ctx *c)
{
    int ud = is_function(c->p) ? shared_data(c) : -1;
    if (ud < 0 || !is_sharer(c, c->i))
        return false;
    AbiCallback **parts = ARENA_ARRAY(c->g->a, AbiCallback *, c->f->params.len);
    Str why = STR("");
    for (size_t i = c->i; i < c->f->params.len; i++)
        if (is_sharer(c, i) && !(parts[i] = part(c, i, NULL, &why)))
            return false;
    int destroy = destroy_after(c, ud);
    Role *first = NULL;
    for (size_t i = c->i; i < c->f->params.len; i++) {
        if (!parts[i])
            continue;
        Role *r = settle_part(c, i, parts[i], (size_t)ud);
        if (destroy >= 0)
            settle_kept(r, true);
        else if (!first)
            rule_callback_life(c, r, ud);
        if (first && destroy < 0) {
            r->keep = first->keep;
            r->keep_arg = first->keep_arg;
            r->assumes = first->assumes;
        }
        first = first ? first : r;
    }
    c->roles[ud] = role_for(ROLE_USERDATA, (int)c->i, "user data of functions");
    if (destroy >= 0)
        c->roles[destroy] = role_for(ROLE_FREES, ud, "destroy notification");
    return true;
}
