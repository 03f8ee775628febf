// The worker twin: what it takes and gives, in which order, and how it ends.
// CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-worker-"));
const HEADER = `#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
typedef struct bin { int n; void (*fn)(void *ud, int n); void *ud; } bin;
typedef struct point { int x, y; } point;
CBW_CLASS(bin);
bin *bin_new(int n) CBW_NEW(bin);
int bin_n(const bin *b) CBW_GET;
void bin_set_n(bin *b, int n) CBW_SET CBW_NAME(n);
bin *bin_both(const bin *a, const bin *b) CBW_OWN(bin_free);
void bin_listen(bin *b, void (*fn)(void *ud, int n) CBW_CB(b), void *ud);
void bin_tell(bin *b, int n);
void bin_free(bin *b);
int fill(uint8_t *out CBW_OUT CBW_USED(_ret), int size);
void twice(int *numbers CBW_INOUT CBW_LEN(n), int n);
void each(int n, void (*fn)(int i, void *ud) CBW_CB(call), void *ud);
int sum(int n, int (*fn)(int i, void *ud) CBW_CB(call), void *ud);
int fails(int code) CBW_THROW(_ret, "it failed");
void trap(void);
int64_t spin(int64_t n);
point swap(point p);
`;
const SOURCE = `#include "lib.h"
#include <stdlib.h>
bin *bin_new(int n)
{
    bin *b = calloc(1, sizeof *b);
    b->n = n;
    return b;
}
int bin_n(const bin *b) { return b->n; }
void bin_set_n(bin *b, int n) { b->n = n; }
bin *bin_both(const bin *a, const bin *b) { return bin_new(a->n + b->n); }
void bin_listen(bin *b, void (*fn)(void *ud, int n), void *ud)
{
    b->fn = fn;
    b->ud = ud;
}
void bin_tell(bin *b, int n) { b->fn(b->ud, n); }
void bin_free(bin *b) { free(b); }
int fill(uint8_t *out, int size)
{
    for (int i = 0; i < size - 1; i++)
        out[i] = (uint8_t)(i + 1);
    return size - 1;
}
void twice(int *numbers, int n)
{
    for (int i = 0; i < n; i++)
        numbers[i] *= 2;
}
void each(int n, void (*fn)(int i, void *ud), void *ud)
{
    for (int i = 0; i < n; i++)
        fn(i, ud);
}
int sum(int n, int (*fn)(int i, void *ud), void *ud)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += fn(i, ud);
    return s;
}
int fails(int code) { return code; }
void trap(void) { __builtin_trap(); }
int64_t spin(int64_t n)
{
    volatile int64_t i = 0;
    while (i < n)
        i = i + 1;
    return i;
}
point swap(point p) { return (point){p.y, p.x}; }
`;
let lib;

