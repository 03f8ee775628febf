// CBW_IMPORT: C functions that JavaScript gives. Such a function is a callback
// without an id whose trampoline has the C function's own name: parameters are
// what a callback's are, and what C gets back (results, out parameters) is
// stored by the host where the trampoline says.
#include "gen/infer_int.h"

// CBW_LEN(*n): the parameter that points to a length which C gets.
static int length_place(const CType *fn, const AttrList *attrs)
{
    const Attr *len = attr_find(attrs, ATTR_LEN);
    if (!len || !str_starts(len->arg, STR("*")))
        return -1;
    int at = callback_param(fn, str_trim(str_from(len->arg, 1)));
    return at >= 0 && ctype_is_ptr_to(fn->params.at[at].type, CT_INT) ? at : -1;
}

static bool is_length_place(const CType *fn, const AttrList *ret, size_t i)
{
    if (length_place(fn, ret) == (int)i)
        return true;
    for (size_t k = 0; k < fn->params.len; k++)
        if (length_place(fn, &fn->params.at[k].attrs) == (int)i)
            return true;
    return false;
}

// ---- values for C ----------------------------------------------------------

static AbiType *pointed(Gen *g, const CType *t, const AttrList *attrs,
                        bool counted, Str *why)
{
    const CType *e = t->elem;
    const Attr *as = attr_find(attrs, ATTR_AS);
    AbiClass *cls = as ? class_named(g, as->arg) : class_of_pointer(g, t);
    bool text = (type_is_text(e) && !attr_find(attrs, ATTR_BIN)) ||
                attr_find(attrs, ATTR_STR) || attr_find(attrs, ATTR_ENC);
    if (cls && !counted)
        return type_handle(g, cls, t);
    if (text)
        return type_string(g, counted ? ABI_END_COUNTED : ABI_END_NUL,
                           type_enc(attrs, e), t);
    if (!counted) {
        *why = STR("a pointer that C gets needs its length: CBW_LEN(*n), where "
                   "n points to it");
        return NULL;
    }
    const AbiType *elem =
        ctype_is_bytes(e) ? type_byte(g) : type_value(g, e, attrs, why);
    return elem ? type_list(g, elem, ABI_END_COUNTED, 0, t) : NULL;
}

// An array of known length at its place.
static AbiType *in_place(Gen *g, const CParam *p, Str *why)
{
    const Attr *len = attr_find(&p->attrs, ATTR_LEN);
    int64_t n = p->type->kind == CT_ARRAY ? p->type->count : 0;
    const CType *e = p->type->elem;
    if (len && !const_value(g->iface, len->arg, &n)) {
        *why = str_fmt(g->a,
                       "the length of '%.*s' is no constant; CBW_CAP gives "
                       "JavaScript the memory to fill",
                       STR_ARG(p->name));
        return NULL;
    }
    const AbiType *elem = ctype_is_bytes(e) && e->kind == CT_VOID
                              ? type_byte(g)
                              : type_value(g, e, &p->attrs, why);
    if (!elem)
        return NULL;
    AbiType *t = type_list(g, elem, ABI_END_FIXED, (uint32_t)n, p->type);
    t->in_place = true;
    t->size = elem->size * (uint32_t)n;
    t->align = elem->align;
    return t;
}

static AbiType *out_type(Gen *g, const CParam *p, bool counted, Str *why)
{
    const CType *e = p->type->elem;
    if (e->kind == CT_POINTER)
        return pointed(g, e, &p->attrs, counted, why);
    if (p->type->kind == CT_ARRAY || attr_find(&p->attrs, ATTR_LEN))
        return in_place(g, p, why);
    return type_value(g, e, &p->attrs, why);
}

static AbiType *result_type(Gen *g, const IfaceFunc *f, bool counted, Str *why)
{
    AbiType *t = f->ret->kind == CT_POINTER
                     ? pointed(g, f->ret, &f->attrs, counted, why)
                     : type_value(g, f->ret, &f->attrs, why);
    return t;
}

