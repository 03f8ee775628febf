// run.mjs CBINDGEN_WASM: the declarations of all golden cases and of the real
// libraries that are there, checked by TypeScript 5.2 and the current one:
// strict, skipLibCheck off, no types of the DOM or Node, for each resolution
// and both kinds of module. The compilers come from npm into build/types; when
// they can not, this fails.
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const tool = resolve(process.argv[2]);
const compilers = { 5.2: "ts52", current: "typescript" };
const work = fs.mkdtempSync(join(tmpdir(), "cbw-types-"));
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }));

// ---- the compilers ---------------------------------------------------------

const home = resolve("build/types");

function install() {
    if (fs.existsSync(join(home, ".done"))) return;
    fs.mkdirSync(home, { recursive: true });
    fs.writeFileSync(join(home, "package.json"), '{"private":true}');
    const npm = spawnSync("npm", ["install", "--prefix", home, "--silent",
        "--no-audit", "--no-fund", "ts52@npm:typescript@5.2",
        "typescript@latest"], { encoding: "utf8" });
    if (npm.status !== 0) {
        console.error("NOT RUN: npm can not install TypeScript\n" + npm.stderr);
        process.exit(1);
    }
    fs.writeFileSync(join(home, ".done"), "");
}

function compiler(name) {
    const dir = join(home, "node_modules", name);
    const { bin } = JSON.parse(fs.readFileSync(join(dir, "package.json")));
    return join(dir, bin.tsc);
}

// ---- the packages ----------------------------------------------------------

const CORPUS = process.env.CBW_CORPUS || resolve("build/corpus");

// What lib.sh of a corpus library says; null when its sources are not there.
function library(name) {
    const out = join(work, "out", name);
    fs.mkdirSync(out, { recursive: true });
    const script = `prepare() { :; }; NATIVE_FLAGS=(); . ./lib.sh
        [ -e "$THERE" ] || exit 3; set -e; prepare
        for h in "\${HEADERS[@]}"; do realpath "$h"; done
        echo --; printf '%s\\n' "\${FLAGS[@]}"`;
    const said = spawnSync("bash", ["-c", script], {
        cwd: join("tests/corpus", name), encoding: "utf8",
        env: { ...process.env, C: CORPUS, OUT: out } });
    if (said.status === 3) return null;
    if (said.status !== 0) throw new Error(name + ": " + said.stderr);
    const folder = resolve("tests/corpus", name);
    const [headers, flags] = said.stdout.split("--\n");
    return [...headers.trim().split("\n"), "-I", folder, "--",
            ...flags.trim().split("\n").map(
                (f) => (f === "-I." ? "-I" + folder : f))];
}

// The tool's declarations under package.json's exports, as `pack` writes it.
const PACKAGE = { type: "module", exports: {
    ".": { import: { types: "./index.d.ts", default: "./index.js" },
           require: { types: "./index.d.cts", default: "./index.cjs" } },
    "./async": { import: { types: "./async.d.ts", default: "./async.js" },
                 require: { types: "./async.d.cts",
                            default: "./async.cjs" } } } };

function bind(name, args) {
    const dir = join(work, "node_modules", name);
    const mark = args.indexOf("--");
    const before = mark < 0 ? args : args.slice(0, mark);
    const after = mark < 0 ? [] : args.slice(mark);
    execFileSync(tool, ["bind", ...before, "-o", dir, ...after],
                 { stdio: ["ignore", "ignore", "pipe"] });
    fs.writeFileSync(join(dir, "package.json"),
                     JSON.stringify({ name, ...PACKAGE }));
    return name;
}

const ERRORS = ["collision"]; // a case that is refused

function bindAll() {
    const names = [];
    for (const name of fs.readdirSync("tests/golden").sort()) {
        const header = join("tests/golden", name, "in.h");
        if (fs.existsSync(header) && !ERRORS.includes(name))
            names.push(bind("golden-" + name, [header]));
    }
    for (const name of fs.readdirSync("tests/corpus").sort()) {
        if (!fs.existsSync(join("tests/corpus", name, "lib.sh"))) continue;
        const args = library(name);
        if (args) names.push(bind("real-" + name, args));
        else console.log(`NOT RUN ${name}: no sources`);
    }
    return names;
}

// ---- checking --------------------------------------------------------------

// Each package as a whole, and what any declaration file could get wrong
// silently: that nothing of it is `any`.
function consumer(names) {
    return names.map((name, i) => `
import * as p${i} from "${name}";
import * as a${i} from "${name}/async";
type Any${i} = { [K in keyof typeof p${i}]: 0 extends 1 &
    (typeof p${i})[K] ? K : never }[keyof typeof p${i}];
export const any${i}: [Any${i}] extends [never] ? true : Any${i} = true;
export const reset${i}: void = p${i}.reset();
export const i${i}: Promise<p${i}.Instance> = a${i}.init(new Uint8Array());
`).join("");
}

const WAYS = [["node16", "node16"], ["nodenext", "nodenext"],
              ["bundler", "esnext"]];

function check(label, name, [resolution, module]) {
    const dir = join(work, `${name}-${resolution}`);
    fs.mkdirSync(dir);
    const config = { files: ["use.mts"], compilerOptions: {
        target: "es2022", lib: ["es2022"], types: [], strict: true,
        skipLibCheck: false, noEmit: true, exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true, module,
        moduleResolution: resolution } };
    fs.writeFileSync(join(dir, "use.mts"), consumer(packages));
    if (resolution !== "bundler") {
        config.files.push("use.cts");
        fs.writeFileSync(join(dir, "use.cts"), consumer(packages));
    }
    fs.writeFileSync(join(dir, "tsconfig.json"), JSON.stringify(config));
    const said = spawnSync(process.execPath, [compiler(name), "-p", dir],
                           { encoding: "utf8" });
    const what = `TypeScript ${label}, ${resolution}`;
    if (said.status === 0) {
        console.log(`ok ${what}`);
        return true;
    }
    console.log(`FAILED ${what}\n${said.stdout.slice(0, 4000)}${said.stderr}`);
    return false;
}

// Checks that find nothing must be able to find something.
function canFail(name) {
    const dir = join(work, "node_modules", packages[0]);
    const file = join(dir, "index.d.ts"), text = fs.readFileSync(file, "utf8");
    let ok = true;
    for (const type of ["HTMLElement", "any"]) {
        fs.writeFileSync(file, `${text}export const odd: ${type};\n`);
        const said = spawnSync(process.execPath, [compiler(name), "-p",
            join(work, `${name}-bundler`)], { encoding: "utf8" });
        if (said.status !== 0 && /HTMLElement|"odd"/.test(said.stdout))
            continue;
        console.log(`FAILED ${name} accepts ${type}: ${said.stdout}`);
        ok = false;
    }
    fs.writeFileSync(file, text);
    return ok;
}

install();
const packages = bindAll();
let bad = 0;
for (const [label, name] of Object.entries(compilers)) {
    for (const way of WAYS) bad += !check(label, name, way);
    bad += !canFail(name);
}
console.log(`${packages.length} packages, ${bad} failures`);
process.exit(bad ? 1 : 0);
