// C that waits for promises, where the engine can suspend WebAssembly; else
// what waits fails, and the rest works.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./pack.mjs";

const { api, read } = await library("promises");
const { InstanceBusyError } = api;
const jspi = typeof WebAssembly.Suspending === "function";
const can = { skip: jspi ? false : "this Node has no WebAssembly.Suspending" };
const cannot = { skip: jspi ? "this Node can suspend WebAssembly" : false };

// An instance whose fetches are settled by hand.
function make(changes = {}) {
    const asked = [];
    const fetchText = (url) =>
        url.startsWith("now:")
            ? url.slice(4)
            : new Promise((done, fail) => asked.push({ url, done, fail }));
    const lib = api.instantiate({
        imports: { fetchText, fetchWide: async () => 41n, progress() {},
                   ...changes },
    });
    return { lib, asked };
}
const tick = () => new Promise((r) => setTimeout(r, 1));

test("CBW_ASYNC: C waits for a promise", can, async () => {
    const { lib, asked } = make();
    const both = lib.load("a", "b");
    assert.ok(both instanceof Promise);
    asked[0].done("first é");
    await tick();
    assert.deepEqual(asked.map((a) => a.url), ["a", "b"]);
    asked[1].done("second");
    assert.equal(await both, "first é+second");
    assert.equal(await lib.loadWide(), 42n);
    const status = lib.loadStatus("c");
    asked[2].done("four");
    assert.equal(await status, 4);
});

test("CBW_ASYNC: what gives no promise is not waited for", async () => {
    const { lib } = make({ fetchWide: () => 7n });
    assert.equal(await lib.load("now:a", "now:b"), "a+b");
    assert.equal(await lib.loadWide(), 8n);
    assert.equal(lib.loadAtOnce("now:abc"), 3);
});

test("CBW_ASYNC: two calls, ended in the other order", can, async () => {
    const { lib, asked } = make();
    const ended = [];
    const one = lib.load("a1", "a2").then((v) => ended.push(v) && v);
    const two = lib.load("b1", "b2").then((v) => ended.push(v) && v);
    // The second stands in line: C has not been entered for it.
    assert.deepEqual(asked.map((a) => a.url), ["a1"]);
    // Its promises are there long before those of the first.
    const later = { b1: "B1", b2: "B2" };
    asked[0].done("A1");
    await tick();
    asked[1].done("A2");
    await tick();
    for (let i = 2; i < 4; i++) {
        asked[i].done(later[asked[i].url]);
        await tick();
    }
    assert.equal(await one, "A1+A2");
    assert.equal(await two, "B1+B2");
    assert.deepEqual(ended, ["A1+A2", "B1+B2"]);
    assert.equal(lib.depth(), 0);
});

test("CBW_ASYNC: of two instances the later may end first", can, async () => {
    const a = make(), b = make();
    const ended = [];
    const one = a.lib.load("a", "now:!").then(() => ended.push("a"));
    const two = b.lib.load("b", "now:!").then(() => ended.push("b"));
    b.asked[0].done("b");
    await two;
    a.asked[0].done("a");
    await one;
    assert.deepEqual(ended, ["b", "a"]);
});

test("CBW_ASYNC: calls that can not wait are refused", can, async () => {
    const { lib, asked } = make();
    const both = lib.load("a", "now:b");
    await tick();
    assert.throws(() => lib.length("abc"), InstanceBusyError);
    assert.throws(() => lib.length("abc"),
                  /the instance waits for 'load': await what it gives/);
    assert.throws(() => lib.reset(), InstanceBusyError);
    assert.equal(make().lib.length("abc"), 3);
    asked[0].done("x");
    assert.equal(await both, "x+b");
    assert.equal(lib.length("abc"), 3);
});

test("CBW_ASYNC: no call gets in between", can, async () => {
    // Microtasks around each step of an asynchronous call try to enter.
    const { lib } = make({ fetchText: async (url) => url });
    let entered = 0, refused = 0, on = true;
    const poke = () => {
        if (!on) return;
        try {
            lib.length("x".repeat(100));
            entered++;
        } catch (e) {
            assert.ok(e instanceof InstanceBusyError);
            refused++;
        }
        Promise.resolve().then(poke);
    };
    const all = [lib.load("a", "b"), lib.load("c", "d"), lib.load("e", "f")];
    poke();
    assert.deepEqual(await Promise.all(all), ["a+b", "c+d", "e+f"]);
    on = false;
    assert.ok(refused > 3, `${refused} refused, ${entered} entered`);
});

