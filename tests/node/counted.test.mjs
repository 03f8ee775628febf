// Objects that the code counts, under whatever names, and handles that C
// stores where the caller says. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("get and put count references; what was there is borrowed", () => {
  const { pkg, of, param } = library("tree", `
struct leaf { int uses, value; struct leaf *next; };
static int alive;
leaf *leaf_make(int value, int more)
{
    leaf *l = calloc(1, sizeof *l);
    if (!l)
        return NULL;
    l->uses = 1;
    l->value = value;
    alive++;
    if (more)
        l->next = leaf_make(value + 1, more - 1);
    return l;
}
leaf *leaf_get(leaf *l)
{
    if (l)
        l->uses++;
    return l;
}
int leaf_put(leaf *l)
{
    if (!l || --l->uses > 0)
        return 0;
    leaf_put(l->next);
    alive--;
    free(l);
    return 1;
}
int leaf_value(const leaf *l)
{
    return l->value;
}
int leaf_uses(const leaf *l)
{
    return l->uses;
}
int leaf_alive(void)
{
    return alive;
}
int leaf_next(const leaf *l, leaf **next)
{
    *next = l->next;
    return l->next != NULL;
}
leaf *leaf_after(const leaf *l)
{
    return l->next;
}
void leaf_link(leaf *l, leaf *next)
{
    l->next = next;
}
`, "typedef struct leaf leaf;\n");
  assert.equal(of("leaf_put").bound.kind, "free");
  assert.equal(of("leaf_link").level, "needs-annotation");
  assert.match(param("leaf_next", 1).fact, /gives what was there/);
  const first = new pkg.Leaf(1, 2);
  const { next } = first.next();
  const same = first.after();
  assert.deepEqual([next.value(), next.uses(), same.value()], [2, 3, 2]);
  first.free();
  assert.equal(next.uses(), 2);
  assert.equal(pkg.leafAlive(), 2);
  next.free();
  same.free();
  assert.equal(pkg.leafAlive(), 0);
});

test("handles that were there are not freed twice", () => {
  const { pkg, param } = library("box", `
struct part { int value; };
struct box { part *parts[2]; };
part *part_new(int value)
{
    part *p = malloc(sizeof *p);
    if (p)
        p->value = value;
    return p;
}
void part_free(part *p)
{
    free(p);
}
int part_value(const part *p)
{
    return p->value;
}
box *box_new(void)
{
    box *b = malloc(sizeof *b);
    b->parts[0] = part_new(3);
    b->parts[1] = part_new(4);
    return b;
}
void box_free(box *b)
{
    part_free(b->parts[0]);
    part_free(b->parts[1]);
    free(b);
}
int box_find(const box *b, int i, part **found)
{
    *found = i == 0 || i == 1 ? b->parts[i] : NULL;
    return *found != NULL;
}
int box_copy(const box *b, part **copy)
{
    *copy = part_new(b->parts[0]->value);
    return *copy != NULL;
}
`, "typedef struct part part;\ntypedef struct box box;\n");
  assert.match(param("box_find", 2).rule, /was there/);
  assert.equal(param("box_copy", 1).rule, "out handle");
  const box = new pkg.Box();
  const { found } = box.find(1);
  const { copy } = box.copy();
  assert.deepEqual([found.value(), copy.value()], [4, 3]);
  found.free(); // lent: nothing to free
  copy.free();
  box.free();
  assert.throws(() => found.value());
});

test("a documented object is not handed over where comments note that", () => {
  const source = (note) => `
struct page { int uses, n; page *next; };
struct pile { page *pages[4]; int n; };
static volatile int one = 1;
/**
 * page_new:
 * Returns: ${note("full")}: a page
 */
page *page_new(int n)
{
    page *p = calloc(1, sizeof *p);
    if (p) {
        p->uses = 1;
        p->n = n;
    }
    return p;
}
/**
 * page_ref:
 * Returns: ${note("full")}: the page
 */
page *page_ref(page *p)
{
    p->uses++;
    return p;
}
void page_unref(page *p)
{
    if (--p->uses == 0)
        free(p);
}
int page_uses(const page *p)
{
    return p->uses;
}
/**
 * pile_new:
 * Returns: ${note("full")}: a pile
 */
pile *pile_new(void)
{
    return calloc(1, sizeof(pile));
}
void pile_free(pile *p)
{
    while (p->n)
        page_unref(p->pages[--p->n]);
    free(p);
}
/**
 * pile_keep:
 * @p: a pile
 * @page: a page
 */
void pile_keep(pile *p, page *page)
{
    p->pages[p->n++ & 3] = page;
    if (one)
        page_ref(page);
}
/**
 * pile_take:
 * @p: a pile
 * @page: ${note("full")}: a page
 */
void pile_take(pile *p, page *page)
{
    p->pages[p->n++ & 3] = page;
    if (!one)
        page_ref(page);
}
void pile_hold(pile *p, page *page)
{
    pile_keep(p, page);
}
`;
  const types = "typedef struct page page;\ntypedef struct pile pile;\n";
  const noted = library("pile", source((t) => `(transfer ${t})`), types);
  const plain = library("heap", source(() => "(nullable)"), types);
  assert.equal(noted.param("pile_keep", 1).rule, "note: not handed over");
  assert.match(noted.of("pile_take").reason, /does C own/);
  assert.match(noted.of("pile_hold").reason, /does C own/);
  assert.match(plain.of("pile_keep").reason, /does C own/);
  const pile = new noted.pkg.Pile(), page = new noted.pkg.Page(1);
  pile.keep(page);
  assert.equal(page.uses(), 2);
  pile.free();
  assert.equal(page.uses(), 1);
  page.free();
});

test("a comment that says that it takes ownership hands over", () => {
  const { pkg, of, param } = library("row", `
struct leaf { int n; };
struct tree { leaf *leaves[4]; int n; };
static int alive;
leaf *leaf_new(int n)
{
    leaf *l = malloc(sizeof *l);
    if (l) {
        l->n = n;
        alive++;
    }
    return l;
}
void leaf_free(leaf *l)
{
    alive--;
    free(l);
}
tree *tree_new(void)
{
    return calloc(1, sizeof(tree));
}
void tree_free(tree *t)
{
    while (t->n)
        leaf_free(t->leaves[--t->n]);
    free(t);
}
/** Puts a leaf into a tree. The tree takes ownership of it. */
int tree_add(tree *t, leaf *l)
{
    if (t->n == 4)
        return 0;
    t->leaves[t->n++] = l;
    return 1;
}
/** Puts a leaf into a tree. The caller takes ownership of the tree. */
int tree_insert(tree *t, leaf *l)
{
    return tree_add(t, l);
}
int leaves_alive(void)
{
    return alive;
}
`, "typedef struct leaf leaf;\ntypedef struct tree tree;\n");
  assert.equal(param("tree_add", 1).rule, "note: handed over");
  assert.match(of("tree_insert").reason, /does C own/);
  const tree = new pkg.Tree(), leaf = new pkg.Leaf(1);
  tree.add(leaf);
  leaf.free();
  assert.equal(pkg.leavesAlive(), 1);
  tree.free();
  assert.equal(pkg.leavesAlive(), 0);
});
