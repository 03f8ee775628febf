// packs.mjs TOOL [LIB...]: packs each library of libs.json with what that says
// (kit.mjs) and its side file of tests/corpus, and nothing else; loads the
// package in Node; checks its declarations with TypeScript, strict, with and
// without skipLibCheck. Exits with 77 when there is no corpus, with 1 when a
// library fails. TypeScript is what `ctest -R types` brings to build/types.
import { spawnSync } from "node:child_process";
import {
  existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync, statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  flags, folder, generated, libs, root, sources, there,
} from "./kit.mjs";

const [program, ...only] = process.argv.slice(2);
const tool = resolve(program ?? "");
const tsc = resolve("build/types/node_modules/typescript/bin/tsc");
if (!there || !existsSync(tsc)) {
  console.log("NOT RUN: no CBW_CORPUS, no libs.json, or no TypeScript");
  process.exit(77);
}
const work = mkdtempSync(join(tmpdir(), "cbw-packs-"));

function run(program, args, cwd) {
  const r = spawnSync(program, args,
                      { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  return r.status === 0 ? "" : (r.stdout + r.stderr).slice(0, 2000) || "died";
}

function pack(name, to) {
  const dir = folder(name);
  const side = readdirSync(dir).find((f) => f.endsWith(".bind.h"));
  return run(tool, ["pack", join(dir, side), ...generated(name),
                    ...sources(name), "--name", "packed", "-o", to,
                    "--", ...flags(name)], dir);
}

const LOAD = `import * as lib from "packed";
lib.reset(); // starts it
const n = Object.keys(lib).length;
if (n < 5) throw new Error(n + " exports");
`;

function check(app, skipLibCheck) {
  writeFileSync(join(app, "tsconfig.json"), JSON.stringify({
    compilerOptions: {
      strict: true, skipLibCheck, noEmit: true, target: "es2022",
      lib: ["es2022", "esnext.disposable"], module: "nodenext", types: [],
      moduleResolution: "nodenext",
    },
    files: ["use.mts"],
  }));
  return run(process.execPath, [tsc, "-p", app], app);
}

function measure(name) {
  const app = join(work, name), to = join(app, "node_modules", "packed");
  mkdirSync(join(app, "node_modules"), { recursive: true });
  const begin = process.hrtime.bigint();
  const failed = { pack: pack(name, to) };
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (failed.pack) return { failed };
  writeFileSync(join(app, "use.mjs"), LOAD);
  writeFileSync(join(app, "use.mts"), LOAD);
  failed.load = run(process.execPath, ["use.mjs"], app);
  failed.types = check(app, false) || check(app, true);
  const wasm = statSync(join(to, readdirSync(to)
    .find((f) => f.endsWith(".wasm")))).size;
  return { failed, seconds, wasm };
}

let bad = 0, all = 0;
console.log("library      packs   loads   types  KB wasm seconds");
for (const name of Object.keys(libs)) {
  if (libs[name].build_only || (only.length && !only.includes(name))) continue;
  if (!existsSync(join(root, libs[name].include_dirs[0]))) continue;
  const m = measure(name);
  const word = (k) => (m.failed[k] === undefined ? "-" : m.failed[k] ? "NO"
    : "yes").padStart(8);
  console.log(name.padEnd(10) + word("pack") + word("load") + word("types") +
    String(m.wasm ? Math.round(m.wasm / 1024) : "-").padStart(9) +
    (m.seconds?.toFixed(1) ?? "-").padStart(8));
  for (const [k, text] of Object.entries(m.failed))
    if (text) console.log(`${name}: ${k}: ${text}`);
  all++;
  bad += Object.values(m.failed).some(Boolean);
}
console.log(`${all - bad} of ${all}`);
rmSync(work, { recursive: true });
process.exit(bad ? 1 : 0);
