// The list of diagnostics: adding, counting, ordering. Printing for people is
// diag_print.c, for tools diag_json.c.
#include "base/diag.h"
#include <assert.h>

DiagList *diag_new(Arena *a)
{
    DiagList *d = ARENA_NEW(a, DiagList);
    d->arena = a;
    return d;
}

static void add(DiagList *d, DiagSeverity severity, SrcLoc loc, Str text)
{
    VEC_PUSH(d->arena, &d->all,
             (Diag){.severity = severity, .loc = loc, .text = text});
}

void diag_error(DiagList *d, SrcLoc loc, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    add(d, DIAG_ERROR, loc, str_vfmt(d->arena, fmt, args));
    va_end(args);
}

void diag_warning(DiagList *d, SrcLoc loc, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    add(d, DIAG_WARNING, loc, str_vfmt(d->arena, fmt, args));
    va_end(args);
}

void diag_note(DiagList *d, SrcLoc loc, const char *fmt, ...)
{
    assert(d->all.len > 0);
    va_list args;
    va_start(args, fmt);
    DiagNote note = {loc, str_vfmt(d->arena, fmt, args)};
    va_end(args);
    VEC_PUSH(d->arena, &VEC_LAST(&d->all).notes, note);
}

static size_t count(const DiagList *d, DiagSeverity severity)
{
    size_t n = 0;
    for (size_t i = 0; i < d->all.len; i++)
        n += d->all.at[i].severity == severity;
    return n;
}

size_t diag_errors(const DiagList *d)
{
    return count(d, DIAG_ERROR);
}

size_t diag_warnings(const DiagList *d)
{
    return count(d, DIAG_WARNING);
}

static int compare_locs(SrcLoc x, SrcLoc y)
{
    int files = str_cmp(x.file, y.file);
    if (files)
        return files;
    if (x.line != y.line)
        return x.line < y.line ? -1 : 1;
    return (x.col > y.col) - (x.col < y.col);
}

// Merges the sorted halves of from[] into to[]; equal ones keep their order.
static void merge(Diag *to, const Diag *from, size_t half, size_t n)
{
    size_t i = 0, j = half;
    for (size_t k = 0; k < n; k++) {
        bool left =
            j == n || (i < half && compare_locs(from[i].loc, from[j].loc) <= 0);
        to[k] = left ? from[i++] : from[j++];
    }
}

static void sort(Diag *at, Diag *spare, size_t n)
{
    if (n < 2)
        return;
    sort(at, spare, n / 2);
    sort(at + n / 2, spare, n - n / 2);
    for (size_t i = 0; i < n; i++)
        spare[i] = at[i];
    merge(at, spare, n / 2, n);
}

void diag_sort(DiagList *d)
{
    sort(d->all.at, ARENA_ARRAY(d->arena, Diag, d->all.len), d->all.len);
}

static bool same_notes(const Diag *x, const Diag *y)
{
    if (x->notes.len != y->notes.len)
        return false;
    for (size_t i = 0; i < x->notes.len; i++)
        if (compare_locs(x->notes.at[i].loc, y->notes.at[i].loc) ||
            !str_eq(x->notes.at[i].text, y->notes.at[i].text))
            return false;
    return true;
}

static bool same(const Diag *x, const Diag *y)
{
    return x->severity == y->severity && !compare_locs(x->loc, y->loc) &&
           str_eq(x->text, y->text) && same_notes(x, y);
}

static bool has_earlier(const DiagList *d, size_t n, const Diag *x)
{
    for (size_t i = 0; i < n; i++)
        if (same(&d->all.at[i], x))
            return true;
    return false;
}

void diag_dedup(DiagList *d)
{
    size_t kept = 0;
    for (size_t i = 0; i < d->all.len; i++)
        if (!has_earlier(d, kept, &d->all.at[i]))
            d->all.at[kept++] = d->all.at[i];
    d->all.len = kept;
}
