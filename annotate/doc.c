// Comments to Doc (see doc.h). Lines are undecorated one by one, then read
// with one section open at a time; a blank line ends a section and leads back
// to the main text, as Doxygen does it. Plain comments are text: what looks
// like a command in them may be anything.
#include "annotate/doc.h"
#include "annotate/doc_notes.h"

#include <ctype.h>
#include <string.h>

static bool is_one_of(Str s, const char *list)
{
    Str rest = str_of(list), one;
    while (str_split(&rest, ' ', &one))
        if (str_eq(s, one))
            return true;
    return false;
}

static bool is_space(char c)
{
    return isspace((unsigned char)c) != 0;
}

static bool is_ident_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static Str trim_end(Str s)
{
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

// ---- decoration ------------------------------------------------------------

static const char *const OPENERS[] = {"/**<", "/*!<", "/**", "/*!", "/*",
                                      "///<", "//!<", "///", "//!", "//"};
enum { BLOCK_OPENERS = 5 };

// The first opener that s starts with, or -1. A line of slashes or stars is
// none.
static int opener_of(Str s)
{
    for (int i = 0; i < (int)(sizeof OPENERS / sizeof *OPENERS); i++)
        if (str_starts(s, str_of(OPENERS[i])))
            return i;
    return -1;
}

bool doc_is_doxygen(Str raw)
{
    raw = str_trim(raw);
    return (str_starts(raw, STR("/**")) && !str_starts(raw, STR("/***")) &&
            !str_starts(raw, STR("/**/"))) ||
           str_starts(raw, STR("/*!")) ||
           (str_starts(raw, STR("///")) && !str_starts(raw, STR("////"))) ||
           str_starts(raw, STR("//!"));
}

// Rules and boxes: three or more of the same kind of sign and nothing else.
static bool is_banner(Str line)
{
    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++)
        if (!strchr("-=*#~_+/", line.ptr[i]))
            return false;
    return line.len >= 3;
}

// "  ** text" -> " text": the stars that lead every line of a block.
static Str strip_stars(Str line)
{
    Str s = line;
    while (s.len && is_space(s.ptr[0]))
        s = str_from(s, 1);
    size_t stars = 0;
    while (stars < s.len && s.ptr[stars] == '*')
        stars++;
    return stars ? str_from(s, stars) : line;
}

// Tabs to blanks, so that indentation can be compared.
static Str expand_tabs(Arena *a, Str line)
{
    if (!str_find_char(line, '\t', NULL))
        return line;
    size_t n = 0;
    char *to = arena_alloc(a, line.len * 8 + 1);
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] == '\t')
            do
                to[n++] = ' ';
            while (n % 8);
        else
            to[n++] = line.ptr[i];
    return (Str){to, n};
}

static bool block_has_stars(Str body)
{
    Str line;
    bool first = true, any = false;
    while (str_split(&body, '\n', &line)) {
        Str t = str_trim(line);
        if (!first && t.len) {
            if (t.ptr[0] != '*')
                return false;
            any = true;
        }
        first = false;
    }
    return any;
}

static Str close_block(Str s)
{
    s = trim_end(s);
    if (str_ends(s, STR("*/")))
        s = str_sub(s, 0, s.len - 2);
    while (s.len && s.ptr[s.len - 1] == '*')
        s.len--;
    return trim_end(s);
}

static void push_line(Arena *a, StrVec *to, Str line)
{
    line = trim_end(line);
    if (!is_banner(line))
        VEC_PUSH(a, to, expand_tabs(a, line));
}

static void block_lines(Arena *a, Str body, StrVec *to)
{
    bool stars = block_has_stars(body), first = true;
    Str line;
    while (str_split(&body, '\n', &line)) {
        if (first)
            while (line.len && line.ptr[0] == '*')
                line = str_from(line, 1);
        else if (stars)
            line = strip_stars(line);
        push_line(a, to, first ? str_trim(line) : line);
        first = false;
    }
}

static size_t indent_of(Str line)
{
    size_t n = 0;
    while (n < line.len && line.ptr[n] == ' ')
        n++;
    return n;
}

// Takes the common indentation off all lines but the first, which follows the
// opener.
static void dedent(StrVec *lines, size_t from)
{
    size_t least = SIZE_MAX;
    for (size_t i = from; i < lines->len; i++)
        if (lines->at[i].len && indent_of(lines->at[i]) < least)
            least = indent_of(lines->at[i]);
    for (size_t i = from; i < lines->len; i++)
        lines->at[i] = str_from(lines->at[i], least);
}

