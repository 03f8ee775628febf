// Functions that do what they must not.
#include "faults.h"
#include <stdlib.h>
#include <string.h>

int fine(int x)
{
    return x + 1;
}

void hangs(void)
{
    for (volatile int i = 0;;)
        i++;
}

int writes_outside(unsigned at)
{
    return *(volatile int *)(at) = 1;
}

int takes_all_memory(void)
{
    static char *volatile kept;
    for (;;) {
        char *p = kept = malloc(1 << 20);
        if (!p)
            abort();
        memset(p, 1, 1 << 20);
    }
}

int recurses(int depth)
{
    volatile char room[10000];
    room[0] = (char)depth;
    return depth < 0 ? room[0] : recurses(depth + 1) + room[0];
}

int divides(int by)
{
    return 100 / by;
}

void gives_up(void)
{
    abort();
}
