// Diagnostics for people: clang's shape, with the source line and a caret.
//
// Source and messages may come from anywhere, so nothing in them reaches the
// terminal as a control: those, bidirectional overrides and broken UTF-8 are
// printed as escapes. Columns count bytes; the caret stands where the terminal
// shows that byte.
#include "base/diag.h"
#include "base/fs.h"
#include "base/out.h"
#include "base/utf8.h"

enum {
    SHOWN_MAX = 50,  // of errors, and of warnings
    LINE_MAX = 160,  // bytes of a source line that are shown,
    LINE_BEFORE = 80 // and how many of them before the column
};

typedef struct {
    Out *out;
    bool colour;
    Arena *arena;
    Str file, text; // the source file read last
} Printer;

#define RED "\033[1;31m"
#define MAGENTA "\033[1;35m"
#define CYAN "\033[1;36m"
#define GREEN "\033[1;32m"
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

static void paint(Printer *p, const char *code)
{
    if (p->colour)
        out_put(p->out, "%s", code);
}

static bool is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7f && cp <= 0x9f) || cp == 0x61c ||
           (cp >= 0x200e && cp <= 0x200f) || (cp >= 0x2028 && cp <= 0x202e) ||
           (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff;
}

static bool is_wide(uint32_t cp)
{
    return (cp >= 0x1100 && cp <= 0x115f) || (cp >= 0x2e80 && cp <= 0xa4cf) ||
           (cp >= 0xac00 && cp <= 0xd7a3) || (cp >= 0xf900 && cp <= 0xfaff) ||
           (cp >= 0xfe30 && cp <= 0xfe6f) || (cp >= 0xff00 && cp <= 0xff60) ||
           (cp >= 0xffe0 && cp <= 0xffe6) || (cp >= 0x1f300 && cp <= 0x1f9ff) ||
           (cp >= 0x20000 && cp <= 0x3fffd);
}

static bool is_combining(uint32_t cp)
{
    return (cp >= 0x300 && cp <= 0x36f) || cp == 0x200b || cp == 0x200d ||
           (cp >= 0xfe00 && cp <= 0xfe0f);
}

// Takes one character off s: its printable form, and the cells it occupies.
static Str take_char(Str *s, char buf[16], size_t *cells)
{
    uint32_t cp;
    size_t used = utf8_decode(*s, &cp);
    Str c = str_sub(*s, 0, used ? used : 1);
    *s = str_from(*s, c.len);
    if (used && !is_control(cp)) {
        *cells = is_wide(cp) ? 2 : is_combining(cp) ? 0 : 1;
        return c;
    }
    unsigned byte = (unsigned char)c.ptr[0];
    int n = used && cp > 0xff ? snprintf(buf, 16, "\\u%04x", cp)
                              : snprintf(buf, 16, "\\x%02x", used ? cp : byte);
    *cells = (size_t)n;
    return (Str){buf, (size_t)n};
}

static void put_text(Printer *p, Str s)
{
    char buf[16];
    size_t cells;
    while (s.len)
        out_raw(p->out, s.ptr[0] == '\t' ? (s = str_from(s, 1), STR("\t"))
                                         : take_char(&s, buf, &cells));
}

// A message may have several lines; those after the first are indented.
static void put_message(Printer *p, Str s, int margin)
{
    Str line;
    for (int n = 0; str_split(&s, '\n', &line); n++) {
        if (n) {
            out_end(p->out);
            out_put(p->out, "%*s", margin + 4, "");
        }
        put_text(p, line);
    }
}

// Blanks as wide as s is on the terminal; tabs stay tabs.
static void put_blanks(Printer *p, Str s)
{
    char buf[16];
    size_t cells;
    while (s.len) {
        if (s.ptr[0] == '\t') {
            s = str_from(s, 1);
            out_raw(p->out, STR("\t"));
            continue;
        }
        take_char(&s, buf, &cells);
        out_put(p->out, "%*s", (int)cells, "");
    }
}

