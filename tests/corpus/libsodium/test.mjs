// libsodium, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as s from "cbw-libsodium";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const hex = (b) => Buffer.from(b).toString("hex");
const key = Uint8Array.from({ length: 32 }, (_, i) => i);
const nonce = Uint8Array.from({ length: 24 }, (_, i) => 200 + i);
const hello = new TextEncoder().encode("hello");

test("boxes, hashes and signatures equal native code's", () => {
    s.sodiumInit();
    const box = s.cryptoSecretboxEasy(hello, nonce, key);
    assert.equal(hex(box), native.box);
    assert.deepEqual(
        new Uint8Array(s.cryptoSecretboxOpenEasy(box, nonce, key)),
        hello,
    );
    assert.equal(hex(s.cryptoHashSha256(hello)), native.hash);
    const { pk, sk } = s.cryptoSignSeedKeypair(key);
    assert.equal(hex(pk), native.pk);
    assert.equal(hex(s.cryptoSign(hello, sk)), native.sm);
});

test("macs, hashes with keys, streams equal native code's", () => {
    assert.equal(hex(s.cryptoAuth(hello, key)), native.mac);
    s.cryptoAuthVerify(s.cryptoAuth(hello, key), hello, key);
    assert.equal(hex(s.cryptoGenerichash(16, hello, key)), native.generic);
    assert.equal(hex(s.cryptoShorthash(hello, key.subarray(0, 16))),
                 native.short);
    assert.equal(hex(s.cryptoStream(40, nonce, key)), native.stream);
    const seed = new Uint8Array(32);
    seed[0] = 7;
    assert.equal(hex(s.randombytesBufDeterministic(40, seed)), native.random);
    assert.equal(hex(s.cryptoScalarmultBase(key)), native.point);
    assert.equal(s.sodiumVersionString(), native.version);
});

test("guarded memory is an object", () => {
    const a = new s.Guarded(100), b = s.Guarded.sodiumAllocarray(4, 8);
    // There are no pages to protect: it says so.
    assert.throws(() => a.sodiumMprotectReadonly(), s.SodiumError);
    assert.throws(() => s.Guarded.sodiumAllocarray(2 ** 31, 2 ** 31 - 1),
                  /memory/);
    a.free();
    b.free();
    assert.throws(() => a.sodiumMprotectReadwrite(), /free/);
});

test("a forged box and a key of the wrong size are refused", () => {
    const box = new Uint8Array(s.cryptoSecretboxEasy(hello, nonce, key));
    box[0] ^= 1;
    assert.throws(
        () => s.cryptoSecretboxOpenEasy(box, nonce, key),
        /wrong key or forged/,
    );
    assert.throws(
        () => s.cryptoSecretboxEasy(hello, nonce, key.subarray(1)),
        RangeError,
    );
});
