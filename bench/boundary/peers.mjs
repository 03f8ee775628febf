// The peers of the boundary's bench: the same library through other tools, as
// their manuals say, each with the functions that it has. One that is not
// there is left out, and the bench says why.
//
//   EMCC=FILE       Emscripten's emcc, em++ beside it (or on PATH): cwrap and
//                   embind
//   CBW_PEERS=DIR   a folder where npm has installed @bytecodealliance/jco and
//                   @webbuf/webbuf, a package of wasm-bindgen's
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const include = ["-I" + join(here, "../../annotate"), "-I" + here];
const load = (path) => import(pathToFileURL(path));
const run = (program, args) =>
    execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });

class Absent extends Error {}

function emcc() {
    const found = process.env.EMCC ||
        spawnSync("sh", ["-c", "command -v emcc"]).stdout.toString().trim();
    if (!found) throw new Absent("no emcc: EMCC or PATH");
    return resolve(found);
}

const MODULE = ["-sMODULARIZE", "-sALLOW_MEMORY_GROWTH",
                "-sENVIRONMENT=node,web"];
// Of these releases, which fetch() files, in a Node that has a fetch().
const started = (path) => createRequire(path)(path)({
    wasmBinary: fs.readFileSync(path.replace(/cjs$/, "wasm")),
});

function object(work) {
    const out = join(work, "lib.o");
    if (!fs.existsSync(out))
        run(emcc(), ["-O2", ...include, "-c", join(here, "lib.c"), "-o", out]);
    return out;
}

// cwrap for numbers and text, the heap by hand for the rest. 100 KB of text go
// over its stack.
async function cwrap(work) {
    const names = ["add", "quot", "strlen", "echo", "sum", "xor", "fill",
                   "scale", "divmod", "counter_new", "counter_add",
                   "counter_free", "each", "call"];
    const list = names.map((n) => "_lib_" + n).join();
    const out = join(work, "cwrap.cjs");
    run(emcc(), ["-O2", object(work), "-o", out, ...MODULE,
                 "-sTOTAL_STACK=1MB", "-sALLOW_TABLE_GROWTH",
                 "-sEXPORTED_FUNCTIONS=_malloc,_free," + list,
                 "-sEXPORTED_RUNTIME_METHODS=cwrap,addFunction," +
                     "removeFunction,UTF8ToString"]);
    const m = await started(out);
    const wrap = (name, ...args) => m.cwrap("lib_" + name, "number", args);
    const echo = wrap("echo", "string");
    const given = (data, f) => {
        const p = m._malloc(data.length);
        m.HEAPU8.set(data, p);
        try {
            return f(p);
        } finally {
            m._free(p);
        }
    };
    const called = (name) => (n, f) => {
        const p = m.addFunction((user, i) => f(i), "iii");
        try {
            return m["_lib_" + name](n, p, 0);
        } finally {
            m.removeFunction(p);
        }
    };
    return {
        add: wrap("add", "number", "number"),
        quot: wrap("quot", "number", "number"),
        strlen: wrap("strlen", "string"),
        echo(s) {
            const p = echo(s), text = m.UTF8ToString(p);
            m._free(p);
            return text;
        },
        sum: (data) => given(data, (p) => m._lib_sum(p, data.length)),
        xor: (data, key) => given(data, (p) => {
            const to = m._malloc(data.length);
            m._lib_xor(p, data.length, key, to);
            const out = m.HEAPU8.slice(to, to + data.length);
            m._free(to);
            return out;
        }),
        scale(v, by) {
            const p = m._malloc(48), i = p >> 3, f = m.HEAPF64;
            [f[i + 3], f[i + 4], f[i + 5]] = [v.x, v.y, v.z];
            m._lib_scale(p, p + 24, by);
            const r = { x: f[i], y: f[i + 1], z: f[i + 2] };
            m._free(p);
            return r;
        },
        divmod(a, b) {
            const p = m._malloc(8);
            m._lib_divmod(a, b, p, p + 4);
            const r = { div: m.HEAP32[p >> 2], mod: m.HEAP32[(p >> 2) + 1] };
            m._free(p);
            return r;
        },
        each: called("each"),
        call: called("call"),
    };
}

async function embind(work) {
    const out = join(work, "embind.cjs");
    run(join(dirname(emcc()), "em++"),
        ["-std=c++17", "-O2", "-lembind", ...include,
         join(here, "peers/embind.cpp"), object(work), "-o", out, ...MODULE]);
    const m = await started(out);
    const { Counter } = m;
    Counter.prototype.free = Counter.prototype.delete;
    return m;
}

function installed(name) {
    const home = process.env.CBW_PEERS;
    if (!home) throw new Absent("no folder with it: CBW_PEERS");
    try {
        return createRequire(join(resolve(home), "x.js")).resolve(name);
    } catch {
        const dir = join(resolve(home), "node_modules", name);
        const file = join(dir, "package.json");
        if (!fs.existsSync(file))
            throw new Absent(`npm install --prefix ${home} ${name}`);
        const { exports, main, module } = JSON.parse(fs.readFileSync(file));
        const entry = exports && exports["."] || main || module;
        const one = typeof entry === "string" ? entry
            : entry.import && entry.import.default || entry.import ||
              entry.default;
        return join(dir, one);
    }
}

async function jco(work) {
    const { componentEmbed, componentNew, transpile } =
        await load(installed("@bytecodealliance/jco"));
    const clang = process.env.CLANG || "clang";
    const core = join(work, "core.wasm");
    run(clang, ["--target=wasm32-wasi", "-mexec-model=reactor", "-O2", "-w",
                ...include, join(here, "lib.c"),
                join(here, "peers/component.c"), "-Wl,--strip-all",
                "-o", core]);
    const embedded = await componentEmbed({
        binary: fs.readFileSync(core),
        witSource: fs.readFileSync(join(here, "peers/component.wit"), "utf8"),
        worldName: "lib", dummy: false, metadata: [],
    });
    const component = await componentNew(embedded.component || embedded, []);
    const { files } = await transpile(component, {
        name: "lib", instantiation: "sync", noTypescript: true,
    });
    const dir = join(work, "jco");
    fs.mkdirSync(dir, { recursive: true });
    for (const [name, bytes] of Object.entries(files))
        fs.writeFileSync(join(dir, name), bytes);
    fs.writeFileSync(join(dir, "package.json"), '{"type":"module"}');
    const { instantiate } = await load(join(dir, "lib.js"));
    return instantiate((path) => new WebAssembly.Module(
        fs.readFileSync(join(dir, path))), {});
}

async function bindgen() {
    const entry = installed("@webbuf/webbuf");
    const file = join(dirname(entry), "rs-webbuf-inline-base64/webbuf.js");
    const m = await load(file);
    return { encode: m.encode_hex, decode: (text) => m.decode_hex(text) };
}

// [name, functions] of those that are there; says of others why not.
export async function peers(work) {
    const all = [];
    for (const [name, make] of Object.entries({ cwrap, embind, jco, bindgen }))
        try {
            all.push([name, await make(work)]);
        } catch (e) {
            const why = e instanceof Absent ? e.message
                : String(e.stderr || e.stack).trim().slice(0, 500);
            console.log(`${name} left out: ${why}`);
        }
    return all;
}
