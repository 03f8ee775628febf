// icall.c: calls through a table of functions.
#include "kernel.h"

typedef uint32_t Step(uint32_t);
static uint32_t add(uint32_t x)
{
    return x + 0x1234567u;
}
static uint32_t turn(uint32_t x)
{
    return x << 7 | x >> 25;
}
static uint32_t flip(uint32_t x)
{
    return ~x;
}
static uint32_t scale(uint32_t x)
{
    return x * 2654435761u;
}
static uint32_t half(uint32_t x)
{
    return x ^ x >> 1;
}
static uint32_t less(uint32_t x)
{
    return x - 77;
}
static uint32_t spread(uint32_t x)
{
    return x ^ x << 5;
}
static uint32_t keep(uint32_t x)
{
    return x;
}

static Step *volatile steps[8] = {add,  turn, flip,   scale,
                                  half, less, spread, keep};

KERNEL(icall)
{
    uint32_t x = 1;
    for (uint32_t i = 0; i < n * 100000; i++)
        x = steps[(x ^ i) & 7](x);
    return x;
}
