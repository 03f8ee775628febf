// UTF-8 decoding by the table of well-formed sequences (Unicode 3.9, 3-7).
#include "base/utf8.h"
#include <assert.h>

typedef struct {
    size_t len;        // of the sequence; 0 is no lead byte
    uint8_t low, high; // bounds of the second byte
} Lead;

static Lead lead_of(uint8_t b)
{
    if (b < 0x80)
        return (Lead){1, 0, 0};
    if (b < 0xc2 || b > 0xf4)
        return (Lead){0, 0, 0};
    if (b < 0xe0)
        return (Lead){2, 0x80, 0xbf};
    if (b < 0xf0)
        return (Lead){3, b == 0xe0 ? 0xa0 : 0x80, b == 0xed ? 0x9f : 0xbf};
    return (Lead){4, b == 0xf0 ? 0x90 : 0x80, b == 0xf4 ? 0x8f : 0xbf};
}

size_t utf8_decode(Str s, uint32_t *cp)
{
    if (!s.len)
        return 0;
    uint8_t first = (uint8_t)s.ptr[0];
    Lead lead = lead_of(first);
    if (!lead.len || lead.len > s.len)
        return 0;
    uint32_t value = lead.len == 1 ? first : first & (0x7fu >> lead.len);
    for (size_t i = 1; i < lead.len; i++) {
        uint8_t b = (uint8_t)s.ptr[i];
        uint8_t low = i == 1 ? lead.low : 0x80;
        uint8_t high = i == 1 ? lead.high : 0xbf;
        if (b < low || b > high)
            return 0;
        value = value << 6 | (b & 0x3fu);
    }
    *cp = value;
    return lead.len;
}

bool utf8_valid(Str s)
{
    uint32_t cp;
    while (s.len) {
        size_t used = utf8_decode(s, &cp);
        if (!used)
            return false;
        s = str_from(s, used);
    }
    return true;
}

size_t utf8_put(uint32_t cp, char out[4])
{
    assert(cp <= 0x10ffff && (cp < 0xd800 || cp > 0xdfff));
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t len = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3f));
    out[0] = (char)((0xf00u >> len & 0xf0) | cp);
    return len;
}
