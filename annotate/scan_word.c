// Words of cbw.h that are not: the compiler would only say that it does not
// understand what stands there.
#include "annotate/attr.h"
#include "annotate/scan_int.h"
#include "base/frag.h"

FRAG_DECLARE(ANNOTATE_LIB);

static bool is_word_char(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '_';
}

// The identifier at a place in a file's text.
static Str word_in(Str text)
{
    size_t n = 0;
    while (n < text.len && is_word_char(text.ptr[n]))
        n++;
    return str_sub(text, 0, n);
}

Str scan_diag_text(Scan *s, CXDiagnostic d, size_t *at)
{
    CXFile file;
    unsigned offset;
    size_t size;
    clang_getFileLocation(clang_getDiagnosticLocation(d), &file, NULL, NULL,
                          &offset);
    const char *text = file ? clang_getFileContents(s->tu, file, &size) : NULL;
    *at = text && offset <= size ? offset : 0;
    return text && offset <= size ? (Str){text, size} : STR("");
}

static Str word_at(Scan *s, CXDiagnostic d)
{
    size_t at;
    Str text = scan_diag_text(s, d, &at);
    return word_in(str_from(text, at));
}

bool scan_unknown_word(Scan *s, CXDiagnostic d, SrcLoc loc)
{
    Str word = word_at(s, d);
    Str text = scan_str(s, clang_getDiagnosticSpelling(d));
    if (!str_starts(word, STR("CBW_")) || str_starts(text, STR("unterminated")))
        return false;
    Str rest = frag_text(ANNOTATE_LIB, ANNOTATE_LIB_LEN, STR("cbw.h"));
    Nearest near = nearest_to(word);
    const Str define = STR("#define ");
    for (size_t at; str_find(rest, define, &at);) {
        rest = str_from(rest, at + define.len);
        Str known = word_in(rest);
        if (str_eq(known, word)) {
            diag_error(s->diags, loc, "%.*s is not defined here",
                       STR_ARG(word));
            diag_note(s->diags, NO_LOC, "#include \"cbw.h\" before it");
            return true;
        }
        if (str_starts(known, STR("CBW_")))
            nearest_try(&near, known);
    }
    diag_error(s->diags, loc, "unknown word '%.*s'", STR_ARG(word));
    nearest_note(&near, loc, s->diags);
    return true;
}
