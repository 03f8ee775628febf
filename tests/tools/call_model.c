// call_model NAME HEADER... [SOURCE...] [-- FLAG...]: the plans of a library as
// JSON, as far as someone needs them who wants to call it: types, and for each
// function what its C parameters, its JavaScript arguments and its values are.
// tests/native/random makes random calls of it.
#include "base/json.h"
#include "gen/host.h"
#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

static const char *const MEMS[] = {
#define X(id, name, size) name,
    ABI_MEMS(X)
#undef X
};

static const char *const OPS[] = {
#define X(op) #op,
    ABI_HOST_OPS(X)
#undef X
};

static const char *const KINDS[] = {
    [ABI_UNIT] = "unit",       [ABI_BOOL] = "bool",
    [ABI_INT] = "int",         [ABI_BIGINT] = "int",
    [ABI_FLOAT] = "float",     [ABI_JS] = "js",
    [ABI_ENUM] = "enum",       [ABI_FLAGS] = "flags",
    [ABI_STRING] = "text",     [ABI_LIST] = "list",
    [ABI_RECORD] = "record",   [ABI_VARIANT] = "variant",
    [ABI_HANDLE] = "handle",   [ABI_CALLBACK] = "callback",
    [ABI_OBJECT] = "object",   [ABI_FILE] = "file",
    [ABI_CALLABLE] = "called",
};

static const char *const ENDS[] = {"nul", "counted", "fixed"};

static const char *const ENCS[] = {"utf8",  "utf16",  "utf16be",
                                   "utf32", "latin1", "ascii"};

static const char *const OWNERS[] = {"none",    "self", "arg",  "result",
                                     "forever", "call", "once", "destroy"};

static void put(json_t *to, const char *key, json_t *value)
{
    json_object_set_new(to, key, value);
}

static void put_str(json_t *to, const char *key, Str s)
{
    if (s.len)
        put(to, key, json_of_str(s));
}

static void put_flag(json_t *to, const char *key, bool on)
{
    if (on)
        put(to, key, json_true());
}

// ---- types -----------------------------------------------------------------

static json_t *type_json(const AbiType *t)
{
    json_t *j = json_object();
    put(j, "kind", json_string(KINDS[t->kind]));
    put(j, "mem", json_string(MEMS[t->mem]));
    put(j, "size", json_integer(t->size));
    put_flag(j, "nullable", t->nullable);
    put_flag(j, "inPlace", t->in_place);
    if (t->kind == ABI_STRING)
        put(j, "enc", json_string(ENCS[t->enc]));
    if (t->kind == ABI_STRING || t->kind == ABI_LIST)
        put(j, "end", json_string(ENDS[t->end]));
    if (t->end == ABI_END_FIXED)
        put(j, "count", json_integer(t->count));
    if (t->elem)
        put(j, "elem", type_json(t->elem));
    if (t->enm)
        put_str(j, "of", t->enm->name);
    if (t->record)
        put(j, "id", json_integer(t->record->id));
    if (t->variant)
        put(j, "id", json_integer(t->variant->id));
    if (t->cls)
        put(j, "id", json_integer(t->cls->id));
    if (t->callback)
        put(j, "id", json_integer(t->callback->id));
    put_str(j, "c", t->c_type);
    return j;
}

static json_t *fields_json(const AbiFieldVec *fields)
{
    json_t *all = json_array();
    for (size_t i = 0; i < fields->len; i++) {
        const AbiField *f = &fields->at[i];
        json_t *j = json_object();
        put_str(j, "js", f->name);
        put_str(j, "c", f->c_name);
        put(j, "type", type_json(f->type));
        put_str(j, "len", f->len_name);
        if (f->bit_width)
            put(j, "bits", json_integer(f->bit_width));
        put_flag(j, "keep", f->keep);
        json_array_append_new(all, j);
    }
    return all;
}

static json_t *enums_json(const GenUnit *u)
{
    json_t *all = json_object();
    for (size_t i = 0; i < u->enums.len; i++) {
        const AbiEnum *e = u->enums.at[i];
        json_t *values = json_array();
        for (size_t k = 0; k < e->members.len; k++)
            json_array_append_new(values, json_integer(e->members.values[k]));
        json_object_setn_new(all, e->name.ptr, e->name.len, values);
    }
    return all;
}

