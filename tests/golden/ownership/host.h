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
struct tree *golden_call_tree_new(CbwHost *cbw_h);
// void tree_free(struct tree *t)
void golden_call_tree_free(CbwHost *cbw_h, struct tree *t);
// void node_free(struct node *n)
void golden_call_node_free(CbwHost *cbw_h, struct node *n);
// struct node *node_new(struct tree *t)
struct node *golden_call_node_new(CbwHost *cbw_h, struct tree *t);
// struct node *tree_root(struct tree *t)
struct node *golden_call_tree_root(CbwHost *cbw_h, struct tree *t);
// struct node *node_first(struct node *n)
struct node *golden_call_node_first(CbwHost *cbw_h, struct node *n);
// int tree_make(struct tree *t, struct node **made)
int golden_call_tree_make(CbwHost *cbw_h, struct tree *t, struct node **made);
// int tree_peek(struct tree *t, struct node **seen)
int golden_call_tree_peek(CbwHost *cbw_h, struct tree *t, struct node **seen);
// int node_append_taken(struct node *n, struct node *child)
int golden_call_node_append_taken(CbwHost *cbw_h, struct node *n, struct node *child);
// void node_delete(struct node *n)
void golden_call_node_delete(CbwHost *cbw_h, struct node *n);
// struct node *node_self(struct node *n)
struct node *golden_call_node_self(CbwHost *cbw_h, struct node *n);
// void node_watch(struct node *n, struct node *other)
void golden_call_node_watch(CbwHost *cbw_h, struct node *n, struct node *other);
// void node_name(struct node *n, const char *name)
void golden_call_node_name(CbwHost *cbw_h, struct node *n, const char *name);
// void node_set_label(struct node *n, const char *label)
void golden_call_node_set_label(CbwHost *cbw_h, struct node *n, const char *label);
// void node_note(struct node *n, const char *note)
void golden_call_node_note(CbwHost *cbw_h, struct node *n, const char *note);
// int node_noted(struct node *n, char letter)
int golden_call_node_noted(CbwHost *cbw_h, struct node *n, char letter);
// void tree_default_name(const char *name)
void golden_call_tree_default_name(CbwHost *cbw_h, const char *name);
// void tree_give(struct tree *t, char *text)
void golden_call_tree_give(CbwHost *cbw_h, struct tree *t, char *text);

#ifndef CBW_HOST_NO_NAMES
#undef tree_new
#define tree_new(...) golden_call_tree_new(__VA_ARGS__)
#undef tree_free
#define tree_free(...) golden_call_tree_free(__VA_ARGS__)
#undef node_free
#define node_free(...) golden_call_node_free(__VA_ARGS__)
#undef node_new
#define node_new(...) golden_call_node_new(__VA_ARGS__)
#undef tree_root
#define tree_root(...) golden_call_tree_root(__VA_ARGS__)
#undef node_first
#define node_first(...) golden_call_node_first(__VA_ARGS__)
#undef tree_make
#define tree_make(...) golden_call_tree_make(__VA_ARGS__)
#undef tree_peek
#define tree_peek(...) golden_call_tree_peek(__VA_ARGS__)
#undef node_append_taken
#define node_append_taken(...) golden_call_node_append_taken(__VA_ARGS__)
#undef node_delete
#define node_delete(...) golden_call_node_delete(__VA_ARGS__)
#undef node_self
#define node_self(...) golden_call_node_self(__VA_ARGS__)
#undef node_watch
#define node_watch(...) golden_call_node_watch(__VA_ARGS__)
#undef node_name
#define node_name(...) golden_call_node_name(__VA_ARGS__)
#undef node_set_label
#define node_set_label(...) golden_call_node_set_label(__VA_ARGS__)
#undef node_note
#define node_note(...) golden_call_node_note(__VA_ARGS__)
#undef node_noted
#define node_noted(...) golden_call_node_noted(__VA_ARGS__)
#undef tree_default_name
#define tree_default_name(...) golden_call_tree_default_name(__VA_ARGS__)
#undef tree_give
#define tree_give(...) golden_call_tree_give(__VA_ARGS__)
#endif

#endif
