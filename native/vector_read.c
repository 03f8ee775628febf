// A table of calls: its file, its steps, what each C parameter is.
#include "native/vector.h"

#include "gen/worker.h"

#include <string.h>

bool vector_wrong(VectorReader *r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Str text = str_vfmt(r->a, format, args);
    va_end(args);
    diag_error(r->diags, (SrcLoc){r->path, 0, 0}, "%.*s: %.*s",
               STR_ARG(r->where), STR_ARG(text));
    return false;
}

// ---- the plan --------------------------------------------------------------

static bool is_lowering(const AbiInst *in)
{
    return in->op < ABI_CALL && in->op != ABI_LOWER_SAME_LEN;
}

const AbiInst *vector_lower(const AbiPlan *p, int cparam)
{
    for (size_t i = 0; i < p->host.len; i++)
        if (is_lowering(&p->host.at[i]) && p->host.at[i].cparam == cparam)
            return &p->host.at[i];
    return NULL;
}

bool vector_gives(const AbiInst *in)
{
    return gen_gives_value(in->op) && !in->c_only;
}

const AbiInst *vector_lift(const AbiPlan *p, int cparam)
{
    const AbiInst *found = NULL;
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        if (in->cparam == cparam &&
            (gen_gives_value(in->op) || in->op == ABI_BIND_SELF) &&
            (!found || found->c_only))
            found = in;
    }
    return found;
}

size_t vector_results(const AbiPlan *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->host.len; i++)
        n += vector_gives(&p->host.at[i]);
    return n;
}

const AbiInst *vector_counted(const AbiPlan *p, int cparam)
{
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        if (in->clen == cparam && in->cparam >= 0 && in->cparam != cparam &&
            in->op != ABI_LIFT_SAME && in->op != ABI_LIFT_SCALAR)
            return in;
    }
    return NULL;
}

const struct AbiPreset *vector_hidden(const AbiPlan *p, int cparam)
{
    Str name = p->func->params.at[cparam].name;
    for (size_t i = 0; i < p->hidden.len; i++)
        if (str_eq(p->hidden.at[i].c_name, name))
            return &p->hidden.at[i];
    return NULL;
}

bool vector_is_data(const AbiPlan *p, int cparam)
{
    Str name = p->func->params.at[cparam].name;
    for (size_t i = 0; i < p->guest.len; i++)
        if ((p->guest.at[i].op == ABI_G_USERDATA ||
             p->guest.at[i].op == ABI_G_FREES) &&
            str_eq(p->guest.at[i].name, name))
            return true;
    return false;
}

int vector_arg(const VectorStep *s, int cparam)
{
    if (s->has_self && cparam == 0)
        return 0;
    for (size_t i = 0; i < s->plan->args.len; i++)
        if (s->plan->args.at[i].cparam == cparam)
            return (int)i + s->has_self;
    return -1;
}

// What begins a caller's struct is its constructor.
static const AbiPlan *find_plan(const GenUnit *u, Str name)
{
    for (size_t i = 0; i < u->classes.len; i++) {
        const AbiClass *c = u->classes.at[i];
        if (c->boxed && c->members.len && c->members.at[0]->role == ABI_CTOR &&
            str_eq(c->members.at[0]->func->name, name))
            return c->members.at[0];
    }
    for (size_t i = 0; i < u->bindings.len; i++)
        if (str_eq(u->bindings.at[i].func->name, name))
            return u->bindings.at[i].plan;
    return NULL;
}

static bool find_function(VectorReader *r, Str name, VectorStep *s)
{
    HostLackVec lacks = {0};
    const AbiPlan *p = s->plan = find_plan(r->unit, name);
    if (!p)
        return vector_wrong(r, "no function '%.*s' is bound", STR_ARG(name));
    host_lacks(r->a, r->unit, false, &lacks);
    for (size_t i = 0; i < lacks.len; i++)
        if (lacks.at[i].func == p->func)
            return vector_wrong(r, "'%.*s' has no binding for C: %.*s",
                                STR_ARG(name), STR_ARG(lacks.at[i].reason));
    if (p->func->variadic || p->async || p->func->global)
        return vector_wrong(r, "'%.*s' can not be called from a table",
                            STR_ARG(name));
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        s->has_self |= in->op == ABI_LOWER_SELF;
        if (in->op == ABI_LOWER_FILE || in->op == ABI_LIFT_FILE ||
            in->op == ABI_LOWER_OBJECT || in->op == ABI_LOWER_NOTE)
            return vector_wrong(r, "'%.*s' takes what a table can not say",
                                STR_ARG(name));
    }
    return true;
}

// ---- a step ----------------------------------------------------------------

