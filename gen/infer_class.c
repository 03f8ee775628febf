// Which structs are classes. Said by CBW_CLASS; or by rule
//   opaque-struct  a struct that the headers never define, behind a pointer; or
//                  define only to have a type for it
//   state-struct   a defined struct with a function that ends it, or clears
//                  what its pointers lead to
//   filled struct  one with parts of C's own, which one function of the code
//                  writes and others read
// and how an object ends: CBW_CLASS's free or end, else by infer_life.c.
#include "gen/infer_int.h"

static const char init_verbs[] = "init initialize initialise";

bool points_to(const CType *t, const IfaceRecord *r)
{
    return t->kind == CT_POINTER && t->elem->kind == CT_RECORD &&
           t->elem->record == r;
}

// ---- who uses a record -----------------------------------------------------

static void add_user(Gen *g, const CType *t, const IfaceFunc *f)
{
    while (t->kind == CT_POINTER)
        t = t->elem;
    if (t->kind != CT_RECORD)
        return;
    UserVec *users = map_get(&g->users, t->record->spelling);
    if (!users) {
        users = ARENA_NEW(g->a, UserVec);
        map_put(g->a, &g->users, t->record->spelling, users);
    }
    if (!users->len || VEC_LAST(users) != f)
        VEC_PUSH(g->a, users, f);
}

// Made once: a look through all functions for each record would take the
// square of their number.
static void find_users(Gen *g)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        if (f->is_macro)
            continue; // what a class is, functions say
        add_user(g, f->ret, f);
        for (size_t k = 0; k < f->params.len; k++)
            add_user(g, f->params.at[k].type, f);
    }
}

const UserVec *record_users(Gen *g, const IfaceRecord *r)
{
    static const UserVec none;
    const UserVec *users = map_get(&g->users, r->spelling);
    return users ? users : &none;
}

// ---- classes ---------------------------------------------------------------

// foo_init, fooInit, foo_writeinit
static bool is_init(Gen *g, Str name)
{
    StrVec t = name_tokens(g->a, name);
    return t.len && (name_has_token(g->a, name, init_verbs) ||
                     str_ends(VEC_LAST(&t), STR("init")));
}

static bool has_init(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *f = users->at[i];
        if (f->params.len &&
            (points_to(f->params.at[0].type, r) ||
             points_to(VEC_LAST(&f->params).type, r)) &&
            is_init(g, f->name))
            return true;
    }
    return false;
}

// What counts a reference has a shim when it has no symbol of its own.
static Str ref_export(Gen *g, Str ref)
{
    const IfaceFunc *f = ref.len ? iface_func(g->iface, ref) : NULL;
    return f && (f->is_inline || f->is_virtual)
               ? str_cat(g->a, STR("cbw_f_"), ref)
               : ref;
}

static Str ref_name(Gen *g, const IfaceRecord *r, const IfaceClass *said)
{
    if (said &&
        (said->ref.len || said->free.len || said->unref.len || said->end.len))
        return said->ref;
    const IfaceFunc *ref = life_free(g, r) ? life_ref(g, r) : NULL;
    return ref ? ref->name : STR("");
}

// Some function gives one away: as its result, or through a T **.
static bool is_made(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *f = users->at[i];
        if (points_to(f->ret, r))
            return true;
        for (size_t k = 0; k < f->params.len; k++) {
            const CType *t = f->params.at[k].type;
            if (t->kind == CT_POINTER && points_to(t->elem, r) &&
                !attr_find(&f->params.at[k].attrs, ATTR_LEN))
                return true;
        }
    }
    return false;
}

