// What little C text inference must understand itself: constants, lists of
// words, identifiers inside expressions. Everything else is left to the C
// compiler, in the shims.
#include "gen/infer_int.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool str_one_of(Str s, const char *list)
{
    Str rest = str_of(list), one;
    while (str_split(&rest, ' ', &one))
        if (str_eq(one, s))
            return true;
    return false;
}

// The scanner calls them arg0, arg1, ...
bool name_is_missing(Str name)
{
    uint64_t n;
    return !name.len ||
           (str_starts(name, STR("arg")) && str_u64(str_from(name, 3), &n));
}

// ---- identifiers -----------------------------------------------------------

static bool ident_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

// The next identifier-like run at or after *at; false at the end.
static bool next_word(Str s, size_t *at, size_t *begin)
{
    while (*at < s.len && !ident_char(s.ptr[*at]))
        (*at)++;
    *begin = *at;
    while (*at < s.len && ident_char(s.ptr[*at]))
        (*at)++;
    return *at > *begin;
}

// Members (a.b, a->b) are no names of their own.
static bool is_member(Str s, size_t begin)
{
    return (begin >= 1 && s.ptr[begin - 1] == '.') ||
           (begin >= 2 && s.ptr[begin - 1] == '>' && s.ptr[begin - 2] == '-');
}

bool has_ident(Str expr, Str name)
{
    size_t at = 0, begin;
    while (next_word(expr, &at, &begin))
        if (str_eq(str_sub(expr, begin, at - begin), name) &&
            !is_member(expr, begin))
            return true;
    return false;
}

Str replace_ident(Arena *a, Str expr, Str from, Str to)
{
    Str out = STR("");
    size_t at = 0, begin, done = 0;
    while (next_word(expr, &at, &begin)) {
        if (!str_eq(str_sub(expr, begin, at - begin), from) ||
            is_member(expr, begin))
            continue;
        out = str_cat(a, out, str_sub(expr, done, begin - done));
        out = str_cat(a, out, to);
        done = at;
    }
    return str_cat(a, out, str_from(expr, done));
}

// ---- constants -------------------------------------------------------------

static bool number(Arena *a, Str c, int64_t *value)
{
    char *end;
    const char *s = str_c(a, c);
    if (!isdigit((unsigned char)s[0]) && s[0] != '-')
        return false;
    *value = (int64_t)strtoll(s, &end, 0);
    return end != s && strspn(end, "uUlL") == strlen(end);
}

static bool enumerator(const Iface *f, Str name, int64_t *value)
{
    for (size_t i = 0; i < f->enums.len; i++)
        for (size_t k = 0; k < f->enums.at[i]->values.len; k++)
            if (str_eq(f->enums.at[i]->values.at[k].name, name)) {
                *value = f->enums.at[i]->values.at[k].value;
                return true;
            }
    return false;
}

static Str unparen(Str c)
{
    c = str_trim(c);
    while (c.len > 2 && c.ptr[0] == '(' && c.ptr[c.len - 1] == ')')
        c = str_trim(str_sub(c, 1, c.len - 2));
    return c;
}

static bool one_value(const Iface *f, Str c, int64_t *value)
{
    c = unparen(c);
    if (number(f->arena, c, value))
        return true;
    const IfaceConst *k = iface_const(f, c);
    if (k && k->kind == IFACE_CONST_INT && !k->is_u64)
        *value = k->i;
    return (k && k->kind == IFACE_CONST_INT && !k->is_u64) ||
           enumerator(f, c, value);
}

bool const_value(const Iface *f, Str c, int64_t *value)
{
    Str rest = unparen(c), part;
    int64_t sum = 0, one;
    if (!rest.len)
        return false;
    while (str_split(&rest, '|', &part)) {
        if (!one_value(f, part, &one))
            return false;
        sum |= one;
    }
    *value = sum;
    return true;
}

