// expat, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as expat from "cbw-expat";

const native = execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" });
const xml = "<a x='1' y='ü'>hi<b/>there &amp; €</a>";

function events(feed) {
    const seen = [];
    const p = new expat.Parser();
    p.setElementHandler(
        (name, atts) => seen.push(["<" + name, ...atts].join(" ")),
        (name) => seen.push(">" + name),
    );
    p.setCharacterDataHandler((s) => seen.push(s));
    feed(p);
    p.free();
    return seen;
}

test("handlers see the events that native code sees", () => {
    const seen = events((p) => p.parse(xml, true));
    const p = new expat.Parser();
    assert.throws(
        () => p.parse("<a></b>", true),
        (e) => {
            seen.push(
                [
                    e.message.split(": ").pop(),
                    p.getErrorCode(),
                    p.getCurrentColumnNumber(),
                ].join(" "),
            );
            return true;
        },
    );
    p.free();
    assert.equal(seen.join("\n") + "\n", native);
});

test("a handler kept by the parser is called later, on bytes too", () => {
    const bytes = new TextEncoder().encode(xml);
    const seen = events((p) => {
        for (let i = 0; i < bytes.length; i++)
            p.parse(bytes.subarray(i, i + 1), i + 1 === bytes.length);
    });
    assert.equal(seen[0], "<a x 1 y ü");
    assert.equal(seen.at(-1), ">a");
});

test("what a handler throws leaves parse, the parser lives", () => {
    const p = new expat.Parser();
    p.setElementHandler(() => {
        throw new TypeError("mine");
    }, null);
    assert.throws(() => p.parse("<a><b/></a>", true), {
        name: "TypeError",
        message: "mine",
    });
    p.free();
    assert.throws(() => p.parse("<a/>", true), /Parser/);
});
