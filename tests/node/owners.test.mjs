// What must live as long as something else, and who ends it: objects whose
// parts others lead to, addresses in another form, what lies before a buffer,
// what would be freed twice or never. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

const owners = library("owners", `
struct item { int *data; };
struct node { item copy; node *next; };
struct list { node *first; item *one; };
static int alive;
item *item_new(int n)
{
    item *t = malloc(sizeof *t);
    if (t && (t->data = malloc(4)))
        *t->data = n;
    alive++;
    return t;
}
void item_free(item *t)
{
    *t->data = -1000; /* seen by whoever looks at it later */
    free(t->data);
    free(t);
    alive--;
}
int items_alive(void)
{
    return alive;
}
list *list_new(void)
{
    return calloc(1, sizeof(list));
}
void list_free(list *l)
{
    while (l->first) {
        node *n = l->first;
        l->first = n->next;
        free(n);
    }
    free(l);
}
static item *chosen;
void item_set_default(item *t)
{
    chosen = t;
}
void item_mark(item *t)
{
    chosen = t;
}
int item_default(void)
{
    return chosen ? *chosen->data : 0;
}
int list_sum(const list *l)
{
    int sum = l->one ? *l->one->data : 0;
    for (const node *n = l->first; n; n = n->next)
        sum += *n->copy.data;
    return sum;
}
int list_refer(list *l, const item *t)
{
    node *n = calloc(1, sizeof *n);
    if (!n)
        return -1;
    memcpy(&n->copy, t, sizeof *t); /* its data is the item's */
    n->next = l->first;
    l->first = n;
    return 0;
}
void item_enter(item *t, list *l)
{
    l->one = t;
}
list *list_of(const item *t)
{
    list *l = calloc(1, sizeof *l);
    if (l)
        list_refer(l, t);
    return l;
}
`, `typedef struct item item;
typedef struct node node;
typedef struct list list;
`);

test("what another object leads to ends after it", () => {
  const { Item, List, itemsAlive } = owners.pkg;
  const list = new List(), item = new Item(5);
  assert.equal(list.refer(item), 0);
  item.free();
  assert.throws(() => list.refer(item), /was freed/);
  assert.equal(list.sum(), 5);
  assert.equal(itemsAlive(), 1);
  list.free();
  assert.equal(itemsAlive(), 0);
});

test("the object that a method is of, too", () => {
  const { Item, List, itemsAlive } = owners.pkg;
  const list = new List(), item = new Item(6);
  item.enter(list);
  item.free();
  assert.equal(list.sum(), 6);
  new Item(7).enter(list);
  assert.equal(itemsAlive(), 1); // the first one is needed no more
  assert.equal(list.sum(), 7);
  list.free();
});

test("what a new object leads to ends after it", () => {
  const { Item, listOf, List, itemsAlive } = owners.pkg;
  const item = new Item(8);
  const list = item.listOf?.() ?? listOf?.(item) ?? List.of(item);
  item.free();
  assert.equal(list.sum(), 8);
  list.free();
  assert.equal(itemsAlive(), 1);
});

test("what a variable of C's leads to, too", () => {
  const { Item, itemDefault, itemsAlive } = owners.pkg;
  const before = itemsAlive(), item = new Item(9);
  item.setDefault();
  item.free();
  assert.equal(itemDefault(), 9);
  const next = new Item(10);
  next.setDefault();
  assert.equal(itemDefault(), 10);
  assert.equal(itemsAlive(), before + 1);
  next.free();
  assert.match(owners.param("item_mark", 0).reason, /for how long/);
});

