// Structs of functions as objects with methods, functions that share their user
// data, functions that give C bytes: all without a word. CBW_TOOL is the
// program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("a struct of functions, its user data beside it", () => {
  const { pkg, param, bound } = library("beside", `
int src_sum(const src_io *io, void *user)
{
    char buf[8];
    int n, sum = 0;
    while (!io->eof(user) && (n = io->read(user, buf, sizeof buf)) > 0)
        for (int i = 0; i < n; i++)
            sum += buf[i];
    io->skip(user, 3);
    return sum;
}`, `typedef struct {
    int (*read)(void *user, char *data, int size);
    void (*skip)(void *user, int n);
    int (*eof)(void *user);
} src_io;
`);
  assert.equal(param("src_sum", 0).role, "object");
  assert.equal(param("src_sum", 0).assumes,
               "called during the call only: proven");
  assert.doesNotMatch(bound("src_sum").signature, /user/);
  let at = 0, skipped = 0;
  const bytes = Uint8Array.from({ length: 20 }, (_, i) => i);
  const sum = () => pkg.srcSum({
    read(data) {
      const part = bytes.subarray(at, at + data.length);
      data.set(part);
      at += part.length;
      return part.length;
    },
    skip: (n) => { skipped += n; },
    eof: () => Number(at >= bytes.length),
  });
  assert.equal(sum(), 190);
  assert.equal(skipped, 3);
  assert.throws(() => pkg.srcSum({
    read: (data) => data.length + 1, skip() {}, eof: () => 0 }),
                { name: "RangeError" });
  for (let i = 0; i < 100000; i++) at = 0, sum(); // nothing is left of a call
  assert.throws(() => pkg.srcSum({ read: () => 0, eof: () => 1 }),
                { name: "TypeError", message: /skip/ });
});

test("one that an object keeps; what C asks for first may be left out", () => {
  const { pkg, param } = library("kept", `
struct parser { const events *on; void *ctx; int depth; };
parser *parser_new(const events *on, memory *alloc, void *ctx)
{
    parser *p;
    if (alloc && !alloc->malloc)
        return NULL;
    p = alloc ? alloc->malloc(alloc->ctx, sizeof *p) : malloc(sizeof *p);
    if (p)
        *p = (parser){on, ctx, 0};
    return p;
}
void parser_free(parser *p)
{
    free(p);
}
int parser_feed(parser *p, const char *s)
{
    for (; *s; s++) {
        if (*s == '(' && p->on->open)
            p->on->open(p->ctx, ++p->depth);
        else if (*s == ')')
            p->on->close(p->ctx);
    }
    return p->depth;
}`, `typedef struct parser parser;
typedef struct {
    void *(*malloc)(void *ctx, size_t n);
    void (*free)(void *ctx, void *p);
    void *ctx;
} memory;
typedef struct {
    void (*open)(void *ctx, int depth);
    void (*close)(void *ctx);
} events;
`);
  assert.equal(param("parser_new", 0).assumes,
               "held by the object that the call makes");
  assert.equal(param("parser_new", 1).role, "hidden");
  const seen = [];
  const make = (open) =>
    new pkg.Parser({ open, close: () => seen.push("close") });
  const p = make((depth) => seen.push(depth));
  const q = make();
  assert.equal(p.feed("(()"), 2);
  assert.equal(q.feed("(("), 0);
  p.feed(")");
  assert.deepEqual(seen, [1, 2, "close", "close"]);
  p.free();
  q.free();
  assert.throws(() => new pkg.Parser({ open() {} }), /close/);
});

test("what keeps a struct where nothing sees its end is a question", () => {
  const { of } = library("global", `
static const hooks *all;
static hooks copied;
static void *whose;
void hook_set(const hooks *h)
{
    all = h;
}
void hook_copy(const hooks *h, void *user)
{
    copied = *h;
    whose = user;
}
int hook_run(int n)
{
    return (all ? all->run(all->user, n) : 0) +
           (copied.run ? copied.run(whose, n) : 0);
}
void hook_fill(hooks *h)
{
    h->user = NULL;
}
int hook_bare(const bare *b)
{
    return b->run(1);
}`, `typedef struct {
    int (*run)(void *user, int n);
    void *user;
} hooks;
typedef struct {
    int (*run)(int n);
} bare;
`);
  assert.match(of("hook_set").reason, /keeps the pointer/);
  assert.match(of("hook_set").write, /CBW_CB\(forever\)/);
  assert.match(of("hook_copy").reason, /keeps the pointer|user/);
  assert.match(of("hook_fill").reason, /writes/);
  assert.match(of("hook_bare").reason, /user data/);
});

