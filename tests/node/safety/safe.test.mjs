// Never silently wrong: what a caller or the library can do wrong is an error
// that names function and parameter, through the packed package; and what goes
// wrong leaves stack, arena and heap as they were, ten thousand times.
// CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, beforeEach, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-safety-"));
after(() => fs.rmSync(work, { recursive: true }));
const out = join(work, "safe");
execFileSync(tool, ["pack", "safe.h", "safe.c", "-o", out],
             { cwd: here, stdio: ["ignore", "ignore", "inherit"] });
const s = await import(pathToFileURL(join(out, "index.js")));
const TIMES = 10000;

beforeEach(() => s.reset()); // whatever a test before has done to memory

// f throws, the error says what it should, and says it every time.
function refuses(f, Kind, ...words) {
    assert.throws(f, (e) => {
        assert.ok(e instanceof Kind, `${e.name}: ${e.message}`);
        for (const w of words)
            assert.ok(e.message.includes(w), `${w} in: ${e.message}`);
        return true;
    });
}

function unchanged(f) {
    f();
    const before = [s.stack(), s.arena(), s.blocks()];
    for (let i = 0; i < TIMES; i++) f();
    assert.deepEqual([s.stack(), s.arena(), s.blocks()], before);
}

function swallow(f) {
    return () => {
        try {
            f();
        } catch (e) {
            if (/dead/.test(e.message)) throw e;
        }
    };
}

test("wrong types are refused", () => {
    for (const v of ["7", null, undefined, true, {}, [1], 1n, Symbol("x")])
        refuses(() => s.byte(v), TypeError, "byte", "'v'");
    for (const v of ["7", null, undefined, 1, {}])
        refuses(() => s.long(v), TypeError, "long", "'v'");
    for (const v of [7, null, undefined, {}, ["a"], new String("a")])
        refuses(() => s.length(v), TypeError, "length", "'s'");
    for (const v of ["abc", [1, 2], new ArrayBuffer(8), null, { length: 3 },
                     new DataView(new ArrayBuffer(8)), new Uint16Array(2)])
        refuses(() => s.sum(v), TypeError, "sum", "'data'");
    refuses(() => s.total(new Float32Array(2)), TypeError, "total", "'data'");
    refuses(() => s.both({ a: 1, b: 2 }, 7), TypeError, "both", "'q'");
    refuses(() => s.both({ a: 1 }, { a: 1, b: 2 }), TypeError, "both", "'b'");
    refuses(() => s.each(3, 7), TypeError, "each", "'f'");
});

test("a missing argument is one of the wrong type", () => {
    refuses(() => s.byte(), TypeError, "byte", "'v'", "undefined");
    refuses(() => s.length(), TypeError, "length", "'s'", "undefined");
    refuses(() => s.dot(new Int32Array(3)), TypeError, "dot", "'b'");
    refuses(() => new s.Box(), TypeError, "new Box", "'v'");
});

test("numbers that C's type does not hold are refused", () => {
    for (const v of [NaN, Infinity, -Infinity, 1.5, 128, -129, 2 ** 53])
        refuses(() => s.byte(v), RangeError, "byte", "-128 to 127");
    for (const v of [-1, 2 ** 32, 0.5])
        refuses(() => s.word(v), RangeError, "word", "0 to 4294967295");
    assert.equal(s.word(2 ** 32 - 1), 2 ** 32 - 1);
    assert.equal(s.byte(-0), 0);
    for (const v of [2n ** 63n, -(2n ** 63n) - 1n])
        refuses(() => s.long(v), RangeError, "long", "'v'");
    assert.equal(s.long(-(2n ** 63n)), -(2n ** 63n));
    assert.ok(Number.isNaN(s.real(NaN))); // a float may be any number
});

test("C's char is a small integer, never a letter", () => {
    assert.equal(s.letter(65), 66);
    refuses(() => s.letter("A"), TypeError, "letter", "'c'");
    refuses(() => s.letter(200), RangeError, "letter", "'c'");
});

test("text with a NUL is refused where a NUL ends it", () => {
    for (const text of ["\0", "a\0b", "é\0", "x".repeat(100) + "\0",
                        "é".repeat(5000) + "\0é"])
        refuses(() => s.length(text), TypeError, "length", "NUL");
    assert.equal(s.counted("a\0b"), 103);
    assert.equal(s.counted("é\0" + "b".repeat(50)), 253);
});

