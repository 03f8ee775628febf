// Instances and what they are given: their module, their memory. CBW_TOOL is
// the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const work = fs.mkdtempSync(join(tmpdir(), "cbw-instances-"));
after(() => fs.rmSync(work, { recursive: true }));

function pack(name, header, source) {
    fs.writeFileSync(join(work, name + ".h"), header);
    fs.writeFileSync(join(work, name + ".c"),
                     `#include "${name}.h"\n${source}`);
    execFileSync(resolve(process.env.CBW_TOOL),
                 ["pack", name + ".h", name + ".c", "-o", name],
                 { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
    return (file) => import(pathToFileURL(join(work, name, file)));
}

const lib = pack("lib", `#include "cbw.h"
int next(void);
int text_length(const char *text);
int take(int pages);
char *where(void) CBW_BORROW(forever);
int (*kept(void))(void) CBW_SKIP;
int each(int (*fn)(void *ud) CBW_CB(call), void *ud);
`, `#include <stdlib.h>
#include <string.h>
static int n;
static char text[] = "found";
void *last;
int next(void) { return ++n; }
int text_length(const char *text) { return (int)strlen(text); }
int take(int pages)
{
    last = malloc((size_t)pages << 16);
    return last != 0;
}
char *where(void) { return text; }
int each(int (*fn)(void *ud), void *ud) { return fn(ud); }
`);
const api = await lib("index.js");
const later = await lib("async.js");
const memoryOf = (initial, maximum) =>
    new WebAssembly.Memory({ initial, maximum });
const holds = (memory, text) =>
    Buffer.from(memory.buffer).includes(Buffer.from(text + "\0"));

test("instances have globals of their own", () => {
    const a = api.instantiate(), b = api.instantiate();
    assert.deepEqual([a.next(), a.next(), b.next(), api.next()], [1, 2, 1, 1]);
    a.reset();
    assert.equal(a.next(), 1);
    assert.equal(b.next(), 2);
});

test("memory: an instance runs in the one that it is given", () => {
    const memory = memoryOf(40, 60);
    const a = api.instantiate({ memory });
    assert.ok(holds(memory, "found"));
    assert.equal(a.where(), "found");
    assert.equal(a.textLength("é"), 2);
    assert.equal(a.each(() => a.textLength("abc")), 3);
    assert.equal(a.next(), 1);
    assert.equal(api.instantiate().next(), 1);
    assert.equal(memory.buffer.byteLength, 40 << 16);
});

test("memory: its maximum is how far C may grow it", () => {
    const memory = memoryOf(10, 50);
    const a = api.instantiate({ memory });
    assert.equal(a.take(30), 1);
    assert.ok(memory.buffer.byteLength > 30 << 16);
    assert.equal(a.take(30), 0);
    assert.equal(a.textLength("x".repeat(100000)), 100000);
});

test("memory: reset() begins with zeroes", () => {
    const memory = memoryOf(40);
    const a = api.instantiate({ memory });
    a.next();
    new Uint8Array(memory.buffer).fill(7, 1 << 20);
    a.reset();
    assert.equal(a.next(), 1);
    assert.equal(new Uint8Array(memory.buffer)[2 << 20], 0);
});

test("memory: what does not fit is an error", () => {
    assert.throws(() => api.instantiate({ memory: memoryOf(1) }), /memory/);
    assert.throws(() => api.instantiate({ memory: {} }), /memory/);
    const module = new WebAssembly.Module(fs.readFileSync(
        join(work, "lib/lib.wasm")));
    assert.equal(api.instantiate({ module }).next(), 1);
    const memory = memoryOf(40); // takes a module of its own
    assert.equal(api.instantiate({ module, memory }).where(), "found");
    assert.ok(holds(memory, "found"));
});

test("memory: init(), from the package and from bytes", async () => {
    const bytes = fs.readFileSync(join(work, "lib/lib.wasm"));
    for (const source of [undefined, bytes, new Response(bytes)]) {
        const memory = memoryOf(40);
        const a = await later.init(source, { memory });
        assert.ok(holds(memory, "found"));
        assert.equal(a.textLength("abc"), 3);
        a.next();
        a.reset();
        assert.equal(a.next(), 1);
    }
    await assert.rejects(
        later.init(new WebAssembly.Module(bytes), { memory: memoryOf(40) }),
        /^TypeError: memory can not be given with a module/);
});

test("memory: in CommonJS", async () => {
    const require = createRequire(join(work, "x.js"));
    const memory = memoryOf(40);
    const a = require("./lib/index.cjs").instantiate({ memory });
    assert.equal(a.where(), "found");
    assert.ok(holds(memory, "found"));
    const b = await require("./lib/async.cjs").init(undefined, { memory });
    assert.equal(b.next(), 1);
});

test("memory: of a module without imports, and without memory", async () => {
    const plain = await pack("plain", "int add(int a, int b);\n",
        "int add(int a, int b) { return a + b; }\n")("index.js");
    assert.equal(plain.instantiate().add(1, 2), 3);
    const held = await pack("held", "int count(void);\n",
        "int n = 41;\nint count(void) { return ++n; }\n")("index.js");
    const memory = memoryOf(40);
    assert.equal(held.instantiate({ memory }).count(), 42);
    assert.equal(held.instantiate().count(), 42);
});
const text = await pack("text", `#include "cbw.h"
#include <stddef.h>
char *same(const char *s) CBW_OWN(free);
const char *raw(int byte);
size_t sizes(const char *a, const char *b, const char *c);
int fail(const char *s);
int deep(int n);
unsigned pages(void);
`, `#include <stdlib.h>
#include <string.h>
static char bytes[2];
char *same(const char *s) { return strdup(s); }
const char *raw(int byte) { bytes[0] = (char)byte; return bytes; }
size_t sizes(const char *a, const char *b, const char *c)
{
    return strlen(a) * 10000 + strlen(b) * 100 + strlen(c);
}
int fail(const char *s) { return *s ? *(volatile int *)-4 : 0; }
int deep(int n) { return n == -1 ? 0 : deep(n + 1) * 3 + deep(n + 2); }
unsigned pages(void) { return __builtin_wasm_memory_size(0); }
`)("index.js");
test("calls that never nest: what one took is the next one's", () => {
    assert.equal(text.sizes("a".repeat(30), "ä".repeat(10), "abc"), 302003);
    for (const s of ["", "abc", "x".repeat(1e6), "ä".repeat(70000), "y"])
        assert.equal(text.same(s), s);
    const before = text.pages();
    for (let i = 0; i < 10000; i++) {
        assert.throws(() => text.sizes("é".repeat(30000), "b", 1), TypeError);
        assert.throws(() => text.raw(0xff), /^RangeError: raw: C.s text is/);
        if (i % 100 === 0) text.same("ä".repeat(300000));
    }
    assert.equal(text.pages(), before);
    assert.equal(text.same("z"), "z");
});
test("calls that never nest: a trap ends the instance", () => {
    const a = text.instantiate(), b = text.instantiate();
    for (const end of [(x) => x.fail("x"), (x) => x.deep(0)]) {
        assert.throws(() => end(a), /^Error: (fail|deep): C trapped/);
        assert.throws(() => a.same("a"), /C trapped .*; dead until reset/);
        assert.equal(b.same("b"), "b");
        a.reset();
        assert.equal(a.same("c"), "c");
    }
});
