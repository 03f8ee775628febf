// Objects: handles, how they are made, end, own, borrow, keep each other.
#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
CBW_MODULE(objects);

// How many things C has at the moment, and how often any was read when freed.
int live(void);

CBW_CLASS(tree, name=Tree free=tree_free);
CBW_CLASS(node, name=Node free=node_free parent=tree);
typedef struct tree tree;
typedef struct node node;
tree *tree_new(int size) CBW_NEW(tree) CBW_NOTE(size);
void tree_free(tree *t);
node *node_new(tree *t, int value) CBW_NEW(node);
node *node_copy(const node *n) CBW_ON(node) CBW_OWN(node_free);
void node_free(node *n);
int node_value(const node *n) CBW_GET;
void node_set_value(node *n, int value) CBW_SET;
int node_max(void) CBW_ON(node);
node *tree_root(tree *t) CBW_BORROW(t);
node *tree_find(tree *t, int value) CBW_BORROW(t);
int tree_make(tree *t, int value, node **made CBW_OUT);
int tree_peek(tree *t, node **seen CBW_OUT CBW_BORROW(t));
void tree_take(tree *t, node *child CBW_TAKES);
int tree_taken(tree *t);
int node_compare(const node *a, const node *b CBW_OPT);
node *node_self(node *n) CBW_SAME(n);
void tree_fill(tree *t, float *out CBW_OUT CBW_CAP(self.size));

// What C keeps.
void node_watch(node *n, node *other CBW_KEEP(n));
int node_watched(const node *n);
void node_set_name(node *n, const char *name CBW_KEEP(n));
const char *node_name(const node *n);
void node_note(node *n, const char *note CBW_KEEP(reached), int at);
const char *node_noted(const node *n, int at);
void node_add_tag(node *n, const char *tag CBW_KEEP(n));
const char *node_tags(const node *n);
void node_set_words(node *n, const char *const *words CBW_KEEP(n) CBW_LEN(k),
                    int k);
typedef struct label {
    const char *text;
    const uint8_t *data;
    unsigned size;
    int weight;
} label;
void node_set_label(node *n, const label *l CBW_KEEP(n));
const char *node_said(const node *n);
int tree_sum(tree *t, node **nodes CBW_LEN(n), int n);
void set_title(const char *title CBW_KEEP(forever));
const char *title(void);
typedef struct view view;
view *view_new(const uint8_t *data CBW_KEEP(ret) CBW_LEN(n), int n)
    CBW_NEW(view);
int view_sum(const view *v);
void view_free(view *v);
void give(char *text CBW_STR CBW_TAKES);
const char *given(void);

// Counted references.
CBW_CLASS(json, name=Json ref=json_ref unref=json_unref);
typedef struct json json;
json *json_new(int value) CBW_NEW(json);
json *json_ref(json *j);
void json_unref(json *j);
json *json_child(json *j) CBW_BORROW(j);
int json_value(const json *j) CBW_GET;

// Pointers without a type.
typedef void *session_t;
CBW_CLASS(session_t, name=Session free=session_close);
session_t session_open(int id) CBW_NEW(session_t);
void session_close(session_t s);
int session_id(session_t s) CBW_GET;
struct iter;
CBW_CLASS(iter, name=Iter);
void *iter_begin(session_t s) CBW_AS(iter) CBW_BORROW(s);
int iter_next(void *it CBW_AS(iter));

// Numbers that stand for objects.
typedef int conn_t;
CBW_CLASS(conn_t, name=Conn free=conn_close);
conn_t conn_open(int port) CBW_NEW(conn_t);
void conn_close(conn_t c);
int conn_port(conn_t c) CBW_GET;
int conn_pair(conn_t a, int b CBW_AS(conn_t));
int conn_best(void) CBW_AS(conn_t) CBW_BORROW(forever);

// Visible state: the glue's memory.
typedef struct stream {
    const uint8_t *next_in;
    unsigned avail_in;
    uint8_t *next_out;
    unsigned avail_out;
    const char *msg;
    int level;
    void *internal;
} stream;
CBW_CLASS(stream, name=Stream init=stream_init end=stream_end);
CBW_FIELD(stream, next_in, len=avail_in keep);
CBW_FIELD(stream, next_out, len=avail_out, keep=self, out);
CBW_FIELD(stream, msg, borrow=self);
CBW_FIELD(stream, internal, hide=0);
int stream_init(stream *s, int level CBW_DEF(6));
int stream_run(stream *s) CBW_THROW(_ret < 0, s->msg);
int stream_end(stream *s);
typedef struct vec {
    _Alignas(64) float lanes[4];
    uint32_t at;
} vec;
CBW_CLASS(vec, name=Vec);
uint32_t vec_address(vec *v);
