// Sums over lists of all kinds.
#include "in.h"
#include <stdlib.h>
#include <string.h>

struct item {
    int n;
};

void item_free(item *i)
{
    free(i);
}

int join(const char *const *parts, int n_parts)
{
    int n = 0;
    for (int i = 0; i < n_parts; i++)
        n += parts[i] ? (int)strlen(parts[i]) : 100;
    return n;
}

int run(const char **args)
{
    int n = 0;
    while (args[n])
        n++;
    return n;
}

int group(item **items, int n)
{
    return items && n ? 1 : 0;
}

int blend(const unsigned char **rows, int height, int row)
{
    int n = 0;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < row; x++)
            n += rows[y][x];
    return n;
}

int fixed_rows(const unsigned char **rows, int height)
{
    int n = 0;
    for (int y = 0; y < height; y++)
        n += rows[y][15];
    return n;
}

int pairs(struct pair *p, int n)
{
    for (int i = 0; i < n; i++) {
        int a = p[i].a;
        p[i].a = p[i].b;
        p[i].b = a;
    }
    return n;
}

const struct pair *table(void)
{
    static const struct pair all[] = {{1, 2}, {3, 4}, {0, 0}};
    return all;
}

const int *numbers(int *count)
{
    static const int all[] = {7, 8, 9};
    *count = 3;
    return all;
}

int *spread(size_t *n, int *mark)
{
    *n = (size_t)*mark & 15;
    int *all = malloc((*n + 1) * sizeof *all);
    for (size_t i = 0; i < *n; i++)
        all[i] = (int)i * 10;
    *mark = -*mark;
    return all;
}
