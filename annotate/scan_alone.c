// Headers that do not stand alone: a header may use a type of libc's, or of
// another header of the library, and leave it to its user to include that. A
// header of libc's, or a given one, is included before, also in the shims, and
// a warning says so; any other one is named.
#include "annotate/scan_int.h"

#include "base/fs.h"

#include <string.h>

static const struct {
    const char *type, *header;
} HOMES[] = {
    {"FILE", "<stdio.h>"},          {"INT_MAX", "<limits.h>"},
    {"NULL", "<stddef.h>"},         {"UINT_MAX", "<limits.h>"},
    {"bool", "<stdbool.h>"},        {"clock_t", "<time.h>"},
    {"fd_set", "<sys/select.h>"},   {"fpos_t", "<stdio.h>"},
    {"int16_t", "<stdint.h>"},      {"int32_t", "<stdint.h>"},
    {"int64_t", "<stdint.h>"},      {"int8_t", "<stdint.h>"},
    {"intmax_t", "<stdint.h>"},     {"intptr_t", "<stdint.h>"},
    {"iovec", "<sys/uio.h>"},       {"jmp_buf", "<setjmp.h>"},
    {"locale_t", "<locale.h>"},     {"mode_t", "<sys/types.h>"},
    {"off_t", "<sys/types.h>"},     {"pid_t", "<sys/types.h>"},
    {"ptrdiff_t", "<stddef.h>"},    {"size_t", "<stddef.h>"},
    {"sockaddr", "<sys/socket.h>"}, {"socklen_t", "<sys/types.h>"},
    {"ssize_t", "<sys/types.h>"},   {"stat", "<sys/stat.h>"},
    {"time_t", "<time.h>"},         {"timespec", "<time.h>"},
    {"timeval", "<sys/time.h>"},    {"tm", "<time.h>"},
    {"u_char", "<sys/types.h>"},    {"u_int", "<sys/types.h>"},
    {"uid_t", "<sys/types.h>"},     {"uint16_t", "<stdint.h>"},
    {"uint32_t", "<stdint.h>"},     {"uint64_t", "<stdint.h>"},
    {"uint8_t", "<stdint.h>"},      {"uintmax_t", "<stdint.h>"},
    {"uintptr_t", "<stdint.h>"},    {"va_list", "<stdarg.h>"},
    {"wchar_t", "<stddef.h>"},
};

// "unknown type name 'FILE'", "field has incomplete type 'struct stat'"
static Str lacking(Str text)
{
    static const char *const marks[] = {"unknown type name '",
                                        "incomplete type '",
                                        "use of undeclared identifier '"};
    size_t at, end;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!str_find(text, str_of(marks[i]), &at))
            continue;
        Str name = str_from(text, at + strlen(marks[i]));
        name = str_find_char(name, '\'', &end) ? str_sub(name, 0, end) : name;
        while (str_find_char(name, ' ', &end))
            name = str_from(name, end + 1);
        return name;
    }
    return STR("");
}

static Str home_of(Str name)
{
    for (size_t i = 0; i < sizeof HOMES / sizeof *HOMES; i++)
        if (str_eq_c(name, HOMES[i].type))
            return str_of(HOMES[i].header);
    return STR("");
}

static bool is_included(const Iface *f, Str header)
{
    for (size_t i = 0; i < f->headers.len; i++)
        if (str_eq(f->headers.at[i], header))
            return true;
    return false;
}

static void include_first(Scan *s, Str header)
{
    StrVec all = {0};
    VEC_PUSH(s->arena, &all, header);
    for (size_t i = 0; i < s->iface->headers.len; i++)
        VEC_PUSH(s->arena, &all, s->iface->headers.at[i]);
    s->iface->headers = all;
}

// ---- the library's own headers ---------------------------------------------

static bool is_word(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static size_t line_begin(Str text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != '\n')
        at--;
    return at;
}

// Whether the name that stands there is defined by what stands around it.
static bool defined_at(Str text, size_t at, size_t len)
{
    size_t begin = line_begin(text, at);
    Str before = str_trim(str_sub(text, begin, at - begin));
    Str after = str_trim(str_from(text, at + len));
    char next = after.len ? after.ptr[0] : 0;
    if (str_ends(before, STR("define")) && str_starts(before, STR("#")))
        return true;
    if (str_ends(before, STR("struct")) || str_ends(before, STR("union")) ||
        str_ends(before, STR("enum")))
        return next == '{';
    if (str_starts(before, STR("}")))
        return next == ';' || next == ',';
    return str_starts(before, STR("typedef")) && next && strchr(";)[,", next);
}

