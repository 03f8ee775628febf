// The case, called from C.
#include "host_test.h"
#include <string.h>

static void the_same_object_is_the_same_pointer(void **state)
{
    (void)state;
    struct tree *t = tree_new(h);
    struct node *root = tree_root(h, t);
    assert_ptr_equal(tree_root(h, t), root);
    assert_ptr_equal(node_self(h, root), root);
    assert_null(node_first(h, root));
    tree_free(h, t);
}

static void what_lives_in_it_ends_with_it(void **state)
{
    (void)state;
    struct tree *t = tree_new(h);
    struct node *root = tree_root(h, t);
    tree_free(h, t);
    quietly();
    node_first(h, root);
    assert_error(CBW_HOST_ARGUMENT, "node_first: 'n' is no live Node");
}

static void out_objects(void **state)
{
    (void)state;
    struct tree *t = tree_new(h);
    struct node *made = NULL, *seen = (struct node *)1;
    assert_int_equal(tree_make(h, t, &made), 1);
    assert_int_equal(tree_peek(h, t, &seen), 0);
    assert_null(seen);
    assert_int_equal(node_append_taken(h, tree_root(h, t), made), 3);
    assert_int_equal(tree_peek(h, t, &seen), 1);
    assert_ptr_equal(seen, made); // C has it now, and it is the same
    node_delete(h, made);
    quietly();
    node_delete(h, made);
    assert_error(CBW_HOST_ARGUMENT, "no live Node");
    tree_free(h, t);
}

static void kept_texts(void **state)
{
    (void)state;
    struct tree *t = tree_new(h);
    struct node *n = node_new(h, t);
    for (int i = 0; i < 100; i++) {
        node_name(h, n, "a name");
        node_set_label(h, n, "a label");
        tree_default_name(h, "default");
    }
    char text[] = "given";
    tree_give(h, t, text);
    tree_give(h, t, text);
    node_free(h, n);
    tree_free(h, t);
}

static void what_memory_shows(void **state)
{
    (void)state;
    struct tree *t = tree_new(h);
    struct node *n = node_new(h, t), *other = node_new(h, t);
    char text[1000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = 0;
    node_note(h, other, "stays");
    for (int i = 0; i < 3000; i++)
        node_note(h, n, text);
    assert_int_equal(node_noted(h, n, 'x'), 999);
    assert_int_equal(node_noted(h, other, 's'), 2);
    node_free(h, n);
    node_free(h, other);
    tree_free(h, t);
}

static void another_class(void **state)
{
    (void)state;
    struct tree *t = tree_new(h);
    quietly();
    node_first(h, (struct node *)t);
    assert_error(CBW_HOST_ARGUMENT, "no live Node");
    node_first(h, (struct node *)(void *)"text");
    assert_error(CBW_HOST_ARGUMENT, "no live Node");
    tree_free(h, t);
}

MAIN(TEST(the_same_object_is_the_same_pointer),
     TEST(what_lives_in_it_ends_with_it), TEST(out_objects), TEST(kept_texts),
     TEST(what_memory_shows), TEST(another_class))
