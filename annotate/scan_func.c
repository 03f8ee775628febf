// Functions, and annotations wherever they stand. A function is made from its
// first declaration; each further one adds words, and a side file's gives its
// parameters the names that its expressions use.
#include "annotate/scan_int.h"

#include <string.h>

// ---- annotations -----------------------------------------------------------

typedef struct AttrVisit {
    Scan *s;
    AttrList *out;
    const char *what; // nothing may be annotated here, of that name
} AttrVisit;

static bool has_attr(const AttrList *list, const Attr *a)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i].word == a->word && str_eq(list->at[i].arg, a->arg) &&
            str_eq(list->at[i].arg2, a->arg2))
            return true;
    return false;
}

// The text after "cbw:" of an annotation, or "".
static Str annotation(Scan *s, CXCursor c)
{
    if (clang_getCursorKind(c) != CXCursor_AnnotateAttr)
        return STR("");
    CXString spelling = clang_getCursorSpelling(c);
    const char *text = clang_getCString(spelling);
    Str out = STR("");
    if (text && strncmp(text, "cbw:", 4) == 0)
        out = str_copy(s->arena, str_of(text + 4));
    clang_disposeString(spelling);
    return out;
}

static enum CXChildVisitResult visit_attr(CXCursor c, CXCursor parent,
                                          CXClientData data)
{
    (void)parent;
    AttrVisit *v = data;
    Str text = annotation(v->s, c);
    if (!text.len)
        return CXChildVisit_Continue;
    Attr a;
    SrcLoc loc = scan_cursor_loc(v->s, c);
    if (attr_parse(v->s->arena, text, loc, &a, v->s->diags) &&
        !has_attr(v->out, &a))
        VEC_PUSH(v->s->arena, v->out, a);
    return CXChildVisit_Continue;
}

void scan_attrs(Scan *s, CXCursor c, AttrList *out)
{
    AttrVisit v = {s, out, NULL};
    if (clang_Cursor_hasAttrs(c))
        clang_visitChildren(c, visit_attr, &v);
}

static enum CXChildVisitResult visit_stray(CXCursor c, CXCursor parent,
                                           CXClientData data)
{
    (void)parent;
    AttrVisit *v = data;
    Str text = annotation(v->s, c);
    if (!text.len)
        return CXChildVisit_Continue;
    diag_error(v->s->diags, scan_cursor_loc(v->s, c),
               "'%.*s' means nothing on %s", STR_ARG(text), v->what);
    diag_note(v->s->diags, NO_LOC,
              "types are annotated by lines of their own: CBW_CLASS, "
              "CBW_VALUE, CBW_UNION, CBW_IFACE, CBW_FIELD");
    return CXChildVisit_Continue;
}

void scan_no_attrs(Scan *s, CXCursor c, const char *what)
{
    AttrVisit v = {s, NULL, what};
    if (clang_Cursor_hasAttrs(c))
        clang_visitChildren(c, visit_stray, &v);
}

static enum CXChildVisitResult visit_line(CXCursor c, CXCursor parent,
                                          CXClientData data)
{
    (void)parent;
    Scan *s = data;
    Str text = annotation(s, c);
    if (text.len)
        attr_directive(s->iface, &s->directives, text, scan_cursor_loc(s, c),
                       s->diags);
    return CXChildVisit_Continue;
}

void scan_line(Scan *s, CXCursor c)
{
    clang_visitChildren(c, visit_line, s);
}

// ---- redeclarations --------------------------------------------------------

static void merge_attrs(Scan *s, AttrList *to, const AttrList *from)
{
    for (size_t i = 0; i < from->len; i++)
        if (!has_attr(to, &from->at[i]))
            VEC_PUSH(s->arena, to, from->at[i]);
}

static const CType *function_below(const CType *t)
{
    const CType *f = t->kind == CT_POINTER ? t->elem : t;
    return f->kind == CT_FUNCTION ? f : NULL;
}

static bool has_words(const CType *fn)
{
    for (size_t i = 0; i < fn->params.len; i++)
        if (fn->params.at[i].attrs.len)
            return true;
    return false;
}

