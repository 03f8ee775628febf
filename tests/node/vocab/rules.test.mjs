// A side file's rules for many functions of a header that is not edited.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api: r, read } = await library("rules", "--files");
const u8 = (...n) => new Uint8Array(n);

test("CBW_RULE: % is the prefix for which the constant exists", () => {
    assert.deepEqual(r.box(u8(1, 2, 3, 0)), u8(1, 2, 3));
    assert.throws(() => r.box(u8(1, 2, 3)), /4 elements/);
    assert.throws(() => r.auth(u8(1)), /2 elements/);
});

test("CBW_RULE: for parameters of a C type, and by name", () => {
    assert.deepEqual(r.auth(u8(1, 9)), { result: 0, tag: u8(9) });
});

test("CBW_RULE: results; a word in place is stronger", () => {
    assert.throws(() => r.box(u8(1, 2, 3, 4)), (e) => {
        assert.match(e.message, /box: no such box/);
        assert.equal(e.code, 4);
        return e instanceof r.RulesError;
    });
    assert.deepEqual(r.boxOpen(u8(5), 0), u8(5, 5, 5));
    assert.throws(() => r.boxOpen(u8(5), 6), r.RulesError);
    const s = new r.State();
    assert.equal(s.step(0), undefined);
    assert.throws(() => s.step(3), /State.step: state 3/);
    s.free();
});

test("CBW_RULE: skip for all, callbacks by typedef, words of CBW_FN", () => {
    assert.equal(r.internalDump, undefined);
    let seen;
    assert.equal(r.each((part) => {
        seen = part;
        return 4;
    }), 4);
    assert.deepEqual(seen, u8(255, 1));
    assert.equal(r.quick(1), 2);
    assert.equal(r.other(u8(1, 7)), 7);
});

test("CBW_CLASS: files are objects of C's library", () => {
    const files = new Map();
    const one = r.instantiate({ wasi: { files } });
    const f = new one.Stream("out.txt", "w");
    assert.equal(f.putLine("hello"), 6);
    f.free();
    assert.equal(new TextDecoder().decode(files.get("/out.txt")), "hello\n");
    assert.throws(() => new one.Stream("none", "r"), /No such file/);
});

test("CBW_MODULE: prefixes go, the error class has the name", () => {
    assert.equal(r.RulesError.name, "RulesError");
    assert.equal(r.crypto_box_KEYBYTES ?? r.box_KEYBYTES, 4);
    assert.match(read("index.d.ts"), /export class State /);
});
