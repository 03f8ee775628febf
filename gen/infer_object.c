// Structs of callbacks: objects with methods in JavaScript. Said by CBW_IFACE;
// or by rule, where a struct has only functions, their user data and numbers.
// Each function gets the user data, which is a field of the struct or a
// parameter beside it, or the struct itself. How long C calls them, the facts
// say.
#include "gen/infer_rule.h"

// ---- which structs ---------------------------------------------------------

static const char allocates[] = "malloc calloc realloc alloc free dealloc";

static bool is_function(const IfaceField *f)
{
    return ctype_is_ptr_to(f->type, CT_FUNCTION);
}

static bool is_bare(const CType *t)
{
    return ctype_is_ptr_to(t, CT_VOID) && !t->elem->is_const &&
           !t->elem->alias.len;
}

static bool is_number(const CType *t)
{
    return t->kind == CT_INT || t->kind == CT_FLOAT || t->kind == CT_ENUM ||
           t->kind == CT_BOOL;
}

// struct hooks { malloc_fn, free_fn }, maybe with user data.
bool record_is_memory(Gen *g, const IfaceRecord *r)
{
    size_t functions = 0;
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i];
        if (!is_function(f) && !is_bare(f->type))
            return false;
        if (is_function(f) && !name_has_token(g->a, f->name, allocates) &&
            !name_has_token(g->a, f->type->alias, allocates))
            return false;
        functions += is_function(f);
    }
    return functions > 0 && functions + 1 >= r->fields.len;
}

// The only field that is a bare pointer; "" when there is none. false: there
// are several, or what no method and no number is.
static bool find_user_data(const IfaceRecord *r, Str *ud)
{
    size_t functions = 0, n = 0;
    *ud = STR("");
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i];
        if (is_bare(f->type)) {
            *ud = f->name;
            n++;
        } else if (is_function(f)) {
            functions++;
        } else if (!is_number(f->type)) {
            return false;
        }
    }
    return functions > 0 && n <= 1;
}

// What CBW_IFACE says, or would have to.
static const IfaceShape *object_shape(Gen *g, const IfaceRecord *r)
{
    const IfaceShape *said = shape_of(g, r);
    Str ud;
    if (said)
        return said->kind == IFACE_SHAPE_IFACE ? said : NULL;
    if (!r->complete || r->is_union || !r->is_public || !r->name.len ||
        map_get(&g->classes, r->spelling) || record_is_memory(g, r) ||
        !find_user_data(r, &ud))
        return NULL;
    IfaceShape *s = ARENA_NEW(g->a, IfaceShape);
    s->kind = IFACE_SHAPE_IFACE;
    s->type = r->name;
    s->ud = ud;
    return s;
}

bool record_is_object(Gen *g, const IfaceRecord *r)
{
    return object_shape(g, r) != NULL;
}

// ---- its type --------------------------------------------------------------

static void method_words(Gen *g, const IfaceShape *shape, const IfaceField *f,
                         const CType *fn)
{
    for (size_t i = 0; i < shape->methods.len; i++) {
        const IfaceMethodWords *m = &shape->methods.at[i];
        int at = str_eq(m->method, f->name) ? callback_param(fn, m->param) : -1;
        for (size_t k = 0; at >= 0 && k < m->attrs.len; k++)
            VEC_PUSH(g->a, &fn->params.at[at].attrs, m->attrs.at[k]);
    }
}

static bool gets_self(const IfaceRecord *r, const IfaceField *f)
{
    const CType *fn = is_function(f) ? f->type->elem : NULL;
    return fn && fn->params.len && points_to(fn->params.at[0].type, r);
}

// The struct itself is what each of its functions gets first: the id is in its
// user data, or behind it.
static bool all_get_self(const IfaceRecord *r)
{
    for (size_t i = 0; i < r->fields.len; i++)
        if (is_function(&r->fields.at[i]) && !gets_self(r, &r->fields.at[i]))
            return false;
    return true;
}

static Str self_id(Gen *g, const IfaceShape *shape)
{
    return shape->ud.len ? str_cat(g->a, STR("->"), shape->ud) : STR("[1]");
}

static void skip_self(Gen *g, const CType *fn)
{
    AttrList *to = &fn->params.at[0].attrs;
    if (!attr_find(to, ATTR_SKIP))
        VEC_PUSH(g->a, to, (Attr){.word = ATTR_SKIP, .by_rule = true});
}