// One comment, or a run of them, to lines.
static StrVec undecorate(Arena *a, Str raw)
{
    StrVec lines = {0};
    raw = str_trim(raw);
    while (raw.len) {
        size_t end, from = lines.len;
        int opener = opener_of(raw);
        bool block = opener >= 0 && opener < BLOCK_OPENERS;
        if (opener >= 0)
            raw = str_from(raw, strlen(OPENERS[opener]));
        if (!str_find(raw, block ? STR("*/") : STR("\n"), &end))
            end = raw.len;
        else if (block)
            end += 2;
        Str body = str_sub(raw, 0, end);
        if (block) {
            block_lines(a, close_block(body), &lines);
            if (lines.len > from)
                dedent(&lines, lines.at[from].len ? from + 1 : from);
        } else {
            push_line(a, &lines, str_trim(body).len ? body : STR(""));
        }
        raw = str_trim(str_from(raw, end));
        if (!block && lines.len > from && lines.at[from].len &&
            lines.at[from].ptr[0] == ' ')
            lines.at[from] = str_from(lines.at[from], 1);
    }
    return lines;
}

// ---- markup inside a line --------------------------------------------------

typedef struct Swap {
    const char *from, *to;
} Swap;

static const Swap TAGS[] = {
    {"<b>", "**"},     {"</b>", "**"}, {"<strong>", "**"}, {"</strong>", "**"},
    {"<i>", "*"},      {"</i>", "*"},  {"<em>", "*"},      {"</em>", "*"},
    {"<tt>", "`"},     {"</tt>", "`"}, {"<code>", "`"},    {"</code>", "`"},
    {"<p>", ""},       {"</p>", ""},   {"<br>", ""},       {"<br/>", ""},
    {"<br />", ""},    {"<ul>", ""},   {"</ul>", ""},      {"<ol>", ""},
    {"</ol>", ""},     {"<li>", "- "}, {"</li>", ""},      {"<pre>", "```"},
    {"</pre>", "```"},
};

// A tag at the start of s, lower or upper case: its length and replacement.
static size_t tag_at(Arena *a, Str s, Str *to)
{
    Str head = str_lower(a, str_sub(s, 0, 9));
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
        if (str_starts(head, str_of(TAGS[i].from))) {
            *to = str_of(TAGS[i].to);
            return strlen(TAGS[i].from);
        }
    return 0;
}

// The word after a command such as \p, without what punctuation follows it.
static size_t operand_length(Str s)
{
    size_t n = 0;
    int open = 0;
    for (; n < s.len && !is_space(s.ptr[n]) && !strchr(",;", s.ptr[n]); n++)
        open += s.ptr[n] == '(' ? 1 : s.ptr[n] == ')' ? -1 : 0;
    while (n &&
           (strchr(".:!?", s.ptr[n - 1]) || (s.ptr[n - 1] == ')' && open < 0)))
        open += s.ptr[--n] == ')';
    return n;
}

// \p x, \c x, \a x, \e x, \b x, \ref x; \\ and \@ are the sign itself.
static size_t command_at(Arena *a, Str s, Str *to)
{
    size_t n = 1;
    while (n < s.len && isalpha((unsigned char)s.ptr[n]))
        n++;
    Str name = str_sub(s, 1, n - 1);
    if (!name.len && s.len > 1 && strchr("\\@<>&#%$", s.ptr[1])) {
        *to = str_sub(s, 1, 1);
        return 2;
    }
    if (str_eq_c(name, "n")) {
        *to = STR("");
        return n;
    }
    bool code = is_one_of(name, "p c a ref link"), bold = str_eq_c(name, "b");
    if (n >= s.len || s.ptr[n] != ' ' ||
        !(code || bold || is_one_of(name, "e em")))
        return 0;
    Str operand = str_from(s, n + 1);
    operand = str_sub(operand, 0, operand_length(operand));
    if (!operand.len)
        return 0;
    const char *mark = code ? "`" : bold ? "**" : "*";
    *to = str_fmt(a, "%s%.*s%s", mark, STR_ARG(operand), mark);
    return n + 1 + operand.len;
}

