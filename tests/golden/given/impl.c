// What it calls.
#include "in.h"

#include <stdlib.h>

struct store {
    const unsigned char *data;
    int size;
    void *ud;
    void (*end)(void *);
};
struct item {
    int size;
};

store *store_new(void)
{
    return calloc(1, sizeof(store));
}

static void put(store *s, const void *data, int n, void *ud,
                void (*end)(void *))
{
    if (s->end)
        s->end(s->ud);
    *s = (store){data, n, ud, end};
}

void store_free(store *s)
{
    put(s, 0, 0, 0, 0);
    free(s);
}

int store_text(store *s, const char *text, int n, void (*end)(void *))
{
    put(s, text, n, (void *)text, end);
    return n;
}

int store_text16(store *s, const void *text, int n, void (*end)(void *))
{
    put(s, text, n, (void *)text, end);
    return n;
}

void store_blob(store *s, const void *data, unsigned long long size, int mode,
                void *user_data, void (*destroy)(void *))
{
    (void)mode;
    put(s, data, (int)size, user_data, destroy);
}

const void *store_data(store *s)
{
    return s->data;
}

int store_bytes(store *s)
{
    return s->size;
}

int item_size(item *i)
{
    return i->size;
}

int store_each(store *s, int (*visit)(void *user, item *i), void *user)
{
    item i = {s->size};
    return visit(user, &i);
}

int store_compare(store *s,
                  int (*less)(void *user, int, const void *, int, const void *),
                  void *user)
{
    return less(user, s->size, s->data, 1, "b");
}
