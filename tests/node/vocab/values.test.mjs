// JavaScript values that C holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api, read } = await library("values");
const imports = {
    get: (object, key) => object[key],
    number: Number,
    call: (f, x) => f(x),
};
const lib = api.instantiate({ imports, trackLeaks: true });
const clean = () => assert.deepEqual(lib.leaks().map((l) => l.what), []);

test("cbw_js: C reads objects through imports", () => {
    assert.equal(lib.sum([{ a: 1 }, { a: 2.5 }, { a: 4 }], "a"), 7.5);
    clean();
});

test("cbw_js, CBW_TAKES: what C keeps is the same value", () => {
    for (const v of [{}, () => 1, Symbol(), 1n, null, "text", NaN, 0, false]) {
        lib.keep(v);
        assert.ok(Object.is(lib.kept(), v));
        assert.equal(lib.leaks().length, 1);
        assert.match(lib.leaks()[0].stack, /values\.test\.mjs/);
        lib.drop();
        clean();
    }
    lib.keepToo(imports);
    assert.equal(lib.kept(), imports);
    assert.equal(lib.take(), imports);
    assert.equal(lib.take(), undefined);
    lib.keep(undefined);
    assert.equal(lib.kept(), undefined);
    clean();
    assert.throws(() => lib.keepChecked({}, "no number"), TypeError);
    clean();
});

test("cbw_js: results of imports, arguments of callbacks", () => {
    assert.equal(lib.twice((x) => x + "!", "a"), "a!!");
    assert.equal(lib.visit((v) => v.n, { n: 5 }), 5);
    assert.throws(() => lib.twice(() => {
        throw new Error("no");
    }, 1), /^Error: no$/);
    clean();
});

test("CBW_AS(cbw_js): values behind C's void pointers", () => {
    const a = new lib.Node(), b = new lib.Node();
    a.setData("first");
    a.setData(lib); // C ends the first
    a.setTag({ n: 1 });
    a.setTag({ n: 20 }); // the glue does
    assert.equal(a.getData(), lib);
    assert.equal(a.tag().n, 20);
    assert.equal(b.getData(), undefined);
    a.setData({ n: 3 });
    assert.equal(a.each((v) => v.n), 23);
    const names = () => lib.leaks().filter((l) => /value/.test(l.what)).length;
    assert.equal(names(), 2);
    a.free();
    b.free();
    assert.equal(names(), 0);
    clean();
});

test("cbw_js: a value that C has freed is an error", () => {
    assert.throws(() => lib.useFreed("x"), /that it has freed/);
    lib.keep(1);
    lib.reset();
    clean();
    assert.equal(lib.kept(), undefined);
});

test("cbw_js: types", () => {
    const types = read("index.d.ts");
    assert.match(types, /function keep\(value: unknown\): void;/);
    assert.match(types, /get: \(object: unknown, key: string \| null\) => unk/);
    assert.match(types, /leaks\(\)/);
    assert.match(read("worker.d.ts"), /\/\/ keep is not here: /);
});
