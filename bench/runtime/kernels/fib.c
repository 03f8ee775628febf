// fib.c: calls: the Fibonacci numbers by recursion.
#include "kernel.h"

static __attribute__((noinline)) uint32_t fib(uint32_t n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

KERNEL(fib)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum = mix(sum, fib(24 + i % 4));
    return sum;
}
