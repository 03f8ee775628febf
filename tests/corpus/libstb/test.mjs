// stb, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as stb from "cbw-libstb";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const W = 24, H = 16;
const pixels = Uint8Array.from({ length: W * H * 3 }, (_, i) =>
    ((Math.floor(i / 3) % W) * 10 + (i % 3) * 40) & 255);
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-5, `${a} ${b}`);

function collected(write) {
    const parts = [];
    assert.equal(write((bytes) => parts.push(Buffer.from(bytes))), 1);
    return new Uint8Array(Buffer.concat(parts));
}

test("images are written and read as by native code", () => {
    const png = collected((out) =>
        stb.stbiWritePngToFunc(out, W, H, 3, pixels, W * 3));
    assert.equal(hex(png), native.png);
    const image = stb.stbiLoadFromMemory(png, 4);
    assert.deepEqual([image.x, image.y, image.channelsInFile], native.shape);
    assert.equal(hex(image.result), native.loaded);
    assert.deepEqual(stb.stbiLoadFromFile(png, 4).result, image.result);
    const jpg = collected((out) =>
        stb.stbiWriteJpgToFunc(out, W, H, 3, pixels, 90));
    assert.equal(hex(jpg), native.jpg);
    assert.equal(stb.stbiInfoFromMemory(jpg).result, native.info);
    assert.throws(
        () => stb.stbiLoadFromMemory(pixels.subarray(0, 50), 0),
        (e) => e.message.endsWith(native.failure),
    );
    assert.throws(
        () => stb.stbiWriteJpgToFunc(() => {}, W, H + 1, 3, pixels, 90),
        RangeError,
    );
});

test("pixels are resized and compressed", () => {
    const big = stb.stbirResizeUint8(pixels, W, H, W * 2, H * 2, 3);
    assert.equal(hex(big.outputPixels), native.resized);
    const block = Uint8Array.from({ length: 64 }, (_, i) => i * 3);
    assert.equal(hex(stb.stbCompressDxtBlock(block, 1, 0)), native.dxt);
    assert.equal(hex(stb.stbCompressBc4Block(block.subarray(0, 16))),
                 native.bc4);
});

test("text and noise", () => {
    assert.equal(stb.stbspSnprintf(64, "plain").buf, native.text);
    assert.equal(stb.sprintNumber("%.3f", 1234.5678).buf, native.number);
    near(stb.stbPerlinNoise3(1.5, 2.25, 0.75, 0, 0, 0), native.noise);
    near(stb.stbPerlinFbmNoise3(0.1, 0.2, 0.3, 2, 0.5, 4), native.fbm);
    assert.equal(stb.stbEasyFontWidth("Hello"), native.width);
    assert.equal(stb.stbEasyFontHeight("Hello\nyou"), native.height);
});
