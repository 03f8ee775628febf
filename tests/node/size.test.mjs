// Sizes are facts, not timings: the packages of bench/size and the boundary's
// bench stay within budgets. What is minified needs npm's terser and is left
// out without it. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { minifier, sizes } from "../../bench/size/size.mjs";

const minify = minifier();
const table = await sizes(resolve(process.env.CBW_TOOL),
                          minify || (async (code) => ({ code })));

function within(name, budgets) {
    for (const [what, most] of Object.entries(budgets))
        assert.ok(table[name][what] <= most,
                  `${name}: ${what} ${table[name][what]} > ${most}`);
}

test("modules stay small", () => {
    within("hello", { wasm: 160 });
    within("greet", { wasm: 2300 });
    within("lib", { wasm: 4200, wasmGzip: 2300 });
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

test("glue and loader, minified", { skip: !minify && "no terser" }, () => {
    within("hello", { all: 1600 });
    within("greet", { all: 3900 });
    within("lib", { allGzip: 4500 });
});
