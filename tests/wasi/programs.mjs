// Real programs: each is compiled for this machine and for WASI, run in fresh
// directories on the same input, and compared: exit code, output, and every
// file that is left behind, byte by byte.
//
//   node tests/wasi/programs.mjs TOOL [NAME...]
//
// Sources of libraries come from CBW_CORPUS (tests/corpus/fetch.sh); a program
// whose sources are missing is skipped and named.
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const guests = join(here, "guests");
const top = resolve(here, "../..");
const corpus = process.env.CBW_CORPUS ?? "";
const tool = resolve(process.argv[2]);
const only = process.argv.slice(3);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-programs-"));
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }));

const sqlite = join(corpus, "better-sqlite3/deps/sqlite3");
const lua = join(corpus, "lua5.4/src");
const zlib = join(corpus, "zlib");
const lib = join(top, "gen/lib");

const sources = (dir, except) =>
  fs.readdirSync(dir)
    .filter((f) => f.endsWith(".c") && !except.includes(f))
    .map((f) => join(dir, f));

const statements = [
  "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, v REAL);",
  "BEGIN;",
  ...Array.from({ length: 300 }, (_, i) =>
    `INSERT INTO t VALUES(${i}, 'name ${i * 7919 % 1000}', ${i} / 3.0);`),
  "COMMIT;",
  "CREATE INDEX i ON t(name);",
  "SELECT count(*), sum(v), min(name), max(name) FROM t;",
  "SELECT * FROM t WHERE name LIKE 'name 9%' ORDER BY name LIMIT 5;",
  "BEGIN; DELETE FROM t WHERE id % 2; ROLLBACK;",
  "SELECT nothing FROM nowhere;",
  "UPDATE t SET name = upper(name) WHERE id > 250;",
  "DELETE FROM t WHERE id BETWEEN 10 AND 100; VACUUM;",
  "SELECT count(*), group_concat(id) FROM t WHERE id < 120;",
  "PRAGMA integrity_check;",
  "PRAGMA journal_mode;",
  ""].join("\n");

const programs = [{
  name: "stdio",
  sources: [join(guests, "stdio.c")],
  runs: [{ args: [], input: "one\ntwo\nno newline" }, { args: ["a", "b c"] }],
}, {
  name: "sqlite",
  needs: sqlite,
  sources: () => [join(guests, "sql.c"), join(sqlite, "sqlite3.c")],
  flags: [`-I${sqlite}`, "-O0", "-w", "-DSQLITE_THREADSAFE=0",
    "-DSQLITE_OMIT_LOAD_EXTENSION"],
  wasi: ["-D_WASI_EMULATED_GETPID", "-lwasi-emulated-getpid"],
  native: ["-lm"],
  runs: [{ args: ["data.db"], input: statements },
    { args: ["data.db"], keep: true, input: "SELECT count(*) FROM t;\n" },
    { args: ["no/such.db"], input: "SELECT 1;\n" }],
}, {
  name: "lua",
  needs: lua,
  sources: () => sources(lua, ["luac.c"]),
  flags: ["-w", "-DLUA_COMPAT_5_3"],
  wasi: [`-I${lib}/include`, "-mllvm", "-wasm-enable-sjlj",
    join(guests, "gaps.c"), join(lib, "setjmp.c"), join(lib, "tag.c"),
    "-D_WASI_EMULATED_SIGNAL", "-lwasi-emulated-signal",
    "-D_WASI_EMULATED_PROCESS_CLOCKS", "-lwasi-emulated-process-clocks",
    "-Wl,-z,stack-size=1048576"],
  native: ["-lm", "-DLUA_USE_POSIX"],
  files: ["script.lua", "helper.lua"],
  runs: [{ args: ["script.lua", "first"], input: "the quick brown\nfox\n" },
    { args: ["none.lua"] }, { args: ["-e", "error('x')"] }],
}, {
  name: "minigzip",
  needs: zlib,
  sources: () => [join(zlib, "test/minigzip.c"),
    ...sources(zlib, [])],
  flags: [`-I${zlib}`, "-w", "-DHAVE_UNISTD_H", "-O1"],
  files: ["stdio.c"],
  runs: [{ args: ["stdio.c"] },
    { args: ["-d", "stdio.c.gz"], keep: true },
    { args: ["-9"], input: "text ".repeat(5000) },
    { args: ["-d", "none.gz"] }],
}];

