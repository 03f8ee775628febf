// C types to AbiTypes: scalars, strings, lists; and what has a declaration of
// its own once per unit: enums, records, variants, objects.
#include "gen/infer_int.h"

#include <ctype.h>
#include <string.h>

// ---- scalars ---------------------------------------------------------------

AbiMem type_mem(const CType *t)
{
    bool s = t->is_signed;
    if (t->kind == CT_FLOAT)
        return t->size == 4 ? ABI_MEM_F32 : ABI_MEM_F64;
    if (t->kind == CT_POINTER || t->kind == CT_ARRAY)
        return ABI_MEM_U32;
    switch (t->size) {
    case 1:
        return s ? ABI_MEM_I8 : ABI_MEM_U8;
    case 2:
        return s ? ABI_MEM_I16 : ABI_MEM_U16;
    case 8:
        return s ? ABI_MEM_I64 : ABI_MEM_U64;
    default:
        return s ? ABI_MEM_I32 : ABI_MEM_U32;
    }
}

static AbiType *new_type(Gen *g, AbiKind kind, const CType *c)
{
    AbiType *t = ARENA_NEW(g->a, AbiType);
    t->kind = kind;
    t->mem = type_mem(c);
    t->size = c->size;
    t->align = c->align;
    t->c_type = c->spelling;
    return t;
}

bool type_says_js(const Attr *as)
{
    return as && str_eq_c(as->arg, "cbw_js");
}

AbiType *type_js(Gen *g, const CType *t)
{
    g->u->values = true;
    return new_type(g, ABI_JS, t);
}

AbiType *type_scalar(Gen *g, const CType *t, const AttrList *attrs)
{
    const Attr *flags = attrs ? attr_find(attrs, ATTR_FLAGS) : NULL;
    AbiEnum *group = flags ? map_get(&g->groups, flags->arg) : NULL;
    bool is_bool = t->kind == CT_BOOL || (attrs && attr_find(attrs, ATTR_BOOL));
    if (t->kind == CT_ENUM && t->size == 8)
        return new_type(g, ABI_BIGINT, t);
    if (t->kind == CT_ENUM) {
        AbiEnum *e = type_enum(g, t->enm);
        AbiType *to = new_type(g, e->is_flags ? ABI_FLAGS : ABI_ENUM, t);
        to->enm = e;
        if (!e->name.len)
            to->kind = ABI_INT;
        return to;
    }
    if (t->kind == CT_FLOAT)
        return t->size == 4 || t->size == 8 ? new_type(g, ABI_FLOAT, t) : NULL;
    if (is_bool && (t->kind == CT_BOOL || t->kind == CT_INT))
        return new_type(g, ABI_BOOL, t);
    if (t->kind != CT_INT || t->size > 8)
        return NULL;
    if (str_eq_c(t->alias, "cbw_js"))
        return type_js(g, t);
    if (group && t->size <= 4) {
        AbiType *to = new_type(g, ABI_FLAGS, t);
        to->enm = group;
        return to;
    }
    return new_type(g, t->size == 8 ? ABI_BIGINT : ABI_INT, t);
}

// ---- strings and lists -----------------------------------------------------

static AbiType *new_pointer(Gen *g, AbiKind kind, const CType *c)
{
    AbiType *t = ARENA_NEW(g->a, AbiType);
    t->kind = kind;
    t->mem = ABI_MEM_U32;
    t->size = t->align = 4;
    t->c_type = c->spelling;
    return t;
}

AbiType *type_string(Gen *g, AbiEnd end, AbiEnc enc, const CType *c)
{
    AbiType *t = new_pointer(g, ABI_STRING, c);
    t->end = end;
    t->enc = enc;
    g->u->text |= enc == ABI_UTF8;
    const CType *unit = c->elem; // of a pointer or array
    t->elem = unit && unit->kind == CT_INT && unit->size > 1
                  ? type_scalar(g, unit, NULL)
                  : type_byte(g);
    return t;
}

AbiType *type_list(Gen *g, const AbiType *elem, AbiEnd end, uint32_t count,
                   const CType *c)
{
    AbiType *t = new_pointer(g, ABI_LIST, c);
    t->end = end;
    t->elem = elem;
    t->count = count;
    return t;
}

