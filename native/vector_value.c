// Values of JSON by the types of the plans, and canon (see vector.h).
#include "base/utf8.h"
#include "native/vector.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- bytes -----------------------------------------------------------------

Str vector_hex(Arena *a, Str bytes)
{
    char *to = arena_alloc(a, bytes.len * 2 + 1);
    for (size_t i = 0; i < bytes.len; i++)
        snprintf(to + i * 2, 3, "%02x", (unsigned char)bytes.ptr[i]);
    return (Str){to, bytes.len * 2};
}

static int digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool unhex(Arena *a, Str hex, Str *bytes)
{
    char *to = arena_alloc(a, hex.len / 2 + 1);
    for (size_t i = 0; i + 1 < hex.len; i += 2) {
        int high = digit(hex.ptr[i]), low = digit(hex.ptr[i + 1]);
        if (high < 0 || low < 0)
            return false;
        to[i / 2] = (char)(high * 16 + low);
    }
    *bytes = (Str){to, hex.len / 2};
    return hex.len % 2 == 0;
}

bool vector_is_bytes(const AbiType *t)
{
    return t->kind == ABI_LIST && t->elem->kind == ABI_INT &&
           t->elem->mem == ABI_MEM_U8 && t->end != ABI_END_NUL;
}

// ---- text ------------------------------------------------------------------

static const char *const ENCS[] = {"text",  "utf16",  "utf16be",
                                   "utf32", "latin1", "text"};

static void put_unit(Out *o, uint32_t unit, int size, bool big)
{
    for (int i = 0; i < size; i++)
        out_put(o, "%c", (int)(unit >> 8 * (big ? size - 1 - i : i) & 0xFF));
}

// One code point as the module has it; false when it has not.
static bool put_letter(Out *o, AbiEnc enc, uint32_t cp)
{
    bool big = enc == ABI_UTF16BE;
    if (enc == ABI_UTF32) {
        put_unit(o, cp, 4, false);
    } else if (enc == ABI_LATIN1) {
        put_unit(o, cp, 1, false);
        return cp < 256;
    } else if (cp < 0x10000) {
        put_unit(o, cp, 2, big);
    } else {
        put_unit(o, 0xD800 + ((cp - 0x10000) >> 10), 2, big);
        put_unit(o, 0xDC00 + ((cp - 0x10000) & 0x3FF), 2, big);
    }
    return true;
}

static bool encode(Arena *a, AbiEnc enc, Str text, Str *to)
{
    bool ok = true;
    *to = str_copy(a, text);
    if (enc == ABI_UTF8 || enc == ABI_ASCII)
        return true;
    Out *o = out_new();
    while (text.len) {
        uint32_t cp;
        size_t n = utf8_decode(text, &cp);
        ok &= n > 0 && put_letter(o, enc, cp);
        text = str_from(text, n ? n : 1);
    }
    *to = str_copy(a, out_str(o));
    out_free(o);
    return ok;
}

static Str hex_of(const json_t *j)
{
    return json_is_object(j) && json_object_size(j) == 1
               ? json_str(json_object_get(j, "hex"))
               : STR("");
}

static bool is_hex(const json_t *j)
{
    return json_is_object(j) && json_object_size(j) == 1 &&
           json_is_string(json_object_get(j, "hex"));
}

static bool read_text(VectorReader *r, const AbiType *t, const json_t *j,
                      Str name, VectorValue *v)
{
    if (is_hex(j)) {
        bool narrow = t->enc == ABI_UTF8 || t->enc == ABI_ASCII;
        if (!unhex(r->a, hex_of(j), &v->text))
            return vector_wrong(r, "'%.*s': no bytes in hex", STR_ARG(name));
        r->odd |= !t->as_bytes && (!narrow || !utf8_valid(v->text) ||
                                   str_find_char(v->text, 0, NULL));
        return true;
    }
    if (!json_is_string(j))
        return vector_wrong(r, "'%.*s' is text: a string or {\"hex\": ..}",
                            STR_ARG(name));
    if (!encode(r->a, t->enc, json_str(j), &v->text))
        return vector_wrong(r, "'%.*s' has a letter that is not in %s",
                            STR_ARG(name), ENCS[t->enc]);
    return true;
}

// ---- numbers ---------------------------------------------------------------

