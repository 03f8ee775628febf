// Zstandard, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as zstd from "cbw-zstd";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const text = Uint8Array.from({ length: 20000 }, (_, i) =>
    97 + (Math.floor((i * i) / 7) % 23),
);
const hex = (bytes) => Buffer.from(bytes).toString("hex");

test("whole buffers are compressed as by native code", () => {
    assert.equal(zstd.versionString(), native.version);
    assert.equal(zstd.compressBound(1000), native.bound);
    assert.equal(zstd.maxCLevel(), native.max);
    const packed = zstd.compress(text);
    assert.equal(hex(packed), native.packed);
    assert.equal(zstd.getFrameContentSize(packed), BigInt(native.size));
    assert.equal(zstd.findFrameCompressedSize(packed), packed.length);
    assert.deepEqual(zstd.decompress(text.length, packed), text);
    assert.throws(
        () => zstd.decompress(10, packed),
        (e) => e.message.endsWith(native.error),
    );
});

test("a stream is fed and drained through buffers", () => {
    const c = new zstd.CCtx(), parts = [];
    const out = new zstd.OutBuffer(), input = new zstd.InBuffer();
    c.setParameter(zstd.CParameter.checksumFlag, 1);
    out.dst = new Uint8Array(30000);
    const feed = (bytes, how) => {
        input.src = bytes;
        input.pos = 0;
        c.compressStream2(out, input, how);
        assert.equal(input.pos, bytes.length);
    };
    for (let i = 0; i < text.length; i += 5000)
        feed(text.subarray(i, i + 5000), zstd.EndDirective.continue);
    feed(new Uint8Array(0), zstd.EndDirective.end);
    const packed = out.dst.slice(0, out.pos);
    assert.equal(hex(packed), native.streamed);

    const d = new zstd.DCtx();
    input.src = packed;
    input.pos = 0;
    for (let left = 1; left;) {
        out.dst = new Uint8Array(1000);
        out.pos = 0;
        left = d.decompressStream(out, input);
        parts.push(out.dst.slice(0, out.pos));
    }
    assert.deepEqual(new Uint8Array(Buffer.concat(parts)), text);
    for (const o of [c, d, out, input]) o.free();
});

test("a dictionary is trained and used", () => {
    const samples = Array.from({ length: 200 }, (_, i) =>
        `{"id":${i},"name":"user ${(i * 7) % 50} of ${i * i}"}`);
    const all = new TextEncoder().encode(samples.join(""));
    const dict = zstd.trainFromBuffer(
        4000, all, Uint32Array.from(samples, (s) => s.length));
    assert.equal(hex(dict), native.dictionary);
    const c = new zstd.CCtx(), d = new zstd.DCtx();
    const some = all.subarray(0, 100);
    const packed = c.compressUsingDict(200, some, dict, 3);
    assert.equal(hex(packed), native.withDictionary);
    assert.equal(zstd.getDictIDFromFrame(packed), native.dictId);
    assert.deepEqual(d.decompressUsingDict(100, packed, dict), some);
    const kept = new zstd.DDict(dict);
    assert.equal(kept.getDictIDFromDDict(), native.dictId);
    assert.deepEqual(d.decompressUsingDDict(100, packed, kept), some);
    for (const o of [c, d, kept]) o.free();
    assert.throws(
        () => zstd.trainFromBuffer(4000, all, Uint32Array.of(all.length + 1)),
        RangeError,
    );
});
