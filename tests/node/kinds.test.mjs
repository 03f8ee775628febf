// What functions of one kind say of each other, memory that C is given with
// what frees it, functions that share user data, what C lends a callback.
// CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-kinds-"));
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
        types: fs.readFileSync(join(dir, "out", "index.d.ts"), "utf8"),
        of: (f) => account.functions.find((x) => x.name === f),
    };
}

const BOX = `typedef struct box box;
    box *box_new(void);
    void box_free(box *);
`;

test("bytes beside a function that counts them", () => {
    const { pkg, of } = library("beside", BOX +
        `/* text is UTF-8, text16 UTF-16 in the order of the machine */
         void box_set(box *, const char *text);
         const void *box_blob(box *, int i);
         int box_bytes(box *, int i);
         const unsigned char *box_text(box *, int i);
         const void *box_text16(box *, int i);
         const void *box_text16be(box *, int i);
         int box_find16(box *, const void *text);
         int box_find(box *, const char *text);
         const void *box_other(box *, int i);
         const void *box_data(box *);
         int box_data_size(box *, int i);\n`,
        `struct box { char text[32]; unsigned short wide[32];
                      unsigned char be[64]; };
         box *box_new(void) { return calloc(1, sizeof(box)); }
         void box_free(box *b) { free(b); }
         void box_set(box *b, const char *text)
         {
             size_t n = strlen(text) < 31 ? strlen(text) : 31;
             memset(b, 0, sizeof *b);
             memcpy(b->text, text, n);
             for (size_t i = 0; i < n; i++) {
                 b->wide[i] = (unsigned char)text[i];
                 b->be[2 * i + 1] = (unsigned char)text[i];
             }
         }
         const void *box_blob(box *b, int i) { return i ? NULL : b->text; }
         int box_bytes(box *b, int i) { return i ? 0 : (int)strlen(b->text); }
         const unsigned char *box_text(box *b, int i)
         { return i ? NULL : (const unsigned char *)b->text; }
         const void *box_text16(box *b, int i) { return i ? NULL : b->wide; }
         const void *box_text16be(box *b, int i) { return i ? NULL : b->be; }
         int box_find16(box *b, const void *text)
         {
             const unsigned short *t = text;
             for (int i = 0; b->wide[i]; i++)
                 if (b->wide[i] == *t)
                     return i;
             return -1;
         }
         int box_find(box *b, const char *text)
         {
             for (int i = 0; b->text[i]; i++)
                 if (b->text[i] == *text)
                     return i;
             return -1;
         }
         const void *box_other(box *b, int i) { return b->text + i; }
         const void *box_data(box *b) { return b->text; }
         int box_data_size(box *b, int i) { return b->text[i]; }\n`);
    const box = new pkg.Box();
    box.set("a\u0001bc");
    assert.deepEqual([...box.blob(0)], [97, 1, 98, 99]);
    assert.equal(box.blob(1), null);
    assert.equal(box.text(0), "a\u0001bc");
    assert.equal(box.text16(0), "a\u0001bc");
    assert.equal(box.text16be(0), "a\u0001bc");
    assert.equal(box.text16(1), null);
    assert.equal(box.find16("b"), 2);
    assert.equal(of("box_blob").result.assumes,
                 "box_bytes says how many bytes");
    assert.equal(of("box_find16").params[1].rule,
                 "UTF-16 beside a function of bytes");
    for (const f of ["box_other", "box_data"]) // of other arguments
        assert.equal(of(f).level, "needs-annotation", f);
    box.free();
});

test("no sixteen bits without a word of UTF-16", () => {
    const { of } = library("sums",
        `unsigned crc(const char *data);
         unsigned crc16(const void *data);\n`,
        `unsigned crc(const char *data) { return (unsigned char)*data; }
         unsigned crc16(const void *data) { return *(const char *)data; }\n`);
    assert.notEqual(of("crc16").params[0].role, "string");
});

