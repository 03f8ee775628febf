// Inference, from the interface model to the unit's plans: types and classes
// first, then every function on its own, and at the end what belongs to all of
// them: the names, what is in use, the hash.
#include "gen/infer_int.h"

#include "base/hash.h"

#include <ctype.h>

// ---- what is left out before any rule --------------------------------------

static void leave_out(GenBinding *b, GenLevel level, Str reason, Str write)
{
    b->level = level;
    b->reason = reason;
    b->write = write;
}

// Memory of the C side is the glue's business.
static bool is_memory_function(Gen *g, const IfaceFunc *f)
{
    if (!name_last_token(g->a, f->name, "free malloc calloc realloc"))
        return false;
    bool result = ctype_is_ptr_to(f->ret, CT_VOID);
    bool param = f->params.len &&
                 ctype_is_ptr_to(f->params.at[0].type, CT_VOID) &&
                 !f->params.at[0].type->alias.len;
    return (result || param) && !attr_find(&f->attrs, ATTR_NAME);
}

// ref of a class: called for what is borrowed from others.
static bool counts_references(Gen *g, const IfaceFunc *f)
{
    if (f->ret->kind == CT_POINTER)
        return false; // it gives one more
    if (life_forgets_refs(g, f))
        return true;
    Str inlined = str_cat(g->a, STR("cbw_f_"), f->name);
    for (size_t i = 0; i < g->u->classes.len; i++) {
        Str ref = g->u->classes.at[i]->ref_export;
        if (str_eq(ref, f->name) || str_eq(ref, inlined))
            return true;
    }
    return false;
}

static bool has_variant(Gen *g, const IfaceFunc *f)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const Attr *v = attr_find(&g->iface->funcs.at[i]->attrs, ATTR_VARIANT);
        if (v && str_eq(v->arg, f->name))
            return true;
    }
    return false;
}

static bool has_va_list(const IfaceFunc *f)
{
    for (size_t i = 0; i < f->params.len; i++) {
        const CType *t = f->params.at[i].type;
        if (t->kind == CT_VA_LIST || ctype_is_ptr_to(t, CT_VA_LIST))
            return true;
    }
    return false;
}

static Str variant_words(Gen *g, const IfaceFunc *f)
{
    Str params = STR(""), args = STR("");
    for (size_t i = 0; i < f->params.len; i++) {
        const CParam *p = &f->params.at[i];
        params = str_fmt(g->a, "%.*s%.*s %.*s, ", STR_ARG(params),
                         STR_ARG(p->type->spelling), STR_ARG(p->name));
        args = str_fmt(g->a, "%.*s, %.*s", STR_ARG(args), STR_ARG(p->name));
    }
    return str_fmt(g->a,
                   "%.*s %.*s_1(%.*sint value) CBW_VARIANT(%.*s%.*s, value);",
                   STR_ARG(f->ret->spelling), STR_ARG(f->name), STR_ARG(params),
                   STR_ARG(f->name), STR_ARG(args));
}

static bool left_out(Gen *g, const IfaceFunc *f, GenBinding *b)
{
    bool variant =
        attr_find(&f->attrs, ATTR_VARIANT) || attr_find(&f->attrs, ATTR_MACRO);
    if (attr_find(&f->attrs, ATTR_SKIP))
        leave_out(b, GEN_SKIPPED, STR("CBW_SKIP"), STR(""));
    else if (has_va_list(f))
        leave_out(b, GEN_SKIPPED, STR("takes a va_list, which only C can make"),
                  STR(""));
    else if (is_memory_function(g, f))
        leave_out(b, GEN_SKIPPED, STR("memory is the glue's business"),
                  STR(""));
    else if (counts_references(g, f))
        leave_out(b, GEN_SKIPPED, STR("references are the glue's business"),
                  STR(""));
    else if (f->variadic && has_variant(g, f))
        leave_out(b, GEN_SKIPPED, STR("bound by its variants"), STR(""));
    else if (f->variadic && !variant && !is_printf_like(g, f))
        leave_out(b, GEN_NEEDS_ANNOTATION,
                  STR("takes any arguments; declare one shape for each use"),
                  variant_words(g, f));
    else
        return false;
    return true;
}

// ---- one function ----------------------------------------------------------

static bool all_sure(const AskedWords *asked, size_t n)
{
    bool sure = asked != NULL;
    for (size_t i = 0; sure && i <= n; i++)
        sure = !asked[i].words.len || asked[i].sure;
    return sure;
}

// The first question, when a parameter or the result is one.
static bool has_question(Gen *g, const IfaceFunc *f, Role *params, Role *ret,
                         GenBinding *b)
{
    Str reason = STR("");
    for (size_t i = 0; i < f->params.len && !reason.len; i++)
        if (params[i].kind == ROLE_NONE)
            reason = str_fmt(g->a, "parameter '%.*s': %.*s",
                             STR_ARG(f->params.at[i].name),
                             STR_ARG(params[i].reason));
    if (!reason.len && ret->kind == ROLE_NONE)
        reason = ret->reason;
    if (!reason.len)
        return false;
    AskedWords *asked = ask_words(g, f, params, ret);
    leave_out(b, GEN_NEEDS_ANNOTATION, reason, words_to_write(g, f, asked));
    b->sure = all_sure(asked, f->params.len);
    for (size_t i = 0; i <= f->params.len; i++)
        (i < f->params.len ? &params[i] : ret)->write =
            asked ? asked[i].words : STR("");
    return true;
}

