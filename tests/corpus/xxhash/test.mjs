// xxHash, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as xx from "cbw-xxhash";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const data = new Uint8Array(5000);
for (let i = 0; i < data.length; i++) data[i] = i * 7;

test("32- and 64-bit hashes equal native code's", () => {
    assert.equal(xx.XXH32(data, 1), native.xxh32);
    assert.equal(xx.XXH64(data, 2n), BigInt(native.xxh64));
    assert.equal(xx.XXH3_64bits(data), BigInt(native.xxh3));
});

test("a struct by value comes back as an object", () => {
    const h = xx.XXH3_128bits(data);
    assert.deepEqual(
        { ...h },
        { low64: BigInt(native.low), high64: BigInt(native.high) },
    );
});

test("states, fed in pieces, come to the same", () => {
    const half = [data.subarray(0, 1234), data.subarray(1234)];
    const a = new xx.XXH32State(), b = new xx.XXH64State();
    a.reset(1);
    b.reset(2n);
    for (const part of half) {
        assert.equal(a.update(part), 0);
        assert.equal(b.update(part), 0);
    }
    assert.equal(a.digest(), native.xxh32);
    assert.equal(b.digest(), BigInt(native.xxh64));
    const c = new xx.XXH32State();
    c.copyState(a);
    a.free();
    assert.equal(c.digest(), native.xxh32);
    c.free();
    b.free();
});
