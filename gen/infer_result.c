// What the result is: words first, then the C type. Owned and borrowed are
// told apart by words, verbs and const; what cannot be told is a question.
#include "gen/infer_int.h"

// ---- pointers --------------------------------------------------------------

static const char maker_verbs[] =
    "new create alloc allocate open init parse load loads loadb loadf loadfd "
    "dup duplicate copy clone from compile build make construct decode connect "
    "start newstate";

bool result_makes(Str word)
{
    return str_one_of(word, maker_verbs);
}

// New memory that nothing else leads to.
static bool is_new(Gen *g, const IfaceFunc *f)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    return (known && known->fresh && !known->held) || place_is_optional(g, f);
}

static bool is_sometimes_new(Gen *g, const IfaceFunc *f)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    return known && known->may_be_fresh && !known->fresh && !known->held &&
           !place_is_optional(g, f);
}

// Counted objects, new ones or variables of the library's: whoever gets a new
// one owns it, and so the others.
static bool is_new_or_static(Gen *g, const IfaceFunc *f, const AbiClass *cls)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    return cls->ref_export.len && is_sometimes_new(g, f) && known->ret_global &&
           !known->ret_params && !known->ret_unknown;
}

// New memory that something leads to that is nobody's we know of.
static bool is_new_and_held(Gen *g, const IfaceFunc *f)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    return known && known->fresh && known->held && !known->held_by;
}

static bool frees(const FactParam *p, int64_t at)
{
    for (size_t i = 0; p && i < p->frees_at.len; i++)
        if (p->frees_at.at[i] == at || p->frees_at.at[i] == FACT_ANYWHERE)
            return true;
    return false;
}

// New memory that objects of another class lead to, whose ends do not free it.
static bool is_left_alone(Gen *g, const IfaceFunc *f, const AbiClass *made)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    bool alone = known && known->fresh && known->held && known->held_by;
    for (size_t i = 0; alone && i < f->params.len && i < 64; i++) {
        AbiClass *cls = class_of_pointer(g, f->params.at[i].type);
        const IfaceFunc *end = cls ? class_free_func(g, cls) : NULL;
        const FactParam *p = end ? life_fact(g, end, 0) : NULL;
        if (!(known->held_by >> i & 1))
            continue;
        alone = p && cls != made;
        for (size_t k = 0; alone && k < known->held_at.len; k++)
            alone = !frees(p, known->held_at.at[k]);
    }
    return alone;
}

// A field for such objects there: `struct node *first_child`.
static bool has_field(const IfaceRecord *r, int64_t at, const IfaceRecord *of)
{
    for (size_t i = 0; r && of && i < r->fields.len; i++)
        if (r->fields.at[i].offset == at && points_to(r->fields.at[i].type, of))
            return true;
    return false;
}

// A new object, no copy of another, that a field of this parameter's leads to,
// and is freed with it; -1: of none.
static int held_for_good(Gen *g, const IfaceFunc *f, const AbiClass *made)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    bool copy = name_has_token(g->a, f->name, "copy dup duplicate clone");
    for (size_t i = 0; known && known->held && i < f->params.len; i++) {
        AbiClass *cls = class_of_pointer(g, f->params.at[i].type);
        const IfaceFunc *end = cls ? class_free_func(g, cls) : NULL;
        for (size_t k = 0; end && !copy && k < known->held_at.len; k++)
            if (known->held_by >> i & 1 &&
                has_field(cls->record, known->held_at.at[k], made->record) &&
                frees(life_fact(g, end, 0), known->held_at.at[k]))
                return (int)i;
    }
    return -1;
}

// f(T *t) { ...; return t; }: no object of its own.
static bool gives_back(Gen *g, const IfaceFunc *f)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    return known && known->ret_itself && !known->may_be_fresh;
}

// ... or sometimes a new one. (A copy of what is counted may be that itself.)
static bool gives_either(Gen *g, const IfaceFunc *f, const AbiClass *cls)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    bool given = false; // such an object
    for (size_t i = 0; known && i < f->params.len; i++)
        given |= known->ret_params >> i & 1 &&
                 class_of_pointer(g, f->params.at[i].type) == cls;
    return given && known->ret_itself && known->may_be_fresh &&
           !cls->ref_export.len && !place_is_optional(g, f);
}

