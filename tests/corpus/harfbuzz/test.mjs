// HarfBuzz, packed and installed, against the same C++ compiled natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as hb from "cbw-harfbuzz";

const native = JSON.parse(
    execFileSync(process.env.CBW_NATIVE, { encoding: "utf8" }),
);
const bytes = readFileSync(process.env.CBW_FONT);

test("a text is shaped as by native code", () => {
    const blob = new hb.Blob(bytes);
    assert.equal(blob.getLength(), native.length);
    const face = new hb.Face(blob, 0), font = new hb.Font(face);
    assert.equal(hb.versionString(), native.version);
    assert.equal(face.getGlyphCount(), native.glyphs);
    assert.equal(face.getUpem(), native.upem);
    font.setScale(2000, 2000);
    const buffer = new hb.Buffer();
    buffer.addUtf8("abc", 0, -1);
    buffer.guessSegmentProperties();
    assert.equal(buffer.getDirection(), native.direction);
    font.shape(buffer, []);
    assert.deepEqual(
        buffer.getGlyphInfos().map((i) => [i.codepoint, i.cluster]),
        native.infos,
    );
    assert.deepEqual(
        buffer.getGlyphPositions().map((p) => p.xAdvance),
        native.advances,
    );
    for (const o of [buffer, font, face, blob]) o.free();
});

test("sets are objects", () => {
    const blob = new hb.Blob(bytes);
    const face = new hb.Face(blob, 0), set = new hb.Set_();
    face.collectUnicodes(set);
    assert.equal(set.getPopulation(), native.unicodes);
    assert.equal(set.has(97), native.hasA);
    set.free();
    face.free();
    blob.free();
});