static bool fits(AbiMem mem, bool negative, uint64_t size)
{
    static const struct {
        uint64_t below, above; // zero
    } limits[] = {
        [ABI_MEM_I8] = {128, 127},
        [ABI_MEM_U8] = {0, 255},
        [ABI_MEM_I16] = {32768, 32767},
        [ABI_MEM_U16] = {0, 65535},
        [ABI_MEM_I32] = {1ull << 31, INT32_MAX},
        [ABI_MEM_U32] = {0, UINT32_MAX},
        [ABI_MEM_I64] = {1ull << 63, INT64_MAX},
        [ABI_MEM_U64] = {0, UINT64_MAX},
    };
    return size <= (negative ? limits[mem].below : limits[mem].above);
}

static const char *const MEMS[] = {
#define X(id, name, size) name,
    ABI_MEMS(X)
#undef X
};

// A JSON number, or text for what JSON's readers round.
static bool read_integer(VectorReader *r, AbiMem mem, const json_t *j, Str name,
                         VectorValue *v)
{
    Str said = json_is_integer(j) ? str_fmt(r->a, "%" JSON_INTEGER_FORMAT,
                                            json_integer_value(j))
                                  : json_str(j);
    bool negative = str_starts(said, STR("-"));
    uint64_t size;
    if (!str_u64(negative ? str_from(said, 1) : said, &size))
        return vector_wrong(r,
                            "'%.*s' is an integer: a number, or text for a "
                            "long one",
                            STR_ARG(name));
    if (!r->loose && !fits(mem, negative && size, size))
        return vector_wrong(r, "'%.*s': %.*s does not fit %s", STR_ARG(name),
                            STR_ARG(said), MEMS[mem]);
    v->text = str_fmt(r->a, "%s%llu", negative && size ? "-" : "",
                      (unsigned long long)size);
    return true;
}

static bool named_float(Str s, double *d)
{
    static const struct {
        const char *name;
        double value;
    } names[] = {{"NaN", NAN},
                 {"Infinity", INFINITY},
                 {"-Infinity", -INFINITY},
                 {"-0", -0.0}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_c(s, names[i].name)) {
            *d = names[i].value;
            return true;
        }
    return false;
}

static bool read_float(VectorReader *r, AbiMem mem, const json_t *j, Str name,
                       VectorValue *v)
{
    double d = json_number_value(j);
    Str said = json_str(j);
    uint64_t bits;
    uint32_t low;
    if (str_starts(said, STR("0x")) && str_u64(said, &bits) &&
        said.len == (mem == ABI_MEM_F32 ? 10u : 18u)) {
        v->text = str_lower(r->a, str_from(said, 2));
        return true;
    }
    if (!json_is_number(j) && !named_float(said, &d))
        return vector_wrong(
            r,
            "'%.*s' is a number, \"NaN\", \"-0\", \"Infinity\", "
            "\"-Infinity\" or its bits as \"0x..\"",
            STR_ARG(name));
    float f = (float)d;
    memcpy(&low, &f, sizeof low);
    memcpy(&bits, &d, sizeof bits);
    v->text = mem == ABI_MEM_F32
                  ? str_fmt(r->a, "%08x", low)
                  : str_fmt(r->a, "%016llx", (unsigned long long)bits);
    return true;
}

static const int64_t *member(const AbiEnum *e, Str name)
{
    for (size_t i = 0; i < e->members.len; i++)
        if (str_eq(e->members.names[i], name) ||
            str_eq(e->members.c_names[i], name))
            return &e->members.values[i];
    return NULL;
}

// A number, or members by their names: of flags, any of them in a list.
static bool read_enum(VectorReader *r, const AbiType *t, const json_t *j,
                      Str name, VectorValue *v)
{
    uint64_t all = 0;
    size_t n = json_is_array(j) ? json_array_size(j) : 1;
    if (json_is_integer(j))
        return read_integer(r, t->mem, j, name, v);
    for (size_t i = 0; i < n; i++) {
        Str one = json_str(json_is_array(j) ? json_array_get(j, i) : j);
        const int64_t *value = member(t->enm, one);
        if (!value)
            return vector_wrong(r, "'%.*s': '%.*s' is no member of %.*s",
                                STR_ARG(name), STR_ARG(one),
                                STR_ARG(t->enm->name));
        all |= (uint64_t)*value;
    }
    v->text = str_fmt(r->a, "%lld", (long long)all);
    return true;
}

// ---- what has parts --------------------------------------------------------

static bool make_parts(VectorReader *r, VectorValue *v, size_t n)
{
    v->at = arena_alloc(r->a, (n + 1) * sizeof *v->at);
    memset(v->at, 0, (n + 1) * sizeof *v->at);
    v->len = n;
    return true;
}

