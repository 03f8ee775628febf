// Pointers whose types say nothing: iterators behind void *, memory that the
// caller may give, objects that free() alone ends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("iterators behind void * are a class", () => {
  const { of, pkg } = library("iters", `
typedef struct entry { int key; struct entry *next; } entry;
struct table { entry *first; };
table *table_new(void)
{
    return calloc(1, sizeof(table));
}
void table_free(table *m)
{
    while (m->first) {
        entry *next = m->first->next;
        free(m->first);
        m->first = next;
    }
    free(m);
}
int table_put(table *m, int key)
{
    entry *e = malloc(sizeof *e);
    if (!e)
        return -1;
    *e = (entry){key, m->first};
    m->first = e;
    return 0;
}
void *table_iter(table *m)
{
    return m->first;
}
void *table_iter_next(table *m, void *iter)
{
    entry *e = iter;
    return m && e ? e->next : NULL;
}
int table_iter_key(void *iter)
{
    return ((entry *)iter)->key;
}
`, "typedef struct table table;\n");
  const m = new pkg.Table();
  for (let i = 0; i < 3; i++)
    m.put(i);
  const keys = [];
  for (let i = m.iter(); i; i = m.iterNext(i))
    keys.push(i.key());
  assert.deepEqual(keys, [2, 1, 0]);
  assert.equal(m.iter().constructor.name, "TableIter");
  assert.throws(() => m.iterNext(m), TypeError);
  const other = new pkg.Table();
  other.put(7);
  assert.throws(() => m.iterNext(other.iter()), /belongs to another object/);
  other.free();
  const last = m.iter();
  m.free();
  assert.throws(() => last.key());
  assert.equal(of("table_iter_key").level, "idiomatic");
});

test("iterators that are freed, or stand in a copy, are questions", () => {
  const { of } = library("refused_iters", `
struct table { int *first; };
void *table_iter(table *m)
{
    return m->first;
}
int table_iter_end(void *iter)
{
    int *i = iter, n = *i;
    free(iter);
    return n;
}
`, "typedef struct table table;\n");
  assert.equal(of("table_iter").level, "needs-annotation");
  assert.equal(of("table_iter_end").level, "needs-annotation");
});

test("memory that the caller may give is C's to allocate", () => {
  const { of, pkg } = library("places", `
struct plan { int n; int at[1]; };
plan *plan_alloc(int n, void *mem, size_t *lenmem)
{
    plan *p = NULL;
    size_t need = sizeof *p + sizeof(int) * (size_t)n;
    if (!lenmem) {
        p = malloc(need);
    } else {
        if (mem && *lenmem >= need)
            p = mem;
        *lenmem = need;
    }
    if (p) {
        p->n = n;
        for (int i = 0; i < n; i++)
            p->at[i] = i * i;
    }
    return p;
}
int plan_at(plan *p, int i)
{
    return i >= 0 && i < p->n ? p->at[i] : -1;
}
struct tree { int n; };
tree *tree_alloc(int n, void *mem, size_t *lenmem)
{
    tree *p = mem;
    *lenmem = sizeof *p;
    if (!p)
        p = malloc(sizeof *p);
    if (p)
        p->n = n;
    return p;
}
int tree_n(tree *t)
{
    return t->n;
}
`, "typedef struct plan plan;\ntypedef struct tree tree;\n");
  for (let i = 0; i < 5000; i++) {
    const p = new pkg.Plan(100);
    assert.equal(p.at(9), 81);
    p.free();
    assert.throws(() => p.at(9));
  }
  assert.equal(of("plan_alloc").params[1].role, "hidden");
  assert.equal(of("plan_at").level, "idiomatic");
  assert.equal(of("tree_alloc").level, "needs-annotation");
});

test("objects that malloc() alone makes are ended by free()", () => {
  const { of, pkg } = library("malloced", `
struct point { int x, y; };
point *point_new(int x)
{
    point *p = malloc(sizeof *p);
    if (p)
        *p = (point){x, -x};
    return p;
}
int point_y(point *p)
{
    return p->y;
}
struct node { int x; };
static node *last;
node *node_new(int x)
{
    node *p = malloc(sizeof *p);
    if (p)
        p->x = x;
    last = p;
    return p;
}
int node_x(node *p)
{
    return p->x + (last != NULL);
}
`, "typedef struct point point;\ntypedef struct node node;\n");
  const p = new pkg.Point(4);
  assert.equal(p.y(), -4);
  p.free();
  assert.throws(() => p.y());
  assert.notEqual(of("node_new").level, "idiomatic");
});

test("all objects that a new one keeps live as long", () => {
  const { pkg } = library("kept_two", `
struct db { int n; };
struct copy { db *from, *to; };
static int live;
db *db_new(int n)
{
    db *d = malloc(sizeof *d);
    if (d)
        d->n = n;
    live += d != NULL;
    return d;
}
void db_free(db *d)
{
    live--;
    d->n = -1;
    free(d);
}
int db_live(void)
{
    return live;
}
copy *copy_new(db *to, const char *name, db *from)
{
    copy *c = malloc(sizeof *c);
    if (c)
        *c = (copy){from, to};
    return c && *name ? c : NULL;
}
void copy_free(copy *c)
{
    free(c);
}
int copy_sum(copy *c)
{
    return c->from->n + c->to->n;
}
`, "typedef struct db db;\ntypedef struct copy copy;\n");
  const to = new pkg.Db(1), from = new pkg.Db(20);
  const copy = new pkg.Copy(to, "x", from);
  from.free();
  to.free();
  assert.throws(() => copy.sum()); // it ended with the first one
  assert.equal(pkg.dbLive(), 0);
  const other = new pkg.Db(3), last = new pkg.Db(40);
  const again = new pkg.Copy(other, "x", last);
  last.free();
  assert.equal(again.sum(), 43);
  again.free();
  assert.equal(pkg.dbLive(), 1);
});

const tree = `
struct node { int n; node *next, *child; };
static int live;
node *node_new(int n)
{
    node *d = calloc(1, sizeof *d);
    if (d)
        d->n = n;
    live += d != NULL;
    return d;
}
int node_live(void)
{
    return live;
}
void node_append(node *to, node *child)
{
    child->next = to->child;
    to->child = child;
}
node *node_child(node *d)
{
    return d->child;
}
int node_n(node *d)
{
    return d->n;
}
`;

test("what ends with the object that it is put into is handed over", () => {
  const { of, pkg } = library("tree", `${tree}
void node_free(node *d)
{
    while (d) {
        node *next = d->next;
        node_free(d->child);
        live--;
        free(d);
        d = next;
    }
}
`, "typedef struct node node;\n");
  assert.match(of("node_append").params[1].rule, /a part of the other object/);
  for (let i = 0; i < 3000; i++) {
    const root = new pkg.Node(1), child = new pkg.Node(2);
    root.append(child);
    assert.throws(() => child.n(), /freed/);
    const again = root.child();
    assert.equal(again.n(), 2);
    assert.throws(() => root.append(again), /belongs to another object/);
    again.append(new pkg.Node(3));
    assert.equal(pkg.nodeLive(), 3);
    root.free();
    assert.equal(pkg.nodeLive(), 0);
    assert.throws(() => again.n());
  }
});

test("who ends what is put into an object is asked where it does not", () => {
  const { of } = library("alone", `${tree}
void node_free(node *d)
{
    live--;
    free(d);
}
`, "typedef struct node node;\n");
  assert.match(of("node_append").reason, /does C own the Node/);
});
