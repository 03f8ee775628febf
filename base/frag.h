// Fragments: the real files under lib/, embedded at build time.
//
// The host tool `embed` turns files into a table. A .mjs file's imports become
// its needs and its `export`s are dropped, so that fragments printed one after
// the other make one module; other files are verbatim. An emitter marks what
// it uses, and prints what is marked, dependencies first, once.
#ifndef CBW_BASE_FRAG_H
#define CBW_BASE_FRAG_H

#include "base/out.h"

typedef struct {
    const char *name; // the file's name without its folder: "string.mjs"
    const char *text;
    const char *const *needs; // names of fragments, then NULL
    const char *const *names; // top-level JavaScript names, then NULL
} Fragment;

// FRAG_DECLARE(JS_LIB); makes the table of embed_files(js-glue JS_LIB ..) known
#define FRAG_DECLARE(TABLE)                                                    \
    extern const Fragment TABLE[];                                             \
    extern const size_t TABLE##_LEN

enum { FRAG_MAX = 256 }; // fragments per table

// FragSet set = {.table = JS_LIB, .len = JS_LIB_LEN};
typedef struct {
    const Fragment *table;
    size_t len;
    bool needed[FRAG_MAX];
    bool printed[FRAG_MAX];
} FragSet;

void frag_need(FragSet *set, Str name); // a name not in the table is our bug
bool frag_needed(const FragSet *set, Str name);
void frag_print(FragSet *set, Out *o); // what was not printed before
Str frag_text(const Fragment *table, size_t n, Str name);
const Fragment *frag_find(const Fragment *table, size_t n, Str name); // or NULL

#endif
