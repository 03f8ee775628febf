// What the user can write to have a function bound: its declaration again with
// the words that are missing; lines for the file level; rules where the
// declaration can not be repeated. All of it fit to be pasted into a side
// file.
#include "gen/infer_int.h"

// Words that stand on a line of their own end in a semicolon.
static bool file_level(Str write)
{
    return str_ends(write, STR(";"));
}

static bool asks(const AskedWords *r)
{
    return r->words.len && !file_level(r->words);
}

Str words_as_rule(Gen *g, Str words)
{
    Str out = STR(""), word;
    while (str_split(&words, ' ', &word)) {
        size_t open = word.len;
        str_find_char(word, '(', &open);
        Str name = str_lower(g->a, str_from(str_sub(word, 0, open), 4));
        Str value = open < word.len
                        ? str_fmt(g->a, "=%.*s", (int)(word.len - open - 2),
                                  word.ptr + open + 1)
                        : STR("");
        out = str_fmt(g->a, "%.*s%s%.*s%.*s", STR_ARG(out), out.len ? " " : "",
                      STR_ARG(name), STR_ARG(value));
    }
    return out;
}

// ---- the declaration again -------------------------------------------------

// A parameter's declaration with the words it needs.
static Str parameter(Gen *g, const CParam *p, const AskedWords *r)
{
    const CType *t = p->type;
    Str words = asks(r) ? str_cat(g->a, STR(" "), r->words) : STR("");
    size_t at;
    if (str_find(t->spelling, STR("(*)"), &at)) // int (*)(void)
        return str_fmt(g->a, "%.*s%.*s%.*s%.*s", (int)at + 2, t->spelling.ptr,
                       STR_ARG(p->name), STR_ARG(str_from(t->spelling, at + 2)),
                       STR_ARG(words));
    if (t->kind == CT_ARRAY) {
        Str n = t->count ? str_fmt(g->a, "%u", t->count) : STR("");
        return str_fmt(g->a, "%.*s %.*s[%.*s]%.*s", STR_ARG(t->elem->spelling),
                       STR_ARG(p->name), STR_ARG(n), STR_ARG(words));
    }
    return str_fmt(g->a, "%.*s%s%.*s%.*s", STR_ARG(t->spelling),
                   str_ends(t->spelling, STR("*")) ? "" : " ", STR_ARG(p->name),
                   STR_ARG(words));
}

// Words of a result come too late after a definition.
static bool can_repeat(const IfaceFunc *f, const AskedWords *ret)
{
    if (str_find(f->ret->spelling, STR("(*)"), NULL) ||
        (asks(ret) && f->defined))
        return false;
    for (size_t i = 0; i < f->params.len; i++) {
        const CType *t = f->params.at[i].type;
        if (!f->params.at[i].name.len ||
            (t->kind == CT_ARRAY && t->elem->kind == CT_ARRAY))
            return false;
    }
    return true;
}

static Str repeated(Gen *g, const IfaceFunc *f, const AskedWords *asked)
{
    const AskedWords *ret = &asked[f->params.len];
    Str all = STR("");
    for (size_t i = 0; i < f->params.len; i++) {
        Str one = parameter(g, &f->params.at[i], &asked[i]);
        all = str_fmt(g->a, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "",
                      STR_ARG(one));
    }
    if (f->variadic)
        all = str_cat(g->a, all, STR(", ..."));
    else if (!all.len)
        all = STR("void");
    Str words = asks(ret) ? ret->words : STR("");
    return str_fmt(g->a, "%.*s%s%.*s(%.*s)%s%.*s;", STR_ARG(f->ret->spelling),
                   str_ends(f->ret->spelling, STR("*")) ? "" : " ",
                   STR_ARG(f->name), STR_ARG(all), words.len ? " " : "",
                   STR_ARG(words));
}

// ---- lines -----------------------------------------------------------------

static Str add(Gen *g, Str lines, Str line)
{
    if (str_find(lines, line, NULL))
        return lines;
    return str_fmt(g->a, "%.*s%s%.*s", STR_ARG(lines), lines.len ? " " : "",
                   STR_ARG(line));
}

static Str as_rules(Gen *g, const IfaceFunc *f, const AskedWords *asked)
{
    const AskedWords *ret = &asked[f->params.len];
    Str lines = STR("");
    for (size_t i = 0; i < f->params.len; i++)
        if (asks(&asked[i]))
            lines = add(g, lines,
                        str_fmt(g->a, "CBW_RULE(%.*s, %.*s, %.*s);",
                                STR_ARG(f->name), STR_ARG(f->params.at[i].name),
                                STR_ARG(words_as_rule(g, asked[i].words))));
    if (asks(ret))
        lines = add(g, lines,
                    str_fmt(g->a, "CBW_FN(%.*s, %.*s);", STR_ARG(f->name),
                            STR_ARG(words_as_rule(g, ret->words))));
    return lines;
}

// Objects that C gives without a type are of this class, whatever they are.
static Str pointer_class(Gen *g, const AskedWords *asked, size_t n, Str lines)
{
    for (size_t i = 0; i <= n; i++)
        if (str_eq_c(asked[i].words, ASK_POINTER))
            return add(g, lines,
                       STR("typedef struct cbw_pointer cbw_pointer; "
                           "CBW_CLASS(cbw_pointer, name=Pointer);"));
    return lines;
}

// A variable's words stand at its own declaration.
static Str of_variable(Gen *g, const IfaceFunc *f, const AskedWords *asked)
{
    Str words = asked[0].words; // the one parameter's, or the result's
    Str line = pointer_class(g, asked, 0, STR(""));
    return words.len ? add(g, line,
                           str_fmt(g->a, "%.*s %.*s;", STR_ARG(f->proto),
                                   STR_ARG(words)))
                     : line;
}

Str words_to_write(Gen *g, const IfaceFunc *f, const AskedWords *asked)
{
    size_t n = f->params.len;
    bool any = false;
    Str lines = STR("");
    if (!asked)
        return lines;
    if (f->global)
        return of_variable(g, f, asked);
    for (size_t i = 0; i <= n; i++) {
        any |= asks(&asked[i]);
        if (file_level(asked[i].words))
            lines = add(g, lines, asked[i].words);
    }
    lines = pointer_class(g, asked, n, lines);
    if (!any)
        return lines;
    return add(g, lines,
               can_repeat(f, &asked[n]) ? repeated(g, f, asked)
                                        : as_rules(g, f, asked));
}
