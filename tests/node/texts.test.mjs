// Text under the name of bytes. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("bytes by name are text where the code looks for the end", () => {
  const { pkg, of } = library("texts", `
int number_of(const char *buf)
{
    return atoi(buf);
}
int number_in(const char *buf, int len)
{
    return len ? atoi(buf) : 0;
}
int first_of(const char *data)
{
    return data[0] * data[data[1]];
}
int count_string(const char *source)
{
    int n = 0;
    while (source[n])
        n++;
    return n;
}
int fixed_string(const char *source)
{
    return source[0] + source[7];
}
`);
  assert.equal(pkg.numberOf("42"), 42);
  assert.equal(pkg.countString("abc"), 3);
  assert.notEqual(of("number_in").params[0].role, "string");
  assert.equal(of("first_of").level, "needs-annotation");
  assert.notEqual(of("fixed_string").params[0].role, "string");
});
