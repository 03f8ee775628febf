// Text of every kind.
#include "in.h"
#include <stdlib.h>
#include <string.h>

size_t count_words(const char *text)
{
    size_t n = 0;
    for (const char *p = text; *p; p++)
        n += *p != ' ' && (p == text || p[-1] == ' ');
    return n;
}

size_t count_letters(const char *s, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        n += s[i] != ' ';
    return n;
}

const char *version(void)
{
    return "1.2.3";
}

const char *name_of(int i)
{
    static const char *const names[] = {"zero", "Zürich", ""};
    return i >= 0 && i < 3 ? names[i] : NULL;
}

char *duplicate(const char *s)
{
    return strdup(s);
}

const unsigned char *label(int i)
{
    static unsigned char text[8];
    text[0] = (unsigned char)i; // also what is no UTF-8
    return text;
}

int sum_bytes(const char *data, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += data[i];
    return sum;
}

int wide(const char16_t *s)
{
    int n = 0;
    while (s[n])
        n++;
    return n;
}

int sized(const void *s, int n)
{
    return n > 0 ? ((const unsigned char *)s)[n - 1] : -1;
}

int latin(const char *s)
{
    return (unsigned char)s[0];
}

int maybe(const char *s, const char *t)
{
    return (s ? 10 : 0) + (t ? 1 : 0);
}
