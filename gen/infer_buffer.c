// Rules for pointers to text and data: lists and strings that go in, buffers
// that come out, and what C allocates. Words first, then names.
#include "annotate/attr.h"
#include "gen/infer_rule.h"

// ---- buffers ---------------------------------------------------------------

// The words of CBW_EACH; an empty list when there are none.
static AttrList each_words(Ctx *c)
{
    const Attr *each = rule_word(c, ATTR_EACH);
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
    if (!len && (text || attr_find(&words, ATTR_STR))) {
        AbiType *s =
            type_string(c->g, ABI_END_NUL, type_enc(&words, e->elem), e);
        s->nullable = attr_find(&words, ATTR_OPT) != NULL;
        return s;
    }
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
    if (ctype_is_bytes(e) || (e->kind == CT_RECORD && rule_word(c, ATTR_BIN)))
        return type_byte(c->g);
    AbiClass *cls = class_of_pointer(c->g, e);
    if (cls)
        return type_handle(c->g, cls, e);
    if (e->kind == CT_POINTER &&
        (rule_word(c, ATTR_EACH) || type_is_text(e->elem)))
        return each_type(c, e, why);
    return type_value(c->g, e, &c->p->attrs, why);
}

// What has no words and is UTF-16 by the function beside this one.
static bool is_utf16(const Ctx *c, const CType *t, AbiEnc *enc)
{
    return !c->p->attrs.len && beside_utf16(c->g, c->f, t, enc);
}

// Words, the character type, or the function beside this one.
static AbiEnc text_enc(const Ctx *c, const CType *t)
{
    AbiEnc enc;
    return is_utf16(c, t, &enc) ? enc : type_enc(&c->p->attrs, t->elem);
}

// Text or bytes? Words decide; const char is text.
static bool is_text(const Ctx *c, const CType *t)
{
    const CType *e = t->elem;
    AbiEnc enc;
    if (is_utf16(c, t, &enc))
        return true;
    if (rule_word(c, ATTR_STR) || rule_word(c, ATTR_ENC))
        return true;
    return type_is_text(e) && !rule_word(c, ATTR_BIN) &&
           (e->is_const || rule_word(c, ATTR_IN));
}

static Str count_of(Ctx *c, uint32_t *fixed)
{
    const Attr *len = rule_word(c, ATTR_LEN);
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
    bool text = is_text(c, c->t);
    if (text && (!fixed || rule_word(c, ATTR_STR))) {
        AbiType *t = type_string(c->g, end, text_enc(c, c->t), c->t);
        bool both = rule_word(c, ATTR_STR) && rule_word(c, ATTR_BIN);
        t->as_bytes =
            t->enc == ABI_UTF8 && (both || end == ABI_END_COUNTED);
        t->count = fixed;
        return t;
    }
    const AbiType *elem = elem_type(c, e, why);
    return elem ? type_list(c->g, elem, end, fixed, c->t) : NULL;
}

static void claim_len(Ctx *c, int len)
{
    c->roles[c->i].peer = len;
    if (c->roles[len].kind != ROLE_LEN) // else shared with an earlier list
        c->roles[len] = role_for(ROLE_LEN, (int)c->i, "length of a buffer");
    const CParam *p = &c->f->params.at[len];
    const FactParam *fact = life_fact(c->g, c->f, (size_t)len);
    if (p->type->kind == CT_POINTER && c->t->elem->is_const &&
        !c->p->attrs.len && !p->attrs.len && fact && fact->written) {
        c->roles[len].type = type_scalar(c->g, p->type->elem, NULL);
        c->roles[len].inout = true; // how much of it was used
    }
}

// A list that can be read back after the call.
static bool comes_back(const AbiType *t)
{
    return t->kind == ABI_LIST && t->elem->kind != ABI_STRING &&
           t->elem->kind != ABI_HANDLE && t->elem->kind != ABI_LIST;
}

// A pointer with a length: from words, pairs or T[N].
bool rule_in_buffer(Ctx *c)
{
    const CType *e = c->t->elem;
    int len = c->len_of[c->i];
    uint32_t fixed;
    Str expr = count_of(c, &fixed);
    bool nul = rule_word(c, ATTR_NUL) != NULL;
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
        rule_refuse(c, why, STR("CBW_HIDE(0)"));
        return true;
    }
    Role *r = rule_settle(c, t->kind == ABI_STRING ? ROLE_STRING : ROLE_LIST, t,
                          len >= 0 ? "pointer and length"
                          : nul    ? "ends with zero"
                                   : "fixed length");
    r->expr =
        len >= 0 || fixed || nul || str_eq_c(expr, "any") ? STR("") : expr;
    r->inout = !e->is_const && !rule_word(c, ATTR_IN) && comes_back(t);
    r->assumes = "not kept after the call";
    if (len >= 0)
        claim_len(c, len);
    if (r->each >= 0 && c->roles[r->each].kind == ROLE_NONE)
        c->roles[r->each] =
            role_for(ROLE_LEN, (int)c->i, "length of each element");
    return true;
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
    if (rule_word(c, ATTR_OUT))
        return rule_word(c, ATTR_CAP) || rule_word(c, ATTR_LEN) || len >= 0 ||
               fixed;
    if (e->is_const || rule_word(c, ATTR_IN) || rule_word(c, ATTR_INOUT) ||
        rule_word(c, ATTR_STR) || rule_word(c, ATTR_ENC) ||
        rule_word(c, ATTR_CURSOR))
        return false;
    bool pointer_len =
        len >= 0 && c->f->params.at[len].type->kind == CT_POINTER;
    bool source = name_has_token(c->g->a, c->p->name, "src source in input");
    if (len >= 0 && ctype_is_bytes(e))
        return rule_out_name(c) || (rule_fills(c) && !source) || pointer_len;
    return fixed && rule_out_name(c);
}

