// One value between the host's C and the module's memory: its kind says how.
#include "gen/host_int.h"

// ---- numbers ---------------------------------------------------------------

bool host_is_number(const AbiType *t)
{
    return t->kind == ABI_INT || t->kind == ABI_BIGINT ||
           t->kind == ABI_FLOAT || t->kind == ABI_ENUM ||
           t->kind == ABI_FLAGS || t->kind == ABI_BOOL;
}

uint32_t host_size(AbiMem mem)
{
    static const uint32_t sizes[] = {
#define X(id, name, size) size,
        ABI_MEMS(X)
#undef X
    };
    return sizes[mem];
}

static bool is_signed(AbiMem mem)
{
    return mem == ABI_MEM_I8 || mem == ABI_MEM_I16 || mem == ABI_MEM_I32 ||
           mem == ABI_MEM_I64;
}

static bool is_float(AbiMem mem)
{
    return mem == ABI_MEM_F32 || mem == ABI_MEM_F64;
}

static const char *limits(AbiMem mem)
{
    static const char *const all[] = {
        [ABI_MEM_I8] = "INT8_MIN, INT8_MAX",
        [ABI_MEM_U8] = "0, UINT8_MAX",
        [ABI_MEM_I16] = "INT16_MIN, INT16_MAX",
        [ABI_MEM_U16] = "0, UINT16_MAX",
        [ABI_MEM_I32] = "INT32_MIN, INT32_MAX",
        [ABI_MEM_U32] = "0, UINT32_MAX",
        [ABI_MEM_I64] = "INT64_MIN, INT64_MAX",
        [ABI_MEM_U64] = "0, UINT64_MAX",
        [ABI_MEM_F32] = "",
        [ABI_MEM_F64] = "",
    };
    return all[mem];
}

// The value, checked against what the module's type holds.
Str host_fit(Host *h, const AbiType *t, Str value, Str name)
{
    if (is_float(t->mem) || h->loose)
        return value;
    if (t->kind == ABI_BOOL && t->mem == ABI_MEM_U8)
        return str_fmt(h->a, "((%.*s) ? 1 : 0)", STR_ARG(value));
    return str_fmt(h->a,
                   "cbw_fit(&cbw_c, (%.*s) < 0, (uint64_t)(%.*s), %s, "
                   "\"%.*s\")",
                   STR_ARG(value), STR_ARG(value), limits(t->mem),
                   STR_ARG(name));
}

Str host_scalar(Host *h, const AbiType *t, Str bits32, Str bits64, Str f32,
                Str f64)
{
    static const char *const casts[] = {
        [ABI_MEM_I8] = "(int8_t)",   [ABI_MEM_U8] = "(uint8_t)",
        [ABI_MEM_I16] = "(int16_t)", [ABI_MEM_U16] = "(uint16_t)",
        [ABI_MEM_I32] = "(int32_t)", [ABI_MEM_U32] = "(uint32_t)",
        [ABI_MEM_I64] = "(int64_t)", [ABI_MEM_U64] = "(uint64_t)",
    };
    if (t->mem == ABI_MEM_F32)
        return f32;
    if (t->mem == ABI_MEM_F64)
        return f64;
    return str_fmt(h->a, "%s%.*s", casts[t->mem],
                   STR_ARG(host_size(t->mem) == 8 ? bits64 : bits32));
}

unsigned host_unit(const AbiType *t)
{
    if (t->elem)
        return t->elem->size;
    switch (t->enc) {
    case ABI_UTF16:
    case ABI_UTF16BE:
        return 2;
    case ABI_UTF32:
        return 4;
    default:
        return 1;
    }
}

static void store_scalar(Host *h, const AbiType *t, Str at, Str value)
{
    static const char *const floats[] = {
        [ABI_MEM_F32] = "f32", [ABI_MEM_F64] = "f64"};
    if (is_float(t->mem))
        out_line(h->o, "cbw_w%s(cbw_h, %.*s, %.*s);", floats[t->mem],
                 STR_ARG(at), STR_ARG(value));
    else
        out_line(h->o, "cbw_w%u(cbw_h, %.*s, (uint%u_t)%.*s);",
                 host_size(t->mem) * 8, STR_ARG(at), host_size(t->mem) * 8,
                 STR_ARG(value));
}

