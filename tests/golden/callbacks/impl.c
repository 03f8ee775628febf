// Calls what it is given.
#include "in.h"
#include <stdlib.h>

struct bus {
    void (*handler)(void *ctx, const unsigned char *data, size_t len);
    void *ctx;
    void (*destroy)(void *);
    void *destroyed;
};

bus *bus_new(void)
{
    return calloc(1, sizeof(bus));
}

void bus_free(bus *b)
{
    if (b->handler)
        b->handler(b->ctx, (const unsigned char *)"end", 3);
    if (b->destroy)
        b->destroy(b->destroyed);
    free(b);
}

int walk(const char *path, visit_fn fn, void *user)
{
    int n = 0;
    for (; path[n]; n++)
        fn(user, path + n, n);
    return n;
}

int walk_said(const char *path, int (*fn)(int depth, void *user), void *user)
{
    for (int n = 0; path[n]; n++) {
        int stop = fn(n, user);
        if (stop)
            return stop;
    }
    return 0;
}

void bus_on(bus *b,
            void (*handler)(void *ctx, const unsigned char *data, size_t len),
            void *ctx)
{
    b->handler = handler;
    b->ctx = ctx;
}

void bus_on_free(bus *b, void (*h)(void *ctx), void *ctx,
                 void (*destroy)(void *))
{
    h(ctx);
    b->destroy = destroy;
    b->destroyed = ctx;
}

static int sorted[] = {3, 1, 2};

void sort_all(int (*compare)(int a, int b))
{
    for (int i = 0; i < 3; i++)
        for (int k = i + 1; k < 3; k++)
            if (compare(sorted[i], sorted[k]) > 0) {
                int t = sorted[i];
                sorted[i] = sorted[k];
                sorted[k] = t;
            }
}

static void (*at_the_end)(void);

void at_exit(void (*fn)(void))
{
    if (at_the_end)
        at_the_end();
    at_the_end = fn;
}

void once(void (*fn)(void *ud), void *ud)
{
    fn(ud);
}

void failing(int (*fn)(void *ud), void *ud)
{
    fn(ud);
}

void rows(void (*fn)(void *ud, int n, char **cells), void *ud)
{
    char *cells[] = {"a", "bc"};
    fn(ud, 2, cells);
}

int ask(int (*fn)(int key, unsigned *value, double *sum, struct place *at,
                  void *ud),
        void *ud)
{
    struct place at = {1, 2, NULL, NULL};
    unsigned value = 1;
    double sum = 0.5;
    int r = fn(7, &value, &sum, &at, ud);
    return r + (int)value + (int)sum + at.x;
}

void on_end(bus *b, void (*h)(void *user_data), void *user_data,
            void (*destroy)(void *user_data))
{
    bus_on_free(b, h, user_data, destroy);
}
