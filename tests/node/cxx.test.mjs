// C++ behind a C header: packed when a libc++ for WebAssembly is installed,
// refused with the package's name when none is. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = mkdtempSync(join(tmpdir(), "cbw-cxx-"));
after(() => rmSync(work, { recursive: true }));

const doctor = JSON.parse(
    spawnSync(tool, ["doctor", "--json"], { encoding: "utf8" }).stdout,
);
const there = doctor.find((p) => p.name === "libc++").found;

const HEADER = `
#ifdef __cplusplus
extern "C" {
#endif
typedef struct bag bag;
bag *bag_new(void);
void bag_free(bag *b);
void bag_add(bag *b, const char *word);
int bag_count(const bag *b, const char *word);
int bag_words(const bag *b);
int c_half(int n);
#ifdef __cplusplus
}
#endif
`;
const BAG = `
#include "bag.h"
#include <map>
#include <stdlib.h>
#include <string>
#include <unistd.h>
#include <algorithm>
struct bag { std::map<std::string, int> words; };
static std::string prefix = std::string("a") + "b"; // runs at the start
extern "C" {
bag *bag_new(void) { return new bag; }
void bag_free(bag *b) { delete b; }
void bag_add(bag *b, const char *word) { b->words[prefix + word]++; }
int bag_count(const bag *b, const char *word)
{
    auto at = b->words.find(prefix + word);
    return at == b->words.end() ? 0 : at->second;
}
int bag_words(const bag *b) { return (int)b->words.size(); }
}
`;
const HALF = "#include \"bag.h\"\nint c_half(int n) { return n / 2; }\n";

function pack(name, source) {
    const dir = join(work, name);
    mkdirSync(dir);
    writeFileSync(join(dir, "bag.h"), HEADER);
    writeFileSync(join(dir, "bag.cpp"), source);
    writeFileSync(join(dir, "half.c"), HALF);
    return spawnSync(
        tool,
        ["pack", "bag.h", "bag.cpp", "half.c", "-o", "out", "--", "-std=c++20",
         "-std=c11"],
        { cwd: dir, encoding: "utf8" },
    );
}

const skip = there ? false : "no libc++ for WebAssembly is installed";

test("classes of C++ are classes of JavaScript", { skip }, async () => {
    const said = pack("good", BAG);
    assert.equal(said.status, 0, said.stderr);
    const { Bag, cHalf } = await import(join(work, "good/out/index.js"));
    const bag = new Bag();
    for (const word of ["x", "y", "x"]) bag.add(word);
    assert.equal(bag.count("x"), 2);
    assert.equal(bag.count("z"), 0);
    assert.equal(bag.words(), 2);
    assert.equal(cHalf(7), 3);
    bag.free();
});

test("exceptions of C++ are refused", { skip }, () => {
    const said = pack("throws", BAG + "void fail() { throw 1; }\n");
    assert.equal(said.status, 1);
    assert.match(said.stderr, /bag\.cpp:\d+:\d+: error: cannot use 'throw'/);
});

test("without libc++ its package is named", { skip: !skip }, () => {
    const said = pack("without", BAG);
    assert.equal(said.status, 1);
    assert.match(said.stderr, /libc\+\+ not found/);
    assert.match(said.stderr, /apt-get install libc\+\+-\d+-dev-wasm32/);
});
