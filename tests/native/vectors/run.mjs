// node run.mjs TOOL RUNTIME.a RANDOM_CALLS [CASE...]: one table of calls, made
// three times: by the C code compiled for this machine, by the module through
// the bindings for C, by the module through the glue. Every result must be the
// same bits; any NaN equals any NaN. Tables: NAME.json here (with what each
// call must give), and random calls of the functions of a case.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const top = join(here, "../../..");
const [tool, runtime, random, ...chosen] = process.argv.slice(2);
const golden = (name) => ({
    headers: [join(top, "tests/golden", name, "in.h")],
    sources: [join(top, "tests/golden", name, "impl.c")],
});
const CASES = {
    scalars: golden("scalars"),
    strings: golden("strings"),
    buffers: golden("buffers"),
    xxhash: {
        headers: [join(top, "tests/corpus/xxhash/xxhash.bind.h"),
            "/usr/include/xxhash.h"],
        sources: [join(top, "tests/corpus/xxhash/impl.c")],
        flags: ["-DXXH_VECTOR=0"],
        skip: /Secret/, // shorter ones than xxHash asks for
    },
};
const ROUNDS = Number(process.env.CBW_ROUNDS ?? 20);

const run = (program, args, options = {}) =>
    execFileSync(program, args, {
        encoding: "utf8", maxBuffer: 1 << 28, cwd: top, ...options,
    });

// ---- values in C and in JavaScript ------------------------------------------

const quoted = (hex) =>
    '"' + (hex.match(/../g) ?? []).map((b) => `\\x${b}""`).join("")
        .replace(/""/g, '" "') + '"';

function inC(args, [type, value]) {
    switch (type) {
        case "len": return String(args[value][1].length / 2);
        case "text": return quoted(value);
        case "bytes": return `(const void *)${quoted(value)}`;
        case "f32": return `f32_of(${value}u)`;
        case "f64": return `f64_of(${value}ull)`;
        case "i64": return value === "-9223372036854775808"
            ? "(-9223372036854775807ll - 1)" : value + "ll";
        case "u64": return value + "ull";
        default: return type[0] === "u" ? value + "u" : `(${value}ll)`;
    }
}

const buffer = new DataView(new ArrayBuffer(8));

function inJs([type, value]) {
    switch (type) {
        case "text": return Buffer.from(value, "hex").toString("utf8");
        case "bytes": return new Uint8Array(Buffer.from(value, "hex"));
        case "bool": return value === "1";
        case "i64":
        case "u64": return BigInt(value);
        case "f32":
            buffer.setUint32(0, Number(value));
            return buffer.getFloat32(0);
        case "f64":
            buffer.setBigUint64(0, BigInt(value));
            return buffer.getFloat64(0);
        default: return Number(value);
    }
}

function said(type, v) {
    if (type === "void") return "void";
    if (v === null) return "null";
    if (type === "text") return Buffer.from(v, "utf8").toString("hex");
    if (type === "bool") return v ? "1" : "0";
    if (Number.isNaN(v)) return "nan";
    if (type === "f32") {
        buffer.setFloat32(0, v);
        return buffer.getUint32(0).toString(16).padStart(8, "0");
    }
    if (type === "f64") {
        buffer.setFloat64(0, v);
        return buffer.getBigUint64(0).toString(16).padStart(16, "0");
    }
    return String(v);
}

// ---- the programs -----------------------------------------------------------

const PRINTERS = `
#include <stdint.h>
#include <stdio.h>
#include <string.h>
static float f32_of(uint32_t bits) { float f; memcpy(&f, &bits, 4); return f; }
static double f64_of(uint64_t bits)
{ double d; memcpy(&d, &bits, 8); return d; }
static void say_signed(long long v) { printf("%lld\\n", v); }
static void say_unsigned(unsigned long long v) { printf("%llu\\n", v); }
static void say_f32(float f)
{ uint32_t b; memcpy(&b, &f, 4); if (f != f) puts("nan");
  else printf("%08x\\n", b); }
static void say_f64(double d)
{ uint64_t b; memcpy(&b, &d, 8); if (d != d) puts("nan");
  else printf("%016llx\\n", (unsigned long long)b); }
static void say_text(const void *p)
{ const unsigned char *s = p; if (!s) { puts("null"); return; }
  for (; *s; s++) printf("%02x", *s); puts(""); }
`;

const printer = (type) =>
    type === "f32" || type === "f64" || type === "text" ? `say_${type}`
        : type[0] === "u" || type === "bool" ? "say_unsigned" : "say_signed";

function statement(call, host) {
    const args = call.args.map((arg) => inC(call.args, arg));
    const code = `${call.c}(${(host ? ["h", ...args] : args).join(", ")})`;
    return call.gives === "void" ? `${code}; puts("void");`
        : `${printer(call.gives)}(${code});`;
}

