// Objects that C is given or ends, and what JavaScript has of them: parts that
// belong to them, what others keep. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

const taken = library("taken", `
struct cursor { txn *of; };
struct txn { int open, size; };
txn *txn_new(int size)
{
    txn *t = calloc(1, sizeof *t);
    if (t)
        t->size = size;
    return t;
}
int txn_commit(txn *t)
{
    int open = t->open;
    t->size = -1; /* seen by whoever looks at it later */
    free(t);
    return open;
}
void txn_free(txn *t)
{
    free(t);
}
cursor *cursor_new(txn *t)
{
    cursor *c = malloc(sizeof *c);
    if (c) {
        c->of = t;
        t->open++;
    }
    return c;
}
static int wrong;
void cursor_free(cursor *c)
{
    wrong += c->of->size < 0;
    c->of->open--;
    free(c);
}
int cursor_size(cursor *c)
{
    return c->of->size;
}
int wrong_ends(void)
{
    return wrong;
}
struct block { int size; };
struct node { block *data; node *next; };
struct chain { node *first, *at; };
block *block_new(int size)
{
    block *b = malloc(sizeof *b);
    if (b)
        b->size = size;
    return b;
}
void block_free(block *b)
{
    free(b);
}
chain *chain_new(void)
{
    chain *c = calloc(1, sizeof *c);
    if (c)
        c->first = c->at = calloc(1, sizeof(node));
    return c;
}
void chain_free(chain *c)
{
    for (node *n = c->first, *next; n; n = next) {
        next = n->next;
        if (n->data)
            block_free(n->data);
        free(n);
    }
    free(c);
}
int chain_set_block(chain *c, block *b)
{
    if (!c->at)
        return 0;
    if (c->at->data)
        block_free(c->at->data);
    c->at->data = b;
    return 1;
}
int chain_size(chain *c)
{
    return c->at && c->at->data ? c->at->data->size : 0;
}
struct entry { int key, value; };
struct table { entry own; };
static const entry fixed = {1, 2};
table *table_new(void)
{
    return calloc(1, sizeof(table));
}
void table_free(table *t)
{
    free(t);
}
const entry *table_entry(const table *t, int i)
{
    return i ? &t->own : &fixed;
}
entry *table_own(table *t)
{
    return &t->own;
}
int table_fill(table *t, entry *e, int value)
{
    e->value = value;
    return t->own.value;
}
int entry_sum(const entry *e)
{
    return e->key + e->value;
}
int entry_raise(entry *e)
{
    return ++e->value;
}
struct name { int id; };
struct page { name own; };
struct book { name own; };
book *book_new(int id)
{
    book *b = malloc(sizeof *b);
    if (b)
        b->own.id = id;
    return b;
}
void book_free(book *b)
{
    free(b);
}
page *page_new(int id)
{
    page *p = malloc(sizeof *p);
    if (p)
        p->own.id = id;
    return p;
}
void page_free(page *p)
{
    p->own.id = -1;
    free(p);
}
name *book_find(book *b, page *p, int id)
{
    return p->own.id == id ? &p->own : b->own.id == id ? &b->own : NULL;
}
int name_id(const name *n)
{
    return n->id;
}
struct info { int rate; };
struct sound { info own; };
struct player { info *of; };
sound *sound_open(int rate)
{
    sound *s = malloc(sizeof *s);
    if (s)
        s->own.rate = rate;
    return s;
}
void sound_close(sound *s)
{
    s->own.rate = -1;
    free(s);
}
info *sound_info(sound *s)
{
    return &s->own;
}
int info_rate(const info *i)
{
    return i->rate;
}
player *player_new(void)
{
    return calloc(1, sizeof(player));
}
void player_free(player *p)
{
    free(p);
}
void player_set_info(player *p, info *i)
{
    p->of = i;
}
int player_rate(const player *p)
{
    return p->of ? p->of->rate : 0;
}
`, `
typedef struct cursor cursor;
typedef struct txn txn;
typedef struct block block;
typedef struct node node;
typedef struct chain chain;
typedef struct entry entry;
typedef struct table table;
typedef struct name name;
typedef struct page page;
typedef struct book book;
typedef struct info info;
typedef struct sound sound;
typedef struct player player;
`);

test("what belongs to an object ends before C does", () => {
  const { Cursor, Txn, wrongEnds } = taken.pkg;
  const t = new Txn(7);
  const c = new Cursor(t);
  assert.equal(c.size(), 7);
  assert.equal(t.commit(), 0); // none was left
  c.free(); // ended already
  assert.equal(wrongEnds(), 0);
  assert.throws(() => c.size(), /freed/);
});

test("what C ends with what it is kept in is not held", () => {
  assert.equal(taken.of("chain_set_block").level, "needs-annotation");
  assert.match(taken.param("chain_set_block", 1).question?.reason ??
               JSON.stringify(taken.of("chain_set_block")),
               /does C own the Block after the call/);
});

test("what is kept of an object keeps that, too", () => {
  const { Player, Sound } = taken.pkg;
  const s = new Sound(44100), p = new Player();
  p.setInfo(s.info());
  s.free();
  assert.equal(p.rate(), 44100);
  p.free();
});

test("what is const is not written to", () => {
  const t = new taken.pkg.Table();
  const e = t.entry(0), own = t.own();
  assert.equal(t.fill(own, 5), 5);
  assert.equal(own.raise(), 6);
  assert.throws(() => t.fill(e, 5), /argument 'e', a Entry, .*const/);
  assert.throws(() => e.raise(), /Entry.* const/);
  assert.equal(e.sum(), 3);
  t.free();
});

test("what may lie in two objects needs both", () => {
  const { Book, Page } = taken.pkg;
  const b = new Book(1), p = new Page(2);
  const n = b.find(p, 2);
  assert.equal(n.id(), 2);
  p.free();
  assert.throws(() => n.id(), /the Page that this Name belongs to was freed/);
  b.free();
});