test("CBW_ASYNC: a promise that fails", can, async () => {
    const { lib, asked } = make();
    const both = lib.load("a", "b");
    await tick();
    asked[0].fail(new Error("offline"));
    await assert.rejects(both, /^Error: offline$/);
    assert.equal(asked.length, 1); // C went on, but not into JavaScript
    assert.equal(lib.depth(), 0);
    const status = lib.loadStatus("c");
    asked[1].done("");
    await assert.rejects(status, /^PromisesError: loadStatus: not found$/);
    const wrong = lib.loadStatus("c");
    asked[2].done(5);
    await assert.rejects(wrong, /^TypeError: fetchText: the result of the imp/);
    const again = lib.load("now:a", "now:b");
    assert.equal(await again, "a+b");
    await assert.rejects(lib.load("a", 5), /^TypeError: load: argument 'b'/);
});

test("CBW_ASYNC: only such calls can wait", can, async () => {
    const { lib } = make();
    assert.throws(() => lib.loadAtOnce("a"),
                  /fetchText: C can wait for a promise only in a call of/);
    assert.equal(lib.length("abc"), 3);
    // Not either when a call of JavaScript's lies between.
    let inner;
    const all = lib.each((i) => {
        assert.throws(() => lib.loadAtOnce("a"), /only in a call of CBW_ASYNC/);
        inner = lib.length("x".repeat(i));
        return i;
    }, 3);
    assert.equal(await all, 3);
    assert.equal(inner, 2);
});

test("CBW_ASYNC: callbacks", can, async () => {
    const { lib } = make();
    const order = [];
    const sum = await lib.each(async (i) => {
        await tick();
        order.push(i);
        return i * 10;
    }, 4);
    assert.equal(sum, 60);
    assert.deepEqual(order, [0, 1, 2, 3]);
    await assert.rejects(lib.each(async () => {
        throw new Error("in a callback");
    }, 2), /in a callback/);
    await assert.rejects(lib.each(async () => "x", 2),
                         /^TypeError: each: the result of 'fn\(\)' must be/);
});

test("CBW_ASYNC: calls from callbacks wait for their turn", can, async () => {
    const { lib, asked } = make();
    let later;
    const first = lib.each((i) => {
        later = later || lib.load("now:x", "now:y");
        return i;
    }, 2);
    assert.equal(await first, 1);
    assert.equal(await later, "x+y");
    assert.equal(asked.length, 0);
});

test("CBW_ASYNC: a trap ends the instance, and what stands in line",
     can, async () => {
    const { lib, asked } = make();
    const crash = lib.crashLater("a"), next = lib.load("b", "c");
    asked[0].done("x");
    await assert.rejects(crash, /crashLater: C trapped/);
    await assert.rejects(next, /crashLater: C trapped/);
    assert.throws(() => lib.length("a"), /dead until reset/);
    lib.reset();
    assert.equal(lib.length("a"), 1);
    assert.equal(await lib.load("now:a", "now:b"), "a+b");
});

test("CBW_ASYNC: objects", can, async () => {
    const { lib, asked } = make();
    const opened = lib.Page.open("a");
    asked[0].done("page");
    const page = await opened;
    assert.ok(page instanceof lib.Page);
    const other = await lib.Page.open("now:other");
    const size = page.size();
    assert.equal(asked[1].url, "page");
    other.free(); // when C has returned
    asked[1].done("12");
    assert.equal(await size, 6);
    assert.equal(lib.pageLive(), 1);
    page.free();
    assert.equal(lib.pageLive(), 0);
});

test("CBW_ASYNC: an engine that can not suspend", cannot, async () => {
    const { lib } = make();
    await assert.rejects(lib.load("a", "b"),
                         /fetchText: .* this engine has no WebAssembly.Susp/);
    assert.equal(lib.length("abc"), 3);
    assert.equal(await lib.load("now:a", "now:b"), "a+b");
});

test("CBW_ASYNC: types", () => {
    const types = read("index.d.ts");
    assert.match(types, /function load\(a: string, b: string\): Promise<str/);
    assert.match(types, /fetchWide: \(\) => bigint \| PromiseLike<bigint>;/);
    assert.match(types, /static open\(url: string\): Promise<Page \| null>;/);
    assert.match(types, /class InstanceBusyError extends Error/);
    assert.match(read("worker.d.ts"), /function loadWide\(\): Promise<bigint>/);
});