static bool add_back(Gen *g, const CType *fn, const AttrList *attrs, int at,
                     AbiType *type, AbiCallback *cb)
{
    if (!type)
        return false;
    int len = length_place(fn, attrs);
    struct AbiCbBack b = {.type = type,
                          .cparam = at,
                          .len_cparam = len,
                          .name = STR("result"),
                          .own = attr_find(attrs, ATTR_OWN) != NULL};
    if (attr_find(attrs, ATTR_OPT))
        b.type = type_nullable(g, type);
    if (len >= 0)
        b.len_mem = type_mem(fn->params.at[len].type->elem);
    if (at >= 0) {
        const Attr *name = attr_find(attrs, ATTR_NAME);
        b.name = name_param(g->u, name ? name->arg : fn->params.at[at].name);
    }
    VEC_PUSH(g->a, &cb->backs, b);
    return true;
}

// ---- functions of C's ------------------------------------------------------

static const CType id_type = {
    .kind = CT_INT, .size = 4, .align = 4, .spelling = STR_INIT("unsigned")};

// The parameter that is the user data of callback parameter i.
static int user_data(Gen *g, const CType *fn, size_t i)
{
    for (size_t k = 0; k < fn->params.len; k++) {
        const Attr *ud = attr_find(&fn->params.at[k].attrs, ATTR_UD);
        if (ud && str_eq(ud->arg, fn->params.at[i].name))
            return (int)k;
    }
    if (callback_ud(g, fn->params.at[i].type->elem) < 0 ||
        i + 1 >= fn->params.len ||
        !ctype_is_ptr_to(fn->params.at[i + 1].type, CT_VOID))
        return -1;
    return (int)i + 1;
}

static bool is_user_data(Gen *g, const CType *fn, size_t i)
{
    for (size_t k = 0; k < fn->params.len; k++)
        if (ctype_is_ptr_to(fn->params.at[k].type, CT_FUNCTION) &&
            user_data(g, fn, k) == (int)i)
            return true;
    return false;
}

static void add_call_param(Gen *g, IfaceFunc *f, const char *name)
{
    VEC_PUSH(g->a, &f->params,
             (CParam){.name = str_of(name), .type = &id_type});
}

// "((type *)cbw_fn)(a, (void *)cbw_ud)"
static Str call_expr(Gen *g, const CType *fn, int ud)
{
    Str args = STR("");
    for (size_t i = 0; i < fn->params.len; i++) {
        bool is_ud = (int)i == ud;
        args = str_fmt(g->a, "%.*s%s%s%.*s", STR_ARG(args), i ? ", " : "",
                       is_ud ? "(void *)" : "",
                       STR_ARG(is_ud ? STR("cbw_ud") : fn->params.at[i].name));
    }
    return str_fmt(g->a, "((__typeof__(%.*s) *)cbw_fn)(%.*s)",
                   STR_ARG(fn->spelling), STR_ARG(args));
}

// What calls a C function of that type: declared only for us, like those of
// CBW_MACRO, so that every rule holds for it.
static IfaceFunc *caller(Gen *g, const CType *fn, int ud, Str name)
{
    IfaceFunc *f = ARENA_NEW(g->a, IfaceFunc);
    f->name = str_fmt(g->a, "cbw_call_%zu", g->u->calls.len);
    f->ret = fn->elem;
    f->is_virtual = true;
    f->proto = fn->spelling;
    add_call_param(g, f, "cbw_fn");
    if (ud >= 0)
        add_call_param(g, f, "cbw_ud");
    for (size_t i = 0; i < fn->params.len; i++)
        if ((int)i != ud)
            VEC_PUSH(g->a, &f->params, fn->params.at[i]);
    VEC_PUSH(g->a, &f->attrs,
             (Attr){.word = ATTR_MACRO, .arg = call_expr(g, fn, ud)});
    VEC_PUSH(g->a, &f->attrs, (Attr){.word = ATTR_NAME, .arg = name});
    return f;
}

static AbiPlan *plan_call(Gen *g, const IfaceFunc *f, Str *why)
{
    GenBinding b = {.func = f, .reason = STR(""), .write = STR("")};
    Role *params = ARENA_ARRAY(g->a, Role, f->params.len + 1);
    Role *ret = ARENA_NEW(g->a, Role);
    roles_of(g, f, params, ret);
    for (size_t i = 0; i < f->params.len; i++)
        if (params[i].kind == ROLE_NONE) {
            *why = params[i].reason;
            return NULL;
        }
    if (ret->kind == ROLE_NONE) {
        *why = ret->reason;
        return NULL;
    }
    AbiPlan *p = plan_build(g, f, params, ret, &b);
    if (!p)
        *why = b.reason;
    return p;
}

