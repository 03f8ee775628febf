// Names suggest what a pointer is; what the code does may say that they are
// wrong. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-refuted-"));
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

test("a number beside a pointer that is not its length", () => {
    const { pkg, of } = library("lengths",
        `typedef void *profile;
         profile profile_open(void);
         void profile_close(profile p);
         int profile_tag(profile p, unsigned n);
         int tune(int number, void *arg);
         int first(const unsigned char *data, size_t len);
         int pad(unsigned char *data, int len, int new_len);
         int mix(short *pcm, int frame_size, int channels);
         int sum(const int values[], int n);\n`,
        `struct profile { int tags[8]; };
         profile profile_open(void)
         {
             struct profile *p = calloc(1, sizeof *p);
             for (int i = 0; p && i < 8; i++)
                 p->tags[i] = 10 * i;
             return p;
         }
         void profile_close(profile p) { free(p); }
         int profile_tag(profile p, unsigned n)
         {
             return n < 8 ? ((struct profile *)p)->tags[n] : -1;
         }
         int tune(int number, void *arg)
         {
             double *to = arg;
             switch (number) {
             case 16: to[0] = 1; to[5] = 2; return 0;
             case 17: return (int)to[5];
             }
             return -1;
         }
         int first(const unsigned char *data, size_t len)
         {
             return len < 4 ? -1 : data[3];
         }
         int pad(unsigned char *data, int len, int new_len)
         {
             for (volatile int i = len; i < new_len; i++)
                 data[i] = 0;
             return new_len;
         }
         int mix(short *pcm, int frame_size, int channels)
         {
             int all = 0;
             for (volatile int i = 0; i < frame_size * channels; i++)
                 all += pcm[i];
             return all;
         }
         int sum(const int values[], int n)
         {
             int all = 0;
             for (int i = 0; i < n; i++)
                 all += values[i];
             return all;
         }\n`);
    const p = new pkg.Profile();
    assert.equal(p.tag(3), 30);
    p.free();
    // 48 bytes, whatever the number is.
    assert.throws(() => pkg.tune(16, new Uint8Array(16)), RangeError);
    const arg = new Uint8Array(48);
    assert.equal(pkg.tune(16, arg), 0);
    assert.equal(new Float64Array(arg.buffer)[5], 2);
    assert.equal(pkg.first(Uint8Array.of(1, 2, 3)), -1); // the code looks
    assert.equal(pkg.first(Uint8Array.of(1, 2, 3, 4, 5)), 4);
    assert.equal(pkg.sum(Int32Array.of(1, 2, 3)), 6);
    for (const f of ["pad", "mix"])
        assert.equal(of(f).level, "needs-annotation", f);
});

test("a size and a count are neither the length", () => {
    const { pkg, of } = library("factors",
        `typedef struct out out;
         out *out_new(void);
         void out_free(out *o);
         size_t out_write(const void *buf, size_t size, size_t nitems, out *o);
         size_t out_put(out *o, const void *buf, size_t n, size_t size);
         size_t out_all(out *o, const void *buf, size_t size);
         int out_define(out *o, const char *name, int nArg, int flags);
         /* name is UTF-16 in the order of the machine */
         int out_define16(out *o, const void *name, int nArg, int flags);\n`,
        `struct out {
             const unsigned char *next;
             size_t have, sum;
         };
         out *out_new(void) { return calloc(1, sizeof(out)); }
         void out_free(out *o) { free(o); }
         static size_t take(out *o, const void *buf, size_t n)
         {
             o->next = buf; /* it stays there */
             for (o->have = n; o->have; o->have--)
                 o->sum += *o->next++;
             return o->sum;
         }
         size_t out_write(const void *buf, size_t size, size_t nitems, out *o)
         {
             return take(o, buf, size * nitems);
         }
         size_t out_put(out *o, const void *buf, size_t n, size_t size)
         {
             return take(o, buf, size * n);
         }
         size_t out_all(out *o, const void *buf, size_t size)
         {
             return take(o, buf, size);
         }
         int out_define(out *o, const char *name, int nArg, int flags)
         {
             o->sum = strlen(name);
             return nArg + flags;
         }
         static const unsigned short *volatile last;
         int out_define16(out *o, const void *name, int nArg, int flags)
         {
             last = name;
             for (o->sum = 0; last[o->sum];)
                 o->sum++;
             return nArg + flags;
         }\n`);
    for (const f of ["out_write", "out_put"])
        assert.equal(of(f).level, "needs-annotation", f);
    const o = new pkg.Out();
    assert.equal(o.all(new Uint8Array([1, 2, 3])), 6);
    assert.equal(o.define("ab", 2, 40), 42);
    assert.notEqual(of("out_define16").params[2].role, "length");
});

