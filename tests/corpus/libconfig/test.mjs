// libconfig, packed and installed, against the same C code compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { Config, CONFIG_TYPE_INT } from "cbw-libconfig";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const text =
    'name = "Zürich";\nsize : { w = 640; h = 480L; ratio = 1.25; };\n' +
    'list = ( 1, "two", true );\n';

test("a text is read, changed and written as by native code", () => {
    const c = new Config();
    c.readString(text);
    assert.equal(c.lookupString("name").value, native.name);
    assert.equal(c.lookupInt("size.w").value, native.w);
    assert.equal(c.lookupInt64("size.h").value, BigInt(native.h));
    assert.equal(c.lookupFloat("size.ratio").value, native.ratio);
    assert.equal(c.lookup("nothing"), null);
    const list = c.lookup("list");
    assert.equal(list.length(), native.length);
    assert.equal(list.getBoolElem(2), native.flag);
    assert.equal(list.getStringElem(1), native.two);
    const size = c.lookup("size");
    const depth = size.add("depth", CONFIG_TYPE_INT);
    assert.equal(depth.setInt(24), 1);
    assert.equal(depth.index(), native.index);
    assert.equal(size.remove("w"), native.removed);
    const written = c.write();
    assert.equal(Buffer.from(written).toString("hex"), native.written);

    const again = new Config();
    again.read(written);
    assert.equal(again.lookupInt("size.depth").value, 24);
    again.free();
    c.free();
});

test("a syntax error is an exception with libconfig's words", () => {
    const c = new Config();
    assert.throws(
        () => c.readString("a = ;\n"),
        (e) => e.message.endsWith(native.error),
    );
    assert.equal(c.errorLine, native.line);
    c.free();
});
