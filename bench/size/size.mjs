// Sizes of packages, as bundlers ship them: glue and loader minified, without
// the module's own bytes. Prints a table; tests/node/size.test.mjs holds the
// same numbers to budgets. npm brings terser into build/size.
//
//     CBW_TOOL=build/release/cbindgen-wasm node bench/size/size.mjs
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const boundary = join(here, "..", "boundary");
const gzip = (data) => gzipSync(data, { level: 9 }).length;

// minify() of terser's interface.
export function minifier() {
    const home = resolve("build/size");
    const terser = () => createRequire(join(home, "x.js"))("terser").minify;
    if (fs.existsSync(join(home, ".done"))) return terser();
    fs.mkdirSync(home, { recursive: true });
    fs.writeFileSync(join(home, "package.json"), '{"private":true}');
    const npm = spawnSync("npm", ["install", "--prefix", home, "--silent",
        "--no-audit", "--no-fund", "terser@5"], { encoding: "utf8" });
    if (npm.status !== 0)
        throw new Error("NOT RUN: npm can not install terser\n" + npm.stderr);
    fs.writeFileSync(join(home, ".done"), "");
    return terser();
}

// n functions of (i32, i32) -> i32.
function many(n, dir) {
    const names = Array.from({ length: n }, (_, i) => "calc_op" + i);
    const top = "// Made for the bench.\n";
    fs.writeFileSync(join(dir, `many${n}.h`), top + names.map((f) =>
        `int ${f}(int left, int right);\n`).join(""));
    fs.writeFileSync(join(dir, `many${n}.c`), top + `#include "many${n}.h"\n` +
        names.map((f, i) => `int ${f}(int left, int right)
{ return left * ${i + 3} + right; }\n`).join(""));
    return join(dir, "many" + n);
}

// What the entry alone imports is no export of the bundle's.
const bundled = (code) =>
    code.replace(/^export (const|function) \$/gm, "$1 $$");

function pack(tool, stem, out, flags) {
    execFileSync(tool, ["pack", stem + ".h", stem + ".c", "-o", out,
                        "--name", "it", ...flags],
                 { stdio: ["ignore", "ignore", 2] });
    const read = (name) => fs.readFileSync(join(out, name), "utf8");
    const inline = read("inline.js");
    const index = read("index.js").replace(/^import .*$/gm, "")
        .replace(/export \{[^}]*\} from.*$/gm, "");
    return {
        wasm: fs.readFileSync(join(out, "it.wasm")),
        glue: read("glue.js"),
        loader: inline.replace(/^export const/gm, "const")
            .replace(/"[0-9a-zA-Z+/]{20,}"/g, '"0"') + index,
        deflated: inline.includes("$inflate("),
    };
}

// {name: {glue, all, gzip, wasm, wasmGzip, deflated}}; the glue alone has its
// part of the loader in it.
export async function sizes(tool, minify) {
    const work = fs.mkdtempSync(join(tmpdir(), "cbw-size-"));
    const small = async (code) =>
        (await minify(code, {
            module: true,
            compress: { passes: 3, ecma: 2022 },
            mangle: true,
        })).code;
    const lib = join(boundary, "lib");
    const stems = { hello: join(here, "hello"), greet: join(here, "greet"),
                    lib, "lib -O z": lib, many10: many(10, work),
                    many100: many(100, work), many3000: many(3000, work) };
    const table = {};
    try {
        for (const [name, stem] of Object.entries(stems)) {
            const p = pack(tool, stem, join(work, "out " + name),
                           name.split(" ").slice(1));
            const glue = await small(p.glue);
            const all = await small(bundled(p.glue) + "\n" + p.loader);
            table[name] = {
                glue: glue.length,
                glueGzip: gzip(glue),
                all: all.length,
                allGzip: gzip(all),
                wasm: p.wasm.length,
                wasmGzip: gzip(p.wasm),
                deflated: p.deflated,
            };
        }
    } finally {
        fs.rmSync(work, { recursive: true });
    }
    return table;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const table = await sizes(resolve(process.env.CBW_TOOL ||
                                      "build/dev/cbindgen-wasm"), minifier());
    console.table(table);
    const { many10, many100 } = table;
    console.log("gzip for one more function: " +
                ((many100.glueGzip - many10.glueGzip) / 90).toFixed(1) + " B");
}