const bent = library("bent", `
struct box { uint32_t at; };
box *box_new(void)
{
    return calloc(1, sizeof(box));
}
void box_free(box *b)
{
    free(b);
}
void box_put_left(box *b, const char *text)
{
    b->at = (uint32_t)(uintptr_t)text << 1;
}
const char *box_left(const box *b)
{
    return (const char *)(uintptr_t)(b->at >> 1);
}
void box_put_right(box *b, const int64_t *numbers, size_t n)
{
    b->at = n ? (uint32_t)((uintptr_t)numbers >> 3) : 0;
}
int64_t box_right(const box *b)
{
    return *(const int64_t *)(uintptr_t)(b->at << 3);
}
void box_put_minus(box *b, const char *text)
{
    b->at = -(uint32_t)(uintptr_t)text;
}
const char *box_minus(const box *b)
{
    return (const char *)(uintptr_t)-b->at;
}
void box_put_far(box *b, const char *text)
{
    b->at = (uint32_t)(uintptr_t)text + 0x1000000;
}
void box_add_far(box *b, const char *text)
{
    if (b->at)
        b->at = (uint32_t)(uintptr_t)text + 0x1000000;
}
const char *box_far(const box *b)
{
    return (const char *)(uintptr_t)(b->at - 0x1000000);
}
`, "typedef struct box box;\n");

test("an address in another form is kept", () => {
  for (const f of ["left", "right", "minus", "far"]) {
    const p = bent.param("box_put_" + f, 1);
    assert.match(p.fact, /^kept .*held as another number/, f);
    assert.equal(p.life, "kept by b", f);
  }
  const { Box } = bent.pkg;
  const box = new Box();
  box.putLeft("text");
  assert.equal(box.left(), "text");
  box.putRight(new BigInt64Array([3n]));
  assert.equal(box.right(), 3n);
  box.putMinus("another text");
  assert.equal(box.minus(), "another text");
  box.free();
  // Not always overwritten, and memory does not show how long it is needed.
  assert.equal(bent.of("box_add_far").level, "needs-annotation");
});

const before = library("before", `
int text_size(const char *text)
{
    return text[-1]; /* as some strings have it */
}
int text_of(const char *text)
{
    return text_size(text) + 1;
}
int sum_before(const unsigned char *data, size_t size, size_t past)
{
    int n = 0;
    for (const unsigned char *p = data - past; p < data + size; p++)
        n += *p;
    return n;
}
void unpack(unsigned char *to, size_t size, const unsigned char *from,
            size_t n)
{
    size_t at = 0;
    for (size_t i = 0; i + 1 < n && at < size; i += 2) {
        const unsigned char *match = to + at - from[i] * 256;
        if (match < to - 65536)
            return;
        to[at++] = from[i + 1] ? *match : 0;
    }
}
int sum_down(const unsigned char *data, size_t size)
{
    int n = 0;
    while (size--)
        n += data[size];
    return n;
}
int last_of(const unsigned char *data, size_t size)
{
    return size ? data[size - 1] : -1;
}
`);

test("what lies before a buffer is no part of it", () => {
  for (const [f, i] of [["text_size", 0], ["text_of", 0], ["sum_before", 0],
                        ["unpack", 0]]) {
    assert.match(before.param(f, i).reason, /lies before it/, f);
    assert.equal(before.of(f).level, "needs-annotation", f);
  }
  assert.equal(before.pkg.sumDown(new Uint8Array([1, 2, 3])), 6);
  assert.equal(before.pkg.lastOf(new Uint8Array([1, 2, 3])), 3);
});

const ends = library("ends", `
struct io { int at; };
struct file { int n; io *from; char *name; };
struct hose { int n, (*close)(hose *); };
struct tap { int n; hose *from; };
static int close_hose(hose *h)
{
    free(h);
    return 0;
}
hose *hose_new(int n)
{
    hose *h = malloc(sizeof *h);
    if (h)
        *h = (hose){n, close_hose};
    return h;
}
void hose_free(hose *h)
{
    h->close(h);
}
tap *tap_open(hose *from)
{
    tap *t = calloc(1, sizeof *t);
    if (t)
        t->from = from;
    return t;
}
void tap_free(tap *t)
{
    t->from->close(t->from);
    free(t);
}
io *io_new(int at)
{
    io *i = malloc(sizeof *i);
    if (i)
        i->at = at;
    return i;
}
void io_free(io *i)
{
    free(i);
}
file *file_open(io *from)
{
    file *f = calloc(1, sizeof *f);
    if (f)
        f->from = from;
    return f;
}
void file_use(file *f, io *from)
{
    free(f->from);
    f->from = from;
}
void file_free(file *f)
{
    free(f->from);
    free(f->name);
    free(f);
}
void file_wipe(file *f)
{
    free(f->name);
}
void file_wipe_well(file *f)
{
    free(f->name);
    f->name = NULL;
}
int file_setup(file *f, int n)
{
    f->n = n;
    f->name = malloc(8);
    return f->name != NULL;
}
io *file_detach(file *f)
{
    io *i = f->from;
    f->from = NULL;
    return i;
}
io *file_source(file *f)
{
    f->n++;
    return f->from;
}
int packet_make(packet *p, int n)
{
    p->n = n;
    p->data = malloc((size_t)n);
    return 0;
}
int packet_look(const packet *p)
{
    return p->n;
}
`, `typedef struct io io;
typedef struct file file;
typedef struct hose hose;
typedef struct tap tap;
typedef struct packet { int n; unsigned char *data; } packet;
`);

