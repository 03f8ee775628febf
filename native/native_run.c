// Runs test programs and reads what they say (native/lib/harness.c). A program
// that ends before its tests do is started again behind the test that ended it.
#include "base/fs.h"
#include "base/proc.h"
#include "native/vector.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

const char *const NATIVE_WORDS[] = {"passed", "failed", "skipped", "crashed",
                                    "timeout"};

static const double GRACE = 20; // seconds beyond a test's own limit

// ---- starting --------------------------------------------------------------

typedef struct Start { // one process
    NativeFile *file;
    Str report, output;
} Start;

static void env(NativeRun *r, ProcJob *job, const char *name, Str value)
{
    if (value.len)
        VEC_PUSH(r->arena, &job->options.env,
                 str_fmt(r->arena, "%s=%.*s", name, STR_ARG(value)));
}

static Str text(NativeRun *r, size_t n)
{
    return str_fmt(r->arena, "%zu", n);
}

static double limit_of(const NativeRun *r)
{
    uint64_t n = 60;
    if (r->options->test_limit.len)
        str_u64(r->options->test_limit, &n);
    return (double)n;
}

static Str lines(NativeRun *r, const StrVec *all)
{
    Str s = STR("");
    for (size_t i = 0; i < all->len; i++)
        s = str_fmt(r->arena, "%.*s%.*s\n", STR_ARG(s), STR_ARG(all->at[i]));
    return s;
}

static ProcJob job_of(NativeRun *r, const Start *s)
{
    const PackOptions *o = r->options;
    ProcJob job = {0};
    if (s->file->node.len)
        VEC_PUSH(r->arena, &job.argv, s->file->node);
    VEC_PUSH(r->arena, &job.argv, s->file->program);
    env(r, &job, "CBW_TEST_REPORT", s->report);
    env(r, &job, "CBW_TEST_OUTPUT", s->output);
    env(r, &job, "CBW_TEST_FILTER", o->filter);
    env(r, &job, "CBW_TEST_REPEAT", o->repeat);
    env(r, &job, "CBW_TEST_FUEL", o->fuel);
    env(r, &job, "CBW_TEST_MEMORY", o->max_memory);
    env(r, &job, "CBW_TEST_DIRS", lines(r, &o->dirs));
    env(r, &job, "CBW_TEST_ENV", lines(r, &o->env));
    bool leaks = o->leak_check.len && !str_eq_c(o->leak_check, "off");
    env(r, &job, "CBW_TEST_HEAP",
        o->redzones ? STR("2")
        : leaks     ? STR("1")
                    : STR(""));
    env(r, &job, "CBW_TEST_LEAKS",
        str_eq_c(o->leak_check, "error") ? STR("2") : STR("1"));
    if (o->coverage.len)
        env(r, &job, "CBW_TEST_COVERAGE",
            path_join(r->arena, r->temp, STR("coverage")));
    env(r, &job, "CBW_TEST_LIMIT", str_fmt(r->arena, "%.0f", limit_of(r)));
    return job;
}

static Start start_of(NativeRun *r, NativeFile *f, size_t n)
{
    Str stem = str_fmt(r->arena, "%.*s.%zu", STR_ARG(f->program), n);
    return (Start){f, str_cat(r->arena, stem, STR(".report")),
                   str_cat(r->arena, stem, STR(".out"))};
}

// ---- reading ---------------------------------------------------------------