// What gives one away only shows one that is somewhere else: a field of
// another struct. The caller has such structs of his own, too, with an init and
// an end.
static bool is_only_shown(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *f = users->at[i];
        const FactFunc *known = facts_func(g->u->facts, f->name);
        if (points_to(f->ret, r) &&
            (!known || known->fresh || known->may_be_fresh || !f->params.len))
            return false;
        for (size_t k = 0; k < f->params.len; k++) {
            const CType *t = f->params.at[k].type;
            if (t->kind == CT_POINTER && points_to(t->elem, r))
                return false;
        }
    }
    return r->complete && life_init(g, r) && life_end(g, r);
}

static AbiClass *add_class(Gen *g, const IfaceRecord *r, const IfaceClass *said)
{
    AbiClass *c = ARENA_NEW(g->a, AbiClass);
    c->id = (uint32_t)g->u->classes.len;
    Str base =
        said && said->name.len
            ? said->name
            : name_pascal(g->a, name_strip(&g->iface->module.strips, r->name));
    c->name = name_given_export(g->a, base);
    c->c_type = r->spelling;
    c->record = r;
    c->size = r->size;
    c->align = r->align;
    c->doc = &r->doc;
    c->free_export = STR("");
    c->ref_export = ref_export(g, ref_name(g, r, said));
    if (r->tag.len)
        map_put(g->a, &g->classes, r->tag, c);
    map_put(g->a, &g->classes, r->name, c);
    map_put(g->a, &g->classes, r->spelling, c);
    VEC_PUSH(g->a, &g->u->classes, c);
    return c;
}

AbiClass *class_add(Gen *g, const IfaceRecord *r)
{
    return add_class(g, r, NULL);
}

// void under a name of its own: typedef void *T, or T * with typedef void T.
static Str void_name(const CType *t)
{
    if (t->kind != CT_POINTER || t->elem->kind != CT_VOID)
        return STR("");
    return t->elem->alias.len ? t->elem->alias : t->alias;
}

// A class behind a typedef of void or of void *.
static AbiClass *add_void_class(Gen *g, Str type, Str name, Str ref)
{
    AbiClass *c = ARENA_NEW(g->a, AbiClass);
    c->id = (uint32_t)g->u->classes.len;
    c->name =
        name_given_export(g->a, name.len ? name : name_pascal(g->a, type));
    c->c_type = type;
    c->void_ptr = true;
    c->free_export = STR("");
    c->ref_export = ref_export(g, ref);
    map_put(g->a, &g->classes, type, c);
    VEC_PUSH(g->a, &g->u->classes, c);
    return c;
}

void class_behind_void(Gen *g, Str name)
{
    add_void_class(g, name, STR(""), STR(""))->places = true;
}

static void by_word(Gen *g)
{
    for (size_t i = 0; i < g->iface->classes.len; i++) {
        const IfaceClass *said = g->iface->classes.at[i];
        const IfaceRecord *r = iface_record(g->iface, said->type);
        if (!r) {
            add_void_class(g, said->type, said->name, said->ref);
            continue;
        }
        if (map_get(&g->classes, r->spelling)) {
            diag_error(g->diags, said->loc, "CBW_CLASS: '%.*s' is said twice",
                       STR_ARG(said->type));
            continue;
        }
        AbiClass *c = add_class(g, r, said);
        c->boxed = r->complete && !said->free.len && !is_made(g, r);
    }
}

// The struct has parts that only C understands, and some function fills one
// for others to read: { private pointers, and what the caller asks for }.
static bool is_filled(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    bool filled = false, taken = false;
    Str why = STR("");
    if (!g->u->facts || r->is_union || record_is_object(g, r) ||
        record_is_memory(g, r))
        return false;
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *f = users->at[i];
        for (size_t k = 0; k < f->params.len; k++) {
            const FactParam *p =
                points_to(f->params.at[k].type, r) ? life_fact(g, f, k) : NULL;
            if (p && (p->kept || p->freed ||
                      (p->bounded && p->extent > (int64_t)r->size)))
                return false;
            filled |= p && p->written && !p->read;
            taken |= p && p->read;
        }
    }
    return filled && taken && !type_record(g, r, &why);
}

