// The rules: what each parameter and the result is. Each is a small named
// function tried in the order of the tables at the end; the first that
// settles a parameter is what `scan` reports. Words come first. A rule that
// could corrupt memory by being wrong does not exist here: those parameters
// are questions, with the words that would answer them.
#include "gen/infer_rule.h"

#include <string.h>

static const char out_names[] =
    "out dst dest output result res ret retval target destination decoded "
    "encoded outbuf r o";
static const char fill_verbs[] =
    "read get print format sprintf snprintf encode decode compress uncompress "
    "decompress inflate deflate hash digest random generate serialize export "
    "to write dump finish final finalize error strerror copy recv fetch flush "
    "render extract stringify tostring squeeze keygen";
static const char out_scalars[] =
    "value val err error errcode errnum status rc width height channels comp "
    "len length size count cnt num written read used consumed pos offset "
    "index type version major minor patch min max flags olen end depth rate "
    "actual line column col row id kind mode level bits has is found advance "
    "ascent descent w h x y z x0 y0 x1 y1 ix0 iy0 ix1 iy1 left top right "
    "bottom xpos ypos";

const Attr *rule_word(const Ctx *c, AttrWord w)
{
    return attr_find(&c->p->attrs, w);
}

Role *rule_settle(Ctx *c, RoleKind kind, AbiType *type, const char *rule)
{
    Role *r = &c->roles[c->i];
    r->kind = kind;
    r->type = type;
    r->rule = rule;
    return r;
}

void rule_refuse(Ctx *c, Str reason, Str write)
{
    Role *r = &c->roles[c->i];
    r->kind = ROLE_NONE;
    r->reason = reason;
    r->write = write;
    r->level = GEN_NEEDS_ANNOTATION;
    r->rule = "question";
}

Role role_for(RoleKind kind, int peer, const char *rule)
{
    return (Role){.kind = kind,
                  .peer = peer,
                  .each = -1,
                  .keep_arg = -1,
                  .borrow_arg = -1,
                  .rule = rule};
}

int param_named(const IfaceFunc *f, Str name)
{
    for (size_t i = 0; i < f->params.len; i++)
        if (str_eq(f->params.at[i].name, name))
            return (int)i;
    return -1;
}

AbiOwner rule_owner(const Ctx *c, const Attr *word, int *arg)
{
    Str name = word->arg;
    *arg = -1;
    if (str_eq_c(name, "ret"))
        return ABI_OWNER_RESULT;
    if (str_eq_c(name, "forever"))
        return ABI_OWNER_FOREVER;
    if (str_eq_c(name, "reached"))
        return ABI_OWNER_REACHED;
    if (str_eq_c(name, "call"))
        return ABI_OWNER_CALL;
    if (str_eq_c(name, "once"))
        return ABI_OWNER_ONCE;
    *arg = param_named(c->f, name);
    if (*arg < 0 && str_eq_c(name, "self")) {
        if (c->i > 0 && c->roles[0].kind == ROLE_HANDLE)
            *arg = 0;
        else
            diag_error(c->g->diags, word->loc,
                       "'self' is the object of a method, whose parameter "
                       "comes first: name the parameter");
    }
    return *arg < 0 ? ABI_OWNER_NONE : ABI_OWNER_ARG;
}

// ---- defaults and hidden values --------------------------------------------

static void defaults(Ctx *c)
{
    Role *r = &c->roles[c->i];
    const Attr *def = rule_word(c, ATTR_DEF);
    bool pointer = r->type && c->t->kind == CT_POINTER;
    if (pointer && (rule_word(c, ATTR_OPT) ||
                    (def && str_one_of(def->arg, "0 NULL nullptr")))) {
        r->type = type_nullable(c->g, r->type);
        r->optional = true;
        r->def = STR("");
        return;
    }
    if (!def)
        return;
    r->optional = true;
    r->def = js_literal(c->g, def->arg, r->type);
    if (!r->def.len)
        diag_error(c->g->diags, def->loc,
                   "CBW_DEF(%.*s): the value must be a number, a string or a "
                   "constant of the header",
                   STR_ARG(def->arg));
}

