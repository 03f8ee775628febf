// Random functions whose accesses are checked while they run: what the facts
// say of their sizes must hold. CBW_TOOL is the program.
//
// They do nothing that C leaves undefined: loops end, no int overflows.
//
//   node tests/fuzz/extents.mjs [ROUNDS] [SEED]
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const tool = resolve(process.env.CBW_TOOL);
const rounds = Number(process.argv[2] ?? 4);
let seed = Number(process.argv[3] ?? 1);
const dir = fs.mkdtempSync(join(tmpdir(), "cbw-extents-"));

function random(n) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor(seed / 2 ** 32 * n);
}
const pick = (...of) => of[random(of.length)];

// ---- a function ------------------------------------------------------------

const HEAD = "(T *p, A a, B b, unsigned c)";

function number(vars) {
  const v = () => pick("a", "b", "c", ...vars);
  return pick(
    v, v, v, () => String(pick(0, 1, 2, 3, 4, 7, 8, 15, 16, 32, -1)),
    () => `${v()} + ${pick(1, 2, 8, "a", "b", "c")}`,
    () => `${v()} - ${pick(1, 2, 8, "a", "b", "c")}`,
    () => `${v()} * ${pick(2, 3, 4, "a", "b", "c")}`,
    () => `${v()} / ${pick(2, 3, 4, 8)}`,
    () => `(${v()} & ${pick(3, 7, 255, "-8")})`,
    () => `(${v()} < ${v()} ? ${v()} : ${v()})`,
    () => `(${v()} >> ${pick(1, 2)})`,
    () => `${v()} % ${pick(2, 8, 16)}`)();
}

const condition = (vars) => `${number(vars)} ${
  pick("<", "<=", ">", ">=", "==", "!=", "<", "<")} ${number(vars)}`;

const access = (vars, at) => pick(
  () => `s += ACC(${at});`, () => `ACC(${at}) = (T)s;`,
  () => `s += ACC(${at} + ${number(vars)});`,
  () => `ACC(${at} + ${number(vars)}) ^= 1;`)();

function block(depth, vars, out, tab) {
  for (let n = 1 + random(2); n > 0; n--) statement(depth, vars, out, tab);
}

let names = 0;
function statement(depth, vars, out, tab) {
  const say = (text) => out.push(tab + text), more = tab + "    ";
  const inside = (v) => depth > 0 ? block(depth - 1, v, out, more)
    : out.push(more + access(v, "p"));
  const kind = random(13);
  if (kind < 3) {
    say(access(vars, "p"));
  } else if (kind === 3) {
    say(`if (${condition(vars)})`);
    out.push(`${more}${pick("return s;", access(vars, "p"))}`);
  } else if (kind === 4) {
    const v = `n${names++}`;
    say(`${pick("unsigned", "int", "size_t")} ${v} = ${number(vars)};`);
    say(`if (${pick(`${v} > ${number(vars)}`, condition([...vars, v]))})`);
    say(`    return s;`);
    vars.push(v);
  } else if (kind < 8) {
    const v = `i${names++}`, type = pick("unsigned", "int", "size_t");
    const up = pick(`${v}++`, `${v}++`, `${v} += ${pick(2, 4)}`);
    say(pick(
      () => `for (${type} ${v} = ${pick(0, 0, 1, "a")}; ${v} ${
        pick("<", "<", "<=")} ${number(vars)} && ${v} < LIMIT; ${up}) {`,
      () => `for (${type} ${v} = ${number(vars)}; ${v} > 0 && TICK; ${v}--) {`,
      () => `for (${type} ${v} = ${number(vars)}; ${v}-- > 0 && TICK;) {`,
      () => `for (${type} ${v} = 0; ${v} < ${number(vars)} && TICK; ${
        up}) {`)());
    inside([...vars, v]);
    say("}");
  } else if (kind === 8) {
    const q = `q${names++}`, e = `e${names++}`;
    say(`T *${q} = p + ${number(vars)}, *${e} = ${q} + ${number(vars)};`);
    say(`for (; ${q} < ${e} && TICK; ${q}${pick("++", "++", " += 2")})`);
    out.push(`${more}${access(vars, q)}`);
  } else if (kind > 11) {
    const far = pick("p", `p + ${random(5)}`, `p + ${number(vars)}`);
    const args = `${pick(`p, ${far}`, `${far}, p`)}, ${number(vars)}, ${
      number(vars)}`;
    say(`s += two${random(4)}(${args});`);
  } else if (kind > 9) {
    const v = `v${names++}`;
    say(`struct V ${v} = {p${pick("", "", ` + ${number(vars)}`)}, ${
      number(vars)}, ${number(vars)}};`);
    if (random(3) === 0)
      say(`if (${condition(vars)}) ${v}.${pick("a", "c")} = ${number(vars)};`);
    for (let n = 1 + random(2); n > 0; n--)
      say(`s += deep${random(4)}(&${v}, ${number(vars)});`);
    if (random(2))
      say(access([...vars, `${v}.a`, `${v}.c`], `${v}.p`));
  } else {
    say(`s += helper${random(4)}(p${pick("", "", ` + ${number(vars)}`)}, ${
      number(vars)}, ${number(vars)}, ${number(vars)});`);
  }
}

