// Reading modules and objects (see wasm.h). Section numbers and encodings:
// core spec 5.5; the linking section: tool-conventions, Linking.md.
#include "pack/wasm.h"
#include "base/out.h"
#include <string.h>

typedef struct {
    Str rest;
    bool error;
} Reader;

enum {
    SEC_CUSTOM = 0,
    SEC_TYPE = 1,
    SEC_IMPORT = 2,
    SEC_FUNCTION = 3,
    SEC_EXPORT = 7,
    SEC_START = 8,
    SEC_CODE = 10,
    FUNCTION_TYPE = 0x60,
    LINKING_VERSION = 2,
    LINKING_SYMBOLS = 8,
    SYM_FUNCTION = 0,
    SYM_DATA = 1,
    SYM_SECTION = 3,
    SYM_LOCAL = 0x02,
    SYM_UNDEFINED = 0x10,
    SYM_EXPLICIT_NAME = 0x40,
};

static uint8_t read_u8(Reader *r)
{
    if (!r->rest.len) {
        r->error = true;
        return 0;
    }
    uint8_t b = (uint8_t)r->rest.ptr[0];
    r->rest = str_from(r->rest, 1);
    return b;
}

static uint64_t read_leb(Reader *r)
{
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        uint8_t b = read_u8(r);
        if (shift < 64)
            v |= (uint64_t)(b & 0x7f) << shift;
        if (!(b & 0x80))
            return v;
    }
    r->error = true;
    return 0;
}

static uint32_t read_u32(Reader *r)
{
    uint64_t v = read_leb(r);
    if (v > UINT32_MAX)
        r->error = true;
    return (uint32_t)v;
}

static Str read_bytes(Reader *r, size_t n)
{
    if (n > r->rest.len) {
        r->error = true;
        r->rest = STR("");
        return STR("");
    }
    Str s = str_sub(r->rest, 0, n);
    r->rest = str_from(r->rest, n);
    return s;
}

static Str read_name(Reader *r)
{
    uint32_t n = read_u32(r);
    return read_bytes(r, n);
}

static bool more(const Reader *r)
{
    return !r->error && r->rest.len;
}

// ---- sections --------------------------------------------------------------

static void read_limits(Reader *r)
{
    uint8_t flags = read_u8(r);
    read_leb(r);
    if (flags & 1)
        read_leb(r);
}

static void read_imports(Arena *a, WasmModule *m, Reader r)
{
    uint32_t n = read_u32(&r), counts[5] = {0};
    for (uint32_t i = 0; i < n && more(&r); i++) {
        WasmItem im = {.module = read_name(&r)};
        im.name = read_name(&r);
        uint8_t kind = read_u8(&r);
        if (kind > WASM_TAG)
            return;
        im.kind = (WasmKind)kind;
        im.index = counts[kind]++;
        if (kind == WASM_TABLE || kind == WASM_GLOBAL || kind == WASM_TAG)
            read_u8(&r);
        if (kind == WASM_FUNC || kind == WASM_TAG)
            read_u32(&r);
        else if (kind == WASM_GLOBAL)
            read_u8(&r);
        else
            read_limits(&r);
        VEC_PUSH(a, &m->imports, im);
    }
    m->imported_funcs = counts[WASM_FUNC];
}

static void read_types(Arena *a, WasmModule *m, Reader r)
{
    uint32_t n = read_u32(&r);
    for (uint32_t i = 0; i < n && more(&r); i++) {
        if (read_u8(&r) != FUNCTION_TYPE)
            return;
        WasmType t = {.params = read_name(&r)};
        t.results = read_name(&r);
        VEC_PUSH(a, &m->types, t);
    }
}

static void read_funcs(Arena *a, WasmModule *m, Reader r)
{
    uint32_t n = read_u32(&r);
    for (uint32_t i = 0; i < n && more(&r); i++)
        VEC_PUSH(a, &m->funcs, read_u32(&r));
}

