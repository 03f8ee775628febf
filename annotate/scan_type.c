// C types from libclang's: each gets its kind, its size and alignment on the
// target and its spelling. Types without a function type written in place are
// made once: libclang's handle of the type is the key.
#include "annotate/scan_int.h"

bool scan_is_unnamed(Str spelling)
{
    return str_find(spelling, STR("(unnamed"), NULL) ||
           str_find(spelling, STR("(anonymous"), NULL) ||
           str_find(spelling, STR(" at "), NULL);
}

static bool is_wide_name(Str alias)
{
    return str_eq_c(alias, "wchar_t") || str_eq_c(alias, "char16_t") ||
           str_eq_c(alias, "char32_t");
}

static void scalar_kind(CType *to, enum CXTypeKind kind)
{
    to->kind = CT_INT;
    switch (kind) {
    case CXType_Void:
        to->kind = CT_VOID;
        to->size = to->align = 0; // 1 to clang, as GNU C has it
        break;
    case CXType_Bool:
        to->kind = CT_BOOL;
        break;
    case CXType_Char_S:
        to->is_signed = true;
        to->is_char = true;
        break;
    case CXType_Char_U:
        to->is_char = true;
        break;
    case CXType_SChar:
    case CXType_Short:
    case CXType_Int:
    case CXType_Long:
    case CXType_LongLong:
        to->is_signed = true;
        break;
    case CXType_UChar:
    case CXType_UShort:
    case CXType_UInt:
    case CXType_ULong:
    case CXType_ULongLong:
    case CXType_Char16:
    case CXType_Char32:
    case CXType_WChar:
        break;
    case CXType_Float:
    case CXType_Double:
        to->kind = CT_FLOAT;
        break;
    default:
        to->kind = CT_OTHER;
    }
}

static uint32_t known_size(long long n)
{
    return n > 0 && n <= UINT32_MAX ? (uint32_t)n : 0;
}

// ---- function types --------------------------------------------------------

typedef struct ParamVisit {
    Scan *s;
    CType *fn;
    size_t skip, next;
} ParamVisit;

static enum CXChildVisitResult visit_param(CXCursor c, CXCursor parent,
                                           CXClientData data)
{
    (void)parent;
    ParamVisit *v = data;
    if (clang_getCursorKind(c) != CXCursor_ParmDecl)
        return CXChildVisit_Continue;
    if (v->skip) {
        v->skip--;
        return CXChildVisit_Continue;
    }
    if (v->next >= v->fn->params.len)
        return CXChildVisit_Break;
    CParam *p = &v->fn->params.at[v->next++];
    Str name = scan_str(v->s, clang_getCursorSpelling(c));
    if (name.len) {
        p->name = name;
        p->loc = scan_cursor_loc(v->s, c);
    }
    p->type = scan_param_type(v->s, clang_getCursorType(c), c);
    scan_attrs(v->s, c, &p->attrs);
    return CXChildVisit_Continue;
}

// Parameters of a function type written in the result come first among the
// children of the declaration.
static size_t params_of_result(CXType t)
{
    CXType result = clang_getResultType(t);
    if (result.kind != CXType_Pointer)
        return 0;
    CXType fn = clang_getPointeeType(result);
    if (fn.kind == CXType_Typedef || fn.kind == CXType_Elaborated ||
        clang_getCanonicalType(fn).kind != CXType_FunctionProto)
        return 0;
    int n = clang_getNumArgTypes(fn);
    return (n > 0 ? (size_t)n : 0) + params_of_result(fn);
}

static void function_type(Scan *s, CXType t, CType *to, CXCursor decl)
{
    to->kind = CT_FUNCTION;
    to->size = to->align = 0;
    to->elem = scan_type(s, clang_getResultType(t), clang_getNullCursor());
    to->noproto = clang_getCanonicalType(t).kind == CXType_FunctionNoProto;
    to->variadic = !to->noproto && clang_isFunctionTypeVariadic(t) != 0;
    int n = clang_getNumArgTypes(t);
    for (int i = 0; i < n; i++)
        VEC_PUSH(s->arena, &to->params,
                 (CParam){.name = str_fmt(s->arena, "arg%d", i),
                          .type = scan_type(s, clang_getArgType(t, (unsigned)i),
                                            clang_getNullCursor()),
                          .loc = NO_LOC});
    ParamVisit v = {s, to, params_of_result(t), 0};
    if (!clang_Cursor_isNull(decl))
        clang_visitChildren(decl, visit_param, &v);
    s->written_in_place++;
}

// ---- sugar -----------------------------------------------------------------

