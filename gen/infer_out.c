// T ** through which a call gives an object: a new one, which is the caller's,
// or one that was there before, and lives as long as what it was found in. The
// code tells them apart, else the name; else it is a question.
#include "gen/infer_rule.h"

// What lies there was there before, and the function is not named as one that
// takes it away from there.
static bool is_lent(const Ctx *c, const FactParam *p)
{
    static const char takes[] = "unlink remove detach pop steal take extract "
                                "dequeue shift release disown unset";
    bool changed = false;
    for (size_t i = 0; p && i < c->f->params.len; i++)
        changed |= i != c->i && life_fact(c->g, c->f, i)->written;
    return p && p->lends && !rule_word(c, ATTR_OWN) &&
           !(changed && name_has_token(c->g->a, c->f->name, takes));
}

// The object that lends it: the only one, or -1.
static int lender(const Ctx *c)
{
    int found = -1;
    for (size_t i = 0; i < c->f->params.len; i++) {
        const CType *t = c->f->params.at[i].type;
        if (i == c->i || t->kind != CT_POINTER || !class_of_pointer(c->g, t))
            continue;
        if (found >= 0)
            return -1;
        found = (int)i;
    }
    return found;
}

// prepare16, too
static bool is_named_new(const Ctx *c)
{
    static const char verbs[] = "prepare begin accept read generate spawn";
    StrVec words = name_tokens(c->g->a, c->f->name);
    bool made = false;
    for (size_t i = 0; i < words.len; i++) {
        Str w = words.at[i];
        while (w.len && w.ptr[w.len - 1] >= '0' && w.ptr[w.len - 1] <= '9')
            w.len--;
        if (str_one_of(w, "get"))
            return false;
        made |= str_one_of(w, verbs) || result_makes(w);
    }
    return made;
}

// Nothing says that it is new: neither the code nor the name.
static bool may_be_lent(const Ctx *c, const FactParam *p, const AbiClass *cls)
{
    return p && class_free_func(c->g, cls) && !p->gives && !p->read_first &&
           !is_named_new(c) && !rule_word(c, ATTR_OWN) &&
           !rule_word(c, ATTR_NEW) && !rule_word(c, ATTR_OUT) &&
           !life_gives_ref(c->g, c->f, cls);
}

bool rule_out_handle(Ctx *c)
{
    const CType *e = c->t->elem;
    AbiClass *cls = class_of_pointer(c->g, e);
    if (!cls || cls->boxed || c->len_of[c->i] >= 0 || e->is_const ||
        rule_word(c, ATTR_LEN) || rule_word(c, ATTR_IN))
        return false;
    if (!rule_word(c, ATTR_OUT) &&
        name_has_token(c->g->a, c->f->name,
                       "free destroy close delete unref") &&
        !name_has_token(c->g->a, c->f->name, "init new open create")) {
        rule_refuse(c, STR("a pointer to a handle that the call changes"),
                    STR(""));
        return true;
    }
    const Attr *borrow = rule_word(c, ATTR_BORROW);
    const FactParam *p = life_fact(c->g, c->f, c->i);
    bool lent = is_lent(c, p);
    int by = borrow ? param_named(c->f, borrow->arg) : lender(c);
    if (!borrow && (lent ? by < 0 : may_be_lent(c, p, cls))) {
        rule_refuse(c,
                    str_fmt(c->g->a, "a new %.*s, or one that was there?",
                            STR_ARG(cls->name)),
                    str_fmt(c->g->a, "CBW_OUT CBW_OWN(%.*s)",
                            STR_ARG(class_free_func(c->g, cls)->name)));
        return true;
    }
    AbiType *t = type_nullable(c->g, type_handle(c->g, cls, e));
    Role *r =
        rule_settle(c, ROLE_OUT_HANDLE, t,
                    lent ? "fact: a handle that was there" : "out handle");
    r->own = !borrow && !lent && class_free_func(c->g, cls);
    r->borrow = ABI_OWNER_ARG;
    r->borrow_arg = by < 0 ? 0 : by;
    return true;
}
