// Callbacks: function pointer types, with what each argument is on the way from
// C to JavaScript. infer_object.c: structs of them.
#include "gen/infer_int.h"

static bool has_token(Gen *g, Str name, const char *tokens)
{
    return name_has_token(g->a, name, tokens);
}

// Memory that the library gives to be filled.
static bool is_to_fill(Gen *g, const CParam *p)
{
    return has_token(g, p->name, "out output dst dest destination");
}

// How much a parameter's name and place say that it is user data: 0 = nothing.
static int ud_score(Gen *g, const CType *fn, size_t i)
{
    Str name = fn->params.at[i].name;
    if (is_to_fill(g, &fn->params.at[i]))
        return 0;
    return has_token(g, name, "user ud userdata closure cookie baton opaque")
               ? 4
           : has_token(g, name, "ctx context priv private privdata payload") ? 3
           : has_token(g, name, "arg args env state data")                   ? 2
           : i == 0 || i + 1 == fn->params.len                               ? 1
                                               : 0;
}

static bool is_bare_pointer(const CParam *p)
{
    return ctype_is_ptr_to(p->type, CT_VOID) && !p->type->elem->is_const &&
           !p->attrs.len;
}

// By its name, or without one by its type: void *, size_t.
static bool before_length(Gen *g, const CType *fn, size_t i)
{
    if (i + 1 >= fn->params.len)
        return false;
    const CParam *next = &fn->params.at[i + 1];
    bool size = name_is_missing(next->name) &&
                str_eq_c(next->type->alias, "size_t") &&
                fn->params.at[i].type->kind == CT_POINTER &&
                ctype_is_bytes(fn->params.at[i].type->elem);
    return next->type->kind == CT_INT &&
           (size || is_length_name(g->a, next->name));
}

// The user data among the C parameters: said by a word, else the void pointer
// that is named most like one, or comes first or last. Memory with a length is
// it only where there is no other.
int callback_ud(Gen *g, const CType *fn)
{
    int best = -1, score = 0;
    for (size_t i = 0; i < fn->params.len; i++)
        if (attr_find(&fn->params.at[i].attrs, ATTR_UD))
            return (int)i;
    for (size_t i = 0; i < fn->params.len; i++) {
        if (!is_bare_pointer(&fn->params.at[i]))
            continue;
        int one = 2 * ud_score(g, fn, i) - before_length(g, fn, i);
        if (one > score) {
            score = one;
            best = (int)i;
        }
    }
    return best;
}

// Another void pointer that is named like user data is C's own business: what
// JavaScript's function needs it has in its scope.
static bool is_data_of_c(Gen *g, const CType *fn, size_t i)
{
    return is_bare_pointer(&fn->params.at[i]) && ud_score(g, fn, i) > 1 &&
           !before_length(g, fn, i);
}

int callback_param(const CType *fn, Str name)
{
    for (size_t i = 0; i < fn->params.len; i++)
        if (str_eq(fn->params.at[i].name, name))
            return (int)i;
    return -1;
}

static bool may_count(Gen *g, const CParam *p)
{
    return p->type->kind == CT_INT && p->type->size >= 4 && !p->attrs.len &&
           (name_is_missing(p->name) || is_length_name(g->a, p->name));
}

// int n, const void *p
static bool is_pair(Gen *g, const CType *fn, size_t n)
{
    return n + 1 < fn->params.len && may_count(g, &fn->params.at[n]) &&
           ctype_is_ptr_to(fn->params.at[n + 1].type, CT_VOID) &&
           fn->params.at[n + 1].type->elem->is_const &&
           !fn->params.at[n + 1].attrs.len;
}

// compare(int n, const void *p, int m, const void *q): of the same types.
static bool is_pair_of_two(Gen *g, const CType *fn, size_t n)
{
    size_t other = n >= 2 && is_pair(g, fn, n - 2) ? n - 2 : n + 2;
    return is_pair(g, fn, n) && is_pair(g, fn, other) &&
           str_eq(fn->params.at[n].type->spelling,
                  fn->params.at[other].type->spelling);
}

