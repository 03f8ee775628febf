// One value between JavaScript and memory: checks, loads, stores.
#include "js-glue/js_int.h"

#include <stdio.h>

Str js_quote(Arena *a, Str s)
{
    char *to = arena_alloc(a, s.len * 6 + 3);
    size_t n = 0;
    to[n++] = '"';
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"' || c == '\\') {
            to[n++] = '\\';
            to[n++] = (char)c;
        } else if (c < 0x20 || c == 0x7f || c == 0xe2 || c == '<') {
            // U+2028 begins with e2; "</script" with "<"
            n += (size_t)snprintf(to + n, 7, c == 0xe2 ? "%c" : "\\u%04x", c);
        } else {
            to[n++] = (char)c;
        }
    }
    to[n++] = '"';
    return (Str){to, n};
}

unsigned js_view(Js *js, AbiMem mem)
{
    *js->views |= 1u << mem;
    return mem;
}

const char *js_array(AbiMem mem)
{
    static const char *const names[] = {
        [ABI_MEM_I8] = "Int8Array",      [ABI_MEM_U8] = "Uint8Array",
        [ABI_MEM_I16] = "Int16Array",    [ABI_MEM_U16] = "Uint16Array",
        [ABI_MEM_I32] = "Int32Array",    [ABI_MEM_U32] = "Uint32Array",
        [ABI_MEM_I64] = "BigInt64Array", [ABI_MEM_U64] = "BigUint64Array",
        [ABI_MEM_F32] = "Float32Array",  [ABI_MEM_F64] = "Float64Array",
    };
    return names[mem];
}

uint32_t js_size(AbiMem mem)
{
    static const uint32_t sizes[] = {
#define X(id, name, size) size,
        ABI_MEMS(X)
#undef X
    };
    return sizes[mem];
}

bool js_is_number(const AbiType *t)
{
    return t->kind == ABI_INT || t->kind == ABI_BIGINT || t->kind == ABI_FLOAT;
}

static unsigned shift_of(uint32_t size)
{
    return size == 8 ? 3 : size == 4 ? 2 : size == 2 ? 1 : 0;
}

Str js_at(Js *js, AbiMem mem, Str address)
{
    static const char *const views[] = {
#define X(id, name, size) "$" name,
        ABI_MEMS(X)
#undef X
    };
    unsigned shift = shift_of(js_size(mem));
    if (!shift)
        return str_fmt(js->a, "%s[%.*s]", views[mem], STR_ARG(address));
    return str_fmt(js->a, "%s[(%.*s) >>> %u]", views[mem], STR_ARG(address),
                   shift);
}

Str js_class_ref(Js *js, const AbiClass *c)
{
    return str_fmt(js->a, "$cls%u", c->id);
}

// ---- checks ----------------------------------------------------------------

static const char *range_of(AbiMem mem)
{
    static const char *const ranges[] = {
        "-128, 127",
        "0, 255",
        "-32768, 32767",
        "0, 65535",
        "-2147483648, 2147483647",
        "0, 4294967295",
        "-9223372036854775808n, 9223372036854775807n",
        "0n, 18446744073709551615n",
        "",
        ""};
    return ranges[mem];
}

Str js_check(Js *js, const AbiType *t, Str value, Str fn, Str name)
{
    Arena *a = js->a;
    switch (t->kind) {
    case ABI_BOOL:
        return str_fmt(a, "$flag(%.*s, %.*s, %.*s)", STR_ARG(value),
                       STR_ARG(fn), STR_ARG(name));
    case ABI_JS:
        return str_fmt(a, "$hold(%.*s)", STR_ARG(value));
    case ABI_FLOAT:
        return str_fmt(a, "$num(%.*s, %.*s, %.*s)", STR_ARG(value), STR_ARG(fn),
                       STR_ARG(name));
    case ABI_BIGINT:
        return str_fmt(a, "$big(%.*s, %s, %.*s, %.*s)", STR_ARG(value),
                       range_of(t->mem), STR_ARG(fn), STR_ARG(name));
    case ABI_HANDLE: {
        Str p = str_fmt(a, "%s(%.*s, %.*s, %.*s, %.*s).p",
                        js->family ? "$stateIn" : "$state", STR_ARG(value),
                        STR_ARG(js_class_ref(js, t->cls)), STR_ARG(fn),
                        STR_ARG(name));
        return t->nullable ? str_fmt(a, "(%.*s == null ? 0 : %.*s)",
                                     STR_ARG(value), STR_ARG(p))
                           : p;
    }
    default:
        break;
    }
    if (t->kind == ABI_ENUM && !t->enm->open) {
        return str_fmt(a, "$one(%.*s, $$%.*s, %.*s, %.*s)", STR_ARG(value),
                       STR_ARG(t->enm->name), STR_ARG(fn), STR_ARG(name));
    }
    return str_fmt(a, "$int(%.*s, %s, %.*s, %.*s)", STR_ARG(value),
                   range_of(t->mem), STR_ARG(fn), STR_ARG(name));
}

