// Types of textual IR and their sizes on wasm32; the tokens of a line.
#include "facts/ir_int.h"

#include <ctype.h>
#include <string.h>

// ---- tokens ----------------------------------------------------------------

void skip_blanks(Str *rest)
{
    while (rest->len && isspace((unsigned char)rest->ptr[0]))
        *rest = str_from(*rest, 1);
}

Str line_word(Str *rest)
{
    skip_blanks(rest);
    size_t n = 0;
    while (n < rest->len && !isspace((unsigned char)rest->ptr[n]))
        n++;
    Str word = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n);
    skip_blanks(rest);
    return word;
}

// A whole word, or text that ends in a bracket.
bool take(Str *rest, const char *text)
{
    size_t n = strlen(text);
    skip_blanks(rest);
    if (!str_starts(*rest, str_of(text)))
        return false;
    bool word = isalnum((unsigned char)text[n - 1]) || text[n - 1] == '_';
    if (word && rest->len > n &&
        (isalnum((unsigned char)rest->ptr[n]) || rest->ptr[n] == '_'))
        return false;
    *rest = str_from(*rest, n);
    skip_blanks(rest);
    return true;
}

size_t closing(Str s, size_t at)
{
    int depth = 0;
    bool quoted = false;
    for (size_t i = at; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '(' || c == '[' || c == '{' || c == '<')
            depth++;
        else if (c == ')' || c == ']' || c == '}' || c == '>')
            depth--;
        if (!depth)
            return i;
    }
    return s.len;
}

Str next_part(Str *rest)
{
    skip_blanks(rest);
    size_t i = 0;
    bool quoted = false;
    while (i < rest->len) {
        char c = rest->ptr[i];
        if (c == '"')
            quoted = !quoted;
        if (!quoted && c == ',')
            break;
        if (!quoted && (c == '(' || c == '[' || c == '{' || c == '<'))
            i = closing(*rest, i);
        i++;
    }
    Str part = str_trim(str_sub(*rest, 0, i));
    *rest = str_from(*rest, i + 1);
    skip_blanks(rest);
    return part;
}

// ---- types -----------------------------------------------------------------

static const IrType VOID_TYPE = {.kind = TY_VOID, .align = 1};
static const IrType PTR_TYPE = {.kind = TY_PTR, .size = 4, .align = 4};

static uint32_t round_up(uint32_t n, uint32_t to)
{
    return to > 1 ? (n + to - 1) / to * to : n;
}

static IrType *int_type(Module *m, uint32_t bits)
{
    IrType *t = ARENA_NEW(m->a, IrType);
    uint32_t bytes = (bits + 7) / 8, size = 1;
    while (size < bytes)
        size *= 2;
    t->kind = TY_INT;
    t->bits = bits;
    t->size = size;
    t->align = size > 16 ? 16 : size;
    return t;
}

static const IrType *float_type(Module *m, Str word)
{
    static const struct {
        const char *name;
        uint32_t size;
    } floats[] = {{"half", 2},   {"bfloat", 2}, {"float", 4},
                  {"double", 8}, {"fp128", 16}, {"x86_fp80", 16}};
    for (size_t i = 0; i < sizeof floats / sizeof *floats; i++)
        if (str_eq_c(word, floats[i].name)) {
            IrType *t = ARENA_NEW(m->a, IrType);
            *t = (IrType){.kind = TY_FLOAT,
                          .size = floats[i].size,
                          .align = floats[i].size};
            return t;
        }
    return NULL;
}

// [N x T], <N x T>
static const IrType *array_type(Module *m, Str inside)
{
    uint64_t n = 0;
    Str count = line_word(&inside), x = line_word(&inside);
    const IrType *elem = NULL;
    if (!str_u64(count, &n) || !str_eq_c(x, "x") ||
        !(elem = type_read(m, &inside)))
        return NULL;
    IrType *t = ARENA_NEW(m->a, IrType);
    *t = (IrType){.kind = TY_ARRAY, .count = n, .elem = elem};
    t->size = (uint32_t)(n * elem->size);
    t->align = elem->align;
    return t;
}

