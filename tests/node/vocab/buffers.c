// See buffers.h.
#include "buffers.h"
#include <stdlib.h>
#include <string.h>

uint32_t buf_sum(const uint8_t *data, size_t size)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += data[i];
    return sum;
}
double buf_mean(const double *values, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += values[i];
    return count ? sum / count : 0;
}
void buf_scale(float *values, int count, float by)
{
    for (int i = 0; i < count; i++)
        values[i] *= by;
}
int64_t buf_total(const int64_t *values, unsigned long long n)
{
    int64_t sum = 0;
    for (unsigned long long i = 0; i < n; i++)
        sum += values[i];
    return sum;
}
int buf_key(const uint8_t key[4]) { return key[3]; }
int buf_iv(const uint8_t *iv) { return iv[3]; }
int buf_area(const int *cells, int w, int h)
{
    return w && h ? cells[w * h - 1] : 0;
}
int buf_until_zero(const int *list)
{
    int sum = 0;
    while (*list)
        sum += *list++;
    return sum;
}
int buf_any(const uint8_t *image) { return image[1 + image[0]]; }
float buf_dot(const float *a, const float *b, int n)
{
    float sum = 0;
    for (int i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}
int buf_narrow(const uint8_t *p, uint8_t n) { return (int)buf_sum(p, n); }
int buf_maybe(const uint8_t *p, int n)
{
    return p ? (int)buf_sum(p, (size_t)n) : -1 - n;
}
int buf_read(uint8_t *data, int n)
{
    int sum = (int)buf_sum(data, (size_t)n);
    memset(data, 0, (size_t)n);
    return sum;
}
int buf_borrowed(const uint8_t *data, int n)
{
    return (int)buf_sum(data, (size_t)n);
}

size_t buf_bound(size_t n) { return 2 * n; }
int buf_pack(uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len)
{
    if (len == 3)
        return -1;
    size_t n = 0;
    for (size_t i = 0; i < len && n + 2 <= *dest_len; i++) {
        dest[n++] = src[i];
        if (src[i])
            dest[n++] = 1;
    }
    *dest_len = n;
    return 0;
}
void buf_hash(uint8_t *out, const uint8_t *in, size_t n)
{
    uint32_t sum = buf_sum(in, n);
    memcpy(out, &sum, 4);
}
void buf_digest(uint8_t out[2], const uint8_t *in, size_t n)
{
    out[0] = (uint8_t)n;
    out[1] = in[0];
}
int buf_fetch(uint8_t *out, int n)
{
    int have = n < 5 ? n : 5;
    for (int i = 0; i < have; i++)
        out[i] = (uint8_t)(i + 1);
    return have;
}
int buf_sign(uint8_t *sm, unsigned long long *sm_len, const uint8_t *m,
             size_t n)
{
    sm[0] = 9;
    memcpy(sm + 1, m, n);
    *sm_len = n + 1;
    return 0;
}
void buf_keys(uint8_t *pk, uint8_t *sk)
{
    memcpy(pk, "ab", 2);
    memcpy(sk, "cde", 3);
}
void buf_samples(float *out, int n)
{
    for (int i = 0; i < n; i++)
        out[i] = (float)i / 2;
}
int buf_liar(uint8_t *out, int n)
{
    if (n)
        out[0] = 7;
    return n + 1000000;
}
int buf_big(uint8_t *out, int size, int fill)
{
    memset(out, fill, (size_t)size);
    return 0;
}

static int dropped;
void buf_drop(void *p)
{
    dropped++;
    free(p);
}
int buf_dropped(void) { return dropped; }
int buf_make(uint8_t **data, int *n)
{
    *data = malloc(3);
    memcpy(*data, "xyz", 3);
    *n = 3;
    return 5;
}
double *buf_ramp(int n)
{
    if (n < 0)
        return NULL;
    double *to = malloc(sizeof(double) * (size_t)(n ? n : 1));
    for (int i = 0; i < n; i++)
        to[i] = i;
    return to;
}
const int *buf_table(int *count)
{
    static const int table[] = {3, 1, 4};
    *count = 3;
    return table;
}
const uint16_t *buf_ended(void)
{
    static const uint16_t list[] = {5, 6, 0xffff, 7};
    return list;
}
const uint8_t *buf_nothing(void) { return NULL; }

double buf_pairs(const struct buf_pair *p, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += p[i].a * p[i].b;
    return sum;
}
void buf_swap(struct buf_pair *p, int n)
{
    for (int i = 0; i < n; i++) {
        double b = p[i].b;
        p[i].b = p[i].a;
        p[i].a = (int32_t)b;
    }
}
const struct buf_pair *buf_constant(void)
{
    static const struct buf_pair all[] = {{1, 1.5}, {2, 2.5}};
    return all;
}
int buf_split(struct buf_pair *out, int max)
{
    for (int i = 0; i < max && i < 2; i++)
        out[i] = (struct buf_pair){i, i + 0.5};
    return max < 2 ? max : 2;
}
int buf_links(struct buf_link *room, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        room[i] = (struct buf_link){i + 1 < n ? room + i + 1 : NULL, i};
    for (struct buf_link *l = room; l && n; l = l->next)
        sum += l->n;
    return sum;
}
