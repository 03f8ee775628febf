// Headers that do not stand alone: an old header may use a type of libc's
// whose header it leaves to its user. What names it is included before, also
// in the shims, and a warning says so.
#include "annotate/scan_int.h"

static const struct {
    const char *type, *header;
} HOMES[] = {
    {"FILE", "<stdio.h>"},          {"bool", "<stdbool.h>"},
    {"int16_t", "<stdint.h>"},      {"int32_t", "<stdint.h>"},
    {"int64_t", "<stdint.h>"},      {"int8_t", "<stdint.h>"},
    {"intmax_t", "<stdint.h>"},     {"intptr_t", "<stdint.h>"},
    {"off_t", "<sys/types.h>"},     {"pid_t", "<sys/types.h>"},
    {"ptrdiff_t", "<stddef.h>"},    {"size_t", "<stddef.h>"},
    {"socklen_t", "<sys/types.h>"}, {"ssize_t", "<sys/types.h>"},
    {"time_t", "<time.h>"},         {"uint16_t", "<stdint.h>"},
    {"uint32_t", "<stdint.h>"},     {"uint64_t", "<stdint.h>"},
    {"uint8_t", "<stdint.h>"},      {"uintmax_t", "<stdint.h>"},
    {"uintptr_t", "<stdint.h>"},    {"va_list", "<stdarg.h>"},
    {"wchar_t", "<stddef.h>"},
};

// "unknown type name 'FILE'"
static Str home_of(Str text)
{
    Str mark = STR("unknown type name '");
    if (!str_starts(text, mark))
        return STR("");
    Str name = str_sub(text, mark.len, text.len - mark.len - 1);
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

static bool include_home(Scan *s, CXDiagnostic d)
{
    Str text = scan_str(s, clang_getDiagnosticSpelling(d));
    Str home = home_of(text);
    if (!home.len || is_included(s->iface, home))
        return false;
    SrcLoc loc = scan_loc(s, clang_getDiagnosticLocation(d));
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