static void read_exports(Arena *a, WasmModule *m, Reader r)
{
    uint32_t n = read_u32(&r);
    for (uint32_t i = 0; i < n && more(&r); i++) {
        WasmItem ex = {.name = read_name(&r)};
        ex.kind = (WasmKind)read_u8(&r);
        ex.index = read_u32(&r);
        VEC_PUSH(a, &m->exports, ex);
    }
}

static void read_code(Arena *a, WasmModule *m, Reader r)
{
    uint32_t n = read_u32(&r);
    for (uint32_t i = 0; i < n && more(&r); i++)
        VEC_PUSH(a, &m->bodies, read_name(&r));
}

static void read_features(Arena *a, WasmModule *m, Reader r)
{
    uint32_t n = read_u32(&r);
    for (uint32_t i = 0; i < n && more(&r); i++) {
        uint8_t prefix = read_u8(&r);
        Str name = read_name(&r);
        if (prefix == '+' || prefix == '=')
            VEC_PUSH(a, &m->features, name);
    }
}

static void read_section(Arena *a, WasmModule *m, const WasmSection *s)
{
    Reader r = {.rest = s->data};
    if (s->id == SEC_TYPE)
        read_types(a, m, r);
    else if (s->id == SEC_FUNCTION)
        read_funcs(a, m, r);
    else if (s->id == SEC_IMPORT)
        read_imports(a, m, r);
    else if (s->id == SEC_EXPORT)
        read_exports(a, m, r);
    else if (s->id == SEC_CODE)
        read_code(a, m, r);
    else if (s->id == SEC_CUSTOM && str_eq_c(s->name, "target_features"))
        read_features(a, m, r);
}

bool wasm_read(Arena *a, Str bytes, WasmModule *m)
{
    *m = (WasmModule){.bytes = bytes};
    Reader r = {.rest = bytes};
    if (bytes.len < 8 || memcmp(bytes.ptr, "\0asm\1\0\0\0", 8) != 0)
        return false;
    read_bytes(&r, 8);
    while (more(&r)) {
        const char *start = r.rest.ptr;
        WasmSection s = {.id = read_u8(&r)};
        s.data = read_name(&r);
        s.all = (Str){start, (size_t)(r.rest.ptr - start)};
        if (r.error)
            return false;
        if (s.id == SEC_CUSTOM) {
            Reader body = {.rest = s.data};
            s.name = read_name(&body);
            s.data = body.rest;
        }
        VEC_PUSH(a, &m->sections, s);
        read_section(a, m, &s);
    }
    return !r.error;
}

const WasmItem *wasm_export(const WasmModule *m, Str name)
{
    for (size_t i = 0; i < m->exports.len; i++)
        if (str_eq(m->exports.at[i].name, name))
            return &m->exports.at[i];
    return NULL;
}

const WasmType *wasm_func_type(const WasmModule *m, uint32_t func)
{
    uint32_t i = func - m->imported_funcs;
    bool known = func >= m->imported_funcs && i < m->funcs.len &&
                 m->funcs.at[i] < m->types.len;
    return known ? &m->types.at[m->funcs.at[i]] : NULL;
}

static const char *value_type(char c)
{
    switch ((uint8_t)c) {
    case 0x7f:
        return "i32";
    case 0x7e:
        return "i64";
    case 0x7d:
        return "f32";
    case 0x7c:
        return "f64";
    }
    return "a vector or reference";
}

static void put_types(Out *o, Str types)
{
    for (size_t i = 0; i < types.len; i++)
        out_put(o, "%s%s", i ? ", " : "", value_type(types.ptr[i]));
}