// Handles or texts that the library is seen to hand over, never the place of
// one.
static bool is_list_of_many(Gen *g, const CType *fn, size_t i)
{
    const CParam *p = &fn->params.at[i];
    const CType *e = p->type->kind == CT_POINTER ? p->type->elem : NULL;
    bool texts = e && ctype_is_ptr_to(e, CT_INT) && e->elem->is_char;
    return e && e->kind == CT_POINTER && !p->attrs.len &&
           (texts || class_of_pointer(g, e)) && callback_gets_many(g, i);
}

// The number that stands before what it counts: lists, two runs of bytes.
static int count_before(Gen *g, const CType *fn, size_t i)
{
    const CParam *p = &fn->params.at[i];
    if (i == 0 || p->attrs.len || p->type->kind != CT_POINTER)
        return -1;
    if (is_list_of_many(g, fn, i)) {
        size_t n = i - 1; // one count for a row of lists
        while (n > 0 && is_list_of_many(g, fn, n) &&
               str_eq(fn->params.at[n].type->spelling, p->type->spelling))
            n--;
        return may_count(g, &fn->params.at[n]) ? (int)n : -1;
    }
    return is_pair_of_two(g, fn, i - 1) ? (int)i - 1 : -1;
}

// size_t len, const void *data: a length that is none of a pointer before it.
static bool follows_length(Gen *g, const CType *fn, size_t i)
{
    const CType *t = fn->params.at[i].type;
    return i > 0 && fn->params.at[i - 1].type->kind == CT_INT &&
           fn->params.at[i - 1].type->size >= 4 && t->elem->is_const &&
           ctype_is_bytes(t->elem) && !type_is_text(t->elem) &&
           name_last_token(g->a, fn->params.at[i - 1].name,
                           "len length size nbytes bytes") &&
           (i < 2 || fn->params.at[i - 2].type->kind != CT_POINTER ||
            fn->params.at[i - 2].type->elem->kind == CT_RECORD);
}

// The length of a pointer argument: said, or the next parameter when it has
// the name of a length. Text is counted too: C need not end it with a zero.
static int length_of(Gen *g, const CType *fn, size_t i)
{
    const CParam *p = &fn->params.at[i];
    const Attr *len = attr_find(&p->attrs, ATTR_LEN);
    if (len)
        return callback_param(fn, len->arg);
    int before = count_before(g, fn, i);
    if (before >= 0)
        return before;
    if (attr_find(&p->attrs, ATTR_CAP) || attr_find(&p->attrs, ATTR_NUL) ||
        attr_find(&p->attrs, ATTR_UD) || attr_find(&p->attrs, ATTR_SKIP) ||
        p->type->kind != CT_POINTER)
        return -1;
    if (callback_ud(g, fn) == (int)i)
        return -1;
    const CType *e = p->type->elem;
    bool number = e->kind == CT_INT || e->kind == CT_FLOAT;
    bool record = e->kind == CT_RECORD && !class_of_pointer(g, p->type);
    bool data = ctype_is_bytes(e) || (e->is_const && (number || record));
    if (data && before_length(g, fn, i))
        return (int)i + 1;
    return follows_length(g, fn, i) ? (int)i - 1 : -1;
}

// The parameter that lengths of others use up.
bool callback_is_length(Gen *g, const CType *fn, size_t i)
{
    for (size_t k = 0; k < fn->params.len; k++) {
        const Attr *cap = attr_find(&fn->params.at[k].attrs, ATTR_CAP);
        if (length_of(g, fn, k) == (int)i ||
            (cap && callback_param(fn, cap->arg) == (int)i))
            return true;
    }
    return false;
}

