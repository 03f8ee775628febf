// See lib.h.
#include "lib.h"
#include <stdlib.h>
#include <string.h>

int32_t lib_add(int32_t a, int32_t b)
{
    return (int32_t)((uint32_t)a + (uint32_t)b);
}

int32_t lib_quot(int32_t a, int32_t b)
{
    return a / b;
}

size_t lib_strlen(const char *s)
{
    return strlen(s);
}

char *lib_echo(const char *s)
{
    size_t n = strlen(s) + 1;
    char *copy = malloc(n);
    return copy ? memcpy(copy, s, n) : 0;
}

uint32_t lib_sum(const uint8_t *data, size_t n)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += data[i];
    return sum;
}

void lib_xor(const uint8_t *data, size_t n, uint8_t key, uint8_t *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = data[i] ^ key;
}

size_t lib_fill(uint8_t *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (uint8_t)i;
    return n;
}

lib_vec lib_scale(lib_vec v, double by)
{
    return (lib_vec){v.x * by, v.y * by, v.z * by};
}

void lib_divmod(int32_t a, int32_t b, int32_t *div, int32_t *mod)
{
    *div = a / b;
    *mod = a % b;
}

struct lib_counter {
    int32_t value;
};

lib_counter *lib_counter_new(int32_t start)
{
    lib_counter *c = malloc(sizeof *c);
    if (c)
        c->value = start;
    return c;
}

int32_t lib_counter_add(lib_counter *c, int32_t n)
{
    return c->value += n;
}

void lib_counter_free(lib_counter *c)
{
    free(c);
}

int32_t lib_each(int32_t n, lib_visit *visit, void *user)
{
    int32_t sum = 0;
    for (int32_t i = 0; i < n; i++)
        sum += visit(user, i);
    return sum;
}

int32_t lib_call(int32_t i, lib_visit *visit, void *user)
{
    return visit(user, i);
}
