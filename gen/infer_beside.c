// What functions of one kind say of each other: one that reads text beside
// one of the same name that reads UTF-16 (column_text, column_text16), one
// that gives bytes beside one that says how many (value_blob, value_bytes).
#include "gen/infer_int.h"

#include <ctype.h>

static bool is_void(const CType *t)
{
    return t->kind == CT_POINTER && t->elem->kind == CT_VOID &&
           !t->alias.len && !t->elem->alias.len;
}

// const char *, const unsigned char *; no other name of theirs.
static bool is_text(const CType *t)
{
    return t->kind == CT_POINTER && t->elem->kind == CT_INT &&
           t->elem->size == 1 && t->elem->is_const;
}

// ---- UTF-16 ----------------------------------------------------------------

static bool doc_says_utf16(const IfaceFunc *f)
{
    return str_find(f->doc.raw, STR("UTF-16"), NULL) ||
           str_find(f->doc.raw, STR("UTF16"), NULL);
}

// The headers speak of UTF-16 somewhere.
static bool speaks_of_utf16(Gen *g)
{
    for (size_t i = 0; !g->utf16_asked && i < g->iface->funcs.len; i++)
        g->utf16 |= doc_says_utf16(g->iface->funcs.at[i]);
    g->utf16_asked = true;
    return g->utf16;
}

// name16_v2 -> name_v2, name16be -> name, of the end at `at`; the encoding.
static const IfaceFunc *without_16(Gen *g, Str name, size_t at, AbiEnc *enc)
{
    Str rest = str_from(name, at + 2);
    bool be = str_starts(rest, STR("be"));
    if (be || str_starts(rest, STR("le")))
        rest = str_from(rest, 2);
    if (rest.len && rest.ptr[0] != '_')
        return NULL;
    *enc = be ? ABI_UTF16BE : ABI_UTF16;
    return iface_func(
        g->iface, str_fmt(g->a, "%.*s%.*s", (int)at, name.ptr, STR_ARG(rest)));
}

static bool same_but_text(const CType *wide, const CType *narrow)
{
    if (str_eq(wide->spelling, narrow->spelling))
        return true;
    if (is_void(wide) && is_text(narrow))
        return true;
    return wide->kind == CT_POINTER && is_void(wide->elem) &&
           narrow->kind == CT_POINTER && is_text(narrow->elem);
}

static const IfaceFunc *narrow_of(Gen *g, const IfaceFunc *f, AbiEnc *enc)
{
    const IfaceFunc *n = NULL;
    for (size_t at = 1; !n && at + 2 <= f->name.len; at++)
        if (f->name.ptr[at] == '1' && f->name.ptr[at + 1] == '6' &&
            !isdigit((unsigned char)f->name.ptr[at - 1]))
            n = without_16(g, f->name, at, enc);
    if (!n || n->params.len != f->params.len || !speaks_of_utf16(g) ||
        !same_but_text(f->ret, n->ret))
        return NULL;
    for (size_t i = 0; i < f->params.len; i++)
        if (!same_but_text(f->params.at[i].type, n->params.at[i].type))
            return NULL;
    return n;
}

bool beside_utf16(Gen *g, const IfaceFunc *f, const CType *t, AbiEnc *enc)
{
    return is_void(t) && t->elem->is_const && narrow_of(g, f, enc);
}

// ---- how many bytes --------------------------------------------------------

static Str digits_of(Str word)
{
    size_t n = word.len;
    while (n && isdigit((unsigned char)word.ptr[n - 1]))
        n--;
    return str_from(word, n);
}

static Str letters_of(Str word)
{
    return str_sub(word, 0, word.len - digits_of(word).len);
}

// value_bytes beside value_blob, get_data_size beside get_data.
static bool is_named_length(const StrVec *of, const StrVec *n)
{
    static const char data[] = "blob data bytes text buf buffer content "
                               "contents str string";
    static const char lengths[] = "bytes size length len";
    Str last = VEC_LAST(n), what = VEC_LAST(of);
    size_t same = of->len - (n->len == of->len ? 1 : 0);
    if (n->len < of->len || n->len > of->len + 1 || same < 1 ||
        !str_one_of(letters_of(last), lengths) ||
        !str_one_of(letters_of(what), data) ||
        !str_eq(digits_of(last), digits_of(what)) || str_eq(last, what))
        return false;
    for (size_t i = 0; i < same; i++)
        if (!str_eq(of->at[i], n->at[i]))
            return false;
    return true;
}

static bool same_params(const IfaceFunc *f, const IfaceFunc *n)
{
    if (f->params.len != n->params.len)
        return false;
    for (size_t i = 0; i < f->params.len; i++)
        if (!str_eq(f->params.at[i].type->spelling,
                    n->params.at[i].type->spelling))
            return false;
    return true;
}

// The only one; NULL where there are none or several.
static const IfaceFunc *length_of(Gen *g, const IfaceFunc *f)
{
    const IfaceFunc *found = NULL;
    StrVec name = name_tokens(g->a, f->name);
    if (name.len < 2 || !f->params.len ||
        !class_of_pointer(g, f->params.at[0].type))
        return NULL;
    const UserVec *users = record_users(g, f->params.at[0].type->elem->record);
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *n = users->at[i];
        StrVec words = name_tokens(g->a, n->name);
        if (n->ret->kind != CT_INT || n->ret->size < 4 ||
            !same_params(f, n) || !is_named_length(&name, &words))
            continue;
        if (found)
            return NULL;
        found = n;
    }
    return found;
}

static Str call_of(Gen *g, const IfaceFunc *n, const IfaceFunc *f)
{
    Str args = STR("");
    for (size_t i = 0; i < f->params.len; i++)
        args = str_fmt(g->a, "%.*s%s%.*s", STR_ARG(args), i ? ", " : "",
                       STR_ARG(f->params.at[i].name));
    return str_fmt(g->a, "%.*s(%.*s)", STR_ARG(n->name), STR_ARG(args));
}

static bool is_named_text(Gen *g, const IfaceFunc *f)
{
    StrVec words = name_tokens(g->a, f->name);
    return words.len && str_one_of(letters_of(VEC_LAST(&words)),
                                   "text str string utf");
}

static void settle(Gen *g, const IfaceFunc *f, const IfaceFunc *n, Role *r,
                   AbiType *t)
{
    r->kind = t->kind == ABI_STRING ? ROLE_STRING : ROLE_LIST;
    r->type = type_nullable(g, t);
    r->expr = n ? call_of(g, n, f) : STR("");
    if (n)
        r->assumes = str_c(g->a, str_fmt(g->a, "%.*s says how many bytes",
                                         STR_ARG(n->name)));
}

bool result_beside(Gen *g, const IfaceFunc *f, Role *r)
{
    AbiEnc enc = ABI_UTF8;
    bool wide = beside_utf16(g, f, f->ret, &enc);
    bool bytes = (is_void(f->ret) && f->ret->elem->is_const) ||
                 (is_text(f->ret) && !type_is_text(f->ret->elem));
    if (f->attrs.len || !bytes)
        return false;
    bool text = wide || (!is_void(f->ret) && is_named_text(g, f));
    const IfaceFunc *n = length_of(g, f);
    if (!n && !text)
        return false;
    AbiEnd end = n ? ABI_END_COUNTED : ABI_END_NUL;
    settle(g, f, n, r,
           text ? type_string(g, end, enc, f->ret)
                : type_list(g, type_byte(g), end, 0, f->ret));
    r->rule = wide   ? "UTF-16 beside a function of bytes"
              : text ? "borrowed text, copied"
                     : "bytes beside a function that counts them";
    return true;
}