AbiType *type_handle(Gen *g, AbiClass *cls, const CType *c)
{
    AbiType *t = new_pointer(g, ABI_HANDLE, c);
    t->cls = cls;
    return t;
}

AbiType *type_nullable(Gen *g, const AbiType *t)
{
    AbiType *to = ARENA_NEW(g->a, AbiType);
    *to = *t;
    to->nullable = true;
    return to;
}

// ---- enums and constant groups ---------------------------------------------

// The longest prefix up to a '_' that all members share and that leaves
// identifiers.
static size_t common_prefix(const Str *names, size_t n)
{
    if (n < 2)
        return 0;
    size_t len = names[0].len;
    for (size_t i = 1; i < n; i++) {
        size_t k = 0;
        while (k < len && k < names[i].len &&
               names[i].ptr[k] == names[0].ptr[k])
            k++;
        len = k;
    }
    for (; len > 0; len--) {
        bool ok = names[0].ptr[len - 1] == '_';
        for (size_t i = 0; i < n && ok; i++)
            ok = len < names[i].len && str_is_ident(str_from(names[i], len));
        if (ok)
            return len;
    }
    return 0;
}

static AbiEnum *new_enum(Gen *g, Str name, size_t n)
{
    AbiEnum *e = ARENA_NEW(g->a, AbiEnum);
    e->name = name;
    e->members.names = ARENA_ARRAY(g->a, Str, n);
    e->members.c_names = ARENA_ARRAY(g->a, Str, n);
    e->members.values = ARENA_ARRAY(g->a, int64_t, n);
    e->members.docs = ARENA_ARRAY(g->a, const Doc *, n);
    e->members.len = n;
    return e;
}

static void strip_members(Gen *g, AbiEnum *e)
{
    size_t prefix = common_prefix(e->members.c_names, e->members.len);
    for (size_t i = 0; i < e->members.len; i++)
        e->members.names[i] =
            name_given_member(g->a, str_from(e->members.c_names[i], prefix));
}

static bool status_name(Gen *g, Str name)
{
    return name_has_token(g->a, name,
                          "err error errors status result retcode rc exitcode");
}

// 0 1 2 3 are all made of bits, but count.
static bool counts_up(const IfaceEnum *e)
{
    for (size_t i = 1; i < e->values.len; i++)
        if (e->values.at[i].value != e->values.at[i - 1].value + 1)
            return false;
    return e->values.len > 2;
}

AbiEnum *type_enum(Gen *g, const IfaceEnum *src)
{
    Str key = src->name.len ? src->spelling
                            : str_fmt(g->a, "enum %p", (const void *)src);
    AbiEnum *e = map_get(&g->enums, key);
    if (e)
        return e;
    Str name =
        src->name.len
            ? name_given_export(
                  g->a, name_pascal(g->a, name_strip(&g->iface->module.strips,
                                                     src->name)))
            : STR("");
    e = new_enum(g, name, src->values.len);
    e->c_name = src->spelling;
    e->mem = type_mem(src->type);
    e->is_flags = src->is_flags && !counts_up(src);
    e->is_status = status_name(g, src->name);
    e->open = true;
    e->doc = &src->doc;
    for (size_t i = 0; i < src->values.len; i++) {
        e->members.c_names[i] = src->values.at[i].name;
        e->members.values[i] = src->values.at[i].value;
        e->members.docs[i] = &src->values.at[i].doc;
    }
    strip_members(g, e);
    map_put(g->a, &g->enums, key, e);
    if (name.len)
        VEC_PUSH(g->a, &g->u->enums, e);
    return e;
}

static void add_group(Gen *g, const IfaceGroup *src)
{
    AbiEnum *e =
        new_enum(g, name_given_export(g->a, src->name), src->members.len);
    e->c_name = src->name;
    e->mem = ABI_MEM_I32;
    e->open = true;
    size_t n = 0;
    for (size_t i = 0; i < src->members.len; i++) {
        const IfaceConst *c = src->members.at[i];
        if (c->kind != IFACE_CONST_INT || c->is_wide)
            continue;
        e->members.c_names[n] = c->name;
        e->members.values[n] = c->i;
        e->members.docs[n++] = &c->doc;
    }
    e->members.len = n;
    strip_members(g, e);
    map_put(g->a, &g->groups, src->name, e);
    VEC_PUSH(g->a, &g->u->enums, e);
}