static bool read_list(VectorReader *r, const AbiType *t, const json_t *j,
                      Str name, VectorValue *v)
{
    size_t n = json_array_size(j);
    bool ok = true;
    if (is_hex(j) && vector_is_bytes(t)) {
        if (!unhex(r->a, hex_of(j), &v->text))
            return vector_wrong(r, "'%.*s': no bytes in hex", STR_ARG(name));
        n = v->text.len;
    } else if (!json_is_array(j)) {
        return vector_wrong(r, "'%.*s' is a list: [..]%s", STR_ARG(name),
                            vector_is_bytes(t) ? " or {\"hex\": ..}" : "");
    }
    if (t->end == ABI_END_FIXED && n != t->count && !r->loose)
        return vector_wrong(r, "'%.*s' has %u elements, not %zu", STR_ARG(name),
                            t->count, n);
    if (is_hex(j))
        return true;
    make_parts(r, v, n);
    for (size_t i = 0; i < n; i++)
        ok &= vector_read_value(r, t->elem, json_array_get(j, i),
                                str_fmt(r->a, "%.*s[%zu]", STR_ARG(name), i),
                                &v->at[i]);
    if (!ok || !vector_is_bytes(t))
        return ok;
    char *bytes = arena_alloc(r->a, n + 1);
    for (size_t i = 0; i < n; i++)
        bytes[i] = (char)strtol(str_c(r->a, v->at[i].text), NULL, 10);
    v->text = (Str){bytes, n};
    return true;
}

static bool read_field(VectorReader *r, const AbiField *f, const json_t *j,
                       Str name, VectorValue *v)
{
    const json_t *one = json_object_get(j, str_c(r->a, f->name));
    if (!one)
        one = json_object_get(j, str_c(r->a, f->c_name));
    Str full = str_fmt(r->a, "%.*s.%.*s", STR_ARG(name), STR_ARG(f->name));
    if (!one)
        return vector_wrong(r, "'%.*s' is missing", STR_ARG(full));
    if (f->type->kind == ABI_HANDLE || f->keep)
        return vector_wrong(r, "'%.*s' is no plain value", STR_ARG(full));
    return vector_read_value(r, f->type, one, full, v);
}

static bool known_keys(VectorReader *r, const json_t *j, const AbiFieldVec *all,
                       bool variant, Str name)
{
    const char *key;
    json_t *value;
    bool ok = true;
    json_object_foreach((json_t *)(uintptr_t)j, key, value)
    {
        bool known =
            variant && (strcmp(key, "tag") == 0 || strcmp(key, "value") == 0);
        for (size_t i = 0; i < all->len; i++)
            known |= str_eq_c(all->at[i].name, key) ||
                     str_eq_c(all->at[i].c_name, key);
        ok &= known ||
              vector_wrong(r, "'%.*s' has no field '%s'", STR_ARG(name), key);
    }
    return ok;
}

static bool read_fields(VectorReader *r, const AbiFieldVec *all,
                        const json_t *j, Str name, VectorValue *v)
{
    bool ok = true;
    for (size_t i = 0; i < all->len; i++)
        ok &= read_field(r, &all->at[i], j, name, &v->at[i]);
    return ok;
}

static bool read_record(VectorReader *r, const AbiType *t, const json_t *j,
                        Str name, VectorValue *v)
{
    const AbiFieldVec *all = &t->record->fields;
    if (!json_is_object(j))
        return vector_wrong(r, "'%.*s' is an object: {..}", STR_ARG(name));
    make_parts(r, v, all->len);
    return known_keys(r, j, all, false, name) &&
           read_fields(r, all, j, name, v);
}

// The value of its case lies behind the common fields.
static bool read_variant(VectorReader *r, const AbiType *t, const json_t *j,
                         Str name, VectorValue *v)
{
    const AbiVariant *of = t->variant;
    Str tag = json_str(json_object_get(j, "tag"));
    for (v->which = 0; v->which < of->cases.len; v->which++)
        if (str_eq(of->cases.at[v->which].tag_name, tag))
            break;
    if (v->which == of->cases.len)
        return vector_wrong(r, "'%.*s': \"tag\" is no case of %.*s",
                            STR_ARG(name), STR_ARG(of->name));
    const AbiCase *c = &of->cases.at[v->which];
    make_parts(r, v, of->common.len + 1);
    bool ok = known_keys(r, j, &of->common, true, name) &&
              read_fields(r, &of->common, j, name, v);
    const json_t *value = json_object_get(j, "value");
    if (c->has_value != (value != NULL))
        return vector_wrong(r, "'%.*s': %.*s has %s value", STR_ARG(name),
                            STR_ARG(tag), c->has_value ? "a" : "no");
    return ok &&
           (!value || vector_read_value(r, c->value.type, value,
                                        str_cat(r->a, name, STR(".value")),
                                        &v->at[of->common.len]));
}