static bool source_line(Printer *p, SrcLoc loc, Str *line)
{
    if (!loc.file.len || !loc.line)
        return false;
    if (!str_eq(p->file, loc.file)) {
        p->file = loc.file;
        if (!fs_read(p->arena, loc.file, &p->text))
            p->text = STR("");
    }
    Str rest = p->text;
    for (uint32_t i = 0; i < loc.line; i++)
        if (!str_split(&rest, '\n', line))
            return false;
    if (str_ends(*line, STR("\r")))
        line->len--;
    return true;
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

// Long lines are cut to a window around the column, at whole characters.
static Str window(Str line, size_t *col, bool *cut_left, bool *cut_right)
{
    size_t from = 0;
    if (line.len > LINE_MAX && *col > LINE_BEFORE)
        from = *col - LINE_BEFORE;
    while (from > 0 && from < line.len && is_continuation(line.ptr[from]))
        from--;
    size_t end = line.len - from > LINE_MAX ? from + LINE_MAX : line.len;
    while (end < line.len && is_continuation(line.ptr[end]))
        end++;
    *cut_left = from > 0;
    *cut_right = end < line.len;
    *col -= from;
    return str_sub(line, from, end - from);
}

static void put_snippet(Printer *p, SrcLoc loc, int margin)
{
    Str line;
    if (!source_line(p, loc, &line))
        return;
    bool left, right;
    size_t col = loc.col ? loc.col - 1 : 0;
    col = col < line.len ? col : line.len;
    line = window(line, &col, &left, &right);
    out_put(p->out, "%*s%5u | %s", margin, "", loc.line, left ? "..." : "");
    put_text(p, line);
    out_line(p->out, "%s", right ? "..." : "");
    if (!loc.col)
        return;
    out_put(p->out, "%*s      | %s", margin, "", left ? "   " : "");
    put_blanks(p, str_sub(line, 0, col));
    paint(p, GREEN);
    out_put(p->out, "^");
    paint(p, PLAIN);
    out_end(p->out);
}

static void put_place(Printer *p, SrcLoc loc)
{
    if (!loc.file.len)
        return;
    put_text(p, loc.file);
    if (loc.line)
        out_put(p->out, ":%u", loc.line);
    if (loc.line && loc.col)
        out_put(p->out, ":%u", loc.col);
    out_put(p->out, ": ");
}

static bool same_place(SrcLoc x, SrcLoc y)
{
    return str_eq(x.file, y.file) && x.line == y.line && x.col == y.col;
}

static void put_note(Printer *p, SrcLoc at, const DiagNote *note)
{
    enum { MARGIN = 2 };
    bool elsewhere = !same_place(at, note->loc);
    out_put(p->out, "%*s", MARGIN, "");
    paint(p, BOLD);
    if (elsewhere)
        put_place(p, note->loc);
    paint(p, CYAN);
    out_put(p->out, "note: ");
    paint(p, PLAIN);
    put_message(p, note->text, MARGIN);
    out_end(p->out);
    if (elsewhere)
        put_snippet(p, note->loc, MARGIN);
}

static void put_diag(Printer *p, const Diag *x)
{
    bool error = x->severity == DIAG_ERROR;
    paint(p, BOLD);
    put_place(p, x->loc);
    paint(p, error ? RED : MAGENTA);
    out_put(p->out, error ? "error: " : "warning: ");
    paint(p, PLAIN);
    paint(p, BOLD);
    put_message(p, x->text, 0);
    paint(p, PLAIN);
    out_end(p->out);
    put_snippet(p, x->loc, 0);
    for (size_t i = 0; i < x->notes.len; i++)
        put_note(p, x->loc, &x->notes.at[i]);
}

static void put_rest(Printer *p, size_t n, const char *word)
{
    if (n > SHOWN_MAX)
        out_line(p->out, "... and %zu more %s%s", n - SHOWN_MAX, word,
                 n - SHOWN_MAX > 1 ? "s" : "");
}

void diag_print(const DiagList *d, FILE *f, bool colour)
{
    Printer p = {.out = out_new(), .colour = colour, .arena = arena_new()};
    size_t seen[2] = {0, 0};
    for (size_t i = 0; i < d->all.len; i++)
        if (++seen[d->all.at[i].severity] <= SHOWN_MAX)
            put_diag(&p, &d->all.at[i]);
    put_rest(&p, seen[DIAG_ERROR], "error");
    put_rest(&p, seen[DIAG_WARNING], "warning");
    Str text = out_str(p.out);
    fwrite(text.ptr, 1, text.len, f);
    arena_free(p.arena);
    out_free(p.out);
}