static const CType *typedef_type(Scan *s, CXType t, CType *to)
{
    CXCursor d = clang_getTypeDeclaration(t);
    size_t before = s->written_in_place;
    const CType *under = scan_type(s, clang_getTypedefDeclUnderlyingType(d), d);
    s->written_in_place = before; // the typedef's, so the same for everybody
    Str spelling = to->spelling;
    bool is_const = to->is_const || under->is_const;
    *to = *under;
    to->spelling = spelling;
    to->is_const = is_const;
    to->alias = scan_str(s, clang_getTypedefName(t));
    to->is_wide = under->is_wide || is_wide_name(to->alias);
    if (str_eq_c(to->alias, "__builtin_va_list"))
        to->kind = CT_VA_LIST;
    if (!under->alias.len)
        scan_name_type(s, under, to->alias);
    return to;
}

// The same type under another spelling or with const added.
static const CType *sugar(Scan *s, CXType inner, CType *to, CXCursor decl)
{
    const CType *t = scan_type(s, inner, decl);
    if (str_eq(t->spelling, to->spelling) && t->is_const == to->is_const)
        return t;
    Str spelling = to->spelling;
    bool is_const = to->is_const || t->is_const;
    *to = *t;
    to->spelling = spelling;
    to->is_const = is_const;
    return to;
}

static const CType *other_type(Scan *s, CXType t, CType *to, CXCursor decl)
{
    CXType canonical = clang_getCanonicalType(t);
    if (canonical.kind == CXType_FunctionProto ||
        canonical.kind == CXType_FunctionNoProto) { // in parentheses
        function_type(s, t, to, decl);
        return to;
    }
    bool more = canonical.kind != t.kind && canonical.kind != CXType_Invalid &&
                !clang_equalTypes(canonical, t);
    if (more)
        return sugar(s, canonical, to, decl);
    scalar_kind(to, t.kind);
    return to;
}

// ---- all types -------------------------------------------------------------

static const CType *make_type(Scan *s, CXType t, CXCursor decl)
{
    CType *to = ARENA_NEW(s->arena, CType);
    to->spelling = scan_str(s, clang_getTypeSpelling(t));
    to->is_const = clang_isConstQualifiedType(t) != 0;
    to->alias = STR("");
    to->size = known_size(clang_Type_getSizeOf(t));
    to->align = known_size(clang_Type_getAlignOf(t));
    switch (t.kind) {
    case CXType_Elaborated:
        return sugar(s, clang_Type_getNamedType(t), to, decl);
    case CXType_Attributed:
        return sugar(s, clang_Type_getModifiedType(t), to, decl);
    case CXType_Typedef:
        return typedef_type(s, t, to);
    case CXType_Pointer:
        to->kind = CT_POINTER;
        to->elem = scan_type(s, clang_getPointeeType(t), decl);
        return to;
    case CXType_ConstantArray:
    case CXType_IncompleteArray:
    case CXType_VariableArray:
        to->kind = CT_ARRAY;
        to->elem = scan_type(s, clang_getArrayElementType(t), decl);
        to->count = known_size(clang_getArraySize(t));
        return to;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto:
        function_type(s, t, to, decl);
        return to;
    case CXType_Record:
        to->kind = CT_RECORD;
        to->record = scan_record(s, t);
        return to;
    case CXType_Enum:
        to->kind = CT_ENUM;
        to->enm = scan_enum(s, t);
        to->is_signed = to->enm->type->is_signed;
        return to;
    default:
        return other_type(s, t, to, decl);
    }
}

const CType *scan_type(Scan *s, CXType t, CXCursor decl)
{
    Str key = {(const char *)&t.data[0], sizeof t.data[0]};
    const CType *known = map_get(&s->types, key);
    if (known)
        return known;
    size_t before = s->written_in_place;
    const CType *made = make_type(s, t, decl);
    if (s->written_in_place == before)
        map_put(s->arena, &s->types, str_copy(s->arena, key), (void *)made);
    return made;
}

const CType *scan_param_type(Scan *s, CXType t, CXCursor decl)
{
    const CType *array = scan_type(s, t, decl);
    if (array->kind != CT_ARRAY || array->count ||
        array->elem->kind == CT_ARRAY || array->elem->kind == CT_FUNCTION)
        return array;
    CType *to = ARENA_NEW(s->arena, CType);
    *to = *array;
    to->kind = CT_POINTER;
    to->spelling = str_fmt(
        s->arena, "%.*s%s*", STR_ARG(array->elem->spelling),
        str_ends(array->elem->spelling, STR("*")) ? "" : " ");
    to->size = to->align = 4;
    return to;
}