// ---- words -----------------------------------------------------------------

static bool word_hide(Ctx *c)
{
    const Attr *hide = rule_word(c, ATTR_HIDE);
    if (!hide)
        return false;
    bool cell = str_one_of(hide->arg, "len cap");
    Role *r = &c->roles[c->i];
    if (r->kind == ROLE_CAP || r->kind == ROLE_LEN)
        return true; // its buffer has claimed it
    rule_settle(
        c, cell && c->t->kind == CT_POINTER ? ROLE_HIDDEN_CELL : ROLE_HIDDEN,
        NULL, "word hide");
    r->expr = cell ? STR("0") : hide->arg;
    return true;
}

static bool word_ud(Ctx *c)
{
    const Attr *ud = rule_word(c, ATTR_UD);
    if (!ud)
        return false;
    rule_settle(c, ROLE_USERDATA, NULL, "word ud");
    c->roles[c->i].peer = param_named(c->f, ud->arg);
    return true;
}

static bool word_frees(Ctx *c)
{
    const Attr *frees = rule_word(c, ATTR_FREES);
    if (!frees)
        return false;
    rule_settle(c, ROLE_FREES, NULL, "word frees");
    c->roles[c->i].peer = param_named(c->f, frees->arg);
    return true;
}

static void settle_file(Ctx *c, Str mode, const char *rule)
{
    AbiType *t = ARENA_NEW(c->g->a, AbiType);
    t->kind = ABI_FILE;
    t->mem = ABI_MEM_U32;
    t->size = t->align = 4;
    t->c_type = c->t->spelling;
    Role *r = rule_settle(c, ROLE_FILE, t, rule);
    r->expr = mode;
    r->inout = str_find(mode, STR("\"w"), NULL) ||
               str_find(mode, STR("\"a"), NULL); // written, not read
}

static bool word_file(Ctx *c)
{
    const Attr *mode = rule_word(c, ATTR_FILE);
    if (mode)
        settle_file(c, mode->arg, "word file");
    return mode != NULL;
}

static bool word_as(Ctx *c)
{
    const Attr *as = rule_word(c, ATTR_AS);
    if (!as)
        return false;
    if (type_says_js(as)) {
        rule_settle(c, ROLE_SCALAR, type_js(c->g, c->t), "word as");
        return true;
    }
    AbiClass *cls = class_named(c->g, as->arg);
    if (!cls) {
        diag_error(c->g->diags, as->loc, "CBW_AS: no class '%.*s'",
                   STR_ARG(as->arg));
        rule_refuse(c, STR("no such class"), STR(""));
        return true;
    }
    rule_settle(c, ROLE_HANDLE, type_handle(c->g, cls, c->t), "word as");
    return true;
}

bool rule_out_name(const Ctx *c)
{
    return name_has_token(c->g->a, c->p->name, out_names);
}

bool rule_fills(const Ctx *c)
{
    return name_has_token(c->g->a, c->f->name, fill_verbs);
}

// ---- handles and structs ---------------------------------------------------

// A function that puts one object into another may own it from then on, and
// nothing in the declaration says so.
static bool may_be_taken(const Ctx *c, AbiClass *cls)
{
    static const char adds[] =
        "add append insert attach put replace push prepend";
    bool said = rule_word(c, ATTR_TAKES) || rule_word(c, ATTR_KEEP) ||
                rule_word(c, ATTR_BORROW) || rule_word(c, ATTR_COPY);
    return c->i > 0 && !said && class_free_func(c->g, cls) &&
           name_has_token(c->g->a, c->f->name, adds);
}

// Another function that ends an object, beside the one that free() calls: the
// object is not ours any more, at worst it leaks.
static bool also_ends(const Ctx *c, AbiClass *cls)
{
    static const char verbs[] = "free destroy delete close dispose finalize "
                                "release unref decref fini";
    return c->f->params.len == 1 && !cls->boxed && !rule_word(c, ATTR_COPY) &&
           class_free_func(c->g, cls) &&
           name_last_token(c->g->a, c->f->name, verbs);
}

