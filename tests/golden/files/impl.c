// Counts bytes, writes some.
#include "in.h"

int load(FILE *f, int *size)
{
    int c, sum = 0;
    *size = 0;
    while ((c = fgetc(f)) != EOF) {
        sum += c;
        ++*size;
    }
    return sum;
}

int save(FILE *f, int x)
{
    return fprintf(f, "x is %d\n", x);
}
