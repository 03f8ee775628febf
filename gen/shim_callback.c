// Trampolines: C functions of a callback's type that call the host, and what
// hands them out: pools for callbacks without user data, structs of callbacks.
// See docs/abi.md section 6.
#include "gen/shim_int.h"

// The core type of a value that crosses.
static const char *core_type(const AbiType *t)
{
    switch (t->kind) {
    case ABI_UNIT:
        return "void";
    case ABI_BIGINT:
        return "int64_t";
    case ABI_FLOAT:
        return t->mem == ABI_MEM_F32 ? "float" : "double";
    case ABI_ENUM:
    case ABI_FLAGS:
    case ABI_INT:
        return t->mem == ABI_MEM_I64 || t->mem == ABI_MEM_U64 ? "int64_t"
                                                              : "int32_t";
    case ABI_BOOL:
        return "int32_t";
    default:
        return "uint32_t"; // a pointer
    }
}

// The trampoline's own parameter names: C's, or cbw_aN.
static Str param_name(const Shim *s, const AbiCallback *cb, size_t i)
{
    Str name = cb->ctype->params.at[i].name;
    for (size_t k = 0; k < i; k++)
        if (str_eq(cb->ctype->params.at[k].name, name))
            name.len = 0;
    return name.len ? name : str_fmt(s->a, "cbw_a%zu", i);
}

static Str param_list(const Shim *s, const AbiCallback *cb)
{
    Str list = STR("");
    for (size_t i = 0; i < cb->ctype->params.len; i++) {
        Str type = shim_param_type(s->a, cb->ctype->params.at[i].type);
        Str decl = shim_decl(s->a, type, param_name(s, cb, i));
        list = str_fmt(s->a, "%.*s%s%.*s", STR_ARG(list), i ? ", " : "",
                       STR_ARG(decl));
    }
    return list;
}

static Str name_list(const Shim *s, const AbiCallback *cb)
{
    Str list = STR("");
    for (size_t i = 0; i < cb->ctype->params.len; i++) {
        Str name = param_name(s, cb, i);
        list = str_fmt(s->a, "%.*s%s%.*s", STR_ARG(list), i ? ", " : "",
                       STR_ARG(name));
    }
    return list;
}

static Str function_head(const Shim *s, const AbiCallback *cb, Str name,
                         Str params)
{
    Str head = str_fmt(s->a, "%.*s(%.*s)", STR_ARG(name),
                       STR_ARG(params.len ? params : STR("void")));
    return shim_decl(s->a, cb->ctype->elem->spelling, head);
}

// ---- the import ------------------------------------------------------------

static Str listed(const Shim *s, Str list, Str item)
{
    return str_fmt(s->a, "%.*s%s%.*s", STR_ARG(list), list.len ? ", " : "",
                   STR_ARG(item));
}

static void print_import(Shim *s, const AbiCallback *cb)
{
    Str params = cb->import ? STR("") : STR("uint32_t id");
    for (size_t i = 0; i < cb->args.len; i++) {
        const struct AbiCbArg *arg = &cb->args.at[i];
        params = listed(s, params, str_of(core_type(arg->type)));
        if (arg->len_expr.len)
            params = listed(s, params, STR("uint32_t"));
    }
    for (size_t i = 0; i < cb->backs.len; i++) {
        params = listed(s, params, STR("uint32_t"));
        if (cb->backs.at[i].len_cparam >= 0)
            params = listed(s, params, STR("uint32_t"));
    }
    if (!params.len)
        params = STR("void");
    if (cb->c_sig.len) {
        Str sig = shim_comment(s->a, cb->c_sig);
        out_line(s->o, "// %.*s", STR_ARG(sig));
    }
    out_line(s->o, "CBW_G_IMPORT(\"cb%u\")", cb->id);
    out_line(s->o, "%s cbw_host%u(%.*s);", core_type(cb->result), cb->id,
             STR_ARG(params));
    if (!cb->async)
        return;
    out_line(s->o, "CBW_G_IMPORT(\"cb%uw\")", cb->id);
    out_line(s->o, "%s cbw_host%u_w(%.*s);", core_type(cb->result), cb->id,
             STR_ARG(params));
}

