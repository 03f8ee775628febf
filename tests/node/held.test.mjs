// A new object that another one's field leads to, and that is freed with it,
// is not its caller's. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

const source = `
static int live;
node *node_new(int value)
{
    node *n = calloc(1, sizeof *n);
    if (n)
        n->value = value, live++;
    return n;
}
node *node_new_child(node *parent, int value)
{
    node *n = node_new(value);
    if (!n)
        return NULL;
    n->next = parent->first;
    parent->first = n;
    return n;
}
// Of those that it remembers: freed on their own.
node *node_new_near(node *other, int value)
{
    node *n = node_new(value);
    if (n)
        other->near = n;
    return n;
}
int node_value(const node *n)
{
    return n->value;
}
void node_free_list(node *n)
{
    while (n) {
        node *next = n->next;
        node_free_list(n->first);
        live--;
        free(n);
        n = next;
    }
}
void node_free(node *n)
{
    if (!n)
        return;
    node_free_list(n->first);
    live--;
    free(n);
}
int alive(void)
{
    return live;
}
`;
const types = "typedef struct node node;\n" +
              "struct node { int value; node *first, *next, *near; };\n";
const { pkg, of } = library("held", source, types);

test("the parent frees it", () => {
  assert.equal(of("node_new_child").result.assumes,
               "freed with the object that holds it");
  const Node = pkg.Node;
  const parent = new Node(1);
  const child = parent.newChild(2);
  assert.equal(child.value(), 2);
  child.free();
  assert.equal(pkg.alive(), 2);
  const other = parent.newChild(3);
  parent.free();
  assert.equal(pkg.alive(), 0);
  assert.throws(() => other.value(), /was freed/);
});

test("what is only remembered is the caller's", () => {
  const n = new pkg.Node(1);
  const near = n.newNear(2);
  n.free();
  assert.equal(pkg.alive(), 1);
  near.free();
  assert.equal(pkg.alive(), 0);
});
