// wat_print_text.c: the printer's hands: strings, identifiers, lines.
#include "base/utf8.h"
#include "runtime/wat/wat_print.h"

#include <stdio.h>

enum { DEEPEST = 32 }; // indentation stops growing here

void wat_add(WatBuf *b, const char *text)
{
    buf_bytes(b, text, strlen(text));
}

void wat_add_uint(WatBuf *b, uint64_t v)
{
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)v);
    wat_add(b, text);
}

static void add_escape(WatBuf *b, uint8_t c)
{
    static const char digits[] = "0123456789abcdef";
    char text[3] = {'\\', digits[c >> 4], digits[c & 15]};
    buf_bytes(b, text, 3);
}

// An ASCII character of a string.
static void add_ascii(WatBuf *b, uint8_t c)
{
    if (c == '"' || c == '\\')
        buf_byte(b, '\\');
    if (c < 0x20 || c == 0x7F)
        add_escape(b, c);
    else
        buf_byte(b, c);
}

// Characters that would be invisible, or would reorder what a reader sees.
static bool is_hidden(uint32_t cp)
{
    return (cp >= 0x80 && cp < 0xA0) || cp == 0xAD || cp == 0xFEFF ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || cp >= 0xE0000;
}

static void add_safe(WatBuf *b, Str s)
{
    uint32_t cp = 0;
    while (s.len > 0) {
        size_t n = utf8_decode(s, &cp);
        n = n ? n : 1;
        for (size_t i = 0; i < n; i++) {
            uint8_t c = (uint8_t)s.ptr[i];
            if (c < 0x80)
                add_ascii(b, c);
            else if (n == 1 || is_hidden(cp))
                add_escape(b, c);
            else
                buf_byte(b, c);
        }
        s = str_from(s, n);
    }
}

void wat_add_name(WatBuf *b, const char *ptr, size_t len)
{
    buf_byte(b, '"');
    add_safe(b, (Str){ptr, len});
    buf_byte(b, '"');
}

Str wat_safe(Arena *a, Str s, size_t max)
{
    WatBuf b = {.arena = a};
    add_safe(&b, str_sub(s, 0, max));
    if (s.len > max)
        wat_add(&b, "..");
    return buf_str(&b);
}

void wat_add_bytes(WatBuf *b, const uint8_t *at, size_t len)
{
    buf_byte(b, '"');
    for (size_t i = 0; i < len; i++) {
        if (at[i] < 0x80)
            add_ascii(b, at[i]);
        else
            add_escape(b, at[i]);
    }
    buf_byte(b, '"');
}

void wat_add_def(WatBuf *b, const WatNameMap *names, uint32_t index)
{
    const WatNamed *n = wat_named(names, index);
    if (!n) {
        wat_add(b, " (;");
        wat_add_uint(b, index);
        wat_add(b, ";)");
        return;
    }
    buf_byte(b, ' ');
    buf_bytes(b, n->id.ptr, n->id.len);
    if (n->differs) {
        wat_add(b, " (@name ");
        wat_add_name(b, n->name.ptr, n->name.len);
        buf_byte(b, ')');
    }
}

void wat_add_ref(WatBuf *b, const WatNameMap *names, uint32_t index)
{
    const WatNamed *n = wat_named(names, index);
    buf_byte(b, ' ');
    if (n)
        buf_bytes(b, n->id.ptr, n->id.len);
    else
        wat_add_uint(b, index);
}

void wat_new_line(WatPrinter *p, unsigned depth)
{
    static const char spaces[] = "                                        "
                                 "                                        ";
    out_raw(p->out, buf_str(&p->line));
    p->line.len = 0;
    buf_byte(&p->line, '\n');
    buf_bytes(&p->line, spaces, 2 * (depth < DEEPEST ? depth : DEEPEST));
}

ArenaMark wat_start_part(WatPrinter *p)
{
    out_raw(p->out, buf_str(&p->line));
    ArenaMark mark = arena_mark(p->arena);
    p->line = (WatBuf){.arena = p->arena};
    return mark;
}

void wat_end_part(WatPrinter *p, ArenaMark mark)
{
    out_raw(p->out, buf_str(&p->line));
    arena_reset(p->arena, mark);
    p->line = (WatBuf){.arena = p->arena};
}
