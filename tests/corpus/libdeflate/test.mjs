// libdeflate, packed and installed, against the same C code compiled natively:
// all of its functions.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as zlib from "node:zlib";
import * as ld from "cbw-libdeflate";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const data = new Uint8Array(20000);
for (let i = 0; i < data.length; i++) data[i] = 97 + ((i * i) % 17);
const { SUCCESS, SHORT_OUTPUT } = ld.Result;

for (const [kind, read] of [["deflate", zlib.inflateRawSync],
    ["zlib", zlib.inflateSync], ["gzip", zlib.gunzipSync]])
    test(kind + " equals native code, and node:zlib reads it", () => {
        const c = new ld.Compressor(9), d = new ld.Decompressor();
        const packed = c[kind + "Compress"](data);
        assert.equal(Buffer.from(packed).toString("hex"), native[kind]);
        assert.equal(c[kind + "CompressBound"](data.length),
                     native[kind + "Bound"]);
        assert.deepEqual(new Uint8Array(read(packed)), data);
        const more = Uint8Array.of(...packed, 1, 2, 3);
        const whole = d[kind + "DecompressEx"](more, 30000);
        assert.equal(whole.result, SUCCESS);
        assert.equal(whole.actualInNbytesRet, packed.length);
        assert.equal(whole.actualOutNbytesRet, data.length);
        assert.deepEqual(whole.out.subarray(0, data.length), data);
        const one = d[kind + "Decompress"](packed, new Uint8Array(20000));
        assert.deepEqual(one.out, data);
        assert.equal(d[kind + "Decompress"](packed, 30000).result, SUCCESS);
        assert.equal(d[kind + "Decompress"](packed, 10).result, 3);
        c.free();
        d.free();
        assert.throws(() => c.zlibCompress(data), /Compressor/);
    });

test("checksums; bad data is told", () => {
    assert.equal(ld.crc32(0, data), native.crc);
    assert.equal(ld.adler32(1, data), native.adler);
    const d = new ld.Decompressor();
    assert.equal(d.gzipDecompress(data, 10).result, native.bad);
    assert.throws(() => new ld.Compressor(99), /bad level/);
    assert.equal(SHORT_OUTPUT, 2);
});