// char * that no reader takes for text.
bool rule_gives_bytes(const Ctx *c)
{
    static const char *const parts[] = {"compress", "crypt", "flate", "zlib"};
    Str name = str_lower(c->g->a, c->f->name);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_find(name, str_of(parts[i]), NULL))
            return c->t->elem->size == 1;
    const FactParam *p = life_fact(c->g, c->f, c->i);
    return c->t->elem->size == 1 && !(p && p->puts) &&
           name_last_token(c->g->a, c->f->name, "read recv");
}

static AbiType *out_buffer_type(Ctx *c, bool counted, Str *why)
{
    const CType *e = c->t->elem;
    bool said = rule_word(c, ATTR_STR) || rule_word(c, ATTR_ENC);
    bool bytes = rule_word(c, ATTR_BIN) || (!said && rule_gives_bytes(c));
    bool text = said || (type_is_text(e) && !bytes);
    const AbiType *elem =
        bytes && e->size == 1 ? type_byte(c->g) : elem_type(c, e, why);
    if (!elem)
        return NULL;
    if (!text)
        return type_list(c->g, elem, ABI_END_COUNTED, 0, c->t);
    return type_string(c->g, counted ? ABI_END_COUNTED : ABI_END_NUL,
                       type_enc(&c->p->attrs, e), c->t);
}

bool rule_out_buffer(Ctx *c)
{
    const Attr *cap = rule_word(c, ATTR_CAP), *used = rule_word(c, ATTR_USED);
    int len = c->len_of[c->i];
    uint32_t fixed = 0;
    Str expr = cap ? cap->arg : STR("");
    if (c->t->kind == CT_ARRAY && len < 0)
        fixed = c->t->count;
    if (c->t->elem->kind == CT_FUNCTION || !is_out_buffer(c, len, fixed))
        return false;
    if (!expr.len && len < 0)
        expr = rule_word(c, ATTR_LEN) ? rule_word(c, ATTR_LEN)->arg
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
        rule_refuse(c, why, STR("CBW_HIDE(0)"));
        return true;
    }
    Role *r = rule_settle(c, ROLE_OUT_LIST, t,
                          cap ? "out buffer, capacity said" : "out buffer");
    r->expr = expr;
    r->used = used ? used->arg : STR("");
    r->peer = len >= 0 ? len : hidden;
    if (r->peer >= 0 && c->roles[r->peer].kind != ROLE_LEN)
        c->roles[r->peer] =
            role_for(ROLE_CAP, (int)c->i, "capacity of an out buffer");
    return true;
}

bool rule_cursor(Ctx *c)
{
    const Attr *n = rule_word(c, ATTR_CURSOR);
    if (!n || c->t->elem->kind != CT_POINTER)
        return false;
    const CType *e = c->t->elem;
    Str why = STR("");
    const AbiType *elem = elem_type(c, e->elem, &why);
    if (!elem) {
        rule_refuse(c, why, STR(""));
        return true;
    }
    AbiType *t = is_text(c, e)
                     ? type_string(c->g, ABI_END_COUNTED,
                                   type_enc(&c->p->attrs, e->elem), e)
                     : type_list(c->g, elem, ABI_END_COUNTED, 0, e);
    t->as_bytes = t->kind == ABI_STRING;
    Role *r = rule_settle(c, ROLE_CURSOR, t, "word cursor");
    Str name =
        n->arg.len && n->arg.ptr[0] == '*' ? str_from(n->arg, 1) : n->arg;
    int left = param_named(c->f, str_trim(name));
    r->peer = left;
    if (left >= 0)
        c->roles[left] =
            role_for(ROLE_LEN, (int)c->i, "what is left under the cursor");
    return true;
}

// ---- strings and cells -----------------------------------------------------

