// What fills its caller's memory.
#include "in.h"
#include <string.h>

size_t bound(size_t n)
{
    return n + 8;
}

int pack(uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len)
{
    if (*dest_len < len)
        return 5;
    for (size_t i = 0; i < len; i++)
        dest[i] = src[len - 1 - i];
    *dest_len = len;
    return len ? 0 : 6;
}

int hash(uint8_t *out, const uint8_t *in, size_t in_len)
{
    memset(out, in_len ? in[0] : 0, 32);
    return 1;
}

int digest(uint8_t out[20], const uint8_t *in, size_t in_len)
{
    memset(out, in_len ? in[0] : 0, 20);
    return 2;
}

int read_some(uint8_t *buf, int n)
{
    if (n < 2)
        return -1;
    memcpy(buf, "xy", 2);
    return 2;
}

int compress_into(uint8_t *out, size_t *out_len, const uint8_t *in,
                  size_t in_len)
{
    if (*out_len < in_len)
        return -5;
    memcpy(out, in, in_len);
    *out_len = in_len;
    return 0;
}

int get_name(char *buf, int size)
{
    strncpy(buf, "a name", (size_t)size);
    buf[size - 1] = 0;
    return 6;
}

int get_text(char *buf, int size)
{
    memcpy(buf, "text", size < 4 ? (size_t)size : 4);
    return 4;
}

int sign(uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n)
{
    memset(sm, 's', 64);
    memcpy(sm + 64, m, n);
    *sm_len = n + 64;
    return 0;
}

int keys(uint8_t *pk, uint8_t *sk)
{
    memset(pk, 'p', 32);
    memset(sk, 's', 64);
    return 0;
}

int samples(float *out, int n)
{
    for (int i = 0; i < n; i++)
        out[i] = (float)i / 2;
    return n;
}

int seal(uint8_t *mac, uint8_t *out, const uint8_t *in, size_t n)
{
    if (!n || in[0] == '!')
        return -1;
    if (in[0] == '?') {
        memcpy(mac, "half", 4);
        return -2;
    }
    memset(mac, in[0], 16);
    memcpy(out, in, n);
    return 0;
}

int unpack(uint8_t *out, size_t *out_len, const uint8_t *in, size_t n)
{
    if (n > *out_len) {
        memcpy(out, in, *out_len);
        return 1;
    }
    memcpy(out, in, n);
    *out_len = n;
    return 0;
}
