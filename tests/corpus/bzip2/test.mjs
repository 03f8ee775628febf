// bzip2, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as bz from "cbw-bzip2";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const text = Uint8Array.from({ length: 20000 }, (_, i) =>
    97 + (Math.floor((i * i) / 7) % 23),
);
const hex = (bytes) => Buffer.from(bytes).toString("hex");

test("whole buffers are compressed as by native code", () => {
    assert.equal(bz.libVersion(), native.version);
    const packed = bz.compress(text);
    assert.equal(hex(packed), native.packed);
    assert.equal(native.same, 1);
    assert.deepEqual(bz.decompress(20000, packed), text);
    assert.throws(() => bz.decompress(10, packed), { code: native.small });
    const code = bz.BZ_DATA_ERROR_MAGIC;
    assert.throws(() => bz.decompress(10, text), { code });
});

test("a stream is fed and drained through its fields", () => {
    const s = new bz.Stream(), out = [];
    const drain = () => {
        out.push(...s.nextOut);
        s.nextOut = 4096;
    };
    s.nextOut = 4096;
    s.compressInit(1, 0, 30);
    for (let i = 0; i < text.length; i += 1000) {
        s.nextIn = text.subarray(i, i + 1000);
        while (s.availIn) {
            s.compress(bz.BZ_RUN);
            drain();
        }
    }
    while (s.compress(bz.BZ_FINISH) !== bz.BZ_STREAM_END) drain();
    drain();
    s.compressEnd();
    s.free();
    assert.equal(hex(out), native.streamed);

    const d = new bz.Stream();
    d.nextIn = Uint8Array.from(out);
    d.nextOut = text.length;
    d.decompressInit(0, 0);
    assert.equal(d.decompress(), bz.BZ_STREAM_END);
    assert.deepEqual(d.nextOut, text);
    assert.equal(d.totalOutLo32, text.length);
    d.decompressEnd();
    d.free();
});

test("calls in the wrong order are exceptions", () => {
    const s = new bz.Stream();
    assert.throws(() => s.compress(bz.BZ_RUN), { code: bz.BZ_PARAM_ERROR });
    assert.throws(() => s.decompress(), { code: bz.BZ_PARAM_ERROR });
    s.free();
    assert.equal(bz.open("/nowhere", "r"), null);
});