test("a lone surrogate is U+FFFD, or refused when asked", () => {
    for (const text of ["\ud800", "a".repeat(50) + "\udc00b"]) {
        assert.equal(s.same(text), text.replace(/[\ud800\udc00]/, "\ufffd"));
        const strict = s.instantiate({ strictText: true });
        refuses(() => strict.same(text), TypeError, "same", "surrogate");
        assert.equal(strict.same("😀" + text.slice(0, -2)),
                     "😀" + text.slice(0, -2));
    }
});

test("text of every length comes back", () => {
    for (const unit of ["a", "é", "日", "😀", "a😀b"])
        for (const n of [0, 1, 2, 5, 15, 16, 17, 19, 20, 21, 63, 64, 65, 1000,
                         21845, 70000]) {
            const text = unit.repeat(n);
            assert.equal(s.same(text), text);
        }
    const long = "a".repeat(1.5e6) + "日".repeat(1000);
    assert.equal(s.same(long), long);
});

test("an array too short or too long for its length is refused", () => {
    const three = new Int32Array(3);
    refuses(() => s.dot(three, new Int32Array(2)), RangeError, "'b'", "3");
    refuses(() => s.dot(new Int32Array(4), three), RangeError, "'a'", "3");
    assert.equal(s.first(new Int32Array()), -1);
});

test("detached, resized and shared memory", () => {
    const gone = new Uint8Array([1, 2, 3]);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    refuses(() => s.sum(gone), TypeError, "sum", "'data'", "detached");
    const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
    const fixed = new Uint8Array(buffer, 0, 8);
    if (buffer.resize) { // since Node 20
        buffer.resize(4);
        refuses(() => s.sum(fixed), TypeError, "sum", "'data'", "detached");
    }
    const shared = new Uint8Array(new SharedArrayBuffer(4)).fill(2);
    assert.equal(s.sum(shared), 8);
    assert.equal(s.sum(Buffer.from([1, 2])), 3);
    assert.equal(s.sum(new Uint8ClampedArray([1, 2])), 3);
});

test("an array is what its memory is, whatever it says", () => {
    class Long extends Uint8Array {
        get length() { return 1; }
    }
    assert.equal(s.sum(new Long(100000).fill(1)), 100000);
    const own = (v, name, value) => Object.defineProperty(v, name, { value });
    assert.equal(s.sum(own(new Uint8Array(4).fill(1), "length", 100)), 4);
    const tag = Symbol.toStringTag;
    for (const v of [own(new Uint16Array([257]), tag, "Uint8Array"),
                     own(new DataView(new ArrayBuffer(8)), tag, "Uint8Array"),
                     own(Object.create(Uint8Array.prototype), "length", 5),
                     Object.create(Uint8Array.prototype),
                     new Proxy(new Uint8Array(4), {})])
        refuses(() => s.sum(v), TypeError, "sum", "'data'", "a Uint8Array");
});

// Since Node 20.
const resizes = { skip: !ArrayBuffer.prototype.resize && "no resize()" };

test("an array that changes meanwhile is as long as it was", resizes, () => {
    const of = (n) =>
        new Uint8Array(new ArrayBuffer(n, { maxByteLength: 1000 })).fill(1);
    const a = of(100);
    const p = { get a() { a.buffer.resize(10); return 0; }, b: 0 };
    refuses(() => s.around(a, p, of(10)), RangeError, "around", "'b'", "'a'");
    assert.equal(s.around(of(100), { a: 0, b: 0 }, of(100)), 200);
    const b = of(2);
    s.more(b, () => { b.buffer.resize(4); return 0; });
    assert.deepEqual([...b], [2, 2, 0, 0]);
    s.more(b, () => { b.buffer.resize(1); return 0; });
    assert.deepEqual([...b], [3]);
});

test("a list that a callback changes is as long as it was", () => {
    const v = [{ a: 1, b: 2 }];
    s.moved(v, () => v.push({ a: 5, b: 6 }));
    assert.deepEqual(v, [{ a: 2, b: 2 }, { a: 5, b: 6 }]);
});

