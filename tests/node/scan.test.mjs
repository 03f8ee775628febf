// The account: valid against the schema in docs/scan.md, complete, and each
// question answered by the words that it prints; the side file that
// --suggest makes. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { wrong } from "./schema.mjs";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-scan-"));
after(() => fs.rmSync(work, { recursive: true }));

const run = (...args) => {
    const r = spawnSync(tool, ["scan", ...args],
                        { cwd: work, encoding: "utf8" });
    return { status: r.status, out: r.stdout, err: r.stderr };
};
const scan = (...args) => {
    const r = run(...args);
    assert.equal(r.status, 0, r.err);
    const account = JSON.parse(r.out);
    assert.deepEqual(wrong(account), []);
    return account;
};
const put = (name, text) => fs.writeFileSync(join(work, name), text);
const get = (name) => fs.readFileSync(join(work, name), "utf8");
const asked = (account) =>
    account.functions.filter((f) => f.level === "needs-annotation");

put("shop.h", `#include <stddef.h>
#include <stdio.h>
typedef struct shop shop;
typedef struct item { char *name; struct item *next; } item;
typedef struct gone gone;
shop *shop_open(const char *path);
void shop_close(shop *s);
void shop_lose(gone *g);
int shop_sum(const int *prices, int count);
int shop_total(const int *prices);
void shop_name(shop *s, const char *name);
void shop_read(shop *s, FILE *from);
void shop_each(shop *s, int (*fn)(void **cells));
void *shop_find(shop *s, const char *key);
char *shop_text(const shop *s);
const item *shop_first(shop *s);
void shop_fill(shop *s, unsigned char *out, int out_size, void *more);
int shop_printf(shop *s, char *to, const char *format, ...);
void shop_many(shop *s, ...);
void shop_list(shop *s, __builtin_va_list args);
int shop_count(const shop *s, int *count);
static inline int shop_twice(const double *x) { return (int)(2 * x[0]); }
long double shop_precise(long double x);
void shop_wait(shop *s, item *i);
extern char *shop_motto;
`);
put("shop.c", `#include "shop.h"
#include <stdlib.h>
struct shop { const char *name; };
static int *last;
shop *shop_open(const char *path)
{
    return path ? calloc(1, sizeof(shop)) : NULL;
}
void shop_close(shop *s) { free(s); }
int shop_sum(const int *prices, int count)
{
    last = (int *)prices;
    return count;
}
void shop_name(shop *s, const char *name) { s->name = name; }
`);

// What is not in there is in an archive, which can not be read.
put("rest.a", "!<arch>\n");
const sources = ["shop.c", "rest.a"];

test("every function has a level, and every question its words", () => {
    const { functions } = scan("shop.h");
    const declared = get("shop.h").match(/shop_\w+(?=\()/g);
    const names = functions.map((f) => f.name);
    assert.deepEqual(names.filter((n) => n !== "shop_motto"), declared);
    assert.deepEqual(functions.filter((f) => f.level === "skipped")
                         .map((f) => f.name), ["shop_list"]);
});

// Alone, as who reads one line of the account would paste it.
test("the words of each question bind its function", () => {
    for (const some of [[], sources]) {
        const { functions } = scan("shop.h", ...some);
        const open = functions.filter((f) => f.write);
        assert.ok(open.length > 10);
        for (const f of open) {
            put("paste.bind.h",
                `#include "cbw.h"\n#include "shop.h"\n${f.write}\n`);
            const now = scan("paste.bind.h", ...some).functions
                .filter((x) => x.name === f.name ||
                               x.c.includes(`VARIANT(${f.name},`) ||
                               x.name === `${f.name}_1`).pop();
            const said = `${f.name}: ${f.write}`;
            const skip = f.write.includes("skip");
            assert.equal(skip, now.level === "skipped", said);
            if (!skip) assert.ok(now.bound, said);
            if (f.level === "raw") assert.equal(now.level, "idiomatic", said);
        }
    }
});

test("the suggested file is complete, safe and the same each time", () => {
    const before = scan("shop.h", ...sources);
    const r = run("--suggest", "shop.h", ...sources, "-o", "shop.bind.h");
    assert.equal(r.status, 0, r.err);
    const text = get("shop.bind.h");
    assert.equal(run("--suggest", "shop.h", ...sources).out, text);
    for (const f of before.functions.filter((x) => x.write))
        assert.match(text,
                     new RegExp(`^// shop.h:${f.line}: ${f.name}\\b`, "m"));
    assert.match(text, /^\/\/ class Gone \(struct gone\): no bound function/m);
    // As it is: nothing that was bound changes, no word that could harm stands.
    const asIs = scan("shop.bind.h", ...sources);
    const now = (name) => asIs.functions.find((x) => x.name === name).bound;
    for (const f of before.functions.filter((x) => x.bound))
        assert.equal(now(f.name).signature, f.bound.signature);
    assert.ok(asked(asIs).length < asked(before).length);
    const stands = text.split("\n").filter((l) => l && !l.startsWith("//"));
    assert.doesNotMatch(stands.join("\n"),
                        /CBW_(LEN|CAP|OUT|COPY|KEEP|OWN|STR)\b/);
    // Every line taken as true: nothing is asked any more.
    put("all.bind.h", text.replace(/^\/\/\? (?!CBW_(CLASS|MODULE))/gm, ""));
    assert.deepEqual(asked(scan("all.bind.h", ...sources)), []);
});

test("an edited file is not written over", () => {
    const args = ["--suggest", "shop.h", ...sources, "-o", "mine.bind.h"];
    assert.equal(run(...args).status, 0);
    assert.equal(run(...args).status, 0);
    put("mine.bind.h", get("mine.bind.h").replace("//? CBW_MODULE",
                                                  "CBW_MODULE"));
    const edited = get("mine.bind.h");
    const r = run(...args);
    assert.equal(r.status, 1);
    assert.match(r.err, /mine\.bind\.h has been edited: it stays/);
    assert.equal(get("mine.bind.h"), edited);
    assert.equal(run(...args, "--force").status, 0);
    assert.notEqual(get("mine.bind.h"), edited);
    put("other.h", "int x;\n");
    assert.match(run("--suggest", "shop.h", "-o", "other.h").err,
                 /a side file is called NAME\.bind\.h/);
});

test("what no source defines is skipped, when all of them were read", () => {
    put("part.h", `int there(int x);
int gone(int x);
extern int lost;
static inline int twice(int x) { return 2 * x; }
`);
    put("part.c", '#include "part.h"\nint there(int x) { return x; }\n');
    const levels = (...more) => {
        const { functions } = scan("part.h", "--json", ...more);
        return Object.fromEntries(functions.map((f) => [f.name, f.level]));
    };
    const all = { there: "idiomatic", gone: "idiomatic", lost: "idiomatic",
                  twice: "idiomatic" };
    assert.deepEqual(levels("part.c"),
                     { ...all, gone: "skipped", lost: "skipped" });
    assert.match(run("part.h", "part.c").out, /no source defines it/);
    assert.deepEqual(levels(), all);
    assert.deepEqual(levels("part.c", "--no-facts"), all);
});

test("macros that do not compile are said to be unknown", () => {
    put("odd.bind.h", `#include "cbw.h"
int odd_macro(const char *s) CBW_MACRO(no_such_function(s));
`);
    put("odd.c", "int odd;\n");
    const r = run("odd.bind.h", "odd.c");
    assert.match(r.err, /macros and inline functions do not compile: nothing/);
    assert.match(r.err, /no_such_function/);
});
