// Shapes of C that bind without a word: beginnings that may fail, formats.
// CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-shapes-"));
const require = createRequire(join(work, "x.js"));
after(() => fs.rmSync(work, { recursive: true }));

function library(name, header, source) {
    const dir = join(work, name);
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, name + ".h"), header);
    fs.writeFileSync(join(dir, name + ".c"),
                     `#include "${name}.h"\n#include <stdarg.h>\n` +
                     "#include <stdio.h>\n#include <stdlib.h>\n" +
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

test("an init that says when it fails is a constructor", () => {
    const { pkg, of } = library("num",
        `typedef struct num { int used; char *dp; } num;
         int num_init(num *n);
         void num_clear(num *n);
         int num_get(const num *n);
         typedef struct pars { int used; char *dp; } pars;
         /** @returns @c 1 if the function succeeded, @c 0 on error. */
         int pars_initialize(pars *p);
         void pars_delete(pars *p);
         typedef enum { SEQ_OK = 0, SEQ_BAD = 3 } seq_err;
         typedef struct seq { int used; char *dp; } seq;
         seq_err seq_init(seq *s, int size);
         int seq_free(seq *s);
         typedef struct amb { int used; char *dp; } amb;
         int amb_init(amb *a);
         void amb_free(amb *a);
         typedef struct two { int used; char *dp; } two;
         int two_init(two *t);
         int two_init_size(two *t, int size);
         void two_free(two *t);
         int live(void);\n`,
        `static int n;
         int live(void) { return n; }
         static char *some(int size)
         {
             char *p = size < 0 ? NULL : malloc((size_t)size);
             n += p != NULL;
             return p;
         }
         static void none(char **p) { free(*p); *p = NULL; n--; }
         int num_init(num *a)
         {
             a->dp = some(8);
             a->used = 1;
             return a->dp ? 0 : -2;
         }
         void num_clear(num *a) { none(&a->dp); }
         int num_get(const num *a) { return a->used; }
         int pars_initialize(pars *p)
         {
             p->dp = some(8);
             return p->dp != NULL;
         }
         void pars_delete(pars *p) { none(&p->dp); }
         seq_err seq_init(seq *s, int size)
         {
             s->dp = some(size);
             return s->dp ? SEQ_OK : SEQ_BAD;
         }
         int seq_free(seq *s) { none(&s->dp); return 0; }
         int amb_init(amb *a) { a->dp = some(8); return a->dp == NULL; }
         void amb_free(amb *a) { none(&a->dp); }
         int two_init(two *t) { t->dp = some(8); return t->dp ? 0 : -1; }
         int two_init_size(two *t, int size)
         {
             t->dp = some(size);
             return t->dp ? 0 : -1;
         }
         void two_free(two *t) { none(&t->dp); }\n`);
    for (const Class of [pkg.Num, pkg.Pars]) {
        const object = new Class();
        assert.equal(pkg.live(), 1);
        object.free();
        assert.equal(pkg.live(), 0);
    }
    const seq = new pkg.Seq(5);
    assert.throws(() => new pkg.Seq(-1), { name: "NumError", code: 3 });
    assert.equal(pkg.live(), 1);
    seq.free();
    assert.equal(pkg.live(), 0);
    assert.equal(of("num_init").bound.kind, "constructor");
    assert.equal(of("num_clear").bound.kind, "free");
    // 1 may be good or bad, and one of two beginnings would forget the other's
    assert.equal(of("amb_init").bound.kind, "method");
    assert.equal(of("two_init").bound.kind, "method");
});

test("a format that reaches printf is text", () => {
    const { pkg, of } = library("say",
        `int say(int level, const char *fmt, ...);
         const char *said(void);
         int pick(const char *fmt, ...);\n`,
        `static char text[64];
         static void put(char *to, const char *fmt, va_list args)
         {
             vsnprintf(to, 60, fmt, args);
         }
         int say(int level, const char *fmt, ...)
         {
             va_list args;
             va_start(args, fmt);
             put(text, fmt, args);
             va_end(args);
             return level + (int)strlen(text);
         }
         const char *said(void) { return text; }
         int pick(const char *fmt, ...)
         {
             va_list args;
             va_start(args, fmt);
             int sum = 0;
             while (*fmt)
                 sum += *fmt++ == 'i' ? va_arg(args, int) : 0;
             va_end(args);
             return sum;
         }\n`);
    assert.equal(pkg.say(1, "50%d ünd %s"), 13);
    assert.equal(pkg.said(), "50%d ünd %s");
    assert.match(of("say").params[1].fact, /a format of printf's/);
    assert.equal(of("pick").level, "needs-annotation");
});

test("files that are only read, or only written, are bytes", () => {
    const { pkg, of } = library("doc",
        `#include <stdio.h>
         typedef struct doc doc;
         doc *doc_new(void);
         void doc_free(doc *d);
         int doc_read(doc *d, FILE *in);
         int doc_read_by(doc *d, FILE *in);
         int doc_print(const doc *d, FILE *to);
         void doc_keep(doc *d, FILE *to);
         int doc_both(doc *d, FILE *f);
         int doc_end(doc *d, FILE *f);\n`,
        `struct doc { int n; FILE *kept; };
         doc *doc_new(void) { return calloc(1, sizeof(doc)); }
         void doc_free(doc *d) { free(d); }
         int doc_read(doc *d, FILE *in)
         {
             for (int c; (c = getc(in)) != EOF;)
                 if (c == 255)
                     fprintf(stderr, "?");
                 else
                     d->n += c;
             return d->n;
         }
         typedef struct { int (*get)(void *); void *of; } stream;
         static int from_file(void *of) { return fgetc((FILE *)of); }
         static int pull(stream *s) { return s->get(s->of); }
         int doc_read_by(doc *d, FILE *in)
         {
             stream s = {from_file, in};
             for (d->n = 0; pull(&s) != EOF; d->n++)
                 ;
             return d->n;
         }
         int doc_print(const doc *d, FILE *to)
         {
             return fprintf(to, "doc %d\\n", d->n);
         }
         void doc_keep(doc *d, FILE *to) { d->kept = to; }
         int doc_both(doc *d, FILE *f) { d->n = fgetc(f); return fputc(9, f); }
         int doc_end(doc *d, FILE *f)
         {
             d->n = fgetc(f);
             return fclose(f);
         }\n`);
    const doc = new pkg.Doc();
    assert.equal(doc.read(new Uint8Array([1, 2, 3])), 6);
    assert.equal(doc.read(new Uint8Array(0)), 6);
    assert.equal(doc.readBy(new Uint8Array(5)), 5);
    const { result, to } = doc.print();
    assert.equal(result, 6);
    assert.equal(Buffer.from(to).toString(), "doc 5\n");
    assert.throws(() => doc.read("text"), TypeError);
    doc.free();
    for (const name of ["doc_keep", "doc_both", "doc_end"])
        assert.equal(of(name).level, "needs-annotation", name);
});

test("what a callback's comment says ends is a list", () => {
    const { pkg, of } = library("tags",
        `/* atts is array of name/value pairs, terminated by 0;
            names and values are 0 terminated. */
         typedef void (*start)(void *user, const char *name,
                               const char **atts);
         typedef void (*other)(void *user, const char **names);
         void tags_walk(start fn, void *user);
         void tags_other(other fn, void *user);
         typedef struct hooks {
             void *(*malloc_fn)(unsigned long n);
             void (*free_fn)(void *p);
         } hooks;
         void tags_init_hooks(hooks *h);
         void tags_set_free_func(void (*f)(void *));\n`,
        `void tags_walk(start fn, void *user)
         {
             const char *atts[] = {"a", "1", "ü", "2", NULL}, *none[] = {NULL};
             fn(user, "p", atts);
             fn(user, "q", none);
         }
         void tags_other(other fn, void *user)
         {
             const char *names[] = {"a"};
             fn(user, names);
         }
         static hooks h;
         static void (*f)(void *);
         void tags_init_hooks(hooks *given) { h = *given; }
         void tags_set_free_func(void (*given)(void *)) { f = given; }\n`);
    const seen = [];
    pkg.tagsWalk((name, atts) => { seen.push(name, atts); });
    assert.deepEqual(seen, ["p", ["a", "1", "ü", "2"], "q", []]);
    assert.equal(of("tags_other").level, "needs-annotation");
    for (const name of ["tags_init_hooks", "tags_set_free_func"])
        assert.equal(of(name).reason, "memory is the glue's business");
});