static bool is_cmockas(Str line)
{
    if (str_find(line, STR("--- the module:0: error"), NULL) ||
        str_ends(line, STR(" FAILED TEST(S)")) ||
        str_ends(line, STR(" SKIPPED TEST(S)")))
        return true; // the harness's own, and the sum
    static const char *const heads[] = {"[==========]", "[ RUN      ]",
                                        "[       OK ]", "[  PASSED  ]",
                                        "[  FAILED  ]", "[  SKIPPED ]"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (str_starts(line, str_of(heads[i])))
            return true;
    return false;
}

static Str read_output(NativeRun *r, Str path)
{
    Str all, line;
    if (!fs_read(r->arena, path, &all))
        return STR("");
    fs_remove(path);
    Out *o = out_new();
    while (all.len && str_split(&all, '\n', &line))
        if (line.len && !is_cmockas(line))
            out_line(o, "%.*s", STR_ARG(line));
    Str kept = str_copy(r->arena, out_str(o));
    out_free(o);
    return kept;
}

static NativeStatus status_of(Str word)
{
    for (int i = NATIVE_PASSED; i <= NATIVE_TIMEOUT; i++)
        if (str_eq_c(word, NATIVE_WORDS[i]))
            return (NativeStatus)i;
    return NATIVE_FAILED;
}

static Str word(Str *line)
{
    size_t at;
    Str w = *line;
    if (str_find_char(*line, ' ', &at)) {
        w = str_sub(*line, 0, at);
        *line = str_from(*line, at + 1);
    } else {
        *line = STR("");
    }
    return w;
}

typedef struct Reading {
    NativeRun *run;
    const Start *start;
    NativeTest *test; // that runs, or NULL
    bool ended;
    uint64_t index;
} Reading;

static void read_start(Reading *rd, Str line)
{
    NativeFile *f = rd->start->file;
    str_u64(word(&line), &rd->index);
    if (rd->index >= f->tests.len)
        return;
    rd->test = &f->tests.at[rd->index];
    rd->test->name = line;
    rd->ended = false;
}

static void read_end(Reading *rd, Str line)
{
    if (!rd->test || rd->ended)
        return;
    rd->test->status = status_of(word(&line));
    rd->test->seconds = strtod(str_c(rd->run->arena, line), NULL);
    rd->ended = true;
}

static void read_error(Reading *rd, Str line)
{
    Str part;
    if (rd->start->file->table)
        line = vector_shown(rd->run->arena, line);
    while (line.len && str_split(&line, '\x1e', &part))
        VEC_PUSH(rd->run->arena, &rd->test->causes, part);
}

// What the module did with its heap; also behind the end of the last test.
static void read_heap(Reading *rd, Str line)
{
    if (rd->ended && str_eq_c(rd->run->options->leak_check, "error"))
        rd->test->status = NATIVE_FAILED;
    rd->test->heap = true;
    read_error(rd, line);
}

static void read_line(Reading *rd, Str line)
{
    Str first = word(&line);
    if (str_eq_c(first, "start"))
        read_start(rd, line);
    else if (str_eq_c(first, "end"))
        read_end(rd, line);
    else if (str_eq_c(first, "heap") && rd->test)
        read_heap(rd, line);
    else if (str_eq_c(first, "error") && rd->test)
        read_error(rd, line);
}

static void take_output(Reading *rd, uint64_t i)
{
    NativeFile *f = rd->start->file;
    Str path = str_fmt(rd->run->arena, "%.*s.%llu", STR_ARG(rd->start->output),
                       (unsigned long long)i);
    if (i < f->tests.len)
        f->tests.at[i].output = read_output(rd->run, path);
}

static Str death(NativeRun *r, const ProcResult *p)
{
    if (p->timed_out)
        return STR("the process did not end in time and was killed");
    if (p->signal)
        return str_fmt(r->arena,
                       "the test's process was ended by signal %d "
                       "(%s)",
                       p->signal, strsignal(p->signal));
    return str_fmt(r->arena, "the test's process exited with %d", p->status);
}

// What became of the tests of one process.
static void read_report(NativeRun *r, const Start *s, const ProcResult *p)
{
    Reading rd = {.run = r, .start = s, .ended = true};
    Str all = STR(""), line;
    uint64_t first = s->file->done;
    fs_read(r->arena, s->report, &all);
    fs_remove(s->report);
    while (all.len && str_split(&all, '\n', &line))
        read_line(&rd, line);
    if (rd.test && !rd.ended) {
        rd.test->status = p->timed_out ? NATIVE_TIMEOUT : NATIVE_CRASHED;
        VEC_PUSH(r->arena, &rd.test->causes, death(r, p));
    }
    for (uint64_t i = first; rd.test && i <= rd.index; i++)
        take_output(&rd, i);
}

// ---- rounds ----------------------------------------------------------------

static bool list_tests(NativeRun *r)
{
    VEC(ProcJob) jobs = {0};
    VEC(Start) starts = {0};
    for (size_t i = 0; i < r->files.len; i++) {
        VEC_PUSH(r->arena, &starts, start_of(r, &r->files.at[i], 0));
        ProcJob job = job_of(r, &VEC_LAST(&starts));
        env(r, &job, "CBW_TEST_LIST", STR("1"));
        job.options.timeout_s = 60;
        VEC_PUSH(r->arena, &jobs, job);
    }
    proc_run_many(r->arena, jobs.at, jobs.len, proc_cpus());
    for (size_t i = 0; i < jobs.len; i++) {
        Str all = STR(""), line;
        fs_read(r->arena, starts.at[i].report, &all);
        fs_remove(starts.at[i].report);
        while (all.len && str_split(&all, '\n', &line))
            if (str_starts(line, STR("test ")))
                VEC_PUSH(r->arena, &r->files.at[i].tests,
                         (NativeTest){.name = str_from(line, 5)});
        const ProcResult *p = &jobs.at[i].result;
        if (proc_ok(p) && (r->files.at[i].tests.len || r->options->filter.len))
            continue;
        Str source = r->files.at[i].source;
        if (proc_ok(p))
            diag_error(r->diags, NO_LOC, "%.*s gives cmocka no tests",
                       STR_ARG(source));
        else
            diag_error(r->diags, NO_LOC, "%.*s: %.*s before any test\n%.*s",
                       STR_ARG(source), STR_ARG(death(r, p)),
                       STR_ARG(str_trim(p->err)));
    }
    return !diag_errors(r->diags);
}

static size_t parallel(const NativeRun *r)
{
    uint64_t n = proc_cpus();
    if (r->options->jobs.len)
        str_u64(r->options->jobs, &n);
    return n ? (size_t)n : 1;
}

static size_t ended(const NativeFile *f)
{
    size_t n = f->done;
    while (n < f->tests.len && f->tests.at[n].seconds >= 0)
        n++;
    return n;
}

// A process for each program that has tests left.
static bool run_round(NativeRun *r, size_t round)
{
    VEC(ProcJob) jobs = {0};
    VEC(Start) starts = {0};
    for (size_t i = 0; i < r->files.len; i++) {
        NativeFile *f = &r->files.at[i];
        size_t left = f->tests.len - f->done;
        if (!left)
            continue;
        VEC_PUSH(r->arena, &starts, start_of(r, f, round));
        ProcJob job = job_of(r, &VEC_LAST(&starts));
        env(r, &job, "CBW_TEST_SKIP", text(r, f->done));
        job.options.timeout_s = limit_of(r) * (double)left + GRACE;
        VEC_PUSH(r->arena, &jobs, job);
    }
    proc_run_many(r->arena, jobs.at, jobs.len, parallel(r));
    for (size_t i = 0; i < jobs.len; i++) {
        NativeFile *f = starts.at[i].file;
        size_t before = f->done;
        for (size_t k = before; k < f->tests.len; k++)
            f->tests.at[k].seconds = -1; // not reached
        read_report(r, &starts.at[i], &jobs.at[i].result);
        for (size_t k = before; k < f->tests.len; k++)
            if (f->tests.at[k].status == NATIVE_CRASHED ||
                f->tests.at[k].status == NATIVE_TIMEOUT)
                f->tests.at[k].seconds =
                    f->tests.at[k].seconds < 0 ? 0 : f->tests.at[k].seconds;
        f->done = ended(f);
        if (f->done > before)
            continue;
        f->tests.at[before].status = NATIVE_CRASHED; // its group's set-up
        f->tests.at[before].seconds = 0;
        VEC_PUSH(r->arena, &f->tests.at[before].causes,
                 death(r, &jobs.at[i].result));
        f->done = before + 1;
    }
    return jobs.len > 0;
}

// A process for each test.
static void run_isolated(NativeRun *r)
{
    VEC(ProcJob) jobs = {0};
    VEC(Start) starts = {0};
    for (size_t i = 0; i < r->files.len; i++)
        for (size_t k = 0; k < r->files.at[i].tests.len; k++) {
            NativeFile *f = &r->files.at[i];
            VEC_PUSH(r->arena, &starts, start_of(r, f, k));
            ProcJob job = job_of(r, &VEC_LAST(&starts));
            env(r, &job, "CBW_TEST_ONLY", text(r, k));
            job.options.timeout_s = limit_of(r) + GRACE;
            f->tests.at[k].seconds = -1;
            VEC_PUSH(r->arena, &jobs, job);
        }
    proc_run_many(r->arena, jobs.at, jobs.len, parallel(r));
    for (size_t i = 0, n = 0; i < r->files.len; i++)
        for (size_t k = 0; k < r->files.at[i].tests.len; k++, n++) {
            NativeTest *t = &r->files.at[i].tests.at[k];
            r->files.at[i].done = k;
            read_report(r, &starts.at[n], &jobs.at[n].result);
            if (t->seconds >= 0)
                continue;
            t->seconds = 0;
            if (t->status == NATIVE_PASSED) {
                t->status = NATIVE_CRASHED;
                VEC_PUSH(r->arena, &t->causes, death(r, &jobs.at[n].result));
            }
        }
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

bool native_run(NativeRun *r)
{
    double begun = seconds();
    if (!list_tests(r))
        return false;
    if (r->options->isolate)
        run_isolated(r);
    for (size_t round = 1; !r->options->isolate && run_round(r, round);)
        round++;
    r->seconds = seconds() - begun;
    return true;
}