static AbiOwner life_of(const CParam *p)
{
    const Attr *cb = attr_find(&p->attrs, ATTR_CB);
    return !cb                            ? ABI_OWNER_CALL
           : str_eq_c(cb->arg, "forever") ? ABI_OWNER_FOREVER
           : str_eq_c(cb->arg, "once")    ? ABI_OWNER_ONCE
                                          : ABI_OWNER_CALL;
}

// A function of C's: inner is its user data, -1 = none.
static AbiType *callable(Gen *g, const CType *pointer, int inner, Str name,
                         AbiOwner life, Str *why)
{
    const CType *type = pointer->elem;
    if (type->variadic || type->noproto) {
        *why = str_fmt(g->a, "JavaScript can not call '%.*s'", STR_ARG(name));
        return NULL;
    }
    AbiPlan *call = plan_call(g, caller(g, type, inner, name), why);
    if (!call) {
        *why = str_fmt(g->a, "what '%.*s' is called with: %.*s", STR_ARG(name),
                       STR_ARG(*why));
        return NULL;
    }
    VEC_PUSH(g->a, &g->u->calls, call);
    AbiType *t = ARENA_NEW(g->a, AbiType);
    *t = (AbiType){.kind = ABI_CALLABLE,
                   .mem = ABI_MEM_U32,
                   .size = 4,
                   .align = 4,
                   .call = call,
                   .call_life = life,
                   .c_type = pointer->spelling};
    return t;
}

AbiType *type_callable(Gen *g, const CType *pointer, Str *why)
{
    AbiType *t =
        callable(g, pointer, -1, STR("the result"), ABI_OWNER_FOREVER, why);
    if (t)
        t->nullable = true;
    return t;
}

static bool add_callable(Gen *g, const CType *fn, size_t i, AbiCallback *cb,
                         Str *why)
{
    const CParam *p = &fn->params.at[i];
    const CType *type = p->type->elem;
    int ud = user_data(g, fn, i), inner = ud < 0 ? -1 : callback_ud(g, type);
    if (cb->async && life_of(p) == ABI_OWNER_CALL) {
        *why = str_fmt(g->a,
                       "how long may '%.*s' be called? Say CBW_CB(once) or "
                       "CBW_CB(forever)",
                       STR_ARG(p->name));
        return false;
    }
    if (ud >= 0 && inner < 0) {
        *why = str_fmt(g->a,
                       "JavaScript can not call '%.*s': its type takes no user "
                       "data",
                       STR_ARG(p->name));
        return false;
    }
    AbiType *t = callable(g, p->type, inner, p->name, life_of(p), why);
    if (!t)
        return false;
    t->nullable = attr_find(&p->attrs, ATTR_OPT) != NULL;
    t->call_ud = ud >= 0;
    VEC_PUSH(g->a, &cb->args,
             (struct AbiCbArg){.name = name_param(g->u, p->name),
                               .type = t,
                               .cparam = (int)i,
                               .len_expr =
                                   ud < 0 ? STR("") : fn->params.at[ud].name});
    return true;
}

// ---- the function ----------------------------------------------------------

static bool is_scalar(const AbiType *t)
{
    return t && t->kind <= ABI_FLAGS;
}

static bool add_result(Gen *g, const IfaceFunc *f, const CType *fn,
                       AbiCallback *cb, Str *why)
{
    AbiType *unit = ARENA_NEW(g->a, AbiType);
    unit->kind = ABI_UNIT;
    unit->c_type = STR("void");
    cb->result = unit;
    if (f->ret->kind == CT_VOID)
        return true;
    bool counted = length_place(fn, &f->attrs) >= 0;
    AbiType *t = result_type(g, f, counted, why);
    if (!is_scalar(t))
        return add_back(g, fn, &f->attrs, -1, t, cb);
    cb->result = t;
    return true;
}

