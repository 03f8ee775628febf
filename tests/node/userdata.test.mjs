// What the code shows to be user data, whatever it is called. CBW_TOOL is the
// program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("a pointer that only its function gets is its user data", () => {
  const { pkg, of, param } = library("blind", `
static int twice(int (*f_next)(void *, int), void *p_next, int n)
{
    return f_next(p_next, n) + f_next(p_next, n + 1);
}
int sum_twice(int n, int (*f_next)(void *, int), void *p_next)
{
    return n > 8 ? -1 : twice(f_next, p_next, n);
}
int sum_first(int n, int (*f_next)(void *, int), void *p_next)
{
    return *(int *)p_next + f_next(p_next, n);
}
int sum_other(int n, int (*f_next)(void *, void *), void *p_next)
{
    return f_next(&n, p_next);
}
`);
  assert.equal(param("sum_twice", 2).role, "user-data");
  assert.equal(pkg.sumTwice(3, (n) => n * 10), 70);
  assert.equal(of("sum_first").level, "needs-annotation");
  assert.equal(of("sum_other").level, "needs-annotation");
});
