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

// Memory of the C side is the glue's business: malloc(n), free(p), and those of
// an object: mem_free(object, p).
static bool is_memory_function(Gen *g, const IfaceFunc *f)
{
    static const char verbs[] = "free malloc calloc realloc malloc64 "
                                "realloc64 reallocarray msize";
    if (!name_last_token(g->a, f->name, verbs) ||
        attr_find(&f->attrs, ATTR_NAME))
        return false;
    size_t at = f->params.len == 2 && name_has_token(g->a, f->name, "mem");
    bool result = ctype_is_ptr_to(f->ret, CT_VOID);
    bool param = f->params.len > at &&
                 ctype_is_ptr_to(f->params.at[at].type, CT_VOID) &&
                 !f->params.at[at].type->alias.len &&
                 !attr_find(&f->params.at[at].attrs, ATTR_AS);
    return (result && !attr_find(&f->attrs, ATTR_AS)) || param;
}

static bool is_memory_table(Gen *g, const CType *t)
{
    return ctype_is_ptr_to(t, CT_RECORD) && t->elem->record->complete &&
           record_is_memory(g, t->elem->record);
}

// set_free_func(object, void (*f)(void *))
static bool sets_hook(Gen *g, const IfaceFunc *f)
{
    const CType *t = f->params.len ? VEC_LAST(&f->params).type : NULL;
    return t && name_has_token(g->a, f->name, "set") &&
           name_has_token(g->a, f->name, "func fn function hook hooks") &&
           is_memory_hook(g, t, f->name, "malloc calloc realloc alloc free");
}

// set_allocator(malloc_fn, free_fn), get_allocator(object, &user_data): takes
// what allocates, and nothing but it beside an object and user data.
static bool hooks_memory(Gen *g, const IfaceFunc *f)
{
    static const char alloc[] = "malloc calloc realloc alloc";
    bool any = is_memory_hook(g, f->ret, STR(""), alloc) || sets_hook(g, f);
    if (makes_without_hooks(g, f))
        return false; // the object is what it is about
    for (size_t i = 0; i < f->params.len; i++) {
        const CParam *p = &f->params.at[i];
        if (is_memory_table(g, p->type) &&
            (class_of_pointer(g, f->ret) || life_ends_void(g, f)))
            return false; // the object is what it is about
        bool hook = is_memory_hook(g, p->type, p->name, alloc) ||
                    is_memory_table(g, p->type) ||
                    (any && i + 1 == f->params.len && sets_hook(g, f));
        bool data = ctype_is_ptr_to(p->type, CT_VOID) ||
                    (p->type->kind == CT_POINTER &&
                     ctype_is_ptr_to(p->type->elem, CT_VOID));
        any |= hook;
        if (p->attrs.len ||
            !(hook || data ||
              is_memory_hook(g, p->type, p->name, "free dealloc") ||
              (i == 0 && class_of_pointer(g, p->type))))
            return false;
    }
    return any;
}

// ref of a class: called for what is borrowed from others.
static bool counts_references(Gen *g, const IfaceFunc *f)
{
    if (f->is_macro && f->params.len == 1 &&
        class_of_pointer(g, f->params.at[0].type) &&
        name_has_token(g->a, f->name,
                       "ref unref incref decref addref retain reference"))
        return true;
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

static void note_owner(Gen *g, const AttrList *list)
{
    const Attr *own = attr_find(list, ATTR_OWN);
    if (own)
        map_put(g->a, &g->owns, own->arg, g);
}

// CBW_OWN(f): called when a result has been copied.
static void find_owners(Gen *g)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        note_owner(g, &f->attrs);
        for (size_t k = 0; k < f->params.len; k++)
            note_owner(g, &f->params.at[k].attrs);
    }
}

// What ends objects is a method, too.
static bool ends_results(Gen *g, const IfaceFunc *f)
{
    return map_has(&g->owns, f->name) && f->params.len &&
           f->ret->kind == CT_VOID && !map_has(&g->ends, f->name) &&
           !class_of_pointer(g, f->params.at[0].type);
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

// The function that a side file declares over this one, in a macro.
static const IfaceFunc *called_by(Gen *g, const IfaceFunc *f)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *by = g->iface->funcs.at[i];
        const Attr *m = attr_find(&by->attrs, ATTR_MACRO);
        if (m && has_ident(m->arg, f->name))
            return by;
    }
    return NULL;
}