static Str load_scalar(Host *h, const AbiType *t, Str at)
{
    Str any = str_fmt(h->a, "cbw_r%u(cbw_h, %.*s)", host_size(t->mem) * 8,
                      STR_ARG(at));
    return host_scalar(h, t, any, any,
                       str_fmt(h->a, "cbw_rf32(cbw_h, %.*s)", STR_ARG(at)),
                       str_fmt(h->a, "cbw_rf64(cbw_h, %.*s)", STR_ARG(at)));
}

static unsigned long long mask_of(const AbiField *f)
{
    return ~0ull >> (64 - f->bit_width);
}

static void store_bits(Host *h, const AbiField *f, Str at, Str value)
{
    unsigned bits = host_size(f->type->mem) * 8;
    out_line(h->o,
             "cbw_w%u(cbw_h, %.*s, (uint%u_t)((cbw_r%u(cbw_h, %.*s) & "
             "~(0x%llxull << %u)) | (((uint64_t)(%.*s) & 0x%llxull) << %u)));",
             bits, STR_ARG(at), bits, bits, STR_ARG(at), mask_of(f),
             f->bit_offset, STR_ARG(value), mask_of(f), f->bit_offset);
}

static Str load_bits(Host *h, const AbiField *f, Str at)
{
    unsigned bits = host_size(f->type->mem) * 8;
    Str unit =
        str_fmt(h->a, "(uint64_t)cbw_r%u(cbw_h, %.*s)", bits, STR_ARG(at));
    unsigned up = 64 - f->bit_offset - f->bit_width;
    if (is_signed(f->type->mem))
        return str_fmt(h->a, "((int64_t)(%.*s << %u) >> %u)", STR_ARG(unit), up,
                       64 - f->bit_width);
    return str_fmt(h->a, "((%.*s >> %u) & 0x%llxull)", STR_ARG(unit),
                   f->bit_offset, mask_of(f));
}

// ---- lists -----------------------------------------------------------------

static Str local(Host *h, const char *stem)
{
    return str_fmt(h->a, "cbw_%s%u", stem, h->next++);
}

// void counts bytes.
static Str element_size(Host *h, const AbiType *t, Str value)
{
    if (t->elem->size == 1)
        return STR("1");
    return str_fmt(h->a, "sizeof *(%.*s)", STR_ARG(value));
}

static AbiField element(const AbiType *t)
{
    return (AbiField){.type = t->elem, .len_offset = -1, .name = STR("[]")};
}

static void put_numbers(Host *h, const AbiType *t, Str at, Str value, Str n,
                        Str name)
{
    Str size = element_size(h, t, value);
    out_line(h->o,
             "cbw_numbers_in(&cbw_c, %.*s, %.*s, %.*s, %.*s, %u, %s, "
             "\"%.*s\");",
             STR_ARG(at), STR_ARG(value), STR_ARG(n), STR_ARG(size),
             t->elem->size, is_signed(t->elem->mem) ? "true" : "false",
             STR_ARG(name));
}

static void put_elements(Host *h, const AbiType *t, Str at, Str value, Str n,
                         Str name)
{
    if (host_is_number(t->elem)) {
        put_numbers(h, t, at, value, n, name);
        return;
    }
    Str i = local(h, "i");
    AbiField elem = element(t);
    out_open(h->o,
             "for (uint64_t %.*s = 0; %.*s < %.*s && !cbw_c.failed; %.*s++) {",
             STR_ARG(i), STR_ARG(i), STR_ARG(n), STR_ARG(i));
    host_put(h, &elem,
             str_fmt(h->a, "(uint32_t)(%.*s + %.*s * %u)", STR_ARG(at),
                     STR_ARG(i), t->elem->size),
             STR(""), str_fmt(h->a, "%.*s[%.*s]", STR_ARG(value), STR_ARG(i)));
    out_close(h->o, "}");
}

static Str put_number_list(Host *h, const AbiType *t, Str value, Str n,
                           Str name)
{
    unsigned end = t->end == ABI_END_NUL ? t->elem->size : 0;
    if (t->elem->size == 1)
        return str_fmt(h->a, "cbw_put(&cbw_c, %.*s, %.*s, %u)", STR_ARG(value),
                       STR_ARG(n), end);
    return str_fmt(h->a,
                   "cbw_put_numbers(&cbw_c, %.*s, %.*s, %.*s, %u, %s, %u, "
                   "\"%.*s\")",
                   STR_ARG(value), STR_ARG(n),
                   STR_ARG(element_size(h, t, value)), t->elem->size,
                   is_signed(t->elem->mem) ? "true" : "false", end,
                   STR_ARG(name));
}