function program(name, table, kind) {
    const host = kind === "host";
    const include = host ? `#include "${name}_host.h"\n`
        : kind.map((h) => `#include "${h}"\n`).join("");
    const start = host ? `CbwHost *h = ${name}_host_new(0, 0, 0);
    if (!h) return 1;` : "";
    const parts = [];
    for (let i = 0; i < table.length; i += 200)
        parts.push(table.slice(i, i + 200));
    const functions = parts.map((part, i) =>
        `static void part${i}(${host ? "CbwHost *h" : "void"})\n{\n` +
        part.map((c) => statement(c, host)).join("\n") + "\n}\n");
    const calls = parts.map((_, i) => `part${i}(${host ? "h" : ""});`);
    return include + PRINTERS + functions.join("") +
        `int main(void)\n{\n${start}\n${calls.join("\n")}\nreturn 0;\n}\n`;
}

// ---- one table --------------------------------------------------------------

async function results(name, spec, table, work) {
    const flags = spec.flags ?? [];
    const dirs = spec.headers.map((h) => "-I" + dirname(h));
    const cc = process.env.CC ?? "cc";
    const common = ["-w", "-O1", ...flags, ...dirs,
        "-I" + join(top, "annotate")];
    writeFileSync(join(work, "native.c"), program(name, table, spec.headers));
    run(cc, [...common, join(work, "native.c"), ...spec.sources, "-lm", "-o",
        join(work, "native")]);
    writeFileSync(join(work, "host.c"), program(name, table, "host"));
    run(cc, [...common, "-I" + join(work, "bound"),
        "-I" + join(dirname(resolve(runtime)), "amalgamation"),
        join(work, "host.c"),
        join(work, "bound", `${name}_host.c`),
        join(work, "bound", `${name}_wasm.c`), resolve(runtime), "-lm",
        "-lpthread", "-o", join(work, "host")]);
    const lines = (text) => text.split("\n").slice(0, -1);
    const pkg = await import(pathToFileURL(join(work, "pkg", "index.js")));
    return {
        native: lines(run(join(work, "native"), [])),
        bindings: lines(run(join(work, "host"), [])),
        glue: table.map((c) => called(pkg, c)),
    };
}

// Text that is not UTF-8 is refused by the glue.
function called(pkg, c) {
    try {
        return said(c.gives, pkg[c.js](...c.takes.map((i) => inJs(c.args[i]))));
    } catch (e) {
        if (/not UTF-8/.test(e.message))
            return "not UTF-8";
        throw e;
    }
}

const isUtf8 = (hex) =>
    Buffer.from(Buffer.from(hex, "hex").toString(), "utf8")
        .equals(Buffer.from(hex, "hex"));

function compare(name, table, all) {
    let bad = 0;
    table.forEach((call, i) => {
        const got = [all.native[i], all.bindings[i], all.glue[i]];
        if (got[2] === "not UTF-8" && !isUtf8(got[0]))
            got[2] = got[0];
        if (call.want !== undefined)
            got.push(call.want);
        if (new Set(got).size === 1)
            return;
        if (bad++ < 5)
            console.log(`${name}: ${call.c}(${JSON.stringify(call.args)
                .slice(0, 200)}): native ${got[0]}, bindings ${got[1]}, ` +
                `glue ${got[2]}${call.want ? `, wanted ${call.want}` : ""}`);
    });
    return bad;
}

function prepare(name, spec, work) {
    const args = [...spec.headers, ...spec.sources, "--name", name];
    const flags = spec.flags ? ["--", ...spec.flags] : [];
    run(tool, ["bind", ...args, "-o", join(work, "bound"), ...flags]);
    run(tool, ["pack", ...args, "-o", join(work, "pkg"), ...flags]);
}

function fixed(name) {
    try {
        return JSON.parse(readFileSync(join(here, name + ".json"), "utf8"));
    } catch (e) {
        if (e.code === "ENOENT")
            return [];
        throw e;
    }
}

let failures = 0;
for (const name of chosen.length ? chosen : Object.keys(CASES)) {
    const spec = CASES[name];
    const work = mkdtempSync(join(tmpdir(), "vectors-"));
    try {
        prepare(name, spec, work);
        const made = JSON.parse(run(random, [process.env.CBW_SEED ?? "1",
            String(ROUNDS), name, ...spec.headers,
            ...(spec.flags ? ["--", ...spec.flags] : [])]));
        const table = [...fixed(name), ...made]
            .filter((c) => !spec.skip?.test(c.c));
        const all = await results(name, spec, table, work);
        const bad = compare(name, table, all);
        failures += bad;
        console.log(`${bad ? "FAILED" : "ok"} ${name}: ${table.length} calls`);
        if (process.env.CBW_KEEP)
            writeFileSync(process.env.CBW_KEEP, JSON.stringify(table.map(
                (c, i) => ({ ...c, want: all.native[i] }))) + "\n");
    } finally {
        rmSync(work, { recursive: true });
    }
}
process.exit(failures ? 1 : 0);
