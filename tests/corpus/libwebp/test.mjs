// WebP, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as webp from "cbw-libwebp";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const W = 40, H = 30;
const pixels = Uint8Array.from({ length: W * H * 4 }, (_, i) =>
    i % 4 === 3 ? 200 + (i % 50)
                : (((i >> 2) % W) * 6 + (i % 4) * 20) & 255);
const rgb = pixels.filter((_, i) => i % 4 !== 3);
const hex = (bytes) => Buffer.from(bytes).toString("hex");

test("pixels are encoded and decoded as by native code", () => {
    assert.equal(webp.getEncoderVersion(), native.version);
    const lossy = webp.encodeRGB(rgb, W, H, W * 3, 80);
    assert.equal(hex(lossy), native.lossy);
    const back = webp.decodeRGB(lossy);
    assert.deepEqual([back.width, back.height], native.size);
    assert.equal(hex(back.result), native.decoded);
    const into = webp.decodeRGBInto(lossy, W * H * 3, W * 3);
    assert.equal(hex(into), native.decoded);
    assert.throws(() => webp.decodeRGBA(pixels), /not decoded/);
    assert.throws(() => webp.encodeRGB(rgb, W, H + 1, W * 3, 80), RangeError);
});

test("lossless files keep every bit, and say what they are", () => {
    const file = webp.encodeLosslessRGBA(pixels, W, H, W * 4);
    assert.equal(hex(file), native.lossless);
    assert.deepEqual(webp.decodeRGBA(file).result, pixels);
    const { result, features } = webp.getFeatures(file);
    assert.equal(result, native.status);
    assert.equal(features.hasAlpha, native.alpha);
    assert.equal(features.format, native.format);
    assert.equal(webp.getInfo(pixels.subarray(0, 100)).result, native.bad);
});

test("a container is put together", () => {
    const m = new webp.Mux();
    const image = new webp.Data(), icc = new webp.Data(), all = new webp.Data();
    image.bytes = webp.encodeLosslessRGBA(pixels, W, H, W * 4);
    icc.bytes = new TextEncoder().encode("colours");
    assert.equal(m.setImage(image), webp.MuxError.OK);
    assert.equal(m.setChunk(new TextEncoder().encode("ICCP"), icc),
                 webp.MuxError.OK);
    assert.equal(m.assemble(all), webp.MuxError.OK);
    assert.equal(hex(all.bytes), native.muxed);
    all.clear(); // C's own
    const { width, height } = m.getCanvasSize();
    assert.deepEqual([width, height], native.canvas);
    for (const o of [m, image, icc, all]) o.free();
});

test("a picture is changed in place", () => {
    const p = new webp.Picture();
    p.init();
    p.useArgb = 1;
    p.width = W;
    p.height = H;
    assert.equal(p.importRGBA(pixels, W * 4), 1);
    assert.equal(p.hasTransparency(), native.transparent);
    assert.equal(p.crop(1, 2, 10, 20), native.cropped);
    assert.equal(p.width, native.cropWidth);
    p.free();
});