// It ends an object behind a type of several kinds, or beside free().
static bool ends_void(const Ctx *c, const AbiClass *cls)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    return !cls->record && !rule_word(c, ATTR_COPY) &&
           (life_ends_it(c->g, c->f, c->i) ||
            (c->f->params.len == 1 && !class_free_func(c->g, cls) &&
             c->f->ret->kind != CT_POINTER &&
             (p ? p->freed : life_ends_void(c->g, c->f))));
}

// Just as much is claimed of an object that is only shown, or of one of the
// same class that the function is about: what free() gets was not followed
// closely enough to tell.
static bool is_vague(const Ctx *c, const FactParam *p)
{
    for (size_t i = 0; i < c->i && !p->ends; i++) {
        const FactParam *o = life_fact(c->g, c->f, i);
        const CType *t = c->f->params.at[i].type;
        bool shown = t->kind == CT_POINTER && t->elem->is_const;
        bool about = i == 0 && str_eq(t->spelling, c->t->spelling);
        if (o->freed && !o->ends && (shown || about) &&
            class_of_pointer(c->g, t))
            return true;
    }
    return false;
}

// The code frees an object that is not the one that the function is about.
static bool is_freed(const Ctx *c)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    const CType *e = c->t->kind == CT_POINTER ? c->t->elem : NULL;
    return p && p->freed && c->i > 0 && e && !e->is_const && !is_vague(c, p) &&
           !rule_word(c, ATTR_TAKES) && !rule_word(c, ATTR_KEEP) &&
           !rule_word(c, ATTR_BORROW) && !rule_word(c, ATTR_COPY);
}

// The code says who has which reference after the call. One that it stores and
// does not count is somebody's.
static bool by_references(Ctx *c, AbiClass *cls)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    int64_t at;
    bool gone = p && !p->kept && c->i > 0 &&
                (p->ref == FACT_REF_DROPS || p->ref == FACT_REF_TAKES ||
                 p->ref == FACT_REF_COUNTS);
    if (!p || !(p->kept || gone) || c->p->attrs.len || !cls->record ||
        !cls->ref_export.len || !life_counts(c->g, cls->record, &at) ||
        class_free_func(c->g, cls) == c->f)
        return false;
    if (c->i == 0 && p->ref != FACT_REF_STORES)
        return false; // its own parts may lead back to it
    bool drops = gone && p->ref == FACT_REF_DROPS;
    bool takes = (p->ref == FACT_REF_TAKES || drops) && p->ref_at == at;
    bool counts = (p->ref == FACT_REF_COUNTS || p->ref == FACT_REF_ADDS) &&
                  p->ref_at == at;
    if (!takes && !counts && !note_lends(c))
        return note_owner(c, cls);
    const char *how = takes    ? "fact: its reference is handed over"
                      : counts ? "fact: C counts a reference of its own"
                               : "note: not handed over";
    Role *r = rule_settle(c, ROLE_HANDLE, type_handle(c->g, cls, c->t), how);
    r->takes = takes;
    return true;
}

static bool handle(Ctx *c)
{
    AbiClass *cls = class_of_pointer(c->g, c->t);
    if (!cls || c->len_of[c->i] >= 0 || rule_word(c, ATTR_LEN))
        return false;
    const char *again =
        c->i == 0 && !c->p->attrs.len ? life_again(c->g, c->f, cls) : NULL;
    if (again) {
        rule_refuse(c, str_of(again), STR("CBW_COPY"));
        return true;
    }
    if (rule_asks_structs(c, cls))
        return true;
    if (by_references(c, cls))
        return true;
    if (may_be_taken(c, cls) && rule_becomes_part(c, cls)) {
        Role *part =
            rule_settle(c, ROLE_HANDLE, type_handle(c->g, cls, c->t),
                        "fact: a part of the other object, which ends it");
        part->takes = part->sole = true;
        return true;
    }
    if (!note_lends(c) && (may_be_taken(c, cls) ||
                           (is_freed(c) && !life_ends_it(c->g, c->f, c->i))))
        return note_owner(c, cls);
    Role *r = rule_settle(c, ROLE_HANDLE, type_handle(c->g, cls, c->t),
                          "handle of a class");
    r->takes = rule_word(c, ATTR_TAKES) || also_ends(c, cls) ||
               ends_void(c, cls) || life_ends_too(c->g, c->f, c->i) ||
               (is_freed(c) && !class_free_func(c->g, cls)) ||
               (cls->record && !rule_word(c, ATTR_COPY) &&
                life_ends(c->g, c->f, c->i, cls->record));
    const FactParam *p = life_fact(c->g, c->f, c->i);
    if (p && p->optional && !r->takes && doc_says_null(c->g, c->f, c->i))
        r->type = type_nullable(c->g, r->type);
    if (!r->takes && !c->p->attrs.len && life_hands_to_free(c->g, c->f, c->i))
        note_owner(c, cls);
    return true;
}

