// Objects that C is given or ends, and what JavaScript has of them: parts that
// belong to them, what others keep. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

const taken = library("taken", `
struct cursor { txn *of; };
struct txn { int open, size; };
txn *txn_new(int size)
{
    txn *t = calloc(1, sizeof *t);
    if (t)
        t->size = size;
    return t;
}
int txn_commit(txn *t)
{
    int open = t->open;
    t->size = -1; /* seen by whoever looks at it later */
    free(t);
    return open;
}
void txn_free(txn *t)
{
    free(t);
}
cursor *cursor_new(txn *t)
{
    cursor *c = malloc(sizeof *c);
    if (c) {
        c->of = t;
        t->open++;
    }
    return c;
}
static int wrong;
void cursor_free(cursor *c)
{
    wrong += c->of->size < 0;
    c->of->open--;
    free(c);
}
int cursor_size(cursor *c)
{
    return c->of->size;
}
int wrong_ends(void)
{
    return wrong;
}
`, `
typedef struct cursor cursor;
typedef struct txn txn;
`);

test("what belongs to an object ends before C does", () => {
  const { Cursor, Txn, wrongEnds } = taken.pkg;
  const t = new Txn(7);
  const c = new Cursor(t);
  assert.equal(c.size(), 7);
  assert.equal(t.commit(), 0); // none was left
  c.free(); // ended already
  assert.equal(wrongEnds(), 0);
  assert.throws(() => c.size(), /freed/);
});
