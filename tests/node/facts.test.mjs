// What the code proves binds functions that their declarations leave open, and
// refuses what only looks like them. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-facts-"));
const require = createRequire(join(work, "x.js"));
after(() => fs.rmSync(work, { recursive: true }));

function library(name, header, source) {
    const dir = join(work, name);
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, name + ".h"), "#include <stddef.h>\n" + header);
    fs.writeFileSync(join(dir, name + ".c"),
                     `#include "${name}.h"\n#include <stdlib.h>\n` +
                     "#include <string.h>\n" + source);
    const run = (command, ...args) => execFileSync(
        tool, [command, name + ".h", name + ".c", ...args],
        { cwd: dir, encoding: "utf8", stdio: "pipe" });
    run("pack", "-o", "out");
    const account = JSON.parse(run("scan"));
    return {
        pkg: require(join(dir, "out")),
        of: (f) => account.functions.find((x) => x.name === f),
    };
}

test("new memory is copied and freed", () => {
    const { pkg, of } = library("fresh",
        `unsigned char *squares(int n, size_t *size);
         char *twice(const char *text);
         char *inside(const char *text);
         unsigned char *shared(size_t *size);
         unsigned char *maybe(int new, size_t *size);
         char *loaded(void);\n`,
        `unsigned char *squares(int n, size_t *size)
         {
             unsigned char *p = n < 0 ? NULL : malloc((size_t)n + 1);
             for (int i = 0; p && i < n; i++)
                 p[i] = (unsigned char)(i * i);
             *size = p ? (size_t)n : 0;
             return p;
         }
         char *twice(const char *text)
         {
             size_t n = strlen(text);
             char *p = malloc(2 * n + 1);
             if (p)
                 memcpy(memcpy(p, text, n) + n, text, n + 1);
             return p;
         }
         char *inside(const char *text)
         {
             char *p = malloc(strlen(text) + 9);
             return p ? strcpy(p + 8, text) : NULL;
         }
         static unsigned char bytes[4] = {1, 2, 3, 4};
         unsigned char *shared(size_t *size)
         {
             *size = 4;
             return bytes;
         }
         unsigned char *maybe(int new, size_t *size)
         {
             *size = 4;
             return new ? memcpy(malloc(4), bytes, 4) : bytes;
         }
         struct box { char *text; };
         char *loaded(void)
         {
             struct box *b = malloc(sizeof *b);
             b->text = (char *)bytes;
             volatile struct box *v = b;
             return v->text;
         }\n`);
    assert.deepEqual([...pkg.squares(4)], [0, 1, 4, 9]);
    assert.equal(pkg.squares(-1), null);
    assert.equal(pkg.twice("aé"), "aéaé");
    for (let i = 0; i < 100; i++)
        pkg.squares(1 << 20); // 100 MiB, were they not freed
    assert.match(of("squares").result.assumes, /^free\(\) takes them: proven/);
    assert.equal(of("twice").result.rule, "fact: new text");
    for (const f of ["inside", "shared", "maybe", "loaded"])
        assert.equal(of(f).level, "needs-annotation", f);
});

test("what an object keeps is held until the next call or its end", () => {
    const { pkg, of } = library("held",
        `typedef struct reader reader;
         reader *reader_new(void);
         void reader_free(reader *r);
         void reader_set_text(reader *r, const char *text);
         int reader_next(reader *r);
         int count(const char *text, char c);\n`,
        `struct reader { const char *text; size_t at; };
         reader *reader_new(void) { return calloc(1, sizeof(reader)); }
         void reader_free(reader *r) { free(r); }
         void reader_set_text(reader *r, const char *text)
         {
             r->text = text;
             r->at = 0;
         }
         int reader_next(reader *r) { return r->text[r->at++]; }
         struct context { const char *text; struct state *state; };
         struct state { struct context *back; int n; };
         __attribute__((noinline)) static void begin(struct context *c)
         {
             c->state = calloc(1, sizeof *c->state);
             c->state->back = c;
         }
         __attribute__((noinline)) static void look(struct state *s, char c)
         {
             while (*s->back->text)
                 s->n += *s->back->text++ == c;
         }
         int count(const char *text, char c)
         {
             struct context one = {text, NULL};
             begin(&one);
             look(one.state, c);
             int n = one.state->n;
             free(one.state);
             return n;
         }`);
    const set = of("reader_set_text").params[1];
    assert.equal(set.life, "kept by r");
    assert.match(set.assumes, /until the next call: proven/);
    const { Reader } = pkg;
    const a = Reader.create ? Reader.create() : new Reader();
    const take = (n) => Array.from({ length: n },
        () => String.fromCharCode(a.next())).join("");
    a.setText("first text");
    for (let i = 0; i < 50; i++) pkg.count("x".repeat(64), 120); // other copies
    assert.equal(take(10), "first text");
    for (let i = 0; i < 20000; i++) a.setText(`text ${i} ${"y".repeat(1000)}`);
    assert.equal(take(10), "text 19999"); // 20 MB, had none been released
    a.free();
    // A context on the stack, and its state on the heap, keep nothing.
    assert.match(of("count").params[0].assumes, /not kept .*proven/);
    assert.equal(pkg.count("banana", "a".charCodeAt(0)), 3);
});

