// Linked with each test program of `cbindgen-wasm test`: runs the groups that
// the program gives to cmocka, and says what becomes of each test in a file
// that the tool reads. The program is compiled with two of cmocka's functions
// renamed to those below; a test that ends the process, hangs or traps is so
// known by name.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbw_wasi.h"
#include "types.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static struct {
    int report;         // file descriptor
    const char *output; // what tests print: OUTPUT.INDEX
    const char *filter; // glob, or NULL
    long skip;          // so many were run before
    long only;          // just this one, or -1
    long repeat, seen;
    unsigned limit; // seconds for a test, 0 = none
    char hung[120]; // what is said of a test that hangs
    bool list, ready, leaks_are_errors;
} run = {.report = -1, .only = -1, .repeat = 1};

static struct {
    const struct CMUnitTest *tests; // of the group
    long *index;                    // their numbers
    long at;                        // the one that runs, -1 = none
    bool open, passed, skipped, bad, stopped;
    double begun;
} now = {.at = -1};

static const CbwHostParts *volatile running;

enum { WATCHED = 64 };
static struct RtHeapWatch *heaps[WATCHED]; // of the instances that live
static struct {
    const char *path; // of the counters, "" when none are wanted
    uint64_t *counts;
    size_t n;
} coverage;

int cbw_run_tests(const char *name, const struct CMUnitTest *tests, size_t n,
                  CMFixtureFunction setup, CMFixtureFunction teardown);
void cbw_skip_test(const char *file, int line);
void cbw_host_defaults(CbwHostOptions *options);
void cbw_vector_fails(const char *text);
void cbw_vector_skips(const char *text);

// ---- what the tool hears ---------------------------------------------------

static void say(const char *format, ...)
{
    char line[8192];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line - 1, format, args);
    va_end(args);
    size_t len = n < 0                         ? 0
                 : (size_t)n < sizeof line - 1 ? (size_t)n
                                               : sizeof line - 2;
    for (size_t i = 0; i < len; i++)
        if (line[i] == '\n')
            line[i] = '\x1e'; // a record separator: the tool breaks there
    line[len] = '\n';
    if (write(run.report, line, len + 1) < 0)
        abort();
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static long number(const char *name, long otherwise)
{
    const char *s = getenv(name);
    return s && *s ? strtol(s, NULL, 10) : otherwise;
}

static void begin(void)
{
    const char *path = getenv("CBW_TEST_REPORT");
    if (run.ready)
        return;
    run.ready = true;
    run.filter = getenv("CBW_TEST_FILTER");
    run.output = getenv("CBW_TEST_OUTPUT");
    run.skip = number("CBW_TEST_SKIP", 0);
    run.only = number("CBW_TEST_ONLY", -1);
    run.repeat = number("CBW_TEST_REPEAT", 1);
    run.limit = (unsigned)number("CBW_TEST_LIMIT", 0);
    run.list = number("CBW_TEST_LIST", 0);
    snprintf(run.hung, sizeof run.hung,
             "error time limit: the test itself hangs\nend timeout %u\n",
             run.limit);
    run.report =
        path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600)
             : dup(2);
}

// ---- time ------------------------------------------------------------------

static void arm(unsigned limit)
{
    struct itimerval t = {.it_value.tv_sec = (time_t)limit};
    setitimer(ITIMER_REAL, &t, NULL);
}

// The first time the module is stopped; what goes on then is the test's.
static void on_alarm(int signal)
{
    (void)signal;
    if (running && !now.stopped) {
        now.stopped = true;
        rt_store_interrupt(running->store);
        rt_wasi_stop(running->wasi);
        arm(3);
        return;
    }
    if (write(run.report, run.hung, strlen(run.hung)) < 0)
        abort();
    _exit(86);
}

// ---- the module's heap -----------------------------------------------------

static size_t heap_errors(struct RtHeapWatch *w)
{
    RtHeapState s = rt_heap_state(w);
    size_t n = 0;
    for (int i = 0; i < RT_HEAP_NERRORS; i++)
        n += s.errors[i];
    return n;
}

