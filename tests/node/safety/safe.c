// See safe.h.
#include "safe.h"
#include "cbw_guest.h"
#include <stdlib.h>
#include <string.h>

static int live;
static uint32_t blocks;

int8_t safe_byte(int8_t v)
{
    return v;
}
uint32_t safe_word(uint32_t v)
{
    return v;
}
int64_t safe_long(int64_t v)
{
    return v;
}
float safe_real(float v)
{
    return v;
}
safe_color safe_next(safe_color c)
{
    return c ? SAFE_COLOR_RED : SAFE_COLOR_BLUE;
}
safe_color safe_odd(void)
{
    return (safe_color)3;
}
char safe_letter(char c)
{
    return (char)(c + 1);
}
size_t safe_length(const char *s)
{
    return strlen(s);
}
size_t safe_counted(const char *s, size_t n)
{
    return strnlen(s, n) * 100 + n;
}
uint32_t safe_sum(const uint8_t *data, size_t n)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += data[i];
    return sum;
}
double safe_total(const double *data, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += data[i];
    return sum;
}
int safe_dot(const int32_t a[3], const int32_t b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
int safe_first(const int32_t *data, int n)
{
    return n ? data[0] : -1;
}
void safe_step(const uint8_t *src, size_t n, uint8_t *dst)
{
    for (size_t i = 0; i < n; i++)
        dst[i] = (uint8_t)(src[i] + 1);
}

const char *safe_bad_text(void)
{
    return "ok \xff\xfe";
}
const char *safe_maybe(int there)
{
    return there ? "there" : 0;
}
const char *safe_endless(void)
{
    size_t end = __builtin_wasm_memory_size(0) * 65536;
    return memset((char *)end - 8, 'x', 8);
}
const char *safe_same(const char *s)
{
    return s;
}
const char *safe_huge(uint32_t n)
{
    char *text = malloc(n + 1);
    if (text)
        text[n] = 0, memset(text, 'x', n);
    return text;
}
const char *safe_stale(const char *s)
{
    char *copy = strdup(s);
    free(copy);
    return copy;
}
const uint8_t *safe_long_list(size_t *n)
{
    *n = 0x7fffffff;
    return (const uint8_t *)&live;
}
uint8_t *safe_fresh(size_t n, int fail)
{
    return fail ? 0 : memset(malloc(n ? n : 1), 7, n);
}
char *safe_fresh_bad(void)
{
    return strcpy(malloc(4), "\xc0x");
}
uint32_t safe_high(void)
{
    size_t now = __builtin_wasm_memory_size(0);
    if (now < 32768 + 64 &&
        __builtin_wasm_memory_grow(0, 32768 + 64 - now) == (size_t)-1)
        return 0;
    return 32768u * 65536 + 65536;
}
size_t safe_high_length(const char *s, uint32_t *at)
{
    char *copy = (char *)safe_high();
    *at = (uint32_t)copy;
    return copy ? strlen(strcpy(copy, s)) : strlen(s);
}
int safe_grow(const uint8_t *data, size_t n, size_t pages)
{
    __builtin_wasm_memory_grow(0, pages);
    return n ? data[n - 1] : -1;
}

uint32_t safe_stack(void)
{
    uint32_t sp;
    __asm__ volatile("global.get __stack_pointer\nlocal.set %0" : "=r"(sp));
    return sp;
}
uint32_t safe_arena(void)
{
    return cbw_state.top;
}
uint32_t safe_blocks(void)
{
    char *p = malloc(1 << 16); // where the heap ends, as it grows
    free(p);
    return blocks = (uint32_t)(size_t)p;
}
static int deep(int n)
{
    volatile char room[1000];
    room[0] = (char)n;
    return deep(n + 1) + room[0];
}
void safe_trap(int depth)
{
    if (depth)
        deep(0);
    __builtin_trap();
}
int safe_recurse(int n)
{
    return n;
}
int safe_oom(size_t n, uint8_t *out)
{
    return n ? out[0] : 0;
}
double safe_both(safe_pair p, safe_pair q)
{
    return p.a + p.b + q.a + q.b;
}

struct safe_box {
    int32_t v;
    const char *label;
};
struct safe_other {
    int id;
};
struct safe_item {
    safe_box *box;
};
safe_box *safe_box_new(int32_t v)
{
    safe_box *b = v < 0 ? 0 : malloc(sizeof *b);
    if (b)
        b->v = v, live++;
    return b;
}
int safe_box_open(int32_t v, safe_box **box)
{
    *box = safe_box_new(v < 0 ? -v : v);
    return v < 0;
}
int32_t safe_box_get(safe_box *b)
{
    return b->v;
}
int32_t safe_box_add(safe_box *b, safe_box *to)
{
    return to->v += b->v;
}
void safe_box_free(safe_box *b)
{
    b->v = -1;
    free(b);
    live--;
}
safe_other *safe_other_new(void)
{
    safe_other *o = malloc(sizeof *o);
    o->id = 9, live++;
    return o;
}
int safe_other_id(safe_other *o)
{
    return o->id;
}
void safe_other_free(safe_other *o)
{
    free(o);
    live--;
}
safe_item *safe_item_new(safe_box *b)
{
    safe_item *i = malloc(sizeof *i);
    i->box = b, live++;
    return i;
}
int32_t safe_item_get(safe_item *i)
{
    return i->box->v;
}
void safe_item_free(safe_item *i)
{
    if (i->box->v < 0)
        __builtin_trap(); // its box must not be gone
    free(i);
    live--;
}
int safe_live(void)
{
    return live;
}

static safe_visit *kept, *lent;
static void *kept_ud, *lent_ud;
int32_t safe_more(uint8_t *data, size_t n, safe_visit *f, void *ud)
{
    int32_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += f(ud, data[i]);
        data[i]++;
    }
    return sum;
}

