// Callbacks and objects with methods: arguments, results, lives, exceptions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { collect, library } from "./pack.mjs";

const { api: c, read } = await library("calls");

test("CBW_CB(call), CBW_UD: a callback and its user data", () => {
    const seen = [];
    const got = c.walk("abc", (name, depth) => seen.push([name, depth]));
    assert.equal(got, 6);
    assert.deepEqual(seen.slice(0, 2), [["a", 0], ["b", 1]]);
    assert.equal(c.walkSaid((depth) => depth * 10), 30);
    assert.throws(() => c.walk("a", 5), /walk: argument 'visit' .*function/);
    assert.throws(() => c.walk("a", null), TypeError);
});

test("callbacks without user data come from a pool", () => {
    const list = new Int32Array([3, 1, 2]);
    c.sort(list, (a, b) => a - b);
    assert.deepEqual(list, new Int32Array([1, 2, 3]));
    for (let i = 0; i < 100; i++) c.sort(list, (a, b) => b - a);
    assert.deepEqual(list, new Int32Array([3, 2, 1]));
    assert.equal(c.maybe(null), -1);
    assert.equal(c.maybe(() => 5), 5);
});

test("a callback may call back in, also itself", () => {
    const depth = (n) => c.maybe(() => (n ? depth(n - 1) + 1 : 0));
    assert.equal(depth(10), 10);
    assert.equal(c.walk("abc", (s) => c.walk(s + s, () => 1)), 6);
});

test("arguments of every kind", () => {
    let seen;
    assert.equal(c.kinds((...args) => {
        seen = args;
        return 2.5;
    }), 2.5);
    const text = read("index.d.ts");
    assert.match(text, /cells: Array<string \| null> \| null, none: string/);
    assert.deepEqual(seen, [-1, 0xffffffff, -5n, 1.5, true, "t€xt",
        new Uint8Array([1, 2, 255]), ["one", null, "two"], null]);
    assert.equal(c.wide((v) => v - 2n ** 64n), 0n);
    assert.equal(c.flag(() => true), false);
    assert.equal(c.mood((m) => m), c.Mood.GOOD);
    const all = [];
    assert.equal(c.spots((a, b) => all.push(a, b)), 6);
    assert.deepEqual(all, [{ x: 1, y: 2 }, { x: 3, y: 4 },
                           { x: 3, y: 4 }, null]);
    assert.equal(c.fill((buf) => {
        buf.set([1, 2]);
        buf[3] = 4;
        return 2;
    }), 2007);
});

test("an exception waits until C has returned", () => {
    const error = new Error("mine");
    let calls = 0;
    assert.throws(() => c.walk("abcd", () => {
        calls++;
        throw error;
    }), (e) => e === error);
    assert.equal(calls, 1);
    assert.equal(c.walk("ab", () => 1), 2);
});

test("CBW_FAIL: what C gets, or calls, when JavaScript throws", () => {
    let calls = 0;
    assert.throws(() => c.failing(() => {
        calls++;
        throw new Error("mine");
    }), /mine/);
    assert.equal(calls, 1);
    assert.throws(() => c.reporting(() => { throw new Error("mine"); }));
    assert.equal(c.failures(), 1);
    assert.equal(c.reporting(() => {}), 1);
});

test("CBW_UNWIND: exceptions pass through C", () => {
    assert.throws(() => c.unwinding(() => { throw new Error("mine"); }),
                  /mine/);
    assert.equal(c.finished(), 0);
    assert.equal(c.unwinding(() => 3), 3);
    assert.equal(c.finished(), 1);
});

test("a result that does not fit names the callback", () => {
    assert.throws(() => c.walk("a", () => "x"),
                  /walk: the result of 'visit\(\)' must be .*, got string x/);
    assert.throws(() => c.walk("a", () => 2 ** 31), RangeError);
    assert.throws(() => c.wide(() => 1), /wide: the result of 'fn\(\)'/);
    assert.throws(() => c.flag(() => 1), TypeError);
});

test("CBW_CB(once): called one time", () => {
    const got = [];
    c.later((v) => got.push(v));
    c.runLater(5);
    assert.deepEqual(got, [5]);
    assert.throws(() => c.runLater(6), /after its time/);
});

test("CBW_CB(forever): kept for good, replaced", () => {
    const got = [];
    c.atExit((code) => got.push(code));
    c.runExit(1);
    c.runExit(2);
    assert.deepEqual(got, [1, 2]);
    c.atExit(null);
    c.runExit(3);
    assert.deepEqual(got, [1, 2]);
});

