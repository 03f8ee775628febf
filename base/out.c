// Out: the text so far in one malloc'd buffer, always followed by a NUL.
#include "base/out.h"
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef CBW_STRESS
enum { FIRST_CAP = 1 };
#else
enum { FIRST_CAP = 4096 };
#endif

enum { EXIT_OUT_OF_MEMORY = 70 };

struct Out {
    char *text; // NULL only while cap is 0
    size_t len, cap;
    size_t limit; // of cap
    unsigned depth, width;
    bool limited, failed, in_line;
};

// What out_new_limited gives when there is not even memory for an Out; it is
// never written to, because it has failed already.
static Out no_memory = {.limited = true, .failed = true};

static void fail(bool limited)
{
    if (limited)
        return;
    fputs("error: out of memory\n", stderr);
    exit(EXIT_OUT_OF_MEMORY);
}

static bool keep_failure(Out *o)
{
    fail(o->limited);
    o->failed = true;
    return false;
}

static Out *new_out(size_t limit, bool limited)
{
    Out *o = malloc(sizeof(Out));
    if (!o) {
        fail(limited);
        return &no_memory;
    }
    *o = (Out){.limit = limit, .limited = limited, .width = 4};
    return o;
}

Out *out_new(void)
{
    return new_out(SIZE_MAX / 2, false);
}

Out *out_new_limited(size_t max_bytes)
{
    return new_out(max_bytes < SIZE_MAX / 2 ? max_bytes : SIZE_MAX / 2, true);
}

void out_free(Out *o)
{
    if (!o || o == &no_memory)
        return;
    free(o->text);
    free(o);
}

void out_indent_width(Out *o, unsigned spaces)
{
    if (!o->failed)
        o->width = spaces;
}

// Makes room for more bytes and a NUL, or fails.
static bool reserve(Out *o, size_t more)
{
    if (o->failed)
        return false;
    if (o->cap > o->len && o->cap - o->len > more)
        return true;
    size_t need = o->len + more + 1;
    if (more >= o->limit || need > o->limit)
        return keep_failure(o);
    size_t cap = o->cap ? o->cap * 2 : FIRST_CAP;
    cap = cap < need ? need : cap;
    cap = cap < o->limit ? cap : o->limit;
    char *text = realloc(o->text, cap);
    if (!text)
        return keep_failure(o);
    o->text = text;
    o->cap = cap;
    return true;
}

static void append(Out *o, Str s)
{
    if (!s.len || !reserve(o, s.len))
        return;
    memcpy(o->text + o->len, s.ptr, s.len);
    o->len += s.len;
    o->text[o->len] = '\0';
    o->in_line = s.ptr[s.len - 1] != '\n';
}

static void indent(Out *o)
{
    size_t spaces = (size_t)o->depth * o->width;
    if (o->in_line || !spaces || !reserve(o, spaces))
        return;
    memset(o->text + o->len, ' ', spaces);
    o->len += spaces;
    o->text[o->len] = '\0';
    o->in_line = true;
}

static void append_fmt(Out *o, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    assert(len >= 0);
    if (len > 0)
        indent(o);
    if (len > 0 && reserve(o, (size_t)len)) {
        vsnprintf(o->text + o->len, (size_t)len + 1, fmt, again);
        o->len += (size_t)len;
        o->in_line = o->text[o->len - 1] != '\n';
    }
    va_end(again);
}

// A shallower level than 0 is an emitter's bug: an out_close too many.
void out_shift(Out *o, int levels)
{
    if (o->failed)
        return;
    assert(levels >= 0 || o->depth > 0);
    o->depth = (unsigned)((int)o->depth + levels);
}

#define APPEND_ARGS(o, fmt)                                                    \
    do {                                                                       \
        va_list args;                                                          \
        va_start(args, fmt);                                                   \
        append_fmt(o, fmt, args);                                              \
        va_end(args);                                                          \
    } while (0)

void out_put(Out *o, const char *fmt, ...)
{
    APPEND_ARGS(o, fmt);
}

void out_end(Out *o)
{
    append(o, STR("\n"));
}

void out_line(Out *o, const char *fmt, ...)
{
    APPEND_ARGS(o, fmt);
    out_end(o);
}

void out_open(Out *o, const char *fmt, ...)
{
    APPEND_ARGS(o, fmt);
    out_end(o);
    out_shift(o, 1);
}

void out_close(Out *o, const char *fmt, ...)
{
    out_shift(o, -1);
    APPEND_ARGS(o, fmt);
    out_end(o);
}

void out_mid(Out *o, const char *fmt, ...)
{
    out_shift(o, -1);
    APPEND_ARGS(o, fmt);
    out_end(o);
    out_shift(o, 1);
}

void out_raw(Out *o, Str text)
{
    append(o, text);
}

void out_block(Out *o, Str text)
{
    Str line;
    while (str_split(&text, '\n', &line)) {
        if (line.len)
            indent(o);
        append(o, line);
        out_end(o);
    }
}

Str out_str(const Out *o)
{
    return o->len && !o->failed ? (Str){o->text, o->len} : STR("");
}

bool out_failed(const Out *o)
{
    return o->failed;
}