// The values of an enum without a name are constants.
static void add_anonymous(Gen *g, const IfaceEnum *e)
{
    for (size_t i = 0; i < e->values.len; i++)
        if (!iface_const(g->iface, e->values.at[i].name))
            VEC_PUSH(g->a, &g->u->consts,
                     (GenConst){
                         .name = name_given_export(g->a, e->values.at[i].name),
                         .i = e->values.at[i].value});
}

// Groups become enums; every constant is an export of its own besides.
void types_groups(Gen *g)
{
    for (size_t i = 0; i < g->iface->groups.len; i++)
        add_group(g, g->iface->groups.at[i]);
    for (size_t i = 0; i < g->iface->enums.len; i++)
        if (g->iface->enums.at[i]->is_public && g->iface->enums.at[i]->name.len)
            type_enum(g, g->iface->enums.at[i]);
    for (size_t i = 0; i < g->iface->enums.len; i++)
        if (g->iface->enums.at[i]->is_public &&
            !g->iface->enums.at[i]->name.len)
            add_anonymous(g, g->iface->enums.at[i]);
    for (size_t i = 0; i < g->iface->consts.len; i++) {
        const IfaceConst *c = g->iface->consts.at[i];
        if (!iface_func(g->iface, c->name) && c->name.ptr[0] != '_')
            VEC_PUSH(g->a, &g->u->consts,
                     (GenConst){.name = name_given_export(g->a, c->name),
                                .c = c,
                                .i = c->i});
    }
}

// ---- records ---------------------------------------------------------------

static Str type_name(Gen *g, const IfaceRecord *r)
{
    const IfaceClass *c = iface_class(g->iface, r->name);
    if (c && c->name.len)
        return c->name;
    Str s =
        name_strip(&g->iface->module.strips, r->name.len ? r->name : g->within);
    return name_given_export(g->a, name_pascal(g->a, s));
}

static const IfaceField *field_named(const IfaceRecord *r, Str name)
{
    for (size_t i = 0; i < r->fields.len; i++)
        if (str_eq(r->fields.at[i].name, name))
            return &r->fields.at[i];
    return NULL;
}

static bool said_length_of_other(const IfaceRecord *r, const IfaceField *f,
                                 Str name)
{
    for (size_t i = 0; i < r->fields.len; i++) {
        const Attr *len = attr_find(&r->fields.at[i].attrs, ATTR_LEN);
        if (len && &r->fields.at[i] != f && str_eq(len->arg, name))
            return true;
    }
    return false;
}

// May the field k be the length of the pointer field i beside it? Text needs
// the same stem: name, name_len.
static bool is_length_beside(Gen *g, const IfaceRecord *r, size_t i, size_t k)
{
    if (k >= r->fields.len)
        return false;
    const IfaceField *f = &r->fields.at[i], *n = &r->fields.at[k];
    bool stem = f->name.len &&
                (str_starts(n->name, f->name) || str_ends(n->name, f->name));
    return n->type->kind == CT_INT && !n->bit_width &&
           is_length_name(g->a, n->name) &&
           (stem || !type_is_text(f->type->elem)) &&
           !said_length_of_other(r, f, n->name);
}

// A field's length: the LEN word, the field after it, or the one before it if
// that follows no pointer.
static const IfaceField *field_len(Gen *g, const IfaceRecord *r, size_t i)
{
    const Attr *len = attr_find(&r->fields.at[i].attrs, ATTR_LEN);
    if (len) {
        const IfaceField *n = field_named(r, len->arg);
        return n && n->type->kind == CT_INT && !n->bit_width ? n : NULL;
    }
    if (attr_find(&r->fields.at[i].attrs, ATTR_NUL))
        return NULL;
    if (is_length_beside(g, r, i, i + 1))
        return &r->fields.at[i + 1];
    bool free_before =
        i > 0 && (i < 2 || r->fields.at[i - 2].type->kind != CT_POINTER);
    return free_before && is_length_beside(g, r, i, i - 1)
               ? &r->fields.at[i - 1]
               : NULL;
}

static AbiType *in_place(AbiType *t, const CType *c)
{
    t->in_place = true;
    t->size = c->size;
    t->align = c->align;
    return t;
}

