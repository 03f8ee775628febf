// What libs.json of the kit ($CBW_CORPUS_KIT or ../shared/corpus) says of a
// library, as arguments: its flags, defines, generated headers, upstream's own
// options, the one implementation file that its documentation prescribes. No
// header or function is given that libc or POSIX lacks. Sources lie below
// $CBW_CORPUS. A header that a distribution's build writes is in tests/corpus.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";

export const root = process.env.CBW_CORPUS ?? "";
export const kit = resolve(process.env.CBW_CORPUS_KIT ?? "../shared/corpus");
export const there = Boolean(root) && existsSync(join(kit, "libs.json"));
export const libs = there
  ? JSON.parse(readFileSync(join(kit, "libs.json"), "utf8")) : {};
const home = resolve("tests/corpus");

// The folder of tests/corpus: lua for lua5.4.
export const folder = (name) => join(home, name.replace(/[\d.]+$/, (v) =>
  existsSync(join(home, name)) ? v : ""));

// dir/*.c, dir/*/*.c and dir/**/*.c
function glob(pattern) {
  if (!pattern.includes("*")) return existsSync(pattern) ? [pattern] : [];
  const dir = pattern.slice(0, pattern.lastIndexOf("/", pattern.indexOf("*")));
  const match = pattern.slice(dir.length + 1)
    .replace(/[.*]+\/?/g, (s) => ({ "**/": "(.+/)?", "*": "[^/]*",
                                     "*/": "[^/]*/", "*.": "[^/]*\\." })[s] ??
                                    s.replaceAll(".", "\\."));
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((f) => new RegExp(`^${match}$`).test(f)).sort()
    .map((f) => join(dir, f));
}

export function sources(name) {
  const lib = libs[name], own = join(folder(name), "os.c");
  const shim = lib.shim_sources.map((s) => join(kit, "shims", s))
    .filter((s) => s.endsWith("-impl.c")); // what its documentation prescribes
  const all = [...lib.sources.flatMap((s) => glob(join(root, s))), ...shim]
    .filter((s) => !lib.excludes.includes(basename(s)));
  return existsSync(own) ? [...all, own] : all;
}

export function generated(name) {
  return libs[name].generated.filter((f) => f.endsWith("*.h"))
    .flatMap((f) => glob(join(root, f)));
}

export function flags(name) {
  const lib = libs[name];
  const of = [...lib.include_dirs.map((d) => `-I${join(root, d)}`),
              `-I${folder(name)}`];
  for (const d of [...lib.defines, ...lib.build_defines]) of.push(`-D${d}`);
  if (lib.lang === "c++") of.push("-fno-exceptions", "-fno-rtti");
  return [...of, ...lib.cflags];
}