static bool is_file(const CType *t)
{
    return t->kind == CT_POINTER && t->elem->kind == CT_RECORD &&
           (str_eq_c(t->elem->record->tag, "_IO_FILE") ||
            str_eq_c(t->elem->record->name, "FILE"));
}

static bool file(Ctx *c)
{
    if (!is_file(c->t) || class_of_pointer(c->g, c->t))
        return false;
    const FactParam *p = life_fact(c->g, c->f, c->i);
    bool lent = p && !p->kept; // no code may free() one
    if (lent && p->reads_file)
        settle_file(c, STR("\"rb\""), "fact: a file that is only read");
    else if (lent && p->writes_file)
        settle_file(c, STR("\"wb\""), "fact: a file that is only written");
    else
        rule_refuse(c, STR("a FILE *"), STR("CBW_FILE(\"rb\")"));
    return true;
}

static bool record_pointer(Ctx *c)
{
    const CType *e = c->t->elem;
    if (e->kind != CT_RECORD || c->len_of[c->i] >= 0)
        return false;
    Str why = STR("");
    AbiType *v = type_value(c->g, e, &c->p->attrs, &why);
    if (!v) {
        rule_refuse(c, why,
                    str_fmt(c->g->a, "CBW_CLASS(%.*s);",
                            STR_ARG(e->record->name.len ? e->record->name
                                                        : e->record->tag)));
        return true;
    }
    AbiType *t = type_nullable(c->g, v);
    t->nullable = t->in_place = false;
    bool last = c->i + 1 == c->f->params.len;
    bool out =
        rule_word(c, ATTR_OUT) ||
        (!e->is_const && !rule_word(c, ATTR_IN) && !rule_word(c, ATTR_INOUT) &&
         ((rule_out_name(c) && c->p->name.len > 1) ||
          (last && (rule_fills(c) ||
                    name_has_token(c->g->a, c->f->name, "default stat")))));
    Role *r = rule_settle(c, out ? ROLE_OUT_RECORD : ROLE_RECORD, t,
                          out ? "out struct" : "struct copied");
    const FactParam *p = life_fact(c->g, c->f, c->i);
    r->inout = !out && !e->is_const && !rule_word(c, ATTR_IN);
    t->nullable = r->optional = !out && e->is_const && p && p->optional;
    r->assumes = "not kept after the call";
    return true;
}

// ---- cells -----------------------------------------------------------------

// A name that one value has: a word of the list, or an ending; no plural.
static bool is_scalar_name(const Ctx *c)
{
    static const char *const ends[] = {
        "err",   "error",  "errno",  "width",   "height", "index", "idx",
        "value", "status", "offset", "version", "_p",     "_out",  "_ret"};
    Str name = str_lower(c->g->a, c->p->name);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (name.len > strlen(ends[i]) && str_ends(name, str_of(ends[i])))
            return true;
    bool plural = str_ends(name, STR("s")) &&
                  !name_last_token(c->g->a, name, "flags status pos bits has");
    return !plural && name_has_token(c->g->a, c->p->name, out_scalars);
}