static Str inline_markup(Arena *a, Str s)
{
    Str out = STR("");
    size_t from = 0;
    for (size_t i = 0; i < s.len;) {
        char c = s.ptr[i];
        bool free_start = i == 0 || !is_ident_char(s.ptr[i - 1]);
        Str to;
        size_t n = 0;
        if (c == '<')
            n = tag_at(a, str_from(s, i), &to);
        else if ((c == '\\' || c == '@') && free_start)
            n = command_at(a, str_from(s, i), &to);
        if (!n) {
            i++;
            continue;
        }
        out = str_fmt(a, "%.*s%.*s%.*s", STR_ARG(out),
                      STR_ARG(str_sub(s, from, i - from)), STR_ARG(to));
        i += n;
        from = i;
    }
    return from ? str_cat(a, out, str_from(s, from)) : s;
}

// ---- commands --------------------------------------------------------------

typedef enum Section {
    TEXT,
    PARAM,
    RETURN,
    THROWS,
    DEPRECATED,
    SEE,
    DROP
} Section;

typedef struct DocParser {
    Arena *a;
    Doc *doc;
    Section section;
    size_t params; // DocParams that the open section fills
    char *buffer;  // of the text that grows
    size_t room;
    Str *grows;
    bool code, doxygen, deprecated;
    bool stop; // \internal, or the comment is not about a declaration
} DocParser;

// Texts grow in place while they are the newest thing in their buffer.
static void append(DocParser *p, Str *to, Str line)
{
    bool mine = p->grows == to && to->ptr == p->buffer;
    if (!mine || to->len + line.len + 2 > p->room) {
        size_t room = 2 * (to->len + line.len) + 256;
        char *buffer = arena_alloc_raw(p->a, room);
        memcpy(buffer, to->ptr ? to->ptr : "", to->len);
        p->buffer = buffer;
        p->room = room;
        p->grows = to;
        to->ptr = buffer;
    }
    if (to->len)
        p->buffer[to->len++] = '\n';
    memcpy(p->buffer + to->len, line.ptr, line.len);
    to->len += line.len;
    p->buffer[to->len] = '\0';
}

static void append_section(DocParser *p, Str line)
{
    Doc *d = p->doc;
    switch (p->section) {
    case PARAM:
        for (size_t i = d->params.len - p->params; i < d->params.len; i++)
            append(p, &d->params.at[i].text, line);
        break;
    case RETURN:
        append(p, &d->ret, line);
        break;
    case THROWS:
        append(p, &VEC_LAST(&d->throws), line);
        break;
    case DEPRECATED:
        append(p, &d->deprecated, line);
        break;
    case SEE:
        append(p, &VEC_LAST(&d->sees), line);
        break;
    case TEXT:
        append(p, &d->text, line);
        break;
    case DROP:
        break;
    }
}

static Str take_word(Str *s)
{
    *s = str_trim(*s);
    size_t n = 0;
    while (n < s->len && !is_space(s->ptr[n]))
        n++;
    Str word = str_sub(*s, 0, n);
    *s = str_trim(str_from(*s, n));
    return word;
}

// What may stand between a name and its text: "x - the x", "x: the x".
static Str skip_dash(Str s)
{
    s = str_trim(s);
    if (str_starts(s, STR("- ")) || str_starts(s, STR(": ")))
        s = str_trim(str_from(s, 2));
    return s;
}

static Str direction(Arena *a, Str word)
{
    size_t open;
    if (!str_find_char(word, '[', &open))
        return STR("");
    Str d = str_from(word, open + 1);
    bool in = str_find(d, STR("in"), NULL), out = str_find(d, STR("out"), NULL);
    return str_copy(a, in && out ? STR("in,out")
                       : in      ? STR("in")
                       : out     ? STR("out")
                                 : STR(""));
}

// "@param[in] a,b text"
static void param_command(DocParser *p, Str dir, Str rest)
{
    rest = str_trim(rest);
    if (str_starts(rest, STR("["))) { // "@param [in] a"
        dir = direction(p->a, take_word(&rest));
    }
    Str names = take_word(&rest), name;
    Str notes = str_copy(p->a, doc_take_notes(&rest));
    Str text = str_copy(p->a, inline_markup(p->a, skip_dash(rest)));
    p->params = 0;
    p->section = PARAM;
    while (str_split(&names, ',', &name)) {
        while (name.len && !is_ident_char(name.ptr[name.len - 1]) &&
               !str_ends(name, STR("...")))
            name.len--;
        if (!name.len)
            continue;
        VEC_PUSH(p->a, &p->doc->params,
                 (DocParam){str_copy(p->a, name), text, dir, notes});
        p->params++;
    }
    if (!p->params)
        p->section = DROP;
}

