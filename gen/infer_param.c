// The rules: what each parameter and the result is. Each is a small named
// function tried in the order of the tables at the end; the first that
// settles a parameter is what `scan` reports. Words come first. A rule that
// could corrupt memory by being wrong does not exist here: those parameters
// are questions, with the words that would answer them.
#include "gen/infer_int.h"

#include "annotate/attr.h"

#include <string.h>

typedef struct Ctx {
    Gen *g;
    const IfaceFunc *f;
    const int *len_of; // per parameter
    Role *roles;
    size_t i; // the parameter being settled
    const CParam *p;
    const CType *t;
} Ctx;

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

static const Attr *word(const Ctx *c, AttrWord w)
{
    return attr_find(&c->p->attrs, w);
}

static Role *settle(Ctx *c, RoleKind kind, AbiType *type, const char *rule)
{
    Role *r = &c->roles[c->i];
    r->kind = kind;
    r->type = type;
    r->rule = rule;
    return r;
}

static void refuse(Ctx *c, Str reason, Str write)
{
    Role *r = &c->roles[c->i];
    r->kind = ROLE_NONE;
    r->reason = reason;
    r->write = write;
    r->level = GEN_NEEDS_ANNOTATION;
    r->rule = "question";
}

int param_named(const IfaceFunc *f, Str name)
{
    for (size_t i = 0; i < f->params.len; i++)
        if (str_eq(f->params.at[i].name, name))
            return (int)i;
    return -1;
}

static AbiOwner owner_of(const Ctx *c, Str name, int *arg)
{
    *arg = -1;
    if (str_eq_c(name, "ret"))
        return ABI_OWNER_RESULT;
    if (str_eq_c(name, "forever"))
        return ABI_OWNER_FOREVER;
    if (str_eq_c(name, "call"))
        return ABI_OWNER_CALL;
    if (str_eq_c(name, "once"))
        return ABI_OWNER_ONCE;
    *arg = param_named(c->f, name);
    return *arg < 0 ? ABI_OWNER_NONE : ABI_OWNER_ARG;
}

// ---- defaults and hidden values --------------------------------------------

