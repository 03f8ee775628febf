// interface.json: the package's interface as one flat object, a key per export
// and member. Two of them tell which version the next release needs
// (pack/semver.h). Types are those of the declarations.
#include "ts-types/ts_types.h"

#include "base/json.h"

typedef struct Api {
    Arena *a;
    json_t *all;
} Api;

static json_t *item(Api *t, Str owner, Str name)
{
    Str key = owner.len
                  ? str_fmt(t->a, "%.*s.%.*s", STR_ARG(owner), STR_ARG(name))
                  : name;
    json_t *o = json_object();
    json_object_set_new(t->all, str_c(t->a, key), o);
    return o;
}

static void set(json_t *o, const char *key, Str text)
{
    json_object_set_new(o, key, json_of_str(text));
}

static json_t *params(Api *t, const AbiPlan *p)
{
    json_t *list = json_array();
    for (size_t i = 0; i < p->args.len; i++) {
        json_t *o = json_object();
        set(o, "name", p->args.at[i].name);
        set(o, "type", ts_plan_arg(t->a, p, i));
        if (p->args.at[i].optional || p->args.at[i].type->nullable)
            json_object_set_new(o, "optional", json_true());
        json_array_append_new(list, o);
    }
    return list;
}

static void call(Api *t, Str owner, const AbiPlan *p)
{
    Str name = p->name;
    if (p->role == ABI_FREE)
        return;
    if (p->role == ABI_CTOR)
        name = STR("constructor");
    if (p->role == ABI_SETTER)
        name = str_cat(t->a, name, STR("="));
    json_t *o = item(t, owner, name);
    if (p->role == ABI_GETTER) {
        set(o, "type", ts_returns(t->a, p));
        return;
    }
    json_object_set_new(o, "params", params(t, p));
    set(o, "returns", ts_returns(t->a, p));
}

static void field(Api *t, Str owner, const AbiField *f, bool input)
{
    json_t *o = item(t, owner, f->name);
    set(o, "type", ts_result_type(t->a, f->type));
    if (f->readonly)
        json_object_set_new(o, "readonly", json_true());
    if (input)
        json_object_set_new(o, f->optional ? "optional" : "input", json_true());
}

static void classes(Api *t, const GenUnit *u)
{
    for (size_t i = 0; i < u->classes.len; i++) {
        const AbiClass *c = u->classes.at[i];
        item(t, STR(""), c->name);
        for (size_t k = 0; k < c->members.len; k++)
            call(t, c->name, c->members.at[k]);
        for (size_t k = 0; k < c->fields.len; k++)
            field(t, c->name, &c->fields.at[k], false);
    }
}

static void records(Api *t, const GenUnit *u)
{
    for (size_t i = 0; i < u->records.len; i++) {
        const AbiRecord *r = u->records.at[i];
        item(t, STR(""), r->name);
        for (size_t k = 0; k < r->fields.len; k++)
            field(t, r->name, &r->fields.at[k], r->lowers);
    }
    for (size_t i = 0; i < u->variants.len; i++) {
        const AbiVariant *v = u->variants.at[i];
        item(t, STR(""), v->name);
        for (size_t k = 0; k < v->cases.len; k++) {
            const AbiCase *c = &v->cases.at[k];
            json_t *o = item(t, v->name, c->tag_name);
            set(o, "type",
                c->has_value ? ts_result_type(t->a, c->value.type) : STR(""));
        }
    }
}

static void constants(Api *t, const GenUnit *u)
{
    for (size_t i = 0; i < u->enums.len; i++) {
        const AbiEnum *e = u->enums.at[i];
        item(t, STR(""), e->name);
        for (size_t k = 0; k < e->members.len; k++)
            json_object_set_new(item(t, e->name, e->members.names[k]), "value",
                                json_integer(e->members.values[k]));
    }
    for (size_t i = 0; i < u->consts.len; i++)
        set(item(t, STR(""), u->consts.at[i].name), "value",
            ts_const_type(t->a, &u->consts.at[i]));
}

static void callbacks(Api *t, const GenUnit *u)
{
    for (size_t i = 0; i < u->callbacks.len; i++)
        if (u->callbacks.at[i]->name.len)
            set(item(t, STR(""), u->callbacks.at[i]->name), "type",
                ts_callback(t->a, u->callbacks.at[i]));
    for (size_t i = 0; i < u->callbacks.len; i++) {
        const AbiCallback *cb = u->callbacks.at[i];
        if (!cb->import)
            continue;
        json_t *m = item(t, STR("Imports"), cb->method);
        set(m, "type", ts_callback(t->a, cb));
        json_object_set_new(m, cb->from.len ? "optional" : "input",
                            json_true());
    }
    for (size_t i = 0; i < u->objects.len; i++) {
        const AbiObject *o = u->objects.at[i];
        item(t, STR(""), o->name);
        for (size_t k = 0; k < o->methods.len; k++) {
            json_t *m = item(t, o->name, o->methods.at[k].name);
            set(m, "type", ts_callback(t->a, o->methods.at[k].callback));
            json_object_set_new(
                m, o->methods.at[k].optional ? "optional" : "input",
                json_true());
        }
    }
}

Str ts_interface(const GenUnit *u, Arena *a, Str version)
{
    Api t = {a, json_object()};
    json_t *root = json_object();
    set(root, "name", u->options.name);
    set(root, "version", version);
    for (size_t i = 0; i < u->functions.len; i++)
        call(&t, STR(""), u->functions.at[i]);
    classes(&t, u);
    records(&t, u);
    constants(&t, u);
    callbacks(&t, u);
    if (u->waits)
        item(&t, STR(""), STR("InstanceBusyError"));
    if (u->error_class.len)
        item(&t, STR(""), u->error_class);
    json_object_set_new(root, "exports", t.all);
    Str text = json_text(a, root);
    json_decref(root);
    return text;
}
