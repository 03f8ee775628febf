// Notes of GObject introspection (see doc_notes.h).
#include "annotate/doc_notes.h"

#include <ctype.h>
#include <string.h>

static Str skip_blanks(Str s)
{
    while (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\t'))
        s = str_from(s, 1);
    return s;
}

Str doc_take_notes(Str *text)
{
    Str rest = skip_blanks(*text);
    const char *begin = rest.ptr;
    size_t end;
    while (str_starts(rest, STR("(")) && str_find_char(rest, ')', &end) &&
           !str_find_char(str_sub(rest, 1, end), '(', NULL))
        rest = skip_blanks(str_from(rest, end + 1));
    size_t n = (size_t)(rest.ptr - begin);
    if (!n || !str_starts(rest, STR(":")))
        return STR("");
    *text = str_trim(str_from(rest, 1));
    return str_trim((Str){begin, n});
}

// The word in the group, as a whole.
static bool has_word(Str group, const char *word)
{
    Str one;
    while (str_split(&group, ' ', &one))
        if (str_eq_c(one, word))
            return true;
    return false;
}

bool doc_notes(Str notes, const char *note, const char *detail)
{
    size_t open, close;
    while (str_find_char(notes, '(', &open) &&
           str_find_char(notes, ')', &close) && open < close) {
        Str group = str_sub(notes, open + 1, close - open - 1), first;
        Str rest = group;
        if (str_split(&rest, ' ', &first) && str_eq_c(first, note) &&
            (!*detail || has_word(rest, detail)))
            return true;
        notes = str_from(notes, close + 1);
    }
    return false;
}

void doc_note_params(const Doc *doc, CParamVec *params)
{
    for (size_t i = 0; i < doc->params.len; i++)
        for (size_t k = 0; k < params->len; k++)
            if (doc->params.at[i].notes.len &&
                str_eq(doc->params.at[i].name, params->at[k].name))
                params->at[k].notes = doc->params.at[i].notes;
}