test("input and output may overlap in the caller's memory", () => {
    const all = new Uint8Array([1, 2, 3, 4]);
    assert.deepEqual(s.step(all.subarray(0, 3)), new Uint8Array([2, 3, 4]));
    assert.deepEqual(all, new Uint8Array([1, 2, 3, 4]));
});

test("objects of another class, forged, dead or freed twice", () => {
    const b = new s.Box(4), o = new s.Other();
    refuses(() => s.Box.prototype.get.call(o), TypeError, "Box.get", "this");
    refuses(() => s.Box.prototype.get.call({ p: 1024 }), TypeError, "Box.get");
    refuses(() => s.Box.prototype.get.call(Object.create(s.Box.prototype)),
            TypeError, "Box.get");
    refuses(() => b.add(o), TypeError, "Box.add", "'to'");
    refuses(() => b.add(null), TypeError, "Box.add", "'to'");
    refuses(() => s.Box.prototype.free.call({}), TypeError, "free");
    b.free();
    b.free(); // an end is an end
    assert.equal(s.live(), 1);
    refuses(() => b.get(), TypeError, "Box.get", "freed");
    refuses(() => new s.Box(1).add(b), TypeError, "Box.add", "'to'", "freed");
    assert.equal(JSON.stringify(o), "{}");
    // nothing that is public says where an object lies
    assert.deepEqual(Reflect.ownKeys(o), []);
    assert.deepEqual(Reflect.ownKeys(s.Other), ["length", "name", "prototype"]);
    assert.equal(Object.getPrototypeOf(s.Other), Function.prototype);
});

test("what a call has ends for C when the call has returned", () => {
    const b = new s.Box(4), c = new s.Box(5);
    assert.equal(b.look((v) => {
        b.free();
        refuses(() => b.get(), TypeError, "Box.get", "freed");
        c.look(() => c.free() || s.live());
        return v * 10 + s.live();
    }), 46);
    assert.equal(s.live(), 0);
    const d = new s.Box(1), e = new s.Box(2), box = new s.Box(3);
    const p = { get a() { e.free(); return s.live(); }, b: 0 };
    assert.equal(d.mix(e, p), 6);
    assert.equal(s.live(), 2);
    const item = new s.Item(box);
    box.look((v) => { box.free(); return item.free() || v; });
    assert.equal(s.live(), 1);
    refuses(() => d.look(() => d.close()), TypeError, "close", "running call");
    assert.equal(d.close(), 1);
    assert.throws(() => s.each(1, () => { throw null; }), (x) => x === null);
    unchanged(() => { const b = new s.Box(2); b.look(() => b.free() || 1); });
});

test("CBW_KEEP(self): the method's object keeps it", () => {
    const b = new s.Box(1);
    b.label("mine");
    for (let i = 0; i < 10; i++) s.same("other" + i);
    assert.equal(b.labelled(), "mine");
});

test("two instances side by side do not mix", () => {
    const other = s.instantiate();
    const mine = new s.Box(1), theirs = new other.Box(2);
    assert.equal(mine.get() + theirs.get(), 3);
    refuses(() => mine.add(theirs), TypeError, "Box.add", "'to'");
    refuses(() => s.Box.prototype.get.call(theirs), TypeError, "Box.get");
    assert.deepEqual([s.live(), other.live()], [1, 1]);
});

test("what C gives can be wrong, too", () => {
    refuses(() => s.badText(), RangeError, "badText", "UTF-8", "CBW_BIN");
    assert.equal(s.maybe(0), null);
    assert.equal(s.maybe(1), "there");
    refuses(() => s.endless(), RangeError, "endless", "too long or endless");
    refuses(() => s.longList(), RangeError, "longList", "beyond its memory");
    assert.equal(s.odd(), 3); // typed as a number beside the enum's
    assert.equal(s.fresh(4, 1), null);
    assert.equal(s.same("here"), "here"); // in the arena
    assert.equal(typeof swallow(() => s.stale("gone"))(), "undefined");
});

test("text that no string can hold is refused", (t) => {
    if (freemem() < 4 * 2 ** 30) return t.skip("takes 2 GiB of memory");
    refuses(() => s.huge(2 ** 30), RangeError, "huge", "too long");
    assert.equal(s.length("after"), 5);
});

