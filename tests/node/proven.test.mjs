// What the code does wins over what names say. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("a function that C keeps is not only called", () => {
  const { pkg, of } = library("kept_cb", `
struct thing { int n; };
struct tree { fn compare; };
static fn in_a_variable;
thing *thing_new(void)
{
    return calloc(1, sizeof(thing));
}
void thing_free(thing *t)
{
    free(t);
}
void thing_set_log(thing *t, fn log)
{
    t->n++;
    in_a_variable = log;
}
void source(fn by)
{
    in_a_variable = by;
}
int run(int x)
{
    return in_a_variable ? in_a_variable(x) : -1;
}
int each(fn by)
{
    return by(1);
}
void tree_init(thing *t, int n, tree *where, fn compare)
{
    t->n = n;
    where->compare = compare;
}
int tree_run(const tree *t, int x)
{
    return t->compare(x);
}
`, "typedef struct thing thing;\ntypedef struct tree tree;\n" +
     "typedef int (*fn)(int x);\n");
  const t = new pkg.Thing();
  t.setLog((x) => x + 1);
  t.free();
  assert.equal(pkg.each((x) => -x), -1);
  assert.equal(pkg.run(1), 2);
  pkg.source((x) => x + 5);
  assert.equal(pkg.each((x) => -x), -1);
  assert.equal(pkg.run(1), 6);
  assert.equal(of("tree_init").level, "needs-annotation");
});
