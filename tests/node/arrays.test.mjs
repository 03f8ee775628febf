// Arrays and texts, their counts and capacities: what is bound without a word
// and what is not; memory behind them stays whole. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("a count in and out is its array's length", () => {
  const { of, pkg } = library("counts", `
struct face { unsigned n; };
face *face_create(unsigned n)
{
    face *f = malloc(sizeof *f);
    if (f)
        f->n = n;
    return f;
}
void face_destroy(face *f)
{
    free(f);
}
unsigned face_get_marks(const face *f, unsigned start, unsigned *count,
                        unsigned *marks)
{
    unsigned n = f->n < start ? 0 : f->n - start;
    if (n > *count)
        n = *count;
    for (unsigned i = 0; i < n; i++)
        marks[i] = 10 * (start + i);
    *count = n;
    return f->n;
}
unsigned face_get_sixteen(const face *f, unsigned *count, unsigned *marks)
{
    for (unsigned i = 0; i < 16; i++)
        marks[i] = f->n;
    *count = 16;
    return 0;
}
void face_scale(face *f, int *value)
{
    for (unsigned i = 0; i < f->n; i++)
        value[i] *= 2;
}
`, "typedef struct face face;\n");
  assert.equal(of("face_get_marks").level, "idiomatic");
  const face = new pkg.Face(5), marks = new Uint32Array(3);
  assert.equal(face.getMarks(3, marks), 5);
  assert.deepEqual([...marks], [30, 40, 0]);
  assert.equal(face.getMarks(0, marks), 5);
  assert.deepEqual([...marks], [0, 10, 20]);
  face.free();
  // Its count is what it gives, not what it may write.
  assert.equal(of("face_get_sixteen").level, "needs-annotation");
  // Named as one value; the code does not bound it.
  const scale = of("face_scale");
  assert.equal(scale.level, "needs-annotation");
  assert.match(scale.reason, /'value'.*a result or an array/);
});

test("a text's capacity is the glue's", () => {
  const { of, pkg } = library("texts", `
#include <stdio.h>
int describe(int x, char *buf, size_t size)
{
    return snprintf(buf, size, "number %d", x);
}
long long describe_long(int x, char *buf, unsigned long long size)
{
    return snprintf(buf, size, "number %d", x);
}
char *to_hex(char *hex, const size_t hex_maxlen, const unsigned char *bin,
             size_t bin_len)
{
    size_t i;
    if (hex_maxlen <= bin_len * 2)
        return NULL;
    for (i = 0; i < bin_len; i++) {
        hex[2 * i] = "0123456789abcdef"[bin[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[bin[i] & 15];
    }
    hex[2 * i] = 0;
    return hex;
}
char *repeat(char *to, size_t most, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        to[i] = most > i ? '*' : '!';
    to[n] = 0;
    return to;
}
static int at;
char *next_line(char *line, int size)
{
    if (at > 1 || size < 4)
        return NULL;
    line[0] = '-';
    line[1] = (char)('a' + at++);
    line[2] = 0;
    return line + 1;
}
int shuffle(char *cards, int n)
{
    char first = cards[0];
    for (int i = 1; i < n; i++)
        cards[i - 1] = cards[i];
    cards[n - 1] = first;
    return 0;
}
int zlib_pack(char *to, int size)
{
    for (int i = 0; i < size; i++)
        to[i] = 0;
    return size;
}
`);
  assert.deepEqual(pkg.describe(5), { result: 8, buf: "number 5" });
  assert.deepEqual(pkg.describe(5, 4), { result: 8, buf: "num" });
  assert.deepEqual(pkg.describeLong(7), { result: 8n, buf: "number 7" });
  assert.equal(pkg.describeLong(7, 3n).buf, "nu");
  assert.equal(pkg.toHex(Uint8Array.of(1, 255)), "01ff");
  assert.equal(pkg.toHex.length, 1); // as much room as bin needs
  assert.ok(pkg.toHex(new Uint8Array(9000)) === "0".repeat(18000));
  assert.ok(pkg.repeat(70000) === "*".repeat(70000));
  assert.throws(() => pkg.repeat(2 ** 32 - 1), RangeError);
  assert.deepEqual([1, 2, 3].map(() => pkg.nextLine()), ["a", "b", null]);
  // What is read is no text that comes out; nor is what zlib gives.
  assert.notEqual(of("shuffle").params[0].role, "list-out");
  assert.equal(of("zlib_pack").params[0].type, "Uint8Array");
});