Str host_put_list(Host *h, const AbiType *t, Str value, Str n, Str name)
{
    Str at = local(h, "l");
    bool ends = t->end == ABI_END_NUL;
    if (host_is_number(t->elem))
        return put_number_list(h, t, value, n, name);
    out_line(h->o,
             "uint32_t %.*s = %.*s ? cbw_take(&cbw_c, (uint64_t)(%.*s%s) * %u) "
             ": 0;",
             STR_ARG(at), STR_ARG(value), STR_ARG(n), ends ? " + 1" : "",
             t->elem->size);
    out_open(h->o, "if (%.*s && !cbw_c.failed) {", STR_ARG(at));
    if (ends)
        out_line(h->o, "memset(cbw_mem(cbw_h) + %.*s + %.*s * %u, 0, %u);",
                 STR_ARG(at), STR_ARG(n), t->elem->size, t->elem->size);
    put_elements(h, t, at, value, n, name);
    out_close(h->o, "}");
    return at;
}

static void get_elements(Host *h, const AbiType *t, Str at, Str n, Str value,
                         Str size, Str owner)
{
    if (host_is_number(t->elem)) {
        out_line(h->o,
                 "cbw_numbers_out(&cbw_c, %.*s, %.*s, %.*s, %.*s, %u, %s);",
                 STR_ARG(value), STR_ARG(at), STR_ARG(n), STR_ARG(size),
                 t->elem->size, is_signed(t->elem->mem) ? "true" : "false");
        return;
    }
    Str i = local(h, "i");
    AbiField elem = element(t);
    out_open(h->o,
             "for (uint64_t %.*s = 0; %.*s < %.*s && cbw_some(&cbw_c, %.*s, "
             "%.*s, %u); %.*s++) {",
             STR_ARG(i), STR_ARG(i), STR_ARG(n), STR_ARG(at), STR_ARG(n),
             t->elem->size, STR_ARG(i));
    host_get(h, &elem,
             str_fmt(h->a, "(uint32_t)(%.*s + %.*s * %u)", STR_ARG(at),
                     STR_ARG(i), t->elem->size),
             STR(""), str_fmt(h->a, "%.*s[%.*s]", STR_ARG(value), STR_ARG(i)),
             owner);
    out_close(h->o, "}");
}

// An array for the host: the type of what points to its elements.
static Str array_type(Host *h, const AbiType *t, Str value)
{
    return host_is_number(t->elem)
               ? STR("void *")
               : str_fmt(h->a, "__typeof__(&((%.*s)[0])) ", STR_ARG(value));
}

void host_get_list(Host *h, const AbiType *t, Str at, Str n, Str value,
                   Str owner, bool fills)
{
    Str to = value, p = local(h, "q");
    out_line(h->o, "uint32_t %.*s = %.*s;", STR_ARG(p), STR_ARG(at));
    if (!fills) {
        Str type = array_type(h, t, value);
        Str size = element_size(h, t, value);
        to = local(h, "m");
        out_line(h->o,
                 "%.*s%.*s = %.*s && cbw_some(&cbw_c, %.*s, %.*s, %u) ? "
                 "cbw_room_for(&cbw_c, %.*s, %u, %.*s, (size_t)(%.*s + 1) * "
                 "%.*s) : NULL;",
                 STR_ARG(type), STR_ARG(to), STR_ARG(p), STR_ARG(p), STR_ARG(n),
                 t->elem->size, STR_ARG(owner), t->elem->size, STR_ARG(p),
                 STR_ARG(n), STR_ARG(size));
    }
    out_open(h->o, "if (%.*s) {", STR_ARG(to));
    get_elements(h, t, p, n, to, element_size(h, t, value), owner);
    out_close(h->o, "}");
    if (!fills)
        out_line(h->o, "CBW_SET_POINTER(%.*s, %.*s);", STR_ARG(value),
                 STR_ARG(to));
}

// ---- fields and elements ---------------------------------------------------

static Str offset(Host *h, Str base, uint32_t n)
{
    return n ? str_fmt(h->a, "%.*s + %u", STR_ARG(base), n) : base;
}

