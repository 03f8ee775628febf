// Buffers and the numbers that say how long they are: what the code shows of
// them. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("what is left shrinks as the pointer grows", () => {
  const { size, pkg } = library("left", `
typedef struct { uint8_t buf[64]; uint32_t used, sum; } State;
static State state;
static void __attribute__((noinline)) flush(void)
{
    for (unsigned i = 0; i < 64; i++)
        state.sum += state.buf[i];
    state.used = 0;
}
static void __attribute__((noinline)) take(const uint8_t *in, uint64_t inlen)
{
    while (inlen > 0) {
        uint32_t fill = 64 - state.used;
        if (inlen > fill) {
            memcpy(state.buf + state.used, in, fill);
            state.used += fill;
            flush();
            in += fill;
            inlen -= fill;
        } else {
            memcpy(state.buf + state.used, in, inlen);
            state.used += inlen;
            return;
        }
    }
}
static uint32_t total(void)
{
    flush();
    return state.sum;
}
uint32_t absorb(const uint8_t *data, uint64_t much)
{
    take(data, much);
    return total();
}
uint32_t both(const uint8_t *a, const uint8_t *b)
{
    take(a, 48);
    take(b, 32);
    return total();
}
uint32_t careless(const uint8_t *in, uint64_t inlen)
{
    while (inlen > 0) {
        uint32_t fill = 64 - state.used;
        memcpy(state.buf + state.used, in, fill);
        flush();
        in += fill;
        inlen = inlen > fill ? inlen - fill : 0;
    }
    return state.sum;
}
`);
  assert.equal(size("absorb", 0), "much");
  assert.equal(size("careless", 0), "");
  assert.equal(pkg.both(new Uint8Array(48).fill(1), new Uint8Array(32)), 80);
  assert.throws(() => pkg.both(new Uint8Array(47), new Uint8Array(32)));
});

test("a number that is cut to a byte is at most what it was", () => {
  const { param, bound, pkg } = library("narrow", `
static const uint8_t source[256] = {1, 2, 3};
static int __attribute__((noinline)) out(uint8_t *to, uint8_t n)
{
    if (!n || n > 64)
        return -1;
    memcpy(to, source, n);
    return 0;
}
int derive(uint8_t *key, size_t key_len)
{
    return key_len > 300 ? -1 : out(key, (uint8_t)key_len);
}
int beyond(uint8_t *key, size_t key_len)
{
    return out(key, (uint8_t)(key_len + 3));
}
`);
  assert.match(param("derive", 0).fact, /at most key_len bytes/);
  assert.equal(bound("derive").signature, "(key: Uint8Array): number");
  assert.match(param("beyond", 0).fact, /at most 3 \+ key_len bytes/);
  const key = new Uint8Array(8);
  assert.equal(pkg.derive(key), 0);
  assert.deepEqual([...key], [1, 2, 3, 0, 0, 0, 0, 0]);
});

test("a buffer's own size counts beside a stride", () => {
  const { of, pkg } = library("strides", `
static int order[2] = {1, 0};
static uint8_t *paint(uint8_t *image, size_t size, int w, int h, int stride)
{
    if ((size_t)stride * h > size)
        return NULL;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            image[order[y & 1] % h * stride + x] = (uint8_t)(y + 1);
    return image;
}
uint8_t *paint_into(uint8_t *out_image, size_t out_image_size, int w, int h,
                    int out_stride)
{
    return paint(out_image, out_image_size, w, h, out_stride);
}
uint8_t *paint_over(uint8_t *image, size_t image_size, int w, int h, int stride)
{
    return paint(image, image_size, w, h, stride);
}
uint8_t *paint_all(uint8_t *image, unsigned w, unsigned h)
{
    if (w > 9)
        return NULL;
    memset(image, 7, w * h);
    return image;
}
uint8_t *paint_on(uint8_t *image, size_t image_size, int image_stride)
{
    for (size_t i = 0; i < image_size; i += image_stride)
        *image++ = 1;
    return image;
}
union state *begin_state(void *memory, size_t memory_size)
{
    if (memory_size < 8)
        return NULL;
    return memset(memory, 0, 8);
}
static uint8_t *canvas;
void order_rows(int first)
{
    order[0] = first;
}
void keep_canvas(uint8_t *image, size_t image_size, int image_stride)
{
    canvas = image;
    if (canvas)
        canvas[image_size - image_stride] = 1;
}
void paint_kept(void)
{
    if (canvas)
        canvas[1] = 2;
}
int sum_block(const uint8_t *block, int block_size, int stride)
{
    int s = 0;
    for (int y = 0; y < block_size; y++)
        for (int x = 0; x < block_size; x++)
            s += block[y * stride + x];
    return s;
}
`, "union state { int i; char *p; };\n");
  assert.deepEqual([...pkg.paintInto(6, 2, 2, 3)], [2, 2, 0, 1, 1, 0]);
  assert.deepEqual([...pkg.paintInto(5, 2, 2, 3)], []);
  const image = new Uint8Array(6);
  assert.equal(pkg.paintOver(image, 2, 2, 3), image);
  assert.deepEqual([...image], [2, 2, 0, 1, 1, 0]);
  assert.equal(pkg.paintOver(new Uint8Array(5), 2, 2, 3), null);
  assert.equal(pkg.paintAll(image, 3, 2), image);
  assert.equal(pkg.paintAll(new Uint8Array(20), 10, 2), null);
  assert.throws(() => pkg.paintAll(image, 4, 2));
  assert.equal(of("paint_on").level, "needs-annotation");
  assert.equal(of("begin_state").level, "needs-annotation");
  assert.equal(of("keep_canvas").level, "needs-annotation");
  assert.notEqual(of("sum_block").params[1].role, "length");
});

