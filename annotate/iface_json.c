// The interface model as JSON (see iface.h). What is empty or false is left
// out; a record or enum inside a type is named, not repeated.
#include "annotate/attr.h"
#include "base/json.h"

static void put(json_t *o, const char *key, json_t *value)
{
    json_object_set_new(o, key, value);
}

static void put_str(json_t *o, const char *key, Str s)
{
    if (s.len)
        put(o, key, json_of_str(s));
}

static void put_flag(json_t *o, const char *key, bool flag)
{
    if (flag)
        put(o, key, json_true());
}

static void put_int(json_t *o, const char *key, int64_t n)
{
    put(o, key, json_integer(n));
}

static void put_nonzero(json_t *o, const char *key, int64_t n)
{
    if (n)
        put_int(o, key, n);
}

static void put_list(json_t *o, const char *key, json_t *list)
{
    if (json_array_size(list))
        put(o, key, list);
    else
        json_decref(list);
}

static void put_strs(json_t *o, const char *key, const StrVec *list)
{
    json_t *to = json_array();
    for (size_t i = 0; i < list->len; i++)
        json_array_append_new(to, json_of_str(list->at[i]));
    put_list(o, key, to);
}

static void put_loc(json_t *o, SrcLoc loc)
{
    char text[32];
    if (!loc.file.len)
        return;
    snprintf(text, sizeof text, ":%u:%u", loc.line, loc.col);
    json_t *file = json_of_str(loc.file);
    put(o, "at", json_sprintf("%s%s", json_string_value(file), text));
    json_decref(file);
}

// {"len": "n", "out": true, "throw": ["_ret", "0"]}; a rule's words apart.
static json_t *words_json(const AttrList *list, bool by_rule)
{
    json_t *o = json_object();
    for (size_t i = 0; i < list->len; i++) {
        const Attr *at = &list->at[i];
        const char *word = attr_word_name(at->word);
        if (at->by_rule != by_rule)
            continue;
        if (at->arg2.len)
            put(o, word,
                json_pack("[o, o]", json_of_str(at->arg),
                          json_of_str(at->arg2)));
        else
            put(o, word, at->arg.len ? json_of_str(at->arg) : json_true());
    }
    return o;
}

static void put_words(json_t *o, const AttrList *list)
{
    static const char *const keys[] = {"words", "rules"};
    for (int i = 0; i < 2; i++) {
        json_t *words = words_json(list, i == 1);
        if (json_object_size(words))
            put(o, keys[i], words);
        else
            json_decref(words);
    }
}

static void put_doc(json_t *o, const Doc *doc)
{
    json_t *d = json_object();
    put_str(d, "text", doc->text);
    json_t *params = json_array();
    for (size_t i = 0; i < doc->params.len; i++) {
        json_t *p = json_object();
        put_str(p, "name", doc->params.at[i].name);
        put_str(p, "dir", doc->params.at[i].dir);
        put_str(p, "text", doc->params.at[i].text);
        json_array_append_new(params, p);
    }
    put_list(d, "params", params);
    put_str(d, "return", doc->ret);
    put_str(d, "deprecated", doc->deprecated);
    put_strs(d, "throws", &doc->throws);
    put_strs(d, "see", &doc->sees);
    if (json_object_size(d))
        put(o, "doc", d);
    else
        json_decref(d);
}

// ---- types -----------------------------------------------------------------

static json_t *type_json(const CType *t);

static json_t *params_json(const CParamVec *params)
{
    json_t *list = json_array();
    for (size_t i = 0; i < params->len; i++) {
        const CParam *p = &params->at[i];
        json_t *o = json_object();
        put_str(o, "name", p->name);
        put(o, "type", type_json(p->type));
        put_words(o, &p->attrs);
        json_array_append_new(list, o);
    }
    return list;
}

static const char *kind_name(CTypeKind kind)
{
    static const char *const names[] = {
        "void",     "bool",   "int",  "float",   "pointer", "array",
        "function", "record", "enum", "va_list", "other"};
    return names[kind];
}

static void put_int_kind(json_t *o, const CType *t)
{
    if (t->kind == CT_INT || t->kind == CT_ENUM)
        put_flag(o, "signed", t->is_signed);
    put_flag(o, "char", t->is_char);
    put_flag(o, "wide", t->is_wide);
}

