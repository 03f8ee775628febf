// Words from annotation texts (see attr.h).
#include "annotate/attr.h"

#include <string.h>

static const struct {
    const char *name;
    int nargs;
} words[] = {
#define X(id, word, nargs, where) {word, nargs},
    ATTR_WORDS(X)
#undef X
};

const char *attr_word_name(AttrWord word)
{
    return words[word].name;
}

static bool word_of(Str name, AttrWord *out)
{
    for (int i = 0; i < ATTR_COUNT; i++)
        if (str_eq_c(name, words[i].name)) {
            *out = (AttrWord)i;
            return true;
        }
    return false;
}

static void unknown_word(Str name, SrcLoc loc, DiagList *diags)
{
    size_t best = 3;
    const char *near = NULL;
    for (int i = 0; i < ATTR_COUNT; i++) {
        size_t d = str_distance(name, str_of(words[i].name));
        if (d < best) {
            best = d;
            near = words[i].name;
        }
    }
    diag_error(diags, loc, "unknown word '%.*s' in an annotation",
               STR_ARG(name));
    if (near)
        diag_note(diags, loc, "did you mean '%s'?", near);
}

// The name before the first '=' that is not part of "==", and the rest.
static Str split_value(Str text, Str *value, bool *has)
{
    size_t at;
    *has = str_find_char(text, '=', &at) &&
           !(at + 1 < text.len && text.ptr[at + 1] == '=');
    *value = *has ? str_trim(str_from(text, at + 1)) : STR("");
    return str_trim(*has ? str_sub(text, 0, at) : text);
}