static const IrType *struct_type(Module *m, Str inside, bool packed)
{
    IrType *t = ARENA_NEW(m->a, IrType);
    t->kind = TY_STRUCT;
    t->align = 1;
    while (inside.len) {
        Str part = next_part(&inside);
        const IrType *member = type_read(m, &part);
        if (!member)
            return NULL;
        uint32_t align = packed ? 1 : member->align;
        t->size = round_up(t->size, align);
        VEC_PUSH(m->a, &t->members, member);
        VEC_PUSH(m->a, &t->offsets, t->size);
        t->size += member->size;
        if (align > t->align)
            t->align = align;
    }
    t->size = round_up(t->size, t->align);
    return t;
}

static const IrType *named_type(Module *m, Str name)
{
    const IrType *t = map_get(&m->types, name);
    Str *text = map_get(&m->texts, name);
    if (t || !text)
        return t ? t : &PTR_TYPE; // opaque: only behind pointers
    map_put(m->a, &m->types, name, (void *)(uintptr_t)&PTR_TYPE);
    Str rest = *text;
    t = type_read(m, &rest);
    map_put(m->a, &m->types, name, (void *)(uintptr_t)(t ? t : &PTR_TYPE));
    return t ? t : &PTR_TYPE;
}

static size_t name_length(Str s)
{
    size_t n = 1;
    if (s.len > 1 && s.ptr[1] == '"') {
        for (n = 2; n < s.len && s.ptr[n] != '"';)
            n++;
        return n + 1;
    }
    while (n < s.len &&
           (isalnum((unsigned char)s.ptr[n]) || strchr("._$-", s.ptr[n])))
        n++;
    return n;
}

static const IrType *bracketed(Module *m, Str *rest)
{
    char c = rest->ptr[0];
    size_t end = closing(*rest, 0);
    if (end >= rest->len)
        return NULL;
    Str inside = str_trim(str_sub(*rest, 1, end - 1));
    *rest = str_from(*rest, end + 1);
    if (c == '{')
        return struct_type(m, inside, false);
    if (c == '<' && inside.len > 1 && inside.ptr[0] == '{')
        return struct_type(m, str_sub(inside, 1, inside.len - 2), true);
    return array_type(m, inside);
}

static const IrType *plain_type(Module *m, Str *rest)
{
    size_t n = 0;
    uint64_t bits;
    while (n < rest->len &&
           (isalnum((unsigned char)rest->ptr[n]) || rest->ptr[n] == '_'))
        n++;
    Str word = str_sub(*rest, 0, n);
    const IrType *t = NULL;
    if (str_eq_c(word, "void") || str_eq_c(word, "label") ||
        str_eq_c(word, "metadata") || str_eq_c(word, "token"))
        t = &VOID_TYPE;
    else if (str_eq_c(word, "ptr") || str_eq_c(word, "opaque"))
        t = &PTR_TYPE;
    else if (n > 1 && word.ptr[0] == 'i' && str_u64(str_from(word, 1), &bits))
        t = int_type(m, (uint32_t)bits);
    else
        t = float_type(m, word);
    if (t)
        *rest = str_from(*rest, n);
    return t;
}

// T*, T addrspace(1)*, T (A, B)*: pointers of before LLVM 15
static const IrType *suffixes(Str *rest, const IrType *t)
{
    for (;;) {
        Str after = *rest;
        skip_blanks(&after);
        if (str_starts(after, STR("addrspace(")))
            after = str_from(after, closing(after, 9) + 1);
        if (after.len && after.ptr[0] == '(') {
            size_t end = closing(after, 0);
            if (end + 1 >= after.len || after.ptr[end + 1] != '*')
                break; // a call's function type is read by the call
            after = str_from(after, end + 1);
        }
        if (!after.len || after.ptr[0] != '*')
            break;
        t = &PTR_TYPE;
        *rest = str_from(after, 1);
    }
    if (str_starts(str_trim(*rest), STR("addrspace("))) {
        skip_blanks(rest);
        *rest = str_from(*rest, closing(*rest, 9) + 1);
    }
    return t;
}

const IrType *type_read(Module *m, Str *rest)
{
    const IrType *t = NULL;
    skip_blanks(rest);
    if (!rest->len)
        return NULL;
    if (rest->ptr[0] == '%') {
        size_t n = name_length(*rest);
        t = named_type(m, str_sub(*rest, 0, n));
        *rest = str_from(*rest, n);
    } else if (strchr("{[<", rest->ptr[0])) {
        t = bracketed(m, rest);
    } else {
        t = plain_type(m, rest);
    }
    if (t)
        t = suffixes(rest, t);
    skip_blanks(rest);
    return t;
}
