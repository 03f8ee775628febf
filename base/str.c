// Str helpers: making, comparing, cutting, matching.
#include "base/str.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>

Str str_of(const char *cstr)
{
    return cstr ? (Str){cstr, strlen(cstr)} : STR("");
}

Str str_cat(Arena *a, Str s, Str t)
{
    if (s.len > SIZE_MAX - t.len - 1)
        arena_fail(a);
    char *p = arena_alloc_raw(a, s.len + t.len + 1);
    if (s.len)
        memcpy(p, s.ptr, s.len);
    if (t.len)
        memcpy(p + s.len, t.ptr, t.len);
    p[s.len + t.len] = '\0';
    return (Str){p, s.len + t.len};
}

Str str_copy(Arena *a, Str s)
{
    return str_cat(a, s, STR(""));
}

const char *str_c(Arena *a, Str s)
{
    return str_copy(a, s).ptr;
}

Str str_vfmt(Arena *a, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    assert(len >= 0);
    char *p = arena_alloc_raw(a, (size_t)len + 1);
    vsnprintf(p, (size_t)len + 1, fmt, again);
    va_end(again);
    return (Str){p, (size_t)len};
}

Str str_fmt(Arena *a, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    Str s = str_vfmt(a, fmt, args);
    va_end(args);
    return s;
}

bool str_eq(Str s, Str t)
{
    return s.len == t.len && (!s.len || memcmp(s.ptr, t.ptr, s.len) == 0);
}

bool str_eq_c(Str s, const char *t)
{
    return str_eq(s, str_of(t));
}

int str_cmp(Str s, Str t)
{
    size_t common = s.len < t.len ? s.len : t.len;
    int order = common ? memcmp(s.ptr, t.ptr, common) : 0;
    return order ? order : (s.len > t.len) - (s.len < t.len);
}

bool str_starts(Str s, Str prefix)
{
    return s.len >= prefix.len && str_eq((Str){s.ptr, prefix.len}, prefix);
}

bool str_ends(Str s, Str suffix)
{
    return s.len >= suffix.len &&
           str_eq(str_from(s, s.len - suffix.len), suffix);
}

bool str_find(Str hay, Str needle, size_t *at)
{
    if (!needle.len) {
        if (at)
            *at = 0;
        return true;
    }
    const char *hit =
        hay.len ? memmem(hay.ptr, hay.len, needle.ptr, needle.len) : NULL;
    if (hit && at)
        *at = (size_t)(hit - hay.ptr);
    return hit != NULL;
}

bool str_find_char(Str hay, char c, size_t *at)
{
    const char *p = hay.len ? memchr(hay.ptr, c, hay.len) : NULL;
    if (p && at)
        *at = (size_t)(p - hay.ptr);
    return p;
}

Str str_sub(Str s, size_t from, size_t len)
{
    if (!s.ptr)
        return STR("");
    if (from > s.len)
        from = s.len;
    size_t left = s.len - from;
    return (Str){s.ptr + from, len < left ? len : left};
}

Str str_from(Str s, size_t from)
{
    return str_sub(s, from, SIZE_MAX);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Str str_trim(Str s)
{
    while (s.len && is_space(s.ptr[0]))
        s = str_from(s, 1);
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

// Moves letters from the range first..first+25 by the ASCII case distance.
static Str shift_case(Arena *a, Str s, char first, int by)
{
    char *p = arena_alloc_raw(a, s.len + 1);
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        p[i] = c >= first && c <= first + 25 ? (char)(c + by) : c;
    }
    p[s.len] = '\0';
    return (Str){p, s.len};
}

Str str_lower(Arena *a, Str s)
{
    return shift_case(a, s, 'A', 'a' - 'A');
}

Str str_upper(Arena *a, Str s)
{
    return shift_case(a, s, 'a', 'A' - 'a');
}

bool str_split(Str *rest, char sep, Str *part)
{
    if (!rest->len)
        return false;
    size_t end = rest->len;
    str_find_char(*rest, sep, &end);
    *part = str_sub(*rest, 0, end);
    *rest = str_from(*rest, end + 1);
    return true;
}

// On a mismatch, go back to the last '*' and let it swallow one more byte.
bool str_glob(Str pattern, Str s)
{
    size_t p = 0, i = 0, star = SIZE_MAX, swallowed = 0;
    while (i < s.len) {
        if (p < pattern.len && pattern.ptr[p] == '*') {
            star = p++;
            swallowed = i;
        } else if (p < pattern.len &&
                   (pattern.ptr[p] == '?' || pattern.ptr[p] == s.ptr[i])) {
            p++;
            i++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            i = ++swallowed;
        } else {
            return false;
        }
    }
    while (p < pattern.len && pattern.ptr[p] == '*')
        p++;
    return p == pattern.len;
}

static bool is_ident_char(char c, bool first)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (!first && c >= '0' && c <= '9');
}

bool str_is_ident(Str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_ident_char(s.ptr[i], i == 0))
            return false;
    return s.len > 0;
}

// FNV-1a
uint64_t str_hash(Str s)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
    return h;
}

enum { WORD_MAX = 64 };

static size_t min(size_t a, size_t b)
{
    return a < b ? a : b;
}

// Rows of the edit matrix: rows[2] is the one being filled, rows[0] two back.
static void fill_row(Str a, Str b, size_t i, size_t rows[3][WORD_MAX + 1])
{
    rows[2][0] = i;
    for (size_t j = 1; j <= b.len; j++) {
        bool same = a.ptr[i - 1] == b.ptr[j - 1];
        size_t best = min(rows[1][j], rows[2][j - 1]) + 1;
        best = min(best, rows[1][j - 1] + !same);
        bool swapped = i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
                       a.ptr[i - 2] == b.ptr[j - 1];
        rows[2][j] = swapped ? min(best, rows[0][j - 2] + 1) : best;
    }
}

size_t str_distance(Str a, Str b)
{
    if (a.len > WORD_MAX || b.len > WORD_MAX)
        return str_eq(a, b) ? 0 : a.len + b.len;
    size_t rows[3][WORD_MAX + 1] = {{0}};
    for (size_t j = 0; j <= b.len; j++)
        rows[2][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        memcpy(rows[0], rows[1], sizeof(rows[0]));
        memcpy(rows[1], rows[2], sizeof(rows[1]));
        fill_row(a, b, i, rows);
    }
    return rows[2][b.len];
}

static unsigned digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;
}

static unsigned take_radix(Str *s)
{
    if (s->len < 2 || s->ptr[0] != '0')
        return 10;
    char c = (char)(s->ptr[1] | 0x20);
    unsigned radix = c == 'x' ? 16 : c == 'b' ? 2 : 10;
    if (radix != 10)
        *s = str_from(*s, 2);
    return radix;
}

bool str_u64(Str s, uint64_t *out)
{
    unsigned radix = take_radix(&s);
    uint64_t value = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned digit = digit_of(s.ptr[i]);
        if (digit >= radix || value > (UINT64_MAX - digit) / radix)
            return false;
        value = value * radix + digit;
    }
    if (s.len)
        *out = value;
    return s.len > 0;
}