// What JavaScript gets, and what C gets back.
static bool add_param(Gen *g, const CType *fn, size_t i, AbiCallback *cb,
                      Str *why)
{
    const CParam *p = &fn->params.at[i];
    bool inout = attr_find(&p->attrs, ATTR_INOUT);
    bool out = attr_find(&p->attrs, ATTR_OUT) || inout;
    if (ctype_is_ptr_to(p->type, CT_FUNCTION))
        return add_callable(g, fn, i, cb, why);
    if (!out || attr_find(&p->attrs, ATTR_CAP))
        return callback_arg(g, fn, i, cb, why);
    bool counted = length_place(fn, &p->attrs) >= 0;
    AbiType *t = out_type(g, p, counted, why);
    if (inout && t && t->kind > ABI_FLAGS) {
        *why = str_fmt(g->a, "'%.*s': only numbers are read and written",
                       STR_ARG(p->name));
        return false;
    }
    if (inout && t)
        VEC_PUSH(g->a, &cb->args,
                 (struct AbiCbArg){.name = name_param(g->u, p->name),
                                   .type = t,
                                   .cparam = (int)i,
                                   .deref = true,
                                   .len_expr = STR("")});
    return add_back(g, fn, &p->attrs, (int)i, t, cb);
}

static bool add_params(Gen *g, const IfaceFunc *f, const CType *fn,
                       AbiCallback *cb, Str *why)
{
    for (size_t i = 0; i < fn->params.len; i++) {
        if (is_length_place(fn, &f->attrs, i) || callback_is_length(g, fn, i) ||
            is_user_data(g, fn, i) ||
            attr_find(&fn->params.at[i].attrs, ATTR_SKIP))
            continue;
        if (!add_param(g, fn, i, cb, why)) {
            if (!why->len)
                *why = str_fmt(g->a, "parameter '%.*s' has no JavaScript value",
                               STR_ARG(fn->params.at[i].name));
            return false;
        }
    }
    return true;
}

static void name_import(Gen *g, const IfaceFunc *f, AbiCallback *cb)
{
    const Attr *given = attr_find(&f->attrs, ATTR_NAME);
    const Attr *from = attr_find(&f->attrs, ATTR_FROM);
    cb->method =
        given
            ? name_given_member(g->a, given->arg)
            : name_member(g->u, name_strip(&g->iface->module.strips, f->name));
    cb->from = from ? str_sub(from->arg, 1, from->arg.len - 2) : STR("");
    for (size_t i = 0; i < g->u->callbacks.len; i++) {
        const AbiCallback *other = g->u->callbacks.at[i];
        if (!other->import || !str_eq(other->method, cb->method))
            continue;
        diag_error(g->diags, f->loc,
                   "'%.*s' would be the import '%.*s', which '%.*s' is",
                   STR_ARG(f->name), STR_ARG(cb->method),
                   STR_ARG(other->import->name));
        diag_note(g->diags, f->loc, "CBW_NAME gives it another name");
    }
}

AbiCallback *import_of(Gen *g, const IfaceFunc *f, Str *why)
{
    const Attr *fail = attr_find(&f->attrs, ATTR_FAIL);
    CType *fn = ARENA_NEW(g->a, CType);
    *fn = (CType){.kind = CT_FUNCTION,
                  .elem = f->ret,
                  .params = f->params,
                  .spelling = f->proto};
    AbiCallback *cb = ARENA_NEW(g->a, AbiCallback);
    g->called = (FactCall){0}; // the host's own: nothing is known of it
    g->many = 0;
    g->reads = 0;
    *cb = (AbiCallback){.ctype = fn,
                        .import = f,
                        .ud = -1,
                        .name = STR(""),
                        .fail = fail ? fail->arg : STR(""),
                        .unwind = attr_find(&f->attrs, ATTR_UNWIND) != NULL,
                        .async = attr_find(&f->attrs, ATTR_ASYNC) != NULL,
                        .doc = &f->doc,
                        .c_sig = f->proto};
    g->u->waits |= cb->async;
    name_import(g, f, cb);
    if (!add_params(g, f, fn, cb, why))
        return NULL;
    if (!add_result(g, f, fn, cb, why)) {
        if (!why->len)
            *why = STR("the result has no JavaScript value");
        return NULL;
    }
    // The result first, as everywhere.
    if (cb->backs.len > 1 && VEC_LAST(&cb->backs).cparam < 0) {
        struct AbiCbBack ret = VEC_LAST(&cb->backs);
        for (size_t i = cb->backs.len - 1; i > 0; i--)
            cb->backs.at[i] = cb->backs.at[i - 1];
        cb->backs.at[0] = ret;
    }
    cb->id = (uint32_t)g->u->callbacks.len;
    VEC_PUSH(g->a, &g->u->callbacks, cb);
    return cb;
}
