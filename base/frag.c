// Fragment sets: marking with all they need, printing dependencies first.
#include "base/frag.h"
#include <assert.h>

static size_t index_of(const Fragment *table, size_t n, Str name)
{
    size_t i = 0;
    while (i < n && !str_eq_c(name, table[i].name))
        i++;
    return i;
}

const Fragment *frag_find(const Fragment *table, size_t n, Str name)
{
    size_t i = index_of(table, n, name);
    return i < n ? &table[i] : NULL;
}

Str frag_text(const Fragment *table, size_t n, Str name)
{
    size_t i = index_of(table, n, name);
    assert(i < n);
    return str_of(table[i].text);
}

bool frag_needed(const FragSet *set, Str name)
{
    size_t i = index_of(set->table, set->len, name);
    return i < set->len && set->needed[i];
}

void frag_need(FragSet *set, Str name)
{
    size_t at = index_of(set->table, set->len, name);
    assert(set->len <= FRAG_MAX && at < set->len);
    if (set->needed[at])
        return;
    set->needed[at] = true;
    for (const char *const *n = set->table[at].needs; *n; n++)
        frag_need(set, str_of(*n));
}

// Marked before its needs are visited, so that a circle of imports ends.
static void print_one(FragSet *set, size_t at, Out *o)
{
    if (set->printed[at])
        return;
    set->printed[at] = true;
    for (const char *const *n = set->table[at].needs; *n; n++)
        print_one(set, index_of(set->table, set->len, str_of(*n)), o);
    out_block(o, str_of(set->table[at].text));
}

void frag_print(FragSet *set, Out *o)
{
    for (size_t i = 0; i < set->len; i++)
        if (set->needed[i])
            print_one(set, i, o);
}
