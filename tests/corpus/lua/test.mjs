// Lua, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { State } from "cbw-lua";

const native = execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" });
const chunks = [
    "return 1 + 2",
    "return ('%5.2f|%s'):format(3.14159, 'zü')",
    "local t = {} for i = 1, 1000 do t[i] = i * i end return #t + t[1000]",
    "error('boom', 0)",
    "return nil + 1",
    "return select(2, pcall(error, 'inner'))",
];

function run(L, code) {
    L.loadstring(code);
    L.pcall(0, 1);
    const s = L.toString(-1);
    L.settop(0);
    return s;
}

test("chunks and their errors give what native code gives", () => {
    const L = new State();
    L.openlibs();
    const out = chunks.map((code) => {
        try {
            return "0 " + run(L, code);
        } catch (e) {
            L.settop(0);
            return `${e.code} ${e.message.replace(/^[\w.]+: /, "")}`;
        }
    });
    assert.equal(out.join("\n") + "\n", native);
    L.free();
});

test("Lua calls a JavaScript function", () => {
    const L = new State();
    L.openlibs();
    L.pushFunction((state) => {
        state.pushnumber(state.toNumber(1) * 2);
        return 1;
    });
    L.setglobal("twice");
    assert.equal(run(L, "return twice(21)"), "42.0");
    L.free();
});

test("an exception passes through Lua as an error, and out as itself", () => {
    const L = new State();
    L.openlibs();
    L.pushFunction(() => {
        throw new RangeError("mine");
    });
    L.setglobal("boom");
    L.loadstring(
        "local t <close> = setmetatable({}, {__close = " +
            "function() closed = true end}) boom()",
    );
    assert.throws(() => L.pcall(0, 0), { name: "RangeError", message: "mine" });
    L.settop(0);
    assert.equal(run(L, "return tostring(closed)"), "true");
    L.free();
});
