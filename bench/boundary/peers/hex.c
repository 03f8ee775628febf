// See hex.h.
#include "hex.h"

char *hex_encode(const uint8_t *data, size_t n)
{
    char *text = malloc(2 * n + 1);
    if (!text)
        return 0;
    for (size_t i = 0; i < n; i++) {
        text[2 * i] = "0123456789abcdef"[data[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[data[i] & 15];
    }
    text[2 * n] = 0;
    return text;
}

static unsigned digit(char c)
{
    unsigned d = (unsigned)c - '0', l = ((unsigned)c | 32) - 'a';
    return d < 10 ? d : l < 6 ? l + 10 : 99;
}

uint8_t *hex_decode(const char *text, size_t n, size_t *size)
{
    uint8_t *out = malloc(n / 2 + 1);
    unsigned bad = n & 1;
    *size = n / 2;
    if (!out)
        return 0;
    for (size_t i = 0; i < n / 2; i++) {
        unsigned a = digit(text[2 * i]), b = digit(text[2 * i + 1]);
        bad |= (a | b) & 64;
        out[i] = (uint8_t)(a << 4 | b);
    }
    if (!bad)
        return out;
    free(out);
    return 0;
}
