// Objects: constructors, members, ends, and who keeps whom alive.
import assert from "node:assert/strict";
import { test } from "node:test";
import { collect, library } from "./pack.mjs";

const { api: o, read } = await library("objects");

test("CBW_CLASS, CBW_NEW: constructors and free", () => {
    const t = new o.Tree(3);
    assert.ok(t instanceof o.Tree);
    assert.equal(o.live(), 1);
    t.free();
    t.free();
    assert.equal(o.live(), 0);
    assert.throws(() => t.root(), /Tree.root: the Tree was freed/);
    assert.throws(() => new o.Tree(-1), /new Tree: C gave NULL/);
    assert.throws(() => o.Tree(3), TypeError);
    assert.throws(() => o.Tree.prototype.root.call({}), TypeError);
    {
        const other = new o.Tree(1);
        other[Symbol.dispose || Symbol.for("Symbol.dispose")]();
    }
    assert.equal(o.live(), 0);
});

test("CBW_GET, CBW_SET, CBW_ON: properties and statics", () => {
    const t = new o.Tree(3), n = new o.Node(t, 5);
    assert.equal(n.value, 5);
    n.value = 7;
    assert.equal(n.value, 7);
    assert.throws(() => { n.value = "x"; }, TypeError);
    assert.equal(o.Node.max(), 99);
    const copy = o.Node.copy(n);
    assert.equal(copy.value, 7);
    copy.free();
    t.free();
    assert.equal(o.live(), 0);
});

test("CBW_BORROW: the owner is kept alive and checked", async () => {
    let t = new o.Tree(3);
    const root = t.root();
    assert.equal(root.value, 100);
    assert.equal(t.find(1), null);
    assert.equal(t.find(100).value, 100);
    assert.equal(t.peek().seen.value, 100);
    t = null;
    await collect(() => o.live() === 0);
    assert.equal(root.value, 100);
    const other = new o.Tree(1), its = other.root();
    other.free();
    assert.throws(() => its.value, /Tree .*was freed/);
    assert.throws(() => o.Node.copy(its), /freed/);
});

test("parents outlive their children, whoever ends first", async () => {
    await collect(() => o.live() === 0);
    assert.equal(o.live(), 0);
    let n = (() => new o.Node(new o.Tree(3), 5))();
    await collect(() => o.live() === 1);
    assert.equal(o.live(), 2);
    assert.equal(n.value, 5);
    n = null;
    await collect(() => o.live() === 0);
    assert.equal(o.live(), 0);
    const t = new o.Tree(3), child = new o.Node(t, 5);
    t.free();
    assert.equal(o.live(), 0);
    assert.throws(() => child.value, /freed/);
    child.free();
    assert.equal(o.live(), 0);
});

test("owned handles come through pointers", () => {
    const t = new o.Tree(3), { result, made } = t.make(4);
    assert.equal(result, 4);
    assert.equal(made.value, 4);
    assert.equal(t.make(0).made, null);
    made.free();
    t.free();
    assert.equal(o.live(), 0);
});

test("CBW_TAKES: the object is C's from then on", () => {
    const t = new o.Tree(3), n = new o.Node(t, 5);
    t.take(n);
    assert.equal(t.taken(), 5);
    assert.throws(() => n.value, TypeError);
    n.free();
    assert.equal(o.live(), 2);
    t.free();
    assert.equal(o.live(), 0);
    o.give("text for C");
    assert.equal(o.given(), "text for C");
    o.give("more");
    assert.equal(o.given(), "more");
});

test("CBW_OPT, CBW_SAME on handles", () => {
    const t = new o.Tree(3), n = new o.Node(t, 5);
    assert.equal(n.compare(null), 1000);
    assert.equal(n.compare(t.root()), -95);
    assert.throws(() => n.compare(t), /argument 'b' must be a Node/);
    assert.equal(n.self(), n);
    t.free();
});

test("CBW_NOTE: a constructor's argument sizes later buffers", () => {
    const t = new o.Tree(3);
    assert.deepEqual(t.fill(), new Float32Array([0, 1, 2]));
    t.free();
});

test("CBW_KEEP(reached): as long as C's memory points there", () => {
    const t = new o.Tree(3), n = new o.Node(t, 5);
    n.note("stays", 3);
    for (let i = 0; i < 20000; i++)
        n.note(`note ${i} ${"x".repeat(90)}`, i % 3);
    assert.equal(n.noted(3), "stays");
    assert.match(n.noted(19999 % 3), /^note 19999 x/);
    assert.match(n.noted(19998 % 3), /^note 19998 x/);
    t.free();
});

test("CBW_KEEP: copies and objects live as long as their keeper", async () => {
    const t = new o.Tree(3), n = new o.Node(t, 5);
    n.setName("first");
    n.setName("a longer second name");
    n.addTag("x");
    n.addTag("y");
    for (let i = 0; i < 100; i++) o.give("noise noise " + i);
    assert.equal(n.name(), "a longer second name");
    assert.equal(n.tags(), "x,y,");
    let other = new o.Node(t, 42);
    n.watch(other);
    other = null;
    await collect(() => o.live() === 2);
    assert.equal(n.watched(), 42);
    o.setTitle("one");
    o.setTitle("two");
    for (let i = 0; i < 100; i++) o.give("noise noise " + i);
    assert.equal(o.title(), "two");
    t.free();
});