static void end_of_class(AbiPlan *p)
{
    p->cls->free = p;
    const IfaceFunc *f = p->func;
    p->cls->free_export =
        f->is_inline || f->is_virtual ? p->export_name : f->name;
}

static void enlist(Gen *g, AbiPlan *p)
{
    if (p->role == ABI_FUNCTION) {
        VEC_PUSH(g->a, &g->u->functions, p);
        return;
    }
    if (p->role == ABI_FREE) {
        end_of_class(p);
        return;
    }
    VEC_PUSH(g->a, &p->cls->members, p);
    if (p->role != ABI_CTOR)
        return;
    p->cls->constructible = true;
    for (size_t i = p->cls->members.len - 1; i > 0; i--) // comes first
        p->cls->members.at[i] = p->cls->members.at[i - 1];
    p->cls->members.at[0] = p;
}

static void bind_import(Gen *g, GenBinding *b)
{
    Str why = STR("");
    b->import = import_of(g, b->func, &why);
    if (!b->import)
        leave_out(b, GEN_NEEDS_ANNOTATION, why, STR(""));
}

// What would make a raw function say what it is.
static void say_raw(Gen *g, GenBinding *b, Role *params)
{
    AskedWords *asked = ask_raw(g, b->func, params);
    b->write = words_to_write(g, b->func, asked);
    for (size_t i = 0; i < b->func->params.len; i++)
        params[i].write = asked[i].words;
}

static void try_bind(Gen *g, GenBinding *b)
{
    const IfaceFunc *f = b->func;
    if (attr_find(&f->attrs, ATTR_IMPORT) && !attr_find(&f->attrs, ATTR_SKIP)) {
        bind_import(g, b);
        return;
    }
    Role *params = ARENA_ARRAY(g->a, Role, f->params.len + 1);
    Role *ret = ARENA_NEW(g->a, Role);
    if (left_out(g, f, b))
        return;
    roles_of(g, f, params, ret);
    if (has_question(g, f, params, ret, b)) {
        account_roles(g, b, params, ret);
        return;
    }
    b->plan = plan_build(g, f, params, ret, b);
    if (b->plan && b->level == GEN_RAW)
        say_raw(g, b, params);
    account_roles(g, b, params, ret);
    if (b->plan)
        enlist(g, b->plan);
}

// What no word can bind can be left out without a complaint.
static void bind(Gen *g, GenBinding *b)
{
    try_bind(g, b);
    if (b->level == GEN_NEEDS_ANNOTATION && !b->write.len)
        b->write =
            b->func->global
                ? str_fmt(g->a, "%.*s CBW_SKIP;", STR_ARG(b->func->proto))
                : str_fmt(g->a, "CBW_FN(%.*s, skip);", STR_ARG(b->func->name));
}

// Constructors come before what asks for their arguments; the account keeps
// the order of the source.
static void bind_all(Gen *g)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++)
        VEC_PUSH(g->a, &g->u->bindings,
                 (GenBinding){.func = g->iface->funcs.at[i],
                              .reason = STR(""),
                              .write = STR("")});
    globals_bind(g);
    for (size_t i = 0; i < g->u->bindings.len; i++)
        if (map_has(&g->news, g->u->bindings.at[i].func->name))
            bind(g, &g->u->bindings.at[i]);
    for (size_t i = 0; i < g->u->bindings.len; i++)
        if (!map_has(&g->news, g->u->bindings.at[i].func->name))
            bind(g, &g->u->bindings.at[i]);
}

// ---- the unit --------------------------------------------------------------

static Str last_part(Str name) // of @scope/name
{
    size_t at;
    while (str_find_char(name, '/', &at))
        name = str_from(name, at + 1);
    return name;
}

static Str error_class(Gen *g)
{
    Str name = g->iface->module.name.len ? g->iface->module.name
                                         : last_part(g->u->options.name);
    char *to = arena_alloc(g->a, name.len + 1);
    for (size_t i = 0; i < name.len; i++)
        to[i] = isalnum((unsigned char)name.ptr[i]) ? name.ptr[i] : '_';
    Str base =
        name.len ? name_pascal(g->a, (Str){to, name.len}) : STR("Library");
    return str_cat(g->a, base, STR("Error"));
}

static bool any_throws(const GenUnit *u)
{
    for (size_t i = 0; i < u->bindings.len; i++)
        if (u->bindings.at[i].plan && u->bindings.at[i].plan->throws)
            return true;
    return false;
}

static Str interface_hash(const GenUnit *u)
{
    Out *o = out_new();
    abi_print_abi(u, o);
    Str hash = str_sub(sha256_hex(u->arena, out_str(o)), 0, 16);
    out_free(o);
    return hash;
}

bool gen_infer(GenUnit *unit, DiagList *diags)
{
    Gen g = {.u = unit,
             .a = unit->arena,
             .iface = unit->iface,
             .diags = diags,
             .within = STR("")};
    size_t before = diag_errors(diags);
    types_groups(&g);
    classes_find(&g);
    classes_ends(&g);
    class_prefixes(&g);
    bind_all(&g);
    unit->error_class = any_throws(unit) ? error_class(&g) : STR("");
    unit_prune(&g);
    names_unique(&g);
    unit->hash = interface_hash(unit);
    unit->section = str_cat(g.a, STR("cbw2:"), unit->hash);
    return diag_errors(diags) == before;
}