static bool out_scalar(Ctx *c)
{
    const CType *e = c->t->elem;
    bool number = e->kind == CT_INT || e->kind == CT_FLOAT ||
                  e->kind == CT_ENUM || e->kind == CT_BOOL;
    if (!number || e->is_const || c->len_of[c->i] >= 0)
        return false;
    bool said = rule_word(c, ATTR_OUT) || rule_word(c, ATTR_INOUT);
    bool noted = !c->g->u->facts && note_cell(c->g, &c->f->params, c->i);
    bool named = is_scalar_name(c);
    if (said && ctype_is_bytes(e) && !named && !rule_word(c, ATTR_BOOL)) {
        rule_refuse(c, STR("bytes are written there: how many?"),
                    STR("CBW_OUT CBW_CAP(n)")); // one would be a guess
        return true;
    }
    named &= e->kind != CT_FLOAT;
    if (!said && (ctype_is_bytes(e) || !(named || noted)))
        return false;
    Role *r = rule_settle(c, ROLE_OUT_SCALAR,
                          type_scalar(c->g, e, &c->p->attrs), "out scalar");
    r->inout = rule_word(c, ATTR_INOUT) != NULL;
    r->level = said || noted ? GEN_IDIOMATIC : GEN_RAW;
    r->assumes = said    ? NULL
                 : noted ? "the comment notes that it is one value"
                         : "one value is there: no more than its name";
    return true;
}

// ---- callbacks -------------------------------------------------------------

static bool user_data_name(Gen *g, Str name)
{
    return name_has_token(g->a, name,
                          "user ud udata userdata opaque ctx context arg args "
                          "priv private closure cookie baton param params "
                          "payload env state data privdata");
}

static bool has_void_pointer(const CType *fn)
{
    for (size_t i = 0; i < fn->params.len; i++)
        if (ctype_is_ptr_to(fn->params.at[i].type, CT_VOID))
            return true;
    return false;
}

static int said_user_data(const Ctx *c)
{
    for (size_t i = 0; i < c->f->params.len; i++) {
        const Attr *ud = attr_find(&c->f->params.at[i].attrs, ATTR_UD);
        if (ud && (str_eq(ud->arg, c->p->name)))
            return (int)i;
    }
    return -1;
}

int rule_beside(const Ctx *c)
{
    static const int beside[] = {1, -1, 2};
    for (size_t k = 0; k < 3; k++) {
        size_t i = c->i + (size_t)beside[k];
        if (i >= c->f->params.len)
            continue;
        const CParam *p = &c->f->params.at[i];
        if (ctype_is_ptr_to(p->type, CT_VOID) && !p->type->elem->is_const &&
            !attr_find(&p->attrs, ATTR_HIDE) && c->roles[i].kind == ROLE_NONE &&
            (name_is_missing(p->name) || user_data_name(c->g, p->name) ||
             str_one_of(p->name, "pApp pArg pCtx pCookie")))
            return (int)i;
    }
    return -1;
}

// The function that C calls when it needs the user data no more: beside the
// callback and its user data.
static int destroy_of(Ctx *c, int ud)
{
    for (size_t i = 0; i < c->f->params.len; i++) {
        const CParam *p = &c->f->params.at[i];
        const Attr *frees = attr_find(&p->attrs, ATTR_FREES);
        if (frees && str_eq(frees->arg, c->f->params.at[ud].name))
            return (int)i;
        bool next = (int)i == ud + 1; // without a name, too
        if ((int)i > ud && c->roles[i].kind == ROLE_NONE && i != c->i &&
            (next ? is_free_function(c->g, p) : is_destroy(c->g, p)))
            return (int)i;
    }
    return -1;
}

