// The small allocator against wasi-libc's: the same traces over both, packed
// with --allocator=small and =libc, interleaved in one process. Prints the
// minima in nanoseconds a step, their ratio, the memory that each took, and
// the limits: 1.1 in all, 1.5 KB of code.
//
//     CBW_TOOL=build/release/cbindgen-wasm node bench/alloc/alloc.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const tool = resolve(process.env.CBW_TOOL || "build/dev/cbindgen-wasm");
const work = mkdtempSync(join(tmpdir(), "cbw-alloc-"));
process.on("exit", () => rmSync(work, { recursive: true }));

const source = { trace: [join(here, "trace.h"), join(here, "trace.c")] };
async function packed(allocator) {
    const out = join(work, allocator);
    execFileSync(tool, ["pack", ...source.trace, "-o", out,
                        "--allocator=" + allocator]);
    const wasm = readFileSync(join(out, "trace.wasm"));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm),
        { wasi_snapshot_preview1: new Proxy({}, { get: () => () => 52 }) });
    if (exports._initialize) exports._initialize();
    return { size: wasm.length, exports };
}

const small = await packed("small"), libc = await packed("libc");
const TRACES = [
    ["mixed, to 256 B", 200000, (x, n) => x.trace_mixed(n, 1000, 256)],
    ["a parser", 200000, (x, n) => x.trace_parser(n)],
    ["mixed, to 4 KB", 200000, (x, n) => x.trace_mixed(n, 2000, 4096)],
    ["mixed, to 256 KB", 20000, (x, n) => x.trace_mixed(n, 200, 262144)],
    ["pairs of 24 B", 500000, (x, n) => x.trace_pairs(n, 24)],
    ["pairs of 2000 B", 500000, (x, n) => x.trace_pairs(n, 2000)],
    ["a list", 100000, (x, n) => x.trace_list(n, 32)],
];
let product = 1;
console.log("".padEnd(20) + "   libc  small  ratio");
for (const [name, n, run] of TRACES) {
    const time = (x) => {
        const from = performance.now();
        const sum = run(x, n);
        return [((performance.now() - from) * 1e6) / n, sum];
    };
    const best = [Infinity, Infinity];
    for (let i = 0; i < 15; i++)
        [libc, small].forEach(({ exports }, k) => {
            best[k] = Math.min(best[k], time(exports)[0]);
        });
    if (run(libc.exports, n) !== run(small.exports, n))
        throw new Error(name + ": they do not agree");
    const ratio = best[1] / best[0];
    product *= ratio;
    console.log(name.padEnd(20) +
                best.map((t) => t.toFixed(1).padStart(7)).join("") +
                ratio.toFixed(2).padStart(7));
}
const mean = product ** (1 / TRACES.length);
const pages = ({ exports }) => exports.memory.buffer.byteLength / 1024;
console.log(`geometric mean ${mean.toFixed(2)} (<= 1.1: ` +
            `${mean <= 1.1 ? "PASS" : "over"})`);
console.log(`modules: libc ${libc.size} B, small ${small.size} B; ` +
            `memory: libc ${pages(libc)} KB, small ${pages(small)} KB`);
