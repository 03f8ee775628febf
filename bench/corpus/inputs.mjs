// What to scan of the libraries in tests/corpus: what their lib.sh says, as
// run.sh would hear it. Sources lie below $CBW_CORPUS.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const home = resolve("tests/corpus");
export const out = mkdtempSync(join(tmpdir(), "cbw-corpus-"));

const READ = `set -e; prepare() { :; }; . ./lib.sh; [ -e "$THERE" ]; prepare
  for a in "\${HEADERS[@]}" -- "\${SOURCES[@]}" -- "\${FLAGS[@]}"; do
    printf '%s\\0' "$a"; done`;

export function libs(only) {
  return readdirSync(home).filter((lib) =>
    existsSync(join(home, lib, "lib.sh")) &&
    (!only.length || only.includes(lib)));
}

// { headers, sources, flags }, or null when the sources are not there.
export function inputs(lib) {
  const r = spawnSync("bash", ["-c", READ], {
    cwd: join(home, lib), encoding: "utf8",
    env: { ...process.env, C: resolve(process.env.CBW_CORPUS ?? ""), OUT: out,
           CC: "cc" },
  });
  if (r.status !== 0) return null;
  const all = r.stdout.split("\0").slice(0, -1);
  const one = all.indexOf("--"), two = all.indexOf("--", one + 1);
  return { headers: all.slice(0, one), sources: all.slice(one + 1, two),
           flags: all.slice(two + 1) };
}