test("functions that share their user data", () => {
  const { pkg, param, bound } = library("shared", `
int csv_parse(const char *s, size_t len, void (*field)(void *, size_t, void *),
              void (*row)(int, void *), void *data)
{
    char cell[16];
    size_t n = 0, i;
    int rows = 0;
    for (i = 0; i < len; i++) {
        if (s[i] != ',' && s[i] != '\\n') {
            if (n < sizeof cell)
                cell[n++] = s[i];
            continue;
        }
        if (field)
            field(cell, n, data);
        n = 0;
        if (s[i] == '\\n' && row)
            row(++rows, data);
    }
    return rows;
}
struct feed { size_t (*on_read)(void *, void *, size_t); long (*at)(void *);
              void *ud; };
feed *feed_new(size_t (*on_read)(void *user, void *to, size_t size),
               long (*at)(void *user), void *user)
{
    feed *f = malloc(sizeof *f);
    if (f)
        *f = (feed){on_read, at, user};
    return f;
}
void feed_free(feed *f)
{
    free(f);
}
int feed_next(feed *f)
{
    unsigned char c[4] = {0};
    return f->on_read(f->ud, c, sizeof c) ? c[0] * 100 + (int)f->at(f->ud) : -1;
}`, "typedef struct feed feed;\n");
  assert.equal(param("csv_parse", 4).role, "user-data");
  assert.doesNotMatch(bound("csv_parse").signature, /data/);
  const seen = [];
  const text = new TextDecoder();
  const parse = (row) => pkg.csvParse(
    new TextEncoder().encode("a,bc\nd\n"),
    (b) => seen.push(text.decode(b)), row);
  assert.equal(parse((n) => seen.push(n)), 2);
  assert.deepEqual(seen, ["a", "bc", 1, "d", 2]);
  assert.equal(parse(null), 0);
  for (let i = 0; i < 70000; i++) parse(null); // each call's end with it
  let at = 0;
  const f = new pkg.Feed((to) => {
    to[0] = 7;
    return ++at > 2 ? 0 : 1;
  }, () => at);
  assert.deepEqual([f.next(), f.next(), f.next()], [701, 702, -1]);
  f.free();
});

test("one value that a function gives back, by its name", () => {
  const { pkg } = library("alone", `
int look_up(table *t, int key, int (*find)(void *user, int key, int *glyph),
            void *user)
{
    return find(user, key, t->next) ? *t->next : -1;
}
table *table_new(void)
{
    table *t = malloc(sizeof *t);
    if (t) {
        t->next = malloc(4);
        *t->next = 0;
    }
    return t;
}
void table_free(table *t)
{
    free(t->next);
    free(t);
}`, "typedef struct table { int *next; } table;\n");
  const t = pkg.tableNew?.() ?? new pkg.Table();
  const look = (f) => pkg.lookUp?.(t, 4, f) ?? t.lookUp(4, f);
  assert.equal(look((key) => ({ result: 1, glyph: key * 2 })), 8);
  assert.equal(look((key, was) => ({ result: 1, glyph: was + 1 })), 9);
});

test("a struct that a function gives back", () => {
  const { pkg } = library("result", `
double box_area(box (*of)(void *user, int i), void *user)
{
    box b = of(user, 1), c = of(user, 2);
    return (b.right - b.left) * (c.right - c.left);
}`, "typedef struct { double left, right; } box;\n");
  assert.equal(pkg.boxArea((i) => ({ left: i, right: 3 * i })), 8);
  assert.throws(() => pkg.boxArea(() => 1), { name: "TypeError" });
  assert.throws(() => pkg.boxArea(() => { throw new Error("no"); }), /no/);
});

test("what callbacks get and no object can be is lent", () => {
  const { pkg } = library("lent", `
int bus_run(int n, int (*on)(const event *e, const frame *f, void *user),
            void *user)
{
    static int hidden = 5;
    event e = {.head = {n, 2}};
    frame f = {&hidden, "first", n, {1, 2}};
    e.text.body = n ? "there" : NULL;
    return on(&e, &f, user) + hidden;
}
int bus_pack(int (*pack)(void *user, unsigned char *to, size_t n), void *user)
{
    unsigned char b[4] = {1, 1, 1, 1};
    int r = pack(user, b, sizeof b);
    return r + b[0] + b[3];
}`, `typedef struct { int id, kind; } head;
typedef union { head head; struct { head head; const char *body; } text; }
    event;
typedef struct { int *mine; const char *name; int id; short pair[2]; } frame;
`);
  let kept;
  assert.equal(pkg.busRun(3, (e, f) => {
    kept = f;
    assert.deepEqual(e.head, { id: 3, kind: 2 });
    assert.equal("text" in e, false);
    assert.equal("mine" in f, false);
    assert.throws(() => { "use strict"; f.id = 3; });
    return f.name.length + f.id + f.pair[1];
  }), 15);
  assert.throws(() => kept.id, /lent to a callback/);
  assert.equal(pkg.busPack((to) => { to[3] = 40; return 100; }), 141);
});