int32_t safe_moved(safe_pair *v, size_t n, safe_visit *f, void *ud)
{
    int32_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += f(ud, (int32_t)i);
        v[i].a++;
    }
    return sum;
}

double safe_around(const uint8_t *a, safe_pair p, const uint8_t *b, size_t n)
{
    return p.a + safe_sum(a, n) + safe_sum(b, n);
}

int32_t safe_each(int32_t n, safe_visit *f, void *ud)
{
    char *block = malloc(100); // what C holds while it calls
    int32_t sum = 0;
    for (int32_t i = 0; i < n; i++) {
        int32_t v = f(ud, i);
        if (v < 0)
            break;
        sum += v;
    }
    free(block);
    return sum;
}
void safe_keep(safe_visit *f, void *ud)
{
    kept = f, kept_ud = ud;
}
int32_t safe_kept(int32_t i)
{
    return kept ? kept(kept_ud, i) : 0;
}
int32_t safe_lend(safe_visit *f, void *ud)
{
    lent = f, lent_ud = ud;
    return f(ud, 1);
}
int32_t safe_late(int32_t i)
{
    return lent ? lent(lent_ud, i) : 0;
}
int32_t safe_through(int32_t n, safe_jump *f, void *ud)
{
    volatile char room[256];
    int32_t sum = 0;
    for (int32_t i = 0; i < n; i++)
        sum += f(ud, i) + (room[i & 255] = 0);
    return sum;
}
int safe_delete(int var, int with)
{
    return var - with;
}
int safe_arguments(int eval)
{
    return eval;
}

double safe_box_mix(safe_box *b, const safe_box *with, safe_pair p)
{
    return safe_box_get(b) + safe_box_get((safe_box *)with) + p.a;
}

int32_t safe_box_look(safe_box *b, safe_look *f, void *ud)
{
    int32_t v = f(ud, safe_box_get(b));
    return v + safe_box_get(b);
}

int32_t safe_box_close(safe_box *b)
{
    int32_t v = safe_box_get(b);
    safe_box_free(b);
    return v;
}

void safe_box_label(safe_box *b, const char *s)
{
    b->label = s;
}

const char *safe_box_labelled(const safe_box *b)
{
    return b->label;
}
