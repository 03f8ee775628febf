// What the code proves binds functions that their declarations leave open, and
// refuses what only looks like them. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-facts-"));
const require = createRequire(join(work, "x.js"));
after(() => fs.rmSync(work, { recursive: true }));

function library(name, header, source) {
    const dir = join(work, name);
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, name + ".h"), "#include <stddef.h>\n" + header);
    fs.writeFileSync(join(dir, name + ".c"),
                     `#include "${name}.h"\n#include <stdlib.h>\n` +
                     "#include <string.h>\n" + source);
    const run = (command, ...args) => execFileSync(
        tool, [command, name + ".h", name + ".c", "--facts", ...args],
        { cwd: dir, encoding: "utf8", stdio: "pipe" });
    run("pack", "-o", "out");
    const account = JSON.parse(run("scan"));
    return {
        pkg: require(join(dir, "out")),
        of: (f) => account.functions.find((x) => x.name === f),
    };
}

test("new memory is copied and freed", () => {
    const { pkg, of } = library("fresh",
        `unsigned char *squares(int n, size_t *size);
         char *twice(const char *text);
         char *inside(const char *text);
         unsigned char *shared(size_t *size);
         unsigned char *maybe(int new, size_t *size);
         char *loaded(void);\n`,
        `unsigned char *squares(int n, size_t *size)
         {
             unsigned char *p = n < 0 ? NULL : malloc((size_t)n + 1);
             for (int i = 0; p && i < n; i++)
                 p[i] = (unsigned char)(i * i);
             *size = p ? (size_t)n : 0;
             return p;
         }
         char *twice(const char *text)
         {
             size_t n = strlen(text);
             char *p = malloc(2 * n + 1);
             if (p)
                 memcpy(memcpy(p, text, n) + n, text, n + 1);
             return p;
         }
         char *inside(const char *text)
         {
             char *p = malloc(strlen(text) + 9);
             return p ? strcpy(p + 8, text) : NULL;
         }
         static unsigned char bytes[4] = {1, 2, 3, 4};
         unsigned char *shared(size_t *size)
         {
             *size = 4;
             return bytes;
         }
         unsigned char *maybe(int new, size_t *size)
         {
             *size = 4;
             return new ? memcpy(malloc(4), bytes, 4) : bytes;
         }
         struct box { char *text; };
         char *loaded(void)
         {
             struct box *b = malloc(sizeof *b);
             b->text = (char *)bytes;
             volatile struct box *v = b;
             return v->text;
         }\n`);
    assert.deepEqual([...pkg.squares(4)], [0, 1, 4, 9]);
    assert.equal(pkg.squares(-1), null);
    assert.equal(pkg.twice("aé"), "aéaé");
    for (let i = 0; i < 100; i++)
        pkg.squares(1 << 20); // 100 MiB, were they not freed
    assert.equal(of("squares").result.assumes, "free() takes them: proven");
    assert.equal(of("twice").result.rule, "fact: new text");
    for (const f of ["inside", "shared", "maybe", "loaded"])
        assert.equal(of(f).level, "needs-annotation", f);
});