static bool is_number(const CType *t)
{
    return t->kind == CT_INT || t->kind == CT_ENUM || t->kind == CT_BOOL;
}

// Does the code use more of the memory there than the struct has?
static bool goes_beyond(Gen *g, const IfaceRecord *r, const IfaceFunc *f)
{
    for (size_t k = 0; k < f->params.len; k++) {
        const FactParam *p =
            points_to(f->params.at[k].type, r) ? life_fact(g, f, k) : NULL;
        if (p && p->bounded && p->extent > (int64_t)r->size)
            return true;
    }
    return false;
}

// struct doc { int unused; }: a name for what only C knows, which functions
// give away by its address.
bool record_stands_in(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    if (!r->complete || !r->is_public || r->is_union || r->fields.len != 1 ||
        !is_number(r->fields.at[0].type))
        return false;
    Str field = r->fields.at[0].name;
    if (name_has_token(g->a, field, "opaque")) // by callbacks, too
        return true;
    if (!is_made(g, r))
        return false;
    if (name_has_token(g->a, field, "unused dummy placeholder"))
        return true;
    for (size_t i = 0; i < users->len; i++)
        if (goes_beyond(g, r, users->at[i]))
            return true;
    return false;
}

static void by_rule(Gen *g)
{
    for (size_t i = 0; i < g->iface->records.len; i++) {
        const IfaceRecord *r = g->iface->records.at[i];
        if (!r->name.len || map_get(&g->classes, r->name) || shape_of(g, r) ||
            !record_users(g, r)->len || str_eq_c(r->tag, "_IO_FILE") ||
            str_eq_c(r->name, "FILE"))
            continue;
        if (r->is_public && record_is_key(g, r)) {
            add_class(g, r, NULL)->boxed = true;
            continue;
        }
        if (!r->complete || record_stands_in(g, r)) {
            if (r->is_public || is_made(g, r))
                add_class(g, r, NULL);
        } else if (r->is_public &&
                   (life_free(g, r) ||
                    (has_init(g, r) &&
                     (!is_made(g, r) || is_only_shown(g, r))))) {
            AbiClass *c = add_class(g, r, NULL);
            c->boxed = !is_made(g, r) || is_only_shown(g, r);
        } else if (r->is_public && is_made(g, r) && !r->is_union) {
            Str why = STR("");
            // Returned by pointer and no plain value: only a handle will do.
            if (!type_record(g, r, &why))
                add_class(g, r, NULL);
        }
    }
}

// A typedef of void (or void *) that functions give and take is a handle,
// unless its name says that it is any bytes.
static void by_void_rule(Gen *g)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const CType *t = g->iface->funcs.at[i]->ret;
        Str name = void_name(t);
        if (!name.len || t->elem->is_const || map_has(&g->classes, name) ||
            name_has_token(g->a, name,
                           "voidp voidpf voidpc void ptr pointer data buf "
                           "any bytes byte memory user userdata context"))
            continue;
        add_void_class(g, name, STR(""), STR(""))->void_ptr =
            !t->elem->alias.len;
    }
}

// Its pointers are what a function of the library's clears.
static bool is_state(Gen *g, const IfaceRecord *r)
{
    Str why = STR("");
    return !r->is_union && !record_is_object(g, r) && life_is_cleared(g, r) &&
           !type_record(g, r, &why);
}

// struct text *text, size_t n_text: an object would be one of them.
static bool is_counted(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    for (size_t i = 0; i < users->len; i++) {
        const CParamVec *params = &users->at[i]->params;
        for (size_t k = 1; k < params->len; k++) {
            Str of = params->at[k - 1].name, name = params->at[k].name;
            if (points_to(params->at[k - 1].type, r) && of.len &&
                is_length_name(g->a, name) &&
                str_eq(length_stem(g->a, name), length_stem(g->a, of)))
                return true;
        }
    }
    return false;
}

