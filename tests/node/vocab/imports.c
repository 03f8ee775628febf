// C that calls what JavaScript gave.
#include "imports.h"
#include <stdlib.h>
#include <string.h>

static int after;

double ask_now(void)
{
    return imp_now();
}

int ask_log(const char *text)
{
    int first = imp_log(text, 1);
    int second = imp_log(text, 2);
    return first * 10 + second;
}

int ask_seen(int n)
{
    uint8_t data[4] = {1, 2, 3, 4};
    imp_seen(data, (size_t)n);
    return n;
}

// The second text is made while the first is still in use.
char *ask_env(const char *name)
{
    const char *value = imp_env(name);
    return value ? strdup(value) : 0;
}

int ask_read(const char *path)
{
    char *text = imp_read(path);
    int n = (int)strlen(text);
    free(text);
    return n;
}

int ask_load(const char *path)
{
    size_t n = 77;
    uint8_t *data = imp_load(path, &n);
    int sum = (int)n * 1000;
    for (size_t i = 0; i < n; i++)
        sum += data[i];
    free(data);
    return sum;
}

int ask_area(void)
{
    int w = -1, h = -1;
    imp_size(&w, &h);
    imp_size(0, &h);
    return w * h;
}

int ask_fill(int n)
{
    uint8_t data[64];
    size_t used = imp_fill(data, (size_t)n);
    int sum = 0;
    for (size_t i = 0; i < used; i++)
        sum += data[i];
    return sum;
}

int ask_points(int x)
{
    imp_point p = {x, 1}, q = imp_origin(p), r = {-1, -1};
    imp_shift(&q, &r);
    return r.x * 1000 + r.y;
}

int ask_pick(void)
{
    return imp_pick(IMP_RED, 1);
}

int64_t ask_wide(uint64_t n)
{
    return imp_wide(n);
}

int ask_count(int from)
{
    imp_count(&from);
    return from;
}

struct imp_box {
    int value;
};

imp_box *imp_box_new(int value)
{
    imp_box *b = malloc(sizeof *b);
    b->value = value;
    return b;
}

void imp_box_free(imp_box *b)
{
    free(b);
}

int imp_box_value(const imp_box *b)
{
    return b->value;
}

int ask_choose(int a, int b)
{
    imp_box x = {a}, y = {b}, *got = imp_choose(&x, &y);
    return got ? got->value : -1;
}

int ask_breaks(void)
{
    after = 0;
    imp_breaks();
    after = 1;
    return 1;
}

int after_breaks(void)
{
    return after;
}

double ask_twice(double x)
{
    return imp_twice(x);
}

int ask_uuid(void)
{
    char *text = imp_uuid();
    int n = (int)strlen(text);
    free(text);
    return n;
}

static int total, sum;

static int add_text(const char *text, int n)
{
    return total += (int)strlen(text) * n;
}

int ask_each(void)
{
    total = 0;
    imp_each(add_text);
    return total;
}

static void add_later(void *ud, int value)
{
    sum += *(int *)ud + value;
    free(ud);
}

void ask_later(int start)
{
    int *ud = malloc(sizeof *ud);
    *ud = start;
    imp_later(add_later, ud);
}

static void add_always(int value)
{
    sum += value;
}

void ask_always(int give)
{
    imp_always(give ? add_always : 0);
}

int later_sum(void)
{
    return sum;
}

int plain_add(int a, int b)
{
    return a + b;
}