// A callback whose parameters have the words of both declarations, and the
// names of the second. Types are shared: this one is a copy.
static const CType *merged_callback(Scan *s, const CType *first,
                                    const CType *second)
{
    const CType *from = function_below(first);
    CType *outer = ARENA_NEW(s->arena, CType);
    CType *fn = outer;
    *outer = *second;
    if (second->kind == CT_POINTER) {
        fn = ARENA_NEW(s->arena, CType);
        *fn = *second->elem;
        outer->elem = fn;
    }
    CParamVec params = {0};
    for (size_t i = 0; i < fn->params.len; i++) {
        CParam p = fn->params.at[i];
        AttrList words = {0};
        merge_attrs(s, &words, &p.attrs);
        if (from && i < from->params.len)
            merge_attrs(s, &words, &from->params.at[i].attrs);
        p.attrs = words;
        VEC_PUSH(s->arena, &params, p);
    }
    fn->params = params;
    return outer;
}

static bool is_made_up(const CParam *p) // "arg0"
{
    return !p->loc.line;
}

static bool all_named(const CParamVec *params)
{
    for (size_t i = 0; i < params->len; i++)
        if (is_made_up(&params->at[i]))
            return false;
    return true;
}

static int index_of(const CParamVec *params, Str name)
{
    for (size_t i = 0; i < params->len; i++)
        if (!is_made_up(&params->at[i]) && str_eq(params->at[i].name, name))
            return (int)i;
    return -1;
}

// A side file may call parameters what it likes, but not by the name of
// another: the header has changed their order since.
static void check_order(Scan *s, const IfaceFunc *f, const CParamVec *side)
{
    for (size_t i = 0; i < side->len && i < f->params.len; i++) {
        const CParam *p = &side->at[i];
        int there = is_made_up(p) ? -1 : index_of(&f->params, p->name);
        if (there < 0 || there == (int)i)
            continue;
        diag_error(s->diags, p->loc,
                   "'%.*s' is parameter %d of %.*s() in the header, not %zu",
                   STR_ARG(p->name), there + 1, STR_ARG(f->name), i + 1);
        diag_note(s->diags, f->loc, "the header has: %.*s", STR_ARG(f->proto));
        return;
    }
}

static void merge_param(Scan *s, CParam *p, const CParam *q, bool side)
{
    if (!is_made_up(q) && (side || is_made_up(p))) {
        p->name = q->name;
        p->loc = q->loc;
    }
    merge_attrs(s, &p->attrs, &q->attrs);
    const CType *fn = function_below(q->type);
    if (fn && q->type != p->type && (side || has_words(fn)))
        p->type = merged_callback(s, p->type, q->type);
}

// ---- the declaration on one line -------------------------------------------

// The end of "__attribute__((...))" that starts at `at`; strings may hold
// parentheses.
static size_t attribute_end(Str text, size_t at)
{
    int depth = 0;
    bool quoted = false;
    for (size_t i = at; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' && quoted)
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == '(')
            depth++;
        else if (!quoted && c == ')' && --depth == 0)
            return i + 1;
    }
    return text.len;
}

// Without attributes, with single blanks.
static Str clean_proto(Arena *a, Str text)
{
    char *to = arena_alloc(a, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len;) {
        Str rest = str_from(text, i);
        if (str_starts(rest, STR("__attribute__("))) {
            i = attribute_end(text, i);
            continue;
        }
        char c = text.ptr[i++];
        bool blank = c == ' ' || c == '\n' || c == '\t';
        if (blank && (!n || to[n - 1] == ' ' || to[n - 1] == '('))
            continue;
        if (strchr("),;", c) && n && to[n - 1] == ' ')
            n--;
        to[n++] = blank ? ' ' : c;
    }
    Str out = str_trim((Str){to, n});
    static const char *const drop[] = {"extern ", "static ", "inline ",
                                       "__inline__ ", "__inline "};
    for (size_t i = 0; i < sizeof drop / sizeof *drop; i++)
        if (str_starts(out, str_of(drop[i])))
            out = str_from(out, strlen(drop[i]));
    return out;
}

// As clang prints it: also the one place where it shows format attributes.
static Str printed(Scan *s, CXCursor c)
{
    CXPrintingPolicy policy = clang_getCursorPrintingPolicy(c);
    clang_PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1);
    Str text = scan_str(s, clang_getCursorPrettyPrinted(c, policy));
    clang_PrintingPolicy_dispose(policy);
    return text;
}

// ---- functions -------------------------------------------------------------

