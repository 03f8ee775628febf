// wat_type.c: types of the text format (core spec 6.4), encoded as they are
// read; type uses, with the function types they add to the module.
#include "runtime/wat/wat_parse.h"

typedef struct {
    const char *text;
    uint8_t code;
} TypeWord;

static const TypeWord number_types[] = {
    {"i32", 0x7F}, {"i64", 0x7E}, {"f32", 0x7D}, {"f64", 0x7C}, {"v128", 0x7B}};
static const TypeWord heap_types[] = {
    {"any", 0x6E},    {"eq", 0x6D},   {"i31", 0x6C},      {"struct", 0x6B},
    {"array", 0x6A},  {"none", 0x71}, {"func", 0x70},     {"nofunc", 0x73},
    {"extern", 0x6F}, {"exn", 0x69},  {"noextern", 0x72}, {"noexn", 0x74}};
static const TypeWord ref_types[] = {
    {"anyref", 0x6E},    {"eqref", 0x6D},         {"i31ref", 0x6C},
    {"structref", 0x6B}, {"arrayref", 0x6A},      {"nullref", 0x71},
    {"funcref", 0x70},   {"nullfuncref", 0x73},   {"externref", 0x6F},
    {"exnref", 0x69},    {"nullexternref", 0x72}, {"nullexnref", 0x74}};

#define LOOK_UP(p, table) look_up((p), (table), sizeof(table) / sizeof *(table))

// The code of the current word, 0 if it is not in the table.
static uint8_t look_up(const WatParser *p, const TypeWord *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wat_is_word(p, wat_cur(p), table[i].text))
            return table[i].code;
    return 0;
}

void wat_heap_type(WatParser *p, WatBuf *b)
{
    uint8_t code = LOOK_UP(p, heap_types);
    if (code) {
        buf_byte(b, code);
        p->pos++;
    } else if (wat_at_index(p))
        buf_signed(b, wat_index(p, WAT_TYPE));
    else
        wat_unexpected(p);
}

bool wat_ref_parts(WatParser *p, WatBuf *b)
{
    uint8_t code = LOOK_UP(p, ref_types);
    if (code) {
        buf_byte(b, code);
        p->pos++;
        return true;
    }
    if (!wat_open(p, "ref")) {
        wat_unexpected(p);
        return false;
    }
    bool nullable = wat_take_word(p, "null");
    wat_heap_type(p, b);
    wat_close(p);
    return nullable;
}

bool wat_at_ref_type(const WatParser *p)
{
    return LOOK_UP(p, ref_types) || wat_at_list(p, "ref");
}

void wat_ref_type(WatParser *p, WatBuf *b)
{
    WatBuf heap = {.arena = p->arena};
    bool nullable = wat_ref_parts(p, &heap);
    // A single byte from 0x40 up is an abstract heap type.
    bool abstract = heap.len == 1 && (heap.at[0] & 0xC0) == 0x40;
    if (!nullable)
        buf_byte(b, 0x64);
    else if (!abstract)
        buf_byte(b, 0x63);
    buf_append(b, &heap);
}

void wat_value_type(WatParser *p, WatBuf *b)
{
    uint8_t code = LOOK_UP(p, number_types);
    if (!code) {
        wat_ref_type(p, b);
        return;
    }
    buf_byte(b, code);
    p->pos++;
}

static void storage_type(WatParser *p, WatBuf *b)
{
    if (wat_take_word(p, "i8"))
        buf_byte(b, 0x78);
    else if (wat_take_word(p, "i16"))
        buf_byte(b, 0x77);
    else
        wat_value_type(p, b);
}

static void field_type(WatParser *p, WatBuf *b)
{
    bool mutable_ = wat_open(p, "mut");
    storage_type(p, b);
    if (mutable_)
        wat_close(p);
    buf_byte(b, mutable_);
}

static bool more(const WatParser *p)
{
    WatTokenKind kind = wat_cur(p).kind;
    return kind != WAT_RPAR && kind != WAT_EOF;
}

// All (param ..) or (result ..) from here on; returns how many types.
static uint32_t type_list(WatParser *p, const char *word, WatSpace *names,
                          WatBuf *b)
{
    uint32_t n = 0;
    while (wat_open(p, word)) {
        bool named =
            names && (wat_cur(p).kind == WAT_ID || wat_at_name_annot(p));
        if (named) {
            wat_define(p, names, "local");
            wat_value_type(p, b);
            n++;
        }
        while (!named && more(p)) {
            wat_value_type(p, b);
            n++;
            if (names)
                names->count++;
        }
        wat_close(p);
    }
    return n;
}

// (param ..)* (result ..)* as the vectors of a function type.
static Str signature(WatParser *p, WatSpace *names, uint32_t *nparams,
                     uint32_t *nresults)
{
    WatBuf params = {.arena = p->arena}, results = {.arena = p->arena};
    WatBuf sig = {.arena = p->arena};
    *nparams = type_list(p, "param", names, &params);
    *nresults = type_list(p, "result", NULL, &results);
    buf_unsigned(&sig, *nparams);
    buf_append(&sig, &params);
    buf_unsigned(&sig, *nresults);
    buf_append(&sig, &results);
    return buf_str(&sig);
}

static void struct_type(WatParser *p, WatTypeInfo *info, WatBuf *b)
{
    WatBuf fields = {.arena = p->arena};
    while (wat_open(p, "field")) {
        if (wat_cur(p).kind == WAT_ID || wat_at_name_annot(p)) {
            wat_define(p, &info->fields, "field");
            field_type(p, &fields);
        } else
            while (more(p)) {
                info->fields.count++;
                field_type(p, &fields);
            }
        wat_close(p);
    }
    buf_byte(b, 0x5F);
    buf_unsigned(b, info->fields.count);
    buf_append(b, &fields);
}

