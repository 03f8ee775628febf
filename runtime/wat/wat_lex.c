// wat_lex.c: characters -> tokens, comments dropped, annotations set aside.
//
// Every string and the whole text are checked here, so that what decodes a
// token later cannot fail. Iterative: nesting costs an entry of a list.
#include "runtime/wat/wat_lex.h"

#include "base/utf8.h"
#include "runtime/wat/wat_num.h"
#include <string.h>

typedef struct {
    WatTokens *out;
    Str text;
    uint32_t pos;
    VEC(uint32_t) open;   // indices of unmatched "("
    bool in_annot;        // tokens go to annot_tokens
    uint32_t annot_depth; // open parentheses inside the annotation
} Lexer;

static void fail(Lexer *l, uint32_t at, const char *text)
{
    if (!l->out->error.failed)
        l->out->error = (WatError){true, at, str_of(text)};
    l->pos = (uint32_t)l->text.len;
}

static int peek(const Lexer *l, uint32_t ahead)
{
    size_t at = (size_t)l->pos + ahead;
    return at < l->text.len ? (unsigned char)l->text.ptr[at] : -1;
}

static bool is_id_char(int c)
{
    return c > ' ' && c < 0x7F && !strchr("\"(),;[]{}", c);
}

static void skip_line(Lexer *l)
{
    int c = peek(l, 0);
    while (c >= 0 && c != '\n' && c != '\r') {
        l->pos++;
        c = peek(l, 0);
    }
}

static void skip_block(Lexer *l)
{
    uint32_t start = l->pos, depth = 0;
    do {
        int c = peek(l, 0), d = peek(l, 1);
        if (c < 0) {
            fail(l, start, "unclosed comment");
            return;
        }
        if (c == '(' && d == ';')
            depth++;
        else if (c == ';' && d == ')')
            depth--;
        else
            l->pos--;
        l->pos += 2;
    } while (depth > 0);
}

