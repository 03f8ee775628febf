// Library-level lines (CBW_MODULE, CBW_CLASS, ...; see attr.h): each becomes a
// part of the model, or waits in Directives until the whole model is there.
#include "annotate/attr.h"

typedef struct Line {
    Iface *f;
    Directives *d;
    Str rest; // what is not read yet
    SrcLoc loc;
    DiagList *diags;
} Line;

typedef struct Option {
    const char *name;
    Str *into;
} Option;

// "free=f name=N": every option known, or an error.
static bool read_options(Line *l, const Option *table, size_t n,
                         const char *macro)
{
    while (l->rest.len) {
        Str token = attr_take_token(&l->rest), value;
        bool has, known = false;
        Str name = attr_split_value(token, &value, &has);
        Nearest near = nearest_to(name);
        for (size_t i = 0; i < n && !known; i++) {
            nearest_try(&near, str_of(table[i].name));
            known = str_eq_c(name, table[i].name);
            if (known)
                *table[i].into = value;
        }
        if (known && value.len)
            continue;
        if (known)
            diag_error(l->diags, l->loc, "%s: '%.*s' needs a value: %.*s=...",
                       macro, STR_ARG(name), STR_ARG(name));
        else
            diag_error(l->diags, l->loc, "%s does not know '%.*s'", macro,
                       STR_ARG(name));
        if (!known)
            nearest_note(&near, l->loc, l->diags);
        return false;
    }
    return true;
}

static bool need(const Line *l, Str what, const char *macro, const char *is)
{
    if (what.len)
        return true;
    diag_error(l->diags, l->loc, "%s needs %s", macro, is);
    return false;
}

// Names of the headers' own things: words said of one of them, not by a glob.
static void said_in_place(AttrList *words)
{
    for (size_t i = 0; i < words->len; i++)
        words->at[i].by_rule = false;
}

// name, strip=P [strip=Q] and words for every function. `lib=` (the native
// library's name) is for other tools.
static bool line_module(Line *l)
{
    Iface *f = l->f;
    if (f->module.loc.line) {
        diag_error(l->diags, l->loc, "CBW_MODULE is said twice");
        diag_note(l->diags, f->module.loc, "here too");
        return false;
    }
    f->module.loc = l->loc;
    f->module.name = attr_take_part(&l->rest);
    while (l->rest.len) {
        Str save = l->rest, value;
        bool has;
        Str name = attr_split_value(attr_take_token(&l->rest), &value, &has);
        if (has && str_eq_c(name, "strip")) {
            VEC_PUSH(f->arena, &f->module.strips, value);
        } else if (!(has && str_eq_c(name, "lib"))) {
            l->rest = save;
            break;
        }
    }
    if (str_eq_c(l->rest, "throw=0")) // never throws: what is so anyway
        return need(l, f->module.name, "CBW_MODULE", "a name");
    return need(l, f->module.name, "CBW_MODULE", "a name") &&
           attr_parse_words(f->arena, l->rest, l->loc, &f->module.attrs,
                            l->diags);
}

// Said again in the same words, as pasted lines are.
static bool is_said(const Iface *f, const IfaceClass *c)
{
    for (size_t i = 0; i < f->classes.len; i++) {
        const IfaceClass *o = f->classes.at[i];
        if (str_eq(o->type, c->type) && str_eq(o->name, c->name) &&
            str_eq(o->free, c->free) && str_eq(o->ref, c->ref) &&
            str_eq(o->unref, c->unref) && str_eq(o->init, c->init) &&
            str_eq(o->end, c->end) && str_eq(o->parent, c->parent))
            return true;
    }
    return false;
}

static bool line_class(Line *l)
{
    IfaceClass *c = ARENA_NEW(l->f->arena, IfaceClass);
    c->type = attr_take_part(&l->rest);
    c->loc = l->loc;
    const Option table[] = {
        {"name", &c->name},     {"free", &c->free}, {"ref", &c->ref},
        {"unref", &c->unref},   {"init", &c->init}, {"end", &c->end},
        {"parent", &c->parent},
    };
    if (!need(l, c->type, "CBW_CLASS", "a type") ||
        !read_options(l, table, sizeof table / sizeof *table, "CBW_CLASS"))
        return false;
    if (!is_said(l->f, c))
        VEC_PUSH(l->f->arena, &l->f->classes, c);
    return true;
}

// "length: STR BIN" parts of CBW_UNION.
static bool union_case(Line *l, IfaceShape *s, Str part)
{
    size_t colon;
    if (!str_find_char(part, ':', &colon)) {
        diag_error(l->diags, l->loc,
                   "CBW_UNION: write 'member: TAG TAG', not '%.*s'",
                   STR_ARG(part));
        return false;
    }
    IfaceCase c = {.member = str_trim(str_sub(part, 0, colon))};
    Str tags = str_trim(str_from(part, colon + 1));
    while (tags.len)
        VEC_PUSH(l->f->arena, &c.tags, attr_take_token(&tags));
    VEC_PUSH(l->f->arena, &s->cases, c);
    return true;
}

// "read: data cap=size used=_ret" parts of CBW_IFACE. The words may hold
// commas: a part without a colon goes on with the method before it.
static bool iface_method(Line *l, IfaceShape *s, Str part)
{
    size_t colon;
    bool new_method = attr_find_outside(part, ':', &colon);
    if (!new_method && !s->methods.len) {
        diag_error(l->diags, l->loc,
                   "CBW_IFACE: write 'method: parameter words', not '%.*s'",
                   STR_ARG(part));
        return false;
    }
    Str rest = new_method ? str_trim(str_from(part, colon + 1)) : part;
    if (new_method) {
        IfaceMethodWords m = {.method = str_trim(str_sub(part, 0, colon))};
        m.param = attr_take_token(&rest);
        VEC_PUSH(l->f->arena, &s->methods, m);
    }
    AttrList *words = &VEC_LAST(&s->methods).attrs;
    bool ok = attr_parse_words(l->f->arena, rest, l->loc, words, l->diags);
    said_in_place(words);
    return ok;
}

