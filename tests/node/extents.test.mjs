// How many elements a function touches, where only its code says it: what is
// proven binds, and nothing that is not. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("sizes are sums and products of parameters", () => {
  const { size } = library("sums", `
uint32_t image(const uint8_t *pixels, unsigned w, unsigned h, unsigned comp)
{
    uint32_t s = 0;
    for (unsigned y = 0; y < h; y++)
        for (unsigned x = 0; x < w; x++)
            for (unsigned c = 0; c < comp; c++)
                s += pixels[(y * w + x) * comp + c];
    return s;
}
uint32_t rows(const uint8_t *pixels, unsigned w, unsigned h, unsigned stride)
{
    uint32_t s = 0;
    for (unsigned y = 0; y < h; y++, pixels += stride)
        for (unsigned x = 0; x < w; x++)
            s += pixels[x];
    return s;
}
void pad(uint8_t *c, const uint8_t *m, unsigned long long mlen)
{
    memset(c, 1, 16);
    for (unsigned long long i = 0; i < mlen; i++)
        c[16 + i] = m[i] ^ 0x55;
}
static void block(uint8_t *c, const uint8_t *m, size_t n)
{
    size_t i;
    while (n >= 8) {
        for (i = 0; i < 8; i++)
            c[i] = m[i] + 1;
        c += 8;
        m += 8;
        n -= 8;
    }
    for (i = 0; i < n; i++)
        c[i] = m[i] + 2;
}
void blocks(uint8_t *c, const uint8_t *m, size_t n)
{
    block(c, m, n);
}
int strip(uint8_t *m, const uint8_t *c, size_t clen)
{
    if (clen < 16)
        return -1;
    memcpy(m, c + 16, clen - 16);
    return 0;
}
uint32_t backwards(const uint32_t *v, size_t n)
{
    uint32_t s = 0;
    while (n-- > 0)
        s = s * 31 + v[n];
    return s;
}
uint32_t until(const uint8_t *p, size_t n)
{
    uint32_t s = 0;
    for (const uint8_t *end = p + n; p < end; p++)
        s += *p;
    return s;
}
`);
  assert.equal(size("image", 0), "w * h * comp");
  assert.equal(size("rows", 0), "h * stride + w - stride");
  assert.equal(size("pad", 0), "mlen + 16");
  assert.equal(size("pad", 1), "mlen");
  assert.equal(size("blocks", 0), "n");
  assert.equal(size("blocks", 1), "n");
  assert.equal(size("strip", 0), "clen - 16");
  assert.equal(size("strip", 1), "clen");
  assert.equal(size("backwards", 0), "n * 4");
  assert.equal(size("until", 0), "n");
});

test("steps may be parameters, and halves those of signed numbers", () => {
  const { size } = library("steps", `
uint32_t column(const uint8_t *p, int n, int step)
{
    uint32_t s = 0;
    int at = 0;
    for (int i = 0; i < n; i++, at += step)
        s = s * 31 + p[at];
    return s;
}
uint32_t pairs(const uint8_t *p, int w, int step)
{
    uint32_t s = 0;
    int i, at;
    for (i = 0, at = 0; i < w >> 1; i++, at += 2 * step)
        s = s * 31 + p[at] * p[at + step];
    if (w & 1)
        s += p[at];
    return s;
}
uint32_t half(const uint16_t *p, int n)
{
    uint32_t s = 0;
    for (int i = 0; i < n / 2; i++)
        s = s * 31 + p[i];
    return s;
}
uint32_t below(const uint8_t *p, int n)
{
    return p[n / 2];
}
`);
  assert.equal(size("column", 0), "n * step + 1 - step");
  assert.equal(size("pairs", 0), "w * step + 1 - step");
  assert.equal(size("half", 0), "n");
  assert.equal(size("below", 0), ""); // half of -2 is more than half of 2**32-2
});

test("what is not proven has no size", () => {
  const { size } = library("open", `
static uint8_t *last;
int32_t below(const int32_t *p, int n)
{
    return p[n];
}
uint32_t text(const uint8_t *p, unsigned n)
{
    uint32_t s = 0;
    for (unsigned i = 0; p[i] != n; i++)
        s += p[i];
    return s;
}
uint32_t behind(const uint8_t *p, unsigned n)
{
    uint32_t s = 0;
    for (unsigned i = 0; i < n; i++)
        s += p[-(int)i];
    return s;
}
uint32_t inner(const uint8_t *p, unsigned n)
{
    uint32_t s = 0;
    for (unsigned i = 0; i < n; i++)
        s += p[p[i]];
    return s;
}
uint32_t jumps(const uint8_t *p, unsigned n)
{
    uint32_t s = 0;
    while (n--)
        s += *p, p += *p;
    return s;
}
void escapes(uint8_t *p, unsigned n)
{
    last = p;
    p[n] = 1;
}
int peek(unsigned at)
{
    return last ? last[at] : 0;
}
void integers(uint8_t *p, unsigned n)
{
    *(uint8_t *)(((uintptr_t)p + n) & ~(uintptr_t)15) = 1;
}
uint32_t passes_end(const uint8_t *p, unsigned n, unsigned step)
{
    uint32_t s = 0;
    for (unsigned i = 0; i != n; i += step)
        s += p[i];
    return s;
}
uint32_t down(const uint8_t *p, unsigned n)
{
    uint32_t s = 0;
    for (const uint8_t *q = p + n; *q; q--)
        s += *q;
    return s;
}
int chosen(const uint8_t *p, const uint8_t *q, unsigned n, int which)
{
    const uint8_t *r = which ? p : q;
    for (unsigned i = 0; i < n; i++)
        if (r[i] == 7)
            r = r == p ? q : p;
    return r[n];
}
uint32_t pick(const uint8_t *p, int kind, unsigned n)
{
    switch (kind) {
    case 1:
        return p[n];
    case 9:
        return p[2];
    default:
        return 0;
    }
}
`);
  assert.equal(size("text", 0), "");
  for (const f of ["jumps", "down", "escapes", "integers", "passes_end"])
    assert.equal(size(f, 0), "", f);
  for (const i of [0, 1])
    assert.match(size("chosen", i), /^(n \+ 1)?$/); // both are read as far
  assert.equal(size("inner", 0), "n or 256"); // its values are below 256
  assert.equal(size("behind", 0), "");
  // A negative index is a huge one: its array can not be long enough.
  assert.equal(size("below", 0), "n * 4 + 4");
  assert.equal(size("pick", 0), "n + 1 or 3");
});

