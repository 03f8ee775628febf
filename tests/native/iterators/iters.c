// Iterators behind void *: places in the memory of what they iterate over.
#include "iters.h"
#include <stdlib.h>

struct row {
    int n;
    int at[8];
};

row *row_new(int n)
{
    row *r = calloc(1, sizeof *r);
    for (int i = 0; r && i < 8; i++)
        r->at[i] = n + i;
    if (r)
        r->n = 8;
    return r;
}

void row_free(row *r)
{
    free(r);
}

void *row_iter(row *r)
{
    return r->n ? r->at : NULL;
}

void *row_iter_next(row *r, void *iter)
{
    int *next = (int *)iter + 1;
    return next < r->at + r->n ? next : NULL;
}

int row_iter_value(void *iter)
{
    return *(int *)iter;
}
