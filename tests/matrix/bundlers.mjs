// Consumers that bundle, for Node and for a page; and what an import costs
// that nobody uses.
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { expectFine, inWorker, PAGE, PROGRAM } from "./harness.mjs";

function page(t, name, program = PAGE) {
    return t.folder(name, { "main.mjs": program, "index.html":
        '<!doctype html><script type="module" src="./main.mjs"></script>' });
}

async function esbuild(t, dir, platform) {
    const { build } = await t.load("esbuild");
    await build({ entryPoints: [join(dir, "main.mjs")], bundle: true, platform,
                  format: "esm", splitting: true, outdir: join(dir, "out"),
                  logLevel: "silent" });
    return join(dir, "out");
}

async function rollup(t, dir, name) {
    const rollupJs = await t.load(name);
    const plugins = [];
    if (name === "rollup") {
        const plugin = await t.load("@rollup/plugin-node-resolve");
        plugins.push(plugin.nodeResolve({ browser: true }));
    }
    const start = rollupJs[name]; // rollup.rollup(), rolldown.rolldown()
    const bundle = await start({ input: join(dir, "main.mjs"),
                                 plugins, logLevel: "silent" });
    await bundle.write({ dir: join(dir, "out"), format: "es" });
    await bundle.close();
    return join(dir, "out");
}

async function webpack(t, dir, target, entry = "main.mjs") {
    const { default: run } = await t.load("webpack");
    const stats = await new Promise((done, fail) => run({
        mode: "production", target, context: dir, entry: "./" + entry,
        output: { path: join(dir, "out"), filename: "main.js" },
    }, (e, s) => (e ? fail(e) : done(s))));
    if (stats.hasErrors() || stats.hasWarnings())
        throw new Error(stats.toString("errors-warnings"));
    return join(dir, "out");
}

async function inPage(t, out, file) {
    expectFine(await t.openScript(out, "./" + file));
}

// Node before 20.19 does not see by itself that a file is a module.
async function inNode(t, out, file, type) {
    const alone = join(dirname(out), "alone"); // nothing installed above it
    fs.rmSync(join(dirname(out), "node_modules"));
    fs.renameSync(out, alone);
    if (type) fs.writeFileSync(join(alone, "package.json"),
                               JSON.stringify({ type }));
    expectFine(t.run(process.execPath, [join(alone, file)]));
}

async function viteBuild(t, program) {
    const { build } = await t.load("vite");
    const dir = page(t, "vite", program);
    await build({ root: dir, logLevel: "silent", configFile: false });
    expectFine(await t.open((await t.serve(join(dir, "dist"))) +
                            "/index.html"));
}

async function viteDev(t, program) {
    const { createServer } = await t.load("vite");
    const dir = page(t, "vite-dev", program);
    const server = await createServer({
        root: dir, logLevel: "silent", configFile: false,
        cacheDir: join(dir, "cache"),
        server: { port: 0, host: "127.0.0.1", fs: { strict: false } },
    });
    await server.listen();
    try {
        const { port } = server.httpServer.address();
        expectFine(await t.open("http://127.0.0.1:" + port + "/index.html"));
    } finally {
        await server.close();
    }
}

async function viteSsr(t, noExternal) {
    const { build } = await t.load("vite");
    const dir = t.folder("vite-ssr" + noExternal, { "main.mjs": PROGRAM });
    await build({ root: dir, logLevel: "silent", configFile: false,
                  ...(noExternal ? { ssr: { noExternal } } : {}),
                  build: { ssr: "main.mjs", outDir: "out" } });
    if (noExternal) return inNode(t, join(dir, "out"), "main.mjs");
    expectFine(t.run(process.execPath, ["out/main.mjs"], { cwd: dir }));
}

// A bundler that does not know `new Worker(new URL(..))`: the thread is an
// entry of its own.
const OWN_THREAD = `import { instantiate } from "hello/worker";
import { checkWorker } from "./check.mjs";
const w = instantiate({
    worker: () => new Worker("./thread.js", { type: "module" }),
});
checkWorker(w).then((r) => { globalThis.RESULT = r.join() || "fine"; },
    (e) => { globalThis.RESULT = String(e.stack || e); });
`;

async function bundledThread(t) {
    const { build } = await t.load("esbuild");
    const dir = page(t, "esbuild-worker", OWN_THREAD);
    await build({ entryPoints: { main: join(dir, "main.mjs"),
                                 thread: "hello/thread" },
                  absWorkingDir: dir, bundle: true, format: "esm",
                  outdir: join(dir, "out"), logLevel: "silent" });
    return join(dir, "out");
}

// An import that nobody uses leaves nothing; one function leaves no other.
async function shaken(t) {
    const { build } = await t.load("esbuild");
    const dir = t.folder("shaken", { "main.mjs":
        'import { add, Level } from "hello";\n' });
    const r = await build({ entryPoints: [join(dir, "main.mjs")], bundle: true,
                            format: "esm", minify: true, write: false,
                            logLevel: "silent" });
    if (r.outputFiles[0].contents.length > 20)
        throw new Error(r.outputFiles[0].contents.length + " bytes are left");
}

const node = (t, name) => t.folder(name, { "main.mjs": PROGRAM });

export const quickBundlers = [
    ["esbuild for Node", async (t) =>
        inNode(t, await esbuild(t, node(t, "esbuild-node"), "node"),
               "main.js", "module")],
    ["esbuild: an unused import leaves nothing", shaken],
    ["Rollup for Node", async (t) =>
        inNode(t, await rollup(t, node(t, "rollup-node"), "rollup"),
               "main.js", "module")],
];

export const bundlers = [
    ["esbuild page", async (t) =>
        inPage(t, await esbuild(t, page(t, "esbuild"), "browser"),
               "main.js")],
    ["Rollup page", async (t) =>
        inPage(t, await rollup(t, page(t, "rollup"), "rollup"), "main.js")],
    ["Rolldown page", async (t) =>
        inPage(t, await rollup(t, page(t, "rolldown"), "rolldown"),
               "main.js")],
    ["Vite build page", (t) => viteBuild(t, PAGE)],
    ["Vite build worker", (t) => viteBuild(t, inWorker(PAGE))],
    ["Vite dev page", (t) => viteDev(t, PAGE)],
    ["Vite dev worker", (t) => viteDev(t, inWorker(PAGE))],
    ["Vite SSR", (t) => viteSsr(t, false)],
    ["Vite SSR, all bundled", (t) => viteSsr(t, true)],
    ["webpack page", async (t) =>
        inPage(t, await webpack(t, page(t, "webpack"), "web"), "main.js")],
    ["webpack worker", async (t) =>
        inPage(t, await webpack(t, page(t, "webpack", inWorker(PAGE)), "web"),
               "main.js")],
    ["esbuild worker", async (t) =>
        inPage(t, await bundledThread(t), "main.js")],
    ["webpack for Node", async (t) =>
        inNode(t, await webpack(t, node(t, "webpack-node"), "node"),
               "main.js")],
    ["Bun build page", async (t) => {
        const dir = page(t, "bun-page");
        t.run(t.bin("bun/bin/bun.exe"), ["build", "main.mjs", "--outdir", "out",
                                         "--target", "browser"], { cwd: dir });
        await inPage(t, join(dir, "out"), "main.js");
    }],
];
