// See objects.h.
#include "objects.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int things;
int live(void) { return things; }

struct node {
    int value;
    node *watched, *next;
    const char *name, *tags[8], *notes[4];
    int ntags;
};
struct tree {
    int size;
    node root;
    node *taken;
};

tree *tree_new(int size)
{
    if (size < 0)
        return NULL;
    tree *t = calloc(1, sizeof *t);
    t->size = size;
    t->root.value = 100;
    things++;
    return t;
}
void tree_free(tree *t)
{
    while (t->taken) {
        node *n = t->taken;
        t->taken = n->next;
        node_free(n);
    }
    memset(t, 0xee, sizeof *t);
    free(t);
    things--;
}
node *node_new(tree *t, int value)
{
    node *n = calloc(1, sizeof *n);
    n->value = value + t->root.value - 100;
    things++;
    return n;
}
node *node_copy(const node *from)
{
    node *n = calloc(1, sizeof *n);
    n->value = from->value;
    things++;
    return n;
}
void node_free(node *n)
{
    memset(n, 0xee, sizeof *n);
    free(n);
    things--;
}
int node_value(const node *n) { return n->value; }
void node_set_value(node *n, int value) { n->value = value; }
int node_max(void) { return 99; }
node *tree_root(tree *t) { return &t->root; }
node *tree_find(tree *t, int value)
{
    return t->root.value == value ? &t->root : NULL;
}
int tree_make(tree *t, int value, node **made)
{
    *made = value ? node_new(t, value) : NULL;
    return value;
}
int tree_peek(tree *t, node **seen)
{
    *seen = &t->root;
    return 1;
}
void tree_take(tree *t, node *child)
{
    child->next = t->taken;
    t->taken = child;
}
int tree_taken(tree *t)
{
    int sum = 0;
    for (node *n = t->taken; n; n = n->next)
        sum += n->value;
    return sum;
}
int node_compare(const node *a, const node *b)
{
    return b ? a->value - b->value : 1000;
}
node *node_self(node *n) { return n; }
void tree_fill(tree *t, float *out)
{
    for (int i = 0; i < t->size; i++)
        out[i] = (float)i;
}

void node_watch(node *n, node *other) { n->watched = other; }
int node_watched(const node *n) { return n->watched ? n->watched->value : -1; }
static const label *labelled;
static const char *const *said;
static int nsaid;
void node_set_words(node *n, const char *const *words, int k)
{
    (void)n;
    said = words;
    nsaid = k;
}
void node_set_label(node *n, const label *l)
{
    (void)n;
    labelled = l;
}
const char *node_said(const node *n)
{
    static char all[200];
    all[0] = (char)('0' + n->value % 10);
    all[1] = 0;
    for (int i = 0; i < nsaid; i++)
        strcat(strcat(all, ","), said[i]);
    if (labelled)
        sprintf(all + strlen(all), ";%s %d %d", labelled->text,
                labelled->data[labelled->size - 1], labelled->weight);
    return all;
}
int tree_sum(tree *t, node **nodes, int n)
{
    int sum = t->size;
    for (int i = 0; i < n; i++)
        sum += nodes[i]->value;
    return sum;
}
void node_set_name(node *n, const char *name) { n->name = name; }
const char *node_name(const node *n) { return n->name; }
void node_note(node *n, const char *note, int at) { n->notes[at] = note; }
const char *node_noted(const node *n, int at) { return n->notes[at]; }
void node_add_tag(node *n, const char *tag) { n->tags[n->ntags++] = tag; }
const char *node_tags(const node *n)
{
    static char all[200];
    all[0] = 0;
    for (int i = 0; i < n->ntags; i++)
        strcat(strcat(all, n->tags[i]), ",");
    return all;
}
static const char *the_title = "none";
void set_title(const char *title) { the_title = title; }
const char *title(void) { return the_title; }
struct view {
    const uint8_t *data;
    int n;
};
view *view_new(const uint8_t *data, int n)
{
    if (n == 1)
        return NULL;
    view *v = malloc(sizeof *v);
    *v = (view){data, n};
    things++;
    return v;
}
int view_sum(const view *v)
{
    int sum = 0;
    for (int i = 0; i < v->n; i++)
        sum += v->data[i];
    return sum;
}
void view_free(view *v)
{
    free(v);
    things--;
}
static char *gift;
void give(char *text)
{
    free(gift);
    gift = text;
}
const char *given(void) { return gift; }

struct json {
    int refs, value;
    json *child;
};
json *json_new(int value)
{
    json *j = calloc(1, sizeof *j);
    j->refs = 1;
    j->value = value;
    if (value > 0)
        j->child = json_new(value - 1);
    things++;
    return j;
}
json *json_ref(json *j)
{
    j->refs++;
    return j;
}
void json_unref(json *j)
{
    if (--j->refs)
        return;
    if (j->child)
        json_unref(j->child);
    memset(j, 0xee, sizeof *j);
    free(j);
    things--;
}
json *json_child(json *j) { return j->child; }
int json_value(const json *j) { return j->value; }

struct iter {
    int at;
};
struct session {
    int id;
    struct iter iter;
};
session_t session_open(int id)
{
    struct session *s = calloc(1, sizeof *s);
    s->id = id;
    things++;
    return s;
}
void session_close(session_t s)
{
    free(s);
    things--;
}
int session_id(session_t s) { return ((struct session *)s)->id; }
void *iter_begin(session_t s)
{
    struct session *it = s;
    it->iter.at = it->id;
    return &it->iter;
}
int iter_next(void *it) { return ++((struct iter *)it)->at; }

static int ports[10];
conn_t conn_open(int port)
{
    int c = 1;
    while (ports[c])
        c++;
    ports[c] = port;
    things++;
    return c;
}
void conn_close(conn_t c)
{
    ports[c] = 0;
    things--;
}
int conn_port(conn_t c) { return ports[c]; }
int conn_pair(conn_t a, int b) { return ports[a] * 1000 + ports[b]; }
int conn_best(void) { return 1; }

int stream_init(stream *s, int level)
{
    s->internal = malloc(10);
    s->level = level;
    things++;
    return 0;
}
int stream_run(stream *s)
{
    while (s->avail_in && s->avail_out) {
        if (*s->next_in == 255) {
            s->msg = "bad byte";
            return -3;
        }
        *s->next_out++ = (uint8_t)(*s->next_in++ + s->level);
        s->avail_in--;
        s->avail_out--;
    }
    return (int)s->avail_in;
}
int stream_end(stream *s)
{
    free(s->internal);
    things--;
    return 0;
}
uint32_t vec_address(vec *v) { return (uint32_t)v; }