static bool callback(Ctx *c)
{
    if (c->t->elem->kind != CT_FUNCTION)
        return false;
    Str why = STR("");
    int ud = said_user_data(c);
    if (ud < 0 && has_void_pointer(c->t->elem))
        ud = rule_beside(c);
    if (ud < 0)
        ud = rule_blind_beside(c);
    callback_asked(c->g, c->f, c->i);
    AbiCallback *cb = type_callback(c->g, c->t->elem, c->p, ud >= 0, &why);
    if (!cb) {
        rule_refuse(c, why, STR("CBW_HIDE(0)"));
        return true;
    }
    AbiType *t = ARENA_NEW(c->g->a, AbiType);
    t->kind = ABI_CALLBACK;
    t->callback = cb;
    t->mem = ABI_MEM_U32;
    t->size = t->align = 4;
    t->c_type = c->t->spelling;
    Role *r = rule_settle(c, ROLE_CALLBACK, t,
                          ud >= 0 ? "callback and user data" : "callback");
    const Attr *scope = rule_word(c, ATTR_CB);
    int destroy = ud >= 0 ? destroy_of(c, ud) : -1;
    r->keep_arg = -1;
    if (scope)
        r->keep = rule_owner(c, scope, &r->keep_arg);
    else if (destroy < 0)
        rule_callback_life(c, r, ud);
    if (ud >= 0)
        c->roles[ud] =
            role_for(ROLE_USERDATA, (int)c->i, "user data of a callback");
    if (destroy >= 0) {
        r->keep = ABI_OWNER_DESTROY;
        r->keep_arg = -1;
        r->assumes = "C says when it needs the function no more";
        c->roles[destroy] = role_for(ROLE_FREES, ud, "destroy notification");
    }
    return true;
}

// ---- what is left ----------------------------------------------------------

static bool leftover(Ctx *c)
{
    const CType *e = c->t->elem;
    Gen *g = c->g;
    Str type = c->t->spelling;
    if (e->kind == CT_VOID)
        rule_refuse(
            c,
            str_fmt(g->a, "%.*s: bytes, a handle or user data?", STR_ARG(type)),
            STR("CBW_LEN(n)"));
    else if (e->is_const)
        rule_refuse(c, str_fmt(g->a, "%.*s: how many elements?", STR_ARG(type)),
                    STR("CBW_LEN(n)"));
    else if (e->kind == CT_POINTER)
        rule_refuse(
            c,
            str_fmt(g->a, "%.*s: a result, a list or a cursor?", STR_ARG(type)),
            type_is_text(e->elem) || class_of_pointer(g, e)
                ? STR("CBW_OUT")
                : STR("CBW_OUT CBW_LEN(n)"));
    else
        rule_refuse(
            c, str_fmt(g->a, "%.*s: a result or an array?", STR_ARG(type)),
            ctype_is_bytes(e) ? STR("CBW_OUT CBW_CAP(n)") : STR("CBW_OUT"));
    return true;
}

static Rule *const pointer_rules[] = {
    word_hide,       word_ud,         word_frees,
    word_file,       word_as,         file,
    rule_hooks,      rule_user_data,  rule_given,
    rule_together,   rule_shared,     callback,
    rule_cursor,     rule_memory,     rule_object,
    handle,          rule_out_handle, rule_out_list,
    rule_out_string, rule_out_buffer, rule_in_buffer,
    rule_nul_string, record_pointer,  out_scalar,
    rule_noted_list, leftover,
};

static void by_value(Ctx *c)
{
    Str why = STR("");
    if (word_hide(c) || word_ud(c) || word_as(c) || handle(c))
        return;
    if (c->t->kind == CT_VA_LIST) {
        rule_refuse(c, STR("a va_list"), STR(""));
        return;
    }
    if (c->t->kind == CT_RECORD) {
        AbiType *v = type_value(c->g, c->t, &c->p->attrs, &why);
        if (!v) {
            rule_refuse(c, why, STR(""));
            return;
        }
        AbiType *t = type_nullable(c->g, v);
        t->nullable = t->in_place = false;
        rule_settle(c, ROLE_STRUCT, t, "struct by value");
        return;
    }
    AbiType *s = type_scalar(c->g, c->t, &c->p->attrs);
    c->roles[c->i].takes = s && s->kind == ABI_JS && rule_word(c, ATTR_TAKES);
    if (s)
        rule_settle(c, ROLE_SCALAR, s, "scalar");
    else
        rule_refuse(c, str_fmt(c->g->a, "type %.*s", STR_ARG(c->t->spelling)),
                    STR(""));
}