static void retval_command(DocParser *p, Str rest)
{
    Str value = take_word(&rest);
    p->section = RETURN;
    append(p, &p->doc->ret,
           str_fmt(p->a, "- `%.*s` %.*s", STR_ARG(value),
                   STR_ARG(inline_markup(p->a, skip_dash(rest)))));
}

static void aside(DocParser *p, Str word, Str text)
{
    Str title = str_fmt(p->a, "%c%.*s", toupper((unsigned char)word.ptr[0]),
                        STR_ARG(str_from(word, 1)));
    p->section = TEXT;
    if (p->doc->text.len)
        append(p, &p->doc->text, STR(""));
    append(p, &p->doc->text,
           str_fmt(p->a, "**%.*s:** %.*s", STR_ARG(title), STR_ARG(text)));
}

static void par_command(DocParser *p, Str text)
{
    p->section = TEXT;
    if (p->doc->text.len)
        append(p, &p->doc->text, STR(""));
    if (text.len)
        append(p, &p->doc->text, str_fmt(p->a, "**%.*s**", STR_ARG(text)));
}

// Commands that say something about a section of the text.
static bool section_command(DocParser *p, Str word, Str text)
{
    Doc *d = p->doc;
    if (is_one_of(word, "return returns result")) {
        p->section = RETURN;
        if (text.len)
            append(p, &d->ret, text);
    } else if (is_one_of(word, "throws throw exception")) {
        p->section = THROWS;
        VEC_PUSH(p->a, &d->throws, text);
    } else if (str_eq_c(word, "deprecated")) {
        p->section = DEPRECATED;
        p->deprecated = true;
        if (text.len)
            append(p, &d->deprecated, text);
    } else if (is_one_of(word, "see sa")) {
        p->section = SEE;
        VEC_PUSH(p->a, &d->sees, text);
    } else if (is_one_of(word, "brief short details remark remarks")) {
        p->section = TEXT;
        if (text.len)
            append(p, &d->text, text);
    } else if (is_one_of(word, "note warning attention since pre post "
                               "invariant important")) {
        aside(p, word, text);
    } else if (str_eq_c(word, "par")) {
        par_command(p, text);
    } else if (is_one_of(word, "li arg")) {
        append_section(p, str_fmt(p->a, "- %.*s", STR_ARG(text)));
    } else {
        return false;
    }
    return true;
}

// Commands that are about the comment, not about the declaration.
static bool other_command(DocParser *p, Str word)
{
    if (is_one_of(word, "code verbatim")) {
        p->code = true;
        append_section(p, str_eq_c(word, "code") ? STR("```c") : STR("```"));
    } else if (is_one_of(word, "file defgroup addtogroup mainpage page "
                               "internal")) {
        p->stop = true;
    } else if (is_one_of(word, "ingroup name fn struct enum typedef def var "
                               "union copydoc cond endcond if endif ifnot else "
                               "memberof relates related hideinitializer "
                               "nosubgrouping endlink endinternal { }")) {
        return true;
    } else if (is_one_of(word, "author authors copyright date version todo "
                               "bug test")) {
        p->section = DROP;
    } else {
        return false;
    }
    return true;
}

// "Returns: (transfer none): the text"
static bool returns_line(DocParser *p, Str line)
{
    static const char *const begins[] = {"Return value:", "Returns:"};
    for (size_t i = 0; p->doxygen && i < 2; i++) {
        if (!str_starts(line, str_of(begins[i])))
            continue;
        Str text = str_from(line, strlen(begins[i]));
        p->section = RETURN;
        p->doc->ret_notes = str_copy(p->a, doc_take_notes(&text));
        if (str_trim(text).len)
            append(p, &p->doc->ret,
                   str_copy(p->a, inline_markup(p->a, str_trim(text))));
        return true;
    }
    return false;
}