test("what C returns is the object that it was given", () => {
    const { pkg, of } = library("packer",
        `typedef struct packer packer;
         packer *packer_create(void);
         packer *packer_init(packer *p);
         void packer_destroy(packer *p);
         int packer_live(void);\n`,
        `struct packer { int n; };
         static int live;
         packer *packer_init(packer *p) { p->n = 0; return p; }
         packer *packer_create(void)
         {
             packer *p = malloc(sizeof *p);
             live += p != NULL;
             return p ? packer_init(p) : NULL;
         }
         void packer_destroy(packer *p) { live -= p != NULL; free(p); }
         int packer_live(void) { return live; }\n`);
    const p = new pkg.Packer(), again = p.init();
    assert.notEqual(of("packer_init").result.role, "owned-handle");
    again.free();
    assert.equal(pkg.packerLive(), 1);
    p.free();
    assert.equal(pkg.packerLive(), 0);
});

test("what is read where names say that C only writes", () => {
    const { pkg, of } = library("reads",
        `typedef struct tag tag;
         tag *tag_new(int n);
         void tag_free(tag *t);
         int tag_sum(tag *tags[], unsigned n);
         int tag_next(tag **t);
         int next(const unsigned char *in, size_t *in_pos, size_t in_size);
         void stretch(float *data, size_t len, size_t new_len);\n`,
        `struct tag { int n; };
         tag *tag_new(int n)
         {
             tag *t = malloc(sizeof *t);
             if (t)
                 t->n = n;
             return t;
         }
         void tag_free(tag *t) { free(t); }
         int tag_sum(tag *tags[], unsigned n)
         {
             int all = 0;
             for (unsigned i = 0; i < n; i++)
                 all += tags[i]->n;
             return all;
         }
         int tag_next(tag **t) { return (*t)->n; }
         int next(const unsigned char *in, size_t *in_pos, size_t in_size)
         {
             return *in_pos < in_size ? in[(*in_pos)++] : -1;
         }
         static size_t at(size_t i, size_t n) { return i * i % 7 + n / 3; }
         void stretch(float *data, size_t len, size_t new_len)
         {
             for (size_t i = 0; i < new_len; i++)
                 data[at(i, new_len)] = data[at(i, len) % len];
         }\n`);
    assert.equal(of("stretch").level, "needs-annotation");
    const a = new pkg.Tag(1), b = new pkg.Tag(2);
    assert.equal(pkg.tagSum([a, b]), 3);
    assert.equal(of("tag_next").level, "needs-annotation");
    assert.deepEqual(pkg.next(Uint8Array.of(7, 8), 1), { result: 8, inPos: 2 });
});

test("functions of the library's own behind a pointer", () => {
    // One call hands over a variable of 4 numbers, and those that are called
    // know of more.
    const { of } = library("own",
        `typedef struct line line;
         line *line_new(int n);
         void line_free(line *l);
         void line_eval(const line *l, const float *from, float *to);
         float line_one(const line *l, float x);\n`,
        `struct line { int n; void (*eval)(const float *, float *,
                                          const line *); };
         static void copy(const float *from, float *to, const line *l)
         {
             memcpy(to, from, (size_t)l->n * sizeof *to);
         }
         static void twice(const float *from, float *to, const line *l)
         {
             for (int i = 0; i < l->n; i++)
                 to[i] = 2 * from[i];
         }
         line *line_new(int n)
         {
             line *l = malloc(sizeof *l);
             if (l) {
                 l->n = n;
                 l->eval = n > 2 ? copy : twice;
             }
             return l;
         }
         void line_free(line *l) { free(l); }
         void line_eval(const line *l, const float *from, float *to)
         {
             l->eval(from, to, l);
         }
         float line_one(const line *l, float x)
         {
             float from[4] = { x }, to[4] = { 0 };
             l->eval(from, to, l);
             return to[0];
         }\n`);
    const f = of("line_eval");
    assert.equal(f.level, "needs-annotation");
    for (const p of f.params.slice(1)) assert.doesNotMatch(p.fact, /at most/);
});