test("views of C's own memory are copied with their lengths", () => {
  const { of, pkg, bound } = library("views", `
typedef struct Font { float at[4]; unsigned n; uint8_t buf[4]; } Font;
static Font font = {{1, 2, 3}, 3, {9, 8, 7}};
const float *font_coords(unsigned *length)
{
    if (length)
        *length = font.n;
    return font.at;
}
const float *font_coords_sized(unsigned *out_size)
{
    *out_size = font.n * 4;
    return font.at;
}
const float *font_style(unsigned *weight_count)
{
    *weight_count = 700;
    return font.at;
}
const float *font_more(unsigned *length)
{
    *length += 1;
    return font.at;
}
int font_bytes(const uint8_t **buf, size_t *len)
{
    if (!font.n)
        return -1;
    *buf = font.buf;
    *len = font.n;
    return 0;
}
int font_code(int *code_size, const uint8_t **code_block)
{
    *code_size = 900;
    *code_block = font.buf;
    return 0;
}
void font_grow(unsigned n)
{
    font.n = n;
}
`);
  assert.deepEqual([...pkg.fontCoords()], [1, 2, 3]);
  assert.equal(of("font_coords_sized").level, "needs-annotation");
  assert.equal(of("font_style").level, "needs-annotation");
  assert.equal(of("font_more").level, "needs-annotation");
  assert.equal(of("font_code").level, "needs-annotation");
  assert.deepEqual([...pkg.fontBytes().buf], [9, 8, 7]);
  pkg.fontGrow(0);
  assert.equal(pkg.fontBytes().buf, null);
  assert.match(bound("font_bytes").signature, /^\(\): /);
});

test("char * that is not new is C's own text", () => {
  const { of, pkg, param } = library("texts", `
static const char *const errors[] = {"fine", "bad"};
static char line[8] = "abcdefg", word[8] = "word";
char *x_strerror(int e)
{
    return (char *)errors[e == 1];
}
char *x_name(int upper)
{
    word[0] = upper ? 'W' : 'w';
    return word;
}
char *x_buffer(size_t size)
{
    return size > 8 ? NULL : line;
}
char *x_new_name(void)
{
    return calloc(1, 5);
}
char *x_name_in(char *text)
{
    return text + 1;
}
`);
  assert.equal(pkg.xStrerror(1), "bad");
  assert.equal(pkg.xName(1), "Word");
  assert.equal(of("x_buffer").level, "needs-annotation");
  assert.equal(of("x_name_in").level, "needs-annotation");
  assert.notEqual(of("x_new_name").result.rule, "fact: text that is not new");
  assert.equal(param("x_strerror", 0).role, "scalar");
});

