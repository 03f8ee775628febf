// `verify` finds what is wrong with a package, whatever it is. CBW_TOOL is the
// program.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const fixture = resolve("tests/matrix/fixture");
const work = fs.mkdtempSync(join(tmpdir(), "cbw-verify-"));

function run(...args) {
    return spawnSync(tool, args, { cwd: work, encoding: "utf8" });
}

function pack(out, ...args) {
    return run("pack", join(fixture, "hello.h"), join(fixture, "hello.c"),
               "-o", out, ...args);
}

before(() => {
    const said = pack("good");
    assert.equal(said.status, 0, said.stderr);
});

after(() => fs.rmSync(work, { recursive: true }));

test("a package that was just packed is right", () => {
    const said = pack("again", "--verify", "--allow-missing=tsc");
    assert.equal(said.status, 0, said.stderr);
    for (const name of ["files", "names", "exports", "licence", "local paths",
        "reproducible", "tarball", "install", "import", "require"])
        assert.match(said.stdout, new RegExp("ok +" + name + "\n"));
});

test("a tool that is missing is an error unless that is allowed", () => {
    const bin = join(work, "bin");
    fs.mkdirSync(bin);
    const verify = (...more) =>
        spawnSync(tool, ["verify", "good", "--json", ...more],
                  { cwd: work, encoding: "utf8", env: { PATH: bin } });
    const said = verify();
    assert.equal(said.status, 1);
    assert.match(said.stderr, /there is no npm/);
    const checks = JSON.parse(said.stdout).checks;
    const types = checks.find((c) => c.name === "types");
    assert.deepEqual(types, { name: "types", result: "not run",
                              detail: "npm" });
    assert.equal(verify("--allow-missing=npm,tsc").status, 0);
    assert.equal(verify("--allow-missing=tsc").status, 1);
});

function edit(dir, file, change) {
    const path = join(dir, file);
    const text = fs.readFileSync(path, "utf8");
    const changed = change(text);
    assert.notEqual(changed, text);
    fs.writeFileSync(path, changed);
}

function editJson(dir, change) {
    edit(dir, "package.json", (text) => {
        const json = JSON.parse(text);
        change(json);
        return JSON.stringify(json);
    });
}

// The manifest of what is there now: as if we had written it so.
function sign(dir) {
    const path = join(dir, ".cbindgen-wasm.json");
    const manifest = JSON.parse(fs.readFileSync(path, "utf8"));
    for (const file of Object.keys(manifest.files)) {
        const data = fs.readFileSync(join(dir, file));
        const hash = createHash("sha256").update(data).digest("hex");
        manifest.files[file] = hash;
    }
    fs.writeFileSync(path, JSON.stringify(manifest));
}

const WRONG = {
    "an edited file": [/files: README.md was edited/,
        (dir) => edit(dir, "README.md", (s) => s + "more")],
    "a file too many": [/files: notes.txt was not written by/,
        (dir) => fs.writeFileSync(join(dir, "notes.txt"), "x")],
    "a file too few": [/files: workerd.js is missing/,
        (dir) => fs.rmSync(join(dir, "workerd.js"))],
    "a condition that leads nowhere": [/exports: .* names .\/none.js/,
        (dir) => editJson(dir, (j) => {
            j.exports["./async"].import.default = "./none.js";
        })],
    "types behind the code": [/exports: .*types must stand first/,
        (dir) => editJson(dir, (j) => {
            j.exports["."].import = { default: "./index.js",
                                      types: "./index.d.ts" };
        })],
    "no main": [/exports: package.json has no "main"/,
        (dir) => editJson(dir, (j) => delete j.main)],
    "a bad name": [/names: 'No' can not be/,
        (dir) => editJson(dir, (j) => { j.name = "No"; })],
    "a bad version": [/names: '1' is no version/,
        (dir) => editJson(dir, (j) => { j.version = "1"; })],
    "a licence without a text": [/licence: package.json says 'MIT'/,
        (dir) => editJson(dir, (j) => { j.license = "MIT"; })],
    "a path of this machine": [/local paths: README.md contains/,
        (dir) => edit(dir, "README.md", (s) => s + work)],
    "a file that is not listed": [/tarball: npm leaves absent.js out/,
        (dir) => editJson(dir, (j) => j.files.push("absent.js"))],
    "a function that is declared only": [
        /import: hello declares more but has none/,
        (dir) => edit(dir, "index.d.ts",
            (s) => s + "export function more(): void;\n")],
    "a function that is not declared": [
        /require: hello has add but does not declare it/,
        (dir) => edit(dir, "index.d.cts",
            (s) => s.replace(/export function add.*/, ""))],
    "a module of something else": [/import: inline.js does not hold/,
        (dir) => edit(dir, "inline.js",
            (s) => s.replace("export const $bytes = ",
                "export const $bytes = () => new Uint8Array(3), $b = "))],
    "code that does not start": [/import: .*nothing here/,
        (dir) => edit(dir, "inline.js",
            (s) => s + '\nthrow new Error("nothing here");\n')],
};

for (const [name, [words, change]] of Object.entries(WRONG))
    test("verify finds " + name, () => {
        const dir = join(work, name.replaceAll(" ", "-"));
        fs.cpSync(join(work, "good"), dir, { recursive: true });
        change(dir);
        if (/tarball|import|require/.test(words)) sign(dir);
        const said = run("verify", dir, "--allow-missing=tsc");
        assert.equal(said.status, 1, said.stdout);
        assert.match(said.stderr, words);
    });

test("verify of no package says so", () => {
    fs.mkdirSync(join(work, "empty"));
    const said = run("verify", "empty");
    assert.equal(said.status, 1);
    assert.match(said.stderr, /no package: there is no empty\/package.json/);
    assert.equal(run("verify").status, 2);
});
