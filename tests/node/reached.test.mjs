// Copies that C keeps nobody knows how long: they live as long as its memory
// points to them, and no longer. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

const { of, pkg } = library("reached", `
struct reg { const char *at[8]; int n; };
static const char *names[4];
static char *owned;
static int turn;
reg *reg_new(void)
{
    return calloc(1, sizeof(reg));
}
void reg_free(reg *r)
{
    free(r);
}
int reg_note(reg *r, const char *text)
{
    r->at[r->n % 8] = text + 1; /* inside it */
    return r->n++;
}
int reg_note_end(reg *r, const unsigned char *data, int len)
{
    r->at[r->n % 8] = (const char *)data + len; /* all that is left of it */
    return r->n++;
}
int reg_before(const reg *r, int at)
{
    return r->at[at][-1];
}
const char *reg_noted(const reg *r, int at)
{
    return r->at[at % 8];
}
void log_to(const char *name)
{
    names[turn++ & 3] = name;
}
int log_sum(void)
{
    int n = 0;
    for (int i = 0; i < 4; i++)
        if (names[i])
            n += (int)strlen(names[i]);
    return n;
}
void own(const char *text)
{
    free(owned); /* the last one, or what became of it */
    owned = (char *)text;
}
void own_longer(int n)
{
    owned = realloc(owned, n);
    memset(owned + 8, '+', n - 9);
    owned[n - 1] = 0;
}
const char *owned_text(void)
{
    return owned;
}
static char *slots[8];
static int *blocks[64];
void put(int slot, const char *text)
{
    free(slots[slot & 7]);
    slots[slot & 7] = (char *)text;
}
void clear(int slot)
{
    free(slots[slot & 7]);
    slots[slot & 7] = NULL;
}
const char *get(int slot)
{
    return slots[slot & 7];
}
void fill(int at, int n, int with)
{
    free(blocks[at & 63]);
    blocks[at & 63] = malloc(n * sizeof(int));
    for (int i = 0; i < n; i++)
        blocks[at & 63][i] = with;
}
void note_in(reg *r, const char *text, void (*then)(void *user), void *user)
{
    const char *volatile held = text; /* on the stack, meanwhile */
    then(user);
    r->at[0] = held;
}
int own_now(const char *text)
{
    const char *volatile held = text;
    names[0] = text;
    free((char *)held); /* in the call that it is given to */
    names[0] = NULL;
    char *other = malloc(200);
    memset(other, 0x5f, 200);
    free(other);
    return text != 0;
}
void smash(void)
{
    ((volatile unsigned *)names[0])[-1] = 0x7ffffff1; /* its head */
}
const unsigned char *window;
int slide(const unsigned char *data, int len, int back)
{
    window = data - back; /* nothing shows that this is data */
    return window[back] + len;
}
struct __attribute__((packed)) tight { char kind; const char *at[2]; };
tight *tight_new(void)
{
    return calloc(1, sizeof(tight));
}
void tight_free(tight *t)
{
    free(t);
}
int tight_squeeze(tight *t, const char *text, int i)
{
    t->at[i & 1] = text; /* no word of memory is this pointer */
    return t->at[1 - (i & 1)] != 0;
}
`, "typedef struct reg reg;\ntypedef struct tight tight;\n");

test("what may be kept for ever is a copy that memory shows", () => {
  for (const [f, i] of [["reg_note", 1], ["reg_note_end", 1], ["log_to", 0],
                        ["own", 0], ["note_in", 1]]) {
    assert.equal(of(f).level, "idiomatic", f);
    assert.equal(of(f).params[i].life, "kept while reached", f);
  }
});

test("what no word of memory shows is asked about", () => {
  assert.equal(of("tight_squeeze").level, "needs-annotation");
  assert.equal(of("slide").level, "needs-annotation");
  assert.match(of("slide").params[0].fact, /held as another number/);
});

test("copies do not pile up", async () => {
  const memory = new WebAssembly.Memory({ initial: 32, maximum: 1024 });
  const { Reg } = await pkg.instantiate({ memory });
  const r = new Reg(), long = "m".repeat(1000);
  for (let i = 0; i < 50000; i++) r.note(long); // 50 MB of them
  assert.ok(memory.buffer.byteLength < 4 << 20, memory.buffer.byteLength);
  assert.equal(r.noted(49999), long.slice(1));
});

