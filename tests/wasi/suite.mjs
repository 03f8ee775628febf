// The public wasi-testsuite's prebuilt preview 1 cases, when CBW_WASI_TESTSUITE
// names a checkout of its branch prod/testsuite-base.
//
//   node tests/wasi/suite.mjs TOOL [OPTION...]
//
// OPTIONs go to `run`. Exit 77: the suite is not there.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync,
  rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

const [tool, ...options] = process.argv.slice(2);
const suite = process.env.CBW_WASI_TESTSUITE;
if (!suite || !existsSync(suite)) {
  console.log("skipped: CBW_WASI_TESTSUITE names no checkout");
  process.exit(77);
}

function cases() {
  const list = [];
  for (const language of ["c", "rust", "assemblyscript"]) {
    const dir = join(suite, "tests", language, "testsuite/wasm32-wasip1");
    for (const f of readdirSync(dir))
      if (f.endsWith(".wasm")) list.push(join(dir, f));
  }
  return list;
}

// What is wrong with a case, or "".
function run(wasm) {
  const json = wasm.replace(/wasm$/, "json");
  const spec = { args: [], env: {}, exit_code: 0,
    ...(existsSync(json) ? JSON.parse(readFileSync(json, "utf8")) : {}) };
  const work = mkdtempSync(join(tmpdir(), "cbw-wasi-"));
  const argv = ["run", ...options];
  for (const [k, v] of Object.entries(spec.env))
    argv.push("--env", `${k}=${v}`);
  if (spec.root) {
    cpSync(join(dirname(wasm), spec.root), work, { recursive: true });
    argv.push("--dir", `${work}::/`);
  }
  const r = spawnSync(tool, [...argv, wasm, "--", ...spec.args],
    { encoding: "utf8", timeout: 60000 });
  rmSync(work, { recursive: true, force: true });
  if (r.status !== spec.exit_code)
    return `exit code ${r.status}, not ${spec.exit_code}\n${r.stderr}`;
  for (const stream of ["stdout", "stderr"])
    if (spec[stream] !== undefined && r[stream] !== spec[stream])
      return `${stream}: ${JSON.stringify(r[stream])}`;
  return "";
}

let passed = 0, failed = 0;
for (const wasm of cases()) {
  const wrong = run(wasm);
  if (wrong) {
    console.log(`FAILED ${basename(wasm, ".wasm")}: ${wrong}`);
    failed++;
  } else passed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
