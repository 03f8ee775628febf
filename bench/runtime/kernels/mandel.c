// mandel.c: the Mandelbrot set, 128 x 128 points, doubles in registers.
#include "kernel.h"

static uint32_t escape(double re, double im)
{
    double x = 0, y = 0;
    uint32_t i = 0;
    for (; i < 200 && x * x + y * y < 4.0; i++) {
        double t = x * x - y * y + re;
        y = 2 * x * y + im;
        x = t;
    }
    return i;
}

KERNEL(mandel)
{
    uint32_t sum = 0;
    for (uint32_t round = 0; round < n; round++)
        for (int i = 0; i < 128; i++)
            for (int k = 0; k < 128; k++)
                sum = mix(sum, escape(-2.0 + 3.0 * k / 128.0 + round * 1e-6,
                                      -1.5 + 3.0 * i / 128.0));
    return sum;
}
