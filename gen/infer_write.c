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

static bool asks(const Role *r)
{
    return r->kind == ROLE_NONE && r->write.len && !file_level(r->write);
}

// "CBW_OUT CBW_CAP(n)" -> "out cap=n", as rules have them.
static Str as_rule(Gen *g, Str words)
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
static Str parameter(Gen *g, const CParam *p, const Role *r)
{
    const CType *t = p->type;
    Str words = asks(r) ? str_cat(g->a, STR(" "), r->write) : STR("");
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
static bool can_repeat(const IfaceFunc *f, const Role *ret)
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

static Str repeated(Gen *g, const IfaceFunc *f, const Role *params,
                    const Role *ret)
{
    Str all = STR("");
    for (size_t i = 0; i < f->params.len; i++) {
        Str one = parameter(g, &f->params.at[i], &params[i]);
        all = str_fmt(g->a, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "",
                      STR_ARG(one));
    }
    Str words = asks(ret) ? ret->write : STR("");
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

static Str as_rules(Gen *g, const IfaceFunc *f, const Role *params,
                    const Role *ret)
{
    Str lines = STR("");
    for (size_t i = 0; i < f->params.len; i++)
        if (asks(&params[i]))
            lines = add(g, lines,
                        str_fmt(g->a, "CBW_RULE(%.*s, %.*s, %.*s);",
                                STR_ARG(f->name), STR_ARG(f->params.at[i].name),
                                STR_ARG(as_rule(g, params[i].write))));
    if (asks(ret))
        lines = add(g, lines,
                    str_fmt(g->a, "CBW_FN(%.*s, %.*s);", STR_ARG(f->name),
                            STR_ARG(as_rule(g, ret->write))));
    return lines;
}

// A variable's words stand at its own declaration.
static Str of_variable(Gen *g, const IfaceFunc *f, const Role *params,
                       const Role *ret)
{
    Str words = f->params.len ? params[0].write : ret->write;
    return words.len
               ? str_fmt(g->a, "%.*s %.*s;", STR_ARG(f->proto), STR_ARG(words))
               : STR("");
}

Str words_to_write(Gen *g, const IfaceFunc *f, const Role *params,
                   const Role *ret)
{
    bool any = asks(ret);
    Str lines = STR("");
    if (f->global)
        return of_variable(g, f, params, ret);
    for (size_t i = 0; i < f->params.len; i++) {
        any |= asks(&params[i]);
        if (params[i].kind == ROLE_NONE && file_level(params[i].write))
            lines = add(g, lines, params[i].write);
    }
    if (!any)
        return lines;
    return add(g, lines,
               can_repeat(f, ret) ? repeated(g, f, params, ret)
                                  : as_rules(g, f, params, ret));
}