static bool add_method(Gen *g, const IfaceRecord *r, const IfaceShape *shape,
                       const IfaceField *f, AbiObject *o, Str *why)
{
    const CType *fn = f->type->elem;
    bool self = shape != shape_of(g, r) && gets_self(r, f);
    method_words(g, shape, f, fn);
    if (self)
        skip_self(g, fn);
    CParam as_param = {.name = f->name, .type = f->type, .attrs = f->attrs};
    callback_field(g, f);
    AbiCallback *cb = type_callback(g, fn, &as_param, !self, why);
    if (!cb) {
        *why = str_fmt(g->a, "'%.*s': %.*s", STR_ARG(f->name), STR_ARG(*why));
        return false;
    }
    if (self && !shape->ud.len && !all_get_self(r)) {
        *why = STR("only some of its functions get the struct itself");
        return false;
    }
    if (cb->ud < 0 && !self && shape != shape_of(g, r)) {
        *why = str_fmt(g->a, "nothing gives '%.*s' the user data",
                       STR_ARG(f->name));
        return false;
    }
    // Methods of an object have trampolines of their own: their import calls
    // a property of the object behind the id.
    AbiCallback *own = ARENA_NEW(g->a, AbiCallback);
    *own = *cb;
    own->id = (uint32_t)g->u->callbacks.len;
    own->method = name_member(g->u, f->name);
    if (self) {
        own->self = self_id(g, shape);
        own->pool = 0;
    }
    VEC_PUSH(g->a, &g->u->callbacks, own);
    VEC_PUSH(g->a, &o->methods,
             (struct AbiMethod){.name = own->method,
                                .c_name = f->name,
                                .offset = f->offset,
                                .callback = own,
                                .optional =
                                    attr_find(&f->attrs, ATTR_OPT) ||
                                    (g->called.tested && !g->called.untested),
                                .doc = &f->doc});
    return true;
}

// What is no callback: C's business (HIDE), or a number of the object's.
static bool add_other(Gen *g, const IfaceRecord *r, size_t i, AbiObject *o,
                      Str *why)
{
    const IfaceField *f = &r->fields.at[i];
    const Attr *hide = attr_find(&f->attrs, ATTR_HIDE);
    AbiField field;
    if (hide) {
        VEC_PUSH(g->a, &o->presets,
                 (struct AbiPreset){.c_name = f->name, .expr = hide->arg});
        return true;
    }
    if (!type_field(g, r, i, &field, why) || field.type->kind > ABI_FLAGS) {
        *why = str_fmt(g->a,
                       "field '%.*s' of %.*s is no callback; "
                       "CBW_FIELD(%.*s, %.*s, hide=0) gives it a value",
                       STR_ARG(f->name), STR_ARG(r->spelling), STR_ARG(r->name),
                       STR_ARG(f->name));
        return false;
    }
    VEC_PUSH(g->a, &o->fields, field);
    return true;
}

static bool add_member(Gen *g, const IfaceRecord *r, const IfaceShape *shape,
                       size_t i, AbiObject *o, Str *why)
{
    const IfaceField *f = &r->fields.at[i];
    if (ctype_is_ptr_to(f->type, CT_FUNCTION))
        return attr_find(&f->attrs, ATTR_HIDE)
                   ? add_other(g, r, i, o, why)
                   : add_method(g, r, shape, f, o, why);
    if (!str_eq(f->name, shape->ud))
        return add_other(g, r, i, o, why);
    o->ud_offset = (int32_t)f->offset;
    o->ud_name = f->name;
    return true;
}

AbiObject *type_object(Gen *g, const IfaceRecord *src, Str *why)
{
    AbiObject *o = map_get(&g->objects, src->spelling);
    if (o)
        return o;
    const IfaceShape *shape = object_shape(g, src);
    o = ARENA_NEW(g->a, AbiObject);
    o->name = name_given_export(
        g->a,
        name_pascal(g->a, name_strip(&g->iface->module.strips, src->name)));
    o->c_type = src->spelling;
    o->size = src->size;
    o->align = src->align;
    bool behind = !shape->ud.len && !shape_of(g, src) && all_get_self(src);
    o->ud_offset = behind ? (int32_t)src->size : -1;
    o->ud_name = STR("");
    o->doc = &src->doc;
    for (size_t i = 0; i < src->fields.len; i++)
        if (!add_member(g, src, shape, i, o, why))
            return NULL;
    if (!o->methods.len) {
        *why = str_fmt(g->a, "%.*s has no callbacks", STR_ARG(src->spelling));
        return NULL;
    }
    o->id = (uint32_t)g->u->objects.len;
    map_put(g->a, &g->objects, src->spelling, o);
    VEC_PUSH(g->a, &g->u->objects, o);
    return o;
}