test("objects of several kinds behind one type", () => {
    const { pkg, of } = library("kinds",
        `typedef void *thing;
         thing list_open(void);
         thing map_open(void);
         void list_free(thing l);
         void map_free(thing m);
         int list_size(thing l);
         int live(void);\n`,
        `static int lists, maps;
         thing list_open(void) { lists++; return calloc(1, 8); }
         thing map_open(void) { maps++; return calloc(1, 64); }
         void list_free(thing l) { lists--; free(l); }
         void map_free(thing m) { maps--; free(m); }
         int list_size(thing l) { return *(int *)l; }
         int live(void) { return 10 * maps + lists; }\n`);
    assert.equal(of("map_open").level, "raw");
    const open = (f) => {
        const b = of(f).bound;
        return (b.class ? pkg[b.class] : pkg)[b.name]();
    };
    const map = open("map_open"), list = open("list_open");
    map[of("map_free").bound.name]();
    assert.equal(pkg.live(), 1);
    assert.throws(() => map[of("list_size").bound.name](), TypeError);
    list[of("list_free").bound.name]();
    assert.equal(pkg.live(), 0);
});

test("objects that other objects keep, or end", () => {
    const { pkg, of } = library("kin",
        `typedef struct dict dict;
         typedef struct coder coder;
         dict *dict_new(int n);
         void dict_free(dict *d);
         int dict_cat(dict *to, dict *from);
         int dict_sum(const dict *d);
         coder *coder_new(void);
         void coder_free(coder *c);
         int coder_ref_dict(coder *c, dict *d);
         int coder_run(const coder *c);
         int live(void);\n`,
        `struct dict { int n; };
         struct coder { dict *d; int runs; };
         static int dicts;
         dict *dict_new(int n)
         {
             dict *d = malloc(sizeof *d);
             if (d) {
                 d->n = n;
                 dicts++;
             }
             return d;
         }
         void dict_free(dict *d)
         {
             d->n = -1;
             dicts--;
             free(d);
         }
         int dict_cat(dict *to, dict *from)
         {
             to->n += from->n;
             dict_free(from);
             return 0;
         }
         int dict_sum(const dict *d) { return d->n; }
         coder *coder_new(void) { return calloc(1, sizeof(coder)); }
         void coder_free(coder *c) { free(c); }
         int coder_ref_dict(coder *c, dict *d)
         {
             if (c->runs)
                 return -1;
             c->d = d;
             return 0;
         }
         int coder_run(const coder *c) { return c->d ? c->d->n : 0; }
         int live(void) { return dicts; }\n`);
    assert.equal(of("dict_cat").level, "needs-annotation");
    const c = new pkg.Coder(), d = new pkg.Dict(7);
    for (let i = 0; i < 3; i++)
        assert.equal(c.refDict(d), 0);
    d.free();
    assert.equal(c.run(), 7); // the coder still needs it
    assert.equal(pkg.live(), 1);
    c.free();
    assert.equal(pkg.live(), 0);
});

test("what is added stays, whatever the name says", () => {
    const { pkg } = library("notes",
        `#define CBW_KEEP(x) __attribute__((annotate("cbw:keep=" #x)))
         typedef struct book book;
         book *book_new(void);
         void book_free(book *b);
         int book_set_note(book *b, const char *note CBW_KEEP(b));
         const char *book_note(const book *b, int i);\n`,
        `struct book { int n; const char *notes[8]; };
         book *book_new(void) { return calloc(1, sizeof(book)); }
         void book_free(book *b) { free(b); }
         int book_set_note(book *b, const char *note)
         {
             if (b->n >= 8)
                 return -1;
             b->notes[b->n++] = note;
             return 0;
         }
         const char *book_note(const book *b, int i)
         {
             return i >= 0 && i < b->n ? b->notes[i] : 0;
         }\n`);
    const b = new pkg.Book();
    for (let i = 0; i < 8; i++) b.setNote(`note ${i} of a book`);
    for (let i = 0; i < 8; i++) assert.equal(b.note(i), `note ${i} of a book`);
    b.free();
});
