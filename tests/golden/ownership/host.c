// See golden_host.h; generated.
#define CBW_HOST_NO_NAMES
#include "golden_host.h"
#include "cbw_wasi.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wtype-limits"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

// lib/host/core.c
// lib/host/object.c
// lib/host/type.c
// lib/host/open.c
// ---- the instance, for the caller ------------------------------------------

// Where they are linked in: the module itself, and what options begin with.
extern const unsigned char golden_host_wasm[] __attribute__((weak));
extern const size_t golden_host_wasm_size __attribute__((weak));
void cbw_host_defaults(CbwHostOptions *options) __attribute__((weak));

CbwHost *golden_host_new(const CbwHostOptions *options, char *error, size_t size)
{
    CbwHostOptions all = options ? *options : (CbwHostOptions){0};
    if (!all.wasm && !all.path && golden_host_wasm) {
        all.wasm = golden_host_wasm;
        all.wasm_size = golden_host_wasm_size;
    }
    if (cbw_host_defaults)
        cbw_host_defaults(&all);
    return cbw_open(&all, error, size);
}

void golden_host_report(CbwHost *h, CbwHostReport report, void *user)
{
    h->options.report = report;
    h->options.user = user;
}

void golden_host_free(CbwHost *h)
{
    cbw_close(h);
}

CbwHostStatus golden_host_status(const CbwHost *h)
{
    return h ? h->status : CBW_HOST_DEAD;
}

const char *golden_host_error(const CbwHost *h)
{
    return !h ? "there is no instance" : h->status ? h->text : "";
}

void golden_host_fail(CbwHost *h, const char *why)
{
    if (h && h->depth && !h->dead && !h->is_parked)
        cbw_park(h, why);
}
static uint32_t cbw_object0(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 0, p, name, "Tree");
}

static uint32_t cbw_object1(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 1, p, name, "Node");
}


struct tree *golden_call_tree_new(CbwHost *cbw_h);
void golden_call_tree_free(CbwHost *cbw_h, struct tree *t);
void golden_call_node_free(CbwHost *cbw_h, struct node *n);
struct node *golden_call_node_new(CbwHost *cbw_h, struct tree *t);
struct node *golden_call_tree_root(CbwHost *cbw_h, struct tree *t);
struct node *golden_call_node_first(CbwHost *cbw_h, struct node *n);
int golden_call_tree_make(CbwHost *cbw_h, struct tree *t, struct node **made);
int golden_call_tree_peek(CbwHost *cbw_h, struct tree *t, struct node **seen);
int golden_call_node_append_taken(CbwHost *cbw_h, struct node *n, struct node *child);
void golden_call_node_delete(CbwHost *cbw_h, struct node *n);
struct node *golden_call_node_self(CbwHost *cbw_h, struct node *n);
void golden_call_node_watch(CbwHost *cbw_h, struct node *n, struct node *other);
void golden_call_node_name(CbwHost *cbw_h, struct node *n, const char *name);
void golden_call_node_set_label(CbwHost *cbw_h, struct node *n, const char *label);
void golden_call_node_note(CbwHost *cbw_h, struct node *n, const char *note);
int golden_call_node_noted(CbwHost *cbw_h, struct node *n, char letter);
void golden_call_tree_default_name(CbwHost *cbw_h, const char *name);
void golden_call_tree_give(CbwHost *cbw_h, struct tree *t, char *text);
#undef tree_new
#define tree_new(...) golden_call_tree_new(cbw_h, ##__VA_ARGS__)
#undef tree_free
#define tree_free(...) golden_call_tree_free(cbw_h, ##__VA_ARGS__)
#undef node_free
#define node_free(...) golden_call_node_free(cbw_h, ##__VA_ARGS__)
#undef node_new
#define node_new(...) golden_call_node_new(cbw_h, ##__VA_ARGS__)
#undef tree_root
#define tree_root(...) golden_call_tree_root(cbw_h, ##__VA_ARGS__)
#undef node_first
#define node_first(...) golden_call_node_first(cbw_h, ##__VA_ARGS__)
#undef tree_make
#define tree_make(...) golden_call_tree_make(cbw_h, ##__VA_ARGS__)
#undef tree_peek
#define tree_peek(...) golden_call_tree_peek(cbw_h, ##__VA_ARGS__)
#undef node_append_taken
#define node_append_taken(...) golden_call_node_append_taken(cbw_h, ##__VA_ARGS__)
#undef node_delete
#define node_delete(...) golden_call_node_delete(cbw_h, ##__VA_ARGS__)
#undef node_self
#define node_self(...) golden_call_node_self(cbw_h, ##__VA_ARGS__)
#undef node_watch
#define node_watch(...) golden_call_node_watch(cbw_h, ##__VA_ARGS__)
#undef node_name
#define node_name(...) golden_call_node_name(cbw_h, ##__VA_ARGS__)
#undef node_set_label
#define node_set_label(...) golden_call_node_set_label(cbw_h, ##__VA_ARGS__)
#undef node_note
#define node_note(...) golden_call_node_note(cbw_h, ##__VA_ARGS__)
#undef node_noted
#define node_noted(...) golden_call_node_noted(cbw_h, ##__VA_ARGS__)
#undef tree_default_name
#define tree_default_name(...) golden_call_tree_default_name(cbw_h, ##__VA_ARGS__)
#undef tree_give
#define tree_give(...) golden_call_tree_give(cbw_h, ##__VA_ARGS__)

