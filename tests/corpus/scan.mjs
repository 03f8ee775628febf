// scan.mjs SCAN_DUMP: real libraries must scan without a word, and every
// function that is known to be in their headers must be found. Sources are in
// $CBW_CORPUS; what they need is said by libs.json in ../shared/corpus. Exits
// with 77 when either is not there.
import { spawnSync } from "node:child_process";
import {
  existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const dump = process.argv[2];
const sources = process.env.CBW_CORPUS ?? "";
const kit = process.env.CBW_CORPUS_KIT ?? "../shared/corpus";
if (!sources || !existsSync(join(kit, "libs.json"))) {
  console.log("NOT RUN: no CBW_CORPUS, or no libs.json");
  process.exit(77);
}

// A side file with the library's includes, as a user would begin.
function scan(dir, name, lib) {
  const side = join(dir, `${name}.bind.h`);
  const given = lib.generated.filter((f) => f.endsWith("*.h"))
    .map((f) => join(sources, f.replace("*.h", "version.h")))
    .filter((f) => existsSync(f));
  const flags = lib.include_dirs.flatMap((d) => ["-I", join(sources, d)]);
  for (const d of [...lib.defines, ...lib.build_defines]) flags.push(`-D${d}`);
  if (lib.shim_headers.length) flags.push(`-I${join(kit, "shims")}`);
  writeFileSync(side, lib.include.join("\n") + "\n");
  return spawnSync(dump, [side, ...given, "--", ...flags, ...lib.cflags],
    { encoding: "utf8", maxBuffer: 1 << 28 });
}

function missing(name, model) {
  const known = JSON.parse(
    readFileSync(join(kit, "functions", `${name}.json`), "utf8"));
  const found = new Set(model.functions.map((f) => f.name));
  return known.list.map((f) => f.name).filter((f) => !found.has(f));
}

const libs = JSON.parse(readFileSync(join(kit, "libs.json"), "utf8"));
const dir = mkdtempSync(join(tmpdir(), "cbw-scan-"));
let bad = 0, run = 0;
for (const [name, lib] of Object.entries(libs)) {
  if (!lib.include_dirs.every((d) => existsSync(join(sources, d)))) continue;
  run++;
  const { status, stdout, stderr } = scan(dir, name, lib);
  const lost = status === 0 ? missing(name, JSON.parse(stdout)) : [];
  if (status === 0 && !stderr && !lost.length) continue;
  console.log(`${name}: ${stderr}\nnot found: ${lost.join(" ")}`);
  bad++;
}
rmSync(dir, { recursive: true });
console.log(`${run} libraries scanned, ${bad} bad`);
process.exit(bad || !run ? 1 : 0);