static Str core_arg(const Shim *s, const AbiCallback *cb,
                    const struct AbiCbArg *arg)
{
    size_t at = (size_t)arg->cparam;
    Str name = param_name(s, cb, at);
    const CType *c = cb->ctype->params.at[at].type;
    const char *by = c->kind == CT_RECORD ? "&" : "";
    if (arg->deref) // where C wants no value, there is none
        name =
            str_fmt(s->a, "(%.*s ? *%.*s : 0)", STR_ARG(name), STR_ARG(name));
    Str value = arg->type->kind == ABI_BOOL
                    ? str_fmt(s->a, "%s%.*s ? 1 : 0", by, STR_ARG(name))
                    : str_fmt(s->a, "(%s)%s%.*s", core_type(arg->type), by,
                              STR_ARG(name));
    if (!arg->len_expr.len)
        return value;
    return str_fmt(s->a, "%.*s, (uint32_t)(%.*s)", STR_ARG(value),
                   STR_ARG(arg->len_expr));
}

static Str back_name(const Shim *s, const AbiCallback *cb, int cparam)
{
    return param_name(s, cb, (size_t)cparam);
}

static Str host_call(const Shim *s, const AbiCallback *cb, Str id)
{
    Str args = id;
    for (size_t i = 0; i < cb->args.len; i++)
        args = listed(s, args, core_arg(s, cb, &cb->args.at[i]));
    for (size_t i = 0; i < cb->backs.len; i++) {
        const struct AbiCbBack *b = &cb->backs.at[i];
        args = listed(
            s, args,
            str_fmt(s->a, "(uint32_t)%.*s",
                    STR_ARG(b->cparam < 0 ? STR("&cbw_ret")
                                          : back_name(s, cb, b->cparam))));
        if (b->len_cparam >= 0)
            args = listed(s, args,
                          str_fmt(s->a, "(uint32_t)%.*s",
                                  STR_ARG(back_name(s, cb, b->len_cparam))));
    }
    Str call = str_fmt(s->a, "cbw_host%u(%.*s)", cb->id, STR_ARG(args));
    if (!cb->async)
        return call;
    // Only a call that may wait may enter a function that suspends.
    return str_fmt(s->a, "(cbw_waits() ? cbw_host%u_w(%.*s) : %.*s)", cb->id,
                   STR_ARG(args), STR_ARG(call));
}

// ---- the trampoline --------------------------------------------------------

static bool returns_void(const AbiCallback *cb)
{
    return cb->ctype->elem->kind == CT_VOID;
}

// A void callback's failure value is a call that tells the library.
static bool reports(const AbiCallback *cb)
{
    return cb->fail.len && !str_eq_c(cb->fail, "0");
}

static Str nothing(const Shim *s, const AbiCallback *cb)
{
    if (cb->ctype->elem->kind == CT_RECORD)
        return str_fmt(s->a, "(%.*s){0}", STR_ARG(cb->ctype->elem->spelling));
    return STR("0");
}

// What the trampoline does while an exception waits.
static void print_fail(Shim *s, const AbiCallback *cb)
{
    out_open(s->o, "if (cbw_state.parked) {");
    if (returns_void(cb)) {
        if (reports(cb))
            out_line(s->o, "%.*s;", STR_ARG(cb->fail));
        out_line(s->o, "return;");
    } else {
        bool zero = !cb->fail.len || str_eq_c(cb->fail, "0");
        Str value = zero ? nothing(s, cb) : cb->fail;
        out_line(s->o, "return %.*s;", STR_ARG(value));
    }
    out_close(s->o, "}");
}

static bool is_inout(const AbiCallback *cb, int cparam)
{
    for (size_t i = 0; i < cb->args.len; i++)
        if (cb->args.at[i].deref && cb->args.at[i].cparam == cparam)
            return true;
    return false;
}

static bool returns_back(const AbiCallback *cb)
{
    return cb->backs.len && cb->backs.at[0].cparam < 0;
}

