// See calls.h.
#include "calls.h"
#include <stdlib.h>
#include <string.h>

int walk(const char *path, visit_fn visit, void *user)
{
    int sum = 0;
    for (int i = 0; path[i]; i++) {
        char name[2] = {path[i], 0};
        int got = visit(user, name, i);
        if (got < 0)
            return got;
        sum += got;
    }
    return sum;
}
int walk_said(int (*fn)(int depth, void *my_data), void *x)
{
    return fn(1, x) + fn(2, x);
}
void sort(int *list, int n, int (*compare)(int a, int b))
{
    for (int i = 1; i < n; i++)
        for (int k = i; k > 0 && compare(list[k - 1], list[k]) > 0; k--) {
            int x = list[k];
            list[k] = list[k - 1];
            list[k - 1] = x;
        }
}
int maybe(int (*fn)(void)) { return fn ? fn() : -1; }
int failing(int (*fn)(void *ud), void *ud)
{
    int got = fn(ud);
    return got == -7 ? fn(ud) - 100 : got;
}
static int noted, done;
void note_failure(void) { noted++; }
int reporting(void (*fn)(void *ud), void *ud)
{
    fn(ud);
    return noted;
}
int failures(void) { return noted; }
int unwinding(int (*fn)(void *ud), void *ud)
{
    int got = fn(ud);
    done++;
    return got;
}
int finished(void) { return done; }
double kinds(double (*fn)(void *, int8_t, uint32_t, int64_t, float, _Bool,
                          const char *, const uint8_t *, size_t, char **, int,
                          const char *),
             void *ud)
{
    static char *cells[] = {"one", NULL, "two"};
    const uint8_t data[] = {1, 2, 255};
    return fn(ud, -1, 0xffffffff, -5, 1.5f, 1, "t€xt", data, 3, cells, 3,
              NULL);
}
int64_t wide(int64_t (*fn)(void *ud, uint64_t v), void *ud)
{
    return fn(ud, ~0ull) + 1;
}
_Bool flag(_Bool (*fn)(void *ud), void *ud) { return !fn(ud); }
enum mood mood(enum mood (*fn)(void *ud, enum mood m), void *ud)
{
    return fn(ud, MOOD_GOOD);
}
int spots(int (*fn)(void *, struct spot, const struct spot *), void *ud)
{
    struct spot s = {3, 4};
    return fn(ud, (struct spot){1, 2}, &s) + fn(ud, s, NULL);
}
int fill(int (*fn)(void *ud, char *buf, int size), void *ud)
{
    unsigned char buf[4] = {0};
    int n = fn(ud, (char *)buf, 4);
    return n * 1000 + buf[0] + buf[1] + buf[2] + buf[3];
}

static void (*later_fn)(void *ud, int value);
static void *later_ud;
void later(void (*fn)(void *ud, int value), void *ud)
{
    later_fn = fn;
    later_ud = ud;
}
void run_later(int value) { later_fn(later_ud, value); }
static void (*exit_fn)(int code);
void at_exit(void (*fn)(int code)) { exit_fn = fn; }
void run_exit(int code)
{
    if (exit_fn)
        exit_fn(code);
}
struct bus {
    void (*handler)(void *ctx, int n);
    void *ctx;
    void (*more[20])(int n);
    int nmore;
    int (*own)(void *ctx, int n);
    void *own_ctx;
    void (*destroy)(void *);
    const sink *tap;
};
bus *bus_new(void) { return calloc(1, sizeof(bus)); }
void bus_free(bus *b)
{
    if (b->destroy)
        b->destroy(b->own_ctx);
    free(b);
}
void bus_set_handler(bus *b, void (*handler)(void *ctx, int n), void *ctx)
{
    b->handler = handler;
    b->ctx = ctx;
}
void bus_add(bus *b, void (*handler)(int n)) { b->more[b->nmore++] = handler; }
void bus_send(bus *b, int n)
{
    if (b->handler)
        b->handler(b->ctx, n);
    for (int i = 0; i < b->nmore; i++)
        b->more[i](n);
    if (b->tap)
        b->tap->put(b->tap->ctx, "sent");
}
void bus_own(bus *b, int (*fn)(void *ctx, int n), void *ctx,
             void (*destroy)(void *))
{
    if (b->destroy)
        b->destroy(b->own_ctx);
    b->own = fn;
    b->own_ctx = ctx;
    b->destroy = destroy;
}
int bus_ask(bus *b, int n) { return b->own(b->own_ctx, n); }

int load(const reader *r, void *user)
{
    char buf[8];
    int sum = 0;
    if (r->skip)
        r->skip(user, 5);
    while (!r->eof(user)) {
        int n = r->read(user, buf, sizeof buf);
        if (n <= 0)
            return -1;
        for (int i = 0; i < n; i++)
            sum += buf[i];
    }
    return sum;
}
static const sink *attached;
void attach(const sink *s) { attached = s; }
int emit(const char *text) { return emit_to(attached, text); }
int emit_to(const sink *s, const char *text)
{
    if (!s)
        return -1;
    s->put(s->ctx, text);
    return s->version * 10 + (s->level ? s->level(s->ctx) : 0);
}
void bus_tap(bus *b, const sink *s) { b->tap = s; }
static int add(int a, int b) { return a + b; }
static int mul(int a, int b) { return a * b; }
int (*add_of(int kind))(int, int) { return kind == 1 ? add : kind ? mul : 0; }
void (*exit_of(void))(int) { return exit_fn; }