// When all others are known: their objects may be among its fields.
static void by_use(Gen *g)
{
    for (size_t i = 0; i < g->iface->records.len; i++) {
        const IfaceRecord *r = g->iface->records.at[i];
        if (r->complete && r->is_public && r->name.len && !shape_of(g, r) &&
            !map_get(&g->classes, r->name) && !is_made(g, r) &&
            !is_counted(g, r) && (is_filled(g, r) || is_state(g, r)))
            add_class(g, r, NULL)->boxed = true;
    }
}

static void parents(Gen *g)
{
    for (size_t i = 0; i < g->iface->classes.len; i++) {
        const IfaceClass *said = g->iface->classes.at[i];
        AbiClass *c = map_get(&g->classes, said->type);
        if (!c || !said->parent.len)
            continue;
        c->parent = map_get(&g->classes, said->parent);
        if (!c->parent)
            diag_error(g->diags, said->loc,
                       "CBW_CLASS: parent '%.*s' is no "
                       "class",
                       STR_ARG(said->parent));
    }
}

void classes_find(Gen *g)
{
    find_users(g);
    by_word(g);
    by_rule(g);
    by_void_rule(g);
    by_use(g);
    parents(g);
    for (size_t i = 0; i < g->u->classes.len; i++) {
        AbiClass *c = g->u->classes.at[i];
        c->constructible = c->boxed;
        if (c->boxed && !c->record->is_union)
            types_fields(g, c->record, c, is_filled(g, c->record));
    }
    classes_lent(g);
}

AbiClass *class_named(Gen *g, Str name)
{
    AbiClass *c = map_get(&g->classes, name);
    for (size_t i = 0; !c && i < g->u->classes.len; i++)
        if (str_eq(g->u->classes.at[i]->name, name))
            c = g->u->classes.at[i];
    return c;
}

AbiClass *class_of(Gen *g, const CType *pointee)
{
    if (pointee->kind != CT_RECORD)
        return NULL;
    return map_get(&g->classes, pointee->record->spelling);
}

AbiClass *class_of_pointer(Gen *g, const CType *t)
{
    if (t->kind == CT_INT && t->size == 4 && t->alias.len)
        return map_get(&g->classes, t->alias); // said by CBW_CLASS
    if (t->kind != CT_POINTER)
        return NULL;
    if (t->elem->kind == CT_VOID)
        return map_get(&g->classes, void_name(t));
    return class_of(g, t->elem);
}

// The function that only ends one object of a class behind void.
// Several end several kinds of objects behind one type: none of them ends all.
static const IfaceFunc *find_void_free(Gen *g, const AbiClass *c)
{
    const IfaceFunc *found = NULL;
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        if (f->params.len != 1 ||
            class_of_pointer(g, f->params.at[0].type) != c ||
            !life_ends_void(g, f))
            continue;
        if (found)
            return NULL;
        found = f;
    }
    return found;
}

static const IfaceFunc *look_for_free(Gen *g, const AbiClass *c)
{
    for (size_t i = 0; i < g->iface->classes.len; i++) {
        const IfaceClass *said = g->iface->classes.at[i];
        if (map_get(&g->classes, said->type) != c)
            continue;
        Str name = said->free.len    ? said->free
                   : said->unref.len ? said->unref
                                     : said->end;
        if (!name.len)
            break;
        return iface_func(g->iface, name);
    }
    if (!c->record)
        return find_void_free(g, c);
    return c->boxed ? life_end(g, c->record) : life_free(g, c->record);
}

// Asked for every handle: looked for once.
const IfaceFunc *class_free_func(Gen *g, const AbiClass *c)
{
    const IfaceFunc **known = map_get(&g->frees, c->c_type);
    if (!known) {
        known = ARENA_NEW(g->a, const IfaceFunc *);
        *known = look_for_free(g, c);
        map_put(g->a, &g->frees, c->c_type, known);
    }
    return *known;
}