test("nothing is freed twice, or never", () => {
  const level = (f) => ends.of(f).level;
  assert.match(ends.param("file_open", 0).reason, /does C own/);
  assert.match(ends.param("tap_open", 0).reason, /does C own/);
  assert.match(ends.param("file_wipe", 0).reason, /free again/);
  assert.match(ends.param("file_setup", 0).reason, /takes the place/);
  assert.match(ends.param("packet_make", 0).reason, /who frees it/);
  assert.match(ends.of("file_detach").reason, /who owns/);
  assert.equal(level("file_wipe_well"), "idiomatic");
  assert.equal(level("file_source"), "idiomatic");
});

const links = library("links", `
struct tree { int n; tree *child, *next, *friend; };
struct store { int n; int (*order)(int, int); };
struct work { store *of; int n; int (*each)(int, int); };
tree *tree_new(int n)
{
    tree *t = calloc(1, sizeof *t);
    if (t)
        t->n = n;
    return t;
}
void tree_free(tree *t)
{
    while (t) {
        tree *next = t->next;
        if (t->child)
            tree_free(t->child);
        free(t);
        t = next;
    }
}
void tree_append(tree *t, tree *child)
{
    child->next = t->child;
    t->child = child;
}
void tree_attach_friend(tree *t, tree *other)
{
    t->friend = other; /* which nobody ends */
}
int tree_sum(const tree *t)
{
    int n = t->n + (t->friend ? t->friend->n : 0);
    for (const tree *c = t->child; c; c = c->next)
        n += tree_sum(c);
    return n;
}
store *store_new(void)
{
    return calloc(1, sizeof(store));
}
void store_free(store *s)
{
    free(s);
}
work *work_new(store *of)
{
    work *w = calloc(1, sizeof *w);
    if (w)
        w->of = of;
    return w;
}
void work_free(work *w)
{
    free(w);
}
void work_set_order(work *w, int (*order)(int, int))
{
    w->of->order = order; /* the store has it when the work is done */
}
void work_set_each(work *w, int (*each)(int, int))
{
    w->each = each;
}
int work_run(work *w, int a, int b)
{
    return (w->each ? w->each(a, b) : 0) +
           (w->of->order ? w->of->order(a, b) : 0);
}
/**
 * Adds up.
 * @param[in] t the first one
 * @param[in] with another one; may be NULL
 * @param[in] not one that is never NULL
 */
int tree_both(const tree *t, const tree *with, const tree *not)
{
    return t->n + (with ? with->n : 0) + (not ? not->n : 0);
}
`, `typedef struct tree tree;
typedef struct store store;
typedef struct work work;
`);

test("a part of another object lies where that one's end finds it", () => {
  assert.match(links.param("tree_append", 1).rule, /a part of the other/);
  assert.match(links.of("tree_attach_friend").reason, /does C own/);
});

test("functions kept behind an object of another one's are a question", () => {
  assert.match(links.param("work_set_order", 1).reason, /for how long/);
  assert.equal(links.of("work_set_each").level, "idiomatic");
});

test("NULL stands where the comment says so, and the code asks", () => {
  assert.equal(links.bound("tree_both").signature,
               "(with_: Tree | null | undefined, not: Tree): number");
});