// The elements that a field's length says, as a local.
static Str field_count(Host *h, const AbiField *f, Str record, Str value)
{
    Str n = local(h, "n");
    const AbiType *t = f->type;
    if (t->end == ABI_END_FIXED)
        out_line(h->o, "uint64_t %.*s = %u;", STR_ARG(n), t->count);
    else if (f->len_name.len)
        out_line(h->o,
                 "uint64_t %.*s = cbw_count(&cbw_c, %.*s%.*s < 0, "
                 "(uint64_t)%.*s%.*s, \"%.*s\");",
                 STR_ARG(n), STR_ARG(record), STR_ARG(f->len_name),
                 STR_ARG(record), STR_ARG(f->len_name), STR_ARG(f->len_name));
    else
        out_line(h->o, "uint64_t %.*s = cbw_length(%.*s, %s);", STR_ARG(n),
                 STR_ARG(value),
                 t->kind == ABI_LIST
                     ? str_c(h->a, element_size(h, t, value))
                     : str_c(h->a, str_fmt(h->a, "%u", host_unit(t))));
    return n;
}

static void put_pointer(Host *h, const AbiField *f, Str at, Str base,
                        Str record, Str value)
{
    const AbiType *t = f->type;
    Str n = field_count(h, f, record, value), p;
    if (t->kind == ABI_STRING)
        p = str_fmt(h->a, "cbw_put(&cbw_c, %.*s, %.*s * %u, %u)",
                    STR_ARG(value), STR_ARG(n), host_unit(t), host_unit(t));
    else
        p = host_put_list(h, t, value, n, f->name);
    Str q = local(h, "q");
    out_line(h->o, "uint32_t %.*s = %.*s;", STR_ARG(q), STR_ARG(p));
    out_open(h->o, "if (!cbw_c.failed) {");
    out_line(h->o, "cbw_w32(cbw_h, %.*s, %.*s);", STR_ARG(at), STR_ARG(q));
    if (f->len_offset >= 0) {
        AbiType len = {.kind = ABI_INT, .mem = f->len_mem};
        store_scalar(h, &len, offset(h, base, (uint32_t)f->len_offset), n);
    }
    out_close(h->o, "}");
}

static void put_in_place(Host *h, const AbiType *t, Str at, Str value, Str name)
{
    Str n = str_fmt(h->a, "(uint64_t)%u", t->count);
    if (t->kind == ABI_STRING)
        out_line(h->o, "memcpy(cbw_mem(cbw_h) + %.*s, %.*s, %u);", STR_ARG(at),
                 STR_ARG(value), t->count * host_unit(t));
    else
        put_elements(h, t, at, value, n, name);
}

static void put_object(Host *h, const AbiType *t, Str at, Str value)
{
    out_line(h->o, "cbw_w32(cbw_h, %.*s, cbw_object%u(&cbw_c, %.*s, \"\"));",
             STR_ARG(at), t->cls->id, STR_ARG(value));
}

static Str address_of(Host *h, const AbiType *t, Str value)
{
    return t->in_place ? str_fmt(h->a, "&%.*s", STR_ARG(value)) : value;
}

static void put_record(Host *h, const AbiType *t, Str at, Str value)
{
    bool v = t->kind == ABI_VARIANT;
    uint32_t id = v ? t->variant->id : t->record->id;
    Str from = address_of(h, t, value);
    if (t->in_place)
        out_line(h->o, "cbw_store%s%u(&cbw_c, %.*s, %.*s);", v ? "v" : "", id,
                 STR_ARG(at), STR_ARG(from));
    else
        out_line(h->o, "cbw_w32(cbw_h, %.*s, cbw_place%s%u(&cbw_c, %.*s));",
                 STR_ARG(at), v ? "v" : "", id, STR_ARG(from));
}

void host_put(Host *h, const AbiField *f, Str base, Str record, Str value)
{
    const AbiType *t = f->type;
    Str at = offset(h, base, f->offset);
    switch (t->kind) {
    case ABI_STRING:
    case ABI_LIST:
        if (t->in_place)
            put_in_place(h, t, at, value, f->name);
        else
            put_pointer(h, f, at, base, record, value);
        break;
    case ABI_RECORD:
    case ABI_VARIANT:
        put_record(h, t, at, value);
        break;
    case ABI_HANDLE:
        put_object(h, t, at, value);
        break;
    default:
        if (f->bit_width)
            store_bits(h, f, at, value);
        else
            store_scalar(h, t, at, host_fit(h, t, value, f->name));
    }
}