static void composite_type(WatParser *p, WatTypeInfo *info, WatBuf *b)
{
    uint32_t nresults;
    if (wat_open(p, "func")) {
        WatSpace names = {0};
        info->is_func = true;
        info->sig = signature(p, &names, &info->nparams, &nresults);
        buf_byte(b, 0x60);
        buf_bytes(b, info->sig.ptr, info->sig.len);
    } else if (wat_open(p, "struct"))
        struct_type(p, info, b);
    else if (wat_open(p, "array")) {
        buf_byte(b, 0x5E);
        field_type(p, b);
    } else {
        wat_unexpected(p);
        return;
    }
    wat_close(p);
}

// (sub final? super* composite) or a composite type alone; whether it is final
// and has no supertype.
static bool sub_type(WatParser *p, WatTypeInfo *info, WatBuf *b)
{
    if (!wat_open(p, "sub")) {
        composite_type(p, info, b);
        return true;
    }
    WatBuf supers = {.arena = p->arena};
    uint32_t n = 0;
    bool final = wat_take_word(p, "final");
    for (; wat_at_index(p); n++)
        buf_unsigned(&supers, wat_index(p, WAT_TYPE));
    buf_byte(b, final ? 0x4F : 0x50);
    buf_unsigned(b, n);
    buf_append(b, &supers);
    composite_type(p, info, b);
    wat_close(p);
    return final && n == 0;
}

static void type_definition(WatParser *p, bool alone, WatBuf *b)
{
    WatTypeInfo info = {0};
    if (!wat_open(p, "type")) {
        wat_unexpected(p);
        return;
    }
    if (wat_cur(p).kind == WAT_ID)
        p->pos++;
    bool plain = sub_type(p, &info, b);
    wat_close(p);
    VEC_PUSH(p->arena, &p->types, info);
    if (alone && plain && info.is_func && !map_has(&p->func_types, info.sig))
        map_put(p->arena, &p->func_types, info.sig,
                (void *)(uintptr_t)p->types.len);
}

void wat_type_field(WatParser *p)
{
    p->recs.count++;
    if (!wat_at_list(p, "rec")) {
        type_definition(p, true, &p->recs.buf);
        return;
    }
    WatBuf group = {.arena = p->arena};
    uint32_t open = p->pos, n = 0;
    p->pos += 2;
    bool alone =
        p->t->tokens.at[p->pos].kind == WAT_LPAR &&
        p->t->tokens.at[p->pos].match + 1 == p->t->tokens.at[open].match;
    for (; more(p); n++)
        type_definition(p, alone, &group);
    wat_close(p);
    buf_byte(&p->recs.buf, 0x4E);
    buf_unsigned(&p->recs.buf, n);
    buf_append(&p->recs.buf, &group);
}

// The function type of this signature, added if there is none.
static uint32_t type_of(WatParser *p, Str sig, uint32_t nparams)
{
    uintptr_t found = (uintptr_t)map_get(&p->func_types, sig);
    if (found)
        return (uint32_t)(found - 1);
    WatTypeInfo info = {.is_func = true, .sig = sig, .nparams = nparams};
    VEC_PUSH(p->arena, &p->types, info);
    map_put(p->arena, &p->func_types, sig, (void *)(uintptr_t)p->types.len);
    p->added_types.count++;
    buf_byte(&p->added_types.buf, 0x60);
    buf_bytes(&p->added_types.buf, sig.ptr, sig.len);
    return (uint32_t)p->types.len - 1;
}

static void check_use(WatParser *p, uint32_t at, uint32_t index, Str sig)
{
    if (index >= p->types.len)
        wat_fail(p, at, "unknown type %u", index);
    else if (!p->types.at[index].is_func ||
             !str_eq(p->types.at[index].sig, sig))
        wat_fail(p, at, "inline function type differs from type %u", index);
}

WatTypeUse wat_type_use(WatParser *p, WatSpace *locals)
{
    WatTypeUse use = {0};
    uint32_t at = wat_cur(p).start, nresults;
    bool named = wat_open(p, "type");
    if (named) {
        use.index = wat_index(p, WAT_TYPE);
        wat_close(p);
    }
    Str sig = signature(p, locals, &use.nparams, &nresults);
    if (wat_at_list(p, "param") || wat_at_list(p, "type"))
        wat_unexpected(p); // out of order
    if (p->error.failed)
        return use;
    if (!named)
        use.index = type_of(p, sig, use.nparams);
    else if (use.nparams + nresults > 0)
        check_use(p, at, use.index, sig);
    else if (use.index < p->types.len)
        use.nparams = p->types.at[use.index].nparams;
    return use;
}

void wat_block_type(WatParser *p, WatBuf *b)
{
    uint32_t start = p->pos, nresults = 0;
    WatBuf results = {.arena = p->arena};
    if (!wat_at_list(p, "type") && !wat_at_list(p, "param")) {
        nresults = type_list(p, "result", NULL, &results);
        if (nresults == 0)
            buf_byte(b, 0x40);
        if (nresults == 1)
            buf_append(b, &results);
        if (nresults < 2)
            return;
        p->pos = p->error.failed ? p->end : start;
    }
    buf_signed(b, wat_type_use(p, NULL).index);
}