test("every row of rows.md has its test", () => {
    const rows = fs.readFileSync(join(here, "rows.md"), "utf8");
    let n = 0;
    for (const [, name, file] of rows.matchAll(
        /^\|[^|]+\| (.+?)(?: \((\S+\.mjs)\))? \|$/gm)) {
        if (name === "test") continue; // the head
        const text = fs.readFileSync(join(here, file || "safe.test.mjs"),
                                     "utf8");
        assert.ok(text.includes('"' + name), name);
        n++;
    }
    assert.ok(n > 30, String(n));
});

test("memory may grow during a call", () => {
    const data = new Uint8Array(100).fill(9);
    for (let i = 0; i < 5; i++) assert.equal(s.grow(data, 3), 9);
    assert.equal(s.length("after"), 5);
    assert.equal(s.each(3, (i) => s.grow(data, 1) + s.length("ab") + i), 36);
});

test("addresses beyond 2 GiB are addresses", (t) => {
    const at = s.high();
    if (!at) return t.skip("no such memory here");
    assert.ok(at > 2 ** 31);
    assert.deepEqual(s.highLength("héllo"), { result: 6, at });
});

test("out of memory is an error, and everything goes on", () => {
    unchanged(() => refuses(() => s.oom(4294967295), RangeError, "oom",
                            "out of memory"));
    assert.equal(s.length("after"), 5);
});

test("reading a property may call the library", () => {
    const p = {
        get a() {
            s.grow(new Uint8Array(70000), 1); // moves memory, uses the arena
            return s.length("abc");
        },
        b: 4,
    };
    assert.equal(s.both(p, p), 14);
    assert.equal(s.both(p, { a: 1, b: 2 }), 10);
    const resets = { get a() { s.reset(); return s.length("abc"); }, b: 4 };
    refuses(() => s.both(p, resets), Error, "reset", "a call runs");
    for (const thrown of [null, undefined, 0, "no"])
        assert.throws(() => s.both({ get a() { throw thrown; } }, p),
                      (e) => e === thrown);
});

test("what is refused leaves nothing behind", () => {
    const three = new Int32Array(3);
    unchanged(swallow(() => s.dot(three, new Int32Array(2))));
    unchanged(swallow(() => s.length("a".repeat(30) + "\0")));
    unchanged(swallow(() => s.badText()));
    unchanged(swallow(() => s.freshBad()));
    unchanged(swallow(() => s.both({ a: 1, b: 2 }, {})));
    unchanged(swallow(() => new s.Box(-1)));
    unchanged(() => new s.Box(1).free());
});

test("what a callback throws waits until C has returned", () => {
    const error = new Error("mine");
    let calls = 0;
    const thrower = (i) => {
        calls++;
        if (i === 2) throw error;
        return 1;
    };
    assert.throws(() => s.each(5, thrower), (e) => e === error);
    assert.equal(calls, 3);
    unchanged(swallow(() => s.each(3, thrower)));
    assert.equal(s.each(2, (i) => i), 1);
    refuses(() => s.each(1, () => "x"), TypeError, "each", "'f()'");
    refuses(() => s.each(1, () => 2 ** 31), RangeError, "each", "'f()'");
    const odd = new RangeError("Maximum call stack size exceeded");
    assert.throws(() => s.each(1, () => { throw odd; }), (e) => e === odd);
    assert.equal(s.length("alive"), 5);
});

test("CBW_UNWIND: it goes through C, and the stack is as before", () => {
    const error = new Error("mine");
    const thrower = () => { throw error; };
    assert.throws(() => s.through(5, thrower), (e) => e === error);
    const before = s.stack();
    for (let i = 0; i < TIMES; i++) swallow(() => s.through(5, thrower))();
    assert.equal(s.stack(), before);
    // ... inside of a callback, too
    s.through(1, () => {
        const inside = s.stack();
        for (let i = 0; i < TIMES; i++) swallow(() => s.through(5, thrower))();
        assert.equal(s.stack(), inside);
        return 0;
    });
    assert.equal(s.stack(), before);
});