// ---- strings and lists to memory -------------------------------------------

static uint32_t unit_of(const AbiType *t)
{
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

static const char *enc_name(const AbiType *t)
{
    static const char *const names[] = {"utf8",  "utf16",  "utf16be",
                                        "utf32", "latin1", "ascii"};
    return names[t->enc];
}

// Bytes of what a string's length counts.
static uint32_t counted_in(const AbiType *t)
{
    return t->elem ? t->elem->size : 1;
}

static Str place_string(Js *js, const AbiType *t, Str v, Str fn, Str name)
{
    const char *counted = t->end == ABI_END_NUL ? "false" : "true";
    if (t->enc != ABI_UTF8)
        return str_fmt(js->a, "$strEnc(%.*s, \"%s\", %u, %u, %s, %.*s, %.*s)",
                       STR_ARG(v), enc_name(t), unit_of(t), counted_in(t),
                       counted, STR_ARG(fn), STR_ARG(name));
    return str_fmt(js->a, "%s(%.*s, %s, %.*s, %.*s)",
                   t->as_bytes ? "$strOrBytes" : "$str", STR_ARG(v), counted,
                   STR_ARG(fn), STR_ARG(name));
}

static Str comma(Js *js, Str at)
{
    return at.len ? str_cat(js->a, STR(", "), at) : at;
}

static uint32_t fixed_count(const AbiType *t)
{
    return t->end == ABI_END_FIXED ? t->count : 0;
}

// Arrays of anything but numbers: each element is stored by a function.
static Str place_array(Js *js, const AbiType *t, Str v, Str at, Str fn,
                       Str name)
{
    Js inner = *js;
    inner.o = out_new();
    out_indent_width(inner.o, 0);
    AbiField elem = {.type = t->elem, .len_offset = -1, .name = STR("[]")};
    js_store(&inner, &elem, STR("$at"), STR("$e"), fn);
    Str body = str_copy(js->a, out_str(inner.o));
    out_free(inner.o);
    for (size_t i = 0; i < body.len; i++)
        if (body.ptr[i] == '\n')
            ((char *)body.ptr)[i] = ' ';
    return str_fmt(js->a,
                   "$each(%.*s, %u, %u, %s, %.*s, %.*s, ($at, $e) => { "
                   "%.*s}%.*s)",
                   STR_ARG(v), t->elem->size, fixed_count(t),
                   t->end == ABI_END_NUL ? "1" : "0", STR_ARG(fn),
                   STR_ARG(name), STR_ARG(body), STR_ARG(comma(js, at)));
}

static Str place_list(Js *js, const AbiType *t, Str v, Str at, Str fn, Str name)
{
    if (!js_is_number(t->elem))
        return place_array(js, t, v, at, fn, name);
    bool ends = t->end == ABI_END_NUL;
    if (t->elem->mem == ABI_MEM_U8 && !at.len && !ends)
        return fixed_count(t)
                   ? str_fmt(js->a, "$bytesFixed(%.*s, %u, %.*s, %.*s)",
                             STR_ARG(v), fixed_count(t), STR_ARG(fn),
                             STR_ARG(name))
                   : str_fmt(js->a, "$bytesIn(%.*s, %.*s, %.*s)", STR_ARG(v),
                             STR_ARG(fn), STR_ARG(name));
    return str_fmt(js->a, "%s(%.*s, %u, %u, %.*s, %.*s%.*s)",
                   ends ? "$listNul" : "$list", STR_ARG(v),
                   js_view(js, t->elem->mem), fixed_count(t), STR_ARG(fn),
                   STR_ARG(name), STR_ARG(comma(js, at)));
}

Str js_place(Js *js, const AbiType *t, Str value, Str at, Str fn, Str name)
{
    Str s = t->kind == ABI_STRING ? place_string(js, t, value, fn, name)
                                  : place_list(js, t, value, at, fn, name);
    return t->nullable ? str_fmt(js->a, "(%.*s == null ? ($len = 0) : %.*s)",
                                 STR_ARG(value), STR_ARG(s))
                       : s;
}

bool js_needs_zero(const AbiType *t)
{
    if (t->kind != ABI_RECORD)
        return true;
    for (size_t i = 0; i < t->record->fields.len; i++) {
        const AbiField *f = &t->record->fields.at[i];
        bool inner =
            f->type->kind == ABI_RECORD || f->type->kind == ABI_VARIANT;
        if (f->optional || f->bit_width || (inner && js_needs_zero(f->type)))
            return true;
    }
    return false;
}

// ---- fields ----------------------------------------------------------------

static Str offset(Js *js, Str base, uint32_t n)
{
    return n ? str_fmt(js->a, "%.*s + %u", STR_ARG(base), n) : base;
}

static bool is_pointer_copy(const AbiType *t)
{
    return (t->kind == ABI_STRING || t->kind == ABI_LIST) && !t->in_place;
}

static void store_pointer(Js *js, const AbiField *f, Str at, Str base,
                          Str value, Str fn, Str name)
{
    uint32_t n = js->next++;
    Str p = js_place(js, f->type, value, STR(""), fn, name);
    out_line(js->o, "const q%u = %.*s;", n, STR_ARG(p));
    Str cell = js_at(js, ABI_MEM_U32, at);
    out_line(js->o, "%.*s = q%u;", STR_ARG(cell), n);
    if (f->len_offset < 0)
        return;
    Str len = js_at(js, f->len_mem, offset(js, base, (uint32_t)f->len_offset));
    out_line(js->o, "%.*s = %s($len);", STR_ARG(len),
             js_size(f->len_mem) == 8 ? "BigInt" : "");
}

static bool is_signed(AbiMem mem)
{
    return mem == ABI_MEM_I8 || mem == ABI_MEM_I16 || mem == ABI_MEM_I32 ||
           mem == ABI_MEM_I64;
}

// What the bits of a field can hold.
static Str check_bits(Js *js, const AbiField *f, Str value, Str fn, Str name)
{
    const AbiType *t = f->type;
    bool big = js_size(t->mem) == 8;
    unsigned long long all = ~0ull >> (64 - f->bit_width);
    unsigned long long max = is_signed(t->mem) ? all >> 1 : all;
    if (t->kind == ABI_BOOL)
        return js_check(js, t, value, fn, name);
    return str_fmt(js->a, "%s(%.*s, %s%llu%s, %llu%s, %.*s, %.*s)",
                   big ? "$big" : "$int", STR_ARG(value),
                   is_signed(t->mem) ? "-" : "",
                   is_signed(t->mem) ? max + 1 : 0, big ? "n" : "", max,
                   big ? "n" : "", STR_ARG(fn), STR_ARG(name));
}

static void store_bits(Js *js, const AbiField *f, Str at, Str checked)
{
    Str cell = js_at(js, f->type->mem, at);
    unsigned long long mask = ~0ull >> (64 - f->bit_width);
    const char *n = js_size(f->type->mem) == 8 ? "n" : "";
    out_line(js->o,
             "%.*s = (%.*s & ~(%llu%s << %u%s)) | ((%.*s & %llu%s) << %u%s);",
             STR_ARG(cell), STR_ARG(cell), mask, n, f->bit_offset, n,
             STR_ARG(checked), mask, n, f->bit_offset, n);
}

void js_store(Js *js, const AbiField *f, Str base, Str value, Str fn)
{
    const AbiType *t = f->type;
    Str at = offset(js, base, f->offset);
    Str name = js_quote(js->a, f->name);
    if (t->kind == ABI_RECORD || t->kind == ABI_VARIANT) {
        out_line(js->o, "$store%s%u(%.*s, %.*s, %.*s, %.*s);",
                 t->kind == ABI_RECORD ? "" : "V",
                 t->kind == ABI_RECORD ? t->record->id : t->variant->id,
                 STR_ARG(at), STR_ARG(value), STR_ARG(fn), STR_ARG(name));
    } else if (is_pointer_copy(t)) {
        store_pointer(js, f, at, base, value, fn, name);
    } else if (t->kind == ABI_STRING) {
        Str text = js_place(js, t, STR("s"), STR(""), STR("fn"), STR("name"));
        out_line(js->o,
                 "$textFixed(%.*s, %.*s, %u, %u, %.*s, %.*s, (s, fn, name) => "
                 "%.*s);",
                 STR_ARG(value), STR_ARG(at), t->count, counted_in(t),
                 STR_ARG(fn), STR_ARG(name), STR_ARG(text));
    } else if (t->kind == ABI_LIST) {
        Str s = js_place(js, t, value, at, fn, name);
        out_line(js->o, "%.*s;", STR_ARG(s));
    } else {
        Str checked = f->bit_width ? check_bits(js, f, value, fn, name)
                                   : js_check(js, t, value, fn, name);
        Str cell = js_at(js, t->mem, at);
        if (f->bit_width)
            store_bits(js, f, at, checked);
        else
            out_line(js->o, "%.*s = %.*s;", STR_ARG(cell), STR_ARG(checked));
    }
}

static Str load_bits(Js *js, const AbiField *f, Str cell)
{
    AbiMem mem = f->type->mem;
    unsigned width = f->bit_width, from = f->bit_offset;
    if (js_size(mem) == 8)
        return str_fmt(js->a, "BigInt.as%sN(%u, %.*s >> %un)",
                       is_signed(mem) ? "Int" : "Uint", width, STR_ARG(cell),
                       from);
    return str_fmt(js->a, "(%.*s << %u %s %u)", STR_ARG(cell),
                   32 - width - from, is_signed(mem) ? ">>" : ">>>",
                   32 - width);
}

static Str load_scalar(Js *js, const AbiField *f, Str at, Str fn)
{
    const AbiType *t = f->type;
    Str cell = js_at(js, t->mem, at);
    if (f->bit_width)
        cell = load_bits(js, f, cell);
    if ((t->kind == ABI_ENUM && !t->enm->open) || t->kind == ABI_JS)
        return js_lift(js, t, cell, STR(""), fn);
    return t->kind == ABI_BOOL ? str_fmt(js->a, "%.*s !== 0", STR_ARG(cell))
                               : cell;
}

// Up to the first zero element.
static Str fixed_text(Js *js, const AbiType *t, Str at, Str fn)
{
    Str len = str_fmt(js->a, "$fixedLength(%.*s, %u, %u)", STR_ARG(at),
                      t->count, counted_in(t));
    return js_lift(js, t, at, len, fn);
}

Str js_load(Js *js, const AbiField *f, Str base, Str fn)
{
    const AbiType *t = f->type;
    Str at = offset(js, base, f->offset);
    if (t->kind == ABI_RECORD)
        return str_fmt(js->a, "$load%u(%.*s, %.*s)", t->record->id, STR_ARG(at),
                       STR_ARG(fn));
    if (t->kind == ABI_VARIANT)
        return str_fmt(js->a, "$loadV%u(%.*s, %.*s)", t->variant->id,
                       STR_ARG(at), STR_ARG(fn));
    if (t->kind == ABI_STRING && t->in_place)
        return fixed_text(js, t, at, fn);
    if (t->kind == ABI_LIST && t->in_place)
        return js_lift(js, t, at, str_fmt(js->a, "%u", t->count), fn);
    if (is_pointer_copy(t) || t->kind == ABI_HANDLE) {
        Str len = STR("");
        if (f->len_offset >= 0)
            len = str_fmt(
                js->a, "Number(%.*s)",
                STR_ARG(js_at(js, f->len_mem,
                              offset(js, base, (uint32_t)f->len_offset))));
        return js_lift(js, t, js_at(js, ABI_MEM_U32, at), len, fn);
    }
    return load_scalar(js, f, at, fn);
}

// ---- from the core ---------------------------------------------------------

Str js_copy(Js *js, AbiMem mem, Str p, Str n, Str fn)
{
    if (mem == ABI_MEM_U8)
        return str_fmt(js->a, "$bytesOut(%.*s, %.*s, %.*s)", STR_ARG(p),
                       STR_ARG(n), STR_ARG(fn));
    return str_fmt(js->a, "$copy(%.*s, %.*s, %s, %.*s)", STR_ARG(p), STR_ARG(n),
                   js_array(mem), STR_ARG(fn));
}

static Str lift_list(Js *js, const AbiType *t, Str p, Str len, Str fn)
{
    Str n = len.len ? len : str_fmt(js->a, "%u", t->count);
    if (t->end == ABI_END_NUL)
        n = str_fmt(js->a, "$countNul(%.*s, %u, %.*s)", STR_ARG(p),
                    t->elem->size, STR_ARG(fn));
    if (js_is_number(t->elem))
        return js_copy(js, t->elem->mem, p, n, fn);
    AbiField elem = {.type = t->elem, .len_offset = -1};
    Str one = js_load(js, &elem, STR("$at"), fn);
    return str_fmt(js->a, "$map(%.*s, %.*s, %u, %.*s, ($at) => (%.*s))",
                   STR_ARG(p), STR_ARG(n), t->elem->size, STR_ARG(fn),
                   STR_ARG(one));
}

static Str lift_string(Js *js, const AbiType *t, Str p, Str len, Str fn)
{
    if (t->enc != ABI_UTF8)
        return str_fmt(js->a, "$textEnc(%.*s, %.*s, \"%s\", %u, %u, %.*s)",
                       STR_ARG(p), STR_ARG(len.len ? len : STR("-1")),
                       enc_name(t), unit_of(t), counted_in(t), STR_ARG(fn));
    if (len.len)
        return str_fmt(js->a, "$text(%.*s, %.*s, %.*s)", STR_ARG(p),
                       STR_ARG(len), STR_ARG(fn));
    return str_fmt(js->a, "$cstr(%.*s, %.*s)", STR_ARG(p), STR_ARG(fn));
}

Str js_make(Js *js, const AbiClass *c, Str p, bool own, Str parent)
{
    Str ref = js_class_ref(js, c);
    const char *owned = own ? "true" : "false";
    if (!parent.len && !c->ref_export.len)
        return str_fmt(js->a, "$make(%.*s, %.*s, %s)", STR_ARG(ref), STR_ARG(p),
                       owned);
    return str_fmt(js->a, "$makeIn(%.*s, %.*s, %s, %.*s)", STR_ARG(ref),
                   STR_ARG(p), owned,
                   STR_ARG(parent.len ? parent : STR("null, null")));
}

static Str lift_pointer(Js *js, const AbiType *t, Str p, Str len, Str fn)
{
    switch (t->kind) {
    case ABI_STRING:
        return lift_string(js, t, p, len, fn);
    case ABI_LIST:
        return lift_list(js, t, p, len, fn);
    case ABI_RECORD:
        return str_fmt(js->a, "$load%u(%.*s, %.*s)", t->record->id, STR_ARG(p),
                       STR_ARG(fn));
    case ABI_VARIANT:
        return str_fmt(js->a, "$loadV%u(%.*s, %.*s)", t->variant->id,
                       STR_ARG(p), STR_ARG(fn));
    default: // a handle, borrowed
        if (js->lent)
            return str_fmt(js->a, "$lend($lent, %.*s, %.*s)",
                           STR_ARG(js_class_ref(js, t->cls)), STR_ARG(p));
        return js_make(js, t->cls, p, false, STR(""));
    }
}

// An element in place, which is never NULL.
static bool is_address(const AbiType *t, Str core)
{
    return t->in_place || str_eq_c(core, "$at") ||
           str_starts(core, STR("$at +"));
}

Str js_lift(Js *js, const AbiType *t, Str core, Str len, Str fn)
{
    Arena *a = js->a;
    switch (t->kind) {
    case ABI_UNIT:
        return STR("undefined");
    case ABI_BOOL:
        return str_fmt(a, "%.*s !== 0", STR_ARG(core));
    case ABI_BIGINT:
        return t->mem == ABI_MEM_U64
                   ? str_fmt(a, "BigInt.asUintN(64, %.*s)", STR_ARG(core))
                   : core;
    case ABI_ENUM:
        if (!t->enm->open)
            return str_fmt(a, "$known(%.*s%s, $$%.*s, %.*s)", STR_ARG(core),
                           t->mem == ABI_MEM_U32 ? " >>> 0" : "",
                           STR_ARG(t->enm->name), STR_ARG(fn));
        // fall through
    case ABI_INT:
    case ABI_FLAGS:
        return t->mem == ABI_MEM_U32 ? str_fmt(a, "%.*s >>> 0", STR_ARG(core))
                                     : core;
    case ABI_FLOAT:
        return core;
    case ABI_JS:
        return str_fmt(a, "$held(%.*s)", STR_ARG(core));
    case ABI_CALLABLE:
        return js_callable(js, t, core, len, fn);
    default:
        break;
    }
    bool ends = t->kind == ABI_STRING && !len.len; // knows what NULL is
    if (is_address(t, core) || (t->nullable && ends))
        return lift_pointer(js, t, core, len, fn);
    if (t->nullable)
        return str_fmt(a, "%.*s ? %.*s : null", STR_ARG(core),
                       STR_ARG(lift_pointer(js, t, core, len, fn)));
    Str some = str_fmt(a, "$some(%.*s, %.*s)", STR_ARG(core), STR_ARG(fn));
    return lift_pointer(js, t, some, len, fn);
}