test("memory that C is given with what frees it", () => {
    const { pkg, of, types } = library("given", BOX +
        `int box_put(box *, const void *, int, void (*)(void *));
         int box_put_text(box *, const char *, unsigned long long,
                          void (*)(void *), int twice);
         void box_lend(box *, const char *data, size_t length, int mode,
                       void *user_data, void (*destroy)(void *user_data));
         int box_sum(box *);\n`,
        `struct box { unsigned char *data; size_t n; void *ud;
                      void (*end)(void *); };
         box *box_new(void) { return calloc(1, sizeof(box)); }
         static void drop(box *b)
         {
             if (b->end)
                 b->end(b->ud);
             memset(b, 0, sizeof *b);
         }
         void box_free(box *b) { drop(b); free(b); }
         int box_put(box *b, const void *p, int n, void (*end)(void *))
         {
             if (n > 3) { // not taken, and ended all the same
                 end((void *)p);
                 return 0;
             }
             drop(b);
             *b = (box){(void *)p, (size_t)n, (void *)p, end};
             return 1;
         }
         int box_put_text(box *b, const char *p, unsigned long long n,
                          void (*end)(void *), int twice)
         {
             drop(b);
             *b = (box){(void *)p, (size_t)n, (void *)p, end};
             return twice;
         }
         void box_lend(box *b, const char *p, size_t n, int mode, void *ud,
                       void (*end)(void *))
         {
             drop(b);
             *b = (box){(void *)p, n, ud, end};
             (void)mode;
         }
         int box_sum(box *b)
         {
             int sum = 0;
             for (size_t i = 0; i < b->n; i++)
                 sum += b->data[i];
             return sum;
         }\n`);
    const box = new pkg.Box();
    for (let i = 0; i < 2000; i++) {
        assert.equal(box.put(new Uint8Array([1, 2, i & 1])), 1);
        assert.equal(box.put(new Uint8Array(50000)), 0);
    }
    assert.equal(box.sum(), 4);
    assert.equal(box.putText("ab", 7), 7);
    assert.equal(box.sum(), 195);
    box.lend("abc", 0);
    assert.equal(box.sum(), 294);
    box.put(new Uint8Array());
    assert.equal(box.sum(), 0);
    box.free();
    assert.match(types, /put\(arg1: Uint8Array\): number/);
    const p = of("box_put").params;
    assert.deepEqual([p[1].life, p[1].role, p[2].role, p[3].role],
                     ["given to C", "list-in", "length", "hidden"]);
});

test("a hook gives its user data of before to nobody", () => {
    const { pkg, of } = library("hooks", BOX +
        `void *box_hook(box *, int (*f)(void *, int), void *arg);
         void *box_make(box *, int (*f)(void *, int), void *arg);
         int box_call(box *, int n);\n`,
        `struct box { int (*f)(void *, int); void *arg; };
         box *box_new(void) { return calloc(1, sizeof(box)); }
         void box_free(box *b) { free(b); }
         void *box_hook(box *b, int (*f)(void *, int), void *arg)
         {
             void *old = b->arg;
             b->f = f;
             b->arg = arg;
             return old;
         }
         void *box_make(box *b, int (*f)(void *, int), void *arg)
         {
             b->f = f;
             b->arg = arg;
             return malloc(4);
         }
         int box_call(box *b, int n)
         { return b->f ? b->f(b->arg, n) : -1; }\n`);
    const box = new pkg.Box();
    assert.equal(box.hook((n) => 2 * n), undefined);
    assert.equal(box.call(4), 8);
    for (let i = 0; i < 70000; i++) box.hook((n) => n + 1); // none piles up
    assert.equal(box.call(4), 5);
    box.hook(null);
    assert.equal(box.call(4), -1);
    assert.equal(of("box_hook").result.role, "void");
    assert.equal(of("box_make").level, "needs-annotation");
    box.free();
});

