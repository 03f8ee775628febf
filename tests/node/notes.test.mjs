// What comments say of pointers, in the notes of GObject introspection and in
// words: also of those that stand where a function is defined.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

// The code alone does not show how much is written.
const copy = `static volatile int one = 1;
static int copy(int n, unsigned *to, int step)
{
    *to = 40;
    int more = n > 1 ? copy(n - 1, to + step, step) : 0;
    one = 1;
    return more + 1;
}
`;

test("a cell that a comment notes as an output is one", () => {
  const { of, pkg, types: text } = library("noted", `${copy}
/**
 * first_glyph:
 * @glyph: (out): the glyph that was found
 *
 * Finds the first glyph.
 *
 * Returns: how many there are
 */
int first_glyph(unsigned *glyph)
{
    *glyph = 7;
    return copy(one, glyph, one);
}
int second_glyph(unsigned *glyph)
{
    return copy(one, glyph, one);
}
/**
 * split_by:
 * @parts: (out): what it is made of
 */
unsigned split_by(unsigned (*split)(unsigned whole, unsigned *parts),
                  unsigned whole, unsigned *parts)
{
    unsigned n = split(whole, parts);
    parts[n] = 0;
    return n;
}
/**
 * all_glyphs:
 * @first: (out): the first of them
 */
int all_glyphs(int count, unsigned *first, int stride)
{
    return copy(count, first, stride);
}
`);
  assert.deepEqual(pkg.firstGlyph(), { result: 1, glyph: 40 });
  assert.equal(of("second_glyph").level, "needs-annotation");
  assert.equal(of("all_glyphs").level, "needs-annotation");
  assert.equal(of("split_by").level, "needs-annotation");
  assert.match(text, /Finds the first glyph/);
  assert.doesNotMatch(text, /\(out\)/);
});

test("a callback gives back what a comment notes as an output", () => {
  const { pkg } = library("noted_callback", `
int ask(pick_func pick, void *data)
{
    unsigned found[2] = {0, 0};
    return pick(3, found, data) ? (int)found[0] : -1;
}
`, `
/**
 * pick_func:
 * @glyph: (out): the glyph
 */
typedef int (*pick_func)(int key, unsigned *glyph, void *data);
`);
  assert.equal(pkg.ask((key) => ({ result: 1, glyph: key * 5 })), 15);
});

test("lists that a comment notes as zero-terminated", () => {
  const { of, pkg } = library("noted_lists", `
static int last(const int *to)
{
    int n = 0;
    while (to[n])
        n++;
    return n ? to[n - 1] : 0;
}
static int zero(const int *to)
{
    return to == 0;
}
static int (*reader)(const int *) = last;
void read_with(int which)
{
    reader = which ? last : zero;
}
/**
 * last_of:
 * @items: (array zero-terminated=1) (nullable): the items
 */
int last_of(const int *items)
{
    return items ? reader(items) : -1;
}
static const char *all[] = {"one", "two", NULL};
/**
 * all_names:
 *
 * Returns: (transfer none): the names
 */
const char **all_names(void)
{
    return all;
}
/**
 * some_names:
 *
 * Returns: (transfer full): the names
 */
const char **some_names(void)
{
    return all;
}
`);
  assert.equal(pkg.lastOf(Int32Array.of(4, 5, 6)), 6);
  assert.equal(pkg.lastOf(new Int32Array(0)), 0);
  assert.equal(pkg.lastOf(null), -1);
  assert.deepEqual(pkg.allNames(), ["one", "two"]);
  assert.equal(of("some_names").level, "needs-annotation");
});

// The code keeps the address for itself, too: it alone proves nothing.
const pixels = `static unsigned char *volatile seen;
static unsigned char *make(int side, int *width, int *height)
{
    unsigned char *p = malloc((size_t)side * side * 4);
    *width = *height = p ? side : 0;
    for (int i = 0; p && i < side * side * 4; i++)
        p[i] = (unsigned char)i;
    seen = p;
    return p;
}
void image_free(void *image)
{
    free(image);
}
`;

test("bytes are freed as their comment says", () => {
  const { of, pkg } = library("said", `${pixels}
/** Decodes to RGBA. The returned pointer should be freed with image_free(). */
unsigned char *decode_rgba(int side, int *width, int *height)
{
    return make(side, width, height);
}
/** Same as decode_rgba, but with other colours. */
unsigned char *decode_bgra(int side, int *width, int *height)
{
    return make(side, width, height);
}
/** Decodes, too. */
unsigned char *decode_argb(int side, int *width, int *height)
{
    return make(side, width, height);
}
`);
  for (const decode of [pkg.decodeRgba, pkg.decodeBgra])
    for (let i = 0; i < 2000; i++) {
      const { result, width, height } = decode(20);
      assert.deepEqual([result.length, width, height, result[5]],
                       [1600, 20, 20, 5]);
    }
  assert.equal(of("decode_argb").level, "needs-annotation");
});

test("structs in new memory are copied, as many as are returned", () => {
  const { of, pkg } = library("shapes", `
int outline(int n, vertex **vertices)
{
    vertex *v = malloc((size_t)(n ? n : 1) * sizeof *v);
    for (int i = 0; v && i < n; i++)
        v[i] = (vertex){(short)i, (short)-i, 1};
    *vertices = v;
    return v ? n : 0;
}
int is_empty(int n, vertex **vertices)
{
    *vertices = malloc(sizeof **vertices);
    return n == 0;
}
void free_outline(int n, vertex *vertices)
{
    if (n)
        free(vertices);
}
`, "typedef struct vertex { short x, y; unsigned char kind; } vertex;\n");
  for (let i = 0; i < 2000; i++)
    assert.deepEqual(pkg.outline(3).at(-1), { x: 2, y: -2, kind: 1 });
  assert.deepEqual(pkg.outline(0), []);
  assert.equal(of("is_empty").level, "needs-annotation");
  assert.match(of("free_outline").reason, /the code frees it/);
});
