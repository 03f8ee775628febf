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