test("arrays of structs are as long as the code needs them", () => {
  const { of, pkg } = library("structs", `
void spectrum(const cpx *in, cpx *out, int n)
{
    for (int i = 0; i < n; i++) {
        out[i].r = in[n - 1 - i].r;
        out[i].i = -in[i].i;
    }
}
float at_index(const cpx *table, int index)
{
    return table[index].r + table[index].i;
}
float behind(const cpx *table, int index)
{
    return table[index - 2].r;
}
float unbounded(const cpx *table, const int *index)
{
    return table[*index].r;
}
`, "typedef struct cpx { float r, i; } cpx;\n");
  const table = [{ r: 1, i: 2 }, { r: 3, i: 4 }];
  assert.equal(pkg.atIndex(table, 1), 7);
  for (const index of [2, -1, 2 ** 31 - 1])
    assert.throws(() => pkg.atIndex(table, index), RangeError);
  const out = [{ r: 0, i: 0 }, { r: 0, i: 0 }];
  pkg.spectrum(table, out);
  assert.deepEqual(out, [{ r: 3, i: -2 }, { r: 1, i: -4 }]);
  assert.throws(() => pkg.spectrum(table, out.slice(1)), RangeError);
  assert.equal(of("behind").level, "needs-annotation");
  assert.equal(of("unbounded").level, "needs-annotation");
});

test("a length that names give is checked against the code", () => {
  const { of, pkg } = library("lengths", `
int pair_sum(const int *pairs, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += pairs[2 * i] * pairs[2 * i + 1];
    return s;
}
int rows_sum(const int *data, int size, int width)
{
    int s = 0;
    for (int y = 0; y < size; y++)
        for (int x = 0; x < width; x++)
            s += data[y * width + x];
    return s;
}
int shared(const int *a, const int *b, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += a[i] * b[2 * i];
    return s;
}
void put_end(int *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        items[i] *= 2;
    items[count] = -1;
}
int deltas(const int *items, size_t count)
{
    int s = 0;
    for (size_t i = 0; i < count; i++)
        s += items[i + 1] - items[i];
    return s;
}
void stamp(uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++)
        data[i] ^= 1;
    memcpy(data, "stamp", 5);
}
int stamped(const uint8_t *data, size_t size)
{
    int s = size < 5 ? 0 : data[4];
    for (size_t i = 0; i < size; i++)
        s += data[i];
    return s;
}
int plain(const int *data, int size)
{
    int s = size > 4 ? data[3] : 0;
    for (int i = 0; i + 1 < size; i++)
        s += data[i];
    return s;
}
`);
  assert.equal(pkg.pairSum(Int32Array.of(1, 2, 3, 4), 2), 14);
  assert.throws(() => pkg.pairSum(Int32Array.of(1, 2, 3), 2), RangeError);
  assert.throws(() => pkg.pairSum(Int32Array.of(1, 2), -1), RangeError);
  assert.equal(pkg.rowsSum(Int32Array.of(1, 2, 3, 4, 5, 6), 2, 3), 21);
  assert.throws(() => pkg.rowsSum(new Int32Array(6), 65536, 65536), RangeError);
  assert.equal(of("shared").level, "needs-annotation");
  // One more than the count.
  const items = Int32Array.of(1, 2, 3);
  pkg.putEnd(items, 2);
  assert.deepEqual([...items], [2, 4, -1]);
  assert.throws(() => pkg.putEnd(items, 3), RangeError);
  assert.equal(pkg.deltas(Int32Array.of(1, 4, 6), 2), 5);
  assert.throws(() => pkg.deltas(Int32Array.of(1, 4), 2), RangeError);
  // Some at least, however many it is told of.
  const data = Uint8Array.of(1, 1, 1, 1, 1, 1);
  pkg.stamp(data, 6);
  assert.equal(String.fromCharCode(...data), "stamp\0");
  assert.throws(() => pkg.stamp(data.slice(2), 4), RangeError);
  assert.equal(pkg.stamped(Uint8Array.of(1, 2)), 3);
  assert.equal(pkg.stamped(Uint8Array.of(1, 2, 3, 4, 5)), 20);
  assert.equal(pkg.plain(Int32Array.of(1, 2, 3, 4, 5)), 14);
});