// Owned when a function ends such objects and this one makes them.
static void result_handle(Gen *g, const IfaceFunc *f, AbiClass *cls, Role *r)
{
    const Attr *borrow = attr_find(&f->attrs, ATTR_BORROW);
    bool made = name_has_token(g->a, f->name, maker_verbs) &&
                !name_has_token(g->a, f->name, "get");
    bool said = r->own || attr_find(&f->attrs, ATTR_NEW);
    int holder = held_for_good(g, f, cls);
    r->kind = ROLE_HANDLE;
    r->type = type_nullable(g, type_handle(g, cls, f->ret));
    bool lent = f->ret->elem && f->ret->elem->is_const &&
                !(cls->record && record_stands_in(g, cls->record));
    r->own =
        class_free_func(g, cls) && !borrow && !lent &&
        (said || life_gives_ref(g, f, cls) || is_new_or_static(g, f, cls) ||
         ((made || is_new(g, f)) && !gives_back(g, f) &&
          !gives_either(g, f, cls) && holder < 0));
    r->rule = r->own ? "owned handle" : "borrowed handle";
    if (r->own)
        return;
    bool both =
        is_new_and_held(g, f) || (holder < 0 && is_left_alone(g, f, cls));
    bool unsure = both || is_sometimes_new(g, f) || gives_either(g, f, cls);
    if (!borrow && unsure && class_free_func(g, cls)) {
        r->kind = ROLE_NONE;
        r->level = GEN_NEEDS_ANNOTATION;
        r->reason =
            str_fmt(g->a, "the result is a new %.*s, %s: who frees it?",
                    STR_ARG(cls->name),
                    both ? "and kept elsewhere, too" : "or one that was there");
        r->write = both ? str_fmt(g->a, "CBW_OWN(%.*s)",
                                  STR_ARG(class_free_func(g, cls)->name))
                        : STR("CBW_BORROW(forever)");
        return;
    }
    if (!borrow &&
        (is_new(g, f) || is_sometimes_new(g, f) || is_new_and_held(g, f)) &&
        !class_free_func(g, cls)) {
        r->level = GEN_RAW;
        r->assumes = "never freed: CBW_CLASS(T, free=f) says how";
    }
    r->borrow = f->params.len ? ABI_OWNER_ARG : ABI_OWNER_FOREVER;
    r->borrow_arg = holder >= 0 ? holder : f->params.len ? 0 : -1;
    if (holder >= 0)
        r->assumes = "freed with the object that holds it";
    if (borrow && borrow->arg.len)
        r->borrow_arg = param_named(f, borrow->arg);
}

static bool result_string(Gen *g, const IfaceFunc *f, Role *r)
{
    const CType *e = f->ret->elem;
    Str frees = !f->attrs.len && type_is_text(e) && !e->is_const
                    ? doc_frees(g, f)
                    : STR("");
    if (frees.len) {
        r->own = true;
        r->own_free = frees;
        r->assumes = "the comment says what frees it";
    }
    bool str = attr_find(&f->attrs, ATTR_STR) || attr_find(&f->attrs, ATTR_ENC);
    bool text = str || (type_is_text(e) && !attr_find(&f->attrs, ATTR_BIN));
    bool told = str || e->is_const || r->own || r->expr.len ||
                attr_find(&f->attrs, ATTR_BORROW);
    if (!text || !told)
        return false;
    r->kind = ROLE_STRING;
    r->type = type_nullable(
        g, type_string(g, r->expr.len ? ABI_END_COUNTED : ABI_END_NUL,
                       type_enc(&f->attrs, e), f->ret));
    r->rule = r->own ? "owned string" : "borrowed string, copied";
    return true;
}

static bool result_list(Gen *g, const IfaceFunc *f, Role *r, Str *why)
{
    const CType *e = f->ret->elem;
    bool texts = ctype_is_ptr_to(e, CT_INT) && e->elem->is_char;
    if (texts && attr_find(&f->attrs, ATTR_NUL))
        r->expr = STR("_ret[n] == 0");
    if (!r->expr.len)
        return false;
    const AbiType *elem = ctype_is_bytes(e) ? type_byte(g)
                          : texts ? type_string(g, ABI_END_NUL, ABI_UTF8, e)
                                  : type_value(g, e, &f->attrs, why);
    if (!elem)
        return false;
    r->kind = ROLE_LIST;
    r->type = type_nullable(g, type_list(g, elem, ABI_END_COUNTED, 0, f->ret));
    r->rule = "counted result";
    return true;
}

