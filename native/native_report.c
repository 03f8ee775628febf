// What the tests came to: text, TAP 13 or JUnit's XML.
#include "base/fs.h"
#include "native/native.h"

size_t native_count(const NativeRun *r, NativeStatus status)
{
    size_t n = 0;
    for (size_t i = 0; i < r->files.len; i++)
        for (size_t k = 0; k < r->files.at[i].tests.len; k++)
            n += r->files.at[i].tests.at[k].status == status;
    return n;
}

static bool is_bad(const NativeTest *t)
{
    return t->status != NATIVE_PASSED && t->status != NATIVE_SKIPPED;
}

static size_t count_bad(const NativeRun *r)
{
    return native_count(r, NATIVE_FAILED) + native_count(r, NATIVE_CRASHED) +
           native_count(r, NATIVE_TIMEOUT);
}

static size_t count_all(const NativeRun *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->files.len; i++)
        n += r->files.at[i].tests.len;
    return n;
}

// ---- text ------------------------------------------------------------------

static void print_details(Out *o, const NativeTest *t, const char *before)
{
    Str rest = t->output, line;
    for (size_t i = 0; i < t->causes.len; i++)
        out_line(o, "%s%.*s", before, STR_ARG(t->causes.at[i]));
    while (rest.len && str_split(&rest, '\n', &line))
        if (line.len)
            out_line(o, "%s%.*s", before, STR_ARG(line));
}

static void print_text(Out *o, const NativeRun *r)
{
    for (size_t i = 0; i < r->files.len; i++)
        for (size_t k = 0; k < r->files.at[i].tests.len; k++) {
            const NativeTest *t = &r->files.at[i].tests.at[k];
            out_line(o, "%-8s %9.3f ms  %.*s: %.*s", NATIVE_WORDS[t->status],
                     t->seconds * 1000,
                     STR_ARG(path_base(r->files.at[i].source)),
                     STR_ARG(t->name));
            if (is_bad(t) || t->heap || t->causes.len)
                print_details(o, t, "    ");
        }
    if (r->covered.len)
        out_line(o, "%.*s", STR_ARG(r->covered));
    out_line(o, "%zu of %zu passed, %zu failed, %zu skipped in %.2f s",
             native_count(r, NATIVE_PASSED), count_all(r), count_bad(r),
             native_count(r, NATIVE_SKIPPED), r->seconds);
}

// ---- TAP -------------------------------------------------------------------

static void print_tap(Out *o, const NativeRun *r)
{
    size_t n = 0;
    out_line(o, "TAP version 13");
    out_line(o, "1..%zu", count_all(r));
    for (size_t i = 0; i < r->files.len; i++)
        for (size_t k = 0; k < r->files.at[i].tests.len; k++) {
            const NativeTest *t = &r->files.at[i].tests.at[k];
            out_line(o, "%sok %zu - %.*s: %.*s%s", is_bad(t) ? "not " : "", ++n,
                     STR_ARG(path_base(r->files.at[i].source)),
                     STR_ARG(t->name),
                     t->status == NATIVE_SKIPPED ? " # SKIP" : "");
            if (is_bad(t))
                print_details(o, t, "# ");
            out_line(o, "# %.3f ms", t->seconds * 1000);
        }
}

// ---- JUnit -----------------------------------------------------------------

static Str xml(Arena *a, Str s)
{
    Out *o = out_new();
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '<' || c == '>' || c == '&' || c == '"')
            out_put(o, "&#%d;", c);
        else if (c >= 32 || c == '\n' || c == '\t')
            out_put(o, "%c", c);
        else
            out_put(o, "?");
    }
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

// A table has two: one for each side.
static Str suite_name(const NativeFile *f)
{
    return f->table ? path_base(f->source) : path_stem(f->source);
}

static void print_case(Out *o, const NativeRun *r, Str suite,
                       const NativeTest *t)
{
    out_open(o, "<testcase classname=\"%.*s\" name=\"%.*s\" time=\"%.6f\">",
             STR_ARG(xml(r->arena, suite)), STR_ARG(xml(r->arena, t->name)),
             t->seconds);
    if (t->status == NATIVE_SKIPPED)
        out_line(o, "<skipped/>");
    if (is_bad(t)) {
        Str why =
            t->causes.len ? t->causes.at[0] : str_of(NATIVE_WORDS[t->status]);
        out_line(o, "<%s message=\"%.*s\">%.*s</%s>",
                 t->status == NATIVE_FAILED ? "failure" : "error",
                 STR_ARG(xml(r->arena, why)), STR_ARG(xml(r->arena, t->output)),
                 t->status == NATIVE_FAILED ? "failure" : "error");
    }
    out_close(o, "</testcase>");
}

static void print_junit(Out *o, const NativeRun *r)
{
    out_line(o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out_open(o, "<testsuites tests=\"%zu\" failures=\"%zu\" time=\"%.6f\">",
             count_all(r), count_bad(r), r->seconds);
    for (size_t i = 0; i < r->files.len; i++) {
        const NativeFile *f = &r->files.at[i];
        out_open(o, "<testsuite name=\"%.*s\" tests=\"%zu\">",
                 STR_ARG(xml(r->arena, suite_name(f))), f->tests.len);
        for (size_t k = 0; k < f->tests.len; k++)
            print_case(o, r, suite_name(f), &f->tests.at[k]);
        out_close(o, "</testsuite>");
    }
    out_close(o, "</testsuites>");
}

Str native_report(const NativeRun *r)
{
    Out *o = out_new();
    out_indent_width(o, 2);
    if (str_eq_c(r->options->format, "tap"))
        print_tap(o, r);
    else if (str_eq_c(r->options->format, "junit"))
        print_junit(o, r);
    else
        print_text(o, r);
    Str text = str_copy(r->arena, out_str(o));
    out_free(o);
    return text;
}
