// One cell is given where the code writes one, and no more. CBW_TOOL is the
// program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

const source = `
struct T {
    int x;
};
T *t_new(int x)
{
    T *t = malloc(sizeof *t);
    if (t)
        t->x = x;
    return t;
}
void t_free(T *t)
{
    free(t);
}
static const char *const words[] = {"a", "b", "c", "d"};
int names(int *len, const char **result)
{
    if (*len < 0 || *len > 1000)
        return -1;
    if (*len > 4)
        *len = 4;
    for (int i = 0; i < *len; i++)
        result[i] = words[i];
    return 4;
}
int some(int max, const char **result)
{
    for (int i = 0; i < max; i++)
        result[i] = words[i & 3];
    return max;
}
int make(int n, T **out)
{
    for (int i = 0; i < n; i++)
        out[i] = t_new(i);
    return n;
}
int one(int n, const char **msg, T **out)
{
    *msg = words[n & 3];
    *out = t_new(n);
    return n;
}
`;
const lib = library("cells", source, "typedef struct T T;\n");

for (const [f, i] of [["names", 1], ["some", 1], ["make", 1]])
  test(`${f}: an array is asked for`, () => {
    assert.equal(lib.of(f).level, "needs-annotation");
    assert.match(lib.param(f, i).reason, /an array; how many elements\?/);
  });

test("what is one value stays one", () => {
  const { result, msg, out } = lib.pkg.one(2);
  assert.deepEqual([result, msg], [2, "c"]);
  out.free();
});
