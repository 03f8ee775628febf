// Where a plan stands and what it is called: functions, and members of
// classes without the class's prefix; and that no two things have one name.
#include "gen/infer_int.h"

#include <ctype.h>

// ---- prefixes of classes ---------------------------------------------------

static bool takes_class(const IfaceFunc *f, const AbiClass *c)
{
    if (!f->params.len || !c->record)
        return false;
    const CType *t = f->params.at[0].type;
    return t->kind == CT_POINTER && t->elem->kind == CT_RECORD &&
           t->elem->record == c->record;
}

// What all names begin with, up to a '_', leaving an identifier in each.
static size_t shared_prefix(const StrVec *names)
{
    if (names->len < 2)
        return 0;
    size_t len = names->at[0].len;
    for (size_t i = 1; i < names->len; i++) {
        size_t k = 0;
        while (k < len && k < names->at[i].len &&
               names->at[i].ptr[k] == names->at[0].ptr[k])
            k++;
        len = k;
    }
    for (; len > 0; len--) {
        bool ok = names->at[0].ptr[len - 1] == '_';
        for (size_t i = 0; i < names->len && ok; i++)
            ok = str_is_ident(str_from(names->at[i], len));
        if (ok)
            return len;
    }
    return 0;
}

void class_prefixes(Gen *g)
{
    for (size_t i = 0; i < g->u->classes.len; i++) {
        const AbiClass *c = g->u->classes.at[i];
        StrVec names = {0};
        static const UserVec none;
        const UserVec *users = c->record ? record_users(g, c->record) : &none;
        for (size_t k = 0; k < users->len; k++)
            if (takes_class(users->at[k], c))
                VEC_PUSH(g->a, &names, users->at[k]->name);
        Str *prefix = ARENA_NEW(g->a, Str);
        if (names.len)
            *prefix = str_sub(names.at[0], 0, shared_prefix(&names));
        map_put(g->a, &g->prefixes, c->c_type, prefix);
    }
}

// json_t -> json, XML_ParserStruct -> XML_Parser, "struct sqlite3" -> sqlite3
static Str bare_type(Str type)
{
    static const char *const tails[] = {"_t",   "_s",     "_st",
                                        "_tag", "Struct", "_struct"};
    if (str_starts(type, STR("struct ")))
        type = str_from(type, 7);
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        Str tail = str_of(tails[i]);
        if (str_ends(type, tail) && type.len > tail.len)
            return str_sub(type, 0, type.len - tail.len);
    }
    return type;
}

// The rest of the name after `prefix` and a word boundary, or "".
static Str after(Str name, Str prefix)
{
    if (!prefix.len || !str_starts(name, prefix) || name.len <= prefix.len)
        return STR("");
    Str rest = str_from(name, prefix.len);
    if (rest.ptr[0] == '_')
        rest = str_from(rest, 1);
    else if (!isupper((unsigned char)rest.ptr[0]) &&
             !str_ends(prefix, STR("_")))
        return STR("");
    return str_is_ident(rest) ? rest : STR("");
}

static Str member_stem(Gen *g, const AbiClass *c, Str func)
{
    Str best = STR("");
    Str forms[3] = {bare_type(c->c_type)};
    if (c->record) {
        forms[1] = bare_type(c->record->tag);
        forms[2] = bare_type(c->record->name);
    }
    for (int i = 0; i < 3; i++) {
        Str rest = after(func, forms[i]);
        if (rest.len && (!best.len || rest.len < best.len))
            best = rest;
    }
    Str bare = name_strip(&g->iface->module.strips, func);
    Str rest = best.len ? best : after(bare, c->name);
    const Str *shared = map_get(&g->prefixes, c->c_type);
    if (!rest.len && shared && shared->len)
        rest = after(func, *shared);
    return rest.len && rest.len < bare.len ? rest : bare;
}

// ---- place and name --------------------------------------------------------

static bool has_ctor(const AbiClass *c)
{
    for (size_t i = 0; i < c->members.len; i++)
        if (c->members.at[i]->role == ABI_CTOR)
            return true;
    return false;
}

static bool gives(Gen *g, const IfaceFunc *f, const Role *params,
                  const Role *ret, const AbiClass *c)
{
    if (ret->kind == ROLE_HANDLE && ret->type->cls == c)
        return ret->own || !class_free_func(g, c);
    for (size_t i = 0; i < f->params.len; i++)
        if (params[i].kind == ROLE_OUT_HANDLE && params[i].type->cls == c)
            return true;
    return false;
}

