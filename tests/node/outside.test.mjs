// pack from outside: what it replaces, what it merges and never writes, that
// tarballs are the same wherever they are made, and a wasi-sdk. CBW_TOOL is
// the program.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-outside-"));
after(() => fs.rmSync(work, { recursive: true }));

const hash = (file) =>
    createHash("sha256").update(fs.readFileSync(file)).digest("hex");

// A library of one function that knows its own file's name.
function library(...folders) {
    const dir = join(work, ...folders);
    fs.mkdirSync(dir, { recursive: true });
    fs.writeFileSync(join(dir, "a.h"),
                     "const char *where(void);\nint twice(int n);\n");
    fs.writeFileSync(join(dir, "a.c"), `#include "a.h"
        const char *where(void) { return __FILE__; }
        int twice(int n) { return n * 2; }\n`);
    return dir;
}

function pack(dir, args = [], env = {}) {
    return spawnSync(tool, ["pack", "a.h", "a.c", "-o", "out", ...args],
        { cwd: dir, encoding: "utf8", env: { ...process.env, ...env } });
}

function packed(dir, ...more) {
    const said = pack(dir, ...more);
    assert.equal(said.status, 0, said.stderr);
    return said;
}

function refused(dir, words, ...more) {
    const said = pack(dir, ...more);
    assert.equal(said.status, 1);
    assert.match(said.stderr, words);
}

test("tarballs are the same, byte for byte, wherever they are made", () => {
    const hashes = [["one"], ["two", "much", "deeper"]].map((folders) => {
        const dir = library(...folders);
        packed(dir);
        const name = execFileSync("npm", ["pack", "--silent", "./out"],
                                  { cwd: dir, encoding: "utf8" }).trim();
        return hash(join(dir, name));
    });
    assert.equal(hashes[0], hashes[1]);
    const other = library("three");
    fs.appendFileSync(join(other, "a.c"), "int more = 1;\n");
    packed(other, ["-O0"]);
    const name = execFileSync("npm", ["pack", "--silent", "./out"],
                              { cwd: other, encoding: "utf8" }).trim();
    assert.notEqual(hash(join(other, name)), hashes[0]);
});

test("a package of ours is replaced, and nothing is left beside it", () => {
    const dir = library("again");
    packed(dir);
    packed(dir);
    assert.deepEqual(fs.readdirSync(dir).sort(), ["a.c", "a.h", "out"]);
});

test("what was edited or added there is kept, unless forced", () => {
    const dir = library("kept"), glue = join(dir, "out", "glue.js");
    packed(dir);
    fs.appendFileSync(glue, "// mine\n");
    refused(dir, /out is in the way: glue\.js was edited/);
    assert.match(fs.readFileSync(glue, "utf8"), /\/\/ mine/);
    packed(dir, ["--force"]);
    assert.doesNotMatch(fs.readFileSync(glue, "utf8"), /\/\/ mine/);
    const notes = join(dir, "out", "notes.txt");
    fs.writeFileSync(notes, "mine");
    refused(dir, /notes\.txt was not written by cbindgen-wasm/);
    assert.equal(fs.readFileSync(notes, "utf8"), "mine");
    fs.rmSync(notes);
    fs.rmSync(join(dir, "out", ".cbindgen-wasm.json"));
    refused(dir, /out is in the way: it was not written by cbindgen-wasm/);
    packed(dir, ["--force"]);
});

test("a failed run changes nothing", () => {
    const dir = library("failed");
    packed(dir);
    const before = hash(join(dir, "out", "glue.js"));
    fs.appendFileSync(join(dir, "a.c"), "int gone(void);\n" +
        "int (*keep)(void) = gone; int twice2(void) { return keep(); }\n");
    fs.appendFileSync(join(dir, "a.h"), "int twice2(void);\n");
    refused(dir, /undefined: gone, wanted by a\.c/);
    assert.equal(hash(join(dir, "out", "glue.js")), before);
    assert.deepEqual(fs.readdirSync(dir).sort(), ["a.c", "a.h", "out"]);
});

test("the user's package.json is merged and never written", () => {
    const dir = library("merged"), file = join(dir, "mine.json");
    fs.writeFileSync(file, JSON.stringify({
        name: "@me/merged", version: "1.2.3", description: "Mine.",
        license: "ISC", keywords: ["k"], scripts: { test: "no" },
        devDependencies: { x: "1" }, private: true }));
    const before = hash(file);
    packed(dir, ["--package-json", "mine.json"]);
    assert.equal(hash(file), before);
    const json = JSON.parse(fs.readFileSync(join(dir, "out/package.json")));
    assert.equal(json.name, "@me/merged");
    assert.equal(json.version, "1.2.3");
    assert.equal(json.license, "ISC");
    for (const key of ["scripts", "devDependencies", "private"])
        assert.equal(json[key], undefined, key);
    fs.writeFileSync(file, '{\n  "name": "x",\n  "version": }\n');
    refused(dir, /mine\.json:3:\d+: error/, ["--package-json", "mine.json"]);
});

// A wasi-sdk as it is unpacked, of links to this machine's toolchain.
function wasiSdk() {
    const doctor = JSON.parse(execFileSync(tool, ["doctor", "--json"],
                                           { encoding: "utf8" }));
    const found = (name) => doctor.find((p) => p.name === name).found;
    const sdk = join(work, "wasi-sdk"), root = join(sdk, "share/wasi-sysroot");
    fs.mkdirSync(join(sdk, "bin"), { recursive: true });
    fs.mkdirSync(join(root, "include"), { recursive: true });
    fs.mkdirSync(join(root, "lib"));
    fs.symlinkSync(fs.realpathSync(found("clang")), join(sdk, "bin/clang"));
    fs.symlinkSync(found("wasi-libc headers"), join(root,
                                                    "include/wasm32-wasi"));
    fs.symlinkSync(found("wasi-libc"), join(root, "lib/wasm32-wasi"));
    return sdk;
}

test("WASI_SDK_PATH is the toolchain, and one that is not says so", () => {
    const dir = library("sdk"), sdk = wasiSdk();
    const path = dirname(process.execPath);
    const env = { WASI_SDK_PATH: sdk, CBW_CLANG: "" };
    const said = packed(dir, ["-v"], env);
    assert.ok(said.stderr.includes(join(sdk, "bin/clang")), said.stderr);
    assert.ok(said.stderr.includes(join(sdk, "share/wasi-sysroot")));
    refused(dir, /WASI_SDK_PATH is '.*none': no bin\/clang there/, [],
            { ...env, WASI_SDK_PATH: join(work, "none"), PATH: path });
});

test("a machine without apt is told what to install", () => {
    const bin = join(work, "bin");
    fs.mkdirSync(bin);
    for (const name of ["sh", "cat", "mktemp", "rm", "dirname", "awk", "id"]) {
        const found = spawnSync("sh", ["-c", "command -v " + name],
                                { encoding: "utf8" }).stdout.trim();
        fs.symlinkSync(fs.realpathSync(found), join(bin, name));
    }
    const said = spawnSync(join(bin, "sh"), ["scripts/quickstart.sh"],
                           { encoding: "utf8", env: { PATH: bin } });
    assert.equal(said.status, 1);
    for (const words of ["no apt-get here", "a C compiler", "cmake 3.22",
        "ninja", "node 18.19", "jansson with its headers", "clang 14",
        "wasm-ld", "compiler-rt's builtins for wasm32"])
        assert.ok(said.stderr.includes(words), words + said.stderr);
});
