// kissfft, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as kiss from "cbw-kissfft";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const points = Array.from({ length: 64 }, (_, i) =>
    ({ r: (i * 7) % 11, i: i % 3 }));
const real = Float32Array.from(points, (p) => p.r);

// Another compiler may round the last bits otherwise.
function near(got, want) {
    const flat = (v) => [...v].flatMap((p) =>
        typeof p === "number" ? [p] : [p.r ?? p[0], p.i ?? p[1]]);
    const a = flat(got), b = flat(want);
    assert.equal(a.length, b.length);
    for (let i = 0; i < a.length; i++)
        assert.ok(Math.abs(a[i] - b[i]) < 1e-3, `${i}: ${a[i]} ${b[i]}`);
}

test("complex points are transformed", () => {
    assert.equal(kiss.nextFastSize(1009), native.fast);
    const f = new kiss.Fft(16);
    near(f.transform(points.slice(0, 16)), native.fft);
    near(f.stride(points.slice(0, 46), 3), native.stride);
    assert.throws(() => f.transform(points.slice(0, 15)), RangeError);
    f.free();
    assert.throws(() => f.transform(points.slice(0, 16)));
});

test("real points go there and back", () => {
    const f = new kiss.FftReal(20);
    const there = f.forward(real.slice(0, 20));
    near(there, native.fftr);
    f.free();
    const b = new kiss.FftReal(20, 1);
    near(b.inverse(there), native.fftri);
    b.free();
    assert.throws(() => new kiss.FftReal(21), /even/);
});

test("many dimensions", () => {
    const dims = Int32Array.of(4, 6);
    const f = new kiss.FftMany(dims);
    near(f.transform(points.slice(0, 24)), native.fftnd);
    f.free();
    const r = new kiss.FftManyReal(dims);
    const there = r.forward(real.slice(0, 24));
    near(there, native.fftndr);
    r.free();
    const b = new kiss.FftManyReal(dims, 1);
    near(b.inverse(there), native.fftndri);
    b.free();
    kiss.cleanup();
});
