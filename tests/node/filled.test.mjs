// Structs that C fills and reads again, with parts that only C understands.
// CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("a struct that one function fills is an object for the others", () => {
  const { pkg, bound, of } = library("filled", `
struct frame { int line; const char *name; frame *up; };
static frame outer = {1, "outer", NULL}, inner = {7, "inner", &outer};
int dbg_stack(int level, dbg_info *to)
{
    frame *f = &inner;
    while (level-- > 0 && f)
        f = f->up;
    if (!f)
        return 0;
    to->priv = f;
    return 1;
}
int dbg_get(const char *what, dbg_info *i)
{
    if (*what == 'l')
        i->line = i->priv->line;
    if (*what == 'n')
        i->name = i->priv->name;
    return i->priv->up != NULL;
}
int dbg_line(const dbg_info *i)
{
    return i->priv ? i->priv->line : -1;
}
double work_do(work *w)
{
    for (int i = 0; i < w->n; i++)
        w->out[i] = w->in[i] * 2;
    return w->n ? w->out[0] : -1;
}`, `typedef struct frame frame;
typedef struct { int line; const char *name; frame *priv; } dbg_info;
typedef struct { const float *in; float *out; int n; } work;
`);
  const i = new pkg.DbgInfo();
  assert.equal(pkg.dbgLine?.(i) ?? i.dbgLine(), -1);
  const call = (name, ...args) => pkg[name](...args);
  assert.equal(call("dbgStack", 1, i), 1);
  assert.equal(call("dbgGet", "l", i), 0);
  assert.equal(call("dbgGet", "n", i), 0);
  assert.equal(i.line, 1);
  assert.equal(i.name, "outer");
  assert.equal("priv" in i, false);
  assert.throws(() => { "use strict"; i.name = "x"; });
  i.free();
  assert.equal(bound("dbg_stack").kind, "function");
  assert.equal(of("work_do").level, "needs-annotation"); // nobody fills it
});

test("a struct whose pointers a function clears is an object", () => {
  const { pkg, bound } = library("cleared", `
int ring_open(const char *name, ring *r)
{
    memset(r, 0, sizeof *r);
    r->bytes = malloc(strlen(name) + 1);
    if (!r->bytes)
        return -1;
    strcpy(r->bytes, name);
    r->n = (int)strlen(name);
    return 0;
}
int ring_at(const ring *r, int i)
{
    return i >= 0 && i < r->n ? r->bytes[i] : -1;
}
long ring_read(ring *r, char *to, int size)
{
    long n = size < r->n ? size : r->n;
    memcpy(to, r->bytes, (size_t)n);
    return n;
}
int ring_clear(ring *r)
{
    free(r->bytes);
    memset(r, 0, sizeof *r);
    return 0;
}`, "typedef struct { char *bytes; int n; void *priv; } ring;\n");
  const r = new pkg.Ring();
  assert.equal(bound("ring_at").class, "Ring");
  assert.equal(pkg.ringOpen("abc", r), 0);
  assert.deepEqual([r.at(1), r.n, "bytes" in r], [98, 3, false]);
  assert.equal(r.clear(), 0);
  assert.equal(r.at(0), -1);
  r.free();
});