static void defaults(Ctx *c)
{
    Role *r = &c->roles[c->i];
    const Attr *def = word(c, ATTR_DEF);
    bool pointer = r->type && c->t->kind == CT_POINTER;
    if (pointer && (word(c, ATTR_OPT) ||
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
    const Attr *hide = word(c, ATTR_HIDE);
    if (!hide)
        return false;
    bool cell = str_one_of(hide->arg, "len cap");
    Role *r = &c->roles[c->i];
    if (r->kind == ROLE_CAP || r->kind == ROLE_LEN)
        return true; // its buffer has claimed it
    settle(c, cell && c->t->kind == CT_POINTER ? ROLE_HIDDEN_CELL : ROLE_HIDDEN,
           NULL, "word hide");
    r->expr = cell ? STR("0") : hide->arg;
    return true;
}

static bool word_ud(Ctx *c)
{
    const Attr *ud = word(c, ATTR_UD);
    if (!ud)
        return false;
    settle(c, ROLE_USERDATA, NULL, "word ud");
    c->roles[c->i].peer = param_named(c->f, ud->arg);
    return true;
}

static bool word_frees(Ctx *c)
{
    const Attr *frees = word(c, ATTR_FREES);
    if (!frees)
        return false;
    settle(c, ROLE_FREES, NULL, "word frees");
    c->roles[c->i].peer = param_named(c->f, frees->arg);
    return true;
}

static bool word_file(Ctx *c)
{
    const Attr *mode = word(c, ATTR_FILE);
    if (!mode)
        return false;
    AbiType *t = ARENA_NEW(c->g->a, AbiType);
    t->kind = ABI_FILE;
    t->mem = ABI_MEM_U32;
    t->size = t->align = 4;
    t->c_type = c->t->spelling;
    Role *r = settle(c, ROLE_FILE, t, "word file");
    r->expr = mode->arg;
    r->inout = str_find(mode->arg, STR("\"w"), NULL) ||
               str_find(mode->arg, STR("\"a"), NULL); // written, not read
    return true;
}

static bool word_as(Ctx *c)
{
    const Attr *as = word(c, ATTR_AS);
    if (!as)
        return false;
    AbiClass *cls = class_named(c->g, as->arg);
    if (!cls) {
        diag_error(c->g->diags, as->loc, "CBW_AS: no class '%.*s'",
                   STR_ARG(as->arg));
        refuse(c, STR("no such class"), STR(""));
        return true;
    }
    settle(c, ROLE_HANDLE, type_handle(c->g, cls, c->t), "word as");
    return true;
}

// ---- buffers ---------------------------------------------------------------

// The words of CBW_EACH; an empty list when there are none.
static AttrList each_words(Ctx *c)
{
    const Attr *each = word(c, ATTR_EACH);
    AttrList words = {0};
    if (each)
        attr_parse_words(c->g->a, each->arg, each->loc, &words, c->g->diags);
    return words;
}

// An element that is a pointer itself: a string, or a list whose length
// CBW_EACH says, as a constant or as a parameter that all elements share.
static const AbiType *each_type(Ctx *c, const CType *e, Str *why)
{
    AttrList words = each_words(c);
    const Attr *len = attr_find(&words, ATTR_LEN);
    int64_t n;
    bool text = type_is_text(e->elem) && !attr_find(&words, ATTR_BIN);
    if (!len && (text || attr_find(&words, ATTR_STR)))
        return type_string(c->g, ABI_END_NUL, type_enc(&words, e->elem), e);
    const AbiType *elem = ctype_is_bytes(e->elem)
                              ? type_byte(c->g)
                              : type_value(c->g, e->elem, &words, why);
    if (!len || !elem) {
        *why = STR("a list of pointers: how long is each?");
        return NULL;
    }
    if (const_value(c->g->iface, len->arg, &n) && n > 0)
        return type_list(c->g, elem, ABI_END_FIXED, (uint32_t)n, e);
    int by = param_named(c->f, len->arg);
    if (by < 0) {
        *why = STR("CBW_EACH(len=...) must be a constant or a parameter");
        return NULL;
    }
    c->roles[c->i].each = by;
    return type_list(c->g, elem, ABI_END_COUNTED, 0, e);
}

static const AbiType *elem_type(Ctx *c, const CType *e, Str *why)
{
    if (ctype_is_bytes(e))
        return type_byte(c->g);
    AbiClass *cls = class_of_pointer(c->g, e);
    if (cls)
        return type_handle(c->g, cls, e);
    if (e->kind == CT_POINTER && (word(c, ATTR_EACH) || type_is_text(e->elem)))
        return each_type(c, e, why);
    return type_value(c->g, e, &c->p->attrs, why);
}

// Text or bytes? Words decide; const char is text.
static bool is_text(const Ctx *c, const CType *e)
{
    if (word(c, ATTR_STR) || word(c, ATTR_ENC))
        return true;
    return type_is_text(e) && !word(c, ATTR_BIN) &&
           (e->is_const || word(c, ATTR_IN));
}

static Str count_of(Ctx *c, uint32_t *fixed)
{
    const Attr *len = word(c, ATTR_LEN);
    int64_t n;
    *fixed = 0;
    if (!len)
        return STR("");
    if (const_value(c->g->iface, len->arg, &n) && n > 0 && n <= INT32_MAX)
        *fixed = (uint32_t)n;
    return len->arg;
}

// A pointer with a length: from words, pairs or T[N].
static AbiType *in_buffer_type(Ctx *c, AbiEnd end, uint32_t fixed, Str *why)
{
    const CType *e = c->t->elem;
    bool text = is_text(c, e);
    if (text && (!fixed || word(c, ATTR_STR))) {
        AbiType *t = type_string(c->g, end, type_enc(&c->p->attrs, e), c->t);
        bool both = word(c, ATTR_STR) && word(c, ATTR_BIN);
        t->as_bytes = both || end == ABI_END_COUNTED;
        t->count = fixed;
        return t;
    }
    const AbiType *elem = elem_type(c, e, why);
    return elem ? type_list(c->g, elem, end, fixed, c->t) : NULL;
}

static void claim_len(Ctx *c, int len)
{
    Role *r = &c->roles[len];
    c->roles[c->i].peer = len;
    if (r->kind == ROLE_LEN)
        return; // shared with an earlier list
    r->kind = ROLE_LEN;
    r->peer = (int)c->i;
    r->type = NULL;
    r->rule = "length of a buffer";
}

// A list that can be read back after the call.
static bool comes_back(const AbiType *t)
{
    return t->kind == ABI_LIST && t->elem->kind != ABI_STRING &&
           t->elem->kind != ABI_HANDLE && t->elem->kind != ABI_LIST;
}

// A pointer with a length: from words, pairs or T[N].
static bool in_buffer(Ctx *c)
{
    const CType *e = c->t->elem;
    int len = c->len_of[c->i];
    uint32_t fixed;
    Str expr = count_of(c, &fixed);
    bool nul = word(c, ATTR_NUL) != NULL;
    if (c->t->kind == CT_ARRAY && len < 0) {
        fixed = c->t->count;
        expr = STR("");
    }
    if (e->kind == CT_FUNCTION || (len < 0 && !expr.len && !fixed && !nul))
        return false;
    AbiEnd end = nul ? ABI_END_NUL : fixed ? ABI_END_FIXED : ABI_END_COUNTED;
    Str why = STR("");
    AbiType *t = in_buffer_type(c, end, fixed, &why);
    if (!t) {
        refuse(c, why, STR("CBW_HIDE(0)"));
        return true;
    }
    Role *r = settle(c, t->kind == ABI_STRING ? ROLE_STRING : ROLE_LIST, t,
                     len >= 0 ? "pointer and length"
                     : nul    ? "ends with zero"
                              : "fixed length");
    r->expr =
        len >= 0 || fixed || nul || str_eq_c(expr, "any") ? STR("") : expr;
    r->inout = !e->is_const && !word(c, ATTR_IN) && comes_back(t);
    r->assumes = "not kept after the call";
    if (len >= 0)
        claim_len(c, len);
    if (r->each >= 0 && c->roles[r->each].kind == ROLE_NONE) {
        c->roles[r->each].kind = ROLE_LEN;
        c->roles[r->each].peer = (int)c->i;
        c->roles[r->each].rule = "length of each element";
    }
    return true;
}

static bool out_name(const Ctx *c)
{
    return name_has_token(c->g->a, c->p->name, out_names);
}

static bool fills(const Ctx *c)
{
    return name_has_token(c->g->a, c->f->name, fill_verbs);
}

static void claim_cap(Ctx *c, int cap)
{
    c->roles[cap].kind = ROLE_CAP;
    c->roles[cap].peer = (int)c->i;
    c->roles[cap].type = NULL;
    c->roles[cap].rule = "capacity of an out buffer";
}

// The parameter that holds the capacity when CAP gives an expression: one
// that is hidden as `cap`.
static int hidden_cap(const Ctx *c)
{
    for (size_t i = 0; i < c->f->params.len; i++) {
        const Attr *h = attr_find(&c->f->params.at[i].attrs, ATTR_HIDE);
        if (h && str_one_of(h->arg, "cap len") &&
            c->roles[i].kind != ROLE_CAP && (c->roles[i].kind != ROLE_LEN))
            return (int)i;
    }
    return -1;
}

// Is this an output buffer? Said, or by name: bytes with a length, and a name
// or a verb that says they are written.
static bool is_out_buffer(const Ctx *c, int len, uint32_t fixed)
{
    const CType *e = c->t->elem;
    if (word(c, ATTR_OUT))
        return word(c, ATTR_CAP) || word(c, ATTR_LEN) || len >= 0 || fixed;
    if (e->is_const || word(c, ATTR_IN) || word(c, ATTR_INOUT) ||
        word(c, ATTR_STR) || word(c, ATTR_ENC) || word(c, ATTR_CURSOR))
        return false;
    bool pointer_len =
        len >= 0 && c->f->params.at[len].type->kind == CT_POINTER;
    if (len >= 0 && ctype_is_bytes(e))
        return out_name(c) || fills(c) || pointer_len;
    return fixed && out_name(c);
}

static AbiType *out_buffer_type(Ctx *c, bool counted, Str *why)
{
    const CType *e = c->t->elem;
    const AbiType *elem = elem_type(c, e, why);
    bool text = word(c, ATTR_STR) || word(c, ATTR_ENC) ||
                (type_is_text(e) && !word(c, ATTR_BIN));
    if (!elem)
        return NULL;
    if (!text)
        return type_list(c->g, elem, ABI_END_COUNTED, 0, c->t);
    return type_string(c->g, counted ? ABI_END_COUNTED : ABI_END_NUL,
                       type_enc(&c->p->attrs, e), c->t);
}

static bool out_buffer(Ctx *c)
{
    const Attr *cap = word(c, ATTR_CAP), *used = word(c, ATTR_USED);
    int len = c->len_of[c->i];
    uint32_t fixed = 0;
    Str expr = cap ? cap->arg : STR("");
    if (c->t->kind == CT_ARRAY && len < 0)
        fixed = c->t->count;
    if (c->t->elem->kind == CT_FUNCTION || !is_out_buffer(c, len, fixed))
        return false;
    if (!expr.len && len < 0)
        expr = word(c, ATTR_LEN) ? word(c, ATTR_LEN)->arg
                                 : str_fmt(c->g->a, "%u", fixed);
    bool pointer_len =
        len >= 0 && c->f->params.at[len].type->kind == CT_POINTER;
    int hidden = len < 0 ? hidden_cap(c) : -1;
    bool hidden_pointer =
        hidden >= 0 && c->f->params.at[hidden].type->kind == CT_POINTER;
    Str why = STR("");
    AbiType *t =
        out_buffer_type(c, used || pointer_len || hidden_pointer, &why);
    if (!t) {
        refuse(c, why, STR("CBW_HIDE(0)"));
        return true;
    }
    Role *r = settle(c, ROLE_OUT_LIST, t,
                     cap ? "out buffer, capacity said" : "out buffer");
    r->expr = expr;
    r->used = used ? used->arg : STR("");
    r->peer = len >= 0 ? len : hidden;
    if (r->peer >= 0 && c->roles[r->peer].kind != ROLE_LEN)
        claim_cap(c, r->peer);
    return true;
}

// ---- handles and structs ---------------------------------------------------

// A function that puts one object into another may own it from then on, and
// nothing in the declaration says so.
static bool may_be_taken(const Ctx *c, AbiClass *cls)
{
    static const char adds[] =
        "add append insert attach put replace push prepend";
    bool said = word(c, ATTR_TAKES) || word(c, ATTR_KEEP) ||
                word(c, ATTR_BORROW) || word(c, ATTR_COPY);
    return c->i > 0 && !said && class_free_func(c->g, cls) &&
           name_has_token(c->g->a, c->f->name, adds);
}

// Another function that ends an object, beside the one that free() calls: the
// object is not ours any more, at worst it leaks.
static bool also_ends(const Ctx *c, AbiClass *cls)
{
    static const char verbs[] = "free destroy delete close dispose finalize "
                                "release unref decref fini";
    return c->f->params.len == 1 && !cls->boxed && !word(c, ATTR_COPY) &&
           class_free_func(c->g, cls) &&
           name_last_token(c->g->a, c->f->name, verbs);
}

static bool handle(Ctx *c)
{
    AbiClass *cls = class_of_pointer(c->g, c->t);
    if (!cls || c->len_of[c->i] >= 0 || word(c, ATTR_LEN))
        return false;
    if (may_be_taken(c, cls)) {
        refuse(c,
               str_fmt(c->g->a, "does C own the %.*s after the call?",
                       STR_ARG(cls->name)),
               STR("CBW_TAKES"));
        return true;
    }
    Role *r = settle(c, ROLE_HANDLE, type_handle(c->g, cls, c->t),
                     "handle of a class");
    r->takes = word(c, ATTR_TAKES) != NULL || also_ends(c, cls);
    return true;
}

static bool out_handle(Ctx *c)
{
    const CType *e = c->t->elem;
    AbiClass *cls = class_of_pointer(c->g, e);
    if (!cls || cls->boxed || c->len_of[c->i] >= 0 || e->is_const ||
        word(c, ATTR_LEN) || word(c, ATTR_IN))
        return false;
    if (!word(c, ATTR_OUT) &&
        name_has_token(c->g->a, c->f->name,
                       "free destroy close delete unref")) {
        refuse(c, STR("a pointer to a handle that the call changes"),
               STR("CBW_SKIP"));
        return true;
    }
    const Attr *borrow = word(c, ATTR_BORROW);
    Role *r =
        settle(c, ROLE_OUT_HANDLE,
               type_nullable(c->g, type_handle(c->g, cls, e)), "out handle");
    r->own = !borrow && class_free_func(c->g, cls);
    r->borrow = ABI_OWNER_ARG;
    r->borrow_arg = borrow ? param_named(c->f, borrow->arg) : 0;
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
    if (!is_file(c->t))
        return false;
    refuse(c, STR("a FILE *"), STR("CBW_FILE(\"rb\")"));
    return true;
}

static bool cursor(Ctx *c)
{
    const Attr *n = word(c, ATTR_CURSOR);
    if (!n || c->t->elem->kind != CT_POINTER)
        return false;
    const CType *e = c->t->elem;
    Str why = STR("");
    const AbiType *elem = elem_type(c, e->elem, &why);
    if (!elem) {
        refuse(c, why, STR("CBW_SKIP"));
        return true;
    }
    AbiType *t = is_text(c, e->elem)
                     ? type_string(c->g, ABI_END_COUNTED,
                                   type_enc(&c->p->attrs, e->elem), e)
                     : type_list(c->g, elem, ABI_END_COUNTED, 0, e);
    t->as_bytes = t->kind == ABI_STRING;
    Role *r = settle(c, ROLE_CURSOR, t, "word cursor");
    Str name =
        n->arg.len && n->arg.ptr[0] == '*' ? str_from(n->arg, 1) : n->arg;
    int left = param_named(c->f, str_trim(name));
    r->peer = left;
    if (left >= 0) {
        c->roles[left].kind = ROLE_LEN;
        c->roles[left].peer = (int)c->i;
        c->roles[left].rule = "what is left under the cursor";
    }
    return true;
}

static bool object(Ctx *c)
{
    if (c->t->elem->kind != CT_RECORD)
        return false;
    const IfaceShape *s = shape_of(c->g, c->t->elem->record);
    if (!s || s->kind != IFACE_SHAPE_IFACE)
        return false;
    Str why = STR("");
    AbiObject *o = type_object(c->g, c->t->elem->record, &why);
    if (!o) {
        refuse(c, why, STR("CBW_SKIP"));
        return true;
    }
    AbiType *t = ARENA_NEW(c->g->a, AbiType);
    t->kind = ABI_OBJECT;
    t->object = o;
    t->mem = ABI_MEM_U32;
    t->size = t->align = 4;
    t->c_type = c->t->spelling;
    Role *r = settle(c, ROLE_OBJECT, t, "word iface");
    const Attr *cb = word(c, ATTR_CB);
    r->keep = cb ? owner_of(c, cb->arg, &r->keep_arg) : ABI_OWNER_CALL;
    // The user data goes beside it, in a parameter of that name.
    int ud = param_named(c->f, s->ud);
    if (o->ud_offset < 0 && ud >= 0) {
        c->roles[ud].kind = ROLE_USERDATA;
        c->roles[ud].peer = (int)c->i;
        c->roles[ud].rule = "word iface";
    }
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
        refuse(c, why,
               str_fmt(c->g->a, "CBW_CLASS(%.*s);",
                       STR_ARG(e->record->name.len ? e->record->name
                                                   : e->record->tag)));
        return true;
    }
    AbiType *t = type_nullable(c->g, v);
    t->nullable = t->in_place = false;
    bool last = c->i + 1 == c->f->params.len;
    bool out = word(c, ATTR_OUT) ||
               (!e->is_const && !word(c, ATTR_IN) && !word(c, ATTR_INOUT) &&
                ((out_name(c) && c->p->name.len > 1) ||
                 (last && (fills(c) || name_has_token(c->g->a, c->f->name,
                                                      "default stat")))));
    Role *r = settle(c, out ? ROLE_OUT_RECORD : ROLE_RECORD, t,
                     out ? "out struct" : "struct copied");
    r->inout = !out && !e->is_const && !word(c, ATTR_IN);
    r->assumes = "not kept after the call";
    return true;
}

// ---- strings and cells -----------------------------------------------------

static bool nul_string(Ctx *c)
{
    const CType *e = c->t->elem;
    bool said = word(c, ATTR_STR) || (word(c, ATTR_ENC) && word(c, ATTR_NUL));
    bool text = (is_text(c, e) && type_is_text(e)) ||
                (said && (ctype_is_bytes(e) || e->kind == CT_INT));
    if (!text || word(c, ATTR_OUT))
        return false;
    if (!said && name_has_token(c->g->a, c->p->name,
                                "src source in input data buf buffer bytes "
                                "dict dictionary")) {
        refuse(c, STR("text, or bytes and how many?"), STR("CBW_STR"));
        return true;
    }
    settle(c, ROLE_STRING,
           type_string(c->g, ABI_END_NUL, type_enc(&c->p->attrs, e), c->t),
           "NUL-terminated string")
        ->assumes = "not kept after the call";
    return true;
}

static bool out_string(Ctx *c)
{
    const CType *e = c->t->elem;
    if (e->kind != CT_POINTER || !ctype_is_bytes(e->elem))
        return false;
    bool text = e->elem->is_char && !word(c, ATTR_BIN);
    bool named = name_has_token(c->g->a, c->p->name,
                                "out tail str name msg errmsg desc end ptr pz "
                                "key text dst result");
    if (!word(c, ATTR_OUT) && !(text && e->elem->is_const && named))
        return false;
    const Attr *len = word(c, ATTR_LEN);
    const Attr *own = word(c, ATTR_OWN);
    AbiType *t = text && !word(c, ATTR_BIN)
                     ? type_string(c->g, len ? ABI_END_COUNTED : ABI_END_NUL,
                                   type_enc(&c->p->attrs, e->elem), e)
                     : type_list(c->g, type_byte(c->g), ABI_END_COUNTED, 0, e);
    if (!text && !len) {
        refuse(c, STR("how many bytes?"), STR("CBW_OUT CBW_LEN(n)"));
        return true;
    }
    Role *r = settle(c, ROLE_OUT_BLOCK, type_nullable(c->g, t), "out string");
    r->expr = len ? len->arg : STR("");
    r->own = own != NULL;
    r->own_free = own ? own->arg : STR("");
    return true;
}

// T ** of numbers that C allocates: only said.
static bool out_list_made(Ctx *c)
{
    const CType *e = c->t->elem;
    const Attr *len = word(c, ATTR_LEN), *own = word(c, ATTR_OWN);
    bool text =
        e->kind == CT_POINTER && type_is_text(e->elem) && !word(c, ATTR_BIN);
    if (e->kind != CT_POINTER || !word(c, ATTR_OUT) || !len ||
        word(c, ATTR_CAP) || text)
        return false;
    Str why = STR("");
    const AbiType *elem = elem_type(c, e->elem, &why);
    if (!elem) {
        refuse(c, why, STR("CBW_SKIP"));
        return true;
    }
    Role *r = settle(
        c, ROLE_OUT_BLOCK,
        type_nullable(c->g, type_list(c->g, elem, ABI_END_COUNTED, 0, e)),
        "out list");
    r->expr = len->arg;
    r->own = own != NULL;
    r->own_free = own ? own->arg : STR("");
    return true;
}

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
    bool said = word(c, ATTR_OUT) || word(c, ATTR_INOUT);
    bool named = is_scalar_name(c);
    if (said && ctype_is_bytes(e) && !named && !word(c, ATTR_BOOL)) {
        refuse(c, STR("bytes are written there: how many?"),
               STR("CBW_OUT CBW_CAP(n)")); // one would be a guess
        return true;
    }
    named &= !ctype_is_bytes(e) && e->kind != CT_FLOAT;
    if (!said && !named)
        return false;
    Role *r = settle(c, ROLE_OUT_SCALAR, type_scalar(c->g, e, &c->p->attrs),
                     "out scalar");
    r->inout = word(c, ATTR_INOUT) != NULL;
    r->level = said ? GEN_IDIOMATIC : GEN_RAW;
    return true;
}

