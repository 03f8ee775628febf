// Jansson, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as json from "cbw-jansson";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const text = '{"b": [1, 2.5, "Zürich", null], "a": true}';
const SORT = json.JSON_SORT_KEYS, COMPACT = json.JSON_COMPACT;

test("values are read, changed and dumped as by native code", () => {
    const o = json.loads(text), list = o.objectGet("b");
    assert.equal(o.objectSize(), native.size);
    assert.equal(list.arraySize(), native.length);
    assert.equal(list.arrayGet(1).realValue(), native.real);
    assert.equal(list.arrayGet(2).stringValue(), native.text);
    assert.equal(o.objectGet("no"), null);
    list.arrayAppendNew(json.integer(1n << 60n));
    o.objectSetNew("c", json.packPair("{s:O}", "in", json.true_()));
    assert.equal(o.dumps(SORT | COMPACT), native.sorted);
    assert.equal(o.dumps(SORT | 2), native.indented);
    const copy = o.deepCopy();
    assert.equal(o.equal(copy), native.equal);
    copy.objectDel("a");
    o.objectClear();
    o.objectUpdate(copy);
    assert.equal(o.dumps(SORT), native.updated);
    copy.free();
    assert.equal(o.objectSize(), 2); // what it shares with the copy lives
    o.free();
});

test("an object is walked by its iterator", () => {
    const o = json.loads(text), keys = [];
    for (let i = o.objectIter(); i; i = o.objectIterNext(i))
        keys.push(i.objectIterKey());
    assert.deepEqual(keys.sort(), ["a", "b"]);
    o.free();
});

test("bytes, files and callbacks are sources and sinks", () => {
    const bytes = new TextEncoder().encode(text);
    const o = json.loadf(bytes);
    assert.equal(o.equal(json.loadb(bytes)), 1);
    const dumped = new TextDecoder().decode(o.dumpf(COMPACT | SORT));
    assert.deepEqual(JSON.parse(dumped), JSON.parse(text));
    let said = "";
    o.dumpCallback((part) => {
        said += part;
        return 0;
    }, COMPACT | SORT);
    assert.equal(said, dumped);
    o.free();
});

test("errors say what jansson says", () => {
    assert.throws(
        () => json.loads("[1, 2"),
        (e) => e.message.endsWith(native.error),
    );
    const o = json.loads('{"n": 7}');
    assert.equal(o.unpackInt("{s:i}", "n"), native.number);
    o.free();
});
