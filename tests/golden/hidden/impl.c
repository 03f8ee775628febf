// Sums, and a text with its length.
#include "in.h"
#include <stdlib.h>
#include <string.h>

int level(int x, int level, int strict)
{
    return x * 100 + level * 10 + strict;
}

int quiet(int x, void *reserved)
{
    return reserved ? -1 : x;
}

char *text_of(int x, size_t *len)
{
    char *s = malloc(4);
    memcpy(s, "a\0b", 4);
    *len = (size_t)x;
    return s;
}

long long big(long long x)
{
    return x - 1;
}

double ratio(double x)
{
    return x / 2;
}