// ---- callbacks -------------------------------------------------------------

static bool user_data_name(Gen *g, Str name)
{
    return name_has_token(g->a, name,
                          "user ud userdata opaque ctx context arg args priv "
                          "private closure cookie param params payload env "
                          "state data privdata");
}

// The scanner calls them arg0, arg1, ...
static bool is_unnamed(Str name)
{
    uint64_t n;
    return !name.len ||
           (str_starts(name, STR("arg")) && str_u64(str_from(name, 3), &n));
}

static bool has_void_pointer(const CType *fn)
{
    for (size_t i = 0; i < fn->params.len; i++)
        if (ctype_is_ptr_to(fn->params.at[i].type, CT_VOID))
            return true;
    return false;
}

// The void pointer beside the callback.
static int user_data_of(Ctx *c)
{
    for (size_t i = 0; i < c->f->params.len; i++) {
        const Attr *ud = attr_find(&c->f->params.at[i].attrs, ATTR_UD);
        if (ud && (str_eq(ud->arg, c->p->name)))
            return (int)i;
    }
    if (!has_void_pointer(c->t->elem))
        return -1;
    static const int beside[] = {1, -1, 2};
    for (size_t k = 0; k < 3; k++) {
        size_t i = c->i + (size_t)beside[k];
        if (i >= c->f->params.len)
            continue;
        const CParam *p = &c->f->params.at[i];
        if (ctype_is_ptr_to(p->type, CT_VOID) && !p->type->elem->is_const &&
            !attr_find(&p->attrs, ATTR_HIDE) && c->roles[i].kind == ROLE_NONE &&
            (is_unnamed(p->name) || user_data_name(c->g, p->name) ||
             str_one_of(p->name, "pApp pArg pCtx pCookie")))
            return (int)i;
    }
    return -1;
}