void class_ends_by(Gen *g, const AbiClass *c, const IfaceFunc *f)
{
    const IfaceFunc **known = map_get(&g->frees, c->c_type);
    *known = f;
}

// Verbs that alone, beside the class's name, make an object.
static bool only_makes(Gen *g, const IfaceFunc *f, const AbiClass *c)
{
    static const char verbs[] = "new create alloc make open init construct";
    StrVec name = name_tokens(g->a, f->name);
    StrVec type = name_tokens(g->a, c->record ? c->record->name : c->c_type);
    StrVec tag = name_tokens(g->a, c->record ? c->record->tag : STR(""));
    size_t verb = 0, other = 0;
    for (size_t i = 0; i < name.len; i++) {
        bool of_type = false;
        for (size_t k = 0; k < type.len; k++)
            of_type |= str_eq(name.at[i], type.at[k]);
        for (size_t k = 0; k < tag.len; k++)
            of_type |= str_eq(name.at[i], tag.at[k]);
        if (str_one_of(name.at[i], verbs))
            verb++;
        else if (!of_type)
            other++;
    }
    return verb == 1 && other == 0;
}

static void new_by_rule(Gen *g, const IfaceFunc *f)
{
    AbiClass *c = class_of_pointer(g, f->ret);
    if (!c || map_has(&g->news, f->name) || c->boxed || !only_makes(g, f, c) ||
        !class_free_func(g, c))
        return;
    if (f->params.len && class_of_pointer(g, f->params.at[0].type) == c)
        return;
    for (size_t i = 0; i < g->news.len; i++)
        if (g->news.values[i] == c)
            return;
    map_put(g->a, &g->news, f->name, c);
}

// A constructor throws where the function says that it failed.
static void new_by_init(Gen *g, const IfaceFunc *init, AbiClass *c)
{
    IfaceFunc *f = iface_func(g->iface, init->name);
    Str fails;
    map_put(g->a, &g->news, f->name, c);
    if (life_status(g, f, &fails) && fails.len)
        VEC_PUSH(g->a, &f->attrs,
                 (Attr){.word = ATTR_THROW,
                        .arg = fails,
                        .arg2 = STR(""),
                        .loc = f->loc,
                        .by_rule = true});
}

void classes_ends(Gen *g)
{
    for (size_t i = 0; i < g->u->classes.len; i++) {
        AbiClass *c = g->u->classes.at[i];
        const IfaceFunc *end = class_free_func(g, c);
        if (end)
            map_put(g->a, &g->ends, end->name, c);
        const IfaceFunc *init =
            c->boxed && end ? life_init(g, c->record) : NULL;
        if (init)
            new_by_init(g, init, c);
    }
    for (size_t i = 0; i < g->iface->classes.len; i++) {
        const IfaceClass *said = g->iface->classes.at[i];
        AbiClass *c = map_get(&g->classes, said->type);
        if (c && said->init.len)
            map_put(g->a, &g->news, said->init, c);
        const Str funcs[] = {said->free, said->ref, said->unref, said->init,
                             said->end};
        for (size_t k = 0; k < sizeof funcs / sizeof *funcs; k++)
            if (funcs[k].len && !iface_func(g->iface, funcs[k]))
                diag_error(g->diags, said->loc, "CBW_CLASS: no function '%.*s'",
                           STR_ARG(funcs[k]));
    }
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        const Attr *made = attr_find(&f->attrs, ATTR_NEW);
        AbiClass *c = made ? class_named(g, made->arg) : NULL;
        if (c)
            map_put(g->a, &g->news, f->name, c);
        else if (made)
            diag_error(g->diags, made->loc, "CBW_NEW: no class '%.*s'",
                       STR_ARG(made->arg));
    }
    for (size_t i = 0; i < g->iface->funcs.len; i++)
        new_by_rule(g, g->iface->funcs.at[i]);
}
