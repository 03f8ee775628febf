// What the code does with memory that a declaration does not show: structs by
// value, lengths that are none, text that is counted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("a struct by value whose pointer is kept or freed is asked", () => {
  const { of, pkg } = library("byvalue", `
struct box { Entry e; };
Box *box_new(void)
{
    return calloc(1, sizeof(Box));
}
void box_free(Box *b)
{
    free(b->e.bytes);
    free(b);
}
int box_set(Box *b, Entry e, int copy)
{
    if (copy) {
        void *to = malloc(e.n + 1);
        if (!to)
            return 0;
        e.bytes = memcpy(to, e.bytes, e.n);
    }
    free(b->e.bytes);
    b->e = e;
    return 1;
}
void entry_drop(Entry e)
{
    free(e.bytes);
}
unsigned count_up(Entry e)
{
    unsigned n = 0;
    for (unsigned i = 0; i < e.n; i++)
        n += e.bytes[i];
    return n;
}
`, `typedef struct Entry { unsigned n; unsigned char *bytes; } Entry;
typedef struct box Box;
`);
  assert.match(of("box_set").reason, /keeps what e points to/);
  assert.match(of("entry_drop").reason, /frees what e points to/);
  assert.equal(pkg.countUp({ n: 3, bytes: new Uint8Array([1, 2, 4]) }), 7);
});

test("a length for which zero stands for another, behind its address", () => {
  const { of } = library("elsewhere", `
__attribute__((noinline)) static int known(int kind, size_t *n)
{
    if (*n != 0)
        return 0;
    switch (kind) {
    case 1: *n = 16; return 0;
    case 2: *n = 32; return 0;
    }
    return -1;
}
static inline int seen(int kind, size_t *n)
{
    if (*n != 0)
        return 0;
    switch (kind) {
    case 1: *n = 16; return 0;
    case 2: *n = 32; return 0;
    }
    return -1;
}
unsigned sum_far(int kind, const unsigned char *hash, size_t hash_len)
{
    unsigned s = 1;
    if (kind && known(kind, &hash_len))
        return 0;
    for (size_t i = 0; i < hash_len; i++)
        s = s * 31 + hash[i];
    return s;
}
unsigned sum_near(int kind, const unsigned char *hash, size_t hash_len)
{
    unsigned s = 1;
    if (kind && seen(kind, &hash_len))
        return 0;
    for (size_t i = 0; i < hash_len; i++)
        s = s * 31 + hash[i];
    return s;
}
__attribute__((noinline)) static int put(const unsigned char *from, size_t n,
                                         unsigned char *to, size_t *cap)
{
    if (!*cap)
        return -1;
    for (size_t i = 0; i < n && i < *cap; i++)
        to[i] = from[i] ^ 7;
    *cap = n;
    return 0;
}
int encode(const unsigned char *in, size_t in_len, unsigned char *out,
           size_t out_cap)
{
    size_t n = out_cap;
    return put(in, in_len, out, &n) ? -1 : (int)n;
}
`);
  for (const f of ["sum_far", "sum_near"])
    assert.match(of(f).reason, /when hash_len is 0 the code takes another/);
  assert.equal(of("encode").level, "idiomatic");
});

test("text with a length of two bytes is counted", () => {
  const { pkg, types } = library("short", `
static unsigned sum;
unsigned set_note(const char *note, uint16_t arg)
{
    sum = 0;
    for (unsigned i = 0; i < arg; i++)
        sum += (unsigned char)note[i];
    return sum;
}
`);
  assert.match(types, /setNote\(note: string \| Uint8Array\): number/);
  assert.equal(pkg.setNote("ab"), 195);
  assert.throws(() => pkg.setNote("a".repeat(65537)), RangeError);
});

test("what ends with a zero byte has no number's length", () => {
  const { of } = library("ended", `
int find(const char *file, const unsigned char *what, unsigned max_width)
{
    return !strcmp(file, "a") && !strcmp((const char *)what, "front") &&
           max_width > 3;
}
`);
  assert.notEqual(of("find").params[2].role, "length");
});

test("what only callbacks are given stands for more, and is no struct", () => {
  const { of, pkg } = library("standsin", `
struct real { int code[20]; };
int message_code(Message m)
{
    return ((const struct real *)m)->code[19];
}
void messages_run(void (*on)(Message m))
{
    struct real r = {{0}};
    r.code[19] = 7;
    on((Message)&r);
}
`, `struct message { int _opaque; };
typedef struct message const *Message;
`);
  assert.equal(of("message_code").params[0].role, "handle");
  const seen = [];
  pkg.messagesRun((m) => seen.push(m.code()));
  assert.deepEqual(seen, [7]);
});

test("how long each text of a list is is not JavaScript's to say", () => {
  const { of } = library("argv", `
static char all[64];
int append(int argc, const char **argv, const size_t *argvlen)
{
    size_t n = 0;
    for (int i = 0; i < argc; i++) {
        size_t len = argvlen ? argvlen[i] : strlen(argv[i]);
        if (len > sizeof all - n)
            return -1;
        memcpy(all + n, argv[i], len);
        n += len;
    }
    return (int)n;
}
`);
  assert.match(of("append").reason, /how long each of argv is/);
  assert.equal(of("append").params[2].write, "CBW_HIDE(0)");
});

test("text that others share a length with is asked", () => {
  const { of, pkg } = library("shared", `
void map_all(char *s, const char *from, const char *to, size_t setlen)
{
    for (size_t j = 0, l = strlen(s); j < l; j++)
        for (size_t i = 0; i < setlen; i++)
            if (s[j] == from[i]) {
                s[j] = to[i];
                break;
            }
}
unsigned pairs(const unsigned char *data, size_t data_len, const char *with)
{
    unsigned n = 0;
    for (size_t i = 0; i < data_len; i++)
        n += data[i] == (unsigned char)with[i];
    return n;
}
`);
  assert.equal(of("map_all").level, "needs-annotation");
  assert.throws(() => pkg.pairs(new Uint8Array(9), new Uint8Array(8)),
                RangeError);
});
