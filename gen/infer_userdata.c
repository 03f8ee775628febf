// User data of objects: void set(T *, [K *key,] void *data, void (*destroy)(
// void *), ...) and void *get(T *, [K *key]). C stores a pointer that only the
// caller understands: an object of JavaScript's, by number, until C calls the
// destroy notification. A struct that only serves as the key is a class whose
// objects tell keys apart.
#include "gen/infer_rule.h"

static const char destroys[] = "destroy free del delete dtor destructor "
                               "finalize finalizer cleanup release notify";

static bool is_bare(const CType *t)
{
    return ctype_is_ptr_to(t, CT_VOID) && !t->elem->is_const && !t->alias.len &&
           !t->elem->alias.len;
}

bool is_destroy(Gen *g, const CParam *p)
{
    const CType *fn = p->type->kind == CT_POINTER ? p->type->elem : NULL;
    return fn && fn->kind == CT_FUNCTION && !p->attrs.len &&
           fn->params.len == 1 && fn->elem->kind == CT_VOID &&
           ctype_is_ptr_to(fn->params.at[0].type, CT_VOID) &&
           (name_has_token(g->a, p->name, destroys) ||
            name_has_token(g->a, p->type->alias, destroys));
}

// ... or one that has no name.
bool is_free_function(Gen *g, const CParam *p)
{
    const CType *fn = p->type->kind == CT_POINTER ? p->type->elem : NULL;
    bool shape = fn && fn->kind == CT_FUNCTION && fn->params.len == 1 &&
                 fn->elem->kind == CT_VOID && !fn->variadic &&
                 ctype_is_ptr_to(fn->params.at[0].type, CT_VOID);
    return is_destroy(g, p) || (shape && !p->attrs.len && !p->type->alias.len &&
                                name_is_missing(p->name));
}

static bool is_named(Gen *g, Str name)
{
    return name_has_token(g->a, name,
                          "userdata auxdata clientdata appdata userctx "
                          "userptr") ||
           (name_has_token(g->a, name, "user aux client app") &&
            name_has_token(g->a, name, "data ctx context pointer ptr"));
}

// The function of the same name with `to` for `from`, wherever that stands.
static const IfaceFunc *other(Gen *g, Str name, const char *from,
                              const char *to)
{
    const IfaceFunc *found = NULL;
    size_t begin = 0, at;
    while (!found && str_find(str_from(name, begin), str_of(from), &at)) {
        at += begin;
        Str rest = str_from(name, at + str_of(from).len);
        Str given =
            str_fmt(g->a, "%.*s%s%.*s", (int)at, name.ptr, to, STR_ARG(rest));
        found = iface_func(g->iface, given);
        begin = at + 1;
    }
    return found;
}

// What tells the data apart must be known by its address: a class.
static bool has_copied_key(Gen *g, const IfaceFunc *f)
{
    for (size_t i = 1; i < f->params.len; i++) {
        const CType *t = f->params.at[i].type;
        if (t->kind == CT_POINTER && t->elem->kind != CT_VOID &&
            t->elem->kind != CT_FUNCTION && !class_of_pointer(g, t))
            return true;
    }
    return false;
}

static const IfaceFunc *pair_of(Gen *g, const IfaceFunc *f, bool getter)
{
    const char *const names[] = {"_set_", "_get_", "Set", "Get"};
    for (int i = 0; i < 4; i += 2) {
        const IfaceFunc *o =
            other(g, f->name, names[i + !getter], names[i + getter]);
        if (o)
            return o;
    }
    return NULL;
}

// The parameter of the data, -1 = f is no such setter.
static int data_of(Gen *g, const IfaceFunc *f)
{
    const IfaceFunc *get = is_named(g, f->name) ? pair_of(g, f, true) : NULL;
    if (!get || !is_bare(get->ret) || get->attrs.len || !get->params.len ||
        !f->params.len || !class_of_pointer(g, f->params.at[0].type) ||
        class_of_pointer(g, f->params.at[0].type) !=
            class_of_pointer(g, get->params.at[0].type))
        return -1;
    for (size_t i = 1; i + 1 < f->params.len; i++)
        if (is_bare(f->params.at[i].type) && !f->params.at[i].attrs.len &&
            is_free_function(g, &f->params.at[i + 1]))
            return (int)i;
    return -1;
}

static bool is_loose(const CType *t)
{
    return ctype_is_ptr_to(t, CT_VOID) && !t->elem->is_const;
}

