// Rules: words for many functions at once (CBW_RULE, CBW_FN, CBW_FIELD, the
// words of CBW_MODULE), put on the functions and fields they match.
#ifndef CBW_ANNOTATE_RULE_H
#define CBW_ANNOTATE_RULE_H

#include "annotate/attr.h"

// Adds each rule's words to what it matches, resolves constant groups, and
// checks what all words say (annotate/check.c). False after errors.
bool rules_apply(Iface *f, const Directives *d, DiagList *diags);

// annotate/check.c: contradictions, names that name nothing, words in places
// where they mean nothing.
bool iface_check(const Iface *f, DiagList *diags);

#endif