test("inside, and at its end", () => {
  const r = new pkg.Reg(), long = "x".repeat(500);
  r.note("-first");
  for (let i = 0; i < 7; i++) r.noteEnd(new Uint8Array([1, 2, 100 + i]));
  const other = new pkg.Reg();
  for (let i = 0; i < 30000; i++) other.note(`-${i} ${long}`);
  assert.equal(r.noted(0), "first");
  for (let i = 0; i < 7; i++) assert.equal(r.before(i + 1), 100 + i);
  for (let i = 29992; i < 30000; i++)
    assert.equal(other.noted(i), `${i} ${long}`);
  r.free();
  other.free();
});

test("in variables", () => {
  for (let i = 0; i < 20000; i++) pkg.logTo("n".repeat(i % 1000));
  assert.equal(pkg.logSum(), 996 + 997 + 998 + 999);
});

test("C may free or resize it", () => {
  for (let i = 0; i < 20000; i++) {
    pkg.own(`text ${i} ${"y".repeat(9 + i % 300)}`);
    if (i % 3 === 0) {
      pkg.ownLonger(64 + i % 500);
      assert.match(pkg.ownedText(), /^text .*\++$/s);
    }
  }
});

test("what lies where C has freed one is anything", () => {
  const slots = [];
  let seed = 1;
  const random = (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % n;
  };
  for (let i = 0; i < 6000; i++) {
    const k = random(8);
    slots[k] = random(5) ? `text ${i} ${"s".repeat(random(700))}` : null;
    if (slots[k]) pkg.put(k, slots[k]);
    else pkg.clear(k);
    if (!random(3)) pkg.fill(i, 1 + random(300), 79); // the head of 64 bytes
    for (let j = 0; j < 8; j++) assert.equal(pkg.get(j), slots[j] ?? null);
  }
});

test("C may free it at once", () => {
  for (let i = 0; i < 20000; i++) pkg.ownNow("g".repeat(i % 400));
});

test("nothing is freed while C is at work", () => {
  const r = new pkg.Reg(), long = "z".repeat(400);
  r.noteIn("outer", () => {
    const inner = new pkg.Reg();
    for (let i = 0; i < 5000; i++) inner.note(`-${i} ${long}`);
    inner.free();
  });
  assert.equal(r.noted(0), "outer");
  for (let i = 0; i < 5000; i++) r.note(`-${i} ${long}`);
  r.free();
});

const owned = library("owned", `
struct box { char *text; unsigned char *data; const char *name; int n; };
box *box_new(void)
{
    return calloc(1, sizeof(box));
}
void box_free(box *b)
{
    free(b->text);
    free(b->data);
    free((void *)b->name);
    free(b);
}
void box_set(box *b, const char *text)
{
    free(b->text); /* the last one */
    b->text = (char *)text;
}
void box_fill(box *b, unsigned char *data, int n)
{
    free(b->data);
    b->data = data;
    b->n = n;
}
void box_call(box *b, const char *name)
{
    b->name = name; /* box_free() frees it */
}
const char *box_text(const box *b)
{
    return b->text;
}
`, "typedef struct box box;\n");

test("what C frees itself is not the object's", () => {
  assert.equal(owned.of("box_fill").level, "needs-annotation");
  for (const f of ["box_set", "box_call"])
    assert.equal(owned.param(f, 1).life, "kept while reached", f);
  for (let i = 0; i < 500; i++) {
    const b = new owned.pkg.Box(), text = "b".repeat(i);
    b.set("first");
    b.call(text);
    b.set(text);
    assert.equal(b.text(), text);
    b.free();
  }
});

test("a heap that C has spoilt is a trap as any other", async () => {
  const i = await pkg.instantiate();
  for (let k = 0; k < 4; k++) i.logTo("names");
  i.smash();
  assert.throws(() => {
    for (let k = 0; k < 5000; k++) i.logTo("h".repeat(500));
  }, /logTo: C trapped/);
  assert.throws(() => i.logSum(), /logTo/); // it is dead
});
