// SHA-256 over whole texts (FIPS 180-4, section 6.2).
#include "base/hash.h"
#include <string.h>

enum { BLOCK = 64 };

// First 32 bits of the fractional parts of the cube roots of the first 64
// primes (FIPS 180-4, 4.2.2).
static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotr(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

static void expand(const uint8_t block[BLOCK], uint32_t w[64])
{
    for (size_t i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (size_t i = 16; i < 64; i++) {
        uint32_t s0 = rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t s1 = rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
}

enum { A, B, C, D, E, F, G, H };

// One round. The variables stay where they are; their names move: `r` is the
// round, so that A of round 1 is where H of round 0 was.
static inline void step(uint32_t v[8], unsigned r, uint32_t kw)
{
#define V(name) v[((name)-r) & 7]
    uint32_t s1 = rotr(V(E), 6) ^ rotr(V(E), 11) ^ rotr(V(E), 25);
    uint32_t t1 = V(H) + s1 + ((V(E) & V(F)) ^ (~V(E) & V(G))) + kw;
    uint32_t s0 = rotr(V(A), 2) ^ rotr(V(A), 13) ^ rotr(V(A), 22);
    V(D) += t1;
    V(H) = t1 + s0 + ((V(A) & V(B)) ^ (V(A) & V(C)) ^ (V(B) & V(C)));
#undef V
}

static void compress(uint32_t h[8], const uint8_t block[BLOCK])
{
    uint32_t w[64], v[8];
    expand(block, w);
    memcpy(v, h, sizeof(v));
    for (unsigned i = 0; i < 64; i += 8) {
        step(v, 0, K[i] + w[i]);
        step(v, 1, K[i + 1] + w[i + 1]);
        step(v, 2, K[i + 2] + w[i + 2]);
        step(v, 3, K[i + 3] + w[i + 3]);
        step(v, 4, K[i + 4] + w[i + 4]);
        step(v, 5, K[i + 5] + w[i + 5]);
        step(v, 6, K[i + 6] + w[i + 6]);
        step(v, 7, K[i + 7] + w[i + 7]);
    }
    for (size_t i = 0; i < 8; i++)
        h[i] += v[i];
}

// The rest, a one bit, zeros, the length in bits: one block or two.
static void finish(uint32_t h[8], Str rest, size_t total)
{
    uint8_t last[2 * BLOCK] = {0};
    if (rest.len)
        memcpy(last, rest.ptr, rest.len);
    last[rest.len] = 0x80;
    size_t size = rest.len + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
    uint64_t bits = (uint64_t)total * 8;
    for (size_t i = 1; i <= 8; i++, bits >>= 8)
        last[size - i] = (uint8_t)bits;
    for (size_t at = 0; at < size; at += BLOCK)
        compress(h, last + at);
}

void sha256(Str data, uint8_t digest[32])
{
    uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    size_t at = 0;
    for (; data.len - at >= BLOCK; at += BLOCK)
        compress(h, (const uint8_t *)data.ptr + at);
    finish(h, str_from(data, at), data.len);
    for (size_t i = 0; i < 32; i++)
        digest[i] = (uint8_t)(h[i / 4] >> (24 - 8 * (i % 4)));
}

Str sha256_hex(Arena *a, Str data)
{
    uint8_t digest[32];
    sha256(data, digest);
    char *hex = arena_alloc(a, 65);
    for (size_t i = 0; i < 64; i++)
        hex[i] = "0123456789abcdef"[digest[i / 2] >> (i % 2 ? 0 : 4) & 15];
    return (Str){hex, 64};
}
