// golden, run by its module in a sandbox; generated.
// Each function of the library, with an instance as its first argument.
#ifndef CBW_golden_HOST_H
#define CBW_golden_HOST_H

#include "in.h"

// lib/host/types.h

// A new instance; NULL with the reason in `error` (of that size).
CbwHost *golden_host_new(const CbwHostOptions *options, char *error, size_t size);
void golden_host_free(CbwHost *h);
// What became of the last call, and the words for it.
CbwHostStatus golden_host_status(const CbwHost *h);
const char *golden_host_error(const CbwHost *h);
// In a callback: it failed. C gets its failure value, and the call that
// entered the module has the status CBW_HOST_CALLBACK.
void golden_host_fail(CbwHost *h, const char *why);
// Who hears of what goes wrong from here on; NULL: nobody, the status says it.
void golden_host_report(CbwHost *h, CbwHostReport report, void *user);

// struct tree *tree_new(void)
struct tree *golden_host_tree_new(CbwHost *cbw_h);
#undef tree_new
#define tree_new(...) golden_host_tree_new(__VA_ARGS__)
// void tree_free(struct tree *t)
void golden_host_tree_free(CbwHost *cbw_h, struct tree *t);
#undef tree_free
#define tree_free(...) golden_host_tree_free(__VA_ARGS__)
// void node_free(struct node *n)
void golden_host_node_free(CbwHost *cbw_h, struct node *n);
#undef node_free
#define node_free(...) golden_host_node_free(__VA_ARGS__)
// struct node *node_new(struct tree *t)
struct node *golden_host_node_new(CbwHost *cbw_h, struct tree *t);
#undef node_new
#define node_new(...) golden_host_node_new(__VA_ARGS__)
// struct node *tree_root(struct tree *t)
struct node *golden_host_tree_root(CbwHost *cbw_h, struct tree *t);
#undef tree_root
#define tree_root(...) golden_host_tree_root(__VA_ARGS__)
// struct node *node_first(struct node *n)
struct node *golden_host_node_first(CbwHost *cbw_h, struct node *n);
#undef node_first
#define node_first(...) golden_host_node_first(__VA_ARGS__)
// int tree_make(struct tree *t, struct node **made)
int golden_host_tree_make(CbwHost *cbw_h, struct tree *t, struct node **made);
#undef tree_make
#define tree_make(...) golden_host_tree_make(__VA_ARGS__)
// int tree_peek(struct tree *t, struct node **seen)
int golden_host_tree_peek(CbwHost *cbw_h, struct tree *t, struct node **seen);
#undef tree_peek
#define tree_peek(...) golden_host_tree_peek(__VA_ARGS__)
// int node_append_taken(struct node *n, struct node *child)
int golden_host_node_append_taken(CbwHost *cbw_h, struct node *n, struct node *child);
#undef node_append_taken
#define node_append_taken(...) golden_host_node_append_taken(__VA_ARGS__)
// void node_delete(struct node *n)
void golden_host_node_delete(CbwHost *cbw_h, struct node *n);
#undef node_delete
#define node_delete(...) golden_host_node_delete(__VA_ARGS__)
// struct node *node_self(struct node *n)
struct node *golden_host_node_self(CbwHost *cbw_h, struct node *n);
#undef node_self
#define node_self(...) golden_host_node_self(__VA_ARGS__)
// void node_watch(struct node *n, struct node *other)
void golden_host_node_watch(CbwHost *cbw_h, struct node *n, struct node *other);
#undef node_watch
#define node_watch(...) golden_host_node_watch(__VA_ARGS__)
// void node_name(struct node *n, const char *name)
void golden_host_node_name(CbwHost *cbw_h, struct node *n, const char *name);
#undef node_name
#define node_name(...) golden_host_node_name(__VA_ARGS__)
// void node_set_label(struct node *n, const char *label)
void golden_host_node_set_label(CbwHost *cbw_h, struct node *n, const char *label);
#undef node_set_label
#define node_set_label(...) golden_host_node_set_label(__VA_ARGS__)
// void tree_default_name(const char *name)
void golden_host_tree_default_name(CbwHost *cbw_h, const char *name);
#undef tree_default_name
#define tree_default_name(...) golden_host_tree_default_name(__VA_ARGS__)
// void tree_give(struct tree *t, char *text)
void golden_host_tree_give(CbwHost *cbw_h, struct tree *t, char *text);
#undef tree_give
#define tree_give(...) golden_host_tree_give(__VA_ARGS__)

#endif