// A pointer's elements: bytes for void and char, strings for char pointers.
static const AbiType *list_elem(Gen *g, const CParam *p, Str *why)
{
    const CType *e = p->type->elem;
    if (ctype_is_bytes(e))
        return type_byte(g);
    AbiClass *cls = class_of_pointer(g, e);
    if (cls)
        return type_handle(g, cls, e);
    if (ctype_is_ptr_to(e, CT_INT) && e->elem->is_char) {
        AbiType *s = type_string(g, ABI_END_NUL, ABI_UTF8, e);
        s->nullable = !attr_find(&p->attrs, ATTR_NUL); // or it would end there
        return s;
    }
    return type_value(g, e, &p->attrs, why);
}

static const AbiType *pointer_arg(Gen *g, const CParam *p, bool counted,
                                  bool many, Str *why)
{
    const CType *t = p->type;
    const Attr *as = attr_find(&p->attrs, ATTR_AS);
    if (type_says_js(as))
        return type_js(g, t);
    AbiClass *cls = as ? class_named(g, as->arg) : class_of_pointer(g, t);
    if (!counted && cls)
        return type_nullable(g, type_handle(g, cls, t));
    bool said =
        attr_find(&p->attrs, ATTR_STR) || attr_find(&p->attrs, ATTR_ENC);
    bool bytes = attr_find(&p->attrs, ATTR_BIN) ||
                 (counted && has_token(g, p->name,
                                       "buf buffer data bytes "
                                       "chunk raw payload block"));
    bool text = said || (type_is_text(t->elem) && !bytes);
    bool nul = attr_find(&p->attrs, ATTR_NUL) != NULL;
    if (text && (counted || nul || t->elem->is_const || said)) {
        AbiType *s = type_string(g, counted ? ABI_END_COUNTED : ABI_END_NUL,
                                 type_enc(&p->attrs, t->elem), t);
        return type_nullable(g, s);
    }
    if (counted || nul) {
        const AbiType *elem = list_elem(g, p, why);
        return elem ? type_nullable(
                          g, type_list(g, elem,
                                       counted ? ABI_END_COUNTED : ABI_END_NUL,
                                       0, t))
                    : NULL;
    }
    if (t->elem->kind == CT_RECORD && !many)
        return callback_record(g, p, why);
    *why = str_fmt(g->a,
                   "callback argument '%.*s' is a pointer; say "
                   "CBW_LEN, CBW_NUL or CBW_UD in its declaration",
                   STR_ARG(p->name));
    return NULL;
}

// What would be dangling after the call; a reference of one's own is not.
static bool is_lent(const CParam *p, const AbiType *t)
{
    if (t->kind == ABI_LIST)
        t = t->elem;
    return t->kind == ABI_HANDLE && !t->cls->ref_export.len &&
           !attr_find(&p->attrs, ATTR_BORROW);
}

// Functions that C calls to get bytes: what they are given is to be filled.
// Without such a name, those that give a number and are not named as one that
// takes them.
static int reads(Gen *g, const CType *fn, const CParam *param)
{
    static const char gives[] = "read reader fill refill recv receive fetch "
                                "load input source pull";
    static const char takes[] = "write writer put output out sink send emit "
                                "dump store save print log append";
    const CType *ret = fn->elem;
    if (!param || !param->type || ret->kind != CT_INT || ret->size < 4)
        return 0;
    const Str names[] = {param->name, param->type->alias, fn->alias};
    for (size_t i = 0; i < 3; i++)
        if (has_token(g, names[i], gives))
            return 2;
    for (size_t i = 0; i < 3; i++)
        if (has_token(g, names[i], takes))
            return 0;
    return 1;
}

// How many bytes were read, and no status.
static bool counts_bytes(Gen *g, const CType *fn)
{
    return g->reads == 2 && fn->elem->kind == CT_INT &&
           !has_token(g, fn->elem->alias,
                      "err error errno status code rc ret "
                      "result bool");
}