test("calls inside of callbacks, to any depth", () => {
    const down = (n) => n ? s.each(1, () => down(n - 1) + 1) : s.length("ab");
    assert.equal(down(50), 52);
    unchanged(() => s.each(2, () => s.same("x".repeat(30)).length));
    s.each(1, () => {
        const before = [s.stack(), s.arena()];
        for (let i = 0; i < TIMES; i++) swallow(() => s.oom(4294967295))();
        assert.deepEqual([s.stack(), s.arena()], before);
        return 0;
    });
});

test("a function that C kept after its time is not called", () => {
    assert.equal(s.lend((i) => i + 1), 2);
    refuses(() => s.late(1), Error, "after its time");
    s.lend((i) => i + 2); // the same place, not the same function
    s.each(1, () => 1);
    refuses(() => s.late(1), Error, "after its time");
    s.keep((i) => i * 2);
    assert.equal(s.kept(4), 8);
    s.keep(() => { throw new Error("kept"); });
    refuses(() => s.kept(4), Error, "kept");
    refuses(() => s.reset.call(null) || s.each(1, () => s.reset()), Error,
            "reset");
});

test("a trap ends the instance, clearly; reset() starts a new one", () => {
    for (const deep of [0, 1]) {
        const box = new s.Box(1);
        refuses(() => s.trap(deep), Error, "trap", "dead", "reset()");
        refuses(() => s.byte(1), Error, "dead");
        refuses(() => box.get(), Error, "dead");
        box.free();
        s.reset();
        assert.equal(s.byte(1), 1);
        refuses(() => box.get(), TypeError, "freed");
        assert.equal(s.live(), 0);
    }
    refuses(() => s.each(1, () => s.trap(0)), Error, "dead");
    refuses(() => s.length("x"), Error, "dead");
    s.reset();
    assert.equal(s.instantiate().length("x"), 1);
});

test("the collector frees what nobody freed, once, parents last", () => {
    const code = `
        import * as s from ${JSON.stringify(pathToFileURL(
            join(out, "index.js")))};
        const wait = () => new Promise((r) => setTimeout(r, 5));
        (() => { for (let i = 0; i < 1000; i++) new s.Box(i); })();
        let item = (() => new s.Item(new s.Box(7)))();
        for (let i = 0; i < 100 && s.live() > 2; i++) { await wait(); gc(); }
        console.log(s.live(), item.get());
        item = null;
        for (let i = 0; i < 100 && s.live(); i++) { await wait(); gc(); }
        console.log(s.live());`;
    const said = execFileSync(process.execPath, ["--expose-gc",
        "--input-type=module", "-e", code], { encoding: "utf8" });
    assert.equal(said, "2 7\n0\n");
});

test("what an out parameter gave before the call failed is freed", () => {
    assert.equal(s.Box.open(4).get(), 4);
    const before = s.live();
    refuses(() => s.Box.open(-4), s.SafeError, "open", "half open");
    assert.equal(s.live(), before);
});

test("a parent's end is the end of what belongs to it", () => {
    const box = new s.Box(1), item = new s.Item(box);
    box.free();
    assert.equal(s.live(), 0);
    refuses(() => item.get(), TypeError, "Item.get", "freed");
    item.free();
    assert.equal(s.live(), 0);
});

test("trackLeaks: what was never freed, and who made it", () => {
    const t = s.instantiate({ trackLeaks: true });
    function careless() {
        return new t.Box(1);
    }
    careless();
    new t.Box(2).free();
    const leaks = t.leaks();
    assert.equal(leaks.length, 1);
    assert.equal(leaks[0].what, "Box");
    assert.match(leaks[0].stack, /careless/);
    assert.deepEqual(s.instantiate().leaks(), []);
});

test("reserved words and names of the language", () => {
    assert.equal(s.delete_(5, 3), 2);
    assert.equal(s.arguments_(7), 7);
});

test("nothing is made from text: no eval, no new Function", () => {
    const run = spawnSync(process.execPath, [
        "--disallow-code-generation-from-strings", "--input-type=module", "-e",
        `import * as s from ${JSON.stringify(pathToFileURL(
            join(out, "index.js")))};
        console.log(s.length("abc"), s.each(2, (i) => i), new s.Box(3).get());`,
    ], { encoding: "utf8" });
    assert.equal(run.stdout, "3 1 3\n", run.stderr);
});