test("arrays are as long as the code needs them", () => {
  const { pkg, param } = library("uses", `
int seal(uint8_t *box, const uint8_t *m, size_t mlen, const uint8_t *spare)
{
    for (size_t i = 0; i < mlen; i++)
        box[16 + i] = m[i] ^ 0x55;
    memset(box, 9, 16);
    return 0;
}
uint32_t luma(const uint8_t *rgb, int w, int h, int stride)
{
    uint32_t s = 0;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            s += rgb[y * stride + 3 * x + 1];
    return s;
}
int sign(uint8_t *sm, size_t *smlen, const uint8_t *m, size_t mlen)
{
    memcpy(sm + 4, m, mlen);
    memset(sm, 1, 4);
    *smlen = mlen + 4;
    return 0;
}
int same(const void *a_, const void *b_, size_t len)
{
    return memcmp(a_, b_, len);
}
void increment(uint16_t *digits, size_t len)
{
    for (size_t i = 0; i < len && ++digits[i] == 0; i++)
        ;
}
size_t measure(const unsigned char *key)
{
    return strlen((const char *)key);
}
`);
  const m = new Uint8Array([1, 2, 3]);
  const box = pkg.seal(m);
  assert.equal(param("seal", 0).rule, "fact: as many as the code writes");
  assert.equal(param("seal", 3).rule, "fact: never looked at");
  assert.equal(box.box.length, 19);
  assert.deepEqual([...box.box.subarray(15)], [9, 0x54, 0x57, 0x56]);

  const rgb = new Uint8Array(8 + 2 * 3).fill(1);
  assert.equal(pkg.luma(rgb, 2, 2, 8), 4);
  assert.equal(pkg.luma(rgb.subarray(1), 2, 2, 8), 4);
  assert.throws(() => pkg.luma(rgb.subarray(2), 2, 2, 8),
                { name: "RangeError", message: /'rgb'.* 13 elements/ });
  assert.throws(() => pkg.luma(rgb, 2, 2, -8), RangeError);
  assert.throws(() => pkg.luma(rgb, 65536, 65536, 65536 * 65535 | 0),
                RangeError);

  const { sm } = pkg.sign(m);
  assert.deepEqual([...sm], [1, 1, 1, 1, 1, 2, 3]);
  assert.equal(pkg.same(m, new Uint8Array([1, 2, 3])), 0);
  assert.throws(() => pkg.same(m, new Uint8Array(2)), RangeError);
  const digits = new Uint16Array([0xffff, 7]);
  pkg.increment(digits);
  assert.deepEqual([...digits], [0, 8]);
  assert.equal(pkg.measure("caf\u00e9"), 5);
});

test("an array of structs is not bound as one", () => {
  const { bound, param } = library("structs", `
void shift(struct point *p, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        p[i].x += 1;
}
float last(const struct point *p)
{
    while (p->x != 0)
        p++;
    return p->y;
}
float length(const struct point *p)
{
    return p->x * p->x + p->y * p->y;
}
`, "struct point { float x, y; };\n");
  assert.ok(bound("length"));
  assert.ok(!bound("last"));
  assert.match(param("last", 0).reason ?? "", /an array/);
  if (param("shift", 0).role !== "list-inout")
    assert.ok(!bound("shift"));
});

test("a negative constant is a huge number", () => {
  const { of, size } = library("negative", `
__attribute__((noinline))
static void fill(uint8_t *to, size_t most, const unsigned *of)
{
    size_t n = *of;
    if (n > most)
        return;
    for (size_t i = 0; i < n; i++)
        to[i] = 1;
}
void all(uint8_t *to, const unsigned *of)
{
    fill(to, (size_t)-1, of);
}
void some(uint8_t *to, size_t most, const unsigned *of)
{
    fill(to, most, of);
}
int pick(const uint8_t *from, int whole, unsigned n)
{
    unsigned most = whole ? -1u : n;
    int s = 0;
    for (unsigned i = 0; i < most; i++)
        s += from[i];
    return s;
}
`);
  assert.equal(of("all").level, "needs-annotation");
  assert.equal(size("some", 0), "most");
  // Less may be written: what was there stays.
  assert.equal(of("some").params[0].role, "list-inout");
  assert.doesNotMatch(size("pick", 0), /^n$/);
});

test("a length of more ways than are told apart is not known", () => {
  const cases = Array.from({ length: 12 }, (_, i) =>
    `    case ${i}: k = n * ${i + 2} + ${i * i}; break;`).join("\n");
  const { of } = library("ways", `
int ways(const uint8_t *from, int which, unsigned n)
{
    unsigned k = 0;
    switch (which) {
${cases}
    }
    int s = 0;
    for (unsigned i = 0; i < k; i++)
        s += from[i];
    return s;
}
`);
  assert.equal(of("ways").level, "needs-annotation");
});
