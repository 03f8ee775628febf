// What the code shows of functions that headers define, of memory in which
// addresses lie, and of whom a new object needs. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("inline functions have facts", () => {
  const { of, pkg } = library("inlined", `
int sum_all(const int *v, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += v[i];
    return s;
}
`, `
static const char *last;
int sum_all(const int *v, int n);
static inline int word_length(const char *word)
{
    int n = 0;
    while (word[n])
        n++;
    return n;
}
static inline int word_remember(const char *word)
{
    last = word;
    return 0;
}
static inline const char *word_last(void) { return last; }
static inline int sum_twice(const int *v, int n) { return 2 * sum_all(v, n); }
static inline void pair_of(int x, int *low, int *high)
{
    *low = x & 0xffff;
    *high = x >> 16;
}
`);
  assert.equal(of("word_length").level, "idiomatic");
  assert.match(of("word_length").params[0].assumes, /proven/);
  assert.equal(pkg.wordLength("four"), 4);
  assert.equal(of("word_remember").params[0].life, "kept while reached");
  assert.equal(pkg.sumTwice(Int32Array.of(1, 2, 3)), 12);
  assert.deepEqual(pkg.pairOf(0x30002), { low: 2, high: 3 });
});

test("memory in which addresses lie is no bytes", () => {
  const { of } = library("addresses", `
struct node { node *next; char text[8]; };
int iter_value(void *iter)
{
    struct node *n = iter;
    return n->next ? n->next->text[0] : 0;
}
void iter_reset(void *iter)
{
    ((struct node *)iter)->next = 0;
}
int word_of(const void *from)
{
    return ((const int *)from)[1];
}
`, "typedef struct node node;\n");
  assert.equal(of("iter_value").level, "needs-annotation");
  assert.equal(of("iter_reset").level, "needs-annotation");
  assert.equal(of("word_of").level, "idiomatic");
});

test("two values that names call an array and its length", () => {
  const { of, pkg } = library("cells", `
const char *context(int at, int *offset, int *size)
{
    *offset = at;
    *size = 2 * at;
    return "text";
}
int places(int at, int *places, int *size)
{
    for (int i = 0; i < at; i++)
        places[i] = i;
    *size = at;
    return 0;
}
`);
  assert.deepEqual(pkg.context(3), { result: "text", offset: 3, size: 6 });
  assert.equal(of("places").level, "needs-annotation");
});

test("what an object points to lives as long as it does", () => {
  const { pkg } = library("views", `
struct view { const data *of; const uint8_t *at; };
void data_init(data *d, int value)
{
    *d = (data){0, value};
}
view *view_new(const data *d)
{
    view *v = malloc(sizeof *v);
    if (v)
        *v = (view){0, d->bytes};
    return v;
}
view *view_of(const data *d)
{
    view *v = malloc(sizeof *v);
    if (v)
        *v = (view){d, 0};
    return v;
}
int view_value(const view *v)
{
    return v->of ? v->of->value : v->at ? v->at[0] : -1;
}
void view_free(view *v)
{
    free(v);
}
`, "typedef struct data { const uint8_t *bytes; int value; } data;\n" +
   "typedef struct view view;\n");
  const data = new pkg.Data();
  data.init(7);
  const one = new pkg.View(data), two = data.viewOf();
  assert.equal(one.value(), -1);
  assert.equal(two.value(), 7);
  data.free();
  assert.throws(() => one.value(), /was freed/);
  assert.throws(() => two.value(), /was freed/);
});
