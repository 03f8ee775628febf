// sieve.c: primes below a million, a byte each: stores with a stride.
#include "kernel.h"

#define LIMIT 1000000u
static uint8_t composite[LIMIT + 1];

static uint32_t count_primes(void)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i <= LIMIT; i++)
        composite[i] = 0;
    for (uint32_t i = 2; i <= LIMIT; i++) {
        if (composite[i])
            continue;
        count++;
        for (uint32_t k = 2 * i; k <= LIMIT; k += i)
            composite[k] = 1;
    }
    return count;
}

KERNEL(sieve)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum = mix(sum, count_primes());
    return sum;
}
