// stb_image, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import * as stb from "cbw-stb_image";

// A PNG made here: 8-bit RGBA, filter 0.
function png(width, height) {
    const raw = Buffer.alloc((width * 4 + 1) * height);
    for (let i = 0; i < raw.length; i++)
        raw[i] = i % (width * 4 + 1) ? (i * 37) & 255 : 0;
    const table = Array.from({ length: 256 }, (_, n) => {
        for (let k = 0; k < 8; k++)
            n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
        return n >>> 0;
    });
    const crc = (b) =>
        ~b.reduce((c, x) => table[(c ^ x) & 255] ^ (c >>> 8), -1) >>> 0;
    const chunk = (type, body) => {
        const b = Buffer.alloc(12 + body.length);
        b.writeUInt32BE(body.length, 0);
        b.write(type, 4, "latin1");
        body.copy(b, 8);
        b.writeUInt32BE(crc(b.subarray(4, 8 + body.length)), 8 + body.length);
        return b;
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 6, 0, 0, 0], 8);
    return Buffer.concat([
        Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
        chunk("IHDR", head),
        chunk("IDAT", deflateSync(raw)),
        chunk("IEND", Buffer.alloc(0)),
    ]);
}

const file = png(13, 7);
writeFileSync("test.png", file);
const [w, h, n, hex] = execFileSync(process.env.CBW_NATIVE, ["test.png"], {
    encoding: "utf8",
}).split(" ");

test("a PNG given as bytes decodes as in native code", () => {
    const image = stb.load(file);
    assert.deepEqual([image.width, image.height, image.channels], [+w, +h, +n]);
    assert.equal(Buffer.from(image.result).toString("hex"), hex);
    assert.deepEqual(
        { ...stb.info(file) },
        { width: +w, height: +h, channels: +n },
    );
});

test("the same through a FILE", () => {
    assert.equal(Buffer.from(stb.loadFile(file).result).toString("hex"), hex);
});

test("wanted channels are delivered", () => {
    assert.equal(stb.load(file, 3).result.length, w * h * 3);
});

test("what is no image is an exception with the library's reason", () => {
    assert.throws(() => stb.load(new Uint8Array(100)), /unknown image type/);
});

test("zlib data decodes, bytes under a char type", () => {
    const data = Buffer.from("hello hello hello hello");
    assert.deepEqual(Buffer.from(stb.zlibDecode(deflateSync(data))), data);
});
