// Files in memory (--files): the same C code natively and in a package does the
// same to files; JavaScript sees what C wrote. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const here = join(import.meta.dirname ?? "tests/node", "files");
const work = fs.mkdtempSync(join(tmpdir(), "cbw-files-"));
const require = createRequire(join(work, "x.js"));
const text = (bytes) => Buffer.from(bytes).toString();
let pkg;

const pack = (out, ...args) =>
    execFileSync(tool, ["pack", join(here, "paths.h"), join(here, "paths.c"),
                        "-o", join(work, out), ...args], { stdio: "pipe" });

before(() => {
    pack("with", "--files");
    pkg = require("./with");
});
after(() => fs.rmSync(work, { recursive: true }));

test("files do what they do natively", () => {
    const main = join(work, "main.c");
    fs.writeFileSync(main, `#include "paths.h"\n#include <stdio.h>
        int main(int n, char **v) { (void)n; fputs(exercise(v[1]), stdout); }`);
    const native = join(work, "native");
    const include = join(here, "../../../annotate");
    execFileSync("cc", ["-D_GNU_SOURCE", "-I", here, "-I", include, main,
                        join(here, "paths.c"), "-o", native]);
    const folder = join(work, "folder");
    fs.mkdirSync(folder);
    const wanted = execFileSync(native, [folder], { encoding: "utf8" });
    assert.match(wanted, /^list \.: \. \.\. a\.txt c\.bin$/m);
    const files = new Map([["/folder/", new Uint8Array()]]);
    const instance = pkg.instantiate({ wasi: { files } });
    assert.equal(instance.exercise("/folder"), wanted);
    assert.deepEqual([...files.keys()].sort(),
                     ["/folder/a.txt", "/folder/c.bin"]);
    assert.equal(text(files.get("/folder/c.bin")), "\0\0\0");
});

test("what JavaScript puts into the map C reads, and writes to a copy", () => {
    const mine = Buffer.from("mine\n");
    const files = new Map([["/log", mine]]);
    const { append } = pkg.instantiate({ wasi: { files } });
    assert.equal(append("/log", "one"), 9);
    assert.equal(append("log", "two"), 13);
    assert.equal(text(files.get("/log")), "mine\none\ntwo\n");
    assert.equal(text(mine), "mine\n");
    files.set("/log", Buffer.from("new\n"));
    assert.equal(append("/log", "three"), 10);
    assert.equal(append("/no/log", "four"), -1);
    files.set("/no/other", new Uint8Array());
    assert.equal(append("/no/log", "four"), 5);
    files.delete("/log");
    assert.equal(append("/log", "five"), 5);
});

test("C's memory may lie beyond 2 GiB", () => {
    const files = new Map([["/a.txt", Buffer.from("text")],
                           ["/b/c", new Uint8Array()]]);
    const { high } = pkg.instantiate({ wasi: { files } });
    assert.equal(high("/"), "high\nlist .: . .. a.txt b\n" +
                 "stat a.txt: file 4 new\na.txt: 4:text\n");
});

test("the default instance has files after reset()", () => {
    pkg.reset();
    assert.equal(pkg.append("/a", "b"), -1);
    const files = new Map();
    pkg.reset({ wasi: { files } });
    assert.equal(pkg.append("/a", "b"), 2);
    pkg.reset();
    assert.equal(pkg.append("/a", "c"), 4);
    assert.equal(text(files.get("/a")), "b\nc\n");
    pkg.reset({});
    assert.equal(pkg.append("/a", "b"), -1);
});

test("what is no map of files is said", () => {
    const given = (files) =>
        () => pkg.instantiate({ wasi: { files } }).append("/a", "b");
    assert.throws(given({ "/a": mine => mine }), /wasi\.files: want a Map/);
    assert.throws(given(new Map([["a", new Uint8Array()]])), /want \/a/);
    assert.throws(given(new Map([["/a", 1]])), /\/a: want a Uint8Array/);
});

test("a package without --files has none, and says so", () => {
    pack("without");
    const without = require("./without");
    assert.equal(without.append("/a", "b"), -1);
    assert.throws(() => without.instantiate({ wasi: { files: new Map() } })
        .append("/a", "b"), /want a package made with --files/);
    const types = (dir) =>
        fs.readFileSync(join(work, dir, "index.d.ts"), "utf8");
    assert.match(types("with"), /files\?: Map<string, Uint8Array>/);
    assert.doesNotMatch(types("without"), /files\?/);
    assert.doesNotMatch(
        fs.readFileSync(join(work, "without/glue.js"), "utf8"), /\$disk/);
});
