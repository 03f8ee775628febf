// matmul.c: products of 160 x 160 matrices of doubles.
#include "kernel.h"

#define N 160
static double a[N][N], b[N][N], c[N][N];

static void fill(void)
{
    uint32_t seed = 42;
    for (int i = 0; i < N; i++)
        for (int k = 0; k < N; k++) {
            a[i][k] = (double)(next_random(&seed) % 1000) / 500.0 - 1.0;
            b[i][k] = (double)(next_random(&seed) % 1000) / 500.0 - 1.0;
        }
}

static void multiply(void)
{
    for (int i = 0; i < N; i++)
        for (int k = 0; k < N; k++) {
            double sum = 0;
            for (int j = 0; j < N; j++)
                sum += a[i][j] * b[j][k];
            c[i][k] = sum;
        }
}

KERNEL(matmul)
{
    fill();
    for (uint32_t i = 0; i < n; i++) {
        multiply();
        a[i % N][i % N] = c[1][1] / (double)N;
    }
    uint32_t sum = 0;
    for (int i = 0; i < N; i++)
        sum = mix(sum, (uint32_t)(int32_t)(c[i][i] * 1000.0));
    return sum;
}
