// What C did before a callback's exception leaves the call is done: what it
// ended is gone, and what it made for us is freed. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

const source = `
struct T {
    int x;
};
static int live;
T *t_new(int (*f)(int x, void *ud), void *ud)
{
    T *t = malloc(sizeof *t);
    if (!t)
        return NULL;
    live++;
    t->x = f(1, ud);
    return t;
}
void t_free(T *t)
{
    live -= !!t;
    free(t);
}
void t_finish(T *t, void (*f)(int x, void *ud), void *ud)
{
    f(t->x, ud);
    t_free(t);
}
char *t_text(T *t, int (*f)(int x, void *ud), void *ud)
{
    char *s = malloc(100000);
    if (!s)
        return NULL;
    memset(s, 'a' + f(t->x, ud) % 3, 99999);
    s[99999] = 0;
    return s;
}
// Fails when f gives 0.
int t_open(T **out, int (*f)(int x, void *ud), void *ud)
{
    *out = t_new(f, ud);
    return *out && (*out)->x ? 0 : -1;
}
int t_get(const T *t)
{
    return t->x;
}
int t_live(void)
{
    return live;
}
`;
const { pkg } = library("parked", source,
                        "typedef struct T T;\n");
const { T, tLive } = pkg;
const error = new Error("boom");
const boom = () => { throw error; };
const throws = (f) => assert.throws(f, (e) => e === error);

test("an object that is made is freed", () => {
  for (let i = 0; i < 1000; i++) throws(() => new T(boom));
  assert.equal(tLive(), 0);
  for (let i = 0; i < 1000; i++) throws(() => pkg.tOpen(boom));
  assert.equal(tLive(), 0);
});

test("text that is made is freed", () => {
  const t = new T(() => 7);
  const bytes = () => process.memoryUsage().external;
  throws(() => t.text(boom));
  const before = bytes();
  for (let i = 0; i < 1000; i++) throws(() => t.text(boom)); // 100 MB in all
  assert.ok(bytes() - before < 20e6);
  assert.equal(t.text(() => 1).length, 99999);
  t.free();
});

test("an object that the call ended is gone", () => {
  const t = new T(() => 7);
  throws(() => t.finish(boom));
  assert.equal(tLive(), 0);
  assert.throws(() => t.get(), /the T was freed/);
  t.free();
  assert.equal(tLive(), 0);
});