// A floating constant, as JavaScript writes it.
static Str float_literal(Gen *g, Str c)
{
    char *end;
    const char *s = str_c(g->a, c);
    const IfaceConst *k = iface_const(g->iface, c);
    if (k && k->kind == IFACE_CONST_FLOAT)
        return str_fmt(g->a, "%.17g", k->f);
    double v = strtod(s, &end);
    bool ok = end != s && strspn(end, "fFlL") == strlen(end) &&
              (isdigit((unsigned char)s[0]) || strchr("-.", s[0]));
    return ok ? str_fmt(g->a, "%.17g", v) : STR("");
}

Str js_literal(Gen *g, Str c, const AbiType *t)
{
    int64_t v;
    c = unparen(c);
    if (t && t->kind == ABI_STRING)
        return c.len > 1 && c.ptr[0] == '"' && !str_find_char(c, '\\', NULL)
                   ? c
                   : STR("");
    if (t && t->kind == ABI_BOOL && str_one_of(c, "true false"))
        return c;
    if (const_value(g->iface, c, &v)) {
        if (t && t->kind == ABI_BOOL)
            return v ? STR("true") : STR("false");
        return str_fmt(g->a, "%lld%s", (long long)v,
                       t && t->kind == ABI_BIGINT ? "n" : "");
    }
    return t && t->kind == ABI_FLOAT ? float_literal(g, c) : STR("");
}

// ---- short type names ------------------------------------------------------

Str ts_name(Arena *a, const AbiType *t)
{
    switch (t->kind) {
    case ABI_UNIT:
        return STR("void");
    case ABI_BOOL:
        return STR("boolean");
    case ABI_INT:
    case ABI_FLOAT:
        return STR("number");
    case ABI_BIGINT:
        return STR("bigint");
    case ABI_JS:
        return STR("unknown");
    case ABI_CALLABLE:
        return STR("function");
    case ABI_ENUM:
    case ABI_FLAGS:
        return t->enm->name;
    case ABI_STRING:
        return STR("string");
    case ABI_LIST:
        if (t->elem->kind == ABI_INT && t->elem->mem == ABI_MEM_U8)
            return STR("Uint8Array");
        return str_fmt(a, "%.*s[]", STR_ARG(ts_name(a, t->elem)));
    case ABI_RECORD:
        return t->record->name;
    case ABI_VARIANT:
        return t->variant->name;
    case ABI_HANDLE:
        return t->cls->name;
    case ABI_CALLBACK:
        return STR("function");
    case ABI_OBJECT:
        return t->object->name;
    case ABI_FILE:
        return STR("Uint8Array");
    }
    return STR("");
}

// ---- what C types mean ------------------------------------------------------

bool type_is_text(const CType *elem)
{
    return elem->kind == CT_INT && (elem->is_char || elem->is_wide);
}

AbiEnc type_enc(const AttrList *attrs, const CType *elem)
{
    static const char *const names[] = {"utf8",  "utf16",  "utf16be",
                                        "utf32", "latin1", "ascii"};
    const Attr *enc = attr_find(attrs, ATTR_ENC);
    for (int i = 0; enc && i < 6; i++)
        if (str_eq_c(enc->arg, names[i]))
            return (AbiEnc)i;
    if (elem->is_wide)
        return elem->size == 2 ? ABI_UTF16 : ABI_UTF32;
    return ABI_UTF8;
}

AbiType *type_byte(Gen *g)
{
    static const CType byte = {.kind = CT_INT,
                               .size = 1,
                               .align = 1,
                               .spelling = STR_INIT("unsigned char")};
    return type_scalar(g, &byte, NULL);
}

const IfaceShape *shape_of(const Gen *g, const IfaceRecord *r)
{
    const IfaceShape *s = r->name.len ? iface_shape(g->iface, r->name) : NULL;
    return s || !r->tag.len ? s : iface_shape(g->iface, r->tag);
}