const CALLS = BOX + `typedef struct val val;
    typedef struct ctx ctx;
    int val_int(val *);
    void ctx_result(ctx *, int n);
    void *ctx_user_data(ctx *);
    int box_add(box *, int id, void *data, void (*f)(ctx *, int, val **),
                void (*step)(ctx *, int, val **), void (*final)(ctx *),
                void (*destroy)(void *));
    int box_add_v1(box *, int id, void *data, void (*f)(ctx *, int, val **),
                   void (*step)(ctx *, int, val **), void (*final)(ctx *));
    int box_run(box *, int id, int n);
    int box_compare(box *, void *data,
                    int (*less)(void *, int, const void *, int, const void *));
    int box_out(box *, int (*f)(void *data, int n, val **out), void *data);
`;
const CALLED = `
    struct val { int n; };
    struct ctx { void *data; int result; };
    typedef void step_fn(ctx *, int, val **);
    struct entry { struct entry *next; int id; void *data; step_fn *f, *step;
                   void (*final)(ctx *); void (*destroy)(void *); };
    struct box { struct entry *first; };
    box *box_new(void) { return calloc(1, sizeof(box)); }
    static void drop(struct entry *e)
    {
        if (e->destroy)
            e->destroy(e->data);
        free(e);
    }
    void box_free(box *b)
    {
        for (struct entry *e = b->first, *next; e; e = next) {
            next = e->next;
            drop(e);
        }
        free(b);
    }
    int val_int(val *v) { return v->n; }
    void ctx_result(ctx *c, int n) { c->result = n; }
    void *ctx_user_data(ctx *c) { return c->data; }
    int box_add(box *b, int id, void *data, step_fn *f, step_fn *step,
                void (*final)(ctx *), void (*destroy)(void *))
    {
        for (struct entry **at = &b->first; *at; at = &(*at)->next)
            if ((*at)->id == id) {
                struct entry *old = *at;
                *at = old->next;
                drop(old);
                break;
            }
        struct entry *e = calloc(1, sizeof *e);
        e->id = id;
        e->data = data;
        e->f = f;
        e->step = step;
        e->final = final;
        e->destroy = destroy;
        e->next = b->first;
        b->first = e;
        return 0;
    }
    int box_add_v1(box *b, int id, void *data, step_fn *f, step_fn *step,
                   void (*final)(ctx *))
    {
        return box_add(b, id, data, f, step, final, 0);
    }
    int box_run(box *b, int id, int n)
    {
        val *v[8];
        struct entry *e = b->first;
        while (e && e->id != id)
            e = e->next;
        if (n > 8 || !e)
            return 0;
        ctx c = {e->data, -1};
        for (int i = 0; i < n; i++) {
            v[i] = malloc(sizeof(val));
            v[i]->n = i + 1;
        }
        if (e->f)
            e->f(&c, n, v);
        for (int i = 0; e->step && i < n; i++)
            e->step(&c, 1, v + i);
        if (e->final)
            e->final(&c);
        for (int i = 0; i < n; i++)
            free(v[i]);
        return c.result;
    }
    int box_compare(box *b, void *data,
                    int (*less)(void *, int, const void *, int, const void *))
    {
        (void)b;
        return less(data, 2, "abc", 3, "xyz");
    }
    int box_out(box *b, int (*f)(void *data, int n, val **out), void *data)
    {
        val *one = NULL;
        (void)b;
        return f(data, 3, &one) + (one ? one->n : 0);
    }
`;

test("functions that share user data, objects that C lends them", () => {
    const { pkg, of } = library("calls", CALLS, CALLED);
    const box = new pkg.Box();
    let kept, args;
    box.add(0, (ctx, list) => {
        kept = ctx;
        args = list;
        ctx.result(list.reduce((sum, v) => sum + v.int(), 0));
    }, null, null);
    assert.equal(box.run(0, 4), 10);
    assert.equal(args.length, 4);
    assert.throws(() => kept.result(1), /lent to a callback that has returned/);
    assert.throws(() => args[0].int(), /lent to a callback that has returned/);
    let sum = 0;
    box.add(1, null, (ctx, [v]) => (sum += v.int()),
            (ctx) => ctx.result(sum));
    assert.equal(box.run(1, 3), 6);
    assert.equal(box.run(0, 2), 3);
    for (let i = 0; i < 70000; i++) // each ends the one before
        box.add(2, (ctx) => ctx.result(i), null, null);
    assert.equal(box.run(2, 0), 69999);
    box.add(2, null, null, null);
    assert.equal(box.run(2, 0), -1);
    box.addV1(3, (ctx, v) => ctx.result(v.length), null, null);
    assert.equal(box.run(3, 5), 5);
    assert.throws(() => box.add(1, null, 3, null), /'step' must be a function/);
    box.add(1, () => { throw new Error("mine"); }, null, null);
    assert.throws(() => box.run(1, 1), /mine/);
    assert.equal(of("ctx_user_data").reason,
                 "user data is the glue's business");
    box.free();
});