test("zero that stands for another length is asked for", () => {
  const { of } = library("zeros", `
static unsigned width = 4;
static uint8_t total;
void set_width(unsigned w)
{
    width = w;
}
int put_line(const uint8_t *line, unsigned line_len)
{
    if (!line_len)
        line_len = width;
    for (unsigned i = 0; i < line_len; i++)
        total += line[i];
    return total;
}
int put_all(const uint8_t *data, unsigned data_len)
{
    return put_line(data, data_len);
}
int put_some(const uint8_t *line, unsigned line_len)
{
    if (!line_len)
        return 0;
    if (line_len > width)
        line_len = width;
    for (unsigned i = 0; i < line_len; i++)
        total += line[i];
    return total;
}
`);
  assert.match(of("put_line").reason, /when line_len is 0/);
  assert.match(of("put_all").reason, /when data_len is 0/);
  assert.equal(of("put_some").level, "idiomatic");
});

test("a length that says in the end how much was used", () => {
  const { of, pkg } = library("used", `
int unpack(const uint8_t *source, size_t *source_len)
{
    int sum = 0;
    size_t n = 0;
    for (; n < *source_len && source[n]; n++)
        sum += source[n];
    *source_len = n;
    return sum;
}
int counts(const uint8_t *source, size_t *source_len)
{
    int sum = 0;
    *source_len = 0;
    for (; *source != 7; source++, (*source_len)++)
        sum += *source;
    return sum;
}
int other(const uint8_t *source, size_t *position)
{
    return source[(*position)++];
}
`);
  assert.deepEqual(pkg.unpack(new Uint8Array([1, 2, 0, 9])),
                   { result: 3, sourceLen: 2 });
  assert.deepEqual(pkg.unpack(new Uint8Array([5, 6])),
                   { result: 11, sourceLen: 2 });
  assert.equal(of("counts").level, "needs-annotation");
  assert.equal(of("other").level, "needs-annotation");
});

test("addresses among the numbers of a result are nobody's", () => {
  const { of, pkg } = library("pixels", `
struct reader { const unsigned char *at; unsigned char line[16]; };
static unsigned char *last;
static unsigned char *fill(struct reader *r, int n)
{
    unsigned char *to = malloc(n + sizeof *r);
    if (to) {
        memcpy(to, r, sizeof *r); // as what cannot be told apart does
        memcpy(to, r->at, n);
    }
    return to;
}
unsigned char *pixels_read(const unsigned char *data, size_t data_len,
                           int *out_len)
{
    struct reader r = {data, {0}};
    *out_len = (int)data_len;
    return fill(&r, (int)data_len);
}
unsigned char *pixels_keep(const unsigned char *data, size_t data_len,
                           int *out_len)
{
    return last = pixels_read(data, data_len, out_len);
}
`);
  const bytes = Uint8Array.of(1, 2, 3);
  assert.deepEqual(pkg.pixelsRead(bytes), bytes);
  assert.match(of("pixels_read").params[0].fact, /^not kept/);
  assert.equal(of("pixels_keep").level, "needs-annotation");
});

test("what alone frees ends new memory of unknown beginning", () => {
  const source = `
struct head { size_t n; };
static size_t live;
int *cells_make(int n, unsigned *out_len)
{
    struct head *h = malloc(sizeof *h + n * sizeof(int));
    int *cells = (int *)(h + 1);
    for (int i = 0; i < n; i++)
        cells[i] = i;
    h->n = n;
    live++;
    *out_len = n;
    return cells;
}
void cells_free(void *cells)
{
    if (cells) {
        live--;
        free((struct head *)cells - 1);
    }
}
size_t cells_live(void)
{
    return live;
}
`;
  const { of } = library("cells", source);
  // Its block begins before it: how long it is can not be asked.
  assert.equal(of("cells_make").level, "needs-annotation");
  const { pkg } = library("blocks", source.replaceAll("cells - 1", "cells")
    .replaceAll("(h + 1)", "h").replace("    h->n = n;\n", "")
    .replaceAll("cells_", "blocks_"));
  assert.deepEqual(pkg.blocksMake(3), Int32Array.of(0, 1, 2));
});

