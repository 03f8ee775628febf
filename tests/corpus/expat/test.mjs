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

const model = (m) => `(${m.type}${m.quant}${m.name ?? ""}` +
    Array.from({ length: m.length }, (_, i) => model(m.child(i))).join("") +
    ")";

function more() {
    const seen = [];
    const p = new expat.Parser();
    p.setElementDeclHandler((name, m) => {
        seen.push(name + " " + model(m));
        assert.equal(m.child(99), null);
        p.freeContentModel(m);
        assert.throws(() => m.type, /Content/);
    });
    p.parseBuffer("<!DOCTYPE a [<!ELEMENT a (b?, (c | d)*)>");
    p.parseBuffer("<!ELEMENT b (#PCDATA)>]><a/>", true);
    p.free();
    const q = new expat.Parser();
    q.setUnknownEncodingHandler((name, info) => {
        assert.equal(name, "x-mine");
        for (let i = 0; i < 256; i++) info.map[i] = i < 128 ? i : 0x400 + i;
        return 1;
    });
    q.setCharacterDataHandler((s) => seen.push(s));
    const xml = "<?xml version='1.0' encoding='x-mine'?><a>a\xb0\xb1</a>";
    q.parse(Uint8Array.from(xml, (c) => c.charCodeAt(0)), true);
    seen.push(`${q.getCurrentLineNumber()} ${q.getCurrentByteIndex()}`);
    q.free();
    return seen;
}

test("any value is the parser's user data", () => {
    const p = new expat.Parser();
    assert.equal(p.getUserData(), undefined);
    p.setUserData({ n: 1 });
    p.setUserData({ n: 2 });
    assert.equal(p.getUserData().n, 2);
    p.free();
});

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
    assert.equal([...seen, ...more()].join("\n") + "\n", native);
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