static json_t *type_json(const CType *t)
{
    json_t *o = json_object();
    put_str(o, "c", t->spelling);
    put(o, "kind", json_string(kind_name(t->kind)));
    put_str(o, "alias", t->alias);
    put_flag(o, "const", t->is_const);
    put_int_kind(o, t);
    put_nonzero(o, "size", t->size);
    put_nonzero(o, "align", t->align);
    if (t->kind == CT_ARRAY)
        put_int(o, "count", t->count);
    if (t->record)
        put_str(o, "record", t->record->name);
    if (t->enm)
        put_str(o, "enum", t->enm->name);
    if (t->elem)
        put(o, t->kind == CT_FUNCTION ? "result" : "of", type_json(t->elem));
    put_list(o, "params", params_json(&t->params));
    put_flag(o, "variadic", t->variadic);
    put_flag(o, "noproto", t->noproto);
    return o;
}

// ---- declarations ----------------------------------------------------------

static json_t *func_json(const void *item)
{
    const IfaceFunc *f = item;
    json_t *o = json_object();
    put_str(o, "name", f->name);
    put_str(o, "c", f->proto);
    put(o, "result", type_json(f->ret));
    put_list(o, "params", params_json(&f->params));
    put_flag(o, "variadic", f->variadic);
    put_flag(o, "noproto", f->noproto);
    put_flag(o, "inline", f->is_inline);
    put_flag(o, "virtual", f->is_virtual);
    put_flag(o, "macro", f->is_macro);
    put_flag(o, "side", f->from_side);
    put_flag(o, "defined", f->defined);
    put_flag(o, "printf", f->printf_like);
    put_flag(o, "deprecated", f->deprecated);
    put_words(o, &f->attrs);
    put_doc(o, &f->doc);
    put_loc(o, f->loc);
    return o;
}

static json_t *field_json(const IfaceField *f)
{
    json_t *o = json_object();
    put_str(o, "name", f->name);
    put(o, "type", type_json(f->type));
    put_int(o, "offset", f->offset);
    if (f->bit_width) {
        put_int(o, "bit", f->bit_offset);
        put_int(o, "bits", f->bit_width);
    }
    put_words(o, &f->attrs);
    put_doc(o, &f->doc);
    return o;
}

static json_t *record_json(const void *item)
{
    const IfaceRecord *r = item;
    json_t *o = json_object();
    put_str(o, "name", r->name);
    put_str(o, "tag", r->tag);
    put_str(o, "c", r->spelling);
    put_flag(o, "union", r->is_union);
    put_flag(o, "complete", r->complete);
    put_flag(o, "public", r->is_public);
    put_nonzero(o, "size", r->size);
    put_nonzero(o, "align", r->align);
    json_t *fields = json_array();
    for (size_t i = 0; i < r->fields.len; i++)
        json_array_append_new(fields, field_json(&r->fields.at[i]));
    put_list(o, "fields", fields);
    put_doc(o, &r->doc);
    put_loc(o, r->loc);
    return o;
}

static json_t *enum_json(const void *item)
{
    const IfaceEnum *e = item;
    json_t *o = json_object(), *values = json_array();
    put_str(o, "name", e->name);
    put_str(o, "tag", e->tag);
    put_str(o, "c", e->spelling);
    put_flag(o, "public", e->is_public);
    put_flag(o, "flags", e->is_flags);
    put(o, "type", type_json(e->type));
    for (size_t i = 0; i < e->values.len; i++) {
        json_t *v = json_object();
        put_str(v, "name", e->values.at[i].name);
        put_int(v, "value", e->values.at[i].value);
        put_doc(v, &e->values.at[i].doc);
        json_array_append_new(values, v);
    }
    put_list(o, "values", values);
    put_doc(o, &e->doc);
    put_loc(o, e->loc);
    return o;
}

static json_t *const_json(const void *item)
{
    const IfaceConst *c = item;
    json_t *o = json_object();
    put_str(o, "name", c->name);
    if (c->kind == IFACE_CONST_STRING)
        put(o, "string", json_of_str(c->s));
    else if (c->kind == IFACE_CONST_FLOAT)
        put(o, "float", json_real(c->f));
    else if (c->is_u64)
        put(o, "u64", json_sprintf("%llu", (unsigned long long)c->i));
    else
        put_int(o, "int", c->i);
    put_flag(o, "wide", c->is_wide);
    put_doc(o, &c->doc);
    put_loc(o, c->loc);
    return o;
}

