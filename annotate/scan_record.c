// Structs, unions and enums, each made once. libclang's USR is the key: a
// forward declaration and the definition share it.
#include "annotate/scan_int.h"

static uint32_t known_size(long long n)
{
    return n > 0 && n <= UINT32_MAX ? (uint32_t)n : 0;
}

// "struct point" -> "point"; a typedef of a struct without a tag has none.
static Str tag_of(Str spelling)
{
    static const char *const kinds[] = {"struct ", "union ", "enum "};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(spelling, str_of(kinds[i])) &&
            !scan_is_unnamed(spelling))
            return str_from(spelling, str_of(kinds[i]).len);
    return STR("");
}

static Str first_name(Str spelling, Str tag)
{
    return tag.len || scan_is_unnamed(spelling) ? tag : spelling;
}

// ---- fields ----------------------------------------------------------------

typedef struct RecordVisit {
    Scan *s;
    IfaceRecord *r;
    CXType type;
} RecordVisit;

// The first named field in r or in the unnamed members it begins with.
static const IfaceField *named_field(const IfaceRecord *r, uint32_t *offset)
{
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i];
        if (f->name.len) {
            *offset += f->offset;
            return f;
        }
        uint32_t at = *offset + f->offset;
        const IfaceField *found = named_field(f->type->record, &at);
        if (found) {
            *offset = at;
            return found;
        }
    }
    return NULL;
}

// Unnamed members have no field of their own in the tree: their place follows
// from that of a field inside.
static void unnamed_member(RecordVisit *v, CXCursor c)
{
    IfaceField f = {
        .name = STR(""),
        .type = scan_type(v->s, clang_getCursorType(c), clang_getNullCursor()),
        .loc = scan_cursor_loc(v->s, c),
        .doc = doc_parse(v->s->arena, STR(""))};
    uint32_t inside = 0;
    const IfaceField *first = named_field(f.type->record, &inside);
    if (!first)
        return;
    long long at =
        clang_Type_getOffsetOf(v->type, str_c(v->s->arena, first->name));
    // A bit-field's own offset is that of its unit.
    if (at >= 0)
        f.offset = ((uint32_t)at - first->bit_offset) / 8 - inside;
    VEC_PUSH(v->s->arena, &v->r->fields, f);
}

// Bits are counted from the start of an object of the field's type.
static void bit_field(IfaceField *f, CXCursor c, uint32_t at)
{
    uint32_t unit = f->type->size ? f->type->size : 1;
    f->bit_width = (uint32_t)clang_getFieldDeclBitWidth(c);
    f->offset = at / 8 / unit * unit;
    f->bit_offset = at - f->offset * 8;
}

static enum CXChildVisitResult visit_field(CXCursor c, CXCursor parent,
                                           CXClientData data)
{
    (void)parent;
    RecordVisit *v = data;
    enum CXCursorKind kind = clang_getCursorKind(c);
    if ((kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl) &&
        clang_Cursor_isAnonymousRecordDecl(c))
        unnamed_member(v, c);
    if (kind != CXCursor_FieldDecl)
        return CXChildVisit_Continue;
    IfaceField f = {.name = scan_str(v->s, clang_getCursorSpelling(c)),
                    .type = scan_type(v->s, clang_getCursorType(c), c),
                    .doc = scan_doc(v->s, c),
                    .loc = scan_cursor_loc(v->s, c)};
    long long at = clang_Cursor_getOffsetOfField(c);
    if (at >= 0 && clang_Cursor_isBitField(c))
        bit_field(&f, c, (uint32_t)at);
    else if (at >= 0)
        f.offset = (uint32_t)(at / 8);
    scan_attrs(v->s, c, &f.attrs);
    if (f.name.len && !scan_is_unnamed(f.name)) // padding has none
        VEC_PUSH(v->s->arena, &v->r->fields, f);
    return CXChildVisit_Continue;
}

// ---- records ---------------------------------------------------------------

static IfaceRecord *find_record(Scan *s, CXType t)
{
    CXCursor d = clang_getTypeDeclaration(t);
    CXString usr = clang_getCursorUSR(d);
    IfaceRecord *r = map_get(&s->records, str_of(clang_getCString(usr)));
    clang_disposeString(usr);
    return r;
}

