// Numbers: every width, defaults, hidden values, enums, constants, variables,
// bit-fields, and C code without a symbol.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api: n, read } = await library("numbers");

test("integers of every width come back and are checked", () => {
    const ranges = {
        i8: [-128, 127], u8: [0, 255], i16: [-32768, 32767], u16: [0, 65535],
        i32: [-(2 ** 31), 2 ** 31 - 1], u32: [0, 2 ** 32 - 1],
        ulong: [0, 2 ** 32 - 1], uchar: [0, 255],
    };
    for (const [name, [min, max]] of Object.entries(ranges)) {
        assert.equal(n[name](min), min, name);
        assert.equal(n[name](max), max, name);
        assert.throws(() => n[name](min - 1), RangeError, name);
        assert.throws(() => n[name](max + 1), RangeError, name);
        assert.throws(() => n[name](0.5), RangeError, name);
        assert.throws(() => n[name](NaN), RangeError, name);
        assert.throws(() => n[name]("1"), TypeError, name);
        assert.throws(() => n[name](1n), TypeError, name);
    }
});

test("64-bit integers are bigints", () => {
    assert.equal(n.i64(-(2n ** 63n)), -(2n ** 63n));
    assert.equal(n.u64(2n ** 64n - 1n), 2n ** 64n - 1n);
    assert.throws(() => n.u64(-1n), RangeError);
    assert.throws(() => n.i64(2n ** 63n), RangeError);
    assert.throws(() => n.i64(1), TypeError);
});

test("floats, booleans and chars are numbers, booleans, small integers", () => {
    assert.equal(n.f32(1.1), Math.fround(1.1));
    assert.equal(n.f64(1.1), 1.1);
    assert.ok(Number.isNaN(n.f64(NaN)));
    assert.equal(n.not(true), false);
    assert.throws(() => n.not(1), /not: argument 'v' must be true or false/);
    assert.equal(n.char(65), 66);
    assert.equal(n.char(-1), 0);
    assert.throws(() => n.char(128), RangeError);
    assert.equal(n.nothing(), undefined);
});

test("CBW_BOOL: an int result or argument is true or false", () => {
    assert.equal(n.isEven(4), true);
    assert.equal(n.isEven(3), false);
    assert.throws(() => n.level(1, 2, 1), TypeError);
});

test("CBW_DEF: what the caller leaves out", () => {
    assert.equal(n.level(1), 100 - 10 + 1);
    assert.equal(n.level(1, 2), 121);
    assert.equal(n.level(1, undefined, false), 90);
    assert.equal(n.big(), 5n);
    assert.equal(n.big(7n), 7n);
    assert.equal(n.ratio(), 0.5);
});

test("CBW_HIDE: C gets an expression over the others", () => {
    assert.equal(n.quiet.length, 1);
    assert.equal(n.quiet(7), 1000);
});

test("CBW_SKIP: not bound", () => {
    assert.equal(n.secret, undefined);
    assert.equal(n.getInternal, undefined);
});

test("CBW_NAME: of functions, parameters and results", () => {
    assert.equal(n.other(5), 5);
    assert.throws(() => n.other("5"), /other: argument 'amount'/);
    assert.equal(n.renamed, undefined);
    assert.deepEqual(n.divide(17, 5), { quotient: 3, remainder: 2 });
});

test("CBW_OUT: one result, or several as an object", () => {
    assert.deepEqual(n.parse("2.5x"), { result: 3, number: 2.5 });
    assert.deepEqual(n.halves(), { result: 1, lowValue: -5, high: 65000 });
});

test("CBW_INOUT: a cell goes in and comes back", () => {
    assert.equal(n.step(4), 5);
    assert.deepEqual(n.wideStep(2n ** 40n), { pos: 2n ** 40n + 1n, odd: true });
});

test("enums are constants and their numbers", () => {
    assert.equal(n.nextColor(n.Color.RED), n.Color.GREEN);
    assert.equal(n.Color.BLUE, 6);
    assert.throws(() => n.nextColor("RED"), TypeError);
    assert.equal(n.without(n.Options.A | n.Options.C, n.Options.A),
                 n.Options.C);
});