static AbiType *array_value(Gen *g, const CType *t, const AttrList *attrs,
                            Str *why)
{
    if (!t->count) {
        *why = STR("an array without a length");
        return NULL;
    }
    if (type_is_text(t->elem) && !attr_find(attrs, ATTR_BIN)) {
        AbiType *s = type_string(g, ABI_END_FIXED, type_enc(attrs, t->elem), t);
        s->count = t->count;
        return in_place(s, t);
    }
    AbiType *elem = type_value(g, t->elem, attrs, why);
    return elem ? in_place(type_list(g, elem, ABI_END_FIXED, t->count, t), t)
                : NULL;
}

AbiType *type_value(Gen *g, const CType *t, const AttrList *attrs, Str *why)
{
    if (t->kind == CT_ARRAY)
        return array_value(g, t, attrs, why);
    if (t->kind == CT_RECORD) {
        const IfaceShape *shape = shape_of(g, t->record);
        AbiType *to = new_type(g, ABI_RECORD, t);
        if (shape && shape->kind == IFACE_SHAPE_UNION) {
            to->kind = ABI_VARIANT;
            to->variant = type_variant(g, t->record, why);
            return to->variant ? in_place(to, t) : NULL;
        }
        to->record = type_record(g, t->record, why);
        return to->record ? in_place(to, t) : NULL;
    }
    if (t->kind == CT_POINTER) {
        AbiClass *cls = class_of(g, t->elem);
        if (cls && !cls->boxed)
            return type_nullable(g, type_handle(g, cls, t));
        bool said = attr_find(attrs, ATTR_STR) || attr_find(attrs, ATTR_BORROW);
        if (type_is_text(t->elem) && (t->elem->is_const || said))
            return type_nullable(
                g, type_string(g, ABI_END_NUL, type_enc(attrs, t->elem), t));
        *why = STR("a pointer");
        return NULL;
    }
    if (class_of_pointer(g, t))
        return type_nullable(g, type_handle(g, class_of_pointer(g, t), t));
    AbiType *s = type_scalar(g, t, attrs);
    if (!s)
        *why = str_fmt(g->a, "the type %.*s", STR_ARG(t->spelling));
    return s;
}

// A pointer field with its length field: one list or string.
static AbiType *counted_field(Gen *g, const IfaceField *f)
{
    const CType *e = f->type->elem;
    if (attr_find(&f->attrs, ATTR_STR) ||
        (e->is_char && e->is_const && !attr_find(&f->attrs, ATTR_BIN)))
        return type_nullable(g, type_string(g, ABI_END_COUNTED,
                                            type_enc(&f->attrs, e), f->type));
    Str why = STR("");
    AbiType *elem =
        ctype_is_bytes(e) ? type_byte(g) : type_value(g, e, &f->attrs, &why);
    return elem ? type_nullable(g,
                                type_list(g, elem, ABI_END_COUNTED, 0, f->type))
                : NULL;
}

bool type_field(Gen *g, const IfaceRecord *r, size_t i, AbiField *to, Str *why)
{
    const IfaceField *f = &r->fields.at[i];
    *to = (AbiField){.c_name = f->name,
                     .offset = f->offset,
                     .bit_offset = f->bit_offset,
                     .bit_width = f->bit_width,
                     .len_offset = -1,
                     .readonly = f->type->is_const,
                     .doc = &f->doc,
                     .getter = STR(""),
                     .setter = STR("")};
    const Attr *name = attr_find(&f->attrs, ATTR_NAME);
    to->name =
        name ? name_given_member(g->a, name->arg) : name_member(g->u, f->name);
    const IfaceField *len =
        f->type->kind == CT_POINTER && f->type->elem->kind != CT_FUNCTION
            ? field_len(g, r, i)
            : NULL;
    if (len &&
        (f->type->elem->kind == CT_VOID || f->type->elem->kind == CT_INT ||
         f->type->elem->kind == CT_FLOAT)) {
        to->type = counted_field(g, f);
        to->len_offset = (int32_t)len->offset;
        to->len_name = len->name;
        to->len_mem = type_mem(len->type);
    } else {
        Str outer = g->within;
        g->within =
            str_fmt(g->a, "%.*s_%.*s", STR_ARG(r->name.len ? r->name : outer),
                    STR_ARG(f->name));
        to->type = type_value(g, f->type, &f->attrs, why);
        g->within = outer;
    }
    if (f->bit_offset + f->bit_width > f->type->size * 8 && f->bit_width) {
        *why = STR("a bit-field across two units of its type");
        to->type = NULL;
    }
    if (to->type && (f->offset % f->type->align || r->align < f->type->align)) {
        *why = STR("not aligned (the struct is packed)");
        to->type = NULL;
    }
    to->optional = f->type->kind == CT_POINTER;
    return to->type != NULL;
}

