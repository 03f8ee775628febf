// Sizes are facts, not timings: the packages of bench/size and the boundary's
// bench stay within budgets. npm brings terser, which minifies. CBW_TOOL is
// the program.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { minifier, sizes } from "../../bench/size/size.mjs";

const table = await sizes(resolve(process.env.CBW_TOOL), minifier());

function within(name, budgets) {
    for (const [what, most] of Object.entries(budgets))
        assert.ok(table[name][what] <= most,
                  `${name}: ${what} ${table[name][what]} > ${most}`);
}

test("modules stay small", () => {
    within("hello", { wasm: 200 });
    within("greet", { wasm: 2048 });
    within("lib", { wasm: 3700, wasmGzip: 2100 });
});

test("a further function takes at most 60 bytes, gzipped", () => {
    const { many10, many100 } = table;
    assert.ok((many100.glueGzip - many10.glueGzip) / 90 <= 60);
});

test("the decoder of DEFLATE is only where it pays", () => {
    assert.equal(table.hello.deflated, false);
    assert.equal(table.many100.deflated, false);
    assert.equal(table.many3000.deflated, true);
});

test("glue and loader, minified", () => {
    within("hello", { all: 1050 });
    within("greet", { all: 2200 });
    within("lib", { allGzip: 4145 });
});

// Emscripten's cwrap with its closure compiler has 6.2 KB, with -Oz 2,805 +
// 3,350 bytes, and no marshalling.
test("14 functions are smaller than Emscripten's", () => {
    for (const [name, most] of [["lib", 6200], ["lib -O z", 6155]]) {
        const { allGzip, wasmGzip } = table[name];
        assert.ok(allGzip + wasmGzip < most, `${allGzip} + ${wasmGzip}`);
    }
});
