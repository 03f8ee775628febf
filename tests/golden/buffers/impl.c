// Sums over lists.
#include "in.h"

uint32_t crc(uint32_t start, const uint8_t *buf, size_t len)
{
    for (size_t i = 0; i < len; i++)
        start = start * 31 + buf[i];
    return start;
}

double mean(const double *values, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += values[i];
    return count ? sum / count : 0;
}

void scale(float *values, int count, float by)
{
    for (int i = 0; i < count; i++)
        values[i] *= by;
}

int key(const uint8_t key[32])
{
    return key[0] + key[31];
}

int fixed(const uint8_t *iv)
{
    return iv[0] + iv[15];
}

int product(const int *m, int w, int h)
{
    int p = 1;
    for (int i = 0; i < w * h; i++)
        p *= m[i];
    return p;
}

int zero_ended(const int *list)
{
    int n = 0;
    while (list[n])
        n++;
    return n;
}

void both(const float *a, const float *b, int n)
{
    (void)a, (void)b, (void)n;
}

int narrow(const uint8_t *p, uint8_t n)
{
    return n ? p[n - 1] : -1;
}

int wide_count(const uint8_t *in, unsigned long long inlen)
{
    return inlen ? in[inlen - 1] : -1;
}
