// Structs that are only names for what C hides, and arrays of structs that
// look like one object. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("a struct that stands in for another is an object", () => {
  const { pkg, of } = library("standin", `
struct big { int n; int many[100]; };
doc doc_create(void)
{
    struct big *b = calloc(1, sizeof *b);
    return (doc)b;
}
void doc_release(doc d)
{
    free((void *)d);
}
void doc_add(doc d, int value)
{
    struct big *b = (struct big *)d;
    b->many[b->n++ % 100] = value;
}
int doc_last(doc d)
{
    const struct big *b = (const struct big *)d;
    return b->n ? b->many[(b->n - 1) % 100] : -1;
}
window *window_open(int width)
{
    int *w = malloc(12);
    w[2] = width;
    return (window *)w;
}
int window_width(const window *w)
{
    return ((const int *)w)[2];
}
void window_close(window *w)
{
    free(w);
}
counter *counter_new(void)
{
    return calloc(1, sizeof(counter));
}
`, `typedef const struct doc { int _opaque; } *doc;
typedef struct { int id; } window;
typedef struct { int count; } counter;
`);
  for (const f of ["doc_create", "doc_release", "doc_last", "window_width"])
    assert.equal(of(f).level, "idiomatic", f);
  const d = new pkg.Doc();
  d.add(7);
  assert.equal(d.last(), 7);
  d.free();
  assert.throws(() => d.last());
  const w = new pkg.Window(80);
  assert.equal(w.width(), 80);
  w.free();
});

test("an array with its length is no object", () => {
  const { of } = library("counted", `
struct list { note *at; size_t n; };
list *list_new(void)
{
    return calloc(1, sizeof(list));
}
void list_free(list *l)
{
    free(l->at);
    free(l);
}
int list_get(list *l, note *note, size_t *n_note)
{
    if (*n_note < l->n)
        return -1;
    for (size_t i = 0; i < l->n; i++)
        note[i] = l->at[i];
    *n_note = l->n;
    return 0;
}
size_t list_sizes(list *l, note *note, size_t n_note)
{
    size_t sum = l->n;
    for (size_t i = 0; i < n_note; i++)
        sum += note[i].length + (note[i].text ? note[i].text[0] : 0);
    return sum;
}
`, `typedef struct list list;
typedef struct { size_t length; char *text; int *more; } note;
`);
  assert.equal(of("list_get").level, "needs-annotation");
  assert.equal(of("list_sizes").level, "needs-annotation");
});
