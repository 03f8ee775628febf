// corpus.mjs TOOL [--headers] [--list] [--against] [LIB...]: how much of real C
// libraries binds by itself. No annotation is given, only what their own build
// systems would say (flags, generated headers); the sources too, unless
// --headers.
//
// What counts as idiomatic is computed from the generated .d.ts and the plan,
// not from scan's level: see judge.mjs. --list prints every function that is
// not, with why; --against every disagreement with one reader's roles and
// labels. Sources: $CBW_CORPUS; flags, roles, labels: $CBW_CORPUS_KIT or
// ../shared/corpus. Exits with 77 when they are not there.
import { spawnSync } from "node:child_process";
import {
  existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  flags, generated, kit, libs, root, sources as sourcesOf, there,
} from "./kit.mjs";
import { judge } from "./judge.mjs";
import { compare } from "./agree.mjs";

const args = process.argv.slice(2);
const flag = (name) => args.includes(name);
const [program, ...only] = args.filter((a) => !a.startsWith("--"));
const tool = resolve(program ?? "");
if (!there) {
  console.log("NOT RUN: no CBW_CORPUS, or no libs.json");
  process.exit(77);
}

function inputs(dir, name, lib) {
  const side = join(dir, `${name}.bind.h`);
  writeFileSync(side, lib.include.join("\n") + "\n");
  return { headers: [side, ...generated(name)], flags: flags(name) };
}

function run(dir, command, input, sources, ...options) {
  const begin = process.hrtime.bigint();
  const r = spawnSync(
    tool, [command, ...options, ...input.headers, ...sources,
           "--name", "corpus", "--", ...input.flags],
    { encoding: "utf8", maxBuffer: 1 << 28, cwd: dir });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  return { ...r, seconds };
}

function measure(dir, name, lib) {
  const input = inputs(dir, name, lib);
  let sources = flag("--headers") ? [] : sourcesOf(name);
  let scan = run(dir, "scan", input, sources, "--json");
  const lost = scan.status !== 0 && sources.length ? scan.stderr : "";
  if (lost) {
    sources = [];
    scan = run(dir, "scan", input, sources, "--json");
  }
  if (scan.status !== 0) return { failed: scan.stderr };
  const out = join(dir, "out");
  const bind = run(dir, "bind", input, sources, "-o", out, "--force");
  const plan = run(dir, "dump", input, sources, "--stage=plan");
  if (bind.status !== 0 || plan.status !== 0)
    return { failed: bind.stderr + plan.stderr };
  const known = JSON.parse(
    readFileSync(join(kit, "functions", `${name}.json`), "utf8"));
  const labels = JSON.parse(
    readFileSync(join(kit, "labels.json"), "utf8"))[name] ?? {};
  const account = JSON.parse(scan.stdout);
  const dts = readFileSync(join(out, "index.d.ts"), "utf8");
  const judged = judge(account, dts, plan.stdout, known);
  return {
    judged, seconds: scan.seconds, lost, sources: sources.length,
    against: compare(judged, account, plan.stdout, known, labels),
  };
}

const pad = (v, n) => String(v).padStart(n);
const percent = (n, of) => (of ? (100 * n / of).toFixed(1) : "0.0") + "%";

function line(name, n, seconds) {
  console.log(name.padEnd(12) + pad(n.all, 6) + pad(n.idiomatic, 10) +
    pad(percent(n.idiomatic, n.all), 8) + pad(n.raw, 6) + pad(n.question, 6) +
    pad(n.skipped, 8) + pad(n.missing, 8) + pad(n.claimed, 8) +
    pad(seconds.toFixed(2), 8));
}

const dir = mkdtempSync(join(tmpdir(), "cbw-bench-"));
const total = { all: 0, idiomatic: 0, raw: 0, question: 0, skipped: 0,
                missing: 0, claimed: 0 };
const sums = { agree: 0, differ: 0, labels: 0, unsafe: 0 };
const details = [];
let seconds = 0, bad = 0, absent = 0;
console.log("library     functs idiomatic       %   raw   ask skipped missing" +
  " claimed  seconds");
for (const [name, lib] of Object.entries(libs)) {
  if (lib.build_only || (only.length && !only.includes(name))) continue;
  if (!existsSync(join(root, lib.include_dirs[0]))) continue;
  const m = measure(dir, name, lib);
  if (m.failed !== undefined) {
    console.log(`${name}: FAILED\n${m.failed}`);
    bad++;
    continue;
  }
  line(name, m.judged.count, m.seconds);
  absent += m.judged.list.filter((f) => /no source defines/.test(f.why)).length;
  if (m.lost) console.log(`  without sources: ${m.lost.split("\n")[0]}`);
  for (const k of Object.keys(total)) total[k] += m.judged.count[k];
  for (const k of Object.keys(sums)) sums[k] += m.against[k];
  seconds += m.seconds;
  if (flag("--list"))
    for (const f of m.judged.list.filter((f) => f.level !== "idiomatic"))
      details.push(`${name} ${f.name} ${f.level}: ${f.why}`);
  if (flag("--against"))
    details.push(...m.against.lines.map((l) => `${name} ${l}`));
  details.push(...m.against.alarms.map((l) => `${name} UNSAFE ${l}`));
}
rmSync(dir, { recursive: true });
line("all", total, seconds);
console.log(`${absent} are defined by no source: of the others ` +
  `${percent(total.idiomatic, total.all - absent)} are idiomatic`);
console.log(`roles as one reader has them: ${sums.agree}, otherwise: ` +
  `${sums.differ}; labelled functions: ${sums.labels}, of them bound ` +
  `unsafely: ${sums.unsafe}`);
for (const d of details) console.log(d);
process.exit(bad || sums.unsafe ? 1 : 0);
