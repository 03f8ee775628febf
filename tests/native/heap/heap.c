// Functions that treat their heap well and badly.
#include "heap.h"
#include <stdlib.h>

struct box {
    int n;
    char *p;
};

box *box_new(int n)
{
    box *b = malloc(sizeof *b);
    b->n = n;
    b->p = malloc((size_t)n);
    return b;
}

void box_free(box *b)
{
    free(b->p);
    free(b);
}

int box_size(const box *b)
{
    return b->n;
}

int leaks(int n)
{
    char *volatile p = malloc((size_t)n);
    p[0] = 1;
    int r = p[0];
    p = 0;
    return r;
}

int frees_twice(int n)
{
    char *volatile p = malloc((size_t)n);
    free(p);
    free(p);
    return 2;
}

int writes_behind(int n)
{
    char *volatile p = malloc((size_t)n);
    p[n] = 1;
    free(p);
    return 3;
}

int never_called(int n)
{
    return n * 2;
}
