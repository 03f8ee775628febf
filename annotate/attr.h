// Words: from the text of an annotation to Attr, and library-level lines to
// the model and to directives.
//
// In: what follows "cbw:" in an annotate attribute. Out: attributes with their
// place, or a diagnostic that names the nearest word. What the words mean is
// gen's business; whether they stand where they may is check.c's.
#ifndef CBW_ANNOTATE_ATTR_H
#define CBW_ANNOTATE_ATTR_H

#include "annotate/iface.h"

const char *attr_word_name(AttrWord word);
bool attr_may_stand(AttrWord word, char place); // 'P' 'R' 'F' 'D'

// One word in place: "len=n", "out". False after a diagnostic.
bool attr_parse(Arena *a, Str text, SrcLoc loc, Attr *out, DiagList *diags);

// Several words, as in rules, fields and CBW_EACH: "len=n keep, out". A word
// ends where a comma or another operand begins. by_rule is set on each.
bool attr_parse_words(Arena *a, Str text, SrcLoc loc, AttrList *out,
                      DiagList *diags);

// The place of the next `c` outside parentheses, quotes and doubled operators.
bool attr_find_outside(Str text, char c, size_t *at);
// Takes the part before the next comma outside parentheses.
Str attr_take_part(Str *rest);
// Takes the next token: up to a blank or comma outside parentheses.
Str attr_take_token(Str *rest);
// "name=value"; the value is empty when there is none.
Str attr_split_value(Str text, Str *value, bool *has);

// The nearest of some names, or "" when none is near.
typedef struct Nearest {
    Str want, best;
    size_t distance;
} Nearest;

Nearest nearest_to(Str want);
void nearest_try(Nearest *n, Str name);
void nearest_note(const Nearest *n, SrcLoc loc, DiagList *diags);

// Library-level lines that wait for the whole model.
typedef struct RuleLine {
    bool is_fn;      // CBW_FN: exact function name, no parameter part
    Str func, param; // globs and forms as written
    AttrList words;
    SrcLoc loc;
    bool used; // set by rules_apply: it matched something
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

// directive.c: a library-level line, "class T, free=f name=N". Rules, function
// words and fields are put in `d` for rules_apply(); all else in the model.
bool attr_directive(Iface *f, Directives *d, Str text, SrcLoc loc,
                    DiagList *diags);

#endif
