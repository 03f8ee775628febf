// Variables of the headers: each is read by a function getNAME() and, unless
// it is const, written by setNAME(value). Both are functions declared only for
// us, like those of CBW_MACRO, so that every rule holds for them. A struct that
// is a class is given as it is: an object that never ends. A pointer is
// written only where a word says that C keeps it (CBW_KEEP(forever)); a
// variable that is a callback can only be set.
#include "annotate/attr.h"
#include "gen/infer_int.h"

static const CType void_type = {.kind = CT_VOID, .spelling = STR_INIT("void")};

static IfaceFunc *accessor(Gen *g, const IfaceGlobal *v, const char *verb)
{
    IfaceFunc *f = ARENA_NEW(g->a, IfaceFunc);
    f->name = str_fmt(g->a, "%s_%.*s", verb, STR_ARG(v->name));
    while (iface_is_taken(g->iface, f->name))
        f->name = str_cat(g->a, f->name, STR("_"));
    f->global = v;
    f->is_virtual = true;
    f->doc = v->doc;
    f->loc = v->loc;
    f->proto = str_fmt(g->a, "extern %.*s %.*s", STR_ARG(v->type->spelling),
                       STR_ARG(v->name));
    return f;
}

static void add_word(Gen *g, AttrList *to, AttrWord word, Str arg, SrcLoc loc)
{
    VEC_PUSH(g->a, to, (Attr){.word = word, .arg = arg, .loc = loc});
}

static void copy_words(Gen *g, const AttrList *from, const char *places,
                       AttrList *to)
{
    for (size_t i = 0; i < from->len; i++)
        for (const char *p = places; *p; p++)
            if (attr_may_stand(from->at[i].word, *p) &&
                from->at[i].word != ATTR_NAME) {
                VEC_PUSH(g->a, to, from->at[i]);
                break;
            }
}

static const CType *address_type(Gen *g, const CType *of)
{
    CType *p = ARENA_NEW(g->a, CType);
    *p = (CType){.kind = CT_POINTER, .size = 4, .align = 4, .elem = of};
    p->spelling = str_fmt(g->a, "%.*s *", STR_ARG(of->spelling));
    return p;
}

// What reading gives: an array is a pointer to its first element.
static const CType *read_type(Gen *g, const CType *t)
{
    return t->kind == CT_ARRAY ? address_type(g, t->elem) : t;
}

// A struct that is a class: the variable itself, which stays.
static bool is_object(Gen *g, const IfaceGlobal *v)
{
    return v->type->kind == CT_RECORD && class_of(g, v->type);
}

static void add_getter(Gen *g, const IfaceGlobal *v)
{
    IfaceFunc *f = accessor(g, v, "get");
    bool object = is_object(g, v);
    f->ret = object ? address_type(g, v->type) : read_type(g, v->type);
    copy_words(g, &v->attrs, "RF", &f->attrs);
    add_word(g, &f->attrs, ATTR_MACRO,
             object ? str_cat(g->a, STR("&"), v->name) : v->name, v->loc);
    if (object && !attr_find(&f->attrs, ATTR_BORROW))
        add_word(g, &f->attrs, ATTR_BORROW, STR("forever"), v->loc);
    if (v->type->kind == CT_ARRAY && v->type->count &&
        !type_is_text(v->type->elem) && !attr_find(&v->attrs, ATTR_LEN))
        add_word(g, &f->attrs, ATTR_LEN, str_fmt(g->a, "%u", v->type->count),
                 v->loc);
    if (v->type->kind == CT_ARRAY && type_is_text(v->type->elem))
        add_word(g, &f->attrs, ATTR_BORROW, STR("forever"), v->loc);
    VEC_PUSH(g->a, &g->u->bindings,
             (GenBinding){.func = f, .reason = STR(""), .write = STR("")});
}

static void add_setter(Gen *g, const IfaceGlobal *v)
{
    IfaceFunc *f = accessor(g, v, "set");
    CParam value = {.name = STR("cbw_value"), .type = v->type, .loc = v->loc};
    copy_words(g, &v->attrs, "P", &value.attrs);
    add_word(g, &value.attrs, ATTR_NAME, STR("value"), v->loc);
    f->ret = &void_type;
    copy_words(g, &v->attrs, "F", &f->attrs);
    add_word(g, &f->attrs, ATTR_MACRO,
             str_fmt(g->a, "%.*s = cbw_value", STR_ARG(v->name)), v->loc);
    VEC_PUSH(g->a, &f->params, value);
    VEC_PUSH(g->a, &g->u->bindings,
             (GenBinding){.func = f, .reason = STR(""), .write = STR("")});
}

// A struct with a const field can not be assigned as a whole.
static bool is_assignable(const CType *t)
{
    if (t->is_const || t->kind == CT_ARRAY)
        return false;
    for (size_t i = 0; t->kind == CT_RECORD && i < t->record->fields.len; i++) {
        const CType *f = t->record->fields.at[i].type;
        if (f->is_const || f->kind == CT_POINTER)
            return false;
    }
    return true;
}

void globals_bind(Gen *g)
{
    for (size_t i = 0; i < g->iface->globals.len; i++) {
        const IfaceGlobal *v = g->iface->globals.at[i];
        bool callback = ctype_is_ptr_to(v->type, CT_FUNCTION);
        bool kept = attr_find(&v->attrs, ATTR_KEEP) || callback;
        if (!callback)
            add_getter(g, v);
        if (is_assignable(v->type) && !is_object(g, v) &&
            (v->type->kind != CT_POINTER || kept) &&
            !attr_find(&v->attrs, ATTR_SKIP))
            add_setter(g, v);
    }
}