// struct tree *tree_new(void)
struct tree *golden_call_tree_new(CbwHost *cbw_h)
{
    struct tree *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "tree_new");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, true, 0));
    }
    return _ret;
}

// void tree_free(struct tree *t)
void golden_call_tree_free(CbwHost *cbw_h, struct tree *t)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "tree_free");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, t, "t");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, t));
}

// void node_free(struct node *n)
void golden_call_node_free(CbwHost *cbw_h, struct node *n)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "node_free");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, n));
}

// struct node *node_new(struct tree *t)
struct node *golden_call_node_new(CbwHost *cbw_h, struct tree *t)
{
    struct node *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "node_new");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, t, "t");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 1, cbw_r.i32, true, cbw_index(cbw_h, t)));
    }
    return _ret;
}

// struct node *tree_root(struct tree *t)
struct node *golden_call_tree_root(CbwHost *cbw_h, struct tree *t)
{
    struct node *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "tree_root");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, t, "t");
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 1, cbw_r.i32, false, cbw_index(cbw_h, t)));
    }
    return _ret;
}

// struct node *node_first(struct node *n)
struct node *golden_call_node_first(CbwHost *cbw_h, struct node *n)
{
    struct node *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "node_first");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 1, cbw_r.i32, false, cbw_index(cbw_h, n)));
    }
    return _ret;
}

// int tree_make(struct tree *t, struct node **made)
int golden_call_tree_make(CbwHost *cbw_h, struct tree *t, struct node **made)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "tree_make");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, t, "t");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (made) {
            CBW_SET_POINTER((*made), cbw_object_out(&cbw_c, 1, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), true, cbw_index(cbw_h, t)));
        }
    }
    return _ret;
}

// int tree_peek(struct tree *t, struct node **seen)
int golden_call_tree_peek(CbwHost *cbw_h, struct tree *t, struct node **seen)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "tree_peek");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, t, "t");
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (seen) {
            CBW_SET_POINTER((*seen), cbw_object_out(&cbw_c, 1, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), false, cbw_index(cbw_h, t)));
        }
    }
    return _ret;
}

// int node_append_taken(struct node *n, struct node *child)
int golden_call_node_append_taken(CbwHost *cbw_h, struct node *n, struct node *child)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "node_append_taken");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    cbw_a[1].i64 = (uint32_t)cbw_object1(&cbw_c, child, "child");
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_took(cbw_h, cbw_index(cbw_h, child));
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// void node_delete(struct node *n)
void golden_call_node_delete(CbwHost *cbw_h, struct node *n)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "node_delete");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_freed(cbw_h, cbw_index(cbw_h, n));
    }
}