test("functions that get the struct itself", () => {
  const { pkg, of } = library("self", `
void path_draw(pen *p, int n)
{
    p->move(p, 0, 0);
    for (int i = 1; i <= n; i++)
        p->line(p, i, i * 0.5);
}
size_t sink_put(sink *s, const char *text)
{
    size_t n = strlen(text);
    s->append(s, n, (const unsigned char *)text);
    return n;
}
int mixed_run(const mixed *m)
{
    return m->a(m) + m->b(1);
}`, `typedef struct pen pen;
struct pen {
    void (*move)(pen *p, double x, double y);
    void (*line)(pen *p, double x, double y);
};
typedef struct sink {
    void (*append)(struct sink *s, size_t len, const unsigned char *data);
    int level;
    void *user;
} sink;
typedef struct mixed {
    int (*a)(const struct mixed *m);
    int (*b)(int n);
} mixed;
`);
  const a = [], b = [];
  const pen = (to) => ({
    move: (x, y) => to.push(x, y), line: (x, y) => to.push(x, y) });
  pkg.pathDraw(pen(a), 2);
  pkg.pathDraw(pen(b), 1);
  assert.deepEqual([a, b], [[0, 0, 1, 0.5, 2, 1], [0, 0, 1, 0.5]]);
  let text = "";
  assert.equal(pkg.sinkPut({
    append(data) { text += new TextDecoder().decode(data); },
    level: 1 }, "abc"), 3);
  assert.equal(text, "abc");
  assert.equal(of("mixed_run").level, "needs-annotation");
});

test("what is lent to a callback ends where the code frees it", () => {
  const { pkg } = library("lent_freed", `
int tree_walk(int (*on)(part *p, void *user), void *user)
{
    part *p = calloc(1, sizeof *p);
    p->id = 7;
    p->next = p; /* the callback's, from here on */
    return on(p, user);
}
void tree_free_part(int why, part *p)
{
    free(why ? p->next : p);
}`, `typedef struct part { struct part *next; int id; } part;
`);
  assert.equal(pkg.treeWalk((p) => {
    const id = p.id;
    pkg.treeFreePart(0, p);
    assert.throws(() => p.id, TypeError);
    assert.throws(() => pkg.treeFreePart(0, p), TypeError);
    return id;
  }), 7);
});

test("what ends an object with a table of functions is no setter", () => {
  const { of } = library("tables", `
struct table { int n; };
table *table_new(const memory *m)
{
    return m ? m->alloc_fn(sizeof(table)) : calloc(1, sizeof(table));
}
int table_count(const table *i)
{
    return i->n;
}
void table_end(table *i, const memory *m)
{
    if (m)
        m->free_fn(i);
    else
        free(i);
}
`, `typedef struct table table;
typedef struct {
    void *(*alloc_fn)(size_t n);
    void (*free_fn)(void *p);
} memory;
`);
  assert.equal(of("table_end").level, "idiomatic");
});

test("a function that counts what it gives gives more than one", () => {
  const { of } = library("counting", `
void parts_on(parts *p, unsigned (*split)(int whole, unsigned *part,
                                          void *user), void *user)
{
    p->split = split;
    p->user = user;
}
void parts_at(parts *p, int (*find)(int whole, unsigned *part, void *user),
              void *user)
{
    p->find = find;
    p->user = user;
}
parts *parts_new(void)
{
    return calloc(1, sizeof(parts));
}
void parts_free(parts *p)
{
    free(p);
}
unsigned parts_run(parts *p, unsigned *to)
{
    unsigned n = p->split ? p->split(1, to, p->user) : 0;
    return n + (p->find ? p->find(1, to, p->user) : 0);
}`, `typedef struct parts parts;
struct parts {
    unsigned (*split)(int whole, unsigned *part, void *user);
    int (*find)(int whole, unsigned *part, void *user);
    void *user;
};
`);
  assert.equal(of("parts_on").level, "needs-annotation");
  assert.equal(of("parts_at").params[1].role, "callback");
});
