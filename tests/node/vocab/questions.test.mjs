// What `scan` says to write binds: the words for every question of a header,
// pasted into a side file (with 4 for each length), leave none.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { here, tool } from "./pack.mjs";

const work = fs.mkdtempSync(join(tmpdir(), "cbw-questions-"));
after(() => fs.rmSync(work, { recursive: true }));

const MORE = `#include <stdint.h>
static inline uint8_t *made(int *n) { return 0; }
extern void *unclear;
int (*maker(int x))(int *y);
void table(const int rows[3][4], void (*fn)(int *numbers), uint8_t **out);
long double precise(long double x);
void any(int n, ...);
`;

function questions(...headers) {
    const text = execFileSync(tool, ["scan", ...headers],
                              { cwd: work, stdio: ["ignore", "pipe", "pipe"],
                                encoding: "utf8" });
    return JSON.parse(text).functions
        .filter((f) => f.level === "needs-annotation");
}

function answered(header) {
    const before = questions(header), side = join(work, "answers.bind.h");
    for (const f of before) assert.ok(f.write, f.name + ": " + f.reason);
    const write = before.map((f) => f.write).join("\n")
        .replace(/(CBW_\w+\(|=)n\b/g, "$14");
    fs.writeFileSync(side, `#include "cbw.h"\n${write}\n`);
    const after = questions(header, side).map((f) => f.name + ": " + f.reason);
    assert.deepEqual(after, [], write);
    return before.length;
}

test("every question of the golden headers is answered", () => {
    const golden = join(here, "../../golden");
    for (const name of ["questions", "callbacks", "files", "lists", "strings",
        "out-buffers", "out-values", "ownership", "records", "variables"])
        assert.ok(answered(join(golden, name, "in.h")) > 0, name);
});

test("so are those that a declaration can not hold", () => {
    const header = join(work, "more.h");
    fs.writeFileSync(header, MORE);
    assert.equal(answered(header), 6);
});
