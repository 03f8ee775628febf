// Function-like macros that are calls: #define top(s) stack_at((s), -1). A
// macro is a function when its body is one expression, each parameter is used
// in it as a value, and the code that it expands to says what each one is:
//   argument  it is handed to a parameter of a function, or is a term of what
//             is; or it is cast to a number
//   constant  it is computed with a constant
//   truth     it decides between two values: a boolean
//   field     one public struct alone has the fields that are read of it
// The parameters are declared as what they may be, a typedef is made of the
// call's type in a translation unit of its own, and clang says whether that
// holds: rounds, until nothing more is learnt. What stays open is listed with
// the reason.
#include "annotate/macro_text.h"
#include "annotate/scan_int.h"

#include "base/out.h"

#include <string.h>

#define CALL "cbw_call_"
#define IS "cbw_is_"
#define ARG "cbw_a"
#define ROUNDS 3

typedef enum Rank {
    RANK_NONE,
    RANK_TRUTH,
    RANK_CONSTANT,
    RANK_TERM,
    RANK_ARGUMENT
} Rank;

typedef struct MacroParam {
    const CType *type; // NULL: not known
    Rank rank;
} MacroParam;

typedef struct MacroCall {
    IfaceMacro *macro; // its reason: "" while it may be a function
    const MacroDef *def;
    Str body;
    MacroParam *params;
    const CType *result;
    bool asked;   // this round declares all of its parameters as they are
    bool library; // it calls a function of the library, or none at all
    bool calls;
    unsigned line; // of its typedef
} MacroCall;

typedef struct Calls {
    Scan *s;
    VEC(MacroCall) all;
    bool learnt;
} Calls;

static bool is_open(const MacroCall *m)
{
    return !m->macro->reason.len && !m->result;
}

static void refuse(MacroCall *m, Str reason)
{
    if (!m->macro->reason.len)
        m->macro->reason = reason;
}

// ---- what the text says ----------------------------------------------------

static bool has_field(const IfaceRecord *r, Str name)
{
    for (size_t i = 0; i < r->fields.len; i++)
        if (str_eq(r->fields.at[i].name, name))
            return true;
    return false;
}

// The only public struct that has them.
static const IfaceRecord *record_with(const Iface *f, const StrVec *fields)
{
    const IfaceRecord *found = NULL;
    for (size_t i = 0; fields->len && i < f->records.len; i++) {
        const IfaceRecord *r = f->records.at[i];
        bool all = r->is_public && r->complete && !r->is_union && r->name.len;
        for (size_t k = 0; all && k < fields->len; k++)
            all = has_field(r, fields->at[k]);
        if (all && found)
            return NULL;
        if (all)
            found = r;
    }
    return found;
}

static void learn(Calls *v, MacroParam *p, const CType *t, Rank rank)
{
    p->type = t;
    p->rank = rank;
    v->learnt = true;
}

static void by_field(Calls *v, MacroCall *m, size_t k)
{
    Arena *a = v->s->arena;
    StrVec fields = macro_fields(a, m->body, m->macro->params.at[k]);
    const IfaceRecord *r = record_with(v->s->iface, &fields);
    if (!r)
        return;
    CType *of = ARENA_NEW(a, CType), *t = ARENA_NEW(a, CType);
    *of = (CType){.kind = CT_RECORD,
                  .spelling = r->spelling,
                  .alias = STR(""),
                  .size = r->size,
                  .align = r->align,
                  .record = r};
    *t = (CType){.kind = CT_POINTER,
                 .spelling = str_cat(a, r->spelling, STR(" *")),
                 .alias = STR(""),
                 .size = 4,
                 .align = 4,
                 .elem = of};
    learn(v, &m->params[k], t, RANK_ARGUMENT);
}

// Handed on to another macro, which knows.
static void by_macro(Calls *v, MacroCall *m, size_t k)
{
    for (size_t i = 0; i < v->all.len && !m->params[k].type; i++) {
        const MacroCall *o = &v->all.at[i];
        size_t at = macro_find(m->body, o->macro->name, 0);
        size_t open = at + o->macro->name.len;
        if (o == m || open >= m->body.len || m->body.ptr[open] != '(')
            continue;
        for (size_t n = 0; n < o->macro->params.len; n++)
            if (o->params[n].type && str_eq(macro_argument(m->body, open, n),
                                            m->macro->params.at[k]))
                learn(v, &m->params[k], o->params[n].type, o->params[n].rank);
    }
}