static void say_heap(struct RtHeapWatch *w)
{
    char *text = rt_heap_report(w);
    if (text && *text) {
        now.bad |= run.leaks_are_errors;
        say("heap %s", text);
    }
    free(text);
    rt_heap_reset(w);
}

// Mistakes belong to the test that made them; leaks are known at the end.
static void check_heaps(void)
{
    for (int i = 0; i < WATCHED; i++)
        if (heaps[i] && heap_errors(heaps[i]))
            say_heap(heaps[i]);
}

static void add_coverage(const CbwHostParts *p)
{
    char path[4096];
    size_t n = 0;
    RtCoverage *c = rt_coverage_new(p->module);
    if (!c)
        return;
    rt_coverage_add(c, p->instance);
    uint64_t *counts = rt_coverage_counts(c, &n);
    if (!coverage.counts)
        coverage.counts = calloc(n + 1, sizeof *coverage.counts);
    coverage.n = n;
    for (size_t i = 0; coverage.counts && i < n; i++)
        coverage.counts[i] += counts[i];
    rt_coverage_free(c);
    snprintf(path, sizeof path, "%s.%ld", coverage.path, (long)getpid());
    FILE *f = coverage.counts ? fopen(path, "wb") : NULL;
    if (f) {
        fwrite(coverage.counts, sizeof *coverage.counts, n, f);
        fclose(f);
    }
}

static void on_watch(const CbwHostParts *p)
{
    for (int i = 0; i < WATCHED; i++)
        if (heaps[i] == (p->ends ? p->heap : NULL)) {
            heaps[i] = p->ends ? NULL : p->heap;
            break;
        }
    if (p->ends && p->heap)
        say_heap(p->heap);
    if (p->ends && coverage.path)
        add_coverage(p);
}

// ---- one test --------------------------------------------------------------

static void close_test(void)
{
    if (!now.open)
        return;
    check_heaps();
    now.open = false;
    arm(0);
    say("end %s %.6f",
        now.skipped              ? "skipped"
        : now.passed && !now.bad ? "passed"
                                 : "failed",
        seconds() - now.begun);
}

static void redirect(long index)
{
    char path[4096];
    if (!run.output)
        return;
    fflush(NULL);
    snprintf(path, sizeof path, "%s.%ld", run.output, index);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0)
        return;
    dup2(fd, 1);
    dup2(fd, 2);
    close(fd);
}

static int set_up(void **state)
{
    close_test();
    const struct CMUnitTest *t = &now.tests[++now.at];
    redirect(now.index[now.at]);
    now.open = true;
    now.passed = now.skipped = now.bad = now.stopped = false;
    now.begun = seconds();
    say("start %ld %s", now.index[now.at], t->name);
    arm(run.limit);
    return t->setup_func ? t->setup_func(state) : 0;
}

static void test(void **state)
{
    now.tests[now.at].test_func(state);
    now.passed = true;
}

static int tear_down(void **state)
{
    const struct CMUnitTest *t = &now.tests[now.at];
    int failed = t->teardown_func ? t->teardown_func(state) : 0;
    now.bad |= failed != 0;
    close_test();
    return failed;
}

void cbw_skip_test(const char *file, int line)
{
    now.skipped = true;
    _skip(file, line);
}

// ---- groups ----------------------------------------------------------------

static bool is_wanted(const char *name)
{
    long i = run.seen++;
    if (run.filter && fnmatch(run.filter, name, 0) != 0) {
        run.seen--;
        return false;
    }
    return i >= run.skip && (run.only < 0 || i == run.only);
}

