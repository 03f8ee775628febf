// Constants: object-like macros that clang can evaluate. The names found in
// the first translation unit become initialisers in a second one, one a line;
// what does not compile or has no value is no constant.
#include "annotate/scan_int.h"

#include "base/out.h"

#include <stdlib.h>
#include <string.h>

#define PROBE "cbw_probe_"

static Str probe_text(Scan *s, Str main_text)
{
    Out *o = out_new();
    out_raw(o, main_text);
    for (size_t i = 0; i < s->macros.len; i++)
        out_line(o, "static const __auto_type " PROBE "%zu = (%.*s);", i,
                 STR_ARG(s->macros.keys[i]));
    Str text = str_copy(s->arena, out_str(o));
    out_free(o);
    return text;
}

static bool is_number_kind(enum CXTypeKind k)
{
    return (k >= CXType_Bool && k <= CXType_Int128) || k == CXType_Enum;
}

static void add_const(Scan *s, size_t i, CXCursor c, CXEvalResult value)
{
    CXType t = clang_getCanonicalType(clang_getCursorType(c));
    IfaceConst k = {.name = s->macros.keys[i], .s = STR("")};
    const SrcLoc *loc = s->macros.values[i];
    k.loc = *loc;
    switch (clang_EvalResult_getKind(value)) {
    case CXEval_Int:
        if (!is_number_kind(t.kind))
            return;
        k.kind = IFACE_CONST_INT;
        k.is_u64 = clang_EvalResult_isUnsignedInt(value) &&
                   clang_EvalResult_getAsUnsigned(value) > INT64_MAX;
        k.i = k.is_u64 ? (int64_t)clang_EvalResult_getAsUnsigned(value)
                       : clang_EvalResult_getAsLongLong(value);
        k.is_wide = clang_Type_getSizeOf(t) == 8;
        break;
    case CXEval_Float:
        k.kind = IFACE_CONST_FLOAT;
        k.f = clang_EvalResult_getAsDouble(value);
        break;
    case CXEval_StrLiteral:
        k.kind = IFACE_CONST_STRING;
        k.s = str_copy(s->arena, str_of(clang_EvalResult_getAsStr(value)));
        break;
    default:
        return;
    }
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
        CXEvalResult value =
            i < s->macros.len ? clang_Cursor_Evaluate(c) : NULL;
        if (value)
            add_const(s, i, c, value);
        clang_EvalResult_dispose(value);
    }
    clang_disposeString(spelling);
    return CXChildVisit_Continue;
}

bool scan_consts(Scan *s, const char *main_path, Str main_text,
                 const char *const *args, int nargs)
{
    if (!s->macros.len)
        return true;
    Str text = probe_text(s, main_text);
    struct CXUnsavedFile file = {main_path, text.ptr, text.len};
    CXTranslationUnit tu = NULL;
    enum CXErrorCode err =
        clang_parseTranslationUnit2(s->index, main_path, args, nargs, &file, 1,
                                    CXTranslationUnit_KeepGoing, &tu);
    if (err != CXError_Success) {
        diag_error(s->diags, NO_LOC,
                   "libclang could not evaluate the macros "
                   "of the headers");
        return false;
    }
    clang_visitChildren(clang_getTranslationUnitCursor(tu), visit_probe, s);
    clang_disposeTranslationUnit(tu);
    return true;
}