static json_t *records_json(const GenUnit *u)
{
    json_t *all = json_array();
    for (size_t i = 0; i < u->records.len; i++) {
        json_t *j = json_object();
        put(j, "id", json_integer(u->records.at[i]->id));
        put_str(j, "c", u->records.at[i]->c_type);
        put(j, "fields", fields_json(&u->records.at[i]->fields));
        json_array_append_new(all, j);
    }
    return all;
}

static json_t *variants_json(const GenUnit *u)
{
    json_t *all = json_array();
    for (size_t i = 0; i < u->variants.len; i++) {
        const AbiVariant *v = u->variants.at[i];
        json_t *j = json_object(), *cases = json_array();
        put(j, "id", json_integer(v->id));
        put_str(j, "c", v->c_type);
        put_str(j, "tag", v->tag_name);
        put(j, "common", fields_json(&v->common));
        for (size_t k = 0; k < v->cases.len; k++) {
            json_t *one = json_object();
            put_str(one, "js", v->cases.at[k].tag_name);
            put(one, "tag", json_integer(v->cases.at[k].tag));
            if (v->cases.at[k].has_value) {
                put_str(one, "c", v->cases.at[k].value.c_name);
                put(one, "type", type_json(v->cases.at[k].value.type));
            }
            json_array_append_new(cases, one);
        }
        put(j, "cases", cases);
        json_array_append_new(all, j);
    }
    return all;
}

// What begins a caller's struct.
static const AbiPlan *begin_of(const AbiClass *c)
{
    const AbiPlan *p = c->boxed && c->members.len ? c->members.at[0] : NULL;
    return p && p->role == ABI_CTOR ? p : NULL;
}

static json_t *classes_json(const GenUnit *u)
{
    json_t *all = json_array();
    for (size_t i = 0; i < u->classes.len; i++) {
        const AbiClass *c = u->classes.at[i];
        json_t *j = json_object();
        put(j, "id", json_integer(c->id));
        put_str(j, "js", c->name);
        put_str(j, "c", c->c_type);
        put_flag(j, "boxed", c->boxed);
        put_flag(j, "zeroes", c->constructible && !begin_of(c));
        if (c->boxed)
            put(j, "fields", fields_json(&c->fields));
        put_flag(j, "pointer", c->void_ptr);
        if (c->free)
            put_str(j, "free", c->free->func->name);
        json_array_append_new(all, j);
    }
    return all;
}

// What C gets beyond the result.
static json_t *backs_json(const AbiCallback *cb)
{
    json_t *all = json_array();
    for (size_t i = 0; i < cb->backs.len; i++) {
        json_t *j = json_object();
        put_str(j, "js", cb->backs.at[i].name);
        put(j, "type", type_json(cb->backs.at[i].type));
        put(j, "cparam", json_integer(cb->backs.at[i].cparam));
        put(j, "clen", json_integer(cb->backs.at[i].len_cparam));
        put_flag(j, "own", cb->backs.at[i].own);
        json_array_append_new(all, j);
    }
    return all;
}

static json_t *callbacks_json(const GenUnit *u)
{
    json_t *all = json_array();
    for (size_t i = 0; i < u->callbacks.len; i++) {
        const AbiCallback *cb = u->callbacks.at[i];
        json_t *j = json_object(), *args = json_array(), *params = json_array();
        put(j, "id", json_integer(cb->id));
        put(j, "result", type_json(cb->result));
        put_str(j, "returns", cb->ctype->elem->spelling);
        if (cb->import)
            put_str(j, "import", cb->import->name);
        put_str(j, "js", cb->method);
        put_flag(j, "async", cb->async);
        put(j, "backs", backs_json(cb));
        put(j, "data", json_integer(cb->ud));
        for (size_t k = 0; k < cb->args.len; k++) {
            json_t *arg = json_object();
            put(arg, "type", type_json(cb->args.at[k].type));
            put(arg, "cparam", json_integer(cb->args.at[k].cparam));
            put_str(arg, "len", cb->args.at[k].len_expr);
            put_flag(arg, "out", cb->args.at[k].out);
            put_flag(arg, "deref", cb->args.at[k].deref);
            json_array_append_new(args, arg);
        }
        for (size_t k = 0; k < cb->ctype->params.len; k++) {
            json_t *param = json_object();
            put_str(param, "name", cb->ctype->params.at[k].name);
            put_str(param, "c", cb->ctype->params.at[k].type->spelling);
            json_array_append_new(params, param);
        }
        put(j, "args", args);
        put(j, "params", params);
        json_array_append_new(all, j);
    }
    return all;
}