test("a word that says no life leaves the facts in force", () => {
    const { pkg, of } = library("words",
        `#include "cbw.h"
         typedef struct reader reader;
         reader *reader_new(void);
         void reader_free(reader *r);
         void reader_show(reader *r, const char *text CBW_STR);
         void note(const char *text CBW_STR CBW_LEN(n), size_t n);
         void note_too(const char *text CBW_STR CBW_LEN(n) CBW_KEEP(forever),
                       size_t n);
         int first(const char *text CBW_STR);
         int later(int *value CBW_OUT);
         int again(void);
         int load(const char *json, size_t flags);\n`,
        `struct reader { const char *text; };
         static const char *last;
         static int *cell;
         reader *reader_new(void) { return calloc(1, sizeof(reader)); }
         void reader_free(reader *r) { free(r); }
         void reader_show(reader *r, const char *text) { r->text = text; }
         void note(const char *text, size_t n) { last = n ? text : last; }
         void note_too(const char *text, size_t n) { last = n ? text : last; }
         int first(const char *text) { return *text; }
         int later(int *value) { cell = value; return *last + *cell; }
         int again(void) { return *cell + *last; }
         int load(const char *json, size_t flags)
         {
             return (int)strlen(json) * (flags ? 2 : 1);
         }`);
    assert.equal(of("later").level, "needs-annotation");
    assert.match(of("later").reason, /the code keeps the pointer/);
    assert.equal(of("note").params[0].life, "kept while reached");
    assert.equal(of("note_too").level, "idiomatic");
    assert.match(of("first").params[0].assumes, /not kept .*proven/);
    assert.equal(pkg.load("1234", 1), 8); // flags are no length
    const r = new pkg.Reader(); // the name does not say that one is replaced
    for (let i = 0; i < 4; i++) r.show("y".repeat(1000));
    r.free();
    const glue = fs.readFileSync(join(work, "words/out/glue.js"), "utf8");
    assert.match(glue, /\$keep\([^;]*, "\d+", \$k1\)/); // not $serial++
});

test("objects end once, by the function whose code frees them", () => {
    const { pkg, of } = library("ends",
        `typedef struct shelf shelf;
         typedef void *(*shelf_alloc_fn)(size_t size);
         typedef void (*shelf_free_fn)(void *p);
         void shelf_set_memory(shelf_alloc_fn a, shelf_free_fn f);
         shelf *shelf_of(int n);
         shelf *shelf_merge(shelf *to, int n);
         int shelf_count(const shelf *s);
         void shelf_free_items(shelf *s);
         shelf *shelf_delete(shelf *s);
         int shelf_close(shelf *s, int *left);
         int shelf_commit(shelf *s);
         int live(void);\n`,
        `struct shelf { int n; int *items; };
         static int alive;
         static shelf_alloc_fn take = malloc;
         static shelf_free_fn give = free;
         void shelf_set_memory(shelf_alloc_fn a, shelf_free_fn f)
         {
             take = a;
             give = f;
         }
         shelf *shelf_of(int n)
         {
             shelf *s = take(sizeof *s);
             if (s) {
                 s->n = n;
                 s->items = take((size_t)n * sizeof(int));
                 alive++;
             }
             return s;
         }
         shelf *shelf_merge(shelf *to, int n)
         {
             return to->n > 100 ? to : shelf_of(to->n + n);
         }
         int shelf_count(const shelf *s) { return s->n; }
         void shelf_free_items(shelf *s)
         {
             give(s->items);
             s->items = NULL;
             s->n = 0;
         }
         shelf *shelf_delete(shelf *s)
         {
             shelf_free_items(s);
             give(s);
             alive--;
             return NULL;
         }
         int shelf_close(shelf *s, int *left)
         {
             *left = s->n;
             shelf_delete(s);
             return 0;
         }
         int shelf_commit(shelf *s)
         {
             int n = s->n;
             shelf_delete(s);
             return n;
         }
         int live(void) { return alive; }\n`);
    const a = pkg.shelfOf(3), b = pkg.shelfOf(4);
    a.freeItems();
    assert.equal(a.count(), 0);
    a.free();
    assert.throws(() => a.count(), /freed/);
    assert.equal(b.close().left, 4);
    assert.throws(() => b.close(), /freed|given|taken/);
    b.free();
    const c = pkg.shelfOf(5);
    assert.equal(c.commit(), 5);
    assert.throws(() => c.count(), /freed|given|taken/);
    assert.equal(pkg.live(), 0);
    assert.equal(of("shelf_of").result.rule, "owned handle");
    assert.match(of("shelf_merge").reason, /a new Shelf, or one that was/);
    assert.equal(of("shelf_delete").bound.name, "free");
});