static void get_pointer(Host *h, const AbiField *f, Str at, Str base,
                        Str record, Str value, Str owner)
{
    const AbiType *t = f->type;
    Str p = local(h, "p"), n = local(h, "n");
    bool text = t->kind == ABI_STRING;
    unsigned unit = text ? host_unit(t) : t->elem->size;
    out_line(h->o, "uint32_t %.*s = cbw_r32(cbw_h, %.*s);", STR_ARG(p),
             STR_ARG(at));
    if (f->len_offset >= 0) {
        AbiType len = {.kind = ABI_INT, .mem = f->len_mem};
        Str count =
            load_scalar(h, &len, offset(h, base, (uint32_t)f->len_offset));
        out_line(h->o, "uint64_t %.*s = (uint64_t)%.*s;", STR_ARG(n),
                 STR_ARG(count));
        out_line(h->o, "CBW_SET_INT(%.*s%.*s, %.*s);", STR_ARG(record),
                 STR_ARG(f->len_name), STR_ARG(n));
    } else if (t->end == ABI_END_FIXED) {
        out_line(h->o, "uint64_t %.*s = %u;", STR_ARG(n), t->count);
    } else {
        out_line(h->o,
                 "uint64_t %.*s = %.*s ? cbw_elements(&cbw_c, %.*s, %u) : 0;",
                 STR_ARG(n), STR_ARG(p), STR_ARG(p), unit);
    }
    if (text)
        out_line(h->o,
                 "CBW_SET_POINTER(%.*s, cbw_bytes_out(&cbw_c, %.*s, %.*s, "
                 "%.*s, %u));",
                 STR_ARG(value), STR_ARG(owner), STR_ARG(p), STR_ARG(n), unit);
    else
        host_get_list(h, t, p, n, value, owner, false);
}

static void get_in_place(Host *h, const AbiType *t, Str at, Str value,
                         Str owner)
{
    Str n = str_fmt(h->a, "(uint64_t)%u", t->count);
    if (t->kind == ABI_STRING)
        out_line(h->o,
                 "memcpy((void *)(uintptr_t)%.*s, cbw_mem(cbw_h) + %.*s, %u);",
                 STR_ARG(value), STR_ARG(at), t->count * host_unit(t));
    else
        get_elements(h, t, at, n, value, element_size(h, t, value), owner);
}

static void get_record(Host *h, const AbiType *t, Str at, Str value, Str owner)
{
    bool v = t->kind == ABI_VARIANT;
    uint32_t id = v ? t->variant->id : t->record->id;
    if (t->in_place) {
        out_line(h->o, "cbw_load%s%u(&cbw_c, %.*s, &%.*s, %.*s);", v ? "v" : "",
                 id, STR_ARG(at), STR_ARG(value), STR_ARG(owner));
        return;
    }
    out_line(h->o,
             "CBW_SET_POINTER(%.*s, cbw_lift%s%u(&cbw_c, cbw_r32(cbw_h, "
             "%.*s), %.*s));",
             STR_ARG(value), v ? "v" : "", id, STR_ARG(at), STR_ARG(owner));
}

void host_get(Host *h, const AbiField *f, Str base, Str record, Str value,
              Str owner)
{
    const AbiType *t = f->type;
    Str at = offset(h, base, f->offset);
    switch (t->kind) {
    case ABI_STRING:
    case ABI_LIST:
        if (t->in_place)
            get_in_place(h, t, at, value, owner);
        else
            get_pointer(h, f, at, base, record, value, owner);
        break;
    case ABI_RECORD:
    case ABI_VARIANT:
        get_record(h, t, at, value, owner);
        break;
    case ABI_HANDLE:
        out_line(h->o,
                 "CBW_SET_POINTER(%.*s, cbw_object_out(&cbw_c, %u, "
                 "cbw_r32(cbw_h, %.*s), false, %.*s));",
                 STR_ARG(value), t->cls->id, STR_ARG(at),
                 str_eq_c(owner, "CBW_OWNED") ? 1 : (int)owner.len,
                 str_eq_c(owner, "CBW_OWNED") ? "0" : owner.ptr);
        break;
    default:
        if (f->bit_width)
            out_line(h->o, "%.*s = %.*s;", STR_ARG(value),
                     STR_ARG(load_bits(h, f, at)));
        else
            out_line(h->o, "CBW_SET_%s(%.*s, %.*s);",
                     is_float(t->mem) ? "FLOAT" : "INT", STR_ARG(value),
                     STR_ARG(load_scalar(h, t, at)));
    }
}
