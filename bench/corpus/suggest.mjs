// suggest.mjs TOOL [LIB...]: what `scan --suggest` is worth on real C
// libraries: questions (functions that need a word, and those that are raw)
// without a side file, with the suggested one as it is, and with every line of
// it taken as true. It must be complete and the same each time, and neither
// form may fail to scan. Exits with 1 otherwise, with 77 without sources.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { home, inputs, libs, out } from "./inputs.mjs";

const [program, ...only] = process.argv.slice(2);
const tool = resolve(program ?? "");

function run(lib, input, headers, ...more) {
  const r = spawnSync(tool, ["scan", ...more, ...headers, ...input.sources,
                             "-I", join(home, lib), "--", ...input.flags],
    { cwd: join(home, lib), encoding: "utf8", maxBuffer: 1 << 28 });
  if (r.status !== 0) console.log(r.stderr.slice(0, 1500));
  return r.status === 0 ? r : null;
}

function account(lib, input, headers) {
  const r = run(lib, input, headers);
  return r && JSON.parse(r.stdout).functions;
}

const asks = (f) => (f.level === "needs-annotation" || f.level === "raw") &&
                    Boolean(f.write);
const count = (list) => list === null ? "failed" : list.filter(asks).length;

// The library's headers: those that its own side file includes, and the others.
function headersOf(lib, input) {
  const side = input.headers.filter((h) => h.endsWith(".bind.h"));
  const bare = join(out, `${lib}0.bind.h`);
  const lines = side.flatMap((h) =>
    readFileSync(resolve(home, lib, h), "utf8").split("\n"));
  writeFileSync(bare, lines
    .filter((l) => /^# *(include|define|if|endif|undef)/.test(l) &&
                   !/cbw\.h|CBW_/.test(l) && !l.endsWith("\\"))
    .join("\n") + "\n");
  return [bare, ...input.headers.filter((h) => !side.includes(h))];
}

let ran = 0, bad = 0;
console.log("library     asked as-is taken lines");
for (const lib of libs(only)) {
  const input = inputs(lib);
  if (!input) continue;
  ran++;
  const headers = headersOf(lib, input);
  const before = account(lib, input, headers);
  const file = join(out, `${lib}.bind.h`);
  const made = before && run(lib, input, headers, "--suggest", "-o", file);
  const text = made && readFileSync(file, "utf8");
  const again = made && run(lib, input, headers, "--suggest", "-o", file);
  const same = again && readFileSync(file, "utf8") === text;
  const rest = headers.slice(1);
  const asIs = made && account(lib, input, [file, ...rest]);
  const all = join(out, `${lib}-all.bind.h`);
  const open = /^\/\/\? (?!.*PREFIX_|CBW_CLASS\(.*(init|free)=)/gm;
  if (text) writeFileSync(all, text.replace(open, ""));
  const taken = made && account(lib, input, [all, ...rest]);
  const lost = before?.filter((f) => asks(f) && !text?.includes(`: ${f.name}`));
  console.log(lib.padEnd(12) + [count(before), count(asIs), count(taken),
    text ? text.split("\n").length : "-"].map((v) => String(v).padStart(5))
    .join(" ") + (same ? "" : " not the same twice") +
    (lost?.length ? ` not there: ${lost.map((f) => f.name)}` : ""));
  if (!same || lost?.length || !asIs || !taken ||
      asIs.filter(asks).length > before.filter(asks).length) bad++;
  for (const f of (taken || []).filter((f) => f.level === "needs-annotation"))
    console.log(`    ${f.name}: ${f.reason}`);
}
rmSync(out, { recursive: true });
if (!ran) console.log("NOT RUN: no sources ($CBW_CORPUS)");
process.exit(!ran ? 77 : bad ? 1 : 0);