static bool line_value(Line *l)
{
    IfaceShape *s = ARENA_NEW(l->f->arena, IfaceShape);
    s->kind = IFACE_SHAPE_VALUE;
    s->type = attr_take_part(&l->rest);
    s->loc = l->loc;
    if (!need(l, s->type, "CBW_VALUE", "a type") ||
        !read_options(l, NULL, 0, "CBW_VALUE"))
        return false;
    VEC_PUSH(l->f->arena, &l->f->shapes, s);
    return true;
}

static bool line_shape(Line *l, bool is_union)
{
    const char *macro = is_union ? "CBW_UNION" : "CBW_IFACE";
    IfaceShape *s = ARENA_NEW(l->f->arena, IfaceShape);
    s->kind = is_union ? IFACE_SHAPE_UNION : IFACE_SHAPE_IFACE;
    s->type = attr_take_part(&l->rest);
    s->loc = l->loc;
    bool ok = need(l, s->type, macro, "a type");
    while (ok && l->rest.len) {
        Str part = attr_take_part(&l->rest), value;
        bool has;
        Str name = attr_split_value(part, &value, &has);
        if (has && str_eq_c(name, "tag") && is_union)
            s->tag = value;
        else if (has && str_eq_c(name, "ud") && !is_union)
            s->ud = value;
        else
            ok = is_union ? union_case(l, s, part) : iface_method(l, s, part);
    }
    if (!ok || (is_union && !need(l, s->tag, macro, "its tag: tag=FIELD")))
        return false;
    VEC_PUSH(l->f->arena, &l->f->shapes, s);
    return true;
}

// "Z_ *_ERROR" is what formatters make of "Z_*_ERROR".
static Str join_globs(Arena *a, Str s)
{
    char *to = arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        Str after = str_trim(str_from(s, i));
        bool drop = s.ptr[i] == ' ' && n && to[n - 1] == '_' &&
                    str_starts(after, STR("*"));
        if (!drop)
            to[n++] = s.ptr[i];
    }
    return (Str){to, n};
}

static Str without_blanks(Arena *a, Str s)
{
    char *to = arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ')
            to[n++] = s.ptr[i];
    return (Str){to, n};
}

static bool line_consts(Line *l)
{
    IfaceGroup *g = ARENA_NEW(l->f->arena, IfaceGroup);
    g->name = attr_take_part(&l->rest);
    g->loc = l->loc;
    l->rest = join_globs(l->f->arena, l->rest);
    while (l->rest.len)
        VEC_PUSH(l->f->arena, &g->globs, attr_take_token(&l->rest));
    VEC_PUSH(l->f->arena, &l->f->groups, g);
    return need(l, g->name, "CBW_CONSTS", "a name") &&
           need(l, g->globs.len ? g->name : STR(""), "CBW_CONSTS",
                "names of constants, or globs");
}

static bool line_rule(Line *l, bool is_fn)
{
    const char *macro = is_fn ? "CBW_FN" : "CBW_RULE";
    RuleLine r = {.is_fn = is_fn, .loc = l->loc};
    r.func = attr_take_part(&l->rest);
    r.param = is_fn ? STR("") : attr_take_part(&l->rest);
    if (!attr_parse_words(l->f->arena, l->rest, l->loc, &r.words, l->diags) ||
        !need(l, r.func, macro, "a function") ||
        !(is_fn || need(l, r.param, macro, "a parameter, or return")) ||
        !need(l, r.words.len ? r.func : STR(""), macro, "words"))
        return false;
    if (is_fn)
        said_in_place(&r.words);
    if (!str_starts(r.func, STR("callback ")))
        r.func = without_blanks(l->f->arena, r.func);
    VEC_PUSH(l->f->arena, &l->d->rules, r);
    return true;
}

static bool line_field(Line *l)
{
    FieldLine line = {.loc = l->loc};
    line.type = attr_take_part(&l->rest);
    line.field = attr_take_part(&l->rest);
    if (!attr_parse_words(l->f->arena, l->rest, l->loc, &line.words,
                          l->diags) ||
        !need(l, line.type, "CBW_FIELD", "a type") ||
        !need(l, line.field, "CBW_FIELD", "a field") ||
        !need(l, line.words.len ? line.type : STR(""), "CBW_FIELD", "words"))
        return false;
    said_in_place(&line.words);
    VEC_PUSH(l->f->arena, &l->d->fields, line);
    return true;
}

bool attr_directive(Iface *f, Directives *d, Str text, SrcLoc loc,
                    DiagList *diags)
{
    Line l = {f, d, str_copy(f->arena, text), loc, diags};
    Str kind = attr_take_token(&l.rest);
    if (str_eq_c(kind, "module"))
        return line_module(&l);
    if (str_eq_c(kind, "class"))
        return line_class(&l);
    if (str_eq_c(kind, "value"))
        return line_value(&l);
    if (str_eq_c(kind, "union") || str_eq_c(kind, "iface"))
        return line_shape(&l, kind.ptr[0] == 'u');
    if (str_eq_c(kind, "consts"))
        return line_consts(&l);
    if (str_eq_c(kind, "field"))
        return line_field(&l);
    if (str_eq_c(kind, "fn") || str_eq_c(kind, "rule"))
        return line_rule(&l, kind.ptr[0] == 'f');
    diag_error(diags, loc, "unknown library-level word '%.*s'", STR_ARG(kind));
    return false;
}
