// Checks library-level lines against the model (see rule.h): classes, shapes
// and groups must name what is there. Types are settled to the record's name.
#include "annotate/rule.h"

typedef struct Lines {
    Iface *f;
    DiagList *diags;
    bool ok;
} Lines;

static void unknown_type(Lines *l, SrcLoc loc, const char *macro, Str name)
{
    Nearest near = nearest_to(name);
    for (size_t i = 0; i < l->f->records.len; i++) {
        nearest_try(&near, l->f->records.at[i]->name);
        nearest_try(&near, l->f->records.at[i]->tag);
    }
    diag_error(l->diags, loc, "%s: no type '%.*s'", macro, STR_ARG(name));
    nearest_note(&near, loc, l->diags);
    l->ok = false;
}

// A record by any of its names is called by its first one from here on; what
// is taken by something else (a typedef of void *) stays.
static const IfaceRecord *settle(Lines *l, Str *type, SrcLoc loc,
                                 const char *macro)
{
    const IfaceRecord *r = iface_record(l->f, *type);
    if (r && r->name.len)
        *type = r->name;
    else if (!iface_is_taken(l->f, *type))
        unknown_type(l, loc, macro, *type);
    return r;
}

static void check_func(Lines *l, const IfaceClass *c, const char *option,
                       Str name)
{
    if (!name.len || iface_is_taken(l->f, name))
        return;
    Nearest near = nearest_to(name);
    for (size_t i = 0; i < l->f->funcs.len; i++)
        nearest_try(&near, l->f->funcs.at[i]->name);
    diag_error(l->diags, c->loc, "CBW_CLASS: %s=%.*s: no function '%.*s'",
               option, STR_ARG(name), STR_ARG(name));
    nearest_note(&near, c->loc, l->diags);
    l->ok = false;
}

static void check_class(Lines *l, IfaceClass *c)
{
    settle(l, &c->type, c->loc, "CBW_CLASS");
    check_func(l, c, "free", c->free);
    check_func(l, c, "ref", c->ref);
    check_func(l, c, "unref", c->unref);
    check_func(l, c, "init", c->init);
    check_func(l, c, "end", c->end);
    if (c->parent.len)
        settle(l, &c->parent, c->loc, "CBW_CLASS: parent");
    if (c->name.len && !str_is_ident(c->name)) {
        diag_error(l->diags, c->loc, "CBW_CLASS: '%.*s' is no identifier",
                   STR_ARG(c->name));
        l->ok = false;
    }
}

static void check_classes(Lines *l)
{
    for (size_t i = 0; i < l->f->classes.len; i++) {
        IfaceClass *c = l->f->classes.at[i];
        check_class(l, c);
        for (size_t k = 0; k < i; k++)
            if (str_eq(l->f->classes.at[k]->type, c->type)) {
                diag_error(l->diags, c->loc, "CBW_CLASS: '%.*s' is said twice",
                           STR_ARG(c->type));
                diag_note(l->diags, l->f->classes.at[k]->loc, "here too");
                l->ok = false;
            }
    }
}

// ---- shapes ----------------------------------------------------------------

// Members of unnamed and of nested records count.
static const IfaceField *find_field(const IfaceRecord *r, Str name, bool nested)
{
    for (size_t i = 0; i < r->fields.len; i++)
        if (str_eq(r->fields.at[i].name, name))
            return &r->fields.at[i];
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i], *found = NULL;
        if (f->type->kind == CT_RECORD && (nested || !f->name.len))
            found = find_field(f->type->record, name, nested);
        if (found)
            return found;
    }
    return NULL;
}

static const IfaceField *need_field(Lines *l, const IfaceRecord *r, Str name,
                                    SrcLoc loc, const char *macro)
{
    const IfaceField *f = find_field(r, name, true);
    if (f)
        return f;
    Nearest near = nearest_to(name);
    for (size_t i = 0; i < r->fields.len; i++)
        nearest_try(&near, r->fields.at[i].name);
    diag_error(l->diags, loc, "%s: '%.*s' has no field '%.*s'", macro,
               STR_ARG(r->name), STR_ARG(name));
    nearest_note(&near, loc, l->diags);
    l->ok = false;
    return NULL;
}

// A tag is an enumerator, with or without its prefix, or a constant.
static bool is_tag(const Lines *l, const CType *type, Str tag)
{
    for (size_t i = 0; type->kind == CT_ENUM && i < type->enm->values.len;
         i++) {
        Str name = type->enm->values.at[i].name;
        bool suffix = name.len > tag.len && str_ends(name, tag) &&
                      name.ptr[name.len - tag.len - 1] == '_';
        if (suffix || str_eq(name, tag))
            return true;
    }
    return iface_const(l->f, tag) != NULL;
}