static void by_text(Calls *v)
{
    for (size_t i = 0; i < v->all.len; i++)
        for (size_t k = 0; k < v->all.at[i].macro->params.len; k++)
            if (!v->all.at[i].params[k].type)
                by_field(v, &v->all.at[i], k);
    for (int pass = 0; pass < ROUNDS; pass++)
        for (size_t i = 0; i < v->all.len; i++)
            for (size_t k = 0; k < v->all.at[i].macro->params.len; k++)
                if (!v->all.at[i].params[k].type)
                    by_macro(v, &v->all.at[i], k);
}

// ---- what the expansion says -----------------------------------------------

typedef struct Walk {
    Calls *v;
    MacroCall *m;
    CXType want; // what the context takes; Invalid: it does not say
    Rank rank;
    const char *bad; // what is done with it that no function could
} Walk;

static void walk(const Walk *w, CXCursor c);

static bool is_number(CXType t)
{
    enum CXTypeKind k = clang_getCanonicalType(t).kind;
    return (k >= CXType_Bool && k <= CXType_LongDouble) || k == CXType_Enum;
}

static bool is_address(Scan *s, CXType t)
{
    return str_find(scan_str(s, clang_getTypeSpelling(t)), STR("ptr"), NULL);
}

// Both are said: the one that promises less.
static void settle(Calls *v, MacroCall *m, size_t k, const CType *t)
{
    MacroParam *p = &m->params[k];
    bool pointers = p->type->kind == CT_POINTER && t->kind == CT_POINTER;
    if (pointers && p->type->elem->kind == CT_VOID) {
        p->type = t;
        return;
    }
    bool numbers = p->type->kind != CT_POINTER && t->kind != CT_POINTER &&
                   p->type->kind != CT_RECORD && t->kind != CT_RECORD;
    bool same = numbers || ctype_same(p->type, t) ||
                (pointers && t->elem->kind == CT_VOID) ||
                (pointers && ctype_same(p->type->elem, t->elem));
    if (!same)
        refuse(m, str_fmt(v->s->arena, "'%.*s' is several things",
                          STR_ARG(m->macro->params.at[k])));
    else if (pointers && p->type->elem->is_const && !t->elem->is_const)
        p->type = t;
}

// Of a value: const is the variable's.
static const CType *value_type(Scan *s, CXType of)
{
    const CType *t = scan_type(s, of, clang_getNullCursor());
    if (str_find(t->spelling, STR("typeof"), NULL)) // our own declaration's
        t = scan_type(s, clang_getCanonicalType(of), clang_getNullCursor());
    if (!t->is_const)
        return t;
    CType *value = ARENA_NEW(s->arena, CType);
    *value = *t;
    value->is_const = false;
    if (str_starts(t->spelling, STR("const ")))
        value->spelling = str_from(t->spelling, 6);
    else if (str_ends(t->spelling, STR("const")))
        value->spelling =
            str_trim(str_sub(t->spelling, 0, t->spelling.len - 5));
    return value;
}

static void note_param(const Walk *w, size_t k)
{
    MacroCall *m = w->m;
    MacroParam *p = &m->params[k];
    if (w->bad)
        refuse(m, str_fmt(w->v->s->arena, "it %s '%.*s'", w->bad,
                          STR_ARG(m->macro->params.at[k])));
    if (w->bad || w->rank == RANK_NONE || w->rank < p->rank)
        return;
    const CType *t = value_type(w->v->s, w->want);
    if (w->rank > p->rank)
        learn(w->v, p, t, w->rank);
    else if (w->rank == RANK_ARGUMENT)
        settle(w->v, m, k, t);
}

static bool param_of(const Walk *w, CXCursor c, size_t *k)
{
    Str name = scan_str(w->v->s, clang_getCursorSpelling(c));
    size_t line;
    uint64_t n;
    if (!str_starts(name, STR(ARG)) || !str_find(name, STR("_"), NULL))
        return false;
    name = str_from(name, sizeof ARG - 1);
    if (!str_find_char(name, '_', &line) ||
        !str_u64(str_from(name, line + 1), &n) || n >= w->m->macro->params.len)
        return false;
    *k = (size_t)n;
    return true;
}

typedef struct Kids {
    CXCursor at[4];
    size_t n;
} Kids;