test("references are counted where the library counts them", () => {
    const { pkg, of } = library("refs",
        `typedef struct item item;
         item *item_new(int value);
         item *item_ref(item *it);
         void item_unref(item *it);
         void item_delete(item *it);
         int item_value(const item *it);
         void item_set_next(item *it, item *next);
         item *item_get_next(const item *it);
         int live(void);\n`,
        `struct item { int refs, value; item *next; };
         static int alive;
         item *item_new(int value)
         {
             item *it = malloc(sizeof *it);
             if (it) {
                 *it = (item){1, value, NULL};
                 alive++;
             }
             return it;
         }
         item *item_ref(item *it)
         {
             if (it)
                 it->refs++;
             return it;
         }
         void item_delete(item *it)
         {
             if (it->next)
                 item_unref(it->next);
             free(it);
             alive--;
         }
         void item_unref(item *it)
         {
             if (it && --it->refs == 0)
                 item_delete(it);
         }
         int item_value(const item *it) { return it->value; }
         void item_set_next(item *it, item *next)
         {
             item *old = it->next;
             it->next = item_ref(next);
             item_unref(old);
         }
         item *item_get_next(const item *it) { return it->next; }
         int live(void) { return alive; }\n`);
    assert.match(of("item_delete").reason, /references/);
    const a = new pkg.Item(1), b = new pkg.Item(2);
    a.setNext(b);
    b.free();
    const next = a.getNext(), more = next.ref();
    a.free();
    assert.equal(next.value(), 2); // a is gone, and let it go
    next.free();
    assert.equal(more.value(), 2);
    assert.equal(pkg.live(), 1);
    more.free();
    assert.equal(pkg.live(), 0);
});

test("what callbacks are given and give back", () => {
    const { pkg, of } = library("cells",
        `typedef struct font font;
         struct state { int open; double x, y; void *reserved1;
                        void (*hook)(void); };
         typedef int (*find_func)(font *f, void *font_data, int code,
                                  unsigned *glyph, void *user_data);
         typedef void (*move_func)(struct state *st, double x, void *user_data);
         typedef int (*many_func)(int *values, void *user_data);
         typedef void (*end_func)(void *user_data);
         font *font_new(void);
         void font_free(font *f);
         void font_set_find_func(font *f, find_func func, void *user_data,
                                 end_func destroy);
         unsigned font_find(font *f, int code);
         int font_get(font *f, int code, unsigned *glyph);
         int font_lookup_string(const font *f, int ok, const char **value);
         int font_words(const font *f, const char **value);
         double font_move(font *f, move_func func, void *user_data);
         int font_many(font *f, many_func func, void *user_data);\n`,
        `struct font { long first; find_func find; void *data;
                       end_func destroy; };
         font *font_new(void) { return calloc(1, sizeof(font)); }
         static void drop(font *f)
         {
             if (f->destroy)
                 f->destroy(f->data);
             f->destroy = NULL;
         }
         void font_free(font *f) { drop(f); free(f); }
         void font_set_find_func(font *f, find_func func, void *user_data,
                                 end_func destroy)
         {
             drop(f);
             f->find = func;
             f->data = user_data;
             f->destroy = destroy;
         }
         unsigned font_find(font *f, int code)
         {
             unsigned glyph = 0;
             int ok = f->find(f, NULL, code, &glyph, f->data);
             return ok ? glyph : 0;
         }
         int font_get(font *f, int code, unsigned *glyph)
         {
             return f->find(f, NULL, code, glyph, f->data);
         }
         int font_lookup_string(const font *f, int ok, const char **value)
         {
             if (ok)
                 *value = f ? "text" : "none";
             return ok;
         }
         int font_words(const font *f, const char **value)
         {
             return f ? value[0][0] : 0;
         }
         double font_move(font *f, move_func func, void *user_data)
         {
             struct state st = {1, 2, 3, f, NULL};
             func(&st, 4, user_data);
             return st.reserved1 == f ? st.open + st.x + st.y : -1;
         }
         int font_many(font *f, many_func func, void *user_data)
         {
             int values[3] = {1, 2, 3};
             return f ? func(values, user_data) : values[2];
         }`);
    const { Font } = pkg;
    const make = () => Font.create ? Font.create() : new Font();
    const f = make();
    f.setFindFunc((font, code) => ({ result: code < 100, glyph: code + 7 }));
    assert.throws(() => f.find(3), /result/);
    f.setFindFunc((font, code) => ({ result: +(code < 100), glyph: code + 7 }));
    assert.equal(f.find(3), 10);
    assert.equal(f.find(300), 0);
    f.setFindFunc(() => ({ result: 1 }));
    assert.throws(() => f.find(3), /glyph/);
    // 70,000 functions: C has 65,535 at a time, each goes when C says so.
    for (let i = 0; i < 70000; i++)
        f.setFindFunc(() => ({ result: 1, glyph: i }));
    assert.equal(f.find(3), 69999);
    const got = f.get(3);
    assert.deepEqual([got.result, got.glyph], [1, 69999]);
    assert.deepEqual(Object.values(f.lookupString(1)), [1, "text"]);
    assert.deepEqual(Object.values(f.lookupString(0)), [0, null]);
    assert.equal(of("font_words").level, "needs-annotation");
    assert.equal(f.move((st, x) => {
        assert.deepEqual(st, { open: 1, x: 2, y: 3 });
        st.x = x * 10;
    }), 1 + 40 + 3);
    f.free();
    const set = of("font_set_find_func");
    assert.equal(set.level, "idiomatic");
    assert.equal(set.params[3].role, "destroy");
    assert.equal(of("font_many").level, "needs-annotation");
});

