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

test("an object's user data, which C only stores", () => {
  const { pkg, of, param } = library("tag", `
struct tag { void *user_data, *seen; int n; };
tag *tag_new(int n, void *user_data)
{
    tag *t = calloc(1, sizeof *t);
    if (!t)
        return NULL;
    t->n = n;
    t->user_data = user_data;
    return t;
}
void tag_free(tag *t)
{
    free(t);
}
int tag_set_user_data(tag *t, void *user_data)
{
    if (!t)
        return 0;
    t->user_data = user_data;
    return 1;
}
void *tag_get_user_data(const tag *t)
{
    return t ? t->user_data : NULL;
}
void tag_set_more_user_data(tag *t, void *data)
{
    if (t->n > 3)
        t->seen = data;
}
tag *tag_with(const hooks *h, void *user_data)
{
    tag *t = tag_new(h->n, user_data);
    if (t && h->made)
        h->made(user_data);
    return t;
}
void tag_set_odd_user_data(tag *t, void *data)
{
    t->seen = data;
    t->n = *(int *)data;
}
`, "typedef struct tag tag;\n" +
   "typedef struct hooks { int n; void (*made)(void *); char *of; } hooks;\n");
  assert.equal(of("tag_with").level, "needs-annotation");
  assert.equal(of("tag_set_more_user_data").level, "needs-annotation");
  assert.equal(of("tag_set_odd_user_data").level, "needs-annotation");
  assert.equal(param("tag_new", 1).role, "hidden");
  const tag = new pkg.Tag(3);
  assert.equal(tag.getUserData(), undefined);
  const data = { a: 1 };
  for (let i = 0; i < 1100000; i++) // more than C can hold
    tag.setUserData(i % 2 ? data : {});
  assert.equal(tag.getUserData(), data);
  tag.setUserData(undefined);
  assert.equal(tag.getUserData(), undefined);
  tag.free();
});

test("a function that is kept deep in a new object is held by it", () => {
  const { pkg, param } = library("deep", `
struct inner { int (*next)(void *, int); void *p_next; };
struct deep { struct inner *inner; };
static struct inner *spare;
deep *deep_new(int (*f_next)(void *, int), void *p_next)
{
    deep *d = malloc(sizeof *d);
    struct inner *in = spare ? spare : malloc(sizeof *in);
    spare = NULL;
    in->next = f_next;
    in->p_next = p_next;
    d->inner = in;
    return d;
}
int deep_call(deep *d, int n)
{
    return d->inner->next(d->inner->p_next, n);
}
void deep_free(deep *d)
{
    if (spare)
        free(d->inner);
    else
        spare = d->inner;
    free(d);
}
`, "typedef struct deep deep;\n");
  assert.equal(param("deep_new", 0).assumes,
               "held by the object that the call makes");
  const deep = new pkg.Deep((n) => n + 1);
  assert.equal(deep.call(4), 5);
  deep.free();
});