static bool read_object(VectorReader *r, const json_t *j, Str name,
                        VectorValue *v)
{
    Str object =
        json_is_object(j) ? json_str(json_object_get(j, "object")) : STR("");
    for (v->which = r->vector->objects.len; v->which-- > 0;)
        if (str_eq(r->vector->objects.at[v->which], object))
            return true;
    return vector_wrong(r,
                        "'%.*s' is an object: {\"object\": NAME}, made by a "
                        "call before with \"as\": NAME",
                        STR_ARG(name));
}

bool vector_read_value(VectorReader *r, const AbiType *t, const json_t *j,
                       Str name, VectorValue *v)
{
    if (json_is_null(j)) {
        v->null = true;
        return t->nullable || r->loose ||
               vector_wrong(r, "'%.*s' can not be null", STR_ARG(name));
    }
    switch (t->kind) {
    case ABI_BOOL:
        v->text = json_is_true(j) ? STR("1") : STR("0");
        return json_is_boolean(j) ||
               vector_wrong(r, "'%.*s' is true or false", STR_ARG(name));
    case ABI_INT:
    case ABI_BIGINT:
        return read_integer(r, t->mem, j, name, v);
    case ABI_FLOAT:
        return read_float(r, t->mem, j, name, v);
    case ABI_ENUM:
    case ABI_FLAGS:
        return read_enum(r, t, j, name, v);
    case ABI_STRING:
        return read_text(r, t, j, name, v);
    case ABI_LIST:
        return read_list(r, t, j, name, v);
    case ABI_RECORD:
        return read_record(r, t, j, name, v);
    case ABI_VARIANT:
        return read_variant(r, t, j, name, v);
    case ABI_HANDLE:
        return read_object(r, j, name, v);
    default:
        return vector_wrong(r, "'%.*s' can not be said in a table",
                            STR_ARG(name));
    }
}

// C's length of a list or text: elements, or bytes of a char's text.
size_t vector_count(const AbiType *t, const VectorValue *v)
{
    if (v->null)
        return 0;
    if (t->kind == ABI_STRING)
        return v->text.len / (t->elem && t->elem->size ? t->elem->size : 1);
    return vector_is_bytes(t) ? v->text.len : v->len;
}

// ---- canon -----------------------------------------------------------------

static void canon_float(Arena *a, Out *o, Str bits)
{
    uint64_t v = 0;
    str_u64(str_cat(a, STR("0x"), bits), &v);
    bool nan = bits.len == 8 ? (v & 0x7FFFFFFF) > 0x7F800000
                             : (v & INT64_MAX) > 0x7FF0000000000000;
    if (nan)
        out_put(o, "NaN");
    else
        out_put(o, "f%zu:%.*s", bits.len * 4, STR_ARG(bits));
}

static void canon_fields(Arena *a, Out *o, const AbiFieldVec *all,
                         const VectorValue *v, const char *between)
{
    for (size_t i = 0; i < all->len; i++) {
        out_put(o, "%s\"%.*s\":", i ? "," : between, STR_ARG(all->at[i].name));
        vector_canon(a, o, all->at[i].type, &v->at[i]);
    }
}

static void canon_variant(Arena *a, Out *o, const AbiVariant *of,
                          const VectorValue *v)
{
    const AbiCase *c = &of->cases.at[v->which];
    out_put(o, "{\"tag\":\"%.*s\"", STR_ARG(c->tag_name));
    canon_fields(a, o, &of->common, v, ",");
    if (c->has_value) {
        out_put(o, ",\"value\":");
        vector_canon(a, o, c->value.type, &v->at[of->common.len]);
    }
    out_put(o, "}");
}

