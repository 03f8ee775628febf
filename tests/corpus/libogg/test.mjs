// libogg's bit packing, packed and installed, against the same C code compiled
// natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { PackBuffer } from "cbw-libogg";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const hex = (b) => Buffer.from(b).toString("hex");

test("what is written bit by bit equals native code's", () => {
    const b = new PackBuffer();
    b.writeinit();
    for (let i = 0; i < 300; i++)
        b.write(Math.imul(i, 2654435761) >>> 0, i % 33);
    assert.equal(b.bits(), native.bits);
    assert.equal(b.bytes(), native.bytes);
    assert.equal(b.writecheck(), native.check);
    assert.equal(hex(b.getBuffer()), native.all);
    b.writecopy(new Uint8Array([0xaa, 0x55, 0x0f]), 21);
    b.writealign();
    assert.equal(b.bits(), native.aligned);
    b.writetrunc(77);
    assert.equal(hex(b.getBuffer()), native.cut);
    b.reset();
    assert.equal(b.bits(), native.reset);
    b.writeclear();
    b.free();
});

test("a buffer that is kept is read bit by bit, to its end", () => {
    const b = new PackBuffer();
    b.readinit(Uint8Array.from({ length: 64 }, (_, i) => i * 37 + 11));
    assert.deepEqual([b.look(7), b.look1()], native.look);
    b.adv(3);
    b.adv1();
    const read = [b.read1()];
    for (let i = 1; i < 40; i++) read.push(b.read(i % 32));
    assert.deepEqual(read, native.read);
    assert.ok(read.includes(-1));
    assert.equal(b.bits(), native.at);
    b.free();
    assert.throws(() => b.bits(), /PackBuffer/);
});