static void define_record(Scan *s, IfaceRecord *r, CXCursor def)
{
    CXType type = clang_getCursorType(def);
    r->complete = true;
    r->size = known_size(clang_Type_getSizeOf(type));
    r->align = known_size(clang_Type_getAlignOf(type));
    RecordVisit v = {s, r, type};
    size_t before = s->written_in_place;
    clang_visitChildren(def, visit_field, &v);
    s->written_in_place = before; // theirs, not of the type that led here
}

const IfaceRecord *scan_record(Scan *s, CXType t)
{
    IfaceRecord *r = find_record(s, t);
    if (r)
        return r;
    CXCursor d = clang_getTypeDeclaration(t);
    CXCursor def = clang_getCursorDefinition(d);
    bool complete = !clang_Cursor_isNull(def);
    if (complete)
        d = def;
    r = ARENA_NEW(s->arena, IfaceRecord);
    map_put(s->arena, &s->records, scan_str(s, clang_getCursorUSR(d)), r);
    VEC_PUSH(s->arena, &s->iface->records, r);
    Str spelling = scan_str(s, clang_getTypeSpelling(clang_getCursorType(d)));
    r->tag = tag_of(spelling);
    r->name = first_name(spelling, r->tag);
    r->spelling = r->name.len ? spelling : STR("");
    r->is_union = clang_getCursorKind(d) == CXCursor_UnionDecl;
    r->is_public = scan_is_public(s, d);
    r->loc = scan_cursor_loc(s, d);
    r->doc = scan_doc(s, d);
    iface_name_record(s->iface, r->tag, r);
    iface_name_record(s->iface, r->name, r);
    iface_name_record(s->iface, r->spelling, r);
    if (complete)
        define_record(s, r, def);
    return r;
}

// ---- enums -----------------------------------------------------------------

typedef struct EnumVisit {
    Scan *s;
    IfaceEnum *e;
} EnumVisit;

static enum CXChildVisitResult visit_enumerator(CXCursor c, CXCursor parent,
                                                CXClientData data)
{
    (void)parent;
    EnumVisit *v = data;
    if (clang_getCursorKind(c) != CXCursor_EnumConstantDecl)
        return CXChildVisit_Continue;
    IfaceEnumerator item = {
        .name = scan_str(v->s, clang_getCursorSpelling(c)),
        .value = clang_getEnumConstantDeclValue(c),
        .doc = scan_doc(v->s, c),
    };
    iface_take(v->s->iface, item.name);
    VEC_PUSH(v->s->arena, &v->e->values, item);
    return CXChildVisit_Continue;
}

// The single bits among the values, and how many values are one.
static uint64_t single_bits(const IfaceEnum *e, size_t *count)
{
    uint64_t bits = 0;
    *count = 0;
    for (size_t i = 0; i < e->values.len; i++) {
        uint64_t v = (uint64_t)e->values.at[i].value;
        if (e->values.at[i].value > 0 && (v & (v - 1)) == 0) {
            *count += !(bits & v);
            bits |= v;
        }
    }
    return bits;
}

// Values that count up through 3 are a list, whatever bits they have.
static bool counts_up(const IfaceEnum *e)
{
    for (size_t i = 2; i < e->values.len; i++)
        if (e->values.at[i].value == 3 && e->values.at[i - 1].value == 2 &&
            e->values.at[i - 2].value == 1 && e->values.len > 3)
            return true;
    return false;
}

// Flags: at least two single bits above 1, most values single bits, all of
// them unions of these.
static bool looks_like_flags(const IfaceEnum *e)
{
    size_t single;
    uint64_t bits = single_bits(e, &single);
    for (size_t i = 0; i < e->values.len; i++)
        if (e->values.at[i].value < 0 ||
            ((uint64_t)e->values.at[i].value & ~bits))
            return false;
    return single >= 2 && bits > 3 && 2 * single + 2 >= e->values.len &&
           !counts_up(e);
}

