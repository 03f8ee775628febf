// Structs as plain objects, tagged unions as discriminated unions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api: s, read } = await library("shapes");
const rect = () => ({
    a: { x: 0, y: 0 }, b: { x: 2, y: 3 }, name: "abc", tags:
        new Int32Array([1, 2, 3, 4]), corners: [{ x: 1, y: 1 },
                                                { x: 2, y: 5 }],
    size: { w: 7, h: -8 }, depth: 0.25,
});

test("CBW_VALUE: structs by value are plain objects", () => {
    assert.deepEqual(s.add({ x: 1, y: 2 }, { x: 3, y: 4.5 }),
                     { x: 4, y: 6.5 });
    assert.throws(() => s.add({ x: 1 }, { x: 1, y: 1 }), /add: .*'y'/);
    assert.throws(() => s.add(5, { x: 1, y: 1 }), /argument 'a' .*object/);
});

test("nested structs, arrays and text in fields", () => {
    assert.equal(s.area(rect()), 6 + 4 + 5 - 8 + 3.25);
    assert.equal(s.area({ ...rect(), name: null }), 6 + 4 + 5 - 8 + 0.75);
    assert.throws(() => s.area({ ...rect(), tags: new Int32Array(3) }),
                  RangeError);
    assert.throws(() => s.area({ ...rect(), corners: [] }), RangeError);
    assert.throws(() => s.area({ ...rect(), size: { w: 40000, h: 0 } }),
                  RangeError);
    assert.deepEqual(s.make("name"), {
        a: { x: 0, y: 0 }, b: { x: 0, y: 0 }, name: "name",
        tags: new Int32Array([1, 2, 3, 4]),
        corners: [{ x: 1, y: 2 }, { x: 3, y: 4 }], size: { w: 0, h: 0 },
        depth: 0,
    });
    assert.equal(s.make().name, null);
});

test("structs through pointers go in, come out, are written back", () => {
    const r = rect();
    s.grow(r, 5);
    assert.deepEqual(r, { ...rect(), b: { x: 7, y: 3 },
                          tags: new Int32Array([2, 2, 3, 4]),
                          size: { w: -2, h: -8 } });
    const p = { x: 1, y: 2 };
    assert.equal(s.peek(p), 2);
    assert.deepEqual(p, { x: 1, y: 2 });
    const { result, out } = s.bounds(9);
    assert.equal(result, 9);
    assert.equal(out.b.y, 9);
    assert.equal(out.name, "bounds");
    assert.deepEqual(s.origin(1), { x: 0, y: -1 });
    assert.equal(s.origin(0), null);
    assert.equal(s.optional(null), -1);
    assert.equal(s.optional({ x: 4, y: 0 }), 4);
    assert.deepEqual(s.locate(3).where, { x: 3, y: 3 });
    assert.deepEqual(s.locate(3, { x: 1, y: 2 }).where, { x: 1, y: 2 });
    assert.deepEqual(s.newPoint(2), { x: 2, y: 2 });
    assert.equal(s.dropped(), 1);
});

test("CBW_FIELD: lengths, names, flags, what is left out", () => {
    const blob = { data: new Uint8Array([1, 2]), title: "xyz", id: 2,
                   kind: s.Kinds.TWO };
    assert.equal(s.weigh(blob), 2206);
    assert.equal(s.weigh({ ...blob, title: null, data: null }), 2200);
    const back = s.blobOf(2);
    assert.deepEqual(back, { data: new Uint8Array([1, 2]), title: "title",
                             id: 2, kind: 2 });
    assert.equal(s.blobOf(0).data, null);
});

test("structs are aligned as C asks", () => {
    for (let i = 1; i < 9; i++) {
        const w = { at: new Int32Array([0, 0, 0, i]) };
        assert.equal(s.place(w), i);
    }
});

test("CBW_UNION: a tag and a union are a discriminated union", () => {
    assert.deepEqual(s.parse("42"), { tag: "INT", line: 3, value: 42n });
    assert.deepEqual(s.parse("abc"), { tag: "TEXT", line: 3, value: "abc" });
    assert.deepEqual(s.parse("$a"), { tag: "NAME", line: 3, value: "$a" });
    assert.deepEqual(s.parse("@"),
                     { tag: "SPOT", line: 3, value: { x: 1, y: 2 } });
    assert.deepEqual(s.parse(""), { tag: "NONE", line: 3 });
    assert.equal(s.print({ tag: "INT", line: 1, value: 5n }), 6);
    assert.equal(s.printCopy({ tag: "TEXT", line: 1, value: "ab" }), 201);
    assert.equal(s.print({ tag: "SPOT", line: 1, value: { x: 2, y: 3 } }), 6);
    assert.equal(s.print({ tag: "NONE", line: 4 }), -4);
    assert.throws(() => s.print({ tag: "ODD", line: 1 }),
                  /print: argument 'v.tag' must be .* Value, got string ODD/);
    assert.throws(() => s.print({ tag: "INT", line: 1, value: "x" }),
                  TypeError);
    assert.throws(() => s.odd(), /odd: C gave an unknown tag 77/);
    const v = { tag: "TEXT", line: 1, value: "x" };
    s.next(v);
    assert.deepEqual(v, { tag: "INT", line: 2, value: 5n });
    s.next(v);
    assert.deepEqual(v, { tag: "NONE", line: 3 });
    assert.equal(s.sum([{ tag: "NONE", line: 1 },
                        { tag: "NAME", line: 0, value: "a" }]), 99);
});

test("CBW_UNION: without a name, with macros for tags, nested", () => {
    assert.deepEqual(s.eventOf(7), { tag: "EVENT_KEY", value: 65 });
    assert.deepEqual(s.eventOf(9),
                     { tag: "EVENT_MOUSE", value: { x: 3, y: 4 } });
    assert.equal(s.handle({ tag: "EVENT_KEY", value: 66 }), 66);
    const key = { tag: "EVENT_KEY", value: 1 };
    const mouse = { tag: "EVENT_MOUSE", value: { x: 1, y: 2 } };
    assert.deepEqual(s.logOf({ last: key, all: [mouse, key] }),
                     { last: { ...key, value: 2 }, all: [mouse, key] });
});

test("the types say the same", () => {
    const types = read("index.d.ts");
    assert.match(types, /\| \{ tag: "INT"; line: number; value: bigint; \}/);
    assert.match(types, /\| \{ tag: "NONE"; line: number; \}/);
    assert.match(types, /readonly tags|tags: Int32Array;/);
    assert.match(types, /title\?: string \| null \| undefined;/);
});