// Splits at the first '|' that is outside parentheses, strings and "||".
static Str split_bar(Str text, Str *rest)
{
    int depth = 0;
    char quote = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (quote) {
            if (c == '\\')
                i++;
            else if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(' || c == '[') {
            depth++;
        } else if (c == ')' || c == ']') {
            depth--;
        } else if (c == '|' && depth == 0) {
            if (i + 1 < text.len && text.ptr[i + 1] == '|') {
                i++;
                continue;
            }
            *rest = str_trim(str_from(text, i + 1));
            return str_trim(str_sub(text, 0, i));
        }
    }
    *rest = STR("");
    return str_trim(text);
}

bool attr_parse(Arena *a, Str text, SrcLoc loc, Attr *out, DiagList *diags)
{
    Str value;
    bool has;
    Str name = split_value(text, &value, &has);
    *out = (Attr){.arg = STR(""), .arg2 = STR(""), .loc = loc};
    if (!word_of(name, &out->word)) {
        unknown_word(name, loc, diags);
        return false;
    }
    int nargs = words[out->word].nargs;
    if (nargs == 0 && has) {
        diag_error(diags, loc, "'%.*s' takes no value", STR_ARG(name));
        return false;
    }
    if (nargs > 0 && nargs != 3 && !value.len) {
        diag_error(diags, loc, "'%.*s' needs a value: %.*s=...", STR_ARG(name),
                   STR_ARG(name));
        return false;
    }
    out->arg = nargs == 2 ? split_bar(value, &out->arg2) : value;
    out->arg = str_copy(a, out->arg);
    out->arg2 = str_copy(a, out->arg2);
    return true;
}

// The end of the blank-separated token at `from`: blanks inside parentheses
// and strings do not count.
static size_t token_end(Str s, size_t from)
{
    int depth = 0;
    char quote = 0;
    size_t i = from;
    for (; i < s.len; i++) {
        char c = s.ptr[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"')
            quote = c;
        else if (c == '(')
            depth++;
        else if (c == ')')
            depth--;
        else if (depth <= 0 && (c == ' ' || c == '\t' || c == '\n'))
            break;
    }
    return i;
}

static bool starts_word(Str token)
{
    Str value;
    bool has;
    AttrWord w;
    Str name = split_value(token, &value, &has);
    return word_of(name, &w) &&
           (words[w].nargs == 3 || (words[w].nargs > 0) == has);
}

// "name=value" or a lone identifier that is no word: a typing error, unless a
// value is being read.
static bool push_word(Arena *a, Str text, SrcLoc loc, AttrList *out,
                      DiagList *diags)
{
    Attr attr;
    if (!attr_parse(a, text, loc, &attr, diags))
        return false;
    attr.by_rule = true;
    VEC_PUSH(a, out, attr);
    return true;
}

bool attr_parse_words(Arena *a, Str text, SrcLoc loc, AttrList *out,
                      DiagList *diags)
{
    bool ok = true;
    size_t begin = 0, i = 0;
    bool open = false;
    text = str_trim(text);
    while (i < text.len) {
        size_t end = token_end(text, i);
        if (open && starts_word(str_sub(text, i, end - i))) {
            ok &=
                push_word(a, str_sub(text, begin, i - begin), loc, out, diags);
            begin = i;
        }
        open = true;
        i = end;
        while (i < text.len && strchr(" \t\n", text.ptr[i]))
            i++;
    }
    if (open)
        ok &= push_word(a, str_from(text, begin), loc, out, diags);
    return ok;
}

// ---- library-level lines ---------------------------------------------------

// Takes the part before the next comma outside parentheses.
static Str take_part(Str *rest)
{
    int depth = 0;
    for (size_t i = 0; i < rest->len; i++) {
        char c = rest->ptr[i];
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0) {
            Str part = str_trim(str_sub(*rest, 0, i));
            *rest = str_trim(str_from(*rest, i + 1));
            return part;
        }
    }
    Str part = str_trim(*rest);
    *rest = STR("");
    return part;
}

static Str take_token(Str *rest)
{
    *rest = str_trim(*rest);
    size_t end = token_end(*rest, 0);
    Str token = str_sub(*rest, 0, end);
    *rest = str_trim(str_from(*rest, end));
    return token;
}

typedef struct Option {
    const char *name;
    Str *into;
} Option;

// "free=f name=N": every option known, or an error.
static bool options(Str text, const Option *table, size_t n, SrcLoc loc,
                    const char *what, DiagList *diags)
{
    while (text.len) {
        Str token = take_token(&text), value;
        bool has, known = false;
        Str name = split_value(token, &value, &has);
        for (size_t i = 0; i < n && !known; i++)
            if (str_eq_c(name, table[i].name)) {
                *table[i].into = value;
                known = true;
            }
        if (!known || !has) {
            diag_error(diags, loc, "%s does not know '%.*s'", what,
                       STR_ARG(token));
            for (size_t i = 0; i < n && !known; i++)
                if (str_distance(name, str_of(table[i].name)) < 3) {
                    diag_note(diags, loc, "did you mean '%s='?", table[i].name);
                    break;
                }
            return false;
        }
    }
    return true;
}

// name, strip=P [strip=Q] and words for every function; `lib=` is accepted
// for the name of the native library and means nothing to us.
static bool line_module(Iface *f, Str rest, SrcLoc loc, DiagList *diags)
{
    f->module.loc = loc;
    f->module.name = take_part(&rest);
    Str words_text = STR("");
    while (rest.len) {
        Str save = rest, token = take_token(&rest), value;
        bool has;
        Str name = split_value(token, &value, &has);
        if (has && str_eq_c(name, "strip")) {
            VEC_PUSH(f->arena, &f->module.strips, value);
        } else if (!(has && str_eq_c(name, "lib"))) {
            words_text = save;
            break;
        }
        if (rest.len && rest.ptr[0] == ',')
            rest = str_trim(str_from(rest, 1));
    }
    if (str_eq_c(words_text, "throw=0")) // "no error convention": the default
        return true;
    return attr_parse_words(f->arena, words_text, loc, &f->module.attrs, diags);
}

static bool line_class(Iface *f, Str rest, SrcLoc loc, DiagList *diags)
{
    IfaceClass *c = ARENA_NEW(f->arena, IfaceClass);
    c->type = take_part(&rest);
    c->loc = loc;
    const Option table[] = {
        {"name", &c->name},     {"free", &c->free}, {"ref", &c->ref},
        {"unref", &c->unref},   {"init", &c->init}, {"end", &c->end},
        {"parent", &c->parent},
    };
    VEC_PUSH(f->arena, &f->classes, c);
    return options(rest, table, sizeof table / sizeof *table, loc, "CBW_CLASS",
                   diags);
}

// "length: STR BIN" parts of CBW_UNION.
static bool union_case(Iface *f, IfaceShape *s, Str part, DiagList *diags)
{
    size_t colon;
    if (!str_find_char(part, ':', &colon)) {
        diag_error(diags, s->loc,
                   "CBW_UNION: write 'member: TAG TAG', not '%.*s'",
                   STR_ARG(part));
        return false;
    }
    IfaceCase c = {.member = str_trim(str_sub(part, 0, colon))};
    Str tags = str_from(part, colon + 1);
    while (str_trim(tags).len)
        VEC_PUSH(f->arena, &c.tags, take_token(&tags));
    VEC_PUSH(f->arena, &s->cases, c);
    return true;
}

// "read: data cap=size used=_ret" parts of CBW_IFACE.
static bool iface_method(Iface *f, IfaceShape *s, Str part, DiagList *diags)
{
    size_t colon;
    if (!str_find_char(part, ':', &colon)) {
        diag_error(diags, s->loc,
                   "CBW_IFACE: write 'method: parameter words', not '%.*s'",
                   STR_ARG(part));
        return false;
    }
    IfaceMethodWords m = {.method = str_trim(str_sub(part, 0, colon))};
    Str rest = str_from(part, colon + 1);
    m.param = take_token(&rest);
    bool ok = attr_parse_words(f->arena, rest, s->loc, &m.attrs, diags);
    VEC_PUSH(f->arena, &s->methods, m);
    return ok;
}

static bool line_shape(Iface *f, int kind, Str rest, SrcLoc loc,
                       DiagList *diags)
{
    IfaceShape *s = ARENA_NEW(f->arena, IfaceShape);
    s->kind = kind;
    s->type = take_part(&rest);
    s->loc = loc;
    bool ok = true;
    VEC_PUSH(f->arena, &f->shapes, s);
    while (rest.len) {
        Str part = take_part(&rest);
        if (str_starts(part, STR("tag=")))
            s->tag = str_trim(str_from(part, 4));
        else if (str_starts(part, STR("ud=")))
            s->ud = str_trim(str_from(part, 3));
        else if (kind == IFACE_SHAPE_UNION)
            ok &= union_case(f, s, part, diags);
        else if (kind == IFACE_SHAPE_IFACE)
            ok &= iface_method(f, s, part, diags);
    }
    return ok;
}

static bool line_consts(Iface *f, Str rest, SrcLoc loc)
{
    IfaceGroup *g = ARENA_NEW(f->arena, IfaceGroup);
    g->name = take_part(&rest);
    g->loc = loc;
    while (rest.len)
        VEC_PUSH(f->arena, &g->globs, take_token(&rest));
    VEC_PUSH(f->arena, &f->groups, g);
    return true;
}

static bool line_rule(Iface *f, Directives *d, bool is_fn, Str rest, SrcLoc loc,
                      DiagList *diags)
{
    RuleLine r = {.is_fn = is_fn, .loc = loc};
    r.func = take_part(&rest);
    r.param = is_fn ? STR("") : take_part(&rest);
    bool ok = attr_parse_words(f->arena, rest, loc, &r.words, diags);
    VEC_PUSH(f->arena, &d->rules, r);
    return ok;
}

static bool line_field(Iface *f, Directives *d, Str rest, SrcLoc loc,
                       DiagList *diags)
{
    FieldLine line = {.loc = loc};
    line.type = take_part(&rest);
    line.field = take_part(&rest);
    bool ok = attr_parse_words(f->arena, rest, loc, &line.words, diags);
    VEC_PUSH(f->arena, &d->fields, line);
    return ok;
}

bool attr_directive(Iface *f, Directives *d, Str text, SrcLoc loc,
                    DiagList *diags)
{
    Str rest = str_copy(f->arena, text);
    Str kind = take_token(&rest);
    if (str_eq_c(kind, "module"))
        return line_module(f, rest, loc, diags);
    if (str_eq_c(kind, "class"))
        return line_class(f, rest, loc, diags);
    if (str_eq_c(kind, "value"))
        return line_shape(f, IFACE_SHAPE_VALUE, rest, loc, diags);
    if (str_eq_c(kind, "union"))
        return line_shape(f, IFACE_SHAPE_UNION, rest, loc, diags);
    if (str_eq_c(kind, "iface"))
        return line_shape(f, IFACE_SHAPE_IFACE, rest, loc, diags);
    if (str_eq_c(kind, "consts"))
        return line_consts(f, rest, loc);
    if (str_eq_c(kind, "field"))
        return line_field(f, d, rest, loc, diags);
    if (str_eq_c(kind, "fn") || str_eq_c(kind, "rule"))
        return line_rule(f, d, kind.ptr[0] == 'f', rest, loc, diags);
    diag_error(diags, loc, "unknown library-level word '%.*s'", STR_ARG(kind));
    return false;
}
