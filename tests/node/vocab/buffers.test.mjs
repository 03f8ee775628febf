// Buffers and lists in both directions, and what says how long they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api: b, read } = await library("buffers");
const u8 = (...n) => new Uint8Array(n);

test("CBW_LEN: a list and the parameter that is its length", () => {
    assert.equal(b.sum(u8(1, 2, 3)), 6);
    assert.equal(b.sum(u8()), 0);
    assert.equal(b.sum(new Uint8Array(300000).fill(1)), 300000);
    assert.equal(b.mean(new Float64Array([1, 2, 6])), 3);
    assert.equal(b.total(new BigInt64Array([1n, -5n])), -4n);
    assert.throws(() => b.sum([1, 2]), /sum: argument 'data' .*Uint8Array/);
    assert.throws(() => b.sum(new Int8Array(2)), TypeError);
    assert.throws(() => b.sum(null), TypeError);
});

test("CBW_LEN: constants, expressions, any, an end", () => {
    assert.equal(b.key(u8(1, 2, 3, 4)), 4);
    assert.throws(() => b.key(u8(1, 2, 3)), RangeError);
    assert.equal(b.iv(u8(1, 2, 3, 5)), 5);
    assert.throws(() => b.iv(new Uint8Array(5)), RangeError);
    assert.equal(b.area(new Int32Array([1, 2, 3, 4, 5, 6]), 2, 3), 6);
    assert.throws(() => b.area(new Int32Array(5), 2, 3),
                  /area: argument 'cells' must have 6 elements/);
    assert.equal(b.untilZero(new Int32Array([1, 2])), 3);
    assert.equal(b.untilZero(new Int32Array([])), 0);
    assert.throws(() => b.untilZero(new Int32Array([1, 0])), TypeError);
    assert.equal(b.any(u8(1, 0, 9)), 9);
});

test("lists that share a length, and narrow lengths, are checked", () => {
    const f = (...n) => new Float32Array(n);
    assert.equal(b.dot(f(1, 2), f(3, 4)), 11);
    assert.throws(() => b.dot(f(1, 2), f(3)), /dot: argument 'b'/);
    assert.equal(b.narrow(new Uint8Array(255).fill(1)), 255);
    assert.throws(() => b.narrow(new Uint8Array(256)), RangeError);
    assert.equal(b.maybe(null), -1);
    assert.equal(b.maybe(u8(4)), 4);
});

test("CBW_INOUT, CBW_IN, CBW_COPY: written back, or not", () => {
    const values = new Float32Array([1, 2]);
    b.scale(values, 3);
    assert.deepEqual(values, new Float32Array([3, 6]));
    const data = u8(1, 2);
    assert.equal(b.read(data), 3);
    assert.deepEqual(data, u8(1, 2));
    assert.equal(b.borrowed(u8(5)), 5);
});

test("CBW_CAP: the capacity said by C, used lengths come back", () => {
    assert.deepEqual(b.pack(u8(1, 0)), u8(1, 1, 0));
    assert.deepEqual(b.pack(u8()), u8());
    assert.throws(() => b.pack(u8(1, 2, 3)), /pack: too small/);
    assert.deepEqual(b.hash(u8(255, 1)), u8(0, 1, 0, 0));
    assert.deepEqual(b.digest(u8(7, 8)), u8(2, 7));
    assert.deepEqual(b.keys(), { pk: u8(97, 98), sk: u8(99, 100, 101) });
    assert.deepEqual(b.big(200000, 3), { result: 0,
                                         out: new Uint8Array(200000).fill(3) });
});

test("CBW_USED: elements that count; the caller's array is filled", () => {
    assert.deepEqual(b.fetch(3), u8(1, 2, 3));
    const mine = new Uint8Array(10);
    const got = b.fetch(mine);
    assert.deepEqual(got, u8(1, 2, 3, 4, 5));
    assert.equal(got.buffer, mine.buffer);
    assert.equal(mine[4], 5);
    assert.throws(() => b.fetch(-1), RangeError);
    assert.throws(() => b.liar(2), /liar: C gave \d+ elements, \d+ had room/);
    assert.deepEqual(b.sign(u8(1, 2)), { result: 0, sm: u8(9, 1, 2) });
    assert.deepEqual(b.samples(3), new Float32Array([0, 0.5, 1]));
});

test("CBW_OWN, CBW_BORROW: memory of C's is copied, freed or left", () => {
    assert.deepEqual(b.make(), { result: 5, data: u8(120, 121, 122) });
    assert.equal(b.dropped(), 1);
    assert.deepEqual(b.ramp(3), new Float64Array([0, 1, 2]));
    assert.equal(b.dropped(), 2);
    assert.equal(b.ramp(-1), null);
    assert.equal(b.dropped(), 2);
    assert.deepEqual(b.table(), new Int32Array([3, 1, 4]));
    assert.deepEqual(b.ended(), new Uint16Array([5, 6]));
    assert.equal(b.nothing(), null);
});

test("arrays of structs go in, come back, come out", () => {
    assert.equal(b.pairs([{ a: 2, b: 1.5 }, { a: 1, b: 4 }]), 7);
    assert.throws(() => b.pairs([{ a: "2", b: 1 }]), TypeError);
    assert.throws(() => b.pairs([5]), TypeError);
    const list = [{ a: 2, b: 7 }];
    b.swap(list);
    assert.deepEqual(list, [{ a: 7, b: 2 }]);
    assert.deepEqual(b.constant(), [{ a: 1, b: 1.5 }, { a: 2, b: 2.5 }]);
    assert.deepEqual(b.split(5), [{ a: 0, b: 0.5 }, { a: 1, b: 1.5 }]);
    assert.deepEqual(b.split(1), [{ a: 0, b: 0.5 }]);
});

test("CBW_BIN: memory for structs that only C knows", () => {
    assert.equal(b.links(new Uint8Array(32), 4), 6);
    assert.throws(() => b.links(new Uint8Array(31), 4), RangeError);
});

test("the types say the same", () => {
    const types = read("index.d.ts");
    assert.match(types, /function fetch\(out: number \| Uint8Array\)/);
    assert.match(types, /pairs\(p: ReadonlyArray<Pair>\): number;/);
});