static enum CXChildVisitResult visit_kid(CXCursor c, CXCursor parent,
                                         CXClientData data)
{
    (void)parent;
    Kids *kids = data;
    if (clang_isExpression(clang_getCursorKind(c)) && kids->n < 4)
        kids->at[kids->n++] = c;
    return CXChildVisit_Continue;
}

static Kids kids_of(CXCursor c)
{
    Kids kids = {0};
    clang_visitChildren(c, visit_kid, &kids);
    return kids;
}

static bool is_constant(CXCursor c)
{
    CXEvalResult value = clang_Cursor_Evaluate(c);
    CXEvalResultKind kind =
        value ? clang_EvalResult_getKind(value) : CXEval_UnExposed;
    clang_EvalResult_dispose(value);
    return kind == CXEval_Int || kind == CXEval_Float;
}

static Walk without(const Walk *w)
{
    Walk to = *w;
    to.want.kind = CXType_Invalid;
    to.rank = RANK_NONE;
    return to;
}

static enum CXChildVisitResult visit_any(CXCursor c, CXCursor parent,
                                         CXClientData data)
{
    (void)parent;
    if (clang_isExpression(clang_getCursorKind(c)))
        walk(data, c);
    return CXChildVisit_Continue;
}

// Term of a sum: as what takes the sum, or as the constant beside it.
static void walk_terms(const Walk *w, CXCursor c)
{
    Kids kids = kids_of(c);
    bool number = is_number(clang_getCursorType(c));
    for (size_t i = 0; i < kids.n; i++) {
        Walk to = without(w);
        CXCursor other = kids.at[kids.n == 2 ? 1 - i : i];
        if (number && w->rank > RANK_TRUTH && is_number(w->want)) {
            to.want = w->want;
            to.rank = w->rank < RANK_TERM ? w->rank : RANK_TERM;
        } else if (kids.n == 2 && is_constant(other) &&
                   is_number(clang_getCursorType(other))) {
            to.want = clang_getCursorType(other);
            to.rank = RANK_CONSTANT;
        }
        walk(&to, kids.at[i]);
    }
}

// What is called, without parentheses and conversions.
static CXCursor callee_of(CXCursor call)
{
    CXCursor c = call;
    for (int depth = 0; depth < 8; depth++) {
        Kids kids = kids_of(c);
        enum CXCursorKind kind = clang_getCursorKind(c);
        if (!kids.n || (depth && kind != CXCursor_ParenExpr &&
                        kind != CXCursor_UnexposedExpr))
            break;
        c = kids.at[0];
    }
    return c;
}

// As declared, with its own names of types.
static CXType callee_type(CXCursor callee, CXCursor decl)
{
    if (clang_getCursorKind(decl) == CXCursor_FunctionDecl)
        return clang_getCursorType(decl);
    CXType t = clang_getCanonicalType(clang_getCursorType(callee));
    return t.kind == CXType_Pointer
               ? clang_getCanonicalType(clang_getPointeeType(t))
               : t;
}

static void walk_call(const Walk *w, CXCursor c)
{
    CXCursor callee = callee_of(c), decl = clang_getCursorReferenced(callee);
    CXType fn = callee_type(callee, decl);
    Str name = scan_str(w->v->s, clang_getCursorSpelling(decl));
    w->m->calls = true;
    w->m->library |= iface_func(w->v->s->iface, name) != NULL ||
                     clang_getCursorKind(decl) != CXCursor_FunctionDecl;
    int n = clang_Cursor_getNumArguments(c), known = clang_getNumArgTypes(fn);
    for (int i = 0; i < n; i++) {
        Walk to = without(w);
        if (i < known) {
            to.want = clang_getArgType(fn, (unsigned)i);
            to.rank = RANK_ARGUMENT;
        }
        walk(&to, clang_Cursor_getArgument(c, (unsigned)i));
    }
}

static void walk_all(const Walk *w, CXCursor c)
{
    clang_visitChildren(c, visit_any, (void *)w);
}

static void walk_unary(const Walk *w, CXCursor c)
{
    Kids kids = kids_of(c);
    Walk to = *w;
    bool number = is_number(clang_getCursorType(c));
    if (kids.n && !number && is_number(clang_getCursorType(kids.at[0])))
        to.bad = "takes the address of";
    walk_terms(&to, c);
}