void vector_canon(Arena *a, Out *o, const AbiType *t, const VectorValue *v)
{
    if (v->null) {
        out_put(o, "null");
        return;
    }
    switch (t->kind) {
    case ABI_BOOL:
        out_put(o, "%s", str_eq_c(v->text, "1") ? "true" : "false");
        break;
    case ABI_FLOAT:
        canon_float(a, o, v->text);
        break;
    case ABI_STRING:
        out_put(o, "%s:%.*s;", ENCS[t->enc], STR_ARG(vector_hex(a, v->text)));
        break;
    case ABI_LIST:
        if (vector_is_bytes(t)) {
            out_put(o, "bytes:%.*s;", STR_ARG(vector_hex(a, v->text)));
            break;
        }
        out_put(o, "[");
        for (size_t i = 0; i < v->len; i++) {
            out_put(o, i ? "," : "");
            vector_canon(a, o, t->elem, &v->at[i]);
        }
        out_put(o, "]");
        break;
    case ABI_RECORD:
        out_put(o, "{");
        canon_fields(a, o, &t->record->fields, v, "");
        out_put(o, "}");
        break;
    case ABI_VARIANT:
        canon_variant(a, o, t->variant, v);
        break;
    case ABI_HANDLE:
        out_put(o, "object");
        break;
    default:
        out_put(o, "%.*s", STR_ARG(v->text));
    }
}

// ---- for readers -----------------------------------------------------------

static void show_float(Out *o, double d, bool single)
{
    char text[40];
    int digits = fabs(d) < 1e15 && d == (double)(int64_t)d ? 15 : 1;
    do
        snprintf(text, sizeof text, "%.*g", digits, d);
    while ((single ? (double)strtof(text, NULL) : strtod(text, NULL)) != d &&
           digits++ < 17);
    if (isinf(d))
        out_put(o, d < 0 ? "\"-Infinity\"" : "\"Infinity\"");
    else if (d == 0 && signbit(d))
        out_put(o, "\"-0\"");
    else
        out_put(o, "%s", text);
}

static void show_bits(Arena *a, Out *o, Str hex)
{
    uint64_t bits = 0;
    double d;
    float f;
    str_u64(str_cat(a, STR("0x"), hex), &bits);
    uint32_t low = (uint32_t)bits;
    memcpy(&d, &bits, sizeof d);
    memcpy(&f, &low, sizeof f);
    show_float(o, hex.len == 8 ? (double)f : d, hex.len == 8);
}

static void show_text(Arena *a, Out *o, Str hex)
{
    Str bytes;
    if (!unhex(a, hex, &bytes) || !utf8_valid(bytes) ||
        str_find_char(bytes, 0, NULL)) {
        out_put(o, "{\"hex\": \"%.*s\"}", STR_ARG(hex));
        return;
    }
    json_t *j = json_of_str(bytes);
    char *text = json_dumps(j, JSON_ENCODE_ANY);
    out_put(o, "%s", text ? text : "");
    free(text);
    json_decref(j);
}

// Readers of JSON round long numbers: text.
static size_t show_long(Out *o, Str s)
{
    size_t n = s.len && s.ptr[0] == '-';
    while (n < s.len && s.ptr[n] >= '0' && s.ptr[n] <= '9')
        n++;
    if (n < 16)
        return 0;
    out_put(o, "\"%.*s\"", (int)n, s.ptr);
    return n;
}

static size_t hex_length(Str s)
{
    size_t n = 0;
    while (n < s.len && digit(s.ptr[n]) >= 0)
        n++;
    return n;
}

// A token of canon at the beginning of s: shows it, returns its length.
static size_t show_token(Arena *a, Out *o, Str s)
{
    static const char *const heads[] = {
        "f32:",    "f64:",   "text:",    "bytes:",
        "latin1:", "utf16:", "utf16be:", "utf32:"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (!str_starts(s, str_of(heads[i])))
            continue;
        size_t head = strlen(heads[i]);
        Str hex = str_from(s, head);
        hex.len = hex_length(hex);
        if (i < 2 && hex.len != (i ? 16u : 8u))
            return 0;
        if (i < 2)
            show_bits(a, o, hex);
        else if (i == 2)
            show_text(a, o, hex);
        else
            out_put(o, "{\"hex\": \"%.*s\"}", STR_ARG(hex));
        return head + hex.len + (i >= 2);
    }
    return 0;
}

Str vector_shown(Arena *a, Str canon)
{
    Out *o = out_new();
    bool before = false; // a letter: no token begins
    while (canon.len) {
        char c = canon.ptr[0];
        size_t n = before ? 0 : show_token(a, o, canon);
        if (!n && !before)
            n = show_long(o, canon);
        if (!n)
            out_put(o, "%c", c);
        before = !n && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '_');
        canon = str_from(canon, n ? n : 1);
    }
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}
