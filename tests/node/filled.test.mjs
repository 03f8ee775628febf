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