// Returns false when the line is no command that starts a section.
static bool command_line(DocParser *p, Str line)
{
    if (returns_line(p, line))
        return true;
    if (!p->doxygen || line.len < 2 ||
        (line.ptr[0] != '@' && line.ptr[0] != '\\'))
        return false;
    Str rest = str_from(line, 1);
    Str head = take_word(&rest), word = head;
    size_t n = 0;
    while (n < head.len &&
           (isalnum((unsigned char)head.ptr[n]) || strchr("_{}", head.ptr[n])))
        n++;
    word = str_sub(head, 0, n);
    if (str_starts(word, STR("code{")))
        word = STR("code");
    if (str_eq_c(word, "param") || str_eq_c(word, "tparam")) {
        param_command(p, direction(p->a, head), rest);
        return true;
    }
    if (str_ends(head, STR(":")) && n == head.len - 1) { // "@name: text"
        if (is_one_of(word, "return returns Returns"))
            word = STR("return");
        else {
            param_command(
                p, STR(""),
                str_fmt(p->a, "%.*s %.*s", STR_ARG(word), STR_ARG(rest)));
            return true;
        }
    }
    if (str_eq_c(word, "retval")) {
        retval_command(p, rest);
        return true;
    }
    Str text = str_copy(p->a, inline_markup(p->a, rest));
    return section_command(p, word, text) || other_command(p, word);
}

static bool ends_code(Str bare)
{
    return is_one_of(bare, "@endcode \\endcode @endverbatim \\endverbatim");
}

static void one_line(DocParser *p, Str line)
{
    Str bare = str_trim(line);
    if (p->code) {
        p->code = !ends_code(bare);
        append_section(p, p->code ? line : STR("```"));
        return;
    }
    if (command_line(p, bare))
        return;
    if (!bare.len && p->section != TEXT) {
        p->section = TEXT;
        bare = line = STR("");
    }
    if (!bare.len && !p->doc->text.len)
        return;
    if (p->section == TEXT && !bare.len && str_ends(p->doc->text, STR("\n")))
        return;
    if (p->section != TEXT)
        line = bare;
    append_section(p, p->doxygen ? inline_markup(p->a, line) : line);
}

// "Sum of a and b. @param a one @return the sum": where a section begins
// within a line.
static bool section_inside(Str line, size_t *at)
{
    for (size_t i = 1; i + 1 < line.len; i++) {
        char c = line.ptr[i];
        if ((c != '@' && c != '\\') || line.ptr[i - 1] != ' ')
            continue;
        Str rest = str_from(line, i + 1);
        size_t n = 0;
        while (n < rest.len && isalpha((unsigned char)rest.ptr[n]))
            n++;
        if (is_one_of(str_sub(rest, 0, n), "param return returns retval")) {
            *at = i;
            return str_trim(str_sub(line, 0, i)).len > 0;
        }
    }
    return false;
}

static void doc_line(DocParser *p, Str line)
{
    size_t at;
    while (!p->code && p->doxygen && section_inside(line, &at)) {
        one_line(p, str_sub(line, 0, at));
        line = str_from(line, at);
    }
    one_line(p, line);
}

// gtk-doc's comments begin with what they are about: "list_append:".
static void drop_subject(Doc *doc)
{
    Str rest = doc->text, line;
    if (!str_split(&rest, '\n', &line) || !str_ends(line, STR(":")))
        return;
    Str name = str_sub(line, 0, line.len - 1);
    if (str_is_ident(name) &&
        (doc->params.len || str_find_char(name, '_', NULL)))
        doc->text = rest;
}

static void trim_all(Doc *doc)
{
    doc->text = str_trim(doc->text);
    doc->ret = str_trim(doc->ret);
    doc->deprecated = str_trim(doc->deprecated);
    for (size_t i = 0; i < doc->params.len; i++)
        doc->params.at[i].text = str_trim(doc->params.at[i].text);
}

Doc doc_parse(Arena *a, Str raw)
{
    Doc doc = {.raw = raw,
               .text = STR(""),
               .ret = STR(""),
               .ret_notes = STR(""),
               .deprecated = STR("")};
    DocParser p = {.a = a, .doc = &doc, .doxygen = doc_is_doxygen(raw)};
    StrVec lines = undecorate(a, raw);
    for (size_t i = 0; i < lines.len && !p.stop; i++)
        doc_line(&p, lines.at[i]);
    if (p.code)
        append_section(&p, STR("```"));
    if (p.deprecated && !doc.deprecated.len)
        doc.deprecated = STR("deprecated");
    if (p.doxygen)
        drop_subject(&doc);
    trim_all(&doc);
    return doc;
}
