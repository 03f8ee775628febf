// Buffers and the numbers that say how long they are: what the code shows of
// them. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("what is left shrinks as the pointer grows", () => {
  const { size, pkg } = library("left", `
typedef struct { uint8_t buf[64]; uint32_t used, sum; } State;
static State state;
static void __attribute__((noinline)) flush(void)
{
    for (unsigned i = 0; i < 64; i++)
        state.sum += state.buf[i];
    state.used = 0;
}
static void __attribute__((noinline)) take(const uint8_t *in, uint64_t inlen)
{
    while (inlen > 0) {
        uint32_t fill = 64 - state.used;
        if (inlen > fill) {
            memcpy(state.buf + state.used, in, fill);
            state.used += fill;
            flush();
            in += fill;
            inlen -= fill;
        } else {
            memcpy(state.buf + state.used, in, inlen);
            state.used += inlen;
            return;
        }
    }
}
static uint32_t total(void)
{
    flush();
    return state.sum;
}
uint32_t absorb(const uint8_t *data, uint64_t much)
{
    take(data, much);
    return total();
}
uint32_t both(const uint8_t *a, const uint8_t *b)
{
    take(a, 48);
    take(b, 32);
    return total();
}
uint32_t careless(const uint8_t *in, uint64_t inlen)
{
    while (inlen > 0) {
        uint32_t fill = 64 - state.used;
        memcpy(state.buf + state.used, in, fill);
        flush();
        in += fill;
        inlen = inlen > fill ? inlen - fill : 0;
    }
    return state.sum;
}
`);
  assert.equal(size("absorb", 0), "much");
  assert.equal(size("careless", 0), "");
  assert.equal(pkg.both(new Uint8Array(48).fill(1), new Uint8Array(32)), 80);
  assert.throws(() => pkg.both(new Uint8Array(47), new Uint8Array(32)));
});

test("a number that is cut to a byte is at most what it was", () => {
  const { param, bound, pkg } = library("narrow", `
static const uint8_t source[256] = {1, 2, 3};
static int __attribute__((noinline)) out(uint8_t *to, uint8_t n)
{
    if (!n || n > 64)
        return -1;
    memcpy(to, source, n);
    return 0;
}
int derive(uint8_t *key, size_t key_len)
{
    return key_len > 300 ? -1 : out(key, (uint8_t)key_len);
}
int beyond(uint8_t *key, size_t key_len)
{
    return out(key, (uint8_t)(key_len + 3));
}
`);
  assert.match(param("derive", 0).fact, /at most key_len bytes/);
  assert.equal(bound("derive").signature, "(key: Uint8Array): number");
  assert.match(param("beyond", 0).fact, /at most 3 \+ key_len bytes/);
  const key = new Uint8Array(8);
  assert.equal(pkg.derive(key), 0);
  assert.deepEqual([...key], [1, 2, 3, 0, 0, 0, 0, 0]);
});
