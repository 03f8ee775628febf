// Which symbols a module defines for others to link with.
#include "facts/ir.h"

// The linkage is the first word, if any ("Functions" and "Global Variables"
// of LLVM's language reference).
static bool is_outside(Str words)
{
    static const char *const LINKAGES[] = {"internal", "private", "external",
                                           "extern_weak",
                                           "available_externally"};
    Str first;
    words = str_trim(words);
    str_split(&words, ' ', &first);
    for (size_t i = 0; i < sizeof LINKAGES / sizeof *LINKAGES; i++)
        if (str_eq_c(first, LINKAGES[i]))
            return false;
    return true;
}

static Str name_at(Str text)
{
    size_t n = 0;
    if (text.len && text.ptr[0] == '"' &&
        str_find_char(str_from(text, 1), '"', &n))
        return str_sub(text, 1, n);
    while (n < text.len && text.ptr[n] != '(' && text.ptr[n] != ' ')
        n++;
    return str_sub(text, 0, n);
}

bool ir_defined(Arena *a, Str text, StrVec *names)
{
    Str line;
    size_t at, eq;
    while (str_split(&text, '\n', &line)) {
        if (str_starts(line, STR("module asm ")))
            return false;
        bool func = str_starts(line, STR("define "));
        bool other =
            line.len && line.ptr[0] == '@' && str_find(line, STR(" = "), &eq);
        if ((func || other) && str_find_char(line, '@', &at) &&
            is_outside(str_from(line, func ? 7 : eq + 3)))
            VEC_PUSH(a, names, name_at(str_from(line, at + 1)));
    }
    return true;
}