// ---- functions -------------------------------------------------------------

// What C stores in a cell; -1 is the core result.
static Str cell_expr(const AbiPlan *p, int cell)
{
    for (size_t i = 0; i < p->guest.len; i++) {
        const AbiGuest *g = &p->guest.at[i];
        if (cell < 0 ? g->op == ABI_G_RETURN
                     : g->op == ABI_G_STORE && g->n == cell)
            return g->expr;
    }
    return cell < 0 ? STR("_ret") : STR("");
}

static json_t *inst_json(const AbiPlan *p, const AbiInst *in)
{
    json_t *j = json_object();
    put(j, "op", json_string(OPS[in->op]));
    put(j, "arg", json_integer(in->arg));
    put(j, "cparam", json_integer(in->cparam));
    put(j, "clen", json_integer(in->clen));
    if (in->type)
        put(j, "type", type_json(in->type));
    put_str(j, "name", in->name);
    put_str(j, "count", in->count);
    put(j, "owner", json_string(OWNERS[in->owner]));
    put_str(j, "cell", cell_expr(p, in->cell));
    if (in->cell2 >= 0)
        put_str(j, "elements", cell_expr(p, in->cell2));
    put(j, "n", json_integer(in->n));
    put_flag(j, "own", in->own);
    put_flag(j, "inout", in->inout);
    put_flag(j, "cOnly", in->c_only);
    put_flag(j, "fills", in->fills);
    put_flag(j, "moves", in->moves);
    put_flag(j, "kept", in->alloc != ABI_ALLOC_ARENA);
    put_flag(j, "given", in->alloc == ABI_ALLOC_GIVEN);
    return j;
}

static json_t *params_json(const IfaceFunc *f)
{
    json_t *all = json_array();
    for (size_t i = 0; i < f->params.len; i++) {
        const CType *t = f->params.at[i].type;
        bool pointer = t->kind == CT_POINTER || t->kind == CT_ARRAY;
        json_t *j = json_object();
        put_str(j, "name", f->params.at[i].name);
        put_str(j, "c", t->spelling);
        put_flag(j, "pointer", pointer);
        if (pointer)
            put_str(j, "to", t->elem->spelling);
        put_flag(j, "wide",
                 t->kind == CT_INT && str_find(t->spelling, STR("long"), NULL));
        json_array_append_new(all, j);
    }
    return all;
}

static json_t *args_json(const AbiPlan *p)
{
    json_t *all = json_array();
    for (size_t i = 0; i < p->args.len; i++) {
        json_t *j = json_object();
        put_str(j, "name", p->args.at[i].name);
        put(j, "cparam", json_integer(p->args.at[i].cparam));
        put(j, "type", type_json(p->args.at[i].type));
        put_flag(j, "out", p->args.at[i].out_array);
        json_array_append_new(all, j);
    }
    return all;
}

static json_t *guest_json(const AbiPlan *p)
{
    json_t *all = json_array();
    for (size_t i = 0; i < p->guest.len; i++) {
        const AbiGuest *g = &p->guest.at[i];
        json_t *j = json_object();
        if (g->op == ABI_G_THROW || g->op == ABI_G_ERRNO) {
            put_str(j, "throws", g->expr);
        } else if (g->op == ABI_G_USERDATA) {
            put_str(j, "data", g->name);
            put_str(j, "of", g->expr);
        } else if (g->op == ABI_G_FREES) {
            put_str(j, "frees", g->name);
            put_str(j, "of", g->expr);
        } else if (g->op == ABI_G_BUFFER) {
            put_str(j, "buffer", g->name);
            put_str(j, "of", g->expr);
        }
        json_array_append_new(all, j);
    }
    return all;
}

