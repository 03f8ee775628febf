// libdeflate, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import * as ld from "cbw-libdeflate";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const data = new Uint8Array(20000);
for (let i = 0; i < data.length; i++) data[i] = 97 + ((i * i) % 17);

test("compression equals native code, and node:zlib reads it", () => {
    using_(new ld.Compressor(9), (c) => {
        const packed = c.zlibCompress(data);
        assert.equal(Buffer.from(packed).toString("hex"), native.packed);
        assert.deepEqual(new Uint8Array(inflateSync(packed)), data);
    });
    assert.equal(ld.crc32(0, data), native.crc);
});

function using_(c, f) {
    f(c);
    c.free();
    assert.throws(() => c.zlibCompress(data), /Compressor/);
}