function body(depth) {
  const out = [];
  block(depth, [], out, "    ");
  return out.join("\n");
}

// What is done to a struct, which is its caller's: none of its addresses is a
// parameter's by itself.
function deep(i) {
  const text = body(1).replace(/(helper|deep|two)\d\([^;]*;/g, "0;")
    .replace(/struct V (v\d+) = [^;]*;/g, "struct V $1 = *v;")
    .replace(/^( *)(s \+= 0;)/gm, (all, tab) => tab + pick(
      () => `v->a = ${number(["v->c"])};`, () => `v->c = ${number([])};`,
      () => `v->p += ${number(["v->a"])};`, () => `v->p = v->p;`,
      () => i ? `s += deep${random(i)}(v, ${number([])});` : "s++;")());
  return `__attribute__((noinline))
static int deep${i}(struct V *v, unsigned b)
{
    int s = 0;
${text.replace(/(?<![>.])\b([apc])\b/g, "v->$1")}
    return s;
}`;
}

// Two pointers, which may point beside each other.
function two(i) {
  const text = body(1).replace(/(helper|deep|two)\d\([^;]*;/g, "0;")
    .replace(/\bp\b/g, () => pick("p", "q", "(p < q ? p : q)", "p"))
    .replace(/struct V .*/g, "");
  return `__attribute__((noinline))
static int two${i}(T *p, T *q, int a, unsigned c)
{
    int s = 0;
    unsigned b = c & 15;
${text.replace(/^.*\bv\d+\b.*$/gm, "")}
    return s;
}`;
}

const types = (b) => `#undef A
#undef B
#define A ${pick("int", "unsigned", "size_t")}
#define B ${b}
`;

function source(n) {
  const text = ["struct V { T *p; int a; unsigned c; };"];
  for (let i = 0; i < 4; i++)
    text.push(deep(i), two(i));
  for (let i = 0; i < 4; i++)
    text.push(`${types(pick("int", "unsigned"))}__attribute__((noinline))
static int helper${i}${HEAD}
{
    int s = 0;
${body(1).replace(/(helper|deep|two)\d/g, "none")}
    return s;
}`);
  for (let i = 0; i < n; i++)
    text.push(`${types(pick("int", "unsigned", "long long"))}int f${i}${HEAD}
{
    int s = 0;
${body(2)}
    return s;
}`);
  return text.join("\n");
}

// ---- both ways -------------------------------------------------------------

const READ = `#include <stddef.h>
#define T ELEM
#define ACC(q) (*(q))
#define TICK 1
#define LIMIT 0x7fffffff
#define none(...) 0
`;
const RUN = `typedef __SIZE_TYPE__ size_t;
#define T ELEM
T *base;
unsigned size;
int ticks;
int bad;
static T junk;
static T *check(T *q)
{
    size_t at = (size_t)q - (size_t)base;
    if (at >= size || at + sizeof(T) > size)
        bad = 1;
    junk = 0;
    return at < 1 << 20 ? q : &junk;
}
#define ACC(q) (*check(q))
#define TICK (ticks > 0 && ticks--)
#define LIMIT (ticks > 0 && ticks-- ? 0x7fffffff : 0)
#define none(...) 0
`;

function value(text, args) {
  const sums = text.split(" or ").map((sum) => {
    let total = 0n;
    for (const [, sign, term] of ("+ " + sum).matchAll(/([+-]) ([^+-]+)/g)) {
      let one = 1n;
      for (const f of term.trim().split(" * "))
        one *= /^\d+$/.test(f) ? BigInt(f) : args[f];
      total += sign === "-" ? -one : one;
    }
    return total;
  });
  return sums.reduce((a, b) => a > b ? a : b, 0n);
}

const EDGES = [0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 100, -1, -2];
let claims = 0, calls = 0, wrong = 0;
for (let round = 0; round < rounds; round++) {
  const first = seed, type = pick("unsigned char", "int", "short"), n = 40;
  const text = source(n);
  fs.writeFileSync(join(dir, "f.c"),
                   READ.replace("ELEM", type) + '#include "f.h"\n' + text);
  const heads = [...text.matchAll(/#define ([AB]) (.*)|^int (f\d+)/gm)];
  const is = {}, of = {};
  let header = "#include <stddef.h>\n";
  for (const [, name, t, f] of heads) {
    if (name) {
      is[name] = t;
    } else {
      of[f] = { ...is };
      header += `int ${f}${HEAD.replace("T", type).replace("A", is.A)
        .replace("B", is.B)};\n`;
    }
  }
  fs.writeFileSync(join(dir, "f.h"), header);
  fs.writeFileSync(join(dir, "r.c"), RUN.replace("ELEM", type) + text);
  const scan = JSON.parse(execFileSync(tool, ["scan", "f.h", "f.c"],
    { cwd: dir, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  const made = spawnSync("clang", ["--target=wasm32", "-O1", "-w", "-nostdlib",
    "-Wl,--no-entry", "-Wl,--export-all", "-Wl,--initial-memory=33554432",
    "r.c", "-o", "r.wasm"],
    { cwd: dir, encoding: "utf8" });
  if (made.status) throw new Error(made.stderr);
  const { exports: x } = new WebAssembly.Instance(
    new WebAssembly.Module(fs.readFileSync(join(dir, "r.wasm"))));
  const memory = new DataView(x.memory.buffer);
  const BASE = 16 << 20;
  for (const f of scan.functions) {
    const fact = f.params[0].fact ?? "";
    const sized = /; at most (.*) bytes/.exec(fact);
    const fixed = /s at most (\d+) bytes/.exec(fact);
    for (const claim of [sized?.[1], fixed?.[1]]) {
      if (!claim) continue;
      claims++;
      for (let k = 0; k < 60; k++) {
        const pickArg = () => random(3) ? random(12) : pick(...EDGES);
        const args = [pickArg(), pickArg(), pickArg()];
        const natural = { a: BigInt(args[0] >>> 0), c: BigInt(args[2] >>> 0),
          b: of[f.name].B === "long long" ? BigInt.asUintN(64, BigInt(args[1]))
            : BigInt(args[1] >>> 0) };
        const size = value(claim, natural);
        if (size > 1n << 20n) continue;
        memory.setUint32(x.base.value, BASE, true);
        memory.setUint32(x.size.value, Number(size), true);
        memory.setUint32(x.ticks.value, 3000, true);
        memory.setUint32(x.bad.value, 0, true);
        const b = of[f.name].B === "long long" ? BigInt(args[1]) : args[1];
        try { x[f.name](BASE, args[0], b, args[2]); } catch { }
        calls++;
        if (memory.getUint32(x.bad.value, true)) {
          wrong++;
          console.log(`seed ${first}, T ${type}, A ${of[f.name].A}, B ${
            of[f.name].B}: ${f.name}(${args}): "${claim}" = ${size}`);
          console.log(new RegExp(`^int ${f.name}\\([^]*?^}`, "m")
            .exec(text)[0]);
          break;
        }
      }
    }
  }
}
console.log(`${claims} claims, ${calls} calls, ${wrong} wrong`);
fs.rmSync(dir, { recursive: true });
process.exit(wrong ? 1 : 0);