// What C gets is zeroes until JavaScript has given it.
static void clear(Shim *s, const AbiCallback *cb, int cparam)
{
    Str name = param_name(s, cb, (size_t)cparam);
    const CType *t = cb->ctype->params.at[cparam].type;
    if (t->kind == CT_ARRAY)
        out_line(s->o, "if (%.*s) __builtin_memset(%.*s, 0, %u);",
                 STR_ARG(name), STR_ARG(name), t->size);
    else
        out_line(s->o, "if (%.*s) __builtin_memset(%.*s, 0, sizeof *%.*s);",
                 STR_ARG(name), STR_ARG(name), STR_ARG(name));
}

static void print_backs(Shim *s, const AbiCallback *cb)
{
    for (size_t i = 0; i < cb->backs.len; i++) {
        const struct AbiCbBack *b = &cb->backs.at[i];
        if (b->cparam >= 0 && !is_inout(cb, b->cparam))
            clear(s, cb, b->cparam);
        if (b->len_cparam >= 0)
            clear(s, cb, b->len_cparam);
        if (b->cparam >= 0)
            continue;
        Str decl = shim_decl(s->a, cb->ctype->elem->spelling, STR("cbw_ret"));
        out_line(s->o, "%.*s = %s;", STR_ARG(decl),
                 cb->ctype->elem->kind == CT_RECORD ? "{0}" : "0");
    }
}

static void print_result(Shim *s, const AbiCallback *cb)
{
    const CType *c = cb->ctype->elem;
    Str type = c->spelling;
    if (returns_void(cb))
        return;
    if (returns_back(cb))
        out_line(s->o, "return cbw_ret;");
    else if (cb->result->kind == ABI_UNIT)
        out_line(s->o, "return %.*s;", STR_ARG(nothing(s, cb)));
    else if (c->kind == CT_RECORD)
        out_line(s->o, "return *(%.*s *)cbw_result;", STR_ARG(type));
    else
        out_line(s->o, "return (__typeof__(%.*s))cbw_result;", STR_ARG(type));
}

static void print_body(Shim *s, const AbiCallback *cb, Str id)
{
    Str call = host_call(s, cb, id);
    bool keep = cb->result->kind != ABI_UNIT && !returns_void(cb);
    out_open(s->o, "{");
    print_backs(s, cb);
    if (!cb->unwind)
        print_fail(s, cb);
    if (keep)
        out_line(s->o, "%s cbw_result = %.*s;", core_type(cb->result),
                 STR_ARG(call));
    else
        out_line(s->o, "%.*s;", STR_ARG(call));
    if (!cb->unwind && (!returns_void(cb) || reports(cb)))
        print_fail(s, cb);
    print_result(s, cb);
    out_close(s->o, "}");
    out_line(s->o, "");
}

// ---- pools -----------------------------------------------------------------

static void print_pool_member(Shim *s, const AbiCallback *cb, uint32_t i)
{
    Str name = str_fmt(s->a, "cbw_cb%u_%u", cb->id, i);
    Str head = function_head(s, cb, name, param_list(s, cb));
    Str args = name_list(s, cb);
    out_line(s->o, "static %.*s", STR_ARG(head));
    out_open(s->o, "{");
    out_line(s->o, "%scbw_cb%u(cbw_pool%u[%u]%s%.*s);",
             returns_void(cb) ? "" : "return ", cb->id, cb->id, i,
             args.len ? ", " : "", STR_ARG(args));
    out_close(s->o, "}");
    out_line(s->o, "");
}

static void print_take(Shim *s, const AbiCallback *cb)
{
    unsigned n = cb->id, size = cb->pool;
    out_line(s->o, "static __typeof__(cbw_cb%u_0) *cbw_take%u(uint32_t id)", n,
             n);
    out_open(s->o, "{");
    out_open(s->o, "static __typeof__(cbw_cb%u_0) *const all[] = {", n);
    for (unsigned i = 0; i < size; i++)
        out_line(s->o, "cbw_cb%u_%u,", n, i);
    out_close(s->o, "};");
    out_line(s->o, "return id ? all[cbw_pool_take(cbw_pool%u, %u, id)] : 0;", n,
             size);
    out_close(s->o, "}");
    out_line(s->o, "");
}