test("a comment says what frees text", () => {
    const { pkg, of } = library("comments",
        `void my_free(void *p);
         int my_live(void);
         /* The string that is returned must be released with [my_free()]. */
         char *my_text(int n);
         /* The returned string must not be freed with my_free(). */
         char *my_own(int n);
         /* Hands its buffer to my_free(). */
         char *my_other(int n);
         /** Runs. Pass messages returned through err to my_free(). */
         int my_run(int n, char **err);\n`,
        `static int live;
         struct block { char size[8]; char text[24]; };
         static char *text(const char *s)
         {
             struct block *b = malloc(sizeof *b);
             live++;
             return strcpy(b->text, s);
         }
         void my_free(void *p)
         {
             live -= p != NULL;
             free(p ? (char *)p - 8 : NULL);
         }
         int my_live(void) { return live; }
         char *my_text(int n) { return n ? text("one") : NULL; }
         static char own[] = "own";
         char *my_own(int n) { return own + n; }
         char *my_other(int n) { return own + n; }
         int my_run(int n, char **err)
         {
             *err = n ? text("wrong") : NULL;
             return n;
         }\n`);
    assert.equal(pkg.myText(1), "one");
    assert.equal(pkg.myText(0), null);
    assert.deepEqual(pkg.myRun(2), { result: 2, err: "wrong" });
    assert.deepEqual(pkg.myRun(0), { result: 0, err: null });
    assert.equal(pkg.myLive(), 0);
    assert.equal(of("my_text").result.assumes,
                 "the comment says what frees it");
    for (const f of ["my_own", "my_other"])
        assert.equal(of(f).level, "needs-annotation", f);
});

test("a comment says that the caller frees text", () => {
    const { pkg, of } = library("duties",
        `/* It is the caller's responsibility to free the returned buffer. */
         char *my_text(int n);
         /* Returned text that must be freed with my_end(x, 1). */
         char *my_other(int n);
         /* You are not responsible for freeing the returned text. */
         char *my_lent(int n);\n`,
        `static char *last; // so that the code does not say it
         char *my_text(int n)
         {
             return last = strcpy(malloc(8), n ? "one" : "");
         }
         char *my_other(int n) { return my_text(n); }
         char *my_lent(int n) { return my_text(n); }\n`);
    assert.equal(pkg.myText(1), "one");
    assert.equal(of("my_text").result.assumes,
                 "the comment says what frees it");
    for (const f of ["my_other", "my_lent"])
        assert.equal(of(f).level, "needs-annotation", f);
});

test("text is copied where the object can not give it away", () => {
    const { pkg, of } = library("lent",
        `typedef struct my_box my_box;
         my_box *my_box_new(const char *text);
         void my_box_free(my_box *b);
         char *my_box_text(const my_box *b);
         char *my_box_take(my_box *b);\n`,
        `struct my_box { char *text; };
         my_box *my_box_new(const char *text)
         {
             my_box *b = malloc(sizeof *b);
             b->text = strdup(text);
             return b;
         }
         void my_box_free(my_box *b)
         {
             free(b->text);
             free(b);
         }
         char *my_box_text(const my_box *b) { return b->text; }
         char *my_box_take(my_box *b)
         {
             char *text = b->text;
             b->text = NULL;
             return text;
         }\n`);
    const b = new pkg.MyBox("words");
    assert.equal(b.text(), "words");
    b.free();
    assert.equal(of("my_box_take").level, "needs-annotation");
});

test("a result beside one that is called a number", () => {
    const { pkg } = library("ratio",
        `void my_ratio(int of, unsigned *ratio_num, unsigned *ratio_den);\n`,
        `void my_ratio(int of, unsigned *ratio_num, unsigned *ratio_den)
         {
             *ratio_num = of;
             *ratio_den = of + 1;
         }\n`);
    assert.deepEqual(pkg.myRatio(3), { ratioNum: 3, ratioDen: 4 });
});