before(async () => {
    fs.writeFileSync(join(work, "lib.h"), HEADER);
    fs.writeFileSync(join(work, "lib.c"), SOURCE);
    execFileSync(tool, ["pack", "lib.h", "lib.c", "-o", "out"],
                 { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
    fs.writeFileSync(join(work, "tenfold.mjs"),
                     "export const tenfold = (i) => i * 10;\n");
    // the CommonJS twin runs on every Node
    const file = process.getBuiltinModule ? "worker.js" : "worker.cjs";
    lib = await import(pathToFileURL(join(work, "out", file)));
});

after(async () => {
    await lib.terminate();
    fs.rmSync(work, { recursive: true });
});

const tenfold = () => ({ module: pathToFileURL(join(work, "tenfold.mjs")),
                         export: "tenfold" });

test("values go there and come back", async () => {
    assert.deepEqual(await lib.swap({ x: 1, y: 2 }), { x: 2, y: 1 });
    assert.equal(await lib.spin(5n), 5n);
});

test("objects live in the worker", async () => {
    const a = await lib.Bin.create(2), b = await lib.Bin.create(40);
    assert.equal(await a.n, 2);
    await a.setN(3);
    const both = await a.both(b);
    assert.ok(both instanceof lib.Bin);
    assert.equal(await both.n, 43);
    await a.free();
    await a.free();
    await assert.rejects(a.n, /Bin was freed/);
    await assert.rejects(b.both(a), /Bin was freed/);
    assert.throws(() => new lib.Bin(1), /Bin.create/);
});

test("arrays are filled and changed where the caller has them", async () => {
    const room = new Uint8Array(4), numbers = Int32Array.of(1, 2, 3);
    const part = await lib.fill(room);
    assert.deepEqual([...part], [1, 2, 3]);
    assert.equal(part.buffer, room.buffer);
    assert.deepEqual([...await lib.fill(3)], [1, 2]);
    await lib.twice(numbers);
    assert.deepEqual([...numbers], [2, 4, 6]);
});

test("transfer() moves instead of copying", async () => {
    const kept = Int32Array.of(1), given = Int32Array.of(1);
    await lib.twice(kept);
    await assert.doesNotReject(lib.twice(lib.transfer(given)));
    assert.deepEqual([kept.length, given.length], [1, 0]);
});

test("posted callbacks have all arrived, in order, at the end", async () => {
    const got = [];
    await lib.each(100, (i) => { got.push(i); });
    assert.deepEqual(got, Array.from({ length: 100 }, (_, i) => i));
});

test("a callback that C keeps is posted in later calls", async () => {
    const b = await lib.Bin.create(1), got = [];
    await b.listen((n) => { got.push(n); });
    await b.tell(7);
    await b.tell(8);
    assert.deepEqual(got, [7, 8]);
    await b.free();
});

test("what a posted callback throws rejects the call", async () => {
    await assert.rejects(lib.each(3, (i) => {
        if (i === 1) throw new Error("no " + i);
    }), /no 1/);
    assert.equal(await lib.spin(1n), 1n);
});

test("a callback whose result C needs runs in the worker", async () => {
    assert.equal(await lib.sum(4, tenfold()), 60);
    await assert.rejects(lib.sum(4, (i) => i), /{ module, export }/);
    await assert.rejects(lib.sum(4, { ...tenfold(), export: "none" }),
                         /exports no none/);
});

test("errors of the library and of arguments come back as such", async () => {
    assert.equal(await lib.fails(0), undefined);
    const e = await lib.fails(5).catch((x) => x);
    assert.ok(e instanceof lib.LibError, String(e));
    assert.equal(e.code, 5);
    assert.match(e.message, /it failed/);
    await assert.rejects(lib.fails("x"), TypeError);
});

test("calls are performed in the order in which they were made", async () => {
    const done = [];
    await Promise.all([
        lib.spin(100000n).then(() => done.push("long")),
        lib.sum(1, tenfold()).then(() => done.push("import")),
        lib.spin(1n).then(() => done.push("short")),
    ]);
    assert.deepEqual(done, ["long", "import", "short"]);
});

test("a trap rejects its call and those after it", async () => {
    const other = lib.instantiate();
    await assert.rejects(other.trap(), /trapped/);
    await assert.rejects(other.spin(1n), /dead/);
    assert.equal(await lib.spin(1n), 1n);
    await other.terminate();
});

test("terminate() rejects what is pending and what comes later", async () => {
    const other = lib.instantiate();
    const long = other.spin(1n << 40n), after = other.spin(1n);
    await new Promise((done) => setTimeout(done, 50));
    const end = other[Symbol.asyncDispose || Symbol.for("Symbol.asyncDispose")];
    await Promise.all([
        assert.rejects(long, /terminated/),
        assert.rejects(after, /terminated/),
        end(),
    ]);
    await assert.rejects(other.spin(1n), /terminated/);
});

test("a worker that can not start rejects", async () => {
    const { Worker } = await import("node:worker_threads");
    const other = lib.instantiate({
        worker: () => new Worker("throw new Error('no start')", { eval: true }),
    });
    await assert.rejects(other.spin(1n), /no start/);
});

test("a process whose calls are done ends by itself", () => {
    const code = `const lib = require(${JSON.stringify(
        join(work, "out/worker.cjs"))});
        lib.spin(3n).then((n) => console.log(n))`;
    const said = execFileSync(process.execPath, ["-e", code],
                              { encoding: "utf8", timeout: 20000 });
    assert.equal(said.trim(), "3n");
});