static json_t *global_json(const void *item)
{
    const IfaceGlobal *g = item;
    json_t *o = json_object();
    put_str(o, "name", g->name);
    put(o, "type", type_json(g->type));
    put_words(o, &g->attrs);
    put_doc(o, &g->doc);
    put_loc(o, g->loc);
    return o;
}

static json_t *macro_json(const void *item)
{
    const IfaceMacro *m = item;
    json_t *o = json_object();
    put_str(o, "name", m->name);
    put_strs(o, "params", &m->params);
    put_str(o, "reason", m->reason);
    put_loc(o, m->loc);
    return o;
}

// ---- library-level lines ---------------------------------------------------

static json_t *module_json(const IfaceModule *m)
{
    json_t *o = json_object();
    put_str(o, "name", m->name);
    put_strs(o, "strip", &m->strips);
    put_words(o, &m->attrs);
    return o;
}

static json_t *class_json(const void *item)
{
    const IfaceClass *c = item;
    json_t *o = json_object();
    put_str(o, "type", c->type);
    put_str(o, "name", c->name);
    put_str(o, "free", c->free);
    put_str(o, "ref", c->ref);
    put_str(o, "unref", c->unref);
    put_str(o, "init", c->init);
    put_str(o, "end", c->end);
    put_str(o, "parent", c->parent);
    return o;
}

static json_t *cases_json(const IfaceShape *s)
{
    json_t *list = json_array();
    for (size_t i = 0; i < s->cases.len; i++) {
        json_t *o = json_object();
        put_str(o, "member", s->cases.at[i].member);
        put_strs(o, "tags", &s->cases.at[i].tags);
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *methods_json(const IfaceShape *s)
{
    json_t *list = json_array();
    for (size_t i = 0; i < s->methods.len; i++) {
        json_t *o = json_object();
        put_str(o, "method", s->methods.at[i].method);
        put_str(o, "param", s->methods.at[i].param);
        put_words(o, &s->methods.at[i].attrs);
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *shape_json(const void *item)
{
    static const char *const kinds[] = {"value", "union", "iface"};
    const IfaceShape *s = item;
    json_t *o = json_object();
    put(o, "kind", json_string(kinds[s->kind]));
    put_str(o, "type", s->type);
    put_str(o, "tag", s->tag);
    put_str(o, "ud", s->ud);
    put_list(o, "cases", cases_json(s));
    put_list(o, "methods", methods_json(s));
    return o;
}

static json_t *group_json(const void *item)
{
    const IfaceGroup *g = item;
    json_t *o = json_object(), *members = json_array();
    put_str(o, "name", g->name);
    for (size_t i = 0; i < g->members.len; i++)
        json_array_append_new(members, json_of_str(g->members.at[i]->name));
    put_list(o, "members", members);
    return o;
}

// ---- the whole -------------------------------------------------------------

// Every list of the model is a list of pointers.
#define PUT_ALL(o, key, list, to_json)                                         \
    do {                                                                       \
        json_t *all_ = json_array();                                           \
        for (size_t i_ = 0; i_ < (list).len; i_++)                             \
            json_array_append_new(all_, to_json((list).at[i_]));               \
        put_list(o, key, all_);                                                \
    } while (0)

Str iface_json(Arena *a, const Iface *f)
{
    json_t *o = json_object();
    put_strs(o, "headers", &f->headers);
    put_strs(o, "include_args", &f->include_args);
    put_strs(o, "defines", &f->defines);
    if (f->module.name.len)
        put(o, "module", module_json(&f->module));
    PUT_ALL(o, "functions", f->funcs, func_json);
    PUT_ALL(o, "records", f->records, record_json);
    PUT_ALL(o, "enums", f->enums, enum_json);
    PUT_ALL(o, "constants", f->consts, const_json);
    PUT_ALL(o, "globals", f->globals, global_json);
    PUT_ALL(o, "macros", f->macros, macro_json);
    PUT_ALL(o, "classes", f->classes, class_json);
    PUT_ALL(o, "shapes", f->shapes, shape_json);
    PUT_ALL(o, "groups", f->groups, group_json);
    Str text = json_text(a, o);
    json_decref(o);
    return text;
}
