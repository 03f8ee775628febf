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

int32_t cbw_scan(const uint8_t *p, uint32_t n)
{
    uint32_t i = 0;
    uint64_t all = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t word = word_at(p + i);
        if ((word - ONES) & ~word & HIGHS)
            break; // one of them is zero
        all |= word;
    }
    for (; i < n && p[i]; i++)
        all |= p[i];
    return all & HIGHS ? (int32_t)~i : (int32_t)i;
}

// The least that a sequence with so many more bytes may stand for.
static const uint32_t LEAST[] = {0, 0x80, 0x800, 0x10000};

// One letter at p, n bytes left; the bytes that it takes, 0 = not UTF-8.
static uint32_t letter(const uint8_t *p, uint32_t n, uint32_t *letter)
{
    uint32_t c = *p;
    uint32_t more = c < 0x80 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
    if ((c >= 0x80 && c < 0xc2) || c > 0xf4 || more >= n)
        return 0;
    if (more)
        c &= 0x3fu >> more;
    for (uint32_t k = 1; k <= more; k++) {
        if ((p[k] & 0xc0) != 0x80)
            return 0;
        c = c << 6 | (p[k] & 63u);
    }
    if (c < LEAST[more] || c > 0x10ffff || (c & ~0x7ffu) == 0xd800)
        return 0;
    *letter = c;
    return more + 1;
}

int32_t cbw_utf16(const uint8_t *p, uint32_t n, uint16_t *to)
{
    uint16_t *start = to;
    for (uint32_t i = 0; i < n;) {
        uint32_t c, used = letter(p + i, n - i, &c);
        if (!used)
            return -1;
        i += used;
        if (c > 0xffff) {
            *to++ = (uint16_t)(0xd7c0 + (c >> 10));
            c = 0xdc00 | (c & 0x3ff);
        }
        *to++ = (uint16_t)c;
    }
    return to - start;
}