Str wasm_type_text(Arena *a, const WasmType *t)
{
    Out *o = out_new();
    out_put(o, "(");
    put_types(o, t->params);
    out_put(o, ") -> ");
    put_types(o, t->results);
    if (!t->results.len)
        out_put(o, "nothing");
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

const WasmSection *wasm_custom(const WasmModule *m, Str name)
{
    for (size_t i = 0; i < m->sections.len; i++)
        if (m->sections.at[i].id == SEC_CUSTOM &&
            str_eq(m->sections.at[i].name, name))
            return &m->sections.at[i];
    return NULL;
}

// ---- what can trap ---------------------------------------------------------

// Reads one instruction; false if it can trap, touches memory or calls.
// Loops are left out: what does not end is no different with a guard around
// it, but a bare call should be a short one.
static bool harmless(Reader *r)
{
    uint8_t op = read_u8(r);
    switch (op) {
    case 0x01: // nop
    case 0x05: // else
    case 0x0b: // end
    case 0x0f: // return
    case 0x1a: // drop
    case 0x1b: // select
        return true;
    case 0x02: // block
    case 0x04: // if
    case 0x0c: // br
    case 0x0d: // br_if
    case 0x20: // local.get
    case 0x21: // local.set
    case 0x22: // local.tee
    case 0x23: // global.get
    case 0x41: // i32.const
    case 0x42: // i64.const
        read_leb(r);
        return true;
    case 0x43:
        read_bytes(r, 4);
        return true;
    case 0x44:
        read_bytes(r, 8);
        return true;
    case 0xfc: // saturating truncations
        return read_u32(r) <= 7;
    }
    bool divides = (op >= 0x6d && op <= 0x70) || (op >= 0x7f && op <= 0x82);
    bool truncates = (op >= 0xa8 && op <= 0xab) || (op >= 0xae && op <= 0xb1);
    return op >= 0x45 && op <= 0xc4 && !divides && !truncates;
}

bool wasm_cannot_trap(const WasmModule *m, uint32_t func)
{
    if (func < m->imported_funcs || func - m->imported_funcs >= m->bodies.len)
        return false;
    Reader r = {.rest = m->bodies.at[func - m->imported_funcs]};
    for (uint32_t groups = read_u32(&r); groups-- > 0 && more(&r);) {
        read_u32(&r);
        read_u8(&r);
    }
    while (more(&r))
        if (!harmless(&r))
            return false;
    return !r.error;
}

// ---- symbols of objects ----------------------------------------------------

// A function that an object wants has the name of its import, unless it says
// otherwise.
static Str import_name(const WasmModule *m, uint32_t func)
{
    for (size_t i = 0; i < m->imports.len; i++)
        if (m->imports.at[i].kind == WASM_FUNC &&
            m->imports.at[i].index == func)
            return m->imports.at[i].name;
    return STR("");
}

static void read_data_symbol(Arena *a, Reader *r, uint32_t flags, StrVec *names)
{
    Str name = read_name(r);
    if (flags & SYM_UNDEFINED)
        return;
    read_u32(r); // segment
    read_leb(r); // offset
    read_leb(r); // size
    if (!(flags & SYM_LOCAL) && !r->error)
        VEC_PUSH(a, names, name);
}

static void read_symbol(Arena *a, const WasmModule *m, Reader *r,
                        WasmSymbols *symbols)
{
    uint8_t kind = read_u8(r);
    uint32_t flags = read_u32(r);
    bool undefined = flags & SYM_UNDEFINED;
    if (kind == SYM_DATA) {
        read_data_symbol(a, r, flags, &symbols->data);
        return;
    }
    uint32_t index = read_u32(r);
    if (kind == SYM_SECTION)
        return;
    bool named = !undefined || (flags & SYM_EXPLICIT_NAME);
    Str name = named ? read_name(r) : import_name(m, index);
    bool function = kind == SYM_FUNCTION;
    if (r->error)
        return;
    if (undefined && function)
        VEC_PUSH(a, &symbols->wanted, name);
    else if (!undefined && !(flags & SYM_LOCAL))
        VEC_PUSH(a, function ? &symbols->defined : &symbols->data, name);
    else if (!undefined && function)
        VEC_PUSH(a, &symbols->locals, name);
}

static void read_linking(Arena *a, const WasmModule *m, Str data,
                         WasmSymbols *symbols)
{
    Reader r = {.rest = data};
    if (read_u32(&r) != LINKING_VERSION)
        return;
    while (more(&r)) {
        uint8_t id = read_u8(&r);
        Reader sub = {.rest = read_name(&r)};
        if (id != LINKING_SYMBOLS)
            continue;
        for (uint32_t n = read_u32(&sub); n-- > 0 && more(&sub);)
            read_symbol(a, m, &sub, symbols);
    }
}

static bool object_symbols(Arena *a, Str file, WasmSymbols *symbols)
{
    WasmModule m;
    if (!wasm_read(a, file, &m))
        return false;
    const WasmSection *linking = wasm_custom(&m, STR("linking"));
    if (linking)
        read_linking(a, &m, linking->data, symbols);
    return linking != NULL;
}

enum { AR_HEADER = 60, AR_SIZE_AT = 48, AR_SIZE_LEN = 10 };

bool wasm_symbols(Arena *a, Str file, WasmSymbols *symbols)
{
    Str magic = STR("!<arch>\n");
    if (!str_starts(file, magic))
        return object_symbols(a, file, symbols);
    Str rest = str_from(file, magic.len);
    while (rest.len > AR_HEADER) {
        uint64_t size;
        Str digits = str_trim(str_sub(rest, AR_SIZE_AT, AR_SIZE_LEN));
        if (!str_u64(digits, &size) || size > rest.len - AR_HEADER)
            return false;
        Str member = str_sub(rest, AR_HEADER, (size_t)size);
        bool index = rest.ptr[0] == '/'; // symbol index or long names
        if (!index && !object_symbols(a, member, symbols))
            return false;
        rest = str_from(rest, AR_HEADER + (size_t)size + (size_t)(size & 1));
    }
    return true;
}

// ---- writing ---------------------------------------------------------------

static void put_leb(Out *o, size_t n)
{
    do {
        char b = (char)(n & 0x7f);
        n >>= 7;
        if (n)
            b = (char)(b | 0x80);
        out_raw(o, (Str){&b, 1});
    } while (n);
}

static size_t leb_size(size_t n)
{
    size_t size = 1;
    while (n >>= 7)
        size++;
    return size;
}

static void put_name(Out *o, Str name)
{
    put_leb(o, name.len);
    out_raw(o, name);
}

static void put_section(Out *o, char id, Out *body)
{
    out_raw(o, (Str){&id, 1});
    put_name(o, out_str(body));
    out_free(body);
}

static void put_exports(Out *o, const WasmModule *m, Str unused, Str start)
{
    Out *body = out_new();
    put_leb(body, m->exports.len - (wasm_export(m, unused) != NULL) -
                      (wasm_export(m, start) != NULL));
    for (size_t i = 0; i < m->exports.len; i++) {
        const WasmItem *e = &m->exports.at[i];
        char kind = (char)e->kind;
        if (str_eq(e->name, unused) || str_eq(e->name, start))
            continue;
        put_name(body, e->name);
        out_raw(body, (Str){&kind, 1});
        put_leb(body, e->index);
    }
    put_section(o, SEC_EXPORT, body);
}

static void put_start(Out *o, const WasmItem *start)
{
    Out *body = out_new();
    put_leb(body, start->index);
    put_section(o, SEC_START, body);
}

static bool is_debug(const WasmSection *s)
{
    return str_eq_c(s->name, "name") || str_starts(s->name, STR(".debug_"));
}

static bool has_start(const WasmModule *m)
{
    for (size_t i = 0; i < m->sections.len; i++)
        if (m->sections.at[i].id == SEC_START)
            return true;
    return false;
}

Str wasm_finish(Arena *a, const WasmModule *m, WasmFinish f)
{
    Out *o = out_new();
    if (has_start(m))
        f.start = STR("");
    const WasmItem *start = wasm_export(m, f.start);
    out_raw(o, str_sub(m->bytes, 0, 8));
    for (size_t i = 0; i < m->sections.len; i++) {
        const WasmSection *s = &m->sections.at[i];
        if (s->id == SEC_EXPORT)
            put_exports(o, m, f.unused, f.start);
        else if (s->id != SEC_CUSTOM || (f.debug && is_debug(s)))
            out_raw(o, s->all);
        if (s->id == SEC_EXPORT && start) // it comes next (core spec 5.5.2)
            put_start(o, start);
    }
    out_raw(o, (Str){"\0", 1});
    put_leb(o, leb_size(f.section.len) + f.section.len);
    put_name(o, f.section);
    Str all = str_copy(a, out_str(o));
    out_free(o);
    return all;
}