test("new arrays are as long as names say, within their block", () => {
  const { of, pkg } = library("news", `
struct font { int a, b; };
font *font_new(int n)
{
    font *f = malloc(sizeof *f);
    if (f)
        *f = (font){n, n + 1};
    return f;
}
void font_free(font *f)
{
    free(f);
}
static unsigned char *filled(int n)
{
    unsigned char *p = malloc(n);
    for (int i = 0; p && i < n; i++)
        p[i] = i + 1;
    return p;
}
unsigned char *font_bitmap(const font *f, int *width, int *height)
{
    *width = f->a;
    *height = f->b;
    return f->a > 9 ? NULL : filled(f->a * f->b);
}
unsigned char *font_lying_mask(const font *f, int *width, int *height)
{
    unsigned char *p = filled(f->a * f->b);
    *width = -f->a;
    *height = -65536 * f->b;
    return p;
}
unsigned char *font_pixels(const font *f, int *x, int *y, int *comp,
                           int req_comp)
{
    *x = f->a;
    *y = f->b;
    *comp = 1;
    return filled(f->a * f->b * (req_comp ? req_comp : 1));
}
unsigned char *font_rgb(const font *f, int *width, int *height)
{
    *width = f->a;
    *height = f->b;
    return filled(f->a * f->b * 3);
}
unsigned char *font_decode(const font *f, int *width, int *height)
{
    *width = f->a;
    *height = f->b;
    return filled(f->a * f->b * 2);
}
float *samples(int n, int *count)
{
    float *p = malloc(n * sizeof *p);
    for (int i = 0; p && i < n; i++)
        p[i] = i;
    *count = n;
    return p;
}
static unsigned char *cached;
unsigned char *font_cached_mask(const font *f, int *width, int *height)
{
    if (!cached)
        cached = filled(f->a * f->b);
    *width = f->a;
    *height = f->b;
    return cached;
}
unsigned char *font_shared_mask(const font *f, int *width, int *height)
{
    *width = *height = 3;
    return cached = filled(9);
}
unsigned char font_last(const font *f)
{
    return cached ? cached[0] : f->a;
}
`, "typedef struct font font;\n");
  const font = new pkg.Font(2);
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6);
  assert.deepEqual(font.bitmap(), { result: bytes, width: 2, height: 3 });
  assert.equal(new pkg.Font(10).bitmap().result, null);
  const lies = font.lyingMask(); // at most what malloc() gave
  assert.ok(lies.result.length >= 6 && lies.result.length < 32);
  assert.equal(font.pixels(0).result.length, 6);
  assert.equal(font.pixels(3).result.length, 18);
  assert.equal(font.rgb().result.length, 18);
  assert.equal(of("font_decode").level, "needs-annotation"); // of what?
  assert.deepEqual(pkg.samples(3), Float32Array.of(0, 1, 2));
  assert.equal(of("font_cached_mask").level, "needs-annotation");
  assert.equal(of("font_shared_mask").level, "needs-annotation");
});

test("a library whose only results are cells", () => {
  const { pkg } = library("cellsonly", `
void split(int x, int *low, int *high)
{
    *low = x & 255;
    *high = x >> 8;
}
`);
  assert.deepEqual(pkg.split(0x302), { low: 2, high: 3 });
});

test("text is as long as the code reads of it", () => {
  const { of, pkg } = library("counted", `
static char last[64];
int keep(const char *s, size_t l)
{
    if (l > sizeof last)
        return -1;
    memcpy(last, s, l);
    return last[l - 1];
}
int compare(const char *s1, int len1, const char *s2, int len2)
{
    for (int i = 0; i < len1 && i < len2; i++)
        if (s1[i] != s2[i])
            return s1[i] - s2[i];
    return len1 - len2;
}
int begins(const char *text, const char *with, int n)
{
    while (n-- > 0 && *text && *text == *with) {
        text++;
        with++;
    }
    return n;
}
`);
  assert.equal(pkg.keep("abc"), 99);
  assert.equal(pkg.keep.length, 1);
  assert.equal(pkg.compare("abc", "ab"), 1);
  assert.equal(of("begins").bound.signature,
               "(text: string, with_: string, n: number): number");
});
