// nbody.c: five bodies under gravity, doubles and a square root.
#include "kernel.h"

#define BODIES 5
typedef struct {
    double at[3], speed[3], mass;
} Body;

static const Body start[BODIES] = {
    {{0, 0, 0}, {0, 0, 0}, 39.47},
    {{4.84, -1.16, -0.10}, {0.606, 2.812, -0.025}, 0.03769},
    {{8.34, 4.12, -0.40}, {-1.011, 1.825, 0.0084}, 0.01128},
    {{12.89, -15.11, -0.22}, {1.083, 0.868, -0.0108}, 0.00172},
    {{15.37, -25.91, 0.18}, {0.979, 0.594, -0.0347}, 0.00203},
};
static Body body[BODIES];

static void pull(Body *x, Body *y, double step)
{
    double d[3], square = 0;
    for (int i = 0; i < 3; i++) {
        d[i] = x->at[i] - y->at[i];
        square += d[i] * d[i];
    }
    double force = step / (square * __builtin_sqrt(square));
    for (int i = 0; i < 3; i++) {
        x->speed[i] -= d[i] * y->mass * force;
        y->speed[i] += d[i] * x->mass * force;
    }
}

static void advance(double step)
{
    for (int i = 0; i < BODIES; i++)
        for (int k = i + 1; k < BODIES; k++)
            pull(&body[i], &body[k], step);
    for (int i = 0; i < BODIES; i++)
        for (int k = 0; k < 3; k++)
            body[i].at[k] += step * body[i].speed[k];
}

KERNEL(nbody)
{
    for (int i = 0; i < BODIES; i++)
        body[i] = start[i];
    for (uint32_t i = 0; i < n * 1000; i++)
        advance(0.001);
    uint32_t sum = 0;
    for (int i = 0; i < BODIES; i++)
        for (int k = 0; k < 3; k++)
            sum = mix(sum, (uint32_t)(int32_t)(body[i].at[k] * 1e6));
    return sum;
}