static void print_pool(Shim *s, const AbiCallback *cb)
{
    Str params = param_list(s, cb);
    params = str_fmt(s->a, "uint32_t cbw_id%s%.*s", params.len ? ", " : "",
                     STR_ARG(params));
    Str head = function_head(s, cb, str_fmt(s->a, "cbw_cb%u", cb->id), params);
    out_line(s->o, "static uint32_t cbw_pool%u[%u];", cb->id, cb->pool);
    out_line(s->o, "");
    out_line(s->o, "static %.*s", STR_ARG(head));
    print_body(s, cb, STR("cbw_id"));
    for (uint32_t i = 0; i < cb->pool; i++)
        print_pool_member(s, cb, i);
    print_take(s, cb);
}

bool shim_has_pools(const GenUnit *unit)
{
    for (size_t i = 0; i < unit->callbacks.len; i++)
        if (unit->callbacks.at[i]->pool)
            return true;
    return false;
}

void shim_unpool(Shim *s)
{
    out_line(s->o, "CBW_G_EXPORT(\"cbw_unpool\")");
    out_line(s->o, "void cbw_unpool(uint32_t id)");
    out_open(s->o, "{");
    for (size_t i = 0; i < s->unit->callbacks.len; i++) {
        const AbiCallback *cb = s->unit->callbacks.at[i];
        if (cb->pool)
            out_line(s->o, "cbw_pool_give(cbw_pool%u, %u, id);", cb->id,
                     cb->pool);
    }
    out_close(s->o, "}");
    out_line(s->o, "");
}

// The id in, or behind, the struct that the function belongs to.
static Str self_id(const Shim *s, const AbiCallback *cb)
{
    Str p = param_name(s, cb, 0);
    if (!str_eq_c(cb->self, "[1]"))
        return str_cat(s->a, p, cb->self);
    return str_fmt(s->a, "*(const uint32_t *)(%.*s + 1)", STR_ARG(p));
}

void shim_callback(Shim *s, const AbiCallback *cb)
{
    print_import(s, cb);
    out_line(s->o, "");
    if (cb->pool) {
        print_pool(s, cb);
        return;
    }
    if (cb->import) {
        Str head = function_head(s, cb, cb->import->name, param_list(s, cb));
        out_line(s->o, "%.*s", STR_ARG(head));
        print_body(s, cb, STR(""));
        return;
    }
    Str name = str_fmt(s->a, "cbw_cb%u", cb->id);
    Str head = function_head(s, cb, name, param_list(s, cb));
    out_line(s->o, "static %.*s", STR_ARG(head));
    Str ud = cb->ud >= 0 ? param_name(s, cb, (size_t)cb->ud)
             : cb->self.len ? self_id(s, cb)
             : cb->ud_func
                 ? str_fmt(s->a, "%.*s(%.*s)", STR_ARG(cb->ud_func->name),
                           STR_ARG(param_name(s, cb, 0)))
                 : STR("0");
    print_body(s, cb, str_fmt(s->a, "(uint32_t)%.*s", STR_ARG(ud)));
}

// ---- structs of callbacks --------------------------------------------------

void shim_object(Shim *s, const AbiObject *object)
{
    Str name = str_fmt(s->a, "cbw_object_%u_all", object->id);
    Str decl = shim_decl(s->a, object->c_type, name);
    out_open(s->o, "static const %.*s = {", STR_ARG(decl));
    for (size_t i = 0; i < object->methods.len; i++) {
        const struct AbiMethod *m = &object->methods.at[i];
        out_line(s->o, ".%.*s = cbw_cb%u,", STR_ARG(m->c_name),
                 m->callback->id);
    }
    for (size_t i = 0; i < object->presets.len; i++)
        out_line(s->o, ".%.*s = %.*s,", STR_ARG(object->presets.at[i].c_name),
                 STR_ARG(object->presets.at[i].expr));
    out_close(s->o, "};");
    out_line(s->o, "");
    out_line(s->o, "CBW_G_EXPORT(\"cbw_object_%u\")", object->id);
    out_line(s->o, "uint32_t cbw_object_%u(void)", object->id);
    out_open(s->o, "{");
    out_line(s->o, "return (uint32_t)&%.*s;", STR_ARG(name));
    out_close(s->o, "}");
    out_line(s->o, "");
}