test("CBW_CONSTS and CBW_FLAGS: macros as an enum", () => {
    assert.deepEqual({ ...n.Mode }, { FAST: 1, SMALL: 2 });
    assert.equal(n.mode(n.Mode.FAST | n.Mode.SMALL), 3);
    assert.equal(n.mode(), 1);
});

test("constants of every kind are exported", () => {
    assert.equal(n.ANSWER, 42);
    assert.equal(n.NEGATIVE, -7);
    assert.equal(n.PI, 3.25);
    assert.equal(n.GREETING, "hello");
    assert.equal(n.BIG, 2n ** 32n);
    assert.equal(n.SHIFTED, 2 ** 31);
    assert.equal(n.COMPUTED, 88);
    assert.equal(n.LIMIT, 10);
    assert.equal(n.OTHER_LIMIT, 11);
});

test("CBW_FN: words for a static inline function", () => {
    assert.equal(n.double_it(21), 42);
});

test("CBW_MACRO: a function-like macro is called through C", () => {
    assert.equal(n.area(6, 7), 42);
});

test("CBW_VARIANT: a variadic function in one shape", () => {
    assert.deepEqual(n.configSet(1), { result: 0, was: 0 });
    assert.equal(n.configGet(), 1);
    assert.deepEqual(n.configSet(0), { result: 0, was: 1 });
    assert.equal(n.config, undefined);
    assert.equal(n.sumThree(1, 20, 300), 321);
    assert.equal(n.sumOne(7), 7);
    assert.equal(n.vsum, undefined);
});

test("a printf-like function takes text, never a format", () => {
    assert.equal(n.report("100%s%n"), 7);
    assert.equal(n.reported(), "100%s%n");
    assert.equal(n.vreport, undefined);
});

test("variables are read and written by functions", () => {
    assert.equal(n.getVerbose(), 3);
    n.setVerbose(9);
    assert.equal(n.getVerbose(), 9);
    assert.throws(() => n.setVerbose("9"), TypeError);
    assert.equal(n.getScale(), 2.5);
    assert.equal(n.setScale, undefined);
    assert.equal(n.getVersion(), "1.2.3");
    assert.equal(n.getVendor(), "acme");
    n.setReady(true);
    assert.equal(n.getReady(), true);
    assert.equal(n.getSum(), 2n ** 40n);
    assert.deepEqual(n.getPrimes(), new Uint16Array([2, 3, 5, 7]));
    assert.equal(n.getPaint(), n.Color.GREEN);
    n.setPaint(n.Color.RED);
    assert.equal(n.getPaint(), 0);
    assert.deepEqual(n.getBoth(), { a: 1, b: 2 });
    n.setBoth({ a: 3, b: 4 });
    assert.deepEqual(n.getBoth(), { a: 3, b: 4 });
    assert.deepEqual(n.getNames(), ["one", "two"]);
    assert.equal(n.getUndefined, undefined);
});

test("variables that are text or callbacks are kept when set", () => {
    assert.equal(n.getTitle(), "untitled");
    n.setTitle("a title");
    for (let i = 0; i < 100; i++) n.report("noise".repeat(10));
    assert.equal(n.getTitle(), "a title");
    assert.equal(n.setVendor, undefined);
    assert.equal(n.hooked(1), -1);
    n.setHook((x) => x * 2);
    assert.equal(n.hooked(4), 8);
});

test("bit-fields are read, written and checked", () => {
    const b = { low: 7, high: 3, small: -8, flag: true, wide: 2n ** 40n - 2n,
                whole: -1 };
    assert.deepEqual(n.shift(b), { low: 0, high: 4, small: -7, flag: false,
                                   wide: 2n ** 40n - 1n, whole: 0 });
    assert.throws(() => n.shift({ ...b, low: 8 }), RangeError);
    assert.throws(() => n.shift({ ...b, small: 8 }), RangeError);
    assert.throws(() => n.shift({ ...b, wide: 2n ** 40n }), RangeError);
});

test("the types say the same", () => {
    const types = read("index.d.ts");
    assert.match(types, /function i64\(v: bigint\): bigint;/);
    assert.match(types, /function level\(x: number, level\?: number, /);
    assert.match(types, /getVerbose\(\): number;/);
    assert.match(types, /setVerbose\(value: number\): void;/);
});
