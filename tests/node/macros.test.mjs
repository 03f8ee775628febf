// Function-like macros that are calls are functions of the package, with the
// facts of what they call; others are listed. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-macros-"));
const require = createRequire(join(work, "x.js"));
after(() => fs.rmSync(work, { recursive: true }));

const header = `#include <stddef.h>
typedef struct shop shop;
typedef struct item { int kind; int price; } item;
shop *shop_new_sized(int n);
void shop_free(shop *s);
int shop_at(shop *s, int index, int how);
void shop_put(shop *s, int price);
const char *shop_name(const shop *s, size_t *len);
void shop_rename(shop *s, const char *name, int flags);
void shop_keep(const char *name, int how);
void shop_walk(shop *s, int (*each)(void *ud, int n), void *ud, int step);
#define shop_new() shop_new_sized(8)
#define shop_last(s) shop_at((s), -1, 0)
#define shop_kth(s, k) shop_at((s), (k) - 1, 0)
#define shop_is_empty(s) (shop_last(s) == -1)
#define shop_get_name(s) (shop_name((s), NULL))
#define shop_set_name(s, n) shop_rename(s, n, 0)
#define shop_each(s, fn, ctx) shop_walk(s, fn, ctx, 1)
#define shop_kept(n) shop_keep(n, 1)
#define item_is_dear(i) ((i)->price > 10 && (i)->kind == 1)
#define shop_loop(s, i) for (int i = 0; i < shop_at(s, i, 1); i++)
static inline int shop_letters(const char *text)
{
    int n = 0;
    while (text[n])
        n++;
    return n;
}
`;

const source = `#include "shop.h"
#include <stdlib.h>
#include <string.h>
struct shop { int n, max, p[8]; char name[32]; };
shop *shop_new_sized(int n)
{
    shop *s = calloc(1, sizeof *s);
    if (s)
        s->max = n;
    return s;
}
void shop_free(shop *s) { free(s); }
int shop_at(shop *s, int i, int how)
{
    i += i < 0 ? s->n : how;
    return i >= 0 && i < s->n ? s->p[i] : -1;
}
void shop_put(shop *s, int price) { if (s->n < 8) s->p[s->n++] = price; }
const char *shop_name(const shop *s, size_t *len)
{
    if (len)
        *len = strlen(s->name);
    return s->name;
}
void shop_rename(shop *s, const char *name, int flags)
{
    strncpy(s->name, name, 31 - (size_t)(flags & 1));
}
static const char *kept;
void shop_keep(const char *name, int how) { kept = how ? name - how : kept; }
void shop_walk(shop *s, int (*each)(void *ud, int n), void *ud, int step)
{
    for (int i = 0; i < s->n; i += step)
        if (!each(ud, s->p[i]))
            return;
}
`;

const run = (command, ...args) => execFileSync(
    tool, [command, "shop.h", "shop.c", ...args],
    { cwd: work, encoding: "utf8", stdio: "pipe" });
fs.writeFileSync(join(work, "shop.h"), header);
fs.writeFileSync(join(work, "shop.c"), source);
run("pack", "-o", "out");
const pkg = require(join(work, "out"));
const account = JSON.parse(run("scan"));
const of = (name) => account.functions.find((f) => f.name === name);

test("macros are called like the functions they stand for", () => {
    const shop = new pkg.Shop();
    assert.equal(shop.isEmpty(), true);
    shop.put(5);
    shop.put(7);
    assert.equal(shop.last(), 7);
    assert.equal(shop.kth(1), 5);
    assert.equal(shop.isEmpty(), false);
    shop.setName("bücher");
    assert.equal(shop.getName(), "bücher");
    const seen = [];
    shop.each((n) => { seen.push(n); return 1; });
    assert.deepEqual(seen, [5, 7]);
    shop.free();
    assert.equal(pkg.itemIsDear({ kind: 1, price: 11 }), true);
    assert.throws(() => shop.last(), /freed/);
    assert.throws(() => pkg.itemIsDear(3), TypeError);
});

test("they have the facts of their code", () => {
    for (const name of ["shop_last", "shop_set_name", "shop_get_name",
                        "shop_each", "item_is_dear"]) {
        assert.equal(of(name).level, "idiomatic", name);
        assert.equal(of(name).macro, true);
    }
    assert.match(of("shop_set_name").params[1].fact, /not kept/);
    assert.match(of("shop_letters").params[0].fact, /not kept/);
    assert.equal(of("shop_letters").level, "idiomatic");
    assert.equal(pkg.shopLetters("abc"), 3);
    assert.equal(of("shop_new").bound.kind, "constructor");
});

test("what cannot be one, or is a question, is listed with the words", () => {
    assert.equal(of("shop_loop"), undefined);
    assert.deepEqual(account.macros.map((m) => m.name),
                     ["shop_kept", "shop_loop"]);
    const [kept, loop] = account.macros;
    assert.match(kept.reason, /keeps the pointer/);
    assert.equal(kept.write,
                 "void shop_kept_(const char *n) CBW_MACRO(shop_kept(n));");
    assert.equal(loop.reason, "it is no expression");
    assert.equal(loop.line, 21);
    assert.equal(account.unbound, 1); // shop_keep
});