// The newest there is: old ones have no setjmp for WebAssembly.
function newest() {
  const names = [...Array(15)].map((_, i) => `clang-${28 - i}`);
  return names.find((n) => spawnSync(n, ["--version"]).status === 0) ?? "clang";
}
const clang = process.env.CBW_CLANG ?? newest();
const wasiFlags = ["--target=wasm32-wasi", "-Wno-deprecated", "-O1"];
const asked = ["--no-wasm-opt", "-###", "-xc", "/dev/null"];
if (spawnSync(clang, [...wasiFlags, ...asked]).status === 0)
  wasiFlags.push("--no-wasm-opt");

function must(argv) {
  const r = spawnSync(argv[0], argv.slice(1), { encoding: "utf8" });
  if (r.status !== 0)
    throw new Error(`${argv.join(" ")}\n${r.error ?? r.stderr}`);
}

function build(p) {
  const files = typeof p.sources === "function" ? p.sources() : p.sources;
  const native = join(work, p.name), wasm = join(work, `${p.name}.wasm`);
  const flags = p.flags ?? [];
  must([clang, "-O1", ...flags, ...files, ...(p.native ?? []), "-o", native]);
  must([clang, ...wasiFlags, ...flags, ...files, ...(p.wasi ?? []),
    "-o", wasm]);
  return { native, wasm };
}

function fresh(p, kind) {
  const dir = join(work, `${p.name}-${kind}`);
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir);
  for (const f of p.files ?? []) fs.copyFileSync(join(guests, f), join(dir, f));
  return dir;
}

// Path -> content, of everything below.
function tree(dir, at = "", out = new Map()) {
  for (const e of fs.readdirSync(join(dir, at), { withFileTypes: true })) {
    const name = join(at, e.name);
    if (e.isDirectory()) tree(dir, name, out.set(name, "directory"));
    else if (e.isSymbolicLink())
      out.set(name, `-> ${fs.readlinkSync(join(dir, name))}`);
    else out.set(name, fs.readFileSync(join(dir, name)).toString("latin1"));
  }
  return out;
}

function compare(what, a, b) {
  if (a === b) return;
  let i = 0;
  while (a[i] === b[i]) i++;
  const part = (s) =>
    JSON.stringify(String(s).slice(Math.max(0, i - 60), i + 90));
  throw new Error(`${what} differs at ${i}\n` +
    `native: ${part(a)}\nWASI: ${part(b)}`);
}

function check(p) {
  const built = build(p);
  let dirs = {};
  p.runs.forEach((run, i) => {
    const what = `${p.name}, run ${i + 1}`;
    if (!run.keep) dirs = { a: fresh(p, "native"), b: fresh(p, "wasi") };
    const options = { input: run.input ?? "", maxBuffer: 1 << 26,
      encoding: "latin1", timeout: 120000 };
    const n = spawnSync(built.native, run.args,
      { ...options, cwd: dirs.a, argv0: `${p.name}.wasm` });
    const w = spawnSync(tool, ["run", "--dir", `${dirs.b}::.`, built.wasm,
      "--", ...run.args], options);
    compare(`${what}: exit code\n${w.stderr}`, String(n.status),
      String(w.status));
    compare(`${what}: output`, n.stdout, w.stdout);
    compare(`${what}: errors`, n.stderr, w.stderr);
    const left = tree(dirs.a), got = tree(dirs.b);
    compare(`${what}: names`, [...left.keys()].sort().join("\n"),
      [...got.keys()].sort().join("\n"));
    for (const [name, text] of left)
      compare(`${what}: ${name}`, text, got.get(name));
  });
}

let failed = 0, done = 0;
for (const p of programs) {
  if (only.length && !only.includes(p.name)) continue;
  if (p.needs && (!corpus || !fs.existsSync(p.needs))) {
    console.log(`skipped ${p.name}: its sources are not in CBW_CORPUS`);
    continue;
  }
  try {
    check(p);
    done++;
  } catch (e) {
    failed++;
    console.log(`FAILED ${e.message}`);
  }
}
console.log(`${done} programs as they run natively, ${failed} not`);
process.exit(failed || !done ? 1 : 0);