// Only a cast to a number says what it is.
static void walk_cast(const Walk *w, CXCursor c)
{
    Walk to = without(w);
    CXType t = clang_getCursorType(c);
    if (is_number(t) && !is_address(w->v->s, t)) {
        to.want = t;
        to.rank = RANK_TERM;
    }
    walk_all(&to, c);
}

static void walk(const Walk *w, CXCursor c)
{
    Walk to = without(w);
    Kids kids;
    size_t k;
    switch (clang_getCursorKind(c)) {
    case CXCursor_DeclRefExpr:
        if (param_of(w, c, &k))
            note_param(w, k);
        return;
    case CXCursor_CallExpr:
        walk_call(w, c);
        return;
    case CXCursor_ParenExpr:
    case CXCursor_UnexposedExpr:
        walk_all(w, c);
        return;
    case CXCursor_UnaryOperator:
        walk_unary(w, c);
        return;
    case CXCursor_BinaryOperator:
        walk_terms(w, c);
        return;
    case CXCursor_ConditionalOperator:
        kids = kids_of(c);
        to.want = kids.n ? clang_getCursorType(kids.at[0]) : to.want;
        to.rank = RANK_TRUTH;
        for (size_t i = 0; i < kids.n; i++)
            walk(i ? w : &to, kids.at[i]);
        return;
    case CXCursor_CStyleCastExpr:
        walk_cast(w, c);
        return;
    case CXCursor_UnaryExpr:
        to.bad = "asks for the size of";
        break;
    case CXCursor_ArraySubscriptExpr:
        to.bad = "reads an array with";
        break;
    case CXCursor_CompoundAssignOperator:
        to.bad = "computes with";
        break;
    default:
        break;
    }
    walk_all(&to, c);
}

static enum CXChildVisitResult visit_call(CXCursor c, CXCursor parent,
                                          CXClientData data)
{
    (void)parent;
    Calls *v = data;
    uint64_t i;
    if (clang_getCursorKind(c) != CXCursor_TypedefDecl)
        return CXChildVisit_Continue;
    Str name = scan_str(v->s, clang_getCursorSpelling(c));
    bool is = str_starts(name, STR(IS));
    if ((!is && !str_starts(name, STR(CALL))) ||
        !str_u64(str_from(name, is ? sizeof IS - 1 : sizeof CALL - 1), &i) ||
        i >= v->all.len)
        return CXChildVisit_Continue;
    MacroCall *m = &v->all.at[i];
    m->macro->gone &= !is;
    if (is)
        return CXChildVisit_Continue;
    Kids kids = kids_of(c);
    if (!is_open(m) || !kids.n)
        return CXChildVisit_Continue;
    Walk w = {.v = v, .m = m, .want = {.kind = CXType_Invalid}};
    walk(&w, kids.at[0]);
    if (m->asked && !m->macro->reason.len)
        m->result = value_type(v->s, clang_getCursorType(kids.at[0]));
    return CXChildVisit_Continue;
}

// ---- rounds ----------------------------------------------------------------

static void print_call(Calls *v, Out *o, size_t i)
{
    MacroCall *m = &v->all.at[i];
    Str args = STR("");
    m->asked = true;
    out_line(o, "#ifdef %.*s", STR_ARG(m->macro->name));
    out_put(o, "typedef int " IS "%zu; ", i);
    for (size_t k = 0; k < m->macro->params.len; k++) {
        const CType *t = m->params[k].type;
        m->asked &= t != NULL;
        // const: what assigns to it is no function
        out_put(o, "extern const __typeof__(%.*s) " ARG "%zu_%zu; ",
                STR_ARG(t ? t->spelling : STR("int")), i, k);
        args = str_fmt(v->s->arena, "%.*s%s" ARG "%zu_%zu", STR_ARG(args),
                       k ? ", " : "", i, k);
    }
    out_line(o, "typedef __typeof__(%.*s(%.*s)) " CALL "%zu;",
             STR_ARG(m->macro->name), STR_ARG(args), i);
    out_line(o, "#endif");
}

static unsigned count_lines(Str text)
{
    unsigned n = 0;
    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] == '\n';
    return n;
}

