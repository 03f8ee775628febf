// The report: its JSON says what is in the package, its page needs nothing
// else. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const fixture = resolve("tests/matrix/fixture");
const work = fs.mkdtempSync(join(tmpdir(), "cbw-report-"));

function run(...args) {
    const said = spawnSync(tool, args, { cwd: work, encoding: "utf8" });
    assert.equal(said.status, 0, said.stderr);
    return said.stdout;
}

const files = [join(fixture, "hello.h"), join(fixture, "hello.c")];

after(() => fs.rmSync(work, { recursive: true }));

test("the JSON says what is in the package", () => {
    const report = JSON.parse(run("report", ...files, "--json"));
    run("pack", ...files, "-o", "out");
    const size = (path) => fs.statSync(join(work, "out", path)).size;
    for (const f of report.files)
        assert.equal(f.bytes, size(f.path), f.path);
    const parts = report.sections.reduce((s, x) => s + x.bytes, 8);
    assert.equal(parts, size("hello.wasm"));
    const add = report.functions.find((f) => f.name === "hello_add");
    assert.equal(add.source, "hello.c");
    const greet = report.api.find((f) => f.name === "greet");
    assert.equal(greet.ts, "greet(name: string): string | null");
    assert.equal(greet.c, "const char *hello_greet(const char *name)");
    assert.deepEqual([greet.copiesIn, greet.copiesOut], [1, 1]);
    const used = report.capabilities.filter((c) => c.used);
    assert.ok(used.some((c) => c.name === "clock"));
    assert.ok(!used.some((c) => c.name === "files"));
    const point = report.structs.find((s) => s.name.includes("hello_point"));
    assert.deepEqual(point.fields.map((f) => f.offset), [0, 8]);
    assert.ok(report.features.length > 0);
});

test("the page is one file that fetches nothing", () => {
    run("report", ...files, "-o", "r.html");
    const page = fs.readFileSync(join(work, "r.html"), "utf8");
    const said = JSON.parse(/id="data">(.*?)<\/script>/s.exec(page)[1]);
    for (const s of said.sizes) assert.ok(s.bytes > 0, s.word);
    for (const s of ["wasm", "js"])
        assert.ok(said.sizes.some((x) => x.word === s + "-brotli"));
    assert.match(said.engines.Chrome, /^\d+$/);
    assert.deepEqual([...new Set(said.functions.map((f) => f.source))].sort(),
                     ["(guest library)", "(libc)", "(shims)", "hello.c"]);
    assert.doesNotMatch(page, /https?:|<link|<img|src=|url\(http/);
    const data = /id="data">(.*?)<\/script>/s.exec(page)[1];
    assert.equal(JSON.parse(data).name, "hello");
    assert.equal(data.includes("<"), false);
    const again = run("report", ...files, "-o", "s.html");
    assert.match(again, /s\.html: \d/);
    assert.equal(fs.readFileSync(join(work, "s.html"), "utf8"), page);
});
