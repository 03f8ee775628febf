// wat_buf.h: growing bytes of the binary format, in an arena.
#ifndef CBW_WAT_BUF_H
#define CBW_WAT_BUF_H

#include "base/str.h"
#include <string.h>

typedef struct {
    Arena *arena;
    uint8_t *at;
    size_t len, cap;
} WatBuf;

static inline void buf_bytes(WatBuf *b, const void *bytes, size_t n)
{
    if (b->cap - b->len < n) {
        size_t cap = (b->len + n) * 2 + 32;
        uint8_t *at = arena_alloc_raw(b->arena, cap);
        if (b->len > 0)
            memcpy(at, b->at, b->len);
        b->at = at;
        b->cap = cap;
    }
    if (n > 0)
        memcpy(b->at + b->len, bytes, n);
    b->len += n;
}

static inline void buf_byte(WatBuf *b, unsigned byte)
{
    uint8_t c = (uint8_t)byte;
    buf_bytes(b, &c, 1);
}

static inline void buf_unsigned(WatBuf *b, uint64_t v)
{
    for (; v > 0x7F; v >>= 7)
        buf_byte(b, 0x80 | (v & 0x7F));
    buf_byte(b, (unsigned)v);
}

static inline void buf_signed(WatBuf *b, int64_t v)
{
    while (v > 63 || v < -64) {
        buf_byte(b, 0x80 | (v & 0x7F));
        v >>= 7;
    }
    buf_byte(b, v & 0x7F);
}

static inline void buf_little(WatBuf *b, uint64_t v, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++)
        buf_byte(b, (v >> (8 * i)) & 0xFF);
}

static inline Str buf_str(const WatBuf *b)
{
    return b->len ? (Str){(const char *)b->at, b->len} : STR("");
}

static inline void buf_append(WatBuf *b, const WatBuf *other)
{
    buf_bytes(b, other->at, other->len);
}

// A vector of bytes: its length, then they.
static inline void buf_name(WatBuf *b, Str s)
{
    buf_unsigned(b, s.len);
    buf_bytes(b, s.ptr, s.len);
}

#endif