static void place_new(Gen *g, const IfaceFunc *f, Role *params, const Role *ret,
                      AbiPlan *p, AbiClass *made, AbiClass *first)
{
    bool fresh = !has_ctor(made) && !p->async; // `new` gives no promise
    if (made->boxed && first == made) {
        p->role = fresh ? ABI_CTOR : ABI_METHOD;
        if (fresh)
            params[0].kind = ROLE_BOX;
    } else if (gives(g, f, params, ret, made)) {
        p->role = fresh ? ABI_CTOR : ABI_STATIC;
    } else {
        const Attr *word = attr_find(&f->attrs, ATTR_NEW);
        if (word && !word->by_rule)
            diag_error(
                g->diags, word->loc, "CBW_NEW(%.*s): '%.*s' gives no %.*s",
                STR_ARG(word->arg), STR_ARG(f->name), STR_ARG(made->name));
        p->cls = first;
        p->role = first ? ABI_METHOD : ABI_FUNCTION;
        return;
    }
    p->cls = made;
}

static bool shows_one(const IfaceFunc *f, const Role *params)
{
    for (size_t i = 1; i < f->params.len; i++)
        if (params[i].kind != ROLE_HIDDEN)
            return false;
    return f->params.len > 0;
}

static void place(Gen *g, const IfaceFunc *f, Role *params, const Role *ret,
                  AbiPlan *p)
{
    AbiClass *first = f->params.len && params[0].kind == ROLE_HANDLE
                          ? params[0].type->cls
                          : NULL;
    AbiClass *made = map_get(&g->news, f->name);
    AbiClass *ended = map_get(&g->ends, f->name);
    const Attr *on = attr_find(&f->attrs, ATTR_ON);
    p->cls = first;
    p->role = first ? ABI_METHOD : ABI_FUNCTION;
    if (ended && first == ended && shows_one(f, params)) {
        p->role = ABI_FREE;
        params[0].takes = false;
    } else if (made) {
        place_new(g, f, params, ret, p, made, first);
    } else if (on && class_named(g, on->arg)) {
        p->cls = class_named(g, on->arg);
        p->role = ABI_STATIC;
    } else if (on) {
        diag_error(g->diags, on->loc, "CBW_ON: no class '%.*s'",
                   STR_ARG(on->arg));
    } else if (first && attr_find(&f->attrs, ATTR_GET) && f->params.len == 1) {
        p->role = ABI_GETTER;
    } else if (first && attr_find(&f->attrs, ATTR_SET) && f->params.len == 2) {
        p->role = ABI_SETTER;
    }
}

// get_width, GetWidth -> width, for properties
static Str property_stem(Str s, const char *lower, const char *upper)
{
    Str rest = after(s, str_of(lower));
    if (!rest.len)
        rest = after(s, str_of(upper));
    return rest.len ? rest : s;
}

// getNAME, setNAME
static Str accessor_name(Gen *g, const IfaceFunc *f)
{
    const Attr *given = attr_find(&f->global->attrs, ATTR_NAME);
    Str bare = given ? given->arg
                     : name_strip(&g->iface->module.strips, f->global->name);
    return name_export(
        g->u,
        str_fmt(g->a, "%s_%.*s", f->params.len ? "set" : "get", STR_ARG(bare)));
}

void plan_place(Gen *g, const IfaceFunc *f, Role *params, const Role *ret,
                AbiPlan *p)
{
    place(g, f, params, ret, p);
    const Attr *given = attr_find(&f->attrs, ATTR_NAME);
    if (f->global) {
        p->role = ABI_FUNCTION;
        p->cls = NULL;
        p->name = accessor_name(g, f);
    } else if (p->role == ABI_CTOR || p->role == ABI_FREE) {
        p->name = p->role == ABI_FREE ? STR("free") : STR("constructor");
    } else if (p->role == ABI_FUNCTION) {
        p->name = given ? name_given_export(g->a, given->arg)
                        : name_export(g->u, name_strip(&g->iface->module.strips,
                                                       f->name));
    } else {
        Str stem = member_stem(g, p->cls, f->name);
        if (p->role == ABI_GETTER)
            stem = property_stem(stem, "get", "Get");
        if (p->role == ABI_SETTER)
            stem = property_stem(stem, "set", "Set");
        p->name = given ? name_given_member(g->a, given->arg)
                        : name_member(g->u, stem);
        // TypeScript refuses statics that every function has.
        if (p->role == ABI_STATIC &&
            str_one_of(p->name, "name length caller arguments"))
            p->name = str_cat(g->a, p->name, STR("_"));
    }
}

// ---- one name, one thing ---------------------------------------------------

typedef struct Named {
    SrcLoc loc;
    Str what; // for notes
} Named;

static bool claim(Gen *g, StrMap *taken, Str name, SrcLoc loc, Str what)
{
    if (map_has(taken, name))
        return false;
    Named *n = ARENA_NEW(g->a, Named);
    *n = (Named){loc, what};
    map_put(g->a, taken, name, n);
    return true;
}

static void collision(Gen *g, const StrMap *taken, Str name, SrcLoc loc,
                      Str what)
{
    const Named *other = map_get(taken, name);
    diag_error(g->diags, loc,
               "'%.*s' would have the JavaScript name '%.*s', "
               "which is taken",
               STR_ARG(what), STR_ARG(name));
    diag_note(g->diags, other->loc, "by '%.*s'; CBW_NAME gives another one",
              STR_ARG(other->what));
}

