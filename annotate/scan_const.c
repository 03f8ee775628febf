// Macros. Object-like ones that clang can evaluate are constants: their names
// become initialisers in a second translation unit, one a line; what does not
// compile or has no value is no constant. What could upset the other lines, or
// depends on the machine that compiles, is left out before. What function-like
// ones are is found in scan_macro.c.
#include "annotate/scan_int.h"

#include "base/out.h"

#include <stdlib.h>
#include <string.h>

#define PROBE "cbw_probe_"

// ---- finding them ----------------------------------------------------------

Str scan_definition(Scan *s, const MacroDef *m)
{
    ScanFile *f = m->file;
    if (!f->text)
        f->text = clang_getFileContents(s->tu, f->file, &f->size);
    if (!f->text || m->end > f->size || m->begin > m->end)
        return STR("");
    return (Str){f->text + m->begin, m->end - m->begin};
}

// "name(a, b) body" -> the parameters.
static void macro_params(Scan *s, const MacroDef *m, StrVec *to)
{
    Str text = scan_definition(s, m), part;
    size_t open, close;
    if (!str_find_char(text, '(', &open) || !str_find_char(text, ')', &close))
        return;
    Str list = str_sub(text, open + 1, close - open - 1);
    while (str_split(&list, ',', &part))
        VEC_PUSH(s->arena, to, str_copy(s->arena, str_trim(part)));
}

// Whether the body could be an expression: something, balanced, no statement,
// no list.
bool scan_may_be_value(Str body)
{
    static const char *const machine[] = {"__FILE__",      "__LINE__",
                                          "__DATE__",      "__TIME__",
                                          "__TIMESTAMP__", "__COUNTER__"};
    for (size_t i = 0; i < sizeof machine / sizeof *machine; i++)
        if (str_find(body, str_of(machine[i]), NULL))
            return false;
    int depth = 0;
    for (size_t i = 0; i < body.len; i++) {
        char c = body.ptr[i];
        if (c == '"' || c == '\'') {
            for (i++; i < body.len && body.ptr[i] != c; i++)
                i += body.ptr[i] == '\\';
            continue;
        }
        depth += c == '(' || c == '[';
        depth -= c == ')' || c == ']';
        if (depth < 0 || strchr("{};#", c) || (c == ',' && depth == 0))
            return false;
    }
    return depth == 0 && body.len > 0;
}

static void macro_extent(CXCursor c, MacroDef *m)
{
    CXSourceRange range = clang_getCursorExtent(c);
    clang_getFileLocation(clang_getRangeStart(range), NULL, NULL, NULL,
                          &m->begin);
    clang_getFileLocation(clang_getRangeEnd(range), NULL, NULL, NULL, &m->end);
}

void scan_macro(Scan *s, CXCursor c)
{
    if (clang_Cursor_isMacroBuiltin(c))
        return;
    MacroDef m = {.name = scan_str(s, clang_getCursorSpelling(c))};
    iface_take(s->iface, m.name);
    m.file = scan_file_of(s, clang_getCursorLocation(c), &m.loc);
    if (!m.file || !m.file->is_public || str_starts(m.name, STR("_")) ||
        str_starts(m.name, STR("CBW_")))
        return;
    macro_extent(c, &m);
    if (clang_Cursor_isMacroFunctionLike(c)) {
        IfaceMacro *macro = ARENA_NEW(s->arena, IfaceMacro);
        macro->name = m.name;
        macro->loc = m.loc;
        macro->reason = STR("");
        macro_params(s, &m, &macro->params);
        VEC_PUSH(s->arena, &s->iface->macros, macro);
        m.call = macro;
        if (!m.file->side)
            VEC_PUSH(s->arena, &s->calls, m);
        return;
    }
    Str body = str_trim(str_from(scan_definition(s, &m), m.name.len));
    if (scan_may_be_value(body))
        VEC_PUSH(s->arena, &s->macros, m);
}

// ---- evaluating them -------------------------------------------------------

// L"text" as "text": without a prefix it is UTF-8. Numbers in it would be
// bytes there.
static Str narrow_text(Arena *a, Str body)
{
    bool wide = body.len > 2 && strchr("LuU", body.ptr[0]) &&
                body.ptr[1] == '"' && str_ends(body, STR("\""));
    char *to = arena_alloc(a, body.len + 1);
    size_t n = 0;
    bool quoted = false;
    for (size_t i = 0; wide && i < body.len; i++) {
        char c = body.ptr[i];
        if (c == '"')
            quoted = !quoted;
        else if (quoted && c == '\\' && strchr("x01234567", body.ptr[i + 1]))
            return STR("");
        else if (quoted && c == '\\')
            to[n++] = body.ptr[i++];
        else if (!quoted && body.ptr[i + 1] == '"')
            continue; // a prefix
        to[n++] = body.ptr[i];
    }
    return (Str){to, n};
}

// clang finds a string literal only without parentheses around it.
static Str probe_value(Scan *s, const MacroDef *m)
{
    Str body = str_trim(str_from(scan_definition(s, m), m->name.len));
    Str inner = body;
    while (str_starts(inner, STR("(")) && str_ends(inner, STR(")")))
        inner = str_trim(str_sub(inner, 1, inner.len - 2));
    Str narrow = narrow_text(s->arena, inner);
    if (narrow.len)
        return narrow;
    bool literal = inner.len < body.len && str_starts(inner, STR("\"")) &&
                   str_ends(inner, STR("\"")) &&
                   !str_find_char(inner, '\n', NULL);
    return literal ? inner : m->name;
}

