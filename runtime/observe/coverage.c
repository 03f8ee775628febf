// coverage.c: what ran of a module: counters of its blocks, by function and,
// through DWARF, by line.
#include "runtime/exec/store.h"
#include "runtime/observe/symbols.h"
#include "runtime/wat/wat_buf.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TEXT = 64 << 20, MAX_BYTES = 1 << 30, MAX_NAME = 200 };

typedef struct {
    uint32_t file, line;
    uint64_t count;
} Line;

typedef struct {
    uint32_t func, file, line; // file: DWARF_NONE without DWARF
    uint64_t count;
    Str name;
} Func;

struct RtCoverage {
    const RtModule *m;
    RtSymbols *symbols;
    uint64_t *counts;
    bool (*keep)(void *user, RtName directory, RtName file);
    void *user;
};

// One report.
typedef struct {
    RtCoverage *c;
    Arena *arena;
    Out *out;
    bool *kept; // by file
    VEC(Line) lines;
    VEC(Func) funcs;
    RtCoverageSum sum;
} Report;

// -------------------------------------------------------------------- life

RtCoverage *rt_coverage_new(const RtModule *m)
{
    RtCoverage *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->m = m;
    c->symbols = rt_symbols_new(m);
    c->counts = calloc(m->ncounters + 1u, sizeof *c->counts);
    if (c->symbols && c->counts)
        return c;
    rt_coverage_free(c);
    return NULL;
}

void rt_coverage_free(RtCoverage *c)
{
    if (!c)
        return;
    rt_symbols_free(c->symbols);
    free(c->counts);
    free(c);
}

void rt_coverage_add(RtCoverage *c, RtInstance *inst)
{
    if (inst->module != c->m)
        return;
    for (uint32_t i = 0; i < c->m->ncounters; i++) {
        c->counts[i] += inst->counts[i];
        inst->counts[i] = 0;
    }
}

uint64_t *rt_coverage_counts(RtCoverage *c, size_t *n)
{
    *n = c->m->ncounters;
    return c->counts;
}

void rt_coverage_filter(RtCoverage *c,
                        bool (*keep)(void *user, RtName directory, RtName file),
                        void *user)
{
    c->keep = keep;
    c->user = user;
}

// ------------------------------------------------------- counters to lines

