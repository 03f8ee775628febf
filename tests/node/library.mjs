// A library of one source, packed and loaded: what its functions are called,
// and the account of them. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after } from "node:test";
import { wrong } from "./schema.mjs";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-library-"));
const require = createRequire(join(work, "x.js"));
after(() => fs.rmSync(work, { recursive: true }));

// The declarations are the definitions' heads.
export function library(name, source, types = "") {
  const dir = join(work, name);
  fs.mkdirSync(dir);
  const heads = source.match(/^\w[^\n;=]*\([^;{]*\)(?=\n{)/gm)
    .filter((h) => !h.startsWith("static"));
  const include = "#include <stddef.h>\n#include <stdint.h>\n";
  fs.writeFileSync(join(dir, name + ".h"),
                   include + types + heads.map((h) => h + ";\n").join(""));
  fs.writeFileSync(join(dir, name + ".c"),
                   `#include "${name}.h"\n#include <stdlib.h>\n` +
                   "#include <string.h>\n" + source);
  const run = (command, ...args) => execFileSync(
    tool, [command, name + ".h", name + ".c", ...args],
    { cwd: dir, encoding: "utf8", stdio: "pipe" });
  run("pack", "-o", "out");
  const account = JSON.parse(run("scan"));
  assert.deepEqual(wrong(account), []);
  return {
    of: (f) => account.functions.find((x) => x.name === f),
    pkg: require(join(dir, "out")),
    types: fs.readFileSync(join(dir, "out", "index.d.ts"), "utf8"),
    bound: (f) => account.functions.find((x) => x.name === f).bound,
    size: (f, i) => /at most (.*) bytes/.exec(
      account.functions.find((x) => x.name === f).params[i].fact)?.[1] ?? "",
    param: (f, i) => account.functions.find((x) => x.name === f).params[i],
  };
}