static Str probe_text(Scan *s, Str main_text)
{
    Out *o = out_new();
    out_raw(o, main_text);
    for (size_t i = 0; i < s->macros.len; i++)
        out_line(o, "static const __auto_type " PROBE "%zu = %.*s;", i,
                 STR_ARG(probe_value(s, &s->macros.at[i])));
    Str text = str_copy(s->arena, out_str(o));
    out_free(o);
    return text;
}

static bool is_int_kind(enum CXTypeKind k)
{
    return (k >= CXType_Bool && k <= CXType_LongLong && k != CXType_UInt128) ||
           k == CXType_Enum;
}

static bool int_value(CXType t, CXEvalResult value, IfaceConst *k)
{
    if (!is_int_kind(t.kind))
        return false;
    k->kind = IFACE_CONST_INT;
    k->is_u64 = clang_EvalResult_isUnsignedInt(value) &&
                clang_EvalResult_getAsUnsigned(value) > INT64_MAX;
    k->i = k->is_u64 ? (int64_t)clang_EvalResult_getAsUnsigned(value)
                     : clang_EvalResult_getAsLongLong(value);
    k->is_wide = clang_Type_getSizeOf(t) == 8;
    return true;
}

static bool const_value(Scan *s, CXType t, CXEvalResult value, IfaceConst *k)
{
    switch (clang_EvalResult_getKind(value)) {
    case CXEval_Int:
        return int_value(t, value, k);
    case CXEval_Float:
        k->kind = IFACE_CONST_FLOAT;
        k->f = clang_EvalResult_getAsDouble(value);
        return t.kind == CXType_Float || t.kind == CXType_Double ||
               t.kind == CXType_LongDouble;
    case CXEval_StrLiteral:
        k->kind = IFACE_CONST_STRING;
        k->s = str_copy(s->arena, str_of(clang_EvalResult_getAsStr(value)));
        return t.kind == CXType_Pointer &&
               clang_Type_getSizeOf(clang_getPointeeType(t)) == 1;
    default:
        return false;
    }
}

static void add_const(Scan *s, const MacroDef *m, CXCursor c,
                      CXEvalResult value)
{
    IfaceConst k = {.name = m->name, .s = STR(""), .loc = m->loc};
    CXType t = clang_getCanonicalType(clang_getCursorType(c));
    // "#define A A" beside an enumerator A is that enumerator.
    if (iface_const(s->iface, m->name) || !const_value(s, t, value, &k))
        return;
    k.doc = scan_macro_doc(s, m);
    IfaceConst *made = ARENA_NEW(s->arena, IfaceConst);
    *made = k;
    iface_add_const(s->iface, made);
}

static enum CXChildVisitResult visit_probe(CXCursor c, CXCursor parent,
                                           CXClientData data)
{
    (void)parent;
    Scan *s = data;
    if (clang_getCursorKind(c) != CXCursor_VarDecl)
        return CXChildVisit_Continue;
    CXString spelling = clang_getCursorSpelling(c);
    const char *name = clang_getCString(spelling);
    if (strncmp(name, PROBE, sizeof PROBE - 1) == 0) {
        size_t i = strtoul(name + sizeof PROBE - 1, NULL, 10);
        CXEvalResult value = clang_Cursor_Evaluate(c);
        if (value && i < s->macros.len)
            add_const(s, &s->macros.at[i], c, value);
        clang_EvalResult_dispose(value);
    }
    clang_disposeString(spelling);
    return CXChildVisit_Continue;
}

// static const int limit = 5;
void scan_const_var(Scan *s, CXCursor c, Str name)
{
    IfaceConst k = {.name = name, .s = STR(""), .loc = scan_cursor_loc(s, c)};
    CXType t = clang_getCanonicalType(clang_getCursorType(c));
    if (!clang_isConstQualifiedType(t) || iface_const(s->iface, name))
        return;
    CXEvalResult value = clang_Cursor_Evaluate(c);
    if (value && const_value(s, t, value, &k)) {
        k.doc = scan_doc(s, c);
        IfaceConst *made = ARENA_NEW(s->arena, IfaceConst);
        *made = k;
        iface_add_const(s->iface, made);
    }
    clang_EvalResult_dispose(value);
}

bool scan_consts(Scan *s, const char *main_path, Str main_text,
                 const char *const *args, int nargs)
{
    if (!s->macros.len)
        return true;
    Str text = probe_text(s, main_text);
    struct CXUnsavedFile file = {main_path, text.ptr, text.len};
    CXTranslationUnit tu = NULL;
    enum CXErrorCode err = clang_parseTranslationUnit2(
        s->index, main_path, args, nargs, &file, 1,
        CXTranslationUnit_KeepGoing | CXTranslationUnit_SkipFunctionBodies,
        &tu);
    if (err != CXError_Success) {
        diag_error(s->diags, NO_LOC,
                   "libclang could not evaluate the macros of the headers");
        return false;
    }
    clang_visitChildren(clang_getTranslationUnitCursor(tu), visit_probe, s);
    clang_disposeTranslationUnit(tu);
    return true;
}