test("an object may be larger than its type", () => {
    const { of } = library("larger",
        `typedef struct value { int type, count; } value;
         value *list_new(void);
         value *value_new(int type);
         void value_free(value *v);
         void list_set(value *list, value *item);
         int list_name(value *list, const char *name);\n`,
        `struct list { value v; const char *name; value **items; };
         value *list_new(void)
         {
             struct list *l = calloc(1, sizeof *l);
             l->items = calloc(4, sizeof *l->items);
             return &l->v;
         }
         value *value_new(int type) { return calloc(1, 8); }
         void value_free(value *v) { free(v); }
         void list_set(value *list, value *item)
         {
             ((struct list *)list)->items[1] = item;
         }
         int list_name(value *list, const char *name)
         {
             ((struct list *)list)->name = name;
             return 0;
         }\n`);
    assert.match(of("list_set").params[1].fact,
                 /^kept in a parameter's memory/);
    assert.match(of("list_name").params[1].life, /^kept by list/);
});

test("a struct of the glue begins and ends with the library", () => {
    const { pkg, of } = library("sums",
        `typedef struct { size_t n; int *all; } sum_context;
         void sum_init(sum_context *c);
         void sum_free(sum_context *c);
         void sum_free_items(sum_context *c);
         typedef struct { int *all; } odd_context;
         void odd_init(odd_context *c, void *what);
         void odd_free(odd_context *c);
         void sum_add(sum_context *c, int value);
         int sum_of(const sum_context *c);
         int sum_code(sum_context *c, const unsigned char *code, size_t size);
         int live(void);\n`,
        `static int alive;
         void sum_init(sum_context *c)
         {
             c->n = 0;
             c->all = malloc(100 * sizeof(int));
             alive++;
         }
         void sum_free(sum_context *c)
         {
             free(c->all);
             alive--;
         }
         void sum_add(sum_context *c, int value)
         {
             if (c->n < 100)
                 c->all[c->n++] = value;
         }
         int sum_of(const sum_context *c)
         {
             int sum = 0;
             for (size_t i = 0; i < c->n; i++)
                 sum += c->all[i];
             return sum;
         }
         int sum_code(sum_context *c, const unsigned char *code, size_t size)
         {
             for (int i = 0; i < *(const int *)code; i++)
                 sum_add(c, code[i + 1]);
             return 0;
         }
         void odd_init(odd_context *c, void *what) { c->all = what; }
         void odd_free(odd_context *c) { *c->all = 0; }
         void sum_free_items(sum_context *c) { c->n = 0; }
         int live(void) { return alive; }\n`);
    const a = new pkg.SumContext();
    assert.equal(pkg.live(), 1);
    a.add(3);
    a.add(4);
    assert.equal(a.of(), 7);
    a.free();
    assert.equal(pkg.live(), 0);
    assert.match(of("sum_code").reason, /how many/); // size is not looked at
    // What begins odd_context is not bound: free() must not end it.
    assert.notEqual(of("odd_free").bound.kind, "free");
});

test("user data of objects is an object of JavaScript's", () => {
    const { pkg, of } = library("pages",
        `typedef struct page page;
         typedef struct { char unused; } page_key;
         typedef void (*page_destroy)(void *data);
         typedef struct { int id; } page_label;
         page *page_new(void);
         void page_free(page *p);
         int page_label_set_user_data(page *p, page_label *label, void *data,
                                      page_destroy destroy);
         void *page_label_get_user_data(page *p, page_label *label);
         int page_set_user_data(page *p, page_key *key, void *data,
                                page_destroy destroy, int replace);
         void *page_get_user_data(const page *p, page_key *key);\n`,
        `struct slot { page_key *key; void *data; page_destroy destroy; };
         struct page { struct slot slots[4]; };
         page *page_new(void) { return calloc(1, sizeof(page)); }
         static void end(struct slot *s)
         {
             if (s->destroy)
                 s->destroy(s->data);
             *s = (struct slot){0};
         }
         void page_free(page *p)
         {
             for (int i = 0; i < 4; i++)
                 end(&p->slots[i]);
             free(p);
         }
         int page_set_user_data(page *p, page_key *key, void *data,
                                page_destroy destroy, int replace)
         {
             for (int i = 0; i < 4; i++) {
                 struct slot *s = &p->slots[i];
                 if (s->key == key && !replace)
                     return 0;
                 if (s->key && s->key != key)
                     continue;
                 end(s);
                 if (data)
                     *s = (struct slot){key, data, destroy};
                 return 1;
             }
             return 0;
         }
         static page_label *last;
         int page_label_set_user_data(page *p, page_label *label, void *data,
                                      page_destroy destroy)
         {
             last = label;
             return p && data && destroy;
         }
         void *page_label_get_user_data(page *p, page_label *label)
         {
             return label == last ? p : NULL;
         }
         void *page_get_user_data(const page *p, page_key *key)
         {
             for (int i = 0; i < 4; i++)
                 if (p->slots[i].key == key)
                     return p->slots[i].data;
             return NULL;
         }`);
    const { Page, PageKey } = pkg;
    const p = new Page(), q = new Page(), a = new PageKey(), b = new PageKey();
    const first = { n: 1 }, second = { n: 2 };
    assert.equal(p.setUserData(a, first, 1), 1);
    assert.equal(p.setUserData(b, second, 1), 1);
    assert.equal(p.getUserData(a), first);
    assert.equal(p.getUserData(b), second);
    assert.equal(q.getUserData(a), undefined);
    for (let i = 0; i < 1200000; i++) // of 1,048,575 at a time
        p.setUserData(a, first, 1);
    assert.equal(p.getUserData(a), first);
    p.setUserData(a, undefined, 1);
    assert.equal(p.getUserData(a), undefined);
    p.free();
    q.free();
    assert.equal(of("page_set_user_data").params[2].rule,
        "user data of an object");
    assert.equal(of("page_get_user_data").level, "idiomatic");
    // A copy of a struct would never be the key.
    assert.equal(of("page_label_get_user_data").level, "needs-annotation");
    assert.equal(of("page_label_set_user_data").level, "needs-annotation");
});

test("what is compressed is bytes, two sizes follow two buffers", () => {
    const { pkg } = library("bytes",
        `int note_compress(const char *src, char *dst, int compressed_size,
                           int dst_capacity);
         int note_text(const char *src, char *dst, int src_n, int dst_n);\n`,
        `int note_compress(const char *src, char *dst, int compressed_size,
                           int dst_capacity)
         {
             int n = 0;
             int to = compressed_size;
             for (int i = 0; i < to && n + 2 <= dst_capacity; i++)
                 if (n && dst[n - 1] == src[i] && dst[n - 2] != (char)255) {
                     dst[n - 2]++;
                 } else {
                     dst[n++] = 1;
                     dst[n++] = src[i];
                 }
             return n;
         }
         int note_text(const char *src, char *dst, int src_n, int dst_n)
         {
             int n = src_n < dst_n - 1 ? src_n : dst_n - 1;
             memcpy(dst, src, (size_t)n);
             dst[n] = 0;
             return n;
         }\n`);
    const { result, dst } = pkg.noteCompress("a".repeat(200), 8);
    assert.equal(result, 2);
    assert.deepEqual([...dst.subarray(0, result)], [200, 97]);
    assert.equal(pkg.noteText("hello", 16).dst, "hello");
});
