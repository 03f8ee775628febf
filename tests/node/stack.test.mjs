// How many elements a function touches whose pointers and lengths go through
// structs on the stack: only as long as nobody else can change these. CBW_TOOL
// is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

const map = `struct map { unsigned w, h; uint8_t *at; unsigned stride; };
#define FAR __attribute__((noinline))
`;

test("fields of a struct on the stack are what was stored there", () => {
  const { size, param, pkg } = library("fields", `
static FAR void paint(struct map *m, uint8_t value)
{
    for (unsigned y = 0; y < m->h; y++)
        for (unsigned x = 0; x < m->w; x++)
            m->at[y * m->stride + x] = value;
}
void fill(uint8_t *out, unsigned w, unsigned h, unsigned stride)
{
    struct map m = {w, h, out, stride};
    if (w && h)
        paint(&m, 7);
}
void square(uint8_t *out, unsigned n)
{
    struct map m = {n, n, out, n};
    paint(&m, 1);
}
static FAR uint32_t sum(const uint8_t *p, const struct map *m)
{
    uint32_t s = 0;
    for (unsigned i = 0; i < m->w; i++)
        s += p[i];
    return s;
}
uint32_t total(const uint8_t *p, unsigned n)
{
    struct map m = {.w = 2 * n};
    return sum(p, &m);
}
struct task { const uint8_t *key, *salt; unsigned nkey, nsalt; uint32_t out; };
static FAR void absorb(struct task *t)
{
    for (unsigned i = 0; i < t->nkey; i++)
        t->out += t->key[i];
    t->nkey = 0;
    for (unsigned i = 0; i < t->nsalt; i++)
        t->out += t->salt[i];
}
static FAR int run(struct task *t)
{
    if (t->nsalt < 8)
        return 0;
    t->out = 1;
    absorb(t);
    return 1;
}
uint32_t derive(const uint8_t *key, unsigned nkey, const uint8_t *salt)
{
    struct task t;
    memset(&t, 0, sizeof t);
    t.key = key;
    t.nkey = nkey;
    t.salt = salt;
    t.nsalt = 16;
    return run(&t) ? t.out : 0;
}
static FAR uint32_t by_value(struct map m)
{
    uint32_t s = 0;
    for (unsigned i = 0; i < m.w; i++)
        s += m.at[i];
    return s;
}
uint32_t copied(uint8_t *p, unsigned n)
{
    struct map m = {n, 0, p, 0};
    return by_value(m);
}
`, map);
  assert.equal(size("fill", 0), "h * stride + w - stride");
  assert.equal(size("square", 0), "n * n");
  assert.equal(size("total", 0), "n * 2");
  assert.equal(size("derive", 0), "nkey");
  assert.equal(size("copied", 0), "n");
  const salt = new Uint8Array(16).fill(1);
  assert.equal(pkg.derive(new Uint8Array([2, 3]), 2, salt), 22);
  assert.throws(() => pkg.derive(salt, 2, salt.subarray(1)), RangeError);
  const out = pkg.fill(2, 2, 3);
  assert.deepEqual([out.length, out[0], out[1], out[3], out[4]],
                   [5, 7, 7, 7, 7]);
});

test("constants that a function is given say which ways it goes", () => {
  const { size } = library("constants", `
static FAR uint32_t sum(const uint8_t *p, unsigned n, int ends,
                        const uint8_t *more)
{
    uint32_t s = 0;
    unsigned step = more ? more[0] : 1;
    if (ends)
        while (p[n])
            n++;
    for (unsigned i = 0; i < n; i++)
        s = s * 31 + p[i * step];
    return s;
}
uint32_t counted(const uint8_t *p, unsigned n)
{
    return sum(p, n, 0, NULL);
}
uint32_t ended(const uint8_t *p, unsigned n)
{
    return sum(p, n, 1, NULL);
}
uint32_t stepped(const uint8_t *p, unsigned n, const uint8_t *more)
{
    return sum(p, n, 0, more);
}
uint32_t chosen(const uint8_t *p, unsigned n, int ends)
{
    return sum(p, n, ends, NULL);
}
`, map);
  assert.equal(size("counted", 0), "n");
  for (const f of ["ended", "chosen"])
    assert.equal(size(f, 0), "", f);
  assert.doesNotMatch(size("stepped", 0), /^n$/);
});

test("variables call what is stored there", () => {
  const { size } = library("dispatch", `
typedef uint32_t (*Row)(const uint8_t *p, int n);
static Row row, far_row;
Row *volatile leak;
static uint32_t narrow(const uint8_t *p, int n)
{
    uint32_t s = 0;
    for (int i = 0; i < n; i++)
        s = s * 31 + p[i];
    return s;
}
static uint32_t wide(const uint8_t *p, int n)
{
    uint32_t s = 0;
    for (int i = 0; i < n; i++)
        s = s * 31 + p[4 * i + 3];
    return s;
}
static FAR void choose(int which)
{
    row = narrow;
    far_row = which ? narrow : wide;
    leak = &far_row;
}
uint32_t rows(const uint8_t *p, int w, int h, int stride)
{
    uint32_t s = 0;
    choose(h & 1);
    for (int y = 0; y < h; y++)
        s += row(p + y * stride, w);
    return s;
}
uint32_t far_rows(const uint8_t *p, int w, int which)
{
    choose(which);
    return far_row(p, w);
}
static FAR uint32_t swapped(const uint8_t *r, const uint8_t *b, int n)
{
    const uint8_t *first = r < b ? r : b;
    uint32_t s = 0;
    for (int i = 0; i < n; i++)
        s = s * 31 + first[3 * i] + first[3 * i + 2];
    return s;
}
uint32_t rgb(const uint8_t *p, int n, int bgr)
{
    return bgr ? swapped(p + 2, p, n) : swapped(p, p + 2, n);
}
static FAR uint32_t words(const uint32_t *p, int n)
{
    const uint32_t *end = p + n;
    uint32_t s = 0;
    for (; p < end; p++)
        s = s * 31 + *p;
    return s;
}
uint32_t sums(const uint32_t *p, int n)
{
    return words(p, n);
}
`, map);
  assert.equal(size("rows", 0), "h * stride + w - stride");
  assert.equal(size("far_rows", 0), "w * 4");
  assert.equal(size("rgb", 0), "n * 3");
  assert.equal(size("sums", 0), "n * 4");
});