static Str round_text(Calls *v, Str main_text)
{
    Out *o = out_new();
    unsigned line = count_lines(main_text) + 1;
    out_raw(o, main_text);
    for (size_t i = 0; i < v->all.len; i++) {
        if (!is_open(&v->all.at[i]))
            continue;
        v->all.at[i].line = line + 1;
        line += 3;
        print_call(v, o, i);
    }
    Str text = str_copy(v->s->arena, out_str(o));
    out_free(o);
    return text;
}

static Str said(Scan *s, CXString text)
{
    Str t = scan_str(s, text);
    if (str_find(t, STR("const-qualified"), NULL))
        return STR("it assigns to a parameter");
    return str_cat(s->arena, STR("clang says: "), t);
}

// Errors in the lines of calls whose parameters are all known.
static void round_errors(Calls *v, CXTranslationUnit tu)
{
    for (unsigned i = 0; i < clang_getNumDiagnostics(tu); i++) {
        CXDiagnostic d = clang_getDiagnostic(tu, i);
        unsigned line = 0;
        clang_getExpansionLocation(clang_getDiagnosticLocation(d), NULL, &line,
                                   NULL, NULL);
        bool error = clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error;
        for (size_t k = 0; error && k < v->all.len; k++) {
            MacroCall *m = &v->all.at[k];
            if (m->line == line && m->asked && is_open(m))
                refuse(m, said(v->s, clang_getDiagnosticSpelling(d)));
        }
        clang_disposeDiagnostic(d);
    }
}

static bool run_round(Calls *v, const char *main_path, Str main_text,
                      const char *const *args, int nargs)
{
    Scan *s = v->s;
    Str text = round_text(v, main_text);
    struct CXUnsavedFile file = {main_path, text.ptr, text.len};
    CXTranslationUnit tu = NULL;
    if (clang_parseTranslationUnit2(s->index, main_path, args, nargs, &file, 1,
                                    CXTranslationUnit_KeepGoing |
                                        CXTranslationUnit_SkipFunctionBodies,
                                    &tu) != CXError_Success)
        return false;
    v->learnt = false;
    round_errors(v, tu);
    clang_visitChildren(clang_getTranslationUnitCursor(tu), visit_call, v);
    clang_disposeTranslationUnit(tu);
    s->types = (StrMap){0}; // handles of that unit
    return true;
}

// clang's arguments, with errors where a call would convert what it must not.
static const char **strict(Scan *s, const char *const *args, int n, int *to)
{
    static const char *const more[] = {"-Werror=int-conversion",
                                       "-Werror=incompatible-pointer-types",
                                       "-Werror=pointer-integer-compare",
                                       "-Werror=implicit-function-declaration"};
    const int count = sizeof more / sizeof *more;
    const char **all = ARENA_ARRAY(s->arena, const char *, (size_t)(n + count));
    for (int i = 0; i < n; i++)
        all[i] = args[i];
    for (int i = 0; i < count; i++)
        all[n + i] = more[i];
    *to = n + count;
    return all;
}

// ---- macros to functions ---------------------------------------------------

static void add_word(Scan *s, AttrList *to, AttrWord word, Str arg, SrcLoc at)
{
    Attr a = {.word = word, .arg = arg, .arg2 = STR(""), .loc = at};
    a.by_rule = true; // weaker than what anybody says
    VEC_PUSH(s->arena, to, a);
}

static Str call_text(Scan *s, const IfaceMacro *m)
{
    Str args = STR("");
    for (size_t i = 0; i < m->params.len; i++)
        args = str_fmt(s->arena, "%.*s%s%.*s", STR_ARG(args), i ? ", " : "",
                       STR_ARG(m->params.at[i]));
    return str_fmt(s->arena, "%.*s(%.*s)", STR_ARG(m->name), STR_ARG(args));
}

// "int f" and "char *f"
static Str declared(Arena *a, const CType *t, Str name)
{
    return str_fmt(a, "%.*s%s%.*s", STR_ARG(t->spelling),
                   str_ends(t->spelling, STR("*")) ? "" : " ", STR_ARG(name));
}

static Str proto_of(Scan *s, const IfaceFunc *f)
{
    Str params = f->params.len ? STR("") : STR("void");
    for (size_t i = 0; i < f->params.len; i++)
        params = str_fmt(s->arena, "%.*s%s%.*s", STR_ARG(params), i ? ", " : "",
                         STR_ARG(declared(s->arena, f->params.at[i].type,
                                          f->params.at[i].name)));
    return str_fmt(s->arena, "%.*s(%.*s)",
                   STR_ARG(declared(s->arena, f->ret, f->name)),
                   STR_ARG(params));
}