static bool has_field(const AbiFieldVec *v, Str name)
{
    for (size_t i = 0; i < v->len; i++)
        if (str_eq(v->at[i].name, name))
            return true;
    return false;
}

// Two names of C may be one in JavaScript (y and Y): the later keeps C's.
void type_push_field(Gen *g, AbiFieldVec *to, AbiField f)
{
    if (has_field(to, f.name))
        f.name = name_given_member(g->a, f.c_name);
    while (has_field(to, f.name))
        f.name = str_cat(g->a, f.name, STR("_"));
    VEC_PUSH(g->a, to, f);
}

// The length fields of other fields are not members.
static bool is_len_field(Gen *g, const IfaceRecord *r, size_t i)
{
    for (size_t k = 0; k < r->fields.len; k++) {
        const CType *t = r->fields.at[k].type;
        if (k != i && t->kind == CT_POINTER &&
            (t->elem->kind == CT_VOID || t->elem->kind == CT_INT ||
             t->elem->kind == CT_FLOAT) &&
            field_len(g, r, k) == &r->fields.at[i])
            return true;
    }
    return false;
}

// Fields that C keeps for later: nothing but zeroes are stored there.
static bool is_reserved(Gen *g, const IfaceField *f)
{
    Str name = f->name;
    while (name.len && isdigit((unsigned char)name.ptr[name.len - 1]))
        name.len--;
    return name_has_token(g->a, name, "reserved padding unused dummy");
}

// Nothing that JavaScript could use: functions, user data, C's own structs.
static bool is_of_c(const CType *t)
{
    return t->kind == CT_POINTER &&
           (t->elem->kind == CT_VOID || t->elem->kind == CT_FUNCTION ||
            (t->elem->kind == CT_RECORD && !t->elem->record->complete));
}

// The fields of src, which begins at base: those of unnamed structs are the
// record's own. part: those that cannot be copied are left out.
static bool add_fields(Gen *g, const IfaceRecord *src, uint32_t base, bool part,
                       AbiRecord *r, Str *why)
{
    for (size_t i = 0; i < src->fields.len; i++) {
        const IfaceField *f = &src->fields.at[i];
        const CType *t = f->type;
        bool unnamed = !f->name.len && t->kind == CT_RECORD;
        AbiField field;
        Str inner = STR("an anonymous union");
        if (is_len_field(g, src, i) || attr_find(&f->attrs, ATTR_SKIP))
            continue;
        if (unnamed && !t->record->is_union) {
            if (!add_fields(g, t->record, base + f->offset, part, r, why))
                return false;
            continue;
        }
        bool ok = !unnamed && type_field(g, src, i, &field, &inner);
        if (!ok && (is_reserved(g, f) || (part && is_of_c(t))))
            continue;
        if (!ok) {
            *why =
                str_fmt(g->a, "field '%.*s' of %.*s is %.*s", STR_ARG(f->name),
                        STR_ARG(r->c_type), STR_ARG(inner));
            return false;
        }
        field.offset += base;
        if (field.len_offset >= 0)
            field.len_offset += (int32_t)base;
        type_push_field(g, &r->fields, field);
    }
    return true;
}

static AbiRecord *new_record(Gen *g, const IfaceRecord *src)
{
    AbiRecord *r = ARENA_NEW(g->a, AbiRecord);
    r->name = type_name(g, src);
    r->c_type = src->spelling;
    r->align = src->align;
    r->doc = &src->doc;
    return r;
}

static AbiRecord *add_record(Gen *g, const IfaceRecord *src, AbiRecord *r)
{
    r->size = src->size;
    r->id = (uint32_t)g->u->records.len;
    VEC_PUSH(g->a, &g->u->records, r);
    return r;
}