static const char registering[] =
    "set register add hook on install handler callback logger subscribe "
    "listen atexit";

static bool callback(Ctx *c)
{
    if (c->t->elem->kind != CT_FUNCTION)
        return false;
    Str why = STR("");
    int ud = user_data_of(c);
    AbiCallback *cb = type_callback(c->g, c->t->elem, c->p, ud >= 0, &why);
    if (!cb) {
        refuse(c, why, STR("CBW_HIDE(0)"));
        return true;
    }
    AbiType *t = ARENA_NEW(c->g->a, AbiType);
    t->kind = ABI_CALLBACK;
    t->callback = cb;
    t->mem = ABI_MEM_U32;
    t->size = t->align = 4;
    t->c_type = c->t->spelling;
    Role *r = settle(c, ROLE_CALLBACK, t,
                     ud >= 0 ? "callback and user data" : "callback");
    const Attr *scope = word(c, ATTR_CB);
    r->keep_arg = -1;
    bool registers = name_has_token(c->g->a, c->f->name, registering);
    if (scope) {
        r->keep = owner_of(c, scope->arg, &r->keep_arg);
    } else if (c->f->params.len && c->roles[0].kind == ROLE_HANDLE) {
        r->keep = ABI_OWNER_ARG; // kept by the object: safe, at worst too long
        r->keep_arg = 0;
        r->assumes = "kept while the object lives";
    } else {
        r->keep = registers ? ABI_OWNER_FOREVER : ABI_OWNER_CALL;
        r->assumes =
            registers ? "kept for good" : "called during the call only";
    }
    if (ud >= 0) {
        c->roles[ud].kind = ROLE_USERDATA;
        c->roles[ud].peer = (int)c->i;
        c->roles[ud].rule = "user data of a callback";
    }
    for (size_t i = 0; i < c->f->params.len; i++) {
        const Attr *frees = attr_find(&c->f->params.at[i].attrs, ATTR_FREES);
        if (frees && ud >= 0 && str_eq(frees->arg, c->f->params.at[ud].name)) {
            r->keep = ABI_OWNER_DESTROY;
            r->keep_arg = -1;
        }
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
        refuse(
            c,
            str_fmt(g->a, "%.*s: bytes, a handle or user data?", STR_ARG(type)),
            STR("CBW_LEN(n)"));
    else if (e->is_const)
        refuse(c, str_fmt(g->a, "%.*s: how many elements?", STR_ARG(type)),
               STR("CBW_LEN(n)"));
    else if (e->kind == CT_POINTER)
        refuse(
            c,
            str_fmt(g->a, "%.*s: a result, a list or a cursor?", STR_ARG(type)),
            STR("CBW_OUT"));
    else
        refuse(c, str_fmt(g->a, "%.*s: a result or an array?", STR_ARG(type)),
               ctype_is_bytes(e) ? STR("CBW_OUT CBW_CAP(n)") : STR("CBW_OUT"));
    return true;
}

typedef bool Rule(Ctx *c);

static Rule *const pointer_rules[] = {
    word_hide,  word_ud,        word_frees, word_file,  word_as,
    file,       callback,       cursor,     object,     handle,
    out_handle, out_list_made,  out_string, out_buffer, in_buffer,
    nul_string, record_pointer, out_scalar, leftover,
};

static void by_value(Ctx *c)
{
    Str why = STR("");
    if (word_hide(c) || word_ud(c) || word_as(c))
        return;
    if (c->t->kind == CT_VA_LIST) {
        refuse(c, STR("a va_list"), STR("CBW_SKIP"));
        return;
    }
    if (c->t->kind == CT_RECORD) {
        AbiType *v = type_value(c->g, c->t, &c->p->attrs, &why);
        if (!v) {
            refuse(c, why, STR("CBW_SKIP"));
            return;
        }
        AbiType *t = type_nullable(c->g, v);
        t->nullable = t->in_place = false;
        settle(c, ROLE_STRUCT, t, "struct by value");
        return;
    }
    AbiType *s = type_scalar(c->g, c->t, &c->p->attrs);
    if (s)
        settle(c, ROLE_SCALAR, s, "scalar");
    else
        refuse(c, str_fmt(c->g->a, "type %.*s", STR_ARG(c->t->spelling)),
               STR(""));
}

// A temporary copy would be gone when C looks at it again.
static bool kept_says_comment(const Ctx *c)
{
    static const char *const phrases[] = {
        "not copied",      "not be copied", "must remain valid",
        "must stay valid", "must outlive",  "not make a copy",
        "by reference"};
    const Role *r = &c->roles[c->i];
    bool copied = r->kind == ROLE_STRING || r->kind == ROLE_LIST ||
                  r->kind == ROLE_RECORD;
    if (!copied || word(c, ATTR_COPY) || word(c, ATTR_KEEP) ||
        word(c, ATTR_TAKES))
        return false;
    Str text = str_lower(c->g->a, c->f->doc.raw);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_find(text, str_of(phrases[i]), NULL))
            return true;
    return false;
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
    const Attr *keep = word(c, ATTR_KEEP);
    if (keep) {
        r->keep = owner_of(c, keep->arg, &r->keep_arg);
        r->assumes = NULL;
    }
    if (word(c, ATTR_COPY))
        r->assumes = NULL;
    if (kept_says_comment(c))
        refuse(c, STR("the comment says that the memory is kept"),
               c->i > 0 && c->roles[0].kind == ROLE_HANDLE
                   ? str_fmt(c->g->a, "CBW_KEEP(%.*s)",
                             STR_ARG(c->f->params.at[0].name))
                   : STR("CBW_KEEP(forever)"));
    if (word(c, ATTR_TAKES))
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
    (void)g; // other formats, json_pack's for one, do not know "%s"
    return text && (f->printf_like || str_find(f->name, STR("printf"), NULL));
}

void roles_of(Gen *g, const IfaceFunc *f, Role *params, Role *ret)
{
    size_t n = f->params.len;
    int *len_of = ARENA_ARRAY(g->a, int, n + 1);
    pair_lengths(g, f, len_of);
    for (size_t i = 0; i < n; i++)
        params[i].peer = params[i].keep_arg = params[i].borrow_arg =
            params[i].each = -1;
    for (size_t i = 0; i < n; i++) {
        Ctx c = {
            g, f, len_of, params, i, &f->params.at[i], f->params.at[i].type};
        param_role(&c);
    }
    ret->peer = ret->keep_arg = ret->borrow_arg = ret->each = -1;
    role_of_result(g, f, ret);
}
