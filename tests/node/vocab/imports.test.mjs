// Functions that JavaScript gives to C.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import * as fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { library, tool } from "./pack.mjs";

const { api, read, app, out } = await library("imports");
const said = [],
    kept = [];
const given = {
    now: () => 12.5,
    log(text, level) {
        said.push(text + level);
        if (text === "throw") throw new Error("no log");
        return level;
    },
    seen: (data) => said.push([...data]),
    env: (name) => (name === "none" ? null : name + "!é"),
    read: (path) => path.repeat(3),
    load: (path) => Uint8Array.from(path, (c) => c.charCodeAt(0)),
    size: () => ({ w: 3, h: 7 }),
    fill: (buf) => buf.fill(2).length - 1,
    origin: (p) => ({ x: p.x + 1, y: p.y + 1 }),
    shift: (p) => ({ x: p.x * 2, y: p.y * 2 }),
    pick: (not, really) => (really ? api.Color.GREEN : not),
    wide: (n) => -BigInt(n),
    count: (n) => n + 1,
    choose: (a, b) => (a.value() > b.value() ? a : b),
    each(fn) {
        kept.push(fn);
        assert.equal(fn("ab", 2), 4);
        assert.equal(fn("é", 1), 6);
    },
    later: (fn) => kept.push(fn),
    always: (fn) => kept.push(fn),
    breaks() {
        throw new Error("broken");
    },
};
const lib = api.instantiate({ imports: given });
const having = (changes) =>
    api.instantiate({ imports: { ...given, ...changes } });

test("CBW_IMPORT: values of all kinds", () => {
    assert.equal(lib.askNow(), 12.5);
    assert.equal(lib.askLog("a"), 12);
    assert.deepEqual(said, ["a1", "a2"]);
    said.length = 0;
    lib.askSeen(3);
    assert.deepEqual(said, [[1, 2, 3]]);
    assert.equal(lib.askEnv("HOME"), "HOME!é");
    assert.equal(lib.askEnv("none"), null);
    assert.equal(lib.askRead("abc"), 9);
    assert.equal(lib.askLoad("AB"), 2000 + 65 + 66);
    assert.equal(lib.askArea(), 21);
    assert.equal(lib.askFill(5), 8);
    assert.equal(lib.askPoints(4), 10 * 1000 + 4);
    assert.equal(lib.askPick(), 5);
    assert.equal(lib.askWide(5n), -5n);
    assert.equal(lib.askCount(41), 42);
    assert.equal(lib.askChoose(3, 9), 9);
});