test("CBW_CB(object): kept while the object lives", async () => {
    const got = [], bus = new c.Bus();
    bus.setHandler((n) => got.push(n));
    globalThis.gc();
    bus.send(1);
    bus.setHandler((n) => got.push(-n));
    bus.send(2);
    bus.add((n) => got.push(n * 10));
    bus.send(3);
    assert.deepEqual(got, [1, -2, -3, 30]);
    for (let i = 0; i < 40; i++) {
        const other = new c.Bus();
        for (let k = 0; k < 10; k++) other.add(() => got.push(0));
        other.free();
    }
    bus.free();
    const gone = freed();
    await collect(() => false);
    assert.equal(gone.deref(), undefined);
});

// A function that a freed object has let go.
function freed() {
    const bus = new c.Bus(), f = () => bus;
    bus.setHandler(f);
    bus.free();
    return new WeakRef(f);
}

test("a pool that is used up says so", () => {
    const bus = new c.Bus();
    assert.throws(() => {
        for (let i = 0; i < 100; i++) bus.add(() => {});
    }, /Bus.add/);
    bus.free();
    assert.equal(c.maybe(() => 5), 5);
});

test("CBW_FREES: C says when it is done", () => {
    const got = [], bus = new c.Bus();
    bus.own((n) => n + 1);
    assert.equal(bus.ask(5), 6);
    bus.own((n) => {
        got.push(n);
        return n + 2;
    });
    assert.equal(bus.ask(5), 7);
    bus.free();
    assert.deepEqual(got, [5]);
});

test("CBW_IFACE: a struct of callbacks is an object with methods", () => {
    const r = {
        at: 0, skipped: 0, data: new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        read(out) {
            const part = this.data.subarray(this.at, this.at + out.length);
            out.set(part);
            this.at += part.length;
            return part.length;
        },
        skip(n) { this.at += n; },
        eof() { return this.at >= this.data.length ? 1 : 0; },
    };
    assert.equal(c.load(r), 35);
    r.at = 0;
    r.skip = undefined;
    assert.equal(c.load(r), 45);
    assert.throws(() => c.load({ ...r, at: 0, eof: undefined }),
                  /load: argument 'r.eof' must be a function/);
    assert.throws(() => c.load({ ...r, at: 0, read: () => "x" }),
                  /load: the result of 'r.read\(\)' must be an integer/);
    assert.throws(() => c.load({ ...r, at: 0, read() {
        throw new Error("mine");
    } }), /mine/);
    assert.throws(() => c.load(5), TypeError);
});

test("CBW_IFACE: objects that C keeps", () => {
    const got = [];
    assert.equal(c.emitTo({ put: (s) => got.push(s), level: () => 4 }, "a"),
                 34);
    c.attach({ put: (s) => got.push("forever " + s) });
    for (let i = 0; i < 50; i++) c.walk("noise".repeat(50), () => 0);
    assert.equal(c.emit("b"), 30);
    const bus = new c.Bus();
    bus.tap({ put: (s) => got.push(s) });
    for (let i = 0; i < 50; i++) c.walk("noise".repeat(50), () => 0);
    bus.send(1);
    bus.free();
    assert.deepEqual(got, ["a", "forever b", "sent"]);
});

test("functions of C's are results", () => {
    const add = c.addOf(1), mul = c.addOf(2);
    assert.equal(add(3, 4), 7);
    assert.equal(mul(3, 4), 12);
    assert.equal(c.addOf(0), null);
    assert.throws(() => add(3, "4"), TypeError);
    assert.throws(() => add(3), TypeError);
    const codes = [];
    c.atExit((code) => codes.push(code));
    c.exitOf()(9); // through C, to JavaScript again
    assert.deepEqual(codes, [9]);
    assert.match(read("index.d.ts"), /addOf\(kind: number\): \(\(arg0: number/);
    c.atExit(null);
    assert.equal(c.exitOf(), null);
});

test("the types say the same", () => {
    const types = read("index.d.ts");
    assert.match(types, /visit: \(name: string \| null, depth: number\) => nu/);
    assert.match(types, /export interface Reader \{/);
    assert.match(types, /skip\?: \(n: number\) => void;/);
    assert.match(types, /read: \(data: Uint8Array\) => number;/);
    assert.doesNotMatch(types, /version/);
});