test("new memory that is given through a pointer is copied and freed", () => {
    const { pkg, of } = library("blocks",
        `size_t my_room(void);
         unsigned my_encode(const unsigned char *in, size_t in_len,
                            unsigned char **out, size_t *out_len);
         size_t my_double(const unsigned char *in, size_t in_len,
                          unsigned char **output);
         int my_shout(const char *text, char **out);
         int my_show(const char *text, char **shown);
         int my_keep(const char *text, char **kept);
         unsigned my_points(int n, double **points, unsigned *points_len);\n`,
        `size_t my_room(void) { return __builtin_wasm_memory_size(0); }
         static char *own(const char *text, int by)
         {
             char *to = strdup(text);
             for (int i = 0; to && to[i]; i++)
                 to[i] -= by;
             return to;
         }
         unsigned my_encode(const unsigned char *in, size_t in_len,
                            unsigned char **out, size_t *out_len)
         {
             *out = NULL;
             *out_len = 0;
             if (!in_len)
                 return 1;
             if (!(*out = malloc(in_len)))
                 return 2;
             *out_len = in_len + 1000; // it lies: the block is smaller
             for (size_t i = 0; i < in_len; i++)
                 (*out)[i] = in[i] + 1;
             return 0;
         }
         size_t my_double(const unsigned char *in, size_t in_len,
                          unsigned char **output)
         {
             if (!in_len)
                 return 0;
             *output = malloc(2 * in_len);
             memcpy(*output, in, in_len);
             memcpy(*output + in_len, in, in_len);
             return 2 * in_len;
         }
         int my_shout(const char *text, char **out)
         {
             *out = own(text, 32);
             return *out == NULL;
         }
         int my_show(const char *text, char **shown)
         {
             static char last[8];
             strncpy(last, text, 7);
             *shown = last;
             return 0;
         }
         static char *kept_text;
         int my_keep(const char *text, char **kept)
         {
             *kept = kept_text = strdup(text);
             return 0;
         }
         unsigned my_points(int n, double **points, unsigned *points_len)
         {
             double *all = n > 0 ? malloc(n * sizeof *all) : NULL;
             for (int i = 0; all && i < n; i++)
                 all[i] = i / 2.0;
             *points = all;
             *points_len = all ? n : 0;
             return 0;
         }\n`);
    const { result, out } = pkg.myEncode(Uint8Array.of(1, 2, 3));
    assert.equal(result, 0);
    assert.deepEqual([...out.subarray(0, 3)], [2, 3, 4]);
    assert.ok(out.length < 100);
    assert.equal(pkg.myEncode(new Uint8Array()).out, null);
    assert.deepEqual(pkg.myDouble(Uint8Array.of(7, 8)),
                     Uint8Array.of(7, 8, 7, 8));
    assert.equal(pkg.myDouble(new Uint8Array()), null);
    assert.deepEqual(pkg.myShout("word"), { result: 0, out: "WORD" });
    assert.deepEqual(pkg.myPoints(3).points, Float64Array.of(0, 0.5, 1));
    for (const f of ["my_show", "my_keep"])
        assert.equal(of(f).level, "needs-annotation", f);
    const room = pkg.myRoom();
    for (let i = 0; i < 3000; i++)
        pkg.myDouble(new Uint8Array(5000));
    assert.ok(pkg.myRoom() < room + 4);
});

test("unions are objects, too, and none lies in a copy", () => {
    const { pkg, of } = library("unions",
        `typedef union my_state { char room[64]; int count; } my_state;
         my_state *my_state_create(void);
         void my_state_free(my_state *s);
         int my_state_add(my_state *s, int n);
         my_state *my_state_init(void *room, size_t size);
         char *my_state_name(int which);\n`,
        `my_state *my_state_create(void)
         {
             return calloc(1, sizeof(my_state));
         }
         void my_state_free(my_state *s) { free(s); }
         int my_state_add(my_state *s, int n) { return s->count += n; }
         my_state *my_state_init(void *room, size_t size)
         {
             if (size < sizeof(my_state))
                 return NULL;
             return memset(room, 0, sizeof(my_state));
         }
         char *my_state_name(int which) { return which ? "full" : "free"; }
         \n`);
    const s = new pkg.MyState();
    s.add(2);
    assert.equal(s.add(3), 5);
    s.free();
    assert.match(of("my_state_init").reason,
                 /the result lies in 'room', a copy that is gone/);
    assert.equal(pkg.myStateName(1), "full");
});

