// What comments say of memory: "the string that is returned must be freed with
// NAME()", where NAME is a function of the headers that only frees, or free();
// "it is the caller's responsibility to free the returned buffer" is free(),
// too, where the headers have no function that only frees.
#include "gen/infer_int.h"

#include <ctype.h>

static bool is_ident(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

// NAME( in the sentence, as a word of its own.
static bool names(Str sentence, Str name)
{
    size_t begin = 0, at;
    while (str_find(str_from(sentence, begin), name, &at)) {
        at += begin;
        size_t end = at + name.len;
        if ((!at || !is_ident(sentence.ptr[at - 1])) && end < sentence.len &&
            sentence.ptr[end] == '(')
            return true;
        begin = at + 1;
    }
    return false;
}

// It ends memory and does nothing else.
bool only_frees(Gen *g, const IfaceFunc *f)
{
    return f->params.len == 1 && f->ret->kind == CT_VOID && !f->is_virtual &&
           ctype_is_ptr_to(f->params.at[0].type, CT_VOID) &&
           !f->params.at[0].type->alias.len &&
           name_last_token(g->a, f->name, "free");
}

static Str freed_by(Gen *g, Str sentence)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++)
        if (only_frees(g, g->iface->funcs.at[i]) &&
            names(sentence, g->iface->funcs.at[i]->name))
            return g->iface->funcs.at[i]->name;
    return names(sentence, STR("free")) ? STR("free") : STR("");
}

static bool has_freeing(Gen *g)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++)
        if (only_frees(g, g->iface->funcs.at[i]))
            return true;
    return false;
}

// "the caller is responsible for freeing the returned string"
static bool lets_free(Gen *g, Str sentence)
{
    Str s = str_lower(g->a, sentence);
    static const char *const duties[] = {
        "responsib",        "caller must free", "caller should free",
        "must be freed",    "should be freed",  "has to be freed",
        "needs to be freed"};
    bool duty = false;
    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++)
        duty |= str_find(s, str_of(duties[i]), NULL);
    // A parenthesis names another function.
    return duty && !str_find_char(s, '(', NULL) && !has_freeing(g);
}

// Up to a full stop before a blank.
static Str next_sentence(Str *rest)
{
    size_t n = 0;
    while (n < rest->len &&
           !(rest->ptr[n] == '.' &&
             (n + 1 == rest->len || isspace((unsigned char)rest->ptr[n + 1]))))
        n++;
    Str one = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n < rest->len ? n + 1 : n);
    return one;
}

static bool speaks_of_result(Arena *a, Str sentence)
{
    Str s = str_lower(a, sentence);
    return str_find(s, STR("return"), NULL) &&
           !str_find(s, STR(" not "), NULL) &&
           !str_find(s, STR("n't "), NULL) && !str_find(s, STR("never"), NULL);
}

// "Same as NAME, but ...", of a function that returns the same: what is said
// of that one holds here, too.
static const IfaceFunc *same_as(Gen *g, const IfaceFunc *f)
{
    Str says = STR("same as ");
    size_t at, n = 0;
    if (!str_find(str_lower(g->a, f->doc.raw), says, &at))
        return NULL;
    Str rest = str_from(f->doc.raw, at + says.len);
    while (n < rest.len && is_ident(rest.ptr[n]))
        n++;
    const IfaceFunc *o = iface_func(g->iface, str_sub(rest, 0, n));
    return o && o != f && str_eq(o->ret->spelling, f->ret->spelling) ? o : NULL;
}

static Str said_to_free(Gen *g, const IfaceFunc *f)
{
    Str rest = f->doc.raw, found = STR("");
    while (rest.len && !found.len) {
        Str one = next_sentence(&rest);
        if (str_find(str_lower(g->a, one), STR("free"), NULL) &&
            speaks_of_result(g->a, one))
            found = freed_by(g, one).len ? freed_by(g, one)
                    : lets_free(g, one)  ? STR("free")
                                         : STR("");
    }
    return found;
}

Str doc_frees(Gen *g, const IfaceFunc *f)
{
    Str by = said_to_free(g, f);
    for (int i = 0; i < 4 && !by.len && f; i++) {
        f = same_as(g, f);
        by = f ? said_to_free(g, f) : by;
    }
    return by;
}

// What the comment says of one parameter: "@param[in] name ...".
static Str about_param(const IfaceFunc *f, Str name)
{
    Str rest = f->doc.raw;
    size_t at;
    while (str_find(rest, STR("param"), &at)) {
        bool mark =
            at > 0 && (rest.ptr[at - 1] == '@' || rest.ptr[at - 1] == '\\');
        rest = str_from(rest, at + 5);
        Str text = rest;
        if (mark && text.len && text.ptr[0] == '[' &&
            str_find_char(text, ']', &at))
            text = str_from(text, at + 1);
        text = str_trim(text);
        bool named = mark && str_starts(text, name) && text.len > name.len &&
                     isspace((unsigned char)text.ptr[name.len]);
        size_t end = name.len;
        while (end < text.len && text.ptr[end] != '@' && text.ptr[end] != '\\')
            end++;
        if (named)
            return str_sub(text, name.len, end - name.len);
    }
    return STR("");
}

bool doc_says_null(Gen *g, const IfaceFunc *f, size_t i)
{
    static const char *const phrases[] = {
        "is non-null", "is not null", "may be null", "can be null",
        "or null",     "if null",     "null if",     "null to "};
    Str text = str_lower(g->a, about_param(f, f->params.at[i].name));
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++)
        if (str_find(text, str_of(phrases[k]), NULL))
            return true;
    return false;
}