// The code looks for its end, or the function is named for a string, and no
// number is there that could say how much.
static bool is_read_as_text(const Ctx *c)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    for (size_t i = 0; i < c->f->params.len; i++) {
        const CType *t = c->f->params.at[i].type;
        Str name = c->f->params.at[i].name;
        if (t->kind == CT_POINTER)
            t = t->elem;
        if (t->kind == CT_INT && t->size >= 4 && i != c->i &&
            (name_is_missing(name) || is_length_name(c->g->a, name)))
            return false;
    }
    StrVec words = name_tokens(c->g->a, c->f->name);
    bool named = words.len && str_ends(VEC_LAST(&words), STR("string"));
    return p && p->read && (!p->written || c->t->elem->is_const) &&
           (p->nul || (named && !(p->bounded && p->extent)));
}

bool rule_nul_string(Ctx *c)
{
    const CType *e = c->t->elem;
    bool said = rule_word(c, ATTR_STR) ||
                (rule_word(c, ATTR_ENC) && rule_word(c, ATTR_NUL));
    AbiEnc enc;
    bool wide = is_utf16(c, c->t, &enc);
    bool text = (is_text(c, c->t) && type_is_text(e)) || wide ||
                (said && (ctype_is_bytes(e) || e->kind == CT_INT));
    if (!text || rule_word(c, ATTR_OUT))
        return false;
    if (!said && !wide &&
        name_has_token(c->g->a, c->p->name,
                       "src source in input data buf buffer bytes dict "
                       "dictionary") &&
        !name_last_token(c->g->a, c->p->name,
                         "name path file filename url uri title label") &&
        !is_read_as_text(c)) {
        rule_refuse(c, STR("text, or bytes and how many?"), STR("CBW_STR"));
        return true;
    }
    rule_settle(c, ROLE_STRING,
                type_string(c->g, ABI_END_NUL, text_enc(c, c->t), c->t),
                wide ? "UTF-16 beside a function of bytes"
                : map_has(&c->g->texts, e->alias)
                    ? "fact: text as others of its type"
                    : "NUL-terminated string")
        ->assumes = "not kept after the call";
    return true;
}

// char ** that only gets a pointer to new text: what the comment says frees it.
static Str doc_frees_out(const Ctx *c)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    bool out = p && p->written && !p->read && !p->kept && p->bounded &&
               p->extent == 4;
    return out ? doc_frees(c->g, c->f) : STR("");
}

bool rule_out_string(Ctx *c)
{
    const CType *e = c->t->elem;
    if (e->kind != CT_POINTER || !ctype_is_bytes(e->elem))
        return false;
    AbiEnc enc;
    bool wide = is_utf16(c, e, &enc);
    bool text = (e->elem->is_char && !rule_word(c, ATTR_BIN)) || wide;
    bool named = name_has_token(c->g->a, c->p->name,
                                "out tail str name msg errmsg desc end ptr pz "
                                "key text dst result");
    Str frees = text && !e->elem->is_const && !c->p->attrs.len
                    ? doc_frees_out(c)
                    : STR("");
    if (!rule_word(c, ATTR_OUT) && !frees.len &&
        !(text && e->elem->is_const && named))
        return false;
    const Attr *len = rule_word(c, ATTR_LEN);
    const Attr *own = rule_word(c, ATTR_OWN);
    AbiType *t = text && !rule_word(c, ATTR_BIN)
                     ? type_string(c->g, len ? ABI_END_COUNTED : ABI_END_NUL,
                                   text_enc(c, e), e)
                     : type_list(c->g, type_byte(c->g), ABI_END_COUNTED, 0, e);
    if (!text && !len) {
        rule_refuse(c, STR("how many bytes?"), STR("CBW_OUT CBW_LEN(n)"));
        return true;
    }
    Role *r =
        rule_settle(c, ROLE_OUT_BLOCK, type_nullable(c->g, t), "out string");
    r->expr = len ? len->arg : STR("");
    r->own = own || frees.len;
    r->own_free = own ? own->arg : frees;
    if (frees.len)
        r->assumes = "the comment says what frees it";
    return true;
}

// T ** of numbers that C allocates: only said.
bool rule_out_list(Ctx *c)
{
    const CType *e = c->t->elem;
    const Attr *len = rule_word(c, ATTR_LEN), *own = rule_word(c, ATTR_OWN);
    bool text = e->kind == CT_POINTER && type_is_text(e->elem) &&
                !rule_word(c, ATTR_BIN);
    if (e->kind != CT_POINTER || !rule_word(c, ATTR_OUT) || !len ||
        rule_word(c, ATTR_CAP) || text)
        return false;
    Str why = STR("");
    const AbiType *elem = elem_type(c, e->elem, &why);
    if (!elem) {
        rule_refuse(c, why, STR(""));
        return true;
    }
    Role *r = rule_settle(
        c, ROLE_OUT_BLOCK,
        type_nullable(c->g, type_list(c->g, elem, ABI_END_COUNTED, 0, e)),
        "out list");
    r->expr = len->arg;
    r->own = own != NULL;
    r->own_free = own ? own->arg : STR("");
    return true;
}
