// Bytes with a name of their own are text where the code reads what is given
// up to a zero byte. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

// Eight that are measured, and what shows nothing alone.
const measured = Array.from({ length: 8 }, (_, i) => `
int m${i}(const Utf8 *s)
{
    int n = ${i};
    while (*s++)
        n++;
    return n;
}
int b${i}(const Byte *s)
{
    return s[0] + s[${i + 1}];
}
`).join("");

const source = measured + `
static const char words[] = "static";
int first(const Utf8 *s)
{
    return s ? s[0] : -1;
}
int owns(const Utf8 *s)
{
    return s >= (const Utf8 *)words && s < (const Utf8 *)words + sizeof words;
}
int sum(const Utf8 *s, int len)
{
    int n = 0;
    for (int i = 0; i < len; i++)
        n += s[i];
    return n;
}
Utf8 *twice(const Utf8 *s)
{
    size_t n = strlen((const char *)s);
    Utf8 *r = malloc(2 * n + 1);
    if (!r)
        return NULL;
    memcpy(r, s, n);
    memcpy(r + n, s, n + 1);
    return r;
}
int bytes(const Byte *s, int k)
{
    return s[k];
}
`;
const lib = library("texts", source,
                    "typedef unsigned char Utf8;\n" +
                    "typedef unsigned char Byte;\n");

test("parameters and results are text", () => {
  assert.equal(lib.pkg.m2("abc"), 5);
  assert.equal(lib.pkg.first("abc"), 97);
  assert.equal(lib.pkg.owns("abc"), 0);
  assert.equal(lib.pkg.twice("aß"), "aßaß");
  assert.equal(lib.pkg.sum("ab"), 195);
  assert.match(lib.param("first", 0).rule, /text as others of its type/);
});

test("bytes of which a number is read stay bytes", () => {
  assert.match(lib.bound("b3").signature, /^\(s: Uint8Array\)/);
  assert.match(lib.bound("bytes").signature, /^\(s: Uint8Array/);
});
