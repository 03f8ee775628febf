// See text.h.
#include "text.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

size_t text_words(const char *text)
{
    size_t n = 0;
    for (bool in = false; *text; text++) {
        bool letter = *text != ' ';
        n += letter && !in;
        in = letter;
    }
    return n;
}
size_t text_count(const char *s, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        n += !s[i];
    return len * 100 + n;
}
const char *text_name(int i) { return i ? "nämë ☃" : NULL; }
int text_optional(const char *s, const char *t)
{
    return (s ? (int)strlen(s) : -1) * 100 + (int)strlen(t);
}
const unsigned char *text_label(void) { return (const unsigned char *)"lab€l"; }
int text_bytes_of(const unsigned char *label)
{
    return (int)strlen((const char *)label);
}
int text_sum(const char *data, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += (unsigned char)data[i];
    return sum;
}
int text_either(const char *data, int n) { return text_sum(data, n); }
const char *text_broken(void) { return "a\xff\xfe"; }

char *text_twice(const char *s)
{
    size_t n = strlen(s);
    char *to = malloc(2 * n + 1);
    memcpy(to, s, n);
    memcpy(to + n, s, n + 1);
    return to;
}
static int released;
char *text_mine(const char *s) { return *s ? text_twice(s) : NULL; }
void text_release(char *s)
{
    released++;
    free(s);
}
int text_released(void) { return released; }
char *text_part(const char *s, size_t *n)
{
    *n = 3;
    return text_twice(s);
}

size_t text_units(const char16_t *s)
{
    size_t n = 0;
    while (s[n])
        n++;
    return n;
}
const char16_t *text_greek(void) { return u"αβγ\U0001F600"; }
size_t text_wide(const wchar_t *s) { return wcslen(s); }
size_t text_runes(const char32_t *s, int n)
{
    return n ? s[n - 1] : 0;
}
const wchar_t *text_smile(void) { return L"a\U0001F600"; }
int text_utf16(const void *s, int bytes)
{
    return bytes ? ((const char16_t *)s)[bytes / 2 - 1] : 0;
}
const void *text_utf16_of(int *bytes)
{
    *bytes = 6;
    return u"xyz!";
}
int text_utf16be(const void *s)
{
    const unsigned char *p = s;
    return p[0] << 8 | p[1];
}
const void *text_utf16be_of(void) { return "\x03\xb1\0A\0\0"; }
int text_latin(const char *s) { return (unsigned char)*s; }
const char *text_latin_of(void) { return "caf\xe9"; }
int text_ascii(const char *s) { return (int)strlen(s); }

int text_join(const char *const *parts, int n)
{
    size_t all = 0;
    for (int i = 0; i < n; i++)
        all += strlen(parts[i]);
    return (int)all;
}
int text_run(const char **args)
{
    int n = 0;
    while (args[n])
        n++;
    return n * 10 + (n ? (int)strlen(args[n - 1]) : 0);
}
const char *const *text_all(int *n)
{
    static const char *const all[] = {"one", "two", "drei"};
    *n = 3;
    return all;
}
int text_latins(const char **parts, int n)
{
    return n ? (unsigned char)parts[n - 1][0] : 0;
}
long text_blend(const unsigned char **rows, int height, int row)
{
    long sum = 0;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < row; x++)
            sum = sum * 10 + rows[y][x];
    return sum;
}
int text_fixed_rows(const unsigned char **rows, int n)
{
    int sum = 0;
    for (int y = 0; y < n; y++)
        sum += rows[y][3];
    return sum;
}

char *text_fill(char *buf, int n, int c)
{
    memset(buf, c, (size_t)n);
    return buf;
}
int text_get_name(char *buf, int size)
{
    const char *name = "somebody";
    int n = 0;
    for (; n + 1 < size && name[n]; n++)
        buf[n] = name[n];
    if (size)
        buf[n] = 0;
    return n;
}
int text_get_title(char *buf, int size) { return text_get_name(buf, size); }
int text_describe(int code, const char **name, char **copy)
{
    *name = code ? "code" : NULL;
    *copy = code ? text_twice("no") : NULL;
    return code;
}
int text_upper(char *s)
{
    int n = 0;
    for (; *s; s++)
        if (*s >= 'a' && *s <= 'z') {
            *s = (char)(*s - 32);
            n++;
        }
    return n;
}
const char *text_skip(const char *s, int n) { return n ? s : NULL; }

int text_decode(const unsigned char **p, size_t *left)
{
    if (!*left)
        return -1;
    int value = **p;
    size_t took = *left > 1 ? 2 : 1;
    *p += took;
    *left -= took;
    return value;
}
int text_scan(const char **p, int n)
{
    int i = 0;
    while (i < n && (*p)[i] != ' ')
        i++;
    *p += i;
    return n;
}

struct text_record text_next(const struct text_record *r)
{
    static char name[32];
    struct text_record to = *r;
    to.tag[0]++;
    to.wide[0]++;
    to.raw[0]++;
    name[0] = 0;
    if (r->name)
        strcat(strcpy(name, r->name), "!");
    to.name = r->name ? name : NULL;
    return to;
}

const char **text_names(void)
{
    static const char *names[] = {"red", "gr\xc3\xbcn", NULL};
    return names;
}
static int tables;
int text_table(int rows, char ***cells)
{
    *cells = calloc((size_t)rows * 2, sizeof **cells);
    for (int i = 0; i < rows; i++)
        (*cells)[2 * i] = i ? "next" : "first";
    tables++;
    return rows;
}
void text_end_table(char **cells)
{
    tables--;
    free(cells);
}
int text_tables(void)
{
    return tables;
}
char *text_kept(void)
{
    tables += 5;
    return strdup("kept");
}
void text_end(int why, char *s)
{
    tables -= why;
    free(s);
}
int text_tell(int (*fn)(void *, const void *, int, const void *), void *ud)
{
    return fn(ud, u"\u00e9ab", 4, u"\u20ac");
}
