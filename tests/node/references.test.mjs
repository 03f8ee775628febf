// Objects whose references C counts: what takes a reference over, what counts
// one of its own, and what must be asked. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-references-"));
const require = createRequire(join(work, "x.js"));
after(() => fs.rmSync(work, { recursive: true }));

const header = `#ifndef NODE_H
#define NODE_H
typedef struct node node;
node *node_new(int value);
node *node_incref(node *n);
void node_decref(node *n);
int node_alive(void);
int node_sum(const node *n);
int node_references(const node *n);
int node_set_new(node *n, int at, node *child);
int node_keep(node *n, int at, node *child);
int node_append_new(node *n, node *child);
int node_append(node *n, node *child);
int node_put(node *n, node *child);
int node_link(node *n, node *child);
int node_use(node *n, node *child);
int node_append_maybe(node *n, node *child, int own);
int node_append_twice(node *n, node *child);
int node_choose(node *n, node *a, node *b, int which);
void node_join(node *child, node *n);
void node_set_default(node *n, node *child);
#endif
`;

const source = `#include "node.h"
#include <stdlib.h>
struct node { int value, uses, count, n; node *children[4], *other; };
static int alive;
node *node_new(int value)
{
    node *n = calloc(1, sizeof *n);
    if (!n)
        return NULL;
    n->value = value;
    n->count = 1;
    alive++;
    return n;
}
node *node_incref(node *n)
{
    if (n && n->count != -1)
        n->count++;
    return n;
}
void node_decref(node *n)
{
    if (!n || n->count == -1 || --n->count)
        return;
    for (int i = 0; i < n->n; i++)
        node_decref(n->children[i]);
    alive--;
    free(n);
}
int node_alive(void) { return alive; }
int node_references(const node *n) { return n->count; }
int node_sum(const node *n)
{
    int sum = n->value;
    for (int i = 0; i < n->n; i++)
        sum += n->children[i]->value;
    return sum;
}
__attribute__((noinline)) static int put_at(node *n, int at, node *child)
{
    if (at > n->n || at > 3)
        return -1;
    if (at == n->n)
        n->n++;
    else
        node_decref(n->children[at]);
    n->children[at] = child;
    return 0;
}
__attribute__((noinline))
int node_set_new(node *n, int at, node *child)
{
    if (!child)
        return -1;
    if (n == child || at < 0) {
        node_decref(child);
        return -1;
    }
    if (put_at(n, at, child)) {
        node_decref(child);
        return -1;
    }
    return 0;
}
int node_append_new(node *n, node *child)
{
    if (!child)
        return -1;
    if (n == child || n->n == 4) {
        node_decref(child);
        return -1;
    }
    n->children[n->n++] = child;
    return 0;
}
int node_append(node *n, node *child)
{
    return node_append_new(n, node_incref(child));
}
int node_keep(node *n, int at, node *child)
{
    return node_set_new(n, at, node_incref(child));
}
// What nobody knows: it is stored, and nothing is counted.
int node_put(node *n, node *child)
{
    if (n->n == 4)
        return -1;
    n->children[n->n++] = child;
    return 0;
}
int node_link(node *n, node *child)
{
    n->other = child;
    return 0;
}
// Another number is counted.
int node_use(node *n, node *child)
{
    child->uses++;
    return node_put(n, child);
}
int node_append_maybe(node *n, node *child, int own)
{
    if (own)
        node_incref(child);
    return node_append_new(n, child);
}
int node_append_twice(node *n, node *child)
{
    node_incref(child);
    node_append_new(n, child);
    return node_append_new(n, child);
}
int node_choose(node *n, node *a, node *b, int which)
{
    node_incref(a);
    n->other = which ? a : b;
    return 0;
}
void node_join(node *child, node *n) { n->other = child; }
static node nothing = {.count = -1};
void node_set_default(node *n, node *child)
{
    if (!child)
        child = &nothing;
    if (n->n == 4)
        return;
    n->children[n->n++] = node_incref(child);
}
`;

fs.writeFileSync(join(work, "node.h"), header);
fs.writeFileSync(join(work, "node.c"), source);
const run = (command, ...args) => execFileSync(
    tool, [command, "node.h", "node.c", ...args],
    { cwd: work, encoding: "utf8", stdio: "pipe" });
run("pack", "-o", "out");
const pkg = require(join(work, "out"));
const functions = JSON.parse(run("scan")).functions;
const of = (name) => functions.find((f) => f.name === name);
const rule = (name, i) => of(name).params[i].rule;

test("what stores it or drops it on every path takes the reference", () => {
    assert.equal(rule("node_append_new", 1),
                 "fact: its reference is handed over");
    assert.equal(rule("node_set_new", 2), "fact: its reference is handed over");
    const n = new pkg.Node(1), child = new pkg.Node(2);
    assert.equal(n.appendNew(child), 0);
    assert.throws(() => child.sum());
    assert.equal(n.sum(), 3);
    assert.equal(n.setNew(7, new pkg.Node(5)), -1); // dropped
    assert.equal(n.setNew(0, new pkg.Node(4)), 0);
    assert.equal(n.sum(), 5);
    assert.equal(pkg.nodeAlive(), 2);
    n.free();
    assert.equal(pkg.nodeAlive(), 0);
});

test("what counts a reference first leaves the caller his own", () => {
    assert.equal(rule("node_append", 1),
                 "fact: C counts a reference of its own");
    assert.equal(rule("node_keep", 2), "fact: C counts a reference of its own");
    assert.equal(rule("node_set_default", 1),
                 "fact: C counts a reference of its own");
    const n = new pkg.Node(1), child = new pkg.Node(2);
    assert.equal(n.append(child), 0);
    assert.equal(n.keep(1, child), 0);
    assert.equal(child.references(), 3);
    n.free();
    assert.equal(child.references(), 1);
    child.free();
    assert.equal(pkg.nodeAlive(), 0);
});

test("a consumed object of which another one is held", () => {
    const n = new pkg.Node(1), child = new pkg.Node(2), again = child.incref();
    n.appendNew(child);
    assert.equal(again.sum(), 2);
    n.free();
    assert.equal(again.sum(), 2);
    again.free();
    assert.equal(pkg.nodeAlive(), 0);
});

test("everything else that is stored is a question", () => {
    for (const name of ["node_put", "node_link", "node_use",
                        "node_append_maybe", "node_append_twice",
                        "node_choose", "node_join"]) {
        const f = of(name);
        assert.equal(f.level, "needs-annotation", name);
        assert.match(f.reason, /does C own the Node after the call/, name);
    }
});
