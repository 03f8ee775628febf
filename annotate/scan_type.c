// C types from libclang's: each gets its kind, size and alignment on the
// target, its spelling, and for records and enums the declaration once.
#include "annotate/scan_int.h"

static bool is_va_list(Str spelling)
{
    return str_find(spelling, STR("va_list"), NULL);
}

static bool is_wide_name(Str alias)
{
    return str_eq_c(alias, "wchar_t") || str_eq_c(alias, "char16_t") ||
           str_eq_c(alias, "char32_t");
}

static void scalar_kind(CType *to, enum CXTypeKind kind)
{
    to->kind = CT_INT;
    to->is_signed = false;
    switch (kind) {
    case CXType_Void:
        to->kind = CT_VOID;
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

static enum CXChildVisitResult visit_param(CXCursor c, CXCursor parent,
                                           CXClientData data)
{
    (void)parent;
    struct {
        Scan *s;
        CType *fn;
        size_t next;
    } *v = data;
    if (clang_getCursorKind(c) != CXCursor_ParmDecl ||
        v->next >= v->fn->params.len)
        return CXChildVisit_Continue;
    CParam *p = &v->fn->params.at[v->next++];
    Str name = scan_str(v->s, clang_getCursorSpelling(c));
    if (name.len)
        p->name = name;
    p->loc = scan_cursor_loc(v->s, c);
    p->type = scan_type(v->s, clang_getCursorType(c), c);
    scan_attrs(v->s, c, &p->attrs);
    return CXChildVisit_Continue;
}

void scan_params(Scan *s, CXCursor decl, CType *fn)
{
    struct {
        Scan *s;
        CType *fn;
        size_t next;
    } v = {s, fn, 0};
    clang_visitChildren(decl, visit_param, &v);
}

static void function_type(Scan *s, CXType t, CType *to, CXCursor decl)
{
    to->kind = CT_FUNCTION;
    to->elem = scan_type(s, clang_getResultType(t), clang_getNullCursor());
    to->variadic = clang_isFunctionTypeVariadic(t) != 0;
    to->noproto = t.kind == CXType_FunctionNoProto;
    int n = clang_getNumArgTypes(t);
    for (int i = 0; i < n; i++)
        VEC_PUSH(s->arena, &to->params,
                 (CParam){.name = str_fmt(s->arena, "arg%d", i),
                          .type = scan_type(s, clang_getArgType(t, (unsigned)i),
                                            clang_getNullCursor())});
    if (!clang_Cursor_isNull(decl))
        scan_params(s, decl, to);
}

static const CType *typedef_type(Scan *s, CXType t, CType *to)
{
    CXCursor d = clang_getTypeDeclaration(t);
    const CType *under = scan_type(s, clang_getTypedefDeclUnderlyingType(d), d);
    Str spelling = to->spelling;
    bool is_const = to->is_const || under->is_const;
    *to = *under;
    to->spelling = spelling;
    to->is_const = is_const;
    to->alias = scan_str(s, clang_getTypedefName(t));
    to->is_wide = under->is_wide || is_wide_name(to->alias);
    if (is_va_list(to->alias))
        to->kind = CT_VA_LIST;
    return to;
}

const CType *scan_type(Scan *s, CXType t, CXCursor decl)
{
    CType *to = ARENA_NEW(s->arena, CType);
    to->spelling = scan_str(s, clang_getTypeSpelling(t));
    to->is_const = clang_isConstQualifiedType(t) != 0;
    to->alias = STR("");
    to->size = known_size(clang_Type_getSizeOf(t));
    to->align = known_size(clang_Type_getAlignOf(t));
    switch (t.kind) {
    case CXType_Elaborated:
        return scan_type(s, clang_Type_getNamedType(t), decl);
    case CXType_Typedef:
        return typedef_type(s, t, to);
    case CXType_Pointer:
        to->kind = CT_POINTER;
        to->elem = scan_type(s, clang_getPointeeType(t), decl);
        break;
    case CXType_ConstantArray:
    case CXType_IncompleteArray:
    case CXType_VariableArray:
        to->kind = CT_ARRAY;
        to->elem = scan_type(s, clang_getArrayElementType(t), decl);
        to->count = known_size(clang_getArraySize(t));
        break;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto:
        function_type(s, t, to, decl);
        break;
    case CXType_Record:
        to->kind = CT_RECORD;
        to->record = scan_record(s, t);
        break;
    case CXType_Enum:
        to->kind = CT_ENUM;
        to->enm = scan_enum(s, t);
        to->is_signed = to->enm->type->is_signed;
        break;
    case CXType_Attributed:
        return scan_type(s, clang_Type_getModifiedType(t), decl);
    default: {
        CXType canonical = clang_getCanonicalType(t);
        if (canonical.kind != t.kind && canonical.kind != CXType_Invalid &&
            !clang_equalTypes(canonical, t)) {
            Str spelling = to->spelling;
            *to = *scan_type(s, canonical, decl);
            to->spelling = spelling;
        } else {
            scalar_kind(to, t.kind);
        }
    }
    }
    // "const T" through an elaborated or typedef name keeps its const.
    return to;
}

// ---- records ---------------------------------------------------------------

typedef struct RecordVisit {
    Scan *s;
    IfaceRecord *r;
    CXType type;
} RecordVisit;

// Anonymous members have no field of their own in the tree: their place is
// that of their first named field.
static void anonymous_member(RecordVisit *v, CXCursor c)
{
    CXType t = clang_getCursorType(c);
    IfaceField f = {.name = STR(""),
                    .type = scan_type(v->s, t, clang_getNullCursor()),
                    .loc = scan_cursor_loc(v->s, c)};
    const IfaceRecord *inner = f.type->record;
    for (size_t i = 0; i < inner->fields.len; i++) {
        const IfaceField *first = &inner->fields.at[i];
        if (!first->name.len)
            continue;
        long long at =
            clang_Type_getOffsetOf(v->type, str_c(v->s->arena, first->name));
        if (at >= 0)
            f.offset = (uint32_t)(at / 8) - first->offset;
        break;
    }
    VEC_PUSH(v->s->arena, &v->r->fields, f);
}

static enum CXChildVisitResult visit_field(CXCursor c, CXCursor parent,
                                           CXClientData data)
{
    (void)parent;
    RecordVisit *v = data;
    enum CXCursorKind kind = clang_getCursorKind(c);
    if ((kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl) &&
        clang_Cursor_isAnonymousRecordDecl(c)) {
        anonymous_member(v, c);
        return CXChildVisit_Continue;
    }
    if (kind != CXCursor_FieldDecl)
        return CXChildVisit_Continue;
    IfaceField f = {.name = scan_str(v->s, clang_getCursorSpelling(c)),
                    .type = scan_type(v->s, clang_getCursorType(c), c),
                    .doc = scan_doc(v->s, c),
                    .loc = scan_cursor_loc(v->s, c)};
    long long at = clang_Cursor_getOffsetOfField(c);
    if (clang_Cursor_isBitField(c)) {
        f.bit_width = (uint32_t)clang_getFieldDeclBitWidth(c);
        uint32_t unit = f.type->size ? f.type->size : 4;
        f.offset = (uint32_t)(at / 8) / unit * unit;
        f.bit_offset = (uint32_t)at - f.offset * 8;
    } else if (at >= 0) {
        f.offset = (uint32_t)(at / 8);
    }
    scan_attrs(v->s, c, &f.attrs);
    if (f.name.len)
        VEC_PUSH(v->s->arena, &v->r->fields, f);
    return CXChildVisit_Continue;
}

static Str typedef_name_of(Str spelling, Str tag)
{
    if (str_starts(spelling, STR("struct ")) ||
        str_starts(spelling, STR("union ")) ||
        str_starts(spelling, STR("enum ")))
        return tag;
    return spelling;
}

const IfaceRecord *scan_record(Scan *s, CXType t)
{
    CXCursor d = clang_getTypeDeclaration(t);
    Str usr = scan_str(s, clang_getCursorUSR(d));
    IfaceRecord *r = map_get(&s->records, usr);
    if (r)
        return r;
    r = ARENA_NEW(s->arena, IfaceRecord);
    map_put(s->arena, &s->records, usr, r);
    VEC_PUSH(s->arena, &s->iface->records, r);
    bool anonymous =
        clang_Cursor_isAnonymous(d) || clang_Cursor_isAnonymousRecordDecl(d);
    CXType plain = clang_getCursorType(d);
    r->spelling = scan_str(s, clang_getTypeSpelling(plain));
    r->tag = anonymous ? STR("") : scan_str(s, clang_getCursorSpelling(d));
    if (str_find(r->tag, STR("("), NULL) || str_find(r->tag, STR(" "), NULL))
        r->tag = STR(""); // "struct (unnamed at ...)" of newer versions
    r->name = typedef_name_of(r->spelling, r->tag);
    if (str_find(r->name, STR("("), NULL))
        r->name = STR("");
    r->is_union = clang_getCursorKind(d) == CXCursor_UnionDecl;
    r->is_public = scan_is_public(s, d);
    CXCursor def = clang_getCursorDefinition(d);
    r->complete = !clang_Cursor_isNull(def);
    r->loc = scan_cursor_loc(s, r->complete ? def : d);
    r->doc = scan_doc(s, r->complete ? def : d);
    if (r->complete) {
        r->size = known_size(clang_Type_getSizeOf(plain));
        r->align = known_size(clang_Type_getAlignOf(plain));
        RecordVisit v = {s, r, plain};
        clang_visitChildren(def, visit_field, &v);
    }
    return r;
}

// ---- enums -----------------------------------------------------------------

static enum CXChildVisitResult visit_enumerator(CXCursor c, CXCursor parent,
                                                CXClientData data)
{
    (void)parent;
    struct {
        Scan *s;
        IfaceEnum *e;
    } *v = data;
    if (clang_getCursorKind(c) != CXCursor_EnumConstantDecl)
        return CXChildVisit_Continue;
    VEC_PUSH(
        v->s->arena, &v->e->values,
        (IfaceEnumerator){.name = scan_str(v->s, clang_getCursorSpelling(c)),
                          .value = clang_getEnumConstantDeclValue(c),
                          .doc = scan_doc(v->s, c)});
    return CXChildVisit_Continue;
}

// Flags: at least two single bits, and every value a union of them, without
// a run of counting numbers (0 1 2 3 is a list, 1 2 4 a set).
static bool looks_like_flags(const IfaceEnum *e)
{
    uint64_t bits = 0;
    size_t single = 0;
    for (size_t i = 0; i < e->values.len; i++) {
        uint64_t v = (uint64_t)e->values.at[i].value;
        if (e->values.at[i].value > 0 && (v & (v - 1)) == 0) {
            single += !(bits & v);
            bits |= v;
        }
    }
    bool beyond_two = false;
    for (size_t i = 0; i < e->values.len; i++) {
        uint64_t v = (uint64_t)e->values.at[i].value;
        if (e->values.at[i].value < 0 || (v & ~bits))
            return false;
        beyond_two |= v > 2;
        if (v == 3 && e->values.len > 3 && i > 0 &&
            e->values.at[i - 1].value == 2 && i + 1 < e->values.len &&
            e->values.at[i + 1].value == 4)
            return false;
    }
    return single >= 2 && beyond_two && single + 2 >= e->values.len / 2;
}

const IfaceEnum *scan_enum(Scan *s, CXType t)
{
    CXCursor d = clang_getTypeDeclaration(t);
    Str usr = scan_str(s, clang_getCursorUSR(d));
    IfaceEnum *e = map_get(&s->enums, usr);
    if (e)
        return e;
    e = ARENA_NEW(s->arena, IfaceEnum);
    map_put(s->arena, &s->enums, usr, e);
    VEC_PUSH(s->arena, &s->iface->enums, e);
    e->spelling = scan_str(s, clang_getTypeSpelling(clang_getCursorType(d)));
    e->tag = clang_Cursor_isAnonymous(d)
                 ? STR("")
                 : scan_str(s, clang_getCursorSpelling(d));
    if (str_find(e->tag, STR("("), NULL) || str_find(e->tag, STR(" "), NULL))
        e->tag = STR("");
    e->name = typedef_name_of(e->spelling, e->tag);
    if (str_find(e->name, STR("("), NULL))
        e->name = STR("");
    e->is_public = scan_is_public(s, d);
    CXCursor def = clang_getCursorDefinition(d);
    if (clang_Cursor_isNull(def))
        def = d;
    e->type =
        scan_type(s, clang_getEnumDeclIntegerType(def), clang_getNullCursor());
    e->loc = scan_cursor_loc(s, def);
    e->doc = scan_doc(s, def);
    struct {
        Scan *s;
        IfaceEnum *e;
    } v = {s, e};
    clang_visitChildren(def, visit_enumerator, &v);
    e->is_flags = looks_like_flags(e);
    return e;
}

void scan_name_record(Scan *s, CXType t, Str name)
{
    scan_record(s, t);
    CXCursor d = clang_getTypeDeclaration(t);
    IfaceRecord *r = map_get(&s->records, scan_str(s, clang_getCursorUSR(d)));
    if (str_eq(r->name, r->tag))
        r->name = name;
}

void scan_name_enum(Scan *s, CXType t, Str name)
{
    scan_enum(s, t);
    CXCursor d = clang_getTypeDeclaration(t);
    IfaceEnum *e = map_get(&s->enums, scan_str(s, clang_getCursorUSR(d)));
    if (str_eq(e->name, e->tag))
        e->name = name;
}
