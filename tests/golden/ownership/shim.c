// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:ea95dad2");

// int tree_make(struct tree *t, struct node **made)
CBW_G_EXPORT("cbw_f_tree_make")
int32_t cbw_f_tree_make(struct tree *t)
{
    struct node *cbw_c_made = {0};
    struct node **made = &cbw_c_made;
    int _ret = tree_make(t, made);
    cbw_state.cells[0].u32 = (uint32_t)(*made);
    return (int32_t)(_ret);
}

// int tree_peek(struct tree *t, struct node **seen)
CBW_G_EXPORT("cbw_f_tree_peek")
int32_t cbw_f_tree_peek(struct tree *t)
{
    struct node *cbw_c_seen = {0};
    struct node **seen = &cbw_c_seen;
    int _ret = tree_peek(t, seen);
    cbw_state.cells[0].u32 = (uint32_t)(*seen);
    return (int32_t)(_ret);
}

