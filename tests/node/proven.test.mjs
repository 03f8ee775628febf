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

test("an object that was there is not the caller's", () => {
  const { pkg, of } = library("lent", `
struct tree { int n; tree *kids[2]; tree *spare; };
tree *tree_new(int n)
{
    tree *t = calloc(1, sizeof *t);
    if (t)
        t->n = n;
    if (t && n > 0)
        t->kids[0] = tree_new(n - 1);
    return t;
}
void tree_free(tree *t)
{
    if (!t)
        return;
    tree_free(t->kids[0]);
    tree_free(t->kids[1]);
    free(t);
}
int tree_n(const tree *t)
{
    return t->n;
}
void tree_kid(int i, const tree *t, tree **out)
{
    *out = t->kids[i & 1];
}
int tree_need(tree *t, int i, tree **out)
{
    if (!t->kids[i & 1])
        t->kids[i & 1] = tree_new(0);
    *out = t->kids[i & 1];
    return *out ? 0 : -1;
}
int tree_split(const tree *t, tree **out)
{
    *out = tree_new(t->n / 2);
    return *out ? 0 : -1;
}
`, "typedef struct tree tree;\n");
  const t = new pkg.Tree(2);
  const kid = pkg.treeKid(0, t);
  kid.free();
  assert.equal(pkg.treeKid(0, t).n(), 1);
  assert.equal(of("tree_need").level, "needs-annotation");
  const half = t.split().out ?? t.split();
  assert.equal(half.n(), 1);
  half.free();
});

test("what lies inside its block is not handed to free()", () => {
  const { of } = library("inside", `
static int size_of_head(int type)
{
    return type ? 16 : 8;
}
char *text_new(const char *from)
{
    size_t n = strlen(from);
    int type = n > 99;
    char *block = malloc(size_of_head(type) + n + 1);
    if (!block)
        return NULL;
    char *text = block + size_of_head(type);
    text[-1] = (char)type;
    memcpy(text, from, n + 1);
    return text;
}
void text_release(char *text)
{
    free(text - size_of_head(text[-1]));
}
void mem_free(void *p)
{
    free(p);
}
`);
  assert.equal(of("text_new").level, "needs-annotation");
});

test("new memory that another object leads to has an owner", () => {
  const { of } = library("opened", `
struct file { archive *of; int n; };
struct archive { int n; file *last; };
archive *archive_open(int n)
{
    archive *a = calloc(1, sizeof *a);
    if (a)
        a->n = n;
    return a;
}
void archive_close(archive *a)
{
    if (a->last)
        a->last->of = NULL;
    free(a);
}
file *archive_fopen(archive *a, int n)
{
    file *f = calloc(1, sizeof *f);
    if (!f)
        return NULL;
    f->n = n;
    f->of = a;
    a->last = f;
    return f;
}
int file_n(const file *f)
{
    return f->n;
}
void file_close(file *f)
{
    if (f->of)
        f->of->last = NULL;
    free(f);
}
`, "typedef struct file file;\ntypedef struct archive archive;\n");
  assert.equal(of("archive_fopen").level, "needs-annotation");
});

test("what does not free its object is not its end", () => {
  const { pkg, bound } = library("chunks", `
struct writer { int open, ended; };
writer *writer_create(void)
{
    return calloc(1, sizeof(writer));
}
void write_chunk_end(writer *w)
{
    w->ended++;
}
int writer_ended(const writer *w)
{
    return w->ended;
}
`, "typedef struct writer writer;\n");
  assert.equal(bound("write_chunk_end").kind, "method");
  const w = new pkg.Writer();
  w[bound("write_chunk_end").name]();
  assert.equal(w.ended(), 1);
});