test("CBW_KEEP: what a kept list or struct points to is kept too", () => {
    const t = new o.Tree(3), n = new o.Node(t, 5);
    n.setWords(["first", "second"]);
    n.setLabel({ text: "label", data: new Uint8Array([1, 2]), weight: 7 });
    for (let i = 0; i < 100; i++) o.give("noise noise " + i);
    assert.equal(n.said(), "5,first,second;label 2 7");
    n.setWords(["third"]);
    n.setLabel({ text: "other", data: new Uint8Array([3]), weight: 8 });
    for (let i = 0; i < 100; i++) o.give("noise noise " + i);
    assert.equal(n.said(), "5,third;other 3 8");
    assert.throws(() => n.setWords(["ok", 5]), TypeError);
    assert.equal(n.said(), "5,third;other 3 8");
    t.free();
});

test("arrays of handles", () => {
    const t = new o.Tree(3), n = new o.Node(t, 5);
    assert.equal(t.sum([n, t.root()]), 108);
    assert.throws(() => t.sum([n, t]), /sum: .* must be a Node/);
    assert.throws(() => t.sum([null]), TypeError);
    t.free();
});

test("integers that are handles", () => {
    const a = new o.Conn(80), b = new o.Conn(443);
    assert.equal(a.port, 80);
    assert.equal(a.pair(b), 80443);
    assert.throws(() => a.pair(2), /must be a Conn/);
    assert.equal(o.connBest().port, 80);
    b.free();
    assert.throws(() => a.pair(b), /freed/);
    a.free();
    assert.equal(o.live(), 0);
});

test("CBW_KEEP(ret): the result keeps the copy", () => {
    const v = new o.View(new Uint8Array([1, 2, 3]));
    for (let i = 0; i < 100; i++) o.give("noise noise " + i);
    assert.equal(v.sum(), 6);
    assert.throws(() => new o.View(new Uint8Array(1)), /NULL/);
    assert.throws(() => new o.View(5), TypeError);
    const w = new o.View(new Uint8Array([4, 5]));
    assert.equal(v.sum(), 6);
    assert.equal(w.sum(), 9);
    v.free();
    assert.equal(w.sum(), 9);
    w.free();
});

test("an object that another keeps ends after it", async () => {
    await collect(() => o.live() === 0);
    const t = new o.Tree(3), n = new o.Node(t, 5), m = new o.Node(t, 6);
    n.watch(m);
    m.free();
    assert.throws(() => m.value, /freed/);
    assert.equal(n.watched(), 6);
    n.free();
    assert.equal(o.live(), 1);
    t.free();
    assert.equal(o.live(), 0);
});

test("ref, unref: borrowed results are counted references", () => {
    const j = new o.Json(2), child = j.child(), grand = child.child();
    assert.equal(grand.child(), null);
    j.free();
    assert.equal(child.value, 1);
    child.free();
    assert.equal(grand.value, 0);
    grand.free();
    assert.equal(o.live(), 0);
});

test("CBW_AS and typedefs of void * are classes", () => {
    const s = new o.Session(7), it = o.iterBegin?.(s) ?? s.iterBegin();
    assert.equal(s.id, 7);
    assert.ok(it instanceof o.Iter);
    assert.equal(it.next(), 8);
    s.free();
    assert.throws(() => it.next(), /freed/);
});

test("CBW_FIELD: visible state, kept input, output, init and end", async () => {
    const s = new o.Stream();
    assert.equal(s.level, 6);
    s.level = 1;
    s.nextIn = new Uint8Array([1, 2, 3]);
    s.nextOut = 2;
    assert.equal(s.run(), 1);
    assert.deepEqual(s.nextOut, new Uint8Array([2, 3]));
    assert.equal(s.availIn, 1);
    assert.equal(s.availOut, 0);
    s.nextOut = new Uint8Array([9, 9, 9]);
    assert.equal(s.run(), 0);
    assert.deepEqual(s.nextOut, new Uint8Array([4]));
    s.nextIn = new Uint8Array([255]);
    assert.throws(() => s.run(), /Stream.run: bad byte/);
    assert.equal(s.msg, "bad byte");
    assert.equal(s.internal, undefined);
    assert.throws(() => { s.level = 1.5; }, RangeError);
    s.free();
    assert.equal(o.live(), 0);
    assert.equal(new o.Stream(3).level, 3);
    await collect(() => o.live() === 0);
    assert.equal(o.live(), 0);
});

test("a box is aligned as C asks", () => {
    for (let i = 0; i < 5; i++) {
        const v = new o.Vec();
        assert.equal(v.address() % 64, 0);
        v.at = 5;
        assert.equal(v.at, 5);
        assert.deepEqual(v.lanes, new Float32Array(4));
        v.free();
    }
});

test("the types say the same", () => {
    const types = read("index.d.ts");
    assert.match(types, /get value\(\): number;/);
    assert.match(types, /static max\(\): number;/);
    assert.match(types, /peek\(\): \{ result: number; seen: Node \| null; \}/);
});