int cbw_run_tests(const char *name, const struct CMUnitTest *tests, size_t n,
                  CMFixtureFunction setup, CMFixtureFunction teardown)
{
    begin();
    size_t room = n * (size_t)run.repeat + 1, len = 0;
    struct CMUnitTest *wrapped = calloc(room, sizeof *wrapped);
    struct CMUnitTest *originals = calloc(room, sizeof *originals);
    long *index = calloc(room, sizeof *index);
    if (!wrapped || !originals || !index)
        return 1;
    for (size_t i = 0; i < n; i++)
        for (long k = 0; tests[i].name && k < run.repeat; k++) {
            if (!is_wanted(tests[i].name))
                continue;
            if (run.list)
                say("test %s", tests[i].name);
            index[len] = run.seen - 1;
            originals[len] = tests[i];
            wrapped[len++] = (struct CMUnitTest){
                tests[i].name, test, set_up, tear_down, tests[i].initial_state};
        }
    int failed = 0;
    if (len && !run.list) {
        now.tests = originals;
        now.index = index;
        now.at = -1;
        signal(SIGALRM, on_alarm);
        failed = _cmocka_run_group_tests(name, wrapped, len, setup, teardown);
        close_test();
    }
    free(wrapped);
    free(originals);
    free(index);
    return failed;
}

// ---- instances -------------------------------------------------------------

static void on_report(void *user, CbwHostStatus status, const char *text,
                      bool nested)
{
    (void)user;
    bool late = status == CBW_HOST_LIMIT && now.stopped;
    now.bad = true;
    say("error %s%s", text, late ? ": the time limit of the test" : "");
    if (!nested && now.open)
        _fail("the module", 0);
}

// Each line of a variable of the tool's, as a string of its own.
static bool each_line(const char *name, struct RtWasi *w,
                      bool (*grant)(struct RtWasi *w, char *line))
{
    const char *all = getenv(name), *end;
    bool ok = true;
    for (; ok && all && (end = strchr(all, '\n')); all = end + 1) {
        char *line = strndup(all, (size_t)(end - all));
        ok = line && grant(w, line);
        free(line);
    }
    return ok;
}

// HOST[::GUEST][:ro]
static bool grant_dir(struct RtWasi *w, char *line)
{
    size_t n = strlen(line);
    bool read_only = n > 3 && strcmp(line + n - 3, ":ro") == 0;
    if (read_only)
        line[n - 3] = 0;
    char *guest = strstr(line, "::");
    if (guest)
        *guest = 0;
    return rt_wasi_dir(w, line, guest ? guest + 2 : line, read_only);
}

static bool grant_env(struct RtWasi *w, char *line)
{
    return rt_wasi_env(w, line);
}

static bool on_grant(void *user, struct RtWasi *w)
{
    (void)user;
    return each_line("CBW_TEST_DIRS", w, grant_dir) &&
           each_line("CBW_TEST_ENV", w, grant_env);
}

// A table's vector (lib/vectors.c).
void cbw_vector_fails(const char *text)
{
    now.bad = true;
    say("error %s%s", text, now.stopped ? ": the time limit of the test" : "");
    _fail("the module", 0);
}

void cbw_vector_skips(const char *text)
{
    say("error %s", text);
    cbw_skip_test("the module", 0);
}

// What an instance of the tests' has, unless they say it themselves.
void cbw_host_defaults(CbwHostOptions *options)
{
    begin();
    if (!options->fuel)
        options->fuel = (uint64_t)number("CBW_TEST_FUEL", 0);
    if (!options->max_memory)
        options->max_memory = (uint64_t)number("CBW_TEST_MEMORY", 0);
    options->metered |= run.limit > 0;
    options->running = &running;
    options->watch_heap |= number("CBW_TEST_HEAP", 0) > 0;
    options->redzones |= number("CBW_TEST_HEAP", 0) > 1;
    run.leaks_are_errors = number("CBW_TEST_LEAKS", 0) > 1;
    coverage.path = getenv("CBW_TEST_COVERAGE");
    options->coverage |= coverage.path != NULL;
    options->watch = on_watch;
    if (!options->grant)
        options->grant = on_grant;
    if (!options->report)
        options->report = on_report;
}
