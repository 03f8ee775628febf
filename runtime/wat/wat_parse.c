// wat_parse.c: the parser's hands: tokens, names, indices.
#include "runtime/wat/wat_parse.h"

#include "base/utf8.h"
#include "runtime/wat/wat_num.h"

// Keywords that are no instructions.
// clang-format off
static const char *const keywords[] = {
    "module", "type", "func", "param", "result", "local", "global", "table",
    "memory", "tag", "elem", "data", "start", "import", "export", "mut", "ref",
    "null", "rec", "sub", "final", "struct", "array", "field", "item",
    "offset", "declare", "shared", "pagesize", "then", "do", "i32", "i64",
    "f32", "f64", "v128", "i8", "i16", "any", "eq", "i31", "none", "nofunc",
    "extern", "noextern", "exn", "noexn", "anyref", "eqref", "i31ref",
    "structref", "arrayref", "nullref", "funcref", "nullfuncref", "externref",
    "nullexternref", "exnref", "nullexnref", "catch_ref", "catch_all_ref",
    "i8x16", "i16x8", "i32x4", "i64x2", "f32x4", "f64x2", "definition",
    "instance", "binary", "quote", "nan:canonical", "nan:arithmetic"};
// clang-format on

WatToken wat_peek(const WatParser *p, uint32_t ahead)
{
    uint32_t at = p->pos + ahead < p->end ? p->pos + ahead : p->end;
    WatToken t = p->t->tokens.at[at];
    if (at == p->end)
        t.kind = WAT_EOF;
    return t;
}

WatToken wat_cur(const WatParser *p)
{
    return wat_peek(p, 0);
}

Str wat_text(const WatParser *p, WatToken t)
{
    return wat_token_text(p->t, t);
}

bool wat_is_word(const WatParser *p, WatToken t, const char *word)
{
    return t.kind == WAT_WORD && str_eq_c(wat_text(p, t), word);
}

void wat_fail(WatParser *p, uint32_t at, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    if (!p->error.failed)
        p->error = (WatError){true, at, str_vfmt(p->arena, fmt, args)};
    va_end(args);
    p->pos = p->end;
}

static bool is_keyword(Str s)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (str_eq_c(s, keywords[i]))
            return true;
    return str_starts(s, STR("offset=")) || str_starts(s, STR("align="));
}

void wat_unexpected(WatParser *p)
{
    WatToken t = wat_cur(p);
    if (t.kind == WAT_LPAR && wat_peek(p, 1).kind == WAT_RESERVED)
        t = wat_peek(p, 1);
    if (t.kind == WAT_LPAR && wat_peek(p, 1).kind == WAT_WORD)
        t = wat_peek(p, 1);
    Str s = str_sub(wat_text(p, t), 0, 60);
    bool unknown = t.kind == WAT_WORD && !is_keyword(wat_text(p, t)) &&
                   wat_find_op(p, wat_text(p, t)) == RT_NOPS;
    if (t.kind == WAT_RESERVED || unknown)
        wat_fail(p, t.start, "unknown operator %.*s", STR_ARG(s));
    else if (t.kind == WAT_EOF)
        wat_fail(p, t.start, "unexpected token: the text ends here");
    else
        wat_fail(p, t.start, "unexpected token %.*s", STR_ARG(s));
}

bool wat_at_list(const WatParser *p, const char *word)
{
    return wat_cur(p).kind == WAT_LPAR && wat_is_word(p, wat_peek(p, 1), word);
}

bool wat_open(WatParser *p, const char *word)
{
    if (!wat_at_list(p, word))
        return false;
    p->pos += 2;
    return true;
}

bool wat_take_word(WatParser *p, const char *word)
{
    if (!wat_is_word(p, wat_cur(p), word))
        return false;
    p->pos++;
    return true;
}

void wat_close(WatParser *p)
{
    if (wat_cur(p).kind == WAT_RPAR)
        p->pos++;
    else
        wat_unexpected(p);
}

Str wat_string(WatParser *p)
{
    WatToken t = wat_cur(p);
    if (t.kind != WAT_STRING) {
        wat_unexpected(p);
        return STR("");
    }
    p->pos++;
    return wat_token_string(p->t, t);
}

Str wat_name(WatParser *p)
{
    uint32_t at = wat_cur(p).start;
    Str s = wat_string(p);
    if (!utf8_valid(s))
        wat_fail(p, at, "malformed UTF-8 encoding");
    return s;
}

bool wat_at_index(const WatParser *p)
{
    WatTokenKind kind = wat_cur(p).kind;
    return kind == WAT_INT || kind == WAT_ID;
}

uint64_t wat_uint(WatParser *p, unsigned bits)
{
    WatToken t = wat_cur(p);
    Str s = wat_text(p, t);
    uint64_t value = 0;
    if (t.kind != WAT_INT || s.ptr[0] == '-' || s.ptr[0] == '+')
        wat_unexpected(p);
    else if (!wat_num_uint(s, bits, &value))
        wat_fail(p, t.start, "i%u constant out of range", bits);
    else
        p->pos++;
    return value;
}

void wat_define(WatParser *p, WatSpace *s, const char *what)
{
    WatToken t = wat_cur(p);
    Str name = STR("");
    s->count++;
    if (t.kind == WAT_ID) {
        name = wat_token_id(p->t, t);
        p->pos++;
        if (map_has(&s->names, name))
            wat_fail(p, t.start, "duplicate %s $%.*s", what, STR_ARG(name));
        else
            map_put(p->arena, &s->names, name, (void *)(uintptr_t)s->count);
    }
    bool annotated = wat_name_annot(p, &name);
    if (annotated || t.kind == WAT_ID)
        VEC_PUSH(p->arena, &s->given,
                 (WatGiven){s->count - 1, name, annotated});
}

uint32_t wat_index_in(WatParser *p, const WatSpace *s, const char *what)
{
    WatToken t = wat_cur(p);
    if (t.kind != WAT_ID)
        return (uint32_t)wat_uint(p, 32);
    Str name = wat_token_id(p->t, t);
    uintptr_t found = (uintptr_t)map_get(&s->names, name);
    p->pos++;
    if (found == 0)
        wat_fail(p, t.start, "unknown %s $%.*s", what, STR_ARG(name));
    return (uint32_t)(found - 1);
}

uint32_t wat_index(WatParser *p, WatSpaceKind kind)
{
    static const char *const what[WAT_NSPACES] = {
        "type",   "function", "table",        "memory",
        "global", "tag",      "elem segment", "data segment"};
    return wat_index_in(p, &p->spaces[kind], what[kind]);
}

bool wat_place(const WatPlaces *places, const RtModule *m, size_t offset,
               uint32_t *at)
{
    uint32_t func = m->nimported_funcs;
    bool found = false;
    while (func < m->nfuncs && m->funcs[func].body.end <= offset)
        func++;
    for (size_t i = 0; func < m->nfuncs && i < places->len; i++) {
        const WatPlace *p = &places->at[i];
        if (p->func != func || m->funcs[func].body.start + p->offset > offset)
            continue;
        *at = p->at;
        found = true;
    }
    return found;
}