static json_t *plan_json(const AbiPlan *p)
{
    static const char *const roles[] = {
        "function", "new", "method", "static", "getter", "setter", "free"};
    json_t *j = json_object(), *insts = json_array(), *hidden = json_array();
    put_str(j, "c", p->func->name);
    put_str(j, "js", p->name);
    put(j, "role", json_string(roles[p->role]));
    if (p->cls)
        put_str(j, "cls", p->cls->name);
    put_str(j, "returns", p->func->ret->spelling);
    put(j, "params", params_json(p->func));
    put(j, "args", args_json(p));
    for (size_t i = 0; i < p->host.len; i++)
        json_array_append_new(insts, inst_json(p, &p->host.at[i]));
    put(j, "host", insts);
    put(j, "guest", guest_json(p));
    for (size_t i = 0; i < p->hidden.len; i++) {
        json_t *one = json_object();
        put_str(one, "name", p->hidden.at[i].c_name);
        put_str(one, "value", p->hidden.at[i].expr);
        json_array_append_new(hidden, one);
    }
    put(j, "hidden", hidden);
    put_flag(j, "throws", p->throws);
    put_flag(j, "single", p->returns != NULL);
    put_flag(j, "other",
             p->func->variadic || p->func->is_virtual || p->async ||
                 p->func->global);
    return j;
}

// Why it is no function of the bindings for C.
static Str lack_of(const HostLackVec *lacks, const IfaceFunc *f)
{
    for (size_t i = 0; i < lacks->len; i++)
        if (lacks->at[i].func == f)
            return lacks->at[i].reason;
    return STR("");
}

static json_t *functions_json(const GenUnit *u)
{
    json_t *all = json_array();
    HostLackVec lacks = {0};
    host_lacks(u->arena, u, false, &lacks);
    for (size_t i = 0; i < u->bindings.len; i++)
        if (u->bindings.at[i].plan) {
            const AbiPlan *p = u->bindings.at[i].plan;
            for (size_t k = 0; k < u->classes.len; k++) {
                const AbiPlan *begin = begin_of(u->classes.at[k]);
                if (begin && begin->func == p->func)
                    p = begin;
            }
            json_t *j = plan_json(p);
            put_str(j, "lacks", lack_of(&lacks, u->bindings.at[i].func));
            json_array_append_new(all, j);
        }
    return all;
}

static json_t *model_json(const GenUnit *u)
{
    json_t *j = json_object(), *unbound = json_array();
    put_str(j, "name", u->options.name);
    put(j, "enums", enums_json(u));
    put(j, "records", records_json(u));
    put(j, "variants", variants_json(u));
    put(j, "classes", classes_json(u));
    put(j, "callbacks", callbacks_json(u));
    put(j, "functions", functions_json(u));
    for (size_t i = 0; i < u->bindings.len; i++)
        if (!u->bindings.at[i].plan && !u->bindings.at[i].import)
            json_array_append_new(
                unbound,
                json_of_str(str_fmt(u->arena, "%.*s: %.*s",
                                    STR_ARG(u->bindings.at[i].func->name),
                                    STR_ARG(u->bindings.at[i].reason))));
    put(j, "unbound", unbound);
    return j;
}

// ---- the library -----------------------------------------------------------

// What the command line of `pack` has, as far as it decides about plans.
static void read_arguments(Arena *a, int argc, char **argv, PackOptions *o)
{
    bool behind = false;
    options_init(o);
    o->name = str_of(argv[1]);
    for (int i = 2; i < argc; i++) {
        Str one = str_of(argv[i]);
        if (str_eq_c(one, "--"))
            behind = true;
        else if (behind)
            VEC_PUSH(a, &o->clang_args, one);
        else if (str_ends(one, STR(".h")))
            VEC_PUSH(a, &o->headers, one);
        else
            VEC_PUSH(a, &o->sources, one);
    }
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    DiagList *diags = diag_new(a);
    PackOptions options;
    PackJob job = {0};
    if (argc < 3)
        return 2;
    read_arguments(a, argc, argv, &options);
    bool ok = pack_plan(&job, a, &options, diags);
    diag_print(diags, stderr, false);
    if (ok) {
        json_t *model = model_json(job.unit);
        Str text = json_text(a, model);
        fwrite(text.ptr, 1, text.len, stdout);
        json_decref(model);
    }
    job_end(&job);
    arena_free(a);
    return ok ? 0 : 1;
}
