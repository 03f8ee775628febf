// Words from annotation texts (see attr.h).
#include "annotate/attr.h"

#include <ctype.h>
#include <string.h>

static const struct {
    const char *name;
    int nargs;
    const char *where;
} words[] = {
#define X(id, word, nargs, where) {word, nargs, where},
    ATTR_WORDS(X)
#undef X
};

const char *attr_word_name(AttrWord word)
{
    return words[word].name;
}

bool attr_may_stand(AttrWord word, char place)
{
    return strchr(words[word].where, place) != NULL;
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

// ---- nearest names ---------------------------------------------------------

Nearest nearest_to(Str want)
{
    return (Nearest){want, STR(""), want.len < 4 ? 2 : 3};
}

void nearest_try(Nearest *n, Str name)
{
    size_t d = str_distance(n->want, name);
    if (d < n->distance && name.len > 1) {
        n->distance = d;
        n->best = name;
    }
}

void nearest_note(const Nearest *n, SrcLoc loc, DiagList *diags)
{
    if (n->best.len)
        diag_note(diags, loc, "did you mean '%.*s'?", STR_ARG(n->best));
}

static void unknown_word(Arena *a, Str name, SrcLoc loc, DiagList *diags)
{
    Nearest near = nearest_to(str_lower(a, name));
    for (int i = 0; i < ATTR_COUNT; i++)
        nearest_try(&near, str_of(words[i].name));
    diag_error(diags, loc, "unknown word '%.*s' in an annotation",
               STR_ARG(name));
    nearest_note(&near, loc, diags);
}

// ---- tokens ----------------------------------------------------------------

static bool is_ident_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

// The index after the character, or after the string, at i.
static size_t step(Str s, size_t i, int *depth)
{
    char c = s.ptr[i];
    if (c == '"' || c == '\'') {
        for (i++; i < s.len && s.ptr[i] != c; i++)
            i += s.ptr[i] == '\\';
        return i + 1;
    }
    if (strchr("([{", c))
        ++*depth;
    else if (strchr(")]}", c))
        --*depth;
    return i + 1;
}

bool attr_find_outside(Str text, char c, size_t *at)
{
    int depth = 0;
    for (size_t i = 0; i < text.len; i = step(text, i, &depth)) {
        if (depth > 0 || text.ptr[i] != c)
            continue;
        if (i + 1 < text.len && text.ptr[i + 1] == c) { // "||", "=="
            i++;
            continue;
        }
        *at = i;
        return true;
    }
    return false;
}

Str attr_take_part(Str *rest)
{
    size_t at;
    Str part = *rest;
    if (attr_find_outside(*rest, ',', &at)) {
        part = str_sub(*rest, 0, at);
        *rest = str_trim(str_from(*rest, at + 1));
    } else {
        *rest = STR("");
    }
    return str_trim(part);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Formatters put blanks around '=': they end no token.
static bool ends_token(Str s, size_t i)
{
    Str before = str_trim(str_sub(s, 0, i)), after = str_trim(str_from(s, i));
    if (s.ptr[i] == ',')
        return true;
    return is_blank(s.ptr[i]) && !str_ends(before, STR("=")) &&
           (!str_starts(after, STR("=")) || str_starts(after, STR("==")));
}

Str attr_take_token(Str *rest)
{
    Str s = str_trim(*rest);
    int depth = 0;
    size_t i = 0;
    while (i < s.len && (depth > 0 || !ends_token(s, i)))
        i = step(s, i, &depth);
    Str token = str_sub(s, 0, i);
    s = str_trim(str_from(s, i));
    *rest = s.len && s.ptr[0] == ',' ? str_trim(str_from(s, 1)) : s;
    return token;
}

Str attr_split_value(Str text, Str *value, bool *has)
{
    size_t n = 0;
    while (n < text.len && is_ident_char(text.ptr[n]))
        n++;
    Str rest = str_trim(str_from(text, n));
    *has = rest.len && rest.ptr[0] == '=' && !str_starts(rest, STR("=="));
    *value = *has ? str_trim(str_from(rest, 1)) : STR("");
    return *has ? str_sub(text, 0, n) : str_trim(text);
}

// ---- one word --------------------------------------------------------------

// The two arguments of throw and variant: the macros part them by a backtick,
// which C has no use for, people by a bar.
static Str split_bar(Str text, Str *rest)
{
    size_t at;
    *rest = STR("");
    if (!str_find_char(text, '`', &at) && !attr_find_outside(text, '|', &at))
        return str_trim(text);
    *rest = str_trim(str_from(text, at + 1));
    return str_trim(str_sub(text, 0, at));
}

static bool check_count(AttrWord word, bool has, Str value, SrcLoc loc,
                        DiagList *diags)
{
    const char *name = words[word].name;
    int nargs = words[word].nargs;
    if (nargs == 0 && has) {
        diag_error(diags, loc, "'%s' takes no argument", name);
        return false;
    }
    if ((nargs == 1 || nargs == 2) && !value.len) {
        diag_error(diags, loc, "'%s' needs an argument: %s=...", name, name);
        return false;
    }
    return true;
}

bool attr_parse(Arena *a, Str text, SrcLoc loc, Attr *out, DiagList *diags)
{
    Str value;
    bool has;
    Str name = attr_split_value(str_trim(text), &value, &has);
    *out = (Attr){.arg = STR(""), .arg2 = STR(""), .loc = loc};
    if (!word_of(name, &out->word)) {
        unknown_word(a, name, loc, diags);
        return false;
    }
    Str first = value, second = STR("");
    if (words[out->word].nargs == 2)
        first = split_bar(value, &second);
    out->arg = str_copy(a, first);
    out->arg2 = str_copy(a, second);
    return check_count(out->word, has, first, loc, diags);
}

// ---- several words ---------------------------------------------------------

static bool starts_word(Str rest)
{
    Str value;
    bool has;
    AttrWord w;
    Str name = attr_split_value(attr_take_token(&rest), &value, &has);
    return word_of(name, &w) &&
           (words[w].nargs == 3 || (words[w].nargs > 0) == has);
}

// An operand right after an operand begins a new word, unless it is the
// operand of a cast or of sizeof.
static bool begins_word(Str before, Str after)
{
    char p = before.ptr[before.len - 1], n = after.ptr[0];
    if (!is_ident_char(n) || !(is_ident_char(p) || strchr(")]\"'", p)))
        return false;
    if (p == ')' || str_ends(before, STR("sizeof")))
        return starts_word(after);
    return true;
}

static size_t word_end(Str s)
{
    int depth = 0;
    size_t i = 0;
    while (i < s.len) {
        if (depth <= 0 && s.ptr[i] == ',')
            return i;
        if (depth <= 0 && is_blank(s.ptr[i])) {
            Str after = str_trim(str_from(s, i));
            if (!after.len || after.ptr[0] == ',' ||
                (i > 0 && begins_word(str_trim(str_sub(s, 0, i)), after)))
                return i;
        }
        i = step(s, i, &depth);
    }
    return s.len;
}

bool attr_parse_words(Arena *a, Str text, SrcLoc loc, AttrList *out,
                      DiagList *diags)
{
    bool ok = true;
    text = str_trim(text);
    while (text.len) {
        size_t end = word_end(text);
        Attr attr;
        Str word = str_sub(text, 0, end);
        text = str_trim(str_from(text, end));
        if (text.len && text.ptr[0] == ',')
            text = str_trim(str_from(text, 1));
        if (!str_trim(word).len)
            continue;
        if (!attr_parse(a, word, loc, &attr, diags)) {
            ok = false;
            continue;
        }
        attr.by_rule = true;
        VEC_PUSH(a, out, attr);
    }
    return ok;
}
