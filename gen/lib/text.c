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

CBW_G_SMALL int32_t cbw_scan(const void *text)
{
    const uint8_t *p = text;
    uint32_t n = (uint32_t)__builtin_wasm_memory_size(0) * 65536u - (uint32_t)p;
    uint32_t i = 0;
    uint64_t all = 0, word;
    while (n - i >= 8) {
        word = word_at(p + i);
        if ((word - ONES) & ~word & HIGHS)
            break; // one of them is zero
        all |= word;
        i += 8;
        CBW_G_OPAQUE(i);
    }
    while (i < n && p[i]) {
        all |= p[i++];
        CBW_G_OPAQUE(i);
    }
    if (i >= INT32_MAX || i == n)
        return INT32_MAX;
    return (int32_t)(i ^ -(uint32_t)!!(all & HIGHS));
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

CBW_G_SMALL int32_t cbw_utf16(const uint8_t *p, uint32_t n, uint16_t *to)
{
    const uint16_t *start = to;
    const uint8_t *end = p + n;
    while (p < end) {
        uint32_t c = *p++;
        CBW_G_OPAQUE(c);
        if (c >= 0x80) {
            uint32_t more = (uint32_t)__builtin_clz(~(c << 24)) - 1; // 0..7
            if (more - 1 > 2 || (uint32_t)(end - p) < more)
                return -1;
            c &= 0x3fu >> more;
            for (uint32_t k = more; k; k--) {
                uint32_t b = *p++ ^ 0x80u;
                if (b > 63)
                    return -1;
                c = c << 6 | b;
            }
            // 7, 11, 16 bits are what fewer bytes can hold
            if (!(c >> (9 * more + 5) / 2) || c > 0x10ffff || c >> 11 == 27)
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
