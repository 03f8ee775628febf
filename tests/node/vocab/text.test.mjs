// Text: ends, encodings, ownership, lists, cursors, fixed arrays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api: t, read } = await library("text");
const LONG = "ä☃😀".repeat(30000);

test("NUL-terminated text goes in and is checked", () => {
    assert.equal(t.words("one two  three"), 3);
    assert.equal(t.words(""), 0);
    assert.equal(t.words(LONG), 1);
    assert.throws(() => t.words("a\0b"), /words: argument 'text' .* NUL/);
    assert.throws(() => t.words(5), TypeError);
    assert.throws(() => t.words(null), TypeError);
});

test("CBW_LEN: text with its length may hold NULs", () => {
    assert.equal(t.count("a\0b"), 301);
    assert.equal(t.count("é"), 200);
    assert.equal(t.count(""), 0);
});

test("CBW_OPT: null instead of text, both ways", () => {
    assert.equal(t.name(0), null);
    assert.equal(t.name(1), "nämë ☃");
    assert.equal(t.optional(null), -97);
    assert.equal(t.optional(undefined, "a"), -99);
    assert.equal(t.optional("ab"), 203);
});

test("CBW_STR: bytes that are text", () => {
    assert.equal(t.label(), "lab€l");
    assert.equal(t.bytesOf("€"), 3);
});

test("CBW_BIN: chars that are bytes", () => {
    assert.equal(t.sum(new Uint8Array([255, 1])), 256);
    assert.throws(() => t.sum("ab"), TypeError);
    assert.equal(t.either("ab"), 195);
    assert.equal(t.either(new Uint8Array([1, 2])), 3);
});

test("text from C that is not UTF-8 is an error", () => {
    assert.throws(() => t.broken(), /broken: C's text is not UTF-8/);
});

test("CBW_OWN: what the caller owns is freed with its function", () => {
    assert.equal(t.twice("ab"), "abab");
    assert.equal(t.twice(LONG), LONG + LONG);
    assert.equal(t.mine("x"), "xx");
    assert.equal(t.released(), 1);
    assert.equal(t.mine(""), null);
    assert.equal(t.released(), 1);
    assert.equal(t.part("abcd"), "abc");
});

test("CBW_ENC: UTF-16, UTF-32, Latin-1 and ASCII", () => {
    assert.equal(t.units("α😀"), 3);
    assert.equal(t.greek(), "αβγ😀");
    assert.equal(t.wide("α😀"), 2);
    assert.equal(t.runes("α😀"), 0x1f600);
    assert.equal(t.runes(""), 0);
    assert.equal(t.smile(), "a😀");
    assert.equal(t.utf16("abα"), 0x3b1);
    assert.equal(t.utf16Of(), "xyz");
    assert.equal(t.utf16be("α"), 0x3b1);
    assert.equal(t.utf16beOf(), "αA");
    assert.equal(t.latin("é"), 0xe9);
    assert.equal(t.latinOf(), "café");
    assert.throws(() => t.latin("α"), /latin: argument 's' .*latin1/);
    assert.equal(t.ascii("abc"), 3);
    assert.throws(() => t.ascii("é"), /ascii/);
});

test("lists of text, with a length or an end", () => {
    assert.equal(t.join(["ab", "€", ""]), 5);
    assert.equal(t.join([]), 0);
    assert.throws(() => t.join(["a", 5]), TypeError);
    assert.throws(() => t.join("ab"), TypeError);
    assert.throws(() => t.join(["a\0"]), TypeError);
    assert.deepEqual(t.all(), ["one", "two", "drei"]);
});

test("CBW_NUL: a list that ends with zero", () => {
    assert.equal(t.run(["a", "bcd"]), 23);
    assert.equal(t.run([]), 0);
});

test("CBW_EACH: words for the inner level", () => {
    assert.equal(t.blend([new Uint8Array([1, 2]), new Uint8Array([3, 4])]),
                 1234);
    assert.equal(t.blend([]), 0);
    assert.throws(() => t.blend([new Uint8Array(2), new Uint8Array(3)]),
                  /blend: argument 'rows'/);
    assert.equal(t.fixedRows([new Uint8Array([1, 2, 3, 4])]), 4);
    assert.throws(() => t.fixedRows([new Uint8Array(3)]), RangeError);
    assert.equal(t.latins(["a", "é"]), 0xe9);
});

test("CBW_SAME: the result is a parameter again, or null", () => {
    assert.equal(t.fill(3, 97), "aaa");
    assert.equal(t.skip("abc", 1), "abc");
    assert.equal(t.skip("abc", 0), null);
});

test("text that C writes: capacity, several results", () => {
    assert.equal(t.getName(100), "somebody");
    assert.equal(t.getName(5), "some");
    assert.deepEqual(t.getTitle(4), { result: 3, buf: "som" });
    assert.deepEqual(t.describe(7), { result: 7, name: "code", copy: "nono" });
    assert.deepEqual(t.describe(0), { result: 0, name: null, copy: null });
});

test("CBW_ENC: in callbacks", () => {
    const seen = [];
    assert.equal(t.tell((...s) => seen.push(...s)), 2);
    assert.deepEqual(seen, ["\u00e9a", "\u20ac"]);
});

test("CBW_NUL, CBW_EACH, CBW_OWN: lists of text that C gives", () => {
    assert.deepEqual(t.names(), ["red", "gr\u00fcn"]);
    assert.deepEqual(t.table(2),
                     { result: 2, cells: ["first", null, "next", null] });
    assert.equal(t.kept(), "kept");
    assert.equal(t.tables(), 0);
    assert.equal(t.endTable, undefined);
    assert.equal(t.endKept, undefined);
});

test("CBW_IN: read only, though not const", () => {
    assert.equal(t.upper("abC"), 2);
});

test("CBW_CURSOR: how much C took comes back", () => {
    assert.deepEqual(t.decode(new Uint8Array([7, 8, 9])), { result: 7, p: 2 });
    assert.deepEqual(t.decode(new Uint8Array([7])), { result: 7, p: 1 });
    assert.deepEqual(t.decode(new Uint8Array(0)), { result: -1, p: 0 });
    assert.deepEqual(t.scan("abc def"), { result: 7, p: 3 });
});

test("text in fixed arrays of a struct", () => {
    const r = { tag: "abc", wide: "xyz", raw: new Int8Array([1, 2, 3, 4]),
                name: "n" };
    assert.deepEqual(t.next(r), {
        tag: "bbc", wide: "yyz", raw: new Int8Array([2, 2, 3, 4]), name: "n!",
    });
    assert.equal(t.next({ ...r, name: null }).name, null);
    assert.throws(() => t.next({ ...r, tag: "12345678" }), RangeError);
    assert.throws(() => t.next({ ...r, wide: "1234" }), RangeError);
    assert.throws(() => t.next({ ...r, raw: new Int8Array(3) }), RangeError);
});

test("the types say the same", () => {
    const types = read("index.d.ts");
    assert.match(types, /function name\(i: number\): string \| null;/);
    assert.match(types, /parts: ReadonlyArray<string>/);
});