// A temporary copy would be gone when C looks at it again. Who wrote words for
// the parameter has read the comment.
bool kept_says_comment(const Ctx *c)
{
    static const char *const phrases[] = {
        "not copied",      "not be copied", "must remain valid",
        "must stay valid", "must outlive",  "not make a copy",
        "by reference"};
    const Role *r = &c->roles[c->i];
    bool copied = r->kind == ROLE_STRING || r->kind == ROLE_LIST ||
                  r->kind == ROLE_RECORD;
    if (!copied || c->p->attrs.len || r->takes)
        return false;
    Str text = str_lower(c->g->a, c->f->doc.raw);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_find(text, str_of(phrases[i]), NULL))
            return true;
    return false;
}

void ask_told(Ctx *c)
{
    rule_refuse(c, STR("the comment says that the memory is kept"),
                c->i > 0 && c->roles[0].kind == ROLE_HANDLE
                    ? str_fmt(c->g->a, "CBW_KEEP(%.*s)",
                              STR_ARG(c->f->params.at[0].name))
                    : STR("CBW_KEEP(forever)"));
}

static void param_role(Ctx *c)
{
    if (c->roles[c->i].kind != ROLE_NONE)
        return; // claimed by another parameter
    if (c->t->kind != CT_POINTER && c->t->kind != CT_ARRAY) {
        by_value(c);
    } else {
        for (size_t k = 0; k < sizeof pointer_rules / sizeof *pointer_rules;
             k++)
            if (pointer_rules[k](c))
                break;
    }
    Role *r = &c->roles[c->i];
    if (r->kind == ROLE_NONE)
        return;
    defaults(c);
    const Attr *keep = rule_word(c, ATTR_KEEP);
    if (keep) {
        r->keep = rule_owner(c, keep, &r->keep_arg);
        r->assumes = NULL;
        if (r->keep == ABI_OWNER_REACHED && c->g->u->options.libc_heap)
            diag_error(c->g->diags, keep->loc,
                       "CBW_KEEP(reached) needs --allocator=small: libc's does "
                       "not know which blocks C has freed");
    }
    if (rule_word(c, ATTR_COPY))
        r->assumes = NULL;
    if (kept_says_comment(c) && !life_fact(c->g, c->f, c->i))
        ask_told(c);
    if (rule_word(c, ATTR_TAKES))
        r->takes = true;
}

// f(..., const char *format, ...): bound with the format "%s".
bool is_printf_like(Gen *g, const IfaceFunc *f)
{
    if (!f->variadic || !f->params.len)
        return false;
    const CParam *last = &f->params.at[f->params.len - 1];
    bool text = ctype_is_ptr_to(last->type, CT_INT) &&
                last->type->elem->is_char && last->type->elem->is_const;
    // Other formats do not know "%s".
    const FactParam *fact = life_fact(g, f, f->params.len - 1);
    return text && (f->printf_like || (fact && fact->format) ||
                    str_find(f->name, STR("printf"), NULL));
}

void roles_of(Gen *g, const IfaceFunc *f, Role *params, Role *ret)
{
    size_t n = f->params.len;
    int *len_of = ARENA_ARRAY(g->a, int, n + 1);
    pair_lengths(g, f, len_of);
    for (size_t i = 0; i < n; i++)
        params[i].peer = params[i].keep_arg = params[i].borrow_arg =
            params[i].each = -1;
    static void (*const passes[])(Ctx *) = {param_role, rule_facts,
                                            rule_extent};
    for (size_t k = 0; k < (g->u->facts ? 3 : 2); k++)
        for (size_t i = 0; i < n; i++) {
            const CParam *p = &f->params.at[i];
            Ctx c = {g, f, len_of, params, i, p, p->type};
            passes[k](&c);
        }
    ret->peer = ret->keep_arg = ret->borrow_arg = ret->each = -1;
    roles_of_place(g, f, params);
    role_of_result(g, f, ret);
    role_of_previous(g, f, params, ret);
    if (g->u->facts) {
        role_of_fresh(g, f, params, ret);
        roles_of_views(g, f, params, ret);
    }
    if (g->u->facts)
        role_of_kin(g, f, params, ret);
    if (g->u->facts)
        roles_of_owners(g, f, params, ret);
    if (g->u->facts)
        roles_of_blocks(g, f, params);
}