AbiRecord *type_record(Gen *g, const IfaceRecord *src, Str *why)
{
    Str key = src->name.len ? src->spelling
                            : str_fmt(g->a, "record %p", (const void *)src);
    AbiRecord *r = map_get(&g->records, key);
    if (r)
        *why = str_fmt(g->a, "%.*s is no plain struct", STR_ARG(src->name));
    if (r)
        return r->size ? r : NULL;
    *why = str_fmt(g->a, "%.*s%s%s", STR_ARG(src->name),
                   src->name.len ? " is " : "",
                   src->is_union    ? "a union"
                   : !src->complete ? "defined nowhere in the headers"
                                    : "a struct without a name");
    if (!src->complete || src->is_union || (!src->name.len && !g->within.len))
        return NULL;
    r = new_record(g, src);
    map_put(g->a, &g->records, key, r); // size 0: being made, or bad
    return add_fields(g, src, 0, false, r, why) ? add_record(g, src, r) : NULL;
}

static AbiRecord *record_view(Gen *g, const IfaceRecord *src)
{
    Str key = str_fmt(g->a, "view %.*s", STR_ARG(src->spelling));
    Str why = STR("");
    AbiRecord *r = map_get(&g->records, key);
    if (r || !src->complete || src->is_union || !src->name.len)
        return r;
    r = new_record(g, src);
    if (!add_fields(g, src, 0, true, r, &why) || !r->fields.len)
        return NULL;
    map_put(g->a, &g->records, key, r);
    return add_record(g, src, r);
}

AbiType *type_view(Gen *g, const CType *t, Str *why)
{
    const IfaceShape *shape = shape_of(g, t->record);
    AbiType *whole = type_value(g, t, &(AttrList){0}, why);
    AbiRecord *r = whole || shape ? NULL : record_view(g, t->record);
    if (!r)
        return whole;
    AbiType *to = new_type(g, ABI_RECORD, t);
    to->record = r;
    return in_place(to, t);
}

// ---- boxed fields ----------------------------------------------------------

// A visible state's fields as properties: what cannot be one is left out.
void types_fields(Gen *g, const IfaceRecord *r, AbiClass *c, bool texts)
{
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *src = &r->fields.at[i];
        AbiField f;
        Str why = STR("");
        if (!src->name.len || attr_find(&src->attrs, ATTR_HIDE) ||
            attr_find(&src->attrs, ATTR_SKIP) || !type_field(g, r, i, &f, &why))
            continue;
        bool keep = attr_find(&src->attrs, ATTR_KEEP) != NULL;
        bool pointer = src->type->kind == CT_POINTER;
        if (pointer && (attr_find(&src->attrs, ATTR_BORROW) ||
                        (texts && !keep && f.type->kind == ABI_STRING)))
            f.readonly = true;
        else if (pointer && !keep)
            continue;
        else if (src->type->kind == CT_ARRAY || is_len_field(g, r, i))
            f.readonly = true; // C would believe a length set by itself
        f.keep = keep;
        f.out = attr_find(&src->attrs, ATTR_OUT) != NULL;
        type_push_field(g, &c->fields, f);
    }
}

// ---- variants --------------------------------------------------------------

// The member of that name, also one of a union inside; where it lies and how
// C calls it from the outside.
static const IfaceField *member(Arena *a, const IfaceRecord *r, Str name,
                                uint32_t *offset, Str *path)
{
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i];
        if (str_eq(f->name, name)) {
            *offset += f->offset;
            *path = f->name;
            return f;
        }
        bool nested = f->type->kind == CT_RECORD &&
                      (!f->name.len || f->type->record->is_union);
        if (nested) {
            uint32_t at = *offset + f->offset;
            const IfaceField *found =
                member(a, f->type->record, name, &at, path);
            if (found) {
                *offset = at;
                if (f->name.len)
                    *path = str_fmt(a, "%.*s.%.*s", STR_ARG(f->name),
                                    STR_ARG(*path));
                return found;
            }
        }
    }
    return NULL;
}

static bool tag_value(Gen *g, const CType *tag, Str name, int64_t *value)
{
    if (tag->kind == CT_ENUM)
        for (size_t i = 0; i < tag->enm->values.len; i++)
            if (str_eq(tag->enm->values.at[i].name, name) ||
                str_ends(tag->enm->values.at[i].name,
                         str_cat(g->a, STR("_"), name))) {
                *value = tag->enm->values.at[i].value;
                return true;
            }
    const IfaceConst *c = iface_const(g->iface, name);
    if (c && c->kind == IFACE_CONST_INT)
        *value = c->i;
    return c && c->kind == IFACE_CONST_INT;
}

