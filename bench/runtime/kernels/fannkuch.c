// fannkuch.c: prefix reversals of all permutations of nine numbers.
#include "kernel.h"

#define SIZE 9
static uint8_t order[SIZE], work[SIZE], count[SIZE];

static uint32_t flips(void)
{
    uint32_t n = 0;
    for (int i = 0; i < SIZE; i++)
        work[i] = order[i];
    while (work[0]) {
        for (int lo = 0, hi = work[0]; lo < hi; lo++, hi--) {
            uint8_t t = work[lo];
            work[lo] = work[hi];
            work[hi] = t;
        }
        n++;
    }
    return n;
}

static int next_permutation(void)
{
    for (int r = 1; r < SIZE; r++) {
        uint8_t first = order[0];
        for (int i = 0; i < r; i++)
            order[i] = order[i + 1];
        order[r] = first;
        if (++count[r] <= r)
            return 1;
        count[r] = 0;
    }
    return 0;
}

KERNEL(fannkuch)
{
    uint32_t sum = 0, most = 0;
    for (uint32_t round = 0; round < n; round++) {
        for (int i = 0; i < SIZE; i++) {
            order[i] = (uint8_t)i;
            count[i] = 0;
        }
        do {
            uint32_t f = flips();
            most = f > most ? f : most;
            sum += f;
        } while (next_permutation());
    }
    return mix(sum, most);
}