// ---- the parameter ---------------------------------------------------------

static AbiType *object_type(Gen *g, AbiObject *o, const CType *t)
{
    AbiType *to = ARENA_NEW(g->a, AbiType);
    to->kind = ABI_OBJECT;
    to->object = o;
    to->mem = ABI_MEM_U32;
    to->size = to->align = 4;
    to->c_type = t->spelling;
    return to;
}

static bool is_data(const Ctx *c, size_t i)
{
    const CParam *p = &c->f->params.at[i];
    return is_bare(p->type) && !p->attrs.len && c->len_of[i] < 0 &&
           c->roles[i].kind == ROLE_NONE;
}

// The parameter that is the user data, by its name or next to the struct; -1 =
// none.
static int user_data_of(const Ctx *c, const IfaceShape *s)
{
    if (s == shape_of(c->g, c->t->elem->record))
        return param_named(c->f, s->ud);
    int named = rule_beside(c);
    if (named >= 0)
        return named;
    if (c->i > 0 && is_data(c, c->i - 1))
        return (int)c->i - 1;
    return c->i + 1 < c->f->params.len && is_data(c, c->i + 1) ? (int)c->i + 1
                                                               : -1;
}

static Str class_words(const Ctx *c)
{
    const IfaceRecord *r = c->t->elem->record;
    return str_fmt(c->g->a, "CBW_CLASS(%.*s);", STR_ARG(r->name));
}

static void ask_life(Ctx *c)
{
    rule_refuse(c, STR("for how long does C call these functions?"),
                STR("CBW_CB(call)"));
}

// A table of functions that allocate, which C does without.
bool memory_is_ours(Gen *g, const IfaceFunc *f, size_t i)
{
    const CType *t = f->params.at[i].type;
    const FactParam *p = life_fact(g, f, i);
    return ctype_is_ptr_to(t, CT_RECORD) && t->elem->record->complete &&
           !f->params.at[i].attrs.len && record_is_memory(g, t->elem->record) &&
           p && p->may_be_null;
}

bool rule_memory(Ctx *c)
{
    if (!memory_is_ours(c->g, c->f, c->i))
        return false;
    rule_settle(c, ROLE_HIDDEN, NULL, "memory is the glue's business")->expr =
        STR("0");
    return true;
}

bool rule_object(Ctx *c)
{
    const CType *e = c->t->elem;
    const IfaceShape *s = e->kind == CT_RECORD && c->len_of[c->i] < 0
                              ? object_shape(c->g, e->record)
                              : NULL;
    if (!s)
        return false;
    bool said = s == shape_of(c->g, e->record);
    Str why = STR("");
    AbiObject *o = type_object(c->g, e->record, &why);
    int ud = o && o->ud_offset < 0 ? user_data_of(c, s) : -1;
    const Attr *cb = rule_word(c, ATTR_CB);
    if (o && !said && o->ud_offset < 0 && ud < 0)
        why = STR("nothing gives its functions their user data");
    if (why.len) {
        rule_refuse(c, why, said ? STR("") : class_words(c));
        return true;
    }
    if (!said && !cb && !life_fact(c->g, c->f, c->i)) {
        ask_life(c);
        return true;
    }
    Role *r = rule_settle(c, ROLE_OBJECT, object_type(c->g, o, c->t),
                          said ? "word iface" : "functions and user data");
    r->keep = cb ? rule_owner(c, cb, &r->keep_arg) : ABI_OWNER_CALL;
    if (ud >= 0)
        c->roles[ud] = role_for(ROLE_USERDATA, (int)c->i,
                                said ? "word iface" : "user data of functions");
    return true;
}

// ---- how long --------------------------------------------------------------

// The fact about the user data: the struct has it, or a parameter.
static const FactParam *about_data(const Ctx *c, const FactParam *p)
{
    for (size_t i = 0; i < c->f->params.len; i++)
        if (c->roles[i].kind == ROLE_USERDATA && c->roles[i].peer == (int)c->i)
            return p - c->i + i;
    return p;
}

// Both lie in the object that the function is about, and each call overwrites
// what the last one left.
static bool is_replaced(const Ctx *c, const FactParam *p, const FactParam *data)
{
    const Role *self = &c->roles[0];
    bool all = c->i > 0 && self->kind == ROLE_HANDLE &&
               !self->type->cls->ref_export.len;
    if (p->kept)
        all &= rule_keeper(c, p) == 0 && p->replaced;
    if (data->kept)
        all &= rule_keeper(c, data) == 0 && data->replaced;
    return all;
}