test("lists and text that are read up to zero", () => {
  const { of, pkg } = library("zero", `
unsigned count(const unsigned *tags)
{
    unsigned n = 0;
    while (*tags++)
        n++;
    return n;
}
int find(const char *const *names, const char *name)
{
    for (int i = 0; names[i]; i++)
        if (!strcmp(names[i], name))
            return i;
    return -1;
}
int crlf(char *text)
{
    int n = 0;
    for (; *text; ++text)
        if (text[0] == '\\r' && text[1] == '\\n')
            n++;
    return n;
}
int differences(const int *v)
{
    int n = 0;
    for (; *v; v++)
        n += v[1] - v[0];
    return n;
}
static int total(const unsigned *t)
{
    int n = 0;
    for (; *t; t++)
        n += *t;
    return n;
}
int rest(const unsigned *tags)
{
    return tags[0] ? total(tags + 1) : 0;
}
int all_rest(const unsigned *tags)
{
    return total(tags + 1);
}
int in_twos(const unsigned *tags)
{
    int n = 0;
    for (; *tags; tags += 2)
        n += tags[1];
    return n;
}
int up_to_seven(const unsigned *tags)
{
    int n = 0;
    while (*tags != 7)
        n += *tags++;
    return n;
}
int beyond(const unsigned *tags)
{
    int n = 0;
    while (*tags)
        n += *tags++;
    return n + tags[1];
}
int second(const unsigned *tags)
{
    int n = 0;
    for (int i = 1; tags[i]; i++)
        n += tags[i];
    return n;
}
int two_on(const unsigned *tags)
{
    int n = 0;
    for (; *tags; tags++)
        n += tags[2];
    return n;
}
int either(const unsigned *tags, int k)
{
    int n = 0;
    for (int i = 0; tags[i] || i < k; i++)
        n += tags[i];
    return n;
}
int cleared(unsigned *tags)
{
    int n = 0;
    for (; *tags; tags++)
        n += *tags, tags[0] = 1;
    return n;
}
`);
  assert.equal(pkg.count(new Uint32Array([4, 5, 6])), 3);
  assert.equal(pkg.find(["a", "b"], "b"), 1);
  assert.equal(pkg.find([], "b"), -1);
  assert.equal(pkg.crlf("a\r\nb\r"), 1);
  assert.equal(pkg.differences(new Int32Array([1, 5])), -1);
  assert.equal(pkg.rest(new Uint32Array([1, 5])), 5);
  assert.equal(pkg.rest(new Uint32Array([])), 0);
  for (const f of ["all_rest", "in_twos", "up_to_seven", "beyond", "second",
                   "two_on", "either", "cleared"])
    assert.equal(of(f).level, "needs-annotation", f);
});

test("an output that grows now and then is bounded by the rounds", () => {
  const { of, size, pkg } = library("grows", `
size_t strip(uint8_t *to, const uint8_t *from, size_t n)
{
    uint8_t *o = to;
    for (size_t i = 0; i < n; i++)
        if (from[i] != 7)
            *o++ = from[i];
    return (size_t)(o - to);
}
size_t twice(uint8_t *to, const uint8_t *from, size_t n)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        if (from[i] > 15)
            to[k++] = from[i] >> 4;
        to[k++] = from[i] & 15;
    }
    return k;
}
size_t runs(uint8_t *to, const uint8_t *from, size_t n)
{
    uint8_t *o = to;
    for (size_t i = 0; i < n; i++) {
        if (from[i] == 7)
            o += from[i];
        *o++ = 1;
        o += from[i];
    }
    return (size_t)(o - to);
}
size_t back(uint8_t *to, const uint8_t *from, size_t n)
{
    uint8_t *o = to;
    for (size_t i = 0; i < n; i++)
        if (from[i] == 7)
            o--;
        else
            *o++ = 1;
    return (size_t)(o - to);
}
void pack_eight(uint8_t *to, const uint8_t *from)
{
    unsigned bits = 0, mask = 0;
    for (int i = 0; i < 16; i++) {
        mask |= (from[i] & 3u) << bits;
        if ((bits += 2) >= 8) {
            *to++ = (uint8_t)mask;
            mask >>= 8;
            bits -= 8;
        }
    }
}
`);
  assert.equal(size("strip", 0), "n");
  assert.equal(size("twice", 0), "n * 2");
  const to = new Uint8Array(3);
  assert.equal(pkg.strip(to, new Uint8Array([1, 7, 2])), 2);
  assert.throws(() => pkg.strip(to, new Uint8Array(4)));
  for (const f of ["runs", "back", "pack_eight"])
    assert.equal(of(f).level, "needs-annotation", f);
});

