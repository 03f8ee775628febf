// Clang's errors in headers, with what to do about them: a header that needs
// another before it, one that needs a define, one that is C++.
#include "annotate/scan_int.h"

#include "base/fs.h"

#include <string.h>

Str scan_diag_line(Scan *s, CXDiagnostic d)
{
    size_t begin, end;
    Str text = scan_diag_text(s, d, &begin);
    end = begin;
    while (begin > 0 && text.ptr[begin - 1] != '\n')
        begin--;
    while (end < text.len && text.ptr[end] != '\n')
        end++;
    return str_sub(text, begin, end - begin);
}

// What ends too early is seen in the text that includes the headers, at its end
// or at the line after the header's: the place is the end of that header.
SrcLoc scan_end_before(Scan *s, CXDiagnostic d)
{
    unsigned line, col;
    Str text;
    const StrVec *headers = &s->iface->headers;
    clang_getFileLocation(clang_getDiagnosticLocation(d), NULL, &line, &col,
                          NULL);
    line -= col == 1;
    if (line < 1 || line > headers->len ||
        !fs_read(s->arena, headers->at[line - 1], &text))
        return NO_LOC;
    SrcLoc end = {.file = scan_shown(s, headers->at[line - 1]), .line = 1};
    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++)
        end.line += text.ptr[i] == '\n';
    return end;
}

// "unknown type name 'class'": a word that C++ has and C has not.
static bool is_cxx(Str text, Str line)
{
    static const char *const words[] = {"class", "namespace", "template",
                                        "using", "constexpr", "virtual"};
    line = str_trim(line);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        Str word = str_of(words[i]);
        if (str_starts(line, word) && line.len > word.len &&
            strchr(" \t<", line.ptr[word.len]))
            return true;
    }
    return str_starts(line, STR("extern \"C\"")) &&
           str_starts(text, STR("expected identifier"));
}

static bool is_directive(Str line, Str name)
{
    line = str_trim(line);
    return str_starts(line, STR("#")) &&
           str_starts(str_trim(str_from(line, 1)), name);
}

static bool is_upper(Str name)
{
    bool letter = false;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z')
            return false;
        letter |= name.ptr[i] >= 'A' && name.ptr[i] <= 'Z';
    }
    return letter;
}

static void unknown_type(Scan *s, Str text)
{
    const Str mark = STR("unknown type name '");
    size_t end;
    if (!str_starts(text, mark))
        return;
    Str name = str_from(text, mark.len);
    name = str_find_char(name, '\'', &end) ? str_sub(name, 0, end) : name;
    if (is_upper(name))
        diag_note(s->diags, NO_LOC,
                  "if it is a macro, its header comes before this one, or "
                  "-D%.*s= after --",
                  STR_ARG(name));
    else
        diag_note(s->diags, NO_LOC,
                  "the header that defines '%.*s' comes before this one: give "
                  "it first, or include it first in a side file NAME.bind.h",
                  STR_ARG(name));
}

bool scan_remedy(Scan *s, Str text, Str line)
{
    if (is_cxx(text, line)) {
        diag_note(s->diags, NO_LOC,
                  "this is C++: only C is bound; declare what is to be called "
                  "in a C header, with extern \"C\" under #ifdef __cplusplus, "
                  "and give the C++ code as sources");
        return true;
    }
    if (is_directive(line, STR("error")))
        diag_note(s->diags, NO_LOC,
                  "the header itself asks for this: define what it wants with "
                  "-D, or give the header that it wants before it");
    else if (!scan_note_home(s, text))
        unknown_type(s, text);
    return false;
}
