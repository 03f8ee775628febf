// docs/annotations.md against cbw.h and the tests of this folder: each word is
// in a table, each example in a header here, each named by a test's title.
import assert from "node:assert/strict";
import * as fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { here } from "./pack.mjs";

const top = join(here, "../../..");
const text = (...path) => fs.readFileSync(join(...path), "utf8");
const flat = (s) => s.replace(/\s+/g, "");
const defined = [...text(top, "annotate/cbw.h").matchAll(
    /^#define (CBW_[A-Z]+)(?:\(| )/gm)].map((m) => m[1]);
const words = new Set(defined.filter((w) => !/^CBW_(H|WORD|LINE)$/.test(w)));

// A row of a table: its words, its example, the test that it names.
const rows = text(top, "docs/annotations.md").split("\n")
    .filter((line) => line.startsWith("| `CBW_")).map((line) => {
        const cells = line.split(/ (?<!\\)\| /);
        return { words: cells[0].match(/CBW_[A-Z]+/g),
                 example: cells[2].replace(/^`|`$/g, "").replace(/\\/g, ""),
                 by: cells[3].replace(/ \|$/, "") };
    });

function headers(name) {
    return [name + ".h", name + ".bind.h"].map((f) => join(here, f))
        .filter((f) => fs.existsSync(f)).map((f) => text(f)).join("\n");
}

test("every word is documented, and nothing else", () => {
    const listed = rows.flatMap((row) => row.words).sort();
    assert.deepEqual(listed, [...words].sort());
});

for (const row of rows)
    test(row.words.join(", ") + ": its example is a test", () => {
        assert.ok(flat(headers(row.by)).includes(flat(row.example)),
                  row.example);
        const titles = [...text(here, row.by + ".test.mjs")
            .matchAll(/^test\("([^"]*)"/gm)].map((m) => m[1]).join("\n");
        for (const word of row.words)
            assert.match(titles, new RegExp(word + "\\b"));
    });
