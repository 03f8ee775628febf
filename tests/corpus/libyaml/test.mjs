// libyaml, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as yaml from "cbw-libyaml";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const text =
    "name: Zürich\nlist: [1, two, {three: 3}]\n" + "more:\n  - &a x\n  - *a\n";

function parser(input) {
    const p = new yaml.Parser();
    p.setInputString(input);
    return p;
}

test("text becomes the events that native code sees", () => {
    assert.equal(yaml.getVersionString(), native.version);
    const p = parser(text), seen = [];
    const end = native.events.at(-1);
    while (seen.at(-1) !== end) {
        const e = new yaml.Event();
        p.parse(e);
        seen.push(e.eventType());
        e.free();
    }
    assert.deepEqual(seen, native.events);
    p.free();
});

// Types of nodes: 1 scalar, 2 sequence, 3 mapping.
function walk(d, id) {
    const n = d.getNode(id);
    if (n.type() === 1) return `'${n.value()}'`;
    let said = "";
    for (let i = 0; i < n.count(); i++)
        said +=
            n.type() === 2
                ? walk(d, n.item(i)) + " "
                : walk(d, n.key(i)) + "=" + walk(d, n.pairValue(i)) + " ";
    return n.type() === 2 ? `[${said}]` : `{${said}}`;
}

test("a document is walked from JavaScript", () => {
    const p = parser(text), d = new yaml.Document();
    p.load(d);
    assert.equal(walk(d, 1), native.tree);
    assert.equal(d.getNode(1000), null);
    d.free();
    p.free();
});

test("a syntax error is an exception with libyaml's words", () => {
    const p = parser("a: [1"), d = new yaml.Document();
    assert.throws(
        () => p.load(d),
        (e) => e.message.endsWith(native.problem),
    );
    p.free();
});

test("a document that JavaScript builds is emitted as by native code", () => {
    const e = new yaml.Emitter(), d = new yaml.Document(), parts = [];
    e.setOutput((bytes) => {
        parts.push(Buffer.from(bytes));
        return 1;
    });
    e.setIndent(4);
    e.setWidth(40);
    e.setUnicode(1);
    d.initialize(false, true);
    const scalar = (s, style = 0) => d.addScalar(null, s, style);
    const map = d.addMapping(null, yaml.MappingStyle.BLOCK_MAPPING_STYLE);
    const list = d.addSequence(null, yaml.SequenceStyle.FLOW_SEQUENCE_STYLE);
    d.appendMappingPair(
        map,
        scalar("greeting"),
        scalar("Grüß Gott", yaml.ScalarStyle.DOUBLE_QUOTED_SCALAR_STYLE),
    );
    d.appendMappingPair(map, scalar("list"), list);
    for (const c of "abcdefghijklmno")
        d.appendSequenceItem(list, scalar(c.repeat(3)));
    e.open();
    e.dump(d);
    e.close();
    e.free();
    assert.equal(Buffer.concat(parts).toString("hex"), native.emitted);
});