test("nothing is said of fields that others may change", () => {
  const { size } = library("changed", `
static struct map *last;
static FAR void paint(struct map *m)
{
    for (unsigned x = 0; x < m->w; x++)
        m->at[x] = 1;
}
static FAR void grow(struct map *m, unsigned by)
{
    m->w += by;
}
static FAR void grow_last(void)
{
    if (last)
        last->w *= 2;
}
static FAR void keep(struct map *m)
{
    last = m;
}
void grown(uint8_t *out, unsigned n, unsigned by)
{
    struct map m = {n, 1, out, n};
    grow(&m, by);
    paint(&m);
}
void published(uint8_t *out, unsigned n)
{
    struct map m = {n, 1, out, n};
    keep(&m);
    grow_last();
    paint(&m);
    last = NULL;
}
static FAR void both(struct map *a, struct map *b)
{
    for (unsigned x = 0; x < a->w; x++) {
        b->w = a->w < 1000 ? a->w + 1 : 0;
        a->at[x] = 1;
    }
}
void twice(uint8_t *out, unsigned n)
{
    struct map m = {n, 1, out, n};
    both(&m, &m);
}
void perhaps(uint8_t *out, unsigned n, int more)
{
    struct map m = {n, 1, out, n};
    if (more)
        m.w = n * 3;
    paint(&m);
}
void again(uint8_t *out, unsigned n, unsigned times)
{
    struct map m = {n, 1, out, n};
    for (unsigned i = 0; i < times; i++) {
        paint(&m);
        m.w = i;
    }
}
static void *(*const volatile wipe)(void *, int, size_t) = memset;
void wiped(uint8_t *out, unsigned n)
{
    struct map m = {n, 1, out, n};
    paint(&m);
    wipe(&m, 0, sizeof m);
}
void lost(uint8_t *out, unsigned n, unsigned at)
{
    struct map m[2] = {{n, 1, out, n}, {n, 2, out, n}};
    m[at].w = 9;
    paint(&m[0]);
}
`, map);
  for (const f of ["grown", "published", "twice", "perhaps", "again", "lost"])
    assert.equal(size(f, 0), "", f);
  assert.match(size("wiped", 0), /^n?$/);
});

test("an address in a struct is followed or lost", () => {
  const { size } = library("addresses", `
static uint8_t *last;
static FAR void store(struct map *m)
{
    last = m->at;
}
uint8_t peek(unsigned at)
{
    return last ? last[at] : 0;
}
void stored(uint8_t *out, unsigned n)
{
    struct map m = {n, 1, out, n};
    store(&m);
    out[n] = 1;
}
static FAR uint8_t *get(struct map *m)
{
    return m->at;
}
void returned(uint8_t *out, unsigned n)
{
    struct map m = {n, 1, out, n};
    get(&m)[n] = 1;
}
static FAR void skip(struct map *m)
{
    m->at += m->stride;
}
void moved(uint8_t *out, unsigned n, unsigned stride)
{
    struct map m = {n, 1, out, stride};
    skip(&m);
    m.at[n] = 1;
}
static FAR void look(const struct map *m, uint8_t **to)
{
    memcpy(to, &m->at, sizeof *to);
}
void peeked(uint8_t *out, unsigned n)
{
    struct map m = {n, 1, out, n};
    uint8_t *p = 0;
    look(&m, &p);
    p[n] = 1;
}
static FAR void walk(struct map *m, unsigned n)
{
    for (struct map *end = m + n; m < end; m++)
        m->at[m->w] = 1;
}
void several(uint8_t *out, unsigned n)
{
    struct map m[2] = {{n, 1, out, n}, {2 * n, 2, out, n}};
    walk(m, 2);
}
struct node { struct node *next; uint8_t *at; };
static FAR void chain(struct node *n, unsigned i)
{
    uint8_t *p = n->at;
    for (; i; i--) {
        p[i] = 1;
        p = n->next->at;
    }
}
void chained(uint8_t *a, uint8_t *b, unsigned n)
{
    struct node y = {NULL, b}, x = {&y, a};
    chain(&x, n);
}
static FAR void init(struct map *m, uint8_t *p, unsigned n)
{
    m->at = p;
    m->w = n;
}
void begun(uint8_t *out, unsigned n)
{
    struct map m = {0};
    init(&m, out, n);
    for (unsigned i = 0; i < m.w; i++)
        m.at[i] = 1;
}
`, map);
  for (const f of ["stored", "returned", "moved", "peeked", "begun"])
    assert.equal(size(f, 0), "", f);
  assert.match(size("several", 0), /^(n \* 2 \+ 1)?$/);
  assert.equal(size("chained", 1), "");
});
