// What ends objects, and what makes them without functions of JavaScript's for
// their memory. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("del, abort beside commit, freestate, destroy_heap end objects", () => {
  const { of } = library("ends", `
struct bag { int n; };
struct trip { int n; };
struct vm_state { int n; };
struct ctx { struct heap *heap; };
struct heap { struct ctx first; };
bag *bag_new(void)
{
    return calloc(1, sizeof(bag));
}
void bag_del(bag *b)
{
    free(b);
}
trip *trip_begin(void)
{
    return calloc(1, sizeof(trip));
}
int trip_commit(trip *t)
{
    int n = t->n;
    free(t);
    return n;
}
void trip_abort(trip *t)
{
    free(t);
}
int trip_done(const trip *t)
{
    return t->n;
}
vm_state *vm_newstate(void)
{
    return calloc(1, sizeof(vm_state));
}
void vm_freestate(vm_state *s)
{
    free(s);
}
ctx *ctx_create_heap(void)
{
    struct heap *h = calloc(1, sizeof *h);
    if (!h)
        return NULL;
    h->first.heap = h;
    return &h->first;
}
void ctx_destroy_heap(ctx *c)
{
    free(c->heap);
}
`, "typedef struct bag bag;\ntypedef struct trip trip;\n" +
   "typedef struct vm_state vm_state;\ntypedef struct ctx ctx;\n");
  for (const f of ["bag_del", "trip_abort", "vm_freestate", "ctx_destroy_heap"])
    assert.equal(of(f).bound.kind, "free", f);
  assert.equal(of("trip_done").bound.kind, "method");
  assert.equal(of("trip_commit").bound.kind, "method");
});

test("what allocates is the library's own where it may be left out", () => {
  const { pkg, of, param } = library("hooks", `
struct pot { void *(*alloc)(void *, size_t); void (*free)(void *, void *);
             void *opaque; int n; };
static void *own_alloc(void *opaque, size_t n)
{
    return opaque ? NULL : malloc(n);
}
static void own_free(void *opaque, void *p)
{
    (void)opaque;
    free(p);
}
pot *pot_create(void *(*alloc_func)(void *, size_t),
                void (*free_func)(void *, void *), void *opaque, int n)
{
    if (!alloc_func) {
        alloc_func = own_alloc;
        free_func = own_free;
    }
    pot *p = alloc_func(opaque, sizeof *p);
    if (!p)
        return NULL;
    p->alloc = alloc_func;
    p->free = free_func;
    p->opaque = opaque;
    p->n = n;
    return p;
}
int pot_n(const pot *p)
{
    return p->n;
}
void pot_destroy(pot *p)
{
    p->free(p->opaque, p);
}
pot *pot_needs(void *(*alloc_func)(void *, size_t), void *opaque)
{
    return alloc_func(opaque, sizeof(pot));
}
`, "typedef struct pot pot;\n");
  for (const i of [0, 1, 2])
    assert.equal(param("pot_create", i).role, "hidden");
  assert.notEqual(of("pot_needs").level, "idiomatic");
  const pot = new pkg.Pot(7);
  assert.equal(pot.n(), 7);
  pot.free();
});

test("a struct with an init and an end, of which another shows its own", () => {
  const { pkg, of } = library("shown", `
int alive;
void note_init(note *n)
{
    n->text = malloc(8);
    n->n = 1;
    alive++;
}
void note_play_init(note *n, int rate)
{
    n->n = rate;
}
void note_clear(note *n)
{
    free(n->text);
    n->text = NULL;
    alive--;
}
int note_count(const note *n)
{
    return n->n;
}
book *book_new(void)
{
    book *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    note_init(&b->notes[0]);
    note_init(&b->notes[1]);
    b->notes[1].n = 5;
    return b;
}
note *book_note(book *b, int i)
{
    return i == 0 || i == 1 ? &b->notes[i] : NULL;
}
void book_free(book *b)
{
    note_clear(&b->notes[0]);
    note_clear(&b->notes[1]);
    free(b);
}
int notes_alive(void)
{
    return alive;
}
`, "typedef struct note { char *text; int n; } note;\n" +
   "typedef struct book { note notes[2]; int n; } book;\n");
  assert.equal(of("note_init").bound.kind, "constructor");
  assert.equal(of("note_clear").bound.kind, "free");
  const note = new pkg.Note(), book = new pkg.Book();
  assert.equal(pkg.notesAlive(), 3);
  note.playInit(9);
  const shown = book.note(1);
  assert.deepEqual([note.count(), shown.count()], [9, 5]);
  shown.free();
  assert.equal(pkg.notesAlive(), 3);
  note.free();
  book.free();
  assert.equal(pkg.notesAlive(), 0);
});

test("an end that is given functions for memory, too", () => {
  const { pkg, of } = library("table", `
static int alive;
static void *get(const allocator *a, size_t n)
{
    return a && a->alloc ? a->alloc(a->opaque, n) : malloc(n);
}
row *row_init(int n, const allocator *a)
{
    row *r = get(a, sizeof *r);
    if (!r)
        return NULL;
    r->n = n;
    alive++;
    return r;
}
void row_end(row *r, const allocator *a)
{
    if (!r)
        return;
    alive--;
    if (a && a->free)
        a->free(a->opaque, r);
    else
        free(r);
}
int rows_alive(void)
{
    return alive;
}
`, "typedef struct allocator { void *(*alloc)(void *opaque, size_t n);\n" +
   "void (*free)(void *opaque, void *p); void *opaque; } allocator;\n" +
   "typedef struct row row;\nstruct row { int n; void *p; };\n");
  assert.equal(of("row_end").bound.kind, "free");
  const row = new pkg.Row(3);
  assert.equal(pkg.rowsAlive(), 1);
  row.free();
  assert.equal(pkg.rowsAlive(), 0);
});

test("what free() may get is no object of the caller's any more", () => {
  const { pkg, of } = library("gone", `
struct deal { int n; };
deal *deal_new(int n)
{
    deal *d = malloc(sizeof *d);
    if (d)
        d->n = n;
    return d;
}
void deal_free(deal *d)
{
    free(d);
}
int deal_free_keep_n(deal *d)
{
    int n = d->n;
    free(d);
    return n;
}
int deal_spend(deal *d)
{
    int n = d->n;
    if (n > 3)
        free(d);
    return n;
}
`, "typedef struct deal deal;\n");
  assert.equal(of("deal_free").bound.kind, "free");
  assert.match(of("deal_spend").reason, /does C own/);
  const deal = new pkg.Deal(7);
  assert.equal(deal.freeKeepN(), 7);
  assert.throws(() => deal.freeKeepN(), /was freed|is C's/);
  deal.free();
});

test("a variable of a class's struct is an object that stays", () => {
  const { pkg, types } = library("kind", `
const syntax syntax_plain = { "plain", { 1, 2 } };
const syntax syntax_rich = { "rich", { 3, 4 } };
const syntax *syntax_find(int rich)
{
    return rich ? &syntax_rich : &syntax_plain;
}
int syntax_option(const syntax *s, int i)
{
    return i == 0 || i == 1 ? s->options[i] : -1;
}
`, "typedef struct syntax { const char *name; short options[2];\n" +
   "void *(*start)(void *); } syntax;\n" +
   "extern const syntax syntax_plain, syntax_rich;\n");
  assert.match(types, /getSyntaxRich\(\): Syntax/);
  const rich = pkg.getSyntaxRich();
  assert.equal(rich.option(1), 4);
  assert.equal(pkg.getSyntaxPlain().option(0), 1);
});
