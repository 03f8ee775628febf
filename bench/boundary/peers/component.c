// The library of the bench as a component's core module (component.wit).
#include "lib.h"
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(name)))

typedef struct Bytes {
    void *at;
    size_t n;
} Bytes;

static Bytes bytes;
static lib_vec vec;
static int32_t parts[2];

EXPORT("cabi_realloc")
void *cabi_realloc(void *old, size_t size, size_t align, size_t want)
{
    (void)size, (void)align;
    return realloc(old, want);
}

EXPORT("add") int32_t add(int32_t a, int32_t b)
{
    return lib_add(a, b);
}

EXPORT("quot") int32_t quot(int32_t a, int32_t b)
{
    return lib_quot(a, b);
}

EXPORT("strlen") size_t length(char *s, size_t n)
{
    free(s);
    return n;
}

EXPORT("echo") Bytes *echo(char *s, size_t n)
{
    bytes.at = malloc(n);
    bytes.n = n;
    memcpy(bytes.at, s, n);
    free(s);
    return &bytes;
}

EXPORT("sum") uint32_t sum(uint8_t *data, size_t n)
{
    uint32_t all = lib_sum(data, n);
    free(data);
    return all;
}

EXPORT("xor") Bytes *xor_bytes(uint8_t *data, size_t n, uint32_t key)
{
    bytes.at = malloc(n);
    bytes.n = n;
    lib_xor(data, n, (uint8_t)key, bytes.at);
    free(data);
    return &bytes;
}

EXPORT("cabi_post_echo") void post_echo(Bytes *b)
{
    free(b->at);
}

EXPORT("cabi_post_xor") void post_xor(Bytes *b)
{
    free(b->at);
}

EXPORT("scale") lib_vec *scale(double x, double y, double z, double by)
{
    vec = lib_scale((lib_vec){x, y, z}, by);
    return &vec;
}

EXPORT("divmod") int32_t *divmod(int32_t a, int32_t b)
{
    lib_divmod(a, b, &parts[0], &parts[1]);
    return parts;
}
