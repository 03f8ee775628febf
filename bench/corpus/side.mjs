// side.mjs TOOL [--list] [LIB...]: how much of real C libraries is bound once
// their side files of tests/corpus say what the code cannot. A function is
// bound when it is in the package, or the glue calls it for the user (memory,
// references, variants); accounted for when `scan` lists it. What no source
// defines can not be linked: it is counted as absent, and not among them.
// --list prints those that are not bound, with why. Sources and flags are what
// tests/corpus/LIB/lib.sh says, below $CBW_CORPUS; the public functions are
// those of $CBW_CORPUS_KIT (or ../shared/corpus). Exits with 77 when they are
// not there, with 1 below 99% or when a function is missing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { home, inputs, libs, out } from "./inputs.mjs";

const args = process.argv.slice(2);
const list = args.includes("--list");
const [program, ...only] = args.filter((a) => !a.startsWith("--"));
const tool = resolve(program ?? "");
const root = process.env.CBW_CORPUS ?? "";
const kit = resolve(process.env.CBW_CORPUS_KIT ?? "../shared/corpus");
if (!root || !existsSync(join(kit, "libs.json"))) {
  console.log("NOT RUN: no CBW_CORPUS, or no libs.json");
  process.exit(77);
}
function known(lib) {
  const text = readFileSync(join(home, lib, "lib.sh"), "utf8");
  const name = /^# Kit: (\S+)$/m.exec(text)?.[1] ?? lib;
  const file = join(kit, "functions", `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).list : null;
}

// Rules and words that stand in a side file: its lines of CBW_RULE, CBW_CLASS
// and so on, and its declarations.
function rules(lib) {
  const dir = join(home, lib);
  const file = readdirSync(dir).find((f) => f.endsWith(".bind.h"));
  const text = readFileSync(join(dir, file), "utf8")
    .replace(/\/\/.*$/gm, "").replace(/#.*(\\\n.*)*\n/g, "");
  return text.split(";").length - 1;
}

const glue = /^(references|memory) (are|is) the glue|^bound by /;
const isAbsent = (a) => a?.level === "skipped" &&
                        /no source defines/.test(a.reason);
const isBound = (a) => Boolean(a.bound) || glue.test(a.reason ?? "");

function measure(lib, functions) {
  const input = inputs(lib);
  if (!input) return null;
  const begin = process.hrtime.bigint();
  const r = spawnSync(
    tool, ["scan", "--json", ...input.headers, ...input.sources,
           "-I", join(home, lib), "--", ...input.flags],
    { cwd: join(home, lib), encoding: "utf8", maxBuffer: 1 << 28 });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (r.status !== 0) return { failed: r.stderr };
  const account = new Map(
    JSON.parse(r.stdout).functions.map((f) => [f.name, f]));
  const lost = functions.filter((f) => !account.has(f.name));
  const absent = functions.filter((f) => isAbsent(account.get(f.name)));
  const open = functions.filter((f) => account.has(f.name) &&
                                       !absent.includes(f) &&
                                       !isBound(account.get(f.name)));
  return { lost, open, absent, account, seconds, said: r.stderr };
}

const total = { all: 0, bound: 0, lost: 0, absent: 0 };
const details = [];
let failed = 0;
console.log("library      functs   bound       %  missing  absent   rules" +
  " seconds");
const line = (name, all, bound, lost, ...more) => console.log(
  name.padEnd(12) + [all, bound, (100 * bound / all).toFixed(1), lost, ...more]
    .map((v, i) => String(v).padStart([7, 8, 8, 9, 8, 8, 8][i])).join(""));
for (const lib of libs(only)) {
  const functions = known(lib);
  const m = functions && measure(lib, functions);
  if (!m) continue;
  if (m.failed !== undefined) {
    console.log(`${lib}: FAILED\n${m.failed}`);
    failed++;
    continue;
  }
  const all = functions.length - m.absent.length;
  const bound = all - m.open.length - m.lost.length;
  line(lib, all, bound, m.lost.length, m.absent.length, rules(lib),
       m.seconds.toFixed(1));
  total.all += all;
  total.absent += m.absent.length;
  total.bound += bound;
  total.lost += m.lost.length;
  for (const f of m.lost) details.push(`${lib} ${f.name}: missing`);
  for (const f of m.open) {
    const a = m.account.get(f.name);
    details.push(`${lib} ${f.name}: ${a.reason ?? a.level}`);
    if (a.write) details.push(`    ${a.write}`);
  }
}
rmSync(out, { recursive: true });
if (total.all) line("all", total.all, total.bound, total.lost, total.absent);
if (list) for (const d of details) console.log(d);
process.exit(failed || total.lost || total.bound < 0.99 * total.all ? 1 : 0);
