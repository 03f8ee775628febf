// The boundary's bench: the packed library of lib.h against glue written by
// hand (floor.mjs) over the same module, interleaved in one process. Prints
// medians and minima in nanoseconds a call, the ratio of the minima, and the
// limit it is held to.
//
//     CBW_TOOL=build/release/cbindgen-wasm node bench/boundary/bench.mjs [WORD]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { floor } from "./floor.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const tool = resolve(process.env.CBW_TOOL || "build/dev/cbindgen-wasm");
const work = mkdtempSync(join(tmpdir(), "cbw-bench-"));
process.on("exit", () => rmSync(work, { recursive: true }));
const out = join(work, "lib");
execFileSync(tool, ["pack", join(here, "lib.h"), join(here, "lib.c"), "-o",
                    out, ...process.argv.slice(3)]);
const package_ = await import(pathToFileURL(join(out, "index.js")));
const module = new WebAssembly.Module(readFileSync(join(out, "lib.wasm")));
const ours = package_.instantiate({ module }), hand = floor(module);

const ROUNDS = 15, SLICE = 4; // milliseconds
// Nanoseconds a call, n calls at a time: a loop of its own for each function,
// or the engine could not inline them.
const loop = (f) => new Function("f", `return (n) => {
    let sink = 0;
    const from = performance.now();
    for (let i = 0; i < n; i++) sink += f(i);
    const ns = ((performance.now() - from) * 1e6) / n;
    return sink === 0.5 ? 0 : ns;
}`)(f);

function calibrate(time) {
    let n = 1;
    while (time(n) * n < SLICE * 1e6) n *= 2;
    return n;
}

const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];

// `each`: the calls that one call of the row stands for. The garbage of one
// side must not be the other's pause.
async function row(name, limit, a, b, each = 1) {
    if (process.argv[2] && !name.includes(process.argv[2])) return;
    [a, b] = [loop(a), loop(b)];
    const n = Math.max(calibrate(a), calibrate(b));
    const A = [], B = [];
    for (let r = 0; r < ROUNDS; r++) {
        A.push(a(n) / each);
        B.push(b(n) / each);
        await null; // finalizers are registered between rounds
    }
    const [ma, mb] = [Math.min(...A), Math.min(...B)];
    const cells = [median(B), mb, median(A), ma].map((t) =>
        (t < 1000 ? t.toFixed(1) : Math.round(t)).toString().padStart(9));
    const ratio = ma / mb;
    const said = typeof limit === "number"
        ? `${ratio <= limit ? "PASS" : "over"} (<= ${limit})`
        : `${ma <= limit.ns ? "PASS" : "over"} (<= ${limit.ns} ns)`;
    console.log(name.padEnd(26) + cells.join("") +
                ratio.toFixed(2).padStart(8) + "  " + said);
}

const ascii = (n) => "The quick brown fox jumps over the lazy dog. "
    .repeat(Math.ceil(n / 45)).slice(0, n);
const other = (n) => "Fünf größere Bären; 日本語 и русский. "
    .repeat(Math.ceil(n / 36)).slice(0, Math.floor(n / 1.45));
const bytes = (n) => new Uint8Array(n).fill(7);

console.log("".padEnd(26) + "floor med      min ours med      min   ratio");
await row("add", 1.5, (i) => ours.add(i, 2), (i) => hand.add(i, 2));
await row("quot (guarded scalar)", 2.5, (i) => ours.quot(i, 3),
          (i) => hand.quot(i, 3));
for (const [name, n] of [["10 B", 10], ["1 KB", 1000], ["100 KB", 100000]]) {
    const s = ascii(n);
    await row("strlen " + name, 1.25, () => ours.strlen(s),
              () => hand.strlen(s));
}
for (const [name, n] of [["1 KB", 1000], ["100 KB", 100000]]) {
    const s = other(n);
    await row(`strlen ${name} non-ASCII`, 1.25, () => ours.strlen(s),
              () => hand.strlen(s));
}
for (const [name, n] of [["10 B", 10], ["1 KB", 1000]]) {
    const s = ascii(n), t = other(n);
    await row("echo " + name, 1.3, () => ours.echo(s).length,
              () => hand.echo(s).length);
    await row(`echo ${name} non-ASCII`, 1.3, () => ours.echo(t).length,
              () => hand.echo(t).length);
}
for (const [name, n] of [["64 B", 64], ["64 KB", 65536], ["1 MB", 1 << 20]]) {
    const b = bytes(n);
    await row("bytes in " + name, 1.15, () => ours.sum(b), () => hand.sum(b));
}
const b64 = bytes(65536), mine = new Uint8Array(65536);
await row("bytes out 64 KB", 1.2, () => ours.xor(b64, 3)[0],
          () => hand.xor(b64, 3)[0]);
await row("  into the caller's array", 1.2, () => ours.fill(mine)[0],
          () => hand.fill(mine)[0]);
const v = { x: 1, y: 2, z: 3 };
await row("struct in and out", 1.5, (i) => ours.scale(v, i).x,
          (i) => hand.scale(v, i).x);
await row("two out-params", 1.5, (i) => ours.divmod(i, 7).mod,
          (i) => hand.divmod(i, 7).mod);
const c = new ours.Counter(0), h = new hand.Counter(0);
await row("method", 1.5, (i) => c.add(1), (i) => h.add(1));
await row("new and free", { ns: 30 }, (i) => {
    new ours.Counter(i).free();
    return 1;
}, (i) => {
    new hand.Counter(i).free();
    return 1;
});
const visit = (i) => i & 3;
await row("callback, each", 1.3, () => ours.each(1000, visit),
          () => hand.each(1000, visit), 1000);
await row("register and one call", 1.3, (i) => ours.call(i, visit),
          (i) => hand.call(i, visit));
await row("instantiate", 1.3, () => package_.instantiate({ module }).add(1, 2),
          () => floor(module).add(1, 2));