static bool is_filled(Gen *g, const CType *fn, size_t i)
{
    const CParam *p = &fn->params.at[i];
    return (g->reads || is_to_fill(g, p)) && !p->attrs.len &&
           p->type->kind == CT_POINTER && ctype_is_bytes(p->type->elem) &&
           !p->type->elem->is_const && length_of(g, fn, i) >= 0;
}

bool callback_arg(Gen *g, const CType *fn, size_t i, AbiCallback *cb, Str *why)
{
    const CParam *p = &fn->params.at[i];
    const Attr *len = attr_find(&p->attrs, ATTR_LEN);
    const Attr *cap = attr_find(&p->attrs, ATTR_CAP);
    const Attr *used = attr_find(&p->attrs, ATTR_USED);
    const Attr *name = attr_find(&p->attrs, ATTR_NAME);
    struct AbiCbArg a = {.name = name          ? name_param(g->u, name->arg)
                                 : p->name.len ? name_param(g->u, p->name)
                                               : str_fmt(g->a, "arg%zu", i),
                         .cparam = (int)i,
                         .len_expr = len   ? len->arg
                                     : cap ? cap->arg
                                           : STR("")};
    int beside = length_of(g, fn, i);
    if (!a.len_expr.len && beside >= 0)
        a.len_expr = fn->params.at[beside].name;
    if (cap) {
        a.out = true;
        a.used_is_result = used && str_eq_c(used->arg, "_ret");
    }
    bool filled = is_filled(g, fn, i);
    if (filled) {
        a.out = true;
        a.used_is_result = counts_bytes(g, fn);
    }
    if ((cap || filled) && p->type->kind == CT_POINTER)
        a.type = type_list(g, type_byte(g), ABI_END_COUNTED, 0, p->type);
    else
        a.type = p->type->kind == CT_POINTER
                     ? pointer_arg(g, p, a.len_expr.len > 0,
                                   before_length(g, fn, i), why)
                     : type_value(g, p->type, &p->attrs, why);
    if (!a.type)
        return false;
    a.inout = p->type->kind == CT_POINTER && callback_gives_back(p, a.type);
    a.lent = is_lent(p, a.type);
    if (p->type->kind == CT_RECORD) {
        AbiType *by_value = type_nullable(g, a.type);
        by_value->nullable = false;
        by_value->in_place = false;
        a.type = by_value;
    }
    VEC_PUSH(g->a, &cb->args, a);
    return true;
}

static const AbiType *unit_type(Gen *g)
{
    AbiType *unit = ARENA_NEW(g->a, AbiType);
    unit->kind = ABI_UNIT;
    unit->c_type = STR("void");
    return unit;
}

// A struct of numbers: stored where the trampoline has it.
static bool gives_struct(Gen *g, const CType *ret, AbiCallback *cb, Str *why)
{
    const AbiType *t = type_value(g, ret, &(AttrList){0}, why);
    if (!t || t->kind != ABI_RECORD || type_has_memory(t)) {
        *why = STR("the callback's result has no JavaScript value");
        return false;
    }
    struct AbiCbBack back = {
        .name = STR("result"), .type = t, .cparam = -1, .len_cparam = -1};
    VEC_PUSH(g->a, &cb->backs, back);
    for (size_t i = cb->backs.len - 1; i > 0; i--) // first, as everywhere
        cb->backs.at[i] = cb->backs.at[i - 1];
    cb->backs.at[0] = back;
    cb->result = unit_type(g);
    return true;
}

static const AbiType *callback_result(Gen *g, const CType *ret, Str *why)
{
    if (ret->kind == CT_VOID)
        return unit_type(g);
    if (ret->kind == CT_POINTER) {
        AbiClass *cls = class_of_pointer(g, ret);
        if (cls)
            return type_nullable(g, type_handle(g, cls, ret));
        *why = STR("the callback returns a pointer");
        return NULL;
    }
    const AbiType *t = type_scalar(g, ret, NULL);
    if (!t)
        *why = STR("the callback's result has no JavaScript value");
    return t;
}

