// What the text of a function-like macro says, before clang sees a call of it.
// Texts given are the macro's body, trimmed; results lie in them, or in the
// arena.
#ifndef CBW_ANNOTATE_MACRO_TEXT_H
#define CBW_ANNOTATE_MACRO_TEXT_H

#include "base/vec.h"

// The next place of an identifier at or behind `from`; text.len: none.
size_t macro_find(Str text, Str word, size_t from);

// Why it can be no function, as far as the text alone says; "": nothing.
Str macro_refused(Arena *a, Str body, const StrVec *params);

// "a == b": the last thing done is to compare.
bool macro_is_truth(Str body);

// The names of the fields read of a parameter: "(p)->name" and "p->name".
StrVec macro_fields(Arena *a, Str body, Str param);

// Argument n of the call whose parenthesis opens there, or "".
Str macro_argument(Str text, size_t open, size_t n);

#endif