static void check_union(Lines *l, const IfaceShape *s, const IfaceRecord *r)
{
    const IfaceField *tag = need_field(l, r, s->tag, s->loc, "CBW_UNION");
    for (size_t i = 0; i < s->cases.len; i++) {
        const IfaceCase *c = &s->cases.at[i];
        need_field(l, r, c->member, s->loc, "CBW_UNION");
        for (size_t k = 0; tag && k < c->tags.len; k++)
            if (!is_tag(l, tag->type, c->tags.at[k])) {
                diag_error(l->diags, s->loc, "CBW_UNION: no constant '%.*s'",
                           STR_ARG(c->tags.at[k]));
                l->ok = false;
            }
    }
}

static void check_method(Lines *l, const IfaceShape *s, const IfaceRecord *r,
                         const IfaceMethodWords *m)
{
    const IfaceField *f = need_field(l, r, m->method, s->loc, "CBW_IFACE");
    if (!f)
        return;
    const CType *fn = f->type->kind == CT_POINTER ? f->type->elem : f->type;
    if (fn->kind != CT_FUNCTION) {
        diag_error(l->diags, s->loc, "CBW_IFACE: '%.*s' is no callback",
                   STR_ARG(m->method));
        l->ok = false;
        return;
    }
    Nearest near = nearest_to(m->param);
    for (size_t i = 0; i < fn->params.len; i++) {
        nearest_try(&near, fn->params.at[i].name);
        if (str_eq(fn->params.at[i].name, m->param))
            return;
    }
    diag_error(l->diags, s->loc, "CBW_IFACE: '%.*s' has no parameter '%.*s'",
               STR_ARG(m->method), STR_ARG(m->param));
    nearest_note(&near, s->loc, l->diags);
    l->ok = false;
}

// The user data is a field of the struct, or a parameter of its callbacks.
static bool has_ud(const IfaceRecord *r, Str name)
{
    for (size_t i = 0; i < r->fields.len; i++) {
        const CType *t = r->fields.at[i].type;
        const CType *fn = t->kind == CT_POINTER ? t->elem : t;
        for (size_t k = 0; k < fn->params.len; k++)
            if (str_eq(fn->params.at[k].name, name))
                return true;
    }
    return false;
}

static void check_shape(Lines *l, IfaceShape *s)
{
    static const char *const macros[] = {"CBW_VALUE", "CBW_UNION", "CBW_IFACE"};
    const IfaceRecord *r = settle(l, &s->type, s->loc, macros[s->kind]);
    if (!r && !iface_is_taken(l->f, s->type))
        return;
    if (!r || !r->complete) {
        diag_error(l->diags, s->loc,
                   "%s: '%.*s' is no struct that the headers "
                   "define",
                   macros[s->kind], STR_ARG(s->type));
        l->ok = false;
        return;
    }
    if (s->kind == IFACE_SHAPE_UNION)
        check_union(l, s, r);
    if (s->ud.len && !has_ud(r, s->ud))
        need_field(l, r, s->ud, s->loc, "CBW_IFACE");
    for (size_t i = 0; i < s->methods.len; i++)
        check_method(l, s, r, &s->methods.at[i]);
}

// ---- groups ----------------------------------------------------------------

static bool any_const(const Iface *f, Str glob)
{
    for (size_t i = 0; i < f->consts.len; i++)
        if (str_glob(glob, f->consts.at[i]->name))
            return true;
    return false;
}

static void check_group(Lines *l, const IfaceGroup *g)
{
    for (size_t i = 0; i < g->globs.len; i++) {
        Str glob = g->globs.at[i];
        if (any_const(l->f, glob))
            continue;
        Nearest near = nearest_to(glob);
        for (size_t k = 0; k < l->f->consts.len; k++)
            nearest_try(&near, l->f->consts.at[k]->name);
        diag_error(l->diags, g->loc, "CBW_CONSTS: no constant '%.*s'",
                   STR_ARG(glob));
        nearest_note(&near, g->loc, l->diags);
        l->ok = false;
    }
}

bool iface_check_lines(Iface *f, DiagList *diags)
{
    Lines l = {f, diags, true};
    check_classes(&l);
    for (size_t i = 0; i < f->shapes.len; i++)
        check_shape(&l, f->shapes.at[i]);
    for (size_t i = 0; i < f->groups.len; i++)
        check_group(&l, f->groups.at[i]);
    return l.ok;
}
