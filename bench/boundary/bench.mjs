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
import { peers } from "./peers.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const [word, ...flags] = process.argv.slice(2);
const tool = resolve(process.env.CBW_TOOL || "build/dev/cbindgen-wasm");
const work = mkdtempSync(join(tmpdir(), "cbw-bench-"));
process.on("exit", () => rmSync(work, { recursive: true }));
const out = join(work, "lib");
execFileSync(tool, ["pack", join(here, "lib.h"), join(here, "lib.c"), "-o",
                    out, ...flags.filter((f) => f !== "--no-peers")]);
const package_ = await import(pathToFileURL(join(out, "index.js")));
const module = new WebAssembly.Module(readFileSync(join(out, "lib.wasm")));
const ours = package_.instantiate({ module }), hand = floor(module);
const others = flags.includes("--no-peers") ? [] : await peers(work);

const ROUNDS = 15, SLICE = 4; // milliseconds
// A function of its own: the engine knows texts again, and what it has learned
// of one side is not for the other.
let made = 0;
const own = (text) => new Function(`return ${text} // ${made++}`)();

// Nanoseconds a call, n calls at a time.
const loop = (f) => own(`(f) => (n) => {
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

const cell = (t) =>
    (t < 1000 ? t.toFixed(1) : Math.round(t)).toString().padStart(9);

// make(x, v) gives a call of the functions x with the values v.
// `each`: the calls that one call of the row stands for. The garbage of one
// side must not be the other's pause. What a peer can not do is "-".
async function row(name, limit, make, v, each = 1,
                   [us, floor_] = [ours, hand]) {
    if (word && !name.includes(word)) return;
    const sides = [us, floor_, ...others.map(([, api]) => api)].map((api) => {
        try {
            const f = own(make)(api, v);
            f(1);
            return loop(f);
        } catch {
            return null;
        }
    });
    const n = sides.map((f) => f ? calibrate(f) : 0);
    n[0] = n[1] = Math.max(n[0], n[1]);
    const times = sides.map(() => []);
    for (let r = 0; r < ROUNDS; r++) {
        for (const [i, f] of sides.entries())
            if (f) times[i].push(f(n[i]) / each);
        await null; // finalizers are registered between rounds
    }
    const [A, B] = times, min = times.map((t) => Math.min(...t));
    const base = B.length ? [median(B), min[1]].map(cell).join("")
        : "-".padStart(9).repeat(2);
    const ratio = min[0] / min[1];
    const said = limit === null ? ""
        : typeof limit === "number"
        ? `${ratio <= limit ? "PASS" : "over"} (<= ${limit})`
        : `${min[0] <= limit.ns ? "PASS" : "over"} (<= ${limit.ns} ns)`;
    const beside = others.map((_, i) => times[i + 2].length
        ? cell(min[i + 2]) : "-".padStart(9)).join("");
    console.log(name.padEnd(26) + base + cell(median(A)) + cell(min[0]) +
                (B.length ? ratio.toFixed(2) : "-").padStart(8) + "  " +
                said.padEnd(others.length ? 16 : 0) + beside);
}

const ascii = (n) => "The quick brown fox jumps over the lazy dog. "
    .repeat(Math.ceil(n / 45)).slice(0, n);
const other = (n) => "Fünf größere Bären; 日本語 и русский. "
    .repeat(Math.ceil(n / 36)).slice(0, Math.floor(n / 1.45));
const bytes = (n) => new Uint8Array(n).fill(7);

console.log("".padEnd(26) + "floor med      min ours med      min   ratio" +
            "".padEnd(others.length ? 18 : 0) +
            others.map(([name]) => name.padStart(9)).join(""));
await row("add", 1.5, (x) => (i) => x.add(i, 2));
await row("quot (guarded scalar)", 2.5, (x) => (i) => x.quot(i, 3));
for (const [name, n] of [["10 B", 10], ["1 KB", 1000], ["100 KB", 100000]]) {
    const s = ascii(n);
    await row("strlen " + name, 1.25, (x, s) => () => x.strlen(s), s);
}
for (const [name, n] of [["1 KB", 1000], ["100 KB", 100000]]) {
    const s = other(n);
    await row(`strlen ${name} non-ASCII`, 1.25, (x, s) => () => x.strlen(s), s);
}
for (const [name, n] of [["10 B", 10], ["1 KB", 1000]]) {
    const s = ascii(n), t = other(n);
    await row("echo " + name, 1.3, (x, s) => () => x.echo(s).length, s);
    await row(`echo ${name} non-ASCII`, 1.3,
              (x, s) => () => x.echo(s).length, t);
}
for (const [name, n] of [["64 B", 64], ["64 KB", 65536], ["1 MB", 1 << 20]]) {
    const b = bytes(n);
    await row("bytes in " + name, 1.15, (x, b) => () => x.sum(b), b);
}
const b64 = bytes(65536), mine = new Uint8Array(65536);
await row("bytes out 64 KB", 1.2, (x, b) => () => x.xor(b, 3)[0], b64);
await row("  into the caller's array", 1.2, (x, b) => () => x.fill(b)[0],
          mine);
const v = { x: 1, y: 2, z: 3 };
await row("struct in and out", 1.5, (x, v) => (i) => x.scale(v, i).x, v);
await row("two out-params", 1.5, (x) => (i) => x.divmod(i, 7).mod);
await row("method", 1.5, (x) => {
    const c = new x.Counter(0);
    return () => c.add(1);
});
await row("new and free", { ns: 30 }, (x) => (i) => {
    new x.Counter(i).free();
    return 1;
});
const visit = (i) => i & 3;
await row("callback, each", 1.3, (x, f) => () => x.each(1000, f), visit,
          1000);
await row("register and one call", 1.3, (x, f) => (i) => x.call(i, f),
          visit);
const start = [{ start: () => package_.instantiate({ module }) },
               { start: () => floor(module) }];
await row("instantiate", 1.3, (x) => () => x.start().add(1, 2), null, 1,
          start);
if (others.some(([name]) => name === "bindgen")) {
    const dir = join(work, "hex"), from = join(here, "peers/hex");
    execFileSync(tool, ["pack", from + ".h", from + ".c", "-o", dir]);
    const hex = await import(pathToFileURL(join(dir, "index.js")));
    for (const [name, n] of [["32 B", 32], ["1 KB", 1000]]) {
        const b = bytes(n), s = "07".repeat(n);
        await row(`bytes ${name} to hex`, null,
                  (x, b) => () => x.encode(b).length, b, 1, [hex, {}]);
        await row(`hex to bytes ${name}`, null, (x, s) => () => {
            const r = x.decode(s);
            return (r.result || r).length;
        }, s, 1, [hex, {}]);
    }
}