test("CBW_IMPORT: results that do not fit are errors", () => {
    const wrong = (changes, call, what) =>
        assert.throws(() => call(having(changes)), what);
    wrong({ now: () => "x" }, (l) => l.askNow(),
          /^TypeError: now: the result of the import must be a number, got/);
    wrong({ read: () => null }, (l) => l.askRead("a"),
          /^TypeError: read: the result of the import must be a string/);
    wrong({ size: () => ({ w: 1 }) }, (l) => l.askArea(),
          /^TypeError: size: the result's 'h' of the import must be a/);
    wrong({ size: () => 3 }, (l) => l.askArea(), /an object, got number 3/);
    wrong({ fill: (buf) => buf.length + 1 }, (l) => l.askFill(5),
          /^RangeError: fill: the result .* must be at most 5, got number 6/);
    wrong({ pick: () => 2.5 }, (l) => l.askPick(), /must be /);
    wrong({ choose: () => ({}) }, (l) => l.askChoose(1, 2), /must be a Box/);
});

test("CBW_FAIL: an import that throws gives C that value", () => {
    said.length = 0;
    assert.throws(() => lib.askLog("throw"), /^Error: no log$/);
    assert.deepEqual(said, ["throw1"]); // C goes on, but not into JavaScript
    assert.equal(lib.askLog("b"), 12);
});

test("CBW_UNWIND: an exception passes through C", () => {
    assert.throws(() => lib.askBreaks(), /^Error: broken$/);
    assert.equal(lib.afterBreaks(), 0);
    assert.equal(lib.plainAdd(1, 2), 3);
});

test("CBW_IMPORT: what is missing is named", () => {
    const { now, log, ...rest } = given;
    assert.throws(() => api.instantiate({ imports: rest }),
                  /^TypeError: missing import now, log: C gets it from/);
    assert.throws(() => api.instantiate(), /missing import now, log, seen/);
    assert.throws(() => having({ now: 3 }),
                  /'imports.now' must be a function, got number 3/);
    // The default instance runs what needs none of them.
    assert.equal(api.plainAdd(2, 3), 5);
    assert.throws(() => api.askNow(), /^TypeError: missing import now: C gets/);
    assert.equal(api.plainAdd(2, 3), 5);
});

test("CBW_IMPORT: methods of an object, each instance its own", () => {
    class Host {
        constructor(n) {
            this.n = n;
        }
        now() {
            return this.n;
        }
    }
    const one = Object.assign(new Host(1), { ...given, now: undefined });
    delete one.now;
    const two = having({ now: () => 2 });
    assert.equal(api.instantiate({ imports: one }).askNow(), 1);
    assert.equal(two.askNow(), 2);
    assert.equal(lib.askNow(), 12.5);
});

test("CBW_IMPORT: an import may call the library", () => {
    const l = having({ wide: (n) => (n ? BigInt(l.askCount(Number(n))) : 0n) });
    assert.equal(l.askWide(7n), 8n);
});

test("CBW_CB: functions of C's, as long as C says", () => {
    const l = having({});
    assert.equal(l.askEach(), 6);
    assert.throws(() => kept.pop()("x", 1), /each: a function of C's was ca/);
    l.askLater(40);
    const [once] = kept.splice(0);
    assert.throws(() => once("x"), /^TypeError: fn: argument 'value' must be/);
    assert.throws(() => once(2), /after its time/);
    l.askLater(40);
    kept.pop()(2);
    assert.equal(l.laterSum(), 42);
    l.askAlways(1);
    const [always] = kept.splice(0);
    always(1);
    always(2);
    assert.equal(l.laterSum(), 45);
    l.askAlways(0);
    assert.deepEqual(kept.splice(0), [null]);
    l.reset();
    l.plainAdd(1, 1);
    assert.throws(() => always(1), /after its time/);
});

test("CBW_FROM: a file beside the header, a module of Node's", () => {
    assert.equal(api.askTwice(21), 42);
    assert.equal(api.askUuid(), 36);
    assert.equal(having({ twice: (x) => x + 1 }).askTwice(21), 22);
    const require = createRequire(join(app, "load.mjs"));
    const cjs = require(join(app, "node_modules/imports/index.cjs"));
    assert.equal(cjs.askTwice(4), 8);
    assert.equal(cjs.instantiate({ imports: given }).askNow(), 12.5);
});

test("CBW_OWN: text that C frees leaves nothing behind", () => {
    const l = api.instantiate({ imports: given, trackLeaks: true });
    for (let i = 0; i < 100; i++) l.askRead("x".repeat(1000));
    assert.deepEqual(l.leaks(), []);
});

test("CBW_IMPORT: types", () => {
    const types = read("index.d.ts");
    assert.match(types, /^    now: \(\) => number;$/m);
    assert.match(types, /^    size: \(\) => \{ w: number; h: number; \};$/m);
    assert.match(types, /^    twice\?: \(x: number\) => number;$/m);
    assert.match(types, /^    imports: Imports;$/m);
    assert.match(types, /^    later: \(fn: \(value: number\) => void\) => vo/m);
    assert.match(types, /always: \(fn: \(\(value: number\) => void\) \| nul/);
});

test("CBW_IMPORT: in a worker, by module or posted", async () => {
    const main = join(app, "worker.mjs"), host = join(app, "host.mjs");
    fs.writeFileSync(main, `export * from "imports/worker";\n`);
    fs.writeFileSync(host, "export const now = () => 4.5;\n" +
        "export const any = () => 0;\n");
    const worker = await import(pathToFileURL(main));
    const module = pathToFileURL(host);
    const all = Object.fromEntries(Object.keys(given).map(
        (name) => [name, { module, export: "any" }]));
    const seen = [];
    const lib = worker.instantiate({ imports: {
        ...all, now: { module, export: "now" },
        seen: (data) => seen.push([...data]) } });
    assert.equal(await lib.askNow(), 4.5);
    await lib.askSeen(2);
    assert.deepEqual(seen, [[1, 2]]);
    assert.equal(await lib.askTwice(4), 8);
    await lib.terminate();
    assert.throws(() => worker.instantiate({ imports: { now: () => 1 } }),
                  /now: C needs this function's results: give { module, exp/);
    const less = worker.instantiate({ imports: { now: all.now } });
    await assert.rejects(less.askNow(), /missing import log, seen, env/);
    await less.terminate();
    assert.equal(await worker.plainAdd(1, 2), 3);
    await assert.rejects(worker.askNow(), /missing import now/);
    await worker.terminate();
    const types = read("worker.d.ts");
    assert.match(types, /^    now: InWorker;$/m);
    assert.match(types, /^    breaks: \(\(\) => void\) \| InWorker;$/m);
});

test("CBW_IMPORT: verify starts such a package", () => {
    const said = execFileSync(tool, ["verify", out,
                                    "--allow-missing=tsc"],
                             { encoding: "utf8" });
    assert.match(said, /ok +import/);
});