void rule_object_life(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    const FactParam *data = about_data(c, p);
    bool inside = data == p && p->kept_inside;
    AbiClass *made = class_of_pointer(c->g, c->f->ret);
    const IfaceRecord *record = c->t->elem->record;
    if (p->bounded && p->extent > (int64_t)record->size) {
        rule_refuse(c, STR("it is only the begin of something larger"),
                    class_words(c));
    } else if (all_get_self(record) ? !p->calls : p->written) {
        rule_refuse(c,
                    p->written ? STR("C writes to the struct")
                               : STR("C does not call its functions"),
                    class_words(c));
    } else if (!p->kept && !data->kept && !inside) {
        r->assumes = "called during the call only: proven";
    } else if (made && class_free_func(c->g, made) && !made->ref_export.len &&
               (!p->kept || rule_kept_by_result(p)) &&
               (!data->kept || rule_kept_by_result(data)) &&
               (p->kept || data->kept)) {
        r->keep = ABI_OWNER_RESULT;
        r->assumes = "held by the object that the call makes";
    } else if ((p->kept || data->kept) && is_replaced(c, p, data)) {
        r->keep = ABI_OWNER_ARG;
        r->keep_arg = 0;
        r->replaces = true;
        r->assumes = "held by the object until the next call: proven";
    } else {
        rule_ask_keeper(c, p->kept ? p : data, "CBW_CB");
    }
}

// ---- functions alone: how long they are called ------------------------------

static const char registering[] =
    "set register add hook on install handler callback logger subscribe "
    "listen atexit";

// Neither the function nor its user data is there after the call.
static bool is_only_called(const Ctx *c, int ud)
{
    const FactParam *f = life_fact(c->g, c->f, c->i);
    const FactParam *data = ud >= 0 ? life_fact(c->g, c->f, (size_t)ud) : NULL;
    return f && !f->kept && (ud < 0 || (data && !data->kept));
}

// Kept by what the call makes; or somewhere, where there is no other object.
static bool is_of_result(const Ctx *c, int ud)
{
    const FactParam *f = life_fact(c->g, c->f, c->i);
    const FactParam *data = ud >= 0 ? life_fact(c->g, c->f, (size_t)ud) : NULL;
    AbiClass *made = class_of_pointer(c->g, c->f->ret);
    bool only = !c->f->params.len || c->roles[0].kind != ROLE_HANDLE;
    return f && f->kept && made && class_free_func(c->g, made) &&
           !made->ref_export.len && (only || rule_kept_by_result(f)) &&
           (only || !data || !data->kept || rule_kept_by_result(data));
}

// In a variable: no object's end is the function's.
static bool is_kept_for_good(const Ctx *c)
{
    const FactParam *f = life_fact(c->g, c->f, c->i);
    return f && f->kept && f->in_global;
}

// In an object that is not the one that the function is about.
static bool is_kept_elsewhere(const Ctx *c)
{
    const FactParam *f = life_fact(c->g, c->f, c->i);
    bool self = c->roles[0].kind == ROLE_HANDLE && f && f->in_params & 1;
    return f && f->kept && !f->in_unknown && !self &&
           (f->in_params || f->in_outs || f->in_fresh);
}

void rule_callback_life(Ctx *c, Role *r, int ud)
{
    bool registers = name_has_token(c->g->a, c->f->name, registering);
    if (is_only_called(c, ud)) {
        r->keep = ABI_OWNER_CALL;
        r->assumes = "called during the call only: proven";
    } else if (is_of_result(c, ud)) {
        r->keep = ABI_OWNER_RESULT;
        r->assumes = "held by the object that the call makes";
    } else if (c->f->params.len && c->roles[0].kind == ROLE_HANDLE &&
               registers && rule_kept_behind(c, ud)) {
        rule_refuse(c,
                    STR("kept behind an object that is of another one: for "
                        "how long does C call it?"),
                    STR("CBW_CB(forever)"));
    } else if (is_kept_for_good(c)) {
        r->keep = ABI_OWNER_FOREVER;
        r->assumes = "kept for good";
    } else if (is_kept_elsewhere(c)) {
        rule_ask_keeper(c, life_fact(c->g, c->f, c->i), "CBW_CB");
    } else if (c->f->params.len && c->roles[0].kind == ROLE_HANDLE) {
        r->keep = ABI_OWNER_ARG; // kept by the object: safe, at worst too long
        r->keep_arg = 0;
        r->assumes = "kept while the object lives";
    } else {
        r->keep = registers ? ABI_OWNER_FOREVER : ABI_OWNER_CALL;
        r->assumes =
            registers ? "kept for good" : "called during the call only";
    }
}