static IfaceEnum *find_enum(Scan *s, CXType t)
{
    CXString usr = clang_getCursorUSR(clang_getTypeDeclaration(t));
    IfaceEnum *e = map_get(&s->enums, str_of(clang_getCString(usr)));
    clang_disposeString(usr);
    return e;
}

const IfaceEnum *scan_enum(Scan *s, CXType t)
{
    IfaceEnum *e = find_enum(s, t);
    if (e)
        return e;
    CXCursor d = clang_getTypeDeclaration(t);
    CXCursor def = clang_getCursorDefinition(d);
    if (!clang_Cursor_isNull(def))
        d = def;
    e = ARENA_NEW(s->arena, IfaceEnum);
    map_put(s->arena, &s->enums, scan_str(s, clang_getCursorUSR(d)), e);
    VEC_PUSH(s->arena, &s->iface->enums, e);
    Str spelling = scan_str(s, clang_getTypeSpelling(clang_getCursorType(d)));
    e->tag = tag_of(spelling);
    e->name = first_name(spelling, e->tag);
    e->spelling = e->name.len ? spelling : STR("");
    e->is_public = scan_is_public(s, d);
    e->type =
        scan_type(s, clang_getEnumDeclIntegerType(d), clang_getNullCursor());
    e->loc = scan_cursor_loc(s, d);
    e->doc = scan_doc(s, d);
    iface_name_enum(s->iface, e->tag, e);
    iface_name_enum(s->iface, e->name, e);
    iface_name_enum(s->iface, e->spelling, e);
    EnumVisit v = {s, e};
    clang_visitChildren(d, visit_enumerator, &v);
    e->is_flags = looks_like_flags(e);
    return e;
}

// ---- names -----------------------------------------------------------------

void scan_name_type(Scan *s, const CType *t, Str name)
{
    if (t->kind == CT_RECORD) {
        IfaceRecord *r = (IfaceRecord *)t->record; // made here, in our arena
        if (str_eq(r->name, r->tag))
            r->name = name;
        if (!r->spelling.len)
            r->spelling = name;
        iface_name_record(s->iface, name, r);
    } else if (t->kind == CT_ENUM) {
        IfaceEnum *e = (IfaceEnum *)t->enm;
        if (str_eq(e->name, e->tag))
            e->name = name;
        if (!e->spelling.len)
            e->spelling = name;
        iface_name_enum(s->iface, name, e);
    }
}

// Types without a name are called by an expression that has them. `expr` is
// an lvalue of type t.
static void name_type(Scan *s, CType *t, Str expr)
{
    if (!scan_is_unnamed(t->spelling))
        return;
    t->spelling = str_fmt(s->arena, "__typeof__(%.*s)", STR_ARG(expr));
    if (t->kind == CT_POINTER || t->kind == CT_ARRAY) {
        name_type(s, (CType *)t->elem,
                  str_fmt(s->arena, "(%.*s)[0]", STR_ARG(expr)));
    } else if (t->kind == CT_RECORD && !t->record->spelling.len) {
        ((IfaceRecord *)t->record)->spelling = t->spelling;
    } else if (t->kind == CT_ENUM && !t->enm->spelling.len) {
        ((IfaceEnum *)t->enm)->spelling = t->spelling;
    }
}

static void name_fields(Scan *s, const IfaceRecord *r, Str object)
{
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i];
        bool unnamed = f->type->kind == CT_RECORD && !f->name.len;
        if (unnamed) {
            ((CType *)f->type)->spelling = STR("");
            name_fields(s, f->type->record, object);
            continue;
        }
        name_type(
            s, (CType *)f->type,
            str_fmt(s->arena, "%.*s%.*s", STR_ARG(object), STR_ARG(f->name)));
    }
}

void scan_name_nested(Scan *s)
{
    // Records come after those that hold them.
    for (size_t i = 0; i < s->iface->records.len; i++) {
        const IfaceRecord *r = s->iface->records.at[i];
        if (r->spelling.len)
            name_fields(
                s, r, str_fmt(s->arena, "((%.*s *)0)->", STR_ARG(r->spelling)));
    }
    for (size_t i = 0; i < s->iface->globals.len; i++) {
        const IfaceGlobal *g = s->iface->globals.at[i];
        name_type(s, (CType *)g->type, g->name);
    }
}
