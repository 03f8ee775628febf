// A tree of nodes that the tree owns.
#include "in.h"
#include <stdlib.h>

struct node {
    struct tree *tree;
    struct node *child, *other;
    const char *name, *label, *note;
};

struct tree {
    struct node root;
    char *text;
};

struct tree *tree_new(void)
{
    return calloc(1, sizeof(struct tree));
}

void tree_free(struct tree *t)
{
    free(t->text);
    free(t);
}

void node_free(struct node *n)
{
    free(n);
}

struct node *node_new(struct tree *t)
{
    struct node *n = calloc(1, sizeof *n);
    n->tree = t;
    return n;
}

struct node *tree_root(struct tree *t)
{
    return &t->root;
}

struct node *node_first(struct node *n)
{
    return n->child;
}

int tree_make(struct tree *t, struct node **made)
{
    *made = node_new(t);
    return 1;
}

int tree_peek(struct tree *t, struct node **seen)
{
    *seen = t->root.child;
    return *seen ? 1 : 0;
}

int node_append_taken(struct node *n, struct node *child)
{
    n->child = child;
    return 3;
}

void node_delete(struct node *n)
{
    free(n);
}

struct node *node_self(struct node *n)
{
    return n;
}

void node_watch(struct node *n, struct node *other)
{
    n->other = other;
}

void node_name(struct node *n, const char *name)
{
    n->name = name;
}

void node_set_label(struct node *n, const char *label)
{
    n->label = label;
}

void node_note(struct node *n, const char *note)
{
    n->note = note;
}

int node_noted(struct node *n, char letter)
{
    int found = 0;
    for (const char *at = n->note; *at; at++)
        found += *at == letter;
    return found;
}

void tree_default_name(const char *name)
{
    (void)name;
}

void tree_give(struct tree *t, char *text)
{
    free(t->text);
    t->text = text;
}
