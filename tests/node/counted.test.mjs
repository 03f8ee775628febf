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