static bool read_argument(VectorReader *r, VectorStep *s, size_t i,
                          const json_t *j)
{
    const AbiPlan *p = s->plan;
    VectorValue v = {0};
    bool ok, self = s->has_self && i == 0;
    const AbiArg *arg = self ? NULL : &p->args.at[i - s->has_self];
    Str name = self ? STR("this") : arg->name;
    const AbiInst *in = vector_lower(p, self ? 0 : arg->cparam);
    r->odd = false;
    if (self || (in && in->op == ABI_LOWER_OUT)) {
        AbiType t = {.kind = self ? ABI_HANDLE : ABI_INT, .mem = ABI_MEM_U32};
        ok = vector_read_value(r, &t, j, name, &v);
    } else if (arg->type->kind == ABI_CALLBACK) {
        v.null = true;
        ok = json_is_null(j) ||
             vector_wrong(r, "'%.*s' is a function: a table has only null",
                          STR_ARG(name));
    } else {
        ok = vector_read_value(r, arg->type, j, name, &v);
    }
    s->odd_arg |= r->odd;
    VEC_PUSH(r->a, &s->args, v);
    return ok;
}

static bool read_arguments(VectorReader *r, VectorStep *s, const json_t *j)
{
    const json_t *args = json_object_get(j, "args");
    size_t n = s->plan->args.len + s->has_self, given = json_array_size(args);
    bool ok = true;
    if (given != n || (args && !json_is_array(args)))
        return vector_wrong(r, "%.*s: \"args\" is a list of %zu%s",
                            STR_ARG(s->plan->func->name), n,
                            s->has_self ? ", the object first" : "");
    r->loose = s->end == VECTOR_REFUSED;
    for (size_t i = 0; i < n; i++)
        ok &= read_argument(r, s, i, json_array_get(args, i));
    r->loose = false;
    return ok;
}

static bool canon_of(VectorReader *r, const AbiType *type, const json_t *j,
                     Str name, Out *o)
{
    VectorValue v = {0};
    AbiType t = *type;
    if (t.kind == ABI_HANDLE && json_is_object(j)) {
        out_put(o, "object");
        return true;
    }
    t.nullable |= t.kind == ABI_STRING || t.kind == ABI_LIST ||
                  t.kind == ABI_RECORD || t.kind == ABI_HANDLE;
    bool ok = vector_read_value(r, &t, j, name, &v);
    if (ok)
        vector_canon(r->a, o, &t, &v);
    return ok;
}

static Str result_name(const AbiInst *in)
{
    return in->name.len ? in->name : STR("result");
}

// One value, or an object of several by their names.
static bool read_result(VectorReader *r, VectorStep *s, const json_t *j)
{
    size_t n = vector_results(s->plan);
    bool ok = true;
    Out *o = out_new();
    r->odd = false;
    if (n != 1 && !json_is_object(j))
        ok =
            n ? vector_wrong(r, "\"result\" is an object: it has %zu values", n)
              : vector_wrong(r, "'%.*s' gives nothing",
                             STR_ARG(s->plan->func->name));
    size_t seen = 0;
    for (size_t i = 0; ok && i < s->plan->host.len; i++) {
        const AbiInst *in = &s->plan->host.at[i];
        if (!vector_gives(in))
            continue;
        Str name = result_name(in);
        const json_t *one = n == 1 ? j : json_object_get(j, str_c(r->a, name));
        if (n > 1)
            out_put(o, "%s\"%.*s\":", seen++ ? "," : "{", STR_ARG(name));
        ok = one ? canon_of(r, in->type, one, name, o)
                 : vector_wrong(r, "\"result\" lacks '%.*s'", STR_ARG(name));
    }
    out_put(o, n > 1 ? "}" : "");
    s->says = true;
    s->odd_result = r->odd;
    s->want = str_copy(r->a, out_str(o));
    out_free(o);
    return ok;
}

// {"ARGUMENT": what the call leaves in it}
static bool read_after(VectorReader *r, VectorStep *s, const json_t *j)
{
    const char *key;
    json_t *value;
    bool ok = true;
    json_object_foreach((json_t *)(uintptr_t)j, key, value)
    {
        size_t i = 0;
        const AbiPlan *p = s->plan;
        while (i < p->args.len && !str_eq_c(p->args.at[i].name, key))
            i++;
        bool back = false;
        for (size_t k = 0; i < p->args.len && k < p->host.len; k++)
            back |= p->host.at[k].op == ABI_LIFT_INOUT &&
                    p->host.at[k].cparam == p->args.at[i].cparam;
        if (!back) {
            ok = vector_wrong(r,
                              "\"after\": '%s' is no argument that the "
                              "call changes",
                              key);
            continue;
        }
        Out *o = out_new();
        ok &= canon_of(r, p->args.at[i].type, value, p->args.at[i].name, o);
        VEC_PUSH(r->a, &s->after,
                 (VectorAfter){i + s->has_self, str_copy(r->a, out_str(o))});
        out_free(o);
    }
    return ok;
}

static bool makes_object(const AbiPlan *p)
{
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        if (in->op == ABI_BIND_SELF || in->op == ABI_LIFT_HANDLE)
            return true;
    }
    return false;
}

