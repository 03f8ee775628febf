// account.mjs TOOL: what `scan` says of real libraries is valid against the
// schema in docs/scan.md, names every function that is known to be in their
// headers, and says of each what it is. Sources are in $CBW_CORPUS; those that
// are many are not read. Exits with 77 when there are none. What is known is of
// one release: a function whose name these headers do not hold is of another.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { home, inputs, libs, out } from "../../bench/corpus/inputs.mjs";
import { wrong } from "../node/schema.mjs";

const tool = resolve(process.argv[2]);
const kit = resolve(process.env.CBW_CORPUS_KIT ?? "../shared/corpus");

function known(lib) {
  const text = readFileSync(join(home, lib, "lib.sh"), "utf8");
  const name = /^# Kit: (\S+)$/m.exec(text)?.[1] ?? lib;
  const file = join(kit, "functions", `${name}.json`);
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, "utf8")).list.map((f) => f.name);
}

// The words of every header in the folders of these.
function words(headers) {
  const found = new Set();
  for (const folder of new Set(headers.map(dirname)))
    for (const file of readdirSync(resolve(home, folder), { recursive: true }))
      if (/\.h(pp|\.in)?$/.test(file))
        for (const [word] of readFileSync(resolve(home, folder, file), "utf8")
          .matchAll(/\w+/g)) found.add(word);
  return found;
}

let ran = 0, functions = 0, bad = 0;
for (const lib of libs([])) {
  const input = inputs(lib);
  if (!input) continue;
  const many = input.sources.length > 20 || lib === "sqlite3" || lib === "zstd";
  const r = spawnSync(tool, ["scan", ...input.headers,
    ...(many ? [] : input.sources), "-I", join(home, lib), "--",
    ...input.flags],
    { cwd: join(home, lib), encoding: "utf8", maxBuffer: 1 << 28 });
  const account = r.status === 0 ? JSON.parse(r.stdout) : null;
  const said = account ? wrong(account) : [r.stderr];
  const names = new Set(account?.functions.map((f) => f.name));
  const here = words(input.headers);
  for (const f of known(lib))
    if (here.has(f) && !names.has(f)) said.push(`${f}: missing`);
  ran++;
  functions += names.size;
  if (said.length) console.log(`${lib}:\n  ${said.slice(0, 20).join("\n  ")}`);
  bad += said.length > 0;
}
rmSync(out, { recursive: true });
console.log(ran ? `${ran} libraries, ${functions} functions, ${bad} bad`
                : "NOT RUN: no sources ($CBW_CORPUS)");
process.exit(!ran ? 77 : bad ? 1 : 0);
