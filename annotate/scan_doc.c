// Comments to Doc. clang finds the comment (plain ones too, by
// -fparse-all-comments); here a plain comment that a blank line parts from the
// declaration is not taken, decoration is removed, and Doxygen commands are
// taken apart. Unknown commands stay as they are.
#include "annotate/scan_int.h"

#include <ctype.h>
#include <string.h>

// ---- decoration ------------------------------------------------------------

static Str strip_line(Str line)
{
    line = str_trim(line);
    static const char *const openers[] = {"/**<", "/*!<", "/**", "/*!", "/*",
                                          "///<", "//!<", "///", "//!", "//"};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (str_starts(line, str_of(openers[i]))) {
            line = str_from(line, strlen(openers[i]));
            break;
        }
    if (str_ends(line, STR("*/")))
        line = str_sub(line, 0, line.len - 2);
    while (line.len && line.ptr[line.len - 1] == '*')
        line.len--;
    size_t stars = 0;
    while (stars < line.len && line.ptr[stars] == '*')
        stars++;
    if (stars && (stars == line.len || line.ptr[stars] == ' ' || stars > 1))
        line = str_from(line, stars);
    if (line.len && line.ptr[0] == ' ')
        line = str_from(line, 1);
    while (line.len && isspace((unsigned char)line.ptr[line.len - 1]))
        line.len--;
    return line;
}

// ---- commands --------------------------------------------------------------

typedef enum Section { TEXT, PARAM, RETURN, THROWS, DEPRECATED, SEE } Section;

typedef struct DocParser {
    Arena *a;
    Doc *doc;
    Section section;
    bool code;
} DocParser;

static void append(Arena *a, Str *to, Str line)
{
    if (!to->len)
        *to = str_copy(a, line);
    else
        *to = str_fmt(a, "%.*s\n%.*s", STR_ARG(*to), STR_ARG(line));
}

static Str *section_text(DocParser *p)
{
    switch (p->section) {
    case PARAM:
        return &VEC_LAST(&p->doc->params).text;
    case RETURN:
        return &p->doc->ret;
    case THROWS:
        return &VEC_LAST(&p->doc->throws);
    case DEPRECATED:
        return &p->doc->deprecated;
    case SEE:
        return &VEC_LAST(&p->doc->sees);
    case TEXT:
        break;
    }
    return &p->doc->text;
}

static Str take_word(Str *s)
{
    *s = str_trim(*s);
    size_t n = 0;
    while (n < s->len && !isspace((unsigned char)s->ptr[n]))
        n++;
    Str word = str_sub(*s, 0, n);
    *s = str_trim(str_from(*s, n));
    return word;
}

// \c x, \p x, \a x, @ref x -> `x`; <b> and friends go.
static Str inline_markup(Arena *a, Str s)
{
    Str out = STR("");
    while (s.len) {
        bool command = (s.ptr[0] == '\\' || s.ptr[0] == '@') && s.len > 3 &&
                       strchr("cpae", s.ptr[1]) && s.ptr[2] == ' ';
        if (command) {
            s = str_from(s, 3);
            size_t n = 0;
            while (n < s.len &&
                   (isalnum((unsigned char)s.ptr[n]) || s.ptr[n] == '_'))
                n++;
            out = str_fmt(a, "%.*s`%.*s`", STR_ARG(out),
                          STR_ARG(str_sub(s, 0, n)));
            s = str_from(s, n);
            continue;
        }
        size_t next = 1;
        while (next < s.len && s.ptr[next] != '\\' && s.ptr[next] != '@')
            next++;
        out = str_cat(a, out, str_sub(s, 0, next));
        s = str_from(s, next);
    }
    return out;
}

static void param_command(DocParser *p, Str head, Str rest)
{
    DocParam param = {.dir = STR(""), .text = STR("")};
    size_t open;
    if (str_find_char(head, '[', &open) && str_ends(head, STR("]")))
        param.dir = str_sub(head, open + 1, head.len - open - 2);
    param.name = str_copy(p->a, take_word(&rest));
    if (param.name.len && strchr(":,", param.name.ptr[param.name.len - 1]))
        param.name.len--;
    if (str_starts(rest, STR("- ")))
        rest = str_from(rest, 2);
    param.text = str_copy(p->a, inline_markup(p->a, rest));
    VEC_PUSH(p->a, &p->doc->params, param);
    p->section = PARAM;
}

static bool is_one_of(Str s, const char *list)
{
    Str rest = str_of(list), one;
    while (str_split(&rest, ' ', &one))
        if (str_eq(s, one))
            return true;
    return false;
}