// Only stored, in fields of the object that the function is about.
static bool is_stored_there(const FactParam *p)
{
    return p && p->blind && p->kept && p->in_own && p->in_params == 1 &&
           !p->in_fresh && !p->in_outs && !p->in_global && !p->in_unknown &&
           p->replaced && !p->returned;
}

// set(T *, void *data), without a word about when it ends: C never looks into
// it, and each call overwrites what the last one left. Not what C's functions
// read to find who they call.
static bool sets_held(Gen *g, const IfaceFunc *f)
{
    const IfaceFunc *get = is_named(g, f->name) ? pair_of(g, f, true) : NULL;
    AbiClass *c = f->params.len == 2
                      ? class_of_pointer(g, f->params.at[0].type)
                      : NULL;
    return c && !c->ref_export.len && (c->boxed || class_free_func(g, c)) &&
           name_has_token(g->a, f->name, "set") && is_named(g, f->name) &&
           is_loose(f->params.at[1].type) && !f->params.at[1].attrs.len &&
           is_stored_there(life_fact(g, f, 1)) &&
           !(get && reads_user_data(g, get));
}

// Functions, or a struct that has some: the library's own may need the data.
static bool has_functions(const CType *t)
{
    const CType *e = t->kind == CT_POINTER ? t->elem : t;
    if (e->kind != CT_RECORD || !e->record->complete)
        return e->kind == CT_FUNCTION;
    for (size_t i = 0; i < e->record->fields.len; i++)
        if (ctype_is_ptr_to(e->record->fields.at[i].type, CT_FUNCTION))
            return true;
    return false;
}

static bool gets_functions(Gen *g, const IfaceFunc *f)
{
    for (size_t i = 0; i < f->params.len; i++)
        if (has_functions(f->params.at[i].type) && !memory_is_ours(g, f, i))
            return true;
    return false;
}

// new(..., void *user_data): for functions that are given elsewhere, and have
// what they need.
static bool is_of_others(const Ctx *c)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    return p && p->blind && p->kept && !p->may_be_null && !p->returned &&
           is_loose(c->t) && !c->p->attrs.len && is_named(c->g, c->p->name) &&
           !name_has_token(c->g->a, c->f->name, "set") &&
           !gets_functions(c->g, c->f);
}

static bool rule_held(Ctx *c)
{
    if (c->i == 1 && sets_held(c->g, c->f)) {
        AbiType *t = type_js(c->g, c->t);
        t->object_only = true;
        Role *r = rule_settle(c, ROLE_SCALAR, t, "user data of an object");
        r->keep = ABI_OWNER_ARG;
        r->keep_arg = 0;
        r->replaces = true;
        r->assumes = "held by the object until the next call: proven";
        return true;
    }
    if (!is_of_others(c))
        return false;
    Role *r = rule_settle(c, ROLE_HIDDEN, NULL,
                          "user data, for functions that need none");
    r->expr = STR("0");
    r->assumes = "C only stores it: proven";
    return true;
}

// Only a class's objects have user data: asked when classes are there.
bool rule_user_data(Ctx *c)
{
    if (rule_held(c))
        return true;
    if (data_of(c->g, c->f) != (int)c->i || has_copied_key(c->g, c->f))
        return false;
    AbiType *t = type_js(c->g, c->t);
    t->object_only = true;
    Role *r = rule_settle(c, ROLE_SCALAR, t, "user data of an object");
    r->takes = true;
    r->assumes = "C says when it needs it no more";
    Role *destroy = &c->roles[c->i + 1];
    destroy->kind = ROLE_HIDDEN;
    destroy->expr = STR("cbw_js_end");
    destroy->rule = "destroy notification";
    return true;
}

bool result_user_data(Gen *g, const IfaceFunc *f, Role *r)
{
    const IfaceFunc *set =
        is_loose(f->ret) && !f->attrs.len ? pair_of(g, f, false) : NULL;
    bool held = set && sets_held(g, set) && f->params.len == 1 &&
                class_of_pointer(g, f->params.at[0].type) ==
                    class_of_pointer(g, set->params.at[0].type);
    if (!held && (!set || !is_bare(f->ret) || data_of(g, set) < 0 ||
                  has_copied_key(g, f)))
        return false;
    r->kind = ROLE_SCALAR;
    r->type = type_js(g, f->ret);
    r->type->object_only = true;
    r->rule = "user data of an object";
    return true;
}

// ---- of a callback ---------------------------------------------------------