static void skipped(Gen *g, const IfaceFunc *f, GenBinding *b)
{
    const IfaceFunc *by = called_by(g, f);
    leave_out(b, GEN_SKIPPED,
              by ? str_fmt(g->a, "bound by '%.*s'", STR_ARG(by->name))
                 : STR("CBW_SKIP"),
              STR(""));
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
        skipped(g, f, b);
    else if ((f->variadic || has_va_list(f)) && has_variant(g, f))
        leave_out(b, GEN_SKIPPED, STR("bound by its variants"), STR(""));
    else if (has_va_list(f))
        leave_out(b, GEN_SKIPPED, STR("takes a va_list, which only C can make"),
                  STR(""));
    else if ((b->memory = is_memory_function(g, f)) || hooks_memory(g, f) ||
             ends_results(g, f))
        leave_out(b, GEN_SKIPPED, STR("memory is the glue's business"),
                  STR(""));
    else if (reads_user_data(g, f))
        leave_out(b, GEN_SKIPPED, STR("user data is the glue's business"),
                  STR(""));
    else if (counts_references(g, f))
        leave_out(b, GEN_SKIPPED, STR("references are the glue's business"),
                  STR(""));
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
        f->is_inline || f->is_virtual || f->params.len > 1 ? p->export_name
                                                           : f->name;
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
    words_against_facts(g, f, params);
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

// ---- function-like macros --------------------------------------------------

// A declaration under another name: this one is the macro's.
static Str macro_words(Gen *g, const IfaceMacro *m, const IfaceFunc *f)
{
    Str params = STR(""), args = STR("");
    for (size_t i = 0; i < m->params.len; i++) {
        const char *comma = i ? ", " : "";
        Str type = f ? f->params.at[i].type->spelling : STR("TYPE");
        params = str_fmt(g->a, "%.*s%s%.*s%s%.*s", STR_ARG(params), comma,
                         STR_ARG(type), str_ends(type, STR("*")) ? "" : " ",
                         STR_ARG(m->params.at[i]));
        args = str_fmt(g->a, "%.*s%s%.*s", STR_ARG(args), comma,
                       STR_ARG(m->params.at[i]));
    }
    Str ret = f ? f->ret->spelling : STR("TYPE");
    return str_fmt(g->a, "%.*s%s%.*s_(%.*s) CBW_MACRO(%.*s(%.*s));",
                   STR_ARG(ret), str_ends(ret, STR("*")) ? "" : " ",
                   STR_ARG(m->name), STR_ARG(params.len ? params : STR("void")),
                   STR_ARG(m->name), STR_ARG(args));
}

static void add_macro(Gen *g, const IfaceMacro *m, const IfaceFunc *f,
                      Str reason)
{
    GenMacro to = {m->name, reason, macro_words(g, m, f), m->loc};
    VEC_PUSH(g->a, &g->u->macros, to);
}

static GenBinding *binding_of(GenUnit *u, const IfaceFunc *f)
{
    for (size_t i = 0; i < u->bindings.len; i++)
        if (u->bindings.at[i].func == f)
            return &u->bindings.at[i];
    return NULL;
}

// One that is no function, or asks a question, is no part of the account: it
// is listed beside it.
static void list_macros(Gen *g)
{
    GenUnit *u = g->u;
    for (size_t i = 0; i < g->iface->macros.len; i++) {
        const IfaceMacro *m = g->iface->macros.at[i];
        const IfaceFunc *f = iface_func(g->iface, m->name);
        const GenBinding *b = f && f->is_macro ? binding_of(u, f) : NULL;
        if (m->gone)
            continue;
        if (m->reason.len)
            add_macro(g, m, NULL, m->reason);
        else if (b && !b->plan)
            add_macro(g, m, f, b->reason);
    }
    size_t n = 0;
    for (size_t i = 0; i < u->bindings.len; i++)
        if (u->bindings.at[i].plan || !u->bindings.at[i].func->is_macro)
            u->bindings.at[n++] = u->bindings.at[i];
    u->bindings.len = n;
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
    texts_find(&g);
    types_groups(&g);
    classes_find(&g);
    iters_find(&g);
    places_find(&g);
    classes_ends(&g);
    class_prefixes(&g);
    find_owners(&g);
    bind_all(&g);
    list_macros(&g);
    unit->error_class = any_throws(unit) ? error_class(&g) : STR("");
    unit_prune(&g);
    names_unique(&g);
    unit->hash = interface_hash(unit);
    unit->section = str_cat(g.a, STR("cbw2:"), str_sub(unit->hash, 0, 8));
    return diag_errors(diags) == before;
}
