// zlib, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as nodeZlib from "node:zlib";
import * as z from "cbw-zlib";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const data = new Uint8Array(100000);
for (let i = 0; i < data.length; i++) data[i] = (i * i) >>> 7;
const hex = (b) =>
    Buffer.from(b.buffer, b.byteOffset, b.length).toString("hex");

test("one-shot compression equals native code, byte for byte", () => {
    assert.equal(z.zlibVersion(), native.version);
    const packed = z.compress(data, 6);
    assert.equal(hex(packed), native.packed);
    assert.deepEqual(new Uint8Array(nodeZlib.inflateSync(packed)), data);
    assert.equal(z.compressBound(100000), native.bound);
    assert.equal(z.adler32(1, data), native.adler);
    assert.equal(z.crc32(0, data), native.crc);
});

test("a deflate stream in small steps is read by node:zlib", () => {
    const s = new z.Stream();
    s.deflateInit(9);
    const parts = [];
    for (let at = 0; at < data.length; at += 7000) {
        const last = at + 7000 >= data.length;
        s.nextIn = data.subarray(at, at + 7000);
        let status;
        do {
            s.nextOut = 500;
            status = s.deflate(last ? z.Flush.FINISH : z.Flush.NO_FLUSH);
            parts.push(s.nextOut);
        } while (s.availOut === 0);
        if (last) assert.equal(status, z.Status.STREAM_END);
    }
    assert.equal(s.totalIn, data.length);
    s.deflateEnd();
    s.free();
    assert.deepEqual(
        new Uint8Array(nodeZlib.inflateSync(Buffer.concat(parts))),
        data,
    );
});

test("an inflate stream reads node:zlib, and says what is wrong", () => {
    const s = new z.Stream();
    s.inflateInit();
    s.nextIn = new Uint8Array(nodeZlib.deflateSync(data));
    s.nextOut = data.length + 10;
    assert.equal(s.inflate(z.Flush.FINISH), z.Status.STREAM_END);
    assert.deepEqual(new Uint8Array(s.nextOut), data);
    s.inflateEnd();
    s.inflateInit();
    s.nextIn = new Uint8Array([1, 2, 3, 4]);
    s.nextOut = 10;
    assert.throws(() => s.inflate(z.Flush.FINISH), {
        message: /data error/,
        code: -3,
    });
    assert.equal(s.msg, "incorrect header check");
    s.free();
});
