// Text on its way across, where JavaScript would look at every letter alone:
// eight bytes at a time here.
#include "cbw_guest.h"
#include <string.h>

#define ONES 0x0101010101010101ull
#define HIGHS 0x8080808080808080ull

static inline uint64_t word_at(const uint8_t *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

__attribute__((noinline)) int32_t cbw_scan(const void *text)
{
    const uint8_t *p = text;
    uint32_t n = (uint32_t)__builtin_wasm_memory_size(0) * 65536u - (uint32_t)p;
    uint32_t i = 0;
    uint64_t all = 0, word;
    for (; n - i >= 8; i += 8) {
        word = word_at(p + i);
        if ((word - ONES) & ~word & HIGHS)
            break; // one of them is zero
        all |= word;
    }
    for (; i < n && p[i]; i++)
        all |= p[i];
    if (i >= INT32_MAX || i == n)
        return INT32_MAX;
    return all & HIGHS ? (int32_t)~i : (int32_t)i;
}

// libc's takes as much code again, and more time.
size_t strlen(const char *s)
{
    int32_t n = cbw_scan(s);
    n ^= n >> 31;
    if (n == INT32_MAX)
        __builtin_trap();
    return (size_t)n;
}

int32_t cbw_utf16(const uint8_t *p, uint32_t n, uint16_t *to)
{
    const uint16_t *start = to;
    const uint8_t *end = p + n;
    while (p < end) {
        uint32_t c = *p++;
        if (c >= 0x80) {
            uint32_t more = 1 + (c >= 0xe0) + (c >= 0xf0);
            if (c < 0xc2 || c > 0xf4 || (uint32_t)(end - p) < more)
                return -1;
            c &= 0x3fu >> more;
            for (uint32_t k = more; k; k--) {
                uint32_t b = *p++ ^ 0x80u;
                if (b > 63)
                    return -1;
                c = c << 6 | b;
            }
            if (!(c >> (5 * more + 1)) || c > 0x10ffff || c >> 11 == 27)
                return -1;
            if (c > 0xffff) {
                *to++ = (uint16_t)(0xd7c0 + (c >> 10));
                c = 0xdc00 | (c & 0x3ff);
            }
        }
        *to++ = (uint16_t)c;
    }
    return to - start;
}
