// Words: from the text of an annotation to Attr, and library-level lines to
// the model's directives.
//
// In: what follows "cbw:" in an annotate attribute. Out: attributes with their
// place, or a diagnostic that names the nearest word. What the words mean is
// gen's business; whether they stand where they may is check.h's.
#ifndef CBW_ANNOTATE_ATTR_H
#define CBW_ANNOTATE_ATTR_H

#include "annotate/iface.h"

const char *attr_word_name(AttrWord word);

// One word in place: "len=n", "out". False after a diagnostic.
bool attr_parse(Arena *a, Str text, SrcLoc loc, Attr *out, DiagList *diags);

// Several words separated by blanks, as in rules and fields: "len=n keep out".
// A value goes on until the next known word. by_rule is set on each.
bool attr_parse_words(Arena *a, Str text, SrcLoc loc, AttrList *out,
                      DiagList *diags);

// A library-level line: "class T, free=f name=N". Rules and function words are
// put in `rules` for rule_apply(); everything else lands in the model.
typedef struct RuleLine {
    bool is_fn;      // CBW_FN: exact function name, no parameter part
    Str func, param; // globs and forms as written
    AttrList words;
    SrcLoc loc;
} RuleLine;

typedef struct FieldLine {
    Str type, field;
    AttrList words;
    SrcLoc loc;
} FieldLine;

typedef struct Directives {
    VEC(RuleLine) rules;
    VEC(FieldLine) fields;
} Directives;

bool attr_directive(Iface *f, Directives *d, Str text, SrcLoc loc,
                    DiagList *diags);

#endif