static void add_func(Scan *s, const MacroCall *m)
{
    IfaceFunc *f = ARENA_NEW(s->arena, IfaceFunc);
    f->name = m->macro->name;
    f->ret = m->result;
    f->loc = m->macro->loc;
    f->is_virtual = f->is_macro = true;
    f->doc = scan_macro_doc(s, m->def);
    for (size_t i = 0; i < m->macro->params.len; i++) {
        CParam p = {.name = m->macro->params.at[i],
                    .type = m->params[i].type,
                    .loc = f->loc};
        if (m->params[i].rank == RANK_TRUTH)
            add_word(s, &p.attrs, ATTR_BOOL, STR(""), f->loc);
        VEC_PUSH(s->arena, &f->params, p);
    }
    f->proto = proto_of(s, f);
    add_word(s, &f->attrs, ATTR_MACRO, call_text(s, m->macro), f->loc);
    if (f->ret->kind == CT_INT && macro_is_truth(m->body))
        add_word(s, &f->attrs, ATTR_BOOL, STR(""), f->loc);
    iface_add_func(s->iface, f);
}

static void finish(Calls *v, MacroCall *m)
{
    Str open = STR("");
    for (size_t k = 0; k < m->macro->params.len && !open.len; k++)
        if (!m->params[k].type)
            open = m->macro->params.at[k];
    if (m->macro->gone && !m->macro->reason.len)
        return; // taken back
    if (open.len)
        refuse(m, str_fmt(v->s->arena, "nothing says what '%.*s' is",
                          STR_ARG(open)));
    else if (!m->result)
        refuse(m, STR("its type is not known"));
    else if (m->calls && !m->library)
        refuse(m, STR("it calls no function of the library"));
    else if (m->result->kind == CT_ARRAY || m->result->kind == CT_FUNCTION ||
             m->result->kind == CT_OTHER)
        refuse(m, STR("its value is no result of a function"));
    if (!m->macro->reason.len)
        add_func(v->s, m);
}

// Defined once more below.
static bool is_defined_again(const Scan *s, const MacroDef *def)
{
    for (const MacroDef *m = def + 1; m < s->calls.at + s->calls.len; m++)
        if (str_eq(m->name, def->name))
            return true;
    return false;
}

// A declared function, or one of a side file that calls it, is bound in its
// place.
static bool is_declared(const Iface *f, Str name)
{
    if (iface_func(f, name))
        return true;
    for (size_t i = 0; i < f->funcs.len; i++) {
        const Attr *m = attr_find(&f->funcs.at[i]->attrs, ATTR_MACRO);
        if (m && macro_find(m->arg, name, 0) < m->arg.len)
            return true;
    }
    return false;
}

static void begin(Calls *v, const MacroDef *def)
{
    Scan *s = v->s;
    MacroCall m = {.macro = def->call, .def = def};
    size_t close;
    Str text = scan_definition(s, def);
    def->call->gone = true;
    if (is_declared(s->iface, def->name) || is_defined_again(s, def))
        return;
    str_find_char(text, ')', &close);
    m.body = str_trim(str_from(text, close + 1));
    m.params = ARENA_ARRAY(s->arena, MacroParam, m.macro->params.len + 1);
    m.macro->reason = macro_refused(s->arena, m.body, &m.macro->params);
    m.macro->gone = !m.macro->reason.len; // until it is seen
    VEC_PUSH(s->arena, &v->all, m);
}

static bool any_open(const Calls *v)
{
    for (size_t i = 0; i < v->all.len; i++)
        if (is_open(&v->all.at[i]))
            return true;
    return false;
}

void scan_calls(Scan *s, const char *main_path, Str main_text,
                const char *const *args, int nargs)
{
    Calls v = {.s = s};
    int n;
    const char **all = strict(s, args, nargs, &n);
    for (size_t i = 0; i < s->calls.len; i++)
        begin(&v, &s->calls.at[i]);
    by_text(&v);
    v.learnt = true;
    for (int i = 0; i < ROUNDS && v.learnt && any_open(&v); i++) {
        if (!run_round(&v, main_path, main_text, all, n))
            break;
        by_text(&v);
    }
    for (size_t i = 0; i < v.all.len; i++)
        finish(&v, &v.all.at[i]);
}
