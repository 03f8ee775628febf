// differential.mjs TOOL COUNT [SEED]: random valid modules (made by binaryen's
// wasm-opt -ttf) run in this Node's V8 and, as a script of assertions, in
// `TOOL wast`: results, traps and globals must be the same.
//
// CBW_BINARYEN: a folder with node_modules/binaryen. Without it nothing runs.
// A module that differs is left beside as differential-SEED-N.wast.
import {execFileSync, spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync}
  from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {wasmOpt} from "./binaryen.mjs";

const FEATURES = ["simd", "bulk-memory", "sign-ext", "multivalue",
                  "nontrapping-float-to-int", "mutable-globals",
                  "reference-types", "tail-call"];

const [tool, count = "10", seed = "1"] = process.argv.slice(2);
const opt = join(process.env.CBW_BINARYEN ?? ".",
                 "node_modules/binaryen/bin/wasm-opt");
if (!existsSync(opt)) {
  console.log("no binaryen: set CBW_BINARYEN");
  process.exit(77);
}
const optimize = wasmOpt(opt);
const dir = mkdtempSync(join(tmpdir(), "cbw-differential-"));
let state = BigInt(seed) * 2654435761n + 1n;

function random() {
  state ^= (state << 13n) & 0xffffffffffffffffn;
  state ^= state >> 7n;
  state ^= (state << 17n) & 0xffffffffffffffffn;
  return Number((state >> 11n) & 0xffffffffn);
}

async function generate() {
  const bytes = new Uint8Array(500 + random() % 6000);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = random();
  writeFileSync(join(dir, "random"), bytes);
  const features = FEATURES.filter((f) => f !== "simd" || random() % 2);
  const level = ["-O0", "-O1", "-O3"][random() % 3];
  const code = await optimize([
    join(dir, "random"), "-ttf", "--denan", level,
    ...features.map((f) => "--enable-" + f), "-o", join(dir, "m.wasm")]);
  if (code !== 0)
    throw new Error(`wasm-opt ends with ${code}`);
}

// "(i64, f64) -> i32, f32": the lists of both sides.
function signature(text) {
  const [, params, results = ""] = /^\((.*?)\)(?: -> (.*))?$/.exec(text);
  const list = (s) => s === "" ? [] : s.split(", ");
  return {params: list(params), results: list(results)};
}

const zero = (type) =>
  type === "i64" ? 0n : type.startsWith("(") ? null : 0;

function argument(type, i) {
  const n = [0, 1, -1, 7, 255, -128, 65535][(i + random()) % 7];
  return type === "i64" ? BigInt(n) : type.startsWith("(") ? null : n;
}

// ---- values as text

function number(x) {
  if (Number.isNaN(x))
    return "nan:arithmetic";
  if (!Number.isFinite(x))
    return x < 0 ? "-inf" : "inf";
  return Object.is(x, -0) ? "-0" : String(x);
}

function constant(type, x) {
  if (type.startsWith("(ref"))
    return x === null ? `(ref.null${type.includes("func") ? " func" : ""})`
      : type.includes("func") ? "(ref.func)" : "(ref.extern)";
  return `(${type}.const ${type[0] === "f" ? number(x) : x})`;
}

const quoted = (name) => JSON.stringify(name);

function binary(bytes) {
  let text = "";
  for (const b of bytes)
    text += "\\" + b.toString(16).padStart(2, "0");
  return `"${text}"`;
}

// ---- one module in V8, written down as a script

const nothing = (type) => !type.startsWith("(") ? `(${type}.const 0)`
  : `(ref.null ${type.includes("func") ? "func" : "extern"})`;

// An import of the host: in JavaScript, and as a definition of a module.
function definition({name, kind, type}) {
  if (kind === "global")
    return {value: zero(type),
            text: `(global (export ${quoted(name)}) ${type} ${nothing(type)})`};
  const {params, results} = signature(type);
  const values = results.map(zero);
  return {value: () => values.length > 1 ? values : values[0],
          text: `(func (export ${quoted(name)}) (param ${params.join(" ")}) ` +
            `(result ${results.join(" ")}) ${results.map(nothing).join(" ")})`};
}

function host(imports) {
  const object = {}, texts = {};
  for (const i of imports) {
    const {value, text} = definition(i);
    (object[i.module] ??= {})[i.name] = value;
    (texts[i.module] ??= []).push(text);
  }
  const text = Object.entries(texts).map(([m, list]) =>
    `(module ${list.join(" ")})\n(register ${quoted(m)})\n`);
  return {object, text: text.join("")};
}

function call(f, {name, type}, lines) {
  const {params, results} = signature(type);
  if ([...params, ...results].includes("v128") ||
      params.some((p) => p.startsWith("(ref ") && !p.includes("null")))
    return true;
  const args = params.map(argument);
  const invoke = `(invoke ${quoted(name)} ` +
    args.map((a, i) => constant(params[i], a)).join(" ") + ")";
  try {
    let got = f(...args);
    got = results.length > 1 ? [...got] : results.length ? [got] : [];
    lines.push(`(assert_return ${invoke} ` +
               got.map((x, i) => constant(results[i], x)).join(" ") + ")");
  } catch (e) {
    if (!(e instanceof WebAssembly.RuntimeError))
      return false; // the stack's end; a vector for JavaScript
    lines.push(`(assert_trap ${invoke} "")`);
  }
  return true;
}

function script(bytes, facts) {
  if (facts.imports.some((i) => i.kind !== "func" &&
      (i.kind !== "global" || i.type.startsWith("mutable"))))
    return null;
  const {object, text} = host(facts.imports);
  const lines = [];
  let instance;
  try {
    instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), object);
  } catch (e) {
    return e instanceof WebAssembly.RuntimeError
      ? `${text}(assert_trap (module binary ${binary(bytes)}) "")\n` : null;
  }
  const whole = facts.exports.every((e) => e.kind !== "func" ||
    call(instance.exports[e.name], e, lines));
  for (const e of facts.exports) { // what half a call left is not compared
    const type = e.type.replace("mutable ", "");
    if (whole && e.kind === "global" && type !== "v128")
      lines.push(`(assert_return (get ${quoted(e.name)}) ` +
                 constant(type, instance.exports[e.name].value) + ")");
  }
  return `${text}(module binary ${binary(bytes)})\n${lines.join("\n")}\n`;
}

async function compare(n) {
  await generate();
  const path = join(dir, "m.wasm");
  const facts = JSON.parse(execFileSync(tool, ["inspect", "--json", path],
                                        {maxBuffer: 1 << 26}));
  const text = script(readFileSync(path), facts);
  if (text === null)
    return {tried: 0, failed: 0};
  writeFileSync(join(dir, "m.wast"), text);
  const said = spawnSync(tool, ["wast", join(dir, "m.wast")],
                         {encoding: "utf8"});
  const last = /(\d+) passed, (\d+) failed/.exec(said.stdout ?? "");
  const failed = last ? Number(last[2]) : 1;
  if (failed) {
    console.log(`module ${n} of seed ${seed}:`);
    console.log((said.stdout ?? "").slice(0, 1000), said.signal ?? "");
    writeFileSync(`differential-${seed}-${n}.wast`, text);
  }
  return {tried: last ? Number(last[1]) + failed : 0, failed};
}

let tried = 0, failed = 0, modules = 0;
for (let n = 0; n < Number(count); n++) {
  const one = await compare(n);
  tried += one.tried;
  failed += one.failed;
  modules += one.tried > 0;
}
rmSync(dir, {recursive: true});
console.log(`${modules} modules, ${tried} assertions, ${failed} different`);
process.exit(failed ? 1 : 0);
