// Functions of which nobody says what their pointers are.
#include "in.h"

#include <stdlib.h>

void put(struct tree *t, void *data)
{
    (void)t, (void)data;
}

void fill(unsigned char *p)
{
    *p = 1;
}

void numbers(const int *n)
{
    (void)n;
}

int visit(struct tree *t, void (*fn)(void **cells))
{
    (void)t;
    fn(NULL);
    return 0;
}

unsigned char *take(struct tree *t)
{
    return (unsigned char *)t;
}

int any(int n, ...)
{
    return n;
}

int list(int n, va_list args)
{
    (void)args;
    return n;
}

long double precise(long double x)
{
    return x;
}

void release(void *p)
{
    free(p);
}

void my_free(void *p)
{
    free(p);
}

int odd(const struct hidden_union *u)
{
    return u->u.a & 1;
}
