// Who owns what after the call, where the code shows that the rules before
// would end it twice, or never:
//   an object that lies where another one's free() frees it
//   a function that frees what an object has, as free() does again
//   new memory in the place of what an object has
//   an object that is let go of: found in another one, and removed from it
//   new memory in a struct that is copied
// Each is a question.
#include "gen/infer_rule.h"

typedef struct Owns {
    Gen *g;
    const IfaceFunc *f;
    const FactFunc *known;
    Role *params;
    Role *ret;
} Owns;

static bool is_said(const CParam *p)
{
    return attr_find(&p->attrs, ATTR_COPY) || attr_find(&p->attrs, ATTR_KEEP) ||
           attr_find(&p->attrs, ATTR_TAKES) ||
           attr_find(&p->attrs, ATTR_BORROW);
}

static void ask(Role *r, Str reason, Str write)
{
    r->kind = ROLE_NONE;
    r->level = GEN_NEEDS_ANNOTATION;
    r->reason = reason;
    r->write = write;
}

static bool frees_any(const FactParam *end, const int64_t *at, size_t n)
{
    for (size_t k = 0; k < end->ends_at.len; k++)
        for (size_t i = 0; i < n; i++)
            if (end->ends_at.at[k] == at[i])
                return true;
    return false;
}

// What ends such an object, and is not this function.
static const FactParam *end_of(const Owns *o, const AbiClass *cls)
{
    const IfaceFunc *end = cls ? class_free_func(o->g, cls) : NULL;
    return end && end != o->f ? life_fact(o->g, end, 0) : NULL;
}

// The end of another object finds it there and frees it.
static bool ends_it(const FactFunc *f, const FactParam *p)
{
    for (size_t k = 0; k < f->ends_at.len; k++)
        for (size_t i = 0; i < p->linked_at.len; i++)
            if (f->ends_at.at[k] == p->linked_at.at[i])
                return true;
    return false;
}

// keeper: the class whose ends are asked; NULL: all others than cls.
static bool is_ended_by(Gen *g, const AbiClass *keeper, const AbiClass *cls,
                        const FactParam *p)
{
    for (size_t i = 0; i < g->ends.len; i++) {
        const AbiClass *of = g->ends.values[i];
        const FactFunc *f = facts_func(g->u->facts, g->ends.keys[i]);
        if (f && of != cls && (!keeper || of == keeper) && ends_it(f, p))
            return true;
    }
    return false;
}

// Kept where something else ends it: the object that has it, or where that is
// not known, any one.
static bool is_ended_there(const Owns *o, size_t i)
{
    const FactParam *p = &o->known->params.at[i];
    const AbiClass *cls = o->params[i].type->cls;
    if (p->in_outs || p->in_unknown)
        return false;
    for (size_t k = 0; k < o->f->params.len && k < 64; k++) {
        const Role *r = &o->params[k];
        if (p->in_params >> k & 1 && k != i && r->kind == ROLE_HANDLE &&
            is_ended_by(o->g, p->in_own ? r->type->cls : NULL, cls, p))
            return true;
    }
    return p->in_fresh && o->ret->kind == ROLE_HANDLE &&
           is_ended_by(o->g, o->ret->type->cls, cls, p);
}

// The object in which it is kept, or the one that the call makes, ends it.
static bool is_given(const Owns *o, size_t i)
{
    const FactParam *p = &o->known->params.at[i];
    for (size_t k = 0; k < o->f->params.len && k < 64; k++) {
        const Role *r = &o->params[k];
        const FactParam *end =
            p->in_params >> k & 1 && k != i && r->kind == ROLE_HANDLE
                ? end_of(o, r->type->cls)
                : NULL;
        if (end && frees_any(end, p->kept_at.at, p->kept_at.len))
            return true;
    }
    const FactParam *end = p->in_fresh && o->ret->kind == ROLE_HANDLE
                               ? end_of(o, o->ret->type->cls)
                               : NULL;
    return end && frees_any(end, p->kept_at.at, p->kept_at.len);
}

