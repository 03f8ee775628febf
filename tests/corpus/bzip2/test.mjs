// bzip2, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as bz from "cbw-bzip2";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const text = Uint8Array.from({ length: 20000 }, (_, i) =>
    97 + (Math.floor((i * i) / 7) % 23),
);
const hex = (bytes) => Buffer.from(bytes).toString("hex");

test("whole buffers are compressed as by native code", () => {
    assert.equal(bz.libVersion(), native.version);
    const packed = bz.compress(text);
    assert.equal(hex(packed), native.packed);
    assert.equal(native.same, 1);
    assert.deepEqual(bz.decompress(20000, packed), text);
    assert.throws(() => bz.decompress(10, packed), { code: native.small });
    const code = bz.BZ_DATA_ERROR_MAGIC;
    assert.throws(() => bz.decompress(10, text), { code });
});

test("a stream is fed and drained through its fields", () => {
    const s = new bz.Stream(), out = [];
    const drain = () => {
        out.push(...s.nextOut);
        s.nextOut = 4096;
    };
    s.nextOut = 4096;
    s.compressInit(1, 0, 30);
    for (let i = 0; i < text.length; i += 1000) {
        s.nextIn = text.subarray(i, i + 1000);
        while (s.availIn) {
            s.compress(bz.BZ_RUN);
            drain();
        }
    }
    while (s.compress(bz.BZ_FINISH) !== bz.BZ_STREAM_END) drain();
    drain();
    s.compressEnd();
    s.free();
    assert.equal(hex(out), native.streamed);

    const d = new bz.Stream();
    d.nextIn = Uint8Array.from(out);
    d.nextOut = text.length;
    d.decompressInit(0, 0);
    assert.equal(d.decompress(), bz.BZ_STREAM_END);
    assert.deepEqual(d.nextOut, text);
    assert.equal(d.totalOutLo32, text.length);
    d.decompressEnd();
    d.free();
});

test("calls in the wrong order are exceptions", () => {
    const s = new bz.Stream();
    assert.throws(() => s.compress(bz.BZ_RUN), { code: bz.BZ_PARAM_ERROR });
    assert.throws(() => s.decompress(), { code: bz.BZ_PARAM_ERROR });
    s.free();
    assert.equal(bz.open("/nowhere", "r"), null);
});

test("readers and writers over files", () => {
    const files = new Map(), one = bz.instantiate({ wasi: { files } });
    const f = new one.File("a.bz2", "w"), w = new one.Writer(f, 9, 0, 0);
    for (let i = 0; i < text.length; i += 5000)
        assert.equal(one.write(w, text.subarray(i, i + 5000)), bz.BZ_OK);
    const packed = bz.compress(text);
    assert.deepEqual(one.writeClose(w, 0), {
        bzerror: 0, nbytesIn: text.length, nbytesOut: packed.length });
    assert.throws(() => one.write(w, text), /free/);
    f.free();
    assert.equal(hex(files.get("/a.bz2")), native.packed);

    files.set("/b.bz2", Uint8Array.of(...packed.subarray(50), 1, 2, 3));
    const g = new one.File("b.bz2", "r");
    const r = new one.Reader(g, 0, 0, packed.subarray(0, 50)), back = [];
    for (let at = {}; at.bzerror !== bz.BZ_STREAM_END; back.push(...at.buf))
        at = one.read(r, 999);
    assert.deepEqual(Uint8Array.from(back), text);
    assert.deepEqual(one.readGetUnused(r), {
        bzerror: 0, unused: Uint8Array.of(1, 2, 3) });
    assert.equal(one.readClose(r), bz.BZ_OK);

    const v = new one.Writer(new one.File("c.bz2", "w"), 1, 0, 0);
    assert.equal(one.writeClose64(v, 0).nbytesOutLo32, 14);
    const bad = new one.Reader(new one.File("/c.bz2", "r"), 0, 0);
    assert.equal(one.read(bad, 10).buf.length, 0);
    bad.free(); // ends it without readClose
    assert.throws(() => new one.Reader(new one.File("/c.bz2", "r"), 9, 0),
                  { code: 0 });
});

test("one object that reads or writes", () => {
    const files = new Map(), one = bz.instantiate({ wasi: { files } });
    const w = one.open("a.bz2", "w");
    assert.equal(w.write(text), text.length);
    assert.equal(w.flush(), 0);
    w.free();
    assert.equal(hex(files.get("/a.bz2")), native.packed);
    const r = one.open("a.bz2", "r");
    assert.deepEqual(r.read(30000), text);
    assert.deepEqual(r.error(), { result: "OK", errnum: 0 });
    r.free();
    files.set("/bad", text);
    const bad = one.open("bad", "r");
    assert.throws(() => bad.read(10), one.Bzip2Error);
    assert.equal(bad.error().result, "DATA_ERROR_MAGIC");
    bad.free();
    const none = one.dopen(99, "r"); // no such descriptor
    assert.throws(() => none.read(10), one.Bzip2Error);
    none.free();
});
