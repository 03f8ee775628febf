// The account: each public function, bound as what, or why not and what to
// write. `scan` prints it, `pack` counts it, --strict enforces it.
#include "base/json.h"
#include "pack/pack.h"
#include "pack/suggest.h"
#include "ts-types/ts_types.h"

static const char *level_name(GenLevel level)
{
    switch (level) {
    case GEN_IDIOMATIC:
        return "idiomatic";
    case GEN_RAW:
        return "raw";
    case GEN_NEEDS_ANNOTATION:
        return "needs-annotation";
    case GEN_SKIPPED:
        return "skipped";
    }
    return "skipped";
}

static const char *role_name(AbiRole role)
{
    static const char *const names[] = {
        [ABI_FUNCTION] = "function", [ABI_CTOR] = "constructor",
        [ABI_METHOD] = "method",     [ABI_STATIC] = "static",
        [ABI_GETTER] = "getter",     [ABI_SETTER] = "setter",
        [ABI_FREE] = "free"};
    return names[role];
}

static void set(json_t *o, const char *key, json_t *value)
{
    json_object_set_new(o, key, value);
}

static void set_str(json_t *o, const char *key, Str s)
{
    if (s.len)
        set(o, key, json_of_str(s));
}

static json_t *plan_json(Arena *a, const AbiPlan *p)
{
    json_t *o = json_object();
    set(o, "kind", json_string(role_name(p->role)));
    if (p->cls)
        set_str(o, "class", p->cls->name);
    set_str(o, "name", p->name);
    Str params = ts_params(a, p), returns = ts_returns(a, p);
    set_str(o, "signature",
            str_fmt(a, "%.*s: %.*s", STR_ARG(params), STR_ARG(returns)));
    return o;
}

static json_t *import_json(Arena *a, const AbiCallback *import)
{
    json_t *o = json_object();
    set(o, "kind", json_string("import"));
    set_str(o, "name", import->method);
    set_str(o, "from", import->from);
    set_str(o, "signature", ts_callback(a, import));
    return o;
}

static json_t *rule_json(const GenRule *r)
{
    json_t *o = json_object();
    set_str(o, "name", r->param);
    set_str(o, "c", r->c_type);
    set_str(o, "role", r->role);
    set_str(o, "type", r->ts_type);
    set_str(o, "rule", r->rule);
    set_str(o, "assumes", r->assumes);
    set_str(o, "life", r->life);
    set_str(o, "fact", r->fact);
    set_str(o, "reason", r->reason);
    set_str(o, "write", r->write);
    return o;
}

static json_t *binding_json(Arena *a, const GenBinding *b)
{
    json_t *o = json_object(), *params = json_array();
    const IfaceGlobal *global = b->func->global;
    set(o, "name", json_of_str(global ? global->name : b->func->name));
    set_str(o, "file", b->func->loc.file);
    set(o, "line", json_integer(b->func->loc.line));
    set_str(o, "c", b->func->proto);
    if (b->func->is_macro)
        set(o, "macro", json_true());
    set(o, "level", json_string(level_name(b->level)));
    if (b->plan)
        set(o, "bound", plan_json(a, b->plan));
    if (b->import)
        set(o, "bound", import_json(a, b->import));
    set_str(o, "reason", b->reason);
    set_str(o, "write", b->write);
    for (size_t i = 0; i + 1 < b->rules.len; i++)
        json_array_append_new(params, rule_json(&b->rules.at[i]));
    set(o, "params", params);
    if (b->rules.len)
        set(o, "result", rule_json(&VEC_LAST(&b->rules)));
    return o;
}

// What classes lack.
static json_t *questions_json(Arena *a, const GenUnit *unit)
{
    json_t *all = json_array();
    for (size_t i = 0; i < unit->classes.len; i++) {
        const AbiClass *c = unit->classes.at[i];
        Str reason, write;
        if (!suggest_class(a, unit, c, &reason, &write))
            continue;
        json_t *o = json_object();
        set_str(o, "class", c->name);
        set_str(o, "c", c->c_type);
        set_str(o, "reason", reason);
        set_str(o, "write", write);
        json_array_append_new(all, o);
    }
    return all;
}

static json_t *macros_json(const GenUnit *unit)
{
    json_t *all = json_array();
    for (size_t i = 0; i < unit->macros.len; i++) {
        const GenMacro *m = &unit->macros.at[i];
        json_t *o = json_object();
        set_str(o, "name", m->name);
        set_str(o, "file", m->loc.file);
        set(o, "line", json_integer(m->loc.line));
        set_str(o, "reason", m->reason);
        set_str(o, "write", m->write);
        json_array_append_new(all, o);
    }
    return all;
}

Str account_json(Arena *a, const GenUnit *unit)
{
    json_t *root = json_object(), *funcs = json_array();
    json_t *classes = json_array(), *enums = json_array();
    json_t *records = json_array(), *consts = json_array();
    size_t bound, unbound;
    account_count(unit, &bound, &unbound);
    set(root, "schema", json_integer(1));
    set(root, "hash", json_of_str(unit->hash));
    set(root, "facts", json_boolean(unit->facts != NULL));
    set(root, "bound", json_integer((json_int_t)bound));
    set(root, "unbound", json_integer((json_int_t)unbound));
    for (size_t i = 0; i < unit->bindings.len; i++)
        json_array_append_new(funcs, binding_json(a, &unit->bindings.at[i]));
    for (size_t i = 0; i < unit->classes.len; i++)
        json_array_append_new(classes, json_of_str(unit->classes.at[i]->name));
    for (size_t i = 0; i < unit->enums.len; i++)
        json_array_append_new(enums, json_of_str(unit->enums.at[i]->name));
    for (size_t i = 0; i < unit->records.len; i++)
        json_array_append_new(records, json_of_str(unit->records.at[i]->name));
    for (size_t i = 0; i < unit->consts.len; i++)
        json_array_append_new(consts, json_of_str(unit->consts.at[i].name));
    set(root, "functions", funcs);
    set(root, "classes", classes);
    set(root, "enums", enums);
    set(root, "records", records);
    set(root, "constants", consts);
    set(root, "questions", questions_json(a, unit));
    set(root, "macros", macros_json(unit));
    Str text = json_text(a, root);
    json_decref(root);
    return text;
}

void account_count(const GenUnit *unit, size_t *bound, size_t *unbound)
{
    *bound = *unbound = 0;
    for (size_t i = 0; i < unit->bindings.len; i++) {
        const GenBinding *b = &unit->bindings.at[i];
        if (b->plan || b->import)
            ++*bound;
        else if (b->level != GEN_SKIPPED)
            ++*unbound;
    }
}

void account_strict(const GenUnit *unit, DiagList *diags)
{
    for (size_t i = 0; i < unit->bindings.len; i++) {
        const GenBinding *b = &unit->bindings.at[i];
        if (b->plan || b->import || b->level == GEN_SKIPPED)
            continue;
        diag_error(diags, b->func->loc, "'%.*s' is not bound: %.*s",
                   STR_ARG(b->func->name), STR_ARG(b->reason));
        if (b->write.len)
            diag_note(diags, b->func->loc, "write: %.*s", STR_ARG(b->write));
    }
}