static void of_object(Owns *o, size_t i)
{
    Role *r = &o->params[i];
    const FactParam *p = &o->known->params.at[i];
    const AbiClass *cls = r->type->cls;
    const FactParam *end = end_of(o, cls);
    const CType *t = o->f->params.at[i].type;
    bool own = t->kind == CT_POINTER && !t->elem->is_const;
    if (!end || !own || r->takes || cls->ref_export.len ||
        is_said(&o->f->params.at[i]))
        return;
    if (p->kept &&
        (is_given(o, i) || (!cls->boxed && is_ended_there(o, i))))
        ask(r,
            str_fmt(o->g->a, "does C own the %.*s after the call?",
                    STR_ARG(cls->name)),
            STR("CBW_TAKES"));
    else if (!p->freed && !p->written &&
             frees_any(end, p->ends_at.at, p->ends_at.len))
        ask(r, STR("what is freed here, free() would free again"), STR(""));
    else if (!cls->boxed && p->leaves && !p->read && !p->kept &&
             !map_has(&o->g->news, o->f->name))
        ask(r, STR("new memory takes the place of what the object has"),
            STR(""));
}

// Or a list of them.
static void of_struct(Owns *o, size_t i)
{
    Role *r = &o->params[i];
    const CType *t = o->f->params.at[i].type;
    if (!o->known->params.at[i].leaves || o->f->params.at[i].attrs.len)
        return;
    bool named = ctype_is_ptr_to(t, CT_RECORD) && t->elem->record->name.len;
    ask(r, STR("new memory lies in it after the call: who frees it?"),
        named ? str_fmt(o->g->a, "CBW_CLASS(%.*s);",
                        STR_ARG(t->elem->record->name))
              : STR(""));
}

// An object that was found in another one, which is changed: does it still
// have it?
static void of_result(Owns *o)
{
    static const char verbs[] = "detach release steal disown unlink unhook "
                                "pop dequeue extract";
    const AbiClass *cls =
        o->ret->kind == ROLE_HANDLE ? o->ret->type->cls : NULL;
    const IfaceFunc *end = cls ? class_free_func(o->g, cls) : NULL;
    if (!end || o->ret->own || cls->ref_export.len || o->f->attrs.len ||
        !o->f->params.len || !o->known->params.at[0].written ||
        !name_has_token(o->g->a, o->f->name, verbs))
        return;
    ask(o->ret,
        str_fmt(o->g->a, "who owns the %.*s after the call?",
                STR_ARG(cls->name)),
        str_fmt(o->g->a, "CBW_OWN(%.*s)", STR_ARG(end->name)));
}

void roles_of_owners(Gen *g, const IfaceFunc *f, Role *params, Role *ret)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    Owns o = {g, f, known, params, ret};
    if (!known || known->params.len != f->params.len ||
        map_has(&g->ends, f->name))
        return;
    for (size_t i = 0; i < f->params.len; i++) {
        RoleKind kind = params[i].kind;
        if (kind == ROLE_HANDLE)
            of_object(&o, i);
        else if (kind == ROLE_RECORD || kind == ROLE_OUT_RECORD ||
                 kind == ROLE_LIST || kind == ROLE_OUT_LIST)
            of_struct(&o, i);
    }
    of_result(&o);
}

// ---- parts -----------------------------------------------------------------

// Through a field in which the end of such objects finds the next one?
static bool is_linked(const FactParam *end, const FactParam *p)
{
    for (size_t i = 0; i < p->linked_at.len; i++) {
        bool any = p->linked_at.at[i] < -(1 << 30); // nobody knows where
        for (size_t k = 0; k < end->chain_at.len; k++)
            any |= end->chain_at.at[k] == p->linked_at.at[i];
        if (any)
            return true;
    }
    return false;
}

bool rule_becomes_part(const Ctx *c, const AbiClass *cls)
{
    const IfaceFunc *end = class_free_func(c->g, cls);
    const FactParam *ends = end ? life_fact(c->g, end, 0) : NULL;
    const FactParam *p = life_fact(c->g, c->f, c->i);
    return ends && ends->ends_more && p && p->kept && p->in_params & 1 &&
           is_linked(ends, p) && !p->freed && !p->in_global && !p->in_fresh &&
           !p->in_outs && !cls->ref_export.len && !c->p->attrs.len &&
           c->roles[0].kind == ROLE_HANDLE && c->roles[0].type->cls == cls;
}
