// An installed package, seen by someone who uses it: verify.cjs PACKAGE HOW,
// in the folder where it is installed.
//   import, require  every export that the types declare is there, nothing
//                    else is; instances start; what is inlined is the module
//   types            writes a consumer of every export, for tsc
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const [name, how] = process.argv.slice(2);
const root = path.resolve("node_modules", name);
const json = JSON.parse(fs.readFileSync(path.join(root, "package.json")));
const wrong = [];

// The file that a condition of an entry names.
function target(entry, conditions) {
    if (typeof entry === "string") return entry;
    for (const [key, value] of Object.entries(entry))
        if (conditions.includes(key)) return target(value, conditions);
    return undefined;
}

// "./index.d.ts" -> {function: [..], class: [..], const: [..], type: [..]}
function declared(file) {
    const found = { function: [], class: [], const: [], type: [], any: [] };
    const text = fs.readFileSync(path.join(root, file), "utf8");
    for (const line of text.split("\n")) {
        const words =
            /^export (function|class|const|type|interface) ([^\s(:;<={*]+)/;
        const m = words.exec(line);
        if (m) found[m[1] === "interface" ? "type" : m[1]].push(m[2]);
        const again = /^export \{ ([^ ]+) \} from/.exec(line);
        if (again) found.any.push(again[1]);
    }
    return found;
}

function entries(kind) {
    const conditions = kind === "require"
        ? ["node", "require", "types", "default"]
        : ["node", "import", "types", "default"];
    return Object.entries(json.exports)
        .filter(([key]) => !/\.(wasm|json)$/.test(key))
        .map(([key, entry]) => ({
            name: name + key.slice(1),
            types: target(entry, conditions),
        }));
}

function checkNames(entry, got) {
    const types = declared(entry.types);
    const values = [...types.function, ...types.class, ...types.const,
                    ...types.any];
    const inherited = ["default", "module.exports", "__esModule"];
    for (const n of values)
        if (got[n] === undefined)
            wrong.push(entry.name + " declares " + n + " but has none");
    for (const n of [...types.function, ...types.class])
        if (got[n] !== undefined && typeof got[n] !== "function")
            wrong.push(entry.name + ": " + n + " is no function");
    for (const n of Object.keys(got))
        if (!values.includes(n) && !inherited.includes(n))
            wrong.push(entry.name + " has " + n + " but does not declare it");
}

// Stands for what only a user can give: the functions that C imports.
function given() {
    const file = path.join(root, "interface.json"), imports = {};
    if (!fs.existsSync(file)) return { imports };
    for (const key of Object.keys(JSON.parse(fs.readFileSync(file)).exports))
        if (key.startsWith("Imports.")) imports[key.slice(8)] = () => {};
    return { imports };
}

// The default instance and others can start.
async function start(all) {
    const index = all.get(name), later = all.get(name + "/async");
    if (index.instantiate) index.instantiate(given());
    if (later && later.init) await later.init(undefined, given());
}

// A module's sections but those that say whose its memory is: the inlined one
// is given it.
function sections(bytes) {
    const all = [];
    for (let at = 8, from = at; at < bytes.length; from = at) {
        const id = bytes[at++];
        let size = 0, unit = 1, b;
        do {
            b = bytes[at++];
            size += (b & 127) * unit;
            unit *= 128;
        } while (b > 127);
        at += size;
        if (id !== 2 && id !== 5) all.push(bytes.subarray(from, at));
    }
    return Buffer.concat(all);
}

async function inlined() {
    const file = path.join(root, "inline.js");
    const module = Object.keys(json.exports).find((k) => k.endsWith(".wasm"));
    if (!fs.existsSync(file) || !module) return;
    const { $bytes } = await import("file://" + encodeURI(file));
    const bytes = fs.readFileSync(path.join(root, module));
    if (Buffer.compare(sections($bytes()), sections(bytes)) !== 0)
        wrong.push("inline.js does not hold " + module);
}

// Every export in a position of its kind.
function consumer(kind) {
    const lines = [];
    entries(kind).forEach((entry, i) => {
        const types = declared(entry.types), p = "p" + i;
        const from = JSON.stringify(entry.name);
        const list = (names, f) => names.map(f).join(", ");
        lines.push("import * as " + p + " from " + from + ";");
        const values = [...types.function, ...types.class, ...types.const,
                        ...types.any];
        lines.push("export const values" + i + ": unknown[] = [" +
                   list(values, (n) => p + "." + n) + "];");
        lines.push("export type Calls" + i + " = [" +
                   list(types.function, (n) => "Parameters<typeof " + p + "." +
                        n + ">, ReturnType<typeof " + p + "." + n + ">") +
                   "];");
        lines.push("export type Types" + i + " = [" +
                   list([...types.type, ...types.class], (n) => p + "." + n) +
                   "];");
    });
    return lines.join("\n") + "\n";
}

function config(module, moduleResolution, files) {
    return JSON.stringify({
        compilerOptions: { module, moduleResolution, target: "es2022",
                           lib: ["es2022"], types: [], strict: true,
                           skipLibCheck: false, noEmit: true },
        files,
    });
}

function writeTypes() {
    fs.writeFileSync("use.mts", consumer("import"));
    fs.writeFileSync("use.cts", consumer("require"));
    fs.writeFileSync("node16.json",
                     config("node16", "node16", ["use.mts", "use.cts"]));
    fs.writeFileSync("bundler.json",
                     config("esnext", "bundler", ["use.mts"]));
}

async function main() {
    if (how === "types") return writeTypes();
    const all = new Map();
    for (const entry of entries(how)) {
        const got = how === "require" ? require(entry.name)
            : await import(entry.name);
        all.set(entry.name, got);
        checkNames(entry, got);
    }
    await inlined();
    if (!wrong.length) await start(all);
}

main().then(
    () => {
        if (wrong.length) process.stderr.write(wrong.join("\n") + "\n");
        process.exit(wrong.length ? 1 : 0);
    },
    (e) => {
        process.stderr.write((e && e.message ? e.message : e) + "\n");
        process.exit(1);
    },
);
