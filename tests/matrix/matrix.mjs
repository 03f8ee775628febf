// Runs every consumer and prints a table: matrix.mjs TOOL TOOLS [--quick]
// [--only=WORDS] [--keep]. Exit code 1 if one fails, or can not be run and
// --quick is not asked for.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlers, quickBundlers } from "./bundlers.mjs";
import { Harness, NotRun } from "./harness.mjs";
import { pages } from "./pages.mjs";
import { nodes, programs, promises } from "./programs.mjs";
import { quickTypes, types } from "./types.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [tool, tools, ...flags] = process.argv.slice(2);
const quick = flags.includes("--quick");
const only = (flags.find((f) => f.startsWith("--only=")) || "").slice(7);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-matrix-"));

function packFixture() {
    const fixture = (name) => join(here, "fixture", name);
    const npm = (...args) =>
        execFileSync("npm", args, { encoding: "utf8", cwd: work }).trim();
    execFileSync(resolve(tool), ["pack", fixture("hello.h"),
                                 fixture("hello.c"), "-o", "hello"],
                 { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
    return join(work, npm("pack", "--silent", "./hello"));
}

function rows() {
    const few = [...nodes.slice(0, 3), promises, ...quickBundlers,
                 ...quickTypes];
    const all = quick ? few
        : [...nodes, ...programs, ...quickBundlers, ...bundlers, ...pages,
           ...quickTypes, ...types];
    return all.filter(([name]) => name.includes(only));
}

async function one(t, run) {
    try {
        await run(t);
        return ["PASS", ""];
    } catch (e) {
        return [e instanceof NotRun ? "NOT RUN" : "FAIL", e.message];
    }
}

const t = new Harness({ tool: resolve(tool), tools: resolve(tools),
                        tarball: packFixture(), work,
                        fixture: join(here, "fixture") });
const counts = { PASS: 0, FAIL: 0, "NOT RUN": 0 };
for (const [name, run] of rows()) {
    const [result, why] = await one(t, run);
    counts[result]++;
    console.log(name.padEnd(48) + result);
    if (why) console.log(why.replace(/^/gm, "    "));
}
await t.close();
if (!flags.includes("--keep")) fs.rmSync(work, { recursive: true });
console.log(Object.entries(counts).map(([k, n]) => n + " " + k).join(", "));
const bad = counts.FAIL + (quick ? 0 : counts["NOT RUN"]);
process.exit(bad || !counts.PASS ? 1 : 0);
