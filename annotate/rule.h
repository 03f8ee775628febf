// Rules: words for many functions at once (CBW_RULE, CBW_FN, CBW_FIELD, the
// words of CBW_MODULE), put on the functions and fields they match.
#ifndef CBW_ANNOTATE_RULE_H
#define CBW_ANNOTATE_RULE_H

#include "annotate/attr.h"

// Adds each rule's words to what it matches, resolves constant groups, and
// checks what all words say (check.c). False after errors.
bool rules_apply(Iface *f, Directives *d, DiagList *diags);

// check.c: words in places where they mean nothing, contradictions, names that
// name nothing.
bool iface_check(const Iface *f, DiagList *diags);

// check_lines.c: the same for classes, shapes, groups.
bool iface_check_lines(Iface *f, DiagList *diags);

// rule_unused.c: an error for a rule that applied to nothing.
void rule_unused(const Iface *f, const RuleLine *r, DiagList *diags);
// rule.c: by the parameter part of a rule, a glob or a type.
bool rule_param_matches(const CParam *p, Str form);

// Whether a word can say anything about a value of that type.
bool attr_fits(AttrWord word, const CType *t);

#endif