static int hex_value(int c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The code point of \u{...}, and behind it; 0 bytes if it is none.
static size_t read_unicode(Str s, uint32_t *cp)
{
    uint32_t value = 0;
    size_t i = 2;
    bool digit = false;
    if (s.len < 2 || s.ptr[1] != '{')
        return 0;
    for (; i < s.len && s.ptr[i] != '}'; i++) {
        int d = hex_value((unsigned char)s.ptr[i]);
        if (d < 0 && (!digit || s.ptr[i] != '_'))
            return 0;
        digit = d >= 0;
        if (digit)
            value = value << 4 | (uint32_t)d;
        if (value > 0x10FFFF)
            return 0;
    }
    *cp = value;
    bool surrogate = value >= 0xD800 && value < 0xE000;
    return i < s.len && digit && !surrogate ? i + 1 : 0;
}

// One escape, s standing behind its backslash: the bytes it stands for go to
// `to`; returns the characters taken, 0 if it is none.
static size_t read_escape(Str s, char to[4], size_t *n)
{
    static const char names[] = "tnr\"'\\", values[] = "\t\n\r\"'\\";
    if (s.len == 0)
        return 0;
    const char *name = strchr(names, s.ptr[0]);
    *n = 1;
    if (name && *name) {
        to[0] = values[name - names];
        return 1;
    }
    if (s.ptr[0] == 'u') {
        uint32_t cp = 0;
        size_t taken = read_unicode(s, &cp);
        *n = taken ? utf8_put(cp, to) : 0;
        return taken;
    }
    int high = hex_value((unsigned char)s.ptr[0]);
    int low = s.len > 1 ? hex_value((unsigned char)s.ptr[1]) : -1;
    if (high < 0 || low < 0)
        return 0;
    to[0] = (char)(high << 4 | low);
    return 2;
}

// The string at the '"' of offset `at`: its end behind the closing quote, or 0
// with the reason.
static uint32_t string_end(const Lexer *l, uint32_t at, const char **why)
{
    for (size_t i = (size_t)at + 1; i < l->text.len; i++) {
        unsigned char c = (unsigned char)l->text.ptr[i];
        char bytes[4];
        size_t n;
        if (c == '"')
            return (uint32_t)i + 1;
        if (c < 0x20 || c == 0x7F) {
            *why = c == '\n' ? "unclosed string"
                             : "illegal control character in string literal";
            return 0;
        }
        if (c != '\\')
            continue;
        size_t taken = read_escape(str_from(l->text, i + 1), bytes, &n);
        if (taken == 0) {
            *why = "illegal escape";
            return 0;
        }
        i += taken;
    }
    *why = "unclosed string";
    return 0;
}

static void add(Lexer *l, WatTokenKind kind, uint32_t start)
{
    WatToken t = {start, l->pos - start, 0, kind};
    if (l->in_annot)
        VEC_PUSH(l->out->arena, &l->out->annot_tokens, t);
    else
        VEC_PUSH(l->out->arena, &l->out->tokens, t);
}

static Str unescape(Arena *a, Str inside)
{
    char *to = arena_alloc_raw(a, inside.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < inside.len; i++) {
        if (inside.ptr[i] != '\\') {
            to[len++] = inside.ptr[i];
            continue;
        }
        size_t n = 0;
        i += read_escape(str_from(inside, i + 1), to + len, &n);
        len += n;
    }
    to[len] = 0;
    return (Str){to, len};
}

static Str unquote(Arena *a, Str quoted)
{
    return unescape(a, str_sub(quoted, 1, quoted.len - 2));
}

// $"..." or @"...": the name of the quoted identifier whose quote is at `at`.
static bool quoted_name(Lexer *l, uint32_t at, const char *empty, Str *name)
{
    const char *why = "";
    uint32_t end = string_end(l, at, &why);
    if (end == 0 || end == at + 2) {
        fail(l, at, empty);
        return false;
    }
    *name = unquote(l->out->arena, str_sub(l->text, at, end - at));
    if (!utf8_valid(*name)) {
        fail(l, at, "malformed UTF-8 encoding");
        return false;
    }
    return true;
}

static WatTokenKind word_kind(Lexer *l, uint32_t start)
{
    Str word = str_sub(l->text, start, l->pos - start);
    if (word.ptr[0] == '$') {
        if (word.len == 1 && !l->in_annot)
            fail(l, start, "empty identifier");
        return WAT_ID;
    }
    if (wat_num_kind(word) != WAT_NUM_NONE)
        return wat_num_kind(word) == WAT_NUM_INT ? WAT_INT : WAT_FLOAT;
    return word.ptr[0] >= 'a' && word.ptr[0] <= 'z' ? WAT_WORD : WAT_RESERVED;
}

// A run of identifier characters and strings: a token if it is one of them
// alone (or an identifier with its quoted name), reserved otherwise.
static void read_run(Lexer *l)
{
    uint32_t start = l->pos, strings = 0, string_at = 0;
    for (;;) {
        const char *why = "";
        if (is_id_char(peek(l, 0))) {
            l->pos++;
            continue;
        }
        if (peek(l, 0) != '"')
            break;
        uint32_t end = string_end(l, l->pos, &why);
        bool id = l->pos == start + 1 && l->text.ptr[start] == '$';
        if (end == 0) {
            fail(l, l->pos, id ? "empty identifier" : why);
            return;
        }
        strings++;
        string_at = l->pos;
        l->pos = end;
    }
    bool whole = strings == 1 && l->text.ptr[l->pos - 1] == '"' &&
                 string_end(l, string_at, &(const char *){""}) == l->pos;
    Str name;
    if (strings == 0)
        add(l, word_kind(l, start), start);
    else if (whole && string_at == start)
        add(l, WAT_STRING, start);
    else if (whole && string_at == start + 1 && l->text.ptr[start] == '$') {
        if (quoted_name(l, string_at, "empty identifier", &name))
            add(l, WAT_ID, start);
    } else
        add(l, WAT_RESERVED, start);
}

static void open_annot(Lexer *l)
{
    WatAnnot annot = {.start = l->pos};
    l->pos += 2;
    uint32_t from = l->pos;
    while (is_id_char(peek(l, 0)))
        l->pos++;
    annot.id = str_sub(l->text, from, l->pos - from);
    if (l->pos == from && peek(l, 0) == '"') {
        if (!quoted_name(l, from, "empty annotation id", &annot.id))
            return;
        l->pos = string_end(l, from, &(const char *){""});
    } else if (l->pos == from) {
        fail(l, annot.start, "empty annotation id");
        return;
    }
    annot.at = (uint32_t)l->out->tokens.len;
    annot.first = (uint32_t)l->out->annot_tokens.len;
    VEC_PUSH(l->out->arena, &l->out->annots, annot);
    l->in_annot = true;
    l->annot_depth = 0;
}

static void read_open(Lexer *l)
{
    if (l->in_annot)
        l->annot_depth++;
    else
        VEC_PUSH(l->out->arena, &l->open, (uint32_t)l->out->tokens.len);
    l->pos++;
    add(l, WAT_LPAR, l->pos - 1);
}

static void read_close(Lexer *l)
{
    l->pos++;
    if (l->in_annot && l->annot_depth == 0) {
        l->in_annot = false;
        VEC_LAST(&l->out->annots).end = (uint32_t)l->out->annot_tokens.len;
        return;
    }
    if (l->in_annot)
        l->annot_depth--;
    else if (l->open.len > 0)
        l->out->tokens.at[l->open.at[--l->open.len]].match =
            (uint32_t)l->out->tokens.len;
    add(l, WAT_RPAR, l->pos - 1);
}

static void read_token(Lexer *l)
{
    int c = peek(l, 0), d = peek(l, 1);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        l->pos++;
    else if (c == ';' && d == ';')
        skip_line(l);
    else if (c == '(' && d == ';')
        skip_block(l);
    else if (c == '(' && d == '@' && !l->in_annot)
        open_annot(l);
    else if (c == '(')
        read_open(l);
    else if (c == ')')
        read_close(l);
    else if (is_id_char(c) || c == '"')
        read_run(l);
    else if (c < 0x80 && strchr(",;[]{}", c) && c != 0) {
        l->pos++;
        add(l, WAT_RESERVED, l->pos - 1);
    } else
        fail(l, l->pos, "illegal character");
}

// The offset of the first byte that is not UTF-8.
static uint32_t first_bad_byte(Str text)
{
    size_t i = 0;
    uint32_t cp;
    while (i < text.len) {
        size_t n = utf8_decode(str_from(text, i), &cp);
        if (n == 0)
            break;
        i += n;
    }
    return (uint32_t)i;
}

// Adds the end, and gives it to what was left open.
static void finish(Lexer *l)
{
    uint32_t end = (uint32_t)l->out->tokens.len;
    l->in_annot = false;
    while (l->open.len > 0)
        l->out->tokens.at[l->open.at[--l->open.len]].match = end;
    add(l, WAT_EOF, l->pos);
}

bool wat_lex(Arena *a, Str text, WatTokens *out)
{
    Lexer l = {.out = out, .text = text};
    *out = (WatTokens){.arena = a, .text = text};
    if (text.len >= UINT32_MAX / 2)
        fail(&l, 0, "text of 2 GiB or more");
    else if (!utf8_valid(text))
        fail(&l, first_bad_byte(text), "malformed UTF-8 encoding");
    while (l.pos < text.len)
        read_token(&l);
    if (l.in_annot)
        fail(&l, VEC_LAST(&out->annots).start, "unclosed annotation");
    finish(&l);
    return !out->error.failed;
}

Str wat_token_text(const WatTokens *t, WatToken token)
{
    return str_sub(t->text, token.start, token.len);
}

Str wat_token_string(const WatTokens *t, WatToken token)
{
    return unquote(t->arena, wat_token_text(t, token));
}

Str wat_token_id(const WatTokens *t, WatToken token)
{
    Str name = str_from(wat_token_text(t, token), 1);
    return name.len && name.ptr[0] == '"' ? unquote(t->arena, name) : name;
}

SrcLoc wat_loc(Str file, Str text, uint32_t at)
{
    SrcLoc loc = {file, 1, 1};
    for (size_t i = 0; i < at && i < text.len; i++) {
        loc.col++;
        if (text.ptr[i] == '\n') {
            loc.line++;
            loc.col = 1;
        }
    }
    return loc;
}