static bool result_record(Gen *g, const IfaceFunc *f, Role *r, Str *why)
{
    const CType *e = f->ret->elem;
    if (e->kind != CT_RECORD || r->expr.len)
        return false;
    AbiType *v = type_value(g, e, &f->attrs, why);
    if (!v || !(e->is_const || r->own || attr_find(&f->attrs, ATTR_BORROW)))
        return false;
    r->kind = ROLE_RECORD;
    r->type = type_nullable(g, v);
    r->type->in_place = false;
    r->rule = "returned struct, copied";
    return true;
}

static void result_function(Gen *g, const CType *t, Role *r)
{
    Str why = STR("");
    r->type = type_callable(g, t, &why);
    r->kind = r->type ? ROLE_SCALAR : ROLE_NONE;
    r->rule = "function of C's";
    if (r->type)
        return;
    r->level = GEN_NEEDS_ANNOTATION;
    r->reason = why;
    r->write = STR("");
}

static void result_pointer(Gen *g, const IfaceFunc *f, Role *r)
{
    const CType *t = f->ret;
    const Attr *len = attr_find(&f->attrs, ATTR_LEN);
    const Attr *own = attr_find(&f->attrs, ATTR_OWN);
    const Attr *as = attr_find(&f->attrs, ATTR_AS);
    const Attr *same = attr_find(&f->attrs, ATTR_SAME);
    AbiClass *cls = as ? class_named(g, as->arg) : class_of_pointer(g, t);
    Str why = STR("");
    if (type_says_js(as)) {
        r->kind = ROLE_SCALAR;
        r->type = type_js(g, t);
        r->rule = "word as";
        return;
    }
    if (as && !cls) {
        diag_error(g->diags, as->loc, "CBW_AS: no class '%.*s'",
                   STR_ARG(as->arg));
        r->kind = ROLE_NONE;
        r->reason = STR("no such class");
        return;
    }
    r->own = own != NULL;
    r->own_free = own ? own->arg : STR("");
    r->expr = len ? len->arg : STR("");
    if (t->elem && t->elem->kind == CT_FUNCTION) {
        result_function(g, t, r);
        return;
    }
    if (same) {
        r->kind = ROLE_SAME;
        r->peer = param_named(f, same->arg);
        r->rule = "word same";
        return;
    }
    if (cls && !len) {
        result_handle(g, f, cls, r);
        return;
    }
    if (result_user_data(g, f, r) || result_string(g, f, r) ||
        result_list(g, f, r, &why) || result_noted_list(g, f, r) ||
        result_record(g, f, r, &why) || result_beside(g, f, r))
        return;
    r->kind = ROLE_NONE;
    r->level = GEN_NEEDS_ANNOTATION;
    r->reason = str_fmt(g->a, "result %.*s: how long, and whose?%s%.*s",
                        STR_ARG(t->spelling), why.len ? " " : "", STR_ARG(why));
    r->write = type_is_text(t->elem) ? STR("CBW_OWN(free)")
                                     : STR("CBW_LEN(n) CBW_BORROW(forever)");
}

// ---- the result ------------------------------------------------------------

void role_of_result(Gen *g, const IfaceFunc *f, Role *r)
{
    const CType *t = f->ret;
    Str why = STR("");
    if (t->kind == CT_VOID || (map_has(&g->ends, f->name) &&
                               t->kind == CT_POINTER)) { // NULL, or dead
        r->kind = ROLE_VOID;
        return;
    }
    if (t->kind == CT_POINTER || class_of_pointer(g, t) ||
        attr_find(&f->attrs, ATTR_AS)) {
        result_pointer(g, f, r);
    } else if (t->kind == CT_RECORD) {
        AbiType *v = type_value(g, t, &f->attrs, &why);
        if (v) {
            r->kind = ROLE_STRUCT;
            r->type = type_nullable(g, v);
            r->type->nullable = r->type->in_place = false;
            r->rule = "struct by value";
        }
    } else {
        r->type = type_scalar(g, t, &f->attrs);
        r->kind = r->type ? ROLE_SCALAR : ROLE_NONE;
        r->rule = "scalar";
    }
    if (attr_find(&f->attrs, ATTR_OPT) && r->type)
        r->type = type_nullable(g, r->type);
    if (r->kind == ROLE_NONE && !r->reason.len) {
        r->level = GEN_NEEDS_ANNOTATION;
        r->reason = str_fmt(g->a, "result %.*s%s%.*s", STR_ARG(t->spelling),
                            why.len ? ": " : "", STR_ARG(why));
        r->write = STR("");
    }
}
