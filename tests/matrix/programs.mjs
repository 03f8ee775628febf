// Consumers that are processes: Node, Deno, Bun, workerd, test runners.
import * as fs from "node:fs";
import { join } from "node:path";
import { expectFine, inWorker, PROGRAM } from "./harness.mjs";

const REQUIRE = `const h = require("hello");
const later = require("hello/async");
import("./check.mjs").then(async ({ check, checkAsync }) => {
    const wrong = [...check(h), ...(await checkAsync(later))];
    console.log(wrong.length ? wrong.join("; ") : "fine");
});
`;
const SHARED = `import * as h from "hello";
import { createRequire } from "node:module";
const r = createRequire(import.meta.url)("hello");
h.next();
console.log(r.next() === 2 && r.Box === h.Box ? "fine" : "two instances");
`;

function app(t, name) {
    return t.folder(name, { "main.mjs": PROGRAM, "main.cjs": REQUIRE,
                            "shared.mjs": SHARED,
                            "worker-main.mjs": inWorker(PROGRAM) });
}

function node(name, path) {
    const program = (t) => (path ? t.bin(path) : process.execPath);
    const dir = (t) => app(t, "node");
    const run = (t, file) =>
        expectFine(t.run(program(t), [file], { cwd: dir(t) }));
    return [
        [name + " import", (t) => run(t, "main.mjs")],
        [name + " require", (t) => run(t, "main.cjs")],
        [name + " worker", (t) => run(t, "worker-main.mjs")],
        [name + ": import and require are one",
            (t) => run(t, "shared.mjs")],
    ];
}

// What needs an engine that suspends WebAssembly, which Node 20 does not.
export const promises = ["Node current: C waits for promises", (t) => {
    const test = join(t.fixture, "../../node/vocab/promises.test.mjs");
    const out = t.run(t.bin("node/bin/node"),
                      ["--test", "--test-reporter=tap", test],
                      { env: { ...process.env, CBW_TOOL: t.tool } });
    if (!/^# fail 0$/m.test(out) || !/^# skipped 1$/m.test(out))
        throw new Error(out);
}];

export const nodes = [
    ...node("Node " + process.versions.node.split(".")[0] + " (this one)"),
    ...node("Node 18", "node18/bin/node"),
    ...node("Node 20", "node20/bin/node"),
    ...node("Node current", "node/bin/node"),
    promises,
];

async function workerd(t) {
    const { build } = await t.load("esbuild");
    const dir = t.folder("workerd", { "worker.mjs":
        `import { both } from "./both.mjs";
         export default { fetch: async () => new Response(
             await both().catch((e) => String(e.stack))) };` });
    await build({ entryPoints: [join(dir, "worker.mjs")], bundle: true,
                  format: "esm", outfile: join(dir, "out.js"),
                  conditions: ["workerd", "worker", "browser"],
                  external: ["*.wasm"], logLevel: "silent" });
    const wasm = /from"?\s*"([^"]*\.wasm)"/.exec(
        fs.readFileSync(join(dir, "out.js"), "utf8"));
    if (!wasm) throw new Error("the bundle imports no module");
    const from = fs.realpathSync(join(dir, "node_modules/hello/hello.wasm"));
    fs.copyFileSync(from, join(dir, "hello.wasm"));
    const port = 20000 + (process.pid % 20000);
    fs.writeFileSync(join(dir, "config.capnp"),
        `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .w)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (),
              service = "main")]);
const w :Workerd.Worker = (compatibilityDate = "2025-01-01", modules = [
  (name = "out.js", esModule = embed "out.js"),
  (name = "${wasm[1]}", wasm = embed "hello.wasm")]);
`);
    t.background(t.bin("workerd/bin/workerd"), ["serve", "config.capnp"],
                 { cwd: dir });
    for (let i = 0; ; i++) {
        try {
            const r = await fetch("http://127.0.0.1:" + port);
            return expectFine(await r.text());
        } catch (e) {
            if (i === 50 || /it says/.test(e.message)) throw e;
            await new Promise((done) => setTimeout(done, 200));
        }
    }
}

const JEST = `const h = require("hello");
const { check } = require("./check.cjs");
test("calls", () => expect(check(h)).toEqual([]));
`;
const VITEST = `import { expect, test } from "vitest";
import { both } from "./both.mjs";
test("calls", async () => expect(await both()).toBe("fine"));
`;

// Tools find themselves from the test's folder too.
function link(t, dir, name) {
    fs.rmSync(join(dir, "node_modules"));
    fs.mkdirSync(join(dir, "node_modules"));
    for (const [pkg, at] of [["hello", t.app], [name, t.tools]])
        fs.symlinkSync(join(at, "node_modules", pkg),
                       join(dir, "node_modules", pkg));
}

function jest(t) {
    const dir = t.folder("jest", { "hello.test.js": JEST });
    const check = fs.readFileSync(join(dir, "check.mjs"), "utf8");
    fs.writeFileSync(join(dir, "check.cjs"),
                     check.replaceAll("export ", "") +
                     "module.exports = { check };\n");
    link(t, dir, "jest");
    t.run(process.execPath, [t.bin("jest/bin/jest.js"), "--rootDir", dir],
          { cwd: dir });
}

function vitest(t) {
    const dir = t.folder("vitest", { "hello.test.mjs": VITEST });
    link(t, dir, "vitest");
    t.run(process.execPath, [t.bin("vitest/vitest.mjs"), "run"], { cwd: dir });
}

export const programs = [
    ["Deno", (t) => expectFine(t.run(t.bin("deno/bin.cjs"),
        ["run", "--no-lock", "main.mjs"], { cwd: app(t, "deno") }))],
    ["Deno worker", (t) => expectFine(t.run(t.bin("deno/bin.cjs"),
        ["run", "--no-lock", "--allow-read", "worker-main.mjs"],
        { cwd: app(t, "deno") }))],
    ["Bun worker", (t) => expectFine(t.run(t.bin("bun/bin/bun.exe"),
        ["worker-main.mjs"], { cwd: app(t, "bun") }))],
    ["Bun", (t) => expectFine(t.run(t.bin("bun/bin/bun.exe"), ["main.mjs"],
                                    { cwd: app(t, "bun") }))],
    ["Bun require", (t) => expectFine(t.run(t.bin("bun/bin/bun.exe"),
        ["main.cjs"], { cwd: app(t, "bun-require") }))],
    ["Bun build --compile", (t) => {
        const dir = app(t, "bun-compile");
        t.run(t.bin("bun/bin/bun.exe"), ["build", "--compile", "main.mjs",
                                         "--outfile", "main"], { cwd: dir });
        fs.rmSync(join(dir, "node_modules"));
        expectFine(t.run(join(dir, "main"), []));
    }],
    ["workerd", workerd],
    ["Jest", jest],
    ["Vitest", vitest],
];
