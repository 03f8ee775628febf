// The tool's own time, against its limits: what `pack` of SQLite takes beyond
// clang, wasm-ld and wasm-opt, and scan and generation for 1,000 and 10,000
// functions. Medians of several rounds; the ratio of the last two says whether
// it is linear.
//
//     node bench/pack/run.mjs [ROUNDS]
//
// CBW_TOOL: build/release/cbindgen-wasm unless said. SQLite's source: a folder
// with sqlite3.c and sqlite3.h in CBW_SQLITE, else where tests/corpus/fetch.sh
// puts it.
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const tool = resolve(process.env.CBW_TOOL || "build/release/cbindgen-wasm");
const sqlite = process.env.CBW_SQLITE ||
    join(process.env.CBW_CORPUS || "build/corpus",
         "better-sqlite3/deps/sqlite3");
const rounds = Number(process.argv[2] || 5);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-bench-"));
process.on("exit", () => fs.rmSync(work, { recursive: true }));

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

// Seconds of a command from outside, and what it printed to stderr.
function time(args) {
    const from = performance.now();
    const said = spawnSync(tool, args, { encoding: "utf8",
                                         maxBuffer: 1 << 28 });
    if (said.status !== 0) throw new Error(said.stderr);
    return [(performance.now() - from) / 1000, said.stderr];
}

// ---- pack ------------------------------------------------------------------

const SIDE = resolve("tests/corpus/sqlite3/sqlite3.bind.h");

function packOnce() {
    const [total, said] = time(["pack", SIDE, join(sqlite, "sqlite3.h"),
        join(sqlite, "sqlite3.c"), "-o", join(work, "sqlite"), "--name",
        "sqlite", "-v", "--", "-DSQLITE_THREADSAFE=0", "-DSQLITE_OMIT_WAL",
        "-DSQLITE_OMIT_LOAD_EXTENSION"]);
    const others = Number(/^([0-9.]+) s in the programs/m.exec(said)[1]);
    return { total, own: total - others };
}

// ---- scan and generate -----------------------------------------------------

// Ten functions of the kinds that libraries have, again and again.
const TEN = (i) => `typedef struct o${i} o${i};
typedef struct v${i} { int a; double b; } v${i};
o${i} *o${i}_new(int x);
void o${i}_free(o${i} *o);
/** Does it. @param s the text @return how many */
int o${i}_put(o${i} *o, const char *s);
int o${i}_data(o${i} *o, const unsigned char *data, size_t len);
int o${i}_get(o${i} *o, int *width, int *height);
v${i} o${i}_value(o${i} *o, v${i} p);
void o${i}_on(o${i} *o, void (*fn)(void *user, int x), void *user);
int o${i}_fill(o${i} *o, unsigned char *out, size_t *out_len);
double f${i}(double a, int b);
const char *name${i}(int x);
`;

function header(n) {
    const file = join(work, `f${n}.h`);
    let text = "#include <stddef.h>\n";
    for (let i = 0; i < n / 10; i++) text += TEN(i);
    fs.writeFileSync(file, text);
    return file;
}

// bind: everything but the link, written to a folder.
const bindOnce = (file) => time(["bind", file, "-o", file + ".out"])[0];

// ---- the report ------------------------------------------------------------

let over = 0;
function line(what, value, limit, unit) {
    const bad = value > limit;
    over += bad;
    console.log(what.padEnd(46) + value.toFixed(3).padStart(9) + unit +
        `  limit ${limit}${unit}` + (bad ? "  OVER" : ""));
}

execFileSync(tool, ["doctor"], { stdio: "ignore" });
const small = header(1000), large = header(10000);
bindOnce(small); // the guest library is compiled once
const times = { small: [], large: [], own: [], total: [] };
if (fs.existsSync(join(sqlite, "sqlite3.c"))) {
    for (let i = 0; i < rounds; i++) {
        const { total, own } = packOnce();
        times.own.push(own);
        times.total.push(total);
    }
    const total = median(times.total);
    console.log("pack of SQLite, in all".padEnd(46) +
                total.toFixed(3).padStart(9) + " s");
    line("pack of SQLite, beyond the programs it runs", median(times.own),
         0.15, " s");
} else {
    console.log("NOT RUN: pack of SQLite, no sqlite3.c in " + sqlite);
}
for (let i = 0; i < rounds; i++) {
    times.small.push(bindOnce(small));
    times.large.push(bindOnce(large));
}
const [one, ten] = [median(times.small), median(times.large)];
line("scan and generate, 1,000 functions", one, 0.5, " s");
line("scan and generate, 10,000 functions", ten, 5, " s");
line("10,000 against ten times 1,000", ten / one / 10, 1.2, "  ");
process.exit(over ? 1 : 0);