static bool find_refused(VectorReader *r, VectorStep *s, Str name)
{
    const AbiPlan *p = s->plan;
    for (s->refused = 0; s->refused < p->args.len; s->refused++) {
        const AbiArg *arg = &p->args.at[s->refused];
        if (str_eq(arg->name, name) ||
            (arg->cparam >= 0 &&
             str_eq(p->func->params.at[arg->cparam].name, name)))
            return true;
    }
    return vector_wrong(r, "\"refused\" names a parameter of %.*s",
                        STR_ARG(p->func->name));
}

static bool read_end(VectorReader *r, VectorStep *s, const json_t *j)
{
    const json_t *throws = json_object_get(j, "throws");
    const json_t *refused = json_object_get(j, "refused");
    if (refused) {
        s->end = VECTOR_REFUSED;
        return find_refused(r, s, json_str(refused));
    }
    if (!throws)
        return true;
    s->end = VECTOR_THROWS;
    s->words = str_copy(r->a, json_str(throws));
    s->has_code = json_is_integer(throws);
    s->code = json_integer_value(throws);
    return s->plan->throws ||
           vector_wrong(r, "'%.*s' never throws", STR_ARG(s->plan->func->name));
}

static bool check_keys(VectorReader *r, const json_t *j, const char *known)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)j, key, value)
    {
        Str rest = str_of(known), word;
        bool found = false;
        while (rest.len && str_split(&rest, ' ', &word))
            found |= str_eq_c(word, key);
        if (!found)
            return vector_wrong(r, "\"%s\" is none of: %s", key, known);
    }
    return true;
}

static bool read_step(VectorReader *r, const json_t *j)
{
    VectorStep s = {.makes = -1};
    const json_t *result = json_object_get(j, "result");
    const json_t *as = json_object_get(j, "as");
    if (!json_is_object(j))
        return vector_wrong(r, "a call is an object: {\"call\": .., ..}");
    if (!check_keys(r, j, "name call args result after throws refused as") ||
        !find_function(r, json_str(json_object_get(j, "call")), &s) ||
        !read_end(r, &s, j) || !read_arguments(r, &s, j))
        return false;
    if (result && !read_result(r, &s, result))
        return false;
    if (!read_after(r, &s, json_object_get(j, "after")))
        return false;
    if (!result && !as && s.end == VECTOR_GIVES && vector_results(s.plan))
        return vector_wrong(r, "%.*s: say the \"result\" that is wanted",
                            STR_ARG(s.plan->func->name));
    if (as && (!json_str(as).len || !makes_object(s.plan)))
        return vector_wrong(r,
                            "%.*s: \"as\" names the object that a call makes",
                            STR_ARG(s.plan->func->name));
    if (as) {
        s.makes = (int)r->vector->objects.len;
        VEC_PUSH(r->a, &r->vector->objects, str_copy(r->a, json_str(as)));
    }
    VEC_PUSH(r->a, &r->vector->steps, s);
    return true;
}

// ---- the file --------------------------------------------------------------

static bool read_vector(VectorReader *r, size_t i, const json_t *j,
                        VectorVec *to)
{
    Vector v = {0};
    const json_t *steps = json_object_get(j, "calls");
    Str name = json_str(json_object_get(j, "name"));
    Str call = json_str(json_object_get(j, "call"));
    v.name = name.len   ? str_copy(r->a, name)
             : call.len ? str_fmt(r->a, "%zu %.*s", i, STR_ARG(call))
                        : str_fmt(r->a, "%zu", i);
    r->vector = &v;
    r->where = str_fmt(r->a, "vector %zu%s%.*s%s", i, name.len ? " (" : "",
                       STR_ARG(name), name.len ? ")" : "");
    bool ok = true;
    if (!steps) {
        ok = read_step(r, j);
    } else {
        Str head = r->where;
        ok = json_is_array(steps) ||
             vector_wrong(r, "\"calls\" is a list of calls");
        for (size_t k = 0; ok && k < json_array_size(steps); k++) {
            r->where = str_fmt(r->a, "%.*s, call %zu", STR_ARG(head), k + 1);
            ok = read_step(r, json_array_get(steps, k));
        }
    }
    VEC_PUSH(r->a, to, v);
    return ok;
}

bool vectors_read(NativeRun *run, const GenUnit *unit, Str path, VectorVec *to)
{
    VectorReader r = {
        .a = run->arena, .diags = run->diags, .unit = unit, .path = path};
    json_t *all = json_read(path, run->diags);
    bool ok = all != NULL;
    r.where = STR("the table");
    if (all && !json_is_array(all))
        ok = vector_wrong(&r, "a list of calls: [{\"call\": .., \"args\": .., "
                              "\"result\": ..}, ..]");
    for (size_t i = 0; json_is_array(all) && i < json_array_size(all); i++)
        ok &= read_vector(&r, i + 1, json_array_get(all, i), to);
    json_decref(all);
    return ok;
}