// What makes two uses the same callback: C type, user data, names, words.
static Str callback_key(Gen *g, const CType *fn, int ud, Str fail, int how)
{
    Str facts = callback_facts(g, fn);
    Str key = str_fmt(g->a, "%.*s|%d|%.*s|%d|%.*s", STR_ARG(fn->spelling), ud,
                      STR_ARG(fail), how, STR_ARG(facts));
    for (size_t i = 0; i < fn->params.len; i++) {
        const CParam *p = &fn->params.at[i];
        key = str_fmt(g->a, "%.*s|%.*s", STR_ARG(key),
                      STR_ARG((int)i == ud ? STR("") : p->name));
        for (size_t k = 0; k < p->attrs.len; k++)
            key =
                str_fmt(g->a, "%.*s|%d=%.*s", STR_ARG(key),
                        (int)p->attrs.at[k].word, STR_ARG(p->attrs.at[k].arg));
    }
    return key;
}

static AbiCallback *new_callback(Gen *g, const CType *fn, Str fail, bool unwind,
                                 int ud, Str *why)
{
    AbiCallback *cb = ARENA_NEW(g->a, AbiCallback);
    cb->ctype = fn;
    cb->ud = ud;
    cb->pool = ud < 0 ? 16 : 0;
    cb->fail = fail;
    cb->unwind = unwind;
    cb->c_sig = fn->spelling;
    cb->name = STR("");
    int hidden = callback_ud(g, fn); // even where another function sets it
    for (size_t i = 0; i < fn->params.len; i++) {
        bool is_ud = (int)i == ud ||
                     ((int)i == hidden &&
                      ctype_is_ptr_to(fn->params.at[i].type, CT_VOID)) ||
                     is_data_of_c(g, fn, i);
        if (is_ud || callback_is_length(g, fn, i) ||
            attr_find(&fn->params.at[i].attrs, ATTR_SKIP))
            continue;
        if (!callback_cell(g, fn, i, cb) && !callback_arg(g, fn, i, cb, why))
            return NULL;
    }
    if (fn->elem->kind == CT_RECORD)
        return gives_struct(g, fn->elem, cb, why) ? cb : NULL;
    cb->result = callback_result(g, fn->elem, why);
    return cb->result ? cb : NULL;
}

AbiCallback *type_callback(Gen *g, const CType *fn, const CParam *param,
                           bool has_ud, Str *why)
{
    const Attr *fail = param ? attr_find(&param->attrs, ATTR_FAIL) : NULL;
    bool unwind = param && attr_find(&param->attrs, ATTR_UNWIND);
    int ud = has_ud ? callback_ud(g, fn) : -1;
    if (fn->variadic || fn->noproto) {
        *why = STR("the callback's C type has no fixed parameters");
        return NULL;
    }
    bool async = param && attr_find(&param->attrs, ATTR_ASYNC);
    g->reads = reads(g, fn, param);
    Str key = callback_key(g, fn, ud, fail ? fail->arg : STR("0"),
                           unwind + 2 * async + 4 * g->reads);
    AbiCallback *cb = map_get(&g->callbacks, key);
    if (cb)
        return cb;
    cb = new_callback(g, fn, fail ? fail->arg : STR("0"), unwind, ud, why);
    if (!cb)
        return NULL;
    cb->async = async;
    for (size_t i = 0; async && i < cb->args.len; i++)
        cb->args.at[i].inout = cb->args.at[i].lent = false; // there is no end
    g->u->waits |= async;
    cb->id = (uint32_t)g->u->callbacks.len;
    map_put(g->a, &g->callbacks, key, cb);
    VEC_PUSH(g->a, &g->u->callbacks, cb);
    return cb;
}
