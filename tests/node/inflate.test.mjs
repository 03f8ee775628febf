// The inlined module's decompressor against node:zlib's compressor.
import assert from "node:assert/strict";
import { deflateRawSync, constants } from "node:zlib";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { $inflate } from "../../js-glue/lib/inflate.mjs";

function bytes(n, of) {
    let seed = 1;
    const next = () =>
        (seed = Math.imul(seed, 1103515245) + 12345 >>> 0) >>> 16;
    return Uint8Array.from({ length: n }, (_, i) => of(i, next));
}

const INPUTS = {
    empty: bytes(0),
    "one byte": bytes(1, () => 7),
    zeroes: bytes(100000, () => 0),
    noise: bytes(100000, (i, next) => next()),
    letters: bytes(200000, (i, next) => 97 + next() % 5),
    "long matches": bytes(300000, (i) => (i * i >> 9) & 255),
    text: new Uint8Array(readFileSync(new URL(import.meta.url))),
    program: new Uint8Array(readFileSync(process.execPath)).subarray(0, 3e6),
};

for (const [name, data] of Object.entries(INPUTS)) {
    test(name + " comes back", () => {
        for (let level = 0; level <= 9; level++) {
            const packed = deflateRawSync(data, { level });
            assert.deepEqual($inflate(packed, data.length), data);
        }
        for (const strategy of [constants.Z_FIXED, constants.Z_HUFFMAN_ONLY,
            constants.Z_RLE]) {
            const packed = deflateRawSync(data, { strategy });
            assert.deepEqual($inflate(packed, data.length), data);
        }
    });
}