static CParam scan_param(Scan *s, CXCursor c, int i)
{
    CParam p = {.name = scan_str(s, clang_getCursorSpelling(c)),
                .type = scan_param_type(s, clang_getCursorType(c), c)};
    if (p.name.len)
        p.loc = scan_cursor_loc(s, c);
    else
        p.name = str_fmt(s->arena, "arg%d", i);
    scan_attrs(s, c, &p.attrs);
    return p;
}

static CParamVec scan_param_list(Scan *s, CXCursor c)
{
    CParamVec list = {0};
    int n = clang_Cursor_getNumArguments(c);
    for (int i = 0; i < n; i++)
        VEC_PUSH(s->arena, &list,
                 scan_param(s, clang_Cursor_getArgument(c, (unsigned)i), i));
    return list;
}

static void deprecation(Scan *s, CXCursor c, IfaceFunc *f)
{
    if (clang_getCursorAvailability(c) != CXAvailability_Deprecated)
        return;
    int deprecated = 0;
    CXString said = {0}, gone = {0};
    clang_getCursorPlatformAvailability(c, &deprecated, &said, NULL, &gone,
                                        NULL, 0);
    f->deprecated = true;
    Str text = scan_str(s, said);
    clang_disposeString(gone);
    if (!f->doc.deprecated.len)
        f->doc.deprecated = text.len ? text : STR("deprecated");
}

static Str proto_of(Scan *s, Str text, const IfaceFunc *f)
{
    Str proto = clean_proto(s->arena, text);
    if (f->noproto || !str_ends(proto, STR("()")))
        return proto;
    return str_cat(s->arena, str_sub(proto, 0, proto.len - 1), STR("void)"));
}

static IfaceFunc *new_func(Scan *s, CXCursor c, Str name)
{
    IfaceFunc *f = ARENA_NEW(s->arena, IfaceFunc);
    CXType type = clang_getCursorType(c);
    f->name = name;
    f->ret = scan_type(s, clang_getResultType(type), clang_getNullCursor());
    f->variadic = clang_isFunctionTypeVariadic(type) != 0;
    f->noproto = clang_getCanonicalType(type).kind == CXType_FunctionNoProto;
    if (f->noproto)
        f->variadic = false;
    f->loc = scan_cursor_loc(s, c);
    f->doc = doc_parse(s->arena, STR(""));
    Str text = printed(s, c);
    f->printf_like = str_find(text, STR("format(printf"), NULL) ||
                     str_find(text, STR("format(__printf__"), NULL);
    f->proto = proto_of(s, text, f);
    f->from_side = scan_is_side(f->loc.file);
    f->is_libc = clang_Location_isInSystemHeader(
        clang_getCursorLocation(clang_getCanonicalCursor(c)));
    iface_add_func(s->iface, f);
    return f;
}

// Comments of a side file are notes on the binding, unless they are Doxygen's:
// then they are better than the header's.
static void merge_doc(Scan *s, CXCursor c, IfaceFunc *f, bool side)
{
    if (f->doc.raw.len && !side)
        return;
    Doc doc = scan_doc(s, c);
    if (doc.raw.len && (!side || doc_is_doxygen(doc.raw))) {
        f->doc = doc;
        doc_note_params(&f->doc, &f->params);
    }
}

void scan_func(Scan *s, CXCursor c)
{
    Str name = scan_str(s, clang_getCursorSpelling(c));
    IfaceFunc *f = iface_func(s->iface, name);
    CParamVec params = scan_param_list(s, c);
    bool side = scan_is_side(scan_cursor_loc(s, c).file);
    if (!f) {
        f = new_func(s, c, name);
        f->params = params;
    } else if (!f->params.len) { // int f(), then int f(int)
        f->params = params;
        f->noproto &= !params.len;
    }
    if (side && !f->from_side)
        check_order(s, f, &params);
    if (!all_named(&f->params) && all_named(&params))
        f->proto = proto_of(s, printed(s, c), f);
    for (size_t i = 0; i < f->params.len && i < params.len; i++)
        merge_param(s, &f->params.at[i], &params.at[i], side);
    scan_attrs(s, c, &f->attrs);
    merge_doc(s, c, f, side);
    deprecation(s, c, f);
    if (clang_isCursorDefinition(c))
        f->defined = true;
    if (clang_Cursor_getStorageClass(c) == CX_SC_Static ||
        clang_Cursor_isFunctionInlined(c))
        f->is_inline = true;
    f->is_virtual |=
        attr_find(&f->attrs, ATTR_MACRO) || attr_find(&f->attrs, ATTR_VARIANT);
}