// struct node *node_self(struct node *n)
struct node *golden_call_node_self(CbwHost *cbw_h, struct node *n)
{
    struct node *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "node_self");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    bool cbw_called = cbw_call(&cbw_c, 10, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_r.i32 ? n : NULL);
    }
    return _ret;
}

// void node_watch(struct node *n, struct node *other)
void golden_call_node_watch(CbwHost *cbw_h, struct node *n, struct node *other)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "node_watch");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    cbw_a[1].i64 = (uint32_t)cbw_object1(&cbw_c, other, "other");
    bool cbw_called = cbw_call(&cbw_c, 11, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
}

// void node_name(struct node *n, const char *name)
void golden_call_node_name(CbwHost *cbw_h, struct node *n, const char *name)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "node_name");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    uint64_t cbw_n1 = cbw_length(name, 1);
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, name, cbw_n1 * 1, 1);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 12, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k1, cbw_called, cbw_index(cbw_h, n), CBW_NO_SLOT);
    cbw_leave(&cbw_c);
}

// void node_set_label(struct node *n, const char *label)
void golden_call_node_set_label(CbwHost *cbw_h, struct node *n, const char *label)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "node_set_label");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    uint64_t cbw_n1 = cbw_length(label, 1);
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, label, cbw_n1 * 1, 1);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 13, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k1, cbw_called, cbw_index(cbw_h, n), 2);
    cbw_leave(&cbw_c);
}

// void node_note(struct node *n, const char *note)
void golden_call_node_note(CbwHost *cbw_h, struct node *n, const char *note)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "node_note");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    uint64_t cbw_n1 = cbw_length(note, 1);
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, note, cbw_n1 * 1, 1);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    cbw_sweep(&cbw_c);
    cbw_reach(&cbw_c, cbw_k1);
    bool cbw_called = cbw_call(&cbw_c, 14, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_leave(&cbw_c);
}

// int node_noted(struct node *n, char letter)
int golden_call_node_noted(CbwHost *cbw_h, struct node *n, char letter)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "node_noted");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, n, "n");
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (letter) < 0, (uint64_t)(letter), INT8_MIN, INT8_MAX, "letter");
    bool cbw_called = cbw_call(&cbw_c, 15, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// void tree_default_name(const char *name)
void golden_call_tree_default_name(CbwHost *cbw_h, const char *name)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "tree_default_name");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(name, 1);
    cbw_c.heap = true;
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, name, cbw_n0 * 1, 1);
    CbwKept *cbw_k0 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 16, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k0, cbw_called, 0, CBW_NO_SLOT);
    cbw_leave(&cbw_c);
}

// void tree_give(struct tree *t, char *text)
void golden_call_tree_give(CbwHost *cbw_h, struct tree *t, char *text)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "tree_give");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, t, "t");
    uint64_t cbw_n1 = cbw_length(text, 1);
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n1 * 1, 1);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 17, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_gave(&cbw_c, cbw_k1, cbw_called);
    cbw_leave(&cbw_c);
}

#undef tree_new
#undef tree_free
#undef node_free
#undef node_new
#undef tree_root
#undef node_first
#undef tree_make
#undef tree_peek
#undef node_append_taken
#undef node_delete
#undef node_self
#undef node_watch
#undef node_name
#undef node_set_label
#undef node_note
#undef node_noted
#undef tree_default_name
#undef tree_give
static const CbwExport CBW_EXPORTS[] = {
    {"tree_new", ">i"},
    {"tree_free", "i>"},
    {"node_free", "i>"},
    {"node_new", "i>i"},
    {"tree_root", "i>i"},
    {"node_first", "i>i"},
    {"cbw_f_tree_make", "i>i"},
    {"cbw_f_tree_peek", "i>i"},
    {"node_append_taken", "ii>i"},
    {"node_delete", "i>"},
    {"node_self", "i>i"},
    {"node_watch", "ii>"},
    {"node_name", "ii>"},
    {"node_set_label", "ii>"},
    {"node_note", "ii>"},
    {"node_noted", "ii>i"},
    {"tree_default_name", "i>"},
    {"tree_give", "ii>"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:ea95dad2",
    CBW_EXPORTS,
    18,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

