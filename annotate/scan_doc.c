// Where a declaration's comment is. clang finds Doxygen comments, and plain
// ones too (-fparse-all-comments); a plain one is taken only when it touches
// the declaration. Headers that explain each function in a comment below it
// (zlib.h does) are recognised by what most of their comments touch. Macros
// have no comments in clang: theirs are looked up in the text.
#include "annotate/scan_int.h"

#include <ctype.h>
#include <string.h>

// ---- text ------------------------------------------------------------------

static Str text_of(Scan *s, ScanFile *f)
{
    if (!f->text)
        f->text = clang_getFileContents(s->tu, f->file, &f->size);
    return f->text ? (Str){f->text, f->size} : STR("");
}

static size_t line_start(Str t, size_t at)
{
    while (at > 0 && t.ptr[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(Str t, size_t at)
{
    while (at < t.len && t.ptr[at] != '\n')
        at++;
    return at;
}

static Str line_at(Str t, size_t at)
{
    size_t from = line_start(t, at);
    return str_trim(str_sub(t, from, line_end(t, at) - from));
}

static size_t skip_spaces(Str t, size_t at)
{
    while (at < t.len && (t.ptr[at] == ' ' || t.ptr[at] == '\t'))
        at++;
    return at;
}

static bool is_blank_between(Str t, size_t from, size_t to)
{
    size_t lines = 0;
    for (size_t i = from; i < to && i < t.len; i++)
        lines = t.ptr[i] == '\n'                        ? lines + 1
                : isspace((unsigned char)t.ptr[i]) != 0 ? lines
                                                        : 0;
    return lines > 1;
}

// The comment that starts at `at`, or "". A run of // lines is one.
static Str comment_at(Str t, size_t at)
{
    Str rest = str_from(t, at);
    size_t end;
    if (str_starts(rest, STR("/*")))
        return str_find(str_from(rest, 2), STR("*/"), &end)
                   ? str_sub(rest, 0, end + 4)
                   : STR("");
    if (!str_starts(rest, STR("//")))
        return STR("");
    end = line_end(t, at);
    while (end < t.len &&
           str_starts(str_from(t, skip_spaces(t, end + 1)), STR("//")))
        end = line_end(t, end + 1);
    return str_sub(t, at, end - at);
}

// The comment whose last line is the one before `at`, or "".
static Str comment_above(Str t, size_t at)
{
    size_t start = line_start(t, at);
    if (start < 3)
        return STR("");
    size_t end = start - 1, begin = line_start(t, end);
    if (str_starts(line_at(t, begin), STR("//"))) {
        while (begin > 0 &&
               str_starts(line_at(t, line_start(t, begin - 1)), STR("//")))
            begin = line_start(t, begin - 1);
        return str_trim(str_sub(t, begin, end - begin));
    }
    if (!str_ends(line_at(t, begin), STR("*/")))
        return STR("");
    size_t open = end;
    while (open > 0 && !(t.ptr[open] == '/' && t.ptr[open + 1] == '*'))
        open--;
    bool own_line =
        line_start(t, open) == open ||
        !str_trim(str_sub(t, line_start(t, open), open - line_start(t, open)))
             .len;
    return own_line ? str_trim(str_sub(t, open, end - open)) : STR("");
}

// ---- comments below functions ----------------------------------------------

// Counts functions whose comment follows, and those whose comment precedes.
static DocStyle doc_style(Str text)
{
    size_t above = 0, below = 0;
    Str line, before = STR("");
    while (str_split(&text, '\n', &line)) {
        Str now = str_trim(line);
        bool word = now.len &&
                    (isalpha((unsigned char)now.ptr[0]) || now.ptr[0] == '_');
        below += str_ends(before, STR(");")) && str_starts(now, STR("/*")) &&
                 !str_starts(now, STR("/**"));
        above += word && str_ends(before, STR("*/"));
        above += word && str_starts(before, STR("//"));
        before = now;
    }
    return below > above ? DOC_BELOW : DOC_ABOVE;
}

static bool in_below_style(Scan *s, ScanFile *f)
{
    if (f->docs == DOC_UNKNOWN)
        f->docs = doc_style(text_of(s, f));
    return f->docs == DOC_BELOW;
}

static Str comment_below(Scan *s, ScanFile *f, unsigned end)
{
    Str t = text_of(s, f);
    size_t at = end;
    while (at < t.len && t.ptr[at] != ';' && t.ptr[at] != '{')
        at++;
    if (at >= t.len || t.ptr[at] == '{')
        return STR("");
    at = skip_spaces(t, at + 1);
    if (at < t.len && t.ptr[at] == '\r')
        at++;
    if (at >= t.len || t.ptr[at] != '\n')
        return STR("");
    return comment_at(t, skip_spaces(t, at + 1));
}

// ---- declarations ----------------------------------------------------------

typedef struct Extent {
    ScanFile *file;
    unsigned begin, end;
} Extent;

static Extent extent(Scan *s, CXSourceRange range)
{
    CXFile file = NULL;
    Extent e = {0};
    clang_getExpansionLocation(clang_getRangeStart(range), &file, NULL, NULL,
                               &e.begin);
    clang_getExpansionLocation(clang_getRangeEnd(range), NULL, NULL, NULL,
                               &e.end);
    e.file = file ? scan_file(s, file) : NULL;
    return e;
}

// Behind the declaration there is the rest of it (words, a size), a mark, and
// nothing that another declaration could be.
static bool is_behind(Str t, size_t from, size_t to)
{
    while (from < to && !strchr(";,}\n", t.ptr[from]))
        from++;
    for (; from < to && from < t.len; from++)
        if (!strchr(";, \t\r\n", t.ptr[from]))
            return false;
    return true;
}

// Above, with nothing between and nothing else on its line; or behind.
static bool touches(const Extent *decl, const Extent *comment, Str t)
{
    if (comment->begin >= decl->begin)
        return is_behind(t, decl->end, comment->begin);
    size_t start = line_start(t, comment->begin);
    return !str_trim(str_sub(t, start, comment->begin - start)).len &&
           !is_blank_between(t, comment->end, decl->begin);
}

// The comment that clang found, if it is this declaration's: of a redeclared
// function it finds any declaration's.
static Str own_comment(Scan *s, CXCursor c, const Extent *decl)
{
    Str raw = scan_str(s, clang_Cursor_getRawCommentText(c));
    Str t = text_of(s, decl->file);
    Extent comment = extent(s, clang_Cursor_getCommentRange(c));
    if (!raw.len)
        return raw;
    if (comment.file != decl->file) {
        raw = comment_above(t, decl->begin);
        return doc_is_doxygen(raw) ? str_copy(s->arena, raw) : STR("");
    }
    bool above = comment.begin < decl->begin;
    bool own = (above && doc_is_doxygen(raw)) || touches(decl, &comment, t);
    return own ? raw : STR("");
}

Doc scan_doc(Scan *s, CXCursor c)
{
    Extent decl = extent(s, clang_getCursorExtent(c));
    if (!decl.file)
        return doc_parse(s->arena, STR(""));
    Str raw = own_comment(s, c, &decl);
    bool function = clang_getCursorKind(c) == CXCursor_FunctionDecl;
    if (function && !doc_is_doxygen(raw) && in_below_style(s, decl.file))
        raw = str_copy(s->arena, comment_below(s, decl.file, decl.end));
    return doc_parse(s->arena, raw);
}

// ---- macros ----------------------------------------------------------------

// A plain comment above is about this macro alone when no other follows.
Doc scan_macro_doc(Scan *s, const MacroDef *m)
{
    Str t = text_of(s, m->file);
    size_t behind = skip_spaces(t, m->end);
    Str raw = comment_at(t, behind);
    if (str_starts(raw, STR("//")))
        raw = str_sub(raw, 0, line_end(raw, 0));
    if (!raw.len) {
        raw = comment_above(t, m->begin);
        size_t next = line_end(t, m->end) + 1;
        bool alone =
            next >= t.len || !str_starts(line_at(t, next), STR("#define"));
        if (!alone && !doc_is_doxygen(raw))
            raw = STR("");
    }
    return doc_parse(s->arena, str_copy(s->arena, raw));
}