// Returns false when the line is no command that starts a section.
static bool command_line(DocParser *p, Str line)
{
    if (!line.len || (line.ptr[0] != '@' && line.ptr[0] != '\\'))
        return false;
    Str rest = str_from(line, 1);
    Str head = take_word(&rest);
    Str word = head;
    size_t bracket;
    if (str_find_char(head, '[', &bracket))
        word = str_sub(head, 0, bracket);
    Str text = str_copy(p->a, inline_markup(p->a, rest));
    if (str_eq_c(word, "param")) {
        param_command(p, head, rest);
    } else if (is_one_of(word, "return returns result")) {
        p->section = RETURN;
        append(p->a, &p->doc->ret, text);
    } else if (str_eq_c(word, "retval")) {
        p->section = RETURN;
        Str value = take_word(&rest);
        append(p->a, &p->doc->ret,
               str_fmt(p->a, "`%.*s`: %.*s", STR_ARG(value), STR_ARG(rest)));
    } else if (is_one_of(word, "throws throw exception")) {
        p->section = THROWS;
        VEC_PUSH(p->a, &p->doc->throws, text);
    } else if (str_eq_c(word, "deprecated")) {
        p->section = DEPRECATED;
        p->doc->deprecated = text.len ? text : STR("deprecated");
    } else if (is_one_of(word, "see sa")) {
        p->section = SEE;
        VEC_PUSH(p->a, &p->doc->sees, text);
    } else if (is_one_of(word, "brief short details remark remarks note "
                               "warning attention par")) {
        p->section = TEXT;
        bool aside = is_one_of(word, "note warning attention");
        append(p->a, &p->doc->text,
               aside ? str_fmt(p->a, "**%.*s**: %.*s", STR_ARG(word),
                               STR_ARG(text))
                     : text);
    } else if (is_one_of(word, "code verbatim")) {
        p->code = true;
        append(p->a, section_text(p), STR("```c"));
    } else if (is_one_of(word, "file defgroup ingroup addtogroup name fn "
                               "struct enum typedef def var union { }")) {
        return true;
    } else {
        return false;
    }
    return true;
}

static void doc_line(DocParser *p, Str line)
{
    Str bare = str_trim(line);
    if (p->code) {
        bool end = is_one_of(bare, "@endcode \\endcode @endverbatim "
                                   "\\endverbatim");
        p->code = !end;
        append(p->a, section_text(p), end ? STR("```") : line);
        return;
    }
    if (command_line(p, bare))
        return;
    if (!bare.len && p->section != TEXT) {
        p->section = TEXT;
        return;
    }
    Str *to = section_text(p);
    if (!bare.len && !to->len)
        return;
    append(p->a, to, inline_markup(p->a, p->section == TEXT ? line : bare));
}

Doc doc_parse(Arena *a, Str raw)
{
    Doc doc = {
        .raw = raw, .text = STR(""), .ret = STR(""), .deprecated = STR("")};
    DocParser p = {a, &doc, TEXT, false};
    Str rest = raw, line;
    while (str_split(&rest, '\n', &line))
        doc_line(&p, strip_line(line));
    doc.text = str_trim(doc.text);
    return doc;
}

// ---- finding it ------------------------------------------------------------

static bool is_doxygen(Str raw)
{
    return (str_starts(raw, STR("/**")) && !str_starts(raw, STR("/***"))) ||
           str_starts(raw, STR("/*!")) || str_starts(raw, STR("///")) ||
           str_starts(raw, STR("//!"));
}

// A plain comment belongs to the declaration it touches, not to one that a
// blank line parts from it (there it ends a section, or describes what is
// above).
static bool touches(Scan *s, CXCursor c)
{
    unsigned end = 0, begin = 0;
    CXFile file, file2;
    CXSourceRange range = clang_Cursor_getCommentRange(c);
    clang_getExpansionLocation(clang_getRangeEnd(range), &file, NULL, NULL,
                               &end);
    clang_getExpansionLocation(clang_getRangeStart(clang_getCursorExtent(c)),
                               &file2, NULL, NULL, &begin);
    size_t size = 0;
    const char *text = file ? clang_getFileContents(s->tu, file, &size) : NULL;
    if (!text || begin <= end || begin > size)
        return true; // a trailing comment
    Str between = {text + end, begin - end};
    return !str_find(between, STR("\n\n"), NULL) &&
           !str_find(between, STR("\n\r\n"), NULL);
}

Doc scan_doc(Scan *s, CXCursor c)
{
    Str raw = scan_str(s, clang_Cursor_getRawCommentText(c));
    if (raw.len && !is_doxygen(raw) && !touches(s, c))
        raw = STR("");
    return doc_parse(s->arena, raw);
}