static bool defines(Str text, Str name, unsigned *line)
{
    size_t from = 0, at;
    while (name.len && str_find(str_from(text, from), name, &at)) {
        at += from;
        from = at + name.len;
        bool whole = (!at || !is_word(text.ptr[at - 1])) &&
                     !(from < text.len && is_word(text.ptr[from]));
        if (!whole || !defined_at(text, at, name.len))
            continue;
        *line = 1;
        for (size_t i = 0; i < at; i++)
            *line += text.ptr[i] == '\n';
        return true;
    }
    return false;
}

static bool file_defines(Scan *s, Str path, Str name, unsigned *line)
{
    Str text;
    return !fs_is_dir(path) && fs_read(s->arena, path, &text) &&
           defines(text, name, line);
}

static bool is_moved(const Scan *s, Str header)
{
    for (size_t i = 0; i < s->moved.len; i++)
        if (str_eq(s->moved.at[i], header))
            return true;
    return false;
}

// Each header goes to the front once, or two that need each other would
// change places for ever.
static void move_first(Scan *s, Str header)
{
    StrVec all = {0};
    VEC_PUSH(s->arena, &s->moved, header);
    VEC_PUSH(s->arena, &all, header);
    for (size_t i = 0; i < s->iface->headers.len; i++)
        if (!str_eq(s->iface->headers.at[i], header))
            VEC_PUSH(s->arena, &all, s->iface->headers.at[i]);
    s->iface->headers = all;
}

static bool include_given(Scan *s, Str text, Str name, SrcLoc loc)
{
    Str here = path_abs(s->arena, loc.file);
    for (size_t i = 0; i < s->given.len; i++) {
        Str header = s->given.at[i];
        unsigned line;
        if (str_eq(header, here) || is_moved(s, header) ||
            scan_is_side(header) || !is_included(s->iface, header) ||
            !file_defines(s, header, name, &line))
            continue;
        diag_warning(s->diags, loc, "%.*s: '%.*s' is included before",
                     STR_ARG(text), STR_ARG(path_base(header)));
        move_first(s, header);
        return true;
    }
    return false;
}

static bool note_file_in(Scan *s, Str dir, Str name)
{
    StrVec names = {0};
    unsigned line;
    if (scan_is_host_dir(dir) || !fs_list(s->arena, dir, &names))
        return false;
    for (size_t i = 0; i < names.len && i < 400; i++) {
        Str path = path_join(s->arena, dir, names.at[i]);
        if (!str_eq_c(path_ext(path), ".h") ||
            !file_defines(s, path, name, &line))
            continue;
        SrcLoc loc = {.file = scan_shown(s, path), .line = line, .col = 1};
        diag_note(s->diags, loc,
                  "'%.*s' is defined there: give that header, too, before",
                  STR_ARG(name));
        return true;
    }
    return false;
}

bool scan_note_home(Scan *s, Str text)
{
    Str name = lacking(text);
    const StrVec *args = &s->options->args;
    bool found = false;
    if (!name.len)
        return false;
    for (size_t i = 0; i < s->given.len && !found; i++)
        found = note_file_in(s, path_dir(s->given.at[i]), name);
    for (size_t i = 0; i < args->len && !found; i++) {
        Str dir = args->at[i];
        if (str_eq_c(dir, "-I") && i + 1 < args->len)
            found = note_file_in(s, args->at[i + 1], name);
        else if (str_starts(dir, STR("-I")) && dir.len > 2)
            found = note_file_in(s, str_from(dir, 2), name);
    }
    return found;
}

// ---- both ------------------------------------------------------------------

static bool include_home(Scan *s, CXDiagnostic d)
{
    Str text = scan_str(s, clang_getDiagnosticSpelling(d));
    Str name = lacking(text), home = home_of(name);
    SrcLoc loc = scan_loc(s, clang_getDiagnosticLocation(d));
    if (!home.len || is_included(s->iface, home))
        return name.len && include_given(s, text, name, loc);
    diag_warning(s->diags, loc, "%.*s: %.*s is included before the header",
                 STR_ARG(text), STR_ARG(home));
    include_first(s, home);
    return true;
}

bool scan_include_homes(Scan *s)
{
    unsigned n = clang_getNumDiagnostics(s->tu);
    bool more = false;
    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic d = clang_getDiagnostic(s->tu, i);
        if (clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error)
            more |= include_home(s, d);
        clang_disposeDiagnostic(d);
    }
    return more;
}