// Types that lose their name to another one keep their C prefix.
static void claim_type(Gen *g, StrMap *taken, Str *name, Str c_name)
{
    if (claim(g, taken, *name, NO_LOC, c_name))
        return;
    size_t space;
    if (str_find_char(c_name, ' ', &space)) // struct, union or enum
        c_name = str_from(c_name, space + 1);
    *name = name_given_export(g->a, name_pascal(g->a, c_name));
    while (!claim(g, taken, *name, NO_LOC, c_name))
        *name = str_cat(g->a, *name, STR("_"));
}

static void claim_types(Gen *g, StrMap *taken)
{
    GenUnit *u = g->u;
    if (u->waits)
        claim(g, taken, STR("InstanceBusyError"), NO_LOC, STR("an error"));
    for (size_t i = 0; i < u->callbacks.len; i++)
        if (u->callbacks.at[i]->import)
            claim(g, taken, STR("Imports"), NO_LOC, STR("the imports"));
    if (u->error_class.len)
        claim(g, taken, u->error_class, NO_LOC, STR("the error class"));
    for (size_t i = 0; i < u->classes.len; i++)
        claim_type(g, taken, &u->classes.at[i]->name, u->classes.at[i]->c_type);
    for (size_t i = 0; i < u->enums.len; i++)
        claim_type(g, taken, &u->enums.at[i]->name, u->enums.at[i]->c_name);
    for (size_t i = 0; i < u->records.len; i++)
        claim_type(g, taken, &u->records.at[i]->name, u->records.at[i]->c_type);
    for (size_t i = 0; i < u->variants.len; i++)
        claim_type(g, taken, &u->variants.at[i]->name,
                   u->variants.at[i]->c_type);
    for (size_t i = 0; i < u->objects.len; i++)
        claim_type(g, taken, &u->objects.at[i]->name, u->objects.at[i]->c_type);
}

// The names that a plan may have, best first; one that the user gave is the
// only one. A collision that is left is the user's to solve.
static void claim_plan(Gen *g, StrMap *taken, AbiPlan *p, const char *kind,
                       const Str *names, size_t n)
{
    const IfaceFunc *f = p->func;
    for (size_t i = 0; i < n; i++) {
        Str key = str_fmt(g->a, "%s%.*s", kind, STR_ARG(names[i]));
        if (claim(g, taken, key, f->loc, f->name)) {
            p->name = names[i];
            return;
        }
    }
    collision(g, taken, str_fmt(g->a, "%s%.*s", kind, STR_ARG(names[0])),
              f->loc, f->name);
}

static bool has_given_name(const AbiPlan *p)
{
    return attr_find(&p->func->attrs, ATTR_NAME) != NULL;
}

static void claim_function(Gen *g, StrMap *taken, AbiPlan *p)
{
    Str names[3] = {p->name, name_export(g->u, p->func->name),
                    name_given_export(g->a, p->func->name)};
    claim_plan(g, taken, p, "", names, has_given_name(p) ? 1 : 3);
}

static void claim_member(Gen *g, StrMap *taken, AbiPlan *p)
{
    const IfaceFunc *f = p->func;
    if (p->role == ABI_CTOR || p->role == ABI_FREE)
        return;
    // A getter and a setter share a name.
    const char *kind = p->role == ABI_STATIC   ? "static "
                       : p->role == ABI_SETTER ? "set "
                                               : "";
    Str bare = name_strip(&g->iface->module.strips, f->name);
    Str names[4] = {p->name, name_member(g->u, bare),
                    name_member(g->u, f->name),
                    name_given_member(g->a, f->name)};
    claim_plan(g, taken, p, kind, names, has_given_name(p) ? 1 : 4);
}

static void claim_members(Gen *g, AbiClass *c)
{
    StrMap taken = {0};
    for (size_t i = 0; i < c->fields.len; i++)
        claim(g, &taken, c->fields.at[i].name, c->record->loc,
              c->fields.at[i].c_name);
    for (int given = 1; given >= 0; given--)
        for (size_t i = 0; i < c->members.len; i++)
            if (has_given_name(c->members.at[i]) == (given == 1))
                claim_member(g, &taken, c->members.at[i]);
}

void names_unique(Gen *g)
{
    StrMap taken = {0};
    claim_types(g, &taken);
    for (int given = 1; given >= 0; given--)
        for (size_t i = 0; i < g->u->functions.len; i++)
            if (has_given_name(g->u->functions.at[i]) == (given == 1))
                claim_function(g, &taken, g->u->functions.at[i]);
    for (size_t i = 0; i < g->u->classes.len; i++)
        claim_members(g, g->u->classes.at[i]);
    for (size_t i = 0; i < g->u->consts.len; i++) {
        GenConst *c = &g->u->consts.at[i];
        while (!claim(g, &taken, c->name, c->c ? c->c->loc : NO_LOC, c->name))
            c->name = str_cat(g->a, c->name, STR("_"));
    }
}
