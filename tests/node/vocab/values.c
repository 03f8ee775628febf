// C that holds values of JavaScript.
#include "values.h"

#include <stdlib.h>

static cbw_js held;

double sum(cbw_js list, const char *key)
{
    cbw_js length = get(list, "length");
    int n = (int)number(length);
    double all = 0;
    cbw_js_free(length);
    for (int i = 0; i < n; i++) {
        char index[2] = {(char)('0' + i), 0};
        cbw_js item = get(list, index), value = get(item, key);
        all += number(value);
        cbw_js_free(value);
        cbw_js_free(item);
    }
    return all;
}

void keep(cbw_js value)
{
    held = value;
}

void keep_too(cbw_js value)
{
    held = cbw_js_dup(value);
}

cbw_js kept(void)
{
    return held;
}

cbw_js take(void)
{
    cbw_js value = held;
    held = 0;
    return value;
}

void drop(void)
{
    cbw_js_free(held);
    held = 0;
}

cbw_js twice(cbw_js function, cbw_js argument)
{
    cbw_js once = call(function, argument), result = call(function, once);
    cbw_js_free(once);
    return result;
}

int visit(int (*fn)(void *ud, cbw_js value), void *ud, cbw_js value)
{
    return fn(ud, value);
}

struct node {
    void *data, *tag;
    void (*destroy)(void *);
};

node *node_new(void)
{
    return calloc(1, sizeof(node));
}

void node_set_data(node *n, void *data, void (*destroy)(void *))
{
    if (n->destroy)
        n->destroy(n->data);
    n->data = data;
    n->destroy = destroy;
}

void node_free(node *n)
{
    node_set_data(n, 0, 0);
    free(n);
}

void *node_get_data(node *n)
{
    return n->data;
}

void node_set_tag(node *n, void *tag)
{
    n->tag = tag;
}

void *node_tag(node *n)
{
    return n->tag;
}

int node_each(node *n, int (*fn)(void *, void *), void *ud)
{
    return fn(ud, n->data) + fn(ud, n->tag);
}

void keep_checked(cbw_js value, int n)
{
    held = value;
    (void)n;
}

int use_freed(cbw_js value)
{
    cbw_js_free(value);
    return (int)number(value);
}
