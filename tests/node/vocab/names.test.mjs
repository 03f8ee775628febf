// Names and comments that would break or inject into the output.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api: n, read, app } = await library("names");

test("parameters may have the names of the glue's own variables", () => {
    assert.equal(n.r(5), 5);
    assert.equal(n.top(1, 2, 3, 4, 5, 6, 7), 28);
    assert.equal(n.s0(1, 2, 3, 4, 5, 6, 7), 28);
    assert.equal(n.delete_(1, 2, 3, 4, 5, 6), 21);
    assert.equal(n.größe(3), 3);
    assert.equal(n.x_y(4), 4);
});

test("functions with hazardous names are exported under others", async () => {
    assert.equal(n.then, undefined);
    assert.equal(n.then_(), 1);
    assert.equal(n.constructor(), 2);
    assert.equal(n.prototype(2), 2);
    assert.equal(n.toString(3), 3);
    assert.equal(n.hasOwnProperty(), 3);
    for (const f of ["name", "length", "start", "module_", "exports_",
        "require_", "console_"])
        assert.equal(n[f](6), 6, f);
    assert.equal(n.create_(), 4);
    assert.equal(n.init_(), 5);
    assert.equal(n.instantiate_(), 6);
    assert.equal(n.reset_(), 7);
    assert.equal(n.instantiate().r(5), 5);
    assert.equal(await (async () => n)(), n);
});

test("members and fields do not change what an object is", () => {
    const t = new n.Thing(10);
    assert.equal(t.constructor, n.Thing);
    assert.equal(t.then, undefined);
    assert.equal(t.then_(), 10);
    assert.equal(t.constructor_(), 11);
    assert.equal(n.Thing.prototype.isPrototypeOf(t), true);
    assert.equal(t.toString(), 14);
    assert.equal(t.this(5), 15);
    assert.equal(n.Thing.length_(), 8);
    assert.equal(n.Thing.name_(t), 13);
    t.free();
    const back = n.swap({
        proto_: 1, constructor_: 2, then_: 3, length: 4, toString: 5, class: 6,
        delete: 7, $dollar: 8, ñ: 9,
    });
    assert.equal(Object.getPrototypeOf(back), Object.prototype);
    assert.equal(back.ñ, 10);
    assert.equal(back.constructor_, 1);
});

test("constants and enums keep their values", () => {
    assert.equal(n.HOSTILE_TEXT,
                 "*/ ` ${1} \" \\ \n \u2028 </script> <!-- \x01");
    assert.equal(n.NaN_, 5);
    assert.equal(n.undefined_, 6);
    assert.equal(n.word(n.Words.delete), 0);
    assert.equal(n.Words.constructor_, 3);
    assert.equal(Object.getPrototypeOf(n.Words), Object.prototype);
});

test("comments stay comments", () => {
    const types = read("index.d.ts");
    const code = types.replace(/\/\*[^]*?\*\//g, "");
    assert.doesNotMatch(code, /tick|holes|begins|script/);
    assert.doesNotMatch(types, /[\u2028\u2029]/);
    assert.match(types, /`tick` \$\{1\}/);
});

test("CommonJS takes the same names", () => {
    const calls = "const n = require('names'); console.log(n.module_(7), " +
        "n.exports_(8), new n.Thing(3).then_())";
    const said = execFileSync(process.execPath, ["-e", calls], { cwd: app });
    assert.equal(said.toString(), "7 8 3\n");
});
