// Errors: status codes, NULL, errno, longjmp, traps; and files over memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api: e, read } = await library("errors");
const bytes = (s) => new TextEncoder().encode(s);

test("CBW_THROW: a status becomes an exception with code and message", () => {
    assert.equal(e.check(0), undefined);
    assert.throws(() => e.check(3), (x) => {
        assert.ok(x instanceof e.TroubleError && x instanceof Error);
        assert.equal(x.name, "TroubleError");
        assert.equal(x.message, "check: problem 3");
        assert.equal(x.code, 3);
        assert.equal(x.function, "check");
        return true;
    });
    assert.deepEqual(e.checkSome(2), { result: 2, value: 4 });
    assert.throws(() => e.checkSome(-2), /checkSome: problem -2/);
    assert.equal(e.lock(0), undefined);
    assert.throws(() => e.lock(1), /lock: it is locked/);
    assert.equal(e.line(1), "text");
    assert.throws(() => e.line(0), /line: failed/);
    assert.throws(() => e.plain(8), /plain: failed with code 8/);
    assert.equal(e.detail(0), undefined);
    assert.throws(() => e.detail(4), /detail: in detail/);
});

test("CBW_ERRNO: errno with its text", () => {
    assert.equal(e.openIt("abc", 0), 3);
    assert.throws(() => e.openIt("abc", 44), (x) => {
        assert.match(x.message, /openIt: .*No such file or directory/);
        assert.equal(x.code, 44);
        return true;
    });
    assert.throws(() => new e.File("x", 2), /new File: .*Permission denied/);
    new e.File("x", 0).free();
});

test("CBW_LONGJMP: a jump out of C is an exception", () => {
    assert.equal(e.jump(0), 5);
    assert.throws(() => e.jump(9), (x) => {
        assert.ok(x instanceof e.TroubleError);
        assert.equal(x.code, 9);
        return true;
    });
    assert.equal(e.jump(0), 5);
    assert.throws(() => e.jumpThrough(() => 1, 4), e.TroubleError);
    assert.throws(() => e.jumpThrough(() => {
        throw new Error("mine");
    }, 4), /mine/);
    assert.equal(e.jumpThrough(() => 3, 0), 3);
});

test("CBW_FILE: bytes are read", () => {
    assert.deepEqual(e.load(bytes("abc")), { result: 3, first: 97 });
    assert.deepEqual(e.load(bytes("")), { result: 0, first: -1 });
    assert.deepEqual(e.load(new Uint8Array(100000).fill(7)),
                     { result: 100000, first: 7 });
    assert.equal(e.readTwice(bytes("xy")), 120121);
    assert.throws(() => e.load("abc"), /load: argument 'f' .*Uint8Array/);
});

test("CBW_FILE: what C writes comes back", () => {
    assert.deepEqual(e.save(3), { result: 3, f: new Uint8Array([0, 1, 2]) });
    assert.deepEqual(e.save(0), { result: 0, f: new Uint8Array(0) });
    assert.deepEqual(e.print("hello"), bytes("<hello>\n"));
    assert.deepEqual(e.copy(bytes("bcd")), { result: 3, to: bytes("cbe") });
    assert.equal(e.save(200000).f.length, 200000);
});

test("a trap ends the instance, and only it", () => {
    const one = e.instantiate();
    assert.throws(() => one.divide(1, 0), /divide: C trapped/);
    assert.throws(() => one.check(0), /dead until reset/);
    assert.equal(e.divide(6, 3), 2);
    one.reset();
    assert.equal(one.divide(6, 3), 2);
    const two = e.instantiate();
    assert.throws(() => two.recurse(0), /recurse: C trapped/);
    const three = e.instantiate();
    assert.throws(() => three.stop(3), /exit\(3\)/);
    assert.equal(e.divide(6, 3), 2);
});

test("the types say the same", () => {
    const types = read("index.d.ts");
    assert.match(types, /export class TroubleError extends Error/);
    assert.match(types, /@throws \{@link TroubleError\}/);
    assert.match(types, /function check\(code: number\): void;/);
});
