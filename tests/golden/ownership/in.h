// Parents, borrowed, owned, taken, kept, the same again.
#include "cbw.h"
CBW_CLASS(tree, name=Tree free=tree_free);
CBW_CLASS(node, name=Node free=node_free parent=tree);
struct tree;
struct node;
struct tree *tree_new(void) CBW_NEW(tree);
void tree_free(struct tree *t);
void node_free(struct node *n);
struct node *node_new(struct tree *t) CBW_NEW(node);
struct node *tree_root(struct tree *t);
struct node *node_first(struct node *n) CBW_BORROW(n);
int tree_make(struct tree *t, struct node **made CBW_OUT);
int tree_peek(struct tree *t, struct node **seen CBW_OUT CBW_BORROW(t));
int node_append(struct node *n, struct node *child);
int node_append_taken(struct node *n, struct node *child CBW_TAKES);
void node_delete(struct node *n);
struct node *node_self(struct node *n) CBW_SAME(n);
void node_watch(struct node *n, struct node *other CBW_KEEP(n));
void node_name(struct node *n, const char *name CBW_KEEP(n));
void node_set_label(struct node *n, const char *label CBW_KEEP(n));
void node_note(struct node *n, const char *note CBW_KEEP(reached));
int node_noted(struct node *n, char letter);
void tree_default_name(const char *name CBW_KEEP(forever));
void tree_give(struct tree *t, char *text CBW_STR CBW_TAKES);