static bool add_cases(Gen *g, const IfaceRecord *src, const IfaceShape *shape,
                      const CType *tag, AbiVariant *v, Str *why)
{
    for (size_t i = 0; i < shape->cases.len; i++) {
        const IfaceCase *sc = &shape->cases.at[i];
        uint32_t at = 0;
        Str path = STR("");
        const IfaceField *f = member(g->a, src, sc->member, &at, &path);
        if (!f) {
            *why = str_fmt(g->a, "no member '%.*s'", STR_ARG(sc->member));
            return false;
        }
        AbiType *type = type_value(g, f->type, &f->attrs, why);
        if (!type)
            return false;
        for (size_t k = 0; k < sc->tags.len; k++) {
            AbiCase c = {.tag_name = sc->tags.at[k], .has_value = true};
            if (!tag_value(g, tag, sc->tags.at[k], &c.tag)) {
                *why = str_fmt(g->a, "no tag '%.*s'", STR_ARG(sc->tags.at[k]));
                return false;
            }
            c.value = (AbiField){.name = STR("value"),
                                 .c_name = path,
                                 .offset = at,
                                 .type = type,
                                 .len_offset = -1,
                                 .getter = STR(""),
                                 .setter = STR("")};
            VEC_PUSH(g->a, &v->cases, c);
        }
    }
    return true;
}

// Tags are named like the enum's members; those that no union member belongs
// to carry no value.
static void enum_tags(Gen *g, const IfaceEnum *src, AbiVariant *v)
{
    const AbiEnum *e = type_enum(g, src);
    for (size_t i = 0; i < e->members.len; i++) {
        bool has = false;
        for (size_t k = 0; k < v->cases.len; k++)
            if (v->cases.at[k].tag == e->members.values[i]) {
                v->cases.at[k].tag_name = e->members.names[i];
                has = true;
            }
        if (!has)
            VEC_PUSH(g->a, &v->cases,
                     (AbiCase){.tag_name = e->members.names[i],
                               .tag = e->members.values[i]});
    }
}

// The fields beside the tag and the union.
static bool add_common(Gen *g, const IfaceRecord *src, const IfaceShape *shape,
                       AbiVariant *v, Str *why)
{
    for (size_t i = 0; i < src->fields.len; i++) {
        const IfaceField *f = &src->fields.at[i];
        bool holder = f->type->kind == CT_RECORD &&
                      (f->type->record->is_union || !f->name.len);
        AbiField field;
        Str inner = STR("");
        if (holder || str_eq(f->name, shape->tag) || is_len_field(g, src, i) ||
            attr_find(&f->attrs, ATTR_SKIP))
            continue;
        if (!type_field(g, src, i, &field, &inner)) {
            *why = str_fmt(g->a, "field '%.*s' is %.*s", STR_ARG(f->name),
                           STR_ARG(inner));
            return false;
        }
        type_push_field(g, &v->common, field);
    }
    return true;
}

AbiVariant *type_variant(Gen *g, const IfaceRecord *src, Str *why)
{
    AbiVariant *v = map_get(&g->variants, src->spelling);
    if (v)
        return v;
    const IfaceShape *shape = shape_of(g, src);
    uint32_t at = 0;
    Str path = shape ? shape->tag : STR("");
    const IfaceField *tag =
        shape ? member(g->a, src, shape->tag, &at, &path) : NULL;
    if (!tag) {
        *why = str_fmt(g->a, "%.*s has no tag field", STR_ARG(src->spelling));
        return NULL;
    }
    v = ARENA_NEW(g->a, AbiVariant);
    v->name = type_name(g, src);
    v->c_type = src->spelling;
    v->size = src->size;
    v->align = src->align;
    v->tag_offset = at;
    v->tag_mem = type_mem(tag->type);
    v->tag_name = path;
    v->doc = &src->doc;
    if (!add_cases(g, src, shape, tag->type, v, why))
        return NULL;
    if (tag->type->kind == CT_ENUM)
        enum_tags(g, tag->type->enm, v);
    if (!add_common(g, src, shape, v, why))
        return NULL;
    v->id = (uint32_t)g->u->variants.len;
    map_put(g->a, &g->variants, src->spelling, v);
    VEC_PUSH(g->a, &g->u->variants, v);
    return v;
}
