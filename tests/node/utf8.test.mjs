// The decoder for places without TextDecoder, against TextDecoder.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const core = readFileSync(new URL("../../js-glue/lib/utf8.mjs",
                                  import.meta.url), "utf8");
const begin = core.indexOf("export function $utf8(");
const source = core.slice(begin, core.indexOf("\n}\n", begin) + 2);
const $utf8 = new Function(source.replace("export ", "") + "return $utf8;")();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function attempt(decode) {
    try {
        return decode();
    } catch {
        return "refused";
    }
}

test("text of all lengths comes back", () => {
    const text = "\ufeffa\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff" +
        "\u{10000}\u{10ffff}";
    assert.equal($utf8(new TextEncoder().encode(text)), text);
});

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
        assert.equal(attempt(() => $utf8(bytes)), want, String(bytes));
        refused += want === "refused";
    }
    assert.ok(refused > 1000 && refused < 20000);
});