test("a size that lies in an object is read there", () => {
  const { of, size, pkg } = library("objects", `
struct dsp { int rate, frame; float gain; int on; };
dsp *dsp_new(int frame)
{
    dsp *d = calloc(1, sizeof *d);
    if (d)
        d->frame = frame, d->gain = 2;
    return d;
}
void dsp_free(dsp *d)
{
    free(d);
}
void dsp_run(dsp *d, const float *in, float *out)
{
    int n = d->frame;
    for (int i = 0; i < n; i++)
        out[i] = in[i] * d->gain;
    d->on = 1;
}
static float __attribute__((noinline)) sum(const dsp *d, const float *in)
{
    float s = 0;
    for (int i = 0; i < d->frame; i++)
        s += in[i];
    return s;
}
float dsp_sum(const dsp *d, const float *in)
{
    return sum(d, in);
}
float dsp_grow(dsp *d, const float *in)
{
    d->frame *= 2;
    return sum(d, in);
}
float dsp_grown(dsp *d, const float *in)
{
    float s = 0;
    d->frame++;
    for (int i = 0; i < d->frame; i++)
        s += in[i];
    return s;
}
void dsp_while(dsp *d, int *out)
{
    for (int i = 0; i < d->frame; i++) {
        out[i] = i;
        d->frame += d->on;
    }
}
int dsp_alias(dsp *d, const int *in, int *q)
{
    *q = 99;
    for (int i = 0; i < d->frame; i++)
        *q += in[i];
    return *q;
}
int dsp_later(dsp *d, const int *in, int more)
{
    int s = 0;
    for (int k = 0; k < more; k++) {
        for (int i = 0; i < d->frame; i++)
            s += in[i];
        d->frame += k;
    }
    return s;
}
`, "typedef struct dsp dsp;\n");
  const dsp = new pkg.Dsp(3);
  assert.equal(size("dsp_run", 1), "d[4] * 4");
  assert.deepEqual([...dsp.run(new Float32Array([1, 2, 3]))], [2, 4, 6]);
  assert.throws(() => dsp.run(new Float32Array(2)));
  assert.equal(dsp.sum(new Float32Array([1, 2, 3])), 6);
  assert.throws(() => new pkg.Dsp(-1).sum(new Float32Array(3)));
  for (const f of ["dsp_grow", "dsp_grown", "dsp_while", "dsp_alias",
                   "dsp_later"])
    assert.equal(of(f).level, "needs-annotation", f);
});

test("what a round has found holds in that round only", () => {
  const { of } = library("rounds", `
int touch(unsigned char *p, unsigned a, unsigned b, unsigned c)
{
    for (int i = (int)a - 1; i > 0; i--) {
        for (size_t k = (c < a ? a : b); k-- > 0;)
            if (i * a < k % 8)
                return 0;
        p[b - 8] ^= 1;
    }
    return 1;
}
`);
  assert.equal(of("touch").level, "needs-annotation");
});

test("bytes given as text end where C gives back where it stopped", () => {
  const { pkg } = library("stopped", `
int read_digits(const char *text, size_t text_len, const char **text_end)
{
    size_t i = 0;
    int n = 0;
    for (; i < text_len && text[i] >= '0' && text[i] <= '9'; i++)
        n = n * 10 + text[i] - '0';
    *text_end = text + i;
    return n;
}`);
  for (let i = 0; i < 300; i++) {
    const digits = new Uint8Array(16 * (1 + i % 9)).fill(0x30);
    digits[digits.length - 1] = 0x37;
    assert.deepEqual(pkg.readDigits(digits), { result: 7, textEnd: "" });
    assert.deepEqual(pkg.readDigits("12!"), { result: 12, textEnd: "!" });
  }
});

test("a length that is stored before it is read is no capacity", () => {
  const { of } = library("stored", `
static size_t __attribute__((noinline)) pack_some(const unsigned char *in,
                                                  size_t n, unsigned char *out)
{
    size_t made = 0;
    for (size_t i = 0; i < n; i++) {
        out[made++] = in[i];
        if (in[i] == 7)
            out[made++] = 0;
    }
    return made;
}
int pack_all(const unsigned char *src, size_t src_len, unsigned char *dst,
             size_t *dst_len)
{
    unsigned char *at = dst;
    while (src_len) {
        size_t n = src_len < 100 ? src_len : 100;
        *dst_len = pack_some(src, n, at);
        at += *dst_len;
        src += n;
        src_len -= n;
    }
    *dst_len = at - dst;
    return 0;
}
`);
  assert.equal(of("pack_all").level, "needs-annotation");
  assert.match(of("pack_all").reason, /does not read dst_len/);
  assert.match(of("pack_all").write, /CBW_CAP\(4096\) CBW_USED\(\*dst_len\)/);
});