test("lists of text that a callback is given, during the call", () => {
    const { pkg, of } = library("rows", BOX +
        `int box_rows(box *, int (*row)(void *, int, char **, char **), void *);
         typedef struct job job;
         job *job_new(box *);
         int job_finish(job *);
         int job_open(void);
         void box_set_aux_data(box *, int key, void *, void (*)(void *));
         void *box_get_aux_data(box *, int key);\n`,
        `struct box { void *data[2]; void (*end[2])(void *); };
         box *box_new(void) { return calloc(1, sizeof(box)); }
         void box_set_aux_data(box *b, int key, void *p, void (*end)(void *))
         {
             if (b->end[key & 1])
                 b->end[key & 1](b->data[key & 1]);
             b->data[key & 1] = p;
             b->end[key & 1] = end;
         }
         void *box_get_aux_data(box *b, int key) { return b->data[key & 1]; }
         void box_free(box *b)
         {
             box_set_aux_data(b, 0, 0, 0);
             box_set_aux_data(b, 1, 0, 0);
             free(b);
         }
         int box_rows(box *b, int (*row)(void *, int, char **, char **),
                      void *p)
         {
             char *values[3] = {"1", NULL, "3"}, *names[3] = {"a", "b", "c"};
             (void)b;
             return row(p, 3, values, names) + row(p, 2, values, names);
         }
         static int open;
         struct job { box *in; };
         job *job_new(box *b)
         {
             job *j = malloc(sizeof *j);
             j->in = b;
             open++;
             return j;
         }
         int job_finish(job *j) { open--; free(j); return 7; }
         int job_open(void) { return open; }\n`);
    const box = new pkg.Box();
    const seen = [];
    for (let i = 0; i < 40000; i++) // no function stays
        assert.equal(box.rows((v, n) => seen.push([v, n]) && 1), 2);
    assert.deepEqual(seen.slice(0, 2), [
        [["1", null, "3"], ["a", "b", "c"]], [["1", null], ["a", "b"]]]);
    assert.match(of("box_rows").params[1].assumes, /during the call only: pro/);
    const job = new pkg.Job(box);
    assert.equal(pkg.jobOpen(), 1);
    job.free(); // job_finish
    assert.equal(pkg.jobOpen(), 0);
    const mine = { x: 1 };
    box.setAuxData(1, mine);
    assert.equal(box.getAuxData(1), mine);
    assert.equal(box.getAuxData(0), undefined);
    box.free();
});

test("CBW_BORROW keeps what C lends, CBW_LEN counts it", () => {
    const { pkg } = library("said", `#include "cbw.h"\n` + BOX +
        `typedef struct val val;
         int val_int(val *);
         void box_each(box *, void (*f)(void *ud, val *v CBW_BORROW(forever)),
                       void *ud);
         void box_all(box *, void (*f)(void *ud, val **all CBW_LEN(n), int n),
                      void *ud);\n`,
        `struct box { struct val { int n; } one; };
         box *box_new(void) { return calloc(1, sizeof(box)); }
         void box_free(box *b) { free(b); }
         int val_int(val *v) { return v->n; }
         void box_each(box *b, void (*f)(void *ud, val *v), void *ud)
         {
             b->one.n = 5;
             f(ud, &b->one);
         }
         void box_all(box *b, void (*f)(void *ud, val **all, int n), void *ud)
         {
             val *all[2] = {&b->one, &b->one};
             f(ud, all, 2);
         }\n`);
    const box = new pkg.Box();
    let kept, all;
    box.each((v) => (kept = v));
    assert.equal(kept.int(), 5);
    box.all((list) => {
        all = list;
        assert.equal(list[1].int(), 5);
    });
    assert.throws(() => all[1].int(), /lent to a callback/);
    box.free();
});

test("two runs of bytes, each behind its length", () => {
    const { pkg, of } = library("pairs", CALLS, CALLED);
    const box = new pkg.Box();
    let seen;
    assert.equal(box.compare((a, b) => {
        seen = [new TextDecoder().decode(a), new TextDecoder().decode(b)];
        return -1;
    }), -1);
    assert.deepEqual(seen, ["ab", "xyz"]);
    assert.equal(of("box_out").level, "needs-annotation"); // one, not three
    box.free();
});
