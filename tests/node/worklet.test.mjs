// A package where there is neither TextDecoder, TextEncoder nor atob, as in
// audio worklets: text comes back, and what is not UTF-8 is refused as
// TextDecoder does. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const work = mkdtempSync(join(tmpdir(), "cbw-worklet-"));
after(() => rmSync(work, { recursive: true }));
writeFileSync(join(work, "text.h"), `#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
const char *text_of(const uint8_t *bytes, size_t n);
const char *text_same(const char *s);
size_t text_size(const char *s);
`);
writeFileSync(join(work, "text.c"), `#include "text.h"
#include <string.h>
const char *text_of(const uint8_t *bytes, size_t n)
{
    static char text[256];
    memcpy(text, bytes, n);
    text[n] = 0;
    return text;
}
const char *text_same(const char *s) { return s; }
size_t text_size(const char *s) { return strlen(s); }
`);
execFileSync(resolve(process.env.CBW_TOOL),
             ["pack", "text.h", "text.c", "-o", "out"], { cwd: work });

const { TextDecoder, TextEncoder } = globalThis;
delete globalThis.TextDecoder;
delete globalThis.TextEncoder;
delete globalThis.atob;
const lib = await import(pathToFileURL(join(work, "out", "index.js")));
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

test("text of all lengths comes back", () => {
    const text = "\ufeffa\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff" +
        "\u{10000}\u{10ffff}";
    for (const n of [0, 1, 2, 3, 10, 100, 1000]) {
        assert.equal(lib.textSame(text.repeat(n)), text.repeat(n));
        assert.equal(lib.textSame("x".repeat(n)), "x".repeat(n));
        assert.equal(lib.textSize(text.repeat(n)),
                     new TextEncoder().encode(text.repeat(n)).length);
    }
    const long = "x".repeat(1e6) + text.repeat(1000);
    assert.equal(lib.textSame(long), long);
});

test("what is refused is named as everywhere", () => {
    const refused = (text, what) => assert.throws(() => lib.textSame(text), {
        name: "TypeError",
        message: `textSame: argument 's' must be a string without ${what}, ` +
            `got string ${text.slice(0, 40)}`,
    });
    for (const n of [0, 5, 30]) {
        refused("a".repeat(n) + "\ud800", "lone surrogates");
        refused("\udc00" + "é".repeat(n), "lone surrogates");
        refused("a".repeat(n) + "\0", "NUL");
        refused("é".repeat(n) + "\0", "NUL");
    }
    assert.throws(() => lib.textSize(7), {
        name: "TypeError",
        message: "textSize: argument 's' must be a string, got number 7",
    });
    assert.equal(lib.textSame("\ud83d\ude00"), "\ud83d\ude00");
});

function attempt(decode) {
    try {
        return decode();
    } catch {
        return "refused";
    }
}

test("what is not UTF-8 is refused as TextDecoder does", () => {
    let seed = 7, refused = 0;
    const leads = [0x41, 0x80, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0,
                   0xf4, 0xf5, 0xff, 0xbf, 0x9f, 0xa0];
    for (let i = 0; i < 20000; i++) {
        const bytes = Uint8Array.from({ length: 1 + i % 4 }, () => {
            seed = Math.imul(seed, 1103515245) + 12345 >>> 0;
            return leads[seed >>> 20 & 15];
        });
        const want = attempt(() => decoder.decode(bytes));
        assert.equal(attempt(() => lib.textOf(bytes)), want, String(bytes));
        refused += want === "refused";
    }
    assert.ok(refused > 1000 && refused < 20000);
});
