// Calls with numbers and bytes leave no garbage: the heap is as large after a
// hundred thousand of them as before. CBW_TOOL is the program; the library is
// that of bench/boundary.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { getHeapStatistics } from "node:v8";

const bench = fileURLToPath(new URL("../../../bench/boundary/",
                                    import.meta.url));
const work = mkdtempSync(join(tmpdir(), "cbw-garbage-"));
after(() => rmSync(work, { recursive: true }));
execFileSync(resolve(process.env.CBW_TOOL),
             ["pack", join(bench, "lib.h"), join(bench, "lib.c"), "-o",
              join(work, "lib")], { stdio: ["ignore", "ignore", "inherit"] });
const lib = await import(pathToFileURL(join(work, "lib", "index.js")));

const N = 100000;
// Bytes of garbage a call, once the engine has compiled it, sorted: the least
// of some attempts counts where there should be none, as compilers have garbage
// of their own; the most where a collection may have fallen into an attempt.
function garbage(f) {
    const run = (n) => {
        for (let i = 0; i < n; i++) f(i);
    };
    const all = [];
    for (let k = 0; k < 8; k++) {
        run(N);
        const before = getHeapStatistics().used_heap_size;
        run(N);
        all.push((getHeapStatistics().used_heap_size - before) / N);
    }
    return all.sort((a, b) => a - b);
}

const bytes = new Uint8Array(64);
const counter = new lib.Counter(0);
for (const [name, f] of [
    ["integers", (i) => lib.add(i, 2)],
    ["integers, guarded", (i) => lib.quot(i, 3)],
    ["a method", () => counter.add(1)],
    ["bytes in", () => lib.sum(bytes)],
    ["short text in", () => lib.strlen("ten bytes.")],
])
    test("no garbage: " + name, () => {
        const least = garbage(f).find((n) => n >= 0);
        assert.ok(least < 1, String(least));
    });

test("what calls make is seen, here as objects that stay", () => {
    const kept = [];
    const made = garbage((i) => kept.push(lib.divmod(i, 7)));
    assert.ok(made.pop() >= 16);
});