// What the code only stores, or gives back to the function just there, under
// whatever name: user data. Next to the one function of the parameters that
// gets any.
int rule_blind_beside(const Ctx *c)
{
    int ud = callback_ud(c->g, c->t->elem);
    size_t functions = 0;
    for (size_t i = 0; i < c->f->params.len; i++)
        functions += ctype_is_ptr_to(c->f->params.at[i].type, CT_FUNCTION);
    for (int step = 1; step >= -1 && ud >= 0 && functions == 1; step -= 2) {
        size_t i = c->i + (size_t)step;
        const CParam *p = i < c->f->params.len ? &c->f->params.at[i] : NULL;
        const FactParam *fact = p ? life_fact(c->g, c->f, i) : NULL;
        if (fact && fact->blind && !fact->unused && !fact->returned &&
            (fact->blind_at == ud || (fact->blind_at < 0 && fact->kept)) &&
            ctype_is_ptr_to(p->type, CT_VOID) && !p->type->elem->is_const &&
            !p->attrs.len && c->roles[i].kind == ROLE_NONE &&
            c->len_of[i] < 0)
            return (int)i;
    }
    return -1;
}

// ---- hooks -----------------------------------------------------------------

static int only_user_data(const IfaceFunc *f, const Role *params)
{
    int found = -1;
    for (size_t i = 0; i < f->params.len; i++)
        if (params[i].kind == ROLE_USERDATA)
            found = found == -1 ? (int)i : -2;
    return found;
}

void role_of_previous(Gen *g, const IfaceFunc *f, Role *params, Role *ret)
{
    int ud = only_user_data(f, params);
    const FactFunc *known = facts_func(g->u->facts, f->name);
    if (ret->kind != ROLE_NONE || f->attrs.len || !is_bare(f->ret) || ud < 0 ||
        !known || known->may_be_fresh || params[ud].peer < 0)
        return;
    Role *cb = &params[params[ud].peer];
    bool nothing = !known->ret_params && !known->ret_global &&
                   !known->ret_unknown; // it gives NULL
    if (cb->kind != ROLE_CALLBACK || (cb->keep == ABI_OWNER_CALL && !nothing))
        return;
    *ret = (Role){.kind = ROLE_VOID,
                  .peer = -1,
                  .each = -1,
                  .keep_arg = -1,
                  .borrow_arg = -1,
                  .rule = "the user data of the function before",
                  .assumes = "nothing takes it again"};
    cb->type->nullable = true; // none from here on
}

// ---- keys ------------------------------------------------------------------

static bool only_keys(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *f = users->at[i];
        bool found = false;
        for (size_t k = 1; k < f->params.len; k++) {
            const CType *t = f->params.at[k].type;
            found |= ctype_is_ptr_to(t, CT_RECORD) && t->elem->record == r;
        }
        if (!found || !is_named(g, f->name) ||
            (!pair_of(g, f, true) && !pair_of(g, f, false)))
            return false;
    }
    return users->len > 1;
}

bool record_is_key(Gen *g, const IfaceRecord *r)
{
    return r->complete && !r->is_union && r->size &&
           name_has_token(g->a, r->name, "key") && only_keys(g, r);
}

// ---- functions behind an object ---------------------------------------------

static bool gives(const CType *t, const CType *object)
{
    return str_eq(t->spelling, object->spelling) ||
           (t->kind == CT_POINTER &&
            str_eq(t->elem->spelling, object->spelling));
}

// Such objects are made from ones of another class, which they lead to: what
// lies in memory behind them may be those ones', and live longer.
static bool is_of_another(const Ctx *c)
{
    const CType *object = c->f->params.at[0].type;
    const AbiClass *cls = c->roles[0].type->cls;
    for (size_t i = 0; i < c->g->iface->funcs.len; i++) {
        const IfaceFunc *f = c->g->iface->funcs.at[i];
        bool makes = gives(f->ret, object);
        for (size_t k = 0; k < f->params.len; k++)
            makes |= f->params.at[k].type->kind == CT_POINTER &&
                     gives(f->params.at[k].type->elem, object);
        for (size_t k = 0; makes && k < f->params.len; k++) {
            const AbiClass *of = class_of_pointer(c->g, f->params.at[k].type);
            const FactParam *p = life_fact(c->g, f, k);
            if (of && of != cls && p && p->kept)
                return true;
        }
    }
    return false;
}

bool rule_kept_behind(const Ctx *c, int ud)
{
    const FactParam *f = life_fact(c->g, c->f, c->i);
    const FactParam *data = ud >= 0 ? life_fact(c->g, c->f, (size_t)ud) : NULL;
    bool behind =
        (f && f->kept && !f->in_own) || (data && data->kept && !data->in_own);
    return behind && is_of_another(c);
}