// How often the instruction at an offset ran: the counter of its block.
static uint64_t count_at(const RtCoverage *c, uint32_t offset)
{
    const RtModule *m = c->m;
    uint32_t low = 0, high = m->ncounters;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (m->counters[mid] <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 ? c->counts[low - 1] : 0;
}

// A row may start at the size before a body.
static uint32_t into_body(const RtModule *m, uint32_t offset)
{
    uint32_t low = m->nimported_funcs, high = m->nfuncs;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (m->funcs[mid].body.end <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    if (low < m->nfuncs && offset < m->funcs[low].body.start)
        return m->funcs[low].body.start;
    return offset;
}

static RtName name_of(Str s)
{
    return (RtName){s.ptr, s.len};
}

static void choose_files(Report *r)
{
    const Dwarf *d = &r->c->symbols->dwarf;
    r->kept = ARENA_ARRAY(r->arena, bool, d->files.len + 1);
    for (size_t i = 0; i < d->files.len; i++) {
        const DwarfFile *f = &d->files.at[i];
        r->kept[i] =
            !r->c->keep ||
            r->c->keep(r->c->user, name_of(f->directory), name_of(f->name));
    }
}

// The same file may be there for many compilations: the first stands for all.
static int by_path(const void *x, const void *y)
{
    const DwarfFile *a = *(const DwarfFile *const *)x;
    const DwarfFile *b = *(const DwarfFile *const *)y;
    int order = str_cmp(a->name, b->name);
    if (order == 0)
        order = str_cmp(a->directory, b->directory);
    return order ? order : a < b ? -1 : a > b;
}

static uint32_t *same_files(Report *r)
{
    const Dwarf *d = &r->c->symbols->dwarf;
    uint32_t *first = ARENA_ARRAY(r->arena, uint32_t, d->files.len + 1);
    const DwarfFile **all =
        ARENA_ARRAY(r->arena, const DwarfFile *, d->files.len + 1);
    for (size_t i = 0; i < d->files.len; i++)
        all[i] = &d->files.at[i];
    if (d->files.len > 0)
        qsort(all, d->files.len, sizeof *all, by_path);
    for (size_t i = 0, same = 0; i < d->files.len; i++) {
        if (!str_eq(all[i]->name, all[same]->name) ||
            !str_eq(all[i]->directory, all[same]->directory))
            same = i;
        first[all[i] - d->files.at] = (uint32_t)(all[same] - d->files.at);
    }
    return first;
}

static int by_line(const void *x, const void *y)
{
    const Line *a = x, *b = y;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

// A line ran as often as the instruction of it that ran most.
static void merge_lines(Report *r)
{
    size_t n = 0;
    if (r->lines.len > 0)
        qsort(r->lines.at, r->lines.len, sizeof *r->lines.at, by_line);
    for (size_t i = 0; i < r->lines.len; i++) {
        const Line *l = &r->lines.at[i];
        if (n == 0 || by_line(&r->lines.at[n - 1], l) != 0)
            r->lines.at[n++] = *l;
        else if (l->count > r->lines.at[n - 1].count)
            r->lines.at[n - 1].count = l->count;
    }
    r->lines.len = n;
    r->sum.lines = (uint32_t)n;
    for (size_t i = 0; i < n; i++)
        r->sum.lines_run += r->lines.at[i].count > 0;
}

static void find_lines(Report *r, const uint32_t *first)
{
    const RtModule *m = r->c->m;
    const Dwarf *d = &r->c->symbols->dwarf;
    for (size_t i = 0; i + 1 < d->rows.len; i++) {
        const DwarfRow *row = &d->rows.at[i];
        if (row->end || row->line == 0 || row->file >= d->files.len ||
            !row->statement || !r->kept[row->file] ||
            d->rows.at[i + 1].address == row->address)
            continue;
        uint32_t offset = into_body(m, row->address + m->code_section.start);
        VEC_PUSH(r->arena, &r->lines,
                 (Line){first[row->file], row->line, count_at(r->c, offset)});
    }
    merge_lines(r);
}

// --------------------------------------------------------------- functions

static void place_func(Report *r, Func *f, const uint32_t *first)
{
    const RtModule *m = r->c->m;
    const Dwarf *d = &r->c->symbols->dwarf;
    const RtRange body = m->funcs[f->func].body;
    uint32_t at = body.end - 1 - m->code_section.start;
    const DwarfRow *row = dwarf_row(d, at); // its end is surely its own
    for (size_t i = 0; i < d->scopes.len; i++) {
        const DwarfScope *s = &d->scopes.at[i];
        if (s->depth > 0 || at < s->low || at >= s->high)
            continue;
        if (f->name.len == 0)
            f->name = s->name;
        if (s->file < d->files.len) {
            f->file = first[s->file];
            f->line = s->line;
            return;
        }
    }
    if (row && row->file < d->files.len) {
        f->file = first[row->file];
        f->line = row->line;
    }
}

static void find_funcs(Report *r, const uint32_t *first)
{
    const RtModule *m = r->c->m;
    for (uint32_t i = m->nimported_funcs; i < m->nfuncs; i++) {
        Func f = {.func = i, .file = DWARF_NONE};
        f.count = count_at(r->c, m->funcs[i].body.start);
        f.name = symbols_func_name(r->c->symbols, i);
        place_func(r, &f, first);
        if (r->c->keep && (f.file == DWARF_NONE || !r->kept[f.file]))
            continue;
        f.name = f.name.len > 0 ? wat_safe(r->arena, f.name, MAX_NAME)
                                : str_fmt(r->arena, "function %u", i);
        VEC_PUSH(r->arena, &r->funcs, f);
        r->sum.functions++;
        r->sum.functions_run += f.count > 0;
    }
}

static void gather(Report *r)
{
    choose_files(r);
    const uint32_t *first = same_files(r);
    find_lines(r, first);
    find_funcs(r, first);
}

// -------------------------------------------------------------------- text

static double percent(uint32_t part, uint32_t all)
{
    return all ? 100.0 * part / all : 100.0;
}

static Str path_of(Report *r, uint32_t file, bool whole)
{
    const DwarfFile *f = &r->c->symbols->dwarf.files.at[file];
    bool absolute = f->name.len > 0 && f->name.ptr[0] == '/';
    Str path = f->name;
    if (whole && !absolute && f->directory.len > 0)
        path = str_fmt(r->arena, "%.*s/%.*s", STR_ARG(f->directory),
                       STR_ARG(f->name));
    return wat_safe(r->arena, path, 4096);
}

// "12-15, 20" of lines [from, to) that did not run. Lines without code in
// between do not part them.
static Str missing_lines(Report *r, size_t from, size_t to)
{
    WatBuf b = {.arena = r->arena};
    for (size_t i = from; i < to; i++) {
        const Line *l = &r->lines.at[i];
        if (l->count > 0)
            continue;
        size_t last = i;
        while (last + 1 < to && r->lines.at[last + 1].count == 0)
            last++;
        Str range = last > i ? str_fmt(r->arena, "%u-%u", l->line,
                                       r->lines.at[last].line)
                             : str_fmt(r->arena, "%u", l->line);
        if (b.len > 0)
            buf_bytes(&b, ", ", 2);
        buf_bytes(&b, range.ptr, range.len);
        i = last;
    }
    return buf_str(&b);
}

static size_t end_of_file(const Report *r, size_t from)
{
    size_t to = from;
    while (to < r->lines.len && r->lines.at[to].file == r->lines.at[from].file)
        to++;
    return to;
}

static void print_text(Report *r)
{
    for (size_t i = 0, to; i < r->lines.len; i = to) {
        uint32_t run = 0;
        to = end_of_file(r, i);
        for (size_t k = i; k < to; k++)
            run += r->lines.at[k].count > 0;
        Str path = path_of(r, r->lines.at[i].file, false);
        out_line(r->out, "%.*s: %u of %zu lines (%.1f %%)", STR_ARG(path), run,
                 to - i, percent(run, (uint32_t)(to - i)));
        Str missing = missing_lines(r, i, to);
        out_shift(r->out, 1);
        if (missing.len > 0)
            out_line(r->out, "not run: %.*s", STR_ARG(missing));
        out_shift(r->out, -1);
    }
    const RtCoverageSum *s = &r->sum;
    out_line(r->out, "functions: %u of %u (%.1f %%)", s->functions_run,
             s->functions, percent(s->functions_run, s->functions));
    out_shift(r->out, 1);
    for (size_t i = 0; i < r->funcs.len; i++)
        if (r->funcs.at[i].count == 0)
            out_line(r->out, "not run: %.*s", STR_ARG(r->funcs.at[i].name));
    out_shift(r->out, -1);
    if (s->lines > 0)
        out_line(r->out, "lines: %u of %u (%.1f %%)", s->lines_run, s->lines,
                 percent(s->lines_run, s->lines));
}

static void lcov_funcs(Report *r, uint32_t file)
{
    uint32_t all = 0, run = 0;
    for (size_t i = 0; i < r->funcs.len; i++) {
        const Func *f = &r->funcs.at[i];
        if (f->file == file)
            out_line(r->out, "FN:%u,%.*s", f->line, STR_ARG(f->name));
    }
    for (size_t i = 0; i < r->funcs.len; i++) {
        const Func *f = &r->funcs.at[i];
        if (f->file != file)
            continue;
        out_line(r->out, "FNDA:%" PRIu64 ",%.*s", f->count, STR_ARG(f->name));
        all++;
        run += f->count > 0;
    }
    out_line(r->out, "FNF:%u", all);
    out_line(r->out, "FNH:%u", run);
}

static void print_lcov(Report *r, Str test)
{
    for (size_t i = 0, to; i < r->lines.len; i = to) {
        uint32_t run = 0, file = r->lines.at[i].file;
        to = end_of_file(r, i);
        Str path = path_of(r, file, true);
        out_line(r->out, "TN:%.*s", STR_ARG(test));
        out_line(r->out, "SF:%.*s", STR_ARG(path));
        lcov_funcs(r, file);
        for (size_t k = i; k < to; k++) {
            out_line(r->out, "DA:%u,%" PRIu64, r->lines.at[k].line,
                     r->lines.at[k].count);
            run += r->lines.at[k].count > 0;
        }
        out_line(r->out, "LF:%zu", to - i);
        out_line(r->out, "LH:%u", run);
        out_line(r->out, "end_of_record");
    }
}

// --------------------------------------------------------------------- API

typedef enum { SUM, TEXT, LCOV } Form;

static char *print(Report *r, Form form, const char *test)
{
    gather(r);
    if (form == SUM)
        return NULL;
    r->out = out_new_limited(MAX_TEXT);
    out_indent_width(r->out, 2);
    if (form == TEXT)
        print_text(r);
    else
        print_lcov(r, wat_safe(r->arena, str_of(test), MAX_NAME));
    Str text = out_str(r->out);
    char *copy = out_failed(r->out) ? NULL : malloc(text.len + 1);
    if (copy) {
        memcpy(copy, text.ptr, text.len);
        copy[text.len] = '\0';
    }
    return copy;
}

static char *report(Report *r, Form form, const char *test)
{
    jmp_buf exit;
    char *volatile text = NULL;
    if (setjmp(exit) == 0) {
        r->arena = arena_new_limited(MAX_BYTES, &exit);
        text = print(r, form, test);
    }
    out_free(r->out);
    arena_free(r->arena);
    return text;
}

RtCoverageSum rt_coverage_sum(RtCoverage *c)
{
    Report r = {.c = c};
    report(&r, SUM, NULL);
    return r.sum;
}

char *rt_coverage_text(RtCoverage *c)
{
    Report r = {.c = c};
    return report(&r, TEXT, NULL);
}

char *rt_coverage_lcov(RtCoverage *c, const char *test_name)
{
    Report r = {.c = c};
    return report(&r, LCOV, test_name);
}
